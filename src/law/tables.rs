//! The published rates, as one table per rhythm. To extend: add rows at the end, with the source.

/// Year of the first row of [`HALF_YEARS`].
pub(super) const HALF_YEARS_FROM: i32 = 2013;

/// Per half-year in which interest starts (Bank of England, ECB) or runs (Germany), in hundredths
/// of a percent: official dealing rate of the day before (Bank of England), main refinancing rate
/// of its first day (ECB), base rate (Deutsche Bundesbank; ECB less 0.88 throughout). Read in July
/// 2026; ECB and base rate of the last row are derived from a press report of the rise of 11 June.
pub(super) const HALF_YEARS: [(i32, i32, i32); 28] = [
    (50, 75, -13),
    (50, 50, -38),
    (50, 25, -63),
    (50, 15, -73),
    (50, 5, -83),
    (50, 5, -83),
    (50, 5, -83),
    (50, 0, -88),
    (25, 0, -88),
    (25, 0, -88),
    (50, 0, -88),
    (50, 0, -88),
    (75, 0, -88),
    (75, 0, -88),
    (75, 0, -88),
    (10, 0, -88),
    (10, 0, -88),
    (10, 0, -88),
    (25, 0, -88),
    (125, 0, -88),
    (350, 250, 162),
    (500, 400, 312),
    (525, 450, 362),
    (525, 425, 337),
    (475, 315, 227),
    (425, 215, 127),
    (375, 215, 127),
    (375, 240, 152),
];

/// Reserve Bank of India, bank rate from each day on (repo rate plus 0.25).
pub(super) const RBI_BANK: [((i32, u32, u32), i32); 5] = [
    ((2023, 2, 8), 675),
    ((2025, 2, 7), 650),
    ((2025, 4, 9), 625),
    ((2025, 6, 6), 575),
    ((2025, 12, 5), 550),
];

/// Last day of [`RBI_BANK`]: what came later is not known here.
pub(super) const RBI_UNTIL: (i32, u32, u32) = (2025, 12, 31);
