//! The aging bar: what is open, by bucket, each bar labelled directly.
//!
//! Bars stand side by side where every label fits its slot, else they lie in rows; labels never
//! overlap. The n-th `Rect` is the n-th bucket, so a view can make bars pressable.
#![expect(clippy::cast_precision_loss, reason = "counts of buckets and of lines of text are small")]

use plotters::style::RGBColor;

use super::canvas::{Canvas, Drawn, Frame};
use super::compact::compact;
use super::layout::{in_currency, number, range_from_zero, usable_width};
use super::palette::ramp_length;
use super::text::{LABEL_SIZE, VALUE_SIZE, halves, label_width, value_width};
use super::{Anchor, Picture, palette};
use crate::analysis::{Bucket, CurrencyReport};

const HEIGHT: f64 = 220.0;
const LINE_HEIGHT: f64 = 15.0;
const ROW_HEIGHT: f64 = 28.0;
/// Least space between neighboring labels.
const GAP: f64 = 6.0;

/// One bar, ready to draw.
struct Bar {
    label: String,
    value: String,
    length: f64,
    color: RGBColor,
}

/// Open balance by bucket as labelled bars, for a picture `width` user units wide.
///
/// A bar's height is proportional to its amount from zero; a net credit hangs below the line. The
/// bucket for missing dates is left out while it is empty.
pub fn aging_bars(report: &CurrencyReport, buckets: &[Bucket], width: f64) -> Picture {
    let bars = bars(report, buckets);
    let width = usable_width(width);
    let slot = width / bars.len().max(1) as f64 - GAP;
    let columns = bars.iter().all(|bar| {
        value_width(&bar.value) <= slot
            && lines(&bar.label, slot).iter().all(|line| label_width(line) <= slot)
    });
    let title = title(report, buckets, &bars);
    if columns { in_columns(&bars, width, title) } else { in_rows(&bars, width, title) }
}

fn bars(report: &CurrencyReport, buckets: &[Bucket]) -> Vec<Bar> {
    let ramp = ramp_length(buckets);
    buckets
        .iter()
        .zip(&report.buckets)
        .enumerate()
        .filter(|(_, (bucket, figure))| {
            bucket.is_dated() || figure.count > 0 || !figure.amount.is_zero()
        })
        .map(|(i, (bucket, figure))| Bar {
            label: bucket.label.clone(),
            value: compact(figure.amount),
            length: number(figure.amount),
            color: palette::bucket_color(i, ramp),
        })
        .collect()
}

fn title(report: &CurrencyReport, buckets: &[Bucket], bars: &[Bar]) -> String {
    let currency = in_currency(report.currency);
    if bars.iter().all(|bar| bar.length == 0.0) {
        return format!("Nothing is open{currency}");
    }
    let list: Vec<String> = bars.iter().map(|bar| format!("{} {}", bar.label, bar.value)).collect();
    let in_days = buckets.iter().any(|bucket| bucket.title.ends_with("days"));
    let unit = if in_days { " in days" } else { "" };
    format!("Open balance{currency} by age{unit}: {}", list.join(", "))
}

/// The label in one line, or in two where one is wider than `slot`.
fn lines(label: &str, slot: f64) -> Vec<&str> {
    if label_width(label) <= slot { vec![label] } else { halves(label) }
}

fn in_columns(bars: &[Bar], width: f64, title: String) -> Picture {
    let y = range_from_zero(bars.iter().map(|bar| bar.length));
    let slot = width / bars.len().max(1) as f64 - GAP;
    let label_lines = bars.iter().map(|bar| lines(&bar.label, slot).len()).max().unwrap_or(1);
    let below_bars = if y.start < 0.0 { VALUE_SIZE + GAP } else { 0.0 };
    let labels_top = HEIGHT - LINE_HEIGHT * label_lines as f64;
    let frame = Frame {
        width,
        height: HEIGHT,
        left: 0.0,
        right: 0.0,
        top: VALUE_SIZE + GAP,
        bottom: HEIGHT - labels_top + GAP + below_bars,
        x: 0.0..bars.len().max(1) as f64,
        y,
    };
    let shapes = frame.paint(|canvas| {
        for (i, bar) in bars.iter().enumerate() {
            column(canvas, bar, i as f64, labels_top, slot)?;
        }
        canvas.rule([(0.0, 0.0), (bars.len().max(1) as f64, 0.0)], palette::AXIS)
    });
    Picture { width, height: HEIGHT, shapes, title }
}

fn column(canvas: &mut Canvas<'_, '_>, bar: &Bar, left: f64, labels_top: f64, slot: f64) -> Drawn {
    canvas.rect([(left + 0.14, 0.0), (left + 0.86, bar.length)], bar.color)?;
    let (x, end) = canvas.place((left + 0.5, bar.length));
    let baseline = if bar.length < 0.0 { end + VALUE_SIZE } else { end - 5.0 };
    canvas.value(&bar.value, (x, baseline), Anchor::Middle)?;
    for (i, line) in lines(&bar.label, slot).iter().enumerate() {
        let baseline = labels_top + LINE_HEIGHT * (i as f64 + 1.0) - 4.0;
        canvas.label(line, (x, baseline), Anchor::Middle)?;
    }
    Ok(())
}

fn in_rows(bars: &[Bar], width: f64, title: String) -> Picture {
    let widest = |measure: fn(&Bar) -> f64| bars.iter().map(measure).fold(0.0, f64::max);
    let left = widest(|bar| label_width(&bar.label)) + 2.0 * GAP;
    let right = widest(|bar| value_width(&bar.value)) + 2.0 * GAP;
    let height = ROW_HEIGHT * bars.len() as f64;
    let frame = Frame {
        width,
        height,
        left,
        right,
        top: 0.0,
        bottom: 0.0,
        x: range_from_zero(bars.iter().map(|bar| bar.length)),
        y: bars.len().max(1) as f64..0.0,
    };
    let shapes = frame.paint(|canvas| {
        for (i, bar) in bars.iter().enumerate() {
            let top = i as f64;
            canvas.rect([(0.0, top + 0.14), (bar.length, top + 0.86)], bar.color)?;
            let baseline = ROW_HEIGHT * (top + 0.5) + 0.36 * LABEL_SIZE;
            canvas.label(&bar.label, (0.0, baseline), Anchor::Start)?;
            canvas.value(&bar.value, (width, baseline), Anchor::End)?;
        }
        canvas.rule([(0.0, 0.0), (0.0, bars.len().max(1) as f64)], palette::AXIS)
    });
    Picture { width, height, shapes, title }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{AgingScheme, AnalysisConfig};
    use crate::present::chart::testing::{check_sound, date, report, texts};
    use crate::present::chart::{CLASSES, Shape};

    fn picture(cents: &[i128], limits: &[u32], width: f64) -> Picture {
        let config = AnalysisConfig {
            scheme: AgingScheme::new(limits.to_vec()).unwrap(),
            ..AnalysisConfig::standard(date(2026, 3, 31))
        };
        let buckets = config.buckets();
        aging_bars(&report(cents), &buckets, width)
    }

    fn rects(picture: &Picture) -> Vec<(f64, f64, &'static str)> {
        let rect = |shape: &Shape| {
            let Shape::Rect { y, height, class, .. } = shape else { return None };
            Some((*y, *height, *class))
        };
        picture.shapes.iter().filter_map(rect).collect()
    }

    #[test]
    fn heights_are_proportional_to_amounts() {
        // 1,000 : 500 : 250 : 0 : 100; the tallest fills the plot, the others 1/2, 1/4, 0, 1/10.
        let picture = picture(&[100_000, 50_000, 25_000, 0, 10_000, 0], &[30, 60, 90], 640.0);
        let rects = rects(&picture);
        let tallest = rects[0].1;
        assert!(tallest > 150.0);
        for (rect, share) in rects.iter().zip([1.0, 0.5, 0.25, 0.0, 0.1]) {
            assert!(
                (rect.1 - tallest * share).abs() <= 0.15,
                "{rect:?} is not {share} of {tallest}"
            );
        }
    }

    #[test]
    fn each_bar_has_its_value_label_and_step() {
        let picture = picture(&[8_421_000, 50_000, 25_000, 0, 10_000, 0], &[30, 60, 90], 640.0);
        let classes: Vec<&str> = rects(&picture).into_iter().map(|(_, _, class)| class).collect();
        assert_eq!(classes, &CLASSES[..5]);
        assert_eq!(
            texts(&picture),
            ["84.2k", "Not due", "500", "1–30", "250", "31–60", "0", "61–90", "100", "Over 90"]
        );
    }

    #[test]
    fn a_net_credit_hangs_below_the_line() {
        let picture = picture(&[30_000, -10_000, 0, 0, 0, 0], &[30, 60, 90], 640.0);
        let rects = rects(&picture);
        let (up, down) = (rects[0], rects[1]);
        assert!((up.0 + up.1 - down.0).abs() < 0.2, "both start at the line");
        assert!((down.1 * 3.0 - up.1).abs() < 0.5, "{} is a third of {}", down.1, up.1);
        assert!(texts(&picture).contains(&"−100"));
    }

    #[test]
    fn missing_due_dates_get_a_bar_only_where_there_are_some() {
        let with = picture(&[1, 0, 0, 0, 0, 5_000], &[30, 60, 90], 640.0);
        assert_eq!(rects(&with).last().unwrap().2, "chart-bucket-none");
        assert_eq!(rects(&with).len(), 6);
        assert_eq!(rects(&picture(&[1, 0, 0, 0, 0, 0], &[30, 60, 90], 640.0)).len(), 5);
    }

    #[test]
    fn labels_never_overlap_and_nothing_leaves_the_picture() {
        let limits: [&[u32]; 4] =
            [&[30, 60, 90], &[30], &[7, 14, 30, 45, 60, 90, 180, 365], &[1000, 20_000, 36_500]];
        let ledgers: [fn(usize) -> i128; 5] = [
            |i| 123_456_789 * (i as i128 + 1),
            |_| 0,
            |_| -987_654,
            |i| if i % 2 == 0 { -100_000_000_000_000_000 } else { 1 },
            |i| if i == 2 { 9_000_000_000_000_000_000_000 } else { 0 },
        ];
        for limits in limits {
            for (n, ledger) in ledgers.iter().enumerate() {
                let cents: Vec<i128> = (0..limits.len() + 3).map(ledger).collect();
                for width in [0.0, 300.0, 360.0, 500.0, 640.0, 1200.0, f64::NAN] {
                    let picture = picture(&cents, limits, width);
                    check_sound(&picture, &format!("{limits:?} ledger {n} at {width}"));
                }
            }
        }
    }

    #[test]
    fn the_title_says_what_is_shown() {
        let some = picture(&[100_000, 50_000, 0, 0, 0, 0], &[30, 60, 90], 640.0);
        assert_eq!(
            some.title,
            "Open balance in EUR by age in days: Not due 1k, 1–30 500, 31–60 0, 61–90 0, Over 90 0"
        );
        assert_eq!(picture(&[0; 6], &[30, 60, 90], 640.0).title, "Nothing is open in EUR");
    }

    #[test]
    fn a_phone_gets_wrapped_labels_before_rows() {
        let picture = picture(&[100, 0, 0, 0, 0, 100], &[30, 60, 90], 360.0);
        let texts = texts(&picture);
        assert!(texts.contains(&"No due") && texts.contains(&"date"), "{texts:?}");
    }
}
