//! `cargo xtask mutants`: changes the program bit by bit (cargo-mutants) and runs the tests on each change. A change
//! that no test notices is a gap. docs/mutation.md has the scores; a run of one folder takes hours.

use std::path::Path;
use std::process::Command;

use crate::Outcome;
use crate::system::{cargo, run as run_command, say, with_path};
use crate::tools;

/// What is changed unless files are named: the layers where a wrong figure would begin.
const USUAL: &[&str] = &["src/domain/**/*.rs", "src/analysis/**/*.rs", "src/import/**/*.rs"];

/// Seconds the tests of one change may take: an endless loop counts as noticed.
const TEST_SECONDS: &str = "300";
/// Seconds the build of one change may take.
const BUILD_SECONDS: &str = "900";

/// Changes the named files (patterns, from the project's folder), or the usual ones.
pub(crate) fn run(root: &Path, files: &[String]) -> Outcome {
    let tool = tools::for_mutants()?;
    let out = root.join("target").join("mutants");
    std::fs::create_dir_all(&out).map_err(|problem| format!("{}: {problem}", out.display()))?;
    let mut command = Command::new(cargo());
    with_path(&mut command, &[tool])?;
    command.args(["mutants", "--package", "owed", "--jobs", "1", "--no-shuffle"]);
    command.args(["--timeout", TEST_SECONDS, "--build-timeout", BUILD_SECONDS]);
    let usual: Vec<String> = USUAL.iter().map(|file| (*file).to_owned()).collect();
    for file in if files.is_empty() { &usual } else { files } {
        command.args(["--file", file]);
    }
    command.arg("--output").arg(&out).arg("--cargo-arg=--no-default-features");
    say("Changing the program bit by bit; what no test notices is listed in target/mutants");
    run_command(command.current_dir(root))
}
