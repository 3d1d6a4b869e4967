//! `cargo xtask same-build`: builds the page twice from clean, in two folders with different names, and compares
//! every file. What differs is named. Takes as long as two first builds.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Outcome;
use crate::hashes;
use crate::system::{cargo, output, run as run_command, say};

/// Builds twice and compares.
pub(crate) fn run(root: &Path, arguments: &[String]) -> Outcome {
    if !arguments.is_empty() {
        return Err("same-build takes nothing".to_owned());
    }
    let base = root.join("target").join("same-build");
    let lists = [build(root, &base.join("one"))?, build(root, &base.join("two"))?];
    let [first, second] = &lists;
    let different: Vec<&str> = first
        .lines()
        .filter(|line| !second.lines().any(|other| other == *line))
        .chain(second.lines().filter(|line| !first.lines().any(|other| other == *line)))
        .collect();
    if different.is_empty() {
        say(&format!("Both builds are the same, file by file:\n{first}"));
        return Ok(());
    }
    Err(format!("the builds differ:\n{}", different.join("\n")))
}

/// Copies what is under version control to `folder`, builds it there from clean, and lists the result.
fn build(root: &Path, folder: &Path) -> Outcome<String> {
    let problem = |problem: std::io::Error| format!("{}: {problem}", folder.display());
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(problem)?;
    }
    let files = output(Command::new("git").args(["ls-files", "-z"]).current_dir(root))
        .ok_or("this needs git, and a clone of the project")?;
    for file in files.split('\0').filter(|file| !file.is_empty()) {
        let (from, to): (PathBuf, PathBuf) = (root.join(file), folder.join(file));
        if let Some(parent) = to.parent() {
            fs::create_dir_all(parent).map_err(problem)?;
        }
        fs::copy(from, to).map_err(problem)?;
    }
    say(&format!("Building in {}", folder.display()));
    let mut command = Command::new(cargo());
    command.args(["xtask", "build"]).current_dir(folder);
    run_command(command.env_remove("CARGO_TARGET_DIR"))?;
    hashes::of(&folder.join("dist"))
}
