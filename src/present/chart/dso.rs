//! DSO over time, with what would be possible if nothing were overdue below it.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::axis::{GAP, day, empty, grid, long_date, tick_width, ticks};
use super::canvas::{Canvas, Drawn, Frame};
use super::layout::usable_width;
use super::text::{LABEL_SIZE, label_width, value_width};
use super::trend::{Ending, dates, end_labels};
use super::{Picture, palette};

/// The measure at one date, and what would be possible; `None` = not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DsoPoint {
    /// When.
    pub date: NaiveDate,
    /// DSO in days.
    pub dso: Option<Decimal>,
    /// Best possible DSO in days.
    pub best: Option<Decimal>,
}

const WORDS: [&str; 2] = ["DSO", "best possible"];

/// Two lines in days, for a picture `width` user units wide. Without a known DSO it says so.
pub fn dso_trend(points: &[DsoPoint], width: f64) -> Picture {
    let width = usable_width(width);
    let height = if width < 500.0 { 200.0 } else { 240.0 };
    let known: Vec<&DsoPoint> = points.iter().filter(|point| point.dso.is_some()).collect();
    let (Some(first), Some(last)) = (known.first(), known.last()) else {
        return empty(width, height, "DSO is not known for any of these months");
    };
    let days = points.iter().flat_map(|point| [number(point.dso), number(point.best)]);
    let ticks = ticks(days.flatten());
    let (start, end) = match (points.first(), points.last()) {
        (Some(start), Some(end)) if start.date < end.date => (day(start.date), day(end.date)),
        _ => (day(last.date) - 1.0, day(last.date)),
    };
    let values = [last.dso, last.best].map(|value| value_width(&in_days(value)));
    let words = values.into_iter().chain(WORDS.map(label_width)).fold(0.0, f64::max);
    let frame = Frame {
        width,
        height,
        left: tick_width(&ticks) + GAP,
        right: (words + 2.0 * GAP).max(label_width("30 Sep 2026") / 2.0),
        top: LABEL_SIZE,
        bottom: LABEL_SIZE + 12.0,
        x: start..end,
        y: ticks.first().copied().unwrap_or(0.0)..ticks.last().copied().unwrap_or(1.0),
    };
    let mut shapes = frame.paint(|canvas| {
        grid(canvas, &frame, &ticks)?;
        line(canvas, points, |point| point.dso, palette::LINE_OPEN)?;
        line(canvas, points, |point| point.best, palette::LINE_OVERDUE)?;
        canvas.rule([(frame.x.start, 0.0), (frame.x.end, 0.0)], palette::AXIS)?;
        endings(canvas, &frame, last)?;
        let places = points.iter().map(|p| (canvas.place((day(p.date), 0.0)).0, p.date));
        dates(canvas, &frame, &places.collect::<Vec<_>>())
    });
    let hints = points.iter().map(|point| {
        let (dso, best) = (in_days(point.dso), in_days(point.best));
        (day(point.date), format!("{}: DSO {dso}, best possible {best}", long_date(point.date)))
    });
    shapes.extend(frame.hints(hints.collect()));
    let title = format!(
        "DSO from {} to {}: from {} to {} days; {} would be possible if nothing were overdue",
        long_date(first.date),
        long_date(last.date),
        in_days(first.dso),
        in_days(last.dso),
        in_days(last.best),
    );
    Picture { width, height, shapes, title }
}

fn number(days: Option<Decimal>) -> Option<f64> {
    days?.to_f64().filter(|days| days.is_finite())
}

/// Days with one decimal.
fn in_days(days: Option<Decimal>) -> String {
    days.map_or_else(|| "not known".to_owned(), |days| format!("{:.1}", days.round_dp(1)))
}

/// A line with a gap where nothing is known.
fn line(
    canvas: &mut Canvas<'_, '_>,
    points: &[DsoPoint],
    of: fn(&DsoPoint) -> Option<Decimal>,
    color: plotters::style::RGBColor,
) -> Drawn {
    for run in points.split(|point| of(point).is_none()) {
        let run = run.iter().filter_map(|point| Some((day(point.date), number(of(point))?)));
        match run.collect::<Vec<_>>().as_slice() {
            [] => {}
            [alone] => canvas.dot(*alone, 2.0, color)?,
            line => canvas.line(line, color)?,
        }
    }
    let end = points.last().and_then(|last| Some((day(last.date), number(of(last))?)));
    end.map_or(Ok(()), |end| canvas.dot(end, 3.0, color))
}

fn endings(canvas: &Canvas<'_, '_>, frame: &Frame, last: &DsoPoint) -> Drawn {
    let ending = |word, value: Option<Decimal>| {
        let height = canvas.place((day(last.date), number(value).unwrap_or(0.0))).1;
        Ending { word, value: in_days(value), height }
    };
    let x = canvas.place((day(last.date), 0.0)).0;
    end_labels(canvas, frame, x, [ending(WORDS[0], last.dso), ending(WORDS[1], last.best)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::present::chart::Shape;
    use crate::present::chart::testing::{check_sound, date, texts};

    fn points(dso: [Option<i64>; 4], best: [Option<i64>; 4]) -> Vec<DsoPoint> {
        let dates = [date(2026, 8, 31), date(2026, 9, 30), date(2026, 10, 31), date(2026, 11, 21)];
        let all = dates.into_iter().zip(dso).zip(best);
        all.map(|((date, dso), best)| DsoPoint {
            date,
            dso: dso.map(|tenths| Decimal::new(tenths, 1)),
            best: best.map(|tenths| Decimal::new(tenths, 1)),
        })
        .collect()
    }

    fn lines(picture: &Picture, wanted: &str) -> Vec<Vec<(f64, f64)>> {
        let lines = picture.shapes.iter().filter_map(|shape| {
            let Shape::Line { points, class } = shape else { return None };
            (*class == wanted).then(|| points.clone())
        });
        lines.collect()
    }

    #[test]
    fn both_lines_rise_from_zero_in_proportion_and_are_named_at_their_ends() {
        let same = |tenths| [Some(tenths); 4];
        let picture = dso_trend(&points(same(600), same(200)), 640.0);
        let axis = lines(&picture, "chart-axis")[0][0].1;
        let (dso, best) =
            (&lines(&picture, "chart-line-open")[0], &lines(&picture, "chart-line-overdue")[0]);
        assert_eq!((dso.len(), best.len()), (4, 4));
        assert!(((axis - dso[0].1) - 3.0 * (axis - best[0].1)).abs() <= 0.4);
        let texts = texts(&picture);
        for words in ["60.0", "20.0", "DSO", "best possible", "21 Nov 2026"] {
            assert!(texts.contains(&words), "{words} in {texts:?}");
        }
        assert_eq!(
            picture.title,
            "DSO from 31 Aug 2026 to 21 Nov 2026: from 60.0 to 60.0 days; 20.0 would be possible if nothing were overdue"
        );
    }

    #[test]
    fn what_is_not_known_is_a_gap() {
        let dso = [Some(500), None, Some(480), Some(470)];
        let picture = dso_trend(&points(dso, [None; 4]), 640.0);
        assert_eq!(lines(&picture, "chart-line-open").len(), 1, "two points make one line");
        assert!(lines(&picture, "chart-line-overdue").is_empty());
        for width in [0.0, 330.0, 640.0, f64::NAN] {
            check_sound(&dso_trend(&points(dso, [Some(1); 4]), width), &format!("{width} wide"));
        }
        assert_eq!(
            dso_trend(&points([None; 4], [None; 4]), 640.0).title,
            "DSO is not known for any of these months"
        );
    }
}
