//! Interest, fees and fixed sums of a letter, line by line and apart from the invoices.

use serde::{Deserialize, Serialize};

use super::format::{money, number, percent, put, short_date};
use super::words::words;
use crate::analysis::balance::open_at;
use crate::documents::{Column, Language, Table};
use crate::domain::{Amount, Currency, Day, DocumentIdx, DocumentKind, Ledger};
use crate::law::{
    AfterPrincipal, Claim, ClaimBasis, Debt, Fixing, InterestTerms, NoClaim, NoRate, Payment, claim,
};

/// What is claimed beside the invoices.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Charges {
    /// One per invoice that bears something.
    pub lines: Vec<ChargeLine>,
    /// All of them together.
    pub total: Amount,
    /// On what ground, how days were counted: sentences in the letter's language.
    pub basis: String,
    /// A rate that is not known, so that some interest is left out.
    pub missing: Option<NoRate>,
}

/// What one invoice bears.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChargeLine {
    /// Number of the invoice.
    pub number: String,
    /// How it came about.
    pub claim: Claim,
    /// The invoice itself is paid; this is what is left.
    pub principal_paid: bool,
}

/// What these documents bear; `None` when nothing is claimed.
pub(super) fn charges(
    ledger: &Ledger,
    terms: &InterestTerms,
    documents: &[DocumentIdx],
    currency: Currency,
    as_of: chrono::NaiveDate,
    language: Language,
) -> Option<Charges> {
    if !terms.in_force() {
        return None;
    }
    let mut lines = Vec::new();
    let mut missing = None;
    for &idx in documents {
        let Some((number, settled, found)) = of_document(ledger, terms, idx, currency, as_of)
        else {
            continue;
        };
        match found {
            Ok(claim) if !claim.total().is_zero() => {
                lines.push(ChargeLine { number, claim, principal_paid: settled });
            }
            Err(NoClaim::NoRate(rate)) => missing = missing.or(Some(rate)),
            Ok(_) | Err(_) => {}
        }
    }
    if lines.is_empty() && missing.is_none() {
        return None;
    }
    let total = lines.iter().map(|line| line.claim.total()).sum();
    Some(Charges { lines, total, basis: basis(terms, language), missing })
}

/// Number, whether it is paid, and what is claimed; `None` for documents that cannot bear interest:
/// credits, disputed ones, and paid ones whose interest is waived.
fn of_document(
    ledger: &Ledger,
    terms: &InterestTerms,
    idx: DocumentIdx,
    currency: Currency,
    as_of: chrono::NaiveDate,
) -> Option<(String, bool, Result<Claim, NoClaim>)> {
    let columns = ledger.columns();
    let document = ledger.document(idx)?;
    let i = idx as usize;
    let open = open_at(&columns, i, Day::from(as_of))?;
    let total = *columns.total.get(i)?;
    if document.kind != DocumentKind::Invoice || total <= 0 || open < 0 || document.disputed {
        return None;
    }
    let settled = open == 0;
    if settled && terms.after_principal == AfterPrincipal::Waive {
        return None;
    }
    let mut payments: Vec<Payment> = columns
        .payments_of(i)
        .iter()
        .filter_map(|paid| Some(Payment { date: paid.date.to_date()?, minor: paid.minor }))
        .filter(|paid| paid.date <= as_of && paid.minor > 0)
        .collect();
    let known: i64 = payments.iter().map(|paid| paid.minor).sum();
    let rest = total.saturating_sub(open).saturating_sub(known);
    let mut principal = total;
    match document.paid_date.to_date().filter(|date| *date <= as_of) {
        Some(date) if rest > 0 => payments.push(Payment { date, minor: rest }),
        // A part payment without a date: interest runs on the rest only, as if paid in time.
        _ => principal = total.saturating_sub(rest.max(0)),
    }
    let debt = Debt {
        principal,
        currency,
        issued: document.invoice_date.to_date(),
        due: document.due_date.to_date(),
        payments: &payments,
        as_of,
    };
    Some((super::format::on_one_line(&document.number), settled, claim(terms, &debt)))
}

/// The ground and the day count, in words.
fn basis(terms: &InterestTerms, language: Language) -> String {
    let words = words(language);
    let ground = match terms.basis {
        ClaimBasis::Statute => put(words.by_law, &[terms.regime.law()]),
        ClaimBasis::Contract | ClaimBasis::None => words.by_contract.to_owned(),
    };
    let rests = terms.basis == ClaimBasis::Statute && terms.regime.fixing() == Fixing::MonthlyRests;
    let days = put(if rests { words.rests } else { words.day_count }, &[terms.day_count().words()]);
    format!("{ground} {days}")
}

/// The table of a letter: every stretch of every invoice, fixed sums and fees, and the total.
pub(super) fn table(charges: &Charges, currency: Currency, language: Language) -> Table {
    let words = words(language);
    let mut rows = Vec::new();
    for line in &charges.lines {
        rows.extend(line.claim.segments.iter().map(|part| {
            let period = format!(
                "{} – {}",
                short_date(part.first, language),
                short_date(part.last, language)
            );
            vec![
                line.number.clone(),
                period,
                part.days.to_string(),
                number(part.balance, language),
                percent(part.rate, language),
                String::new(),
            ]
        }));
        // The interest is rounded once per invoice and stands in its last row.
        if let Some(cell) = rows.last_mut().and_then(|row: &mut Vec<String>| row.last_mut())
            && !line.claim.segments.is_empty()
        {
            *cell = number(line.claim.interest, language);
        }
        for (label, amount) in
            [(words.fixed_sum, line.claim.fixed_sum), (words.fee, line.claim.fee)]
        {
            if !amount.is_zero() {
                let mut row = vec![line.number.clone(), label.to_owned()];
                row.resize(5, String::new());
                row.push(number(amount, language));
                rows.push(row);
            }
        }
    }
    let [invoice, period, days, on, rate, amount] = words.charge_columns;
    let code = if currency.is_stated() { format!(" ({currency})") } else { String::new() };
    let mut total = vec![words.total_charges.to_owned()];
    total.resize(5, String::new());
    total.push(number(charges.total, language));
    Table {
        columns: vec![
            Column::text(invoice),
            Column::text(period),
            Column::number(days),
            Column::number(on),
            Column::number(rate),
            Column::number(format!("{amount}{code}")),
        ],
        rows,
        total: Some(total),
    }
}

/// `Total with interest and charges: EUR 1,234.56`.
pub(super) fn grand_total(
    charges: &Charges,
    due: Amount,
    currency: Currency,
    language: Language,
) -> String {
    let all = money(due + charges.total, currency, language);
    format!("{}: {all}", words(language).grand_total)
}
