//! How the files fit together: counts in words, and every row that matched nothing.

use leptos::prelude::*;

use crate::domain::{Amount, Currency};
use crate::import::{
    Difference, FileReport, JoinReport, Listed, LooseContact, LoosePayment, Repeated, SetReport,
    Tally,
};
use crate::present::format;
use crate::ui::state::use_app;

/// Rows shown of each list; all are counted.
const SHOWN: usize = 100;

/// What bringing the files together came to; nothing for a single file.
#[component]
pub(super) fn Joined() -> impl IntoView {
    let state = use_app();
    move || {
        state.set.with(|set| {
            let names: Vec<String> = set.files.iter().map(FileReport::shown_name).collect();
            set.join.as_ref().map(|join| card(set, join, &names))
        })
    }
}

fn card(set: &SetReport, join: &JoinReport, names: &[String]) -> impl IntoView + use<> {
    let sentences = sentences(set, join).into_iter().map(|text| view! { <li>{text}</li> });
    let lists = [
        payments("Payments that match no document", &join.unmatched_rows, names),
        payments("Payments beyond what was owed", &join.excess_rows, names),
        differences(&join.differences, names),
        repeated(&join.repeated, names),
        contacts(&join.contacts_unmatched, names),
    ];
    view! {
        <section class="card" aria-labelledby="join-title" data-testid="join-report">
            <h2 class="card__title" id="join-title">"How the files fit together"</h2>
            <ul class="join">{sentences.collect_view()}</ul>
            {lists.into_iter().flatten().collect_view()}
        </section>
    }
}

fn sentences(set: &SetReport, join: &JoinReport) -> Vec<String> {
    let mut words = Vec::new();
    let documents: u64 = set.files.iter().map(|file| file.documents).sum();
    words.push(format!("{} in all.", format::counted(documents, "document", "documents")));
    if join.payments.rows > 0 {
        words.push(format!(
            "{}{}, of which {}{} set against documents.",
            counted(join.payments.rows, "payment", "payments"),
            of_sums(&join.payments),
            counted(join.matched.rows, "is", "are"),
            of_sums(&join.matched)
        ));
    }
    if join.excess.rows > 0 {
        words.push(format!(
            "{} more than was owed; what is beyond it{} is kept as unapplied money of the customer.",
            counted(join.excess.rows, "payment is", "payments are"),
            of_sums(&join.excess)
        ));
    }
    if join.unmatched.rows > 0 {
        words.push(unmatched(&join.unmatched, &join.unapplied));
    }
    if join.differences.count > 0 {
        words.push(format!(
            "{} another open balance than the total less the payments; the stated balance counts.",
            counted(join.differences.count, "document states", "documents state")
        ));
    }
    if join.repeated.count > 0 {
        words.push(format!(
            "{} in more than one file. Where all figures agree it counts once, otherwise both count.",
            counted(join.repeated.count, "document stands", "documents stand")
        ));
    }
    let contacts = join.contacts_matched + join.contacts_unmatched.count;
    if contacts > 0 {
        words.push(format!(
            "{}, of which {} documents here.",
            counted(contacts, "contact", "contacts"),
            counted(join.contacts_matched, "has", "have")
        ));
    }
    words
}

fn counted(number: u64, one: &str, many: &str) -> String {
    format::counted(number, one, many)
}

/// The sums in brackets: " (EUR 10.00)".
fn of_sums(tally: &Tally) -> String {
    let sums: Vec<String> =
        tally.amounts.iter().map(|m| format::money_with_code(m.amount, m.currency)).collect();
    if sums.is_empty() { String::new() } else { format!(" ({})", sums.join(", ")) }
}

/// Payments for no document here, and what becomes of them.
fn unmatched(unmatched: &Tally, kept: &Tally) -> String {
    let start = format!(
        "{} no document here{}",
        counted(unmatched.rows, "payment matches", "payments match"),
        of_sums(unmatched)
    );
    if kept.rows == unmatched.rows {
        format!("{start}: kept as unapplied money of the customer.")
    } else if kept.rows == 0 {
        format!("{start}: not counted.")
    } else {
        format!(
            "{start}: {}{} kept as unapplied money of the customer, the others are not counted.",
            counted(kept.rows, "is", "are"),
            of_sums(kept)
        )
    }
}

/// One list, folded, with what is shown of it.
fn list(
    title: &'static str,
    count: u64,
    head: &'static [(&'static str, bool)],
    rows: Vec<Vec<String>>,
) -> Option<AnyView> {
    if count == 0 {
        return None;
    }
    let shown = rows.len() as u64;
    let more = (count > shown).then(|| {
        format!("The first {} of {} are shown.", format::count(shown), format::count(count))
    });
    let class = |is_number: bool| if is_number { "num" } else { "" };
    let heads = head
        .iter()
        .map(|&(name, is_number)| view! { <th scope="col" class=class(is_number)>{name}</th> });
    let lines = rows.into_iter().map(|row| {
        let cells = row
            .into_iter()
            .zip(head)
            .map(|(cell, &(_, is_number))| view! { <td class=class(is_number)>{cell}</td> });
        view! { <tr>{cells.collect_view()}</tr> }
    });
    Some(
        view! {
            <details class="finding">
                <summary class="join__summary">
                    <span class="finding__count">{format::count(count)}</span>
                    <span class="finding__message">{title}</span>
                </summary>
                <div class="table-scroll" tabindex="0" role="region" aria-label=title>
                    <table class="table table--plain">
                        <caption class="visually-hidden">{title}</caption>
                        <thead><tr>{heads.collect_view()}</tr></thead>
                        <tbody>{lines.collect_view()}</tbody>
                    </table>
                </div>
                {more.map(|text| view! { <p class="quiet">{text}</p> })}
            </details>
        }
        .into_any(),
    )
}

fn file_name(names: &[String], file: u32) -> String {
    names.get(file as usize).cloned().unwrap_or_default()
}

fn line_number(row: u32) -> String {
    format::count(u64::from(row))
}

fn payments(
    title: &'static str,
    loose: &Listed<LoosePayment>,
    names: &[String],
) -> Option<AnyView> {
    const HEAD: &[(&str, bool)] = &[
        ("File", false),
        ("Row", true),
        ("Customer", false),
        ("Document", false),
        ("Date", false),
        ("Amount", true),
        ("Why", false),
    ];
    let row = |payment: &LoosePayment| {
        vec![
            file_name(names, payment.file),
            line_number(payment.row),
            payment.customer.clone(),
            payment.number.clone(),
            format::date_or_dash(payment.date),
            format::money_with_code(payment.amount.amount, payment.amount.currency),
            payment.why.message().to_owned(),
        ]
    };
    list(title, loose.count, HEAD, loose.kept.iter().take(SHOWN).map(row).collect())
}

fn differences(found: &Listed<Difference>, names: &[String]) -> Option<AnyView> {
    const HEAD: &[(&str, bool)] = &[
        ("File", false),
        ("Row", true),
        ("Customer", false),
        ("Document", false),
        ("Open as stated", true),
        ("Total less payments", true),
    ];
    let money = |amount: Amount, currency: Currency| format::money_with_code(amount, currency);
    let row = |difference: &Difference| {
        vec![
            file_name(names, difference.file),
            line_number(difference.row),
            difference.customer.clone(),
            difference.number.clone(),
            money(difference.stated, difference.currency),
            money(difference.computed, difference.currency),
        ]
    };
    let rows = found.kept.iter().take(SHOWN).map(row).collect();
    list("Documents whose open balance differs from total less payments", found.count, HEAD, rows)
}

fn repeated(found: &Listed<Repeated>, names: &[String]) -> Option<AnyView> {
    const HEAD: &[(&str, bool)] = &[
        ("Document", false),
        ("Customer", false),
        ("First in", false),
        ("Row", true),
        ("Again in", false),
        ("Row", true),
        ("Amount", true),
        ("Counted", false),
    ];
    let row = |repeated: &Repeated| {
        vec![
            repeated.number.clone(),
            repeated.customer.clone(),
            file_name(names, repeated.first_file),
            line_number(repeated.first_row),
            file_name(names, repeated.file),
            line_number(repeated.row),
            format::money_with_code(repeated.total.amount, repeated.total.currency),
            if repeated.same { "once" } else { "both: figures differ" }.to_owned(),
        ]
    };
    let rows = found.kept.iter().take(SHOWN).map(row).collect();
    list("Documents in more than one file", found.count, HEAD, rows)
}

fn contacts(found: &Listed<LooseContact>, names: &[String]) -> Option<AnyView> {
    const HEAD: &[(&str, bool)] = &[("File", false), ("Number", false), ("Name", false)];
    let row = |contact: &LooseContact| {
        vec![file_name(names, contact.file), contact.id.clone(), contact.name.clone()]
    };
    let rows = found.kept.iter().take(SHOWN).map(row).collect();
    list("Contacts without documents", found.count, HEAD, rows)
}
