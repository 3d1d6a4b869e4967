//! Which system wrote a file: combinations of headers no other one is known to write.

/// A system, and combinations of headers that prove it: `|` between combinations, `+` between the
/// headers of one, normalized.
const SYSTEMS: &[(&str, &str)] = &[
    (
        "QuickBooks",
        "transaction type+num+open balance|transaction type+customer full name|\
         transaction type+transaction number+memo description|transaction type+num+term+due date|\
         num+customer+open balance+po|type+num+terms+aging+open balance|\
         transaction date+transaction type+no+name+status|num+customer+memo description+open balance|\
         global tax calculation+doc number|sync token+customer id+total amount",
    ),
    (
        "Xero",
        "contact name+invoice number+invoice amount due|contact account number+invoice reference|\
         contact name+invoice number+unit amount+account code|line amount types+sent to contact|\
         invoice seen+invoice sent|invoice number+invoice reference+older",
    ),
    ("FreshBooks", "client name+invoice+date issued+invoice status"),
    (
        "Zoho",
        "invoice id+invoice number+invoice status+customer name|\
         payment number+mode+amount applied to invoice",
    ),
    (
        "Wave",
        "transaction id+account name+amount one column|invoice total+invoice tax total+invoice paid",
    ),
    ("Invoice Ninja", "client+invoice number+partial deposit|client+invoice number+item product"),
    (
        "Harvest",
        "issue date+client+invoice amount+paid amount+balance|\
         issue date+last payment date+client+document type",
    ),
    ("Stripe", "balance transaction id+reporting category|amount due+amount remaining+livemode"),
    ("PayPal", "from email address+to email address+gross+fee"),
    ("Shopify", "financial status+lineitem quantity|financial status+outstanding balance"),
    ("Invoice2go", "document status+balance due amount+email recipient"),
    ("Sage Intacct", "record id+customer id+total due"),
    ("Sage 50", "no+type+ref+details+balance+period 1|a c+period 1+period 2+older"),
    (
        "NetSuite",
        "due date receive by|maximum of due date receive by|trandate+transactionnumber+postingperiod",
    ),
    (
        "Dynamics 365 Business Central",
        "document type+customer no+remaining amount|remaining amt lcy|original amt lcy|\
         cislo zakaznika+zuctovaci datum+typ dokladu",
    ),
    (
        "SAP",
        "kunnr+belnr|belnr+bukrs+blart|documentno+pstng date|document no+pstng date|\
         net due dt+amt in loccur|amt in loccur+lcurr",
    ),
    ("Odoo", "invoice partner display name|untaxed amount signed"),
    ("ERPNext", "voucher type+voucher no+outstanding amount|party type+party+voucher no"),
    ("Frappe Books", "salesinvoicename"),
    ("Akaunting", "invoice number+invoiced at+due at+contact name"),
    ("Dolibarr", "id company+company name+invoice ref"),
    ("Tally", "partys name+pending amount|partys name+overdue by days|ref no+partys name+due on"),
    ("Busy", "vch series+voucher bill number"),
    ("MYOB", "co last name+card id|co last name+record id|co last name+addr 1 line 1"),
    (
        "DATEV",
        "umsatz ohne soll haben kz+konto|umsatz+s h+konto+belegfeld 1|\
         konto+name adressattyp unternehmen",
    ),
    ("Bigcapital", "invoice no+invoice message+delivered+rate"),
    ("e-Boekhouden", "relatiecode+relatie+factuurnummer+openstaand"),
    ("freee", "収支区分+管理番号+取引先"),
    ("Recurly", "net terms+collection method+refundable amount"),
    ("Zuora", "bill to contact id+sold to contact id+auto pay"),
    ("LedgerSMB", "customer+invnumber+transdate+fx rate"),
];

/// The system that is proved by a normalized header.
pub(super) fn system(names: &[String]) -> Option<&'static str> {
    let letters = |text: &str| text.replace(' ', "");
    let names: Vec<String> = names.iter().map(|name| letters(name)).collect();
    let has = |wanted: &str| names.contains(&letters(wanted));
    let proves = |combinations: &str| {
        combinations.split('|').any(|combination| combination.split('+').all(has))
    };
    SYSTEMS.iter().find(|(_, combinations)| proves(combinations)).map(|&(system, _)| system)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::words::normalize;

    #[test]
    fn systems_are_named_where_the_header_proves_them() {
        for (header, name) in [
            (
                ",Date,Transaction type,Num,Customer full name,Due date,Amount,Open balance",
                "QuickBooks",
            ),
            (
                "*ContactName,*InvoiceNumber,*InvoiceDate,*DueDate,*Quantity,*UnitAmount,*AccountCode",
                "Xero",
            ),
            ("Internal ID,Document Number,Name,Date,Due Date/Receive By,Status", "NetSuite"),
            (
                "St,Customer,DocumentNo,Type,Doc. Date,Pstng Date,Net due dt,Amt in loc.cur.,LCurr",
                "SAP",
            ),
            (
                "Posting Date,Document Type,Document No.,Customer No.,Remaining Amt. (LCY)",
                "Dynamics 365 Business Central",
            ),
            ("Number,Invoice Partner Display Name,Due Date,Total Signed", "Odoo"),
            ("Umsatz (ohne Soll/Haben-Kz),Soll/Haben-Kennzeichen,Konto", "DATEV"),
            ("IdCompany,CompanyName,InvoiceId,InvoiceRef,DateInvoice,DateDue", "Dolibarr"),
        ] {
            let names: Vec<String> = header.split(',').map(normalize).collect();
            assert_eq!(system(&names), Some(name), "{header}");
        }
        let plain = ["customer", "invoice number", "due date", "amount"].map(str::to_owned);
        assert_eq!(system(&plain), None);
    }
}
