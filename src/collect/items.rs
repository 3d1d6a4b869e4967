//! The open documents of every account as collecting sees them: one pass over the ledger. It asks
//! the letters what is chased, so the list of the day and the letters cannot disagree.

use chrono::NaiveDate;

use crate::analysis::balance::{days_past_due, open_at};
use crate::collect::case::Cases;
use crate::domain::ledger::kind_of;
use crate::domain::sorting::LeanSort;
use crate::domain::{Amount, Currency, Day, DocumentIdx, DocumentKind, Ledger, to_u32};
use crate::letters::{CaseFacts, DocumentFacts, Part, part_of};

/// An open invoice that is asked for, or will be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Which document.
    pub document: DocumentIdx,
    /// Its number, without blanks around it.
    pub number: String,
    /// The date it is due by now, a later one agreed on included.
    pub due: NaiveDate,
    /// As-of date minus that date; negative = not due yet.
    pub days: i32,
    /// What is asked for, in minor units: what is disputed is not in it.
    pub open: i64,
}

/// One account's documents.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AccountItems {
    /// Open invoices with a due date that are not wholly disputed, oldest first.
    pub items: Vec<Item>,
    /// Past due and asked for.
    pub chased: i128,
    /// Past due but disputed.
    pub disputed: i128,
    /// Something open is disputed, late or not.
    pub is_disputed: bool,
    /// Open credits, negative or zero.
    pub credits: i128,
    /// Everything open, credits deducted.
    pub net_open: i128,
    /// All documents of the account; only where the case log needs them.
    pub all: Vec<DocumentIdx>,
}

impl AccountItems {
    /// Days past due of the oldest that is asked for, at least 1.
    pub fn oldest_days(&self) -> Option<i32> {
        self.items.iter().map(|item| item.days).max().filter(|days| *days > 0)
    }

    /// What is asked for: past due less credits.
    pub fn net(&self) -> i128 {
        self.chased + self.credits
    }

    /// What is open today of the document with this number, in minor units; `None` when the
    /// account has none.
    pub fn open_of(&self, ledger: &Ledger, number: &str) -> Option<i64> {
        let own = self.all.iter().filter(|idx| {
            ledger.document(**idx).is_some_and(|document| document.number.trim() == number)
        });
        let open = own.filter_map(|idx| ledger.columns().open.get(*idx as usize).copied());
        open.reduce(i64::saturating_add)
    }
}

/// All accounts, and what the log says about single documents.
pub(super) fn items(
    ledger: &Ledger,
    cases: &Cases<'_>,
    as_of: NaiveDate,
) -> (Vec<AccountItems>, CaseFacts) {
    let logged: Vec<_> = ledger
        .accounts()
        .iter()
        .map(|account| {
            let key = ledger.customers().get(account.customer as usize)?.key();
            cases.events(&key, account.currency).next()?;
            Some((cases.case(&key, account.currency), account.currency))
        })
        .collect();
    let mut facts = CaseFacts::default();
    let mut accounts = vec![AccountItems::default(); ledger.accounts().len()];
    let columns = ledger.columns();
    let as_of = Day::from(as_of);
    for (i, &account) in columns.account.iter().enumerate() {
        let (Some(own), Some(case)) =
            (accounts.get_mut(account as usize), logged.get(account as usize))
        else {
            continue;
        };
        if let Some((case, currency)) = case {
            own.all.push(to_u32(i));
            if let Some(fact) = fact_of(ledger, i, case, *currency, as_of) {
                facts.documents.insert(to_u32(i), fact);
            }
        }
        add(own, ledger, i, as_of, &facts);
    }
    for own in &mut accounts {
        own.items
            .lean_sort_by(|a, b| b.days.cmp(&a.days).then_with(|| a.document.cmp(&b.document)));
    }
    (accounts, facts)
}

/// What the log says about document `i`.
fn fact_of(
    ledger: &Ledger,
    i: usize,
    case: &crate::collect::case::Case<'_>,
    currency: Currency,
    as_of: Day,
) -> Option<DocumentFacts> {
    if case.disputes.is_empty() && case.extended.is_empty() {
        return None;
    }
    let document = ledger.document(to_u32(i))?;
    let number = document.number.trim();
    if number.is_empty() || document.kind != DocumentKind::Invoice {
        return None;
    }
    let open = open_at(&ledger.columns(), i, as_of)?;
    let disputed = case.disputes.get(number).map_or(0, |(_, dispute)| match dispute.amount {
        Some(amount) => minor_of(amount, currency).clamp(0, open.max(0)),
        None => open.max(0),
    });
    let due = case.extended.get(number).map_or(Day::NONE, |due| Day::from(*due));
    (disputed != 0 || due.is_some()).then_some(DocumentFacts { disputed, due })
}

/// An amount in minor units, rounded to whole ones; at the limits of what a document can be.
pub(super) fn minor_of(amount: Amount, currency: Currency) -> i64 {
    use rust_decimal::prelude::ToPrimitive;
    let scale = rust_decimal::Decimal::from(10_i64.pow(currency.minor_digits()));
    let minor = amount.decimal().saturating_mul(scale).round();
    minor.to_i64().unwrap_or(if amount.is_negative() { i64::MIN } else { i64::MAX })
}

fn add(own: &mut AccountItems, ledger: &Ledger, i: usize, as_of: Day, facts: &CaseFacts) {
    let columns = ledger.columns();
    let Some(open) = open_at(&columns, i, as_of).filter(|open| *open != 0) else { return };
    own.net_open += i128::from(open);
    own.is_disputed |= columns.flags.get(i).is_some_and(|f| crate::domain::ledger::is_disputed(*f))
        || facts.of_document(i).is_some_and(|fact| fact.disputed > 0);
    let asked_for = match part_of(&columns, i, as_of, facts) {
        Some((Part::Credit, open)) => {
            own.credits += i128::from(open);
            return;
        }
        Some((Part::Disputed, open)) => {
            own.disputed += i128::from(open);
            return;
        }
        Some((Part::Chased { disputed, .. }, open)) => {
            own.chased += i128::from(open);
            own.disputed += i128::from(disputed);
            open
        }
        None if columns.flags.get(i).is_some_and(|f| {
            crate::domain::ledger::is_disputed(*f) || kind_of(*f) != DocumentKind::Invoice
        }) =>
        {
            return;
        }
        None => open - facts.of_document(i).map_or(0, |fact| fact.disputed),
    };
    let due = facts.of_document(i).and_then(|fact| fact.due.get());
    let days = match due {
        Some(due) => Some(as_of.days_since(due)),
        None => days_past_due(&columns, i, as_of),
    };
    let (Some(days), Some(document)) = (days, ledger.document(to_u32(i))) else { return };
    let Some(due) = as_of.plus(-days).to_date() else { return };
    if asked_for <= 0 {
        return;
    }
    own.items.push(Item {
        document: to_u32(i),
        number: document.number.trim().to_owned(),
        due,
        days,
        open: asked_for,
    });
}
