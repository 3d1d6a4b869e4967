//! What each column of the real exports means, read by eye, and how many of them the importer finds
//! without help. `name=role` must be found, `name=role?` may be left unused; a column that is not
//! named must not be used, unless the review marks the guess as doubtful.

use owed::import::{ImportReport, Role};

/// File, columns that mean something.
pub(crate) const ROLES: &[(&str, &str)] = &[
    (
        "akaunting_invoices.xlsx",
        "invoice_number=number order_number=po_number? status=status invoiced_at=invoice_date \
         due_at=due_date amount=total currency_code=currency currency_rate=exchange_rate? \
         contact_name=customer_name contact_email=email contact_phone=phone? \
         contact_address=address? contact_country=country? contact_state=address? \
         contact_zip_code=address? contact_city=address?",
    ),
    (
        "ar_chaser_sample.csv",
        "invoice_id=number client_name=customer_name client_email=email amount=total|open \
         due_date=due_date status=status",
    ),
    (
        "bigcapital_sale_invoices.csv",
        "Invoice_No.=number Reference_No.=po_number? Invoice_Date=invoice_date Due_Date=due_date \
         Customer=customer_name Exchange_Rate=exchange_rate? Quantity=quantity Rate=unit_price",
    ),
    (
        "danngo_receivables.xlsx",
        "InvoiceID=number CustomerName=customer_name InvoiceDate=invoice_date Amount=total",
    ),
    (
        "dbt_quickbooks_credit_memo.csv",
        "balance=open bill_email=email? created_at=invoice_date? currency_id=currency \
         custom_p_o_number=po_number? customer_id=customer_id doc_number=number \
         exchange_rate=exchange_rate? remaining_credit=open? total_amount=total total_tax=tax? \
         transaction_date=invoice_date",
    ),
    (
        "dbt_quickbooks_invoice.csv",
        "balance=open billing_email=email? currency_id=currency custom_p_o_number=po_number? \
         custom_sales_rep=salesperson? customer_id=customer_id doc_number=number \
         due_date=due_date exchange_rate=exchange_rate? total_amount=total total_tax=tax? \
         transaction_date=invoice_date",
    ),
    (
        "dbt_recurly_invoice.csv",
        "created_at=invoice_date due_at=due_date closed_at=paid_date account_id=customer_id \
         state=status number=number po_number=po_number? net_terms=terms? currency=currency \
         balance=open paid=paid total=total subtotal=net? tax=tax? tax_rate=tax_rate? \
         type=document_type?",
    ),
    (
        "dbt_stripe_invoice.csv",
        "currency=currency customer_id=customer_id due_date=due_date? number=number status=status \
         amount_remaining=open amount_due=total? amount_paid=paid total=total subtotal=net? \
         tax=tax? amount=line_total? quantity=quantity? unit_amount=unit_price? \
         period_end=invoice_date? period_start=invoice_date? paid=status?",
    ),
    (
        "dbt_xero_invoice.csv",
        "contact_id=customer_id date=invoice_date planned_payment_date=expected_date? \
         due_date=due_date expected_payment_date=expected_date? fully_paid_on_date=paid_date \
         amount_credited=credited amount_due=open amount_paid=paid sub_total=net? total=total \
         total_tax=tax? currency_code=currency currency_rate=exchange_rate? \
         invoice_number=number reference=po_number? status=status type=document_type",
    ),
    (
        "dbt_zuora_invoice.csv",
        "account_id=customer_id amount=total amount_without_tax=net? balance=open \
         due_date=due_date exchange_rate=exchange_rate? home_currency=local_currency|currency? \
         invoice_date=invoice_date invoice_number=number payment_amount=paid payment_term=terms? \
         status=status tax_amount=tax? transaction_currency=currency credit_memo_amount=credited?",
    ),
    (
        "eboekhouden_openstaande_posten.csv",
        "Relatiecode=customer_id Relatie=customer_name Factuurnummer=number \
         Factuurdatum=invoice_date Vervaldatum=due_date Bedrag=total Openstaand=open \
         Soort=document_type?",
    ),
    (
        "generic_es_holded_style.csv",
        "Número=number Fecha=invoice_date Vencimiento=due_date Cliente=customer_name Base=net \
         %_IVA=tax_rate Fecha_de_cobro=paid_date Estado=status",
    ),
    (
        "harvest_invoice_report_old.csv",
        "Status=status Issue_Date=invoice_date ID=number Client=customer_name \
         Invoice_Amount=total Paid_Amount=paid Balance=open",
    ),
    (
        "highradius_raw_head.csv",
        "cust_number=customer_id name_customer=customer_name clear_date=paid_date \
         doc_id=number? posting_date=invoice_date? document_create_date=invoice_date? \
         due_in_date=due_date invoice_currency=currency document_type=document_type \
         total_open_amount=open baseline_create_date=invoice_date? cust_payment_terms=terms? \
         invoice_id=number? isOpen=status",
    ),
    (
        "ledgersmb_ar_batch.csv",
        "customer=customer_name|customer_id amount=total curr=currency fx_rate=exchange_rate? \
         invnumber=number transdate=invoice_date",
    ),
    (
        "netsuite_saved_search.csv",
        "Internal_ID=number? Document_Number=number Name=customer_name Date=invoice_date \
         Due_Date/Receive_By=due_date Status=status Amount_(Foreign_Currency)=total \
         Amount_Remaining=open Currency=currency",
    ),
    (
        "ninja_freshbooks_invoices.csv",
        "Client_Name=customer_name Invoice_#=number Date_Issued=invoice_date \
         Invoice_Status=status Date_Paid=paid_date? Rate=unit_price? Quantity=quantity? \
         Line_Subtotal=net? Line_Total=line_total Tax_1_Amount=tax? Currency=currency",
    ),
    (
        "ninja_invoice.csv",
        "Client=customer_name Email=email Invoice_Number=number Amount=total Paid=paid \
         PO_Number=po_number? Status=status Invoice_Date=invoice_date Due_Date=due_date \
         Item_Cost=unit_price? Item_Quantity=quantity?",
    ),
    (
        "ninja_invoicely_invoices.csv",
        "Date=invoice_date Due=due_date Details=number? Client=customer_name Status=status \
         Total=total",
    ),
    (
        "pl_generic_invoices.csv",
        "nr_faktury=number kontrahent=customer_name data=invoice_date termin_płatności=due_date \
         netto=net? vat=tax? brutto=total",
    ),
    (
        "qbo_ar_aging_customer_column.csv",
        "Num=number Customer=customer_name Date=invoice_date Due_Date=due_date Amount=total \
         Open_Balance=open P.O._#=po_number?",
    ),
    (
        "qbo_ar_aging_detail.csv",
        "Date=invoice_date Transaction_type=document_type Num=number \
         Customer_full_name=customer_name Due_date=due_date Amount=total Open_balance=open",
    ),
    (
        "qbo_invoices_and_received_payments.csv",
        "Date=invoice_date Transaction_type=document_type Transaction_number=number Amount=total \
         Heading_above_the_rows=customer_name",
    ),
    (
        "qbo_open_invoices.csv",
        "Date=invoice_date Transaction_type=document_type Num=number Term=terms \
         Due_date=due_date Open_balance=open Heading_above_the_rows=customer_name",
    ),
    (
        "qbo_sales_by_product_detail.csv",
        "Transaction_date=invoice_date Transaction_type=document_type Num=number \
         Customer_full_name=customer_name Quantity=quantity? Sales_price=unit_price? \
         Amount=total|line_total",
    ),
    (
        "qbo_sales_transactions_export.csv",
        "Transaction_date=invoice_date Transaction_type=document_type No.=number \
         Name=customer_name Status=status Due_date=due_date Total=total Balance=open \
         Currency=currency",
    ),
    (
        "tally_bills_receivable.xlsx",
        "Date=invoice_date Ref._No.=number Party's_Name=customer_name? Opening_Amount=total \
         Pending_Amount=open Due_on=due_date Heading_above_the_rows=customer_name?",
    ),
    (
        "xero_sales_invoices_export.csv",
        "ContactName=customer_name EmailAddress=email? POAddressLine1=address? \
         POAddressLine2=address? POAddressLine3=address? POAddressLine4=address? POCity=address? \
         PORegion=address? POPostalCode=address? POCountry=country? InvoiceNumber=number \
         Reference=po_number? InvoiceDate=invoice_date DueDate=due_date \
         PlannedDate=expected_date? Total=total TaxTotal=tax? InvoiceAmountPaid=paid \
         InvoiceAmountDue=open Quantity=quantity? UnitAmount=unit_price? LineAmount=line_total? \
         Currency=currency Type=document_type Status=status",
    ),
    (
        "zoho_books_invoices_in.csv",
        "Invoice_Date=invoice_date Invoice_ID=number? Invoice_Number=number \
         Invoice_Status=status Customer_Name=customer_name Due_Date=due_date Quantity=quantity? \
         Item_Price=unit_price? Item_Total=line_total? Item_Tax_%=tax_rate? \
         Item_Tax_Amount=tax? SubTotal=net? Total=total Balance=open",
    ),
];

/// What was found of one file.
#[derive(Default)]
pub(crate) struct Found {
    /// Columns.
    pub(crate) columns: usize,
    /// Columns that are used, or not used, as they should be.
    pub(crate) right: usize,
    /// Columns with a meaning that was not found.
    pub(crate) missed: Vec<String>,
    /// Columns used as something else, without a word.
    pub(crate) wrong: Vec<String>,
}

/// Compares the columns of a review with what they mean.
pub(crate) fn compare(file: &str, meant: &str, report: &ImportReport) -> Found {
    let mut found = Found::default();
    for column in &report.columns {
        found.columns += 1;
        let header = column.header.split_whitespace().collect::<Vec<_>>().join("_");
        let entry = meant
            .split_whitespace()
            .find_map(|entry| entry.strip_prefix(&header)?.strip_prefix('='));
        let optional = entry.is_none_or(|entry| entry.ends_with('?'));
        let allowed = entry.unwrap_or_default().trim_end_matches('?');
        let shown = format!("{file}: {} as {:?}", column.header, column.role.map(Role::key));
        match column.role {
            None if optional => found.right += 1,
            None => found.missed.push(shown),
            Some(role) if allowed.split('|').any(|key| key == role.key()) => found.right += 1,
            Some(_) if column.doubtful => found.missed.push(shown),
            Some(_) => found.wrong.push(shown),
        }
    }
    found
}
