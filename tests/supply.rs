//! What the program is made of: licenses, banned crates and sources, by the rules in `deny.toml`, checked against what
//! cargo itself says is compiled in. `cargo deny` reads the same file and adds the advisories
//! (docs/decisions/0017-supply-chain.md).
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test stops where the project is not as expected"
)]

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::process::Command;

use serde_json::Value;

const REGISTRY: &str = "registry+https://github.com/rust-lang/crates.io-index";

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn read(name: &str) -> String {
    std::fs::read_to_string(root().join(name)).unwrap()
}

/// Every package of a build for this target (`None` = this machine's), tools and tests included.
fn packages(target: Option<&str>) -> Vec<Value> {
    let host = || {
        let said = Command::new("rustc").arg("-vV").output().unwrap().stdout;
        let said = String::from_utf8(said).unwrap();
        said.lines().find_map(|line| line.strip_prefix("host: ").map(str::to_owned)).unwrap()
    };
    let target = target.map_or_else(host, str::to_owned);
    let mut command = Command::new(std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned()));
    command.args(["metadata", "--locked", "--format-version", "1", "--filter-platform", &target]);
    let output = command.current_dir(root()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let said: Value = serde_json::from_slice(&output.stdout).unwrap();
    // What is only named, and not compiled for this target, is not in the graph.
    let used: BTreeSet<&str> = said["resolve"]["nodes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|n| n["id"].as_str().unwrap())
        .collect();
    let all = said["packages"].as_array().unwrap();
    all.iter().filter(|package| used.contains(package["id"].as_str().unwrap())).cloned().collect()
}

fn both() -> Vec<Value> {
    [packages(Some("wasm32-unknown-unknown")), packages(None)].concat()
}

fn text<'a>(package: &'a Value, field: &str) -> &'a str {
    package[field].as_str().unwrap_or_default()
}

/// The texts in quotes of a list in `deny.toml`.
fn rule(name: &str) -> BTreeSet<String> {
    let rules = read("deny.toml");
    let (_, list) = rules.split_once(&format!("{name} = [")).unwrap();
    let list = list.split(']').next().unwrap();
    list.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

/// Whether an SPDX expression can be met with the allowed licenses alone.
fn is_allowed(expression: &str, allowed: &BTreeSet<String>) -> bool {
    let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut at = 0;
    let met = any(&words, &mut at, allowed);
    met && at == words.len()
}

fn any(words: &[&str], at: &mut usize, allowed: &BTreeSet<String>) -> bool {
    let mut met = every(words, at, allowed);
    while words.get(*at) == Some(&"OR") {
        *at += 1;
        met |= every(words, at, allowed);
    }
    met
}

fn every(words: &[&str], at: &mut usize, allowed: &BTreeSet<String>) -> bool {
    let mut met = one(words, at, allowed);
    while words.get(*at) == Some(&"AND") {
        *at += 1;
        met &= one(words, at, allowed);
    }
    met
}

fn one(words: &[&str], at: &mut usize, allowed: &BTreeSet<String>) -> bool {
    let Some(word) = words.get(*at) else { return false };
    *at += 1;
    if *word == "(" {
        let met = any(words, at, allowed);
        let closes = words.get(*at) == Some(&")");
        *at += 1;
        return met && closes;
    }
    let mut license = (*word).to_owned();
    if words.get(*at) == Some(&"WITH") {
        license = format!("{word} WITH {}", words.get(*at + 1).copied().unwrap_or_default());
        *at += 2;
    }
    allowed.contains(&license)
}

#[test]
fn expressions_of_licenses_are_read_right() {
    let allowed: BTreeSet<String> =
        ["MIT", "Zlib", "Apache-2.0 WITH LLVM-exception"].map(str::to_owned).into();
    for (expression, expected) in [
        ("MIT", true),
        ("GPL-3.0", false),
        ("MIT OR GPL-3.0", true),
        ("GPL-3.0/MIT", true),
        ("MIT AND GPL-3.0", false),
        ("MIT AND Zlib", true),
        ("(GPL-3.0 OR MIT) AND Zlib", true),
        ("GPL-3.0 OR MIT AND Zlib", true),
        ("GPL-3.0 OR (MIT AND AGPL-3.0)", false),
        ("Apache-2.0 WITH LLVM-exception OR GPL-3.0", true),
        ("Apache-2.0", false),
        ("", false),
        ("(MIT", false),
        ("MIT MIT", false),
    ] {
        assert_eq!(is_allowed(expression, &allowed), expected, "{expression}");
    }
}

#[test]
fn every_license_is_an_allowed_one() {
    let allowed = rule("allow");
    assert!(allowed.contains("MIT") && !allowed.contains("GPL-3.0"));
    let wrong: BTreeSet<String> = both()
        .iter()
        .filter(|package| !is_allowed(text(package, "license"), &allowed))
        .map(|package| format!("{}: {}", text(package, "name"), text(package, "license")))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn nothing_that_opens_connections_is_compiled_in() {
    let rules = read("deny.toml");
    let banned: BTreeSet<&str> = rules
        .lines()
        .filter_map(|line| line.trim().strip_prefix("{ crate = \"")?.split('"').next())
        .collect();
    assert!(banned.contains("reqwest") && banned.contains("hyper"), "{banned:?}");
    let found: BTreeSet<String> = both()
        .iter()
        .map(|package| text(package, "name").to_owned())
        .filter(|name| banned.contains(name.as_str()))
        .collect();
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn no_dependency_of_ours_takes_any_version() {
    let own = both().into_iter().filter(|package| package["source"].is_null());
    let mut checked = 0;
    for package in own {
        for dependency in package["dependencies"].as_array().unwrap() {
            checked += 1;
            assert_ne!(text(dependency, "req"), "*", "{}", text(dependency, "name"));
        }
    }
    assert!(checked > 20);
}

#[test]
fn everything_comes_from_the_one_registry_with_a_checksum() {
    for package in both() {
        let source = package["source"].as_str();
        assert!(
            source.is_none_or(|source| source == REGISTRY),
            "{}: {source:?}",
            text(&package, "name")
        );
    }
    for lock in ["Cargo.lock", "fuzz/Cargo.lock"] {
        for package in read(lock).split("[[package]]").skip(1) {
            let has = |field: &str| package.lines().any(|line| line.starts_with(field));
            assert!(!has("source") || has("checksum"), "{lock}: {package}");
            assert!(!has("source") || package.contains(REGISTRY), "{lock}: {package}");
        }
    }
}
