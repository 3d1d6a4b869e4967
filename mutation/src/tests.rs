//! Runs every test alone, without a change, and notes how long it takes and which changes it comes by.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use crate::compile::Programs;
use crate::{Outcome, at};

/// Programs that look at the source and not at what it does, or start another program for every test.
const LEFT_OUT: &[&str] = &["tidy", "supply", "office"];
/// The longest a test may take without a change.
const LONGEST: Duration = Duration::from_secs(600);

/// A test.
#[derive(Debug)]
pub(crate) struct Test {
    /// The program it is in.
    pub(crate) program: PathBuf,
    /// Program and path, for people.
    pub(crate) title: String,
    /// Its path in the program.
    pub(crate) name: String,
    /// How long it takes.
    pub(crate) time: Duration,
    /// The changes it comes by.
    pub(crate) reaches: BTreeSet<usize>,
}

/// All tests that pass without a change.
pub(crate) fn trace(copy: &Path, out: &Path, programs: &Programs) -> Outcome<Vec<Test>> {
    let folder = out.join("trace");
    fs::create_dir_all(&folder).map_err(at(&folder))?;
    let mut all = Vec::new();
    for (name, file) in programs {
        if LEFT_OUT.contains(&name.as_str()) {
            continue;
        }
        let list =
            Command::new(file).args(["--list", "--format", "terse"]).current_dir(copy).output();
        let list = list.map_err(at(file))?.stdout;
        for line in String::from_utf8_lossy(&list).lines() {
            if let Some(test) = line.strip_suffix(": test") {
                all.push((name.clone(), file.clone(), test.to_owned()));
            }
        }
    }
    let (next, passed) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    std::thread::scope(|scope| {
        for _ in 0..crate::trial::at_once() {
            scope.spawn(|| {
                while let Some((program, file, name)) =
                    all.get(next.fetch_add(1, Ordering::Relaxed))
                {
                    let title = format!("{program}: {name}");
                    let trace = folder.join(title.replace([':', ' '], "_"));
                    let begun = Instant::now();
                    let ended = run(copy, file, name, ("OWED_TRACE", trace.as_os_str()), LONGEST);
                    if ended != Some(true) {
                        println!("not used, it fails without a change: {title}");
                        continue;
                    }
                    let seen = fs::read_to_string(&trace).unwrap_or_default();
                    let reaches = seen.lines().filter_map(|line| line.parse().ok()).collect();
                    let test = Test {
                        program: file.clone(),
                        title,
                        name: name.clone(),
                        time: begun.elapsed(),
                        reaches,
                    };
                    if let Ok(mut passed) = passed.lock() {
                        passed.push(test);
                    }
                }
            });
        }
    });
    let mut tests = passed.into_inner().unwrap_or_default();
    tests.sort_by_key(|test| test.time);
    let time: Duration = tests.iter().map(|test| test.time).sum();
    println!("{} tests, {} s together", tests.len(), time.as_secs());
    Ok(tests)
}

/// Runs one test: whether it passed, or `None` when it took too long.
pub(crate) fn run(
    copy: &Path,
    program: &Path,
    name: &str,
    switch: (&str, &std::ffi::OsStr),
    longest: Duration,
) -> Option<bool> {
    let mut command = Command::new(program);
    command.args(["--exact", name, "--test-threads", "1"]).current_dir(copy);
    command.env(switch.0, switch.1).env("RUST_BACKTRACE", "0");
    command.env("PROPTEST_MAX_SHRINK_ITERS", "0").env("PROPTEST_DISABLE_FAILURE_PERSISTENCE", "1");
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = command.spawn().ok()?;
    let begun = Instant::now();
    let mut pause = Duration::from_micros(500);
    loop {
        if let Ok(Some(status)) = child.try_wait() {
            return Some(status.success());
        }
        if begun.elapsed() > longest {
            let _ = child.kill();
            let _ = child.wait();
            return None;
        }
        std::thread::sleep(pause);
        pause = (pause * 2).min(Duration::from_millis(20));
    }
}
