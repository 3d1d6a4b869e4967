//! Reads the file back as plain JSON and checks it against reports made by hand.

use serde_json::{Value, json};

use super::*;
use crate::analysis::{Advice, Figure, Input, Metric, OffenderEvidence, Undefined};
use crate::domain::{Amount, Money};
use crate::import::{
    ColumnReport, ControlTotal, DateOrder, Excluded, FileReport, Finding, FindingCode,
    FindingGroup, JoinReport, LeftOut, Loose, LoosePayment, Question, Role, SetReport, Severity,
    TableKind,
};
use crate::present::export::testing::{cents, customer, document, eur, import, report};

fn read(file: &AnalysisFile<'_>, documents: Vec<DocumentRow>) -> Value {
    let bytes = analysis_json(file, documents.into_iter());
    serde_json::from_slice(&bytes).unwrap()
}

#[test]
fn a_refused_file_says_why_and_has_no_figures() {
    let error = ImportError::Binary { looks_like: "a PDF".to_owned() };
    let file = AnalysisFile {
        file_name: "scan \"1\".pdf",
        refused: Some(&error),
        import: None,
        analysis: None,
        customers: &[],
        ..AnalysisFile::default()
    };
    let expected = json!({
        "schema": "owed-analysis",
        "schema_version": 1,
        "file": {"name": "scan \"1\".pdf", "bytes": null},
        "refused": {
            "code": "binary",
            "message": "This is not a text file; it looks like a PDF",
            "hint": "Save or export the list as CSV and drop that file here",
        },
        "understanding": null,
        "outlook": [],
        "comparison": null, "questions": [],
        "rows": null,
        "control_totals": [],
        "excluded": [],
        "findings": [],
        "files": [],
        "join": null,
        "excluded_rows": [],
        "excluded_rows_complete": true,
        "control_total": null,
        "further_control_totals": [],
        "config": null,
        "history": null,
        "buckets": [],
        "converted": null,
        "currencies": [],
        "documents": [],
    });
    assert_eq!(read(&file, Vec::new()), expected);
}

#[test]
#[expect(clippy::too_many_lines, reason = "mostly a table")]
fn the_review_is_written_with_its_evidence() {
    let example = Finding { row: 7, column: "Due".to_owned(), value: "30 Feb".to_owned() };
    let group = |code, severity, count| FindingGroup {
        code,
        severity,
        count,
        message: "m".to_owned(),
        hint: "h".to_owned(),
        examples: vec![example.clone()],
    };
    let import = ImportReport {
        columns: vec![ColumnReport {
            index: 0,
            header: "Kunde".to_owned(),
            role: Some(Role::CustomerName),
            why: "by its header".to_owned(),
            samples: Vec::new(),
            doubtful: false,
            known_unused: false,
        }],
        questions: vec![
            Question::DateOrder {
                column: "Due".to_owned(),
                example: "03/04/2026".to_owned(),
                rows: 12,
                recommended: Some(DateOrder::Dmy),
                why: String::new(),
            },
            Question::MissingColumn { any_of: vec![Role::Open, Role::Total] },
        ],
        left_out: vec![LeftOut {
            code: FindingCode::BadDate,
            rows: 1,
            amounts: vec![Money::new(cents(48_000), eur())],
        }],
        control: vec![ControlTotal {
            currency: eur(),
            used: cents(100_000),
            left_out: cents(48_000),
            file: cents(148_000),
        }],
        findings: vec![
            group(FindingCode::BadDate, Severity::LeftOut, 1),
            group(FindingCode::OddYear, Severity::Doubtful, 2),
        ],
        ..import()
    };
    let file = AnalysisFile {
        file_name: "open.csv",
        refused: None,
        import: Some(&import),
        analysis: None,
        customers: &[],
        ..AnalysisFile::default()
    };
    let value = read(&file, Vec::new());
    assert_eq!(value["refused"], Value::Null);
    assert_eq!(
        value["understanding"]["columns"],
        json!([{"index": 0, "header": "Kunde", "role": "customer_name", "evidence": "by its header"}])
    );
    assert_eq!(
        value["understanding"]["delimiter"],
        json!({"value": ";", "evidence": "in every line"})
    );
    assert_eq!(
        value["questions"],
        json!([
            {"kind": "date_order", "column": "Due", "example": "03/04/2026", "rows": 12,
             "recommended": "day_month_year", "why": ""},
            {"kind": "missing_column", "any_of": ["open", "total"]},
        ])
    );
    assert_eq!(value["rows"], json!({"read": 5, "used": 4, "left_out": 1}));
    assert_eq!(
        value["control_totals"],
        json!([{"currency": "EUR", "used": "1000.00", "left_out": "480.00", "file": "1480.00", "ties_out": true}])
    );
    let examples = json!([{"row": 7, "column": "Due", "value": "30 Feb"}]);
    assert_eq!(
        value["excluded"],
        json!([{"reason": "bad_date", "message": "m", "hint": "h", "rows": 1,
                "amounts": [{"currency": "EUR", "amount": "480.00"}],
                "examples": examples, "all_listed": true}])
    );
    assert_eq!(
        value["findings"],
        json!([{"code": "odd_year", "severity": "doubtful", "message": "m", "hint": "h",
                "rows": 2, "examples": examples, "all_listed": false}])
    );
}

#[test]
#[expect(clippy::too_many_lines, reason = "mostly a table")]
fn figures_customers_and_documents_are_written_exactly() {
    let import = import();
    let mut report = report();
    let inputs = vec![Input::new("receivables", "424.50".parse().unwrap())];
    report.currencies[0].kpis.dso_simple_90 = Metric::defined("47.25".parse().unwrap(), inputs);
    report.currencies[0].kpis.late_share = Metric::undefined(Undefined::NoPaymentDates, Vec::new());
    let mut late = customer("Schildkröte", "10073", &[0, 5_000, 0, 0, 0, 0], Some(12));
    late.offender = Some(OffenderEvidence {
        late_invoices: 3,
        invoices: 9,
        late_value: cents(900),
        value: cents(1_800),
        late_value_share: Some("0.5".parse().unwrap()),
        by_count: true,
        by_value: true,
        still_open: Figure { amount: cents(300), count: 1 },
        amount_days: "801.00".parse().unwrap(),
        advice: Advice::CloseCredit,
    });
    let customers = [(eur(), vec![late, customer("B", "", &[100, 0, 0, 0, 0, 0], None)])];
    let file = AnalysisFile {
        file_name: "open.csv",
        refused: None,
        import: Some(&import),
        analysis: Some(&report),
        customers: &customers,
        ..AnalysisFile::default()
    };
    let value = read(&file, vec![document(2), document(3)]);
    assert_eq!(
        value["config"],
        json!({"as_of": "2026-11-21", "basis": "due_date", "limits": [30, 60, 90], "limit_unit": "days",
               "due_today": "not_late", "credits": "own_date", "group_by": "customer",
               "window_days": 90, "conversion": null,
               "offender_rule": {"late_days": 60, "window_days": 365, "min_invoices": 3, "min_value_pct": 30}})
    );
    assert_eq!(value["history"], "rebuilt");
    assert_eq!(
        value["buckets"][1],
        json!({"label": "1–30", "title": "1–30 days", "from": 1, "to": 30})
    );
    let currency = &value["currencies"][0];
    assert_eq!(currency["open"], json!({"amount": "424.50", "count": 4}));
    assert_eq!(currency["buckets"][2], json!({"label": "31–60", "amount": "-25.50", "count": 1}));
    assert_eq!(
        currency["kpis"]["dso_simple_90"],
        json!({"value": "47.25", "undefined": null, "reason": null, "at_least": null,
               "inputs": [{"name": "receivables", "value": "424.50"}]})
    );
    assert_eq!(
        currency["kpis"]["late_share"],
        json!({"value": null, "undefined": "no_payment_dates",
               "reason": "no invoice in the file has a payment date by then",
               "at_least": null, "inputs": []})
    );
    assert_eq!(currency["kpis"].as_object().unwrap().len(), 15);
    assert_eq!(currency["customers"][1]["customer"], "B");
    assert_eq!(currency["customers"][0]["buckets"][1], "50.00");
    assert_eq!(
        currency["offenders"],
        json!([{"account": 0, "customer_id": "10073", "customer": "Schildkröte", "overdue": "50.00",
                "late_invoices": 3, "invoices": 9, "late_value": "9.00", "value": "18.00",
                "late_value_share": "0.5", "by_count": true, "by_value": true,
                "still_open": {"amount": "3.00", "count": 1}, "amount_days": "801.00",
                "advice": "close_credit"}])
    );
    assert_eq!(
        value["documents"][1],
        json!({"number": "INV-3", "type": "invoice", "customer": "=SUM of \"Parts\"",
               "customer_id": "0012", "currency": "EUR", "invoice_date": "2026-10-10",
               "due_date": "2026-11-09", "paid_date": null, "total": "50.00", "open": "50.00",
               "days_past_due": 12, "bucket": "1–30", "disputed": false,
               "due_date_derived": false, "attributes": {}, "payments": [], "file": 0, "row": 3})
    );
    assert_eq!(value["documents"].as_array().unwrap().len(), 2);
}

#[test]
fn an_unstated_currency_is_null() {
    let mut report = report();
    report.currencies[0].currency = Currency::UNSTATED;
    let customers = [(Currency::UNSTATED, vec![customer("A", "", &[1, 0, 0, 0, 0, 0], None)])];
    let file = AnalysisFile {
        file_name: "open.csv",
        refused: None,
        import: None,
        analysis: Some(&report),
        customers: &customers,
        ..AnalysisFile::default()
    };
    let mut row = document(2);
    row.currency = Currency::UNSTATED;
    row.total = Amount::ZERO;
    let value = read(&file, vec![row]);
    assert_eq!(value["currencies"][0]["currency"], Value::Null);
    assert_eq!(value["currencies"][0]["customers"][0]["customer"], "A");
    assert_eq!(value["documents"][0]["currency"], Value::Null);
    assert_eq!(value["documents"][0]["total"], "0");
}

#[test]
fn a_settled_document_is_in_no_bucket() {
    let report = report();
    let file = AnalysisFile {
        file_name: "open.csv",
        refused: None,
        import: None,
        analysis: Some(&report),
        customers: &[],
        ..AnalysisFile::default()
    };
    let value = read(&file, vec![DocumentRow { open: cents(0), ..document(2) }]);
    assert_eq!(value["documents"][0]["bucket"], Value::Null);
    assert_eq!(value["documents"][0]["days_past_due"], Value::Null);
    assert_eq!(value["documents"][0]["open"], "0.00");
}

#[test]
fn documents_are_written_one_by_one() {
    let file = AnalysisFile {
        file_name: "big.csv",
        refused: None,
        import: None,
        analysis: None,
        customers: &[],
        ..AnalysisFile::default()
    };
    let mut out = Vec::new();
    write_analysis_json(&mut out, &file, (2..50_002).map(document)).unwrap();
    let lines = out.split(|&byte| byte == b'\n').filter(|line| line.starts_with(b"{\"number\""));
    assert_eq!(lines.count(), 50_000);
}

#[test]
#[expect(clippy::too_many_lines, reason = "mostly a table")]
fn several_files_are_listed_with_what_does_not_match() {
    let file = |name: &str, kind| FileReport {
        name: name.to_owned(),
        sheet: String::new(),
        kind,
        kind_why: "its columns".to_owned(),
        repeats: None,
        refused: None,
        import: Some(ImportReport {
            excluded: vec![Excluded { row: 9, code: FindingCode::Draft }],
            left_out: vec![LeftOut { code: FindingCode::Draft, rows: 2, amounts: Vec::new() }],
            ..import()
        }),
        documents: 3,
    };
    let mut join = JoinReport::default();
    join.payments.add(cents(7_500), eur());
    join.unmatched_rows.add(LoosePayment {
        file: 1,
        row: 4,
        customer: "Beta".to_owned(),
        number: "B-9".to_owned(),
        date: None,
        amount: Money::new(cents(7_500), eur()),
        why: Loose::NumberNotFound,
        kept_as_receipt: true,
    });
    let files = vec![file("a.csv", TableKind::Invoices), file("b.csv", TableKind::Payments)];
    let set = SetReport { files, join: Some(join) };
    let report = report();
    let out = AnalysisFile {
        file_name: "a.csv + b.csv",
        set: Some(&set),
        analysis: Some(&report),
        control: &[Money::new(cents(42_400), eur())],
        ..AnalysisFile::default()
    };
    let value = read(&out, Vec::new());
    let second = &value["files"][1];
    assert_eq!((&second["rows_are"], &second["documents"]), (&json!("payments"), &json!(3)));
    assert_eq!(second["review"]["rows"], json!({"read": 5, "used": 4, "left_out": 2}));
    assert_eq!(
        value["excluded_rows"],
        json!([{"reason": "draft", "file": 0, "row": 9}, {"reason": "draft", "file": 1, "row": 9}])
    );
    assert_eq!(value["excluded_rows_complete"], false);
    assert_eq!(
        value["join"]["payments"],
        json!({"rows": 1, "amounts": [{"currency": "EUR", "amount": "75.00"}]})
    );
    assert_eq!(
        value["join"]["unmatched_payments"]["list"][0],
        json!({"file": 1, "row": 4, "customer": "Beta", "number": "B-9", "date": null,
               "currency": "EUR", "amount": "75.00", "reason": "number_not_found",
               "message": "No document of this number is in these files.",
               "kept_as_receipt": true})
    );
    // 424.50 is open.
    assert_eq!(
        value["control_total"],
        json!({"currency": "EUR", "stated": "424.00", "open": "424.50", "difference": "0.50",
               "ties_out": false})
    );
}
