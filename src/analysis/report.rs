//! The reports: plain data, in the viewer's words. Renderers do not compute, reports do not render.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::analysis::conversion::Converted;
use crate::analysis::{AnalysisConfig, Bucket, GroupBy, Metric};
use crate::domain::{Amount, Currency, DocumentKind};

/// How balances at the as-of date were known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum History {
    /// The file has payment dates: an invoice paid after the as-of date counts as open at it.
    Rebuilt,
    /// The file has no payment dates: today's balances, re-aged to the as-of date.
    ReAged,
}

/// A sum and how many documents it has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figure {
    /// The sum; positive = owed to us.
    pub amount: Amount,
    /// Number of documents in it.
    pub count: u32,
}

/// The whole analysis. Contents: (1) what it was computed for, (2) how history was known, (3) the
/// buckets, (4) one report per currency; currencies are never added.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AnalysisReport {
    /// What it was computed for.
    pub config: AnalysisConfig,
    /// Rebuilt from payment dates, or re-aged.
    pub history: History,
    /// The buckets, in the order of every `buckets` list below.
    pub buckets: Vec<Bucket>,
    /// One per currency, most documents first.
    pub currencies: Vec<CurrencyReport>,
    /// Totals at rates the user typed, apart from everything else; `None` without rates.
    pub converted: Option<Converted>,
}

/// One currency's figures.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CurrencyReport {
    /// Which currency.
    pub currency: Currency,
    /// Open at the as-of date, credits deducted.
    pub open: Figure,
    /// Of that, past due by due date (whatever the aging basis), credits past due deducted.
    pub overdue: Figure,
    /// Of the open balance: credit notes and unapplied receipts (zero or negative).
    pub credits: Figure,
    /// Open balance by bucket; sums to `open`.
    pub buckets: Vec<Figure>,
    /// Documents dated after the as-of date; not in any figure above.
    pub not_yet_issued: Figure,
    /// Paid after the as-of date: shown beside, not deducted from `open`.
    pub post_dated: Figure,
    /// Customers with a document in this currency.
    pub customers: u32,
    /// Customers with an open balance at the as-of date.
    pub customers_open: u32,
    /// Customers with something overdue.
    pub customers_overdue: u32,
    /// The measures.
    pub kpis: Kpis,
    /// The last 12 month-ends on or before the as-of date and the as-of date itself; oldest first.
    pub trend: Vec<TrendPoint>,
    /// First date of a document in this currency and the last, where dated.
    #[serde(with = "crate::domain::date::written::optional")]
    pub first_document: Option<NaiveDate>,
    /// See `first_document`.
    #[serde(with = "crate::domain::date::written::optional")]
    pub last_document: Option<NaiveDate>,
    /// Who to call first: the customers with the most overdue, at most 8.
    pub call_first: Vec<CustomerRow>,
    /// Number of repeat offenders.
    pub offender_count: u32,
    /// The repeat offenders that cost most (amount × days past due), at most 12.
    pub offenders: Vec<CustomerRow>,
}

/// The measures of one currency. Each opens to its inputs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Kpis {
    /// DSO, simple, over the last 30 days: receivables / sales of the window × 30.
    pub dso_simple_30: Metric,
    /// DSO, simple, over the last 90 days.
    pub dso_simple_90: Metric,
    /// DSO, simple, over the last 365 days.
    pub dso_simple_365: Metric,
    /// DSO, count-back, by calendar months.
    pub dso_countback: Metric,
    /// Best possible DSO over the last 90 days: what it would be if nothing were overdue.
    pub best_possible_dso: Metric,
    /// Mean of paid date − invoice date over invoices paid by the as-of date, in days.
    pub average_days_to_pay: Metric,
    /// The same, weighted by amount.
    pub weighted_days_to_pay: Metric,
    /// The same, median.
    pub median_days_to_pay: Metric,
    /// Mean of paid date − due date; early payments count as negative.
    pub average_days_late: Metric,
    /// Mean of max(0, paid date − due date).
    pub average_days_late_floored: Metric,
    /// Mean days late of the invoices that were paid late.
    pub average_days_late_of_late: Metric,
    /// Share of paid invoices that were paid after their due date (0 to 1).
    pub late_share: Metric,
    /// The same, by amount.
    pub late_amount_share: Metric,
    /// Open and not yet due / open (0 to 1), on positive open items.
    pub current_share: Metric,
    /// Open and more than 90 days past due / open (0 to 1), on positive open items.
    pub over_90_share: Metric,
}

/// The state at one date of the trend.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TrendPoint {
    /// The date.
    #[serde(with = "crate::domain::date::written")]
    pub date: NaiveDate,
    /// Open then.
    pub open: Amount,
    /// Overdue then.
    pub overdue: Amount,
    /// Invoiced in the calendar month of the date, up to the date.
    pub sales: Amount,
    /// DSO, simple, over the 90 days to the date.
    #[serde(with = "crate::domain::decimal::optional")]
    pub dso_simple_90: Option<Decimal>,
}

/// A customer in one currency.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CustomerRow {
    /// Index of the account, for asking for its documents.
    pub account: u32,
    /// Customer number as in the file; empty where the file has none.
    pub customer_id: String,
    /// Name.
    pub name: String,
    /// What the files say about reaching and judging the customer.
    pub contact: Contact,
    /// Open at the as-of date.
    pub open: Figure,
    /// Of that, past due by due date.
    pub overdue: Figure,
    /// By bucket; sums to `open`.
    pub buckets: Vec<Amount>,
    /// Days past due of the oldest overdue item (positive items only); `None` = nothing overdue.
    pub oldest_days_past_due: Option<i32>,
    /// Paid after the as-of date; not deducted from `open`.
    pub post_dated: Figure,
    /// How the customer has paid so far.
    pub behavior: Behavior,
    /// Present when the customer is a repeat offender.
    pub offender: Option<OffenderEvidence>,
    /// Late now, and never late before.
    pub first_time_late: bool,
}

/// What the files say about a customer besides number and name; empty where they say nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// E-mail address.
    pub email: String,
    /// Telephone number.
    pub phone: String,
    /// Lines of the postal address.
    pub address: Vec<String>,
    /// Country as written.
    pub country: String,
    /// Who of us looks after the customer.
    pub salesperson: String,
    /// The most the customer may owe.
    pub credit_limit: Option<Amount>,
    /// Payment terms as written.
    pub terms: String,
}

/// How a customer has paid, over invoices paid by the as-of date.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Behavior {
    /// Invoices in the file (any state, issued by the as-of date).
    pub invoices: u32,
    /// Of those, paid by the as-of date.
    pub paid: u32,
    /// Of those paid, paid after the due date.
    pub paid_late: u32,
    /// Billed in total.
    pub invoiced: Amount,
    /// Paid late / paid (0 to 1); `None` when nothing is paid.
    #[serde(with = "crate::domain::decimal::optional")]
    pub late_share: Option<Decimal>,
    /// The same by amount.
    #[serde(with = "crate::domain::decimal::optional")]
    pub late_amount_share: Option<Decimal>,
    /// Mean days from invoice to payment.
    #[serde(with = "crate::domain::decimal::optional")]
    pub average_days_to_pay: Option<Decimal>,
    /// Mean days late; early counts negative.
    #[serde(with = "crate::domain::decimal::optional")]
    pub average_days_late: Option<Decimal>,
    /// Mean days late; early counts as 0.
    #[serde(with = "crate::domain::decimal::optional")]
    pub average_days_late_floored: Option<Decimal>,
    /// Largest days late of a paid invoice, at least 0.
    pub max_days_late: Option<i32>,
    /// Invoices the file marks as disputed.
    pub disputed: u32,
}

/// The counts that make a repeat offender.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OffenderEvidence {
    /// Invoices settled or still open more than the limit past due, within the window.
    pub late_invoices: u32,
    /// Invoices that fell due within the window (or are still open).
    pub invoices: u32,
    /// Value of the late ones.
    pub late_value: Amount,
    /// Value of all of them.
    pub value: Amount,
    /// `late_value` / `value` (0 to 1).
    #[serde(with = "crate::domain::decimal::optional")]
    pub late_value_share: Option<Decimal>,
    /// The count alone made the customer an offender.
    pub by_count: bool,
    /// The value share did.
    pub by_value: bool,
    /// Of the late ones, still open, with what is open.
    pub still_open: Figure,
    /// What they cost: Σ amount × days past due, until settled or so far.
    #[serde(with = "crate::domain::decimal")]
    pub amount_days: Decimal,
    /// What is recommended.
    pub advice: Advice,
}

/// What to do about a repeat offender, mildest first. Each follows from the evidence: whether the
/// habit shows by count and by value, and whether something far past due is still open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Advice {
    /// One test met, all of it settled: send the terms of business.
    SendTerms,
    /// Both tests met, all of it settled: money up front on new orders.
    Deposit,
    /// One test met, something still open: no new credit until it is paid.
    Hold,
    /// Both tests met, something still open: end the credit line.
    CloseCredit,
}

/// A row of the aging by something else than customers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupRow {
    /// What the documents have in common, as written; empty = the file says nothing.
    pub name: String,
    /// In which currency.
    pub currency: Currency,
    /// Customers with documents in it.
    pub customers: u32,
    /// Open at the as-of date.
    pub open: Figure,
    /// Of that, past due.
    pub overdue: Figure,
    /// By bucket; sums to `open`.
    pub buckets: Vec<Amount>,
    /// Days past due of the oldest overdue item; `None` = nothing overdue.
    pub oldest_days_past_due: Option<i32>,
}

/// A document as listed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentRow {
    /// Index, for asking for its source row.
    pub document: u32,
    /// Number as in the file.
    pub number: String,
    /// What it is.
    pub kind: DocumentKind,
    /// Customer name.
    pub customer: String,
    /// Customer number; may be empty.
    pub customer_id: String,
    /// Its currency.
    pub currency: Currency,
    /// Invoice date.
    #[serde(with = "crate::domain::date::written::optional")]
    pub invoice_date: Option<NaiveDate>,
    /// Due date.
    #[serde(with = "crate::domain::date::written::optional")]
    pub due_date: Option<NaiveDate>,
    /// Date paid (also when after the as-of date).
    #[serde(with = "crate::domain::date::written::optional")]
    pub paid_date: Option<NaiveDate>,
    /// Billed.
    pub total: Amount,
    /// Open at the as-of date; less what was set against it where credits go to the oldest.
    pub open: Amount,
    /// As-of date − due date; negative or 0 = not late. `None` without a due date.
    pub days_past_due: Option<i32>,
    /// Index into [`AnalysisReport::buckets`].
    pub bucket: u32,
    /// The file marks it as disputed.
    pub disputed: bool,
    /// The due date was worked out from payment terms.
    pub due_derived: bool,
    /// What else its file says about it, by name: `po_number`, `salesperson`, `country`, `terms`,
    /// `expected_date`; only what is there.
    pub attributes: Vec<(String, String)>,
    /// The single payments, oldest first; empty where the files list none for it.
    pub payments: Vec<PaymentRow>,
    /// Which file it comes from, counted from 0.
    pub file: u32,
    /// Line in the file, from 1.
    pub row: u32,
}

/// A payment of a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaymentRow {
    /// When; `None` where the file does not say.
    #[serde(with = "crate::domain::date::written::optional")]
    pub date: Option<NaiveDate>,
    /// How much; positive = received.
    pub amount: Amount,
    /// Which file it comes from, counted from 0.
    pub file: u32,
    /// Line in that file, from 1.
    pub row: u32,
}

/// Which documents a figure stands for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Selection {
    /// Only this currency.
    pub currency: Option<Currency>,
    /// Only this account.
    pub account: Option<u32>,
    /// Only documents that have this in common.
    pub group: Option<(GroupBy, String)>,
    /// Which documents.
    pub set: DocumentSet,
}

/// The set of documents behind a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DocumentSet {
    /// All in the file.
    All,
    /// Open at the as-of date.
    Open,
    /// Open and past due.
    Overdue,
    /// Open, in this bucket.
    Bucket(u32),
    /// Open credits and receipts.
    Credits,
    /// Paid by the as-of date (what days to pay and late shares are made of).
    Paid,
    /// The invoices that make a repeat offender.
    OffenderLate,
    /// Dated after the as-of date.
    NotYetIssued,
    /// Open at the as-of date and paid later.
    PostDated,
    /// Issued within this many days up to the as-of date: the sales of a DSO window.
    Sales(u32),
}

/// A window of a list, with what the whole list amounts to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Page<T> {
    /// The rows asked for.
    pub rows: Vec<T>,
    /// First row's position in the whole list.
    pub offset: u32,
    /// Length of the whole list.
    pub total: u32,
}

/// How customers are sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CustomerSort {
    /// By name.
    Name,
    /// By open balance.
    Open,
    /// By overdue balance.
    Overdue,
    /// By the amount in a bucket.
    Bucket(u32),
    /// By the oldest overdue item.
    Oldest,
    /// By mean days late.
    DaysLate,
    /// By mean days to pay.
    DaysToPay,
    /// By share paid late.
    LateShare,
    /// Repeat offenders first, then by what they cost (amount × days past due).
    Offenders,
}

/// How documents are sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DocumentSort {
    /// As in the file.
    Row,
    /// By document number.
    Number,
    /// By customer name.
    Customer,
    /// By invoice date.
    InvoiceDate,
    /// By due date.
    DueDate,
    /// By billed amount.
    Total,
    /// By open amount.
    Open,
    /// By days past due.
    DaysPastDue,
}
