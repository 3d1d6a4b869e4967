//! What the session answers is the same after the trip as bytes: reports travel as JSON (`protocol.rs`), which has
//! no place for some things that a report might get one day (a map with keys that are no texts).
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test stops where the answer is not as expected"
)]

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
use owed::protocol::{Command, Pairing, Response, Side};
use owed::share::ShareOptions;
use owed::worker::session::{ImportJob, Session};

fn survives(name: &str, response: &Response) {
    assert!(!matches!(response, Response::Failed(_)), "{name}: {response:?}");
    let text =
        serde_json::to_string(response).unwrap_or_else(|problem| panic!("{name}: {problem}"));
    let back: Response =
        serde_json::from_str(&text).unwrap_or_else(|problem| panic!("{name}: {problem}"));
    // Written once more it is the same text (a report may hold what stays with the worker, and is not written).
    assert!(serde_json::to_string(&back).unwrap() == text, "{name} is another one after the trip");
    let kind = std::mem::discriminant(response);
    assert_eq!(std::mem::discriminant(&back), kind, "{name}");
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
    let commands = vec![
        Command::Analyze { config: config.clone() },
        Command::MergeSuggestions,
        Command::Customers {
            config: config.clone(),
            currency,
            sort: CustomerSort::Overdue,
            descending: true,
            find: find.clone(),
            only_open: false,
            offset,
            limit,
        },
        Command::TieOut { config: config.clone() },
        Command::Measures { config: config.clone() },
        Command::Pictures { config: config.clone(), currency },
        Command::Groups { config: config.clone(), currency: None, offset, limit },
        Command::Documents {
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
        Command::CustomerProfile { config: config.clone(), account: 0 },
        Command::Outlook { config: config.clone(), currency, assumptions: Assumptions::default() },
        Command::Expected { config: config.clone(), currency, offset, limit },
        Command::Compare { config: config.clone(), pairing },
        Command::ComparedDocuments {
            config: config.clone(),
            pairing,
            currency,
            change: Change::Paid,
            offset,
            limit,
        },
        Command::ComparedCustomers {
            config: config.clone(),
            pairing,
            currency,
            movement: Movement::Slid,
            offset,
            limit,
        },
        Command::Letters {
            config: config.clone(),
            policy: policy.clone(),
            run: run.clone(),
            log: log.clone(),
        },
        Command::Today { config: config.clone(), policy: policy.clone(), log: log.clone() },
        Command::PolicyEffect {
            config: config.clone(),
            before: Box::default(),
            after: Box::default(),
            log: log.clone(),
        },
        Command::MonthEnd { config: config.clone(), policy: policy.clone(), log: log.clone() },
        Command::PolicyReview { config: config.clone(), policy: policy.clone(), log: log.clone() },
        Command::Attach { config: config.clone(), policy: policy.clone(), log: log.clone() },
        Command::Decisions { config: config.clone(), policy: policy.clone(), log: log.clone() },
        Command::SharePreview { options: ShareOptions::default() },
        Command::LettersSent {
            config: config.clone(),
            policy: policy.clone(),
            run: run.clone(),
            log: log.clone(),
            account: None,
        },
    ];
    for command in commands {
        let name = format!("{command:?}").chars().take(20).collect::<String>();
        survives(&name, &session.handle(command));
    }
    // One of the customers is late enough for a letter and a call.
    let called = (0..40).map(|account| {
        let (config, policy, log) = (config.clone(), policy.clone(), log.clone());
        let letter = session.handle(Command::Letter {
            config: config.clone(),
            policy: policy.clone(),
            run: run.clone(),
            log: log.clone(),
            account,
        });
        let sheet = session.handle(Command::CallSheet { config, policy, log, account });
        for (name, answer) in [("letter", &letter), ("call sheet", &sheet)] {
            if !matches!(answer, Response::Failed(_)) {
                survives(name, answer);
            }
        }
        matches!((letter, sheet), (Response::Letter(_), Response::CallSheet(_)))
    });
    assert!(called.filter(|both| *both).count() > 0);
}
