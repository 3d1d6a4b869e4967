//! Letters from a ledger small enough to check by hand, and from names that try to be markup.

mod files;
mod interest;
mod kinds;
mod statements;

use chrono::NaiveDate;

use super::*;
use crate::analysis::AnalysisConfig;
use crate::domain::{Account, Customer, Day, DocumentKind, Ledger, NewDocument, to_u32};
use crate::policy::{Policy, Tone, ToneStep};

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

/// What a ledger, rules and a run come to.
struct Made {
    ledger: Ledger,
    config: AnalysisConfig,
    policy: Policy,
    run: LetterRun,
    case: CaseFacts,
}

impl Made {
    fn of(ledger: Ledger) -> Self {
        let (policy, run) = (Policy::default(), LetterRun::default());
        Self { ledger, config: config(), policy, run, case: CaseFacts::default() }
    }

    fn by(policy: Policy) -> Self {
        Self { policy, ..Self::of(ledger()) }
    }

    fn run(run: LetterRun) -> Self {
        Self { run, ..Self::of(ledger()) }
    }

    fn inputs(&self) -> LetterInputs<'_> {
        LetterInputs {
            ledger: &self.ledger,
            config: &self.config,
            policy: &self.policy,
            run: &self.run,
            case: &self.case,
        }
    }

    fn overview(&self) -> LettersOverview {
        overview(&self.inputs())
    }

    fn letter(&self, account: u32) -> Option<LetterText> {
        letter(&self.inputs(), account)
    }

    fn reasons(&self) -> Vec<(String, Amount, ExclusionReason)> {
        let left_out = self.overview().left_out.into_iter();
        left_out.map(|left| (left.name, left.overdue, left.reason)).collect()
    }

    /// The reason for one account.
    fn reason(&self, account: u32) -> Option<ExclusionReason> {
        preview(&self.inputs(), account).and_then(|letter| letter.left_out)
    }
}

fn usual() -> Made {
    Made::of(ledger())
}

fn write(account: u32) -> Option<LetterText> {
    usual().letter(account)
}

// CC-50: one letter per customer and currency, its tone from the oldest invoice that is asked for
// (the disputed one of 1 January is older and does not count).
#[test]
fn one_letter_goes_to_each_account_with_something_left_to_pay() {
    let overview = usual().overview();
    let going_out: Vec<_> = overview
        .going_out
        .iter()
        .map(|e| (e.account, e.name.as_str(), e.kind, e.oldest_days_past_due, e.due, e.invoices))
        .collect();
    assert_eq!(
        going_out,
        [
            (0, "Acme", LetterKind::Direct, 30, amount(9_000), 2),
            (5, "Fox", LetterKind::Friendly, 13, amount(3_000), 1),
            (3, "Dune", LetterKind::Final, 63, amount(123_456), 1),
        ]
    );
    let codes: Vec<_> =
        overview.totals.iter().map(|(c, sum)| (c.code().to_owned(), *sum)).collect();
    assert_eq!(codes, [("EUR".to_owned(), amount(12_000)), ("USD".to_owned(), amount(123_456))]);
    // Gold has paid, Hill is not billed yet.
    assert_eq!(overview.settled, 2);
}

// CC-49: open credits are taken off, and who owes nothing after them gets no letter.
#[test]
fn whoever_is_left_out_is_named_with_the_reason() {
    let cora = ("Cora".to_owned(), amount(7_700), ExclusionReason::AllDisputed);
    let bolt = ("Bolt".to_owned(), amount(4_000), ExclusionReason::CreditsCoverIt);
    let acme = ("Acme".to_owned(), amount(0), ExclusionReason::NothingOverdue);
    let fox = |reason| ("Fox".to_owned(), amount(3_000), reason);
    let expected = [cora.clone(), bolt.clone(), acme.clone()];
    assert_eq!(usual().reasons(), expected);
    let at_least = |minimum_letter_amount| {
        Made::by(Policy { minimum_letter_amount, ..Policy::default() }).reasons()
    };
    assert_eq!(at_least(30), expected);
    let under = fox(ExclusionReason::UnderMinimum);
    assert_eq!(at_least(31), [cora.clone(), bolt.clone(), under, acme.clone()]);
    let tones = vec![ToneStep { from_days: 14, tone: Tone::Firm }];
    let late = Made::by(Policy { tones, ..Policy::default() }).reasons();
    assert_eq!(late, [cora, bolt, fox(ExclusionReason::NotLateEnough), acme]);
}

// CC-48: the letter asks for what is left, not for what was billed. CC-51: every line has its own.
#[test]
fn a_letter_lists_what_is_really_due_oldest_first_and_then_the_credits() {
    let letter = write(0).unwrap();
    let lines: Vec<_> = letter
        .lines
        .iter()
        .map(|l| (l.number.as_str(), l.credit, l.days_past_due, l.total, l.paid, l.open, l.row))
        .collect();
    assert_eq!(
        lines,
        [
            ("A2", false, Some(30), amount(5_000), amount(0), amount(5_000), 3),
            ("A1", false, Some(10), amount(10_000), amount(4_000), amount(6_000), 2),
            ("A4", true, None, amount(-2_000), amount(0), amount(-2_000), 5),
        ]
    );
    assert_eq!(letter.due, amount(9_000));
    // 14 + 7 days is a Saturday, so Monday 23 March.
    assert_eq!(
        letter.subject,
        "Payment reminder: EUR\u{a0}90.00 overdue, please pay by 23 March 2026"
    );
    assert_eq!(letter.opening[0], "Dear Acme,");
    assert!(letter.opening[1].contains("2 invoices past the due date; the oldest is 30 days late"));
    assert!(letter.stops.is_empty());
    let strip: Vec<_> = letter.aging.iter().map(|(l, a)| (l.as_str(), *a)).collect();
    assert_eq!(
        strip,
        [
            ("Not yet due", amount(99_900)),
            ("1–30 days", amount(11_000)),
            ("61–90 days", amount(50_000)),
            ("Credits", amount(-2_000)),
        ]
    );
}

// CC-47: letters say up to which day payments are in them, and old data is warned of.
#[test]
fn letters_say_how_old_the_data_is() {
    // The latest entry is Gold's payment of 10 March.
    let letter = write(0).unwrap();
    assert!(letter.closing[0].contains("Payments received after 10 March 2026 are not included."));
    assert_eq!(usual().overview().stale_days, None);
    let mut old = usual();
    old.config.as_of = NaiveDate::from_ymd_opt(2026, 3, 29).unwrap();
    assert_eq!(old.overview().stale_days, Some(9));
}

// CC-59: every letter names a date to pay by, and it is a working day.
#[test]
fn every_kind_names_a_date_to_pay_by_in_every_language() {
    use crate::documents::Language;
    let asks = |kind: LetterKind| {
        kind.is_reminder() || matches!(kind, LetterKind::Hold | LetterKind::Deposit)
    };
    for kind in LetterKind::ALL.into_iter().filter(|kind| asks(*kind)) {
        for language in Language::ALL {
            let template = LetterTemplate::ours(kind, language);
            let all = [template.subject, template.opening, template.closing].concat();
            for needed in ["{pay_by}", "{if_paid}", "{total_due}", "{greeting}", "{regards}"] {
                assert!(all.contains(needed), "{kind:?} {language:?} {needed}");
            }
        }
    }
}

#[test]
fn no_letter_where_nothing_is_asked_for() {
    for account in [1, 2, 4, 6, 7, 99] {
        assert_eq!(write(account), None, "account {account}");
    }
    let empty = Made::of(Ledger::default());
    assert!(bundle(&empty.inputs()).is_none());
    assert!(empty.overview().going_out.is_empty());
}

#[test]
fn every_letter_adds_up_to_its_line_in_the_overview() {
    for entry in usual().overview().going_out {
        let letter = write(entry.account).unwrap();
        let sum: Amount = letter.lines.iter().map(|line| line.open).sum();
        assert_eq!(
            (letter.due, sum, letter.kind),
            (entry.due, entry.due, entry.kind),
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
    let overview = usual().overview();
    assert_eq!(eur.overdue.amount, overview.totals[0].1 + amount(50_000) + amount(7_700));
    let tie = &overview.ties[0];
    let parts = [tie.overdue, tie.disputed, tie.left_out, tie.credits, tie.asked];
    assert_eq!(parts, [75_700, 57_700, 4_000, 2_000, 12_000].map(amount));
    assert_eq!(tie.asked, overview.totals[0].1);
}

// CC-63: a pause for a promise, a complaint or a hold is respected and ends by its date.
#[test]
fn promises_holds_and_lately_contacted_customers_are_left_in_peace() {
    let date = |d| NaiveDate::from_ymd_opt(2026, 3, d).unwrap();
    let fox = || {
        let name = crate::domain::CustomerKey::Name("Fox".to_owned());
        AccountFacts::none(name, Currency::new("EUR").unwrap())
    };
    let promise = |d, broken| {
        let promise = Promise { date: date(d), amount: None, broken };
        AccountFacts { promise: Some(promise), ..fox() }
    };
    let hold = |until: Option<NaiveDate>| AccountFacts {
        hold: Some(Hold { reason: "new owner".to_owned(), until }),
        ..fox()
    };
    let contacted = |d| AccountFacts { last_contact: Some(date(d)), ..fox() };
    let disputed = |amount| {
        let dispute = Dispute { number: "F1".to_owned(), amount };
        AccountFacts { disputes: vec![dispute], ..fox() }
    };
    let on_hold = |until| ExclusionReason::OnHold { until };
    for (facts, expected) in [
        (fox(), None),
        (promise(14, false), Some(ExclusionReason::PromiseRunning { until: date(14) })),
        (promise(13, false), None),
        (promise(14, true), None),
        (hold(None), Some(on_hold(None))),
        (hold(Some(date(14))), Some(on_hold(Some(date(14))))),
        (hold(Some(date(13))), None),
        (contacted(10), Some(ExclusionReason::JustContacted { next: date(15) })),
        (contacted(9), None),
        (disputed(None), Some(ExclusionReason::AllDisputed)),
        (disputed(Some(amount(1_000))), None),
    ] {
        let run = LetterRun { facts: vec![facts.clone()], ..LetterRun::default() };
        assert_eq!(Made::run(run).reason(5), expected, "{facts:?}");
    }
    // The undisputed part is still asked for.
    let facts = vec![disputed(Some(amount(1_000)))];
    let letter = Made::run(LetterRun { facts, ..LetterRun::default() }).letter(5).unwrap();
    assert_eq!((letter.due, letter.lines[0].open), (amount(2_000), amount(2_000)));
}

// CC-62: after the most reminders an account waits for the hand-over, with the reason.
#[test]
fn reminders_end_and_then_it_is_said() {
    let name = crate::domain::CustomerKey::Name("Fox".to_owned());
    let facts =
        AccountFacts { reminders: 3, ..AccountFacts::none(name, Currency::new("EUR").unwrap()) };
    let mut made = Made::run(LetterRun { facts: vec![facts], ..LetterRun::default() });
    assert_eq!(made.reason(5), None);
    made.policy.contact.max_contacts = 3;
    assert_eq!(made.reason(5), Some(ExclusionReason::RemindedEnough { count: 3 }));
}

// CC-60, CC-61: the tone is that of the highest step passed, from its day on, without an upper end.
#[test]
fn a_missed_step_catches_up_and_the_last_one_has_no_end() {
    let policy = Policy::default();
    for (days, expected) in [
        (-60, None),
        (0, None),
        (1, Some(Tone::Friendly)),
        (30, Some(Tone::Direct)),
        (31, Some(Tone::Firm)),
        (46, Some(Tone::Urgent)),
        (61, Some(Tone::Final)),
        (5_000, Some(Tone::Final)),
    ] {
        assert_eq!(policy.tone_for(days), expected, "{days}");
    }
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
            let mut made = Made::of(ledger);
            made.policy.minimum_letter_amount = minimum;
            let all = made.overview();
            for entry in &all.going_out {
                let letter = made.letter(entry.account).unwrap();
                let sum: Amount = letter.lines.iter().map(|line| line.open).sum();
                prop_assert_eq!((sum, letter.due), (entry.due, entry.due));
                prop_assert!(entry.due.is_positive());
                prop_assert!(letter.lines.iter().all(|l| l.credit == l.open.is_negative()));
                prop_assert!(letter.lines.is_sorted_by_key(|l| (l.credit, std::cmp::Reverse(l.days_past_due))));
            }
            for left in &all.left_out {
                prop_assert_eq!(made.letter(left.account), None);
            }
            for (currency, total) in &all.totals {
                let of_currency = all.going_out.iter().filter(|e| e.currency == *currency);
                prop_assert_eq!(of_currency.map(|e| e.due).sum::<Amount>(), *total);
            }
            for tie in &all.ties {
                let asked = all.totals.iter().find(|(currency, _)| *currency == tie.currency);
                prop_assert_eq!(asked.map_or(Amount::ZERO, |(_, sum)| *sum), tie.asked);
            }
            prop_assert_eq!(bundle(&made.inputs()).is_some(), !all.going_out.is_empty());
        }
    }
}
