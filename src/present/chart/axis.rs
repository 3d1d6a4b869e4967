//! What pictures over time share: round amounts on the axis, dates in words, the empty picture.

use chrono::{Datelike, NaiveDate};
use plotters::coord::ranged1d::Ranged;
use plotters::coord::types::RangedCoordf64;
use rust_decimal::Decimal;
use rust_decimal::prelude::FromPrimitive;

use super::canvas::{Canvas, Drawn, Frame};
use super::compact::decimal;
use super::layout::range_from_zero;
use super::text::{LABEL_SIZE, label_width};
use super::{Anchor, Picture, palette};

/// Between a mark and its words.
pub(super) const GAP: f64 = 6.0;

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// A picture that says in words that there is nothing to draw.
pub(super) fn empty(width: f64, height: f64, words: &str) -> Picture {
    let frame = Frame {
        width,
        height,
        left: 0.0,
        right: 0.0,
        top: 0.0,
        bottom: 0.0,
        x: 0.0..1.0,
        y: 0.0..1.0,
    };
    let shapes =
        frame.paint(|canvas| canvas.label(words, (width / 2.0, height / 2.0), Anchor::Middle));
    Picture { width, height, shapes, title: words.to_owned() }
}

/// Round amounts from zero (or below the lowest) to above the highest, evenly spaced.
pub(super) fn ticks(values: impl Iterator<Item = f64>) -> Vec<f64> {
    let range = range_from_zero(values);
    let round = RangedCoordf64::from(range.clone()).key_points(5_usize);
    let step = match round.as_slice() {
        [a, b, ..] if b > a => b - a,
        _ => range.end - range.start,
    };
    #[expect(clippy::cast_possible_truncation, reason = "there are only a few steps")]
    let [first, last] =
        [(range.start / step).floor(), (range.end / step).ceil()].map(|steps| steps as i32);
    (first..=last).map(|i| f64::from(i) * step).collect()
}

/// An amount on the axis.
pub(super) fn tick(value: f64) -> String {
    decimal(Decimal::from_f64(value).unwrap_or_default())
}

/// The width of the widest amount on the axis.
pub(super) fn tick_width(ticks: &[f64]) -> f64 {
    ticks.iter().map(|&value| label_width(&tick(value))).fold(0.0, f64::max)
}

/// A date on an axis of days.
pub(super) fn day(date: NaiveDate) -> f64 {
    f64::from(date.num_days_from_ce())
}

/// Bars side by side, each with the middle of its place on an axis from zero to their number.
pub(super) fn places<T>(bars: &[T]) -> impl Iterator<Item = (f64, &T)> {
    bars.iter().scan(-0.5, |at, bar| {
        *at += 1.0;
        Some((*at, bar))
    })
}

/// A line for each tick, labelled at its left.
pub(super) fn grid(canvas: &mut Canvas<'_, '_>, frame: &Frame, ticks: &[f64]) -> Drawn {
    for &value in ticks {
        canvas.rule([(frame.x.start, value), (frame.x.end, value)], palette::GRID)?;
        let (x, y) = canvas.place((frame.x.start, value));
        canvas.label(&tick(value), (x - GAP, y + 0.36 * LABEL_SIZE), Anchor::End)?;
    }
    Ok(())
}

/// A month by its short name.
pub(super) fn month(date: NaiveDate) -> &'static str {
    MONTHS.get(date.month0() as usize).copied().unwrap_or("")
}

/// `3 Dec`.
pub(super) fn short_date(date: NaiveDate) -> String {
    format!("{} {}", date.day(), month(date))
}

/// `3 Dec 2026`.
pub(super) fn long_date(date: NaiveDate) -> String {
    format!("{} {}", short_date(date), date.year())
}
