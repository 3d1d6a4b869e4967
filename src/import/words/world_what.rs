//! Header words in other languages than English, for dates, amounts and states. Common words
//! first; a word that is used for two things stands for both, in the third tier.

use super::headers::Table;
use crate::import::report::Role::{
    Credit, Credited, Currency, Debit, Disputed, DueDate, ExchangeRate, ExpectedDate, InvoiceDate,
    LineTotal, Net, Open, Paid, PaidDate, Quantity, Status, Tax, Terms, Total, UnitPrice,
    WrittenOff,
};

/// The words, by role and tier.
pub(super) const WHAT: Table = &[
    (
        InvoiceDate,
        0,
        "belegdatum|date d'émission|date de la facture|fecha de emisión|fecha emisión|\
         fecha factura|data emissione|data di emissione|data documento|data fatura|\
         data emissão|bilagsdato|verifikationsdatum|data dokumentu|data sprzedaży|\
         datum dokladu|zúčtovací datum|kelte|számla kelte|kiállítás dátuma|teljesítés dátuma|\
         data emiterii|düzenleme tarihi|дата документа|дата выставления|請求書日付|発行日|\
         発生日|取引日|开票日期|開立日期",
    ),
    (
        InvoiceDate,
        1,
        "datum|rechnungsdatum|date de facturation|date de facture|fecha|fecha de factura|\
         fecha de la factura|data|data fattura|factuur datum|data da fatura|\
         data da nota pagamento|data de emissão|fakturadatum|dato|faktura dato|\
         faktureringsdato|laskun päivämäärä|päivämäärä|päiväys|data faktury|data wystawienia|\
         datum fakturace|datum faktury|datum vystavení|dátum vystavenia|dátum fakturácie|\
         számla dátuma|data facturii|data factură|fatura tarihi|tarih|ημερομηνία|\
         ημερομηνία τιμολογίου|дата|дата счета-фактуры|дата счёта|日付|請求日|日期|發票日期|\
         发票日期|發票開立日期|송장 날짜|청구서 날짜|التاريخ|تاريخ|дата на фактура|\
         datum fakture|data de factura|arve kuupäev|تاریخ|تاریخ صورتحساب|תאריך|תאריך חשבונית|\
         चालान की तारीख|चालान तारीख|tanggal|tanggal faktur|išrašymo data|datums|rēķina datums|\
         датаум на фактура|датум|tarikh invois|datum računa|data e faturës|датум фактуре|วันที่|\
         วันที่แจ้งหนี้|дата рахунку|ngày|ngày hóa đơn",
    ),
    (
        InvoiceDate,
        2,
        "buchungsdatum|bogføringsdato|bokföringsdatum|bokføringsdato|boekdatum|fecha contable|\
         data registrazione|date comptable|データ作成日",
    ),
    (
        DueDate,
        0,
        "fällig am|fällig|nettofälligkeit|zahlbar bis|date échéance|date limite de paiement|\
         fecha vencimiento|vence|data scadenza|data vencimento|vencimento|vervalt|förfallodag|\
         förfaller|forfald|forfall|termin zapłaty|data płatności do|splatnost|esedékesség|\
         scadent|vade|προθεσμία πληρωμής|支払期日|支払期限|決済期日|入金期日|入金予定日|\
         付款期限|付款到期日|만기일|结算日期",
    ),
    (
        DueDate,
        1,
        "fälligkeit|fälligkeitsdatum|date d'échéance|échéance|fecha de vencimiento|vencimiento|\
         data di scadenza|scadenza|vervaldatum|data de vencimento|förfallodatum|betalingsfrist|\
         forfaldsdato|forfallsdato|eräpäivä|termin płatności|datum splatnosti|\
         esedékesség dátuma|fizetési határidő|data scadenței|scadenta|vade tarihi|\
         ημερομηνία λήξης|ημερομηνία ολοκλήρωσης|дата к оплате|срок оплаты|期日|期限|截止日期|\
         到期日期|到期日|應付款日期|마감일|تاريخ الاستحقاق|крайна дата за плащане|падежна дата|\
         datum dospijeća|data de venciment|data venciment|maksetähtaeg|tähtaeg|تاریخ سررسید|\
         תאריך פירעון|अन्तिम तिथि|नियत तारीख|tanggal jatuh tempo|apmokėti iki|terminas|\
         apmaksas termiņš|apmaksāt līdz|датум на доспевање|доспева на|tarikh jatuh tempo|\
         datum zapadlosti|rok plačila|data e duhur|deri më datë|datum dospeća|датум доспећа|\
         วันครบกำหนด|วันถึงกำหนดชำระ|оплатити до|термін виконання|ngày hết hạn|ngày đến hạn",
    ),
    (DueDate, 2, "fecha de pago|ödeme tarihi|支払日|data di pagamento"),
    (
        Terms,
        0,
        "zahlungsbedingung|zahlungsbedingungen|zahlungsziel|conditions de paiement|\
         condiciones de pago|forma de pago|condizioni di pagamento|termini di pagamento|\
         condições de pagamento|betalingsconditie|betalingstermijn|betalningsvillkor|\
         betalingsbetingelser|maksuehto|warunki płatności|platební podmínky|fizetési feltétel|\
         支払条件|付款条件",
    ),
    (
        PaidDate,
        0,
        "zahlungsdatum|date du paiement|fecha de pago|data pagamento|betalingsdatum|\
         data do pagamento|betalningsdatum|betalingsdato|maksun päivämäärä|data płatności|\
         datum platby|fizetés dátuma|data platii|ödeme tarihi|ημ/νία πληρωμής|дата платежа|\
         支払日|付款日期|تاريخ الدفعة|дата на плащане|data de pagament|makse kuupäev|\
         תאריך תשלום|datum uplate|mokėjimo data|maksājuma datums|датум на плаќање|\
         datum plačila|data e pagesës|กำหนดจ่าย|data di pagamento|bezahlt am|zahlungseingang|\
         geldeingang|date de paiement|date de règlement|payé le|date d'encaissement|\
         fecha de cobro|fecha cobro|data incasso|data pagamento fattura|betaald op|betaaldatum|\
         datum úhrady|zaplaceno dne|data zapłaty|入金日|決済日|付款日|дата оплаты|\
         tahsilat tarihi|data de pagamento",
    ),
    (
        PaidDate,
        1,
        "bezahlt|betaald|betalt|pagado|cobrado|zaplaceno|zaplatené|zapłacono|zapłacona|payé|\
         pagato|pago",
    ),
    (
        ExpectedDate,
        0,
        "erwartetes zahlungsdatum|date de paiement prévue|fecha prevista de cobro|\
         data prevista pagamento|verwachte betaaldatum|入金予定",
    ),
    (
        Total,
        0,
        "bruttobetrag|rechnungssumme|montant ttc|total factura|importe total|importe factura|\
         totale fattura|totale documento|valor total|total da fatura|bedrag incl btw|\
         totaal bedrag|totaal incl btw|kwota brutto|wartość brutto|částka vč dph|\
         celková částka|původní částka|bruttó|bruttó összeg|végösszeg|genel tutar|сумма с ндс|\
         請求金額|税込金額|合計金額|请款金额|価税合計|价税合计",
    ),
    (
        Total,
        1,
        "betrag|gesamt|gesamtbetrag|rechnungsbetrag|summe|montant de la facture|total global|\
         importe de la factura|monto de la factura|suma total|total general|ammontare|importo|\
         importo fattura|totale|totale complessivo|eindtotaal|factuurbedrag|totaal|valor|\
         montante|total geral|valor da fatura|faktura belopp|summa|totalsumma|beløb|\
         fakturabeløb|pris i alt|beløp|fakturabeløp|totalsum|totalt|loppusumma|yhteensä|kwota|\
         kwota faktury|razem|suma końcowa|celkem|částka|částka faktury|celkom|spolu|čiastka|\
         összeg|összesen|suma facturii|valoare|fatura tutarı|toplam|tutar|γενικό σύνολο|σύνολο|\
         σύνολο τιμολογίου|всего|итого|сумма|сумма счёта|合計|金額|總共|總額|发票金额|总计|\
         總計|합계|الإجمالي|الإجمالي الكلي|обща сума|общо|iznos fakture|kokku|جمع کل|مبلغ|סהכ|\
         कुल|कुल योग|iznos|sveukupno|jumlah|jumlah faktur|iš viso|kopsumma|kopā|вкупно|\
         износ на фактура|jumlah invois|jumlah keseluruhan|skupaj|skupna vsota|shuma|totali|\
         จำนวนเงิน (บาท)|จำนวนเงินสุทธิ|до сплати|усього|số tiền|toàn bộ|gesamtsumme|importe|\
         umsatz|umsatz ohne soll haben kz|belopp",
    ),
    (
        Total,
        2,
        "montant|bedrag|genel toplam|za plačilo|المبلغ المطلوب|cantidad|původní částka v lm|\
         quantitat|cantitate|sumă",
    ),
    (
        Net,
        1,
        "netto|nettobetrag|summe netto|montant ht|base imponible|base|imponibile|\
         bedrag excl btw|totaal excl btw|netto belopp|nettobeløp|veroton|yhteensä veroton|\
         kwota netto|wartość netto|bez dph|základ daně|nettó összeg|valor líquido|税抜金額|\
         сумма без ндс",
    ),
    (
        Tax,
        1,
        "mwst|ust|umsatzsteuer|mehrwertsteuer|steuer|steuerbetrag|tva|montant tva|iva|\
         cuota iva|importe iva|btw|btw bedrag|moms|mva|alv|kwota vat|podatek|dph|áfa|kdv|φπα|\
         ндс|消費税|税額|税额|稅額",
    ),
    (
        Debit,
        1,
        "soll|sollbetrag|montant débit|debe|débito|dare|debet|má dáti|wn|kwota wn|tartozik|\
         borç|дебет|借方|借方金額",
    ),
    (
        Credit,
        1,
        "haben|habenbetrag|montant crédit|haber|crédito|avere|kredit|dal|kwota ma|ma|követel|\
         alacak|кредит|貸方|貸方金額",
    ),
    (
        LineTotal,
        0,
        "zeilensumme|positionsbetrag|gesamtpreis|total ligne|importe línea|totale riga|\
         regeltotaal|radsumma|wartość pozycji",
    ),
    (
        Quantity,
        0,
        "menge|anzahl|quantité|quantità|quantidade|aantal|antal|antall|ilość|množství|množstvo|\
         mennyiség|miktar|ποσότητα|количество|数量|數量|수량|cantidad|määrä|cantitate",
    ),
    (
        UnitPrice,
        0,
        "einzelpreis|stückpreis|prix unitaire|precio unitario|prezzo unitario|preço unitário|\
         stuksprijs|enhetspris|yksikköhinta|cena jednostkowa|jednotková cena|egységár|\
         birim fiyat|単価|单价|單價|단가",
    ),
    (UnitPrice, 1, "preis|prix|precio|prezzo|preço|prijs|pris|hinta|cena|цена"),
    (
        Open,
        0,
        "offener posten|offener saldo|restbetrag|restforderung|restant dû|reste à payer|\
         reste dû|montant restant|pendiente de cobro|pendiente de pago|\
         importe pendiente de cobro|saldo pendiente|importo residuo|residuo|da incassare|\
         em dívida|valor em aberto|openstaand bedrag|openstaand saldo|te betalen|restbelopp|\
         kvar att betala|restbeløb|restbeløp|avoinna|kwota do zapłaty|pozostało do zapłaty|\
         kwota pozostała|nezaplaceno|zbývá uhradit|neuhrazeno|hátralék|tartozás|rest de plată|\
         sold|kalan|kalan tutar|остаток|задолженность|к получению|未収金額|未入金額|残高|\
         売掛残高|未收金额|余额|應收餘額|未付金額",
    ),
    (
        Open,
        1,
        "fälliger betrag|offener betrag|saldo|montant dû|solde|solde dû|importe pendiente|\
         importe a pagar|pendiente|ammontare dovuto|bilancio|saldo dovuto|totale da pagare|\
         te betalen bedrag|te voldoen|valor devido|por liquidar|valor em dívida|saldo devedor|\
         balans|belopp att betala|förfallet belopp|resterande belopp|beløb forfaldent|\
         udestående beløb|balanse|gjenstående|skyldig beløp|avoin summa|avoin lasku|maksettava|\
         do zapłaty|należności|zbývá zaplatit|zůstatek|částka k zaplacení|částka k platbě|\
         dlžná suma|na úhradu|zostatok|zostáva uhradiť|egyenleg|fizetendő|fizetendő összeg|\
         balanta|suma de incasat|sumă de plată|total de plată|alacak tutarı|bakiye|\
         ödenmesi gereken tutar|οφειλόμενο ποσό προς πληρωμή|ποσο προς πληρωμη|υπόλοιπο|\
         к оплате|неоплачено|сумма долга|バランス|支払金額|應付金額|到期餘額|差額|應支付的金額|\
         지불액|الرصيد|الرصيد المستحق|баланс|остават за плащане|balanç|import a pagar|\
         kokku tasuda|بدهی تعادل|יתרה|מאזן|देय राशि|dospjeli iznos|iznos dospijeća|\
         jumlah yang harus dibayar|balansas|mokėtina suma|bilance|summa apmaksai|\
         вкупно за плаќање|износот што е должен|dolgovani znesek|bilanci|bilanci aktual|\
         dospeli iznos|iznos dospeća|จำนวนคงเหลือที่ยังค้างอยู่|จำนวนเงินค้างชำระ|розрахункова сума|\
         tiền cần thanh toán|offen|openstaand|solde restant",
    ),
    (Open, 2, "montant|bedrag|genel toplam|za plačilo|المبلغ المطلوب|zůstatek v lm|ολικό σύνολο"),
    (
        Paid,
        0,
        "bereits gezahlt|bezahlter betrag|montant payé|payé à ce jour|cantidad pagada|pagado|\
         importo pagato|pagato a oggi|betaald bedrag|reeds betaald|pago até à data|\
         quantia paga|pago até hoje|betalat belopp|betalt hittills|beløb betalt|betalt pr. d.d|\
         betalt til dato|maksettu tähän mennessä|kwota zapłacona|zapłacono|zaplaceno ke dni|\
         uhradená čiastka|zaplatené ku dňu|eddig fizetve|fizetett összeg|plătit pâna acum|\
         sumă plătită|ödenen|εξοφλημένο ποσό|оплачено|支払済総額|現在までの支払済額|已付|\
         已付金額|المبلغ المدفوع|دفعت حتى الان|платена сума|платени до момента|pagat|\
         makstud summa|tasutud|پرداخت در تاریخ|סכום ששולם|do sada plaćeno|plaćeni iznos|\
         apmokėta|apmaksāts|apmaksāts līdz rēķina izrakstīšanas datumam|платен износ|\
         платено до денес|plačan znesek|že plačano|paguar deri më sot|plaćen iznos|\
         plaćeno na vreme|ยอดชำระแล้ว|zahlbetrag|gezahlt|déjà réglé|montant réglé|réglé|\
         importe pagado|importe cobrado|cobrado|incassato|valor pago|zaplacená částka|uhrazeno|\
         kwota wpłaty|wpłacono|fizetve|plătit|入金額|決済金額|已收金额",
    ),
    (Paid, 1, "bezahlt|betaald|betalt|zaplaceno|zaplatené|payé|pagato|pago|zapłacona"),
    (Credited, 2, "gutschrift|avoir|avoirs|abono|nota di credito"),
    (
        WrittenOff,
        0,
        "ausgebucht|abgeschrieben|perte|incobrable|stralcio|afgeschreven|afskrevet|avskrevet|\
         avskriven|umorzono|odepsáno",
    ),
    (
        Currency,
        0,
        "währung|devise|divisa|moneda|valuta|munteenheid|moeda|valuutta|waluta|mena|pénznem|\
         νόμισμα|валюта|通貨|貨幣|عملة|валута|valuuta|מטבע|สกุลเงิน|wkz umsatz|wkz|währungscode|\
         code devise|código moneda|valutakod|valutakode|kod waluty|kód měny|devizanem|\
         para birimi|döviz|код валюты|币种|币别|幣別|통화",
    ),
    (Currency, 2, "kód lm|lokalwährung"),
    (
        ExchangeRate,
        0,
        "kurs|wechselkurs|taux de change|tipo de cambio|tasso di cambio|wisselkoers|växelkurs|\
         valutakurs|kurs waluty|směnný kurz|árfolyam|curs valutar|为汇率|汇率|匯率|為替レート",
    ),
    (
        Status,
        0,
        "zahlungsstatus|statut|état|état du paiement|estado pagado|estado|stato di pagamento|\
         stato|status pagamento|betalstatus|maksun tila|tila|status płatności|stav platby|stav|\
         állapot|statutul plății|stare|durum|ödeme durumu|κατασταση πληρωμης|κατάσταση|\
         статус платежа|статус|ステータス|支払いステータス|状態|付款狀態|狀態|상태|지불 상태|\
         الحالة|حالة الدفع|estat|staatus|وضعیت|מצב|भुगतान की स्थिति|स्थिति|status uplate|\
         status pembayaran|būklė|būsena|apmaksas status|statuss|plačano stanje|stanje|statusi|\
         สถานะ|สถานะการชำระเงิน|статус оплати|trạng thái đã trả tiền|trạng thái|bezahlstatus|\
         rechnungsstatus|belegstatus|statut de paiement|stan|stav faktury|stan płatności|\
         betalingsstatus|fizetési állapot|入金状況|支払状況|状态|付款状态|estado de pago|\
         estado de cobro",
    ),
    (
        Status,
        1,
        "bezahlt|betaald|betalt|pagado|pagada|cobrado|cobrada|zaplaceno|zaplatené|zapłacono|\
         zapłacona|payé|payée|pagato|pago|offen|abierto|ouvert|otevřeno",
    ),
    (
        Disputed,
        0,
        "strittig|reklamation|en litige|litige|en disputa|contestata|in contestazione|betwist|\
         tvist|omtvistad|sporna|sporné|係争中",
    ),
];
