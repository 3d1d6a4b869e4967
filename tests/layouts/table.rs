//! What is right for each layout in `tests/fixtures/layouts`: added up by hand from the files, whose
//! people, firms and amounts are invented.

#[allow(clippy::wildcard_imports, reason = "the words of the table")]
use crate::expect::*;
use owed::import::{LineChoice, Role};

/// No currency stated.
const UNSTATED: &str = "---";

pub(crate) const CASES: &[Case] = &[
    Case {
        file: "akaunting_invoices.csv",
        why: "two open and a paid invoice, a draft, a canceled one",
        documents: Some(Documents {
            invoices: 3,
            customers: 2,
            sums: &[("EUR", "1200.25", "900.25")],
            left_out: &[(&["Draft"], 1), (&["Void"], 1)],
            dates: ("2026-01-04", "2026-02-19"),
            ..NONE
        }),
        ..CASE
    },
    Case {
        file: "bigcapital_invoices.csv",
        why: "quantity times rate: 12 x 2.50 + 30 x 1.10, 3 x 19.99, 2 x 45.00",
        documents: Some(Documents {
            invoices: 3,
            customers: 2,
            sums: &[(UNSTATED, "212.97", "212.97")],
            dates: ("2026-01-10", "2026-02-14"),
            ..NONE
        }),
        ..CASE
    },
    Case {
        file: "business_central.csv",
        why: "two invoices, interest, a credit memo; a settled payment and an unapplied one; a blank currency is the local one, which the file does not name",
        may_ask: &[Ask::Currency],
        documents: Some(Documents {
            invoices: 3,
            credits: 1,
            receipts: Receipts::Open(1, UNSTATED, "-100"),
            customers: 2,
            sums: &[(UNSTATED, "1212.50", "1212.50"), ("USD", "800", "300")],
            dates: ("2026-01-15", "2026-03-14"),
            ..NONE
        }),
        ..CASE
    },
    Case {
        file: "busy_sales.csv",
        why: "Dr and Cr in a column of their own: two sales and a return; Indian grouping; no due date",
        asks: &[Ask::Terms],
        answers: &[Answer::TermsDays(30)],
        documents: Some(Documents {
            invoices: 2,
            credits: 1,
            customers: 2,
            sums: &[(UNSTATED, "142500", "142500")],
            dates: ("2026-01-15", "2026-02-19"),
            ..NONE
        }),
        ..CASE
    },
    Case {
        file: "czech.csv",
        why: "amounts in the document's currency and in local money side by side; a blank code is the local money",
        documents: Some(Documents {
            invoices: 2,
            credits: 1,
            receipts: Receipts::Open(1, "CZK", "-1000"),
            customers: 2,
            sums: &[("CZK", "12100", "12100"), ("EUR", "900", "100")],
            dates: ("2026-01-05", "2026-01-28"),
            ..NONE
        }),
        ..CASE
    },
    Case {
        file: "dolibarr_payments.csv",
        why: "a row per payment: 700 and 500 pay the first invoice, 250 a part of the second; a provisional number is a draft",
        documents: Some(Documents {
            invoices: 3,
            customers: 2,
            sums: &[(UNSTATED, "1896", "446")],
            left_out: &[(&["Draft"], 1)],
            dates: ("2026-01-06", "2026-02-19"),
            ..NONE
        }),
        ..CASE
    },
    Case {
        file: "dutch.csv",
        why: "two invoices and a credit note (Soort C)",
        documents: Some(Documents {
            invoices: 2,
            credits: 1,
            customers: 2,
            sums: &[(UNSTATED, "1996.50", "1796.50")],
            dates: ("2026-01-05", "2026-02-19"),
            ..NONE
        }),
        ..CASE
    },
    Case {
        file: "erpnext_receivable.csv",
        why: "three invoices and an unallocated payment; sums per party have no label",
        documents: Some(Documents {
            invoices: 3,
            receipts: Receipts::Open(1, "INR", "-120"),
            customers: 2,
            sums: &[("INR", "1800", "1350")],
            dates: ("2026-01-10", "2026-03-22"),
            ..NONE
        }),
        ..CASE
    },
    Case {
        file: "frappe_books.csv",
        why: "two header rows; one invoice with a long fraction (2,500.00), one on two lines; a canceled one, a draft; no due date",
        asks: &[Ask::Terms],
        answers: &[Answer::TermsDays(30)],
        documents: Some(Documents {
            invoices: 2,
            customers: 2,
            sums: &[("INR", "3680", "2680")],
            left_out: &[(&["Void"], 1), (&["Draft"], 1)],
            dates: ("2026-01-05", "2026-02-17"),
            ..NONE
        }),
        ..CASE
    },
    Case {
        file: "french.csv",
        why: "Windows-1252 with no-break spaces between thousands; an invoice overdue, one paid, a credit note, a draft",
        documents: Some(Documents {
            invoices: 2,
            credits: 1,
            customers: 2,
            sums: &[(UNSTATED, "4080", "1080")],
            left_out: &[(&["Draft"], 1)],
            dates: ("2026-01-06", "2026-02-13"),
            ..NONE
        }),
        ..CASE
    },
    Case {
        file: "freshbooks_lines.csv",
        why: "line totals only: 480; 192 + 300; 540; a draft of 600; no due date",
        asks: &[Ask::Terms],
        answers: &[Answer::TermsDays(30)],
        documents: Some(Documents {
            invoices: 3,
            customers: 2,
            sums: &[("EUR", "1512", "1032")],
            left_out: &[(&["Draft"], 1)],
            dates: ("2026-01-10", "2026-04-01"),
            ..NONE
        }),
        ..CASE
    },
    Case {
        file: "german.csv",
        why: "byte order mark, semicolons, decimal comma; a credit note, a canceled invoice, a draft",
        documents: Some(Documents {
            invoices: 3,
            credits: 1,
            customers: 2,
            sums: &[("EUR", "3630", "2511")],
            left_out: &[(&["Void"], 1), (&["Draft"], 1)],
            dates: ("2026-01-05", "2026-02-19"),
            ..NONE
        }),
        ..CASE
    },
    Case {
        file: "harvest_invoices.csv",
        why: "decimal commas in a comma file, spaces between thousands, currency in words and code; no due date",
        asks: &[Ask::Terms],
        answers: &[Answer::TermsDays(30)],
        documents: Some(Documents {
            invoices: 3,
            customers: 2,
            sums: &[("SEK", "32660.50", "12500.50"), ("EUR", "7250", "5000")],
            dates: ("2026-01-31", "2026-03-30"),
            ..NONE
        }),
        ..CASE
    },
    Case {
        file: "invoice_ninja_v4.csv",
        why: "three lines of titles; an invoice on two lines, its total on both; a draft",
        documents: Some(Documents {
            invoices: 4,
            customers: 2,
            sums: &[(UNSTATED, "1353.50", "1218")],
            left_out: &[(&["Draft"], 1)],
            dates: ("2026-01-12", "2026-03-22"),
            ..NONE
        }),
        ..CASE
    },
    Case {
        file: "japanese_shift_jis.csv",
        why: "Shift_JIS; three invoices, one partly paid, one paid",
        documents: Some(Documents {
            invoices: 3,
            customers: 2,
            sums: &[(UNSTATED, "1173800", "1145000")],
            dates: ("2026-01-05", "2026-03-31"),
            ..NONE
        }),
        ..CASE
    },
    Case {
        file: "myob_sales.txt",
        why: "tabs, a first line of braces, blank lines between sales; a person's name in two columns; an invoice on two lines; a quote; due dates from the terms",
        may_ask: &[Ask::Lines],
        answers: &[Answer::Lines(LineChoice::Summed)],
        documents: Some(Documents {
            invoices: 2,
            customers: 2,
            sums: &[(UNSTATED, "1430", "1430")],
            left_out: &[(&["NotReceivable"], 1)],
            dates: ("2026-01-14", "2026-02-13"),
            ..NONE
        }),
        ..CASE
    },
    Case {
        file: "netsuite.csv",
        why: "a grouped search: maximum of the dates, sum of the amounts; .00 and (60.00); one void; a total",
        documents: Some(Documents {
            invoices: 2,
            credits: 1,
            customers: 2,
            sums: &[("USD", "3940.50", "1440")],
            left_out: &[(&["Void"], 1)],
            dates: ("2026-03-02", "2026-04-12"),
            ..NONE
        }),
        ..CASE
    },
    Case {
        file: "odoo_grouped.csv",
        why: "rows per day with sums; an invoice reversed and its reversal cancel; a draft",
        documents: Some(Documents {
            invoices: 4,
            credits: 1,
            customers: 2,
            sums: &[("EUR", "2178", "1410")],
            left_out: &[(&["Draft"], 1)],
            dates: ("2026-01-29", "2026-03-05"),
            ..NONE
        }),
        ..CASE
    },
    Case {
        file: "polish_cp1250.csv",
        why: "Windows-1250; --- is empty; a word says paid",
        documents: Some(Documents {
            invoices: 3,
            customers: 2,
            sums: &[(UNSTATED, "1967.39", "1252.39")],
            dates: ("2026-01-07", "2026-02-14"),
            ..NONE
        }),
        ..CASE
    },
    Case {
        file: "qbd_open_invoices.csv",
        why: "customers as rows, one of them called 3000; a payment on account",
        documents: Some(Documents {
            invoices: 2,
            credits: 1,
            receipts: Receipts::Open(1, UNSTATED, "-60"),
            customers: 2,
            sums: &[(UNSTATED, "510", "510")],
            dates: ("2026-03-02", "2026-04-27"),
            ..NONE
        }),
        ..CASE
    },
    Case {
        file: "qbo_aging_detail.csv",
        why: "buckets as rows; a customer called Total Access; a payment on account",
        documents: Some(Documents {
            invoices: 3,
            credits: 1,
            receipts: Receipts::Open(1, UNSTATED, "-200"),
            customers: 3,
            sums: &[(UNSTATED, "2274.75", "1974.75")],
            dates: ("2025-11-14", "2026-04-24"),
            as_of: "2026-03-31",
            ..NONE
        }),
        ..CASE
    },
    Case {
        file: "qbo_invoice_list.csv",
        why: "amounts per line, the open balance of the invoice on each; a line without number; an unnamed total",
        documents: Some(Documents {
            invoices: 4,
            customers: 3,
            sums: &[("USD", "1075", "1075"), ("EUR", "250", "0"), ("IDR", "3500000", "1500000")],
            dates: ("2026-01-05", "2026-03-15"),
            ..NONE
        }),
        ..CASE
    },
    Case {
        file: "qbo_open_invoices.csv",
        why: "customers as rows; the report says 2,400.00 itself",
        documents: Some(Documents {
            invoices: 3,
            credits: 1,
            customers: 2,
            sums: &[(UNSTATED, "2400", "2400")],
            dates: ("2025-12-18", "2026-02-04"),
            as_of: "2026-01-31",
            ..NONE
        }),
        ..CASE
    },
    Case {
        file: "sage50_aged_debtors.csv",
        why: "a block per customer with its own header; a credit note, money on account; no due date",
        asks: &[Ask::Terms],
        answers: &[Answer::TermsDays(30)],
        documents: Some(Documents {
            invoices: 2,
            credits: 1,
            receipts: Receipts::Open(1, UNSTATED, "-20"),
            customers: 2,
            sums: &[(UNSTATED, "675.60", "675.60")],
            dates: ("2026-01-15", "2026-04-04"),
            as_of: "2026-03-31",
            ..NONE
        }),
        ..CASE
    },
    Case {
        file: "sage_accounting.csv",
        why: "two invoices, a credit note, an unallocated receipt; day first (20/02)",
        documents: Some(Documents {
            invoices: 2,
            credits: 1,
            receipts: Receipts::Open(1, UNSTATED, "-100"),
            customers: 2,
            sums: &[(UNSTATED, "1515", "1015")],
            dates: ("2026-02-03", "2026-03-22"),
            ..NONE
        }),
        ..CASE
    },
    Case {
        file: "sage_intacct.csv",
        why: "the record id is the number; two customers of one name; a draft and a reversed invoice",
        documents: Some(Documents {
            invoices: 3,
            customers: 3,
            sums: &[("USD", "2930", "2120")],
            left_out: &[(&["Draft"], 1), (&["Void"], 1)],
            dates: ("2026-01-15", "2026-03-05"),
            ..NONE
        }),
        ..CASE
    },
    Case {
        file: "sap_fbl5n.txt",
        why: "a ruled table with pipes, a trailing minus, sums marked with stars; a cleared item, a credit memo, a payment on account",
        documents: Some(Documents {
            invoices: 2,
            credits: 1,
            receipts: Receipts::Open(1, "EUR", "-80"),
            customers: 2,
            sums: &[("EUR", "2114.50", "1134.50")],
            dates: ("2026-01-12", "2026-02-21"),
            ..NONE
        }),
        ..CASE
    },
    Case {
        file: "shopify_orders.csv",
        why: "Name is the order number; further lines leave the order's cells empty; one void",
        may_ask: &[Ask::Terms],
        answers: &[Answer::TermsDays(0)],
        documents: Some(Documents {
            invoices: 3,
            customers: 2,
            sums: &[("CAD", "840", "656")],
            left_out: &[(&["Void"], 1)],
            dates: ("2026-02-10", "2026-03-12"),
            ..NONE
        }),
        ..CASE
    },
    Case {
        file: "spanish.csv",
        why: "base plus tax less withholding; a corrective invoice with a minus; one canceled",
        documents: Some(Documents {
            invoices: 2,
            credits: 1,
            customers: 2,
            sums: &[(UNSTATED, "1225", "1005")],
            left_out: &[(&["Void"], 1)],
            dates: ("2026-01-14", "2026-02-15"),
            ..NONE
        }),
        ..CASE
    },
    Case {
        file: "square_invoices.csv",
        why: "requested, paid and due amounts with a dollar sign; one canceled",
        documents: Some(Documents {
            invoices: 3,
            customers: 2,
            sums: &[(UNSTATED, "2080", "1750")],
            left_out: &[(&["Void"], 1)],
            dates: ("2026-01-28", "2026-02-18"),
            ..NONE
        }),
        ..CASE
    },
    Case {
        file: "stripe_api.csv",
        why: "whole numbers in the smallest unit: cents of a dollar, yen as they are",
        may_ask: &[Ask::MinorUnits],
        documents: Some(Documents {
            invoices: 3,
            customers: 2,
            sums: &[("USD", "2249.50", "1250.50"), ("JPY", "7500", "7500")],
            dates: ("2026-01-05", "2026-02-06"),
            ..NONE
        }),
        ..CASE
    },
    Case {
        file: "stripe_dashboard.csv",
        why: "Amount Due is what was billed, Amount Remaining is open; one written off, one void, one draft",
        documents: Some(Documents {
            invoices: 3,
            customers: 3,
            sums: &[("USD", "1500", "1200"), ("JPY", "5000", "5000")],
            left_out: &[(&["WrittenOff", "Void"], 2), (&["Draft"], 1)],
            dates: ("2026-01-10", "2026-03-03"),
            ..NONE
        }),
        ..CASE
    },
    Case {
        file: "tally_bills.csv",
        why: "a header in two rows, parties as rows, sums without a label, Indian grouping, Dr behind an amount",
        documents: Some(Documents {
            invoices: 3,
            customers: 2,
            sums: &[(UNSTATED, "1333500.50", "1083500.50")],
            dates: ("2026-01-09", "2026-05-18"),
            ..NONE
        }),
        ..CASE
    },
    Case {
        file: "wave_invoices.csv",
        why: "open is the total less what was paid; a negative invoice is a credit",
        documents: Some(Documents {
            invoices: 3,
            credits: 1,
            customers: 2,
            sums: &[(UNSTATED, "3910", "2660")],
            dates: ("2026-01-05", "2026-03-12"),
            ..NONE
        }),
        ..CASE
    },
    Case {
        file: "xero_aged_receivables_detail.csv",
        why: "contacts as rows; a credit note without number; sums and percentages below",
        documents: Some(Documents {
            invoices: 3,
            credits: 1,
            customers: 2,
            sums: &[(UNSTATED, "1225.50", "1225.50")],
            dates: ("2025-12-10", "2026-04-19"),
            as_of: "2026-03-31",
            ..NONE
        }),
        ..CASE
    },
    Case {
        file: "xero_line_items.csv",
        why: "totals on every line; a credit note, a bill of ours, one void, one draft; two currencies",
        documents: Some(Documents {
            invoices: 3,
            credits: 1,
            customers: 2,
            sums: &[("GBP", "1440", "940"), ("EUR", "750", "750")],
            left_out: &[(&["Void"], 1), (&["Draft"], 1), (&["NotReceivable"], 1)],
            dates: ("2026-01-14", "2026-02-27"),
            ..NONE
        }),
        ..CASE
    },
    Case {
        file: "zoho_invoices.csv",
        why: "totals on every line; notes over several lines; an expected payment is no payment; one void, one draft",
        documents: Some(Documents {
            invoices: 3,
            customers: 2,
            sums: &[("USD", "352", "352"), ("EUR", "330", "180.50")],
            left_out: &[(&["Void"], 1), (&["Draft"], 1)],
            dates: ("2026-01-08", "2026-02-07"),
            ..NONE
        }),
        ..CASE
    },
    Case {
        file: "datev_buchungsstapel.csv",
        why: "a journal: amounts between accounts, days without a year, no balance",
        refused: &["Journal"],
        ..CASE
    },
    Case {
        file: "wrong_bank_feed.csv",
        why: "movements of a bank account with its balance",
        refused: &["Bank"],
        ..CASE
    },
    Case { file: "wrong_payables.csv", why: "bills of vendors", refused: &["Payables"], ..CASE },
    Case {
        file: "wrong_payables_report.csv",
        why: "the payables twin of the aging report",
        refused: &["Payables"],
        ..CASE
    },
    Case {
        file: "wrong_customer_list.csv",
        why: "customers with limits and terms, nothing owed",
        refused: &["Customers", "CustomerList", "Contacts"],
        ..CASE
    },
    Case {
        file: "wrong_payments.csv",
        why: "money received, no invoices",
        refused: &["Payments"],
        ..CASE
    },
    Case {
        file: "wrong_journal.csv",
        why: "entries between accounts",
        refused: &["Journal"],
        ..CASE
    },
    Case {
        file: "near_bank_columns.csv",
        why: "invoices that say where they were paid: no bank feed",
        documents: Some(Documents {
            invoices: 3,
            customers: 2,
            sums: &[(UNSTATED, "2390.50", "1790.50")],
            dates: ("2026-02-03", "2026-03-14"),
            ..NONE
        }),
        ..CASE
    },
    Case {
        file: "near_vendor_column.csv",
        why: "invoices of a market place: vendors beside customers are no payables",
        documents: Some(Documents {
            invoices: 3,
            customers: 2,
            sums: &[(UNSTATED, "325", "185")],
            dates: ("2026-02-03", "2026-03-08"),
            ..NONE
        }),
        ..CASE
    },
    Case {
        file: "near_debit_credit.csv",
        why: "debits and credits of customers: no journal",
        documents: Some(Documents {
            invoices: 2,
            credits: 1,
            customers: 2,
            sums: &[("EUR", "520", "520")],
            dates: ("2026-01-15", "2026-02-19"),
            ..NONE
        }),
        ..CASE
    },
    Case {
        file: "day_and_month.csv",
        why: "days and months in four digits; the title states the year",
        documents: Some(Documents {
            invoices: 3,
            customers: 2,
            sums: &[(UNSTATED, "1518.50", "1380.50")],
            dates: ("2026-01-15", "2026-03-30"),
            ..NONE
        }),
        ..CASE
    },
    Case {
        file: "soll_haben.csv",
        why: "a balance that runs along beside debits and credits; the payment settles the oldest invoice: 1,518.50 less 500",
        documents: Some(Documents {
            invoices: 3,
            receipts: Receipts::Settled,
            customers: 2,
            sums: &[(UNSTATED, "1518.50", "1018.50")],
            dates: ("2026-02-02", "2026-03-14"),
            ..NONE
        }),
        ..CASE
    },
    Case {
        file: "own_spreadsheet.csv",
        why: "words of its owner: the first and the third are unpaid",
        may_ask: &[Ask::Column, Ask::Terms],
        answers: &[
            Answer::Column(2, Some(Role::InvoiceDate)),
            Answer::Column(3, Some(Role::Total)),
            Answer::Column(4, Some(Role::Status)),
            Answer::Column(5, Some(Role::DueDate)),
        ],
        documents: Some(Documents {
            invoices: 3,
            customers: 2,
            sums: &[(UNSTATED, "2390.50", "2090.50")],
            dates: ("2026-03-03", "2026-04-11"),
            ..NONE
        }),
        ..CASE
    },
    Case {
        file: "qbd_aging_detail.csv",
        why: "buckets as rows, one of them empty; a payment on account",
        documents: Some(Documents {
            invoices: 2,
            receipts: Receipts::Open(1, UNSTATED, "-50"),
            customers: 2,
            sums: &[(UNSTATED, "450.25", "450.25")],
            dates: ("2026-03-01", "2026-05-10"),
            ..NONE
        }),
        ..CASE
    },
    Case {
        file: "wrong_aging_summary.csv",
        why: "a sum per customer and bucket: no invoices, no dates",
        refused: &["Summary", "NoInvoices", "NoDates"],
        ..CASE
    },
    Case {
        file: "qbo_customer_balance_detail.csv",
        why: "a running balance beside the open balance",
        documents: Some(Documents {
            invoices: 3,
            credits: 1,
            customers: 2,
            sums: &[(UNSTATED, "710.25", "330.25")],
            dates: ("2026-02-14", "2026-04-19"),
            as_of: "2026-03-31",
            ..NONE
        }),
        ..CASE
    },
    Case {
        file: "german_invoice_ninja_v5.csv",
        why: "German words of another system; a draft, a canceled one",
        documents: Some(Documents {
            invoices: 3,
            customers: 2,
            sums: &[("EUR", "952", "633")],
            left_out: &[(&["Draft"], 1), (&["Void"], 1)],
            dates: ("2026-01-05", "2026-02-03"),
            ..NONE
        }),
        ..CASE
    },
    Case {
        file: "swedish.csv",
        why: "spaces between thousands; a draft",
        documents: Some(Documents {
            invoices: 3,
            customers: 2,
            sums: &[(UNSTATED, "17150.50", "13500.50")],
            left_out: &[(&["Draft"], 1)],
            dates: ("2026-01-07", "2026-02-20"),
            ..NONE
        }),
        ..CASE
    },
    Case {
        file: "italian.csv",
        why: "the euro sign names the currency; a credit note, a canceled invoice",
        documents: Some(Documents {
            invoices: 2,
            credits: 1,
            customers: 2,
            sums: &[("EUR", "1769", "1159")],
            left_out: &[(&["Void"], 1)],
            dates: ("2026-01-13", "2026-02-14"),
            ..NONE
        }),
        ..CASE
    },
    Case {
        file: "portuguese_brazil.csv",
        why: "R$ names the currency",
        documents: Some(Documents {
            invoices: 3,
            customers: 2,
            sums: &[("BRL", "1895.40", "1620.40")],
            dates: ("2026-02-05", "2026-03-18"),
            ..NONE
        }),
        ..CASE
    },
    Case {
        file: "russian_cp1251.csv",
        why: "Windows-1251; open is the sum less what was paid; a draft",
        documents: Some(Documents {
            invoices: 3,
            customers: 2,
            sums: &[(UNSTATED, "17300.50", "10800")],
            left_out: &[(&["Draft"], 1)],
            dates: ("2026-01-14", "2026-02-19"),
            ..NONE
        }),
        ..CASE
    },
    Case {
        file: "odoo_lines.csv",
        why: "further lines leave the invoice's cells empty",
        documents: Some(Documents {
            invoices: 3,
            customers: 2,
            sums: &[("EUR", "907.50", "756.50")],
            dates: ("2026-02-02", "2026-03-08"),
            ..NONE
        }),
        ..CASE
    },
    Case {
        file: "erpnext_sales_invoices.csv",
        why: "further lines leave the invoice's cells empty; a return, a canceled invoice",
        documents: Some(Documents {
            invoices: 3,
            credits: 1,
            customers: 2,
            sums: &[("INR", "12508", "11772")],
            left_out: &[(&["Void"], 1)],
            dates: ("2026-02-01", "2026-03-14"),
            ..NONE
        }),
        ..CASE
    },
    Case {
        file: "sap_xlsx_captions.csv",
        why: "the long captions; a cleared item, a credit memo",
        documents: Some(Documents {
            invoices: 2,
            credits: 1,
            customers: 2,
            sums: &[("EUR", "2114.50", "1134.50")],
            dates: ("2026-01-12", "2026-02-21"),
            ..NONE
        }),
        ..CASE
    },
    Case {
        file: "rupees.csv",
        why: "the rupee sign and Indian grouping; months in letters",
        documents: Some(Documents {
            invoices: 3,
            customers: 2,
            sums: &[("INR", "174400.50", "133500.50")],
            dates: ("2026-02-05", "2026-03-13"),
            ..NONE
        }),
        ..CASE
    },
];
