//! The one pass over all documents: everything an analysis needs, gathered per account and per
//! currency. It is what runs when a date changes, so it allocates nothing per document; [`ByAccount`]
//! does, once for all dates. For another basis or other limits [`age_again`] is enough.

mod rows;

use std::ops::Range;

use crate::analysis::balance;
use crate::analysis::config::{AnalysisConfig, CreditMode};
use crate::analysis::credits::SetOff;
use crate::analysis::histogram::Histogram;
use crate::analysis::offender::{self, Verdict};
use crate::analysis::timeline::{Event, Timeline};
use crate::analysis::{AgeBasis, AgeLimits, AgingScheme};
use crate::domain::ledger::{Columns, has_payments, is_disputed, kind_of};
use crate::domain::{Currency, Day, DocumentKind, Ledger, pieces};

pub use rows::ByAccount;
use rows::{Reader, Row};

/// Most buckets a scheme can have.
const BUCKETS: usize = AgingScheme::MAX_LIMITS + 4;

/// A sum in minor units and a count, in 16 bytes: there are some twenty for each account, and tens of thousands of accounts. The sum
/// has 96 bits; it stays below 2^95 (see [`crate::domain::Amount`]).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    low: u64,
    high: i32,
    /// Documents.
    pub count: u32,
}

impl Sum {
    /// A sum of so many minor units and documents.
    pub const fn new(minor: i128, count: u32) -> Self {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "its two parts"
        )]
        let (low, high) = (minor as u64, (minor >> 64) as i32);
        Self { low, high, count }
    }

    /// Minor units.
    #[inline]
    pub const fn minor(self) -> i128 {
        ((self.high as i128) << 64) | self.low as i128
    }

    #[inline]
    pub(super) fn add(&mut self, minor: i64) {
        let (low, carry) = self.low.overflowing_add(minor.cast_unsigned());
        self.low = low;
        // Of a negative number the upper half is all ones, which is −1.
        self.high = self.high.wrapping_add(i32::from(carry)).wrapping_sub(i32::from(minor < 0));
        self.count += 1;
    }

    fn merge(&mut self, other: Self) {
        *self = Self::new(self.minor() + other.minor(), self.count + other.count);
    }
}

/// Payment history of an account (or, merged, of a currency).
#[derive(Clone, Copy, Debug, Default)]
pub struct PaymentSums {
    /// Invoices issued by the as-of date.
    pub invoices: Sum,
    /// Of those, marked as disputed.
    pub disputed: u32,
    /// Paid by the as-of date.
    pub paid: u32,
    /// Paid, with an invoice date: count and amount.
    pub timed: Sum,
    /// Σ days to pay.
    pub days_to_pay: i64,
    /// Σ amount × days to pay.
    pub weighted_days: i128,
    /// Paid, with a due date: count and amount.
    pub judged: Sum,
    /// Of those, paid late: count and amount.
    pub late: Sum,
    /// Σ days late, early negative.
    pub days_late: i64,
    /// Σ days late, early 0.
    pub days_late_floored: i64,
    /// Most days late.
    pub max_days_late: i32,
}

/// Sums of one account. What nearly every document adds to comes first, in three cache lines: the sums of tens of thousands
/// of accounts lie far from the processor, and each line of them has to be fetched.
#[derive(Clone, Copy, Debug, Default)]
#[repr(C, align(64))]
pub struct AccountSums {
    /// Payment history.
    pub payments: PaymentSums,
    /// Any document at all.
    pub documents: u32,
    /// Most days past due of a positive overdue item; 0 = none.
    pub oldest: i32,
    /// Within the offender window: all invoices that fell due.
    pub window: Sum,
    /// Of those, far too late.
    pub far_late: Sum,
    /// Of those, still open: what is open.
    pub far_late_open: Sum,
    /// Σ amount × days past due of the far too late.
    pub far_late_days: i128,
    /// Open balance.
    pub open: Sum,
    /// Past due by due date.
    pub overdue: Sum,
    /// Open credits.
    pub credits: Sum,
    /// Documents dated later.
    pub not_yet_issued: Sum,
    /// Open at the as-of date and paid later.
    pub post_dated: Sum,
    /// Open by bucket.
    pub buckets: [Sum; BUCKETS],
}

/// Sums of one currency that are not sums of its accounts.
#[derive(Clone, Debug)]
pub struct CurrencySums {
    /// Which.
    pub currency: Currency,
    /// Day by day.
    pub timeline: Timeline,
    /// How many invoices took how many days to pay.
    pub days_to_pay: Histogram,
    /// Positive open items: all, not yet due, more than 90 days past due.
    pub positive: [i128; 3],
    /// First and last document date.
    pub dates: (Day, Day),
}

/// Everything gathered.
#[derive(Clone, Debug)]
pub struct Sums {
    /// One per account of the ledger.
    pub accounts: Vec<AccountSums>,
    /// One per currency, most documents first.
    pub currencies: Vec<CurrencySums>,
}

/// Runs the pass.
pub fn run(ledger: &Ledger, config: &AnalysisConfig) -> Sums {
    run_by(ledger, config, ledger.accounts().len(), ledger.columns().account)
}

/// Runs the pass with the sums of other groups than accounts: `slots` of them, each document in the
/// one `slot_of` says. A slot must hold one currency only.
pub fn run_by(ledger: &Ledger, config: &AnalysisConfig, slots: usize, slot_of: &[u32]) -> Sums {
    let reader = Reader::new(ledger, slot_of);
    let pass = Pass::new(ledger, config);
    let mut sums = pass.nothing(&reader.currencies, reader.first, slots);
    let mut rows = Vec::new();
    for piece in pieces(ledger.len()) {
        reader.read(piece, &mut rows);
        pass.rows(&rows, &mut sums);
    }
    sums.closed()
}

/// Runs the pass over documents that lie in the order of their accounts, which takes far less time where there are many.
pub fn run_again(ledger: &Ledger, config: &AnalysisConfig, by_account: &ByAccount) -> Sums {
    let pass = Pass::new(ledger, config);
    let mut sums = pass.nothing(&by_account.currencies, by_account.first, ledger.accounts().len());
    for piece in by_account.pieces() {
        pass.rows(piece, &mut sums);
    }
    sums.closed()
}

/// Fills the buckets anew, for another basis or other limits; all other sums stay as they are. Credits must not be set
/// against the oldest items.
pub fn age_again(ledger: &Ledger, config: &AnalysisConfig, sums: &mut Sums) {
    for account in &mut sums.accounts {
        account.buckets = Default::default();
    }
    let pass = Pass::new(ledger, config);
    for piece in pieces(ledger.len()) {
        pass.age_piece(piece, &mut sums.accounts);
    }
}

impl Sums {
    fn closed(mut self) -> Self {
        for currency in &mut self.currencies {
            currency.timeline.close();
        }
        self
    }
}

struct Pass<'a> {
    columns: Columns<'a>,
    config: &'a AnalysisConfig,
    as_of: Day,
    limits: AgeLimits,
    /// From so many days past due on a document is late.
    late_from: i32,
    credit_bucket: Option<usize>,
    set_off: SetOff,
}

impl<'a> Pass<'a> {
    fn new(ledger: &'a Ledger, config: &'a AnalysisConfig) -> Self {
        Self {
            columns: ledger.columns(),
            config,
            as_of: Day::from(config.as_of),
            limits: config.limits(),
            late_from: config.late_from(),
            credit_bucket: config.credit_bucket(),
            set_off: SetOff::new(ledger, config),
        }
    }
}

impl Pass<'_> {
    /// Sums of no documents.
    fn nothing(&self, currencies: &[Currency], first: Day, slots: usize) -> Sums {
        let empty = |&currency: &Currency| CurrencySums {
            currency,
            timeline: Timeline::new(first, self.as_of),
            days_to_pay: Histogram::default(),
            positive: [0; 3],
            dates: (Day::NONE, Day::NONE),
        };
        Sums {
            accounts: vec![AccountSums::default(); slots],
            currencies: currencies.iter().map(empty).collect(),
        }
    }

    /// The documents of one of the [`pieces`].
    #[inline(never)]
    fn rows(&self, rows: &[Row], sums: &mut Sums) {
        for row in rows {
            if let (Some(account), Some(currency)) = (
                sums.accounts.get_mut(row.slot as usize),
                sums.currencies.get_mut(usize::from(row.currency)),
            ) {
                self.document(row, account, currency);
            }
        }
    }

    #[inline]
    fn document(&self, row: &Row, account: &mut AccountSums, currency: &mut CurrencySums) {
        let Row { document, issued, due, paid, total, open: stated_open, flags, .. } = *row;
        let kind = kind_of(flags);
        account.documents += 1;
        if issued.is_some() {
            widen(&mut currency.dates, issued);
        }
        let past_due = balance::days_past_due_of(kind, issued, due, self.as_of);
        let is_invoice = kind == DocumentKind::Invoice;
        let event = Event {
            issued,
            overdue_from: self.overdue_from(past_due, is_invoice && total >= 0),
            paid,
            total,
            open: stated_open,
            is_sale: kind != DocumentKind::Receipt,
        };
        let open = self.open(document as usize, &event, flags, currency);
        if issued.is_some() && issued > self.as_of {
            account.not_yet_issued.add(total);
            return;
        }
        let settled = paid.is_some() && paid <= self.as_of && stated_open == 0;
        if is_invoice {
            let payments = &mut account.payments;
            payments.invoices.add(total);
            payments.disputed += u32::from(is_disputed(flags));
            if settled {
                payment(payments, &mut currency.days_to_pay, issued, due, paid, total);
            }
            let invoice = offender::Invoice { due, paid, open, settled };
            self.judge(account, &invoice, total);
        }
        if paid > self.as_of && open != stated_open {
            account.post_dated.add(open.saturating_sub(stated_open));
        }
        let open = self.set_off.open_of(document as usize, open);
        if open != 0 {
            self.age(account, currency, issued, past_due, open, is_invoice);
        }
    }

    /// The first day a document counts as overdue; credits that stand apart never do.
    #[inline]
    fn overdue_from(&self, past_due: Option<i32>, is_owed: bool) -> Day {
        if !is_owed && self.config.credits != CreditMode::OwnDate {
            return Day::NONE;
        }
        past_due.map_or(Day::NONE, |days| self.as_of.plus(self.late_from - days))
    }

    /// What is open at the as-of date; the timeline learns what was open before.
    #[inline]
    fn open(&self, i: usize, event: &Event, flags: u8, currency: &mut CurrencySums) -> i64 {
        let Event { paid, total, open, .. } = *event;
        if !has_payments(flags) {
            currency.timeline.add(event);
            return balance::open_of(paid, total, open, self.as_of);
        }
        let payments = self.columns.payments_of(i);
        currency.timeline.add_paid(event, payments);
        if paid > self.as_of { balance::total_less_paid(total, payments, self.as_of) } else { open }
    }

    /// The buckets of the documents of one of the [`pieces`].
    #[inline(never)]
    fn age_piece(&self, piece: Range<usize>, accounts: &mut [AccountSums]) {
        let columns = &self.columns;
        for i in piece {
            let open = balance::open_at(columns, i, self.as_of).unwrap_or(0);
            if open == 0 {
                continue;
            }
            let (Some(&issued), Some(&account), Some(&flags)) =
                (columns.invoice_date.get(i), columns.account.get(i), columns.flags.get(i))
            else {
                return;
            };
            let kind = kind_of(flags);
            let past_due = balance::days_past_due(columns, i, self.as_of);
            let is_credit = kind != DocumentKind::Invoice || open < 0;
            if let Some(account) = accounts.get_mut(account as usize) {
                self.bucket(account, issued, past_due, open, is_credit);
            }
        }
    }

    /// Puts an open document into its bucket.
    #[inline]
    fn bucket(
        &self,
        account: &mut AccountSums,
        issued: Day,
        past_due: Option<i32>,
        open: i64,
        is_credit: bool,
    ) {
        let apart = self.credit_bucket.filter(|_| is_credit);
        let bucket = apart.unwrap_or_else(|| {
            self.limits.bucket_of(match self.config.basis {
                AgeBasis::DueDate => past_due,
                AgeBasis::InvoiceDate => issued.get().map(|day| self.as_of.days_since(day)),
            })
        });
        if let Some(bucket) = account.buckets.get_mut(bucket) {
            bucket.add(open);
        }
    }

    /// What the offender rule makes of an invoice.
    #[inline]
    fn judge(&self, account: &mut AccountSums, invoice: &offender::Invoice, total: i64) {
        let verdict = offender::judge(&self.config.offender, self.as_of, invoice);
        if verdict == Verdict::NotCounted {
            return;
        }
        account.window.add(total);
        if verdict == Verdict::FarLate {
            account.far_late.add(total);
            let offender::Invoice { due, paid, open, settled } = *invoice;
            let (amount, end) = if settled { (total, paid) } else { (open, self.as_of) };
            account.far_late_days += times(amount, end.days_since(due));
            if !settled {
                account.far_late_open.add(open);
            }
        }
    }

    /// Buckets and balances of an open document.
    #[inline]
    fn age(
        &self,
        account: &mut AccountSums,
        currency: &mut CurrencySums,
        issued: Day,
        past_due: Option<i32>,
        open: i64,
        is_invoice: bool,
    ) {
        let is_credit = !is_invoice || open < 0;
        account.open.add(open);
        self.bucket(account, issued, past_due, open, is_credit);
        if is_credit {
            account.credits.add(open);
            if self.credit_bucket.is_some() {
                return;
            }
        }
        let is_late = past_due.is_some_and(|days| days >= self.late_from);
        if is_late {
            account.overdue.add(open);
        }
        if open > 0 {
            let [all, current, over_90] = &mut currency.positive;
            let minor = i128::from(open);
            *all += minor;
            if past_due.is_some() && !is_late {
                *current += minor;
            }
            let days = past_due.unwrap_or(0);
            if days > 90 {
                *over_90 += minor;
            }
            account.oldest = account.oldest.max(days);
        }
    }
}

#[inline]
fn payment(
    payments: &mut PaymentSums,
    histogram: &mut Histogram,
    issued: Day,
    due: Day,
    paid: Day,
    total: i64,
) {
    payments.paid += 1;
    if issued.is_some() {
        let days = paid.days_since(issued);
        payments.timed.add(total);
        payments.days_to_pay += i64::from(days);
        payments.weighted_days += times(total, days);
        histogram.add(days);
    }
    if due.is_some() {
        let days = paid.days_since(due);
        payments.judged.add(total);
        payments.days_late += i64::from(days);
        if days > 0 {
            payments.late.add(total);
            payments.days_late_floored += i64::from(days);
            payments.max_days_late = payments.max_days_late.max(days);
        }
    }
}

/// Amount × days. Small amounts, as nearly all are, need no wide multiplication.
#[inline]
fn times(amount: i64, days: i32) -> i128 {
    if amount.unsigned_abs() < 1 << 31 {
        i128::from(amount * i64::from(days))
    } else {
        i128::from(amount) * i128::from(days)
    }
}

fn widen(dates: &mut (Day, Day), day: Day) {
    if !dates.0.is_some() || day < dates.0 {
        dates.0 = day;
    }
    dates.1 = dates.1.max(day);
}

impl AccountSums {
    /// Days past due of the oldest overdue item; `None` = nothing is overdue. An item that is due on the as-of date and
    /// counts as overdue is 0 days past due.
    pub fn oldest(&self) -> Option<i32> {
        (self.oldest > 0 || self.overdue.minor() > 0).then_some(self.oldest)
    }

    /// Adds another account of the same currency.
    pub fn merge(&mut self, other: &Self) {
        self.documents += other.documents;
        self.open.merge(other.open);
        self.overdue.merge(other.overdue);
        self.credits.merge(other.credits);
        self.not_yet_issued.merge(other.not_yet_issued);
        self.post_dated.merge(other.post_dated);
        for (mine, theirs) in self.buckets.iter_mut().zip(other.buckets) {
            mine.merge(theirs);
        }
        self.oldest = self.oldest.max(other.oldest);
        self.window.merge(other.window);
        self.far_late.merge(other.far_late);
        self.far_late_open.merge(other.far_late_open);
        self.far_late_days += other.far_late_days;
        self.payments.merge(&other.payments);
    }
}

impl PaymentSums {
    fn merge(&mut self, other: &Self) {
        self.invoices.merge(other.invoices);
        self.disputed += other.disputed;
        self.paid += other.paid;
        self.timed.merge(other.timed);
        self.days_to_pay += other.days_to_pay;
        self.weighted_days += other.weighted_days;
        self.judged.merge(other.judged);
        self.late.merge(other.late);
        self.days_late += other.days_late;
        self.days_late_floored += other.days_late_floored;
        self.max_days_late = self.max_days_late.max(other.max_days_late);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ledger::tests::{invoice, ledger_of};
    use crate::domain::{NewDocument, Payment};

    fn day(number: i32) -> Day {
        Day::from_number(number)
    }

    fn config(as_of: i32) -> AnalysisConfig {
        AnalysisConfig::standard(day(as_of).to_date().unwrap())
    }

    /// The sums of one account with these documents, and of its currency.
    fn sums(documents: &[NewDocument<'_>], config: &AnalysisConfig) -> (AccountSums, CurrencySums) {
        let mut ledger = ledger_of(&[]);
        for document in documents {
            ledger.push(*document);
        }
        let mut sums = run(&ledger, config);
        (sums.accounts.remove(0), sums.currencies.remove(0))
    }

    fn both(sum: Sum) -> (i128, u32) {
        (sum.minor(), sum.count)
    }

    #[test]
    fn sums_are_exact_beyond_what_one_word_holds() {
        let amounts = [i64::MAX, 1, i64::MAX, -1, i64::MIN, i64::MIN, i64::MIN, 0, 7, i64::MAX, -8];
        let (mut sum, mut exact, mut twice) = (Sum::default(), 0_i128, Sum::default());
        for (amount, count) in amounts.into_iter().zip(1..) {
            sum.add(amount);
            exact += i128::from(amount);
            assert_eq!(both(sum), (exact, count));
            assert_eq!(Sum::new(exact, count), sum);
            twice = sum;
            twice.merge(sum);
            assert_eq!(both(twice), (2 * exact, 2 * count));
        }
        assert_eq!(both(twice), (2 * exact, 22));
        // The largest sum there can be: 2^32 documents of 2^63 minor units.
        for minor in [1_i128 << 95, -(1_i128 << 95)] {
            assert_eq!(Sum::new(minor - minor.signum(), 0).minor(), minor - minor.signum());
        }
    }

    // 1,000 billed, 300 paid on day 20 and 400 on day 50; the file says 250 are left, as 50 were
    // credited: so 700 until the day before the last payment, 250 from its day on.
    #[test]
    fn on_the_day_of_the_last_payment_the_files_open_amount_holds() {
        let mut ledger = ledger_of(&[]);
        ledger.push(NewDocument { paid_date: day(50), open: 250, ..invoice(0, 1_000) });
        let pay = |date, minor| Payment { document: 0, date: day(date), minor, source: 0, row: 2 };
        ledger.add_payments([pay(20, 300), pay(50, 400)]);
        for (as_of, open) in [(49, 700), (50, 250), (51, 250)] {
            let sums = run(&ledger, &config(as_of));
            assert_eq!(both(sums.accounts[0].open), (open, 1), "day {as_of}");
            assert_eq!(sums.currencies[0].timeline.open(day(as_of)), open, "day {as_of}");
        }
    }

    // As of day 50: 70 of the first were paid on day 60; the payment of the second settled nothing,
    // and that of the third lies on the day itself.
    #[test]
    fn post_dated_is_what_later_payments_take_off() {
        let paid = |on, total, open| NewDocument { paid_date: day(on), open, ..invoice(0, total) };
        let documents = [paid(60, 100, 30), paid(60, 40, 40), paid(50, 90, 20)];
        let (account, _) = sums(&documents, &config(50));
        assert_eq!((both(account.post_dated), both(account.open)), ((70, 1), (160, 3)));
        assert_eq!(account.documents, 3);
    }

    // Due on day 30, so overdue from day 31 on: 100, less an invoice of −20 and a credit note of −30.
    #[test]
    fn credits_in_a_column_of_their_own_lower_nothing_overdue() {
        let kind = DocumentKind::CreditNote;
        let documents = [invoice(0, 100), invoice(0, -20), NewDocument { kind, ..invoice(0, -30) }];
        for (credits, overdue) in [(CreditMode::OwnDate, 50), (CreditMode::OwnColumn, 100)] {
            let (account, currency) = sums(&documents, &AnalysisConfig { credits, ..config(40) });
            assert_eq!(account.overdue.minor(), overdue, "{credits:?}");
            let at = |date| currency.timeline.overdue(day(date));
            assert_eq!((at(30), at(31), at(40)), (0, overdue, overdue), "{credits:?}");
        }
    }

    // As of day 40, 30 are ten days overdue, and a credit note of −50 counts from the same date.
    #[test]
    fn an_item_is_overdue_even_if_credits_outweigh_it() {
        let credit = NewDocument { kind: DocumentKind::CreditNote, ..invoice(0, -50) };
        let own_date = AnalysisConfig { credits: CreditMode::OwnDate, ..config(40) };
        let (account, _) = sums(&[invoice(0, 30), credit], &own_date);
        assert_eq!((both(account.overdue), account.oldest()), ((-20, 2), Some(10)));
    }

    // As of day 100: 90, 91 and 0 days past due, and one without a due date.
    #[test]
    fn positive_items_are_not_yet_due_or_more_than_90_days_past_due() {
        let due = |due_date, total| NewDocument { due_date, ..invoice(0, total) };
        let documents = [due(day(10), 7), due(day(9), 11), due(day(100), 13), due(Day::NONE, 17)];
        let (account, currency) = sums(&documents, &config(100));
        assert_eq!(currency.positive, [48, 13, 11]);
        assert_eq!((account.oldest, both(account.overdue)), (91, (18, 2)));
    }

    #[test]
    fn the_first_and_the_last_date_come_in_any_order() {
        let issued = |on: &Day| NewDocument { invoice_date: *on, ..invoice(0, 5) };
        for dates in [
            [day(20), day(10), Day::NONE, day(30), day(15)],
            [Day::NONE, day(30), day(20), day(10), day(10)],
            [day(10), day(15), day(30), day(20), Day::NONE],
        ] {
            let documents: Vec<NewDocument<'_>> = dates.iter().map(issued).collect();
            let (_, currency) = sums(&documents, &config(100));
            assert_eq!(currency.dates, (day(10), day(30)), "{dates:?}");
        }
        let (_, currency) = sums(&[issued(&Day::NONE)], &config(100));
        assert_eq!(currency.dates, (Day::NONE, Day::NONE));
    }

    // 2^31 is where the wide multiplication begins: 2^31 × (2^31 − 1) = 2^62 − 2^31.
    #[test]
    fn amounts_times_days_are_exact_however_large() {
        for (amount, days, expected) in [
            (3, 5, 15),
            (-7, 4, -28),
            ((1 << 31) - 1, 3, 6_442_450_941),
            (1 << 31, i32::MAX, 4_611_686_016_279_904_256),
            (-(1 << 31), 3, -6_442_450_944),
            (i64::MAX, 2, 18_446_744_073_709_551_614),
            (i64::MIN, 3, -27_670_116_110_564_327_424),
        ] {
            assert_eq!(times(amount, days), expected, "{amount} × {days}");
        }
    }

    #[test]
    fn accounts_of_one_currency_add_up() {
        let sum = Sum::new;
        let account = |by: u32| AccountSums {
            documents: 2 + by,
            open: sum(50 + i128::from(by), 3 + by),
            oldest: 40 - by.cast_signed(),
            far_late: sum(60 + i128::from(by), 4 + by),
            far_late_days: 7 + i128::from(by),
            payments: PaymentSums {
                disputed: 3 + by,
                paid: 5 + by,
                days_to_pay: 70 + i64::from(by),
                weighted_days: 80 + i128::from(by),
                days_late: 11 - i64::from(by),
                days_late_floored: 13 + i64::from(by),
                max_days_late: 9 + by.cast_signed(),
                ..PaymentSums::default()
            },
            ..AccountSums::default()
        };
        // 2 + 5, 7 + 10 and so on.
        let mut all = account(0);
        all.merge(&account(3));
        assert_eq!((all.documents, all.oldest, all.far_late_days), (7, 40, 17));
        assert_eq!((both(all.open), both(all.far_late)), ((103, 9), (123, 11)));
        let paid = all.payments;
        assert_eq!((paid.disputed, paid.paid), (9, 13));
        assert_eq!((paid.days_to_pay, paid.weighted_days), (143, 163));
        assert_eq!((paid.days_late, paid.days_late_floored, paid.max_days_late), (19, 29, 12));
    }
}
