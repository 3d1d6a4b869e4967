//! Bytes to ledger plus findings. Pure; nothing is dropped silently, nothing is guessed silently.

pub mod report;

pub use report::*;
