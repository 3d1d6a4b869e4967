//! One letter, filled in from the ledger.

use std::cmp::Reverse;

use super::charges::charges;
use super::fill::{Stops, Values, fill};
use super::format::{on_one_line, pay_by};
use super::kind::{LetterKind, Scope};
use super::select::{Chooser, Part, Tallies, customer_of};
use super::values::Source;
use super::wording::wording_notes;
use super::words::words;
use super::{ExclusionReason, LetterInputs, LetterLabels, LetterLine, LetterText, page, plain};
use crate::analysis::AgeBasis;
use crate::analysis::balance::{days_past_due, open_at};
use crate::domain::ledger::{AccountIdx, Attribute};
use crate::domain::sorting::LeanSort;
use crate::domain::{Amount, Currency, Day, DocumentIdx, to_u32};

/// The letter to `account`, or `None` when it gets none.
pub fn letter(inputs: &LetterInputs<'_>, account: u32) -> Option<LetterText> {
    preview(inputs, account).filter(|letter| letter.left_out.is_none())
}

/// The letter to `account` as it would look, even when it does not go out; it then says why. `None`
/// when there is no such account.
pub fn preview(inputs: &LetterInputs<'_>, account: u32) -> Option<LetterText> {
    let chooser = Chooser::new(inputs);
    let own = inputs.ledger.columns().account.iter().enumerate();
    let documents: Vec<DocumentIdx> =
        own.filter(|(_, of)| **of == account).map(|(i, _)| to_u32(i)).collect();
    letter_from(inputs, &chooser, &chooser.tallies(), account, &documents)
}

/// [`preview`], when tallies and the account's documents are already known.
#[expect(clippy::too_many_lines, reason = "every field of a letter, once")]
pub(super) fn letter_from(
    inputs: &LetterInputs<'_>,
    chooser: &Chooser<'_>,
    tallies: &Tallies,
    account: AccountIdx,
    documents: &[DocumentIdx],
) -> Option<LetterText> {
    let (ledger, policy, as_of) = (inputs.ledger, inputs.policy, inputs.config.as_of);
    let customer = customer_of(ledger, account)?;
    let currency = ledger.accounts().get(account as usize)?.currency;
    let tally = tallies.accounts.get(account as usize)?;
    let nothing_open = Err(ExclusionReason::NothingOverdue);
    let decision = chooser.decide(account, tally).unwrap_or(nothing_open);
    let chosen = decision.as_ref().ok().copied().or(inputs.run.kind);
    let kind = chosen.unwrap_or(LetterKind::Friendly);
    let language = chooser.language(account);
    let lines = lines(inputs, chooser, currency, kind, account, documents);
    let facts = chooser.facts(account);
    let bears = kind.scope() == Scope::Overdue
        && facts.is_none_or(|facts| !facts.no_interest)
        && !inputs.case.no_charges.contains(&account);
    let charges = bears
        .then(|| charges(ledger, &policy.interest, documents, currency, as_of, language))
        .flatten();
    let source = Source {
        inputs,
        customer,
        currency,
        kind,
        language,
        tally,
        promise: chooser.promise(account),
        plan: chooser.plan(account),
        agreed: chooser.agreed(account),
        billed: lines.iter().filter(|line| !line.credit).map(|line| line.total).sum(),
        charges: charges.as_ref().map(|charges| charges.total),
        oldest_due: lines.iter().filter_map(|line| line.due_date.filter(|_| !line.credit)).min(),
        pay_by: pay_by(as_of, policy.pay_within_days, &policy.working_days),
        data_date: tallies.latest.unwrap_or(as_of),
    };
    let template = inputs.run.texts.template(kind, language);
    let values = source.values();
    let mut stops = Stops::default();
    let subject = on_one_line(&fill(&template.subject, &values, &mut stops));
    let opening = paragraphs(&template.opening, &values, &mut stops);
    let closing = paragraphs(&template.closing, &values, &mut stops);
    let mut letter = LetterText {
        account,
        kind,
        language,
        date: as_of,
        pay_by: source.pay_by,
        data_date: source.data_date,
        customer_id: on_one_line(&customer.id),
        name: on_one_line(&customer.name),
        address: customer.address.iter().map(|line| on_one_line(line)).collect(),
        email: on_one_line(&customer.email),
        phone: on_one_line(&customer.phone),
        currency,
        subject,
        opening,
        due: Amount::from_minor(tally.of(kind.scope()).minor, currency),
        lines,
        charges,
        aging: aging(inputs, language, currency, documents),
        closing,
        sender: policy.sender.clone(),
        left_out: decision.err(),
        stops,
        notes: wording_notes(&template, policy.interest.in_force()),
        template,
        labels: LetterLabels::default(),
    };
    letter.labels = labels(&letter);
    Some(letter)
}

/// What the page shows of the letter besides its texts, in its language.
fn labels(letter: &LetterText) -> LetterLabels {
    let table = page::table(letter);
    LetterLabels {
        numbers: table.columns.iter().map(|c| c.align == crate::documents::Align::End).collect(),
        columns: table.columns.into_iter().map(|column| column.title).collect(),
        rows: table.rows,
        total: table.total.unwrap_or_default(),
        date: super::format::long_date(letter.date, letter.language),
        how_to_pay: words(letter.language).how_to_pay.to_owned(),
        sms: plain::sms_text(letter),
        text: plain::plain_text(letter),
        mailto: plain::mailto(letter),
    }
}

/// Splits first and fills then, so that no value can make a paragraph.
fn paragraphs(template: &str, values: &Values, stops: &mut Stops) -> Vec<String> {
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
        .map(|paragraph| fill(paragraph, values, stops))
        .collect()
}

/// The lines of the table: invoices, oldest first, then credits, oldest first.
pub(super) fn lines(
    inputs: &LetterInputs<'_>,
    chooser: &Chooser<'_>,
    currency: Currency,
    kind: LetterKind,
    account: AccountIdx,
    documents: &[DocumentIdx],
) -> Vec<LetterLine> {
    let rules = &inputs.policy.letters;
    let within = |days: i32, limit: u32| i64::from(days) <= i64::from(limit);
    let belongs = |part: Part| match (kind.scope(), part) {
        (Scope::Overdue, Part::Chased { .. } | Part::Credit)
        | (Scope::Upcoming, Part::Credit)
        | (Scope::Disputed, Part::Disputed { .. })
        | (
            Scope::Open,
            Part::Chased { .. } | Part::Disputed { .. } | Part::Later { .. } | Part::Credit,
        ) => true,
        (Scope::Upcoming, Part::Later { days }) => {
            days.is_some_and(|days| within(days, rules.courtesy_days))
        }
        (Scope::Paid, Part::Paid { days }) => within(days, rules.thanks_days),
        _ => false,
    };
    let mut lines = Vec::new();
    for &idx in documents {
        let parts = chooser.parts(idx, account).into_iter().flatten();
        let minor: i64 =
            parts.clone().filter(|(part, _)| belongs(*part)).map(|(_, minor)| minor).sum();
        let credit = parts.clone().any(|(part, _)| part == Part::Credit);
        if parts.clone().any(|(part, _)| belongs(part))
            && let Some(line) = line(inputs, currency, idx, minor, credit)
        {
            lines.push(line);
        }
    }
    lines.lean_sort_by_key(|line| {
        (line.credit, Reverse(line.days_past_due), line.due_date, line.invoice_date, line.row)
    });
    lines
}

fn line(
    inputs: &LetterInputs<'_>,
    currency: Currency,
    idx: DocumentIdx,
    minor: i64,
    credit: bool,
) -> Option<LetterLine> {
    let ledger = inputs.ledger;
    let document = ledger.document(idx)?;
    let as_of = Day::from(inputs.config.as_of);
    let columns = ledger.columns();
    // A later date that was agreed on is what the customer is held to.
    let later =
        inputs.case.of_document(idx as usize).map(|fact| fact.due).filter(|due| due.is_some());
    let days = match later {
        Some(due) => Some(as_of.days_since(due)),
        None => days_past_due(&columns, idx as usize, as_of),
    };
    let days = days.filter(|days| *days >= 1);
    let still_open = open_at(&columns, idx as usize, as_of).is_some_and(|open| open > 0);
    let open = Amount::from_minor(i128::from(minor), currency);
    Some(LetterLine {
        number: on_one_line(&document.number),
        order: on_one_line(ledger.attribute(idx, Attribute::PoNumber).unwrap_or_default()),
        credit,
        invoice_date: document.invoice_date.to_date(),
        due_date: later.unwrap_or(document.due_date).to_date(),
        days_past_due: days.filter(|_| !credit && still_open),
        total: document.total,
        paid: document.total - open,
        open,
        row: document.row,
    })
}

/// Everything open by age, credits in a part of their own; parts without an amount are left out.
pub(super) fn aging(
    inputs: &LetterInputs<'_>,
    language: crate::documents::Language,
    currency: Currency,
    documents: &[DocumentIdx],
) -> Vec<(String, Amount)> {
    let columns = inputs.ledger.columns();
    let as_of = Day::from(inputs.config.as_of);
    let limits = inputs.config.limits();
    let buckets = inputs.config.scheme.buckets(AgeBasis::DueDate, &limits);
    let mut sums = vec![0_i128; buckets.len()];
    let mut credits = 0_i128;
    for &idx in documents {
        let i = idx as usize;
        let Some(open) = open_at(&columns, i, as_of) else { continue };
        if open < 0 {
            credits += i128::from(open);
        } else if let Some(sum) = sums.get_mut(limits.bucket_of(days_past_due(&columns, i, as_of)))
        {
            *sum += i128::from(open);
        }
    }
    let labels = page::bucket_labels(&buckets, language);
    let parts = labels.into_iter().zip(sums);
    parts
        .chain([(words(language).credits.to_owned(), credits)])
        .filter(|(_, minor)| *minor != 0)
        .map(|(label, minor)| (label, Amount::from_minor(minor, currency)))
        .collect()
}
