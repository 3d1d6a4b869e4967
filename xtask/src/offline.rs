//! Fills the service worker with the files of this build and their hashes, so that a browser keeps one
//! whole version of the page. It has no name of its own per build: its address must never change.

use std::fs;
use std::path::Path;

use crate::Outcome;
use crate::dist::{integrity, mark};
use crate::{hashes, one_file};

const NAME: &str = "sw.js";

/// Writes `dist/sw.js` from `boot/sw.js`.
pub(crate) fn write(root: &Path) -> Outcome {
    let dist = root.join("dist");
    let files = files_of(&dist).map_err(|problem| format!("dist/ cannot be read: {problem}"))?;
    let list: Vec<String> =
        files.iter().map(|(name, hash)| format!("  \"{name}\": \"{hash}\"")).collect();
    let list = format!("{{\n{},\n}}", list.join(",\n"));
    let template = fs::read_to_string(root.join("boot").join(NAME))
        .map_err(|problem| format!("boot/{NAME} cannot be read: {problem}"))?;
    let version = mark(format!("{template}{list}").as_bytes());
    let filled = template.replace("__VERSION__", &version).replace("__FILES__", &list);
    let filled = filled.replace("__COPY__", &one_file::name());
    fs::write(dist.join(NAME), filled)
        .map_err(|problem| format!("dist/{NAME} cannot be written: {problem}"))
}

/// Every file of the build by name, with its integrity; without the service worker itself, and without
/// what no page loads.
fn files_of(dist: &Path) -> std::io::Result<Vec<(String, String)>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(dist)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let beside = [NAME, hashes::NAME].contains(&name.as_str()) || name == one_file::name();
        if entry.file_type()?.is_file() && !beside {
            files.push((name, integrity(&fs::read(entry.path())?)));
        }
    }
    files.sort();
    Ok(files)
}
