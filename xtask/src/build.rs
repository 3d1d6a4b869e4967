//! Builds the page into dist/: Trunk, then the cut of the page's program in two and, where Node is installed, a pass that
//! makes it smaller; last, what keeps it on the device, the copy for a USB stick, and the hashes. A quick build leaves out
//! what makes the programs small and fast.

use std::path::Path;
use std::process::Command;

use crate::Outcome;
use crate::cut;
use crate::hashes;
use crate::offline;
use crate::one_file;
use crate::styles;
use crate::system::{cargo, run as run_command, say};
use crate::tools;

/// Cargo adds what this says to the flags in .cargo/config.toml.
const FLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/// What the engine may use besides: instructions on sixteen bytes at once, which every browser has had since
/// spring 2023 (docs/performance.md).
const ENGINE_FLAGS: &str = "-Ctarget-feature=+simd128";

/// What comes later of the page, and of the engine.
const ROOMS: &str = "rooms";
const DESK: &str = "desk";

/// Tells the commands that Trunk calls that the build is a quick one.
const QUICK: &str = "OWED_QUICK_BUILD";

/// How much time a build may take to make the programs small and fast.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Effort {
    /// As little as possible: to look at a change, never to publish or to measure.
    Quick,
    /// All but the last pass over the page.
    Usual,
    /// Everything; the last pass is left out where Node is missing.
    Full,
}

/// Builds dist/.
pub(crate) fn run_with(root: &Path, public_url: Option<&str>, effort: Effort) -> Outcome {
    let mut trunk = Command::new("trunk");
    tools::equip(&mut trunk, root)?;
    say("Building the page (Trunk)");
    if effort == Effort::Quick {
        trunk.env(QUICK, "1").envs(quick_profiles());
    }
    trunk.args(["build", "--release"]).current_dir(root);
    if effort != Effort::Quick {
        trunk.env(FLAGS, format!("{} {}", without_places(root), cut::FLAGS));
        trunk.env("CARGO_PROFILE_PAGE_STRIP", "none");
    }
    // Trunk reads this variable as a yes or no, and stops at the usual "1".
    trunk.env_remove("NO_COLOR");
    if let Some(path) = public_url {
        trunk.args(["--public-url", path]);
    }
    run_command(&mut trunk)?;
    if effort != Effort::Quick {
        cut_page(root, effort)?;
    }
    styles::join(root)?;
    offline::write(root)?;
    one_file::write(root)?;
    hashes::write(root)
}

/// Cuts the page in two. Trunk has built it whole, and its names are all in place.
fn cut_page(root: &Path, effort: Effort) -> Outcome {
    let built = tools::target_folder(root).join("wasm32-unknown-unknown").join("page");
    let folder = root.join("target").join("halves");
    let halves = cut::cut(root, &built.join("owed.wasm"), "owed", ROOMS, &folder)?;
    if effort == Effort::Full && tools::has_node() {
        for file in [&halves.first, &halves.later] {
            make_smaller(root, "page", file)?;
        }
    }
    cut::replace_page(root, &halves, ROOMS)
}

/// `cargo xtask engine`: the workers' programs into target/engine/, where index.html names them.
/// Trunk calls this before it builds the page.
pub(crate) fn engine(root: &Path) -> Outcome {
    cut::nothing_later(&root.join("target").join("engine"), ROOMS)?;
    worker(root, "engine")?;
    worker(root, "converter")?;
    worker(root, "press")?;
    worker(root, "safe")
}

/// Builds one of the workers' programs; its bin, its feature and its profile have one name.
fn worker(root: &Path, name: &str) -> Outcome {
    say(&format!("Building the {name}"));
    let quick = std::env::var_os(QUICK).is_some();
    let build = ["build", "--profile", name, "--target", "wasm32-unknown-unknown", "--bin", name];
    let features = ["--no-default-features", "--features", name];
    let mut compile = Command::new(cargo());
    compile.args(build).args(features).current_dir(root);
    let is_cut = name == "engine" && !quick;
    if is_cut {
        let flags = [&without_places(root), ENGINE_FLAGS, cut::FLAGS].join(" ");
        compile.env(FLAGS, flags).env("CARGO_PROFILE_ENGINE_STRIP", "none");
    } else if !quick {
        compile.env(FLAGS, without_places(root));
    }
    run_command(&mut compile)?;
    let folder = tools::target_folder(root).join("wasm32-unknown-unknown").join(name);
    let program = folder.join(format!("{name}.wasm"));
    let out = root.join("target").join("engine");
    let mut made = vec![out.join(format!("{name}_bg.wasm"))];
    if is_cut {
        made.push(cut::cut(root, &program, name, DESK, &out)?.later);
    } else {
        if name == "engine" {
            cut::nothing_later(&out, DESK)?;
        }
        cut::bindgen(root, &program, &out, &[])?;
    }
    if !quick && tools::has_node() {
        for file in made {
            make_smaller(root, name, &file)?;
        }
    }
    Ok(())
}

/// What cargo is to do differently in a quick build, for the profile of each program.
fn quick_profiles() -> impl Iterator<Item = (String, &'static str)> {
    let settings =
        [("OPT_LEVEL", "1"), ("LTO", "false"), ("CODEGEN_UNITS", "16"), ("INCREMENTAL", "true")];
    ["PAGE", "ENGINE", "CONVERTER", "PRESS", "SAFE"].into_iter().flat_map(move |profile| {
        settings.map(|(name, value)| (format!("CARGO_PROFILE_{profile}_{name}"), value))
    })
}

/// Flags that keep this machine's folders out of the program, so that it is the same everywhere. A
/// folder with a space in its name cannot be passed on and stays.
fn without_places(root: &Path) -> String {
    let crates = tools::cargo_home().map(|home| home.join("registry").join("src"));
    let places = [(Some(root.to_path_buf()), "owed"), (crates.ok(), "crates")];
    let flags = places.into_iter().filter_map(|(place, name)| {
        let place = place?.to_str()?.to_owned();
        (!place.contains(char::is_whitespace))
            .then(|| format!("--remap-path-prefix={place}={name}"))
    });
    flags.collect::<Vec<_>>().join(" ")
}

/// `cargo xtask build`.
pub(crate) fn run(root: &Path, arguments: &[String]) -> Outcome {
    let (public_url, effort) = match arguments {
        [] => (None, Effort::Full),
        [flag] if flag == "--quick" => (None, Effort::Quick),
        [flag, path] if flag == "--public-url" => (Some(path.as_str()), Effort::Full),
        _ => return Err("build takes only --quick or --public-url PATH".to_owned()),
    };
    run_with(root, public_url, effort)?;
    say("The page is in dist/");
    Ok(())
}

fn make_smaller(root: &Path, what: &str, file: &Path) -> Outcome {
    let tool = root.join("xtask").join("optimize");
    tools::packages(&tool)?;
    say("Making the program smaller (wasm-opt)");
    let cache = root.join("target").join("wasm-opt");
    let script = tool.join("optimize.mjs");
    run_command(Command::new("node").arg(script).arg(what).arg(file).arg(cache))
}
