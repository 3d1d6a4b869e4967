//! The policy's documents as a word processor of another house opens them: real headings, lists and page
//! numbers. Skipped, with a message, where LibreOffice is not installed.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where something is wrong")]

use std::fs;
use std::io::Read;
use std::path::Path;
use std::process::{Command, Stdio};

use chrono::NaiveDate;
use owed::documents::{Language, docx};
use owed::policy::{Policy, PolicyPaper, policy_paper};

/// Converts every DOCX of a folder to ODT beside it; `false` where there is no LibreOffice.
fn converted(folder: &Path, files: &[String]) -> bool {
    let home = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    let status = Command::new("soffice")
        .args([home.as_str(), "--headless", "--convert-to", "odt", "--outdir", "."])
        .args(files)
        .current_dir(folder)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    status.is_ok_and(|status| status.success())
}

fn part(path: &Path, name: &str) -> String {
    let mut archive = zip::ZipArchive::new(fs::File::open(path).unwrap()).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
#[allow(clippy::print_stderr, reason = "a test that was skipped says so")]
fn libreoffice_opens_every_document_with_headings_lists_and_page_numbers() {
    let folder = std::env::temp_dir().join(format!("owed-papers-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let on = NaiveDate::from_ymd_opt(2026, 3, 14).unwrap();
    let policy = Policy::default();
    let mut files = Vec::new();
    for paper in PolicyPaper::ALL {
        for language in Language::ALL.into_iter().filter(|own| paper.language(*own) == *own) {
            let name = format!("{}-{}.docx", paper.key(), language.tag());
            let document = policy_paper(paper, &policy, on, language);
            fs::write(folder.join(&name), docx(&document)).unwrap();
            files.push(name);
        }
    }
    if !converted(&folder, &files) {
        eprintln!("skipped: LibreOffice is not installed");
        fs::remove_dir_all(&folder).unwrap();
        return;
    }
    for name in &files {
        let odt = folder.join(name.replace(".docx", ".odt"));
        let (content, styles) = (part(&odt, "content.xml"), part(&odt, "styles.xml"));
        assert!(content.contains("<text:h "), "{name} has no headings");
        assert!(
            content.contains("text:outline-level=\"2\""),
            "{name} has one level of headings only"
        );
        let is_sheet = name.starts_with("terms_of_business");
        assert!(is_sheet || content.contains("<text:list"), "{name} has no lists");
        assert!(styles.contains("<text:page-number"), "{name} does not number its pages");
        assert!(styles.contains("<text:page-count"), "{name} does not count its pages");
    }
    fs::remove_dir_all(&folder).unwrap();
}
