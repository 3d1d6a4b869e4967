//! Columns that are known but not needed: the review can say so, instead of "not recognized".

use std::sync::OnceLock;

use super::fold::{Lexicon, normalize};
use super::is_bucket_label;

/// What a column is, and headers that say it in full.
const EXACT: &[(&str, usize, &str)] = &[
    (
        "days overdue are worked out from the due date",
        0,
        "aging|ageing|age|days overdue|days past due|overdue by days|overdue days|days late|\
         days outstanding|days outsatnding|due in days|days to settle|days to pay|past due days|\
         age days|aging days|überfällige tage|tage überfällig|verzugstage|jours de retard|\
         días vencidos|giorni di ritardo|dagen te laat|dnů po splatnosti|dni po terminie|days open|\
         klasifikace splatnosti|aging bucket|bucket|mahnstufe|経過日数|遅延日数",
    ),
    (
        "a description",
        0,
        "description|memo|memo description|subject|narration|remarks|comment|text|sgtxt|buchungstext|\
         libellé|concepto|popis|popis položky|opis|omschrijving|beskrivning|beskrivelse|descrizione|\
         descrição|kuvaus|megnevezés|摘要|備考|备注|bezeichnung|leírás|açıklama|περιγραφή|описание|\
         details|item name|product service|item|product|service|invoice message|public notes|\
         private notes|terms conditions|message|line description|inventory item code|sku|hsn sac|\
         reference|post code|category|reporting category",
    ),
    (
        "a copy in the ledger's own currency",
        0,
        "amount lcy|remaining amt lcy|original amt lcy|amount home currency|home total amount|\
         home balance|původní částka v lm|zůstatek v lm|kód lm|home currency|base amount|\
         amt in loc cur|dmbtr|lcurr",
    ),
    (
        "a code of the accounts",
        0,
        "gl account|account type|account group|account code|account name|bukrs|co cd|hkont|gjahr|\
         konto|gegenkonto|gegenkonto ohne bu schlüssel|bu schlüssel|kostenstelle|kost1|kost2|ar|\
         receivable account|cost center|territory|customer group|business code|st|fiscal year|\
         buisness year|business year|posting id|area business|posting key|bschl|clrng doc|augbl|assignment|zuonr",
    ),
];

/// Words that tell what a column is wherever they stand in its header.
const PARTS: &[(&str, usize, &str)] = &[
    (
        "a part of an address",
        0,
        "city|town|region|state|province|county|zip|zipcode|postal|postcode|postalcode|street|address|\
         plz|ort|ville|ciudad|cap|città|plaats|postnummer|miasto|město|suburb|street2|attention|\
         latitude|longitude|pobox|fax|website|url|internet",
    ),
    (
        "a detail of tax",
        0,
        "tax|taxes|vat|gst|gstin|hsn|iva|irpf|nif|tva|siret|btw|ust|ustid|mwst|steuer|tds|cess|igst|\
         cgst|sgst|reverse|withholding|retención|taxable|exempt|exemption|duty",
    ),
    (
        "a detail of the lines",
        0,
        "item|line|product|sku|unit|discount|shipping|tracking|tracking1|warehouse|project|hsn|rabatt|\
         descuento|remise|skonto|adjustment|lineitem|usage|subscription|brand|kit|expense",
    ),
    (
        "a note",
        0,
        "note|notes|memo|description|remark|remarks|comment|comments|message|subject|reason|footer",
    ),
    (
        "kept by the system for itself",
        0,
        "fivetran|synced|uuid|guid|sync|token|modified|updated|update|created|createdby|template|\
         deleted|internal|source|metadata|livemode|hash|version|beleglink|beleginfo|zusatzinformation|\
         branch|department|location|class|series|batch|url|timestamp|print|printed|attachments",
    ),
    (
        "about online payment",
        0,
        "card|cheque|gateway|payment|payments|refund|refunded|refundable|deposit|bank|iban|bic|swift|\
         bankverbindung|ach|ipn|attempt|collection|fee|fees|email|credit",
    ),
    (
        "whom we owe, not who owes us",
        0,
        "supplier|vendor|merchant|payee|lieferant|kreditor|fournisseur|proveedor|fornitore|fornecedor|\
         leverancier|leverantör|leverandør|toimittaja|dostawca|dodavatel|szállító|仕入先|供应商",
    ),
    ("about delivery", 0, "ship|shipped|delivery|delivered|sent|viewed|seen|carrier|packing"),
];

static WHOLE: OnceLock<Lexicon<&'static str>> = OnceLock::new();
static SOME: OnceLock<Lexicon<&'static str>> = OnceLock::new();

/// What a column is that no role is needed for, in words, going by its header.
pub fn known_unused(header: &str) -> Option<&'static str> {
    if is_bucket_label(header) {
        return Some("an aging group; it is worked out from the due date");
    }
    if header.contains('%') {
        return Some("a percentage");
    }
    let plain = normalize(header);
    let whole = WHOLE.get_or_init(|| Lexicon::new(EXACT.iter().copied()));
    whole.first(&plain).or_else(|| {
        let some = SOME.get_or_init(|| Lexicon::new(PARTS.iter().copied()));
        plain.split(' ').find_map(|word| {
            let stem = word.trim_end_matches(|c: char| c.is_ascii_digit());
            if stem.is_empty() { None } else { some.first(stem) }
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_needed_is_known_by_name() {
        for (header, known) in [
            ("1 - 30", true),
            ("Days Overdue", true),
            ("Amount (LCY)", true),
            ("POAddressLine2", true),
            ("TrackingName1", true),
            ("_fivetran_synced", true),
            ("GST Identification Number (GSTIN)", true),
            ("Memo/Description", true),
            ("Dnů po splatnosti", true),
            ("Zusatzinformation - Art 3", true),
            ("Discount %", true),
            ("Favorite color", false),
            ("Column 7", false),
            ("", false),
        ] {
            assert_eq!(known_unused(header).is_some(), known, "{header}");
        }
    }
}
