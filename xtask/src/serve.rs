//! `cargo xtask serve`: builds the page and serves dist/ to this machine only, under the same policy
//! a static host would serve it (the policy is in the page).

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};

use crate::Outcome;
use crate::build::{self, Effort};
use crate::system::say;

const FIRST_PORT: u16 = 8080;
const PORTS_TO_TRY: u16 = 10;
/// Longest request head that is read.
const HEAD_BYTES: u64 = 16 * 1024;

/// Builds, then serves until stopped.
pub(crate) fn run(root: &Path) -> Outcome {
    build::run_with(root, None, Effort::Usual)?;
    let (listener, port) = listen()?;
    say(&format!("Owed is on http://localhost:{port}  (Ctrl+C stops it)"));
    let site = root.join("dist");
    for stream in listener.incoming().flatten() {
        let site = site.clone();
        std::thread::spawn(move || {
            // A visitor who goes away in the middle of an answer is no reason to say anything.
            drop(answer(&stream, &site));
        });
    }
    Ok(())
}

fn listen() -> Outcome<(TcpListener, u16)> {
    (FIRST_PORT..FIRST_PORT.saturating_add(PORTS_TO_TRY))
        .find_map(|port| Some((TcpListener::bind((Ipv4Addr::LOCALHOST, port)).ok()?, port)))
        .ok_or_else(|| "ports 8080 to 8089 are all in use".to_owned())
}

fn answer(mut stream: &TcpStream, site: &Path) -> std::io::Result<()> {
    let mut head = BufReader::new(stream.take(HEAD_BYTES));
    let mut request = String::new();
    head.read_line(&mut request)?;
    let mut line = String::new();
    while head.read_line(&mut line)? > 2 {
        line.clear();
    }
    let mut words = request.split_whitespace();
    let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let found = matches!(method, "GET" | "HEAD").then(|| locate(site, target)).flatten();
    let content = found.as_deref().map(fs::read).transpose()?;
    let (status, kind, body) = match (&found, content) {
        (Some(file), Some(content)) => ("200 OK", media_type(file), content),
        _ => ("404 Not Found", "text/plain; charset=utf-8", b"There is no such page\n".to_vec()),
    };
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n\
         Cache-Control: no-cache\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n",
        body.len()
    )?;
    if method != "HEAD" {
        stream.write_all(&body)?;
    }
    stream.flush()
}

/// The file a request is for; never one outside the site.
fn locate(site: &Path, target: &str) -> Option<PathBuf> {
    let path = target.split(['?', '#']).next()?.trim_start_matches('/');
    let path = Path::new(if path.is_empty() { "index.html" } else { path });
    let inside = path.components().all(|part| matches!(part, Component::Normal(_)));
    let file = site.join(path);
    (inside && file.is_file()).then_some(file)
}

fn media_type(file: &Path) -> &'static str {
    match file.extension().and_then(|ending| ending.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "webmanifest" => "application/manifest+json",
        "json" => "application/json",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_outside_the_site_is_served() {
        let site = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        for (target, served) in [
            ("/main.rs", true),
            ("/main.rs?x=1", true),
            ("/missing.rs", false),
            ("/../Cargo.toml", false),
            ("//etc/passwd", false),
            ("/", false),
        ] {
            assert_eq!(locate(&site, target).is_some(), served, "{target}");
        }
    }
}
