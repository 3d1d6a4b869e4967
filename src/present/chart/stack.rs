//! The aging over time: the open balance at each month-end, stacked by lateness.
//!
//! What is not due stands at the bottom, the latest on top; credits hang below zero. The buckets are
//! named beside the last column.

use super::axis::{GAP, empty, grid, long_date, places, tick_width, ticks};
use super::canvas::{Canvas, Drawn, Frame};
use super::compact::compact;
use super::labels::{Wish, placed};
use super::layout::{in_currency, number, usable_width};
use super::palette::ramp_length;
use super::text::{LABEL_SIZE, label_width};
use super::trend::dates;
use super::{Anchor, Picture, palette};
use crate::analysis::Bucket;
use crate::analysis::pictures::{AgingPoint, PicturesReport};
use crate::domain::Amount;

/// Half of a column, in columns.
const HALF: f64 = 0.36;

/// A piece of a column: its bucket, and from where to where it reaches.
struct Piece {
    bucket: usize,
    from: f64,
    to: f64,
}

/// The columns, for a picture `width` user units wide. With a single date it says so.
pub fn aging_over_time(report: &PicturesReport, width: f64) -> Picture {
    let width = usable_width(width);
    let height = if width < 500.0 { 240.0 } else { 280.0 };
    let points = &report.aging;
    let (Some(first), Some(last), true) = (points.first(), points.last(), points.len() > 1) else {
        return empty(width, height, "There is no history to show");
    };
    let reach = points.iter().flat_map(pieces).flat_map(|p| [p.from, p.to]);
    let ticks = ticks(reach);
    let names = report.buckets.iter().map(|bucket| label_width(&bucket.label));
    let half_date = label_width("30 Sep 2026") / 2.0;
    let frame = Frame {
        width,
        height,
        left: tick_width(&ticks) + GAP,
        right: (names.fold(0.0, f64::max) + 2.0 * GAP).max(half_date),
        top: LABEL_SIZE,
        bottom: LABEL_SIZE + 12.0,
        x: 0.0..points.iter().fold(0.0, |count, _| count + 1.0),
        y: ticks.first().copied().unwrap_or(0.0)..ticks.last().copied().unwrap_or(1.0),
    };
    let ramp = ramp_length(&report.buckets);
    let mut shapes = frame.paint(|canvas| {
        grid(canvas, &frame, &ticks)?;
        for (at, point) in places(points) {
            for piece in pieces(point) {
                let corners = [(at - HALF, piece.from), (at + HALF, piece.to)];
                canvas.rect(corners, palette::bucket_color(piece.bucket, ramp))?;
            }
        }
        canvas.rule([(frame.x.start, 0.0), (frame.x.end, 0.0)], palette::AXIS)?;
        names_beside(canvas, &frame, last, &report.buckets)?;
        let columns: Vec<_> =
            places(points).map(|(at, point)| (canvas.place((at, 0.0)).0, point.date)).collect();
        dates(canvas, &frame, &columns)
    });
    shapes.extend(hints(&frame, report));
    let late = |point: &AgingPoint| compact(past_due(point, &report.buckets));
    let title = format!(
        "Open balance by lateness{} from {} to {}: {} then, {} of it late; {} now, {} of it late",
        in_currency(report.currency),
        long_date(first.date),
        long_date(last.date),
        compact(first.open),
        late(first),
        compact(last.open),
        late(last),
    );
    Picture { width, height, shapes, title }
}

/// What lies in the dated buckets after the first.
fn past_due(point: &AgingPoint, buckets: &[Bucket]) -> Amount {
    let dated = point.buckets.iter().zip(buckets).filter(|(_, bucket)| bucket.is_dated());
    dated.skip(1).map(|(amount, _)| *amount).sum()
}

/// The pieces of a column: amounts stand on each other from zero up, credits hang from zero down.
fn pieces(point: &AgingPoint) -> Vec<Piece> {
    let (mut up, mut down) = (0.0, 0.0);
    let amounts = point.buckets.iter().map(|amount| number(*amount)).enumerate();
    amounts
        .filter(|(_, amount)| *amount != 0.0)
        .map(|(bucket, amount)| {
            let end = if amount > 0.0 { &mut up } else { &mut down };
            let from = *end;
            *end += amount;
            Piece { bucket, from, to: *end }
        })
        .collect()
}

fn names_beside(
    canvas: &Canvas<'_, '_>,
    frame: &Frame,
    last: &AgingPoint,
    buckets: &[Bucket],
) -> Drawn {
    let x = canvas.place((frame.x.end, 0.0)).0 + GAP / 2.0;
    let wishes = pieces(last).into_iter().filter_map(|piece| {
        let (from, to) = (canvas.place((0.0, piece.from)).1, canvas.place((0.0, piece.to)).1);
        let words = buckets.get(piece.bucket)?.label.clone();
        Some(Wish { middle: f64::midpoint(from, to), weight: (from - to).abs(), words })
    });
    for (y, words) in placed(wishes.collect()) {
        canvas.label(&words, (x, y.min(frame.height - frame.bottom)), Anchor::Start)?;
    }
    Ok(())
}

/// What each column stands for, in words.
fn hints(frame: &Frame, report: &PicturesReport) -> Vec<super::Shape> {
    let texts = places(&report.aging).map(|(at, point)| {
        let parts = point.buckets.iter().zip(&report.buckets);
        let parts = parts.filter(|(amount, _)| !amount.is_zero());
        let parts: Vec<String> =
            parts.map(|(amount, of)| format!("{} {}", of.label, compact(*amount))).collect();
        let (date, open) = (long_date(point.date), compact(point.open));
        (at, format!("{date}: {open} open. {}", parts.join(", ")))
    });
    frame.hints(texts.collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::AnalysisConfig;
    use crate::domain::Currency;
    use crate::present::chart::Shape;
    use crate::present::chart::testing::{check_sound, date, eur, texts};

    fn report(columns: &[[i128; 6]]) -> PicturesReport {
        let dates = [date(2026, 9, 30), date(2026, 10, 31), date(2026, 11, 21)];
        let aging = columns.iter().zip(dates).map(|(amounts, date)| AgingPoint {
            date,
            open: eur(amounts.iter().sum()),
            buckets: amounts.iter().map(|&minor| eur(minor)).collect(),
        });
        PicturesReport {
            currency: Currency::new("EUR").unwrap(),
            buckets: AnalysisConfig::standard(date(2026, 11, 21)).buckets(),
            aging: aging.collect(),
            days_to_pay: Vec::new(),
            concentration: Vec::new(),
        }
    }

    /// Rectangles of the columns: class, left, top, bottom.
    fn rects(picture: &Picture) -> Vec<(&'static str, f64, f64, f64)> {
        let rects = picture.shapes.iter().filter_map(|shape| {
            let Shape::Rect { x, y, height, class, .. } = shape else { return None };
            Some((*class, *x, *y, y + height))
        });
        rects.collect()
    }

    #[test]
    fn pieces_stand_on_each_other_and_come_to_the_open_balance() {
        // 1,000 + 500 + 500 = 2,000 in all, then 1,000 not due alone.
        let picture = aging_over_time(
            &report(&[[100_000, 50_000, 0, 0, 50_000, 0], [100_000, 0, 0, 0, 0, 0]]),
            640.0,
        );
        let rects = rects(&picture);
        let classes: Vec<&str> = rects.iter().map(|rect| rect.0).collect();
        assert_eq!(
            classes,
            ["chart-bucket-0", "chart-bucket-1", "chart-bucket-4", "chart-bucket-0"]
        );
        for pair in rects[..3].windows(2) {
            assert!((pair[0].2 - pair[1].3).abs() < 0.11, "{pair:?} do not meet");
        }
        let (whole, alone) = (rects[0].3 - rects[2].2, rects[3].3 - rects[3].2);
        assert!((whole - 2.0 * alone).abs() <= 0.3, "{whole} is not twice {alone}");
        assert!((rects[0].3 - rects[3].3).abs() < 0.11, "both stand on zero");
    }

    #[test]
    fn credits_hang_below_zero() {
        let picture = aging_over_time(
            &report(&[[100_000, -40_000, 0, 0, 0, 0], [50_000, 0, 0, 0, 0, 0]]),
            640.0,
        );
        let rects = rects(&picture);
        assert!((rects[0].3 - rects[1].2).abs() < 0.11, "{rects:?} meet at zero");
        assert!(((rects[0].3 - rects[0].2) - 2.5 * (rects[1].3 - rects[1].2)).abs() <= 0.4);
    }

    #[test]
    fn the_picture_says_it_in_words_and_is_sound() {
        let wide = aging_over_time(
            &report(&[[8_000_000, 421_000, 0, 0, 0, 0], [100, 100, 100, 100, 100, 100], [0; 6]]),
            1120.0,
        );
        assert_eq!(
            wide.title,
            "Open balance by lateness in EUR from 30 Sep 2026 to 21 Nov 2026: 84.2k then, 4.2k of it late; 0 now, 0 of it late"
        );
        let other = report(&[[1; 6], [-5, 7, 0, 9_000_000_000_000_000_000, 1, 0], [100_000; 6]]);
        for width in [0.0, 330.0, 640.0, 1120.0, f64::NAN] {
            check_sound(&aging_over_time(&other, width), &format!("{width} wide"));
        }
        assert!(texts(&aging_over_time(&other, 640.0)).contains(&"21 Nov 2026"));
        assert_eq!(aging_over_time(&report(&[[1; 6]]), 640.0).title, "There is no history to show");
    }
}
