//! What a column can mean. One table: the variant, its words for people, its key for the command
//! line and JSON.

use serde::{Deserialize, Serialize};

macro_rules! roles {
    ($($(#[doc = $doc:literal])* $role:ident, $words:literal, $key:literal;)*) => {
        /// What a column means.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Role {
            $($(#[doc = $doc])* $role,)*
        }

        impl Role {
            /// All roles, in the order the review lists them.
            pub const ALL: [Self; [$(Self::$role),*].len()] = [$(Self::$role),*];

            /// The words for people.
            pub const fn words(self) -> &'static str {
                match self { $(Self::$role => $words,)* }
            }

            /// The name used on the command line and in JSON: `customer_name`, `due_date` …
            pub const fn key(self) -> &'static str {
                match self { $(Self::$role => $key,)* }
            }
        }
    };
}

roles! {
    /// Who owes, by name.
    CustomerName, "Customer name", "customer_name";
    /// The first name, where a person's name is split over two columns.
    FirstName, "First name", "first_name";
    /// Who owes, by number.
    CustomerId, "Customer number", "customer_id";
    /// The customer's e-mail address.
    Email, "E-mail", "email";
    /// The customer's telephone number.
    Phone, "Phone", "phone";
    /// A line of the customer's postal address.
    Address, "Address", "address";
    /// The customer's country.
    Country, "Country", "country";
    /// Who of us looks after the customer.
    Salesperson, "Salesperson", "salesperson";
    /// The most the customer may owe.
    CreditLimit, "Credit limit", "credit_limit";
    /// Document number.
    Number, "Document number", "number";
    /// The customer's order number.
    PoNumber, "Order number", "po_number";
    /// Invoice, credit note, payment …
    DocumentType, "Document type", "document_type";
    /// Debit or credit: the sign of the amount.
    DebitCredit, "Debit or credit", "debit_credit";
    /// Invoice date.
    InvoiceDate, "Invoice date", "invoice_date";
    /// Due date.
    DueDate, "Due date", "due_date";
    /// Payment terms, such as "Net 30".
    Terms, "Payment terms", "terms";
    /// Date paid.
    PaidDate, "Date paid", "paid_date";
    /// The day a payment is expected or promised; never a payment.
    ExpectedDate, "Payment expected", "expected_date";
    /// Amount billed, tax included.
    Total, "Amount billed", "total";
    /// Amount billed before tax.
    Net, "Amount before tax", "net";
    /// Tax in the amount billed.
    Tax, "Tax", "tax";
    /// Rate of the tax on the amount before tax, in percent.
    TaxRate, "Tax rate", "tax_rate";
    /// Amount of one line of the document.
    LineTotal, "Line amount", "line_total";
    /// Quantity of one line of the document.
    Quantity, "Quantity", "quantity";
    /// Price of one unit of a line of the document.
    UnitPrice, "Unit price", "unit_price";
    /// What a row adds to what a customer owes, where credits stand in a column of their own.
    Debit, "Debit amount", "debit";
    /// What a row takes off what a customer owes, in the column beside the debits.
    Credit, "Credit amount", "credit";
    /// Amount still open.
    Open, "Amount open", "open";
    /// Amount paid so far.
    Paid, "Amount paid", "paid";
    /// Credit notes set against the document so far.
    Credited, "Amount credited", "credited";
    /// Amount given up as lost.
    WrittenOff, "Amount written off", "written_off";
    /// Currency code.
    Currency, "Currency", "currency";
    /// The ledger's own currency code, for rows that name no other.
    LocalCurrency, "Own currency", "local_currency";
    /// Units of the ledger's own currency for one unit of the document's.
    ExchangeRate, "Exchange rate", "exchange_rate";
    /// Paid, open, void, draft …
    Status, "Status", "status";
    /// Handed in, no longer a draft: yes or no.
    Submitted, "Submitted", "submitted";
    /// Canceled: yes or no.
    Canceled, "Canceled", "canceled";
    /// Marked as disputed.
    Disputed, "Disputed", "disputed";
    /// Why it is disputed; a reason marks it as disputed.
    DisputeReason, "Reason of dispute", "dispute_reason";
    /// Whatever the documents are to be grouped by: a tag, a class, a project, a branch.
    Tag, "Tag to group by", "tag";
}

impl Role {
    /// Roles whose columns hold dates.
    pub const DATES: [Self; 4] =
        [Self::InvoiceDate, Self::DueDate, Self::PaidDate, Self::ExpectedDate];

    /// Roles whose columns hold amounts of documents.
    pub const AMOUNTS: [Self; 12] = [
        Self::Total,
        Self::Open,
        Self::Paid,
        Self::Net,
        Self::Tax,
        Self::Debit,
        Self::Credit,
        Self::LineTotal,
        Self::Quantity,
        Self::UnitPrice,
        Self::Credited,
        Self::WrittenOff,
    ];

    /// Roles that say something of a customer besides the name.
    pub const ABOUT_CUSTOMERS: [Self; 7] = [
        Self::Email,
        Self::Phone,
        Self::Address,
        Self::Country,
        Self::Terms,
        Self::CreditLimit,
        Self::Salesperson,
    ];
}
