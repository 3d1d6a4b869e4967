//! The project's commands: `cargo xtask serve`, `build`, `test`, `setup`, `bench`, `fuzz`, `kill`, `deny`,
//! `mutants`, `same-build`. Each fetches what it lacks, says what it does, and is quick the second time.
#![allow(
    clippy::disallowed_methods,
    reason = "this runs in no browser, where its size would matter"
)]

mod build;
mod cut;
mod deny;
mod dist;
mod fuzz;
mod hashes;
mod mutants;
mod offline;
mod one_file;
mod same_build;
mod serve;
mod styles;
mod system;
mod test;
mod tools;

use std::process::ExitCode;

const USAGE: &str = "\
Usage: cargo xtask <command>

  serve                      build the page and show it on http://localhost:8080
  build [--public-url PATH]  build the page into dist/ (works below any path as it is)
  build --quick              the same in a fraction of the time: larger, slower, to look at a change
  engine                     build the workers' programs (Trunk calls this)
  test [STEP …]              run every check, or only: format lint native wasm browser
  fuzz [SECONDS] [TARGET …]  random bytes against the reading paths, one after the other, 60 seconds each
  kill [N] [SEED]            kill the browser N times (200) while it edits a kept book, and look what is lost
  deny [CHECK …]             cargo-deny: licenses, bans, sources, and advisories, which come from the network
  mutants [FILE …]           change the program bit by bit and see whether a test notices (docs/mutation.md);
                             with --missed only what none noticed the last time
  same-build                 build twice from clean, in two folders, and compare every file
  setup [fuzz|mutants]       fetch the tools and stop; with a name, those that only it needs
  bench [OPTION …]           measure the page beside PapaParse and DuckDB-Wasm (bench/README.md)
";

/// What went wrong, in a sentence for the person at the keyboard.
type Outcome<T = ()> = Result<T, String>;

#[expect(clippy::print_stderr, reason = "a command-line program prints")]
fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (command, rest) = match arguments.split_first() {
        Some((command, rest)) => (command.as_str(), rest),
        None => ("help", [].as_slice()),
    };
    match run(command, rest) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("\nxtask: {problem}");
            ExitCode::FAILURE
        }
    }
}

#[expect(clippy::print_stdout, reason = "a command-line program prints")]
fn run(command: &str, rest: &[String]) -> Outcome {
    let root = system::root()?;
    match command {
        "serve" => serve::run(&root),
        "build" => build::run(&root, rest),
        "engine" => build::engine(&root),
        "test" => test::run(&root, rest),
        "bench" => test::bench(&root, rest),
        "fuzz" => fuzz::run(&root, rest),
        "kill" => test::kill(&root, rest),
        "deny" => deny::run(&root, rest),
        "mutants" => mutants::run(&root, rest),
        "same-build" => same_build::run(&root, rest),
        "setup" if rest.iter().any(|word| word == "mutants") => tools::for_mutants().map(drop),
        "setup" if rest.iter().any(|word| word == "fuzz") => tools::fetch_for_fuzz(),
        "setup" => {
            tools::for_build(&root)?;
            tools::for_wasm_tests(&root)?;
            tools::for_browser(&root)?;
            system::say("Everything is in place");
            Ok(())
        }
        "help" | "--help" | "-h" => {
            println!("{USAGE}");
            Ok(())
        }
        other => Err(format!("there is no command \"{other}\"\n\n{USAGE}")),
    }
}
