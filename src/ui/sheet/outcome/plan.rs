//! The plan builder: an amount in instalments that add up to it exactly, seen before it is noted.

use leptos::prelude::*;

use super::contact::contacted;
use super::note;
use crate::collect::instalments::{Rhythm, instalments};
use crate::collect::log::{Instalment, OpenThen, Outcome, PaymentPlan, What};
use crate::collect::{CallSheet, days, script};
use crate::present::{control, format};
use crate::ui::state::use_app;
use crate::ui::widgets::{EntryDate, EntryForm, EntryPick, EntryText};

/// Key, words and value of each rhythm.
const RHYTHMS: [(&str, Rhythm); 4] = [
    ("Every month", Rhythm::Monthly),
    ("Every week", Rhythm::Weeks(1)),
    ("Every 2 weeks", Rhythm::Weeks(2)),
    ("Every 4 weeks", Rhythm::Weeks(4)),
];

/// No plan is longer.
const MOST: u32 = 60;

/// The form.
#[component]
pub(super) fn PlanForm(sheet: StoredValue<CallSheet>) -> impl IntoView {
    let state = use_app();
    let (currency, as_of) = sheet.with_value(|sheet| (sheet.currency, sheet.as_of));
    let amount = RwSignal::new(sheet.with_value(|sheet| sheet.asked.to_string()));
    let count =
        RwSignal::new(state.policy.with_untracked(|p| p.payment_plans.payments().to_string()));
    let first = RwSignal::new(Some(days::plus_days(as_of, 7)));
    let rhythm = RwSignal::new("Every month".to_owned());
    let plan = Memo::new(move |_| {
        let amount = control::read_amount(&amount.get(), currency)?;
        let count = count.get().trim().parse::<u32>().ok().filter(|n| (1..=MOST).contains(n))?;
        let rhythm = rhythm.with(|own| RHYTHMS.iter().find(|(words, _)| words == own).copied());
        let (_, rhythm) = rhythm?;
        let plan = instalments(amount, currency, count, first.get()?, rhythm);
        (!plan.is_empty()).then_some(plan)
    });
    let save = Callback::new(move |()| {
        let Some(instalments) = plan.get_untracked() else { return };
        let what = sheet.with_value(|sheet| {
            let lines = sheet.lines.iter();
            let documents = lines.map(|l| OpenThen { number: l.number.clone(), open: l.open });
            let plan = PaymentPlan { instalments, documents: documents.collect() };
            let reached = contacted(sheet, None, Outcome::Reached, None, String::new());
            vec![reached, What::PlanAgreed(plan)]
        });
        note(state, sheet, what, "The payment plan is noted");
    });
    let options = RHYTHMS.map(|(words, _)| (words.to_owned(), words.to_owned())).to_vec();
    view! {
        <EntryForm
            title="Payment plan" button="Note the plan" testid="log-plan"
            ready=Signal::derive(move || plan.get().is_some()) save
        >
            <EntryText label="Amount" testid="plan-amount" value=amount number=true/>
            <EntryText label="Instalments" testid="plan-count" value=count number=true/>
            <EntryDate label="First on" testid="plan-first" value=first from=Some(as_of)/>
            <EntryPick label="Then" testid="plan-rhythm" options value=rhythm/>
            {move || plan.get().map(|plan| view! { <Seen plan sheet/> })}
        </EntryForm>
    }
}

/// The plan before it is noted.
#[component]
fn Seen(plan: Vec<Instalment>, sheet: StoredValue<CallSheet>) -> impl IntoView {
    let (currency, name) = sheet.with_value(|sheet| (sheet.currency, sheet.name.clone()));
    let said =
        |own: &Instalment| (format::money_with_code(own.amount, currency), format::date(own.due));
    let parts: Vec<(String, String)> = plan.iter().map(said).collect();
    let aloud = script::read_back_plan(&name, &parts);
    let rows = plan.iter().map(|own| {
        view! {
            <tr>
                <td class="date">{format::date(own.due)}</td>
                <td class="num">{format::money(own.amount, currency)}</td>
            </tr>
        }
    });
    view! {
        <table class="table table--plain entry__wide" data-testid="plan-lines">
            <caption class="visually-hidden">"The instalments"</caption>
            <thead><tr><th scope="col" class="date">"By"</th><th scope="col" class="num">"Amount"</th></tr></thead>
            <tbody>{rows.collect_view()}</tbody>
            <tfoot>
                <tr>
                    <th scope="row">"In all"</th>
                    <td class="num">{format::money_with_code(plan.iter().map(|own| own.amount).sum(), currency)}</td>
                </tr>
            </tfoot>
        </table>
        <p class="talk__draft entry__wide"><b>"Read back: "</b>{aloud}</p>
    }
}
