//! What the law says of late payment where the business is: only what `law` knows, in the language of the
//! document. Points, sums and names of laws come from there.

use super::clauses::{money, plain};
use super::frame::Frame;
use crate::documents::words::put;
use crate::documents::{Block, ListStyle};
use crate::domain::{Amount, Currency, Money};
use crate::law::{ClaimBasis, Rate, Regime, Series};
use crate::policy::Country;

/// What the user should know before the clauses go out.
pub(super) fn notes(frame: &Frame<'_>) -> Vec<Block> {
    let words = &frame.words.notes;
    let letters = &frame.policy.letters;
    let review = match (letters.legal_reviewed, letters.legal_reviewed_on) {
        (true, Some(day)) => put(words.reviewed_on, &[&frame.language.long_date(day)]),
        (true, None) => words.reviewed.to_owned(),
        (false, _) => words.not_reviewed.to_owned(),
    };
    let general = [
        review,
        words.businesses.to_owned(),
        words.before_the_sale.to_owned(),
        words.abroad.to_owned(),
    ];
    vec![
        Block::list(ListStyle::Bullet, general),
        Block::heading(2, words.law),
        Block::list(ListStyle::Bullet, law(frame)),
    ]
}

/// The note of our country, and of the law that interest is claimed by where that is another one.
fn law(frame: &Frame<'_>) -> Vec<String> {
    let terms = &frame.policy.interest;
    let country = frame.policy.country;
    let mut notes = vec![of_country(frame, country)];
    if terms.basis == ClaimBasis::Statute && country.regime() != Some(terms.regime) {
        let claimed = of_regime(frame, terms.regime);
        // A law that is claimed by says more than "no country".
        if country == Country::Other {
            notes.clear();
        }
        if !notes.contains(&claimed) {
            notes.push(claimed);
        }
    }
    notes
}

fn of_country(frame: &Frame<'_>, country: Country) -> String {
    let words = &frame.words.notes;
    match (country, country.regime()) {
        (Country::UnitedStates, _) => words.united_states.to_owned(),
        (Country::Canada, _) => words.canada.to_owned(),
        (Country::Australia, _) => words.australia.to_owned(),
        (_, Some(regime)) => of_regime(frame, regime),
        (_, None) => words.other.to_owned(),
    }
}

fn of_regime(frame: &Frame<'_>, regime: Regime) -> String {
    let words = &frame.words.notes;
    let text = match regime {
        Regime::UnitedKingdom => words.united_kingdom,
        Regime::Ireland => words.ireland,
        Regime::Germany => words.germany,
        Regime::Austria => words.austria,
        Regime::France => words.france,
        Regime::EuropeanUnion => words.european_union,
        Regime::India => words.india,
        Regime::UsFederal => words.united_states,
    };
    let mut values = vec![regime.law().to_owned(), points(frame, regime)];
    values.extend(fixed_sums(frame, regime));
    put(text, &values.iter().map(String::as_str).collect::<Vec<_>>())
}

/// Interest and fixed sum as the law gives them.
pub(super) fn statute(frame: &Frame<'_>, regime: Regime) -> Vec<String> {
    let words = &frame.words.charges;
    let at = Series::ALL.iter().position(|series| *series == regime.series());
    let series = at.and_then(|at| words.series.get(at)).copied().unwrap_or_default();
    let law = regime.law();
    let mut sentences = vec![match regime {
        Regime::India => put(words.statute_times, &[law, series]),
        Regime::UsFederal => put(words.statute_at, &[law, series]),
        Regime::UnitedKingdom
        | Regime::Ireland
        | Regime::Germany
        | Regime::Austria
        | Regime::France
        | Regime::EuropeanUnion => put(words.statute, &[law, &points(frame, regime), series]),
    }];
    match fixed_sums(frame, regime).as_slice() {
        [] => {}
        [one] => sentences.push(put(words.fixed, &[one])),
        several => {
            let several: Vec<&str> = several.iter().map(String::as_str).collect();
            sentences.push(put(words.fixed_by_size, &several));
        }
    }
    sentences
}

/// Percentage points on top of the reference rate.
fn points(frame: &Frame<'_>, regime: Regime) -> String {
    frame.language.number(&plain(regime.rate(Rate::default())))
}

/// The different sums the law gives, smallest first, asked for debts from small to large.
fn fixed_sums(frame: &Frame<'_>, regime: Regime) -> Vec<String> {
    let code = if regime == Regime::UnitedKingdom { "GBP" } else { "EUR" };
    let Some(currency) = Currency::new(code) else { return Vec::new() };
    let debt = |units: i128| {
        let minor = units * 10_i128.pow(currency.minor_digits());
        Money::new(Amount::from_minor(minor, currency), currency)
    };
    let debts =
        std::iter::successors(Some(1_i128), |units| (*units < 1_000_000).then_some(units * 10));
    let mut sums: Vec<Money> = debts.filter_map(|units| regime.fixed_sum(debt(units))).collect();
    sums.dedup();
    sums.into_iter().map(|sum| money(frame, sum.amount, Some(sum.currency))).collect()
}
