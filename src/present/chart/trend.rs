//! The trend: open and overdue at the last month-ends and the as-of date.
//!
//! The amount axis starts at zero; the two lines are labelled at their ends, so there is no legend.

use chrono::{Datelike, NaiveDate};
use plotters::style::RGBColor;

use super::axis::{GAP, day, empty, grid, long_date, month, tick_width, ticks};
use super::canvas::{Canvas, Drawn, Frame};
use super::compact::compact;
use super::layout::{in_currency, number, usable_width};
use super::text::{LABEL_SIZE, label_width, value_width};
use super::{Anchor, Picture, palette};
use crate::analysis::{CurrencyReport, TrendPoint};

/// Height of a value with its word below it.
const BLOCK: f64 = 30.0;

/// Open (area and line) and overdue (darker) over the months up to the as-of date, for a picture
/// `width` user units wide. Without any point it says so.
pub fn trend(report: &CurrencyReport, width: f64) -> Picture {
    let width = usable_width(width);
    let height = if width < 500.0 { 200.0 } else { 240.0 };
    let (Some(first), Some(last)) = (report.trend.first(), report.trend.last()) else {
        return empty(width, height, "There is no history to show");
    };
    let ticks = ticks(report.trend.iter().flat_map(|p| [number(p.open), number(p.overdue)]));
    let low = ticks.first().copied().unwrap_or(0.0);
    let high = ticks.last().copied().unwrap_or(1.0);
    let frame = Frame {
        width,
        height,
        left: tick_width(&ticks) + GAP,
        right: right_margin(last),
        top: LABEL_SIZE,
        bottom: LABEL_SIZE + 12.0,
        x: if first.date < last.date {
            day(first.date)..day(last.date)
        } else {
            day(first.date) - 1.0..day(first.date)
        },
        y: low..high,
    };
    let shapes = frame.paint(|canvas| {
        grid(canvas, &frame, &ticks)?;
        series(canvas, &report.trend, |p| number(p.open), palette::AREA_OPEN, palette::LINE_OPEN)?;
        series(
            canvas,
            &report.trend,
            |p| number(p.overdue),
            palette::AREA_OVERDUE,
            palette::LINE_OVERDUE,
        )?;
        canvas.rule([(frame.x.start, 0.0), (frame.x.end, 0.0)], palette::AXIS)?;
        let x = canvas.place((day(last.date), 0.0)).0;
        let ending = |word, amount| {
            let height = canvas.place((day(last.date), number(amount))).1;
            Ending { word, value: compact(amount), height }
        };
        end_labels(
            canvas,
            &frame,
            x,
            [ending(WORDS[0], last.open), ending(WORDS[1], last.overdue)],
        )?;
        let places = report.trend.iter().map(|p| (canvas.place((day(p.date), 0.0)).0, p.date));
        dates(canvas, &frame, &places.collect::<Vec<_>>())
    });
    Picture { width, height, shapes, title: title(report, first, last) }
}

fn title(report: &CurrencyReport, first: &TrendPoint, last: &TrendPoint) -> String {
    format!(
        "Balance{} from {} to {}: open went from {} to {}, overdue from {} to {}",
        in_currency(report.currency),
        long_date(first.date),
        long_date(last.date),
        compact(first.open),
        compact(last.open),
        compact(first.overdue),
        compact(last.overdue),
    )
}

fn series(
    canvas: &mut Canvas<'_, '_>,
    trend: &[TrendPoint],
    of: fn(&TrendPoint) -> f64,
    area: RGBColor,
    line: RGBColor,
) -> Drawn {
    let points: Vec<(f64, f64)> = trend.iter().map(|p| (day(p.date), of(p))).collect();
    if points.len() > 1 {
        canvas.area(&points, area)?;
        canvas.line(&points, line)?;
    }
    points.last().map_or(Ok(()), |&end| canvas.dot(end, 3.0, line))
}

const WORDS: [&str; 2] = ["open", "overdue"];

fn right_margin(last: &TrendPoint) -> f64 {
    let values = [last.open, last.overdue].map(|amount| value_width(&compact(amount)));
    let words = WORDS.map(label_width);
    let widest = values.into_iter().chain(words).fold(0.0, f64::max);
    // Half of the last date hangs over the end of the axis.
    (widest + 2.0 * GAP).max(label_width("30 Sep 2026") / 2.0)
}

/// Where a line ends, and what is said there.
pub(super) struct Ending {
    /// What the line is.
    pub(super) word: &'static str,
    /// Its last value.
    pub(super) value: String,
    /// Where it ends, in user units.
    pub(super) height: f64,
}

/// Value and word beside the end of each line, moved apart where they would touch.
pub(super) fn end_labels(
    canvas: &Canvas<'_, '_>,
    frame: &Frame,
    x: f64,
    [first, second]: [Ending; 2],
) -> Drawn {
    let limits = (frame.top + BLOCK / 2.0, frame.height - frame.bottom - BLOCK / 2.0);
    let (one, other) = if second.height < first.height {
        let (upper, lower) = apart(second.height, first.height, limits);
        (lower, upper)
    } else {
        apart(first.height, second.height, limits)
    };
    for (ending, middle) in [(first, one), (second, other)] {
        canvas.value(&ending.value, (x + GAP + 4.0, middle - 1.0), Anchor::Start)?;
        canvas.label(ending.word, (x + GAP + 4.0, middle + LABEL_SIZE), Anchor::Start)?;
    }
    Ok(())
}

/// Two middles at least a block apart within limits, as near to where they were as can be.
fn apart(upper: f64, lower: f64, (top, bottom): (f64, f64)) -> (f64, f64) {
    let short = (BLOCK - (lower - upper)).max(0.0) / 2.0;
    let upper = (upper - short).clamp(top, (bottom - BLOCK).max(top));
    let lower = (lower + short).max(upper + BLOCK).min(bottom.max(top + BLOCK));
    (upper.min(lower - BLOCK), lower)
}

/// The last date in full and as many months before it as fit, evenly spaced; each with where it stands
/// in user units, oldest first.
pub(super) fn dates(canvas: &Canvas<'_, '_>, frame: &Frame, places: &[(f64, NaiveDate)]) -> Drawn {
    let Some(((end, last), months)) = places.split_last() else { return Ok(()) };
    let baseline = frame.height - 6.0;
    let as_of = long_date(*last);
    canvas.label(&as_of, (*end, baseline), Anchor::Middle)?;
    let right = end - label_width(&as_of) / 2.0 - GAP;
    let newest_first = months.iter().rev().copied();
    let fitting: Vec<(f64, NaiveDate)> =
        newest_first.skip_while(|(x, _)| x + label_width("Sep") / 2.0 > right).collect();
    let labels =
        (1..=fitting.len()).map(|step| month_labels(&fitting, step)).find(|l| clear(l, right));
    for (x, words) in labels.unwrap_or_default() {
        canvas.label(&words, (x, baseline), Anchor::Middle)?;
    }
    Ok(())
}

/// Every `step`-th month, newest first; the oldest shown and each first of a year carry the year.
fn month_labels(newest_first: &[(f64, NaiveDate)], step: usize) -> Vec<(f64, String)> {
    let shown: Vec<&(f64, NaiveDate)> = newest_first.iter().step_by(step).collect();
    shown
        .iter()
        .enumerate()
        .map(|(i, (x, date))| {
            let older = shown.get(i + 1).map(|(_, date)| date.year());
            let month = month(*date);
            if older == Some(date.year()) {
                (*x, month.to_owned())
            } else {
                (*x, format!("{month} {}", date.year()))
            }
        })
        .collect()
}

/// No label touches its neighbor, the as-of date or the left edge.
fn clear(newest_first: &[(f64, String)], right: f64) -> bool {
    let mut limit = right;
    newest_first.iter().all(|(x, words)| {
        let half = label_width(words) / 2.0;
        let fits = x + half <= limit;
        limit = x - half - GAP;
        fits && x - half >= 0.0
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::date::month_end_before;
    use crate::present::chart::Shape;
    use crate::present::chart::testing::{check_sound, date, report, texts, trend_point};

    /// 13 points up to `as_of`, amounts in cents by age of the point.
    fn year(as_of: NaiveDate, amounts: fn(i128) -> (i128, i128)) -> CurrencyReport {
        let mut trend: Vec<TrendPoint> = (1..=12)
            .rev()
            .map(|back| {
                let (open, overdue) = amounts(i128::from(back));
                trend_point(month_end_before(as_of, back), open, overdue)
            })
            .collect();
        let (open, overdue) = amounts(0);
        trend.push(trend_point(as_of, open, overdue));
        CurrencyReport { trend, ..report(&[0; 6]) }
    }

    fn points(picture: &Picture, wanted: &str) -> Vec<(f64, f64)> {
        let line = |shape: &Shape| {
            let Shape::Line { points, class } = shape else { return None };
            (*class == wanted).then(|| points.clone())
        };
        picture.shapes.iter().find_map(line).unwrap_or_default()
    }

    #[test]
    fn lines_rise_from_zero_in_proportion() {
        // Open 4,000 falling by 250 a month back in time; overdue is a quarter of it.
        let report =
            year(date(2026, 11, 30), |back| (400_000 - back * 25_000, 100_000 - back * 6_250));
        let picture = trend(&report, 640.0);
        let (open, overdue) =
            (points(&picture, "chart-line-open"), points(&picture, "chart-line-overdue"));
        let axis = points(&picture, "chart-axis")[0].1;
        assert_eq!((open.len(), overdue.len()), (13, 13));
        for (open, overdue) in open.iter().zip(&overdue) {
            assert!(
                ((axis - open.1) - 4.0 * (axis - overdue.1)).abs() <= 0.5,
                "{open:?} {overdue:?}"
            );
        }
        // A year ago 1,000 of today's 4,000 was open.
        assert!(((axis - open[12].1) - 4.0 * (axis - open[0].1)).abs() <= 0.5);
    }

    #[test]
    fn the_end_of_each_line_is_labelled() {
        let picture = trend(&year(date(2026, 11, 21), |_| (8_421_000, 3_187_000)), 360.0);
        let texts = texts(&picture);
        for words in ["84.2k", "open", "31.9k", "overdue", "21 Nov 2026", "0"] {
            assert!(texts.contains(&words), "{words} in {texts:?}");
        }
        assert_eq!(
            picture.title,
            "Balance in EUR from 30 Nov 2025 to 21 Nov 2026: open went from 84.2k to 84.2k, overdue from 31.9k to 31.9k"
        );
    }

    #[test]
    fn labels_never_overlap_and_nothing_leaves_the_picture() {
        let ledgers: [fn(i128) -> (i128, i128); 7] = [
            |back| (8_421_000 + back * 10_000, 3_187_000),
            |_| (0, 0),
            |_| (100, 100),
            |back| (-500_000 * back, 0),
            |back| (if back % 2 == 0 { 1_000_000 } else { -1_000_000 }, 2_000_000),
            |_| (-100, -100),
            |back| (7_000_000_000_000_000_000_000 * (back + 1), 1),
        ];
        for (n, ledger) in ledgers.into_iter().enumerate() {
            for as_of in
                [date(2026, 11, 21), date(2026, 3, 1), date(2026, 1, 31), date(2024, 2, 29)]
            {
                for width in [0.0, 300.0, 360.0, 640.0, 1200.0, f64::NAN] {
                    let picture = trend(&year(as_of, ledger), width);
                    check_sound(&picture, &format!("ledger {n} at {as_of}, {width} wide"));
                }
            }
        }
    }

    #[test]
    fn few_points_are_enough() {
        for n in 0..4 {
            let mut report = year(date(2026, 11, 21), |back| (500_000 - back, 20_000));
            report.trend.truncate(n);
            check_sound(&trend(&report, 360.0), &format!("{n} points"));
        }
        assert_eq!(trend(&report(&[0; 6]), 360.0).title, "There is no history to show");
    }

    #[test]
    fn months_carry_the_year_where_it_changes() {
        let newest_first: Vec<(f64, NaiveDate)> =
            [(3.0, 2026, 2), (2.0, 2026, 1), (1.0, 2025, 12), (0.0, 2025, 11)]
                .map(|(x, y, m)| (x, date(y, m, 28)))
                .to_vec();
        let words: Vec<String> =
            month_labels(&newest_first, 1).into_iter().map(|(_, w)| w).collect();
        assert_eq!(words, ["Feb", "Jan 2026", "Dec", "Nov 2025"]);
        let words: Vec<String> =
            month_labels(&newest_first, 2).into_iter().map(|(_, w)| w).collect();
        assert_eq!(words, ["Feb 2026", "Dec 2025"]);
    }

    #[test]
    fn blocks_are_moved_apart_within_limits() {
        for ((upper, lower), expect) in [
            ((20.0, 100.0), (20.0, 100.0)),
            ((50.0, 50.0), (35.0, 65.0)),
            ((195.0, 200.0), (170.0, 200.0)),
            ((10.0, 12.0), (15.0, 45.0)),
        ] {
            assert_eq!(apart(upper, lower, (15.0, 200.0)), expect, "{upper} {lower}");
        }
    }
}
