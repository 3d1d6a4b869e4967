//! Header words: which role a column's name speaks for. Facts gathered from the systems' own
//! exports; best first, and a word stands once per role.
//!
//! The number is the tier: 0 says it in full, 1 is the usual short word, 2 may mean something else
//! and needs the values to agree.

use std::sync::OnceLock;

use super::fold::{Lexicon, normalize};
use super::world_what::WHAT;
use super::world_who::WHO;
use crate::import::report::Role::{
    self, Address, Canceled, Country, Credit, CreditLimit, Credited, Currency, CustomerId,
    CustomerName, Debit, DebitCredit, DisputeReason, Disputed, DocumentType, DueDate, Email,
    ExchangeRate, ExpectedDate, FirstName, InvoiceDate, LineTotal, LocalCurrency, Net, Number,
    Open, Paid, PaidDate, Phone, PoNumber, Quantity, Salesperson, Status, Submitted, Tag, Tax,
    TaxRate, Terms, Total, UnitPrice, WrittenOff,
};

/// Words per role and tier.
pub(super) type Table = &'static [(Role, usize, &'static str)];

/// English, and the names of fields in systems and their interfaces.
const ENGLISH: Table = &[
    (
        CustomerName,
        0,
        "customer name|customer full name|client name|contact name|name customer|\
         invoice partner display name|partner display name|customer name1|party name|party's name|\
         debtor name|bill to name|billing name|cust name|customer company|customer description",
    ),
    (
        CustomerName,
        1,
        "customer|client|contact|partner|party|debtor|tenant|member|patient|student|guest|who|bill to|co last name|payer|buyer|\
         sold to|invoice to",
    ),
    (
        CustomerName,
        2,
        "company name|name|company|account name|business name|organization|organisation",
    ),
    (FirstName, 0, "first name|given name|forename|contact first name"),
    (
        CustomerId,
        0,
        "customer id|customer number|customer no|customer code|cust no|cust number|cust id|\
         client id|client number|client no|client code|contact id|kunnr|id company|\
         contact account number|account reference|card id|debtor no|debtor number|debtor id|\
         debtor code|customer account|customer account number|customer ref|party id|\
         sell to customer no|bill to customer no",
    ),
    (CustomerId, 1, "a c"),
    (
        CustomerId,
        2,
        "account number|account no|account code|account id|acct no|account|acct|a c ref|entity|\
         bill to contact id|customer|client",
    ),
    (
        Email,
        0,
        "email|email address|customer email|client email|contact email|billing email|bill email|\
         main email|email recipient|primary email|contact email address|email id",
    ),
    (
        Phone,
        0,
        "phone|phone number|phone numbers|telephone|customer phone|contact phone|main phone|billing phone",
    ),
    (Phone, 1, "mobile|mobile phone|mobile number|tel|telephone number|contact phone number"),
    (
        Address,
        0,
        "address|billing address|customer address|client address|postal address|street address|\
         address line 1|po address line 1|addr 1 line 1|billing street|billing address street|\
         billing address line 1|billing address 1|address 1",
    ),
    (Address, 1, "street|sa address line 1|bill address|street 1"),
    (Country, 0, "country|country code|billing country|customer country|po country|sa country"),
    (
        Salesperson,
        0,
        "salesperson|sales rep|sales representative|salesperson code|account manager|\
         sales employee|rep|custom sales rep|sales executive",
    ),
    (CreditLimit, 0, "credit limit|credit limit lcy|credit limit amount"),
    (
        Number,
        0,
        "invoice number|invoice no|invoice num|invoice nr|inv no|inv number|invoice ref|\
         document number|document no|doc number|doc no|doc num|voucher no|voucher number|\
         voucher bill number|bill no|bill number|invoice|credit note number|credit memo number|\
         credit memo no|tran id|tax invoice number|belnr",
    ),
    (Number, 1, "num|number|no|nr|transaction number|ref no|reference number|reference no|ref"),
    (
        Number,
        2,
        "invoice id|doc id|record id|reference|invoice reference|xblnr|id|document|details|internal id|transaction id|name",
    ),
    (
        PoNumber,
        0,
        "po number|po|po no|purchase order|purchase order number|customer po|customer po number|\
         customer lpo|external document no|your reference|custom p o number",
    ),
    (PoNumber, 1, "order number|order no"),
    (PoNumber, 3, "invoice reference|reference"),
    (
        DocumentType,
        0,
        "sale status|document type|transaction type|doc type|voucher type|vch type|invoice type|record type|\
         blart|tran type|trans type",
    ),
    (DocumentType, 1, "type|is return|is return credit note"),
    (DebitCredit, 0, "debit credit|debit credit indicator|shkzg|d c|dr cr|debit or credit"),
    (
        InvoiceDate,
        0,
        "invoice date|date of invoice|invoice bill date|date issued|issue date|issued at|issued on|\
         invoiced at|invoiced on|bill date|voucher bill date|document date|doc date|date invoice|\
         transaction date|tran date|trans date|voucher date|bldat|maximum of date|date of issue|\
         tax invoice date|inv date",
    ),
    (
        InvoiceDate,
        1,
        "date|issued|invoiced|date utc|created utc|when created|date sent|sent date|sent on",
    ),
    (
        InvoiceDate,
        2,
        "posting date|pstng date|budat|document create date|posted date|gl date|\
         when posted|baseline create date|zfbdt|creation date|created date|date created|created at|\
         created|created on|sent",
    ),
    (
        DueDate,
        0,
        "due date|payment due date|date due|due in date|due on|due at|net due date|net due dt|\
         due date receive by|maximum of due date receive by|when due|next payment due at|\
         invoice due date|due by|maturity date|date due utc|due date utc|pay by|payable by",
    ),
    (DueDate, 1, "due|terms date|payment due|deadline|pay before"),
    (
        Terms,
        0,
        "payment terms label|payment terms name|sales term|sales terms|payment terms|payment term|terms|term|net terms|\
         terms name|pay t|cust payment terms|credit days|credit days for sale|payment terms code|\
         zterm|payment terms template|terms of payment",
    ),
    (
        PaidDate,
        0,
        "paid date|date paid|paid at|paid on|payment date|date payment|last payment date|\
         settled date|settlement date|clear date|clearing date|cleared date|closed at date|\
         fully paid on date|fully paid on|when paid|pmnt date|invoice payment applied date|augdt|\
         date received|received date|date of payment|close date|closed at|closed date|clearing",
    ),
    (PaidDate, 1, "paid|settled"),
    (
        ExpectedDate,
        0,
        "expected date|expected payment date|planned date|planned payment date|promise date|\
         promised date|promise to pay date|expected pay date|payment expected",
    ),
    (
        Total,
        0,
        "invoice amount|invoice total|grand total|total amount|invoiced amount|amount invoiced|\
         original amount|opening amount|total signed|total in currency signed|total entered|\
         total ttc|total incl tax|total inc tax|inc tax amount|gross amount|invoice grand total|\
         amount foreign currency|invoice value|billed amount|amount billed|gross total|bill amount|\
         total including tax|document amount|total invoice amount",
    ),
    (Total, 1, "total|gross|amount in doc curr|wrbtr|opening"),
    (
        Total,
        2,
        "amount|amt|sum of amount|transaction amount|sum|cost|billed|charged|how much|value|amt in loc cur|amount in local currency|dmbtr",
    ),
    (Total, 2, "original amt lcy|amount lcy"),
    (
        Net,
        0,
        "untaxed amount|untaxed amount signed|net amount|net total|amount without tax|total ht",
    ),
    (Net, 0, "amount before tax|amount before sales tax|total excl tax|total ex tax|ex tax amount"),
    (Net, 1, "subtotal|net|invoice subtotal|taxable amount|taxable value|net value"),
    (
        Tax,
        0,
        "tax total|total tax|invoice tax total|total vat|vat amount|sales tax amount|gst amount",
    ),
    (Tax, 1, "tax|vat|gst|sales tax|tax amount|tax 1 amount|item tax amount"),
    (
        TaxRate,
        0,
        "tax rate|vat rate|gst rate|sales tax rate|tax percent|tax percentage|vat percent|\
         mwst satz|steuersatz|ust satz|taux tva|taux de tva|tipo iva|tipo de iva|aliquota|\
         aliquota iva|btw tarief|btw percentage|momssats|stawka vat|sazba dph|áfa kulcs|税率|\
         ставка ндс",
    ),
    (Debit, 1, "debit|debits|debit amount|debit amount lcy|debit amt|amount debit|debited"),
    (Credit, 1, "credit|credits|credit amount|credit amount lcy|credit amt|amount credit"),
    (
        LineTotal,
        0,
        "line total|line amount|item total|line subtotal|item amount|row total|lineitem total|\
         line item amount|invoice lines subtotal|invoice lines amount",
    ),
    (LineTotal, 2, "amount"),
    (
        Quantity,
        0,
        "quantity|qty|item quantity|lineitem quantity|invoice lines quantity|hours|units",
    ),
    (
        UnitPrice,
        0,
        "unit price|unit amount|item price|sales price|item cost|unit cost|lineitem price|\
         price per unit|invoice lines unit price",
    ),
    (UnitPrice, 1, "rate|price"),
    (
        Open,
        0,
        "amount remaining|remaining amount|open balance|invoice amount due|amount due|balance due|balance due amount|open amount|\
         outstanding amount|outstanding balance|amount outstanding|total open amount|amount open|amount residual|pending amount|total due|\
         unpaid amount|amount owing|balance outstanding|invoice balance|balance owing|\
         unpaid balance|residual amount signed|amount due signed|outstanding amt|remaining balance",
    ),
    (
        Open,
        1,
        "balance|outstanding|residual|pending|unpaid|owing|owed|owes|open|due amount|still due|amount owed|left to pay",
    ),
    (
        Open,
        2,
        "remaining amt lcy|amount due lcy|converted usd|due|remaining credit|unapplied amount",
    ),
    (
        Paid,
        0,
        "amount paid|invoice amount paid|amount paid amount|paid amount|invoice paid|paid to date|\
         total paid|amount received|received amount|payment amount|amount payment|payments applied|amount applied to invoice|amount applied|applied amount|\
         total payments|received to date|paid in total",
    ),
    (Paid, 1, "paid|payments|received|settled|amount settled"),
    (
        Credited,
        0,
        "amount credited|credited amount|credits applied|credit applied|credit note amount",
    ),
    (Credited, 2, "credit note|credit notes|credit memo amount|credits"),
    (WrittenOff, 0, "write off amount|written off amount|amount written off|written off|write off"),
    (
        Currency,
        0,
        "currency code|currency|invoice currency|invoice currency code|transaction currency|\
         document currency|waers|currency id|ccy|currency iso|iso currency",
    ),
    (Currency, 1, "curr"),
    (Currency, 2, "lcurr|base currency"),
    (LocalCurrency, 0, "lcy code|kód lm|local currency|local currency code|own currency"),
    (
        ExchangeRate,
        0,
        "exchange rate|currency rate|fx rate|rate of exchange|kursf|exchange rate to base|\
         conversion rate",
    ),
    (
        Status,
        0,
        "status|invoice status|document status|payment status|paid status|financial status|\
         invoice state|payment state|document state|docstatus",
    ),
    (Status, 1, "state|is open|is paid|paid|open|invoice paid|voided|void"),
    (Submitted, 0, "submitted|is submitted"),
    (Canceled, 0, "cancelled|canceled|is cancelled|is canceled"),
    (Disputed, 0, "disputed|in dispute|is disputed|dispute|dispute status|dispute flag"),
    (Disputed, 2, "query|on hold|blocked"),
    (
        DisputeReason,
        0,
        "dispute reason|reason for dispute|disputed reason|dispute reason code|dispute code|\
         dispute category|dispute type|query reason|dispute comment|dispute note",
    ),
    (Tag, 0, "tag|tags"),
];

static HEADERS: OnceLock<Lexicon<Role>> = OnceLock::new();

/// The longest header that is looked up, in bytes: no word of the tables is longer, and most cells
/// of a file are tried as headers once.
const LONGEST: usize = 120;

/// The role a header speaks for, and how well (0 = best; a thousand per tier). A header may speak
/// for several.
pub fn roles_of(header: &str) -> Vec<(Role, usize)> {
    if header.len() > LONGEST {
        return Vec::new();
    }
    if header.contains('%') {
        // "% IVA" is a rate, no amount.
        let of = roles_of(&header.replace('%', " "));
        let of_tax = of.iter().any(|(role, _)| matches!(role, Tax | TaxRate));
        return if of_tax { vec![(TaxRate, 0)] } else { Vec::new() };
    }
    let plain = normalize(header);
    // Grouped searches of NetSuite: "Maximum of Date", "Sum of Amount Remaining".
    let grouped = ["maximum of ", "minimum of ", "sum of ", "group of "];
    if let Some(rest) = grouped.iter().find_map(|start| plain.strip_prefix(start)) {
        return roles_of(rest);
    }
    if plain.is_empty() {
        return Vec::new();
    }
    let table = HEADERS.get_or_init(|| Lexicon::new(ranked()));
    let found = by_rank(table, &plain);
    if found.is_empty() && ["ae", "oe", "ue"].iter().any(|pair| plain.contains(pair)) {
        // Umlauts written as two letters: "Faelligkeit".
        let folded = plain.replace("ae", "a").replace("oe", "o").replace("ue", "u");
        return by_rank(table, &folded);
    }
    found
}

fn by_rank(table: &Lexicon<Role>, plain: &str) -> Vec<(Role, usize)> {
    let mut found: Vec<(Role, usize)> = Vec::new();
    for (role, rank) in table.all(plain) {
        if !found.iter().any(|&(known, _)| known == role) {
            found.push((role, rank));
        }
    }
    found
}

/// The rows of both tables; within a role and tier the words count on from row to row.
fn ranked() -> Vec<(Role, usize, &'static str)> {
    let mut rows: Vec<(Role, usize, &'static str)> = Vec::new();
    for &(role, tier, words) in ENGLISH.iter().chain(WHO).chain(WHAT) {
        let before = rows.iter().filter(|row| row.0 == role && row.1 / 1000 == tier);
        let count: usize = before.map(|row| row.2.split('|').count()).sum();
        rows.push((role, tier * 1000 + count, words));
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    fn best(header: &str) -> Option<Role> {
        roles_of(header).first().map(|&(role, _)| role)
    }

    #[test]
    fn headers_are_known_in_many_spellings() {
        for (header, role) in [
            ("Invoice Number", Number),
            ("invoiceNumber", Number),
            ("Invoice #", Number),
            ("*ContactName", CustomerName),
            ("name_customer", CustomerName),
            ("customerID", CustomerId),
            ("cust_number", CustomerId),
            ("due_in_date", DueDate),
            ("Due Date/Receive By", DueDate),
            (" Transaction  Date ", InvoiceDate),
            ("SettledDate", PaidDate),
            ("InvoiceAmountDue", Open),
            ("Amount Due", Open),
            ("converted_usd", Open),
            ("InvoiceAmount", Total),
            ("Amount (Foreign Currency)", Total),
            ("Currency Code", Currency),
            ("Co./Last Name", CustomerName),
            ("P. O. #", PoNumber),
            ("shkzg", DebitCredit),
            ("PlannedDate", ExpectedDate),
            ("% IVA", TaxRate),
            ("VAT %", TaxRate),
        ] {
            assert_eq!(best(header), Some(role), "{header}");
        }
        for header in ["DaysToSettle", "PaperlessDate", "Aging Bucket", "", " ", "Supplier"] {
            assert_eq!(roles_of(header), [], "{header}");
        }
    }

    #[test]
    fn headers_are_known_in_many_languages() {
        for (header, role) in [
            ("Fälligkeitsdatum", DueDate),
            ("Faelligkeitsdatum", DueDate),
            ("RECHNUNGSBETRAG", Total),
            ("Offener Betrag", Open),
            ("Date d'échéance", DueDate),
            ("Montant TTC", Total),
            ("Nº Factura", Number),
            ("Pendiente de cobro", Open),
            ("Data di scadenza", DueDate),
            ("Valor em dívida", Open),
            ("Relatie", CustomerName),
            ("Openstaand", Open),
            ("Förfallodatum", DueDate),
            ("Forfaldsdato", DueDate),
            ("Eräpäivä", DueDate),
            ("TERMIN PŁATNOŚCI", DueDate),
            ("Číslo zákazníka", CustomerId),
            ("Datum splatnosti", DueDate),
            ("Fizetési határidő", DueDate),
            ("Data scadenței", DueDate),
            ("MÜŞTERİ", CustomerName),
            ("ΑΡΙΘΜΌΣ", Number),
            ("Срок оплаты", DueDate),
            ("取引先", CustomerName),
            ("發票號碼", Number),
        ] {
            assert_eq!(best(header), Some(role), "{header}");
        }
    }

    #[test]
    fn a_header_is_looked_up_to_a_length() {
        let of = |bytes: usize| roles_of(&format!("{:bytes$}", "Invoice Number"));
        assert_eq!(of(119).first(), Some(&(Number, 0)));
        assert_eq!(of(120).first(), Some(&(Number, 0)));
        assert_eq!(of(121), []);
    }

    #[test]
    fn words_count_on_from_row_to_row_of_a_role_and_tier() {
        // The 14th word of the total's last tier, after a row of 13; the 7th of the net's first,
        // after a row of 6.
        assert!(roles_of("Original Amt LCY").contains(&(Total, 2013)));
        assert!(roles_of("Amount LCY").contains(&(Total, 2014)));
        assert!(roles_of("Amount before tax").contains(&(Net, 6)));
    }

    #[test]
    fn no_word_stands_twice_for_a_role() {
        let mut seen = std::collections::BTreeSet::new();
        let mut twice = Vec::new();
        for (role, _, words) in ranked() {
            for word in words.split('|') {
                let key = normalize(word).replace(' ', "");
                if key.is_empty() || !seen.insert((role, key)) {
                    twice.push((role, word));
                }
            }
        }
        assert_eq!(twice, []);
    }
}
