//! What a row of the export can be.

use serde::{Deserialize, Serialize};

/// The kind of a document. "Document" is the common noun.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[repr(u8)]
pub enum DocumentKind {
    /// Billed to the customer; raises the balance.
    Invoice,
    /// Lowers the balance: a credit note or credit memo; amounts are negative.
    CreditNote,
    /// Money received that is not set against an invoice (unapplied cash); amounts are negative.
    Receipt,
}

impl DocumentKind {
    /// The word for people.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Invoice => "invoice",
            Self::CreditNote => "credit note",
            Self::Receipt => "receipt",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_has_its_word() {
        use DocumentKind::{CreditNote, Invoice, Receipt};
        let words = [Invoice, CreditNote, Receipt].map(DocumentKind::word);
        assert_eq!(words, ["invoice", "credit note", "receipt"]);
    }
}
