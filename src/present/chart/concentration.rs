//! The concentration curve: how much of the balance hangs on how many of the largest customers.

use super::axis::{GAP, empty};
use super::canvas::{Canvas, Drawn, Frame};
use super::layout::{in_currency, number, usable_width};
use super::text::{LABEL_SIZE, label_width, value_width};
use super::{Anchor, Picture, palette};
use crate::analysis::pictures::ConcentrationPoint;
use crate::domain::Currency;

/// The customers named in the picture, if there are more.
const LARGEST: u32 = 10;
const SHARES: [f64; 5] = [0.0, 25.0, 50.0, 75.0, 100.0];

/// The curve, for a picture `width` user units wide; the straight line is what it would be if all
/// owed the same. With nobody owing anything it says so.
pub fn concentration_curve(
    points: &[ConcentrationPoint],
    currency: Currency,
    width: f64,
) -> Picture {
    let width = usable_width(width);
    let height = if width < 500.0 { 220.0 } else { 260.0 };
    let Some(all) = points.last() else { return empty(width, height, "Nobody owes anything") };
    let whole = number(all.open);
    let share = |point: &ConcentrationPoint| {
        if whole > 0.0 { number(point.open) / whole * 100.0 } else { 0.0 }
    };
    let frame = Frame {
        width,
        height,
        left: label_width("100%") + GAP,
        right: label_width("0") + GAP,
        top: LABEL_SIZE,
        bottom: LABEL_SIZE + 12.0,
        x: 0.0..f64::from(all.customers),
        y: 0.0..100.0,
    };
    let curve: Vec<(f64, f64)> = std::iter::once((0.0, 0.0))
        .chain(points.iter().map(|point| (f64::from(point.customers), share(point))))
        .collect();
    let largest = points.iter().rfind(|point| point.customers <= LARGEST);
    let largest = largest.filter(|point| point.customers < all.customers);
    let shapes = frame.paint(|canvas| {
        shares(canvas, &frame)?;
        canvas.area(&curve, palette::AREA_OPEN)?;
        canvas.rule([(0.0, 0.0), (f64::from(all.customers), 100.0)], palette::AXIS)?;
        canvas.line(&curve, palette::LINE_OPEN)?;
        if let Some(point) = largest {
            let at = (f64::from(point.customers), share(point));
            canvas.dot(at, 3.5, palette::LINE_OPEN)?;
            let words = format!("{} largest: {:.0}%", point.customers, share(point));
            named(canvas, &frame, at, &words)?;
        }
        customers(canvas, &frame, all.customers)
    });
    let noun = if all.customers == 1 { "customer" } else { "customers" };
    let title = match largest {
        Some(point) => format!(
            "The {} largest of {} customers owe {:.0}% of what is open{}",
            point.customers,
            all.customers,
            share(point),
            in_currency(currency)
        ),
        None => {
            format!("All that is open{} is owed by {} {noun}", in_currency(currency), all.customers)
        }
    };
    Picture { width, height, shapes, title }
}

fn shares(canvas: &mut Canvas<'_, '_>, frame: &Frame) -> Drawn {
    for value in SHARES {
        canvas.rule([(frame.x.start, value), (frame.x.end, value)], palette::GRID)?;
        let (x, y) = canvas.place((frame.x.start, value));
        canvas.label(&format!("{value:.0}%"), (x - GAP, y + 0.36 * LABEL_SIZE), Anchor::End)?;
    }
    Ok(())
}

/// Words beside the dot, on the side where there is room.
fn named(canvas: &Canvas<'_, '_>, frame: &Frame, at: (f64, f64), words: &str) -> Drawn {
    let (x, y) = canvas.place(at);
    let lowest = frame.height - frame.bottom - LABEL_SIZE;
    let y = (y + 2.0 * LABEL_SIZE).min(lowest).max(frame.top + LABEL_SIZE);
    let room = frame.width - frame.right - x - GAP;
    if value_width(words) <= room {
        canvas.value(words, (x + GAP, y), Anchor::Start)
    } else {
        let left = (x - GAP).max(frame.left + value_width(words) + GAP);
        canvas.value(words, (left.min(frame.width), y), Anchor::End)
    }
}

fn customers(canvas: &Canvas<'_, '_>, frame: &Frame, count: u32) -> Drawn {
    let y = frame.height - 6.0;
    canvas.label("0", (canvas.place((0.0, 0.0)).0, y), Anchor::Middle)?;
    let words = if count == 1 { "1 customer".to_owned() } else { format!("{count} customers") };
    canvas.label(&words, (frame.width - 2.0, y), Anchor::End)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::present::chart::Shape;
    use crate::present::chart::testing::{check_sound, eur, texts};

    fn points(amounts: &[i128]) -> Vec<ConcentrationPoint> {
        let sums = amounts.iter().scan((0, 0), |(customers, sum), amount| {
            *customers += 1;
            *sum += amount;
            Some(ConcentrationPoint { customers: *customers, open: eur(*sum) })
        });
        sums.collect()
    }

    fn curve(picture: &Picture) -> Vec<(f64, f64)> {
        let line = picture.shapes.iter().find_map(|shape| {
            let Shape::Line { points, class } = shape else { return None };
            (*class == "chart-line-open").then(|| points.clone())
        });
        line.unwrap()
    }

    #[test]
    fn the_curve_goes_from_nobody_to_everything() {
        // 600, 300 and 100 of 1,000: 60%, 90%, 100%.
        let eur = Currency::new("EUR").unwrap();
        let curve = curve(&concentration_curve(&points(&[60_000, 30_000, 10_000]), eur, 640.0));
        let (bottom, top) = (curve[0].1, curve[3].1);
        for (point, share) in curve.iter().zip([0.0, 0.6, 0.9, 1.0]) {
            assert!(((bottom - point.1) - share * (bottom - top)).abs() <= 0.2, "{curve:?}");
        }
    }

    #[test]
    fn the_ten_largest_are_named() {
        let eur = Currency::new("EUR").unwrap();
        // Ten of 90.00 and ten of 10.00: 900 of 1,000.
        let amounts: Vec<i128> = (0..20).map(|n| if n < 10 { 9_000 } else { 1_000 }).collect();
        let picture = concentration_curve(&points(&amounts), eur, 640.0);
        assert!(texts(&picture).contains(&"10 largest: 90%"));
        assert_eq!(picture.title, "The 10 largest of 20 customers owe 90% of what is open in EUR");
        let one = concentration_curve(&points(&[5]), Currency::UNSTATED, 640.0);
        assert_eq!(one.title, "All that is open is owed by 1 customer");
        for amounts in [&amounts[..], &[5], &[1; 3], &[7; 800]] {
            for width in [0.0, 330.0, 1120.0, f64::NAN] {
                let picture = concentration_curve(&points(amounts), eur, width);
                check_sound(&picture, &format!("{} customers, {width}", amounts.len()));
            }
        }
        assert_eq!(concentration_curve(&[], eur, 640.0).title, "Nobody owes anything");
    }
}
