//! The other export of the book: how it comes in, how it stands to the book, and what is asked of the
//! worker about the two.
//!
//! It goes through the same intake and the same review as the book: it has a state of its own, of which
//! the shared parts (the worker, the sheet, what is announced) are those of the page.

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::analysis::Page;
use crate::analysis::compare::{Change, ComparedRow, ComparisonReport, CustomerMove, Movement};
use crate::domain::Currency;
use crate::protocol::{Command, DeskCommand, Export, Extras, Pairing, Side};
use crate::ui::intake::FileEntry;
use crate::ui::room::Room;
use crate::ui::state::{AppState, Phase, Slot};
use crate::ui::widgets::WINDOW;

/// For what is picked next.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Picking {
    /// A book of its own.
    #[default]
    New,
    /// Comes to the files that are there.
    Further,
    /// The other export, to compare with.
    Other,
    /// Comes to the files of the other export.
    FurtherOther,
}

/// The signals of the comparison.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CompareState {
    /// The state of the book, once there is another export.
    book: StoredValue<Option<AppState>, LocalStorage>,
    /// The state of the other export.
    other: StoredValue<Option<AppState>, LocalStorage>,
    /// How it stands to the book; `None` = there is none.
    pub(crate) pairing: RwSignal<Option<Pairing>>,
    /// The comparison.
    pub(crate) report: RwSignal<Option<ComparisonReport>>,
    /// The currency looked at; the book's unless the user chose another.
    pub(crate) currency: RwSignal<Option<Currency>>,
    /// The step that is opened.
    pub(crate) opened: RwSignal<Option<Change>>,
    /// Its documents so far.
    pub(crate) documents: RwSignal<Option<Page<ComparedRow>>>,
    /// The customers looked at.
    pub(crate) movement: RwSignal<Movement>,
    /// Those customers so far.
    pub(crate) customers: RwSignal<Option<Page<CustomerMove>>>,
}

impl CompareState {
    /// Nothing to compare with.
    pub(crate) fn new() -> Self {
        Self {
            book: StoredValue::new_local(None),
            other: StoredValue::new_local(None),
            pairing: RwSignal::new(None),
            report: RwSignal::new(None),
            currency: RwSignal::new(None),
            opened: RwSignal::new(None),
            documents: RwSignal::new(None),
            movement: RwSignal::new(Movement::Slid),
            customers: RwSignal::new(None),
        }
    }

    fn forget(self) {
        self.pairing.set(None);
        self.report.set(None);
        self.currency.set(None);
        self.opened.set(None);
        self.documents.set(None);
        self.movement.set(Movement::Slid);
        self.customers.set(None);
    }
}

impl AppState {
    /// The state of the other export, made when it is first asked for.
    pub(crate) fn other(self) -> AppState {
        if let Some(other) = self.compare.other.get_value() {
            return other;
        }
        let other = self.home.with_value(|home| home.with(|| self.beside()));
        self.compare.book.set_value(Some(self));
        self.compare.other.set_value(Some(other));
        other
    }

    /// The state of the book.
    pub(crate) fn book(self) -> AppState {
        self.compare.book.get_value().unwrap_or(self)
    }

    /// The state of the other export, if it was ever asked for.
    pub(crate) fn known_other(self) -> Option<AppState> {
        self.compare.other.get_value()
    }

    /// Opens the file picker for the export to compare with.
    pub(crate) fn pick_other(self) {
        self.go(Room::Compare);
        self.picks(Picking::Other);
    }

    /// Makes last month's sample and compares with it.
    pub(crate) fn compare_with_sample(self) {
        self.go(Room::Compare);
        self.other().choose_sample();
    }

    /// The other export is read. Its date is a first guess that the user can change, so it stays when
    /// the same files are read again.
    pub(crate) fn pair_with(self, other_as_of: NaiveDate, again: bool) {
        if again && self.compare.pairing.with_untracked(Option::is_some) {
            self.compare.pairing.notify();
            return;
        }
        let as_of = self.config.with_untracked(|config| config.as_of);
        let other_is_earlier = other_as_of <= as_of;
        self.compare.forget();
        self.compare.pairing.set(Some(Pairing { other_as_of, other_is_earlier }));
    }

    /// Lets the other export go, in the worker too.
    pub(crate) fn drop_other(self) {
        let other = self.known_other();
        let is_there = |other: &AppState| other.phase.with_untracked(|p| *p != Phase::Empty);
        let Some(other) = other.filter(is_there) else { return };
        other.stop_opening();
        other.forget_results();
        other.phase.set(Phase::Empty);
        other.fresh.set_value(true);
        self.compare.forget();
        self.ask_desk(Slot::DropOther, DeskCommand::DropOther);
    }

    /// Stops reading the other export. That ends the worker, so the book is read again.
    pub(crate) fn cancel_other(self) {
        let reading =
            self.known_other().is_some_and(|other| other.phase.with_untracked(Phase::is_importing));
        self.drop_other();
        if reading {
            self.end_worker();
            self.read_book_again();
        }
    }

    /// The worker died over the other export: the book is read again into the next one.
    pub(crate) fn read_book_again(self) {
        if self.files.with_untracked(|files| files.iter().all(FileEntry::is_made)) {
            let config = self.config.get_untracked();
            self.ask(Slot::Figures, Command::ImportSample { side: Side::Book, config }, Vec::new());
        } else {
            self.read_again();
        }
    }

    /// The other export is read and there is nothing to ask about it.
    pub(crate) fn is_compared(self) -> bool {
        self.known_other()
            .is_some_and(|other| other.phase.with_untracked(|phase| matches!(phase, Phase::Ready)))
    }

    /// The currency of the comparison that is looked at.
    pub(crate) fn compared_currency(self) -> Option<Currency> {
        let wanted = self.compare.currency.get().or_else(|| self.current_currency());
        self.compare.report.with(|report| {
            let mut all = report.as_ref()?.currencies.iter().map(|own| own.currency);
            let first = all.clone().next();
            all.find(|own| Some(*own) == wanted).or(first)
        })
    }

    /// Compares again.
    pub(crate) fn ask_comparison(self, pairing: Pairing) {
        let config = self.config.get_untracked();
        self.ask_desk(Slot::Comparison, DeskCommand::Compare { config, pairing });
    }

    /// Asks for the documents of a step from `offset` on; 0 starts the list anew.
    pub(crate) fn ask_compared(self, currency: Currency, change: Change, offset: u32) {
        let Some(pairing) = self.compare.pairing.get_untracked() else { return };
        let config = self.config.get_untracked();
        let limit = WINDOW;
        let command =
            DeskCommand::ComparedDocuments { config, pairing, currency, change, offset, limit };
        self.ask_desk(Slot::ComparedDocuments, command);
    }

    /// Asks for customers from `offset` on; 0 starts the list anew.
    pub(crate) fn ask_moved(self, currency: Currency, movement: Movement, offset: u32) {
        let Some(pairing) = self.compare.pairing.get_untracked() else { return };
        let config = self.config.get_untracked();
        let limit = WINDOW;
        let command =
            DeskCommand::ComparedCustomers { config, pairing, currency, movement, offset, limit };
        self.ask_desk(Slot::ComparedCustomers, command);
    }

    /// What goes into large files besides the figures.
    pub(crate) fn extras(self) -> Extras {
        Extras {
            control: self.review.controls(),
            assumptions: self.assumptions.get_untracked(),
            pairing: self.compare.pairing.get_untracked().filter(|_| self.is_compared()),
        }
    }

    /// Asks for the comparison as CSV.
    pub(crate) fn export_comparison(self) {
        if let Some(pairing) = self.compare.pairing.get_untracked() {
            self.export(Export::ComparisonCsv(pairing));
        }
    }
}
