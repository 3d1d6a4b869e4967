//! Interest in letters: apart from the invoices, from the same figures everywhere.

use super::*;
use crate::documents::html;
use crate::law::{
    AfterPrincipal, ClaimBasis, ContractTerms, InterestTerms, Rate, RatePeriod, Regime,
};

/// 36.50 % a year: 1.00 a day on 1,000.00.
fn terms() -> InterestTerms {
    InterestTerms {
        basis: ClaimBasis::Contract,
        contract: ContractTerms {
            rate: Some(Rate::from_hundredths(3_650)),
            per: RatePeriod::Year,
            fee: Some(amount(500)),
            currency: Currency::new("EUR").ok_or("no currency").ok(),
            ..ContractTerms::default()
        },
        businesses: true,
        agreed: true,
        ..InterestTerms::default()
    }
}

fn with(interest: InterestTerms) -> Made {
    Made::by(Policy { interest, ..Policy::default() })
}

// CC-58: the amounts of the letter and of its interest come from one computation.
#[test]
fn interest_stands_apart_from_the_invoices_and_adds_up() {
    // A2: 50.00 × 30 days = 1.50. A1: 60.00 open × 10 days (the 40.00 were paid on no known day) = 0.60.
    let letter = with(terms()).letter(0).unwrap();
    assert_eq!(letter.due, amount(9_000), "interest is not in what the invoices come to");
    let charges = letter.charges.as_ref().unwrap();
    let lines: Vec<_> = charges
        .lines
        .iter()
        .map(|line| (line.number.as_str(), line.claim.interest, line.claim.fee))
        .collect();
    assert_eq!(lines, [("A1", amount(60), amount(500)), ("A2", amount(150), amount(500))]);
    assert_eq!(charges.total, amount(1_210));
    let page = html(&letter_document(&letter)).replace('\u{a0}', " ");
    for expected in ["Interest and charges", "36.50%", "12.10", "EUR 102.10", "days/365"] {
        assert!(page.contains(expected), "{expected}");
    }
}

#[test]
fn nothing_is_claimed_by_default_or_from_customers_that_are_spared() {
    assert_eq!(write(0).unwrap().charges, None);
    let key = crate::domain::CustomerKey::Name("Acme".to_owned());
    let spared = AccountFacts {
        no_interest: true,
        ..AccountFacts::none(key, Currency::new("EUR").unwrap())
    };
    let mut made = with(terms());
    made.run.facts = vec![spared];
    assert_eq!(made.letter(0).unwrap().charges, None);
}

#[test]
fn a_rate_that_is_not_known_is_said_and_not_guessed() {
    let statute = InterestTerms { basis: ClaimBasis::Statute, regime: Regime::Austria, ..terms() };
    let charges = with(statute).letter(0).unwrap().charges.unwrap();
    assert!(charges.lines.is_empty() && charges.missing.is_some());
}

// CC-55: what becomes of interest once the invoice is paid is a choice.
#[test]
fn interest_on_paid_invoices_is_waived_or_carried() {
    let mut ledger = ledger();
    // Fox also paid 1,000.00 due on 1 February ten days late: 10.00 and the fee.
    ledger.push(NewDocument { paid_date: day(2, 11), ..document(5, "F0", day(2, 1), 100_000, 0) });
    let made = |after_principal| {
        let interest = InterestTerms { after_principal, ..terms() };
        Made { policy: Policy { interest, ..Policy::default() }, ..Made::of(ledger.clone()) }
    };
    let lines = |after| {
        let charges = made(after).letter(5).unwrap().charges.unwrap();
        let of =
            |line: &ChargeLine| (line.number.clone(), line.claim.interest, line.principal_paid);
        charges.lines.iter().map(of).collect::<Vec<_>>()
    };
    // F1: 30.00 × 13 days = 0.39.
    let open = ("F1".to_owned(), amount(39), false);
    assert_eq!(lines(AfterPrincipal::Waive), std::slice::from_ref(&open));
    assert_eq!(lines(AfterPrincipal::Carry), [open, ("F0".to_owned(), amount(1_000), true)]);
}

// CC-57: the same ledger and rules give the same claim however often it is asked for.
#[test]
fn asking_again_adds_nothing() {
    let made = with(terms());
    assert_eq!(made.letter(0), made.letter(0));
}
