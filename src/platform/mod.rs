//! The browser behind plain Rust: with `worker::wire`, the only code that talks to web APIs.

pub mod worker_client;
