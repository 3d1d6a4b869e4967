//! Document types and the side of an entry: what is owed, what lowers it, and what is neither.

use std::sync::OnceLock;

use super::fold::{Lexicon, normalize};
use super::{is_no, is_yes};
use crate::domain::DocumentKind::{self, CreditNote, Invoice, Receipt};
use TypeWord::{Journal, Kind, NotReceivable, Unknown};

/// What a document-type word means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TypeWord {
    /// A receivable of this kind.
    Kind(DocumentKind),
    /// An entry of the customer's account that may go either way: the sign decides.
    Journal,
    /// Not a receivable: a quote, an order, a bill we owe, a sale paid at once.
    NotReceivable,
    /// Unknown word.
    Unknown,
}

const WORDS: &[(TypeWord, usize, &str)] = &[
    (
        Kind(Invoice),
        0,
        "i|invoice|sales invoice|tax invoice|customer invoice|receivable invoice|accrec|rv|dr|si|inv|\
         custinvc|out invoice|finance charge|finance charge memo|charge|statement charge|debit note|\
         debit memo|sales|sale|pos invoice|retainer invoice|deposit invoice|progress invoice|\
         recurring invoice|reminder|late fee|opening invoice|invoice adjustment|arinvoice|f|ri|\
         rechnung|ausgangsrechnung|abschlagsrechnung|schlussrechnung|mahnung|facture|\
         facture d'acompte|facture client|factura|factura de venta|factuur|verkoopfactuur|faktura|\
         kundfaktura|utgående faktura|salgsfaktura|lasku|myyntilasku|fattura|nota di debito|fatura|\
         fatura recibo|satış faturası|faktura vat|faktura sprzedaży|faktura vydaná|vydaná faktura|\
         számla|τιμολόγιο|счет|счет-фактура|請求書|請求|売上|収入|发票|發票|송장",
    ),
    (
        Kind(CreditNote),
        0,
        "credit note|credit memo|credit|sales credit note|sales credit memo|customer credit note|\
         customer credit|credit invoice|receivable credit note|accreccredit|arcreditnote|custcred|\
         out refund|dg|sc|cn|cm|crn|sd|rc|sales return|return|ar credit memo|aradjustment|\
         gutschrift|rechnungskorrektur|stornorechnung|avoir|note de crédit|facture d'avoir|\
         abono|factura rectificativa|nota de crédito|nota de abono|nota di credito|creditnota|\
         creditfactuur|kreditnota|kreditfaktura|kredit|kreditering|hyvityslasku|luotto|luotto huom|\
         korekta|faktura korygująca|korekta faktury|nota|dobropis|opravný daňový doklad|\
         helyesbítő számla|jóváírási értesítés|stornó számla|hitel|notă de credit|factură storno|\
         iade faturası|kredi|alacak dekontu|πιστωτικό σημείωμα|πίστωση|кредит|корректировка|\
         赤伝|返品|貸款註記|貸款|红字发票|贷项通知单|кредитно известие|اشعار دائن|دائن|เครดิต|ใบลดหนี้",
    ),
    (
        Kind(Receipt),
        0,
        "customer receipt|sales receipt payment|payment|receipt|customer payment|unapplied payment|overpayment|prepayment|deposit|sr|sa|dz|\
         custpymt|custdep|customer deposit|payment entry|payment receipt|cash receipt|receivable overpayment|\
         receivable prepayment|aroverpayment|arprepayment|arpayment|advance|unapplied cash|rcpt|\
         payment received|sales receipt on account|retainer payment|zahlung|zahlungseingang|anzahlung|\
         paiement|règlement|acompte|encaissement|pago|cobro|anticipo|betaling|ontvangst|vooruitbetaling|\
         inbetalning|betalning|innbetaling|indbetaling|suoritus|maksu|pagamento|incasso|recebimento|\
         acconto|płatność|wpłata|zaliczka|platba|záloha|befizetés|kifizetés|plată|încasare|ödeme|\
         tahsilat|πληρωμή|είσπραξη|платеж|оплата|入金|前受金|收款|付款|결제",
    ),
    (
        Journal,
        0,
        "journal|journal entry|general journal|je|ab|gj|manual journal|refund|customer refund|custrfnd|\
         entry|opening balance|opening|balance forward|adjustment|write off|sp|zp|da|contra|transfer|\
         currency adjustment|exchange difference|buchung|umbuchung|écriture|od|opération diverse|\
         asiento|registrazione|memoriaal|verifikat|verifikation|bilag|tosite|księgowanie|\
         interní doklad|振替|仕訳",
    ),
    (
        NotReceivable,
        0,
        "q|o|quote|quotation|estimate|proposal|offer|sales order|salesord|order|proforma|proforma invoice|\
         delivery note|packing slip|work order|purchase order|purchord|bill|accpay|accpaycredit|\
         payable invoice|payable credit note|apcreditnote|purchase invoice|purchase|purchase credit note|\
         bill credit note|vendor bill|vendbill|vendor credit|vendcred|vendor credit note|vendor payment|\
         vendpymt|supplier invoice|supplier credit|in invoice|in refund|bill payment|bill pmt check|\
         bill payment check|expense|expense claim|check|cheque|pi|pc|pp|kr|re|kg|kz|sales receipt|\
         cash sale|cash refund|cashrfnd|refund receipt|time charge|angebot|auftrag|\
         auftragsbestätigung|lieferschein|eingangsrechnung|bestellung|devis|bon de commande|\
         bon de livraison|facture fournisseur|presupuesto|pedido|albarán|factura de compra|\
         factura recibida|gasto|preventivo|ordine|fattura di acquisto|fattura fornitore|orçamento|\
         encomenda|offerte|inkoopfactuur|pakbon|offert|leverantörsfaktura|tilbud|leverandørfaktura|\
         tarjous|ostolasku|oferta|zamówienie|faktura zakupu|faktura przijatá|přijatá faktura|nabídka|\
         objednávka|ajánlat|bejövő számla|teklif|sipariş|προσφορά|предложение|заказ|見積書|見積|注文書|\
         支出|納品書|报价单|订单|采购发票",
    ),
];

static TYPES: OnceLock<Lexicon<TypeWord>> = OnceLock::new();

/// Looks a document type up. A blank type is an invoice; the sign may still make it a credit.
pub fn document_type(word: &str) -> TypeWord {
    let plain = normalize(word);
    if plain.is_empty() {
        return Kind(Invoice);
    }
    let table = TYPES.get_or_init(|| Lexicon::new(WORDS.iter().copied()));
    table.first(&plain).unwrap_or(Unknown)
}

/// Whether a column answers "is this a return?" with yes or no instead of naming the type.
pub fn asks_for_returns(header: &str) -> bool {
    let plain = normalize(header);
    ["is return", "is credit", "credit note"].iter().any(|start| plain.starts_with(start))
}

/// Looks a document type up in a column that may ask for returns.
pub fn document_type_in(asks_for_returns: bool, word: &str) -> TypeWord {
    match (is_yes(word.as_bytes()), is_no(word.as_bytes())) {
        (true, _) if asks_for_returns => Kind(CreditNote),
        (_, true) if asks_for_returns => Kind(Invoice),
        _ => document_type(word),
    }
}

/// The side of an entry on the customer's account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The customer owes more.
    Debit,
    /// The customer owes less.
    Credit,
}

const SIDES: &[(Side, usize, &str)] = &[
    (
        Side::Debit,
        0,
        "d|dr|debit|debits|s|soll|debe|débito|dare|debet|deb|má dáti|md|tartozik|t|wn|winien|\
         borç|b|дебет|дт|χρέωση|借方|借",
    ),
    (
        Side::Credit,
        0,
        "c|cr|credit|credits|h|haben|haber|crédito|avere|kredit|cred|dal|követel|k|ma|alacak|a|\
         кредит|кт|πίστωση|貸方|贷|貸",
    ),
];

static SIDE_WORDS: OnceLock<Lexicon<Side>> = OnceLock::new();

/// Debit or credit, by word or letter: `S` and `H`, `Dr` and `Cr`, Soll and Haben …
pub fn debit_credit(word: &str) -> Option<Side> {
    SIDE_WORDS.get_or_init(|| Lexicon::new(SIDES.iter().copied())).first(&normalize(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn type_words_of_many_systems_and_languages() {
        for (word, meaning) in [
            ("", Kind(Invoice)),
            ("Invoice", Kind(Invoice)),
            ("Sales invoice", Kind(Invoice)),
            ("ACCREC", Kind(Invoice)),
            ("RV", Kind(Invoice)),
            ("Finance Charge Memo", Kind(Invoice)),
            ("Credit Memo", Kind(CreditNote)),
            ("Sales credit note", Kind(CreditNote)),
            ("DG", Kind(CreditNote)),
            ("SC", Kind(CreditNote)),
            ("Gutschrift", Kind(CreditNote)),
            ("Nota de Crédito", Kind(CreditNote)),
            ("Dobropis", Kind(CreditNote)),
            ("Payment", Kind(Receipt)),
            ("DZ", Kind(Receipt)),
            ("Payment Entry", Kind(Receipt)),
            ("Deposit", Kind(Receipt)),
            ("Journal Entry", Journal),
            ("AB", Journal),
            ("Refund", Journal),
            ("Bill", NotReceivable),
            ("VendBill", NotReceivable),
            ("ACCPAY", NotReceivable),
            ("Sales Receipt", NotReceivable),
            ("Angebot", NotReceivable),
            ("Warehouse", Unknown),
        ] {
            assert_eq!(document_type(word), meaning, "{word}");
        }
    }

    #[test]
    fn a_column_of_returns_is_yes_or_no() {
        for (header, cell, meaning) in [
            ("Is Return", "1", Kind(CreditNote)),
            ("Is Return (Credit Note)", "No", Kind(Invoice)),
            ("Type", "1", Unknown),
            ("Type", "0", Unknown),
            ("Type", "No", Unknown),
        ] {
            assert_eq!(document_type_in(asks_for_returns(header), cell), meaning, "{header}");
        }
    }

    #[test]
    fn sides_are_told_by_word_or_letter() {
        for (word, side) in [
            ("S", Some(Side::Debit)),
            ("H", Some(Side::Credit)),
            ("Dr", Some(Side::Debit)),
            ("CR.", Some(Side::Credit)),
            ("Haben", Some(Side::Credit)),
            ("Débit", Some(Side::Debit)),
            ("X", None),
            ("", None),
        ] {
            assert_eq!(debit_credit(word), side, "{word}");
        }
    }

    #[test]
    fn no_type_or_side_has_two_meanings() {
        let mut seen = std::collections::BTreeSet::new();
        let types = WORDS.iter().flat_map(|row| row.2.split('|').map(|word| ("type", word)));
        let sides = SIDES.iter().flat_map(|row| row.2.split('|').map(|word| ("side", word)));
        let twice: Vec<_> = types
            .chain(sides)
            .filter(|&(table, word)| !seen.insert((table, normalize(word).replace(' ', ""))))
            .collect();
        assert_eq!(twice, []);
    }
}
