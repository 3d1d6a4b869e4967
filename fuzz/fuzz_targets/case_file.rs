//! Any bytes as a case file (fuzz/bodies/case_file.rs; tests/fuzz_bodies.rs runs the same natively).
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../bodies/case_file.rs"]
mod body;

fuzz_target!(|bytes: &[u8]| body::case_file(bytes));
