//! What some files say about some documents besides dates and money. Kept per attribute, sorted by
//! document, each distinct text once; a file without such columns costs nothing.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::domain::ledger::{DocumentIdx, Ledger};
use crate::domain::{Day, to_u32};

/// A text a document can carry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Attribute {
    /// The customer's order number.
    PoNumber,
    /// Who of us looks after it.
    Salesperson,
    /// Country, region or another tag to group by.
    Country,
    /// Payment terms as written.
    Terms,
    /// Why it is disputed, as written.
    DisputeReason,
    /// Whatever the user wants to group by, as written.
    Tag,
}

impl Attribute {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::PoNumber,
        Self::Salesperson,
        Self::Country,
        Self::Terms,
        Self::DisputeReason,
        Self::Tag,
    ];

    /// The name used in files.
    pub const fn key(self) -> &'static str {
        match self {
            Self::PoNumber => "po_number",
            Self::Salesperson => "salesperson",
            Self::Country => "country",
            Self::Terms => "terms",
            Self::DisputeReason => "dispute_reason",
            Self::Tag => "tag",
        }
    }
}

/// All attributes of a ledger.
#[derive(Clone, Debug, Default)]
pub(super) struct Attributes {
    texts: Vec<String>,
    by_text: BTreeMap<String, u32>,
    columns: BTreeMap<Attribute, Vec<(DocumentIdx, u32)>>,
    expected: Vec<(DocumentIdx, Day)>,
}

impl Attributes {
    fn intern(&mut self, text: &str) -> u32 {
        if let Some(&known) = self.by_text.get(text) {
            return known;
        }
        let idx = to_u32(self.texts.len());
        self.texts.push(text.to_owned());
        self.by_text.insert(text.to_owned(), idx);
        idx
    }

    /// Takes over another ledger's attributes; `moved` says where each document went.
    pub(super) fn append(
        &mut self,
        other: &Self,
        moved: &dyn Fn(DocumentIdx) -> Option<DocumentIdx>,
    ) {
        for (attribute, column) in &other.columns {
            for (document, text) in column {
                if let (Some(document), Some(text)) =
                    (moved(*document), other.texts.get(*text as usize))
                {
                    let text = self.intern(text);
                    self.columns.entry(*attribute).or_default().push((document, text));
                }
            }
        }
        let expected = other.expected.iter();
        self.expected.extend(expected.filter_map(|(idx, day)| Some((moved(*idx)?, *day))));
    }
}

fn put<T>(list: &mut Vec<(DocumentIdx, T)>, idx: DocumentIdx, value: T) {
    match list.binary_search_by_key(&idx, |entry| entry.0) {
        Ok(at) => {
            if let Some(entry) = list.get_mut(at) {
                entry.1 = value;
            }
        }
        Err(at) => list.insert(at, (idx, value)),
    }
}

fn find<T: Copy>(list: &[(DocumentIdx, T)], idx: DocumentIdx) -> Option<T> {
    let at = list.binary_search_by_key(&idx, |entry| entry.0).ok()?;
    list.get(at).map(|entry| entry.1)
}

impl Ledger {
    /// Gives a document an attribute; an empty text is no attribute.
    pub fn set_attribute(&mut self, idx: DocumentIdx, attribute: Attribute, text: &str) {
        if !text.is_empty() {
            let attributes = self.attributes.get_or_insert_default();
            let text = attributes.intern(text);
            put(attributes.columns.entry(attribute).or_default(), idx, text);
        }
    }

    /// An attribute of a document; `None` where the file has none.
    pub fn attribute(&self, idx: DocumentIdx, attribute: Attribute) -> Option<&str> {
        let attributes = self.attributes.as_deref()?;
        let text = find(attributes.columns.get(&attribute)?, idx)?;
        attributes.texts.get(text as usize).map(String::as_str)
    }

    /// Says when the payment of a document is expected.
    pub fn set_expected_date(&mut self, idx: DocumentIdx, day: Day) {
        if day.is_some() {
            put(&mut self.attributes.get_or_insert_default().expected, idx, day);
        }
    }

    /// When the payment of a document is expected, or [`Day::NONE`].
    pub fn expected_date(&self, idx: DocumentIdx) -> Day {
        let attributes = self.attributes.as_deref();
        attributes.and_then(|a| find(&a.expected, idx)).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ledger::tests::ledger_of;

    #[test]
    fn attributes_are_kept_only_where_given() {
        let mut ledger = ledger_of(&[("A", 1), ("B", 1), ("C", 1)]);
        assert_eq!(ledger.attribute(0, Attribute::PoNumber), None);
        ledger.set_attribute(2, Attribute::Salesperson, "Kim");
        ledger.set_attribute(0, Attribute::Salesperson, "Kim");
        ledger.set_attribute(1, Attribute::Salesperson, "");
        ledger.set_attribute(0, Attribute::Salesperson, "Ada");
        ledger.set_expected_date(1, Day::from_number(5));
        let of = |idx| ledger.attribute(idx, Attribute::Salesperson);
        assert_eq!((of(0), of(1), of(2)), (Some("Ada"), None, Some("Kim")));
        assert_eq!(ledger.expected_date(1).number(), 5);
        assert!(!ledger.expected_date(0).is_some());
    }
}
