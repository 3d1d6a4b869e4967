//! The questions about the business, its terms and its credit.

use super::answers::{Answer, Field, Input, Question, number, one, text};
use crate::policy::{Country, CreditPaper, EarlyDiscount, Policy, Role};

const COUNTRIES: [&str; Country::ALL.len()] = [
    "Another country",
    "Australia",
    "Austria",
    "Belgium",
    "Canada",
    "France",
    "Germany",
    "India",
    "Ireland",
    "Italy",
    "Netherlands",
    "Spain",
    "United Kingdom",
    "United States",
];
pub(super) const ROLES: [&str; 4] = ["The owner", "Whoever collects", "Sales", "Customer service"];
const PAPERS: [&str; CreditPaper::ALL.len()] = [
    "Our terms, signed and dated",
    "Full legal name and registration",
    "Tax number",
    "Who pays, with telephone and e-mail",
    "References of two other suppliers",
    "A report of a credit agency",
    "A reference of its bank",
    "A written order with a number",
];

#[expect(clippy::too_many_lines, reason = "a table of questions")]
pub(super) fn questions() -> Vec<Question> {
    vec![
        Question {
            key: "business",
            title: "Which business is it for?",
            why: "The name stands on every document. The country brings its public holidays, its law on late \
                  payment and the language of your letters.",
            fields: vec![
                text!("name", "Name of the business", sender.name),
                Field {
                    key: "country",
                    label: "Country",
                    input: Input::One(&COUNTRIES),
                    read: |policy| {
                        let found = Country::ALL.iter().position(|own| *own == policy.country);
                        Answer::One(found.unwrap_or_default())
                    },
                    write: |policy, answer| {
                        if let Some(country) = answer.one().and_then(|i| Country::ALL.get(i)) {
                            move_to(policy, *country);
                        }
                    },
                },
            ],
        },
        Question {
            key: "terms",
            title: "When is an invoice due?",
            why: "A date that everyone knows is what makes an invoice late at all. Thirty days is usual; shorter \
                  terms are paid sooner.",
            fields: vec![number!(
                "net_days",
                "Due so many days after its date",
                0..=365 "days",
                terms.net_days
            )],
        },
        Question {
            key: "discount",
            title: "Is there a discount for paying early?",
            why: "It brings money in, and it is dear: 2% within 10 instead of 30 days costs as much as a loan at \
                  37% a year. No percent means no discount.",
            fields: vec![
                Field {
                    key: "percent",
                    label: "Discount in percent",
                    input: Input::Percent,
                    read: |policy| Answer::Percent(policy.terms.early.map(|early| early.percent)),
                    write: |policy, answer| {
                        let Answer::Percent(percent) = answer else { return };
                        let days = policy.terms.early.map_or(10, |early| early.days);
                        policy.terms.early = percent
                            .filter(|percent| percent.hundredths() > 0)
                            .map(|percent| EarlyDiscount { percent, days });
                    },
                },
                Field {
                    key: "days",
                    label: "When paid within so many days",
                    input: Input::Number { min: 1, max: 365, unit: "days" },
                    read: |policy| {
                        Answer::Number(policy.terms.early.map_or(10, |early| early.days))
                    },
                    write: |policy, answer| {
                        if let (Some(early), Some(days)) =
                            (policy.terms.early.as_mut(), answer.number())
                        {
                            early.days = days;
                        }
                    },
                },
            ],
        },
        Question {
            key: "granting",
            title: "Who may give credit, and how much?",
            why: "Whoever wants the sale should not be the one who decides to trust the customer. Above an amount a \
                  second person looks.",
            fields: vec![
                one!("granted_by", "Who decides", &ROLES, Role::ALL, credit.granted_by),
                number!(
                    "second_above",
                    "A second person agrees above (0: never)",
                    0..=1_000_000_000 "",
                    credit.second_above
                ),
                one!("second", "The second person", &ROLES, Role::ALL, credit.second),
                number!(
                    "usual_limit",
                    "Limit of a customer without one of its own (0: none)",
                    0..=1_000_000_000 "",
                    credit.usual_limit
                ),
            ],
        },
        Question {
            key: "new_customer",
            title: "What does a new customer bring?",
            why: "Who was not asked at the beginning is hard to find when the money is late. A limit that is looked at \
                  again each year stays true.",
            fields: vec![
                Field {
                    key: "papers",
                    label: "Before the first delivery on credit",
                    input: Input::Many(&PAPERS),
                    read: |policy| {
                        let has = |paper: &CreditPaper| policy.credit.documents.contains(paper);
                        let all = CreditPaper::ALL.iter().enumerate();
                        Answer::Many(all.filter(|(_, paper)| has(paper)).map(|(i, _)| i).collect())
                    },
                    write: |policy, answer| {
                        if let Answer::Many(picks) = answer {
                            let all = CreditPaper::ALL.into_iter().enumerate();
                            let chosen = all.filter(|(i, _)| picks.contains(i));
                            policy.credit.documents = chosen.map(|(_, paper)| paper).collect();
                        }
                    },
                },
                number!(
                    "review_months",
                    "The limit is looked at again after (0: never)",
                    0..=120 "months",
                    credit.review_months
                ),
            ],
        },
        Question {
            key: "deposits",
            title: "Who pays part of the price first?",
            why: "A deposit costs nothing to ask for and tells you at once who can pay.",
            fields: vec![
                number!("new", "New customers", 0..=100 "percent", deposits.new_pct),
                number!("low", "Low risk", 0..=100 "percent", deposits.low_pct),
                number!("medium", "Medium risk", 0..=100 "percent", deposits.medium_pct),
                number!("high", "High risk", 0..=100 "percent", deposits.high_pct),
            ],
        },
    ]
}

/// Another country: its holidays, its law and its language come along; rules typed by hand for the
/// interest (contract, rates of one's own) stay.
fn move_to(policy: &mut Policy, country: Country) {
    if policy.country == country {
        return;
    }
    policy.country = country;
    policy.working_days.calendar = country.calendar();
    policy.letters.language = country.language();
    if let Some(regime) = country.regime() {
        policy.interest.regime = regime;
    } else if policy.interest.basis == crate::law::ClaimBasis::Statute {
        policy.interest.basis = crate::law::ClaimBasis::None;
    }
}
