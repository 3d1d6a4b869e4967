//! The month-end run: every customer with a balance gets a statement or a reminder, and whoever gets
//! no reminder is named with the reason. Nobody is left out.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::analysis::Analysis;
use crate::collect::case::Cases;
use crate::collect::log::CaseLog;
use crate::collect::today::{letter_facts, standings};
use crate::domain::sorting::LeanSort;
use crate::domain::{Amount, Currency, Ledger};
use crate::letters::{ExclusionReason, LetterInputs, LetterKind, LetterRun, overview};
use crate::policy::Policy;

/// What the run brings to whom.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct MonthEndRun {
    /// Every account with a balance, currencies with most documents first, largest balance first.
    pub lines: Vec<MonthEndLine>,
}

/// One account.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MonthEndLine {
    /// Which account.
    pub account: u32,
    /// Name.
    pub name: String,
    /// Currency.
    pub currency: Currency,
    /// The balance; negative = we owe the customer.
    pub balance: Amount,
    /// The reminder it gets; `None` = a statement alone.
    pub reminder: Option<LetterKind>,
    /// Why no reminder, in words without a full stop; empty where one goes out.
    pub why: String,
}

/// The run for the as-of date of the analysis.
pub fn month_end(
    ledger: &Ledger,
    analysis: &Analysis,
    policy: &Policy,
    log: &CaseLog,
) -> MonthEndRun {
    let config = analysis.config();
    let case = letter_facts(ledger, analysis, policy, log);
    let run = LetterRun::default();
    let found = overview(&LetterInputs { ledger, config, policy, run: &run, case: &case });
    let cases = Cases::new(log, config.as_of);
    let (standings, _) = standings(ledger, analysis, policy, &cases);
    let going: BTreeMap<u32, LetterKind> =
        found.going_out.iter().map(|entry| (entry.account, entry.kind)).collect();
    let out: BTreeMap<u32, ExclusionReason> =
        found.left_out.iter().map(|left| (left.account, left.reason)).collect();
    let with_balance = standings.iter().filter(|own| own.items.net_open != 0);
    let mut lines: Vec<MonthEndLine> = with_balance
        .map(|own| {
            let account = own.row.account;
            let reminder = going.get(&account).copied();
            MonthEndLine {
                account,
                name: own.row.name.clone(),
                currency: own.currency,
                balance: Amount::from_minor(own.items.net_open, own.currency),
                reminder,
                why: match (reminder, out.get(&account)) {
                    (Some(_), _) => String::new(),
                    (None, Some(reason)) => reason.words(),
                    (None, None) => ExclusionReason::NothingOverdue.words(),
                },
            }
        })
        .collect();
    let ranks = ledger.currencies();
    let rank = |currency: Currency| ranks.iter().position(|own| *own == currency);
    lines.lean_sort_by(|a, b| {
        (rank(a.currency), b.balance, &a.name, a.account).cmp(&(
            rank(b.currency),
            a.balance,
            &b.name,
            b.account,
        ))
    });
    MonthEndRun { lines }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::collect::log::What;
    use crate::collect::testing::{analysis, event, ledger, log};

    #[test]
    fn everyone_with_a_balance_is_in_it_once_with_a_reminder_or_a_reason() {
        let ledger = ledger(&[
            ("Late", "L1", 20, 10_000),
            ("Early", "E1", -10, 5_000),
            ("Held", "H1", 30, 7_000),
            ("Credit", "C1", 5, -2_000),
            ("Square", "S1", 5, 3_000),
            ("Square", "S2", 5, -3_000),
        ]);
        let held = What::Held { reason: "moves".to_owned(), until: None };
        let log = log(vec![event(-1, "Held", held)]);
        let run = month_end(&ledger, &analysis(&ledger, 0), &Policy::default(), &log);
        let lines: Vec<(&str, bool, &str)> = run
            .lines
            .iter()
            .map(|line| (line.name.as_str(), line.reminder.is_some(), line.why.as_str()))
            .collect();
        assert_eq!(
            lines,
            [
                ("Late", true, ""),
                ("Held", false, "on hold until the hold is ended"),
                ("Early", false, "nothing is overdue"),
                ("Credit", false, "nothing is overdue"),
            ]
        );
    }
}
