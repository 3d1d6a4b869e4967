//! Builds the woven copy. What the compiler complains about is taken out, and the rest tried again: such a change
//! would not compile on its own either, or stands where nothing can be switched (a constant, a return type that
//! hides one type).

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde::Deserialize;

use crate::change::{Change, Genre};
use crate::{Outcome, at, weave};

/// Rounds before it is given up.
const ROUNDS: usize = 40;

/// Test programs of the copy, by name and file.
pub(crate) type Programs = Vec<(String, PathBuf)>;

/// Copies the project, weaves and builds until it compiles; the test programs, and the numbers of the changes that
/// are in them.
pub(crate) fn until_it_builds(
    project: &Path,
    copy: &Path,
    changes: &[Change],
) -> Outcome<(Programs, BTreeSet<usize>)> {
    let woven: BTreeSet<&str> = changes.iter().map(|change| change.file.as_str()).collect();
    copy_project(project, copy, &woven)?;
    let switch = copy.join("src/woven.rs");
    write(&switch, weave::SWITCH)?;
    let library = copy.join("src/lib.rs");
    let text = fs::read_to_string(project.join("src/lib.rs")).map_err(at(&library))?;
    write(&library, &format!("{text}\npub mod woven;\n"))?;

    let mut left: BTreeSet<usize> = (0..changes.len()).collect();
    let mut fixed: Vec<String> = Vec::new();
    for round in 1..=ROUNDS {
        let mut texts = HashMap::new();
        let mut files: BTreeMap<&str, Vec<(usize, &Change)>> = BTreeMap::new();
        for (number, change) in changes.iter().enumerate() {
            let of_file = files.entry(&change.file).or_default();
            if left.contains(&number) {
                of_file.push((number, change));
            }
        }
        for (file, of_file) in files {
            let path = project.join(file);
            let text = fs::read_to_string(&path).map_err(at(&path))?;
            let (woven, lost) = weave::weave(&text, &of_file, &fixed)
                .map_err(|problem| format!("{file}: {problem}"))?;
            for number in lost {
                left.remove(&number);
            }
            write(&copy.join(file), &woven)?;
            texts.insert(file.to_owned(), woven);
        }
        println!("round {round}: {} changes are in", left.len());
        let (programs, complaints) = build(copy)?;
        if complaints.is_empty() {
            return Ok((programs, left));
        }
        let before = (left.len(), fixed.len());
        // Only the surest way to a change is gone in a round: other complaints may follow from that change.
        for way in [Complaint::of_constant, Complaint::inside, Complaint::around] {
            for complaint in &complaints {
                way(complaint, &texts, changes, &mut left, &mut fixed);
            }
            if before != (left.len(), fixed.len()) {
                break;
            }
        }
        if before == (left.len(), fixed.len()) {
            let first = complaints.first().map_or("", |complaint| &complaint.rendered);
            return Err(format!("a complaint that belongs to no change:\n{first}"));
        }
    }
    Err(format!("the woven program does not compile after {ROUNDS} rounds"))
}

/// Writes a file, unless it is the same already: then nothing is compiled again.
fn write(path: &Path, text: &str) -> Outcome {
    if fs::read_to_string(path).is_ok_and(|old| old == text) {
        return Ok(());
    }
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent).map_err(at(parent))?;
    }
    fs::write(path, text).map_err(at(path))
}

/// Copies what is under version control, or could be, except for what will be woven.
fn copy_project(project: &Path, copy: &Path, woven: &BTreeSet<&str>) -> Outcome {
    let list = Command::new("git")
        .args(["ls-files", "--cached", "--others", "--exclude-standard", "-z"])
        .current_dir(project)
        .output();
    let list = list.map_err(|problem| format!("this needs git: {problem}"))?.stdout;
    for file in String::from_utf8_lossy(&list).split('\0').filter(|file| !file.is_empty()) {
        if file == "src/lib.rs" || woven.contains(file) {
            continue;
        }
        let (from, to) = (project.join(file), copy.join(file));
        let Ok(bytes) = fs::read(&from) else { continue };
        if fs::read(&to).is_ok_and(|old| old == bytes) {
            continue;
        }
        if let Some(parent) = to.parent() {
            fs::create_dir_all(parent).map_err(at(parent))?;
        }
        fs::write(&to, bytes).map_err(at(&to))?;
    }
    Ok(())
}

#[derive(Deserialize)]
struct Line {
    reason: String,
    #[serde(default)]
    message: Option<Complaint>,
    #[serde(default)]
    executable: Option<PathBuf>,
    #[serde(default)]
    target: Option<Target>,
    #[serde(default)]
    profile: Option<Profile>,
}

#[derive(Deserialize)]
struct Target {
    name: String,
}

#[derive(Deserialize)]
struct Profile {
    test: bool,
}

#[derive(Deserialize)]
struct Complaint {
    level: String,
    rendered: String,
    code: Option<Code>,
    spans: Vec<Spot>,
    children: Vec<Child>,
}

#[derive(Deserialize)]
struct Child {
    spans: Vec<Spot>,
}

#[derive(Deserialize)]
struct Code {
    code: String,
}

#[derive(Deserialize)]
struct Spot {
    file_name: String,
    byte_start: usize,
    byte_end: usize,
    is_primary: bool,
}

/// Builds all tests; the programs, or what the compiler complains about.
fn build(copy: &Path) -> Outcome<(Programs, Vec<Complaint>)> {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args([
        "test",
        "--no-run",
        "--no-default-features",
        "--lib",
        "--tests",
        "--message-format=json",
    ]);
    command.current_dir(copy).stderr(Stdio::inherit()).env("RUSTFLAGS", "-Awarnings");
    // Fast enough to run thousands of times, with overflow checked as in any test.
    command.env("CARGO_PROFILE_TEST_OPT_LEVEL", "1").env("CARGO_PROFILE_DEV_OPT_LEVEL", "1");
    command.env_remove("CARGO_TARGET_DIR");
    let output = command.output().map_err(|problem| format!("cargo: {problem}"))?;
    let (mut programs, mut complaints) = (Vec::new(), Vec::new());
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let Ok(line) = serde_json::from_str::<Line>(line) else { continue };
        match (line.reason.as_str(), line.message, line.executable, line.target) {
            ("compiler-message", Some(message), _, _)
                if message.level == "error" && !message.spans.is_empty() =>
            {
                complaints.push(message);
            }
            ("compiler-artifact", _, Some(file), Some(target))
                if line.profile.is_some_and(|profile| profile.test) =>
            {
                programs.push((target.name, file));
            }
            _ => {}
        }
    }
    if !output.status.success() && complaints.is_empty() {
        return Err("the woven program cannot be built".to_owned());
    }
    Ok((programs, complaints))
}

/// The woven files by name.
type Texts = HashMap<String, String>;

impl Complaint {
    fn has_code(&self, code: &str) -> bool {
        self.code.as_ref().is_some_and(|own| own.code == code)
    }

    /// All it points at, its own place first.
    fn spots(&self) -> Vec<&Spot> {
        let children = self.children.iter().flat_map(|child| &child.spans);
        let mut spots: Vec<&Spot> = self.spans.iter().chain(children).collect();
        spots.sort_by_key(|spot| !spot.is_primary);
        spots
    }

    /// A constant asks which change is on: takes that out. Or it calls what is no longer constant: that stays `const`.
    fn of_constant(
        &self,
        texts: &Texts,
        _: &[Change],
        left: &mut BTreeSet<usize>,
        fixed: &mut Vec<String>,
    ) {
        if !self.has_code("E0015") {
            return;
        }
        let spots = self.spots();
        let asked = spots.iter().filter_map(|spot| {
            let text = texts.get(&spot.file_name)?.get(spot.byte_start..spot.byte_end)?;
            text.strip_prefix("crate::woven::on(")?.strip_suffix(')')?.parse().ok()
        });
        let asked: Vec<usize> = asked.collect();
        if !asked.is_empty() {
            left.retain(|number| !asked.contains(number));
        } else if let Some(name) = self.rendered.split('`').nth(1) {
            // The name before the call's parenthesis.
            let name = name.split(['(', '<']).next().unwrap_or(name);
            let name = name.rsplit("::").next().unwrap_or(name).trim();
            if !fixed.iter().any(|known| known == name) {
                fixed.push(name.to_owned());
            }
        }
    }

    /// Takes out the change it points into.
    fn inside(&self, texts: &Texts, _: &[Change], left: &mut BTreeSet<usize>, _: &mut Vec<String>) {
        let found =
            self.spots().into_iter().find_map(|spot| inside(texts.get(&spot.file_name)?, spot));
        if let Some(number) = found {
            left.remove(&number);
        }
    }

    /// What it points at goes over changes, or they stand between two things it points at: takes them out. Where arms
    /// are missing, only those that a change leaves out.
    fn around(
        &self,
        texts: &Texts,
        changes: &[Change],
        left: &mut BTreeSet<usize>,
        _: &mut Vec<String>,
    ) {
        let spots = self.spots();
        let Some(file) = spots.first().map(|spot| &spot.file_name) else { return };
        let Some(text) = texts.get(file) else { return };
        let own = || spots.iter().filter(|spot| spot.file_name == *file);
        let from = own().map(|spot| spot.byte_start).min().unwrap_or(0);
        let to = own().map(|spot| spot.byte_end).max().unwrap_or(0);
        let arms = self.has_code("E0004");
        for (number, start, end) in marks(text) {
            let fits = !arms || changes[number].genre == Genre::MatchArm;
            if fits && from <= start && end <= to {
                left.remove(&number);
            }
        }
    }
}

/// The marks in a text: number, start and end of each alternative.
fn marks(text: &str) -> Vec<(usize, usize, usize)> {
    let mut found = Vec::new();
    for (start, _) in text.match_indices("/*<") {
        let number =
            text[start + 3..].split('*').next().and_then(|word| word.parse::<usize>().ok());
        if let Some(number) = number
            && let Some(length) = text[start..].find(&format!("/*{number}>*/"))
        {
            found.push((number, start, start + length));
        }
    }
    found
}

/// The innermost alternative around a spot.
fn inside(text: &str, spot: &Spot) -> Option<usize> {
    let around = marks(text)
        .into_iter()
        .filter(|(_, start, end)| *start <= spot.byte_start && spot.byte_end <= *end);
    around.min_by_key(|(_, start, end)| end - start).map(|(number, _, _)| number)
}
