//! A small line of one measure over its months: a dot where it stands now, a gap where it is unknown.
//!
//! The axis begins at zero, so that a small wobble never looks like a fall.

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::canvas::Frame;
use super::layout::range_from_zero;
use super::{Picture, palette};

const WIDTH: f64 = 240.0;
const HEIGHT: f64 = 44.0;
/// Room for the dot.
const MARGIN: f64 = 4.0;

/// The line of `points`, oldest first; `title` says what it shows. Unknown points are gaps.
pub fn spark(points: &[(NaiveDate, Option<Decimal>)], title: String) -> Picture {
    let day = |date: NaiveDate| f64::from(date.num_days_from_ce());
    let known = |value: Option<Decimal>| value.and_then(|value| value.to_f64());
    let (first, last) = (points.first(), points.last());
    let x = match (first, last) {
        (Some((first, _)), Some((last, _))) if first < last => day(*first)..day(*last),
        _ => 0.0..1.0,
    };
    let frame = Frame {
        width: WIDTH,
        height: HEIGHT,
        left: MARGIN,
        right: MARGIN,
        top: MARGIN,
        bottom: MARGIN,
        x,
        y: range_from_zero(points.iter().filter_map(|(_, value)| known(*value))),
    };
    let shapes = frame.paint(|canvas| {
        canvas.rule([(frame.x.start, 0.0), (frame.x.end, 0.0)], palette::GRID)?;
        for run in points.split(|(_, value)| value.is_none()) {
            let run: Vec<(f64, f64)> =
                run.iter().filter_map(|(date, value)| Some((day(*date), known(*value)?))).collect();
            match run.as_slice() {
                [] => {}
                [alone] => canvas.dot(*alone, 1.5, palette::LINE_OPEN)?,
                line => canvas.line(line, palette::LINE_OPEN)?,
            }
        }
        match last {
            Some((date, Some(value))) => {
                let at = (day(*date), value.to_f64().unwrap_or(0.0));
                canvas.dot(at, 3.0, palette::LINE_OPEN)
            }
            _ => Ok(()),
        }
    });
    Picture { width: WIDTH, height: HEIGHT, shapes, title }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::present::chart::Shape;
    use crate::present::chart::testing::{check_sound, date};

    fn picture(values: &[Option<i64>]) -> Picture {
        let points: Vec<(NaiveDate, Option<Decimal>)> = (1..)
            .zip(values)
            .map(|(month, value)| (date(2026, month, 1), value.map(Decimal::from)))
            .collect();
        spark(&points, "A measure".to_owned())
    }

    fn lines_and_dots(picture: &Picture) -> (usize, usize) {
        let lines = picture
            .shapes
            .iter()
            .filter(|shape| matches!(shape, Shape::Line { class: "chart-line-open", .. }));
        let dots = picture.shapes.iter().filter(|shape| matches!(shape, Shape::Circle { .. }));
        (lines.count(), dots.count())
    }

    #[test]
    fn what_is_unknown_is_a_gap() {
        for (values, expected) in [
            (&[Some(1), Some(3), Some(2)][..], (1, 1)),
            (&[Some(1), Some(3), None, Some(2), Some(5)], (2, 1)),
            (&[Some(1), None, Some(2)], (0, 3)),
            (&[Some(1), Some(2), None], (1, 0)),
            (&[None, None], (0, 0)),
            (&[Some(-4), Some(4)], (1, 1)),
        ] {
            let picture = picture(values);
            check_sound(&picture, "spark");
            assert_eq!(lines_and_dots(&picture), expected, "{values:?}");
        }
    }
}
