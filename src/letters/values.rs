//! What each placeholder stands for in one letter.

use chrono::{Days, NaiveDate};

use super::LetterInputs;
use super::facts::Agreed;
use super::fill::Values;
use super::format::{counted, long_date, money, on_one_line, put};
use super::kind::{LetterKind, Scope};
use super::known::{Instalment, Promise};
use super::schedule::offered_plan;
use super::select::Tally;
use super::words::words;
use crate::documents::Language;
use crate::domain::{Amount, Currency, Customer};
use crate::law::reply_days;

/// Everything the values of one letter come from.
pub(super) struct Source<'a> {
    pub(super) inputs: &'a LetterInputs<'a>,
    pub(super) customer: &'a Customer,
    pub(super) currency: Currency,
    pub(super) kind: LetterKind,
    pub(super) language: Language,
    pub(super) tally: &'a Tally,
    pub(super) promise: Option<Promise>,
    pub(super) plan: &'a [Instalment],
    pub(super) agreed: Option<&'a Agreed>,
    /// Billed for the invoices of the letter.
    pub(super) billed: Amount,
    pub(super) charges: Option<Amount>,
    pub(super) oldest_due: Option<NaiveDate>,
    pub(super) pay_by: NaiveDate,
    pub(super) data_date: NaiveDate,
}

impl Source<'_> {
    /// The values by placeholder; empty where there is nothing to say.
    pub(super) fn values(&self) -> Values {
        let mut values = self.amounts();
        values.extend(self.dates());
        values.extend(self.words());
        values.extend(self.agreed());
        values
    }

    fn minor(&self, minor: i128) -> String {
        self.money(Amount::from_minor(minor, self.currency))
    }

    fn money(&self, amount: Amount) -> String {
        money(amount, self.currency, self.language)
    }

    fn date(&self, date: NaiveDate) -> String {
        long_date(date, self.language)
    }

    fn amounts(&self) -> Values {
        let tally = self.tally;
        let due = tally.of(self.kind.scope());
        let with = |charges: Amount| Amount::from_minor(due.minor, self.currency) + charges;
        Values::from([
            ("total_due", self.minor(due.minor)),
            ("overdue_total", self.minor(tally.chased.minor)),
            ("credit_total", self.minor(-tally.credits.minor)),
            ("open_total", self.minor(tally.open())),
            ("invoice_total", self.money(self.billed)),
            ("charges_total", self.charges.map(|sum| self.money(sum)).unwrap_or_default()),
            (
                "total_with_charges",
                self.charges.map(|sum| self.money(with(sum))).unwrap_or_default(),
            ),
            (
                "paid_total",
                if tally.paid.count == 0 { String::new() } else { self.minor(tally.paid.minor) },
            ),
            (
                "disputed_total",
                if tally.disputed.count == 0 {
                    String::new()
                } else {
                    self.minor(tally.disputed.minor)
                },
            ),
            ("deposit", self.deposit()),
        ])
    }

    /// What was decided on; else the rules' part of what is overdue, in whole units where it comes to
    /// more than ten of them.
    fn deposit(&self) -> String {
        if let Some(decided) = self.agreed.and_then(|agreed| agreed.deposit) {
            return self.money(decided);
        }
        let due = self.tally.of(Scope::Overdue).minor;
        let part = due * i128::from(self.inputs.policy.offer.part_pct.min(100)) / 100;
        let unit = 10_i128.pow(self.currency.minor_digits());
        let part = if part > 10 * unit { part / unit * unit } else { part };
        if part > 0 { self.minor(part) } else { String::new() }
    }

    fn dates(&self) -> Values {
        let as_of = self.inputs.config.as_of;
        let days = Days::new(u64::from(reply_days(self.inputs.policy.letters.debtor)));
        let reply_by = as_of.checked_add_days(days).unwrap_or(as_of);
        let optional = |date: Option<NaiveDate>| date.map(|d| self.date(d)).unwrap_or_default();
        Values::from([
            ("pay_by", self.date(self.pay_by)),
            ("reply_by", self.date(reply_by)),
            ("as_of", self.date(as_of)),
            ("data_date", self.date(self.data_date)),
            ("last_payment", optional(self.tally.last_paid.to_date())),
            ("oldest_due_date", optional(self.oldest_due)),
        ])
    }

    fn words(&self) -> Values {
        let words = words(self.language);
        let policy = self.inputs.policy;
        let name = on_one_line(&self.customer.name);
        let scope = self.tally.of(self.kind.scope());
        let late = self.tally.oldest_days.max(0);
        let data_date = self.date(self.data_date);
        let sender = on_one_line(&policy.sender.name);
        let sender = if sender.is_empty() { words.our_company.to_owned() } else { sender };
        let currency =
            if self.currency.is_stated() { self.currency.to_string() } else { String::new() };
        Values::from([
            ("greeting", put(words.greeting, &[&name])),
            ("regards", words.regards.to_owned()),
            ("if_paid", put(words.if_paid, &[&data_date])),
            ("if_disputed", words.if_disputed.to_owned()),
            ("if_short", words.if_short.to_owned()),
            ("customer", name),
            ("customer_number", on_one_line(&self.customer.id)),
            ("currency", currency),
            ("invoices", counted(scope.count, words.invoice, self.language)),
            ("invoice_count", scope.count.to_string()),
            ("oldest_late", counted(late.unsigned_abs(), words.day, self.language)),
            ("oldest_days_late", late.to_string()),
            ("sender", sender),
            ("payment_details", policy.sender.payment_details.trim().to_owned()),
            ("pay_within_days", policy.pay_within_days.to_string()),
            ("credit_hold_days", policy.credit_hold_from_days.to_string()),
            ("hand_over_day", policy.hand_over_day.to_string()),
        ])
    }

    /// Promise and plan; a plan that is only offered is made from the rules.
    fn agreed(&self) -> Values {
        let promise = self.promise;
        let overdue = Amount::from_minor(self.tally.of(Scope::Overdue).minor, self.currency);
        let offered;
        let plan = if self.kind == LetterKind::PlanOffer && self.plan.is_empty() {
            let minor = self.tally.of(Scope::Overdue).minor;
            offered =
                offered_plan(&self.inputs.policy.payment_plans, minor, self.currency, self.pay_by);
            offered.as_slice()
        } else {
            self.plan
        };
        let line = |payment: &Instalment| {
            let (date, amount) = (self.date(payment.date), self.money(payment.amount));
            put(words(self.language).instalment, &[&date, &amount])
        };
        Values::from([
            ("promise_date", promise.map(|promise| self.date(promise.date)).unwrap_or_default()),
            (
                "promise_amount",
                promise.map(|p| self.money(p.amount.unwrap_or(overdue))).unwrap_or_default(),
            ),
            ("plan", plan.iter().map(line).collect::<Vec<_>>().join("\n")),
        ])
    }
}
