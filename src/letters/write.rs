//! One letter, filled in from the ledger.

use std::cmp::Reverse;

use super::fill::{Facts, fill};
use super::format::{on_one_line, pay_by};
use super::select::{Decision, Part, Tally, part_of};
use super::{CaseFacts, LetterLine, LetterTemplate, LetterText, LetterTexts};
use crate::analysis::AnalysisConfig;
use crate::domain::ledger::AccountIdx;
use crate::domain::{Amount, Currency, Day, DocumentIdx, Ledger, to_u32};
use crate::policy::{Policy, Tone};

/// The letter to `account`, or `None` when it gets none.
pub fn letter(
    ledger: &Ledger,
    config: &AnalysisConfig,
    policy: &Policy,
    texts: &LetterTexts,
    facts: &CaseFacts,
    account: u32,
) -> Option<LetterText> {
    let own = ledger.columns().account.iter().enumerate();
    let documents: Vec<DocumentIdx> =
        own.filter(|(_, of)| **of == account).map(|(i, _)| to_u32(i)).collect();
    letter_from(ledger, config, policy, texts, facts, account, &documents)
}

/// [`letter`], when the account's documents are already known.
pub(super) fn letter_from(
    ledger: &Ledger,
    config: &AnalysisConfig,
    policy: &Policy,
    texts: &LetterTexts,
    case: &CaseFacts,
    account: AccountIdx,
    documents: &[DocumentIdx],
) -> Option<LetterText> {
    let currency = ledger.accounts().get(account as usize)?.currency;
    let customer =
        ledger.customers().get(ledger.accounts().get(account as usize)?.customer as usize)?;
    let (lines, tally) = lines(ledger, currency, Day::from(config.as_of), case, documents);
    let Decision::GoesOut(tone) = tally.decide(currency, policy, case.pause_of(account)) else {
        return None;
    };
    let name = on_one_line(&customer.name);
    let facts = Facts {
        customer: &name,
        currency,
        due: Amount::from_minor(tally.net(), currency),
        overdue: Amount::from_minor(tally.chased, currency),
        credits: Amount::from_minor(-tally.credits, currency),
        invoices: tally.chased_count,
        oldest_days: tally.oldest_days,
        oldest_due_date: lines.first().and_then(|line| line.due_date),
        as_of: config.as_of,
        pay_by: pay_by(config.as_of, policy.pay_within_days),
        policy,
    };
    let template = template_for(texts, tone)?;
    let mut unknown = Vec::new();
    let subject = on_one_line(&fill(&template.subject, &facts, &mut unknown));
    let opening = paragraphs(&template.opening, &facts, &mut unknown);
    let closing = paragraphs(&template.closing, &facts, &mut unknown);
    Some(LetterText {
        account,
        tone,
        date: config.as_of,
        email: on_one_line(&customer.email),
        currency,
        subject,
        opening,
        lines,
        due: facts.due,
        closing,
        sender: policy.sender.clone(),
        unknown_placeholders: unknown,
        name: name.clone(),
    })
}

/// The user's wording of a tone; ours where it is missing.
fn template_for(texts: &LetterTexts, tone: Tone) -> Option<LetterTemplate> {
    let of_tone = |texts: &LetterTexts| texts.templates.iter().find(|t| t.tone == tone).cloned();
    of_tone(texts).or_else(|| of_tone(&LetterTexts::default()))
}

/// Splits first and fills then, so that no value can make a paragraph.
fn paragraphs(template: &str, facts: &Facts<'_>, unknown: &mut Vec<String>) -> Vec<String> {
    let template = template.replace("\r\n", "\n").replace('\r', "\n");
    let mut paragraphs = vec![String::new()];
    for line in template.split('\n') {
        match paragraphs.last_mut() {
            Some(last) if !line.trim().is_empty() => {
                if !last.is_empty() {
                    last.push('\n');
                }
                last.push_str(line.trim_end());
            }
            Some(last) if !last.is_empty() => paragraphs.push(String::new()),
            _ => {}
        }
    }
    paragraphs
        .iter()
        .filter(|paragraph| !paragraph.is_empty())
        .map(|paragraph| fill(paragraph, facts, unknown))
        .collect()
}

/// The lines of the table (overdue invoices, oldest first, then credits, oldest first) and their
/// tally.
fn lines(
    ledger: &Ledger,
    currency: Currency,
    as_of: Day,
    case: &CaseFacts,
    documents: &[DocumentIdx],
) -> (Vec<LetterLine>, Tally) {
    let columns = ledger.columns();
    let mut tally = Tally::default();
    let mut lines = Vec::new();
    for &idx in documents {
        let Some((part, open)) = part_of(&columns, idx as usize, as_of, case) else { continue };
        let Some(document) = ledger.document(idx) else { continue };
        tally.add(part, open);
        let days_past_due = match part {
            Part::Chased { days, .. } => Some(days),
            Part::Credit => None,
            Part::Disputed => continue,
        };
        lines.push(LetterLine {
            number: on_one_line(&document.number),
            credit: part == Part::Credit,
            invoice_date: document.invoice_date.to_date(),
            due_date: document.due_date.to_date(),
            days_past_due,
            total: document.total,
            open: Amount::from_minor(i128::from(open), currency),
            row: document.row,
        });
    }
    lines.sort_by_key(|line| {
        (line.credit, Reverse(line.days_past_due), line.invoice_date, line.row)
    });
    (lines, tally)
}
