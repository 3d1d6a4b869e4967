//! What the columns of the real exports mean is found without help: at least 95 of 100 columns
//! right, and what is not right is marked as doubtful, never wrong in silence.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test stops where its material is not as expected")]

mod common;

use owed::import::{ColumnReport, ImportSettings, Outcome, Role, import};

/// File, and its columns with a meaning, as a reader of the file would say. All others have none.
const FILES: &[(&str, &str)] = &[
    (
        "ar_chaser_sample.csv",
        "invoice_id=number|client_name=customer_name|client_email=email|amount=total|\
         due_date=due_date|status=status",
    ),
    (
        "bigcapital_sale_invoices.csv",
        "Invoice No.=number|Invoice Date=invoice_date|Due Date=due_date|Customer=customer_name|\
         Exchange Rate=exchange_rate|Quantity=quantity|Rate=unit_price",
    ),
    (
        "dbt_quickbooks_credit_memo.csv",
        "balance=open|currency_id=currency|custom_p_o_number=po_number|customer_id=customer_id|\
         doc_number=number|exchange_rate=exchange_rate|total_amount=total|total_tax=tax|\
         transaction_date=invoice_date",
    ),
    (
        "dbt_quickbooks_invoice.csv",
        "balance=open|currency_id=currency|custom_p_o_number=po_number|\
         custom_sales_rep=salesperson|customer_id=customer_id|doc_number=number|\
         due_date=due_date|exchange_rate=exchange_rate|total_amount=total|total_tax=tax|\
         transaction_date=invoice_date",
    ),
    (
        "dbt_recurly_invoice.csv",
        "created_at=invoice_date|due_at=due_date|closed_at=paid_date|account_id=customer_id|\
         state=status|number=number|po_number=po_number|net_terms=terms|currency=currency|\
         balance=open|paid=paid|total=total|subtotal=net|tax=tax|tax_rate=tax_rate",
    ),
    (
        "dbt_stripe_invoice.csv",
        "amount=line_total|currency=currency|customer_id=customer_id|due_date=due_date|\
         quantity=quantity|unit_amount=unit_price|amount_remaining=open|amount_paid=paid|\
         subtotal=net|tax=tax|total=total|number=number|status=status",
    ),
    (
        "dbt_xero_invoice.csv",
        "contact_id=customer_id|date=invoice_date|due_date=due_date|\
         expected_payment_date=expected_date|fully_paid_on_date=paid_date|\
         amount_credited=credited|amount_due=open|amount_paid=paid|sub_total=net|total=total|\
         total_tax=tax|currency_code=currency|currency_rate=exchange_rate|\
         invoice_number=number|status=status|type=document_type",
    ),
    (
        "dbt_zuora_invoice.csv",
        "account_id=customer_id|amount=total|amount_without_tax=net|balance=open|\
         due_date=due_date|exchange_rate=exchange_rate|invoice_date=invoice_date|\
         invoice_number=number|payment_amount=paid|payment_term=terms|status=status|\
         tax_amount=tax|transaction_currency=currency|credit_memo_amount=credited",
    ),
    (
        "eboekhouden_openstaande_posten.csv",
        "Relatiecode=customer_id|Relatie=customer_name|Factuurnummer=number|\
         Factuurdatum=invoice_date|Vervaldatum=due_date|Bedrag=total|Openstaand=open|\
         Soort=document_type",
    ),
    (
        "generic_es_holded_style.csv",
        "Número=number|Fecha=invoice_date|Vencimiento=due_date|Cliente=customer_name|Base=net|\
         % IVA=tax_rate|Fecha de cobro=paid_date|Estado=status",
    ),
    (
        "harvest_invoice_report_old.csv",
        "Status=status|Issue Date=invoice_date|ID=number|Client=customer_name|\
         Invoice Amount=total|Paid Amount=paid|Balance=open",
    ),
    (
        "highradius_raw_head.csv",
        "cust_number=customer_id|name_customer=customer_name|clear_date=paid_date|\
         posting_date=invoice_date|due_in_date=due_date|invoice_currency=currency|\
         document type=document_type|total_open_amount=open|cust_payment_terms=terms|\
         invoice_id=number|isOpen=status",
    ),
    (
        "ledgersmb_ar_batch.csv",
        "customer=customer_name|amount=total|curr=currency|invnumber=number|\
         transdate=invoice_date",
    ),
    (
        "netsuite_saved_search.csv",
        "Document Number=number|Name=customer_name|Date=invoice_date|\
         Due Date/Receive By=due_date|Status=status|Amount (Foreign Currency)=total|\
         Amount Remaining=open|Currency=currency",
    ),
    (
        "ninja_freshbooks_invoices.csv",
        "Client Name=customer_name|Invoice #=number|Date Issued=invoice_date|\
         Invoice Status=status|Date Paid=paid_date|Rate=unit_price|Quantity=quantity|\
         Tax 1 Amount=tax|Line Total=line_total|Currency=currency",
    ),
    (
        "ninja_invoice.csv",
        "Client=customer_name|Email=email|Invoice Number=number|Amount=total|Paid=paid|\
         PO Number=po_number|Status=status|Invoice Date=invoice_date|Due Date=due_date|\
         Item Cost=unit_price|Item Quantity=quantity",
    ),
    (
        "ninja_invoicely_invoices.csv",
        "Date=invoice_date|Due=due_date|Details=number|Client=customer_name|Status=status|\
         Total=total",
    ),
    (
        "pl_generic_invoices.csv",
        "nr faktury=number|kontrahent=customer_name|data=invoice_date|termin płatności=due_date|\
         netto=net|vat=tax|brutto=total",
    ),
    (
        "qbo_ar_aging_customer_column.csv",
        "Num=number|Customer=customer_name|Date=invoice_date|Due Date=due_date|Amount=total|\
         Open Balance=open|P.O. #=po_number",
    ),
    (
        "qbo_ar_aging_detail.csv",
        "Date=invoice_date|Transaction type=document_type|Num=number|\
         Customer full name=customer_name|Due date=due_date|Amount=total|Open balance=open",
    ),
    (
        "qbo_invoices_and_received_payments.csv",
        "Date=invoice_date|Transaction type=document_type|Transaction number=number|Amount=total",
    ),
    (
        "qbo_open_invoices.csv",
        "Date=invoice_date|Transaction type=document_type|Num=number|Term=terms|\
         Due date=due_date|Open balance=open",
    ),
    (
        "qbo_sales_by_product_detail.csv",
        "Transaction date=invoice_date|Transaction type=document_type|Num=number|\
         Customer full name=customer_name|Quantity=quantity|Sales price=unit_price|\
         Amount=line_total",
    ),
    (
        "qbo_sales_transactions_export.csv",
        "Transaction date=invoice_date|Transaction type=document_type|No.=number|\
         Name=customer_name|Status=status|Due date=due_date|Total=total|Balance=open|\
         Currency=currency",
    ),
    (
        "xero_sales_invoices_export.csv",
        "ContactName=customer_name|EmailAddress=email|POAddressLine1=address|POCountry=country|\
         InvoiceNumber=number|InvoiceDate=invoice_date|DueDate=due_date|\
         PlannedDate=expected_date|Total=total|TaxTotal=tax|InvoiceAmountPaid=paid|\
         InvoiceAmountDue=open|Quantity=quantity|UnitAmount=unit_price|LineAmount=line_total|\
         Currency=currency|Type=document_type|Status=status",
    ),
    (
        "zoho_books_invoices_in.csv",
        "Invoice Date=invoice_date|Invoice Number=number|Invoice Status=status|\
         Customer Name=customer_name|Due Date=due_date|Quantity=quantity|Item Price=unit_price|\
         Item Total=line_total|Item Tax Amount=tax|SubTotal=net|Total=total|Balance=open",
    ),
];

fn columns(file: &str, bytes: &[u8]) -> Vec<ColumnReport> {
    match import(file, bytes, &ImportSettings::default()) {
        Outcome::Imported { report, .. } | Outcome::Asking { report } => report.columns,
        Outcome::Failed { report, .. } => report.unwrap().columns,
    }
}

#[test]
fn columns_of_the_real_exports_are_understood_without_help() {
    let Some(shared) = common::shared() else { return };
    let (mut right, mut all, mut silent) = (0, 0, Vec::new());
    for (file, expected) in FILES {
        let bytes = std::fs::read(shared.join("data/exports").join(file)).unwrap();
        let mut expected: Vec<(&str, &str)> =
            expected.split('|').filter_map(|pair| pair.rsplit_once('=')).collect();
        for column in columns(file, &bytes) {
            let at = expected.iter().position(|(header, _)| *header == column.header);
            let wanted = at.map_or("", |at| expected.remove(at).1);
            let found = column.role.map_or("", Role::key);
            all += 1;
            right += usize::from(found == wanted);
            // The heading column is added for customers that stand above their rows.
            let added = wanted.is_empty() && column.why.contains("above their rows");
            if found != wanted && !column.doubtful && !added {
                silent.push(format!("{file}: {} is {found:?}, not {wanted:?}", column.header));
            }
        }
        silent.extend(expected.iter().map(|(header, _)| format!("{file}: no column {header}")));
    }
    assert!(silent.is_empty(), "wrong in silence:\n{}", silent.join("\n"));
    assert!(right * 100 >= all * 95, "{right} of {all} columns are right");
}
