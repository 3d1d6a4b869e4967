//! How letters are paced and worded, and when the business works.

use leptos::prelude::*;

use super::choice::{Choice, TextField, Tick};
use super::rules::Rule;
use crate::documents::Language;
use crate::law::{Calendar, Debtor, calendar};
use crate::policy::Policy;

const LANGUAGES: [(Language, &str); 5] = [
    (Language::English, Language::English.words()),
    (Language::German, Language::German.words()),
    (Language::French, Language::French.words()),
    (Language::Spanish, Language::Spanish.words()),
    (Language::Dutch, Language::Dutch.words()),
];
const DEBTORS: [(Debtor, &str); 2] = [
    (Debtor::Company, "Companies: 14 days to reply to a final demand"),
    (Debtor::Individual, "Persons and sole traders: 30 days to reply"),
];

/// Pacing, language, legal steps.
#[component]
pub(super) fn LetterPacing() -> impl IntoView {
    view! {
        <section class="card rule">
            <h2 class="card__title">"Letters"</h2>
            <p class="rule__sentence">
                "Nobody is contacted again within "
                <Rule label="Days between two contacts" read=|p| p.contact.min_days_between write=|p, n| p.contact.min_days_between = n max=365/>
                " days of the last contact, and after "
                <Rule label="Most contacts about an invoice" read=|p| p.contact.max_contacts write=|p, n| p.contact.max_contacts = n min=1 max=100/>
                " contacts about an invoice it is up for hand-over."
            </p>
            <p class="rule__sentence">
                "Courtesy notes list what falls due within "
                <Rule label="Days of courtesy notes" read=|p| p.letters.courtesy_days write=|p, n| p.letters.courtesy_days = n max=90/>
                " days; thanks go to payments of the last "
                <Rule label="Days of thanks" read=|p| p.letters.thanks_days write=|p, n| p.letters.thanks_days = n max=90/>
                " days."
            </p>
            <p class="rule__sentence">
                "A deposit is "
                <Rule label="Percent of a deposit" read=|p| p.offer.part_pct write=|p, n| p.offer.part_pct = n min=1 max=100/>
                " percent of what is overdue; a plan has "
                <Rule label="Payments of a plan" read=|p| p.payment_plans.instalments write=|p, n| p.payment_plans.instalments = n min=2 max=60/>
                " payments; data older than "
                <Rule label="Days until data is old" read=|p| p.letters.data_max_age_days write=|p, n| p.letters.data_max_age_days = n max=365/>
                " days is warned of."
            </p>
            <Choice label="Language where the country does not tell" testid="policy-language" options=LANGUAGES
                read=|p| LANGUAGES.iter().position(|(one, _)| *one == p.letters.language).unwrap_or(0)
                write=|p, i| p.letters.language = LANGUAGES.get(i).map(|(one, _)| *one).unwrap_or_default()/>
            <Choice label="Customers are mostly" testid="policy-debtor" options=DEBTORS
                read=|p| usize::from(p.letters.debtor == Debtor::Individual)
                write=|p, i| p.letters.debtor = if i == 1 { Debtor::Individual } else { Debtor::Company }/>
            <Tick label="No letter without an e-mail or postal address" testid="policy-need-address"
                read=|p| p.letters.need_address write=|p, yes| p.letters.need_address = yes/>
            <Tick label="I had the wording of final demand and hand-over checked by a lawyer" testid="policy-legal-reviewed"
                read=|p| p.letters.legal_reviewed write=|p, yes| p.letters.legal_reviewed = yes/>
        </section>
    }
}

/// Calendar and own free days.
#[component]
pub(super) fn WorkDays() -> impl IntoView {
    let options = Calendar::ALL.map(|calendar| (calendar, calendar.words()));
    view! {
        <section class="card rule">
            <h2 class="card__title">"Working days"</h2>
            <Choice label="Public holidays" testid="policy-calendar" options=options
                read=|p| Calendar::ALL.iter().position(|one| *one == p.working_days.calendar).unwrap_or(0)
                write=|p, i| p.working_days.calendar = Calendar::ALL.get(i).copied().unwrap_or_default()/>
            <p class="quiet">
                {format!("Known from {} to {}. Regional holidays are not in; add them here.", calendar::FIRST_YEAR, calendar::LAST_YEAR)}
            </p>
            <TextField label="Our own free days, such as 2026-12-24, 2026-12-31" testid="policy-own-days"
                read=own_days write=set_own_days/>
        </section>
    }
}

fn own_days(policy: &Policy) -> String {
    let days: Vec<String> = policy.working_days.own.iter().map(ToString::to_string).collect();
    days.join(", ")
}

/// What is no day is dropped, and the field shows what is left.
fn set_own_days(policy: &mut Policy, text: &str) {
    let days = text.split([',', ' ', ';']).filter_map(|day| day.trim().parse().ok());
    policy.working_days.own = days.collect();
}
