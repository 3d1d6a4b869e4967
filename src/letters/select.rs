//! Who gets a letter: one pass over the ledger, then one decision per account.

use std::collections::BTreeMap;

use super::{CaseFacts, ExclusionReason, LetterEntry, LetterExclusion, LettersOverview};
use crate::analysis::AnalysisConfig;
use crate::analysis::balance::{days_past_due, open_at};
use crate::domain::ledger::{Columns, is_disputed};
use crate::domain::{Amount, Currency, Day, Ledger, to_u32};
use crate::policy::{Policy, Tone};

/// What a document is to a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// Overdue and asked for.
    Chased {
        /// Days past due, at least 1.
        days: i32,
        /// What more is open of it but disputed, so not asked for; usually 0.
        disputed: i64,
    },
    /// Overdue but disputed, so not asked for.
    Disputed,
    /// Anything open to the customer's favor, whatever its date.
    Credit,
}

/// The part document `i` plays and what of it is open, in minor units; `None` = no part. What is
/// disputed of an invoice in part is not in it; a later due date that was agreed on counts.
#[inline]
pub(crate) fn part_of(
    columns: &Columns<'_>,
    i: usize,
    as_of: Day,
    facts: &CaseFacts,
) -> Option<(Part, i64)> {
    let open = open_at(columns, i, as_of)?;
    match open {
        0 => None,
        ..0 => Some((Part::Credit, open)),
        1.. => {
            let fact = facts.of_document(i);
            let days = match fact.and_then(|fact| fact.due.get()) {
                Some(due) => Some(as_of.days_since(due)),
                None => days_past_due(columns, i, as_of),
            };
            let days = days.filter(|days| *days >= 1)?;
            let marked = columns.flags.get(i).copied().is_some_and(is_disputed);
            let disputed = match fact.map_or(0, |fact| fact.disputed.clamp(0, open)) {
                0 if marked => open,
                disputed => disputed,
            };
            if disputed == open {
                return Some((Part::Disputed, open));
            }
            Some((Part::Chased { days, disputed }, open - disputed))
        }
    }
}

/// An account's open documents, added up in minor units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    /// Overdue and asked for.
    pub(super) chased: i128,
    /// How many.
    pub(super) chased_count: u32,
    /// Days past due of the oldest.
    pub(super) oldest_days: i32,
    /// Overdue but disputed.
    pub(super) disputed: i128,
    /// How many.
    pub(super) disputed_count: u32,
    /// Credits; negative or zero.
    pub(super) credits: i128,
}

impl Tally {
    /// Adds a document.
    #[inline]
    pub(super) fn add(&mut self, part: Part, open: i64) {
        let open = i128::from(open);
        match part {
            Part::Chased { days, disputed } => {
                self.chased += open;
                self.chased_count += 1;
                self.oldest_days = self.oldest_days.max(days);
                self.disputed += i128::from(disputed);
                self.disputed_count += u32::from(disputed != 0);
            }
            Part::Disputed => {
                self.disputed += open;
                self.disputed_count += 1;
            }
            Part::Credit => self.credits += open,
        }
    }

    /// What the letter would ask for.
    pub(super) fn net(&self) -> i128 {
        self.chased + self.credits
    }

    /// Whether a letter goes out; `paused` says why the case log is against it.
    pub(super) fn decide(
        &self,
        currency: Currency,
        policy: &Policy,
        paused: Option<ExclusionReason>,
    ) -> Decision {
        if self.chased_count == 0 {
            return if self.disputed_count == 0 {
                Decision::NothingOverdue
            } else {
                Decision::LeftOut(ExclusionReason::AllDisputed)
            };
        }
        if self.net() <= 0 {
            return Decision::LeftOut(ExclusionReason::CreditsCoverIt);
        }
        let Some(tone) = policy.tone_for(i64::from(self.oldest_days)) else {
            return Decision::LeftOut(ExclusionReason::NotLateEnough);
        };
        let minimum =
            i128::from(policy.minimum_letter_amount) * 10_i128.pow(currency.minor_digits());
        if self.net() < minimum {
            return Decision::LeftOut(ExclusionReason::UnderMinimum);
        }
        match paused {
            Some(reason) => Decision::LeftOut(reason),
            None => Decision::GoesOut(tone),
        }
    }
}

/// What happens to an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Decision {
    /// It gets a letter.
    GoesOut(Tone),
    /// Something is overdue, but there is no letter.
    LeftOut(ExclusionReason),
    /// Nothing is overdue.
    NothingOverdue,
}

/// The tally of every account, in one pass.
pub(super) fn tallies(ledger: &Ledger, as_of: Day, facts: &CaseFacts) -> Vec<Tally> {
    let columns = ledger.columns();
    let mut tallies = vec![Tally::default(); ledger.accounts().len()];
    for (i, &account) in columns.account.iter().enumerate() {
        if let Some((part, open)) = part_of(&columns, i, as_of, facts)
            && let Some(tally) = tallies.get_mut(account as usize)
        {
            tally.add(part, open);
        }
    }
    tallies
}

/// Who gets a letter and who does not: currencies with most documents first, then the largest
/// amount, then the name.
pub fn overview(
    ledger: &Ledger,
    config: &AnalysisConfig,
    policy: &Policy,
    facts: &CaseFacts,
) -> LettersOverview {
    overview_of(ledger, &tallies(ledger, Day::from(config.as_of), facts), policy, facts)
}

/// [`overview`], from tallies already made.
pub(super) fn overview_of(
    ledger: &Ledger,
    tallies: &[Tally],
    policy: &Policy,
    facts: &CaseFacts,
) -> LettersOverview {
    let ranks: BTreeMap<Currency, usize> =
        ledger.currencies().into_iter().enumerate().map(|(rank, c)| (c, rank)).collect();
    let rank = |currency: Currency| ranks.get(&currency).copied().unwrap_or(usize::MAX);
    let mut overview =
        LettersOverview { going_out: Vec::new(), left_out: Vec::new(), totals: Vec::new() };
    for (idx, (account, tally)) in ledger.accounts().iter().zip(tallies).enumerate() {
        let Some(customer) = ledger.customers().get(account.customer as usize) else { continue };
        let (idx, currency, name) = (to_u32(idx), account.currency, customer.name.clone());
        match tally.decide(currency, policy, facts.pause_of(idx)) {
            Decision::NothingOverdue => {}
            Decision::GoesOut(tone) => overview.going_out.push(LetterEntry {
                account: idx,
                name,
                email: customer.email.clone(),
                currency,
                tone,
                oldest_days_past_due: tally.oldest_days,
                due: Amount::from_minor(tally.net(), currency),
                invoices: tally.chased_count,
            }),
            Decision::LeftOut(reason) => overview.left_out.push(LetterExclusion {
                account: idx,
                name,
                currency,
                overdue: Amount::from_minor(
                    if tally.chased_count == 0 { tally.disputed } else { tally.chased },
                    currency,
                ),
                reason,
            }),
        }
    }
    overview.going_out.sort_by(|a, b| {
        (rank(a.currency), b.due, &a.name, a.account).cmp(&(
            rank(b.currency),
            a.due,
            &b.name,
            b.account,
        ))
    });
    overview.left_out.sort_by(|a, b| {
        (rank(a.currency), b.overdue, &a.name, a.account).cmp(&(
            rank(b.currency),
            a.overdue,
            &b.name,
            b.account,
        ))
    });
    for entry in &overview.going_out {
        match overview.totals.last_mut() {
            Some((currency, sum)) if *currency == entry.currency => *sum += entry.due,
            _ => overview.totals.push((entry.currency, entry.due)),
        }
    }
    overview
}
