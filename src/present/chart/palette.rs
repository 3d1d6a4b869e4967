//! The colors plotters draws with and the style class each stands for.
//!
//! The style sheet decides how a class looks; the colors here are the keys of the table and, being
//! real colors, what a saved picture uses. The bucket ramp falls in lightness step by step, so its
//! order survives greyscale. Red is not in it: late is not wrong.

use plotters::style::RGBColor;
use plotters_backend::BackendColor;

use crate::analysis::Bucket;

pub(super) const BUCKETS: [RGBColor; 5] = [
    RGBColor(0xd3, 0xe3, 0xec),
    RGBColor(0xf0, 0xcf, 0x8e),
    RGBColor(0xdf, 0xa1, 0x50),
    RGBColor(0xb5, 0x6c, 0x2a),
    RGBColor(0x75, 0x3a, 0x12),
];
/// How a saved picture looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// Dark on white.
    Light,
    /// Light on dark, with the page's own dark colors.
    Dark,
}

/// What a saved picture is drawn on.
pub(super) const fn ground(look: Look) -> &'static str {
    match look {
        Look::Light => "#ffffff",
        Look::Dark => "#1b1e21",
    }
}

/// What the colors of the table, in its order, are in the dark: the dark values of style/tokens.css.
const DARK: [RGBColor; 14] = [
    RGBColor(0x5f, 0x78, 0x8d),
    RGBColor(0xa8, 0x82, 0x3c),
    RGBColor(0xd9, 0x9a, 0x5b),
    RGBColor(0xf0, 0xb9, 0xa8),
    RGBColor(0xfb, 0xe6, 0xe6),
    RGBColor(0x76, 0x7d, 0x84),
    RGBColor(0x76, 0x7d, 0x84),
    RGBColor(0x2e, 0x33, 0x38),
    RGBColor(0xa8, 0xae, 0xb4),
    RGBColor(0xe9, 0xea, 0xeb),
    RGBColor(0x1f, 0x34, 0x32),
    RGBColor(0x83, 0xd3, 0xc9),
    RGBColor(0x46, 0x35, 0x2a),
    RGBColor(0xd9, 0x9a, 0x5b),
];
pub(super) const BUCKET_NONE: RGBColor = RGBColor(0xa8, 0xac, 0xb3);
pub(super) const AXIS: RGBColor = RGBColor(0x6b, 0x72, 0x7a);
pub(super) const GRID: RGBColor = RGBColor(0xe1, 0xe4, 0xe8);
pub(super) const LABEL: RGBColor = RGBColor(0x4f, 0x56, 0x5e);
pub(super) const VALUE: RGBColor = RGBColor(0x1d, 0x22, 0x28);
pub(super) const AREA_OPEN: RGBColor = RGBColor(0xdc, 0xe9, 0xf1);
pub(super) const LINE_OPEN: RGBColor = RGBColor(0x3c, 0x7a, 0x9e);
pub(super) const AREA_OVERDUE: RGBColor = RGBColor(0xe2, 0xa8, 0x5c);
pub(super) const LINE_OVERDUE: RGBColor = RGBColor(0x8a, 0x48, 0x18);

const TABLE: [(RGBColor, &str); 14] = [
    (BUCKETS[0], "chart-bucket-0"),
    (BUCKETS[1], "chart-bucket-1"),
    (BUCKETS[2], "chart-bucket-2"),
    (BUCKETS[3], "chart-bucket-3"),
    (BUCKETS[4], "chart-bucket-4"),
    (BUCKET_NONE, "chart-bucket-none"),
    (AXIS, "chart-axis"),
    (GRID, "chart-grid"),
    (LABEL, "chart-label"),
    (VALUE, "chart-value"),
    (AREA_OPEN, "chart-area-open"),
    (LINE_OPEN, "chart-line-open"),
    (AREA_OVERDUE, "chart-area-overdue"),
    (LINE_OVERDUE, "chart-line-overdue"),
];

/// Every class a [`super::Shape`] can have.
pub const CLASSES: [&str; 14] = [
    "chart-bucket-0",
    "chart-bucket-1",
    "chart-bucket-2",
    "chart-bucket-3",
    "chart-bucket-4",
    "chart-bucket-none",
    "chart-axis",
    "chart-grid",
    "chart-label",
    "chart-value",
    "chart-area-open",
    "chart-line-open",
    "chart-area-overdue",
    "chart-line-overdue",
];

/// The class of a color; a color outside the table is drawn as a label.
pub(super) fn class_of(color: BackendColor) -> &'static str {
    TABLE
        .iter()
        .find(|(RGBColor(r, g, b), _)| color.rgb == (*r, *g, *b))
        .map_or("chart-label", |(_, class)| class)
}

/// The color behind a class, for a saved picture.
pub(super) fn color_of(class: &str, look: Look) -> RGBColor {
    let mut known = TABLE.iter().zip(DARK);
    known.find(|((_, known), _)| *known == class).map_or(LABEL, |((light, _), dark)| match look {
        Look::Light => *light,
        Look::Dark => dark,
    })
}

/// The step (0 to 4) of the ramp for dated bucket `index` of `dated` buckets: the first is step 0,
/// the last step 4, nothing late shares step 0.
pub(super) fn step(index: usize, dated: usize) -> usize {
    let last = dated.saturating_sub(1);
    if index == 0 || last == 0 {
        return 0;
    }
    ((index * 4 + last / 2) / last).clamp(1, 4)
}

/// The ramp class of bucket `index` of `count` buckets, the last of which is the dateless one; the
/// table's swatches and the chart's bars ask the same function.
///
/// ```
/// use owed::present::chart::bucket_class;
/// let classes: Vec<&str> = (0..6).map(|i| bucket_class(i, 6)).collect();
/// assert_eq!(classes.first(), Some(&"chart-bucket-0"));
/// assert_eq!(classes.get(4), Some(&"chart-bucket-4"));
/// assert_eq!(classes.get(5), Some(&"chart-bucket-none"));
/// ```
pub fn bucket_class(index: usize, count: usize) -> &'static str {
    let RGBColor(r, g, b) = bucket_color(index, count);
    class_of(BackendColor { alpha: 1.0, rgb: (r, g, b) })
}

/// What [`bucket_class`] takes as the count: the dated buckets and one for all others.
pub fn ramp_length(buckets: &[Bucket]) -> usize {
    buckets.iter().filter(|bucket| bucket.is_dated()).count() + 1
}

/// The color of bucket `index` of `count`; see [`bucket_class`].
pub(super) fn bucket_color(index: usize, count: usize) -> RGBColor {
    let dated = count.saturating_sub(1);
    if index >= dated {
        return BUCKET_NONE;
    }
    BUCKETS.get(step(index, dated)).copied().unwrap_or(BUCKET_NONE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_color_has_a_class_of_its_own() {
        for (i, (a, class)) in TABLE.iter().enumerate() {
            assert_eq!(CLASSES[i], *class);
            let same = TABLE.iter().filter(|(b, _)| a == b).count();
            assert_eq!(same, 1, "{class}");
        }
    }

    #[test]
    fn the_ramp_darkens_step_by_step() {
        let light = |RGBColor(r, g, b): RGBColor| {
            2126 * u32::from(r) + 7152 * u32::from(g) + 722 * u32::from(b)
        };
        for pair in BUCKETS.windows(2) {
            assert!(light(pair[0]) > light(pair[1]));
        }
    }

    #[test]
    fn ramp_steps_ascend_for_every_scheme() {
        for (dated, expect) in [
            (3, vec![0, 2, 4]),
            (4, vec![0, 1, 3, 4]),
            (5, vec![0, 1, 2, 3, 4]),
            (10, vec![0, 1, 1, 1, 2, 2, 3, 3, 4, 4]),
        ] {
            let steps: Vec<usize> = (0..dated).map(|i| step(i, dated)).collect();
            assert_eq!(steps, expect, "{dated}");
        }
    }
}
