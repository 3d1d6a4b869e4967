//! What page and worker say to each other survives the trip through JavaScript, in a real worker.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test stops where the page is not as expected"
)]

use std::str::FromStr;

use js_sys::{Array, Object, Reflect, Uint8Array};
use owed::analysis::compare::Change;
use owed::analysis::{
    AgeBasis, AgingScheme, AnalysisConfig, DocumentRow, DocumentSet, DocumentSort, Figure, GroupBy,
    Page, Selection,
};
use owed::collect::CaseLog;
use owed::documents::{Document, DocumentFormat, Language, Order, Paper};
use owed::domain::ledger::Attribute;
use owed::domain::{Amount, Currency, CustomerKey, DocumentKind};
use owed::import::{ImportError, ImportSettings, RoleChoice, Source};
use owed::letters::{LetterKind, LetterRun, LetterTemplate, LetterTexts};
use owed::policy::Policy;
use owed::protocol::{
    Command, DeskCommand, DocumentList, Export, FileOut, Pairing, Progress, Reply, Request,
    Response, Side, Values, WorkerError,
};
use owed::worker::wire::codec::{
    decode_reply, decode_request, encode_reply, encode_request, job_of,
};
use rust_decimal::Decimal;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_dedicated_worker);

fn date(text: &str) -> chrono::NaiveDate {
    chrono::NaiveDate::from_str(text).unwrap()
}

fn amount(text: &str) -> Amount {
    Amount::new(Decimal::from_str(text).unwrap())
}

fn config() -> AnalysisConfig {
    AnalysisConfig {
        basis: AgeBasis::InvoiceDate,
        scheme: AgingScheme::new(vec![15, 45]).unwrap(),
        ..AnalysisConfig::standard(date("2024-02-29"))
    }
}

fn pairing() -> Pairing {
    Pairing { other_as_of: date("2024-01-31"), other_is_earlier: true }
}

fn run() -> LetterRun {
    let template = LetterTemplate {
        kind: LetterKind::Firm,
        language: Language::French,
        subject: "Ünpaid: {number}".into(),
        opening: "One\n\nTwo".into(),
        closing: String::new(),
    };
    let texts = LetterTexts { own: vec![template] };
    LetterRun { texts, kind: Some(LetterKind::Hold), ..LetterRun::default() }
}

fn survives(reply: Response) {
    let reply = Reply { job: 7, response: reply };
    let back = decode_reply(&encode_reply(&reply).unwrap());
    assert_eq!(back.as_ref(), Some(&reply));
}

#[wasm_bindgen_test]
#[expect(clippy::too_many_lines, reason = "one line per kind")]
fn every_kind_of_request_survives() {
    let settings = ImportSettings {
        delimiter: Some(b';'),
        roles: vec![RoleChoice { column: 3, role: None }],
        currency: Currency::new("JPY"),
        ..ImportSettings::default()
    };
    let selection = Selection {
        currency: Currency::new("EUR"),
        account: Some(u32::MAX),
        group: Some((GroupBy::Attribute(Attribute::Country), "Österreich".into())),
        set: DocumentSet::Bucket(2),
    };
    let letters = Export::Letters {
        policy: Policy::default(),
        run: run(),
        log: CaseLog::default(),
        files: owed::letters::LetterFile::USUAL.to_vec(),
    };
    let overview = Export::ReportOverview {
        format: DocumentFormat::Markdown,
        extras: owed::protocol::Extras::default(),
    };
    for command in [
        Command::Import {
            side: Side::Other,
            sources: vec![Source {
                name: "naïve \u{202e}name.csv".into(),
                sheet: "Sheet 1".into(),
                bytes: 7,
                settings,
                refused: Some(ImportError::Unreadable),
            }],
            merges: vec![vec![CustomerKey::Id("7".into()), CustomerKey::Name("Acme".into())]],
            config: config(),
            prefer_stated_as_of: true,
        },
        Command::ImportSample { side: Side::Book, config: config() },
        DeskCommand::Compare { config: config(), pairing: pairing() }.into(),
        DeskCommand::ComparedDocuments {
            config: config(),
            pairing: pairing(),
            currency: Currency::UNSTATED,
            change: Change::ReDated,
            offset: 0,
            limit: 100,
        }
        .into(),
        DeskCommand::DropOther.into(),
        DeskCommand::Documents {
            config: config(),
            selection,
            sort: DocumentSort::DaysPastDue,
            descending: true,
            find: String::new(),
            offset: 0,
            limit: 200,
        }
        .into(),
        Command::SourceRow { side: Side::Other, document: 0 },
        DeskCommand::Letters {
            config: config(),
            policy: Policy::default(),
            run: run(),
            log: CaseLog::default(),
        }
        .into(),
        DeskCommand::Today { config: config(), policy: Policy::default(), log: CaseLog::default() }
            .into(),
        DeskCommand::Export { config: config(), export: letters, paper: Paper::Letter }.into(),
        DeskCommand::Export { config: config(), export: overview, paper: Paper::A4 }.into(),
        DeskCommand::Export { config: config(), export: Export::AgingCsv, paper: Paper::A4 }.into(),
    ] {
        if let Command::Desk(packed) = &command {
            assert_eq!(packed.open().map(Command::from), Some(command.clone()));
        }
        let request = Request { job: 4_000_000_000, command };
        let message = encode_request(&request, &[]).unwrap();
        assert_eq!(decode_request(&message), Some((request, Vec::new())));
    }
}

#[wasm_bindgen_test]
fn a_file_travels_beside_its_request() {
    let file = web_sys::Blob::new().unwrap();
    let request = Request { job: 1, command: Command::SourceRow { side: Side::Book, document: 5 } };
    let message = encode_request(&request, &[file]).unwrap();
    let (back, beside) = decode_request(&message).unwrap();
    assert_eq!((back, beside.len()), (request, 1));
}

#[wasm_bindgen_test]
fn amounts_stay_exact() {
    let row = |total: &str, open: &str| DocumentRow {
        document: 1,
        number: "INV-1".into(),
        kind: DocumentKind::Invoice,
        customer: "O'Hara \"& Sons\" <b>".into(),
        customer_id: String::new(),
        currency: Currency::new("KWD").unwrap(),
        invoice_date: Some(date("1999-12-31")),
        due_date: None,
        paid_date: None,
        total: amount(total),
        open: amount(open),
        days_past_due: Some(-3),
        bucket: 0,
        disputed: true,
        due_derived: false,
        attributes: Vec::new(),
        payments: Vec::new(),
        file: 0,
        row: 2,
    };
    // Beyond what a JavaScript number holds, and with trailing zeros that must not get lost.
    let rows = vec![row("12345678901234567.89", "0.01"), row("-1.100", "0.000")];
    let figure = Figure { amount: amount("12345678901234567.90"), count: 2 };
    let currency = Currency::new("KWD").unwrap();
    let list = DocumentList {
        page: Page { rows, offset: 0, total: 2 },
        open: vec![(currency, figure)],
        billed: vec![],
    };
    let reply = Response::Documents(Values::new(&list));
    survives(reply.clone());
    let message = encode_reply(&Reply { job: 1, response: reply }).unwrap();
    let Some(Reply { response: Response::Documents(back), .. }) = decode_reply(&message) else {
        panic!("another reply came back")
    };
    let DocumentList { page, .. } = back.open().unwrap();
    let digits: Vec<_> = page.rows.iter().map(|row| row.total.decimal().to_string()).collect();
    assert_eq!(digits, ["12345678901234567.89", "-1.100"]);
}

#[wasm_bindgen_test]
fn large_counts_stay_exact() {
    survives(Response::Progress(Progress {
        bytes_read: (1 << 53) - 1,
        bytes_total: 687_000_000_000,
        rows: u64::from(u32::MAX) + 1,
    }));
}

#[wasm_bindgen_test]
fn failures_survive() {
    survives(Response::Failed(WorkerError::Stopped));
    survives(Response::ImportFailed {
        error: ImportError::Binary { looks_like: "a PDF".into() },
        import: None,
        set: Box::default(),
    });
    let set = Box::default();
    survives(Response::ImportFailed { error: ImportError::Unreadable, import: None, set });
}

#[wasm_bindgen_test]
fn a_files_bytes_travel_as_bytes() {
    let bytes: Vec<u8> = (0..=255).collect();
    let file = FileOut { name: "letters.zip".into(), mime: "application/zip".into(), bytes };
    let reply = Reply { job: 1, response: Response::File(file) };
    let message = encode_reply(&reply).unwrap();
    let parts: &Array = message.dyn_ref().unwrap();
    assert_eq!(parts.get(1).dyn_into::<Uint8Array>().unwrap().length(), 256);
    assert_eq!(decode_reply(&message), Some(reply));
    // Without its content it is no file.
    assert_eq!(decode_reply(&Array::of1(&parts.get(0)).into()), None);
}

#[wasm_bindgen_test]
fn nonsense_is_recognized_and_its_job_named() {
    let half = Object::new();
    Reflect::set(&half, &"job".into(), &12.into()).unwrap();
    let nothing_known = Uint8Array::from([255_u8, 1].as_slice());
    Reflect::set(&half, &"content".into(), &nothing_known).unwrap();
    for (message, job) in [
        (JsValue::UNDEFINED, 0),
        ("hello".into(), 0),
        (Array::new().into(), 0),
        (Array::of1(&JsValue::NULL).into(), 0),
        (Array::of1(&half).into(), 12),
    ] {
        assert!(decode_request(&message).is_none(), "{message:?}");
        assert_eq!(job_of(&message), job, "{message:?}");
        assert!(decode_reply(&message).is_none());
    }
}

#[cfg(feature = "press")]
#[wasm_bindgen_test]
fn the_press_answers_an_order_with_the_bytes_a_native_program_makes() {
    use owed::documents::{Block, press};
    use owed::worker::wire::{press::answer, printing::Said};
    let document = Document {
        title: "Ünpaid".into(),
        language: "en-US".into(),
        blocks: vec![Block::heading(1, "Hello"), Block::text("名前 <b>")],
        ..Document::default()
    };
    for format in [DocumentFormat::Docx, DocumentFormat::Html] {
        let order = Order::of_one(document.clone(), format, date("2026-03-14"), Paper::A4);
        let message = Uint8Array::from(order.to_bytes().as_slice());
        let Said::Done(bytes) = answer(&message) else { panic!("{format:?} was not made") };
        assert_eq!(Ok(bytes.to_vec()), press(&order, &mut |_, _| ()));
    }
    assert!(matches!(answer(&JsValue::NULL), Said::Refused(_)));
}

#[wasm_bindgen_test]
fn what_the_press_says_survives() {
    use owed::worker::wire::printing::{Said, decode_said, encode_said};
    let bytes = Uint8Array::from([1_u8, 2].as_slice());
    assert!(matches!(decode_said(&encode_said(&Said::Made(7, 500))), Some(Said::Made(7, 500))));
    assert!(
        matches!(decode_said(&encode_said(&Said::Done(bytes))), Some(Said::Done(b)) if b.length() == 2)
    );
    let refused = decode_said(&encode_said(&Said::Refused("No".into())));
    assert!(matches!(refused, Some(Said::Refused(why)) if why == "No"));
    assert!(decode_said(&JsValue::NULL).is_none());
}
