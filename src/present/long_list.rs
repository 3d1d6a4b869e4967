//! Which rows of a long list are in view: from a place in a scroller to rows and back, where the list
//! is taller than browsers let anything be. Rows are of one height; whole pixels throughout.
//!
//! The scroller gets a track of at most [`MOST_TRACK_PX`]. A small movement on it moves the list by as
//! much; a large one (the scrollbar dragged) goes to the same share of the list.

use std::ops::Range;

/// Browsers stop between 16 and 33 million; zoomed in, at a quarter of that.
pub const MOST_TRACK_PX: i64 = 4_000_000;

/// A long list and the hole it is seen through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LongList {
    /// How many rows there are.
    pub rows: u32,
    /// Height of a row; never 0.
    pub row_px: u32,
    /// Height of the part that is seen.
    pub view_px: u32,
}

impl LongList {
    /// Height of all rows.
    pub fn full_px(self) -> i64 {
        i64::from(self.rows) * i64::from(self.row_px)
    }

    /// Height of the track.
    pub fn track_px(self) -> i64 {
        self.full_px().min(MOST_TRACK_PX)
    }

    /// The list is taller than its track.
    pub fn is_squeezed(self) -> bool {
        self.full_px() > MOST_TRACK_PX
    }

    /// The last place: there the end of the list is in view.
    pub fn last(self) -> i64 {
        (self.full_px() - i64::from(self.view_px)).max(0)
    }

    /// The place in the list for a place on the track.
    pub fn at(self, track: i64) -> i64 {
        share(track, self.track_last(), self.last())
    }

    /// The place on the track for a place in the list.
    pub fn track(self, at: i64) -> i64 {
        share(at, self.last(), self.track_last())
    }

    /// Where the list is after the track moved, having been at `at`.
    pub fn moved(self, at: i64, from: i64, to: i64) -> i64 {
        let step = to - from;
        let small = step.abs() <= 2 * i64::from(self.view_px);
        if step == 0 || (small && to > 0 && to < self.track_last()) {
            (at + step).clamp(0, self.last())
        } else {
            self.at(to)
        }
    }

    /// The rows of which something is seen.
    pub fn seen(self, at: i64) -> Range<u32> {
        let row = i64::from(self.row_px.max(1));
        let first = at.max(0) / row;
        let end = (at.max(0) + i64::from(self.view_px) + row - 1) / row;
        let within = |row: i64| u32::try_from(row).unwrap_or(u32::MAX).min(self.rows);
        within(first)..within(end)
    }

    /// The nearest place at which a row is seen whole.
    pub fn reveal(self, at: i64, row: u32) -> i64 {
        let top = i64::from(row) * i64::from(self.row_px);
        let lowest = top + i64::from(self.row_px) - i64::from(self.view_px);
        at.min(top).max(lowest).clamp(0, self.last())
    }

    fn track_last(self) -> i64 {
        (self.track_px() - i64::from(self.view_px)).max(0)
    }
}

/// `part` of `whole` on another scale.
fn share(part: i64, whole: i64, other: i64) -> i64 {
    if whole <= 0 { 0 } else { part.clamp(0, whole) * other / whole }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHORT: LongList = LongList { rows: 1_000, row_px: 40, view_px: 600 };
    const LONG: LongList = LongList { rows: 1_000_000, row_px: 40, view_px: 600 };

    #[test]
    fn a_list_that_fits_its_track_is_where_the_track_is() {
        assert_eq!((SHORT.track_px(), SHORT.is_squeezed()), (40_000, false));
        for place in [0, 1, 39, 40, 20_000, 39_399, 39_400] {
            assert_eq!((SHORT.at(place), SHORT.track(place)), (place, place));
        }
        assert_eq!(SHORT.moved(100, 100, 30_000), 30_000);
    }

    #[test]
    fn the_ends_and_the_middle_of_a_squeezed_list_are_reached() {
        assert_eq!((LONG.full_px(), LONG.track_px()), (40_000_000, MOST_TRACK_PX));
        let track_last = MOST_TRACK_PX - 600;
        assert_eq!(LONG.at(0), 0);
        assert_eq!(LONG.at(track_last), 40_000_000 - 600);
        assert_eq!(LONG.seen(LONG.at(track_last)), 999_985..1_000_000);
        // 1 999 700 of 3 999 400 is the half: 19 999 700, row 499 992.5.
        assert_eq!(LONG.seen(LONG.at(track_last / 2)), 499_992..500_008);
        assert_eq!(LONG.at(track_last + 99), LONG.last());
    }

    #[test]
    fn small_steps_are_as_long_in_the_list_and_large_ones_go_to_the_share() {
        assert_eq!(LONG.moved(5_000_000, 500_000, 500_100), 5_000_100);
        assert_eq!(LONG.moved(5_000_000, 500_000, 499_000), 4_999_000);
        assert_eq!(LONG.moved(5_000_000, 500_000, 502_000), LONG.at(502_000));
        // At an end of the track the list is at its end too, whatever the step.
        assert_eq!(LONG.moved(700, 100, 0), 0);
        assert_eq!(LONG.moved(700, 0, 0), 700);
    }

    #[test]
    fn a_row_is_brought_into_view_by_the_least_movement() {
        assert_eq!(SHORT.reveal(0, 3), 0);
        assert_eq!(SHORT.reveal(0, 15), 40);
        assert_eq!(SHORT.reveal(4_000, 50), 2_000);
        assert_eq!(SHORT.reveal(0, 999), 39_400);
    }

    #[test]
    fn rows_seen_in_part_are_seen() {
        assert_eq!(SHORT.seen(0), 0..15);
        assert_eq!(SHORT.seen(1), 0..16);
        assert_eq!(SHORT.seen(39_400), 985..1_000);
        assert_eq!(LongList { rows: 3, ..SHORT }.seen(0), 0..3);
        assert_eq!(LongList { rows: 0, ..SHORT }.last(), 0);
    }
}
