//! `cargo xtask test`: every check there is, from the quickest to the slowest; `bench` and `kill`.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Outcome;
use crate::build;
use crate::system::{cargo, run as run_command, say};
use crate::tools;

type Step = (&'static str, fn(&Path) -> Outcome);

const STEPS: &[Step] =
    &[("format", format), ("lint", lint), ("native", native), ("wasm", wasm), ("browser", browser)];

/// Runs the named steps, or all.
pub(crate) fn run(root: &Path, wanted: &[String]) -> Outcome {
    for name in wanted {
        if !STEPS.iter().any(|(step, _)| step == name) {
            let known: Vec<_> = STEPS.iter().map(|(step, _)| *step).collect();
            return Err(format!("no step \"{name}\"; there are {}", known.join(", ")));
        }
    }
    for (name, step) in STEPS {
        if wanted.is_empty() || wanted.iter().any(|wanted| wanted == name) {
            step(root)?;
        }
    }
    say("All checks passed");
    Ok(())
}

/// Measures the built page beside others.
pub(crate) fn bench(root: &Path, arguments: &[String]) -> Outcome {
    let chromium = tools::for_browser(root)?;
    let folder = root.join("bench");
    tools::packages(&folder)?;
    build::run_with(root, None, build::Effort::Full)?;
    say("Measuring (bench/run.mjs)");
    let mut node = Command::new("node");
    node.arg(folder.join("run.mjs")).args(arguments).current_dir(&folder);
    run_command(node.env("CHROMIUM", chromium))
}

/// Kills the browser while it edits; dist/ is built before, as any build will do.
pub(crate) fn kill(root: &Path, arguments: &[String]) -> Outcome {
    let chromium = tools::for_browser(root)?;
    let folder = root.join("tests").join("e2e");
    say("Killing the browser (tests/e2e/kill.mjs)");
    let mut node = Command::new("node");
    node.arg("kill.mjs").args(arguments).current_dir(folder);
    run_command(node.env("CHROMIUM", chromium))
}

fn format(root: &Path) -> Outcome {
    tools::for_lint()?;
    say("Checking the format");
    run_command(Command::new(cargo()).args(["fmt", "--all", "--check"]).current_dir(root))
}

fn lint(root: &Path) -> Outcome {
    tools::for_lint()?;
    tools::for_build(root)?;
    say("Linting the core and the tools");
    let core = ["clippy", "--workspace", "--no-default-features", "--all-targets"];
    run_command(Command::new(cargo()).args(core).args(["--", "-D", "warnings"]).current_dir(root))?;
    say("Linting the page");
    let page = ["clippy", "--target", "wasm32-unknown-unknown", "--lib", "--bins"];
    let tests = ["--test", "web", "--test", "worker_web", "--", "-D", "warnings"];
    run_command(Command::new(cargo()).args(page).args(tests).current_dir(root))
}

fn native(root: &Path) -> Outcome {
    say("Testing the core");
    let tests = ["test", "--workspace", "--no-default-features"];
    run_command(Command::new(cargo()).args(tests).current_dir(root))
}

fn wasm(root: &Path) -> Outcome {
    let (runner, driver) = tools::for_wasm_tests(root)?;
    say("Testing the page's parts in a browser");
    let tests = ["test", "--target", "wasm32-unknown-unknown"];
    run_command(
        Command::new(cargo())
            .args(tests)
            .args(["--test", "web", "--test", "worker_web"])
            .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner)
            .env("CHROMEDRIVER", driver)
            .current_dir(root),
    )
}

fn browser(root: &Path) -> Outcome {
    let chromium = tools::for_browser(root)?;
    build::run_with(root, None, build::Effort::Full)?;
    say("Testing the whole page in a browser");
    let folder = root.join("tests").join("e2e");
    run_command(
        Command::new("node")
            .args(["--test", "--test-concurrency=2"])
            .args(specs(&folder.join("specs"))?)
            .env("CHROMIUM", chromium)
            .current_dir(folder),
    )
}

/// The spec files; named one by one, because versions of Node differ in how they read a folder.
fn specs(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let entries = std::fs::read_dir(folder).map_err(|problem| format!("{problem}"))?;
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    files.retain(|file| file.to_string_lossy().ends_with(".spec.mjs"));
    files.sort();
    Ok(files)
}
