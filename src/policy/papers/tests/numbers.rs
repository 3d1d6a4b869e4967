//! One rule, one number: a change of a field changes it everywhere, and the old one is nowhere left.

use super::*;

/// Changes one field of a policy.
type Edit = fn(&mut Policy);
/// The field's name, the change, the number before and after as English writes it, the documents that say it.
type Change = (&'static str, Edit, &'static str, &'static str, &'static [PolicyPaper]);

use PolicyPaper::{
    Brief, Checklists, Clauses, Collections, Credit, RoleChecklists, TermsSheet, Training,
};

const CHANGES: [Change; 22] = [
    (
        "first contact",
        |p| p.first_contact_working_days = 8,
        "5 working days",
        "8 working days",
        &[Collections, TermsSheet, Brief, Training, RoleChecklists, Checklists],
    ),
    (
        "pay within",
        |p| p.pay_within_days = 15,
        "9 days",
        "15 days",
        &[Collections, Training, Checklists],
    ),
    (
        "due",
        |p| p.terms.net_days = 28,
        "27 days",
        "28 days",
        &[Collections, Credit, TermsSheet, Clauses, Brief, Training],
    ),
    (
        "discount days",
        |p| p.terms.early.as_mut().unwrap().days = 16,
        "13 days",
        "16 days",
        &[Collections, Credit, TermsSheet, Clauses],
    ),
    (
        "discount",
        |p| p.terms.early.as_mut().unwrap().percent = Rate::from_hundredths(325),
        "2.75%",
        "3.25%",
        &[Collections, Credit, TermsSheet, Clauses],
    ),
    (
        "credit hold",
        |p| p.credit_hold_from_days = 54,
        "53 days",
        "54 days",
        &[Collections, Credit, TermsSheet, Clauses, Brief, Training, RoleChecklists, Checklists],
    ),
    (
        "hand-over",
        |p| p.hand_over_day = 84,
        "83",
        "84",
        &[Collections, TermsSheet, Clauses, Brief, Training, RoleChecklists, Checklists],
    ),
    (
        "hand-over minimum",
        |p| p.hand_over_minimum = 2_700,
        "2,600",
        "2,700",
        &[Collections, Checklists],
    ),
    (
        "least letter",
        |p| p.minimum_letter_amount = 4_200,
        "4,100",
        "4,200",
        &[Collections, Checklists],
    ),
    (
        "deposit of new customers",
        |p| p.deposits.new_pct = 32,
        "31%",
        "32%",
        &[Collections, Credit, TermsSheet, Clauses, Checklists],
    ),
    (
        "deposit of late customers",
        |p| p.deposits.high_pct = 62,
        "61%",
        "62%",
        &[Collections, Credit, TermsSheet, Clauses],
    ),
    (
        "answer to complaints",
        |p| p.disputes.reply_working_days = 18,
        "17 working days",
        "18 working days",
        &[Collections, TermsSheet, Clauses, Brief, Training, Checklists],
    ),
    (
        "monthly payments",
        |p| p.payment_plans.instalments = 12,
        "7 monthly",
        "12 monthly",
        &[Collections, TermsSheet, Checklists],
    ),
    (
        "longest plan",
        |p| p.payment_plans.longest_months = 25,
        "23 months",
        "25 months",
        &[Collections, TermsSheet, Checklists],
    ),
    (
        "longest promise",
        |p| p.promises.longest_days = 33,
        "29 days",
        "33 days",
        &[Collections, Checklists],
    ),
    (
        "broken promises",
        |p| p.promises.most_broken = 44,
        "43 broken",
        "44 broken",
        &[Collections, Checklists],
    ),
    (
        "grace of promises",
        |p| p.contact.promise_grace_days = 63,
        "59 days",
        "63 days",
        &[Collections, Training, Checklists],
    ),
    ("second pair of eyes", |p| p.credit.second_above = 68_000, "67,000", "68,000", &[Credit]),
    ("usual limit", |p| p.credit.usual_limit = 72_000, "71,000", "72,000", &[Credit]),
    (
        "limits looked at",
        |p| p.credit.review_months = 74,
        "73 months",
        "74 months",
        &[Credit, Checklists],
    ),
    ("part now", |p| p.offer.part_pct = 81, "79%", "81%", &[Collections, Checklists]),
    (
        "review",
        |p| p.review_every_months = 16,
        "11 months",
        "16 months",
        &[Collections, Credit, Checklists],
    ),
];

/// The text has this number, and not as the end of a longer one.
fn names(text: &str, number: &str) -> bool {
    let is_longer = |at: usize| {
        text.get(..at)
            .is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit() || c == ','))
    };
    text.match_indices(number).any(|(at, _)| !is_longer(at))
}

#[test]
fn a_rule_has_one_number_in_all_documents() {
    for (name, edit, before, after, papers) in CHANGES {
        let mut changed = distinct();
        edit(&mut changed);
        for paper in PolicyPaper::ALL {
            let old = text(paper, &distinct(), Language::English);
            let new = text(paper, &changed, Language::English);
            let says = papers.contains(&paper);
            assert_eq!(names(&old, before), says, "{name}: {before} in {paper:?}");
            assert_eq!(names(&new, after), says, "{name}: {after} in {paper:?}");
            assert!(!names(&new, before), "{name}: {before} is left in {paper:?}");
        }
    }
}

#[test]
fn credit_comes_back_by_the_same_rule_everywhere() {
    use crate::policy::Resume;
    for (resumes, yes, no) in [
        (Resume::Cleared, "everything overdue is paid", "that late any more"),
        (Resume::BelowTheDay, "that late any more", "everything overdue is paid"),
    ] {
        let mut policy = distinct();
        policy.credit.resumes = resumes;
        for paper in [Credit, TermsSheet, Clauses, Brief, Training, Checklists] {
            let text = text(paper, &policy, Language::English);
            assert!(text.contains(yes), "{paper:?}: {yes}");
            assert!(!text.contains(no), "{paper:?}: {no}");
        }
    }
}
