//! Payments listed beside invoices without saying which they pay: each customer's oldest invoices
//! are settled first, as accountants do for want of better knowledge, and it is said.
//!
//! Invariant: what a customer owes in all is the same before and after.

use std::collections::BTreeMap;

use crate::domain::ledger::{AccountIdx, DocumentIdx, Payment};
use crate::domain::sorting::LeanSort;
use crate::domain::{Day, DocumentKind, Ledger, to_u32};
use crate::import::finding::FindingLog;
use crate::import::plan::Plan;
use crate::import::report::{FindingCode, Role, TableKind};

/// The file says nowhere what is open or paid, so its receipts must be set against its invoices.
pub fn applies(plan: &Plan) -> bool {
    let silent = [Role::Open, Role::Paid, Role::PaidDate, Role::Status];
    plan.kind == TableKind::Invoices && silent.iter().all(|role| plan.roles.of(*role).is_none())
}

/// What is left of a document.
#[derive(Clone, Copy)]
struct Rest {
    date: Day,
    idx: DocumentIdx,
    minor: i64,
}

#[derive(Default)]
struct Side {
    invoices: Vec<Rest>,
    receipts: Vec<Rest>,
}

/// Sets receipts against invoices of the same account, oldest against oldest.
pub fn settle(ledger: &mut Ledger, findings: &mut FindingLog) {
    let mut sides: BTreeMap<AccountIdx, Side> = BTreeMap::new();
    for idx in 0..to_u32(ledger.len()) {
        let Some(document) = ledger.document(idx) else { continue };
        let columns = ledger.columns();
        let minor = columns.open.get(idx as usize).copied().unwrap_or(0);
        let rest = Rest { date: document.invoice_date, idx, minor };
        match document.kind {
            DocumentKind::Receipt if minor < 0 => {
                sides.entry(document.account_idx).or_default().receipts.push(rest);
            }
            DocumentKind::Invoice if minor > 0 => {
                sides.entry(document.account_idx).or_default().invoices.push(rest);
            }
            DocumentKind::Receipt | DocumentKind::Invoice | DocumentKind::CreditNote => {}
        }
    }
    sides.retain(|_, side| !side.receipts.is_empty());
    for side in sides.into_values() {
        settle_account(ledger, findings, side);
    }
}

fn settle_account(ledger: &mut Ledger, findings: &mut FindingLog, mut side: Side) {
    side.invoices.lean_sort_by_key(|rest| (rest.date, rest.idx));
    side.receipts.lean_sort_by_key(|rest| (rest.date, rest.idx));
    let mut payments = Vec::new();
    let mut unpaid = side.invoices.iter_mut().peekable();
    for receipt in &mut side.receipts {
        let row = ledger.document(receipt.idx).map_or(0, |document| document.row);
        while receipt.minor < 0
            && let Some(invoice) = unpaid.peek_mut()
        {
            let minor = invoice.minor.min(-receipt.minor);
            invoice.minor -= minor;
            receipt.minor += minor;
            let source = ledger.source_of(receipt.idx);
            let (document, date) = (invoice.idx, receipt.date);
            payments.push(Payment { document, date, minor, source, row });
            ledger.set_balance(document, invoice.minor, date);
            if invoice.minor == 0 {
                unpaid.next();
            }
        }
        ledger.set_balance(receipt.idx, receipt.minor, receipt.date);
        findings.add(FindingCode::OldestFirst, row, "", b"");
    }
    ledger.add_payments(payments);
}

#[cfg(test)]
mod tests {
    use super::FindingCode;
    use crate::import::{ImportSettings, Outcome, import};

    #[test]
    fn receipts_settle_the_oldest_invoices_of_their_customer() {
        let text = "Customer,Type,Num,Date,Amount\n\
                    Ada,Invoice,2,2026-02-10,50.00\n\
                    Ada,Invoice,1,2026-01-10,100.00\n\
                    Ada,Payment,,2026-03-01,120.00\n\
                    Bob,Invoice,3,2026-01-15,70.00\n\
                    Bob,Payment,,2026-02-01,-90.00\n";
        let outcome = import("list.csv", text.as_bytes(), &ImportSettings::default());
        let Outcome::Imported { ledger, .. } = outcome else { panic!("{outcome:?}") };
        let open: Vec<String> =
            (0..5).filter_map(|idx| Some(ledger.document(idx)?.open.to_string())).collect();
        // Ada: 120 pays 100 and 20 of 50. Bob: 70 of 90, 20 stay with him.
        assert_eq!(open, ["30.00", "0.00", "0.00", "0.00", "-20.00"]);
        let first = ledger.payments_of(1);
        assert_eq!(first.iter().map(|payment| payment.minor).collect::<Vec<_>>(), [10_000]);
    }

    #[test]
    fn what_is_nothing_neither_pays_nor_is_paid() {
        let text = "Customer,Type,Num,Date,Amount\n\
                    Ada,Invoice,1,2026-01-10,0.00\n\
                    Ada,Invoice,2,2026-01-20,100.00\n\
                    Ada,Payment,,2026-03-01,0.00\n\
                    Ada,Payment,,2026-03-02,30.00\n\
                    Bob,Payment,,2026-03-03,0.00\n";
        let outcome = import("list.csv", text.as_bytes(), &ImportSettings::default());
        let Outcome::Imported { ledger, report } = outcome else { panic!("{outcome:?}") };
        let paid = |idx| ledger.payments_of(idx).iter().map(|p| p.minor).collect::<Vec<_>>();
        assert_eq!((paid(0), paid(1)), (vec![], vec![3_000]));
        // 100 less 30.
        assert_eq!(ledger.columns().open[..2], [0, 7_000]);
        let set = report.findings.iter().find(|group| group.code == FindingCode::OldestFirst);
        assert_eq!(set.unwrap().examples.iter().map(|f| f.row).collect::<Vec<_>>(), [5]);
    }
}
