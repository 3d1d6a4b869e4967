//! The roll-rate flow: where the money that was open a month before is now.
//!
//! Left what was open then, by how late it was; right where it is now, paid included. A band is as
//! wide as its money at both ends, so that the bands of a bar fill it.

use plotters::style::RGBColor;

use super::axis::{GAP, empty};
use super::canvas::{Canvas, Drawn, Frame};
use super::compact::compact;
use super::labels::{Wish, placed};
use super::layout::{in_currency, number, usable_width};
use super::text::{LABEL_SIZE, label_width};
use super::{Anchor, Picture, palette};
use crate::analysis::measures::RollRow;
use crate::domain::{Amount, Currency};

const HEIGHT: f64 = 300.0;
/// Between two bars of a side.
const BETWEEN: f64 = 8.0;
/// A bar's width, as a share of the way.
const BAR: f64 = 0.02;
/// Corners of a band's edge.
const STEPS: u8 = 16;

/// One bar: its name, its money and where it reaches from and to, downwards.
struct Bar {
    name: String,
    amount: Amount,
    from: f64,
    to: f64,
    color: RGBColor,
}

/// The flow, for a picture `width` user units wide. With nothing open a month before it says so.
pub fn roll_flow(rows: &[RollRow], currency: Currency, width: f64) -> Picture {
    let width = usable_width(width);
    let before: Amount = rows.iter().map(|row| row.before).sum();
    let total = number(before);
    if total <= 0.0 {
        return empty(width, HEIGHT / 2.0, "Nothing was open a month before");
    }
    // One gap, as money on the scale of the bars.
    let inner = HEIGHT - 3.0 * LABEL_SIZE;
    let gaps = rows.iter().fold(0.0, |count, _| count + 1.0);
    let gap = total * BETWEEN / (inner - gaps * BETWEEN);
    let (left, right) = (left_bars(rows, gap), right_bars(rows, gap));
    let room = |bars: &[Bar]| bars.iter().map(|bar| label_width(&words(bar))).fold(0.0, f64::max);
    let frame = Frame {
        width,
        height: HEIGHT,
        left: (room(&left) + GAP).min(width * 0.4),
        right: (room(&right) + GAP).min(width * 0.4),
        top: 2.0 * LABEL_SIZE,
        bottom: LABEL_SIZE,
        x: 0.0..1.0,
        y: -(total + gaps * gap)..0.0,
    };
    let shapes = frame.paint(|canvas| {
        bands(canvas, rows, &left, &right)?;
        for bar in left.iter().filter(|bar| bar.to > bar.from) {
            canvas.rect([(0.0, -bar.to), (BAR, -bar.from)], bar.color)?;
        }
        for bar in right.iter().filter(|bar| bar.to > bar.from) {
            canvas.rect([(1.0 - BAR, -bar.to), (1.0, -bar.from)], bar.color)?;
        }
        beside(canvas, &left, (0.0, -GAP / 2.0), Anchor::End)?;
        beside(canvas, &right, (1.0, GAP / 2.0), Anchor::Start)?;
        let y = LABEL_SIZE;
        canvas.label("A month before", (0.0, y), Anchor::Start)?;
        canvas.label("Now", (width, y), Anchor::End)
    });
    let settled: Amount = rows.iter().map(|row| row.settled).sum();
    let title = format!(
        "Of {}{} open a month before, {} is paid or credited and {} is still open",
        compact(before),
        in_currency(currency),
        compact(settled),
        compact(before - settled),
    );
    Picture { width, height: HEIGHT, shapes, title }
}

fn words(bar: &Bar) -> String {
    format!("{} {}", bar.name, compact(bar.amount))
}

/// Bars below each other with gaps, downwards from zero.
fn stacked(bars: impl Iterator<Item = (String, Amount, RGBColor)>, gap: f64) -> Vec<Bar> {
    let below = bars.scan(0.0, |at, (name, amount, color)| {
        let from = *at;
        let to = from + number(amount).max(0.0);
        *at = to + gap;
        Some(Bar { name, amount, from, to, color })
    });
    below.collect()
}

fn color(bucket: usize, rows: &[RollRow]) -> RGBColor {
    palette::bucket_color(bucket, rows.len() + 1)
}

fn left_bars(rows: &[RollRow], gap: f64) -> Vec<Bar> {
    let bars = rows.iter().enumerate();
    stacked(bars.map(|(at, row)| (row.bucket.clone(), row.before, color(at, rows))), gap)
}

/// Paid first, then what is open by how late it is now.
fn right_bars(rows: &[RollRow], gap: f64) -> Vec<Bar> {
    let settled = rows.iter().map(|row| row.settled).sum();
    let paid = std::iter::once(("paid".to_owned(), settled, palette::AREA_OPEN));
    let open = rows.iter().enumerate().map(|(at, row)| {
        let now = rows.iter().filter_map(|other| other.now.get(at)).copied().sum();
        (row.bucket.clone(), now, color(at, rows))
    });
    stacked(paid.chain(open), gap)
}

fn bands(canvas: &mut Canvas<'_, '_>, rows: &[RollRow], left: &[Bar], right: &[Bar]) -> Drawn {
    let mut arrived: Vec<f64> = right.iter().map(|bar| bar.from).collect();
    for (row, bar) in rows.iter().zip(left) {
        let mut left_at = bar.from;
        let parts = std::iter::once(row.settled).chain(row.now.iter().copied());
        for (amount, arrived) in parts.zip(&mut arrived) {
            let money = number(amount);
            if money > 0.0 {
                band(canvas, (left_at, *arrived), money, bar.color)?;
                left_at += money;
                *arrived += money;
            }
        }
    }
    Ok(())
}

/// A band of `money` from a height on the left to one on the right, with a light edge.
fn band(canvas: &mut Canvas<'_, '_>, (from, to): (f64, f64), money: f64, color: RGBColor) -> Drawn {
    let edge = |below: f64| {
        (0..=STEPS).map(move |step| {
            let t = f64::from(step) / f64::from(STEPS);
            // Level at both ends.
            let eased = t * t * (3.0 - 2.0 * t);
            (BAR + t * (1.0 - 2.0 * BAR), -(from + (to - from) * eased + below))
        })
    };
    let upper: Vec<(f64, f64)> = edge(0.0).collect();
    let lower: Vec<(f64, f64)> = edge(money).collect();
    let corners: Vec<(f64, f64)> =
        upper.iter().copied().chain(lower.iter().rev().copied()).collect();
    canvas.polygon(&corners, color)?;
    canvas.line(&upper, palette::GRID)?;
    canvas.line(&lower, palette::GRID)
}

fn beside(canvas: &Canvas<'_, '_>, bars: &[Bar], (x, aside): (f64, f64), anchor: Anchor) -> Drawn {
    let wishes = bars.iter().filter(|bar| bar.to > bar.from).map(|bar| {
        let (from, to) = (canvas.place((x, -bar.from)).1, canvas.place((x, -bar.to)).1);
        Wish { middle: f64::midpoint(from, to), weight: to - from, words: words(bar) }
    });
    let x = canvas.place((x, 0.0)).0 + aside;
    for (y, words) in placed(wishes.collect()) {
        canvas.label(&words, (x, y), anchor)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::present::chart::Shape;
    use crate::present::chart::testing::{check_sound, eur, texts};

    /// 1,000 not due: 400 paid, 500 still not due, 100 rolled on. 500 of 1–30: 200 paid, 300 rolled on.
    fn rows() -> Vec<RollRow> {
        let row = |bucket: &str, before, now: [i128; 3], settled| RollRow {
            bucket: bucket.to_owned(),
            before: eur(before),
            now: now.map(eur).to_vec(),
            settled: eur(settled),
        };
        vec![
            row("not due", 100_000, [50_000, 10_000, 0], 40_000),
            row("1–30", 50_000, [0, 0, 30_000], 20_000),
            row("31–60", 0, [0, 0, 0], 0),
        ]
    }

    /// Height of each band at its left and right end, and where both begin.
    fn ends(picture: &Picture) -> Vec<[f64; 4]> {
        let bands = picture.shapes.iter().filter_map(|shape| {
            let Shape::Area { points, .. } = shape else { return None };
            let half = points.len() / 2;
            let (first, last) = (points[0].1, points[half - 1].1);
            Some([first, points[points.len() - 1].1, last, points[half].1])
        });
        bands.collect()
    }

    #[test]
    fn bands_fill_their_bars_and_meet() {
        let picture = roll_flow(&rows(), Currency::new("EUR").unwrap(), 640.0);
        let bands = ends(&picture);
        assert_eq!(bands.len(), 5, "paid, stayed, rolled on; paid, rolled on");
        let near = |a: f64, b: f64| (a - b).abs() <= 0.25;
        for band in &bands {
            assert!(near(band[1] - band[0], band[3] - band[2]), "as wide at both ends: {band:?}");
        }
        let one = (bands[0][1] - bands[0][0]) / 4.0;
        for (band, hundreds) in bands.iter().zip([4.0, 5.0, 1.0, 2.0, 3.0]) {
            assert!(near(band[1] - band[0], hundreds * one), "{band:?} for {hundreds}");
        }
        // Those of one bar follow each other at the left, and those of "paid" at the right.
        assert!(near(bands[0][1], bands[1][0]) && near(bands[1][1], bands[2][0]));
        assert!(near(bands[3][1], bands[4][0]));
        assert!(near(bands[0][3], bands[3][2]), "{bands:?}");
        let bars: Vec<(f64, f64)> = picture
            .shapes
            .iter()
            .filter_map(|shape| {
                let Shape::Rect { y, height, .. } = shape else { return None };
                Some((*y, y + height))
            })
            .collect();
        assert!(near(bars[0].0, bands[0][0]) && near(bars[0].1, bands[2][1]), "{bars:?}");
    }

    #[test]
    fn the_picture_says_it_in_words_and_is_sound() {
        let eur = Currency::new("EUR").unwrap();
        let picture = roll_flow(&rows(), eur, 640.0);
        assert_eq!(
            picture.title,
            "Of 1.5k in EUR open a month before, 600 is paid or credited and 900 is still open"
        );
        for words in ["not due 1k", "paid 600", "31–60 300", "Now"] {
            assert!(texts(&picture).contains(&words), "{words} in {:?}", texts(&picture));
        }
        for width in [0.0, 330.0, 1120.0, f64::NAN] {
            check_sound(&roll_flow(&rows(), eur, width), &format!("{width} wide"));
        }
        assert_eq!(roll_flow(&[], eur, 640.0).title, "Nothing was open a month before");
    }
}
