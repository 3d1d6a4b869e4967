//! Which changes to the program does no test notice?
//!
//! `owed-mutation PROJECT LIST OUT [--missed] [--seconds N]`: LIST is what `cargo mutants --list --json` printed for
//! PROJECT, OUT a folder for the woven program and the results.
//!
//! 1. [`weave`] writes every change into a copy of the source, each as an alternative that a number switches on.
//! 2. [`compile`] builds the copy's tests; alternatives that do not compile are taken out until the rest does.
//! 3. [`tests`] runs every test alone and notes which changes it comes by.
//! 4. [`trial`] switches on one change after the other and runs the tests that come by it, until one fails.

mod change;
mod compile;
mod report;
mod tests;
mod trial;
mod weave;

use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

/// What went wrong, in a sentence for the person at the keyboard.
type Outcome<T = ()> = Result<T, String>;

/// Test time one change may take altogether, unless the command line says otherwise.
const SECONDS: u64 = 60;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("owed-mutation: {problem}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[String]) -> Outcome {
    let [project, list, out, options @ ..] = arguments else {
        return Err("usage: owed-mutation PROJECT LIST OUT [--missed] [--seconds N]".to_owned());
    };
    let (mut again, mut seconds) = (false, SECONDS);
    let mut options = options.iter();
    while let Some(option) = options.next() {
        match option.as_str() {
            "--missed" => again = true,
            "--seconds" => {
                let given = options.next().and_then(|word| word.parse().ok());
                seconds = given.ok_or("--seconds needs a number")?;
            }
            other => return Err(format!("there is no option \"{other}\"")),
        }
    }
    // Tests run in the copy's folder.
    let whole =
        |path: &String| std::path::absolute(path).map_err(|problem| format!("{path}: {problem}"));
    let (project, out) = (whole(project)?, whole(out)?);
    let mut changes = change::read(Path::new(list))?;
    if again {
        let missed = report::missed(&out)?;
        changes.retain(|change| missed.contains(&change.name));
    }
    println!("{} changes", changes.len());
    let copy = out.join("woven");
    let (programs, left) = compile::until_it_builds(&project, &copy, &changes)?;
    println!("{} of them compile", left.len());
    let tests = tests::trace(&copy, &out, &programs)?;
    let budget = Duration::from_secs(seconds);
    let results = trial::all(&copy, &changes, &left, &tests, budget);
    report::write(&out, &changes, &results)
}

/// A file or folder that could not be read or written.
fn at(path: &Path) -> impl Fn(std::io::Error) -> String + '_ {
    move |problem| format!("{}: {problem}", path.display())
}
