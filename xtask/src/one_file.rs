//! The copy for a USB stick: the whole page as one file that opens from a folder, in a ZIP with a page of
//! instructions.
//!
//! Browsers give a page that is opened from a folder neither modules nor programs from beside it. So everything
//! is put within: style sheets and scripts as elements, each admitted by its hash and nothing else, programs in
//! base 64. The copy may not connect anywhere from its first byte on.

use std::fs;
use std::io::{Cursor, Write};
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::Outcome;
use crate::dist::{attribute, bytes, tags, text};

/// The file in the ZIP that is the page.
const PAGE: &str = "owed.html";
const READ_ME: &str = "READ ME.txt";

/// What the copy may do. It needs nothing from anywhere.
const POLICY: &str = "default-src 'none'; script-src SCRIPTS 'wasm-unsafe-eval'; style-src STYLES; \
    img-src data: blob:; worker-src blob:; base-uri 'none'; form-action 'none'; \
    require-trusted-types-for 'script'; trusted-types default";

const WORDS: &str = "\
Owed: who owes what, and how late

1. Copy the file owed.html wherever you like: a USB stick, a folder, a shared drive.
2. Open it with a double click, or drag it into a window of Chrome, Edge, Firefox or Safari (a current
   version). It needs no installation and no connection.
3. Choose your invoice export there.

The whole program is in that one file. It cannot connect to anything; the badge at the top says so, and
tries it when asked. Nothing you open is stored, unless you ask for it, and nothing leaves the page.

If the page stays at \"Loading Owed\" for more than a few seconds, the browser is too old, or does not allow
programs in pages that are opened from a folder. Another browser on the same machine usually does.

What the copy does not do: install itself, or offer new versions. For a new version take a new copy.
";

/// What dist/index.html says when it is opened from a folder, and what the copy says where nothing starts.
const ELSEWHERE: &str = "Was this page opened from a folder? Browsers do not let it start there. Take the file owed.html out of the copy for a USB stick (the ZIP beside this page), and open that.";
const HERE: &str = "Still nothing? This browser does not start programs in a page that is opened from a folder, or is too old. Another one on this device may do: a current Chrome, Edge, Firefox or Safari.";

/// Name of the ZIP in dist/; its version is that of the program.
pub(crate) fn name() -> String {
    format!("owed-{}.zip", env!("CARGO_PKG_VERSION"))
}

/// Writes the ZIP into dist/.
pub(crate) fn write(root: &Path) -> Outcome {
    let dist = root.join("dist");
    let page = within(&dist)?;
    let bytes =
        zipped(&[(PAGE, page.as_bytes()), (READ_ME, WORDS.replace('\n', "\r\n").as_bytes())])
            .map_err(|problem| format!("the copy cannot be packed: {problem}"))?;
    fs::write(dist.join(name()), bytes)
        .map_err(|problem| format!("dist/ cannot be written: {problem}"))
}

/// dist/index.html with everything it names within.
fn within(dist: &Path) -> Outcome<String> {
    let page = text(&dist.join("index.html"))?;
    if !page.contains(ELSEWHERE) {
        return Err(
            "dist/index.html does not say what it says when opened from a folder".to_owned()
        );
    }
    let page = page.replace(ELSEWHERE, HERE);
    let (mut scripts, mut styles) = (Vec::new(), Vec::new());
    let mut made = String::with_capacity(page.len());
    // What starts the page needs the program's glue before it.
    let (glue, program) = (linked(&page, "modulepreload")?, linked(&page, "preload")?);
    let glue =
        format!("{}\nglobalThis.owedPage = {{ default: __wbg_init }};\n", text(&dist.join(glue))?);
    let program = encoded(&dist.join(program))?;
    let mut parts = tags(&page).peekable();
    while let Some((before, tag)) = parts.next() {
        made.push_str(before);
        let file =
            attribute(tag, "href").or(attribute(tag, "src")).and_then(|to| to.strip_prefix("./"));
        match (tag.split_whitespace().next().unwrap_or_default(), file) {
            ("<meta", _) if tag.contains("Content-Security-Policy") => made.push_str("POLICY"),
            ("<link", Some(file)) if tag.contains("\"stylesheet\"") => {
                let sheet = text(&dist.join(file))?;
                styles.push(hash(&sheet));
                made += &["<style>", inert(&sheet, "</style")?, "</style>"].concat();
            }
            ("<link", file) if file.is_some() || tag.contains("\"manifest\"") => {}
            ("<script", Some(file)) => {
                // The end tag follows at once; it is written with the content.
                parts.next();
                made.push_str(&script(&dist.join(file), tag, &glue, &mut scripts)?);
            }
            ("<style>", _) => {
                let content = parts.peek().map(|(content, _)| *content);
                styles.push(hash(content.unwrap_or_default()));
                made.push_str(tag);
            }
            _ => made.push_str(tag),
        }
    }
    let program = format!(
        "<script type=\"text/plain\" data-page=\"program\" data-as=\"base64\">{program}</script>"
    );
    let policy = POLICY.replace("SCRIPTS", &scripts.join(" ")).replace("STYLES", &styles.join(" "));
    let policy = format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">");
    Ok(made.replacen("POLICY", &policy, 1).replacen("</head>", &format!("{program}</head>"), 1))
}

/// A script element with its content within; the first that runs comes after the page's glue.
fn script(file: &Path, tag: &str, glue: &str, scripts: &mut Vec<String>) -> Outcome<String> {
    if tag.contains("\"module\"") {
        let own = text(file)?;
        let first = scripts.is_empty();
        let all = if first { vec![glue, own.as_str()] } else { vec![own.as_str()] };
        let mut made = String::new();
        for content in all {
            scripts.push(hash(content));
            made +=
                &["<script type=\"module\">", inert(content, "</script")?, "</script>"].concat();
        }
        return Ok(made);
    }
    let data: Vec<&str> = tag.split_whitespace().filter(|word| word.starts_with("data-")).collect();
    let data = data.join(" ");
    if file.extension().is_some_and(|ending| ending == "wasm") {
        let program = encoded(file)?;
        return Ok(format!(
            "<script type=\"text/plain\" {data} data-as=\"base64\">{program}</script>"
        ));
    }
    let own = plain_script(&text(file)?);
    Ok(format!("<script type=\"text/plain\" {data}>{}</script>", inert(&own, "</script")?))
}

/// The glue of a worker without what only a module may say: from a folder, browsers start no worker that is one.
fn plain_script(glue: &str) -> String {
    let lines = glue.lines().filter(|line| !line.starts_with("export {"));
    let lines = lines.map(|line| line.strip_prefix("export ").unwrap_or(line));
    lines.collect::<Vec<_>>().join("\n").replace("import.meta.url", "location.href")
}

/// `content` if it cannot end its element or hide what follows.
fn inert<'a>(content: &'a str, end: &str) -> Outcome<&'a str> {
    let risky = [end, "<!--"].iter().any(|mark| content.to_ascii_lowercase().contains(mark));
    if risky || content.contains('\r') {
        return Err(format!(
            "a file of the page has \"{end}\", \"<!--\" or CR in it and cannot be put within"
        ));
    }
    Ok(content)
}

/// The file a link of this kind leads to.
fn linked<'a>(page: &'a str, kind: &str) -> Outcome<&'a str> {
    let kind = format!("rel=\"{kind}\"");
    let tag = page.split('<').find(|tag| tag.starts_with("link") && tag.contains(&kind));
    tag.and_then(|tag| attribute(tag, "href")?.strip_prefix("./"))
        .ok_or_else(|| format!("dist/index.html has no link with {kind}"))
}

fn hash(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)))
}

fn encoded(file: &Path) -> Outcome<String> {
    Ok(STANDARD.encode(bytes(file)?))
}

/// An archive of these files, the same bytes for the same content.
fn zipped(files: &[(&str, &[u8])]) -> zip::result::ZipResult<Vec<u8>> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    for (name, content) in files {
        archive.start_file(*name, options)?;
        archive.write_all(content)?;
    }
    Ok(archive.finish()?.into_inner())
}
