//! The interview: at most fifteen questions that make a policy. Each is data: what it asks, why it
//! matters, and fields that read a policy and write an answer into it; the page only renders them.
//!
//! Every question shows what the policy says now, so skipping one keeps a sensible answer.

mod answers;
mod asking;
mod late;
mod preset;
mod start;

#[cfg(test)]
mod tests;

pub use answers::{Answer, Field, Input, Question};
pub use preset::Preset;

/// The questions in the order they are asked.
pub fn questions() -> Vec<Question> {
    [start::questions(), late::questions(), asking::questions()].concat()
}
