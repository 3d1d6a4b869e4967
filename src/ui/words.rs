//! Words for what the reports only name by a code.

use crate::analysis::{AgeBasis, GroupBy, History, OffenderEvidence};
use crate::domain::ledger::Attribute;
use crate::domain::{Currency, CustomerKey};
use crate::import::{FindingCode, Role, Severity};
use crate::present::format;

/// What the rows of the aging are.
pub(crate) const fn group(by: GroupBy) -> &'static str {
    match by {
        GroupBy::Customer => "Customer",
        GroupBy::Currency => "Currency",
        GroupBy::Attribute(Attribute::PoNumber) => "Order number",
        GroupBy::Attribute(Attribute::Salesperson) => "Salesperson",
        GroupBy::Attribute(Attribute::Country) => "Country",
        GroupBy::Attribute(Attribute::Terms) => "Terms",
        GroupBy::Attribute(Attribute::DisputeReason) => "Reason of dispute",
        GroupBy::Attribute(Attribute::Tag) => "Tag",
    }
}

/// Why rows were left out, or what is doubtful about them, in a few words.
pub(crate) const fn finding(code: FindingCode) -> &'static str {
    match code {
        FindingCode::FieldCount => "too many or too few fields",
        FindingCode::NoCustomer => "no customer",
        FindingCode::NoAmount => "no amount",
        FindingCode::BadAmount => "amount is not a number",
        FindingCode::UnsureSign => "more than one sign",
        FindingCode::OtherCalendar => "date of another calendar",
        FindingCode::UnsureCentury => "year could be of two centuries",
        FindingCode::ShortenedAmount => "amount may be shortened",
        FindingCode::StandInDate => "date that stands for none",
        FindingCode::ShortYear => "year of two digits",
        FindingCode::YearFromTitle => "date without a year",
        FindingCode::DayNumber => "date as a day number",
        FindingCode::BadDate => "date is not a date",
        FindingCode::BadCurrency => "currency is not a currency code",
        FindingCode::Void => "void or canceled",
        FindingCode::Draft => "draft",
        FindingCode::WrittenOff => "written off",
        FindingCode::NotReceivable => "not a receivable",
        FindingCode::TotalRow => "total of the report",
        FindingCode::UnclosedQuote => "quote mark never closed",
        FindingCode::DerivedAmount => "open amount derived",
        FindingCode::RoundedAmount => "amount rounded",
        FindingCode::DueBeforeInvoice => "due before it was invoiced",
        FindingCode::PaidBeforeInvoice => "paid before it was invoiced",
        FindingCode::OddYear => "date far from all others",
        FindingCode::RepeatedNumber => "number appears again",
        FindingCode::NoNumber => "no document number",
        FindingCode::UnknownStatus => "unknown status",
        FindingCode::StatusDisagrees => "status and amounts disagree",
        FindingCode::LeadingZeros => "customer numbers with leading zeros",
        FindingCode::NameSpellings => "several spellings of a name",
        FindingCode::NoCurrency => "no currency stated",
        FindingCode::Heading => "heading or note",
        FindingCode::FurtherLine => "further line of a document",
        FindingCode::ExcludedByYou => "excluded by you",
        FindingCode::OtherMark => "other style of amount",
        FindingCode::OldestFirst => "payment without an invoice",
        FindingCode::CorrectedByYou => "corrected by you",
        FindingCode::SummedLine => "line added to its document",
        FindingCode::CustomerFromAbove => "customer from the row above",
        FindingCode::DerivedDueDate => "due date worked out",
        FindingCode::RepeatedInOtherFile => "also in another file",
        FindingCode::OverflowedId => "customer number destroyed",
        FindingCode::OddCurrency => "unusual currency",
    }
}

/// How serious a finding is.
pub(crate) const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::LeftOut => "Left out",
        Severity::Doubtful => "Used, but look at it",
        Severity::Note => "Good to know",
    }
}

/// The style class of a severity.
pub(crate) const fn severity_class(severity: Severity) -> &'static str {
    match severity {
        Severity::LeftOut => "tag tag--wrong",
        Severity::Doubtful => "tag tag--doubt",
        Severity::Note => "tag",
    }
}

/// How balances at the as-of date were known.
pub(crate) const fn history(history: History) -> &'static str {
    match history {
        History::Rebuilt => "rebuilt from payment dates",
        History::ReAged => "today\u{2019}s balances, re-aged",
    }
}

/// What aging counts from.
pub(crate) const fn basis(basis: AgeBasis) -> &'static str {
    match basis {
        AgeBasis::DueDate => "due date",
        AgeBasis::InvoiceDate => "invoice date",
    }
}

/// The counts that make a repeat offender, as a sentence without a full stop.
pub(crate) fn evidence(evidence: &OffenderEvidence, late_days: u32, currency: Currency) -> String {
    let value = match evidence.late_value_share {
        Some(share) => format!(
            "; {} of the value, {}",
            format::percent(share),
            format::money_with_code(evidence.late_value, currency)
        ),
        None => String::new(),
    };
    format!(
        "{} of {} ran past {} days{value}",
        format::count(u64::from(evidence.late_invoices)),
        format::counted(u64::from(evidence.invoices), "invoice", "invoices"),
        late_days
    )
}

/// A delimiter by name.
pub(crate) const fn delimiter(byte: u8) -> &'static str {
    match byte {
        b',' => "comma",
        b';' => "semicolon",
        b'\t' => "tab",
        b'|' => "vertical bar",
        _ => "other",
    }
}

/// The groups the roles of columns are offered in, in this order.
pub(crate) const ROLE_GROUPS: [&str; 6] =
    ["Who owes", "The document", "Dates and terms", "Amounts", "Currency", "Lines of a document"];

/// The group of a role.
pub(crate) const fn role_group(role: Role) -> &'static str {
    let [who, document, dates, amounts, currency, lines] = ROLE_GROUPS;
    match role {
        Role::CustomerName
        | Role::FirstName
        | Role::CustomerId
        | Role::Email
        | Role::Phone
        | Role::Address
        | Role::Country
        | Role::Salesperson
        | Role::CreditLimit => who,
        Role::Number
        | Role::PoNumber
        | Role::DocumentType
        | Role::DebitCredit
        | Role::Status
        | Role::Submitted
        | Role::Canceled
        | Role::Disputed
        | Role::DisputeReason
        | Role::Tag => document,
        Role::InvoiceDate | Role::DueDate | Role::Terms | Role::PaidDate | Role::ExpectedDate => {
            dates
        }
        Role::Total
        | Role::Net
        | Role::Tax
        | Role::TaxRate
        | Role::Debit
        | Role::Credit
        | Role::Open
        | Role::Paid
        | Role::Credited
        | Role::WrittenOff => amounts,
        Role::Currency | Role::LocalCurrency | Role::ExchangeRate => currency,
        Role::LineTotal | Role::Quantity | Role::UnitPrice => lines,
    }
}

/// A customer as a key names it.
pub(crate) fn customer_key(key: &CustomerKey) -> &str {
    match key {
        CustomerKey::Id(text) | CustomerKey::Name(text) => text,
    }
}
