//! What the random inputs of `cargo xtask fuzz` try, on some hundred inputs of every run of the tests, where no
//! nightly compiler is at hand.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops where something is not as expected"
)]

#[path = "../fuzz/bodies/case_file.rs"]
#[allow(unreachable_pub, reason = "a target of its own uses it too")]
mod case_file;
#[path = "../fuzz/bodies/template.rs"]
#[allow(unreachable_pub, reason = "a target of its own uses it too")]
mod template;

use owed::casefile::{CaseFile, CaseFileError};
use owed::documents::Language;
use owed::letters::{LetterKind, LetterTemplate, LetterTexts};
use proptest::prelude::*;

fn whole_file() -> String {
    let mut texts = LetterTexts::default();
    for kind in [LetterKind::Firm, LetterKind::Friendly] {
        texts.set(LetterTemplate::ours(kind, Language::German));
    }
    texts.to_file()
}

#[test]
fn files_of_templates_are_tried_cut_at_every_place() {
    let file = whole_file();
    template::template(file.as_bytes());
    for end in (0..file.len()).step_by(97) {
        template::template(&file.as_bytes()[..end]);
    }
}

#[test]
fn case_files_cut_anywhere_are_refused() {
    let whole = CaseFile::default().to_text().into_bytes();
    case_file::case_file(&whole);
    assert_eq!(CaseFile::from_bytes(&whole), Ok(CaseFile::default()));
    for end in (0..whole.len()).step_by(61) {
        case_file::case_file(&whole[..end]);
        assert!(CaseFile::from_bytes(&whole[..end]).is_err(), "{end}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_no_case_file(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        case_file::case_file(&bytes);
        case_file::case_file(&[b"owed-case-file 1\n", bytes.as_slice()].concat());
    }

    #[test]
    fn a_case_file_with_a_changed_byte_is_refused(at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut file = CaseFile::default().to_text().into_bytes();
        let at = at.index(file.len());
        if file[at] != byte {
            file[at] = byte;
            case_file::case_file(&file);
            let read: Result<CaseFile, CaseFileError> = CaseFile::from_bytes(&file);
            assert!(read.is_err(), "byte {at}");
        }
    }

    #[test]
    fn any_bytes_are_a_template(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        template::template(&bytes);
    }

    #[test]
    fn any_wording_with_braces_is_filled_once(
        text in "([ a-z\n]|\\{customer\\}|\\{total_due\\}|\\{plan\\}|\\{|\\}|\\{ *customer *\\}|\\{[a-z_]{1,9}\\}){0,24}",
    ) {
        template::template(text.as_bytes());
    }

    #[test]
    fn a_file_of_templates_with_a_changed_byte_is_read_or_refused(at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut file = whole_file().into_bytes();
        let at = at.index(file.len());
        file[at] = byte;
        template::template(&file);
    }
}
