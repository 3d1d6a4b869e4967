//! Switches on one change after the other and runs the tests that come by it: first what noticed the last changes in
//! the same file, then the file's own unit tests, then the quick ones, until one fails or the time is used up.

use std::collections::{BTreeSet, HashMap};
use std::ffi::OsString;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use crate::change::Change;
use crate::tests::{self, Test};

/// What became of a change.
#[derive(Clone, Debug)]
pub(crate) enum Fate {
    /// It does not compile, or nothing can be switched there.
    NotBuilt,
    /// No test comes by it.
    NotReached,
    /// A test failed.
    Noticed(String),
    /// A test did not end.
    Endless(String),
    /// All tests that come by it passed.
    Missed,
    /// The tests that ran passed; time was up before all had.
    MissedSoFar,
}

/// How many tests run at once.
pub(crate) fn at_once() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

/// Tries all that compile; the fate of every change, in their order.
pub(crate) fn all(
    copy: &Path,
    changes: &[Change],
    built: &BTreeSet<usize>,
    tests: &[Test],
    budget: Duration,
) -> Vec<Fate> {
    let fates = Mutex::new(vec![Fate::NotBuilt; changes.len()]);
    let queue: Vec<usize> = built.iter().copied().collect();
    let (next, last) = (AtomicUsize::new(0), Mutex::new(HashMap::<&str, Vec<usize>>::new()));
    let begun = Instant::now();
    std::thread::scope(|scope| {
        for _ in 0..at_once() {
            scope.spawn(|| {
                loop {
                    let done = next.fetch_add(1, Ordering::Relaxed);
                    let Some(&number) = queue.get(done) else { break };
                    let file = changes[number].file.as_str();
                    let recent = last.lock().map(|last| last.get(file).cloned()).ok().flatten();
                    let order = order(number, &module(file), tests, &recent.unwrap_or_default());
                    let (fate, by) = one(copy, number, tests, order, budget);
                    if let (Some(by), Ok(mut last)) = (by, last.lock()) {
                        let of_file = last.entry(file).or_default();
                        of_file.retain(|test| *test != by);
                        of_file.insert(0, by);
                        of_file.truncate(6);
                    }
                    if let Fate::Missed | Fate::MissedSoFar | Fate::NotReached = fate {
                        println!("{fate:?}: {}", changes[number].name);
                    }
                    if done % 200 == 0 {
                        println!("{done} of {} after {} s", queue.len(), begun.elapsed().as_secs());
                    }
                    if let Ok(mut fates) = fates.lock() {
                        fates[number] = fate;
                    }
                }
            });
        }
    });
    fates.into_inner().unwrap_or_default()
}

/// The path of a file's module: `analysis::pass::` for `src/analysis/pass.rs`.
fn module(file: &str) -> String {
    let path = file.trim_start_matches("src/").trim_end_matches(".rs").trim_end_matches("/mod");
    path.replace('/', "::") + "::"
}

/// The tests that come by a change, in the order to run them.
fn order(number: usize, module: &str, tests: &[Test], recent: &[usize]) -> Vec<usize> {
    let reaching = (0..tests.len()).filter(|at| tests[*at].reaches.contains(&number));
    let mut order: Vec<usize> = reaching.collect();
    // What noticed something before comes first, latest first; tests are sorted by their time already.
    order.sort_by_key(|at| {
        let before = recent.iter().position(|test| test == at).unwrap_or(usize::MAX);
        (before, !tests[*at].name.starts_with(module))
    });
    order
}

/// Tries one change; the test that noticed it, if one did.
fn one(
    copy: &Path,
    number: usize,
    tests: &[Test],
    order: Vec<usize>,
    budget: Duration,
) -> (Fate, Option<usize>) {
    if order.is_empty() {
        return (Fate::NotReached, None);
    }
    let (begun, switch) = (Instant::now(), OsString::from(number.to_string()));
    for at in order {
        if begun.elapsed() > budget {
            return (Fate::MissedSoFar, None);
        }
        let test = &tests[at];
        let longest = test.time * 10 + Duration::from_secs(5);
        match tests::run(copy, &test.program, &test.name, ("OWED_CHANGE", &switch), longest) {
            Some(true) => {}
            Some(false) => return (Fate::Noticed(test.title.clone()), Some(at)),
            None => return (Fate::Endless(test.title.clone()), Some(at)),
        }
    }
    (Fate::Missed, None)
}
