//! The list of hashes that is published with the page: whoever builds the same version compares with it.

use std::fs;
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::Outcome;

pub(crate) const NAME: &str = "SHA256SUMS";

/// Writes `dist/SHA256SUMS`, in the form that `sha256sum --check` reads.
pub(crate) fn write(root: &Path) -> Outcome {
    let dist = root.join("dist");
    let list = of(&dist)?;
    fs::write(dist.join(NAME), list)
        .map_err(|problem| format!("dist/{NAME} cannot be written: {problem}"))
}

/// Hash and name of every file of a build but the list itself, by name.
pub(crate) fn of(dist: &Path) -> Outcome<String> {
    let read = || -> std::io::Result<Vec<(String, String)>> {
        let mut lines = Vec::new();
        for entry in fs::read_dir(dist)? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if entry.file_type()?.is_file() && name != NAME {
                let digest = Sha256::digest(fs::read(entry.path())?);
                let hash: Vec<String> = digest.iter().map(|byte| format!("{byte:02x}")).collect();
                lines.push((name, hash.concat()));
            }
        }
        lines.sort();
        Ok(lines)
    };
    let lines = read().map_err(|problem| format!("{}: {problem}", dist.display()))?;
    let lines: Vec<String> = lines
        .iter()
        .map(|(name, hash)| {
            format!(
                "{hash}  {name}
"
            )
        })
        .collect();
    Ok(lines.concat())
}
