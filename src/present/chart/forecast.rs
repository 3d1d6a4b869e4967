//! The cash forecast: what each week is likely to bring, and between what it may lie.
//!
//! A bar for the band and a line across it for the amount expected; the axis starts at zero.

use super::axis::{GAP, empty, grid, long_date, places, short_date, tick_width, ticks};
use super::canvas::{Canvas, Drawn, Frame};
use super::compact::compact;
use super::layout::{in_currency, number, usable_width};
use super::text::{LABEL_SIZE, label_width, value_width};
use super::{Anchor, Picture, palette};
use crate::analysis::forecast::Week;
use crate::domain::{Amount, Currency};

/// Half of a bar, in weeks.
const HALF: f64 = 0.36;

/// The weeks as bars, for a picture `width` user units wide. Without any it says so.
pub fn forecast_bars(weeks: &[Week], currency: Currency, width: f64) -> Picture {
    let width = usable_width(width);
    let height = if width < 500.0 { 210.0 } else { 260.0 };
    let (Some(first), Some(last)) = (weeks.first(), weeks.last()) else {
        return empty(width, height, "There is no forecast to show");
    };
    let ticks = ticks(weeks.iter().map(|week| number(week.high)));
    let low = ticks.first().copied().unwrap_or(0.0);
    let high = ticks.last().copied().unwrap_or(1.0);
    let frame = Frame {
        width,
        height,
        left: tick_width(&ticks) + GAP,
        right: GAP,
        top: LABEL_SIZE + GAP,
        bottom: LABEL_SIZE + 12.0,
        x: 0.0..weeks.iter().fold(0.0, |count, _| count + 1.0),
        y: low..high,
    };
    let shapes = frame.paint(|canvas| {
        grid(canvas, &frame, &ticks)?;
        for (at, week) in places(weeks) {
            bar(canvas, at, week)?;
        }
        canvas.rule([(frame.x.start, 0.0), (frame.x.end, 0.0)], palette::AXIS)?;
        values(canvas, &frame, weeks)?;
        dates(canvas, &frame, weeks)
    });
    let total: Amount = weeks.iter().map(|week| week.expected).sum();
    let title = format!(
        "Cash expected{} from {} to {}: {} in all, {} in the first week",
        in_currency(currency),
        long_date(first.from),
        long_date(last.to),
        compact(total),
        compact(first.expected),
    );
    Picture { width, height, shapes, title }
}

fn bar(canvas: &mut Canvas<'_, '_>, at: f64, week: &Week) -> Drawn {
    let (left, right) = (at - HALF, at + HALF);
    canvas.rect([(left, number(week.low)), (right, number(week.high))], palette::AREA_OPEN)?;
    let expected = number(week.expected);
    canvas.line(&[(left, expected), (right, expected)], palette::LINE_OPEN)
}

/// What is expected, above each band; left out where the bars are too narrow for the words.
fn values(canvas: &Canvas<'_, '_>, frame: &Frame, weeks: &[Week]) -> Drawn {
    let room = canvas.place((1.0, 0.0)).0 - canvas.place((0.0, 0.0)).0;
    let widest = weeks.iter().map(|w| value_width(&compact(w.expected))).fold(0.0, f64::max);
    if widest + GAP > room {
        return Ok(());
    }
    for (at, week) in places(weeks).filter(|(_, week)| !week.expected.is_zero()) {
        let (x, y) = canvas.place((at, number(week.high)));
        canvas.value(&compact(week.expected), (x, (y - 4.0).max(frame.top)), Anchor::Middle)?;
    }
    Ok(())
}

/// The first day of the weeks, as many as fit.
fn dates(canvas: &Canvas<'_, '_>, frame: &Frame, weeks: &[Week]) -> Drawn {
    let room = canvas.place((1.0, 0.0)).0 - canvas.place((0.0, 0.0)).0;
    let widest = weeks.iter().map(|w| label_width(&short_date(w.from))).fold(0.0, f64::max);
    let fits = |step: &usize| step_width(*step) * room >= widest + GAP;
    let step = (1..weeks.len()).find(fits).unwrap_or(weeks.len()).max(1);
    for (at, week) in places(weeks).step_by(step) {
        let (x, _) = canvas.place((at, 0.0));
        let half = label_width(&short_date(week.from)) / 2.0;
        if x - half >= 0.0 && x + half <= frame.width {
            canvas.label(&short_date(week.from), (x, frame.height - 6.0), Anchor::Middle)?;
        }
    }
    Ok(())
}

fn step_width(step: usize) -> f64 {
    (0..step).fold(0.0, |width, _| width + 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Day;
    use crate::present::chart::Shape;
    use crate::present::chart::testing::{check_sound, date, eur, texts};

    fn weeks(expected: fn(i32) -> i128) -> Vec<Week> {
        let start = Day::from(date(2026, 11, 22));
        let day = |n: i32| start.plus(n).to_date().unwrap();
        let week = |n: i32| Week {
            from: day(n * 7),
            to: day(n * 7 + 6),
            due: eur(0),
            expected: eur(expected(n)),
            low: eur(expected(n) / 2),
            high: eur(expected(n) * 2),
        };
        (0..13).map(week).collect()
    }

    #[test]
    fn bands_stand_in_proportion_and_the_picture_says_it_in_words() {
        let currency = Currency::new("EUR").unwrap();
        let picture =
            forecast_bars(&weeks(|n| if n == 0 { 400_000 } else { 100_000 }), currency, 1_120.0);
        let bands: Vec<f64> = picture
            .shapes
            .iter()
            .filter_map(|shape| {
                let Shape::Rect { height, class, .. } = shape else { return None };
                (*class == "chart-area-open").then_some(*height)
            })
            .collect();
        assert_eq!(bands.len(), 13);
        assert!((bands[0] - 4.0 * bands[1]).abs() <= 4.0, "{bands:?}");
        assert!(texts(&picture).contains(&"22 Nov"));
        assert_eq!(
            picture.title,
            "Cash expected in EUR from 22 Nov 2026 to 20 Feb 2027: 16k in all, 4k in the first week"
        );
    }

    #[test]
    fn any_amounts_and_widths_give_a_sound_picture() {
        let ledgers: [fn(i32) -> i128; 4] =
            [|n| i128::from(n) * 123_456, |_| 0, |_| 1, |_| 9_000_000_000_000_000_000];
        for (n, ledger) in ledgers.into_iter().enumerate() {
            for width in [0.0, 330.0, 640.0, 1_120.0, f64::NAN] {
                let picture = forecast_bars(&weeks(ledger), Currency::UNSTATED, width);
                check_sound(&picture, &format!("ledger {n}, {width} wide"));
            }
        }
        assert_eq!(
            forecast_bars(&[], Currency::UNSTATED, 640.0).title,
            "There is no forecast to show"
        );
    }
}
