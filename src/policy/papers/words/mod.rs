//! Everything the documents for customers say, per language. Our own texts: short, kind, and nothing
//! the sender may not stand by. `{0}`, `{1}` … are filled once.

mod de;
mod en;
mod es;
mod fr;
mod nl;

use crate::documents::Language;

/// All texts of one language.
#[derive(Debug)]
pub(super) struct Words {
    /// Stands where the name of the company is not entered.
    pub(super) company_gap: &'static str,
    pub(super) company: &'static str,
    pub(super) version: &'static str,
    /// Version, day.
    pub(super) in_force: &'static str,
    /// Version, day.
    pub(super) draft_of: &'static str,
    /// On what goes to customers while no lawyer has seen it.
    pub(super) draft_note: &'static str,
    /// One and many, in the case the texts of the language ask for.
    pub(super) day: [&'static str; 2],
    pub(super) working_day: [&'static str; 2],
    pub(super) month: [&'static str; 2],
    pub(super) payment: [&'static str; 2],
    /// What a new customer brings, in the order of `CreditPaper::ALL`.
    pub(super) papers: [&'static str; 8],
    pub(super) sheet: Sheet,
    pub(super) clauses: Clauses,
    pub(super) charges: Charges,
    pub(super) notes: Notes,
}

/// The terms-of-business sheet.
#[derive(Debug)]
pub(super) struct Sheet {
    pub(super) title: &'static str,
    pub(super) intro: &'static str,
    pub(super) due: &'static str,
    /// Days.
    pub(super) due_days: &'static str,
    pub(super) due_now: &'static str,
    /// Days, percent.
    pub(super) early: &'static str,
    pub(super) pay: &'static str,
    pub(super) pay_to: &'static str,
    pub(super) pay_on_invoice: &'static str,
    pub(super) reference: &'static str,
    pub(super) bank_change: &'static str,
    pub(super) start: &'static str,
    /// Papers.
    pub(super) papers: &'static str,
    /// Percent.
    pub(super) deposit_new: &'static str,
    /// Percent.
    pub(super) deposit_late: &'static str,
    pub(super) wrong: &'static str,
    pub(super) wrong_tell: &'static str,
    /// Working days.
    pub(super) answer_days: &'static str,
    pub(super) answer_now: &'static str,
    pub(super) rest: &'static str,
    pub(super) in_peace: &'static str,
    pub(super) short: &'static str,
    pub(super) short_call: &'static str,
    /// Payments, months.
    pub(super) parts: &'static str,
    pub(super) hardship: &'static str,
    pub(super) late: &'static str,
    /// Working days.
    pub(super) contact_days: &'static str,
    pub(super) contact_now: &'static str,
    /// Days.
    pub(super) stop_cleared: &'static str,
    /// Days.
    pub(super) stop_below: &'static str,
    /// Number of the day.
    pub(super) hand_over: &'static str,
    pub(super) questions: &'static str,
    pub(super) questions_text: &'static str,
}

/// The clauses for contracts.
#[derive(Debug)]
pub(super) struct Clauses {
    pub(super) title: &'static str,
    /// Heading and text.
    pub(super) scope: [&'static str; 2],
    pub(super) invoices: [&'static str; 2],
    /// Heading only.
    pub(super) due: &'static str,
    /// Days.
    pub(super) due_days: &'static str,
    pub(super) due_now: &'static str,
    /// Days, percent.
    pub(super) early: &'static str,
    pub(super) deposit: &'static str,
    /// Percent.
    pub(super) deposit_new: &'static str,
    /// Percent.
    pub(super) deposit_late: &'static str,
    pub(super) credit: [&'static str; 2],
    pub(super) complaints: [&'static str; 2],
    /// Working days.
    pub(super) answer_days: &'static str,
    pub(super) answer_now: &'static str,
    pub(super) rest: &'static str,
    pub(super) suspension: &'static str,
    /// Days.
    pub(super) stop: &'static str,
    pub(super) stop_promise: &'static str,
    pub(super) until_cleared: &'static str,
    pub(super) until_below: &'static str,
    pub(super) parts: [&'static str; 2],
    pub(super) recovery: &'static str,
    /// Number of the day.
    pub(super) hand_over: &'static str,
    pub(super) bank: [&'static str; 2],
    pub(super) acceptance: [&'static str; 2],
    /// Company, name and position, date, signature.
    pub(super) signature: [&'static str; 4],
    /// Who signs: we, the customer.
    pub(super) parties: [&'static str; 2],
}

/// Interest and charges, in both documents.
#[derive(Debug)]
pub(super) struct Charges {
    pub(super) heading: &'static str,
    /// Law, points, reference rate.
    pub(super) statute: &'static str,
    /// Law, reference rate: three times it.
    pub(super) statute_times: &'static str,
    /// Law, reference rate: just it.
    pub(super) statute_at: &'static str,
    /// Sum.
    pub(super) fixed: &'static str,
    /// Least, middle and largest sum.
    pub(super) fixed_by_size: &'static str,
    /// Per month, per year.
    pub(super) per_month: &'static str,
    /// Per year.
    pub(super) per_year: &'static str,
    pub(super) from_next_day: &'static str,
    /// Days.
    pub(super) after_grace: &'static str,
    /// Sum.
    pub(super) fee: &'static str,
    /// Sum.
    pub(super) minimum: &'static str,
    /// Percent.
    pub(super) cap: &'static str,
    /// In the order of `Series::ALL`, as they stand after "above".
    pub(super) series: [&'static str; 6],
}

/// What the user should know before the clauses go out.
#[derive(Debug)]
pub(super) struct Notes {
    pub(super) heading: &'static str,
    pub(super) not_reviewed: &'static str,
    /// Day.
    pub(super) reviewed_on: &'static str,
    pub(super) reviewed: &'static str,
    pub(super) leave_out: &'static str,
    pub(super) businesses: &'static str,
    pub(super) before_the_sale: &'static str,
    pub(super) abroad: &'static str,
    pub(super) law: &'static str,
    /// Law, points, three sums.
    pub(super) united_kingdom: &'static str,
    /// Law, points, sum; so are the next ones.
    pub(super) ireland: &'static str,
    pub(super) germany: &'static str,
    pub(super) austria: &'static str,
    pub(super) france: &'static str,
    pub(super) european_union: &'static str,
    /// Law.
    pub(super) india: &'static str,
    pub(super) united_states: &'static str,
    pub(super) canada: &'static str,
    pub(super) australia: &'static str,
    pub(super) other: &'static str,
}

/// The texts of a language.
pub(super) const fn words(language: Language) -> &'static Words {
    match language {
        Language::English => &en::WORDS,
        Language::German => &de::WORDS,
        Language::French => &fr::WORDS,
        Language::Spanish => &es::WORDS,
        Language::Dutch => &nl::WORDS,
    }
}
