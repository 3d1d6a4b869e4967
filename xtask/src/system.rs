//! Running programs and finding them, the same way on Linux, macOS and Windows.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::Outcome;

/// The repository's root folder.
pub(crate) fn root() -> Outcome<PathBuf> {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .map(Path::to_path_buf)
        .ok_or_else(|| "the project folder cannot be found".to_owned())
}

/// Tells what happens next.
#[expect(clippy::print_stdout, reason = "a command-line program prints")]
pub(crate) fn say(what: &str) {
    println!("\n▸ {what}");
}

/// The `cargo` that started us.
pub(crate) fn cargo() -> OsString {
    std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}

/// Runs a program to its end, showing what it prints; an error names it.
pub(crate) fn run(command: &mut Command) -> Outcome {
    let name = Path::new(command.get_program()).file_stem().unwrap_or_default().to_owned();
    let name = name.to_string_lossy().into_owned();
    let arguments: Vec<_> = command.get_args().map(OsStr::to_string_lossy).collect();
    let line = format!("{name} {}", arguments.join(" "));
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err(format!("this did not succeed: {line}")),
        Err(problem) => Err(format!("{name} could not be started: {problem}")),
    }
}

/// What a program prints; `None` when it is missing or fails.
pub(crate) fn output(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Where a program is on the search path.
pub(crate) fn which(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .map(|folder| folder.join(program(name)))
        .find(|file| file.is_file())
}

/// A program's file name on this system.
pub(crate) fn program(name: &str) -> String {
    format!("{name}{}", std::env::consts::EXE_SUFFIX)
}

/// npm, which is a script with another ending on Windows.
pub(crate) fn npm() -> Command {
    Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" })
}

/// Puts folders in front of a command's search path.
pub(crate) fn with_path(command: &mut Command, folders: &[PathBuf]) -> Outcome {
    let old = std::env::var_os("PATH").unwrap_or_default();
    let all = folders.iter().cloned().chain(std::env::split_paths(&old));
    let path = std::env::join_paths(all).map_err(|problem| format!("search path: {problem}"))?;
    command.env("PATH", path);
    Ok(())
}

/// Whether `apt-get install` can be used: Debian or a descendant, and allowed to.
pub(crate) fn can_apt() -> bool {
    Path::new("/etc/debian_version").exists()
        && output(Command::new("id").arg("-u")).as_deref() == Some("0")
}

/// Installs Debian packages.
pub(crate) fn apt(packages: &[&str]) -> Outcome {
    say(&format!("Installing {} (apt-get)", packages.join(", ")));
    run(Command::new("apt-get").args(["update", "-qq"]))?;
    run(Command::new("apt-get")
        .args(["install", "-y", "-qq", "--no-install-recommends"])
        .args(packages)
        .env("DEBIAN_FRONTEND", "noninteractive"))
}
