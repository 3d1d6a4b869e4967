//! Cuts page and engine in two: what is needed to read a file and see who owes what, and what comes later
//! (docs/decisions/0020-what-comes-later.md). Where to cut stands in the source (`wasm_split`); wasm-split-cli
//! sorts the functions, and both halves share memory, table and stack.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Outcome;
use crate::dist::{bytes, integrity, mark, text, write};
use crate::system::{run, say};
use crate::tools;

/// What the compiler is to do so that a program can be cut.
pub(crate) const FLAGS: &str = "-Clink-arg=--emit-relocs --cfg=owed_split";

/// A program that calls nothing and can nothing: what stands for the later half of a program that is not cut.
const EMPTY: &[u8] = b"\0asm\x01\0\0\0";

/// The halves of a program, and the glue of the first.
pub(crate) struct Halves {
    pub(crate) glue: PathBuf,
    pub(crate) first: PathBuf,
    pub(crate) later: PathBuf,
}

/// Cuts `program` where `later` begins; the halves and the glue go to `folder`.
pub(crate) fn cut(
    root: &Path,
    program: &Path,
    name: &str,
    later: &str,
    folder: &Path,
) -> Outcome<Halves> {
    let whole = folder.join("cut");
    let mut command = Command::new("wasm-split-cli");
    tools::equip(&mut command, root)?;
    say(&format!("Cutting the program in two ({name}, {later})"));
    run(command.arg(program).arg(&whole).args(["--out-name", name]))?;
    // The later half asks for what the linker exports.
    bindgen(root, &whole.join(format!("{name}.wasm")), folder, &["--keep-lld-exports"])?;
    let halves = Halves {
        glue: folder.join(format!("{name}.js")),
        first: folder.join(format!("{name}_bg.wasm")),
        later: folder.join(format!("{later}.wasm")),
    };
    let part = whole.join(format!("split_{later}.wasm"));
    fs::copy(&part, &halves.later).map_err(|problem| format!("{}: {problem}", part.display()))?;
    let glue = text(&halves.glue)?;
    write(&halves.glue, joined(&glue, later)?.as_bytes())?;
    Ok(halves)
}

/// Runs wasm-bindgen.
pub(crate) fn bindgen(root: &Path, program: &Path, folder: &Path, flags: &[&str]) -> Outcome {
    let mut command = Command::new("wasm-bindgen");
    tools::equip(&mut command, root)?;
    let usual = ["--target", "web", "--no-typescript", "--remove-name-section", "--out-dir"];
    run(command.arg(program).args(flags).args(usual).arg(folder))
}

/// Says that nothing comes later.
pub(crate) fn nothing_later(folder: &Path, later: &str) -> Outcome {
    fs::create_dir_all(folder).map_err(|problem| format!("{}: {problem}", folder.display()))?;
    write(&folder.join(format!("{later}.wasm")), EMPTY)
}

/// The glue asks boot/boot.js for the later half, instead of a script beside it.
fn joined(glue: &str, later: &str) -> Outcome<String> {
    let line =
        glue.lines().find(|line| line.contains("__wasm_split") && line.starts_with("import "));
    let name = line
        .and_then(|line| line.strip_prefix("import * as ")?.split_once(" from "))
        .map(|(name, _)| name);
    let (Some(line), Some(name)) = (line, name) else {
        return Err("wasm-bindgen does not import the later half as expected".to_owned());
    };
    let loader = format!(
        "const {name} = {{ __wasm_split_load_{later}: (call, data) => globalThis.owedLater(\"{later}\", wasm, call, data) }};"
    );
    Ok(glue.replacen(line, &loader, 1))
}

/// Puts the halves of the page in the place of what Trunk made of the whole.
pub(crate) fn replace_page(root: &Path, halves: &Halves, later: &str) -> Outcome {
    let dist = root.join("dist");
    let page = dist.join("index.html");
    let mut html = text(&page)?;
    for (file, begin, end) in [
        (&halves.glue, "owed-", ".js"),
        (&halves.first, "owed-", "_bg.wasm"),
        (&halves.later, &format!("{later}-"), ".wasm"),
    ] {
        let old = named(&dist, begin, end)?;
        let (before, after) = (bytes(&dist.join(&old))?, bytes(file)?);
        let new = format!("{begin}{}{end}", mark(&after));
        if !html.contains(&old) || !html.contains(&integrity(&before)) {
            return Err(format!("dist/index.html does not name {old} with its hash"));
        }
        html = html.replace(&old, &new).replace(&integrity(&before), &integrity(&after));
        fs::remove_file(dist.join(&old)).map_err(|problem| format!("{old}: {problem}"))?;
        write(&dist.join(new), &after)?;
    }
    write(&page, html.as_bytes())
}

/// The one file of the build with such a name.
fn named(dist: &Path, begin: &str, end: &str) -> Outcome<String> {
    let entries = fs::read_dir(dist).map_err(|problem| format!("dist/: {problem}"))?;
    let names = entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned());
    let hash = |name: &str| {
        let middle = name.strip_prefix(begin)?.strip_suffix(end)?;
        middle.chars().all(|letter| letter.is_ascii_hexdigit()).then_some(())
    };
    let mut found = names.filter(|name| hash(name).is_some());
    found.next().ok_or_else(|| format!("dist/ has no {begin}…{end}"))
}
