//! Spanish.

use super::{Wording, Words};
use crate::letters::LetterKind as Kind;

pub(super) const WORDS: Words = Words {
    invoice: ["factura", "facturas"],
    day: ["día", "días"],
    greeting: "Estimado cliente, {0}:",
    regards: "Un cordial saludo,",
    if_paid: "Si ya ha pagado, muchas gracias. Indíquenos la fecha y el importe para que encontremos su pago. No se incluyen los pagos recibidos después del {0}.",
    if_disputed: "Si algo no está bien en una factura, díganos cuál y por qué. Lo revisaremos y dejaremos esa factura aparte hasta aclararlo. Mientras tanto, le rogamos que pague el resto.",
    if_short: "Si no puede pagar todo de una vez, hable con nosotros ahora. A menudo es posible acordar importes y fechas fijas.",
    our_company: "nuestra empresa",
    columns: [
        "Factura",
        "Su pedido",
        "Fecha de factura",
        "Vencimiento",
        "Días de retraso",
        "Facturado",
        "Pagado",
        "Pendiente",
    ],
    credit: "{0} (abono)",
    no_number: "Sin número",
    total_due: "Total a pagar",
    total: "Total",
    how_to_pay: "Cómo pagar",
    aging: "Su cuenta a {0}",
    not_due: "No vencido",
    late: "{0} a {1} días",
    later: "Más de {0} días",
    no_due_date: "Sin vencimiento",
    credits: "Abonos",
    charges: "Intereses y gastos",
    charge_columns: ["Factura", "Período", "Días", "Sobre", "Tipo anual", "Importe"],
    fixed_sum: "Cantidad fija por cobro",
    fee: "Gasto acordado",
    total_charges: "Intereses y gastos hasta hoy",
    grand_total: "Total con intereses y gastos",
    by_law: "Reclamados según {0}, aparte de las facturas.",
    by_contract: "Reclamados según lo acordado en nuestras condiciones, aparte de las facturas.",
    day_count: "Interés simple, base {0}; el día del vencimiento no se cuenta.",
    rests: "Los intereses se suman cada mes a la deuda ({0}).",
    statement: "Extracto de cuenta",
    period: "del {0} al {1}",
    statement_columns: ["Fecha", "Concepto", "Número", "Importe", "Saldo"],
    opening: "Saldo inicial",
    closing: "Saldo final",
    movements: ["Factura", "Abono", "Cobro", "Pago", "Pagado o abonado, fecha desconocida"],
    not_included: "No se incluyen los pagos recibidos después del {0}.",
    sms: "Recordatorio: {0} ({1}) está vencido. Le rogamos que pague antes del {2}, o que nos llame si algo no está bien. {3}",
    instalment: "{0}: {1}",
};

#[expect(clippy::too_many_lines, reason = "a table of texts")]
pub(super) const fn wording(kind: Kind) -> Wording {
    match kind {
        Kind::Friendly => [
            "Recordatorio: {total_due} pendiente de pago",
            "{greeting}\n\n\
             Gracias por su confianza. Seguramente se trata de un descuido: ha pasado el vencimiento de \
             {invoices} de su cuenta. Abajo encontrará el detalle.\n\n\
             Nos alegraría recibir {total_due} antes del {pay_by}.",
            "{if_paid}\n\n\
             Si algo no está bien en una factura, o si necesita una copia, díganoslo. Lo resolveremos con \
             gusto.\n\n\
             {regards}",
        ],
        Kind::Direct => [
            "Recordatorio de pago: {total_due}, antes del {pay_by}",
            "{greeting}\n\n\
             Según nuestros registros, ha pasado el vencimiento de {invoices}; la más antigua lleva \
             {oldest_late} de retraso. En total quedan por pagar {total_due}.\n\n\
             Le rogamos que pague este importe antes del {pay_by}.",
            "{if_paid}\n\n{if_disputed}\n\n{if_short}\n\n{regards}",
        ],
        Kind::Firm => [
            "Cuenta vencida: le rogamos que pague {total_due} antes del {pay_by}",
            "{greeting}\n\n\
             Su cuenta lleva un retraso considerable: {invoices}, la más antigua de {oldest_late}. \
             En total quedan por pagar {total_due}.\n\n\
             Le rogamos que pague antes del {pay_by}, o que nos diga hasta entonces cuándo pagará.",
            "Mientras la cuenta esté vencida, es posible que tengamos que suspender las entregas a \
             crédito o pedir el pago por adelantado. Preferimos resolverlo con usted.\n\n\
             {if_paid}\n\n{if_disputed}\n\n{if_short}\n\n{regards}",
        ],
        Kind::Urgent => [
            "Urgente: {total_due} con {oldest_late} de retraso",
            "{greeting}\n\n\
             Seguimos sin recibir el pago de {invoices} de su cuenta. La más antigua venció el \
             {oldest_due_date}. En total quedan por pagar {total_due}.\n\n\
             Le rogamos que pague antes del {pay_by}. Si no es posible, llámenos antes de esa fecha: \
             necesitamos saber qué lo impide y cuándo podemos contar con su pago.",
            "Sin pago ni respuesta, es posible que tengamos que suspender las entregas a crédito hasta \
             que la cuenta esté al día.\n\n\
             {if_paid}\n\n{if_disputed}\n\n{if_short}\n\n{regards}",
        ],
        Kind::Final => [
            "Último recordatorio: le rogamos que pague {total_due} antes del {pay_by}",
            "{greeting}\n\n\
             {total_due} de su cuenta siguen sin pagar. Se trata de {invoices}; \
             la más antigua lleva {oldest_late} de retraso.\n\n\
             Este es nuestro último recordatorio. Le rogamos que pague el importe completo antes del \
             {pay_by}.",
            "Si hasta entonces no tenemos ni el pago ni una respuesta, es posible que encarguemos el \
             asunto a una agencia de cobro o a un abogado. Ese paso cuesta tiempo y dinero a ambas \
             partes, y preferimos evitarlo.\n\n\
             {if_paid}\n\n{if_disputed}\n\n{if_short}\n\n{regards}",
        ],
        Kind::Courtesy => [
            "¿Ha llegado todo bien? {total_due} vence pronto",
            "{greeting}\n\n\
             Gracias por su pedido. Antes del vencimiento queremos asegurarnos de que todo está en orden: \
             ¿han llegado la mercancía y los documentos, y necesita algo de nosotros?\n\n\
             Estos importes vencen en breve:",
            "Si falta un número de pedido o una copia, díganoslo ahora, para que nada retrase su pago. Si \
             el pago ya está previsto, no tiene que hacer nada.\n\n\
             {regards}",
        ],
        Kind::ThankYou => [
            "Gracias por su pago",
            "{greeting}\n\n\
             Muchas gracias. Hemos recibido su pago de {paid_total} y no hay nada vencido en su cuenta. \
             Para sus archivos, estas facturas están saldadas:",
            "Valoramos poder contar con usted y esperamos seguir trabajando juntos.\n\n\
             {regards}",
        ],
        Kind::StatementCover => [
            "Su extracto de cuenta a {as_of}",
            "{greeting}\n\n\
             Esto es lo que está pendiente en su cuenta. En total son {open_total}; de ello han vencido \
             {overdue_total}.",
            "Le rogamos que lo compare con sus registros y nos avise si algo no coincide.\n\n\
             {if_paid}\n\n{regards}",
        ],
        Kind::Terms => [
            "Nuestras condiciones de pago, y {total_due} vencidos",
            "{greeting}\n\n\
             Nos gusta trabajar con usted y queremos que siga siendo fácil para ambas partes. Varias de \
             sus facturas se pagaron mucho después del vencimiento, y hoy hay {total_due} vencidos.\n\n\
             Permítanos recordar lo acordado: las facturas se pagan a más tardar en su vencimiento. Si \
             una factura lleva {credit_hold_days} días de retraso, solo entregamos contra pago por \
             adelantado hasta que la cuenta esté al día.",
            "Si nuestras condiciones no encajan con su forma de pagar, hablemos de ello. De lo contrario, \
             le rogamos que pague el importe indicado antes del {pay_by}.\n\n\
             {if_paid}\n\n{if_disputed}\n\n{regards}",
        ],
        Kind::PromiseConfirmed => [
            "Según lo acordado: {promise_amount} antes del {promise_date}",
            "{greeting}\n\n\
             Gracias por hablar con nosotros. Hemos anotado que pagará {promise_amount} antes del \
             {promise_date}. Hasta entonces no le recordaremos las facturas de abajo.",
            "Si algo cambia, díganoslo antes de esa fecha.\n\n\
             {regards}",
        ],
        Kind::PromiseBroken => [
            "Esperábamos {promise_amount} antes del {promise_date}",
            "{greeting}\n\n\
             Habíamos acordado un pago de {promise_amount} antes del {promise_date}. Hasta el \
             {data_date} no ha llegado por completo, y hay {total_due} vencidos.\n\n\
             ¿Ha surgido algo? Le rogamos que pague antes del {pay_by}, o que nos llame hoy para acordar \
             una fecha que se cumpla.",
            "{if_paid}\n\n{if_disputed}\n\n{regards}",
        ],
        Kind::DisputeReceived => [
            "Hemos recibido su reclamación",
            "{greeting}\n\n\
             Gracias por avisarnos de que algo no está bien. Estamos revisando las facturas de abajo, \
             {disputed_total} en total, y le daremos respuesta. Hasta entonces no se las recordaremos.",
            "Envíenos lo que ayude a aclararlo: albaranes, fotos, correspondencia. Las demás facturas \
             siguen venciendo según lo acordado.\n\n\
             {regards}",
        ],
        Kind::PlanOffer => [
            "Una forma de pagar {total_due} en plazos",
            "{greeting}\n\n\
             Hay {total_due} vencidos en su cuenta. Si le resulta difícil pagarlos de una vez, le \
             proponemos estos pagos:\n\n\
             {plan}\n\n\
             Díganos antes del {pay_by} si le conviene. Si otras fechas le van mejor, propóngalas.",
            "Mientras cada pago llegue en su fecha, no daremos más pasos por las facturas de abajo.\n\n\
             {if_paid}\n\n{if_disputed}\n\n{regards}",
        ],
        Kind::PlanConfirmed => [
            "Su plan de pagos",
            "{greeting}\n\n\
             Gracias por acordar un plan con nosotros. Estos son los pagos:\n\n\
             {plan}\n\n\
             Con ellos quedan saldadas las facturas de abajo.",
            "Si un pago no puede hacerse en su fecha, díganoslo antes de ese día. De lo contrario, \
             volvería a vencer todo el saldo.\n\n\
             {regards}",
        ],
        Kind::Hold => [
            "Sin nuevo crédito hasta el pago de {total_due}",
            "{greeting}\n\n\
             Su factura pendiente más antigua lleva {oldest_late} de retraso. Nuestra regla es que a \
             partir de {credit_hold_days} días solo entregamos contra pago por adelantado, y ahora se \
             aplica a su cuenta.\n\n\
             En cuanto recibamos {total_due}, podrá volver a pedir a crédito.",
            "Nos gustaría levantar esta medida pronto. Le rogamos que pague antes del {pay_by}, o que nos \
             llame.\n\n\
             {if_paid}\n\n{if_disputed}\n\n{if_short}\n\n{regards}",
        ],
        Kind::Deposit => [
            "Antes de la próxima entrega: un pago parcial de {deposit}",
            "{greeting}\n\n\
             Hay {total_due} vencidos en su cuenta. Para que podamos seguir entregando, le rogamos que \
             pague {deposit} antes del {pay_by} como primera parte, y que nos diga cuándo seguirá el \
             resto.",
            "{if_paid}\n\n{if_disputed}\n\n{regards}",
        ],
        Kind::FinalDemand => [
            "Último requerimiento: {total_due}, respuesta antes del {reply_by}",
            "{greeting}\n\n\
             Se deben a {sender} {total_due} por los bienes y servicios de las facturas de abajo, que no \
             se han pagado. Se trata de {invoices}; la más antigua venció el {oldest_due_date}.\n\n\
             Le rogamos que pague, o que responda por escrito, antes del {reply_by}. Si reconoce la \
             deuda pero no puede pagarla de una vez, háganos una oferta con fechas. Si no está de \
             acuerdo, díganos en qué y por qué.",
            "Si no tenemos noticias antes del {reply_by}, estudiaremos encargar el asunto a un abogado, lo \
             que puede llevar a un procedimiento judicial y a costes. Preferimos hablarlo y estamos \
             dispuestos a hacerlo, con un mediador si lo desea.\n\n\
             Un estado de la cuenta forma parte de esta carta. Enviamos copias de las facturas y del \
             acuerdo si las pide.\n\n\
             {if_paid}\n\n{regards}",
        ],
        Kind::HandOver => [
            "Entrega de su cuenta a terceros el {pay_by}",
            "{greeting}\n\n\
             Hay {total_due} sin pagar, y la factura más antigua lleva {oldest_late} de retraso. A partir \
             del día {hand_over_day} pasamos las cuentas a una agencia de cobro o a un abogado. La suya \
             ha llegado a ese punto.\n\n\
             La mantendremos con nosotros si el importe completo, o una oferta con fechas que podamos \
             aceptar, llega antes del {pay_by}.",
            "{if_paid}\n\n{if_disputed}\n\n{regards}",
        ],
        Kind::BankChange => [
            "Nuestros datos bancarios han cambiado",
            "{greeting}\n\n\
             Nuestros datos bancarios han cambiado. Le rogamos que use los nuevos para todos los pagos a \
             partir de ahora.\n\n\
             {payment_details}\n\n\
             Compruébelo antes de pagar: llámenos al número que ya conoce por documentos anteriores, no a \
             uno de esta carta. Su llamada siempre será bienvenida.",
            "Para su información, esto es lo que está pendiente en su cuenta.\n\n\
             {regards}",
        ],
    }
}
