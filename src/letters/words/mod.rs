//! Everything letters and statements say, per language: fixed words here, and the wording the user
//! can change. Our own texts: kind, clear, no threats, nothing the sender may not stand by.

mod de;
mod en;
mod es;
mod fr;
mod nl;

use super::kind::LetterKind;
use crate::documents::Language;

/// Fixed words of one language. `{0}`, `{1}` … are filled once.
#[derive(Debug)]
pub(super) struct Words {
    /// One and many.
    pub(super) invoice: [&'static str; 2],
    /// One and many.
    pub(super) day: [&'static str; 2],
    /// With the name.
    pub(super) greeting: &'static str,
    pub(super) regards: &'static str,
    /// With the date of the data.
    pub(super) if_paid: &'static str,
    pub(super) if_disputed: &'static str,
    pub(super) if_short: &'static str,
    pub(super) our_company: &'static str,
    /// Invoice, order, invoice date, due date, days late, billed, paid, still due.
    pub(super) columns: [&'static str; 8],
    /// With the number.
    pub(super) credit: &'static str,
    pub(super) no_number: &'static str,
    pub(super) total_due: &'static str,
    pub(super) total: &'static str,
    pub(super) how_to_pay: &'static str,
    /// With the date.
    pub(super) aging: &'static str,
    pub(super) not_due: &'static str,
    /// First and last day.
    pub(super) late: &'static str,
    /// With the last limit.
    pub(super) later: &'static str,
    pub(super) no_due_date: &'static str,
    pub(super) credits: &'static str,
    pub(super) charges: &'static str,
    /// Invoice, period, days, balance, rate, amount.
    pub(super) charge_columns: [&'static str; 6],
    pub(super) fixed_sum: &'static str,
    pub(super) fee: &'static str,
    pub(super) total_charges: &'static str,
    pub(super) grand_total: &'static str,
    /// With the law.
    pub(super) by_law: &'static str,
    pub(super) by_contract: &'static str,
    /// With the day count.
    pub(super) day_count: &'static str,
    pub(super) rests: &'static str,
    pub(super) statement: &'static str,
    /// First and last day.
    pub(super) period: &'static str,
    /// Date, what, number, amount, balance.
    pub(super) statement_columns: [&'static str; 5],
    pub(super) opening: &'static str,
    pub(super) closing: &'static str,
    /// Invoice, credit note, receipt, payment, payment without a date.
    pub(super) movements: [&'static str; 5],
    /// With the date of the data.
    pub(super) not_included: &'static str,
    /// Amount, number of invoices, pay-by date, sender.
    pub(super) sms: &'static str,
    /// Date and amount.
    pub(super) instalment: &'static str,
}

/// Subject, text above the table, text below it.
pub(super) type Wording = [&'static str; 3];

/// The fixed words of a language.
pub(super) const fn words(language: Language) -> &'static Words {
    match language {
        Language::English => &en::WORDS,
        Language::German => &de::WORDS,
        Language::French => &fr::WORDS,
        Language::Spanish => &es::WORDS,
        Language::Dutch => &nl::WORDS,
    }
}

/// Our wording of a kind of letter.
pub(super) fn wording(kind: LetterKind, language: Language) -> Wording {
    let of = match language {
        Language::English => en::wording,
        Language::German => de::wording,
        Language::French => fr::wording,
        Language::Spanish => es::wording,
        Language::Dutch => nl::wording,
    };
    of(kind)
}
