//! What late payment costs: the sheet, and what was assumed for it and for the provision.

use super::sheets::{amount, headings};
use super::{PackSource, code};
use crate::documents::{Cell, Sheet};

/// The cost of the window at the typed rate, and the customers that cost most.
pub(super) fn sheet(source: &PackSource<'_>) -> Sheet {
    let mut rows = Vec::new();
    for outlook in source.outlooks {
        let cost = &outlook.late_cost;
        let mut line = |name: &str, value: Cell, note: &str| {
            rows.push(vec![
                Cell::text(code(outlook.currency)),
                Cell::text(name),
                value,
                Cell::text(note),
            ]);
        };
        let rate = cost.rate_pct.map_or(Cell::Empty, Cell::Number);
        let typed = if cost.rate_pct.is_some() { "as typed" } else { "no rate was typed" };
        line("Days looked back", Cell::whole(cost.window_days), "");
        line("Σ amount past due × days", Cell::Number(cost.amount_days), "");
        line("Past due on an average day", amount(cost.average_overdue), "");
        line("Past due now", amount(cost.overdue_now), "credits not deducted");
        line("Yearly rate in percent", rate, typed);
        line("Cost of the days looked back", cost.cost.map_or(Cell::Empty, amount), "");
        line("Cost of every further day", cost.per_day.map_or(Cell::Empty, amount), "");
        for customer in &cost.customers {
            let days = Cell::Number(customer.amount_days);
            line(&format!("Customer: {}", customer.customer), days, "amount past due × days");
        }
    }
    let headings = headings(&["Currency", "Line", "Value", "Note"]);
    Sheet { name: "Late payment".to_owned(), headings, rows }
}

/// What the user assumed, each with its value in words.
pub(super) fn assumptions(source: &PackSource<'_>) -> Vec<(&'static str, String)> {
    let loss = &source.assumptions.loss;
    let typed: Vec<String> = loss
        .typed_pct
        .iter()
        .map(|pct| pct.map_or_else(|| "own".to_owned(), |pct| format!("{pct}%")))
        .collect();
    let rates = if loss.typed_pct.iter().any(Option::is_some) {
        format!("{} by bucket (own = the file’s own losses)", typed.join(", "))
    } else {
        "the file’s own losses".to_owned()
    };
    let late = source.assumptions.late_rate_pct;
    vec![
        ("Loss rates of the provision", rates),
        ("Loss rates are raised by", format!("{}%", loss.outlook_pct)),
        ("An invoice counts as lost", format!("{} days past due", loss.lost_after_days)),
        ("Customers judged on their own", loss.specific.len().to_string()),
        (
            "Yearly rate for late payment",
            late.map_or_else(|| "not typed".to_owned(), |rate| format!("{rate}%")),
        ),
    ]
}
