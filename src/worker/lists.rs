//! All rows of a list of the page, for a file or the clipboard.

use super::files::{CSV, file};
use super::session::Loaded;
use crate::analysis::documents::View;
use crate::analysis::groups::groups;
use crate::analysis::outlook::Outlook;
use crate::analysis::{AnalysisConfig, CustomerQuery, CustomerRow};
use crate::present::export::{ListTable, ListText, list_text};
use crate::protocol::{CustomerColumns, ListOf, ListTarget, PASTED, Response};

/// The list as text.
pub(super) fn list(
    loaded: &Loaded,
    config: &AnalysisConfig,
    list: &ListOf,
    target: ListTarget,
) -> Response {
    let (text, kind, mime) = match target {
        ListTarget::Csv => (ListText::Csv, "csv", CSV),
        ListTarget::Clipboard => (ListText::Pasted, "tsv", PASTED),
    };
    let (name, table) = rows(loaded, config, list);
    file(&format!("{name}-{}", config.as_of), kind, mime, list_text(&table, text).into_bytes())
}

/// The beginning of a file's name, and the rows.
fn rows(loaded: &Loaded, config: &AnalysisConfig, list: &ListOf) -> (&'static str, ListTable) {
    let buckets = config.buckets();
    match list {
        ListOf::Customers { currency, sort, descending, find, only_open, columns } => {
            let query = CustomerQuery {
                currency: *currency,
                sort: *sort,
                descending: *descending,
                find,
                only_open: *only_open,
            };
            let customers = customers(loaded, &query);
            match columns {
                CustomerColumns::Aging => {
                    ("aging-list", ListTable::Aging(*currency, buckets, customers))
                }
                CustomerColumns::Behavior => {
                    ("customers", ListTable::Behavior(*currency, customers))
                }
            }
        }
        ListOf::Groups { currency } => {
            let word = config.group_by.key().replace('_', " ");
            let groups = groups(&loaded.ledger, config, *currency);
            ("aging-groups", ListTable::Groups(word, buckets, groups))
        }
        ListOf::Documents { selection, sort, descending, find } => {
            let view = View::new(&loaded.ledger, config);
            let mut list = view.select(selection, find);
            view.sort(&mut list, *sort, *descending);
            let rows = list.iter().filter_map(|&idx| view.row(idx)).collect();
            ("documents", ListTable::Documents(rows))
        }
        ListOf::Expected { currency } => {
            let outlook = Outlook::new(&loaded.ledger, config, *currency);
            let rows = outlook.expected(&loaded.ledger, 0, u32::MAX).rows;
            ("expected-payments", ListTable::Expected(*currency, rows))
        }
    }
}

fn customers(loaded: &Loaded, query: &CustomerQuery<'_>) -> Vec<CustomerRow> {
    let list = loaded.analysis.select(&loaded.ledger, query).into_iter();
    list.filter_map(|idx| loaded.analysis.customer_row(&loaded.ledger, idx)).collect()
}
