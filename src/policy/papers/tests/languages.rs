//! What goes to customers in five languages: dates and numbers of each, no word of another, the law said right.

use super::*;
use crate::domain::{Amount, Currency};
use crate::law::RatePeriod;

#[test]
fn numbers_and_dates_are_those_of_the_language() {
    let mut policy = distinct();
    policy.adoption.on = Some(day(2026, 8, 1));
    policy.terms.net_days = 1_200;
    for (language, expected) in [
        (
            Language::English,
            ["in force since 1 August 2026", "1,200 days", "2.75%", "31%", "17 working days"],
        ),
        (
            Language::German,
            [
                "gültig seit 1. August 2026",
                "1.200 Tagen",
                "2,75\u{a0}%",
                "31\u{a0}%",
                "17 Arbeitstagen",
            ],
        ),
        (
            Language::French,
            [
                "depuis le 1er août 2026",
                "1\u{a0}200 jours",
                "2,75\u{a0}%",
                "31\u{a0}%",
                "17 jours ouvrés",
            ],
        ),
        (
            Language::Spanish,
            [
                "desde el 1 de agosto de 2026",
                "1.200 días",
                "2,75\u{a0}%",
                "31\u{a0}%",
                "17 días hábiles",
            ],
        ),
        (Language::Dutch, ["sinds 1 augustus 2026", "1.200 dagen", "2,75%", "31%", "17 werkdagen"]),
    ] {
        for paper in [PolicyPaper::TermsSheet, PolicyPaper::Clauses] {
            let text = text(paper, &policy, language);
            for part in expected {
                assert!(text.contains(part), "{paper:?} {language:?}: {part}");
            }
        }
    }
    let one = Policy { terms: crate::policy::PaymentTerms { net_days: 1, early: None }, ..policy };
    assert!(text(PolicyPaper::TermsSheet, &one, Language::German).contains("nach 1 Tag ab"));
    assert!(
        text(PolicyPaper::TermsSheet, &one, Language::Spanish).contains("vencen 1 día después")
    );
}

#[test]
fn no_english_word_stands_in_another_language() {
    const ENGLISH: [&str; 18] = [
        "the", "and", "your", "our", "invoice", "invoices", "days", "due", "please", "customer",
        "must", "with", "payment", "late", "law", "we", "you", "company",
    ];
    for country in Country::ALL {
        let mut policy = Policy { country, ..distinct() };
        if let Some(regime) = country.regime() {
            by_law(&mut policy, regime);
        }
        for (paper, language, text) in every(&policy) {
            if language == Language::English {
                continue;
            }
            // Laws are cited by their own names.
            let mut text = text.to_lowercase();
            for regime in Regime::ALL {
                text = text.replace(&regime.law().to_lowercase(), "");
            }
            for word in text.split(|c: char| !c.is_alphabetic()) {
                let shared = language == Language::Dutch && ["we", "late"].contains(&word);
                assert!(
                    shared || !ENGLISH.contains(&word),
                    "{word} in {paper:?} {language:?} {country:?}"
                );
            }
        }
    }
}

/// Part B of the published facts this project keeps to (UK Act and SI 2002/1675; § 288 BGB; § 456 UGB;
/// L441-10; S.I. 580/2012; Directive 2011/7/EU): points above the reference rate and fixed sums.
#[test]
#[expect(clippy::too_many_lines, reason = "mostly a table")]
fn each_law_is_said_as_it_is() {
    for (regime, language, expected) in [
        (
            Regime::UnitedKingdom,
            Language::English,
            &[
                "8 percentage points a year above the Bank of England rate",
                "GBP\u{a0}40, GBP\u{a0}70 or GBP\u{a0}100",
                "Interest) Act 1998",
            ][..],
        ),
        (
            Regime::Germany,
            Language::German,
            &["9 Prozentpunkte im Jahr über dem Basiszinssatz", "§ 288 BGB", "40\u{a0}EUR"][..],
        ),
        (
            Regime::Austria,
            Language::German,
            &["9,2 Prozentpunkte im Jahr über dem österreichischen Basiszinssatz", "§ 456 UGB"][..],
        ),
        (
            Regime::France,
            Language::French,
            &[
                "10 points de pourcentage par an",
                "Banque centrale européenne",
                "L441-10",
                "40\u{a0}EUR",
            ][..],
        ),
        (
            Regime::Ireland,
            Language::English,
            &["8 percentage points a year above the main refinancing rate", "S.I. No. 580/2012"][..],
        ),
        (
            Regime::EuropeanUnion,
            Language::Spanish,
            &["8 puntos porcentuales", "Banco Central Europeo", "2011/7", "40\u{a0}EUR"][..],
        ),
        (
            Regime::EuropeanUnion,
            Language::Dutch,
            &["8 procentpunten", "Europese Centrale Bank", "EUR\u{a0}40"][..],
        ),
        (
            Regime::India,
            Language::English,
            &["three times the bank rate of the Reserve Bank of India", "MSMED Act 2006"][..],
        ),
    ] {
        let mut policy = distinct();
        by_law(&mut policy, regime);
        for paper in [PolicyPaper::TermsSheet, PolicyPaper::Clauses] {
            let text = text(paper, &policy, language);
            for part in expected {
                assert!(text.contains(part), "{regime:?} {paper:?}: {part}");
            }
        }
    }
    // India and federal customers of the United States have no fixed sum.
    for regime in [Regime::India, Regime::UsFederal] {
        let mut policy = distinct();
        by_law(&mut policy, regime);
        assert!(
            !text(PolicyPaper::TermsSheet, &policy, Language::English).contains("fixed sum"),
            "{regime:?}"
        );
    }
}

#[test]
fn each_country_has_its_note_and_no_other() {
    for (country, expected) in [
        (Country::Other, "Your policy names no country"),
        (Country::Australia, "Australia: no general law"),
        (Country::Austria, "Austria: § 456 UGB gives interest of 9.2 points"),
        (Country::Belgium, "European Union: Directive 2011/7/EU gives at least 8 points"),
        (Country::Canada, "must stand beside its yearly rate"),
        (Country::France, "France: the rate of interest and the fixed sum of EUR\u{a0}40"),
        (Country::Germany, "Germany: § 288 BGB gives interest of 9 points"),
        (Country::India, "India: MSMED Act 2006, s. 16 gives"),
        (Country::Ireland, "Ireland: S.I. No. 580/2012 gives interest of 8 points"),
        (Country::Italy, "European Union:"),
        (Country::Netherlands, "European Union:"),
        (Country::Spain, "European Union:"),
        (
            Country::UnitedKingdom,
            "United Kingdom: the Late Payment of Commercial Debts (Interest) Act 1998 gives interest of 8 points",
        ),
        (
            Country::UnitedStates,
            "United States: no federal law gives interest between private businesses",
        ),
    ] {
        let text = text(PolicyPaper::Clauses, &Policy { country, ..distinct() }, Language::English);
        assert!(text.contains(expected), "{country:?}");
        let notes = text.split("What to know about the law\n").nth(1).unwrap();
        let notes = notes.split("\nContract clauses").next().unwrap();
        assert_eq!(notes.lines().count(), 1, "{country:?}: {notes}");
    }
}

#[test]
#[expect(clippy::too_many_lines, reason = "mostly a table")]
fn what_was_agreed_is_said_with_its_yearly_rate() {
    let mut policy = distinct();
    let euro = Currency::new("EUR").unwrap();
    policy.interest.basis = ClaimBasis::Contract;
    (policy.interest.businesses, policy.interest.agreed) = (true, true);
    policy.interest.contract.rate = Some(Rate::from_hundredths(150));
    policy.interest.contract.per = RatePeriod::Month;
    policy.interest.contract.fee = Some(Amount::from_minor(2_550, euro));
    policy.interest.contract.minimum = Some(Amount::from_minor(500, euro));
    policy.interest.contract.currency = Some(euro);
    policy.interest.contract.cap_percent = 21;
    policy.interest.contract.grace_days = 4;
    for (language, expected) in [
        // 1.5% a month is 18% a year.
        (
            Language::English,
            [
                "1.5% a month (18% a year)",
                "EUR\u{a0}25.50",
                "at least EUR\u{a0}5 ",
                "21% of it",
                "within 4 days",
            ],
        ),
        (
            Language::German,
            [
                "1,5\u{a0}% im Monat (18\u{a0}% im Jahr)",
                "25,50\u{a0}EUR",
                "mindestens 5\u{a0}EUR",
                "21\u{a0}%",
                "von 4 Tagen",
            ],
        ),
        (
            Language::French,
            [
                "1,5\u{a0}% par mois (18\u{a0}% par an)",
                "25,50\u{a0}EUR",
                "au moins 5\u{a0}EUR",
                "21\u{a0}%",
                "de 4 jours",
            ],
        ),
        (
            Language::Spanish,
            [
                "1,5\u{a0}% al mes (18\u{a0}% al año)",
                "25,50\u{a0}EUR",
                "al menos 5\u{a0}EUR",
                "21\u{a0}%",
                "de 4 días",
            ],
        ),
        (
            Language::Dutch,
            [
                "1,5% rente per maand (18% per jaar)",
                "EUR\u{a0}25,50",
                "ten minste EUR\u{a0}5.",
                "21%",
                "binnen 4 dagen",
            ],
        ),
    ] {
        let text = text(PolicyPaper::Clauses, &policy, language);
        for part in expected {
            assert!(text.contains(part), "{language:?}: {part}\n{text}");
        }
    }
}
