//! The answers about two exports: the book and the other one, compared once for each way to look at
//! them and kept for the windows that follow.

use crate::analysis::AnalysisConfig;
use crate::analysis::compare::{
    Change, Comparison, ComparisonReport, Export, Movement, WholeComparison,
};
use crate::domain::Currency;
use crate::import::ImportReport;
use crate::protocol::{DeskCommand, Packed, Pairing, Response, Side, WorkerError};
use crate::worker::session::{Loaded, Session};

/// A comparison and what it was made for.
#[derive(Debug)]
pub(super) struct Compared {
    config: AnalysisConfig,
    pairing: Pairing,
    comparison: Comparison,
    left_out: [Vec<(String, u64)>; 2],
}

/// A comparison with the two exports it is about.
pub(super) struct Seen<'a> {
    comparison: &'a Comparison,
    before: Export<'a>,
    after: Export<'a>,
}

impl Session {
    /// Answers what is asked about two exports.
    pub(super) fn compare(&mut self, command: DeskCommand) -> Response {
        #[expect(clippy::wildcard_enum_match_arm, reason = "the session answers all others")]
        let answer = match command {
            DeskCommand::Compare { config, pairing } => self
                .comparison(&config, pairing)
                .map(|seen| Response::Comparison(Packed::new(&seen.report()))),
            DeskCommand::ComparedDocuments { config, pairing, currency, change, offset, limit } => {
                self.comparison(&config, pairing)
                    .map(|seen| seen.documents((currency, change), offset, limit))
            }
            DeskCommand::ComparedCustomers {
                config,
                pairing,
                currency,
                movement,
                offset,
                limit,
            } => self
                .comparison(&config, pairing)
                .map(|seen| seen.customers((currency, movement), offset, limit)),
            DeskCommand::DropOther => {
                self.forget(Side::Other);
                Some(Response::OtherDropped)
            }
            _ => None,
        };
        answer.unwrap_or(Response::Failed(WorkerError::NothingLoaded))
    }

    /// The comparison kept, or made anew when it is for something else; `None` without two exports.
    pub(super) fn comparison(
        &mut self,
        config: &AnalysisConfig,
        pairing: Pairing,
    ) -> Option<Seen<'_>> {
        let (book, other) = (self.loaded.as_mut()?, self.other.as_mut()?);
        let fits = |own: &Compared| own.config == *config && own.pairing == pairing;
        if !self.compared.as_ref().is_some_and(fits) {
            book.analyze(config);
            other.analyze(&AnalysisConfig { as_of: pairing.other_as_of, ..config.clone() });
            let left_out = [left_out(&book.import), left_out(&other.import)];
            let exports = [export(book, &left_out[0]), export(other, &left_out[1])];
            let (before, after) = in_order(exports, pairing);
            let comparison = Comparison::new(&before, &after, &book.merges);
            let config = config.clone();
            self.compared = Some(Compared { config, pairing, comparison, left_out });
        }
        // Other requests may have looked at the book under another configuration since.
        book.analyze(config);
        let kept = self.compared.as_ref()?;
        let exports = [export(book, &kept.left_out[0]), export(other, &kept.left_out[1])];
        let (before, after) = in_order(exports, pairing);
        Some(Seen { comparison: &kept.comparison, before, after })
    }
}

impl Seen<'_> {
    fn report(&self) -> ComparisonReport {
        self.comparison.report()
    }

    /// Everything, for files.
    pub(super) fn whole(&self) -> WholeComparison {
        self.comparison.whole(&self.before, &self.after)
    }

    fn documents(&self, of: (Currency, Change), offset: u32, limit: u32) -> Response {
        let (before, after) = (&self.before, &self.after);
        let page = self.comparison.documents(before, after, of, offset, limit);
        Response::ComparedDocuments(Packed::new(&page))
    }

    fn customers(
        &self,
        (currency, movement): (Currency, Movement),
        at: u32,
        most: u32,
    ) -> Response {
        let page = self.comparison.customers(currency, movement, at, most);
        Response::ComparedCustomers(Packed::new(&page))
    }
}

fn export<'a>(loaded: &'a Loaded, left_out: &'a [(String, u64)]) -> Export<'a> {
    let Loaded { ledger, analysis, import, .. } = loaded;
    Export { ledger, analysis, name: &import.file_name, left_out }
}

/// The earlier export, then the later.
fn in_order([book, other]: [Export<'_>; 2], pairing: Pairing) -> (Export<'_>, Export<'_>) {
    if pairing.other_is_earlier { (other, book) } else { (book, other) }
}

/// The rows left out, by reason in words.
fn left_out(import: &ImportReport) -> Vec<(String, u64)> {
    let of = import.left_out.iter().map(|group| {
        let found = import.findings.iter().find(|finding| finding.code == group.code);
        (found.map(|found| found.message.clone()).unwrap_or_default(), group.rows)
    });
    of.collect()
}
