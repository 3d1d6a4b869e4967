//! `cargo xtask deny`: cargo-deny, with the rules of deny.toml. Its advisories come from the network, so this is the
//! one look at the dependencies that tests/supply.rs cannot take over.

use std::path::Path;
use std::process::Command;

use crate::Outcome;
use crate::system::{cargo, run as run_command, say, with_path};
use crate::tools;

/// Runs the named checks, or all.
pub(crate) fn run(root: &Path, checks: &[String]) -> Outcome {
    let tool = tools::for_deny()?;
    say("Looking through the dependencies (cargo-deny)");
    let mut command = Command::new(cargo());
    with_path(&mut command, &[tool])?;
    run_command(command.args(["deny", "check"]).args(checks).current_dir(root))
}
