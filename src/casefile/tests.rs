//! Laws of the case file: what is saved is what is opened, every step leads back, nothing altered is read.

use chrono::NaiveDate;
use proptest::prelude::*;

use super::*;
use crate::collect::log::{Contacted, Dispute, Method, Outcome, Promise, ReasonCode};
use crate::collect::{Event, What};
use crate::domain::{Amount, Currency, CustomerKey};
use crate::import::{
    CellFix, DateOrder, ImportSettings, MergeSuggestion, Role, RoleChoice, RowChoice, RowUse, Terms,
};
use crate::letters::{LetterKind, LetterTemplate};
use crate::policy::{Channel, ToneStep};

fn day() -> impl Strategy<Value = NaiveDate> {
    (0_i32..20_000).prop_map(|n| NaiveDate::from_num_days_from_ce_opt(720_000 + n).unwrap())
}

fn key() -> impl Strategy<Value = CustomerKey> {
    prop_oneof![
        any::<String>().prop_map(CustomerKey::Id),
        any::<String>().prop_map(CustomerKey::Name)
    ]
}

fn amount() -> impl Strategy<Value = Amount> {
    any::<i64>().prop_map(|n| Amount::from_minor(i128::from(n), eur()))
}

fn eur() -> Currency {
    Currency::new("EUR").unwrap()
}

fn what() -> impl Strategy<Value = What> {
    let promised = (amount(), day()).prop_map(|(amount, by)| {
        What::Promised(Promise { amount, by, method: Method::Transfer, documents: Vec::new() })
    });
    let disputed = (any::<String>(), proptest::option::of(amount()), any::<String>()).prop_map(
        |(document, amount, owner)| {
            let reason = ReasonCode::DisputePrice;
            What::Disputed(Dispute { document, amount, reason, owner, revisit: None })
        },
    );
    let contacted = (any::<String>(), any::<String>()).prop_map(|(level, note)| {
        What::Contacted(Contacted {
            channel: Channel::Call,
            level,
            documents: vec!["1".to_owned()],
            outcome: Outcome::Reached,
            reason: None,
            note,
        })
    });
    prop_oneof![
        promised,
        disputed,
        contacted,
        any::<String>().prop_map(|text| What::Noted { text }),
        Just(What::HoldEnded),
    ]
}

fn event() -> impl Strategy<Value = Event> {
    (day(), key(), any::<bool>(), what()).prop_map(|(date, customer, one, what)| Event {
        nth: 0,
        date,
        customer,
        currency: one.then(eur),
        what,
    })
}

fn note() -> impl Strategy<Value = FileNote> {
    let cells = proptest::collection::vec((1_u32..9999, 0_u32..40, any::<String>()), 0..3);
    (cells, any::<bool>(), proptest::option::of(0_u32..5)).prop_map(|(cells, choose, sheet)| {
        let fixes = cells.iter().map(|(row, column, value)| CellFix {
            row: *row,
            column: *column,
            value: value.clone(),
        });
        let settings = ImportSettings {
            cells: fixes.collect(),
            rows: if choose {
                vec![RowChoice { row: 7, take: RowUse::Exclude }]
            } else {
                Vec::new()
            },
            roles: vec![RoleChoice { column: 5, role: choose.then_some(Role::PoNumber) }],
            date_order: choose.then_some(DateOrder::Dmy),
            terms: choose.then_some(Terms::AfterMonthEnd(10)),
            ..ImportSettings::default()
        };
        let original = |(row, column, value): &(u32, u32, String)| Original {
            row: *row,
            column: *column,
            value: value.clone(),
        };
        FileNote { settings, sheet, originals: cells.iter().map(original).collect() }
    })
}

prop_compose! {
    fn book()(
        name in any::<String>(),
        sender in any::<String>(),
        (hold, hand_over) in (1_u32..200, 1_u32..400),
        tones in proptest::collection::vec(1_u32..90, 0..4),
        subject in proptest::option::of(any::<String>()),
        events in proptest::collection::vec(event(), 0..6),
        as_of in day(),
        files in proptest::collection::btree_map("[a-z]{1,8}", note(), 0..3),
        merges in proptest::collection::vec((key(), key(), any::<String>()), 0..3),
        stated in proptest::option::of(any::<String>()),
    ) -> Book {
        let mut book = Book { name, files, ..Book::default() };
        book.policy.sender.name = sender;
        book.policy.credit_hold_from_days = hold;
        book.policy.hand_over_day = hand_over;
        if !tones.is_empty() {
            let last = book.policy.tones.last().unwrap().tone;
            book.policy.tones = tones.iter().map(|&from_days| ToneStep { from_days, tone: last }).collect();
        }
        if let Some(subject) = subject {
            let ours = LetterTemplate::ours(LetterKind::ALL[0], crate::documents::Language::English);
            book.letters.texts.set(LetterTemplate { subject, ..ours });
        }
        book.log.events = events;
        book.conventions.as_of = as_of;
        book.merges = merges
            .into_iter()
            .map(|(a, b, why)| MergeSuggestion { customers: vec![a, b], names: vec![], why })
            .collect();
        book.stated = stated.into_iter().map(|text| (eur(), text)).collect();
        book
    }
}

fn file(book: Book) -> CaseFile {
    let order = book.files.keys().cloned().collect();
    CaseFile { id: "0123456789abcdef".to_owned(), order, book, ..CaseFile::default() }
}

proptest! {
    #[test]
    fn what_is_saved_is_what_is_opened(books in proptest::collection::vec(book(), 1..4)) {
        let mut history = History::default();
        for pair in books.windows(2) {
            history.record(&pair[0], &pair[1]);
        }
        let case = CaseFile { history, ..file(books.last().unwrap().clone()) };
        let text = case.to_text();
        prop_assert_eq!(CaseFile::from_bytes(text.as_bytes()), Ok(case));
    }

    #[test]
    fn every_step_leads_back_and_forth_again(books in proptest::collection::vec(book(), 2..6)) {
        // Files that come or go are no step, so all have the same here.
        let names = books[0].files.clone();
        let mut books: Vec<Book> =
            books.into_iter().map(|book| Book { files: names.clone(), ..book }).collect();
        books.dedup();
        let mut history = History::default();
        for pair in books.windows(2) {
            prop_assert!(history.record(&pair[0], &pair[1]));
        }
        let steps = history.steps().count();
        let mut now = books.last().unwrap().clone();
        let mut seen = vec![now.clone()];
        while let Some(before) = history.undo(&now) {
            now = before;
            seen.push(now.clone());
        }
        prop_assert_eq!(&now, &books[0]);
        prop_assert_eq!(seen.len(), steps + 1);
        for expected in seen.iter().rev().skip(1) {
            now = history.redo(&now).unwrap();
            prop_assert_eq!(&now, expected);
        }
        prop_assert_eq!(history.redo(&now), None);
    }

    #[test]
    fn no_altered_or_cut_byte_is_read(book in book(), at in any::<prop::sample::Index>(), bit in 0_u8..8) {
        let text = file(book).to_text().into_bytes();
        let at = at.index(text.len());
        let mut altered = text.clone();
        altered[at] ^= 1 << bit;
        prop_assert!(CaseFile::from_bytes(&altered).is_err(), "at {}", at);
        prop_assert!(CaseFile::from_bytes(&text[..at]).is_err(), "cut at {}", at);
        let longer = [text.as_slice(), b" "].concat();
        prop_assert!(CaseFile::from_bytes(&longer).is_err());
    }

    #[test]
    fn any_bytes_are_refused_without_a_panic(bytes in any::<Vec<u8>>(), magic in any::<bool>()) {
        let start: &[u8] = if magic { b"owed-case-file 1\n" } else { b"" };
        prop_assert!(CaseFile::from_bytes(&[start, &bytes].concat()).is_err());
    }
}

#[test]
fn each_refusal_has_its_name() {
    let text = file(Book::default()).to_text();
    let opened = |text: &str| CaseFile::from_bytes(text.as_bytes()).unwrap_err();
    assert_eq!(opened("invoice,customer\n1,Acme\n"), CaseFileError::NotACaseFile);
    assert_eq!(opened("age-encryption.org/v1\n"), CaseFileError::Sealed);
    assert_eq!(opened("owed-case-file 1\n{}"), CaseFileError::CutShort);
    assert_eq!(opened(&text[..text.len() - 5]), CaseFileError::CutShort);
    let newer = text.replacen("owed-case-file 1", "owed-case-file 2", 1);
    assert_eq!(opened(&newer), CaseFileError::Newer { version: 2 });
    let altered = text.replacen("\"hand_over_day\": 91", "\"hand_over_day\": 99", 1);
    assert_ne!(altered, text);
    assert_eq!(opened(&altered), CaseFileError::Altered { part: "book.json".to_owned() });
    let strange = "{\"book\": {\"policy\": 7}}";
    let strange = head(strange.as_bytes(), &[]) + strange;
    assert!(matches!(opened(&strange), CaseFileError::Unclear { .. }));
}

#[test]
fn files_in_it_are_covered_too() {
    let book = file(Book::default()).to_json();
    let data = b"Invoice,Customer\n1,Acme\n";
    let mut sum = Sum::default();
    sum.add(data);
    let note = PartNote {
        name: FileNote::key("a.csv", data.len() as u64),
        bytes: data.len() as u64,
        sha256: sum.finish(),
    };
    let whole = [head(book.as_bytes(), &[note]).as_bytes(), book.as_bytes(), data].concat();
    assert_eq!(CaseFile::from_bytes(&whole), Ok(file(Book::default())));
    let mut altered = whole.clone();
    *altered.last_mut().unwrap() ^= 1;
    let part = "a.csv (24 bytes)".to_owned();
    assert_eq!(CaseFile::from_bytes(&altered), Err(CaseFileError::Altered { part }));
    assert_eq!(CaseFile::from_bytes(&whole[..whole.len() - 1]), Err(CaseFileError::CutShort));
}

#[test]
fn the_checksum_is_sha_256() {
    // FIPS 180-2, appendix B.1.
    let mut sum = Sum::default();
    sum.add(b"a");
    sum.add(b"bc");
    assert_eq!(sum.finish(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

#[test]
fn two_hundred_steps_and_more_are_kept() {
    let mut history = History::default();
    let mut books = vec![Book::default()];
    for n in 1..=300 {
        let mut next = books.last().unwrap().clone();
        next.policy.pay_within_days = 100 + n;
        history.record(books.last().unwrap(), &next);
        books.push(next);
    }
    let mut now = books.last().unwrap().clone();
    for _ in 0..300 {
        now = history.undo(&now).unwrap();
    }
    assert_eq!(now, books[0]);
    // A new edit lets go of what was taken back, and only then.
    now = history.redo(&now).unwrap();
    assert_eq!(history.steps().count(), 300);
    let mut other = now.clone();
    other.name = "Acme".to_owned();
    history.record(&now, &other);
    assert_eq!(history.steps().count(), 2);
    assert_eq!(history.redo(&other), None);
}

#[test]
fn typing_is_one_step() {
    let mut history = History::default();
    let mut now = Book::default();
    let mut type_name = |history: &mut History, name: &str| {
        let next = Book { name: name.to_owned(), ..now.clone() };
        history.record(&now, &next);
        now = next;
    };
    for name in ["A", "Ac", "Acm", "Acme"] {
        type_name(&mut history, name);
    }
    let words: Vec<_> = history.steps().map(|(step, _)| step.words.clone()).collect();
    assert_eq!(words, ["Name of the book: none \u{2192} Acme"]);
    for name in ["Acm", "Ac", "A", ""] {
        type_name(&mut history, name);
    }
    assert!(history.is_empty());
}

#[test]
fn steps_are_told_in_words() {
    let start = Book::default();
    let mut told = Vec::new();
    let mut tell = |change: &dyn Fn(&mut Book)| {
        let mut history = History::default();
        let mut next = start.clone();
        change(&mut next);
        history.record(&start, &next);
        told.extend(history.last_done().map(|step| step.words.clone()));
    };
    tell(&|book| book.policy.pay_within_days = 10);
    tell(&|book| {
        book.log.push(Event {
            nth: 0,
            date: NaiveDate::default(),
            customer: CustomerKey::Name("Acme".to_owned()),
            currency: None,
            what: What::HoldEnded,
        });
    });
    tell(&|book| {
        book.merges.push(MergeSuggestion {
            customers: Vec::new(),
            names: vec!["Acme".to_owned(), "ACME Ltd".to_owned()],
            why: String::new(),
        });
    });
    assert_eq!(
        told,
        [
            "Policy: pay within days: 7 \u{2192} 10",
            "Case log: hold ended (Acme)",
            "Taken as one: Acme, ACME Ltd",
        ]
    );
}

#[test]
fn files_that_come_or_go_are_no_step() {
    let mut history = History::default();
    let note = |order| FileNote {
        settings: ImportSettings { date_order: order, ..ImportSettings::default() },
        ..FileNote::default()
    };
    let with = |files: &[(&str, Option<DateOrder>)]| Book {
        files: files.iter().map(|(key, order)| ((*key).to_owned(), note(*order))).collect(),
        ..Book::default()
    };
    let june = with(&[("june.csv", None)]);
    assert!(!history.record(&Book::default(), &june));
    let settled = with(&[("june.csv", Some(DateOrder::Dmy))]);
    assert!(history.record(&june, &settled));
    let july = with(&[("july.csv", None)]);
    assert!(!history.record(&settled, &july));
    // June is gone, so nothing about it can be taken back; the steps before it still can.
    assert_eq!(history.undo(&july), None);
}
