//! What a step did, in words: made from where the change is, so that every field of every rule has some.

use serde_json::Value;

use super::diff::{Change, Edit, Part};

/// Longer values are cut.
const MOST_CHARS: usize = 40;

/// A line for the history.
pub(super) fn of(changes: &[Change]) -> String {
    let Some(first) = changes.first() else { return String::new() };
    let line = line(first);
    match changes.len() {
        0 | 1 => line,
        more => format!("{line}, and {} more", more - 1),
    }
}

fn line(change: &Change) -> String {
    let keys: Vec<&str> = change
        .path
        .iter()
        .filter_map(|part| match part {
            Part::Key(key) => Some(key.as_str()),
            Part::At(_) => None,
        })
        .collect();
    match keys.as_slice() {
        ["log", "events"] => log(&change.edit),
        ["merges"] => merges(&change.edit),
        ["files", file, rest @ ..] => format!("{file}: {}", in_file(rest, &change.edit)),
        ["letters", "texts", ..] => "Wording of letters".to_owned(),
        ["stated"] | ["stated", ..] => "Total of the ledger".to_owned(),
        ["name"] => format!("Name of the book{}", from_to(&change.edit)),
        [room, rest @ ..] => {
            let place = rest.iter().map(|key| plain(key)).collect::<Vec<_>>().join(", ");
            let colon = if place.is_empty() { "" } else { ": " };
            format!("{}{colon}{place}{}", capital(&plain(room)), from_to(&change.edit))
        }
        [] => "Everything".to_owned(),
    }
}

fn in_file(rest: &[&str], edit: &Edit) -> String {
    match rest {
        ["settings", "cells", ..] | ["originals", ..] => "a value corrected".to_owned(),
        ["settings", "rows", ..] => match edit {
            Edit::Splice { after, .. } if after.is_empty() => "a row as before".to_owned(),
            Edit::Splice { .. } | Edit::Set { .. } => "a row left out or taken back".to_owned(),
        },
        ["settings", "roles", ..] => "what a column is".to_owned(),
        ["settings", field, ..] => format!("{}{}", plain(field), from_to(edit)),
        ["sheet"] => format!("sheet{}", from_to(edit)),
        _ => "how it is read".to_owned(),
    }
}

fn log(edit: &Edit) -> String {
    match edit {
        Edit::Splice { before, after, .. } => match (before.as_slice(), after.as_slice()) {
            ([], [event]) => format!("Case log: {}", entry(event)),
            ([event], []) => format!("Case log, taken back: {}", entry(event)),
            ([], more) => format!("Case log: {} entries", more.len()),
            _ => "Case log".to_owned(),
        },
        Edit::Set { .. } => "Case log".to_owned(),
    }
}

/// What happened with whom.
fn entry(event: &Value) -> String {
    let what = match event.get("what") {
        Some(Value::String(what)) => plain(what),
        Some(Value::Object(fields)) => {
            fields.keys().next().map(|key| plain(key)).unwrap_or_default()
        }
        _ => String::new(),
    };
    let customer = event.get("customer").and_then(Value::as_object);
    let customer = customer.and_then(|key| key.values().next()).map(short).unwrap_or_default();
    format!("{what} ({customer})")
}

fn merges(edit: &Edit) -> String {
    let names = |list: &[Value]| {
        let first = list.first().and_then(|one| one.get("names")).and_then(Value::as_array);
        let names = first.map(|names| names.iter().map(short).collect::<Vec<_>>().join(", "));
        names.unwrap_or_default()
    };
    match edit {
        Edit::Splice { before, after, .. } if before.is_empty() => {
            format!("Taken as one: {}", names(after))
        }
        Edit::Splice { before, .. } => format!("Taken apart again: {}", names(before)),
        Edit::Set { .. } => "Customers taken as one".to_owned(),
    }
}

/// The values, where they are short enough to be read.
fn from_to(edit: &Edit) -> String {
    match edit {
        Edit::Set { before, after } => {
            let word = |value: &Option<Value>| value.as_ref().map_or_else(String::new, short);
            let (before, after) = (word(before), word(after));
            if before.is_empty() && after.is_empty() {
                return String::new();
            }
            let or_none = |text: String| if text.is_empty() { "none".to_owned() } else { text };
            format!(": {} \u{2192} {}", or_none(before), or_none(after))
        }
        Edit::Splice { before, after, .. } => match after.len().cmp(&before.len()) {
            std::cmp::Ordering::Greater => ": added".to_owned(),
            std::cmp::Ordering::Less => ": removed".to_owned(),
            std::cmp::Ordering::Equal => String::new(),
        },
    }
}

fn short(value: &Value) -> String {
    let text = match value {
        Value::Null => String::new(),
        Value::Bool(true) => "yes".to_owned(),
        Value::Bool(false) => "no".to_owned(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => text.split_whitespace().collect::<Vec<_>>().join(" "),
        Value::Array(list) => return format!("{} in all", list.len()),
        Value::Object(fields) => {
            let parts = fields.iter().map(|(key, value)| {
                if value.is_null() {
                    plain(key)
                } else {
                    format!("{} {}", plain(key), short(value))
                }
            });
            parts.collect::<Vec<_>>().join(", ")
        }
    };
    match text.char_indices().nth(MOST_CHARS) {
        Some((cut, _)) => format!("{}\u{2026}", text.get(..cut).unwrap_or_default()),
        None => text,
    }
}

/// `pay_within_days` and `DueDate` as words.
fn plain(key: &str) -> String {
    let mut words = String::new();
    for c in key.chars() {
        if c == '_' {
            words.push(' ');
        } else if c.is_uppercase() && !words.is_empty() && !words.ends_with(' ') {
            words.push(' ');
            words.extend(c.to_lowercase());
        } else {
            words.extend(c.to_lowercase());
        }
    }
    words
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
