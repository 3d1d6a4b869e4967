//! How to export the right list from the main systems, in words of our own: shown beside a refusal
//! and on the start page. Menus move; what to look for stays.

/// How to get a list of invoices out of a system.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExportHelp {
    /// The system, as [`super::recognize`] names it.
    pub system: &'static str,
    /// The report or list to open.
    pub report: &'static str,
    /// What to do, step by step, without full stops.
    pub steps: &'static [&'static str],
}

impl ExportHelp {
    /// The help for all main systems.
    pub const fn all() -> &'static [Self] {
        SYSTEMS
    }

    /// The help for a system; the general one where there is none.
    pub fn of(system: Option<&str>) -> &'static Self {
        help(system)
    }
}

/// Whatever the system is.
pub const GENERAL: ExportHelp = ExportHelp {
    system: "",
    report: "Open invoices, unpaid invoices or aged receivables in detail",
    steps: &[
        "Open the list of customer invoices or the detailed list of open items, not the summary",
        "Include number, customer, invoice date, due date, total, open amount, currency and status",
        "For payment habits, include paid invoices of the last year with the date they were paid",
        "Export it as CSV or Excel, and drop the file here without changing it",
    ],
};

/// The main systems.
pub const SYSTEMS: &[ExportHelp] = &[
    ExportHelp {
        system: "QuickBooks",
        report: "A/R Aging Detail or Open Invoices",
        steps: &[
            "Open Reports and look for A/R Aging Detail; the summary has no invoices in it",
            "Set the report date to today",
            "Keep the columns date, type, number, customer, due date, amount and open balance",
            "Export to Excel or CSV",
            "For payment habits, add Transaction List by Customer for the last year",
        ],
    },
    ExportHelp {
        system: "Xero",
        report: "Invoices, or Aged Receivables Detail",
        steps: &[
            "Open the sales invoices and choose the tab with all of them, paid ones too",
            "Choose Export: the CSV has due dates and what is still due",
            "Or open the report Aged Receivables Detail, show invoice and due dates, and export to Excel",
        ],
    },
    ExportHelp {
        system: "FreshBooks",
        report: "Invoice list",
        steps: &[
            "Open the invoices and show all of them",
            "Choose to export the list as CSV",
            "The file has no due dates: have your payment terms at hand",
        ],
    },
    ExportHelp {
        system: "Zoho",
        report: "Invoices",
        steps: &[
            "Open Sales, then Invoices, and show all invoices",
            "Choose Export Invoices in the menu of the list, for the dates you need",
            "Choose CSV or XLSX and keep Balance, Due Date and Currency Code",
            "Customer Payments can be exported the same way and dropped together with it",
        ],
    },
    ExportHelp {
        system: "Wave",
        report: "Invoices, not accounting transactions",
        steps: &[
            "Export the customers' invoices, with due dates and what was paid",
            "Accounting transactions are a journal: they do not say what is due when",
            "Choose CSV",
        ],
    },
    ExportHelp {
        system: "Invoice Ninja",
        report: "Invoice report",
        steps: &[
            "Open Reports and choose Invoice",
            "Include client, number, amount, balance, paid to date, date, due date and status",
            "Export it as CSV",
            "Payments can be exported the same way and dropped together with it",
        ],
    },
    ExportHelp {
        system: "Harvest",
        report: "Invoice report",
        steps: &[
            "Open the invoice report for all clients and all states",
            "Export it as CSV, with balance and last payment date",
            "The file has no due dates: have your payment terms at hand",
        ],
    },
    ExportHelp {
        system: "Stripe",
        report: "Invoices, not balance or payouts",
        steps: &[
            "Open Invoices in the dashboard, not Balances or Payments",
            "Export with the columns number, customer, created, due date, total, amount remaining and status",
            "Choose the time zone of your books",
        ],
    },
    ExportHelp {
        system: "Shopify",
        report: "Orders",
        steps: &[
            "Open Orders and filter for unpaid and partially paid",
            "Export all of them as plain CSV",
            "Orders with payment terms have the day when payment is due",
        ],
    },
    ExportHelp {
        system: "Square",
        report: "Invoices",
        steps: &[
            "Open Invoices in the dashboard and show all of them",
            "Export the list as CSV with due date, amount and status",
            "Transactions are money already received and do not help here",
        ],
    },
    ExportHelp {
        system: "Sage 50",
        report: "Aged Debtors Analysis (Detailed) or the list of customer invoices",
        steps: &[
            "Open the customers and their reports, and choose the detailed aged debtors report",
            "Export it as CSV or to Excel",
            "It ages from the invoice date; a list of invoices with due dates is better",
        ],
    },
    ExportHelp {
        system: "NetSuite",
        report: "Saved search on transactions",
        steps: &[
            "Make a transaction search for invoices, credit memos and payments, main line only",
            "Show document number, name, date, due date, status, amount, amount remaining and currency",
            "Export the results as CSV",
        ],
    },
    ExportHelp {
        system: "Dynamics 365 Business Central",
        report: "Customer Ledger Entries",
        steps: &[
            "Open Customer Ledger Entries and show open and closed ones",
            "Show document type and number, customer, posting date, due date, currency, original and remaining amount",
            "Choose Open in Excel, save the workbook and drop it here",
        ],
    },
    ExportHelp {
        system: "SAP",
        report: "Customer line items (FBL5N)",
        steps: &[
            "Run FBL5N for all customers with open and, for payment habits, cleared items",
            "Choose a layout with document number, type, document date, net due date, clearing date, amount and currency",
            "Save the list as a spreadsheet or as unconverted text",
        ],
    },
    ExportHelp {
        system: "Odoo",
        report: "Customer invoices",
        steps: &[
            "Open Accounting, then Customers, then Invoices, as a list without grouping",
            "Select all and choose Export",
            "Take number, partner, invoice date, due date, total, amount due, currency, status and payment status",
        ],
    },
    ExportHelp {
        system: "ERPNext",
        report: "Accounts Receivable",
        steps: &[
            "Open the report Accounts Receivable, not the summary",
            "Set the report date and choose to age by due date",
            "Export it to Excel or CSV",
        ],
    },
    ExportHelp {
        system: "Tally",
        report: "Bills Receivable",
        steps: &[
            "Open the statements of outstandings and choose receivables",
            "Show bills in detail with due dates",
            "Export to Excel",
        ],
    },
    ExportHelp {
        system: "MYOB",
        report: "Receivables with tax or sales export",
        steps: &[
            "Export sales: all of them, open and closed",
            "Choose a header row, and comma or tab between the fields",
            "Take customer, invoice number, date, amounts, terms and status",
        ],
    },
    ExportHelp {
        system: "DATEV",
        report: "List of open items of the debtors (OPOS)",
        steps: &[
            "Open the list of open items of the debtors, not the journal of entries",
            "Show account, name, document number, document date, due date, amount and balance",
            "Export it as CSV or to Excel",
        ],
    },
    ExportHelp {
        system: "PayPal",
        report: "Invoices, not activity",
        steps: &[
            "Activity shows money already received; it cannot say what is owed",
            "Export the invoices from the system you bill with, and drop that file here",
        ],
    },
];

/// The help for a system; [`GENERAL`] where there is none.
pub fn help(system: Option<&str>) -> &'static ExportHelp {
    let named = |name: &str| SYSTEMS.iter().find(|help| help.system == name);
    system.and_then(named).unwrap_or(&GENERAL)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_system_has_a_report_and_steps() {
        for help in SYSTEMS.iter().chain([&GENERAL]) {
            assert!(!help.report.is_empty() && help.steps.len() >= 2, "{}", help.system);
            let plain = |text: &&str| !text.is_empty() && !text.ends_with('.');
            assert!(help.steps.iter().all(plain), "{}", help.system);
        }
    }

    #[test]
    fn help_is_found_by_system() {
        for (system, report) in [
            (Some("SAP"), "Customer line items (FBL5N)"),
            (Some("Nobody's"), GENERAL.report),
            (None, GENERAL.report),
        ] {
            assert_eq!(help(system).report, report, "{system:?}");
        }
    }

    #[test]
    fn help_is_offered_for_the_main_systems() {
        let offered = |name: &str| ExportHelp::all().iter().any(|help| help.system == name);
        for system in ["SAP", "Xero", "Stripe"] {
            assert!(offered(system), "{system}");
        }
    }
}
