//! Windows of rows: of the customers, the groups and the documents, as the page asks for them.

use crate::analysis::tie_out::tie_out;
use crate::analysis::{
    AnalysisConfig, CustomerQuery, DocumentSort, GroupRow, Page, Selection,
    documents::{ListTotals, View},
    groups::groups,
};
use crate::domain::ledger::DocumentIdx;
use crate::domain::{Currency, Ledger, to_u32};
use crate::protocol::{DocumentList, Response, Values, WorkerError};
use crate::worker::session::{Loaded, Session};

/// The groups of the last aging by group, so that paging through them does not add up again.
#[derive(Debug)]
pub(super) struct Grouping {
    config: AnalysisConfig,
    currency: Option<Currency>,
    list: Vec<GroupRow>,
}

/// The order of the last document list, so that paging through it does not sort again.
#[derive(Debug)]
pub(super) struct Listing {
    config: AnalysisConfig,
    selection: Selection,
    sort: DocumentSort,
    descending: bool,
    find: String,
    list: Vec<DocumentIdx>,
    totals: ListTotals,
}

impl Session {
    /// A window of the groups that the configuration makes.
    pub(super) fn groups(
        &mut self,
        config: AnalysisConfig,
        currency: Option<Currency>,
        offset: u32,
        limit: u32,
    ) -> Response {
        let Some(loaded) = &self.loaded else {
            return Response::Failed(WorkerError::NothingLoaded);
        };
        let known = self.grouping.take().filter(|kept| kept.is_for(&config, currency));
        let kept = known.unwrap_or_else(|| {
            let list = groups(&loaded.ledger, &config, currency);
            Grouping { config, currency, list }
        });
        let answer = Response::Groups(Values::new(&page(&kept.list, offset, limit)));
        self.grouping = Some(kept);
        answer
    }

    /// A window of documents.
    pub(super) fn documents(&mut self, wanted: Listing, offset: u32, limit: u32) -> Response {
        let Some(loaded) = &self.loaded else {
            return Response::Failed(WorkerError::NothingLoaded);
        };
        let known = self.listing.take().filter(|listing| listing.same_as(&wanted));
        let listing = known.unwrap_or_else(|| wanted.filled(&loaded.ledger));
        let view = View::new(&loaded.ledger, &listing.config);
        let rows = window(&listing.list, offset, limit).filter_map(|idx| view.row(idx)).collect();
        let (open, billed) = listing.totals.clone();
        let page = Page { rows, offset, total: to_u32(listing.list.len()) };
        self.listing = Some(listing);
        Response::Documents(Values::new(&DocumentList { page, open, billed }))
    }
}

impl Loaded {
    /// The same balance by every way there is.
    pub(super) fn tie_out(&mut self, config: &AnalysisConfig) -> Response {
        self.analyze(config);
        Response::TieOut(Values::new(&tie_out(&self.ledger, &self.analysis)))
    }

    /// A window of customers.
    pub(super) fn customers(
        &mut self,
        config: &AnalysisConfig,
        query: &CustomerQuery<'_>,
        offset: u32,
        limit: u32,
    ) -> Response {
        self.analyze(config);
        let list = self.analysis.select(&self.ledger, query);
        let rows = window(&list, offset, limit)
            .filter_map(|idx| self.analysis.customer_row(&self.ledger, idx))
            .collect();
        Response::Customers(Values::new(&Page { rows, offset, total: to_u32(list.len()) }))
    }
}

impl Listing {
    /// Which documents, and how; none are picked yet.
    pub(super) fn wanted(
        config: AnalysisConfig,
        selection: Selection,
        (sort, descending): (DocumentSort, bool),
        find: String,
    ) -> Self {
        let (list, totals) = (Vec::new(), ListTotals::default());
        Self { config, selection, sort, descending, find, list, totals }
    }

    fn same_as(&self, other: &Self) -> bool {
        self.config == other.config
            && self.selection == other.selection
            && self.sort == other.sort
            && self.descending == other.descending
            && self.find == other.find
    }

    fn filled(mut self, ledger: &Ledger) -> Self {
        let view = View::new(ledger, &self.config);
        let mut list = view.select(&self.selection, &self.find);
        if self.sort != DocumentSort::Row || self.descending {
            view.sort(&mut list, self.sort, self.descending);
        }
        self.totals = view.totals(&list);
        self.list = list;
        self
    }
}

impl Grouping {
    fn is_for(&self, config: &AnalysisConfig, currency: Option<Currency>) -> bool {
        self.config == *config && self.currency == currency
    }
}

fn window(list: &[u32], offset: u32, limit: u32) -> impl Iterator<Item = u32> {
    list.iter().copied().skip(offset as usize).take(limit as usize)
}

/// A window of rows that are all there.
fn page<T: Clone>(list: &[T], offset: u32, limit: u32) -> Page<T> {
    let total = to_u32(list.len());
    let rows = list.iter().skip(offset as usize).take(limit as usize).cloned().collect();
    Page { rows, offset, total }
}
