//! Dutch.

use super::{Wording, Words};
use crate::letters::LetterKind as Kind;

pub(super) const WORDS: Words = Words {
    invoice: ["factuur", "facturen"],
    day: ["dag", "dagen"],
    greeting: "Beste {0},",
    regards: "Met vriendelijke groet,",
    if_paid: "Hebt u al betaald, dan danken wij u. Laat ons de datum en het bedrag weten, zodat wij uw betaling kunnen vinden. Betalingen na {0} zijn niet verwerkt.",
    if_disputed: "Klopt er iets niet aan een factuur, laat ons dan weten welke en waarom. Wij zoeken het uit en laten die factuur zolang rusten. Wilt u de rest intussen betalen?",
    if_short: "Kunt u niet alles in één keer betalen, neem dan nu contact met ons op. Vaste bedragen en data afspreken is vaak mogelijk.",
    our_company: "ons bedrijf",
    columns: [
        "Factuur",
        "Uw bestelling",
        "Factuurdatum",
        "Vervaldatum",
        "Dagen te laat",
        "Bedrag",
        "Betaald",
        "Nog te betalen",
    ],
    credit: "{0} (credit)",
    no_number: "Zonder nummer",
    total_due: "Te betalen",
    total: "Totaal",
    how_to_pay: "Zo betaalt u",
    aging: "Uw rekening op {0}",
    not_due: "Nog niet vervallen",
    late: "{0}–{1} dagen",
    later: "Meer dan {0} dagen",
    no_due_date: "Zonder vervaldatum",
    credits: "Tegoed",
    charges: "Rente en kosten",
    charge_columns: ["Factuur", "Periode", "Dagen", "Over", "Rente per jaar", "Bedrag"],
    fixed_sum: "Vaste vergoeding",
    fee: "Afgesproken kosten",
    total_charges: "Rente en kosten tot vandaag",
    grand_total: "Totaal met rente en kosten",
    by_law: "Gevraagd op grond van {0}, los van de facturen.",
    by_contract: "Gevraagd zoals afgesproken in onze voorwaarden, los van de facturen.",
    day_count: "Enkelvoudige rente, {0}; de vervaldag telt niet mee.",
    rests: "De rente wordt elke maand bij de schuld opgeteld ({0}).",
    statement: "Rekeningoverzicht",
    period: "{0} tot en met {1}",
    statement_columns: ["Datum", "Wat", "Nummer", "Bedrag", "Saldo"],
    opening: "Beginsaldo",
    closing: "Eindsaldo",
    movements: [
        "Factuur",
        "Creditnota",
        "Ontvangst",
        "Betaling",
        "Betaald of gecrediteerd, dag onbekend",
    ],
    not_included: "Betalingen na {0} zijn niet verwerkt.",
    sms: "Herinnering: {0} ({1}) is vervallen. Wilt u voor {2} betalen, of ons bellen als er iets niet klopt? {3}",
    instalment: "{0}: {1}",
};

#[expect(clippy::too_many_lines, reason = "a table of texts")]
pub(super) const fn wording(kind: Kind) -> Wording {
    match kind {
        Kind::Friendly => [
            "Vriendelijke herinnering: {total_due} is vervallen",
            "{greeting}\n\n\
             Dank voor uw vertrouwen. Het is vast aan uw aandacht ontsnapt: de vervaldatum van \
             {invoices} op uw rekening is voorbij. Hieronder vindt u de details.\n\n\
             Wij ontvangen {total_due} graag voor {pay_by}.",
            "{if_paid}\n\n\
             Klopt er iets niet aan een factuur, of hebt u een kopie nodig, laat het ons weten. Wij \
             lossen het graag op.\n\n\
             {regards}",
        ],
        Kind::Direct => [
            "Betalingsherinnering: {total_due}, graag voor {pay_by}",
            "{greeting}\n\n\
             Volgens onze administratie is de vervaldatum van {invoices} voorbij; de oudste is \
             {oldest_late} te laat. In totaal staat nog {total_due} open.\n\n\
             Wilt u dit bedrag voor {pay_by} betalen?",
            "{if_paid}\n\n{if_disputed}\n\n{if_short}\n\n{regards}",
        ],
        Kind::Firm => [
            "Achterstand: wij verzoeken u {total_due} te betalen voor {pay_by}",
            "{greeting}\n\n\
             Uw rekening is ruim over de vervaldatum: {invoices}, de oudste {oldest_late} te laat. In \
             totaal staat nog {total_due} open.\n\n\
             Wilt u dit bedrag voor {pay_by} betalen, of ons voor die datum laten weten wanneer u \
             betaalt?",
            "Zolang er een achterstand is, moeten wij leveringen op rekening misschien stoppen of om \
             vooruitbetaling vragen. Liever lossen wij dit samen met u op.\n\n\
             {if_paid}\n\n{if_disputed}\n\n{if_short}\n\n{regards}",
        ],
        Kind::Urgent => [
            "Dringend: {total_due} is {oldest_late} te laat",
            "{greeting}\n\n\
             Wij hebben nog steeds geen betaling voor {invoices} op uw rekening. De oudste verviel op \
             {oldest_due_date}. In totaal staat {total_due} open.\n\n\
             Wilt u voor {pay_by} betalen? Lukt dat niet, bel ons dan voor die datum: wij willen graag \
             weten wat er speelt en wanneer wij uw betaling kunnen verwachten.",
            "Zonder betaling of antwoord moeten wij leveringen op rekening misschien stoppen tot de \
             rekening is voldaan.\n\n\
             {if_paid}\n\n{if_disputed}\n\n{if_short}\n\n{regards}",
        ],
        Kind::Final => [
            "Laatste herinnering: wij verzoeken u {total_due} te betalen voor {pay_by}",
            "{greeting}\n\n\
             {total_due} op uw rekening is nog niet betaald. Het gaat om \
             {invoices}; de oudste is {oldest_late} te laat.\n\n\
             Dit is onze laatste herinnering. Wilt u het volledige bedrag voor {pay_by} betalen?",
            "Hebben wij dan geen betaling en geen antwoord, dan kunnen wij een incassobureau of een \
             advocaat vragen de zaak over te nemen. Dat kost beide kanten tijd en geld, en wij voorkomen \
             het liever.\n\n\
             {if_paid}\n\n{if_disputed}\n\n{if_short}\n\n{regards}",
        ],
        Kind::Courtesy => [
            "Is alles goed aangekomen? {total_due} vervalt binnenkort",
            "{greeting}\n\n\
             Dank voor uw bestelling. Voordat de betaling vervalt, willen wij graag zeker weten dat alles \
             in orde is: zijn goederen en papieren aangekomen, en hebt u nog iets van ons nodig?\n\n\
             Deze bedragen vervallen binnenkort:",
            "Ontbreekt een bestelnummer of een kopie, laat het ons nu weten, zodat niets uw betaling \
             ophoudt. Is de betaling al geregeld, dan hoeft u niets te doen.\n\n\
             {regards}",
        ],
        Kind::ThankYou => [
            "Dank voor uw betaling",
            "{greeting}\n\n\
             Hartelijk dank. Wij hebben uw betaling van {paid_total} ontvangen en er is niets vervallen \
             op uw rekening. Voor uw administratie: deze facturen zijn voldaan.",
            "Wij waarderen het dat wij op u kunnen rekenen en werken graag verder met u samen.\n\n\
             {regards}",
        ],
        Kind::StatementCover => [
            "Uw rekeningoverzicht op {as_of}",
            "{greeting}\n\n\
             Hier ziet u wat er op uw rekening openstaat: in totaal {open_total}, waarvan \
             {overdue_total} is vervallen.",
            "Wilt u dit met uw eigen administratie vergelijken en ons laten weten als er iets \
             afwijkt?\n\n\
             {if_paid}\n\n{regards}",
        ],
        Kind::Terms => [
            "Onze betalingsvoorwaarden, en {total_due} die vervallen is",
            "{greeting}\n\n\
             Wij werken graag met u en willen dat het voor beide kanten eenvoudig blijft. Verschillende \
             facturen werden lang na de vervaldatum betaald, en vandaag is {total_due} vervallen.\n\n\
             Mogen wij herinneren aan onze afspraak: facturen worden uiterlijk op de vervaldatum betaald. \
             Is een factuur {credit_hold_days} dagen te laat, dan leveren wij alleen tegen \
             vooruitbetaling tot de rekening is voldaan.",
            "Passen onze voorwaarden niet bij uw manier van betalen, laat het ons dan weten. Wilt u \
             anders het bedrag hierboven voor {pay_by} betalen?\n\n\
             {if_paid}\n\n{if_disputed}\n\n{regards}",
        ],
        Kind::PromiseConfirmed => [
            "Zoals afgesproken: {promise_amount} voor {promise_date}",
            "{greeting}\n\n\
             Dank voor het gesprek. Wij hebben genoteerd dat u {promise_amount} betaalt voor \
             {promise_date}. Tot dan herinneren wij u niet aan de facturen hieronder.",
            "Verandert er iets, laat het ons dan voor die datum weten.\n\n\
             {regards}",
        ],
        Kind::PromiseBroken => [
            "Wij verwachtten {promise_amount} voor {promise_date}",
            "{greeting}\n\n\
             Wij hadden een betaling van {promise_amount} voor {promise_date} afgesproken. Op {data_date} \
             was die niet volledig binnen, en {total_due} is vervallen.\n\n\
             Is er iets tussengekomen? Wilt u voor {pay_by} betalen, of ons vandaag bellen, zodat wij een \
             datum kunnen afspreken die lukt?",
            "{if_paid}\n\n{if_disputed}\n\n{regards}",
        ],
        Kind::DisputeReceived => [
            "Wij hebben uw klacht ontvangen",
            "{greeting}\n\n\
             Dank dat u ons hebt laten weten dat er iets niet klopt. Wij zoeken de facturen hieronder \
             uit, samen {disputed_total}, en komen bij u terug. Tot dan herinneren wij u er niet aan.",
            "Stuur ons alles wat helpt: pakbonnen, foto's, correspondentie. Andere facturen vervallen \
             zoals afgesproken.\n\n\
             {regards}",
        ],
        Kind::PlanOffer => [
            "Een manier om {total_due} in delen te betalen",
            "{greeting}\n\n\
             Op uw rekening is {total_due} vervallen. Is in één keer betalen lastig, dan stellen wij deze \
             betalingen voor:\n\n\
             {plan}\n\n\
             Laat ons voor {pay_by} weten of dit past. Komen andere data beter uit, stel ze dan voor.",
            "Zolang elke betaling op tijd komt, ondernemen wij niets verder voor de facturen \
             hieronder.\n\n\
             {if_paid}\n\n{if_disputed}\n\n{regards}",
        ],
        Kind::PlanConfirmed => [
            "Uw betalingsregeling",
            "{greeting}\n\n\
             Dank dat wij een regeling konden afspreken. Dit zijn de betalingen:\n\n\
             {plan}\n\n\
             Daarmee zijn de facturen hieronder voldaan.",
            "Lukt een betaling niet op tijd, laat het ons dan vooraf weten. Anders zou het hele bedrag \
             weer opeisbaar zijn.\n\n\
             {regards}",
        ],
        Kind::Hold => [
            "Voorlopig niet op rekening, tot {total_due} is betaald",
            "{greeting}\n\n\
             Uw oudste openstaande factuur is {oldest_late} te laat. Onze regel is dat wij vanaf \
             {credit_hold_days} dagen alleen tegen vooruitbetaling leveren; dat geldt nu voor uw \
             rekening.\n\n\
             Zodra {total_due} binnen is, kunt u weer op rekening bestellen.",
            "Wij heffen dit graag snel op. Wilt u voor {pay_by} betalen, of ons bellen?\n\n\
             {if_paid}\n\n{if_disputed}\n\n{if_short}\n\n{regards}",
        ],
        Kind::Deposit => [
            "Voor de volgende levering: een deelbetaling van {deposit}",
            "{greeting}\n\n\
             Op uw rekening is {total_due} vervallen. Wilt u, zodat wij kunnen blijven leveren, voor \
             {pay_by} een eerste deel van {deposit} betalen en ons laten weten wanneer de rest volgt?",
            "{if_paid}\n\n{if_disputed}\n\n{regards}",
        ],
        Kind::FinalDemand => [
            "Laatste sommatie: {total_due}, antwoord voor {reply_by}",
            "{greeting}\n\n\
             {total_due} is aan {sender} verschuldigd voor de goederen en diensten op de facturen \
             hieronder en is niet betaald. Het gaat om {invoices}; de oudste verviel op \
             {oldest_due_date}.\n\n\
             Wilt u voor {reply_by} betalen of schriftelijk antwoorden? Erkent u het bedrag maar kunt u \
             het niet in één keer betalen, doe dan een voorstel met data. Bent u het er niet mee eens, \
             laat ons weten waarmee en waarom.",
            "Horen wij voor {reply_by} niets, dan overwegen wij de vordering aan een advocaat te geven, wat \
             tot een procedure en tot kosten kan leiden. Liever praten wij erover; dat kan ook met een \
             bemiddelaar.\n\n\
             Een overzicht van de rekening hoort bij deze brief. Kopieën van de facturen en de \
             overeenkomst sturen wij op verzoek.\n\n\
             {if_paid}\n\n{regards}",
        ],
        Kind::HandOver => [
            "Wij willen uw dossier op {pay_by} overdragen",
            "{greeting}\n\n\
             {total_due} is niet betaald, en de oudste factuur is {oldest_late} te laat. Vanaf dag \
             {hand_over_day} dragen wij dossiers over aan een incassobureau of een advocaat. Dat punt is \
             nu bereikt.\n\n\
             Wij houden het bij ons als het volledige bedrag, of een voorstel met data dat wij kunnen \
             aannemen, voor {pay_by} binnen is.",
            "{if_paid}\n\n{if_disputed}\n\n{regards}",
        ],
        Kind::BankChange => [
            "Onze bankgegevens zijn veranderd",
            "{greeting}\n\n\
             Onze bankgegevens zijn veranderd. Wilt u vanaf nu voor elke betaling de nieuwe \
             gebruiken?\n\n\
             {payment_details}\n\n\
             Controleer dit voordat u betaalt: bel ons op het nummer dat u al kent uit eerdere papieren, \
             niet op een nummer uit deze brief. Uw telefoontje is altijd welkom.",
            "Ter informatie: dit staat er open op uw rekening.\n\n\
             {regards}",
        ],
    }
}
