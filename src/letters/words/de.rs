//! German.

use super::{Wording, Words};
use crate::letters::LetterKind as Kind;

pub(super) const WORDS: Words = Words {
    invoice: ["Rechnung", "Rechnungen"],
    day: ["Tag", "Tage"],
    greeting: "Guten Tag {0},",
    regards: "Freundliche Grüße",
    if_paid: "Falls Sie schon bezahlt haben, vielen Dank. Bitte nennen Sie uns Tag und Betrag, damit wir Ihre Zahlung finden. Zahlungen nach dem {0} sind nicht berücksichtigt.",
    if_disputed: "Falls an einer Rechnung etwas nicht stimmt, sagen Sie uns bitte, an welcher und was. Wir prüfen das und lassen diese Rechnung so lange außen vor. Bitte bezahlen Sie inzwischen den Rest.",
    if_short: "Falls Sie nicht alles auf einmal bezahlen können, sprechen Sie uns bitte jetzt an. Oft lassen sich feste Beträge und Termine vereinbaren.",
    our_company: "unser Unternehmen",
    columns: [
        "Rechnung",
        "Ihre Bestellung",
        "Rechnungsdatum",
        "Fällig am",
        "Tage überfällig",
        "Betrag",
        "Bezahlt",
        "Noch offen",
    ],
    credit: "{0} (Gutschrift)",
    no_number: "Ohne Nummer",
    total_due: "Zu zahlen",
    total: "Summe",
    how_to_pay: "So bezahlen Sie",
    aging: "Ihr Konto zum {0}",
    not_due: "Noch nicht fällig",
    late: "{0}–{1} Tage",
    later: "Über {0} Tage",
    no_due_date: "Ohne Fälligkeit",
    credits: "Guthaben",
    charges: "Zinsen und Kosten",
    charge_columns: ["Rechnung", "Zeitraum", "Tage", "Auf", "Zinssatz im Jahr", "Betrag"],
    fixed_sum: "Pauschale",
    fee: "Vereinbarte Gebühr",
    total_charges: "Zinsen und Kosten bis heute",
    grand_total: "Summe mit Zinsen und Kosten",
    by_law: "Nach {0}, getrennt von den Rechnungen.",
    by_contract: "Wie in unseren Bedingungen vereinbart, getrennt von den Rechnungen.",
    day_count: "Einfache Zinsen, Tage nach {0}; der Fälligkeitstag zählt nicht mit.",
    rests: "Zinsen werden monatlich zur Schuld gerechnet ({0}).",
    statement: "Kontoauszug",
    period: "{0} bis {1}",
    statement_columns: ["Datum", "Vorgang", "Nummer", "Betrag", "Saldo"],
    opening: "Anfangssaldo",
    closing: "Endsaldo",
    movements: [
        "Rechnung",
        "Gutschrift",
        "Zahlungseingang",
        "Zahlung",
        "Bezahlt oder gutgeschrieben, Tag unbekannt",
    ],
    not_included: "Zahlungen nach dem {0} sind nicht berücksichtigt.",
    sms: "Erinnerung: {0} ({1}) ist überfällig. Bitte bezahlen Sie bis {2}, oder rufen Sie uns an, falls etwas nicht stimmt. {3}",
    instalment: "{0}: {1}",
};

#[expect(clippy::too_many_lines, reason = "a table of texts")]
pub(super) const fn wording(kind: Kind) -> Wording {
    match kind {
        Kind::Friendly => [
            "Freundliche Erinnerung: {total_due} ist fällig",
            "{greeting}\n\n\
             vielen Dank für Ihren Auftrag. Sicher ist es nur untergegangen: Auf Ihrem Konto gibt es \
             {invoices} nach Fälligkeit. Die Einzelheiten finden Sie unten.\n\n\
             Wir freuen uns, wenn {total_due} bis zum {pay_by} bei uns eingeht.",
            "{if_paid}\n\n\
             Falls an einer Rechnung etwas nicht stimmt oder Sie eine Kopie brauchen, sagen Sie uns \
             bitte Bescheid. Wir kümmern uns gern darum.\n\n\
             {regards}",
        ],
        Kind::Direct => [
            "Zahlungserinnerung: {total_due}, bitte bis {pay_by}",
            "{greeting}\n\n\
             nach unseren Unterlagen sind noch Zahlungen offen: {invoices} nach Fälligkeit, die älteste \
             seit {oldest_due_date}. Insgesamt sind noch {total_due} zu bezahlen.\n\n\
             Bitte bezahlen Sie diesen Betrag bis zum {pay_by}.",
            "{if_paid}\n\n{if_disputed}\n\n{if_short}\n\n{regards}",
        ],
        Kind::Firm => [
            "Überfälliges Konto: bitte bezahlen Sie {total_due} bis {pay_by}",
            "{greeting}\n\n\
             Ihr Konto ist deutlich überfällig: {invoices}, die älteste seit {oldest_due_date}. Insgesamt \
             sind {total_due} zu bezahlen.\n\n\
             Bitte bezahlen Sie bis zum {pay_by}, oder teilen Sie uns bis dahin mit, wann Sie bezahlen.",
            "Solange das Konto überfällig ist, müssen wir Lieferungen auf Rechnung möglicherweise \
             aussetzen oder um Vorkasse bitten. Lieber ist uns eine Lösung mit Ihnen.\n\n\
             {if_paid}\n\n{if_disputed}\n\n{if_short}\n\n{regards}",
        ],
        Kind::Urgent => [
            "Dringend: {total_due} seit {oldest_due_date} überfällig",
            "{greeting}\n\n\
             noch immer fehlt die Zahlung für {invoices}. Die älteste war am {oldest_due_date} fällig. \
             Insgesamt sind {total_due} zu bezahlen.\n\n\
             Bitte bezahlen Sie bis zum {pay_by}. Ist das nicht möglich, rufen Sie uns bitte vorher an: \
             Wir möchten wissen, woran es liegt und wann wir mit der Zahlung rechnen können.",
            "Ohne Zahlung oder Antwort müssen wir Lieferungen auf Rechnung möglicherweise aussetzen, bis \
             das Konto ausgeglichen ist.\n\n\
             {if_paid}\n\n{if_disputed}\n\n{if_short}\n\n{regards}",
        ],
        Kind::Final => [
            "Letzte Erinnerung: bitte bezahlen Sie {total_due} bis {pay_by}",
            "{greeting}\n\n\
             auf Ihrem Konto sind noch {total_due} unbezahlt. Es geht um \
             {invoices}; die älteste war am {oldest_due_date} fällig.\n\n\
             Dies ist unsere letzte Erinnerung. Bitte bezahlen Sie den vollen Betrag bis zum {pay_by}.",
            "Hören wir bis dahin nichts von Ihnen, werden wir möglicherweise ein Inkassounternehmen oder \
             eine Anwaltskanzlei mit der Sache betrauen. Das kostet beide Seiten Zeit und Geld, und wir \
             möchten es gern vermeiden.\n\n\
             {if_paid}\n\n{if_disputed}\n\n{if_short}\n\n{regards}",
        ],
        Kind::Courtesy => [
            "Ist alles angekommen? {total_due} wird bald fällig",
            "{greeting}\n\n\
             vielen Dank für Ihren Auftrag. Bevor die Zahlung fällig wird, möchten wir sichergehen, dass \
             alles stimmt: Sind Ware und Unterlagen angekommen, und brauchen Sie noch etwas von uns?\n\n\
             Diese Beträge werden demnächst fällig:",
            "Fehlt eine Bestellnummer oder eine Kopie, sagen Sie uns bitte jetzt Bescheid, damit nichts \
             Ihre Zahlung aufhält. Ist die Zahlung schon veranlasst, brauchen Sie nichts zu tun.\n\n\
             {regards}",
        ],
        Kind::ThankYou => [
            "Vielen Dank für Ihre Zahlung",
            "{greeting}\n\n\
             vielen Dank. Ihre Zahlung von {paid_total} ist angekommen, und auf Ihrem Konto ist nichts \
             überfällig. Für Ihre Unterlagen: Diese Rechnungen sind beglichen.",
            "Wir schätzen es, dass wir uns auf Sie verlassen können, und freuen uns auf die weitere \
             Zusammenarbeit.\n\n\
             {regards}",
        ],
        Kind::StatementCover => [
            "Ihr Kontoauszug zum {as_of}",
            "{greeting}\n\n\
             hier finden Sie, was auf Ihrem Konto offen ist. Insgesamt sind es {open_total}; davon sind \
             {overdue_total} überfällig.",
            "Bitte vergleichen Sie das mit Ihren Unterlagen, und sagen Sie uns, wenn etwas abweicht.\n\n\
             {if_paid}\n\n{regards}",
        ],
        Kind::Terms => [
            "Unsere Zahlungsbedingungen, und {total_due}, die überfällig sind",
            "{greeting}\n\n\
             wir arbeiten gern mit Ihnen, und es soll für beide Seiten einfach bleiben. Mehrere Ihrer \
             Rechnungen wurden erst lange nach Fälligkeit bezahlt, und heute sind {total_due} \
             überfällig.\n\n\
             Wir möchten an unsere Vereinbarung erinnern: Rechnungen sind bis zum Fälligkeitstag zu \
             bezahlen. Ist eine Rechnung {credit_hold_days} Tage überfällig, liefern wir nur gegen \
             Vorkasse, bis das Konto ausgeglichen ist.",
            "Passen unsere Bedingungen nicht zu Ihren Abläufen, sprechen Sie uns bitte an. Ansonsten \
             bezahlen Sie bitte den genannten Betrag bis zum {pay_by}.\n\n\
             {if_paid}\n\n{if_disputed}\n\n{regards}",
        ],
        Kind::PromiseConfirmed => [
            "Wie besprochen: {promise_amount} bis {promise_date}",
            "{greeting}\n\n\
             vielen Dank für das Gespräch. Wir haben notiert, dass Sie bis zum {promise_date} \
             {promise_amount} bezahlen. Bis dahin erinnern wir Sie nicht an die Rechnungen unten.",
            "Sollte sich etwas ändern, sagen Sie uns bitte vorher Bescheid.\n\n\
             {regards}",
        ],
        Kind::PromiseBroken => [
            "Wir hatten {promise_amount} bis {promise_date} erwartet",
            "{greeting}\n\n\
             wir hatten eine Zahlung von {promise_amount} bis zum {promise_date} vereinbart. Bis zum \
             {data_date} ist sie nicht vollständig eingegangen, und {total_due} sind überfällig.\n\n\
             Ist etwas dazwischengekommen? Bitte bezahlen Sie bis zum {pay_by}, oder rufen Sie uns heute \
             an, damit wir einen Termin finden, der hält.",
            "{if_paid}\n\n{if_disputed}\n\n{regards}",
        ],
        Kind::DisputeReceived => [
            "Ihre Reklamation ist bei uns angekommen",
            "{greeting}\n\n\
             danke, dass Sie uns Bescheid gegeben haben. Wir prüfen die Rechnungen unten, zusammen \
             {disputed_total}, und melden uns bei Ihnen. Bis dahin erinnern wir Sie nicht daran.",
            "Bitte schicken Sie uns alles, was zur Klärung beiträgt: Lieferscheine, Fotos, \
             Schriftwechsel. Andere Rechnungen bleiben wie vereinbart fällig.\n\n\
             {regards}",
        ],
        Kind::PlanOffer => [
            "Ein Weg, {total_due} in Raten zu bezahlen",
            "{greeting}\n\n\
             auf Ihrem Konto sind {total_due} überfällig. Fällt die Zahlung auf einmal schwer, bieten wir \
             stattdessen diese Raten an:\n\n\
             {plan}\n\n\
             Bitte sagen Sie uns bis zum {pay_by}, ob Ihnen das passt. Sind andere Termine besser, \
             schlagen Sie sie uns vor.",
            "Solange jede Rate pünktlich eingeht, unternehmen wir wegen der Rechnungen unten nichts \
             weiter.\n\n\
             {if_paid}\n\n{if_disputed}\n\n{regards}",
        ],
        Kind::PlanConfirmed => [
            "Ihr Zahlungsplan",
            "{greeting}\n\n\
             vielen Dank, dass wir einen Plan vereinbaren konnten. Dies sind die Raten:\n\n\
             {plan}\n\n\
             Damit sind die Rechnungen unten beglichen.",
            "Kann eine Rate nicht pünktlich gezahlt werden, sagen Sie uns bitte vorher Bescheid. Sonst \
             würde der ganze Betrag wieder fällig.\n\n\
             {regards}",
        ],
        Kind::Hold => [
            "Vorerst nur gegen Vorkasse, bis {total_due} bezahlt sind",
            "{greeting}\n\n\
             Ihre älteste offene Rechnung war am {oldest_due_date} fällig. Nach unserer Regel liefern \
             wir ab {credit_hold_days} Tagen Verzug nur gegen Vorkasse; das gilt jetzt für Ihr Konto.\n\n\
             Sobald {total_due} eingegangen sind, können Sie wieder auf Rechnung bestellen.",
            "Wir möchten das gern bald aufheben. Bitte bezahlen Sie bis zum {pay_by}, oder rufen Sie uns \
             an.\n\n\
             {if_paid}\n\n{if_disputed}\n\n{if_short}\n\n{regards}",
        ],
        Kind::Deposit => [
            "Vor der nächsten Lieferung: eine Teilzahlung von {deposit}",
            "{greeting}\n\n\
             auf Ihrem Konto sind {total_due} überfällig. Damit wir weiter liefern können, bezahlen Sie \
             bitte bis zum {pay_by} einen ersten Teil von {deposit}, und sagen Sie uns, wann der Rest \
             folgt.",
            "{if_paid}\n\n{if_disputed}\n\n{regards}",
        ],
        Kind::FinalDemand => [
            "Letzte Aufforderung: {total_due}, Antwort bis {reply_by}",
            "{greeting}\n\n\
             für die Lieferungen und Leistungen der Rechnungen unten schulden Sie ({sender}) noch \
             {total_due}. Es geht um {invoices}; die älteste war am {oldest_due_date} fällig.\n\n\
             Bitte bezahlen Sie, oder antworten Sie schriftlich, bis zum {reply_by}. Erkennen Sie den \
             Betrag an, können ihn aber nicht auf einmal bezahlen, machen Sie uns ein Angebot mit \
             Terminen. Sind Sie nicht einverstanden, sagen Sie uns, womit und warum.",
            "Hören wir bis zum {reply_by} nichts, werden wir erwägen, eine Anwaltskanzlei zu beauftragen; \
             das kann zu einem gerichtlichen Verfahren und zu Kosten führen. Lieber ist uns ein Gespräch, \
             gern auch mit Vermittlung.\n\n\
             Eine Aufstellung Ihres Kontos ist Teil dieses Schreibens. Kopien der Rechnungen und der \
             Vereinbarung schicken wir auf Wunsch.\n\n\
             {if_paid}\n\n{regards}",
        ],
        Kind::HandOver => [
            "Übergabe Ihres Kontos am {pay_by}",
            "{greeting}\n\n\
             {total_due} sind unbezahlt; die älteste Rechnung war am {oldest_due_date} fällig. Ab dem \
             {hand_over_day}. Tag übergeben wir Konten an ein Inkassounternehmen oder eine \
             Anwaltskanzlei. Bei Ihrem Konto ist es so weit.\n\n\
             Wir behalten es bei uns, wenn der volle Betrag oder ein Angebot mit Terminen, das wir \
             annehmen können, bis zum {pay_by} eingeht.",
            "{if_paid}\n\n{if_disputed}\n\n{regards}",
        ],
        Kind::BankChange => [
            "Unsere Bankverbindung hat sich geändert",
            "{greeting}\n\n\
             unsere Bankverbindung hat sich geändert. Bitte verwenden Sie ab jetzt für jede Zahlung die \
             neue.\n\n\
             {payment_details}\n\n\
             Bitte prüfen Sie das, bevor Sie bezahlen: Rufen Sie uns unter der Nummer an, die Sie aus \
             früheren Unterlagen kennen, nicht unter einer aus diesem Brief. Wir freuen uns über den \
             Anruf.",
            "Zur Übersicht steht unten, was auf Ihrem Konto offen ist.\n\n\
             {regards}",
        ],
    }
}
