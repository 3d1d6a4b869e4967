//! The words exports use: headers, document types, statuses. Facts gathered from the systems'
//! own exports; a longer list of languages has its place here.

use crate::domain::DocumentKind;
use crate::import::report::Role;

/// Header words per role, best first. Compared after [`normalize`].
const HEADERS: &[(Role, &[&str])] = &[
    (
        Role::CustomerName,
        &[
            "customer name",
            "customer full name",
            "customer",
            "client name",
            "client",
            "contactname",
            "contact name",
            "name customer",
            "customername",
            "invoice partner display name",
            "partner",
            "party name",
            "partys name",
            "party",
            "customer name1",
            "debtor name",
            "debtor",
            "account name",
            "bill to",
            "company name",
            "companyname",
            "co last name",
            "contact",
            "company",
            "name",
            "payer",
            "buyer",
            "kundenname",
            "kunde",
            "debitorenname",
            "nom du client",
            "nombre del cliente",
            "cliente",
            "klantnaam",
            "klant",
            "debiteurennaam",
            "relatie",
            "kundnamn",
            "kund",
            "kundenavn",
            "nome cliente",
            "nome do cliente",
            "nazwa klienta",
            "klient",
            "kontrahent",
            "asiakas",
        ],
    ),
    (
        Role::CustomerId,
        &[
            "customer id",
            "customerid",
            "customer number",
            "customer no",
            "cust number",
            "cust no",
            "customer code",
            "customer account",
            "client id",
            "account reference",
            "contact account number",
            "card id",
            "kunnr",
            "idcompany",
            "account number",
            "account no",
            "account code",
            "a c",
            "account",
            "kundennummer",
            "kundennr",
            "debitorennummer",
            "debitor",
            "numero client",
            "n client",
            "relatiecode",
            "klantnummer",
            "debiteurennummer",
            "kundnummer",
            "kundenummer",
            "codigo cliente",
        ],
    ),
    (
        Role::Email,
        &[
            "email",
            "email address",
            "emailaddress",
            "e mail",
            "main email",
            "emailrecipient",
            "customer email",
            "client email",
            "contact email",
            "billing email",
        ],
    ),
    (
        Role::Number,
        &[
            "invoice number",
            "invoicenumber",
            "invoice no",
            "invoice",
            "document number",
            "document no",
            "documentno",
            "documentnumber",
            "doc number",
            "doc no",
            "doc id",
            "transaction number",
            "num",
            "voucher no",
            "voucher bill number",
            "invoiceref",
            "invnumber",
            "bill no",
            "number",
            "no",
            "ref no",
            "reference number",
            "ref",
            "reference",
            "belnr",
            "recordid",
            "rechnungsnummer",
            "rechnung nr",
            "rechnungsnr",
            "belegnummer",
            "belegfeld 1",
            "nummer",
            "numero de facture",
            "n de facture",
            "facture n",
            "numero",
            "numero de factura",
            "n factura",
            "factuurnummer",
            "factuurnr",
            "fakturanummer",
            "numero fattura",
            "numero da fatura",
            "numer faktury",
            "invoice id",
        ],
    ),
    (
        Role::DocumentType,
        &[
            "document type",
            "transaction type",
            "doc type",
            "voucher type",
            "vch type",
            "invoice type",
            "record type",
            "recordtype",
            "type",
            "blart",
            "belegart",
            "type de document",
            "tipo",
            "soort",
        ],
    ),
    (
        Role::InvoiceDate,
        &[
            "invoice date",
            "invoicedate",
            "invoice bill date",
            "date of invoice",
            "date issued",
            "issue date",
            "issued",
            "issued at",
            "invoiced at",
            "document date",
            "documentdate",
            "doc date",
            "transaction date",
            "trandate",
            "transdate",
            "posting date",
            "pstng date",
            "bill date",
            "voucher bill date",
            "whencreated",
            "dateinvoice",
            "date",
            "bldat",
            "budat",
            "document create date",
            "created at",
            "created",
            "rechnungsdatum",
            "belegdatum",
            "datum",
            "date de facturation",
            "date de facture",
            "date d emission",
            "fecha de factura",
            "fecha",
            "factuurdatum",
            "fakturadatum",
            "fakturadato",
            "data fattura",
            "data da fatura",
            "data de emissao",
            "data wystawienia",
            "data faktury",
        ],
    ),
    (
        Role::DueDate,
        &[
            "due date",
            "duedate",
            "payment due date",
            "date due",
            "datedue",
            "due in date",
            "due on",
            "due at",
            "net due date",
            "net due dt",
            "due date receive by",
            "whendue",
            "maturity date",
            "pay by",
            "payable by",
            "terms date",
            "due",
            "faelligkeitsdatum",
            "faelligkeit",
            "faellig am",
            "nettofaelligkeit",
            "date d echeance",
            "echeance",
            "fecha de vencimiento",
            "vencimiento",
            "vervaldatum",
            "forfallodatum",
            "forfaldsdato",
            "forfallsdato",
            "data di scadenza",
            "scadenza",
            "data de vencimento",
            "termin platnosci",
        ],
    ),
    (
        Role::PaidDate,
        &[
            "paid date",
            "date paid",
            "datepaid",
            "paid at",
            "payment date",
            "datepayment",
            "last payment date",
            "settleddate",
            "settled date",
            "settlement date",
            "clear date",
            "clearing date",
            "cleared date",
            "clearing",
            "closed at date",
            "closedate",
            "closed at",
            "fully paid on date",
            "fully paid on",
            "whenpaid",
            "date received",
            "augdt",
            "paid on",
            "zahlungsdatum",
            "zahlungseingang",
            "bezahlt am",
            "date du paiement",
            "date de paiement",
            "date de reglement",
            "fecha de cobro",
            "betalingsdatum",
            "betalningsdatum",
            "data platnosci",
            "paid",
            "settled",
        ],
    ),
    (
        Role::Total,
        &[
            "invoice amount",
            "invoiceamount",
            "invoice total",
            "total amount",
            "totalamount",
            "grand total",
            "invoice grand total",
            "original amount",
            "invoiced amount",
            "amount invoiced",
            "total signed",
            "totalentered",
            "totalttc",
            "gross amount",
            "opening amount",
            "inc tax amount",
            "total",
            "gross",
            "amount",
            "amt",
            "amount in doc curr",
            "amt in loc cur",
            "amount in local currency",
            "dmbtr",
            "value",
            "rechnungsbetrag",
            "gesamtbetrag",
            "bruttobetrag",
            "gesamt",
            "betrag",
            "umsatz",
            "montant ttc",
            "montant de la facture",
            "montant",
            "importe de la factura",
            "total factura",
            "importe",
            "factuurbedrag",
            "totaal",
            "bedrag",
            "fakturabelopp",
            "belopp",
            "importo",
            "valor",
            "kwota brutto",
            "brutto",
            "kwota",
        ],
    ),
    (
        Role::Open,
        &[
            "open balance",
            "amount due",
            "invoiceamountdue",
            "balance due",
            "balancedueamount",
            "open amount",
            "amount open",
            "outstanding amount",
            "outstanding balance",
            "amount outstanding",
            "outstanding",
            "amount remaining",
            "remaining amount",
            "total open amount",
            "residual",
            "pending amount",
            "totaldue",
            "balance",
            "unpaid",
            "owing",
            "converted usd",
            "open",
            "offener betrag",
            "offen",
            "restbetrag",
            "saldo",
            "montant du",
            "restant du",
            "solde du",
            "solde",
            "importe pendiente",
            "pendiente",
            "openstaand bedrag",
            "openstaand",
            "te betalen",
            "restbelopp",
            "importo residuo",
            "valor em divida",
            "do zaplaty",
            "kwota do zaplaty",
        ],
    ),
    (
        Role::Paid,
        &[
            "amount paid",
            "invoiceamountpaid",
            "amountpaidamount",
            "paid amount",
            "invoice paid",
            "paid to date",
            "total paid",
            "totalpaid",
            "payments",
            "received",
            "amount received",
            "paid",
            "settled",
            "bezahlter betrag",
            "bereits gezahlt",
            "montant paye",
            "importe pagado",
            "cobrado",
            "betaald bedrag",
            "betaald",
            "betalt belopp",
            "importo pagato",
            "zaplacono",
        ],
    ),
    (
        Role::Currency,
        &[
            "currency",
            "currency code",
            "currencycode",
            "invoice currency",
            "curr",
            "waers",
            "lcurr",
            "waehrung",
            "devise",
            "moneda",
            "divisa",
            "valuta",
            "moeda",
            "waluta",
        ],
    ),
    (
        Role::Status,
        &[
            "status",
            "invoice status",
            "invoicestatus",
            "payment status",
            "paid status",
            "state",
            "documentstatus",
            "financial status",
            "bezahlstatus",
            "statut",
            "estado",
            "stato",
        ],
    ),
    (Role::Disputed, &["disputed", "dispute", "in dispute", "is disputed", "query", "strittig"]),
];

/// A header as compared: lower case, accents folded, `camelCase` left alone, punctuation to
/// spaces, `*`, `#` and the like dropped.
pub fn normalize(header: &str) -> String {
    let mut out = String::with_capacity(header.len());
    for c in header.chars().flat_map(char::to_lowercase) {
        match c {
            'à' | 'á' | 'â' | 'ã' | 'å' | 'ą' => out.push('a'),
            'ä' => out.push_str("ae"),
            'ç' | 'ć' | 'č' => out.push('c'),
            'è' | 'é' | 'ê' | 'ë' | 'ę' => out.push('e'),
            'ì' | 'í' | 'î' | 'ï' => out.push('i'),
            'ł' => out.push('l'),
            'ñ' | 'ń' => out.push('n'),
            'ò' | 'ó' | 'ô' | 'õ' | 'ø' => out.push('o'),
            'ö' => out.push_str("oe"),
            'ś' | 'š' => out.push('s'),
            'ù' | 'ú' | 'û' => out.push('u'),
            'ü' => out.push_str("ue"),
            'ß' => out.push_str("ss"),
            'ź' | 'ż' | 'ž' => out.push('z'),
            '*' | '#' | '(' | ')' | ':' | '\'' | '\u{2019}' | '\u{feff}' => {}
            c if c.is_alphanumeric() => out.push(c),
            _ => out.push(' '),
        }
    }
    let words: Vec<&str> = out.split_whitespace().collect();
    words.join(" ")
}

/// The role a header speaks for, and how well (0 = best). A header may speak for several.
pub fn roles_of(header: &str) -> Vec<(Role, usize)> {
    // No header of the list is longer, and most cells of a file are tried as headers once.
    if header.len() > 60 {
        return Vec::new();
    }
    let plain = normalize(header);
    if plain.is_empty() {
        return Vec::new();
    }
    HEADERS
        .iter()
        .filter_map(|(role, words)| {
            let rank = words.iter().position(|word| same_letters(&plain, word))?;
            Some((*role, rank))
        })
        .collect()
}

/// Equal but for spaces: `invoicenumber` is `invoice number`.
fn same_letters(a: &str, b: &str) -> bool {
    let mut expected = b.bytes().filter(|&c| c != b' ');
    a.bytes().filter(|&c| c != b' ').all(|c| expected.next() == Some(c))
        && expected.next().is_none()
}

/// What a document-type word means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TypeWord {
    /// A receivable of this kind.
    Kind(DocumentKind),
    /// Not a receivable: a quote, an order, a bill we owe.
    NotReceivable,
    /// Unknown word.
    Unknown,
}

/// Looks a document type up.
pub fn document_type(word: &str) -> TypeWord {
    let word = normalize(word);
    match word.as_str() {
        ""
        | "invoice"
        | "sales invoice"
        | "tax invoice"
        | "accrec"
        | "rv"
        | "dr"
        | "si"
        | "inv"
        | "rechnung"
        | "facture"
        | "factura"
        | "factuur"
        | "faktura"
        | "fattura"
        | "fatura"
        | "finance charge"
        | "finance charge memo"
        | "debit note"
        | "debit memo"
        | "deposit invoice" => TypeWord::Kind(DocumentKind::Invoice),
        "credit note" | "credit memo" | "credit" | "sales credit note" | "customer credit"
        | "dg" | "sc" | "cn" | "accreccredit" | "gutschrift" | "avoir" | "note de credit"
        | "nota de credito" | "creditnota" | "creditfactuur" | "kreditnota" | "nota di credito"
        | "sales return" | "return" => TypeWord::Kind(DocumentKind::CreditNote),
        "payment" | "receipt" | "customer payment" | "unapplied payment" | "overpayment"
        | "prepayment" | "dz" | "sr" | "sa" | "deposit" | "zahlung" | "paiement" | "pago"
        | "betaling" => TypeWord::Kind(DocumentKind::Receipt),
        "quote" | "estimate" | "sales order" | "order" | "proforma" | "pro forma"
        | "proforma invoice" | "bill" | "accpay" | "purchase invoice" | "vendor bill"
        | "purchase order" | "angebot" | "devis" | "presupuesto" | "offerte" => {
            TypeWord::NotReceivable
        }
        _ => TypeWord::Unknown,
    }
}

/// What a status word means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatusWord {
    /// Unpaid, overdue, sent, partly paid …: the amounts decide.
    Open,
    /// Paid in full.
    Paid,
    /// A draft; not a receivable yet.
    Draft,
    /// Void, cancelled, reversed.
    Void,
    /// Unknown word.
    Unknown,
}

/// Looks a status up.
pub fn status(word: &str) -> StatusWord {
    match normalize(word).as_str() {
        "" | "open" | "sent" | "unpaid" | "overdue" | "past due" | "due" | "viewed"
        | "authorised" | "authorized" | "awaiting payment" | "posted" | "not paid" | "partial"
        | "partially paid" | "partiallypaid" | "partly paid" | "in payment" | "approved"
        | "submitted" | "outstanding" | "disputed" | "current" | "not due" | "offen"
        | "ueberfaellig" | "unbezahlt" | "teilweise" | "impayee" | "impaye" | "en retard"
        | "pendiente" | "vencida" | "openstaand" | "verzonden" | "uncollectible"
        | "written off" | "pending" => StatusWord::Open,
        "paid" | "paid in full" | "fully paid" | "closed" | "settled" | "completed" | "bezahlt"
        | "payee" | "paye" | "pagada" | "pagado" | "cobrada" | "betaald" | "zaplacona" => {
            StatusWord::Paid
        }
        "draft" | "awaiting approval" | "unsent" | "pending approval" | "entwurf" | "brouillon"
        | "borrador" | "concept" => StatusWord::Draft,
        "void" | "voided" | "cancelled" | "canceled" | "deleted" | "reversed" | "storniert"
        | "annule" | "annulee" | "anulada" | "geannuleerd" => StatusWord::Void,
        _ => StatusWord::Unknown,
    }
}

/// A yes in a yes/no column.
pub fn is_yes(cell: &[u8]) -> bool {
    ["yes", "y", "true", "1", "x", "ja", "oui", "si", "disputed"]
        .iter()
        .any(|word| cell.eq_ignore_ascii_case(word.as_bytes()))
}

/// A row that sums others: its first words say so.
pub fn is_total_label(cell: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(cell) else { return false };
    let text = normalize(text);
    matches!(
        text.as_str(),
        "total"
            | "totals"
            | "grand total"
            | "sum"
            | "subtotal"
            | "sub total"
            | "summe"
            | "gesamt"
            | "total general"
            | "totaal"
            | "percentage of total"
    ) || text.starts_with("total for ")
        || text.starts_with("total of ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_known_in_many_spellings() {
        for (header, role) in [
            ("Invoice Number", Role::Number),
            ("invoiceNumber", Role::Number),
            ("Invoice #", Role::Number),
            ("*ContactName", Role::CustomerName),
            ("name_customer", Role::CustomerName),
            ("customerID", Role::CustomerId),
            ("cust_number", Role::CustomerId),
            ("due_in_date", Role::DueDate),
            ("Fälligkeitsdatum", Role::DueDate),
            ("Date d'échéance", Role::DueDate),
            (" Transaction  Date ", Role::InvoiceDate),
            ("SettledDate", Role::PaidDate),
            ("InvoiceAmountDue", Role::Open),
            ("Amount Due", Role::Open),
            ("converted_usd", Role::Open),
            ("InvoiceAmount", Role::Total),
            ("Montant TTC", Role::Total),
            ("Currency Code", Role::Currency),
        ] {
            assert!(roles_of(header).iter().any(|(r, _)| *r == role), "{header}");
        }
        for header in ["DaysToSettle", "PaperlessDate", "Aging Bucket", "Line Total", ""] {
            assert_eq!(roles_of(header), [], "{header}");
        }
    }

    #[test]
    fn totals_are_told_from_customers_called_total() {
        for (text, total) in [
            ("TOTAL", true),
            ("Total for Acme Corp", true),
            ("Total Access Ltd", false),
            ("Acme", false),
        ] {
            assert_eq!(is_total_label(text.as_bytes()), total, "{text}");
        }
    }
}
