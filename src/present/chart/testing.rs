//! Reports made by hand and checks every picture must pass; for the tests of the pictures.

use chrono::NaiveDate;

use super::text::{LABEL_SIZE, VALUE_SIZE, label_width, value_width};
use super::{Anchor, CLASSES, Picture, Shape};
use crate::analysis::{CurrencyReport, Figure, Kpis, Metric, TrendPoint, Undefined};
use crate::domain::{Amount, Currency};

pub(super) fn eur(minor: i128) -> Amount {
    Amount::from_minor(minor, Currency::new("EUR").unwrap())
}

pub(super) fn date(y: i32, m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(y, m, d).unwrap()
}

pub(crate) fn kpis() -> Kpis {
    let none = Metric::undefined(Undefined::NoSales, Vec::new());
    Kpis {
        dso_simple_30: none.clone(),
        dso_simple_90: none.clone(),
        dso_simple_365: none.clone(),
        dso_countback: none.clone(),
        best_possible_dso: none.clone(),
        average_days_to_pay: none.clone(),
        weighted_days_to_pay: none.clone(),
        median_days_to_pay: none.clone(),
        average_days_late: none.clone(),
        average_days_late_floored: none.clone(),
        average_days_late_of_late: none.clone(),
        late_share: none.clone(),
        late_amount_share: none.clone(),
        current_share: none.clone(),
        over_90_share: none,
    }
}

/// A report with these amounts (in cents) by bucket.
pub(crate) fn report(buckets: &[i128]) -> CurrencyReport {
    let figure = |minor| Figure { amount: eur(minor), count: u32::from(minor != 0) };
    CurrencyReport {
        currency: Currency::new("EUR").unwrap(),
        open: figure(buckets.iter().sum()),
        overdue: figure(buckets.iter().skip(1).sum()),
        credits: figure(0),
        buckets: buckets.iter().map(|&minor| figure(minor)).collect(),
        not_yet_issued: figure(0),
        post_dated: figure(0),
        customers: 1,
        customers_open: 1,
        customers_overdue: 1,
        kpis: kpis(),
        trend: Vec::new(),
        first_document: None,
        last_document: None,
        call_first: Vec::new(),
        offender_count: 0,
        offenders: Vec::new(),
    }
}

/// A point of the trend, amounts in cents.
pub(super) fn trend_point(date: NaiveDate, open: i128, overdue: i128) -> TrendPoint {
    TrendPoint {
        date,
        open: eur(open),
        overdue: eur(overdue),
        sales: Amount::ZERO,
        dso_simple_90: None,
    }
}

/// Coordinates are finite and inside the picture, classes known, no two texts overlap.
pub(super) fn check_sound(picture: &Picture, about: &str) {
    assert!(!picture.shapes.is_empty(), "{about}: empty");
    assert!(!picture.title.is_empty() && !picture.title.ends_with('.'), "{about}: title");
    for shape in &picture.shapes {
        let (class, points) = corners(shape);
        assert!(class.is_empty() || CLASSES.contains(&class), "{about}: {class}");
        for (x, y) in points {
            let inside = (-1.0..=picture.width + 1.0).contains(&x)
                && (-1.0..=picture.height + 1.0).contains(&y);
            assert!(inside, "{about}: {shape:?} leaves {}×{}", picture.width, picture.height);
        }
    }
    let boxes: Vec<(String, [f64; 4])> = picture.shapes.iter().filter_map(text_box).collect();
    for (i, (a, [left, top, right, bottom])) in boxes.iter().enumerate() {
        for (b, other) in &boxes[i + 1..] {
            let apart =
                right <= &other[0] || &other[2] <= left || bottom <= &other[1] || &other[3] <= top;
            assert!(apart, "{about}: {a:?} and {b:?} overlap");
        }
    }
}

fn corners(shape: &Shape) -> (&'static str, Vec<(f64, f64)>) {
    match shape {
        Shape::Rect { x, y, width, height, class } => {
            (class, vec![(*x, *y), (x + width, y + height)])
        }
        Shape::Hint { x, y, width, height, .. } => ("", vec![(*x, *y), (x + width, y + height)]),
        Shape::Line { points, class } | Shape::Area { points, class } => (class, points.clone()),
        Shape::Circle { x, y, r, class } => (class, vec![(x - r, y - r), (x + r, y + r)]),
        Shape::Text { class, .. } => {
            let [left, top, right, bottom] = text_box(shape).map_or([0.0; 4], |(_, found)| found);
            (class, vec![(left, top), (right, bottom)])
        }
    }
}

/// The box a text's letters fill: left, top, right, bottom.
fn text_box(shape: &Shape) -> Option<(String, [f64; 4])> {
    let Shape::Text { x, y, text, anchor, class } = shape else { return None };
    let size = if *class == "chart-value" { VALUE_SIZE } else { LABEL_SIZE };
    let width = if *class == "chart-value" { value_width(text) } else { label_width(text) };
    let left = match anchor {
        Anchor::Start => *x,
        Anchor::Middle => x - width / 2.0,
        Anchor::End => x - width,
    };
    Some((text.clone(), [left, y - 0.72 * size, left + width, y + 0.2 * size]))
}

/// Every text of a picture, in the order it is drawn.
pub(crate) fn texts(picture: &Picture) -> Vec<&str> {
    let words = picture.shapes.iter().map(|shape| {
        let Shape::Text { text, .. } = shape else { return None };
        Some(text.as_str())
    });
    words.flatten().collect()
}
