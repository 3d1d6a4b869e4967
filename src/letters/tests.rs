//! Letters from a ledger small enough to check by hand, and from names that try to be markup.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::*;
use crate::analysis::AnalysisConfig;
use crate::documents::fixtures::{html_tags, unzip, xml_tags};
use crate::documents::{Order, Paper, Piece, html, press};
use crate::domain::{Account, Customer, Day, DocumentKind, Ledger, NewDocument, to_u32};
use crate::policy::{Policy, ToneStep};

/// A Saturday.
fn as_of() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 14).unwrap()
}

fn config() -> AnalysisConfig {
    AnalysisConfig::standard(as_of())
}

fn day(month: u32, day: u32) -> Day {
    Day::from_ymd(2026, month, day).unwrap()
}

fn account(ledger: &mut Ledger, name: &str, currency: &str) -> u32 {
    let customer = ledger.add_customer(Customer {
        id: String::new(),
        name: name.to_owned(),
        email: format!("{}@example.com", name.to_lowercase()),
        ..Customer::default()
    });
    let currency = Currency::new(currency).unwrap_or(Currency::UNSTATED);
    ledger.add_account(Account { customer, currency })
}

/// An invoice, or a credit where the open amount is negative, issued on 5 December 2025.
fn document(account: u32, number: &str, due_date: Day, total: i64, open: i64) -> NewDocument<'_> {
    let kind = if open < 0 { DocumentKind::CreditNote } else { DocumentKind::Invoice };
    NewDocument {
        account,
        number: number.as_bytes(),
        kind,
        invoice_date: Day::from_ymd(2025, 12, 5).unwrap(),
        due_date,
        paid_date: Day::NONE,
        total,
        open,
        disputed: false,
        row: 0,
        offset: 0,
    }
}

/// Accounts: 0 Acme EUR, 1 Bolt, 2 Cora, 3 Dune USD, 4 Acme USD, 5 Fox, 6 Gold, 7 Hill.
fn ledger() -> Ledger {
    let mut ledger = Ledger::default();
    let names = [
        ("Acme", "EUR"),
        ("Bolt", "EUR"),
        ("Cora", "EUR"),
        ("Dune", "USD"),
        ("Acme", "USD"),
        ("Fox", "EUR"),
        ("Gold", "EUR"),
        ("Hill", "EUR"),
    ];
    for (name, currency) in names {
        account(&mut ledger, name, currency);
    }
    let documents = [
        // Acme: 60 (part-paid, 10 days) + 50 (30 days) - 20 = 90; one not due, one disputed.
        document(0, "A1", day(3, 4), 10_000, 6_000),
        document(0, "A2", day(2, 12), 5_000, 5_000),
        document(0, "A3", day(3, 14), 99_900, 99_900),
        document(0, "A4", Day::NONE, -2_000, -2_000),
        NewDocument { disputed: true, ..document(0, "A5", day(1, 1), 50_000, 50_000) },
        // Bolt: 40 overdue, 40 received on account.
        document(1, "B1", day(1, 1), 4_000, 4_000),
        NewDocument { kind: DocumentKind::Receipt, ..document(1, "B2", Day::NONE, -4_000, -4_000) },
        // Cora: all disputed.
        NewDocument { disputed: true, ..document(2, "C1", day(2, 1), 7_700, 7_700) },
        // Dune: 63 days.
        document(3, "D1", day(1, 10), 123_456, 123_456),
        document(4, "A6", Day::NONE, -500, -500),
        // Fox: settled after the as-of date, so open in full at it; 13 days.
        NewDocument { paid_date: day(3, 20), ..document(5, "F1", day(3, 1), 3_000, 0) },
        // Gold: settled before it. Hill: issued after it.
        NewDocument { paid_date: day(3, 10), ..document(6, "G1", day(3, 1), 3_000, 0) },
        NewDocument { invoice_date: day(3, 15), ..document(7, "H1", day(3, 1), 9_000, 9_000) },
    ];
    for (i, document) in documents.into_iter().enumerate() {
        ledger.push(NewDocument { row: to_u32(i) + 2, ..document });
    }
    ledger
}

fn amount(minor: i128) -> Amount {
    Amount::from_minor(minor, Currency::new("EUR").unwrap())
}

fn write(account: u32) -> Option<LetterText> {
    letter(
        &ledger(),
        &config(),
        &Policy::default(),
        &LetterTexts::default(),
        &CaseFacts::default(),
        account,
    )
}

#[test]
fn one_letter_goes_to_each_account_with_something_left_to_pay() {
    let overview = overview(&ledger(), &config(), &Policy::default(), &CaseFacts::default());
    let going_out: Vec<_> = overview
        .going_out
        .iter()
        .map(|e| (e.account, e.name.as_str(), e.tone, e.oldest_days_past_due, e.due, e.invoices))
        .collect();
    assert_eq!(
        going_out,
        [
            (0, "Acme", Tone::Direct, 30, amount(9_000), 2),
            (5, "Fox", Tone::Friendly, 13, amount(3_000), 1),
            (3, "Dune", Tone::Final, 63, amount(123_456), 1),
        ]
    );
    let codes: Vec<_> =
        overview.totals.iter().map(|(c, sum)| (c.code().to_owned(), *sum)).collect();
    assert_eq!(codes, [("EUR".to_owned(), amount(12_000)), ("USD".to_owned(), amount(123_456))]);
}

#[test]
fn whoever_is_left_out_is_named_with_the_reason() {
    let reasons = |policy: &Policy| -> Vec<(String, Amount, ExclusionReason)> {
        let left_out =
            overview(&ledger(), &config(), policy, &CaseFacts::default()).left_out.into_iter();
        left_out.map(|left| (left.name, left.overdue, left.reason)).collect()
    };
    let cora = ("Cora".to_owned(), amount(7_700), ExclusionReason::AllDisputed);
    let bolt = ("Bolt".to_owned(), amount(4_000), ExclusionReason::CreditsCoverIt);
    let fox = |reason| ("Fox".to_owned(), amount(3_000), reason);
    let policy = Policy::default();
    assert_eq!(reasons(&policy), [cora.clone(), bolt.clone()]);
    assert_eq!(
        reasons(&Policy { minimum_letter_amount: 30, ..policy.clone() }),
        [cora.clone(), bolt.clone()]
    );
    assert_eq!(
        reasons(&Policy { minimum_letter_amount: 31, ..policy.clone() }),
        [cora.clone(), bolt.clone(), fox(ExclusionReason::UnderMinimum)]
    );
    let late = vec![ToneStep { from_days: 14, tone: Tone::Firm }];
    assert_eq!(
        reasons(&Policy { tones: late, ..policy }),
        [cora, bolt, fox(ExclusionReason::NotLateEnough)]
    );
}

#[test]
fn a_letter_lists_what_is_really_due_oldest_first_and_then_the_credits() {
    let letter = write(0).unwrap();
    let lines: Vec<_> = letter
        .lines
        .iter()
        .map(|l| (l.number.as_str(), l.credit, l.days_past_due, l.total, l.open, l.row))
        .collect();
    assert_eq!(
        lines,
        [
            ("A2", false, Some(30), amount(5_000), amount(5_000), 3),
            ("A1", false, Some(10), amount(10_000), amount(6_000), 2),
            ("A4", true, None, amount(-2_000), amount(-2_000), 5),
        ]
    );
    assert_eq!(letter.due, amount(9_000));
    // 14 + 7 days is a Saturday, so Monday 23 March.
    assert_eq!(letter.subject, "Payment reminder: EUR 90.00 overdue, please pay by 23 March 2026");
    assert_eq!(letter.opening[0], "Dear Acme,");
    assert!(letter.opening[1].contains("2 invoices past the due date; the oldest is 30 days late"));
    assert!(letter.closing[0].contains("Payments received after 14 March 2026 are not included."));
    assert!(letter.unknown_placeholders.is_empty());
}

#[test]
fn no_letter_where_nothing_is_asked_for() {
    for account in [1, 2, 4, 6, 7, 99] {
        assert_eq!(write(account), None, "account {account}");
    }
    let empty = Ledger::default();
    let policy = Policy::default();
    assert_eq!(
        letter_pieces(&empty, &config(), &policy, &LetterTexts::default(), &CaseFacts::default()),
        None
    );
    assert!(overview(&empty, &config(), &policy, &CaseFacts::default()).going_out.is_empty());
}

#[test]
fn every_letter_adds_up_to_its_line_in_the_overview() {
    for entry in overview(&ledger(), &config(), &Policy::default(), &CaseFacts::default()).going_out
    {
        let letter = write(entry.account).unwrap();
        let sum: Amount = letter.lines.iter().map(|line| line.open).sum();
        assert_eq!(
            (letter.due, sum, letter.tone),
            (entry.due, entry.due, entry.tone),
            "{}",
            entry.name
        );
    }
}

#[test]
fn letters_tie_to_the_aging_report() {
    // EUR overdue in the report, past-due credits deducted:
    // Acme 60 + 50 + 500 disputed - 20, Bolt 40 - 40, Cora 77 disputed, Fox 30 = 697.
    let report = crate::analysis::analyze(&ledger(), &config());
    let eur = report.currencies.iter().find(|c| c.currency.code() == "EUR").unwrap();
    assert_eq!(eur.overdue.amount, amount(69_700));
    let asked_for =
        overview(&ledger(), &config(), &Policy::default(), &CaseFacts::default()).totals[0].1;
    assert_eq!(eur.overdue.amount, asked_for + amount(50_000) + amount(7_700));
}

#[test]
fn a_single_letter_has_a_safe_file_name() {
    let mut letter = write(0).unwrap();
    assert_eq!(letter_file_name(&letter, "docx"), "Acme EUR.docx");
    letter.name = "../NUL".to_owned();
    letter.currency = Currency::UNSTATED;
    assert_eq!(letter_file_name(&letter, "html"), "_NUL.html");
}

#[test]
fn the_default_texts_cover_every_tone_and_ask_for_payment_by_a_date() {
    let texts = LetterTexts::default();
    assert_eq!(texts.templates.iter().map(|t| t.tone).collect::<Vec<_>>(), Tone::ALL);
    for template in &texts.templates {
        let all =
            [&template.subject, &template.opening, &template.closing].map(String::as_str).concat();
        for needed in [
            "{customer}",
            "{total_due}",
            "{pay_by}",
            "Payments received after {data_date}",
            "already",
        ] {
            assert!(all.contains(needed), "{:?} {needed}", template.tone);
        }
    }
}

#[test]
fn a_tone_without_wording_falls_back_to_ours() {
    let texts = LetterTexts { templates: Vec::new() };
    let letter =
        letter(&ledger(), &config(), &Policy::default(), &texts, &CaseFacts::default(), 0).unwrap();
    assert_eq!(Some(letter), write(0));
}

fn archive(ledger: &Ledger, policy: &Policy, texts: &LetterTexts) -> BTreeMap<String, Vec<u8>> {
    unzip(pressed(letter_pieces(ledger, &config(), policy, texts, &CaseFacts::default()).unwrap()))
}

fn pressed(pieces: Vec<Piece>) -> Vec<u8> {
    let order = Order { archive: true, date: config().as_of, paper: Paper::A4, pieces };
    press(&order, &mut |_, _| ()).unwrap()
}

#[test]
fn the_archive_holds_every_letter_in_each_format_and_an_index() {
    let files = archive(&ledger(), &Policy::default(), &LetterTexts::default());
    let names: Vec<&str> = files.keys().map(String::as_str).collect();
    assert_eq!(
        names,
        [
            "docx/Acme EUR.docx",
            "docx/Dune USD.docx",
            "docx/Fox EUR.docx",
            "html/Acme EUR.html",
            "html/Dune USD.html",
            "html/Fox EUR.html",
            "index.html",
            "pdf/Acme EUR.pdf",
            "pdf/Dune USD.pdf",
            "pdf/Fox EUR.pdf",
        ]
    );
    let index = String::from_utf8(files["index.html"].clone()).unwrap();
    for expected in [
        "EUR 120.00<br>USD 1,234.56",
        "<td>Cora</td><td class=\"number\">EUR 77.00</td><td>everything overdue is disputed</td>",
        "<td>Bolt</td><td class=\"number\">EUR 40.00</td><td>open credits cover what is overdue</td>",
        "<td>Acme</td><td class=\"number\">1</td><td class=\"number\">EUR 500.00</td>",
    ] {
        assert!(index.contains(expected), "{expected}\n{index}");
    }
}

#[test]
fn the_same_letters_give_the_same_bytes() {
    let facts = CaseFacts::default();
    let pieces =
        || letter_pieces(&ledger(), &config(), &Policy::default(), &LetterTexts::default(), &facts);
    let make = || pressed(pieces().unwrap());
    assert_eq!(make(), make());
}

#[test]
fn an_unknown_placeholder_stops_that_letter_only_and_is_listed() {
    let mut texts = LetterTexts::default();
    texts.templates[1].closing.push_str(" {custmer}");
    let stopped =
        letter(&ledger(), &config(), &Policy::default(), &texts, &CaseFacts::default(), 0).unwrap();
    assert_eq!(stopped.unknown_placeholders, ["custmer"]);
    let files = archive(&ledger(), &Policy::default(), &texts);
    assert!(!files.contains_key("docx/Acme EUR.docx"));
    assert!(files.contains_key("docx/Fox EUR.docx"));
    let list = String::from_utf8(files["stopped.txt"].clone()).unwrap();
    assert!(
        list.contains("Acme (direct letter, EUR 90.00): unknown placeholder {custmer}"),
        "{list}"
    );
    let index = String::from_utf8(files["index.html"].clone()).unwrap();
    assert!(index.contains("EUR 30.00<br>USD 1,234.56"), "stopped letters are not in the sum");
}

/// A ledger where customer `i` is called `names[i].0` and owes one invoice numbered `names[i].1`.
fn ledger_of(names: &[(String, String)]) -> Ledger {
    let mut ledger = Ledger::default();
    for (name, number) in names {
        let account = account(&mut ledger, name, "EUR");
        ledger.push(document(account, number, day(1, 1), 1_000, 1_000));
    }
    ledger
}

/// Every letter of the ledger is inert as page and as word processor file.
fn assert_inert(names: &[(String, String)]) {
    let texts = LetterTexts::default();
    let policy = Policy::default();
    let shape = |ledger: &Ledger, account: u32| {
        let letter =
            letter(ledger, &config(), &policy, &texts, &CaseFacts::default(), account).unwrap();
        assert!(letter.unknown_placeholders.is_empty());
        html_tags(&html(&letter_document(&letter)))
    };
    let harmless = shape(&ledger_of(&[("Acme".to_owned(), "1".to_owned())]), 0);
    let ledger = ledger_of(names);
    for (i, (name, _)) in names.iter().enumerate() {
        assert_eq!(shape(&ledger, to_u32(i)), harmless, "{name:?}");
    }
    let files = archive(&ledger, &policy, &texts);
    // PDFs are made where the font has every character.
    let for_all = files.keys().filter(|path| !path.starts_with("pdf/")).count();
    assert_eq!(for_all, 2 * names.len() + 1, "no file name is used twice");
    for (path, bytes) in files {
        assert!(!path.contains("../") && !path.starts_with('/'), "{path}");
        assert!(path.split('/').count() <= 2 && !path.contains('\\'), "{path}");
        if path.rsplit_once('.').is_some_and(|(_, ending)| ending == "docx") {
            for part in unzip(bytes).into_values() {
                xml_tags(&String::from_utf8(part).unwrap());
            }
        }
    }
}

#[test]
fn names_and_numbers_that_try_to_be_markup_stay_text() {
    let names: Vec<(String, String)> = crate::documents::fixtures::HOSTILE
        .into_iter()
        .flat_map(|text| [(text.to_owned(), "1".to_owned()), ("Acme".to_owned(), text.to_owned())])
        .collect();
    assert_inert(&names);
}

#[test]
fn a_letter_the_font_cannot_show_is_no_pdf_and_the_index_says_so() {
    let ledger = ledger_of(&[("名前".to_owned(), "1".to_owned())]);
    let files = archive(&ledger, &Policy::default(), &LetterTexts::default());
    let names: Vec<&str> = files.keys().map(String::as_str).collect();
    assert_eq!(names, ["docx/名前 EUR.docx", "html/名前 EUR.html", "index.html"]);
    let index = String::from_utf8(files["index.html"].clone()).unwrap();
    assert!(index.contains("名前 EUR (no PDF: its font has no 前名)"), "{index}");
}

#[test]
fn a_name_appears_in_its_letter_letter_by_letter() {
    let names = [("{total_due} <b>&amp;\nBcc: x".to_owned(), "{pay_by}".to_owned())];
    let ledger = ledger_of(&names);
    let texts = LetterTexts::default();
    let letter =
        letter(&ledger, &config(), &Policy::default(), &texts, &CaseFacts::default(), 0).unwrap();
    assert_eq!(letter.opening[0], "Dear {total_due} <b>&amp; Bcc: x,");
    assert_eq!(letter.lines[0].number, "{pay_by}");
    let page = html(&letter_document(&letter));
    assert!(page.contains("<p>Dear {total_due} &lt;b&gt;&amp;amp; Bcc: x,</p>"));
}

/// The project's own suite of hostile exports, where it is at hand.
#[test]
#[expect(clippy::print_stdout, reason = "a skipped test says so")]
fn the_hostile_suite_stays_text() {
    let shared = std::env::var("OWED_SHARED").unwrap_or_else(|_| "../shared".to_owned());
    let path = std::path::Path::new(&shared).join("suites/hostile-ar/hostile-ar.csv");
    let Ok(mut reader) = csv::ReaderBuilder::new().flexible(true).from_path(&path) else {
        println!("skipped: no hostile suite at hand (set OWED_SHARED)");
        return;
    };
    let names: Vec<(String, String)> = reader
        .byte_records()
        .filter_map(Result::ok)
        .map(|record| {
            let field = |i| String::from_utf8_lossy(record.get(i).unwrap_or_default()).into_owned();
            (field(2), field(4))
        })
        .collect();
    assert!(names.len() > 100, "the suite has its rows");
    assert_inert(&names);
}

/// Property tests need a source of randomness the browser build does not have.
#[cfg(not(target_arch = "wasm32"))]
mod laws {
    use proptest::prelude::*;

    use super::*;

    type Row = (u32, i64, i64, i32, i32, bool, u8);

    fn row() -> impl Strategy<Value = Row> {
        let money = || prop_oneof![-500_i64..500, Just(i64::MAX), Just(i64::MIN), Just(0)];
        (0_u32..4, money(), money(), -90_i32..90, -90_i32..90, any::<bool>(), 0_u8..4)
    }

    fn random_ledger(rows: &[Row]) -> Ledger {
        let mut ledger = Ledger::default();
        for (name, currency) in [("A", "EUR"), ("B", "EUR"), ("A", "JPY"), ("C", "-")] {
            account(&mut ledger, name, currency);
        }
        let today = Day::from(as_of());
        for &(account, total, open, due, paid, disputed, dates) in rows {
            let shift =
                |days: i32, bit: u8| if dates & bit == 0 { Day::NONE } else { today.plus(days) };
            ledger.push(NewDocument {
                total,
                paid_date: shift(paid, 1),
                disputed,
                ..document(account, "1", shift(due, 2), total, open)
            });
        }
        ledger
    }

    proptest! {
        #[test]
        fn overview_letters_and_totals_agree(rows in prop::collection::vec(row(), 0..40), minimum in 0_u32..4) {
            let ledger = random_ledger(&rows);
            let policy = Policy { minimum_letter_amount: minimum, ..Policy::default() };
            let texts = LetterTexts::default();
            let all = overview(&ledger, &config(), &policy, &CaseFacts::default());
            for entry in &all.going_out {
                let letter = letter(&ledger, &config(), &policy, &texts, &CaseFacts::default(), entry.account).unwrap();
                let sum: Amount = letter.lines.iter().map(|line| line.open).sum();
                prop_assert_eq!((sum, letter.due), (entry.due, entry.due));
                prop_assert!(entry.due.is_positive());
                prop_assert!(letter.lines.iter().all(|l| l.credit == l.open.is_negative()));
                prop_assert!(letter.lines.is_sorted_by_key(|l| (l.credit, std::cmp::Reverse(l.days_past_due))));
            }
            for left in &all.left_out {
                prop_assert_eq!(letter(&ledger, &config(), &policy, &texts, &CaseFacts::default(), left.account), None);
            }
            for (currency, total) in &all.totals {
                let of_currency = all.going_out.iter().filter(|e| e.currency == *currency);
                prop_assert_eq!(of_currency.map(|e| e.due).sum::<Amount>(), *total);
            }
            prop_assert_eq!(letter_pieces(&ledger, &config(), &policy, &texts, &CaseFacts::default()).is_some(), !all.going_out.is_empty());
        }
    }
}
