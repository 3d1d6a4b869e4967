//! What the session answers is the same after the trip as bytes (`protocol.rs`). Either form has no place for some things
//! that a report might get one day: values in their order for fields that are left out when they are empty, JSON for a map with
//! keys that are no texts.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test stops where the answer is not as expected"
)]

use std::fmt::Debug;

use chrono::NaiveDate;
use owed::analysis::compare::{Change, Movement};
use owed::analysis::outlook::Assumptions;
use owed::analysis::{AnalysisConfig, CustomerSort, DocumentSet, DocumentSort, GroupBy, Selection};
use owed::collect::CaseLog;
use owed::domain::Currency;
use owed::domain::ledger::Attribute;
use owed::import::ImportSettings;
use owed::letters::LetterRun;
use owed::policy::Policy;
use owed::protocol::{
    Command, DeskCommand, Message, Packed, Pairing, Reply, Request, Response, Side, Values,
};
use owed::share::ShareOptions;
use owed::worker::session::{ImportJob, Session};
use serde::Serialize;
use serde::de::DeserializeOwned;

fn survives(name: &str, response: &Response) {
    assert!(!matches!(response, Response::Failed(_)), "{name}: {response:?}");
    let message = |response: &Response| {
        let reply = Reply { job: 7, response: response.clone() };
        Message::of_reply(&reply).unwrap_or_else(|| panic!("{name} cannot be written"))
    };
    let sent = message(response);
    let Reply { job, response: back } =
        sent.reply().unwrap_or_else(|| panic!("{name} cannot be read"));
    assert_eq!(job, 7, "{name}");
    // Written once more it is the same (a report may hold what stays with the worker, and is not written).
    assert!(message(&back) == sent, "{name} is another one after the trip");
    let kind = std::mem::discriminant(response);
    assert_eq!(std::mem::discriminant(&back), kind, "{name}");
    assert!(opens(&back), "{name} is not what it was when it is opened");
}

/// What is packed can be opened, and is the same when it is packed once more.
#[expect(clippy::wildcard_enum_match_arm, reason = "the others are not packed apart")]
fn opens(response: &Response) -> bool {
    fn same<T: Serialize + DeserializeOwned>(packed: &Packed<T>) -> bool {
        packed.open().is_some_and(|report| Packed::new(&report) == *packed)
    }
    fn same_values<T: Serialize + DeserializeOwned>(values: &Values<T>) -> bool {
        values.open().is_some_and(|report| Values::new(&report) == *values)
    }
    match response {
        Response::Customers(values) => same_values(values),
        Response::TieOut(values) => same_values(values),
        Response::Groups(values) => same_values(values),
        Response::Documents(values) => same_values(values),
        Response::MergeSuggestions(values) => same_values(values),
        Response::Measures(packed) => same(packed),
        Response::Pictures(packed) => same(packed),
        Response::CustomerProfile(packed) => same(packed),
        Response::Outlook(packed) => same(packed),
        Response::Expected(packed) => same(packed),
        Response::Comparison(packed) => same(packed),
        Response::ComparedDocuments(packed) => same(packed),
        Response::ComparedCustomers(packed) => same(packed),
        Response::Letters(packed) => same(packed),
        Response::Today(packed) => same(packed),
        Response::CallSheet(packed) => same(packed),
        Response::SharePreview(packed) => same(packed),
        Response::Attached(packed) => same(packed),
        Response::PolicyEffect(packed) => same(packed),
        Response::MonthEnd(packed) => same(packed),
        Response::PolicyReview(packed) => same(packed),
        Response::Letter(packed) => same(packed),
        Response::Decisions(packed) => same(packed),
        Response::Entries(packed) => same(packed),
        _ => true,
    }
}

#[test]
#[expect(clippy::too_many_lines, reason = "one line per kind")]
fn every_report_survives() {
    let day = |year, month| NaiveDate::from_ymd_opt(year, month, 28).unwrap();
    let mut config = AnalysisConfig::standard(day(2025, 2));
    config.group_by = GroupBy::Attribute(Attribute::Country);
    let mut session = Session::new();
    for side in [Side::Book, Side::Other] {
        let (name, csv) = session.sample(side, &config);
        let job = ImportJob::of_sample(side, &name, config.clone());
        survives("loaded", &session.import_bytes(job, &csv));
    }
    let mut rejected = Session::new();
    for text in ["", "Customer,Invoice,Date,Amount\nOne,1,01/02/2025,5.00\n"] {
        let job = ImportJob::of_one("a.csv", 0, ImportSettings::default(), config.clone());
        survives("not loaded", &rejected.import_bytes(job, text.as_bytes()));
    }
    let (currency, policy, log) =
        (Currency::new("EUR").unwrap(), Policy::default(), CaseLog::default());
    let pairing = Pairing { other_as_of: day(2025, 1), other_is_earlier: true };
    let run = LetterRun::default();
    let (offset, limit, find) = (0, 50, String::new());
    let at_desk = vec![
        DeskCommand::Customers {
            config: config.clone(),
            currency,
            sort: CustomerSort::Overdue,
            descending: true,
            find: find.clone(),
            only_open: false,
            offset,
            limit,
        },
        DeskCommand::TieOut { config: config.clone() },
        DeskCommand::Groups { config: config.clone(), currency: None, offset, limit },
        DeskCommand::Documents {
            config: config.clone(),
            selection: Selection {
                currency: None,
                account: None,
                group: None,
                set: DocumentSet::All,
            },
            sort: DocumentSort::DaysPastDue,
            descending: true,
            find,
            offset,
            limit,
        },
        DeskCommand::MergeSuggestions,
        DeskCommand::Pictures { config: config.clone(), currency },
        DeskCommand::Measures { config: config.clone() },
        DeskCommand::CustomerProfile { config: config.clone(), account: 0 },
        DeskCommand::Outlook {
            config: config.clone(),
            currency,
            assumptions: Assumptions::default(),
        },
        DeskCommand::Expected { config: config.clone(), currency, offset, limit },
        DeskCommand::Compare { config: config.clone(), pairing },
        DeskCommand::ComparedDocuments {
            config: config.clone(),
            pairing,
            currency,
            change: Change::Paid,
            offset,
            limit,
        },
        DeskCommand::ComparedCustomers {
            config: config.clone(),
            pairing,
            currency,
            movement: Movement::Slid,
            offset,
            limit,
        },
        DeskCommand::Letters {
            config: config.clone(),
            policy: policy.clone(),
            run: run.clone(),
            log: log.clone(),
        },
        DeskCommand::Today { config: config.clone(), policy: policy.clone(), log: log.clone() },
        DeskCommand::PolicyEffect {
            config: config.clone(),
            before: Box::default(),
            after: Box::default(),
            log: log.clone(),
        },
        DeskCommand::MonthEnd { config: config.clone(), policy: policy.clone(), log: log.clone() },
        DeskCommand::PolicyReview {
            config: config.clone(),
            policy: policy.clone(),
            log: log.clone(),
        },
        DeskCommand::Attach { config: config.clone(), policy: policy.clone(), log: log.clone() },
        DeskCommand::Decisions { config: config.clone(), policy: policy.clone(), log: log.clone() },
        DeskCommand::SharePreview { options: ShareOptions::default() },
        DeskCommand::LettersSent {
            config: config.clone(),
            policy: policy.clone(),
            run: run.clone(),
            log: log.clone(),
            account: None,
        },
    ];
    let name = |command: &dyn Debug| format!("{command:?}").chars().take(20).collect::<String>();
    let analyze = Command::Analyze { config: config.clone() };
    for command in at_desk.into_iter().map(Command::from).chain([analyze]) {
        let request = Request { job: 8, command };
        let back = Message::of_request(&request).and_then(|sent| sent.request());
        assert!(back.as_ref() == Some(&request), "{} does not arrive", name(&request.command));
        survives(&name(&request.command), &session.handle(request.command));
    }
    // One of the customers is late enough for a letter and a call.
    let called = (0..40).map(|account| {
        let (config, policy, log) = (config.clone(), policy.clone(), log.clone());
        let letter = session.handle(DeskCommand::Letter {
            config: config.clone(),
            policy: policy.clone(),
            run: run.clone(),
            log: log.clone(),
            account,
        });
        let sheet = session.handle(DeskCommand::CallSheet { config, policy, log, account });
        for (name, answer) in [("letter", &letter), ("call sheet", &sheet)] {
            if !matches!(answer, Response::Failed(_)) {
                survives(name, answer);
            }
        }
        matches!((letter, sheet), (Response::Letter(_), Response::CallSheet(_)))
    });
    assert!(called.filter(|both| *both).count() > 0);
}
