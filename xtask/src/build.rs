//! Builds the page into dist/: Trunk, then, where Node is installed, a pass that makes the program
//! smaller; last, what a visitor will have to load.

use std::path::Path;
use std::process::Command;

use crate::Outcome;
use crate::system::{run as run_command, say};
use crate::tools;

/// Builds dist/; `optimize` takes half a minute more and is left out where Node is missing.
pub fn run_with(root: &Path, public_url: Option<&str>, optimize: bool) -> Outcome {
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
        optimize_program(root)?;
    }
    Ok(())
}

/// `cargo xtask build`.
pub fn run(root: &Path, arguments: &[String]) -> Outcome {
    let public_url = match arguments {
        [] => None,
        [flag, path] if flag == "--public-url" => Some(path.as_str()),
        _ => return Err("build takes only --public-url PATH".to_owned()),
    };
    run_with(root, public_url, true)?;
    say("The page is in dist/");
    Ok(())
}

fn optimize_program(root: &Path) -> Outcome {
    let folder = root.join("xtask").join("optimize");
    tools::packages(&folder)?;
    say("Making the program smaller (wasm-opt)");
    let script = folder.join("optimize.mjs");
    let cache = root.join("target").join("wasm-opt");
    run_command(Command::new("node").arg(script).arg(root.join("dist")).arg(cache))
}
