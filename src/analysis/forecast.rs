//! What open invoices will bring: when each is likely to be paid, and how much per week.
//!
//! From the customer's own Kaplan–Meier curve ([`survival`](super::survival)) of days after the due
//! date, or the curve of all customers where the own history is thin (fewer than [`MIN_OWN`] paid
//! invoices). An invoice open for `a` days is paid by `t` with `1 − S(t)/S(a)`; a week's expected
//! cash is the sum of amount × probability.
//!
//! Band: the expected amount ± 1.2816 standard deviations (eight weeks of ten, if the normal curve
//! held). The variance of a paid-or-not amount is `amount² p (1 − p)`; invoices of one customer are
//! taken to go together, customers to be independent. The back-test says how well that holds.
//!
//! Invariant: expected + later + without a forecast + disputed + credits = the open balance, to the
//! cent.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::analysis::items::{self, Item};
use crate::analysis::metric::Undefined;
use crate::analysis::report::Figure;
use crate::analysis::survival::{Curve, Observations, SHARE};
use crate::domain::ledger::AccountIdx;
use crate::domain::sorting::LeanSort;
use crate::domain::{Amount, Currency, Day, Ledger};

/// A customer's own curve needs this many paid invoices; with fewer the curve of all counts.
pub const MIN_OWN: u32 = 10;

/// Weeks looked ahead.
pub const WEEKS: usize = 13;

/// 1.2816, the ninth decile of the normal distribution, in ten-thousandths.
const BAND: i128 = 12_816;

/// The forecast of one currency.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Forecast {
    /// Stated for the end of this day.
    pub as_of: NaiveDate,
    /// Why there is none, if so; then all is in `without`, `disputed` and `credits`.
    pub undefined: Option<Undefined>,
    /// Days count from the due date; from the invoice date where the file has no due dates.
    pub from_due_date: bool,
    /// Open at the as-of date, credits deducted.
    pub open: Figure,
    /// The weeks from the day after the as-of date on.
    pub weeks: Vec<Week>,
    /// Expected in these weeks in all.
    pub expected: Amount,
    /// Expected after the last week, or never.
    pub later: Amount,
    /// Open invoices of which nothing can be said: open longer than any that was ever paid, or
    /// without a date.
    pub without: Figure,
    /// Marked as disputed; in no week.
    pub disputed: Figure,
    /// Open credits and receipts (zero or negative); in no week.
    pub credits: Figure,
    /// Paid invoices behind the curves.
    pub paid: u32,
    /// Customers with a curve of their own.
    pub own_curves: u32,
    /// Customers with open invoices that go by the curve of all.
    pub pooled: u32,
}

/// Seven days of the forecast.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Week {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
    /// What falls due in it, disputed invoices left out.
    pub due: Amount,
    /// What is likely to come.
    pub expected: Amount,
    /// In eight weeks of ten at least this.
    pub low: Amount,
    /// And at most this.
    pub high: Amount,
}

/// On what the expected date of an invoice rests.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// The customer's own history.
    Own,
    /// The history of all customers.
    Pooled,
    /// Nothing: open longer than any paid invoice, without a date, or no history.
    Nothing,
}

/// The curves of a currency as known at a date.
#[derive(Clone, Debug)]
pub struct Curves {
    /// The date.
    pub as_of: Day,
    /// Days count from the due date.
    pub from_due_date: bool,
    pooled: Curve,
    own: BTreeMap<AccountIdx, Curve>,
}

impl Curves {
    /// Learns from the undisputed invoices as known at `as_of`.
    pub fn new(invoices: impl IntoIterator<Item = Item>, as_of: Day, from_due_date: bool) -> Self {
        let mut all = Observations::default();
        let mut own: BTreeMap<AccountIdx, Observations> = BTreeMap::new();
        for item in invoices.into_iter().filter(|item| !item.disputed) {
            let Some(start) = start(&item, from_due_date) else { continue };
            let end = if item.is_settled() { item.paid } else { as_of };
            if item.is_settled() || item.open > 0 {
                all.add(end.days_since(start), item.is_settled());
                own.entry(item.account).or_default().add(end.days_since(start), item.is_settled());
            }
        }
        let own = own.into_iter().filter(|(_, seen)| seen.paid() >= MIN_OWN);
        Self {
            as_of,
            from_due_date,
            pooled: all.curve(),
            own: own.map(|(account, seen)| (account, seen.curve())).collect(),
        }
    }

    /// Paid invoices learned from.
    pub fn paid(&self) -> u32 {
        self.pooled.paid()
    }

    /// The curve that an open invoice goes by and its age on it; `None` when there is nothing to
    /// go by. Where nothing of the customer's own stayed open as long, the curve of all is asked.
    pub fn of(&self, item: &Item) -> Option<(&Curve, i32, Basis)> {
        if item.disputed {
            return None;
        }
        let age = self.as_of.days_since(start(item, self.from_due_date)?);
        let own = self.own.get(&item.account).map(|curve| (curve, Basis::Own));
        let candidates = own.into_iter().chain([(&self.pooled, Basis::Pooled)]);
        candidates
            .filter(|(curve, _)| curve.paid_share(age, age).is_some())
            .map(|(curve, basis)| (curve, age, basis))
            .next()
    }

    /// The customer has a curve of its own.
    pub fn has_own(&self, account: AccountIdx) -> bool {
        self.own.contains_key(&account)
    }

    /// The days by which an open invoice is paid with these probabilities (in billionths), from
    /// the as-of date's next day on.
    pub fn days(&self, item: &Item, shares: [u64; 3]) -> ([Day; 3], Basis) {
        let (Some((curve, age, basis)), Some(start)) =
            (self.of(item), start(item, self.from_due_date))
        else {
            return ([Day::NONE; 3], Basis::Nothing);
        };
        let day = |share| curve.paid_by(age, share).map_or(Day::NONE, |t| start.plus(t));
        (shares.map(day), basis)
    }
}

/// Where the days of an invoice are counted from.
fn start(item: &Item, from_due_date: bool) -> Option<Day> {
    if from_due_date { item.due.get() } else { item.issued.get() }
}

/// What a list of open invoices will bring in `weeks` weeks.
#[derive(Clone, Debug, Default)]
pub struct Cash {
    /// Expected per week, minor units.
    pub expected: Vec<i128>,
    /// Half the width of the band per week, minor units.
    pub spread: Vec<i128>,
    /// Open amount that was forecast.
    pub open: i128,
}

/// Adds up amount × probability per week. `open` are undisputed open invoices.
pub fn cash<'a>(
    curves: &Curves,
    open: impl IntoIterator<Item = &'a Item>,
    weeks: usize,
) -> (Cash, Vec<&'a Item>) {
    let mut result = Cash::default();
    let mut without = Vec::new();
    // In billionths of a minor unit: per week, and per week and customer.
    let mut sums = vec![0_i128; weeks];
    let mut deviations: BTreeMap<AccountIdx, Vec<i128>> = BTreeMap::new();
    for item in open {
        let Some((curve, age, _)) = curves.of(item) else {
            without.push(item);
            continue;
        };
        result.open += i128::from(item.open);
        let own = deviations.entry(item.account).or_insert_with(|| vec![0; weeks]);
        let (mut before, mut days) = (0, 0);
        for (sum, deviation) in sums.iter_mut().zip(own.iter_mut()) {
            days += 7;
            let by_then = curve.paid_share(age, age.saturating_add(days)).unwrap_or(before);
            let share = by_then.saturating_sub(before);
            before = by_then;
            *sum += i128::from(item.open) * i128::from(share);
            *deviation += i128::from(item.open) * i128::from((share * (SHARE - share)).isqrt());
        }
    }
    result.expected = differences(&sums);
    result.spread = (0..weeks).map(|week| spread(&deviations, week)).collect();
    (result, without)
}

/// Rounds sums up to each week, so that the weeks add up to the rounded total.
fn differences(sums: &[i128]) -> Vec<i128> {
    let half = i128::from(SHARE / 2);
    let (mut exact, mut shown) = (0, 0);
    let next = |sum: &i128| {
        exact += *sum;
        let rounded = (exact + half).div_euclid(i128::from(SHARE));
        let week = rounded - shown;
        shown = rounded;
        week
    };
    sums.iter().map(next).collect()
}

/// Half the band of a week: the customers' deviations are independent, so their squares add up.
fn spread(deviations: &BTreeMap<AccountIdx, Vec<i128>>, week: usize) -> i128 {
    let minor = |own: &Vec<i128>| own.get(week).map_or(0, |sum| sum / i128::from(SHARE));
    let variance = deviations
        .values()
        .map(|own| minor(own).unsigned_abs())
        .fold(0_u128, |sum, d| sum.saturating_add(d.saturating_mul(d)));
    variance.isqrt().cast_signed() * BAND / 10_000
}

/// The curves of a currency as known at a day, and what was open then.
pub fn learn(ledger: &Ledger, currency: Currency, as_of: Day) -> (Curves, Vec<Item>) {
    let from_due_date = ledger.columns().due_date.iter().any(|due| due.is_some());
    let mut open = Vec::new();
    let seen = items::invoices(ledger, currency, as_of).inspect(|item| {
        if item.open > 0 {
            open.push(*item);
        }
    });
    let curves = Curves::new(seen, as_of, from_due_date);
    (curves, open)
}

/// The forecast of a currency from its curves and open invoices.
pub fn forecast(
    ledger: &Ledger,
    currency: Currency,
    as_of: NaiveDate,
    curves: &Curves,
    invoices: &[Item],
) -> Forecast {
    let day = Day::from(as_of);
    let open: Vec<&Item> = invoices.iter().collect();
    let (disputed, chased): (Vec<&Item>, Vec<&Item>) =
        open.iter().copied().partition(|item| item.disputed);
    let (cash, without) = cash(curves, chased.iter().copied(), WEEKS);
    let amount = |minor| Amount::from_minor(minor, currency);
    let figure = |list: &[&Item]| Figure {
        amount: amount(list.iter().map(|item| i128::from(item.open)).sum()),
        count: crate::domain::to_u32(list.len()),
    };
    let mut falls_due = vec![0_i128; WEEKS];
    for item in &chased {
        let ahead = item.due.get().map_or(0, |due| due.days_since(day));
        let week = usize::try_from(ahead - 1).map_or(WEEKS, |days| days / 7);
        if let Some(sum) = falls_due.get_mut(week) {
            *sum += i128::from(item.open);
        }
    }
    let weeks = cash.expected.iter().zip(&cash.spread).zip(falls_due).zip(0_i32..);
    let weeks = weeks
        .filter_map(|(((&expected, &spread), due), week)| {
            Some(Week {
                from: day.plus(week * 7 + 1).to_date()?,
                to: day.plus(week * 7 + 7).to_date()?,
                due: amount(due),
                expected: amount(expected),
                low: amount((expected - spread).max(0)),
                high: amount((expected + spread).min(cash.open)),
            })
        })
        .collect();
    let mut accounts: Vec<AccountIdx> = chased.iter().map(|item| item.account).collect();
    accounts.lean_sort();
    accounts.dedup();
    let own = accounts.iter().filter(|account| curves.has_own(**account)).count();
    let expected: i128 = cash.expected.iter().sum();
    let (all, credits) = balances(ledger, currency, day);
    Forecast {
        as_of,
        undefined: undefined(curves, &open),
        from_due_date: curves.from_due_date,
        open: all,
        weeks,
        expected: amount(expected),
        later: amount(cash.open - expected),
        without: figure(&without),
        disputed: figure(&disputed),
        credits,
        paid: curves.paid(),
        own_curves: crate::domain::to_u32(own),
        pooled: crate::domain::to_u32(accounts.len() - own),
    }
}

fn undefined(curves: &Curves, open: &[&Item]) -> Option<Undefined> {
    if open.is_empty() {
        Some(Undefined::NothingOpen)
    } else {
        (curves.paid() == 0).then_some(Undefined::NoPaymentDates)
    }
}

/// Open in all, and of that what is no open invoice: credits, receipts, overpaid invoices.
pub(super) fn balances(ledger: &Ledger, currency: Currency, as_of: Day) -> (Figure, Figure) {
    let columns = ledger.columns();
    let (mut all, mut credits) = ((0_i128, 0_u32), (0_i128, 0_u32));
    for i in 0..ledger.len() {
        let account = columns.account.get(i).and_then(|a| ledger.accounts().get(*a as usize));
        if account.is_none_or(|account| account.currency != currency) {
            continue;
        }
        let open = super::balance::open_at(&columns, i, as_of).unwrap_or(0);
        if open == 0 {
            continue;
        }
        all = (all.0 + i128::from(open), all.1 + 1);
        if items::item(&columns, i, as_of).is_none_or(|item| item.open == 0) {
            credits = (credits.0 + i128::from(open), credits.1 + 1);
        }
    }
    let figure = |(minor, count)| Figure { amount: Amount::from_minor(minor, currency), count };
    (figure(all), figure(credits))
}

#[cfg(test)]
pub(crate) mod tests {
    //! A small past whose curve is known by hand, for the tests of what rests on it.

    use super::*;
    use crate::domain::ledger::tests::eur;
    use crate::domain::{Account, Customer, DocumentKind, NewDocument};

    /// So many days after 30 June 2024, the day the tests look ahead from.
    pub(crate) fn at(days: i32) -> Day {
        Day::from_ymd(2024, 6, 30).unwrap().plus(days)
    }

    /// An open invoice due so many days after it, issued 30 days before.
    pub(crate) fn invoice(account: AccountIdx, due: i32, total: i64) -> NewDocument<'static> {
        NewDocument {
            invoice_date: at(due - 30),
            due_date: at(due),
            ..crate::domain::ledger::tests::invoice(account, total)
        }
    }

    /// Three customers, of whom the first paid ten invoices: six 10 days late, two 17, two 30; the
    /// last of them ten days before. Of invoices 12 days late half are paid by day 17 (of four
    /// still open then two are) and all by day 30.
    pub(crate) fn history() -> Ledger {
        let mut ledger = Ledger::default();
        for name in ["Past", "Acme", "Beta"] {
            let customer = ledger.add_customer(Customer::named(String::new(), name.to_owned()));
            ledger.add_account(Account { customer, currency: eur() });
        }
        for (due, late, count) in [(-70, 10, 6), (-70, 17, 2), (-60, 30, 1), (-40, 30, 1)] {
            for _ in 0..count {
                let paid_date = at(due + late);
                ledger.push(NewDocument { paid_date, open: 0, ..invoice(0, due, 1_000) });
            }
        }
        ledger
    }

    fn forecast_of(ledger: &Ledger) -> Forecast {
        let (curves, open) = learn(ledger, eur(), at(0));
        forecast(ledger, eur(), at(0).to_date().unwrap(), &curves, &open)
    }

    #[test]
    fn the_band_takes_invoices_of_a_customer_together_and_customers_as_independent() {
        let mut ledger = history();
        for (account, total) in [(1, 5_000), (1, 3_000), (2, 6_000)] {
            ledger.push(invoice(account, -12, total));
        }
        ledger.push(NewDocument { disputed: true, ..invoice(2, -12, 50_000) });
        for (kind, total) in [(DocumentKind::CreditNote, -2_000), (DocumentKind::Receipt, -500)] {
            ledger.push(NewDocument { kind, ..invoice(1, -12, total) });
        }
        let got = forecast_of(&ledger);
        // Half of 140.00 in week one (days 13 to 19 of lateness), half in week three (27 to 33).
        // Deviation of a half: amount × √(½ × ½), so 80.00 ÷ 2 = 40 and 60.00 ÷ 2 = 30, together
        // √(40² + 30²) = 50; 50 × 1.2816 = 64.08 to either side of 70.00.
        let weeks: Vec<String> = got
            .weeks
            .iter()
            .take(4)
            .map(|week| format!("{} {} {}", week.low, week.expected, week.high))
            .collect();
        let (half, none) = ("5.92 70.00 134.08", "0.00 0.00 0.00");
        assert_eq!(weeks, [half, none, half, none]);
        let figures = [&got.open, &got.disputed, &got.credits, &got.without];
        let figures = figures.map(|figure| (figure.amount.to_string(), figure.count));
        let expected = [("615.00", 6), ("500.00", 1), ("-25.00", 2), ("0.00", 0)];
        assert_eq!(figures, expected.map(|(amount, count)| (amount.to_owned(), count)));
        assert_eq!(
            (got.expected.to_string(), got.later.to_string()),
            ("140.00".into(), "0.00".into())
        );
        // The one customer with a curve of its own owes nothing now.
        assert_eq!((got.paid, got.own_curves, got.pooled), (10, 0, 2));
        assert_eq!(got.undefined, None);
    }

    #[test]
    fn weeks_begin_the_day_after_and_what_falls_due_stands_in_its_own() {
        let mut ledger = history();
        for (due, total) in [
            (-1, 100),
            (0, 200),
            (1, 300),
            (7, 400),
            (8, 500),
            (14, 600),
            (8, 50),
            (15, 700),
            (85, 800),
            (91, 900),
            (92, 1_000),
        ] {
            ledger.push(NewDocument { invoice_date: at(-45), ..invoice(1, due, total) });
        }
        ledger.push(NewDocument { disputed: true, ..invoice(1, 3, 9_900) });
        ledger.push(NewDocument { due_date: Day::NONE, ..invoice(1, 3, 1_100) });
        let weeks = forecast_of(&ledger).weeks;
        assert_eq!(weeks.len(), WEEKS);
        for (week, from, to, due) in [
            (0, "2024-07-01", "2024-07-07", "7.00"),
            (1, "2024-07-08", "2024-07-14", "11.50"),
            (2, "2024-07-15", "2024-07-21", "7.00"),
            (3, "2024-07-22", "2024-07-28", "0.00"),
            (12, "2024-09-23", "2024-09-29", "17.00"),
        ] {
            let got = &weeks[week];
            let shown = [got.from.to_string(), got.to.to_string(), got.due.to_string()];
            assert_eq!(shown, [from, to, due], "week {week}");
        }
    }

    #[test]
    fn weeks_add_up_to_the_rounded_total() {
        // Running sums of 1.6, 2.3, 2.5 and 2.9 minor units are shown as 2, 2, 3 and 3.
        let sums = [1_600_000_000, 700_000_000, 200_000_000, 400_000_000];
        assert_eq!(differences(&sums), [2, 0, 1, 0]);
    }
}
