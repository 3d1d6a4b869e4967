//! A case log beside the next export: what of it finds its customer and its invoice again, what became
//! of the promises, and what cannot be matched.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::analysis::Analysis;
use crate::collect::case::Cases;
use crate::collect::log::CaseLog;
use crate::collect::promise::Verdict;
use crate::collect::today::{Standing, standings};
use crate::domain::sorting::LeanSort;
use crate::domain::{Customer, CustomerKey, Ledger, to_u32};
use crate::policy::Policy;

/// What of a log fits the files.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttachReport {
    /// Customers of the log that the files have.
    pub customers: u32,
    /// Promises by what became of them.
    pub promises: PromiseCounts,
    /// Disputes that are open.
    pub disputes: u32,
    /// What the files do not have.
    pub unmatched: Vec<Unmatched>,
}

/// How many promises ended how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PromiseCounts {
    /// The money came in time.
    pub kept: u32,
    /// Some of it did.
    pub part_kept: u32,
    /// None of it did.
    pub broken: u32,
    /// The day is not over.
    pub running: u32,
    /// Replaced by another, or the files do not say.
    pub other: u32,
}

/// Something of the log that the files do not have.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Unmatched {
    /// A customer.
    Customer {
        /// As the log names it.
        customer: CustomerKey,
        /// Its entries.
        entries: u32,
    },
    /// An invoice of a customer that is there.
    Document {
        /// Name of the customer.
        customer: String,
        /// Its number.
        number: String,
        /// What the log says of it.
        about: About,
    },
}

/// What a log says of an invoice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum About {
    /// It was promised to be paid.
    Promise,
    /// It is disputed.
    Dispute,
    /// It may be paid later.
    Extension,
}

impl About {
    /// In words.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Promise => "promised",
            Self::Dispute => "disputed",
            Self::Extension => "with a later due date",
        }
    }
}

/// Holds a log against the files. The same log and files give the same answer, however often.
pub fn attach(
    ledger: &Ledger,
    analysis: &Analysis,
    policy: &Policy,
    log: &CaseLog,
) -> AttachReport {
    let cases = Cases::new(log, analysis.config().as_of);
    let known: BTreeSet<CustomerKey> = ledger.customers().iter().map(Customer::key).collect();
    let mut report = AttachReport::default();
    for (customer, entries) in cases.customers() {
        if known.contains(customer) {
            report.customers += 1;
        } else {
            let customer = customer.clone();
            report.unmatched.push(Unmatched::Customer { customer, entries: to_u32(entries) });
        }
    }
    let (standings, _) = standings(ledger, analysis, policy, &cases);
    for own in &standings {
        for (.., verdict) in &own.verdicts {
            report.promises.count(*verdict);
        }
        report.disputes += to_u32(own.case.disputes.len());
        missing_documents(own, ledger, &mut report.unmatched);
    }
    report.unmatched.lean_sort();
    report.unmatched.dedup();
    report
}

fn missing_documents(own: &Standing<'_>, ledger: &Ledger, missing: &mut Vec<Unmatched>) {
    let promised = own.verdicts.iter().flat_map(|(_, promise, _)| promise.documents.iter());
    let promised = promised.map(|then| (then.number.as_str(), About::Promise));
    let disputed = own.case.disputes.keys().map(|number| (*number, About::Dispute));
    let extended = own.case.extended.keys().map(|number| (*number, About::Extension));
    for (number, about) in promised.chain(disputed).chain(extended) {
        if !number.is_empty() && own.items.open_of(ledger, number).is_none() {
            let (customer, number) = (own.row.name.clone(), number.to_owned());
            missing.push(Unmatched::Document { customer, number, about });
        }
    }
}

impl PromiseCounts {
    fn count(&mut self, verdict: Verdict) {
        let place = match verdict {
            Verdict::Kept => &mut self.kept,
            Verdict::PartKept { .. } => &mut self.part_kept,
            Verdict::Broken => &mut self.broken,
            Verdict::Running => &mut self.running,
            Verdict::Replaced | Verdict::Unknown => &mut self.other,
        };
        *place += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::collect::log::{Dispute, Method, OpenThen, Promise, ReasonCode, What};
    use crate::collect::testing;
    use crate::domain::Amount;

    fn promise(minor: i64, by: i32, documents: &[(&str, i64)]) -> What {
        let then = |(number, open): &(&str, i64)| OpenThen {
            number: (*number).to_owned(),
            open: testing::cents(*open),
        };
        What::Promised(Promise {
            amount: testing::cents(minor),
            by: testing::day(by),
            method: Method::Transfer,
            documents: documents.iter().map(then).collect(),
        })
    }

    fn dispute(document: &str) -> What {
        What::Disputed(Dispute {
            document: document.to_owned(),
            amount: None::<Amount>,
            reason: ReasonCode::DisputePrice,
            owner: String::new(),
            revisit: None,
        })
    }

    #[test]
    fn promises_are_judged_by_the_new_figures_and_strangers_are_listed() {
        // 1 is gone from the list of open items: paid. Of 2 a part came, 3 stands as it was.
        let ledger = testing::ledger(&[
            ("Acme", "0", 40, 500),
            ("Beta", "2", 40, 300),
            ("Gamma", "3", 40, 1000),
        ]);
        let log = testing::log(vec![
            testing::event(-20, "Acme", promise(1000, -10, &[("1", 1000)])),
            testing::event(-20, "Beta", promise(1000, -10, &[("2", 1000)])),
            testing::event(-20, "Gamma", promise(1000, -10, &[("3", 1000)])),
            testing::event(-20, "Gamma", dispute("9")),
            testing::event(-20, "Delta", promise(1000, -10, &[("4", 1000)])),
            testing::event(-19, "Delta", What::HoldEnded),
        ]);
        let analysis = testing::analysis(&ledger, 0);
        let report = attach(&ledger, &analysis, &Policy::default(), &log);
        let expected =
            PromiseCounts { kept: 1, part_kept: 1, broken: 1, ..PromiseCounts::default() };
        assert_eq!(report.promises, expected);
        assert_eq!((report.customers, report.disputes), (3, 1));
        let document = |customer: &str, number: &str, about| Unmatched::Document {
            customer: customer.to_owned(),
            number: number.to_owned(),
            about,
        };
        assert_eq!(
            report.unmatched,
            [
                Unmatched::Customer { customer: testing::name("Delta"), entries: 2 },
                document("Acme", "1", About::Promise),
                document("Gamma", "9", About::Dispute),
            ]
        );
        // Attached again, and with every entry twice, it says the same.
        let twice = [log.events.clone(), log.events.clone()].concat();
        let again = attach(&ledger, &analysis, &Policy::default(), &testing::log(twice));
        assert_eq!(again, report);
    }
}
