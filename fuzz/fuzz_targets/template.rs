//! Any bytes as a template (fuzz/bodies/template.rs; tests/fuzz_bodies.rs runs the same natively).
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../bodies/template.rs"]
mod body;

fuzz_target!(|bytes: &[u8]| body::template(bytes));
