//! Builds the page into dist/: Trunk, then, where Node is installed, a pass that makes the program
//! smaller; last, what a visitor will have to load.

use std::path::Path;
use std::process::Command;

use crate::Outcome;
use crate::system::{cargo, run as run_command, say};
use crate::tools;

/// Cargo adds what this says to the flags in .cargo/config.toml.
const FLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/// Builds dist/; `optimize` takes half a minute more and is left out where Node is missing.
pub(crate) fn run_with(root: &Path, public_url: Option<&str>, optimize: bool) -> Outcome {
    let mut trunk = Command::new("trunk");
    tools::equip(&mut trunk, root)?;
    say("Building the page (Trunk, release)");
    trunk.args(["build", "--release"]).current_dir(root);
    trunk.env(FLAGS, without_places(root));
    // Trunk reads this variable as a yes or no, and stops at the usual "1".
    trunk.env_remove("NO_COLOR");
    if let Some(path) = public_url {
        trunk.args(["--public-url", path]);
    }
    run_command(&mut trunk)?;
    if optimize && tools::has_node() {
        make_smaller(root, &["page"], &root.join("dist"))?;
    }
    Ok(())
}

/// `cargo xtask engine`: the workers' programs into target/engine/, where index.html names them.
/// Trunk calls this before it builds the page.
pub(crate) fn engine(root: &Path) -> Outcome {
    worker(root, "engine")?;
    worker(root, "converter")
}

/// Builds one of the workers' programs; its bin, its feature and its profile have one name.
fn worker(root: &Path, name: &str) -> Outcome {
    let mut bindgen = Command::new("wasm-bindgen");
    tools::equip(&mut bindgen, root)?;
    say(&format!("Building the {name}"));
    let build = ["build", "--profile", name, "--target", "wasm32-unknown-unknown", "--bin", name];
    let features = ["--no-default-features", "--features", name];
    let mut compile = Command::new(cargo());
    compile.args(build).args(features).current_dir(root).env(FLAGS, without_places(root));
    run_command(&mut compile)?;
    let target = tools::target_folder(root);
    let folder = target.join("wasm32-unknown-unknown").join(name);
    let program = folder.join(format!("{name}.wasm"));
    let out = root.join("target").join("engine");
    run_command(
        bindgen.arg(program).args(["--target", "web", "--no-typescript", "--out-dir"]).arg(&out),
    )?;
    if tools::has_node() { make_smaller(root, &[name], &out) } else { Ok(()) }
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
    let public_url = match arguments {
        [] => None,
        [flag, path] if flag == "--public-url" => Some(path.as_str()),
        _ => return Err("build takes only --public-url PATH".to_owned()),
    };
    run_with(root, public_url, true)?;
    say("The page is in dist/");
    Ok(())
}

fn make_smaller(root: &Path, what: &[&str], folder: &Path) -> Outcome {
    let tool = root.join("xtask").join("optimize");
    tools::packages(&tool)?;
    say("Making the program smaller (wasm-opt)");
    let cache = root.join("target").join("wasm-opt");
    let script = tool.join("optimize.mjs");
    run_command(Command::new("node").arg(script).args(what).arg(folder).arg(cache))
}
