//! French.

use super::{Wording, Words};
use crate::letters::LetterKind as Kind;

pub(super) const WORDS: Words = Words {
    invoice: ["facture", "factures"],
    day: ["jour", "jours"],
    greeting: "Bonjour {0},",
    regards: "Cordialement,",
    if_paid: "Si vous avez déjà payé, merci. Indiquez-nous la date et le montant, afin que nous retrouvions votre paiement. Les paiements reçus après le {0} ne sont pas pris en compte.",
    if_disputed: "Si quelque chose ne va pas sur une facture, dites-nous laquelle et pourquoi. Nous vérifierons et laisserons cette facture de côté jusqu'à ce que la question soit réglée. Merci de payer le reste entre-temps.",
    if_short: "Si vous ne pouvez pas tout payer en une fois, parlons-en dès maintenant. Il est souvent possible de convenir de montants et de dates fixes.",
    our_company: "notre entreprise",
    columns: [
        "Facture",
        "Votre commande",
        "Date de facture",
        "Échéance",
        "Jours de retard",
        "Facturé",
        "Payé",
        "Reste dû",
    ],
    credit: "{0} (avoir)",
    no_number: "Sans numéro",
    total_due: "Total à payer",
    total: "Total",
    how_to_pay: "Comment payer",
    aging: "Votre compte au {0}",
    not_due: "Non échu",
    late: "{0} à {1} jours",
    later: "Plus de {0} jours",
    no_due_date: "Sans échéance",
    credits: "Avoirs",
    charges: "Intérêts et frais",
    charge_columns: ["Facture", "Période", "Jours", "Sur", "Taux annuel", "Montant"],
    fixed_sum: "Indemnité forfaitaire de recouvrement",
    fee: "Frais convenus",
    total_charges: "Intérêts et frais à ce jour",
    grand_total: "Total avec intérêts et frais",
    by_law: "Demandés en application de {0}, à part des factures.",
    by_contract: "Demandés comme convenu dans nos conditions, à part des factures.",
    day_count: "Intérêts simples, base {0} ; le jour de l'échéance n'est pas compté.",
    rests: "Les intérêts s'ajoutent chaque mois à la dette ({0}).",
    statement: "Relevé de compte",
    period: "du {0} au {1}",
    statement_columns: ["Date", "Opération", "Numéro", "Montant", "Solde"],
    opening: "Solde initial",
    closing: "Solde final",
    movements: ["Facture", "Avoir", "Encaissement", "Paiement", "Payé ou crédité, date inconnue"],
    not_included: "Les paiements reçus après le {0} ne sont pas pris en compte.",
    sms: "Rappel : {0} ({1}) est en retard. Merci de payer avant le {2}, ou de nous appeler si quelque chose ne va pas. {3}",
    instalment: "{0} : {1}",
};

#[expect(clippy::too_many_lines, reason = "a table of texts")]
pub(super) const fn wording(kind: Kind) -> Wording {
    match kind {
        Kind::Friendly => [
            "Petit rappel : {total_due} à régler",
            "{greeting}\n\n\
             Merci de votre confiance. L'échéance de {invoices} sur votre compte est passée ; il s'agit \
             sans doute d'un oubli. Vous trouverez le détail ci-dessous.\n\n\
             Nous serions heureux de recevoir {total_due} avant le {pay_by}.",
            "{if_paid}\n\n\
             Si quelque chose ne va pas sur une facture, ou s'il vous faut une copie, dites-le-nous. Nous \
             nous en occuperons volontiers.\n\n\
             {regards}",
        ],
        Kind::Direct => [
            "Rappel de paiement : {total_due}, à régler avant le {pay_by}",
            "{greeting}\n\n\
             Selon nos livres, l'échéance de {invoices} est passée, la plus ancienne depuis {oldest_late}. \
             Au total, il reste {total_due} à payer.\n\n\
             Merci de régler ce montant avant le {pay_by}.",
            "{if_paid}\n\n{if_disputed}\n\n{if_short}\n\n{regards}",
        ],
        Kind::Firm => [
            "Compte en retard : merci de payer {total_due} avant le {pay_by}",
            "{greeting}\n\n\
             Votre compte est nettement en retard : {invoices}, la plus ancienne de {oldest_late}. \
             Au total, il reste {total_due} à payer.\n\n\
             Merci de régler ce montant avant le {pay_by}, ou de nous dire d'ici là quand vous paierez.",
            "Tant que le compte est en retard, nous pourrions devoir suspendre les livraisons à crédit ou \
             demander un paiement d'avance. Nous préférerions de loin trouver une solution avec vous.\n\n\
             {if_paid}\n\n{if_disputed}\n\n{if_short}\n\n{regards}",
        ],
        Kind::Urgent => [
            "Urgent : {total_due} en retard de {oldest_late}",
            "{greeting}\n\n\
             Nous n'avons toujours pas reçu le paiement de {invoices}. La plus ancienne était à régler le \
             {oldest_due_date}. Au total, il reste {total_due} à payer.\n\n\
             Merci de payer avant le {pay_by}. Si ce n'est pas possible, appelez-nous avant cette date : \
             nous devons savoir ce qui bloque et quand attendre votre paiement.",
            "Sans paiement ni réponse, nous pourrions devoir suspendre les livraisons à crédit jusqu'au \
             règlement du compte.\n\n\
             {if_paid}\n\n{if_disputed}\n\n{if_short}\n\n{regards}",
        ],
        Kind::Final => [
            "Dernier rappel : merci de payer {total_due} avant le {pay_by}",
            "{greeting}\n\n\
             {total_due} restent impayés sur votre compte. Il s'agit de {invoices}, la \
             plus ancienne en retard de {oldest_late}.\n\n\
             Ceci est notre dernier rappel. Merci de régler la totalité avant le {pay_by}.",
            "Sans paiement ni réponse à cette date, nous pourrions confier le dossier à une société de \
             recouvrement ou à un avocat. Cela coûte du temps et de l'argent aux deux parties, et nous \
             préférerions l'éviter.\n\n\
             {if_paid}\n\n{if_disputed}\n\n{if_short}\n\n{regards}",
        ],
        Kind::Courtesy => [
            "Tout est-il bien arrivé ? {total_due} à échoir",
            "{greeting}\n\n\
             Merci de votre commande. Avant l'échéance, nous aimerions nous assurer que tout est en \
             ordre : marchandises et documents sont-ils arrivés, et vous faut-il quelque chose de notre \
             part ?\n\n\
             Ces montants arrivent bientôt à échéance :",
            "S'il manque un numéro de commande ou une copie, dites-le-nous dès maintenant, pour que rien \
             ne retarde votre paiement. Si le paiement est déjà prévu, vous n'avez rien à faire.\n\n\
             {regards}",
        ],
        Kind::ThankYou => [
            "Merci de votre paiement",
            "{greeting}\n\n\
             Merci. Nous avons bien reçu votre paiement de {paid_total}, et rien n'est en retard sur \
             votre compte. Pour vos dossiers, ces factures sont réglées :",
            "Nous apprécions de pouvoir compter sur vous et nous réjouissons de poursuivre notre \
             collaboration.\n\n\
             {regards}",
        ],
        Kind::StatementCover => [
            "Votre relevé de compte au {as_of}",
            "{greeting}\n\n\
             Voici ce qui est ouvert sur votre compte : {open_total} au total, dont {overdue_total} en \
             retard.",
            "Merci de comparer avec vos livres et de nous signaler toute différence.\n\n\
             {if_paid}\n\n{regards}",
        ],
        Kind::Terms => [
            "Nos conditions de paiement, et {total_due} en retard",
            "{greeting}\n\n\
             Nous aimons travailler avec vous et souhaitons que cela reste simple pour tous. Plusieurs de \
             vos factures ont été payées longtemps après l'échéance, et {total_due} sont en retard \
             aujourd'hui.\n\n\
             Permettez-nous de rappeler ce que nous avons convenu : les factures se paient au plus tard à \
             l'échéance. Dès qu'une facture a {credit_hold_days} jours de retard, nous ne livrons plus \
             que contre paiement d'avance, jusqu'au règlement du compte.",
            "Si nos conditions ne conviennent pas à votre façon de payer, parlons-en. Sinon, merci de \
             régler le montant ci-dessus avant le {pay_by}.\n\n\
             {if_paid}\n\n{if_disputed}\n\n{regards}",
        ],
        Kind::PromiseConfirmed => [
            "Comme convenu : {promise_amount} avant le {promise_date}",
            "{greeting}\n\n\
             Merci de cet échange. Nous avons noté que vous paierez {promise_amount} avant le \
             {promise_date}. D'ici là, nous ne vous relancerons pas pour les factures ci-dessous.",
            "Si quelque chose change, dites-le-nous avant cette date.\n\n\
             {regards}",
        ],
        Kind::PromiseBroken => [
            "Nous attendions {promise_amount} avant le {promise_date}",
            "{greeting}\n\n\
             Nous avions convenu d'un paiement de {promise_amount} avant le {promise_date}. Au \
             {data_date}, il n'est pas arrivé en totalité, et {total_due} sont en retard.\n\n\
             Y a-t-il eu un contretemps ? Merci de payer avant le {pay_by}, ou de nous appeler \
             aujourd'hui, afin de convenir d'une date qui tienne.",
            "{if_paid}\n\n{if_disputed}\n\n{regards}",
        ],
        Kind::DisputeReceived => [
            "Nous avons bien reçu votre réclamation",
            "{greeting}\n\n\
             Merci de nous avoir signalé un problème. Nous examinons les factures ci-dessous, \
             {disputed_total} au total, et reviendrons vers vous. D'ici là, nous ne vous relancerons pas \
             à leur sujet.",
            "Envoyez-nous tout ce qui peut aider : bons de livraison, photos, courrier. Les autres \
             factures restent dues comme convenu.\n\n\
             {regards}",
        ],
        Kind::PlanOffer => [
            "Une façon de régler {total_due} en plusieurs fois",
            "{greeting}\n\n\
             {total_due} sont en retard sur votre compte. S'il vous est difficile de payer en une fois, \
             nous vous proposons ces paiements :\n\n\
             {plan}\n\n\
             Dites-nous avant le {pay_by} si cela vous convient. Si d'autres dates vous vont mieux, \
             proposez-les.",
            "Tant que chaque paiement arrive à sa date, nous n'entreprenons rien d'autre pour les \
             factures ci-dessous.\n\n\
             {if_paid}\n\n{if_disputed}\n\n{regards}",
        ],
        Kind::PlanConfirmed => [
            "Votre échéancier",
            "{greeting}\n\n\
             Merci d'avoir convenu d'un échéancier avec nous. Voici les paiements :\n\n\
             {plan}\n\n\
             Ils règlent les factures ci-dessous.",
            "Si un paiement ne peut se faire à sa date, dites-le-nous avant. Sinon, la totalité \
             redeviendrait exigible.\n\n\
             {regards}",
        ],
        Kind::Hold => [
            "Pas de nouveau crédit avant le règlement de {total_due}",
            "{greeting}\n\n\
             Votre plus ancienne facture ouverte a {oldest_late} de retard. Notre règle est de ne livrer, \
             à partir de {credit_hold_days} jours, que contre paiement d'avance ; elle s'applique \
             maintenant à votre compte.\n\n\
             Dès que {total_due} nous seront parvenus, vous pourrez de nouveau commander à crédit.",
            "Nous aimerions lever cette mesure bientôt. Merci de payer avant le {pay_by}, ou de nous \
             appeler.\n\n\
             {if_paid}\n\n{if_disputed}\n\n{if_short}\n\n{regards}",
        ],
        Kind::Deposit => [
            "Avant la prochaine livraison : un acompte de {deposit}",
            "{greeting}\n\n\
             {total_due} sont en retard sur votre compte. Afin que nous puissions continuer à livrer, \
             merci de payer {deposit} avant le {pay_by} en première partie, et de nous dire quand suivra \
             le reste.",
            "{if_paid}\n\n{if_disputed}\n\n{regards}",
        ],
        Kind::FinalDemand => [
            "Dernière demande : {total_due}, réponse avant le {reply_by}",
            "{greeting}\n\n\
             {total_due} sont dus à {sender} pour les biens et services des factures ci-dessous et n'ont \
             pas été payés. Il s'agit de {invoices}, la plus ancienne échue le {oldest_due_date}.\n\n\
             Merci de payer, ou de répondre par écrit, avant le {reply_by}. Si vous reconnaissez la somme \
             sans pouvoir la payer en une fois, faites-nous une offre datée. Si vous n'êtes pas d'accord, \
             dites-nous sur quoi et pourquoi.",
            "Sans nouvelles avant le {reply_by}, nous envisageons de confier la créance à un avocat, ce \
             qui peut mener à une procédure et à des frais. Nous préférons en parler et sommes prêts à le \
             faire, avec un médiateur si vous le souhaitez.\n\n\
             Un état du compte fait partie de cette lettre. Des copies des factures et de l'accord sont \
             disponibles sur demande.\n\n\
             {if_paid}\n\n{regards}",
        ],
        Kind::HandOver => [
            "Transmission de votre dossier le {pay_by}",
            "{greeting}\n\n\
             {total_due} sont impayés, et la plus ancienne facture a {oldest_late} de retard. Après \
             {hand_over_day} jours, nous confions les dossiers à une société de recouvrement ou à un \
             avocat. Le vôtre en est là.\n\n\
             Nous le gardons chez nous si la totalité, ou une offre datée que nous pouvons accepter, nous \
             parvient avant le {pay_by}.",
            "{if_paid}\n\n{if_disputed}\n\n{regards}",
        ],
        Kind::BankChange => [
            "Nos coordonnées bancaires ont changé",
            "{greeting}\n\n\
             Nos coordonnées bancaires ont changé. Merci d'utiliser désormais les nouvelles pour chaque \
             paiement.\n\n\
             {payment_details}\n\n\
             Vérifiez-le avant de payer : appelez-nous au numéro que vous connaissez par des documents \
             plus anciens, non à un numéro de cette lettre. Votre appel sera toujours bienvenu.",
            "Pour information, voici ce qui est ouvert sur votre compte.\n\n\
             {regards}",
        ],
    }
}
