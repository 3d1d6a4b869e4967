//! The documents read back as text: what they must say, and what must never stand in them.

mod languages;
mod laws;
mod numbers;

use chrono::NaiveDate;

use super::*;
use crate::documents::{Block, Run};
use crate::domain::sorting::LeanSort;
use crate::law::{ClaimBasis, Rate, Regime};
use crate::policy::{Adoption, Country, EarlyDiscount, OffenderRule, Tone, ToneStep, rules};

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

/// The day everything is printed on.
fn today() -> NaiveDate {
    day(2026, 3, 14)
}

/// Every text of a document, one to an entry.
fn texts(document: &Document) -> Vec<String> {
    let joined = |runs: &[Run]| runs.iter().map(|run| run.text.as_str()).collect::<String>();
    let mut out = Vec::new();
    for block in &document.blocks {
        match block {
            Block::Heading { text, .. } => out.push(text.clone()),
            Block::Paragraph(runs) => out.push(joined(runs)),
            Block::List { items, .. } => out.extend(items.iter().map(|item| joined(item))),
            Block::Table(table) => {
                out.extend(table.columns.iter().map(|column| column.title.clone()));
                out.extend(table.rows.iter().flatten().cloned());
            }
            Block::SignOff(table) => {
                // Its empty cells are there to be filled in.
                out.extend(table.columns.iter().map(|column| column.title.clone()));
                out.extend(table.rows.iter().flatten().filter(|text| !text.is_empty()).cloned());
            }
            Block::KeyValues(pairs) => {
                out.extend(pairs.iter().flat_map(|(key, value)| [key.clone(), value.clone()]));
            }
            Block::PageBreak => {}
        }
    }
    out
}

fn text(paper: PolicyPaper, policy: &Policy, language: Language) -> String {
    texts(&policy_paper(paper, policy, today(), language)).join("\n")
}

/// Each document in each language it comes in.
fn every(policy: &Policy) -> Vec<(PolicyPaper, Language, String)> {
    let mut all = Vec::new();
    for paper in PolicyPaper::ALL {
        for language in Language::ALL.into_iter().filter(|own| paper.language(*own) == *own) {
            all.push((paper, language, text(paper, policy, language)));
        }
    }
    all
}

/// A policy with everything switched on, in which no two numbers are the same.
fn distinct() -> Policy {
    let mut policy = Policy {
        adoption: Adoption { version: 19, on: None },
        first_contact_working_days: 5,
        offender: OffenderRule {
            late_days: 47,
            window_days: 730,
            min_invoices: 6,
            min_value_pct: 37,
        },
        tones: vec![
            ToneStep { from_days: 2, tone: Tone::Friendly },
            ToneStep { from_days: 41, tone: Tone::Final },
        ],
        pay_within_days: 9,
        credit_hold_from_days: 53,
        hand_over_day: 83,
        hand_over_minimum: 2_600,
        minimum_letter_amount: 4_100,
        review_every_months: 11,
        ..Policy::default()
    };
    policy.sender.name = "Nordwind".to_owned();
    policy.terms.net_days = 27;
    policy.terms.early = Some(EarlyDiscount { percent: Rate::from_hundredths(275), days: 13 });
    policy.deposits.new_pct = 31;
    policy.deposits.high_pct = 61;
    policy.disputes.reply_working_days = 17;
    policy.payment_plans.instalments = 7;
    policy.payment_plans.longest_months = 23;
    policy.promises.longest_days = 29;
    policy.promises.most_broken = 43;
    policy.contact.promise_grace_days = 59;
    policy.credit.second_above = 67_000;
    policy.credit.usual_limit = 71_000;
    policy.credit.review_months = 73;
    policy.offer.part_pct = 79;
    policy
}

/// Interest by a law, with both questions answered.
fn by_law(policy: &mut Policy, regime: Regime) {
    policy.interest.basis = ClaimBasis::Statute;
    policy.interest.regime = regime;
    policy.interest.businesses = true;
    policy.interest.agreed = true;
}

#[test]
fn the_documents_say_what_the_practices_ask_for() {
    let policy = distinct();
    for (paper, needed) in [
        (
            PolicyPaper::Collections,
            &["When did you send your payment?", "The steps", "Hand-over and court", "Exceptions"]
                [..],
        ),
        (
            PolicyPaper::Credit,
            &["Who grants credit", "What a new customer brings", "Classes of risk"][..],
        ),
        (
            PolicyPaper::TermsSheet,
            &["When invoices are due", "If a payment is late", "new bank details"][..],
        ),
        (
            PolicyPaper::Clauses,
            &["Have a lawyer read these clauses", "What to know about the law", "11. Acceptance"][..],
        ),
        (
            PolicyPaper::Brief,
            &["If a customer asks", "“I never got the invoice.”", "Who to ask"][..],
        ),
        (
            PolicyPaper::Training,
            &["The call", "8. What happens on the 83rd day past due?", "Answers", "Sign-off"][..],
        ),
        (
            PolicyPaper::RoleChecklists,
            &["Owner", "Accounts receivable", "Sales", "Customer service and delivery"][..],
        ),
        (
            PolicyPaper::Checklists,
            &["New customer", "Every day", "Month end", "Insolvency", "Before court"][..],
        ),
    ] {
        let text = text(paper, &policy, Language::English);
        for part in needed {
            assert!(text.contains(part), "{paper:?} lacks {part}");
        }
    }
}

#[test]
fn the_quiz_has_eight_questions_with_one_answer_each() {
    let document = policy_paper(PolicyPaper::Training, &distinct(), today(), Language::English);
    let text = texts(&document).join("\n");
    let answers: Vec<&str> = text.split("\nAnswers\n").nth(1).unwrap().lines().take(8).collect();
    for (at, answer) in answers.into_iter().enumerate() {
        assert!(text.contains(&format!("\n{}. ", at + 1)), "question {}", at + 1);
        let (letter, said) = answer.split_at(3);
        assert!(["A. ", "B. ", "C. "].contains(&letter), "{answer}");
        let choice =
            text.lines().find(|line| line.starts_with(letter) && said.starts_with(&line[3..]));
        assert!(choice.is_some(), "no such choice: {answer}");
    }
    assert!(!text.contains("\n9. "));
}

#[test]
fn what_is_missing_is_said_and_never_a_blank() {
    let mut policy = Policy::default();
    for (paper, language, text) in every(&policy) {
        let gap = words::words(language).company_gap;
        assert!(text.contains(gap), "{paper:?} {language:?}");
        assert!(gaps(paper, &policy).contains(&Gap::Company));
    }
    policy.sender.name = "Nordwind".to_owned();
    for (paper, language, text) in every(&policy) {
        assert!(text.contains("Nordwind") && !text.contains('['), "{paper:?} {language:?}");
        assert!(!gaps(paper, &policy).contains(&Gap::Company));
    }
    assert_eq!(
        gaps(PolicyPaper::TermsSheet, &policy),
        [Gap::PaymentDetails, Gap::Contact, Gap::Adoption, Gap::LegalReview]
    );
    assert_eq!(
        gaps(PolicyPaper::Clauses, &policy),
        [Gap::Country, Gap::Adoption, Gap::LegalReview]
    );
    policy.adoption.on = Some(today());
    policy.letters.legal_reviewed = true;
    policy.country = Country::France;
    assert_eq!(gaps(PolicyPaper::Clauses, &policy), []);
}

#[test]
fn what_goes_to_customers_is_a_draft_until_a_lawyer_has_seen_it() {
    let mut policy = distinct();
    for reviewed in [false, true] {
        policy.letters.legal_reviewed = reviewed;
        for (paper, language, text) in every(&policy) {
            let note = words::words(language).draft_note;
            let expected = paper.is_for_customers() && !reviewed;
            assert_eq!(text.contains(note), expected, "{paper:?} {language:?} {reviewed}");
        }
    }
}

#[test]
fn the_archive_has_every_document_in_every_format_and_language_once() {
    let pieces = policy_pack(&distinct(), today());
    // Six for the team in one language, two for customers in five.
    assert_eq!(pieces.len(), 6 + 2 * 5);
    let mut paths = Vec::new();
    for piece in &pieces {
        let crate::documents::Piece::Document { files, .. } = piece else { panic!("a document") };
        assert_eq!(files.len(), 4);
        paths.extend(files.iter().map(|(_, path)| path.clone()));
    }
    for path in [
        "pdf/terms of business v19 de.pdf",
        "md/contract clauses v19 nl.md",
        "docx/collections policy v19.docx",
    ] {
        assert!(paths.iter().any(|own| own == path), "{path}: {paths:?}");
    }
    let all = paths.len();
    paths.lean_sort();
    paths.dedup();
    assert_eq!(paths.len(), all);
    // A name that the font of PDFs cannot show costs the PDFs, nothing else.
    let mut foreign = distinct();
    foreign.sender.name = "名前".to_owned();
    for piece in policy_pack(&foreign, today()) {
        let crate::documents::Piece::Document { files, .. } = piece else { panic!("a document") };
        assert_eq!(files.len(), 3);
    }
}

#[test]
fn the_same_policy_gives_the_same_bytes() {
    use crate::documents::{Order, Paper, press};
    let make = || {
        let pieces = policy_pack(&distinct(), today());
        let order = Order { archive: true, date: today(), paper: Paper::A4, pieces };
        press(&order, &mut |_, _| ()).unwrap()
    };
    assert_eq!(make(), make());
}

#[test]
fn every_rule_stands_in_a_document_in_its_own_words() {
    let mut claiming = distinct();
    by_law(&mut claiming, Regime::UnitedKingdom);
    for policy in [Policy::default(), distinct(), claiming] {
        let all: String = PolicyPaper::ALL
            .into_iter()
            .map(|paper| text(paper, &policy, Language::English))
            .collect();
        for rule in rules(&policy) {
            match rule.key {
                // In the head, as a list of papers, as the table of steps.
                "adopted" | "credit_papers" => {}
                key if key.starts_with("plan_") => {}
                "hardship" if !policy.interest.in_force() => assert!(!all.contains(&rule.sentence)),
                key => assert!(all.contains(&rule.sentence), "{key}"),
            }
        }
        for level in policy.plans.iter().flat_map(|plan| &plan.levels) {
            assert!(all.contains(&level.name), "{}", level.name);
        }
    }
}
