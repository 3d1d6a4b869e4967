//! `cargo xtask fuzz`: random bytes against every path that reads what a user drops, one target
//! after the other. A target that finds something stops all, and says which file shows it.

use std::path::Path;
use std::process::Command;

use crate::Outcome;
use crate::system::{run as run_command, say};
use crate::tools;

struct Target {
    name: &'static str,
    /// The longest input, in bytes.
    longest: u32,
    /// Words that its inputs are made of.
    dictionary: &'static str,
    /// The folder of files it starts from.
    seeds: Option<&'static str>,
}

#[rustfmt::skip]
const TARGETS: &[Target] = &[
    Target { name: "amount", longest: 64, dictionary: "cell", seeds: None },
    Target { name: "date", longest: 64, dictionary: "cell", seeds: None },
    Target { name: "case_file", longest: 8192, dictionary: "case_file", seeds: None },
    Target { name: "template", longest: 2048, dictionary: "template", seeds: None },
    Target { name: "csv", longest: 4096, dictionary: "csv", seeds: Some("tests/fixtures/layouts") },
    Target { name: "xlsx", longest: 65_536, dictionary: "xlsx", seeds: Some("tests/fixtures/workbooks") },
];

/// Runs the named targets, or all, for so many seconds each.
pub(crate) fn run(root: &Path, words: &[String]) -> Outcome {
    let is_number = |word: &&String| word.bytes().all(|c| c.is_ascii_digit());
    let seconds = words.iter().find(is_number).map_or("60", String::as_str);
    let wanted: Vec<&String> = words.iter().filter(|word| !is_number(word)).collect();
    let known = |name: &str| TARGETS.iter().any(|target| target.name == name);
    if let Some(name) = wanted.iter().find(|name| !known(name.as_str())) {
        let all: Vec<_> = TARGETS.iter().map(|target| target.name).collect();
        return Err(format!("no target \"{name}\"; there are {}", all.join(", ")));
    }
    tools::for_fuzz()?;
    for target in TARGETS {
        if wanted.is_empty() || wanted.iter().any(|name| *name == target.name) {
            target.run(root, seconds)?;
        }
    }
    say("Nothing was found");
    Ok(())
}

impl Target {
    fn run(&self, root: &Path, seconds: &str) -> Outcome {
        say(&format!("{}: {seconds} seconds", self.name));
        let folder = root.join("fuzz");
        let corpus = folder.join("corpus").join(self.name);
        let dictionary = folder.join("dictionaries").join(format!("{}.dict", self.dictionary));
        std::fs::create_dir_all(&corpus).map_err(|problem| format!("{problem}"))?;
        let mut command = Command::new("cargo");
        command.args(["+nightly", "fuzz", "run", self.name]).arg(corpus);
        command.args(self.seeds.map(|seeds| root.join(seeds))).arg("--");
        command.arg(format!("-dict={}", dictionary.display()));
        command.arg(format!("-max_len={}", self.longest));
        command.arg(format!("-max_total_time={seconds}")).arg("-print_final_stats=1");
        // Without the choice of the cargo that started us, so that `+nightly` counts.
        run_command(command.env_remove("RUSTUP_TOOLCHAIN").current_dir(root))
    }
}
