//! Interest, fee and fixed sum for one debt, segment by segment.
//!
//! interest = Σ balance × yearly rate × part of a year, over stretches of one balance and one rate;
//! simple unless the law has monthly rests ([`super::compound`]). Exact fractions throughout, rounded
//! once (at a payment that pays interest first, then too). Sources: see [`super::Regime`].

use std::fmt;

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::compound::compound;
use super::days::{DayCount, PARTS_OF_A_YEAR, days_between};
use super::rate::{NoRate, Rate, pieces, rate_on};
use super::regime::Fixing;
use super::terms::{Allocation, ClaimBasis, InterestTerms};
use crate::domain::sorting::LeanSort;
use crate::domain::{Amount, Currency, Money};

/// A debt and what was paid on it, in minor units.
#[derive(Clone, Copy, Debug)]
pub struct Debt<'a> {
    /// What was owed, taxes included.
    pub principal: i64,
    /// Of every amount.
    pub currency: Currency,
    /// When the invoice was issued, where known.
    pub issued: Option<NaiveDate>,
    /// When it was due.
    pub due: Option<NaiveDate>,
    /// Payments by day.
    pub payments: &'a [Payment],
    /// Up to and including this day.
    pub as_of: NaiveDate,
}

/// A payment on a debt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Payment {
    /// When; the day still bears interest.
    pub date: NaiveDate,
    /// Minor units, positive.
    pub minor: i64,
}

/// Days with one balance and one rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Segment {
    /// First day counted.
    pub first: NaiveDate,
    /// Last day counted.
    pub last: NaiveDate,
    /// How many.
    pub days: u32,
    /// What bore interest.
    pub balance: Amount,
    /// Yearly.
    pub rate: Rate,
}

/// What is claimed for paying late, apart from the debt itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// How it came about, in order.
    pub segments: Vec<Segment>,
    /// Interest.
    pub interest: Amount,
    /// The fixed sum the law gives; zero without one.
    pub fixed_sum: Amount,
    /// The agreed fee; zero without one.
    pub fee: Amount,
    /// What another day adds, rounded; zero once everything is paid.
    pub per_day: Amount,
    /// How days were counted.
    pub day_count: DayCount,
}

impl Claim {
    /// Interest, fixed sum and fee together.
    pub fn total(&self) -> Amount {
        [self.interest, self.fixed_sum, self.fee].into_iter().sum()
    }

    /// Days that bore interest.
    pub fn days(&self) -> u32 {
        self.segments.iter().map(|segment| segment.days).sum()
    }
}

/// Why nothing is claimed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NoClaim {
    /// No ground is chosen, or a question is not answered with yes.
    NotInForce,
    /// Issued before the terms applied, or without a date while they have a beginning.
    BeforeTerms,
    /// No due date.
    NoDueDate,
    /// Paid in time, or not due yet.
    NotLate,
    /// Late, but within the agreed grace days.
    WithinGrace,
    /// The rule had another rate for debts this old.
    BeforeLaw,
    /// A rate is not known.
    NoRate(NoRate),
}

impl fmt::Display for NoClaim {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotInForce => "the rules claim no interest",
            Self::BeforeTerms => "issued before the terms applied",
            Self::NoDueDate => "no due date on file",
            Self::NotLate => "not paid late",
            Self::WithinGrace => "within the grace days",
            Self::BeforeLaw => "another rate applied to debts this old",
            Self::NoRate(missing) => return missing.fmt(f),
        })
    }
}

/// What may be claimed for this debt.
///
/// # Errors
/// * The reason why nothing is; a missing rate is one, it is never guessed.
pub fn claim(terms: &InterestTerms, debt: &Debt<'_>) -> Result<Claim, NoClaim> {
    if !terms.in_force() {
        return Err(NoClaim::NotInForce);
    }
    if terms.since.is_some_and(|since| debt.issued.is_none_or(|issued| issued < since)) {
        return Err(NoClaim::BeforeTerms);
    }
    let due = debt.due.ok_or(NoClaim::NoDueDate)?;
    let grace = if terms.basis == ClaimBasis::Contract { terms.contract.grace_days } else { 0 };
    let start = due.checked_add_days(Days::new(u64::from(grace))).unwrap_or(due);
    let at_start = left_at(debt, start);
    if at_start <= 0 || debt.as_of <= start {
        let late = left_at(debt, due) > 0 && debt.as_of > due;
        return Err(if late { NoClaim::WithinGrace } else { NoClaim::NotLate });
    }
    let mut run = Run::new(terms, debt, at_start);
    match terms.basis {
        ClaimBasis::Statute => statutory(terms, debt, due, &mut run)?,
        ClaimBasis::Contract | ClaimBasis::None => {
            if let Some(rate) = terms.contract.yearly() {
                run.simple(start, |first, last| Ok(vec![(first, last, rate)]))?;
            }
        }
    }
    Ok(run.into_claim(terms))
}

fn statutory(
    terms: &InterestTerms,
    debt: &Debt<'_>,
    due: NaiveDate,
    run: &mut Run<'_>,
) -> Result<(), NoClaim> {
    let regime = terms.regime;
    if regime.holds_from().is_some_and(|from| due < from) {
        return Err(NoClaim::BeforeLaw);
    }
    let own = terms.own_rates.as_slice();
    let of = |day| rate_on(regime.series(), day, own).map(|reference| regime.rate(reference));
    let next_day = due.succ_opt().unwrap_or(due);
    let fixed = |rate: Rate| move |first, last| Ok(vec![(first, last, rate)]);
    match regime.fixing() {
        Fixing::Start => run.simple(due, fixed(of(next_day).map_err(NoClaim::NoRate)?)),
        Fixing::DueDate => run.simple(due, fixed(of(due).map_err(NoClaim::NoRate)?)),
        Fixing::Follows => run.simple(due, |first, last| {
            let found = pieces(regime.series(), first, last, own).map_err(NoClaim::NoRate)?;
            Ok(found.into_iter().map(|(a, b, rate)| (a, b, regime.rate(rate))).collect())
        }),
        Fixing::MonthlyRests => {
            let compounded = compound(debt, due, run.day_count, of).map_err(NoClaim::NoRate)?;
            run.take(compounded);
            Ok(())
        }
    }
}

/// What was left at the end of `day`.
fn left_at(debt: &Debt<'_>, day: NaiveDate) -> i128 {
    let paid = debt.payments.iter().filter(|payment| payment.date <= day);
    paid.fold(i128::from(debt.principal), |left, payment| left - i128::from(payment.minor))
}

/// A calculation under way, in minor units.
struct Run<'a> {
    debt: &'a Debt<'a>,
    day_count: DayCount,
    allocation: Allocation,
    /// What bears interest now.
    balance: i128,
    /// Interest so far times [`UNIT`].
    exact: i128,
    /// Interest that payments have settled.
    interest_paid: i128,
    fee: i128,
    fixed_sum: i128,
    charges_left: i128,
    last_rate: Option<Rate>,
    segments: Vec<Segment>,
}

/// Exact interest is counted in these parts of a minor unit.
const UNIT: i128 = 10_000 * PARTS_OF_A_YEAR;

impl<'a> Run<'a> {
    fn new(terms: &InterestTerms, debt: &'a Debt<'a>, at_start: i128) -> Self {
        let owed = Money::new(Amount::from_minor(at_start, debt.currency), debt.currency);
        let minor = |amount: Amount| minor_of(amount, debt.currency);
        let contract = &terms.contract;
        let (fee, fixed_sum) = match terms.basis {
            ClaimBasis::Statute => {
                (0, terms.regime.fixed_sum(owed).map_or(0, |sum| minor(sum.amount)))
            }
            ClaimBasis::Contract if contract.currency == Some(debt.currency) => {
                (contract.fee.map_or(0, minor).max(0), 0)
            }
            ClaimBasis::Contract | ClaimBasis::None => (0, 0),
        };
        Self {
            debt,
            day_count: terms.day_count(),
            allocation: terms.allocation,
            balance: at_start,
            exact: 0,
            interest_paid: 0,
            fee,
            fixed_sum,
            charges_left: fee + fixed_sum,
            last_rate: None,
            segments: Vec::new(),
        }
    }

    /// Simple interest after `start`; `rates` cuts stretches where the rate changes.
    fn simple(
        &mut self,
        start: NaiveDate,
        rates: impl Fn(NaiveDate, NaiveDate) -> Result<Vec<(NaiveDate, NaiveDate, Rate)>, NoClaim>,
    ) -> Result<(), NoClaim> {
        let mut payments: Vec<Payment> = self
            .debt
            .payments
            .iter()
            .copied()
            .filter(|payment| payment.date > start && payment.date <= self.debt.as_of)
            .collect();
        payments.lean_sort_by_key(|payment| payment.date);
        let mut from = start;
        let ends = payments.iter().map(|payment| (payment.date, payment.minor));
        for (to, paid) in ends.chain([(self.debt.as_of, 0)]) {
            if self.balance > 0 && to > from {
                for (first, last, rate) in rates(from.succ_opt().unwrap_or(to), to)? {
                    self.accrue(first, last, rate);
                }
            }
            self.pay(i128::from(paid));
            from = to;
        }
        Ok(())
    }

    fn accrue(&mut self, first: NaiveDate, last: NaiveDate, rate: Rate) {
        let before = first.pred_opt().unwrap_or(first);
        let parts = self.day_count.parts(before, last);
        self.exact += self.balance * i128::from(rate.hundredths()) * parts;
        self.last_rate = Some(rate);
        self.segments.push(Segment {
            first,
            last,
            days: u32::try_from(days_between(before, last)).unwrap_or(u32::MAX),
            balance: Amount::from_minor(self.balance, self.debt.currency),
            rate,
        });
    }

    fn pay(&mut self, paid: i128) {
        let mut left = paid;
        if self.allocation == Allocation::ChargesFirst {
            let charges = left.min(self.charges_left).max(0);
            self.charges_left -= charges;
            left -= charges;
            let interest = left.min(rounded(self.exact) - self.interest_paid).max(0);
            self.interest_paid += interest;
            left -= interest;
        }
        self.balance -= left;
    }

    fn take(&mut self, (segments, exact): (Vec<Segment>, i128)) {
        self.balance = left_at(self.debt, self.debt.as_of);
        self.last_rate = segments.last().map(|segment| segment.rate);
        self.segments = segments;
        self.exact = exact;
    }

    fn into_claim(self, terms: &InterestTerms) -> Claim {
        let currency = self.debt.currency;
        let mut interest = rounded(self.exact);
        let contract = &terms.contract;
        if terms.basis == ClaimBasis::Contract && interest > 0 {
            if contract.currency == Some(currency) {
                let minimum = contract.minimum.map_or(0, |amount| minor_of(amount, currency));
                interest = interest.max(minimum);
            }
            if contract.cap_percent > 0 {
                let most = i128::from(self.debt.principal) * i128::from(contract.cap_percent) / 100;
                interest = interest.min(most);
            }
        }
        let day = self.last_rate.map_or(0, |rate| {
            let year = if self.day_count == DayCount::Actual365 { 365 } else { 360 };
            self.balance.max(0) * i128::from(rate.hundredths()) * (PARTS_OF_A_YEAR / year)
        });
        let amount = |minor| Amount::from_minor(minor, currency);
        Claim {
            segments: self.segments,
            interest: amount(interest),
            fixed_sum: amount(self.fixed_sum),
            fee: amount(self.fee),
            per_day: amount(rounded(day)),
            day_count: self.day_count,
        }
    }
}

/// Exact interest in whole minor units, halves up.
fn rounded(exact: i128) -> i128 {
    (exact + UNIT / 2).div_euclid(UNIT)
}

/// An amount in minor units of a currency; digits beyond them are cut.
fn minor_of(amount: Amount, currency: Currency) -> i128 {
    let mut decimal = amount.decimal().trunc_with_scale(currency.minor_digits());
    decimal.rescale(currency.minor_digits());
    decimal.mantissa()
}

/// Interest of so many days on one balance: the calculator's short way.
///
/// ```
/// use owed::domain::{Amount, Currency};
/// use owed::law::{DayCount, Rate, interest_for_days};
/// let gbp = Currency::new("GBP").unwrap();
/// let interest = interest_for_days(500_000, gbp, Rate::from_hundredths(1275), 101, DayCount::Actual365);
/// assert_eq!(interest.to_string(), "176.40");
/// ```
pub fn interest_for_days(
    minor: i64,
    currency: Currency,
    rate: Rate,
    days: u32,
    count: DayCount,
) -> Amount {
    let year = match count {
        DayCount::Actual365 | DayCount::ActualActual => 365,
        DayCount::Actual360 | DayCount::Thirty360 => 360,
    };
    let parts = i128::from(days) * (PARTS_OF_A_YEAR / year);
    let exact = i128::from(minor) * i128::from(rate.hundredths()) * parts;
    Amount::from_minor(rounded(exact), currency)
}
