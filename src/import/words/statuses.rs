//! Status words: paid, open, draft, void … in the languages of the known exports, and what a bare
//! yes or 1 means below a header such as "Paid" or "Open".
//!
//! Late or not yet due is worked out from the dates, so "Overdue" and "Current" are both open.

use std::sync::OnceLock;

use super::fold::{Lexicon, normalize};
use super::{is_no, is_yes};
use StatusWord::{Draft, Open, Paid, Partial, Unknown, Void, WrittenOff};

/// What a status word means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatusWord {
    /// Unpaid, overdue, sent …: the amounts decide.
    Open,
    /// Paid in part: the amounts decide.
    Partial,
    /// Paid in full, or paid and refunded: nothing is owed.
    Paid,
    /// A draft; not a receivable yet.
    Draft,
    /// Void, canceled, reversed.
    Void,
    /// Given up as lost.
    WrittenOff,
    /// Unknown word.
    Unknown,
}

const WORDS: &[(StatusWord, usize, &str)] = &[
    (
        Paid,
        0,
        "paid|paid in full|fully paid|closed|settled|completed|complete|cleared|collected|\
         reconciled|refunded|partially refunded|partial refund|cobrada|cobrado|incassata|\
         incassato|saldata|saldato|beglichen|ausgeglichen|erledigt|réglée|réglé|soldée|\
         acquittée|voldaan|zapłacona|opłacona|opłacone|opłacono|zapłacony|uhrazeno|uhrazená|\
         入金済|入金済み|已付|已收款|已结清|liquidada|liquidado|recebido|rozliczona|\
         abgeschlossen|bezahlt|payé|payée|completado|pagada|pagado|completata|pagata|pagato|\
         betaald|voltooid|concluído|paga|pago|betald|betalda|slutförda|betalt|maksettu|\
         maksetut|ukończone|zapłacone|zapłacono|dokončené|placené|zaplaceno|zaplacené|\
         zaplatené|fizetve|kifizetett|kifizetve|achitate|completat|platita|plătit|tamamlandı|\
         ödendi|ödenen|ödenmiş|εξοφλημένο|ολοκληρώθηκε|πληρωμένα|выполнен|оплачен|оплачено|\
         完了|支払済|支払済み|已付款|已完成|완료|유료|지불됨|اكتمل|مدفوع|مدفوعة|платен|платени|\
         платено|plaćeno|pagat|makstud|تکمیل شده|پرداخت شده|שולם|पूर्ण|प्रदत्त|भुगतान किया है|\
         izvršeno|dibayar|lunas|selesai|apmokėta|apmaksāts|pabeigts|samaksāts|plačano|\
         zaključeno|i paguar|paguar|završeno|плаћено|จ่ายเงิน|จ่ายแล้ว|ชำระแล้ว|เสร็จสมบูรณ์|\
         виконано|сплачено|đã hoàn thành|đã thanh toán|rückerstattung|remboursé|reembolsado|\
         rimborsata|teruggestort|återbetald|refunderet|refundert|hyvitetty|zwrócone|refundace|\
         rambursat|iade edildi|επιστραφέν|возвращено|已退款|مُستردة|върнати пари",
    ),
    (
        Void,
        0,
        "void|voided|cancelled|canceled|deleted|reversed|annulée|annullato|abandonnée|\
         gutgeschrieben|gelöscht|stornierung|storno|stornováno|anulowana|anulowany|取消|取消済|\
         無効|作废|reversal|storniert|umgekehrt|ungültig|annulé|invalidé|inversé|anulada|\
         anulado|cancelada|cancelado|revertida|invertido|annullata|invertito|nulla|geannuleerd|\
         nietig verklaard|teruggedraaid|avbruten|ogiltig|omvänd|aflyst|annulleret|omvendt|\
         ugyldig|anullert|avbrutt|mitätöity|peruutettu|anulowane|unieważnione|neplatný|zrušeno|\
         obrátené|zrušené|törölve|visszafordított|anulat|anulată|inversat|hükümsüz|\
         iptal edildi|ακυρωμένη|ακυρωμένο|αντιστράφηκε|μηδενισμένο|аннулировано|отменено|\
         已作废|已取消|反轉|باطلة|معكوس|ملغاة|ملغى|анулиран|анулирана|отменен|сторнирана|\
         otkazano|poništeno|cancel·lat|invalidat|kehtetu|tühistatud|הפוך|מבוטל|अमान्य किया गया|\
         रद्द कर दिया|otkazani|stornirano|dibatalkan|membatalkan|anulēts|atcelts|откажано|\
         сторнирано|preklicano|razveljavljeno|e pavlefshme|i anuluar|obrnuto",
    ),
    (
        Draft,
        0,
        "draft|drafts|unsent|not sent|awaiting approval|pending approval|submitted|unapproved|\
         to be approved|nicht versendet|nicht gesendet|non envoyée|下書き|未送付|in bozza|\
         rozpracovaná|entwurf|brouillon|borrador|bozza|concept|rascunho|utkast|kladde|udkast|\
         kladd|luonnos|wersja robocza|koncept|návrh|vázlat|ciorna|schiţă|taslak|πρόχειρο|\
         черновик|草稿|مسودة|чернова|u pripremi|esborrany|mustand|טיוטה|ड्राफ्ट|nacrt|skica|\
         konsep|juodraštis|melnraksts|нацрт|osnutek|ดราฟ|ร่าง",
    ),
    (
        WrittenOff,
        0,
        "written off|write off|uncollectible|bad debt|bad debts|ausgebucht|abgeschrieben|\
         uneinbringlich|irrécouvrable|incobrable|inesigibile|oninbaar|afgeschreven|avskriven|\
         avskrevet|afskrevet|luottotappio|nieściągalna|umorzona|nedobytná|behajthatatlan|貸倒|\
         坏账",
    ),
    (
        Partial,
        0,
        "partial|partially paid|partly paid|in payment|part paid|part payment|partial payment|\
         teilbezahlt|teilweise bezahlt|payée partiellement|en partie payée|cobro parcial|\
         cobrada parcialmente|pagata parzialmente|deels betaald|częściowo zapłacona|一部入金|\
         部分付款|部分收款|teil-/anzahlung|teilweise|teilzahlung|acompte|partiel|\
         partiel / dépôt|partiellement payée|pago parcial|parcial|parcial/depósito|\
         parcialmente pagado|parziale|parziale/deposito|parzialmente pagata|deelbetaling|\
         gedeeltelijk|gedeeltelijk betaald|parcialmente pago|depósito/parcial|del|delbetald|\
         delvis|delinsättning|udbetaling|delvis/depositum|osittain maksettu|osittainen|\
         osittainen/talletus|częściowe|częściowo opłacona|zaliczka/opł.część|\
         zaliczka/opłacono część|záloha|částečné|částečně zaplaceno|čiastočne zaplatené|\
         čiastočný|részleges|parțial/depunere|plătit parțial|kısmen ödendi|kısmi|\
         kısmi / mevduat|μερικό|μερικό/κατάθεση|μερικώς εξοφλημένο|частичная оплата|частично|\
         частично оплачен|一部支払済み|部分支付|部分|入口頁面|存款|부분 지불|جزئي|جزئي / إيداع|\
         جزئية|مدفوع جزئياً|частичен|частично платени|частично плащане / депозит|\
         djelomično plaćeno|parcijalno|частково сплачено",
    ),
    (
        Open,
        0,
        "open|sent|unpaid|overdue|past due|due|viewed|authorised|authorized|awaiting payment|\
         posted|not paid|approved|outstanding|disputed|current|not due|not yet due|pending|\
         issued|invoiced|finalised|finalized|final|late|due soon|on hold|blocked|released|\
         no value|active|opened|awaiting|unsettled|return|credit note issued|internal transfer|\
         offen|fällig|nicht bezahlt|gestellt|gemahnt|à venir|en attente|en attente de paiement|\
         validée|à payer|ouverte|pendiente|pendiente de cobro|emitida|abierta|aperta|aperto|\
         emessa|da incassare|da pagare|openstaand|em aberto|em dívida|emitido|pendente|otwarta|\
         wystawiona|nieopłacona|niezapłacona|nieopłacone|neuhrazeno|otevřeno|vystavená|\
         kiállítva|nyitott|emisă|açık|未入金|未払|請求済|未收款|待付款|未付|未结清|gelesen|\
         gesehen|unbezahlt|versandt|versendet|consultée|envoyé|envoyée|impayé|non payé|\
         non payée|vu|enviada|enviado|impagada|impagado|no pagado|pendiente de pago|sin pagar|\
         visto|insoluta|inviata|inviato|non pagata|non pagato|spedito|visualizzata|\
         visualizzato|bekeken|onbetaald|verstuurd|verzonden|não paga|visualizado|não pago|\
         obetald|obetalda|skickat|visad|visade|ikke betalt|sendt|set|ubetalt|sett|katsottu|\
         lähetetty|maksamaton|maksamatta|maksamattomat|nie zapłacono|niezapłacone|przejrzane|\
         wysłane|wysłano|wyświetlone|neplacené|nezaplaceno|odeslané|odesláno|zobrazeno|\
         zobrazené|nezaplatené|odoslané|elküldve|elküldött|kifizetetlen|neachitate|neplatita|\
         neplătit|trimis|trimisa|vizualizate|văzut|bakıldı|gönder|gönderildi|gönderilen|\
         görüldü|ödenmemiş|ανεξόφλητο|απεσταλμένα|απεσταλμένο|μη εξοφλημένη|προβλήθηκαν|\
         προβληθέν|не оплачено|неоплачен|отправить|отправлено|просмотрен|просмотрено|未払い|\
         送信済|閲覧済|已查看|未付款|已发送|已傳送|미지급|조회|شوهد|غير مدفوع|غير مدفوعة|مرسل|\
         مُرسلة|مُشاهدة|изпратен|изпратена|изпратени|неплатен|неплатена|неплатени|разгледан|\
         neplaćeno|poslano|pregledano|несплачене|переглянуто|überfällig|en retard|\
         en souffrance|atraso|vencida|vencido|scaduta|scaduto|achterstallig|over tijd|verlopen|\
         atrasado|förfallen|förfallna|försenat|ikke betalt til tiden|overskredet|forfalt|\
         erääntynyt|yliaika|po terminie|przeterminowane|zaległe|zaległość|po splatnosti|\
         po termínu|omeškanie|határidő után|lejárt|scadență depășită|întârziat|gecikmiş|\
         vadesi geçmiş|εκπρόθεσμα|εκπρόθεσμο|εκπρόθεσμος|ληγμένα|просрочен|просрочено|期限切れ|\
         逾期|逾期未付|過去到期|연체|تجاوز تاريخ الاستحقاق|متأخر|متأخرة|просрочие|van valute|\
         zakašnjenje|прострочений",
    ),
];

static STATUSES: OnceLock<Lexicon<StatusWord>> = OnceLock::new();

/// Looks a status up. A blank cell leaves the decision to the amounts.
pub fn status(word: &str) -> StatusWord {
    let plain = normalize(word);
    if plain.is_empty() {
        return Open;
    }
    let table = STATUSES.get_or_init(|| Lexicon::new(WORDS.iter().copied()));
    table.first(&plain).unwrap_or(Unknown)
}

/// What a yes, a no or a number means in a status column, going by its header.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum StatusSense {
    /// The cells are words; yes and no mean nothing.
    #[default]
    Word,
    /// "Paid": yes is paid.
    Paid,
    /// "Open": no is paid.
    Open,
    /// "Cancelled", "Void": yes is void.
    Void,
    /// "Submitted", "Posted": no is a draft.
    Posted,
    /// Numbers of Dolibarr: 0 draft, 1 open, 2 paid, 3 abandoned.
    Dolibarr,
    /// Numbers of `ERPNext` and Frappe: 0 draft, 1 submitted, 2 canceled.
    Docstatus,
}

/// The sense of a status column, by its header.
pub fn status_sense(header: &str) -> StatusSense {
    match normalize(header).replace(' ', "").as_str() {
        "docstatus" => StatusSense::Docstatus,
        "invoicestatus" => StatusSense::Dolibarr,
        "submitted" | "posted" | "final" | "finalized" | "finalised" => StatusSense::Posted,
        "invoicepaid" | "paidstatus" => StatusSense::Paid,
        header => match status(header.strip_prefix("is").unwrap_or(header)) {
            Paid => StatusSense::Paid,
            Open => StatusSense::Open,
            Void => StatusSense::Void,
            Partial | Draft | WrittenOff | Unknown => StatusSense::Word,
        },
    }
}

/// Looks a status up in a column of a known sense.
pub fn status_in(sense: StatusSense, word: &str) -> StatusWord {
    let (yes, no) = (is_yes(word.as_bytes()), is_no(word.as_bytes()));
    match (sense, word.trim()) {
        (StatusSense::Dolibarr | StatusSense::Docstatus, "0") => Draft,
        (StatusSense::Dolibarr | StatusSense::Docstatus, "1") => Open,
        (StatusSense::Dolibarr, "2") => Paid,
        (StatusSense::Dolibarr, "3") | (StatusSense::Docstatus, "2") => Void,
        (StatusSense::Paid, _) if yes => Paid,
        (StatusSense::Open, _) if no => Paid,
        (StatusSense::Void, _) if yes => Void,
        (StatusSense::Posted, _) if no => Draft,
        (StatusSense::Paid | StatusSense::Open | StatusSense::Void | StatusSense::Posted, _)
            if yes || no =>
        {
            Open
        }
        _ => status(word),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn status_words_of_many_systems_and_languages() {
        for (word, meaning) in [
            ("", Open),
            ("Awaiting Payment", Open),
            ("Overdue", Open),
            ("Current", Open),
            ("PartiallyPaid", Partial),
            ("partially_paid", Partial),
            ("In Payment", Partial),
            ("Paid In Full", Paid),
            ("fully_paid", Paid),
            ("AUTHORISED", Open),
            ("SUBMITTED", Draft),
            ("unsent", Draft),
            ("Voided", Void),
            ("Reversed", Void),
            ("uncollectible", WrittenOff),
            ("Storniert", Void),
            ("Überfällig", Open),
            ("UEBERFAELLIG?", Unknown),
            ("Payée", Paid),
            ("En retard", Open),
            ("À venir", Open),
            ("Cobrada", Paid),
            ("Scaduta", Open),
            ("Betaald", Paid),
            ("zapłacona", Paid),
            ("Po splatnosti", Open),
            ("Fizetve", Paid),
            ("ÖDENDİ", Paid),
            ("Черновик", Draft),
            ("支払済み", Paid),
            ("已付款", Paid),
            ("Quantum", Unknown),
        ] {
            assert_eq!(status(word), meaning, "{word}");
        }
    }

    #[test]
    fn a_bare_yes_or_number_means_what_the_header_says() {
        for (header, cell, meaning) in [
            ("Open", "Yes", Open),
            ("Open", "No", Paid),
            ("isOpen", "0", Paid),
            ("isOpen", "1", Open),
            ("InvoicePaid", "1", Paid),
            ("InvoicePaid", "0", Open),
            ("Paid", "TRUE", Paid),
            ("Bezahlt", "nein", Open),
            ("Cancelled", "1", Void),
            ("Submitted", "0", Draft),
            ("InvoiceStatus", "2", Paid),
            ("InvoiceStatus", "3", Void),
            ("docstatus", "2", Void),
            ("docstatus", "1", Open),
            ("InvoiceStatus", "1", Open),
            ("Cancelled", "0", Open),
            ("Cancelled", "Paid", Paid),
            ("Submitted", "1", Open),
            ("Submitted", "Paid", Paid),
            ("Status", "1", Unknown),
            ("Status", "Paid", Paid),
            ("Invoice Status", "sent", Open),
        ] {
            assert_eq!(status_in(status_sense(header), cell), meaning, "{header} {cell}");
        }
    }
}
