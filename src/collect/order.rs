//! What a customer gets for the next order: the decisions of [`super::decisions`], and the part of the
//! price that the rules ask for first.

use serde::{Deserialize, Serialize};

use crate::collect::decisions::{Supply, line};
use crate::collect::log::Decision;
use crate::collect::today::Standing;
use crate::policy::Policy;

/// What a customer gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum OrderTerms {
    /// Nothing stands against it.
    Credit,
    /// Part of the price first, in percent.
    Deposit(u32),
    /// More is open than the limit: nothing further until some of it is paid.
    OverLimit,
    /// Money first.
    UpFront,
    /// Credit is stopped.
    Stopped,
}

impl OrderTerms {
    /// The words for people.
    pub fn words(self) -> String {
        match self {
            Self::Credit => "as usual".to_owned(),
            Self::Deposit(percent) => format!("{percent}% of the price first"),
            Self::OverLimit => "nothing further: above the limit".to_owned(),
            Self::UpFront => "money up front".to_owned(),
            Self::Stopped => "stopped".to_owned(),
        }
    }
}

/// What a customer gets, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NextOrder {
    /// What it gets.
    pub terms: OrderTerms,
    /// Why, in words without a full stop.
    pub why: String,
}

/// By the rules and by what a person decided.
pub(super) fn next_order(own: &Standing<'_>, policy: &Policy) -> NextOrder {
    let line = line(own, policy);
    let by_class = policy.deposits.of(own.risk.class);
    let terms = match line.supply {
        Supply::Hold => OrderTerms::Stopped,
        Supply::Prepay if line.decision() == Some(Decision::Reduce) => OrderTerms::OverLimit,
        Supply::Prepay => OrderTerms::UpFront,
        Supply::Ok if by_class > 0 => OrderTerms::Deposit(by_class),
        Supply::Ok => OrderTerms::Credit,
    };
    let facts = match (terms, &line.decided) {
        (OrderTerms::Deposit(_) | OrderTerms::Credit, _) => {
            format!("{}: {}", own.risk.class.word().to_lowercase(), own.risk.why)
        }
        (_, Some((_, _, reason))) => reason.clone(),
        (_, None) => line.evidence.join("; "),
    };
    NextOrder { terms, why: facts }
}
