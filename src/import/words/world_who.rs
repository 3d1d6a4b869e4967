//! Header words in other languages than English, for who owes and which document it is. Common
//! words first; a word that is used for two things stands for both, in the third tier.

use super::headers::Table;
use crate::import::report::Role::{
    Address, Country, CreditLimit, CustomerId, CustomerName, DebitCredit, DocumentType, Email,
    FirstName, Number, Phone, PoNumber, Salesperson,
};

/// The words, by role and tier.
pub(super) const WHO: Table = &[
    (
        CustomerName,
        0,
        "kundenname|debitorenname|debiteurennaam|nombre cliente|kontrahent|nazwa kontrahenta|\
         nabywca|odběratel|název zákazníka|názov zákazníka|vevő|vevő neve|cari adı|заказчик|\
         контрагент|покупатель|покупець|取引先|取引先名|得意先|得意先名|請求先|客户|客户名称|\
         客戶名稱|거래처|raison sociale client|razão social",
    ),
    (
        CustomerName,
        1,
        "kunde|nom du client|cliente|nombre del cliente|nome cliente|klant|klantnaam|\
         nome do cliente|kund|kundnamn|kundenavn|asiakas|asiakkaan nimi|klient|nazwa klienta|\
         jméno klienta|zákazník|meno zákazníka|ügyfél|ügyfél neve|nume client|müşteri|\
         müşteri adı|όνομα πελάτη|πελάτης|имя клиента|клиент|顧客|顧客名|客戶|用戶|用戶名稱|\
         고객|اسم العميل|العميل|име на клиент|kliendi nimi|مشتری|לקוח|שם הלקוח|ग्राहक|klijent|\
         pelanggan|klientas|klients|klienta vārds|ime stranke|emri i klientit|ime klijenta|\
         ชื่อลูกค้า|ลูกค้า|khách hàng|relatie|debiteur|razón social|firma|naam|nom|nombre|\
         ragione sociale|nazwa|název|namn|navn|nimi",
    ),
    (FirstName, 0, "vorname|prénom|voornaam|förnamn|fornavn|etunimi|imię|keresztnév|prenume|имя"),
    (
        CustomerId,
        0,
        "kundennummer|kundennr|debitorennummer|debitornummer|debitor|code client|n° client|\
         numéro client|código cliente|código de cliente|nº cliente|codice cliente|klantnummer|\
         debiteurnummer|debiteurennummer|relatiecode|klantcode|kundnummer|kundnr|kundenummer|\
         kundenr|asiakasnumero|numer klienta|kod klienta|číslo zákazníka|kód zákazníka|\
         kód odběratele|vevőkód|cod client|müşteri kodu|cari kod|код клиента|取引先コード|\
         得意先コード|顧客番号|客户编号|客戶編號|compte client",
    ),
    (CustomerId, 2, "konto|compte|cuenta|kunde|cliente"),
    (
        Email,
        0,
        "courriel|adresse e mail|correo|correo electrónico|indirizzo email|sähköposti|e post|\
         e-posta|электронная почта|メールアドレス|電子郵件|邮箱|이메일",
    ),
    (
        Phone,
        0,
        "telefon|teléfono|telefone|telefoon|puhelin|телефон|電話|電話番号|电话|전화|\
         telefonnummer|telefonnr",
    ),
    (
        Address,
        0,
        "adresse|dirección|indirizzo|endereço|morada|adres|adress|osoite|anschrift|straße|\
         adresa|cím|διεύθυνση|адрес|住所|地址|주소",
    ),
    (
        Country,
        0,
        "land|pays|país|paese|kraj|země|krajina|ország|țară|ülke|χώρα|страна|maa|国|国家|國家",
    ),
    (
        Salesperson,
        0,
        "verkäufer|vertreter|vendeur|commercial|vendedor|venditore|agente|verkoper|säljare|\
         sælger|selger|myyjä|handlowiec|obchodník|担当者|менеджер",
    ),
    (
        CreditLimit,
        0,
        "kreditlimit|limite de crédit|límite de crédito|limite di credito|kredietlimiet|\
         kreditgräns|luottoraja|limit kredytowy|úvěrový limit|hitelkeret|与信限度額",
    ),
    (
        Number,
        0,
        "rechnungsnr|belegnummer|beleg nr|belegfeld 1|documentnummer|núm factura|n factura|\
         numer dokumentu|nr faktury|číslo dokladu|nr dokumentu|numero documento|nº documento|\
         číslo faktury|fakturanr|bilagsnummer|tositenumero|bizonylatszám|belge no|伝票番号|\
         請求番号|管理番号|单据编号|номер документа|pièce|n° pièce",
    ),
    (
        Number,
        1,
        "nummer|rechnung nr|rechnungsnummer|facture n°|numéro|numéro de facture|n° de facture|\
         factura #|numero de factura|nº factura|fattura n|numero fattura|factuurnr|\
         factuurnummer|número da fatura|fatura nº|nota de pagamento n.º|\
         número da nota pagamento|fakturanummer|laskun numero|laskunumero|numer|numer faktury|\
         faktura č|číslo|száma|számla azonosítója|számla sorszáma|számla száma|factura nr|\
         număr|număr factură|numărul facturii|fatura numarası|sayi|αριθμος|αρ. τιμολογίου|\
         αριθμός τιμολογίου|номер|номер счета|номер счета-фактуры|番号|請求書番号|發票號碼|\
         发票编号|發票編號|번호|송장 번호|청구서 번호|الرقم|رقم|номер на фактура|broj fakture|\
         arve number|arve nr|شماره|شماره فاکتور|חשבונית מספר|מספר|इनवॉयस संख्या|चालान संख्या|\
         broj|nomor|nomor faktur|numeris|numurs|rēķina numurs|број на фактура|nombor invois|\
         številka|št. računa|fatura nr|numri i faturës|број фактуре|หมายเลขใบแจ้งหนี้|เลขที่|\
         номер рахунку|số hoá đơn|faktura|facture|rechnung|fattura|fatura|referenz|referencia|\
         beleg|doklad",
    ),
    (
        PoNumber,
        0,
        "bestellnummer|n° de bon de commande|número de orden|número de pedido|\
         numero d'ordine d'acquisto|bestelnummer|núm. ordem de serviço|nº ordem de serviço|\
         ordernummer|ordrenummer|tilaus numero|numer zamówienia|číslo objednávky|po szám|\
         ordin de cumpărare nr|sipariş no|αριθμός παραγγελίας|po番号|رقم أمر الشراء|شماره po|\
         broj narudžbe|užsakymo numeris|pasūtījuma numurs|број на нарачка|št. naročilnice|\
         numri ub|เลขที่ใบสั่งซื้อ|bestell nr|auftragsnummer|pedido|commande|注文番号",
    ),
    (
        DocumentType,
        0,
        "belegart|dokumentart|dokumenttyp|rechnungsart|type de document|type de pièce|\
         tipo de documento|tipo documento|documentsoort|bilagstype|dokumenttype|typ dokumentu|\
         rodzaj dokumentu|typ dokladu|bizonylat típusa|tip document|belge türü|evrak türü|\
         тип документа|単据类型|单据类型|収支区分|種別|transactietype",
    ),
    (DocumentType, 1, "soort|typ|tipo|art|tyyppi|típus|tür|τύπος|тип|類型|类型"),
    (
        DebitCredit,
        0,
        "soll haben|soll haben kennzeichen|s h|debet credit|sens|debe haber|dare avere|\
         débito crédito|debet kredit|wn ma|má dáti dal|borç alacak|借貸|借方 貸方|дебет кредит",
    ),
];
