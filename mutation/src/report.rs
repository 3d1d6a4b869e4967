//! What is kept of a run: `results.tsv` with every change, `missed.txt` with those no test noticed, and a table by
//! folder on the screen.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use crate::change::Change;
use crate::trial::Fate;
use crate::{Outcome, at};

/// The changes that were missed the last time.
pub(crate) fn missed(out: &Path) -> Outcome<BTreeSet<String>> {
    let path = out.join("missed.txt");
    let text = fs::read_to_string(&path).map_err(at(&path))?;
    Ok(text.lines().map(str::to_owned).collect())
}

/// Writes the files and shows the table.
pub(crate) fn write(out: &Path, changes: &[Change], fates: &[Fate]) -> Outcome {
    let (mut all, mut missed) = (String::new(), String::new());
    let mut folders: BTreeMap<String, [usize; 4]> = BTreeMap::new();
    for (change, fate) in changes.iter().zip(fates) {
        let (word, column, test) = match fate {
            Fate::NotBuilt => ("not built", 0, ""),
            Fate::Noticed(test) => ("noticed", 1, test.as_str()),
            Fate::Endless(test) => ("endless", 1, test.as_str()),
            Fate::Missed => ("missed", 2, ""),
            Fate::MissedSoFar => ("missed so far", 2, ""),
            Fate::NotReached => ("not reached", 3, ""),
        };
        all.push_str(&format!("{word}\t{}\t{test}\n", change.name));
        if column >= 2 {
            missed.push_str(&change.name);
            missed.push('\n');
        }
        let folder = change.file.split('/').take(2).collect::<Vec<_>>().join("/");
        for key in [folder, "all".to_owned()] {
            folders.entry(key).or_default()[column] += 1;
        }
    }
    for (name, text) in [("results.tsv", all), ("missed.txt", missed)] {
        let path = out.join(name);
        fs::write(&path, text).map_err(at(&path))?;
    }
    println!("| folder | changes | not built | noticed | missed | not reached | score |");
    println!("|---|--:|--:|--:|--:|--:|--:|");
    for (folder, [not_built, noticed, missed, not_reached]) in folders {
        let tried = noticed + missed + not_reached;
        let score = (noticed * 1000).checked_div(tried).unwrap_or(0);
        println!(
            "| {folder} | {} | {not_built} | {noticed} | {missed} | {not_reached} | {}.{} % |",
            tried + not_built,
            score / 10,
            score % 10
        );
    }
    Ok(())
}
