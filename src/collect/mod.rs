//! From figures to the work of the day: ledger, rules and case log to what is due and why. Pure.
//!
//! [`log`] is what people enter; [`today`] the list of the day; everything in it is worked out
//! again from the files, the policy and the log, and nothing is kept.

mod attach;
mod case;
mod cost_benefit;
pub mod days;
mod decisions;
mod dossier;
mod effect;
pub mod exceptions;
mod hand_over;
pub mod instalments;
mod items;
mod letters;
pub mod log;
mod month_end;
pub mod offer;
mod order;
mod own_step;
pub mod priority;
pub mod promise;
mod reason;
pub mod review;
pub mod risk;
mod running;
pub mod script;
mod sheet;
mod step;
pub mod ticks;
pub mod timeline;
mod today;
mod why_not_paid;

#[cfg(test)]
mod decision_tests;
#[cfg(test)]
mod laws;
#[cfg(test)]
mod letters_tests;
#[cfg(test)]
mod policy_laws;
#[cfg(test)]
mod running_tests;
#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;

pub use attach::{About, AttachReport, PromiseCounts, Unmatched, attach};
pub use case::Cases;
pub use cost_benefit::{CostBenefit, HandOverCosts, cost_benefit};
pub use decisions::{CreditLine, CreditReport, Supply, decisions, supply_sheet};
pub use dossier::{Dossier, agency_checklist, dossier};
pub use effect::{CeilingLine, EffectLine, PolicyEffect, Touched, effect};
pub use hand_over::{AHEAD_DAYS, HandOverLeft, HandOverLine, HandOverQueue, hand_over};
pub use letters::letters_sent;
pub use log::{CaseLog, Event, What};
pub use month_end::{MonthEndLine, MonthEndRun, month_end};
pub use order::{NextOrder, OrderTerms};
pub use priority::Priority;
pub use promise::Verdict;
pub use reason::Reason;
pub use review::{PolicyReview, review, review_document};
pub use risk::Risk;
pub use running::{OpenDispute, PlanLine, PlanState, Running, RunningPlan};
pub use script::Situation;
pub use sheet::{CallSheet, PromiseLine, SheetLine, call_sheet, call_sheets, call_sheets_document};
pub use step::month_end_run;
pub use today::{ClassSummary, TodayItem, TodayReport, Waiting, letter_facts, today};
pub use why_not_paid::ReasonShare;
