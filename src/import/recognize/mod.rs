//! What a file is, and where it comes from: a list of invoices, or another list that was exported
//! by mistake. Only clear cases are named; the rest is read as invoices and reviewed.

mod systems;

use serde::{Deserialize, Serialize};

use crate::domain::DocumentKind;
use crate::import::report::{ColumnReport, Role};
use crate::import::sniff::SampleRow;
use crate::import::words::{self, TypeWord};

/// What the rows of a file are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum FileKind {
    /// Invoices, with credit notes and receipts among them.
    Invoices,
    /// Payments received.
    Payments,
    /// Credit notes.
    CreditNotes,
    /// Customers with addresses, terms and the like.
    Contacts,
    /// Entries of the general ledger, account by account.
    Journal,
    /// What moved on a bank or payment account.
    BankFeed,
    /// What we owe or spend.
    Payables,
    /// What was sold, item by item.
    ItemDetail,
    /// What customers owe in all, without the documents.
    AgingSummary,
    /// Nothing speaks for anything.
    #[default]
    Unknown,
}

impl FileKind {
    /// The words for people: "This looks like …".
    pub const fn words(self) -> &'static str {
        match self {
            Self::Invoices => "a list of invoices",
            Self::Payments => "a list of payments received",
            Self::CreditNotes => "a list of credit notes",
            Self::Contacts => "a list of customers",
            Self::Journal => "a journal of the general ledger",
            Self::BankFeed => "the activity of a bank or payment account",
            Self::Payables => "a list of what you owe or spend",
            Self::ItemDetail => "a report of items sold",
            Self::AgingSummary => "a summary per customer, without the invoices",
            Self::Unknown => "a list this page does not know",
        }
    }

    /// Figures can be made from this file alone.
    pub const fn has_receivables(self) -> bool {
        matches!(self, Self::Invoices | Self::CreditNotes | Self::ItemDetail | Self::Unknown)
    }
}

/// What a file was recognized as.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recognized {
    /// What its rows are.
    pub kind: FileKind,
    /// The system that wrote it, where its header proves that.
    pub system: Option<&'static str>,
    /// The evidence, in words; empty for invoices and unknown lists.
    pub why: String,
}

/// Recognizes a file by its columns, its header, its first rows and its name.
pub fn table_kind(
    columns: &[ColumnReport],
    header: &[String],
    rows: &[SampleRow],
    file_name: Option<&str>,
) -> Recognized {
    let names: Vec<String> = header.iter().map(|name| words::normalize(name)).collect();
    let view = View { columns, header, names: &names, rows, file_name: file_name.unwrap_or("") };
    let found = [
        (FileKind::Journal, journal(&view)),
        (FileKind::AgingSummary, aging_summary(&view)),
        (FileKind::Payables, payables(&view)),
        (FileKind::BankFeed, bank_feed(&view)),
        (FileKind::Contacts, contacts(&view)),
        (FileKind::CreditNotes, credit_notes(&view)),
        (FileKind::Payments, payments(&view)),
        (FileKind::ItemDetail, item_detail(&view)),
    ];
    let first = found.into_iter().find_map(|(kind, why)| Some((kind, why?)));
    let (kind, why) = first.unwrap_or_else(|| (view.plain(), String::new()));
    Recognized { kind, system: systems::system(&names), why }
}

/// The file as the rules see it.
struct View<'a> {
    columns: &'a [ColumnReport],
    header: &'a [String],
    /// The header, normalized.
    names: &'a [String],
    rows: &'a [SampleRow],
    file_name: &'a str,
}

impl View<'_> {
    fn column(&self, role: Role) -> Option<&ColumnReport> {
        self.columns.iter().find(|column| column.role == Some(role))
    }

    fn has(&self, role: Role) -> bool {
        self.column(role).is_some()
    }

    fn has_any(&self, roles: &[Role]) -> bool {
        roles.iter().any(|&role| self.has(role))
    }

    /// Debits and credits, each in a column of its own.
    fn has_sides(&self) -> bool {
        self.has(Role::Debit) && self.has(Role::Credit)
    }

    /// A column headed as the customer in so many words, not just "Name".
    fn names_customers(&self) -> bool {
        self.names.iter().any(|name| {
            words::roles_of(name).iter().any(|&(role, rank)| {
                rank < 2000 && matches!(role, Role::CustomerName | Role::CustomerId)
            })
        })
    }

    /// Headers that are one of these words, or contain one that ends with `*`, as written.
    fn headed(&self, list: &str) -> Vec<&str> {
        let is = |name: &str, word: &str| match word.strip_suffix('*') {
            Some(part) => has_word(name, part),
            None => name == word,
        };
        let found = self.names.iter().zip(self.header);
        found
            .filter(|(name, _)| list.split('|').any(|word| is(name, word)))
            .map(|(_, header)| header.trim())
            .collect()
    }

    /// Some row is a heading: nothing but one text.
    fn has_headings(&self) -> bool {
        self.rows
            .iter()
            .any(|row| row.fields.iter().filter(|cell| !cell.trim().is_empty()).count() == 1)
    }

    /// The document types of the first rows, and how many of them pass.
    fn types(&self, test: impl Fn(&str) -> bool) -> (usize, usize) {
        let Some(column) = self.column(Role::DocumentType) else { return (0, 0) };
        let cells = self.rows.iter().filter_map(|row| row.fields.get(column.index as usize));
        let filled: Vec<&str> = cells.map(|cell| cell.trim()).filter(|c| !c.is_empty()).collect();
        (filled.len(), filled.iter().filter(|cell| test(cell)).count())
    }

    /// All document types pass, and there are some.
    fn all_types(&self, test: impl Fn(&str) -> bool) -> bool {
        let (filled, passing) = self.types(test);
        filled > 0 && filled == passing
    }

    fn file_named(&self, list: &[&str]) -> bool {
        let name = words::normalize(&self.file_name.replace(['.', '-'], " "));
        list.iter().any(|word| has_word(&name, word))
    }

    /// Without a sign of another list: invoices, if there is something to make them of.
    fn plain(&self) -> FileKind {
        let amount = self.has_any(&[Role::Total, Role::Open, Role::Net, Role::LineTotal])
            || (self.has(Role::Quantity) && self.has(Role::UnitPrice))
            || self.has_sides();
        let document = self.has_any(&[
            Role::Number,
            Role::InvoiceDate,
            Role::DueDate,
            Role::CustomerName,
            Role::CustomerId,
        ]);
        if amount && document { FileKind::Invoices } else { FileKind::Unknown }
    }
}

/// Whole words, one or several.
fn has_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let before = text.get(..at).unwrap_or_default();
        let after = text.get(at + word.len()..).unwrap_or_default();
        (before.is_empty() || before.ends_with(' ')) && (after.is_empty() || after.starts_with(' '))
    })
}

/// "it has the columns “A” and “B”".
fn columns_named(found: &[&str]) -> String {
    let quoted: Vec<String> =
        found.iter().take(3).map(|name| format!("\u{201c}{name}\u{201d}")).collect();
    match quoted.as_slice() {
        [] => String::new(),
        [one] => format!("it has a column {one}"),
        [start @ .., last] => format!("it has the columns {} and {last}", start.join(", ")),
    }
}

const ACCOUNTS: &str = "account name|account type|account group|account code|gl account|ledger account|\
     contra account|konto|gegenkonto|gegenkonto ohne bu schlussel|sachkonto|compte|compte general|\
     numero de compte|cuenta contable|conto|grootboekrekening|hkont|勘定科目|科目|ucet";
const DEBITS: &str = "debit|debit amount*|debits|soll|sollbetrag|soll haben kennzeichen|s h|debe|dare|\
     debet|md|shkzg|借方|借方金額";

/// Headers that stand beside debits and credits in books of accounts.
const ENTRIES: &str = "account|accounts|account no|account number|journal*|gl date|posting account|\
     entry no|entry number|compte|cuenta|conto|rekening|ucet|szamla";

/// Columns of a debit and a credit amount that belong to no customer and are never due.
fn sides_of_accounts<'a>(view: &'a View<'_>) -> Option<[&'a str; 2]> {
    let documents = [Role::DueDate, Role::Terms, Role::DocumentType];
    let sides = [view.column(Role::Debit)?, view.column(Role::Credit)?];
    (!view.names_customers() && !view.has_any(&documents)).then(|| sides.map(|c| c.header.as_str()))
}

/// Accounts and contra accounts, debit and credit.
fn journal(view: &View<'_>) -> Option<String> {
    let (accounts, debits) = (view.headed(ACCOUNTS), view.headed(DEBITS));
    let sides = !debits.is_empty();
    let contra = accounts.len() > 1 && !view.names_customers();
    let ledger_header =
        ["belnr", "bukrs", "gjahr"].iter().all(|n| view.names.iter().any(|h| h == n));
    let of_customers = view.names.iter().any(|name| name == "kunnr") || view.has(Role::DueDate);
    if (sides && !accounts.is_empty() && !of_customers)
        || (contra && (sides || view.file_named(&["journal", "buchungsstapel"])))
    {
        let named: Vec<&str> =
            accounts.iter().take(1).chain(debits.iter().take(1)).copied().collect();
        return Some(columns_named(&named));
    }
    if let Some([debit, credit]) = sides_of_accounts(view)
        && let [account, ..] = view.headed(ENTRIES).as_slice()
    {
        return Some(columns_named(&[account, debit, credit]));
    }
    (ledger_header && !of_customers).then(|| columns_named(&view.headed("belnr|bukrs|gjahr")))
}

/// Customers by aging groups, and no documents.
fn aging_summary(view: &View<'_>) -> Option<String> {
    let groups: Vec<&str> = view
        .header
        .iter()
        .map(|name| name.trim())
        .filter(|name| words::is_bucket_label(name))
        .collect();
    let documents =
        [Role::Number, Role::InvoiceDate, Role::DueDate, Role::PaidDate, Role::DocumentType];
    (groups.len() >= 3 && !view.has_any(&documents)).then(|| columns_named(&groups))
}

const VENDORS: &str = "supplier*|vendor*|merchant*|payee*|creditor*|lieferant*|kreditor*|fournisseur*|\
     proveedor*|fornitore*|fornecedor*|leverancier*|leverantor*|leverandor*|dostawca*|dodavatel*|\
     szallito*|仕入先|供应商|payment category|department family";
const PAYABLE_TYPES: &[&str] = &[
    "accpay",
    "bill",
    "vendbill",
    "vendpymt",
    "vendcred",
    "vendor",
    "purchase",
    "payable",
    "supplier",
    "eingangsrechnung",
    "fournisseur",
    "compra",
    "acquisto",
    "inkoopfactuur",
    "zakupu",
    "przyjata",
];

/// Suppliers instead of customers, or nothing but bills.
fn payables(view: &View<'_>) -> Option<String> {
    let bills = view.all_types(|word| {
        let plain = words::normalize(word);
        words::document_type(word) == TypeWord::NotReceivable
            && PAYABLE_TYPES.iter().any(|part| has_word(&plain, part))
    });
    if bills {
        return Some("every document in it is a bill to you".to_owned());
    }
    if view.names_customers() {
        return None;
    }
    let vendors = view.headed(VENDORS);
    if !vendors.is_empty() {
        return Some(columns_named(&vendors));
    }
    // The header may stand among the first rows, below a title in many cells.
    let below = view.rows.iter().take(6).flat_map(|row| row.fields.iter());
    let cells = view.header.iter().chain(below);
    let mut cells = cells.map(|cell| cell.trim());
    let title = cells.find(|cell| {
        let plain = words::normalize(&cell.replace('.', " "));
        cell.len() <= 40
            && ["merchant name", "supplier name", "vendor name"].iter().any(|w| has_word(&plain, w))
    });
    title.map(|cell| columns_named(&[cell]))
}

const BANK: &str = "fee|fees|gross|net|balance transaction id|reporting category|running balance|\
     money in|money out|paid in|paid out|withdrawal|withdrawals|deposits|value date|valuta|iban|bic|\
     counterparty*|beneficiary*|sort code|transaction description|buchungstag|wertstellung|\
     verwendungszweck|auftraggeber*|libelle de l operation|date de valeur|fecha valor|data valuta|\
     tegenrekening|rentedatum|from email address|to email address|available on utc|bank account|\
     saldo po operacji|transaction id|time zone|cheque number|check number|particulars";

const BALANCES: &str = "balance|running balance|saldo|kontostand|solde|balans|zustatek|bakiye|残高";

/// Money in and out of an account, and nothing about when it was due.
fn bank_feed(view: &View<'_>) -> Option<String> {
    if let Some([debit, credit]) = sides_of_accounts(view)
        && let [balance, ..] = view.headed(BALANCES).as_slice()
        && !view.has_headings()
    {
        return Some(columns_named(&[debit, credit, balance]));
    }
    let found = view.headed(BANK);
    let documents = [Role::DueDate, Role::LineTotal, Role::Quantity, Role::Terms];
    let numbered = view.headed("invoice number|invoice no|invoice|invoice id|document number");
    let few = !view.names_customers() && !view.has(Role::DocumentType);
    let enough = found.len() >= 3 || (found.len() == 2 && few);
    (enough && !view.has_any(&documents) && numbered.is_empty()).then(|| columns_named(&found))
}

/// Customers, how to reach them and on which terms; nothing owed.
fn contacts(view: &View<'_>) -> Option<String> {
    let owed = [Role::Total, Role::Paid, Role::LineTotal, Role::Quantity, Role::Net];
    let dated = [Role::InvoiceDate, Role::DueDate, Role::PaidDate];
    let customer = view.has_any(&[Role::CustomerName, Role::CustomerId]);
    let known: Vec<&str> = Role::ABOUT_CUSTOMERS
        .iter()
        .filter_map(|&role| view.column(role))
        .map(|c| c.header.as_str())
        .collect();
    let documents = view.has_any(&owed) || view.has_any(&dated);
    (customer && !documents && !known.is_empty()).then(|| columns_named(&known))
}

/// Nothing but credit notes, by number or type.
fn credit_notes(view: &View<'_>) -> Option<String> {
    let numbers =
        view.headed("credit note number*|credit memo number*|credit note no|creditnote number");
    if !numbers.is_empty() {
        return Some(columns_named(&numbers));
    }
    let remaining = view.headed("remaining credit|credit remaining|unused credit");
    if !remaining.is_empty() {
        return Some(columns_named(&remaining));
    }
    let only = view
        .all_types(|word| words::document_type(word) == TypeWord::Kind(DocumentKind::CreditNote));
    only.then(|| "every document in it is a credit note".to_owned())
}

const PAYMENTS: &str = "payment id|payment number|payment no|payment method|payment method id|payment mode|mode|\
     amount applied|amount applied to invoice|applied amount|unapplied amount|unused amount|deposit to|\
     deposit to account id|receipt number|receipt no|payment type|zahlungsart|mode de paiement";

/// Amounts on payment dates, or nothing but receipts.
fn payments(view: &View<'_>) -> Option<String> {
    if view.all_types(|word| words::document_type(word) == TypeWord::Kind(DocumentKind::Receipt)) {
        return Some("every document in it is a payment".to_owned());
    }
    let numbered = "payment number|payment no|payment id|customer payment id|unused amount|\
         amount applied to invoice|amount applied|applied amount|unapplied amount|deposit to";
    let of_payments = view.headed(numbered);
    if of_payments.len() >= 2 && !view.has_any(&[Role::DueDate, Role::LineTotal]) {
        return Some(columns_named(&of_payments));
    }
    let amount = view.has_any(&[Role::Total, Role::Paid]);
    let whole = [Role::DueDate, Role::Terms, Role::LineTotal, Role::Status, Role::DocumentType];
    let one_date = view.has(Role::PaidDate) != view.has(Role::InvoiceDate);
    let issued = view.headed("invoice date|issue date|date issued|document date|due date");
    if !amount || !one_date || view.has_any(&whole) || !issued.is_empty() {
        return None;
    }
    let found = view.headed(PAYMENTS);
    if !found.is_empty() {
        return Some(columns_named(&found));
    }
    if view.has(Role::Open) {
        return None;
    }
    if let Some(date) = view.column(Role::PaidDate) {
        return Some(columns_named(&[date.header.as_str()]));
    }
    let names =
        ["payment", "payments", "receipts", "zahlungen", "paiements", "pagos", "betalingen"];
    view.file_named(&names).then(|| "its name says so".to_owned())
}

/// Quantities and prices, and nothing that says what is open or when it is due.
fn item_detail(view: &View<'_>) -> Option<String> {
    let items = view.has(Role::Quantity) && view.has(Role::UnitPrice) && view.has(Role::LineTotal);
    let whole = [
        Role::Total,
        Role::Open,
        Role::Paid,
        Role::PaidDate,
        Role::DueDate,
        Role::Status,
        Role::Terms,
    ];
    if !items || view.has_any(&whole) {
        return None;
    }
    let roles = [Role::Quantity, Role::UnitPrice];
    let named: Vec<&str> =
        roles.iter().filter_map(|&role| view.column(role)).map(|c| c.header.as_str()).collect();
    Some(columns_named(&named))
}

#[cfg(test)]
mod tests;
