//! The tools a command needs. What cargo, rustup or (as root on Debian) apt can fetch is fetched,
//! once per user and version; for the rest a sentence says what to install.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Outcome;
use crate::system::{apt, can_apt, cargo, npm, output, program, run, say, which, with_path};

const TRUNK: &str = "0.21.14";
const MUTANTS: &str = "27.1.0";
const DENY: &str = "0.20.2";
const WASM_SPLIT: &str = "0.2.4";
const WASM: &str = "wasm32-unknown-unknown";
const OLDEST_NODE: u32 = 20;

/// Tools for building the page: folders to search first.
pub(crate) fn for_build(root: &Path) -> Outcome<Vec<PathBuf>> {
    wasm_target()?;
    let trunk_flags = ["--locked", "--no-default-features", "--features", "rustls"];
    let trunk = cargo_tool("trunk", "trunk", TRUNK, &trunk_flags)?;
    Ok(vec![trunk, wasm_bindgen(root)?, wasm_split()?])
}

/// Tools for the tests that run as wasm in a browser: the folder of the test runner, and the
/// browser's driver.
pub(crate) fn for_wasm_tests(root: &Path) -> Outcome<(PathBuf, PathBuf)> {
    wasm_target()?;
    let runner = wasm_bindgen(root)?.join(program("wasm-bindgen-test-runner"));
    Ok((runner, driver()?))
}

/// Tools for the tests that drive the whole page: Node, its packages, and a browser.
pub(crate) fn for_browser(root: &Path) -> Outcome<PathBuf> {
    if !has_node() && can_apt() {
        apt(&["nodejs", "npm"])?;
    }
    if !has_node() {
        return Err(format!(
            "the browser tests need Node.js {OLDEST_NODE} or newer: install it from https://nodejs.org"
        ));
    }
    packages(&root.join("tests").join("e2e"))?;
    browser()
}

/// Components that rustup leaves out of a minimal installation.
pub(crate) fn for_lint() -> Outcome {
    for (component, command) in [("rustfmt", "fmt"), ("clippy", "clippy")] {
        if output(Command::new(cargo()).args([command, "--version"])).is_none() {
            say(&format!("Fetching {component} (rustup)"));
            run(Command::new("rustup").args(["component", "add", component]))?;
        }
    }
    Ok(())
}

/// What only the random inputs need: a nightly compiler and cargo-fuzz. Nothing is fetched here.
pub(crate) fn for_fuzz() -> Outcome {
    if has_nightly("--version") && has_nightly("fuzz --version") {
        return Ok(());
    }
    Err("this needs a nightly compiler and cargo-fuzz; `cargo xtask setup fuzz` fetches both"
        .to_owned())
}

/// Fetches what `for_fuzz` asks for.
pub(crate) fn fetch_for_fuzz() -> Outcome {
    if !has_nightly("--version") {
        say("Fetching a nightly compiler (rustup)");
        run(Command::new("rustup").args([
            "toolchain",
            "install",
            "nightly",
            "--profile",
            "minimal",
        ]))?;
    }
    if !has_nightly("fuzz --version") {
        say("Building cargo-fuzz, once for this user; this takes a few minutes");
        run(Command::new(cargo()).args(["install", "cargo-fuzz", "--locked"]))?;
    }
    Ok(())
}

/// What only the look at the dependencies needs: the folder of cargo-deny, built once for this user.
pub(crate) fn for_deny() -> Outcome<PathBuf> {
    cargo_tool("cargo-deny", "cargo-deny", DENY, &["--locked"])
}

/// What only the changed programs need: the folder of cargo-mutants, built once for this user.
pub(crate) fn for_mutants() -> Outcome<PathBuf> {
    cargo_tool("cargo-mutants", "cargo-mutants", MUTANTS, &["--locked"])
}

/// Whether the nightly cargo answers.
fn has_nightly(arguments: &str) -> bool {
    let mut command = Command::new("cargo");
    command.arg("+nightly").args(arguments.split(' ')).env_remove("RUSTUP_TOOLCHAIN");
    output(&mut command).is_some()
}

/// Whether Node is here, and new enough.
pub(crate) fn has_node() -> bool {
    let version = output(Command::new("node").arg("--version")).unwrap_or_default();
    let major = version.trim_start_matches('v').split('.').next().unwrap_or_default();
    major.parse().is_ok_and(|major: u32| major >= OLDEST_NODE) && output(npm().arg("-v")).is_some()
}

/// Installs a folder's npm packages, exactly as its lock file says; nothing when that is done.
pub(crate) fn packages(folder: &Path) -> Outcome {
    let lock = folder.join("package-lock.json");
    let done = folder.join("node_modules").join(".package-lock.json");
    if newer(&done, &lock) {
        return Ok(());
    }
    say(&format!("Installing npm packages for {}", folder.display()));
    run(npm().args(["ci", "--no-fund", "--no-audit", "--loglevel=error"]).current_dir(folder))
}

fn newer(done: &Path, source: &Path) -> bool {
    let time = |file: &Path| file.metadata().and_then(|meta| meta.modified()).ok();
    matches!((time(done), time(source)), (Some(done), Some(source)) if done >= source)
}

fn wasm_target() -> Outcome {
    let sysroot = output(Command::new("rustc").args(["--print", "sysroot"]))
        .ok_or("Rust is not installed; get it from https://rustup.rs")?;
    let library = Path::new(&sysroot).join("lib").join("rustlib").join(WASM).join("lib");
    if library.is_dir() {
        return Ok(());
    }
    say("Fetching Rust's WebAssembly target (rustup)");
    run(Command::new("rustup").args(["target", "add", WASM])).map_err(|problem| {
        format!("{problem}\nThe target {WASM} is needed; with rustup it is one command")
    })
}

/// wasm-bindgen at the version the library has; the two must match exactly.
fn wasm_bindgen(root: &Path) -> Outcome<PathBuf> {
    let lock = std::fs::read_to_string(root.join("Cargo.lock"))
        .map_err(|problem| format!("Cargo.lock cannot be read: {problem}"))?;
    let version =
        locked_version(&lock, "wasm-bindgen").ok_or("Cargo.lock names no wasm-bindgen")?;
    cargo_tool("wasm-bindgen", "wasm-bindgen-cli", version, &[])
}

/// What cuts programs in two. It does not say its version; the folder it is put into does.
fn wasm_split() -> Outcome<PathBuf> {
    let (name, package) = ("wasm-split-cli", "wasm_split_cli_support");
    let home = cargo_home()?.join("owed-tools").join(format!("{name}-{WASM_SPLIT}"));
    if !home.join("bin").join(program(name)).is_file() {
        build_tool(&home, name, package, WASM_SPLIT, &["--locked", "--features", "build-binary"])?;
    }
    Ok(home.join("bin"))
}

fn locked_version<'lock>(lock: &'lock str, package: &str) -> Option<&'lock str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| line.trim() != name).skip(1);
    lines.next()?.trim().strip_prefix("version = \"")?.strip_suffix('"')
}

/// The folder of a tool at a version: on the search path already, or in our own cache under cargo's
/// home, where it is put first if need be.
fn cargo_tool(name: &str, package: &str, version: &str, flags: &[&str]) -> Outcome<PathBuf> {
    let is_right = |file: &Path| {
        // A subcommand of cargo answers as one.
        let subcommand = name.strip_prefix("cargo-");
        output(Command::new(file).args(subcommand).arg("--version"))
            .is_some_and(|text| text.split_whitespace().nth(1) == Some(version))
    };
    let home = cargo_home()?.join("owed-tools").join(format!("{name}-{version}"));
    let folder = home.join("bin");
    if is_right(&folder.join(program(name))) {
        return Ok(folder);
    }
    if let Some(found) = which(name).filter(|file| is_right(file))
        && let Some(folder) = found.parent()
    {
        return Ok(folder.to_path_buf());
    }
    build_tool(&home, name, package, version, flags)?;
    Ok(folder)
}

fn build_tool(home: &Path, name: &str, package: &str, version: &str, flags: &[&str]) -> Outcome {
    say(&format!("Building {name} {version}, once for this user; this takes a few minutes"));
    run(Command::new(cargo())
        .args(["install", package, "--version", version, "--debug", "--root"])
        .arg(home)
        .args(flags))
}

/// Where cargo puts what it builds.
pub(crate) fn target_folder(root: &Path) -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from)
}

/// Where cargo keeps what it fetches.
pub(crate) fn cargo_home() -> Outcome<PathBuf> {
    let user = || std::env::var_os(if cfg!(windows) { "USERPROFILE" } else { "HOME" });
    std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| user().map(|user| PathBuf::from(user).join(".cargo")))
        .ok_or_else(|| "neither CARGO_HOME nor a home folder is set".to_owned())
}

const BROWSERS: &[&str] =
    &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge"];

const BROWSER_FILES: &[&str] = &[
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
];

fn browser() -> Outcome<PathBuf> {
    let find = || {
        let named = std::env::var_os("CHROMIUM").map(PathBuf::from);
        named
            .or_else(|| BROWSERS.iter().find_map(|name| which(name)))
            .or_else(|| BROWSER_FILES.iter().map(PathBuf::from).find(|file| file.is_file()))
    };
    if find().is_none() && can_apt() {
        apt(&["chromium"])?;
    }
    find().ok_or_else(|| {
        "the browser tests need Chromium or Chrome: install one, or name it in CHROMIUM".to_owned()
    })
}

fn driver() -> Outcome<PathBuf> {
    let find = || {
        let named = std::env::var_os("CHROMEDRIVER").map(PathBuf::from);
        named.or_else(|| which("chromedriver"))
    };
    browser()?;
    if find().is_none() && can_apt() {
        apt(&["chromium-driver"])?;
    }
    find().ok_or_else(|| {
        "the wasm tests need ChromeDriver in the browser's version: put chromedriver on the search \
         path, or name it in CHROMEDRIVER (https://googlechromelabs.github.io/chrome-for-testing)"
            .to_owned()
    })
}

/// Gives a command the build tools.
pub(crate) fn equip(command: &mut Command, root: &Path) -> Outcome {
    with_path(command, &for_build(root)?)
}
