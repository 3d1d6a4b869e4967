//! `cargo xtask mutants`: which changes to the program does no test notice? cargo-mutants lists the changes; the
//! program in mutation/ tries them all in one build. docs/mutation.md has the scores.

use std::fs::{self, File};
use std::path::Path;
use std::process::Command;

use crate::Outcome;
use crate::system::{cargo, run as run_command, say, with_path};
use crate::tools;

/// What is changed unless files are named: the layers where a wrong figure would begin.
const USUAL: &[&str] = &["src/domain/**/*.rs", "src/analysis/**/*.rs", "src/import/**/*.rs"];

/// Says that only what was missed the last time is tried.
const AGAIN: &str = "--missed";

/// Changes the named files (patterns, from the project's folder), or the usual ones.
pub(crate) fn run(root: &Path, arguments: &[String]) -> Outcome {
    let tool = tools::for_mutants()?;
    let out = root.join("target").join("mutants");
    let problem = |problem: std::io::Error| format!("{}: {problem}", out.display());
    fs::create_dir_all(&out).map_err(problem)?;
    let list = out.join("list.json");

    let mut command = Command::new(cargo());
    with_path(&mut command, &[tool])?;
    command.args(["mutants", "--list", "--json", "--package", "owed"]);
    let mut files: Vec<&str> =
        arguments.iter().map(String::as_str).filter(|word| *word != AGAIN).collect();
    if files.is_empty() {
        files.extend(USUAL);
    }
    for file in files {
        command.args(["--file", file]);
    }
    command.stdout(File::create(&list).map_err(problem)?);
    run_command(command.current_dir(root))?;

    say(
        "Changing the program bit by bit; what no test notices is listed in target/mutants/missed.txt",
    );
    let mut command = Command::new(cargo());
    command.args(["run", "--quiet", "--manifest-path"]).arg(root.join("mutation/Cargo.toml"));
    command.args(["--target-dir"]).arg(out.join("tool")).arg("--");
    command.arg(root).arg(&list).arg(&out);
    command.args(arguments.iter().filter(|word| *word == AGAIN));
    // The copy is deeper in the folders than what its tests look for beside the project.
    let shared = root.join("..").join("shared");
    if std::env::var_os("OWED_SHARED").is_none() && shared.is_dir() {
        command.env("OWED_SHARED", shared);
    }
    run_command(command.current_dir(root))
}
