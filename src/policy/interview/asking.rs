//! The questions about what is agreed with customers, and about who does what.

use super::answers::{Answer, Field, Input, Question, number, one, text, yes};
use super::start::ROLES;
use crate::law::{ClaimBasis, RatePeriod};
use crate::policy::Role;

const GROUNDS: [&str; 3] = ["Nothing", "What the contract says", "What the law gives"];

#[expect(clippy::too_many_lines, reason = "a table of questions")]
pub(super) fn questions() -> Vec<Question> {
    vec![
        Question {
            key: "promises",
            title: "What is a promise worth?",
            why: "A date, an amount and a way of paying; anything else is not a promise. Broken ones are followed up on the \
                  same day.",
            fields: vec![
                number!("longest", "The promised day is at most this far away", 1..=365 "days", promises.longest_days),
                number!(
                    "most_broken",
                    "After so many broken ones the owner takes over (0: never)",
                    0..=20 "promises",
                    promises.most_broken
                ),
                yes!("stops_credit", "A broken promise stops credit", promises.stops_credit),
            ],
        },
        Question {
            key: "disputes",
            title: "What happens when a customer complains?",
            why: "A complaint that nobody answers is the best reason not to pay. What is not disputed is still owed.",
            fields: vec![
                number!("reply", "We answer within", 0..=90 "working days", disputes.reply_working_days),
                one!("owner", "Who answers", &ROLES, Role::ALL, disputes.owner),
                yes!(
                    "undisputed",
                    "We still ask for what is not disputed",
                    disputes.chase_undisputed
                ),
            ],
        },
        Question {
            key: "plans",
            title: "May a customer pay in parts?",
            why: "Someone who says openly that money is short deserves an open answer, with an end in sight.",
            fields: vec![
                number!("instalments", "Monthly payments we offer", 1..=60 "payments", payment_plans.instalments),
                number!("longest", "The last payment is at most this far away", 1..=60 "months", payment_plans.longest_months),
                number!("share", "Of what is overdue, this much may be spread", 0..=100 "percent", payment_plans.largest_share_pct),
                yes!(
                    "no_fee",
                    "No interest and no fees while money is short",
                    payment_plans.no_fee_for_hardship
                ),
            ],
        },
        Question {
            key: "interest",
            title: "Does paying late cost interest?",
            why: "Only what the contract or a law gives can be claimed, and only from businesses. Without both ticks \
                  letters claim nothing.",
            fields: vec![
                one!(
                    "ground",
                    "We claim",
                    &GROUNDS,
                    [ClaimBasis::None, ClaimBasis::Contract, ClaimBasis::Statute],
                    interest.basis
                ),
                Field {
                    key: "rate",
                    label: "By contract, percent a year",
                    input: Input::Percent,
                    read: |policy| Answer::Percent(policy.interest.contract.yearly()),
                    write: |policy, answer| {
                        if let Answer::Percent(rate) = answer
                            && rate != policy.interest.contract.yearly()
                        {
                            policy.interest.contract.rate = rate;
                            policy.interest.contract.per = RatePeriod::Year;
                        }
                    },
                },
                yes!("businesses", "Our customers are businesses", interest.businesses),
                yes!("agreed", "Our terms allow it, or leave the law as it is", interest.agreed),
            ],
        },
        Question {
            key: "people",
            title: "Who does what, and when do we look at it again?",
            why: "One named person collects, and it is not whoever sells. Rules that nobody looks at again go stale.",
            fields: vec![
                text!("owner", "Owner", people.owner),
                text!("receivables", "Collects", people.receivables),
                text!("sales", "Sells", people.sales),
                text!("service", "Looks after customers", people.service),
                yes!("apart", "Whoever sells does not collect", people.sales_apart),
                number!("review", "The rules are looked at again every (0: never)", 0..=60 "months", review_every_months),
                number!("ceiling", "Past due at most, of what is open (0: no ceiling)", 0..=100 "percent", ceiling.share_pct),
            ],
        },
    ]
}
