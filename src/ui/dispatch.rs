//! What the worker's answers do to the state of the page.

use leptos::prelude::*;

use crate::analysis::{AnalysisReport, Page};
use crate::import::{ImportError, ImportReport, SetReport};
use crate::letters::LettersOverview;
use crate::platform::{download, page};
use crate::present::format;
use crate::protocol::{DocumentList, PASTED, PROTOCOL_VERSION, Reply, Response, Side, WorkerError};
use crate::ui::later::{self, Doors};
use crate::ui::room::Room;
use crate::ui::state::{AppState, DocumentSums, Phase, Slot};

/// Takes one answer. Answers to requests that were superseded are ignored.
pub(crate) fn receive(state: AppState, reply: Reply) {
    if state.mappings.are_unread() && is_read(&reply.response) {
        later::when_here(state, move |doors| {
            match doors {
                Some(doors) => (doors.learn_mappings)(state),
                None => state.notice.set(Some(format!("{}.", WorkerError::Incomplete))),
            }
            take(state, reply);
        });
    } else {
        take(state, reply);
    }
}

fn take(state: AppState, reply: Reply) {
    let Reply { job, response } = reply;
    let asked = |other: &AppState| state.slot_of(job).is_none() && other.slot_of(job).is_some();
    let state = state.known_other().filter(asked).unwrap_or(state);
    let slot = state.slot_of(job);
    let is_export = state.exports.with_untracked(|jobs| jobs.contains(&job));
    if is_export {
        state.exports.update(|jobs| jobs.retain(|other| *other != job));
    }
    match (slot, response) {
        (_, Response::Ready { version }) if version != PROTOCOL_VERSION => {
            state
                .notice
                .set(Some("This page and its worker do not match. Reload the page.".to_owned()));
        }
        (_, Response::File(file)) if is_export && file.mime == PASTED => state.copy(&file),
        (_, Response::File(file)) if is_export => {
            if download::save(&file.name, &file.mime, &file.bytes) {
                state.announcement.set(format!("{} is ready", file.name));
            } else {
                state.notice.set(Some("The browser did not accept the download.".to_owned()));
            }
        }
        (_, Response::Order(file)) if is_export => later::when_here(state, move |doors| {
            if let Some(doors) = doors {
                (doors.print)(state, file);
            }
        }),
        // Its worker died; the one that took its place has no file, and nothing else will answer.
        (Some(Slot::Figures), Response::Failed(WorkerError::Stopped))
            if state.phase.with_untracked(Phase::is_importing) =>
        {
            state.fail(ImportError::Stopped);
            if state.side == Side::Other {
                state.book().read_book_again();
            }
        }
        (_, Response::Failed(error)) if is_export || slot.is_some() => {
            state.notice.set(Some(format!("{error}.")));
        }
        (Some(slot), response) => settle(state, slot, response),
        (None, _) => {}
    }
}

/// Files were read, or could not be: what is remembered of their kinds comes first.
const fn is_read(response: &Response) -> bool {
    matches!(
        response,
        Response::Loaded { .. } | Response::NeedsAnswer { .. } | Response::ImportFailed { .. }
    )
}

fn settle(state: AppState, slot: Slot, response: Response) {
    match (slot, response) {
        (Slot::Figures, response) => figures(state, response),
        (Slot::SourceRow, Response::SourceRow(row)) => state.source_row.set(Some(row)),
        (Slot::SourceRow, Response::ImportFailed { error, .. }) => {
            state.notice.set(Some(format!("{error}. {}.", error.hint())));
        }
        (slot, response) => later::settle(state, slot, response),
    }
}

/// Takes the answers that only the later rooms wait for ([`later`]).
pub(crate) fn settle_later(state: AppState, slot: Slot, response: Response) {
    if took(state, slot, response).is_none() {
        state.notice.set(Some(format!("{}.", WorkerError::BadMessage)));
    }
}

/// `None` when a report cannot be opened.
#[expect(clippy::too_many_lines, reason = "one line per answer")]
fn took(state: AppState, slot: Slot, response: Response) -> Option<()> {
    match (slot, response) {
        (Slot::Aging, Response::Customers(page)) => state.aging.page.set(Some(page.open()?)),
        (Slot::Customers, Response::Customers(page)) => {
            state.customers.page.set(Some(page.open()?));
        }
        (Slot::Documents, Response::Documents(list)) => {
            let DocumentList { page, open, billed } = list.open()?;
            let sums = DocumentSums { documents: page.total, open, billed };
            if state.document_sums.with_untracked(|shown| shown.as_ref() != Some(&sums)) {
                state.document_sums.set(Some(sums));
            }
            state.documents.set(Some(page));
        }
        (Slot::Groups, Response::Groups(page)) => state.groups.set(Some(page.open()?)),
        (Slot::TieOut, Response::TieOut(lines)) => state.tie_out.set(lines.open()?),
        (Slot::Merges, Response::MergeSuggestions(list)) => {
            state.review.suggestions.set(Some(list.open()?));
        }
        (Slot::CallSheet, Response::CallSheet(sheet)) => state.call_sheet.set(Some(sheet.open()?)),
        (Slot::PolicyEffect, Response::PolicyEffect(effect)) => {
            state.making.effect.set(Some(effect.open()?));
        }
        (Slot::MonthEnd, Response::MonthEnd(run)) => state.making.month_end.set(Some(run.open()?)),
        (Slot::PolicyReview, Response::PolicyReview(review)) => {
            state.making.review.set(Some(review.open()?));
        }
        (Slot::Today, Response::Today(today)) => state.today.set(Some(today.open()?)),
        (Slot::Letters, Response::Letters(letters)) => take_letters(state, letters.open()?),
        (Slot::Decisions, Response::Decisions(both)) => state.decisions.set(Some(both.open()?)),
        (Slot::Sent, Response::Entries(entries)) => {
            let entries = entries.open()?;
            let words = format::counted(entries.len() as u64, "letter is", "letters are");
            state.made.set(None);
            state.enter(entries, &format!("{words} noted as sent"));
        }
        (Slot::Letter, Response::Letter(letter)) => state.letter.set(Some(letter.open()?)),
        (Slot::Measures, Response::Measures(report)) => state.measures.set(Some(report.open()?)),
        (Slot::Pictures, Response::Pictures(report)) => state.pictures.set(Some(report.open()?)),
        (Slot::Share, Response::SharePreview(preview)) => {
            state.share_preview.set(Some(preview.open()?));
        }
        (Slot::Outlook, Response::Outlook(report)) => state.outlook.set(Some(report.open()?)),
        (Slot::Expected, Response::Expected(page)) => state.expected.set(Some(page.open()?)),
        (Slot::Attached, Response::Attached(report)) => {
            state.case.attached.set(Some(report.open()?));
        }
        (Slot::Profile, Response::CustomerProfile(profile)) => {
            state.profile.set(Some(profile.open()?));
        }
        (Slot::Comparison, Response::Comparison(report)) => {
            let report = report.open()?;
            state.announcement.set("The two files are compared".to_owned());
            state.compare.report.set(Some(report));
        }
        (Slot::ComparedDocuments, Response::ComparedDocuments(page)) => {
            append(state.compare.documents, page.open()?);
        }
        (Slot::ComparedCustomers, Response::ComparedCustomers(page)) => {
            append(state.compare.customers, page.open()?);
        }
        _ => {}
    }
    Some(())
}

fn take_letters(state: AppState, letters: LettersOverview) {
    let chosen = state.letter_account.get_untracked();
    // Whoever gets a letter comes first; where nobody does, one is shown to look at.
    let going_out = letters.going_out.iter().map(|entry| entry.account);
    let accounts = going_out.chain(letters.left_out.iter().map(|left| left.account));
    if !accounts.clone().any(|account| Some(account) == chosen) {
        state.letter.set(None);
        state.letter_account.set(accounts.clone().next());
    }
    state.letters.set(Some(letters));
}

fn figures(state: AppState, response: Response) {
    if needs_opening(state, &response) || is_remembered(state, &response) {
        return;
    }
    #[expect(clippy::wildcard_enum_match_arm, reason = "the other answers belong to other slots")]
    match response {
        Response::Progress(progress) => state.phase.set(Phase::Importing(progress)),
        Response::Loaded { import, set, analysis } => loaded(state, *import, *set, *analysis),
        Response::Analyzed { analysis } => {
            state
                .announcement
                .set(format!("Figures as of {}", format::date(analysis.config.as_of)));
            state.analysis.set(Some(*analysis));
        }
        Response::NeedsAnswer { import, set } => {
            state.analysis.set(None);
            state.take_reviews(Some(*import), *set);
            keep_what_was_settled(state);
            state.phase.set(Phase::Asking);
            state.announcement.set("The file is read. There is a question to answer".to_owned());
            state.go(Room::File);
        }
        Response::ImportFailed { error, import, set } => {
            state.take_reviews(import.map(|import| *import), *set);
            state.fail(error);
        }
        _ => {}
    }
}

/// The engine met workbooks, or text it cannot decode: they are opened, and all is read again.
fn needs_opening(state: AppState, response: &Response) -> bool {
    #[expect(clippy::wildcard_enum_match_arm, reason = "only these are about files")]
    match response {
        Response::Loaded { set, .. } | Response::NeedsAnswer { set, .. } => {
            state.open_what_needs_it(set, None)
        }
        Response::ImportFailed { error, set, .. } => state.open_what_needs_it(set, Some(error)),
        _ => false,
    }
}

/// The kind of a file is known: it is read again, the way it was settled the last time.
fn is_remembered(state: AppState, response: &Response) -> bool {
    #[expect(clippy::wildcard_enum_match_arm, reason = "only these are about files")]
    let (import, set) = match response {
        Response::Loaded { import, set, .. } | Response::NeedsAnswer { import, set } => {
            (Some(&**import), set)
        }
        Response::ImportFailed { import, set, .. } => (import.as_deref(), set),
        _ => return false,
    };
    know_kinds(state, import, set);
    let again = remembering(state).is_some_and(|d| (d.read_as_remembered)(state, import, set));
    if again {
        state.settle_quietly();
        state.read_again();
    }
    again
}

/// Of which kinds the files are is needed when one of them is to be remembered, and for what is remembered already.
fn know_kinds(state: AppState, import: Option<&ImportReport>, set: &SetReport) {
    if let Some(doors) = later::now(state) {
        (doors.know_kinds)(state, import, set);
        return;
    }
    let (import, set) = (import.cloned(), set.clone());
    later::when_here(state, move |doors| {
        if let Some(doors) = doors {
            (doors.know_kinds)(state, import.as_ref(), &set);
        }
    });
}

/// Leads to what is remembered of kinds of files, if anything is.
fn remembering(state: AppState) -> Option<Doors> {
    if state.mappings.are_none() { None } else { later::now(state) }
}

fn keep_what_was_settled(state: AppState) {
    if let Some(doors) = remembering(state) {
        (doors.keep_what_was_settled)(state);
    }
}

fn loaded(state: AppState, import: ImportReport, set: SetReport, analysis: AnalysisReport) {
    if state.side == Side::Other {
        other_loaded(state, import, set, &analysis);
        return;
    }
    page::measure("owed:analyse", "owed:chosen");
    // Figures of this book were shown before, so its user stays where they are.
    let reread = !state.fresh.get_value();
    state.config.set(analysis.config.clone());
    let words = format!(
        "{} read, {} used, {} left out",
        format::counted(import.rows_read, "row", "rows"),
        format::count(import.rows_used),
        format::count(import.rows_left_out())
    );
    state.announcement.set(words);
    state.review.suggestions.set(None);
    state.take_reviews(Some(import), set);
    keep_what_was_settled(state);
    state.fresh.set_value(false);
    state.analysis.set(Some(analysis));
    state.phase.set(Phase::Ready);
    state.settle_quietly();
    let attach = state.case.attach_next.try_update_value(std::mem::take) == Some(true);
    if attach || !reread {
        state.attach_log();
    }
    if !reread {
        state.go(Room::Overview);
    }
    page::after_paint(move || {
        page::measure("owed:rendered", "owed:chosen");
        later::bring(state);
    });
}

/// The other export is there: the book stays as it is, and the two are compared.
fn other_loaded(state: AppState, import: ImportReport, set: SetReport, analysis: &AnalysisReport) {
    let again = !state.fresh.get_value();
    state.take_reviews(Some(import), set);
    keep_what_was_settled(state);
    state.fresh.set_value(false);
    state.phase.set(Phase::Ready);
    state.book().pair_with(analysis.config.as_of, again);
}

/// A window that follows on is added; any other replaces what is there.
fn append<T: Send + Sync + 'static>(target: RwSignal<Option<Page<T>>>, page: Page<T>) {
    target.update(|current| match current {
        Some(current) if page.offset > 0 && page.offset as usize == current.rows.len() => {
            current.rows.extend(page.rows);
            current.total = page.total;
        }
        current => *current = Some(page),
    });
}
