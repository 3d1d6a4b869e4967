//! How often payment took how many days.

use super::axis::{GAP, empty, grid, places, tick_width, ticks};
use super::canvas::{Canvas, Drawn, Frame};
use super::layout::usable_width;
use super::text::{LABEL_SIZE, label_width, value_width};
use super::{Anchor, Picture, palette};
use crate::analysis::profile::Bin;

/// Half of a bar, in bars.
const HALF: f64 = 0.4;

/// A bar for each range of days, for a picture `width` user units wide. Without any paid invoice it
/// says so.
pub fn days_to_pay_bars(bins: &[Bin], width: f64) -> Picture {
    let width = usable_width(width);
    let height = if width < 500.0 { 190.0 } else { 220.0 };
    let invoices: u32 = bins.iter().map(|bin| bin.count).sum();
    let Some(most) = bins.iter().rev().max_by_key(|bin| bin.count).filter(|_| invoices > 0) else {
        return empty(width, height, "No payment dates to show");
    };
    let ticks = ticks(bins.iter().map(|bin| f64::from(bin.count)));
    let frame = Frame {
        width,
        height,
        left: tick_width(&ticks) + GAP,
        right: GAP,
        top: LABEL_SIZE + GAP,
        bottom: LABEL_SIZE + 12.0,
        x: 0.0..bins.iter().fold(0.0, |count, _| count + 1.0),
        y: 0.0..ticks.last().copied().unwrap_or(1.0),
    };
    let mut shapes = frame.paint(|canvas| {
        grid(canvas, &frame, &ticks)?;
        for (at, bin) in places(bins).filter(|(_, bin)| bin.count > 0) {
            let count = f64::from(bin.count);
            canvas.rect([(at - HALF, 0.0), (at + HALF, count)], palette::AREA_OPEN)?;
            canvas.line(&[(at - HALF, count), (at + HALF, count)], palette::LINE_OPEN)?;
        }
        canvas.rule([(frame.x.start, 0.0), (frame.x.end, 0.0)], palette::AXIS)?;
        words(canvas, &frame, bins)
    });
    let hints =
        places(bins).map(|(at, bin)| (at, format!("{} days: {}", range(bin), counted(bin.count))));
    shapes.extend(frame.hints(hints.collect()));
    let title = format!(
        "Days from invoice to payment of {}: most often {} days",
        counted(invoices),
        range(most)
    );
    Picture { width, height, shapes, title }
}

fn counted(invoices: u32) -> String {
    if invoices == 1 { "1 invoice".to_owned() } else { format!("{invoices} invoices") }
}

/// The days of a bin.
fn range(bin: &Bin) -> String {
    match (bin.from, bin.to) {
        (Some(from), Some(to)) => format!("{from}–{to}"),
        (None, Some(to)) => format!("up to {to}"),
        (Some(from), None) => format!("{from}+"),
        (None, None) => String::new(),
    }
}

/// Counts above the bars and days below, where they fit.
fn words(canvas: &Canvas<'_, '_>, frame: &Frame, bins: &[Bin]) -> Drawn {
    let room = canvas.place((1.0, 0.0)).0 - canvas.place((0.0, 0.0)).0;
    let counts = bins.iter().map(|bin| value_width(&bin.count.to_string())).fold(0.0, f64::max);
    let days = bins.iter().map(|bin| label_width(&range(bin))).fold(0.0, f64::max);
    let step = (1..bins.len()).find(|step| width_of(*step) * room >= days + GAP);
    for (at, bin) in places(bins).filter(|(_, bin)| counts + GAP <= room && bin.count > 0) {
        let (x, y) = canvas.place((at, f64::from(bin.count)));
        canvas.value(&bin.count.to_string(), (x, y - 4.0), Anchor::Middle)?;
    }
    for (at, bin) in places(bins).step_by(step.unwrap_or(bins.len()).max(1)) {
        let x = canvas.place((at, 0.0)).0;
        let half = label_width(&range(bin)) / 2.0;
        if x - half >= 0.0 && x + half <= frame.width {
            canvas.label(&range(bin), (x, frame.height - 6.0), Anchor::Middle)?;
        }
    }
    Ok(())
}

fn width_of(step: usize) -> f64 {
    (0..step).fold(0.0, |width, _| width + 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::present::chart::Shape;
    use crate::present::chart::testing::{check_sound, texts};

    fn bins(counts: [u32; 4]) -> Vec<Bin> {
        let ranges =
            [(None, Some(15)), (Some(16), Some(30)), (Some(31), Some(45)), (Some(46), None)];
        let all = ranges.into_iter().zip(counts);
        all.map(|((from, to), count)| Bin { from, to, count }).collect()
    }

    #[test]
    fn bars_are_as_high_as_their_counts() {
        let picture = days_to_pay_bars(&bins([10, 40, 0, 20]), 640.0);
        let heights: Vec<f64> = picture
            .shapes
            .iter()
            .filter_map(|shape| {
                let Shape::Rect { height, .. } = shape else { return None };
                Some(*height)
            })
            .collect();
        assert_eq!(heights.len(), 3, "nothing is drawn for none");
        assert!((heights[1] - 4.0 * heights[0]).abs() <= 0.5, "{heights:?}");
        assert!((heights[1] - 2.0 * heights[2]).abs() <= 0.3, "{heights:?}");
        let texts = texts(&picture);
        for words in ["40", "up to 15", "16–30", "46+"] {
            assert!(texts.contains(&words), "{words} in {texts:?}");
        }
        assert_eq!(
            picture.title,
            "Days from invoice to payment of 70 invoices: most often 16–30 days"
        );
    }

    #[test]
    fn any_counts_and_widths_are_sound() {
        for counts in [[1, 0, 0, 0], [0, 0, 0, u32::MAX / 8], [7, 7, 7, 7]] {
            for width in [0.0, 330.0, 1120.0, f64::NAN] {
                check_sound(
                    &days_to_pay_bars(&bins(counts), width),
                    &format!("{counts:?} {width}"),
                );
            }
        }
        assert_eq!(days_to_pay_bars(&bins([0; 4]), 640.0).title, "No payment dates to show");
    }
}
