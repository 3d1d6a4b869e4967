//! English.

use super::{Wording, Words};
use crate::letters::LetterKind as Kind;

pub(super) const WORDS: Words = Words {
    invoice: ["invoice", "invoices"],
    day: ["day", "days"],
    greeting: "Dear {0},",
    regards: "Kind regards,",
    if_paid: "If you have already paid, thank you. Please tell us the date and the amount, so that we can find your payment. Payments received after {0} are not included.",
    if_disputed: "If something on an invoice is not right, please tell us which one and why. We will look into it and leave that invoice aside until it is settled. Please pay the rest in the meantime.",
    if_short: "If you cannot pay everything at once, please talk to us now. A plan with fixed amounts and dates is often possible.",
    our_company: "our company",
    columns: [
        "Invoice",
        "Your order",
        "Invoice date",
        "Due date",
        "Days late",
        "Billed",
        "Paid",
        "Still due",
    ],
    credit: "{0} (credit)",
    no_number: "No number",
    total_due: "Total due",
    total: "Total",
    how_to_pay: "How to pay",
    aging: "Your account as of {0}",
    not_due: "Not yet due",
    late: "{0}–{1} days",
    later: "Over {0} days",
    no_due_date: "No due date",
    credits: "Credits",
    charges: "Interest and charges",
    charge_columns: ["Invoice", "Period", "Days", "On", "Rate a year", "Amount"],
    fixed_sum: "Fixed sum for recovery",
    fee: "Agreed fee",
    total_charges: "Interest and charges to date",
    grand_total: "Total with interest and charges",
    by_law: "Claimed under {0}, apart from the invoices.",
    by_contract: "Claimed as agreed in our terms, apart from the invoices.",
    day_count: "Simple interest, {0}; the due day is not counted.",
    rests: "Interest is added to the debt every month ({0}).",
    statement: "Statement of account",
    period: "{0} to {1}",
    statement_columns: ["Date", "What", "Number", "Amount", "Balance"],
    opening: "Opening balance",
    closing: "Closing balance",
    movements: ["Invoice", "Credit note", "Receipt", "Payment", "Paid or credited, day not known"],
    not_included: "Payments received after {0} are not included.",
    sms: "Reminder: {0} ({1}) is past due. Please pay by {2}, or call us if something is not right. {3}",
    instalment: "{0}: {1}",
};

#[expect(clippy::too_many_lines, reason = "a table of texts")]
pub(super) const fn wording(kind: Kind) -> Wording {
    match kind {
        Kind::Friendly => [
            "Friendly reminder: {total_due} is past its due date",
            "{greeting}\n\n\
             Thank you for your business. This is a friendly reminder that {invoices} on your account \
             passed the due date. You will find the details below.\n\n\
             We would be glad to receive {total_due} by {pay_by}.",
            "{if_paid}\n\n\
             If something on an invoice is not right, or if you need a copy, please tell us. We will be \
             happy to sort it out.\n\n\
             {regards}",
        ],
        Kind::Direct => [
            "Payment reminder: {total_due} overdue, please pay by {pay_by}",
            "{greeting}\n\n\
             Our records show {invoices} past the due date; the oldest is {oldest_late} late. In all, \
             {total_due} is still to be paid.\n\n\
             Please pay this amount by {pay_by}.",
            "{if_paid}\n\n{if_disputed}\n\n{if_short}\n\n{regards}",
        ],
        Kind::Firm => [
            "Overdue account: please pay {total_due} by {pay_by}",
            "{greeting}\n\n\
             Your account is well past its due date: {invoices}, the oldest {oldest_late} late. In all, \
             {total_due} is still to be paid.\n\n\
             Please pay this amount by {pay_by}, or tell us by that date when you will pay.",
            "While the account is overdue, we may have to stop further deliveries on credit or ask for \
             payment in advance. We would much rather settle this with you.\n\n\
             {if_paid}\n\n{if_disputed}\n\n{if_short}\n\n{regards}",
        ],
        Kind::Urgent => [
            "Urgent: {total_due} is {oldest_late} overdue",
            "{greeting}\n\n\
             We still have no payment for {invoices} on your account. The oldest fell due on \
             {oldest_due_date}, {oldest_late} ago. In all, {total_due} is to be paid.\n\n\
             Please pay by {pay_by}. If you cannot, please call us before that date: we need to know \
             what stands in the way and when we can expect your payment.",
            "Without payment or an answer we may have to stop deliveries on credit until the account is \
             cleared.\n\n\
             {if_paid}\n\n{if_disputed}\n\n{if_short}\n\n{regards}",
        ],
        Kind::Final => [
            "Final reminder: please pay {total_due} by {pay_by}",
            "{greeting}\n\n\
             {total_due} on your account is still unpaid. It concerns {invoices}; the \
             oldest is {oldest_late} late.\n\n\
             This is our final reminder. Please pay the full amount by {pay_by}.",
            "If we have neither your payment nor an answer by then, we may ask a collection agency or a \
             lawyer to take the matter further. That step costs both sides time and money, and we would \
             prefer to avoid it.\n\n\
             {if_paid}\n\n{if_disputed}\n\n{if_short}\n\n{regards}",
        ],
        Kind::Courtesy => [
            "Has everything arrived? {total_due} falls due soon",
            "{greeting}\n\n\
             Thank you for your order. Before payment falls due, we would like to make sure that \
             everything is in order: have goods and papers arrived, and is there anything you need from \
             us?\n\n\
             These amounts fall due shortly:",
            "If an order number or a copy is missing, please tell us now, so that nothing delays your \
             payment. If the payment is already arranged, there is nothing for you to do.\n\n\
             {regards}",
        ],
        Kind::ThankYou => [
            "Thank you for your payment",
            "{greeting}\n\n\
             Thank you. We have received your payment of {paid_total}, and nothing on your account is \
             overdue. For your records, these invoices are now settled:",
            "We appreciate that we can rely on you, and look forward to working with you.\n\n\
             {regards}",
        ],
        Kind::StatementCover => [
            "Your statement of account as of {as_of}",
            "{greeting}\n\n\
             Here is what is open on your account. In all it comes to {open_total}; of this \
             {overdue_total} is past its due date.",
            "Please compare this with your own records, and tell us if anything differs.\n\n\
             {if_paid}\n\n{regards}",
        ],
        Kind::Terms => [
            "Our payment terms, and {total_due} that is overdue",
            "{greeting}\n\n\
             We like working with you, and we would like it to stay easy for both sides. Several of your \
             invoices were paid long after their due date, and {total_due} is overdue today.\n\n\
             May we remind you of what we agreed: invoices are to be paid by their due date. Once an \
             invoice is {credit_hold_days} days past due, we deliver only against payment in advance \
             until the account is cleared.",
            "If our terms do not fit the way you pay, please talk to us about it. Otherwise please pay \
             the amount above by {pay_by}.\n\n\
             {if_paid}\n\n{if_disputed}\n\n{regards}",
        ],
        Kind::PromiseConfirmed => [
            "As agreed: {promise_amount} by {promise_date}",
            "{greeting}\n\n\
             Thank you for talking with us. We have noted that you will pay {promise_amount} by \
             {promise_date}. Until then we will not remind you of the invoices below.",
            "If anything changes, please tell us before that date.\n\n\
             {regards}",
        ],
        Kind::PromiseBroken => [
            "We expected {promise_amount} by {promise_date}",
            "{greeting}\n\n\
             We had agreed on a payment of {promise_amount} by {promise_date}. Up to {data_date} it has \
             not arrived in full, and {total_due} is overdue.\n\n\
             Did something come up? Please pay by {pay_by}, or call us today so that we can agree on a \
             date that holds.",
            "{if_paid}\n\n{if_disputed}\n\n{regards}",
        ],
        Kind::DisputeReceived => [
            "We have received your complaint",
            "{greeting}\n\n\
             Thank you for telling us that something is not right. We are looking into the invoices \
             below, {disputed_total} in all, and will come back to you. Until then we will not remind \
             you of them.",
            "Please send us anything that helps to clear this up: delivery notes, photos, \
             correspondence. Other invoices stay due as agreed.\n\n\
             {regards}",
        ],
        Kind::PlanOffer => [
            "A way to settle {total_due} in parts",
            "{greeting}\n\n\
             {total_due} on your account is overdue. If paying it at once is difficult, we offer these \
             payments instead:\n\n\
             {plan}\n\n\
             Please tell us by {pay_by} whether this suits you. If other dates fit better, suggest them.",
            "As long as every payment arrives on its date, we take no further steps for the invoices \
             below.\n\n\
             {if_paid}\n\n{if_disputed}\n\n{regards}",
        ],
        Kind::PlanConfirmed => [
            "Your payment plan",
            "{greeting}\n\n\
             Thank you for agreeing on a plan with us. These are the payments:\n\n\
             {plan}\n\n\
             They settle the invoices below.",
            "If a payment cannot be made on its date, please tell us before that day. Otherwise the \
             whole balance would be due again.\n\n\
             {regards}",
        ],
        Kind::Hold => [
            "No new credit until {total_due} is paid",
            "{greeting}\n\n\
             Your oldest open invoice is {oldest_late} past due. Our rule is that from \
             {credit_hold_days} days on we deliver only against payment in advance, and this now \
             applies to your account.\n\n\
             As soon as {total_due} has arrived, you can order on credit again.",
            "We would like to lift this soon. Please pay by {pay_by}, or call us.\n\n\
             {if_paid}\n\n{if_disputed}\n\n{if_short}\n\n{regards}",
        ],
        Kind::Deposit => [
            "Before the next delivery: a part payment of {deposit}",
            "{greeting}\n\n\
             {total_due} on your account is overdue. So that we can go on delivering, please pay \
             {deposit} by {pay_by} as a first part, and tell us when the rest will follow.",
            "{if_paid}\n\n{if_disputed}\n\n{regards}",
        ],
        Kind::FinalDemand => [
            "Final demand: {total_due}, reply by {reply_by}",
            "{greeting}\n\n\
             {total_due} is owed to {sender} for the goods and services on the invoices below and has \
             not been paid. It concerns {invoices}; the oldest fell due on {oldest_due_date}.\n\n\
             Please pay, or reply in writing, by {reply_by}. If you agree that the sum is owed but \
             cannot pay it at once, make us an offer with dates. If you do not agree, tell us what you \
             dispute and why.",
            "If we hear nothing by {reply_by}, we intend to consider handing the claim to a lawyer, which \
             may lead to court proceedings and to costs. We would rather settle this by talking, and are \
             ready to discuss it, with a mediator if you like.\n\n\
             A statement of the account is part of this letter. Copies of the invoices and of the \
             agreement are available on request.\n\n\
             {if_paid}\n\n{regards}",
        ],
        Kind::HandOver => [
            "We intend to hand over your account on {pay_by}",
            "{greeting}\n\n\
             {total_due} is unpaid, and the oldest invoice is {oldest_late} late. From day {hand_over_day} on \
             we hand accounts to a collection agency or a lawyer. Yours has reached that point.\n\n\
             We will keep it with us if the full amount, or an offer with dates that we can accept, \
             arrives by {pay_by}.",
            "{if_paid}\n\n{if_disputed}\n\n{regards}",
        ],
        Kind::BankChange => [
            "Our bank details have changed",
            "{greeting}\n\n\
             Our bank details have changed. Please use the new ones for every payment from now on.\n\n\
             {payment_details}\n\n\
             Please check this before you pay: call us on the number you already have from earlier \
             papers, not on one from this letter. We will never mind the call.",
            "For your overview, this is what is open on your account.\n\n\
             {regards}",
        ],
    }
}
