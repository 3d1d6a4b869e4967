//! Names of variants as the file writes them: `NoSales` becomes `no_sales`.

use serde::Serialize;

use crate::analysis::{AgeBasis, History};
use crate::domain::{Currency, DocumentKind};
use crate::import::{DateOrder, DecimalMark};

/// The name of a plain enum variant in lower case with underscores.
pub(super) fn snake(variant: &impl Serialize) -> String {
    let name = match serde_json::to_value(variant) {
        Ok(serde_json::Value::String(name)) => name,
        Ok(serde_json::Value::Object(tagged)) => tagged.into_iter().map(|(name, _)| name).collect(),
        _ => String::new(),
    };
    let mut word = String::with_capacity(name.len() + 4);
    for c in name.chars() {
        if c.is_ascii_uppercase() && !word.is_empty() {
            word.push('_');
        }
        word.push(c.to_ascii_lowercase());
    }
    word
}

/// The code, or `None` where the file names no currency.
pub(super) fn currency(currency: &Currency) -> Option<&str> {
    currency.is_stated().then(|| currency.code())
}

pub(super) fn basis(basis: AgeBasis) -> &'static str {
    match basis {
        AgeBasis::DueDate => "due_date",
        AgeBasis::InvoiceDate => "invoice_date",
    }
}

pub(super) fn history(history: History) -> &'static str {
    match history {
        History::Rebuilt => "rebuilt",
        History::ReAged => "re_aged",
    }
}

pub(super) fn kind(kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::Invoice => "invoice",
        DocumentKind::CreditNote => "credit_note",
        DocumentKind::Receipt => "receipt",
    }
}

pub(super) fn date_order(order: DateOrder) -> &'static str {
    match order {
        DateOrder::Ymd => "year_month_day",
        DateOrder::Dmy => "day_month_year",
        DateOrder::Mdy => "month_day_year",
    }
}

pub(super) fn decimal_mark(mark: DecimalMark) -> &'static str {
    match mark {
        DecimalMark::Point => "point",
        DecimalMark::Comma => "comma",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Undefined;
    use crate::import::{FindingCode, ImportError};

    #[test]
    fn variants_become_words_with_underscores() {
        assert_eq!(snake(&Undefined::NoSales), "no_sales");
        assert_eq!(snake(&FindingCode::DueBeforeInvoice), "due_before_invoice");
        assert_eq!(snake(&ImportError::Empty), "empty");
        assert_eq!(snake(&ImportError::HeaderOnly { row: 3 }), "header_only");
    }
}
