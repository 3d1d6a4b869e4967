//! The monthly report as a document.

use rust_decimal::Decimal;

use super::{CurrencyTrend, PolicyReview};
use crate::documents::words::{counted, long_date};
use crate::documents::{Block, Column, Document, ListStyle, Table};

/// The report to print and keep, with the name of the business.
pub fn review_document(review: &PolicyReview, business: &str) -> Document {
    let title = "How the collections policy did";
    let mut head = vec![
        ("Month".to_owned(), format!("{} to {}", long_date(review.from), long_date(review.to))),
        ("Policy".to_owned(), format!("version {}", review.version)),
    ];
    if !business.trim().is_empty() {
        head.insert(0, ("Business".to_owned(), business.trim().to_owned()));
    }
    let mut blocks = vec![Block::heading(1, title), Block::KeyValues(head)];
    blocks.push(Block::heading(2, "What the figures suggest"));
    let words = review.suggestions.iter().map(|own| own.words.clone());
    blocks.push(Block::list(ListStyle::Bullet, words));
    for own in &review.currencies {
        blocks
            .push(Block::heading(2, format!("How fast and how late ({})", own.currency).as_str()));
        blocks.push(Block::Table(trend(own)));
    }
    blocks.push(Block::heading(2, "First contact"));
    blocks.push(Block::text(first_contact(review)));
    blocks.push(Block::heading(2, "Promises"));
    blocks.push(Block::text(promises(review)));
    blocks.push(Block::heading(2, "What each step brought in the last year"));
    blocks.push(levels(review));
    blocks.push(Block::heading(2, "Exceptions"));
    blocks.push(exceptions(review));
    Document {
        title: title.to_owned(),
        language: "en-US".to_owned(),
        blocks,
        ..Document::default()
    }
}

fn trend(own: &CurrencyTrend) -> Table {
    let share = |share: Option<Decimal>| {
        let percent = share.map(|share| format!("{}%", (share * Decimal::ONE_HUNDRED).round_dp(1)));
        percent.unwrap_or_else(|| "none".to_owned())
    };
    let dso = |dso: Option<Decimal>| {
        dso.map_or_else(|| "none".to_owned(), |days| days.round_dp(1).to_string())
    };
    let rows = own
        .points
        .iter()
        .map(|point| vec![long_date(point.date), dso(point.dso), share(point.overdue_share)]);
    Table {
        columns: vec![
            Column::text("Date"),
            Column::number("DSO (days)"),
            Column::number("Overdue, of what is open"),
        ],
        rows: rows.collect(),
        total: None,
    }
}

/// The first contacts as a sentence; the page says the same.
pub(super) fn first_contact(review: &PolicyReview) -> String {
    let own = review.first_contact;
    if own.due == 0 {
        return "No invoice reached the day by which its customer is to be contacted.".to_owned();
    }
    let average = own.average_days.map_or_else(String::new, |days| {
        format!(
            " Those contacted heard from us {} days after the due date on average.",
            days.normalize()
        )
    });
    format!(
        "{} needed a first contact within {}: {} had one in time, {} did not.{average}",
        counted(own.due, "invoice"),
        counted(own.allowed, "working day"),
        own.in_time,
        own.breaches
    )
}

/// The promises as a sentence; the page says the same.
pub(super) fn promises(review: &PolicyReview) -> String {
    let own = review.promises;
    if own.judged() + own.unknown == 0 {
        return "No promise fell due.".to_owned();
    }
    let unknown = match own.unknown {
        0 => String::new(),
        count => format!(" Of {} the files do not say.", counted(count, "further promise")),
    };
    format!(
        "{} fell due: {} kept, {} kept in part, {} broken.{unknown}",
        counted(own.judged(), "promise"),
        own.kept,
        own.part,
        own.broken
    )
}

impl PolicyReview {
    /// The first contacts as a sentence.
    pub fn first_contact_words(&self) -> String {
        first_contact(self)
    }

    /// The promises as a sentence.
    pub fn promise_words(&self) -> String {
        promises(self)
    }
}

fn levels(review: &PolicyReview) -> Block {
    if review.levels.is_empty() {
        return Block::text(
            "No step whose time to pay is over is in the log, or the files have no payment dates.",
        );
    }
    let rows = review
        .levels
        .iter()
        .map(|own| vec![own.name.clone(), own.contacts.to_string(), own.paid.to_string()]);
    Block::Table(Table {
        columns: vec![
            Column::text("Step"),
            Column::number("Taken"),
            Column::number("Followed by money"),
        ],
        rows: rows.collect(),
        total: None,
    })
}

fn exceptions(review: &PolicyReview) -> Block {
    if review.exceptions.is_empty() {
        return Block::text("Nothing was done otherwise than the rules say.");
    }
    let rows = review.exceptions.iter().map(|own| {
        let reason =
            if own.reason.is_empty() { "No reason given".to_owned() } else { own.reason.clone() };
        vec![long_date(own.date), own.customer.clone(), own.what.clone(), reason]
    });
    Block::Table(Table {
        columns: vec![
            Column::text("Date"),
            Column::text("Customer"),
            Column::text("What"),
            Column::text("Why"),
        ],
        rows: rows.collect(),
        total: None,
    })
}
