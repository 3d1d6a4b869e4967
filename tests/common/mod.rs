//! Helpers shared by the test programs: the material outside the repository, and one-line imports.
#![allow(dead_code, reason = "each test program uses its own part")]

use std::path::PathBuf;

use owed::convert::{Choice, import_any};
use owed::domain::Ledger;
use owed::import::{ImportReport, ImportSettings, Outcome};

/// The folder with real exports and suites, or `None` (with a line that says so) where it is
/// absent. `OWED_SHARED` names it; otherwise it is looked for beside the repository.
#[expect(clippy::print_stdout, reason = "a skipped test says so")]
pub(crate) fn shared() -> Option<PathBuf> {
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let folder = std::env::var_os("OWED_SHARED").map_or(beside, PathBuf::from);
    if folder.join("data/reference.json").exists() {
        return Some(folder);
    }
    println!("skipped: the folder with real exports is not here (set OWED_SHARED)");
    None
}

/// Imports text that must be usable.
pub(crate) fn imported(text: &str) -> (Ledger, ImportReport) {
    imported_bytes("test.csv", text.as_bytes(), &ImportSettings::default())
}

/// Imports bytes that must be usable.
#[expect(clippy::panic, reason = "only tests call it, with files that must be usable")]
pub(crate) fn imported_bytes(
    name: &str,
    bytes: &[u8],
    settings: &ImportSettings,
) -> (Ledger, ImportReport) {
    match import_any(name, bytes, settings, &Choice::default()).0 {
        Outcome::Imported { ledger, report } => (ledger, report),
        Outcome::Asking { report } => panic!("{name} asks {:?}", report.questions),
        Outcome::Failed { error, .. } => panic!("{name} failed: {error}"),
    }
}
