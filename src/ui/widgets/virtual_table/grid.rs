//! Where a virtual table is in its list: which rows are drawn, and when others are asked for.

use std::ops::Range;
use std::time::Duration;

use leptos::{html, prelude::*};

use super::{Rows, WINDOW};
use crate::analysis::Page;
use crate::platform::{page, scroller};
use crate::present::long_list::LongList;
use crate::ui::state::use_app;

/// Up to so many rows a table is a plain one, as high as it is.
const PLAIN: u32 = 100;
/// Rows that are held beyond those in view before more are asked for.
const AHEAD: u32 = 40;
/// Rows drawn above and below those in view, for the next press of a key.
const SPARE: u32 = 4;
/// Without movement for so long, the scrollbar goes to its share again.
const REST: Duration = Duration::from_millis(250);

/// Height of a row, of the head and of the scroller, as measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Sizes {
    row: u32,
    head: u32,
    scroller: u32,
}

/// The window that is held: first row, end, and length of the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Held {
    first: u32,
    end: u32,
    total: u32,
}

/// The place of a virtual table.
#[derive(Clone, Copy, Debug)]
pub(super) struct Grid {
    scroller: NodeRef<html::Div>,
    head_rows: u32,
    ask: Callback<(u32, u32)>,
    held: Memo<Option<Held>>,
    sizes: RwSignal<Sizes>,
    /// Pixels of the list above the first one seen.
    at: RwSignal<i64>,
    /// Where the browser's own scrollbar was last.
    track_at: StoredValue<i64>,
    drawn: Memo<Range<u32>>,
    /// All rows are wanted in the page, to be printed.
    whole: RwSignal<bool>,
    /// A window is asked for and has not come.
    waiting: StoredValue<bool>,
    resting: StoredValue<Option<TimeoutHandle>>,
    /// Row of the list and control in it that the keys go from.
    active: StoredValue<(u32, u32)>,
}

impl Grid {
    /// Begins at the top or at the row of `place`, asks for the first window, and for others as they
    /// are needed.
    pub(super) fn new<T: Clone + Send + Sync + 'static>(
        scroller: NodeRef<html::Div>,
        rows: Rows<T>,
        head_rows: u32,
        place: Option<RwSignal<u32>>,
    ) -> Self {
        let held = Memo::new(move |_| rows.page.with(|page| page.as_ref().map(held)));
        let sizes = RwSignal::new(Sizes { row: 40, head: 40, scroller: 800 });
        let first = place.map_or(0, |place| place.get_untracked());
        let at = RwSignal::new(i64::from(first) * i64::from(sizes.get_untracked().row));
        let whole = RwSignal::new(false);
        let drawn = Memo::new(move |_| {
            let held = held.get().unwrap_or_default();
            if is_long(held, whole.get()) {
                drawn(held, list(held.total, sizes.get()), at.get())
            } else {
                held.first..held.end
            }
        });
        let grid = Self {
            scroller,
            head_rows,
            ask: rows.ask,
            held,
            sizes,
            at,
            track_at: StoredValue::new(0),
            drawn,
            whole,
            waiting: StoredValue::new(false),
            resting: StoredValue::new(None),
            active: StoredValue::new((first, 0)),
        };
        grid.follow(rows.begins, place);
        Effect::new(move |_| {
            rows.page.track();
            grid.came();
        });
        grid
    }

    /// Asks again when the figures or the question change; another order begins at the top.
    fn follow(self, begins: Signal<String>, place: Option<RwSignal<u32>>) {
        let state = use_app();
        Effect::new(move |before: Option<String>| {
            state.analysis.track();
            let begins = begins.get();
            if before.is_some_and(|before| before != begins) {
                self.active.set_value((0, 0));
                self.go(0);
            }
            self.waiting.set_value(true);
            self.ask.run((self.wanted(), WINDOW));
            begins
        });
        Effect::new(move |_| {
            let first = self.list_now().seen(self.at.get()).start;
            if let Some(place) = place {
                place.set(first);
            }
            self.drawn.track();
            page::before_paint(move || self.measure());
            self.ask_ahead();
        });
    }

    /// A window has come: it may already be too far from where the reader is now.
    fn came(self) {
        self.waiting.set_value(false);
        let Some(held) = self.held.get_untracked() else { return };
        let last = self.list_now().last();
        if held.total > 0 && self.at.get_untracked() > last {
            self.at.set(last);
        }
        if self.whole.get_untracked() {
            self.print_whole(held);
            return;
        }
        page::before_paint(move || self.measure());
        self.ask_ahead();
    }

    fn ask_ahead(self) {
        let Some(held) = self.held.get_untracked() else { return };
        let seen = self.list_now().seen(self.at.get_untracked());
        let missing = (held.first > 0 && seen.start < held.first + AHEAD.min(seen.start))
            || seen.end.saturating_add(AHEAD).min(held.total) > held.end;
        if missing && held.total > 0 && self.is_long_now() && !self.waiting.get_value() {
            self.waiting.set_value(true);
            untrack(|| self.ask.run((self.wanted(), WINDOW)));
        }
    }

    /// First row of the window around what is seen.
    fn wanted(self) -> u32 {
        if self.held.get_untracked().is_none() {
            return self.active.get_value().0.saturating_sub(WINDOW / 2);
        }
        let list = self.list_now();
        let seen = list.seen(self.at.get_untracked());
        let middle = seen.start + (seen.end.saturating_sub(seen.start)) / 2;
        middle.saturating_sub(WINDOW / 2).min(list.rows.saturating_sub(WINDOW))
    }

    /// Asks for all rows, to print them.
    pub(super) fn print(self) {
        self.whole.set(true);
        self.waiting.set_value(true);
        untrack(|| self.ask.run((0, u32::MAX)));
    }

    /// All rows have come: prints them, and goes back to the window.
    fn print_whole(self, held: Held) {
        if held.end - held.first < held.total {
            return;
        }
        page::after_paint(move || {
            page::print();
            if self.whole.try_set(false).is_none() {
                untrack(|| self.ask.run((self.wanted(), WINDOW)));
            }
        });
    }

    /// The browser has scrolled.
    pub(super) fn scrolled(self) {
        let Some(element) = self.scroller.get_untracked() else { return };
        let (from, to) = (self.track_at.get_value(), scroller::place(&element));
        self.track_at.set_value(to);
        if !self.is_long_now() || from == to {
            return;
        }
        let list = self.list_now();
        let at = list.moved(self.at.get_untracked(), from, to);
        let focused = scroller::focused(&element);
        self.at.set(at);
        if let Some((index, control)) = focused {
            self.active.set_value((index.saturating_sub(self.head_rows + 1), control));
            page::before_paint(move || self.keep_focus(index, control));
        }
        if list.is_squeezed() {
            self.rest_later();
        }
    }

    /// Rows that come in front move the others, which costs the focused one its focus: it gets it back.
    /// One that has gone hands it to the scroller, which stays.
    fn keep_focus(self, index: u32, control: u32) {
        let Some(element) = self.scroller.try_get_untracked().flatten() else { return };
        if scroller::nothing_has_focus() && !scroller::focus_row(&element, index, control) {
            scroller::focus_self(&element);
        }
    }

    /// Small movements leave the scrollbar a little off its share; at rest it is put right.
    fn rest_later(self) {
        if let Some(before) = self.resting.get_value() {
            before.clear();
        }
        let rest = move || {
            if self.at.try_get_untracked().is_some() {
                self.align();
            }
        };
        self.resting.set_value(set_timeout_with_handle(rest, REST).ok());
    }

    /// Puts the browser's scrollbar where the list is.
    fn align(self) {
        let Some(element) = self.scroller.get_untracked() else { return };
        let track = self.list_now().track(self.at.get_untracked());
        self.track_at.set_value(scroller::put(&element, track));
    }

    /// Goes to a place in the list.
    fn go(self, at: i64) {
        self.at.set(at);
        self.align();
    }

    fn measure(self) {
        let (Some(element), Some(sizes)) =
            (self.scroller.try_get_untracked().flatten(), self.sizes.try_get_untracked())
        else {
            return;
        };
        if !self.is_long_now() {
            return;
        }
        let heights = scroller::heights(&element);
        scroller::keep_widths(&element);
        let row = heights.row.unwrap_or(sizes.row);
        let measured = Sizes { row, head: heights.head, scroller: heights.scroller };
        let is_off = self.track_at.get_value() == 0 && self.at.get_untracked() > 0;
        if measured != sizes || is_off {
            let top = self.list_now().seen(self.at.get_untracked()).start;
            self.sizes.set(measured);
            self.go((i64::from(top) * i64::from(row)).min(self.list_now().last()));
        }
    }

    /// The window has another size, so may the table.
    pub(super) fn resized(self) {
        if let Some(element) = self.scroller.get_untracked() {
            scroller::free_widths(&element);
            self.measure();
        }
    }

    /// Moves the focus to a control of a row, and the list so that the row is seen.
    pub(super) fn focus(self, row: u32, control: u32) {
        let list = self.list_now();
        let row = row.min(list.rows.saturating_sub(1));
        self.active.set_value((row, control));
        let Some(element) = self.scroller.get_untracked() else { return };
        if self.is_long_now() {
            let at = list.reveal(self.at.get_untracked(), row);
            if at != self.at.get_untracked() {
                scroller::focus_self(&element);
                self.go(at);
            }
        }
        let (index, tries) = (row + self.head_rows + 1, 40);
        focus_when_there(self, index, control, tries);
    }

    /// Row of the list and control in it that the keys go from.
    pub(super) fn active(self) -> (u32, u32) {
        let focused = self.scroller.get_untracked().and_then(|e| scroller::focused(&e));
        match focused {
            Some((index, control)) => (index.saturating_sub(self.head_rows + 1), control),
            None => self.active.get_value(),
        }
    }

    /// Presses what the focused row offers first.
    pub(super) fn press(self) {
        if let Some(element) = self.scroller.get_untracked() {
            scroller::press_row(&element, self.active.get_value().0 + self.head_rows + 1);
        }
    }

    /// Whether the scroller itself has the focus, and not its head.
    pub(super) fn head_has_focus(self) -> bool {
        self.scroller.get_untracked().is_some_and(|element| scroller::head_has_focus(&element))
    }

    /// Rows that fit into the view.
    pub(super) fn rows_in_view(self) -> u32 {
        let list = self.list_now();
        (list.view_px / list.row_px.max(1)).max(1)
    }

    /// The rows that are drawn, with their place in the list.
    pub(super) fn drawn_rows<T: Clone + Send + Sync + 'static>(
        self,
        rows: RwSignal<Option<Page<T>>>,
    ) -> Vec<(u32, T)> {
        let drawn = self.drawn.get();
        rows.with(|page| {
            let Some(page) = page else { return Vec::new() };
            let numbered = (page.offset..).zip(&page.rows);
            let inside = numbered.filter(|(index, _)| drawn.contains(index));
            inside.map(|(index, row)| (index, row.clone())).collect()
        })
    }

    /// The rows that are drawn.
    pub(super) fn drawn(self) -> Range<u32> {
        self.drawn.get()
    }

    /// How long the list is; `None` until that is known.
    pub(super) fn total(self) -> Option<u32> {
        self.held.get().map(|held| held.total)
    }

    /// Rows of the table with its head, for those who do not see it.
    pub(super) fn row_count(self) -> Option<String> {
        self.total().map(|total| total.saturating_add(self.head_rows).to_string())
    }

    /// Too long to stand in the page as it is.
    pub(super) fn is_long(self) -> bool {
        self.held.get().is_some_and(|held| is_long(held, self.whole.get()))
    }

    fn is_long_now(self) -> bool {
        untrack(|| self.is_long())
    }

    /// Rows in view have not come yet.
    pub(super) fn is_behind(self) -> bool {
        let (Some(held), true) = (self.held.get(), self.is_long()) else { return false };
        let seen = list(held.total, self.sizes.get()).seen(self.at.get());
        seen.start < held.first || seen.end > held.end
    }

    /// Height of what is scrolled.
    pub(super) fn track(self) -> Signal<Option<i64>> {
        Signal::derive(move || {
            let (held, sizes) = (self.held.get()?, self.sizes.get());
            let track = list(held.total, sizes).track_px() + i64::from(sizes.head);
            self.is_long().then_some(track)
        })
    }

    /// Height of the hole.
    pub(super) fn hole(self) -> Signal<Option<i64>> {
        Signal::derive(move || self.is_long().then(|| i64::from(self.sizes.get().scroller)))
    }

    /// How far the drawn rows are moved against the hole.
    pub(super) fn shift(self) -> Option<i64> {
        let (held, drawn, at) = (self.held.get()?, self.drawn.get(), self.at.get());
        let list = list(held.total, self.sizes.get());
        let seen = list.seen(at);
        let apart = drawn.end <= seen.start || drawn.start >= seen.end;
        let top = i64::from(drawn.start) * i64::from(list.row_px);
        self.is_long().then_some(if apart { 0 } else { top - at })
    }

    fn list_now(self) -> LongList {
        let total = self.held.get_untracked().map_or(0, |held| held.total);
        list(total, self.sizes.get_untracked())
    }
}

fn focus_when_there(grid: Grid, index: u32, control: u32, tries: u32) {
    let Some(element) = grid.scroller.try_get_untracked().flatten() else { return };
    let wanted = grid.active.get_value().0 + grid.head_rows + 1 == index;
    if wanted && !scroller::focus_row(&element, index, control) && tries > 0 {
        page::after_paint(move || focus_when_there(grid, index, control, tries - 1));
    }
}

fn held<T>(page: &Page<T>) -> Held {
    let rows = u32::try_from(page.rows.len()).unwrap_or(u32::MAX);
    Held { first: page.offset, end: page.offset.saturating_add(rows), total: page.total }
}

const fn is_long(held: Held, whole: bool) -> bool {
    held.total > PLAIN && !(whole && held.first == 0 && held.end == held.total)
}

fn list(total: u32, sizes: Sizes) -> LongList {
    let view_px = sizes.scroller.saturating_sub(sizes.head);
    LongList { rows: total, row_px: sizes.row, view_px }
}

/// The rows to draw: those in view, as far as they are held; else those held that are nearest.
fn drawn(held: Held, list: LongList, at: i64) -> Range<u32> {
    let seen = list.seen(at);
    let (first, end) = (seen.start.saturating_sub(SPARE), seen.end.saturating_add(SPARE));
    let (from, to) = (first.max(held.first), end.min(held.end));
    if from < to {
        return from..to;
    }
    let count = seen.end.saturating_sub(seen.start);
    if seen.start < held.first {
        held.first..held.first.saturating_add(count).min(held.end)
    } else {
        held.end.saturating_sub(count).max(held.first)..held.end
    }
}
