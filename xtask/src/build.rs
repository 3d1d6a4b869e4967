//! Builds the page into dist/: Trunk, then, where Node is installed, a pass that makes the program
//! smaller; last, what a visitor will have to load.

use std::path::Path;
use std::process::Command;

use crate::Outcome;
use crate::system::{cargo, run as run_command, say};
use crate::tools;

/// Builds dist/; `optimize` takes half a minute more and is left out where Node is missing.
pub(crate) fn run_with(root: &Path, public_url: Option<&str>, optimize: bool) -> Outcome {
    let mut trunk = Command::new("trunk");
    tools::equip(&mut trunk, root)?;
    say("Building the page (Trunk, release)");
    trunk.args(["build", "--release"]).current_dir(root);
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

/// `cargo xtask engine`: the worker's program into target/engine/, where index.html names it.
/// Trunk calls this before it builds the page.
pub(crate) fn engine(root: &Path) -> Outcome {
    let mut bindgen = Command::new("wasm-bindgen");
    tools::equip(&mut bindgen, root)?;
    say("Building the engine");
    let build =
        ["build", "--profile", "engine", "--target", "wasm32-unknown-unknown", "--bin", "engine"];
    let features = ["--no-default-features", "--features", "engine"];
    run_command(Command::new(cargo()).args(build).args(features).current_dir(root))?;
    let target = tools::target_folder(root);
    let program = target.join("wasm32-unknown-unknown").join("engine").join("engine.wasm");
    let out = root.join("target").join("engine");
    run_command(
        bindgen.arg(program).args(["--target", "web", "--no-typescript", "--out-dir"]).arg(&out),
    )?;
    if tools::has_node() { make_smaller(root, &["engine"], &out) } else { Ok(()) }
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
