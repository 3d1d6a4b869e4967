//! The wording we start with: four tones, kind and clear.
//!
//! No threats and nothing the sender may not be able to stand by: next steps are in the
//! conditional, nothing is said about earlier letters or calls, no interest or fee is claimed.

use super::{LetterTemplate, LetterTexts};
use crate::policy::Tone;

impl Default for LetterTexts {
    fn default() -> Self {
        let templates = Tone::ALL
            .into_iter()
            .map(|tone| {
                let [subject, opening, closing] = wording(tone);
                LetterTemplate {
                    tone,
                    subject: subject.to_owned(),
                    opening: opening.to_owned(),
                    closing: closing.to_owned(),
                }
            })
            .collect();
        Self { templates }
    }
}

/// Subject, text above the table and text below it.
const fn wording(tone: Tone) -> [&'static str; 3] {
    match tone {
        Tone::Friendly => FRIENDLY,
        Tone::Direct => DIRECT,
        Tone::Firm => FIRM,
        Tone::Final => FINAL,
    }
}

const FRIENDLY: [&str; 3] = [
    "Friendly reminder: {total_due} is past its due date",
    "Dear {customer},\n\n\
     Thank you for your business. This is a friendly reminder that {invoices} on your account \
     passed the due date. You will find the details below; credits on your account are already \
     taken off.\n\n\
     We would be glad to receive {total_due} by {pay_by}.",
    "If the payment is already on its way, thank you, and please disregard this reminder. \
     Payments received after {data_date} are not included.\n\n\
     If something on an invoice is not right, or if you need a copy, please tell us. We will be \
     happy to sort it out.\n\n\
     Kind regards,",
];

const DIRECT: [&str; 3] = [
    "Payment reminder: {total_due} overdue, please pay by {pay_by}",
    "Dear {customer},\n\n\
     Our records show {invoices} past the due date; the oldest is {oldest_late} late. After \
     credits, {total_due} is still to be paid.\n\n\
     Please pay this amount by {pay_by}.",
    "If you have already paid, please tell us the date and the amount, so that we can find your \
     payment. Payments received after {data_date} are not included.\n\n\
     If you do not agree with an invoice, please tell us which one and why by the same date. \
     Please pay the rest in the meantime.\n\n\
     If you cannot pay the whole amount by then, please contact us now, so that we can agree on \
     dates together.\n\n\
     Kind regards,",
];

const FIRM: [&str; 3] = [
    "Overdue account: please pay {total_due} by {pay_by}",
    "Dear {customer},\n\n\
     Your account is well past its due date: {invoices}, the oldest {oldest_late} late. After \
     credits, {total_due} is still to be paid.\n\n\
     Please pay this amount by {pay_by}, or tell us by that date when you will pay.",
    "While the account is overdue, we may have to stop further deliveries on credit or ask for \
     payment in advance. We would much rather settle this with you.\n\n\
     If you have already paid, please send us the date, the amount and the reference of the \
     payment. Payments received after {data_date} are not included.\n\n\
     If you dispute an invoice, please write to us by {pay_by}: which invoice, and what is wrong. \
     We will look into it and leave that invoice aside until it is settled.\n\n\
     If money is short at the moment, please talk to us. A plan with fixed amounts and dates is \
     often possible.\n\n\
     Regards,",
];

const FINAL: [&str; 3] = [
    "Final reminder: please pay {total_due} by {pay_by}",
    "Dear {customer},\n\n\
     {total_due} on your account is still unpaid after credits. It concerns {invoices}; the \
     oldest is {oldest_late} late.\n\n\
     This is our final reminder. Please pay the full amount by {pay_by}.",
    "If we have neither your payment nor an answer by then, we may ask a collection agency or a \
     lawyer to take the matter further. That step costs both sides time and money, and we would \
     prefer to avoid it.\n\n\
     If you have already paid, please send us the date, the amount and the reference of the \
     payment. Payments received after {data_date} are not included.\n\n\
     If you dispute an invoice, please tell us in writing by {pay_by} which one and why. If you \
     cannot pay everything at once, please call us before that date, so that we can discuss a \
     plan.\n\n\
     Regards,",
];
