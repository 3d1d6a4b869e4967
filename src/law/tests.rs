//! Interest worked out by hand: fees, minimum, cap, grace, part payments, and what is refused.

use chrono::NaiveDate;

use super::*;
use crate::domain::{Amount, Currency};

fn eur() -> Currency {
    Currency::new("EUR").unwrap()
}

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn amount(minor: i128) -> Amount {
    Amount::from_minor(minor, eur())
}

fn agreed(contract: &ContractTerms) -> InterestTerms {
    InterestTerms {
        basis: ClaimBasis::Contract,
        contract: ContractTerms { currency: Some(eur()), ..contract.clone() },
        businesses: true,
        agreed: true,
        ..InterestTerms::default()
    }
}

/// 1,000.00 due on 1 January 2025.
fn debt(payments: &[Payment], as_of: &str) -> Result<Claim, NoClaim> {
    claim_on(&agreed(&yearly(3650)), payments, as_of)
}

fn claim_on(terms: &InterestTerms, payments: &[Payment], as_of: &str) -> Result<Claim, NoClaim> {
    let debt = Debt {
        principal: 100_000,
        currency: eur(),
        issued: Some(date("2024-12-01")),
        due: Some(date("2025-01-01")),
        payments,
        as_of: date(as_of),
    };
    claim(terms, &debt)
}

/// So much a year; 36.50 % of 1,000.00 is 1.00 a day.
fn yearly(hundredths: i32) -> ContractTerms {
    ContractTerms {
        rate: Some(Rate::from_hundredths(hundredths)),
        per: RatePeriod::Year,
        ..ContractTerms::default()
    }
}

// CC-53: a rate of nothing does not take the fee away, and a fee left blank is no fee.
#[test]
fn fee_and_interest_do_not_depend_on_each_other() {
    for (contract, interest, fee) in [
        (yearly(3650), 1_000, 0),
        (ContractTerms { fee: Some(amount(2_500)), ..yearly(3650) }, 1_000, 2_500),
        (ContractTerms { fee: Some(amount(2_500)), ..yearly(0) }, 0, 2_500),
        (ContractTerms { fee: Some(amount(2_500)), rate: None, ..yearly(0) }, 0, 2_500),
    ] {
        let claim = claim_on(&agreed(&contract), &[], "2025-01-11").unwrap();
        assert_eq!((claim.interest, claim.fee), (amount(interest), amount(fee)), "{contract:?}");
    }
}

#[test]
fn minimum_cap_and_grace_bound_what_is_claimed() {
    for (contract, as_of, expected) in [
        (ContractTerms { minimum: Some(amount(1_500)), ..yearly(3650) }, "2025-01-11", Ok(1_500)),
        (ContractTerms { minimum: Some(amount(1_500)), ..yearly(3650) }, "2025-01-31", Ok(3_000)),
        (ContractTerms { cap_percent: 2, ..yearly(3650) }, "2025-01-31", Ok(2_000)),
        (ContractTerms { grace_days: 10, ..yearly(3650) }, "2025-01-31", Ok(2_000)),
        (ContractTerms { grace_days: 10, ..yearly(3650) }, "2025-01-11", Err(NoClaim::WithinGrace)),
        (yearly(3650), "2025-01-01", Err(NoClaim::NotLate)),
    ] {
        let found = claim_on(&agreed(&contract), &[], as_of).map(|claim| claim.interest);
        assert_eq!(found, expected.map(amount), "{contract:?} {as_of}");
    }
}

// CC-56: what a part payment pays first is a choice, and the choice changes the interest.
#[test]
fn a_part_payment_pays_the_invoice_or_the_charges_first() {
    let paid = [Payment { date: date("2025-01-11"), minor: 50_000 }];
    // Ten days on 1,000.00 are 10.00. Then 500.00 is left, or 510.00: 10 days at 0.50 or 0.51.
    let first = debt(&paid, "2025-01-21").unwrap();
    assert_eq!(first.interest, amount(1_500));
    let charges = InterestTerms { allocation: Allocation::ChargesFirst, ..agreed(&yearly(3650)) };
    let second = claim_on(&charges, &paid, "2025-01-21").unwrap();
    assert_eq!(second.interest, amount(1_510));
    let balances: Vec<_> = second.segments.iter().map(|segment| segment.balance).collect();
    assert_eq!(balances, [amount(100_000), amount(51_000)]);
    assert_eq!(second.per_day, amount(51));
}

#[test]
fn interest_stops_with_the_last_payment_and_starts_after_the_due_day() {
    let all = [Payment { date: date("2025-01-11"), minor: 100_000 }];
    let claim = debt(&all, "2025-06-30").unwrap();
    assert_eq!((claim.interest, claim.days(), claim.per_day), (amount(1_000), 10, Amount::ZERO));
    assert_eq!(claim.segments[0].first, date("2025-01-02"));
    let in_time = [Payment { date: date("2025-01-01"), minor: 100_000 }];
    assert_eq!(debt(&in_time, "2025-06-30"), Err(NoClaim::NotLate));
}

#[test]
fn nothing_is_claimed_without_ground_consent_or_rate() {
    let statute = InterestTerms {
        basis: ClaimBasis::Statute,
        regime: Regime::Germany,
        ..agreed(&ContractTerms::default())
    };
    for (terms, as_of, expected) in [
        (InterestTerms::default(), "2025-02-01", NoClaim::NotInForce),
        (InterestTerms { businesses: false, ..statute.clone() }, "2025-02-01", NoClaim::NotInForce),
        (InterestTerms { agreed: false, ..statute.clone() }, "2025-02-01", NoClaim::NotInForce),
        (
            InterestTerms { since: Some(date("2025-01-01")), ..statute.clone() },
            "2025-02-01",
            NoClaim::BeforeTerms,
        ),
        (
            statute,
            "2027-02-01",
            NoClaim::NoRate(NoRate { series: Series::GermanBase, day: date("2027-01-01") }),
        ),
    ] {
        assert_eq!(claim_on(&terms, &[], as_of), Err(expected), "{expected}");
    }
}
