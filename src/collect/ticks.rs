//! Ticks on checklists: who did what and when. A rhythm's list is fresh in each of its periods; a
//! case's list belongs to a customer or an invoice.

use chrono::{Datelike, Days, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::collect::days::last_working_day;
use crate::domain::{date::month_end_before, to_u32};
use crate::policy::{Checklist, Occasion, Policy, checklists};

/// A tick, as it stands in the case log.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Tick {
    /// The day it was done.
    pub date: NaiveDate,
    /// The list, by key.
    pub list: String,
    /// The item, by key.
    pub item: String,
    /// Who did it, in the user's words; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub by: String,
    /// About which customer or invoice, in the user's words; empty = the business as a whole.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub about: String,
}

/// How a list stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListState {
    /// The list, by key.
    pub key: &'static str,
    /// As a heading.
    pub title: &'static str,
    /// What it hangs on.
    pub occasion: Occasion,
    /// When it is taken up.
    pub when: String,
    /// First and last day of the period; `None` = it belongs to a customer or an invoice.
    pub period: Option<(NaiveDate, NaiveDate)>,
    /// Its items.
    pub items: Vec<ItemState>,
    /// Items that are ticked.
    pub done: u32,
    /// The last day on which every item was ticked within one period; `None` = never.
    pub last_done: Option<NaiveDate>,
}

/// How an item stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemState {
    /// Its name in the log.
    pub key: &'static str,
    /// What to do.
    pub text: String,
    /// When and by whom it was done in this period.
    pub ticked: Option<(NaiveDate, String)>,
}

/// The period of a list on a day; `None` for lists that belong to a customer or an invoice.
pub fn period(list: &Checklist, policy: &Policy, on: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
    let month = |day: NaiveDate| (day.with_day(1).unwrap_or(day), month_end_before(day, 0));
    match (list.occasion, list.key) {
        (Occasion::Rhythm, "daily") => Some((on, on)),
        (Occasion::Rhythm, "weekly") => {
            let first = on - Days::new(u64::from(on.weekday().num_days_from_monday()));
            Some((first, first + Days::new(6)))
        }
        (Occasion::Rhythm, "month_end") => Some(month_run(policy, on)),
        (Occasion::Rhythm, "quarterly") => {
            let first = NaiveDate::from_ymd_opt(on.year(), on.month0() / 3 * 3 + 1, 1)?;
            let third = crate::collect::days::plus_months(first, 2);
            Some((first, month_end_before(third, 0)))
        }
        (Occasion::Role, _) => Some(month(on)),
        (Occasion::Rhythm | Occasion::Case, _) => None,
    }
}

/// From the last working day of a month to the day before the next run begins.
fn month_run(policy: &Policy, on: NaiveDate) -> (NaiveDate, NaiveDate) {
    let days = &policy.working_days;
    let own = last_working_day(days, on);
    let begun = if own <= on { own } else { last_working_day(days, month_end_before(on, 1)) };
    let after = month_end_before(begun, 0) + Days::new(1);
    let next = last_working_day(days, after);
    (begun, next - Days::new(1))
}

/// All lists with what is ticked in their period; `about` says which customer or invoice the lists
/// of cases are for.
pub fn list_states(policy: &Policy, ticks: &[Tick], on: NaiveDate, about: &str) -> Vec<ListState> {
    let of = |list: Checklist| {
        let period = period(&list, policy, on);
        let own: Vec<&Tick> = ticks.iter().filter(|tick| tick.list == list.key).collect();
        let counts = |tick: &&&Tick| match period {
            Some((first, last)) => (first..=last).contains(&tick.date),
            None => same(&tick.about, about) && tick.date <= on,
        };
        let items: Vec<ItemState> = list
            .items
            .iter()
            .map(|item| {
                let found = own.iter().filter(|tick| tick.item == item.key).filter(counts);
                let first = found.min_by_key(|tick| tick.date);
                ItemState {
                    key: item.key,
                    text: item.text.clone(),
                    ticked: first.map(|tick| (tick.date, tick.by.clone())),
                }
            })
            .collect();
        ListState {
            last_done: last_done(&list, policy, &own),
            key: list.key,
            title: list.title,
            occasion: list.occasion,
            when: list.when,
            period,
            done: to_u32(items.iter().filter(|item| item.ticked.is_some()).count()),
            items,
        }
    };
    checklists(policy).into_iter().map(of).collect()
}

fn same(a: &str, b: &str) -> bool {
    a.trim().to_lowercase() == b.trim().to_lowercase()
}

/// The last day a list was complete: its period's (or its customer's) ticks cover every item.
fn last_done(list: &Checklist, policy: &Policy, ticks: &[&Tick]) -> Option<NaiveDate> {
    let belongs = |a: &Tick, b: &Tick| match period(list, policy, a.date) {
        Some((from, to)) => (from..=to).contains(&b.date),
        None => same(&a.about, &b.about),
    };
    let complete = ticks.iter().filter(|tick| {
        list.items.iter().all(|item| {
            ticks.iter().any(|other| {
                other.item == item.key && other.date <= tick.date && belongs(tick, other)
            })
        })
    });
    complete.map(|tick| tick.date).max()
}

/// Sets or takes back a tick in the list's period.
pub fn toggle(ticks: &mut Vec<Tick>, policy: &Policy, tick: Tick) {
    let lists = checklists(policy);
    let Some(list) = lists.iter().find(|list| list.key == tick.list) else { return };
    let period = period(list, policy, tick.date);
    let before = ticks.len();
    ticks.retain(|other| {
        let same_item = other.list == tick.list && other.item == tick.item;
        let same_time = match period {
            Some((from, to)) => (from..=to).contains(&other.date),
            None => same(&other.about, &tick.about),
        };
        !(same_item && same_time)
    });
    if ticks.len() == before {
        ticks.push(tick);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, month, day).unwrap()
    }

    fn tick(list: &str, item: &str, date: NaiveDate) -> Tick {
        Tick {
            date,
            list: list.to_owned(),
            item: item.to_owned(),
            by: "Ana".to_owned(),
            about: String::new(),
        }
    }

    fn state(ticks: &[Tick], key: &str, on: NaiveDate) -> ListState {
        let all = list_states(&Policy::default(), ticks, on, "");
        all.into_iter().find(|list| list.key == key).unwrap()
    }

    #[test]
    fn periods_are_those_of_the_calendar() {
        // 18 March 2026 is a Wednesday; the last working day of February 2026 is Friday the 27th,
        // that of March Tuesday the 31st.
        for (key, first, last) in [
            ("daily", day(3, 18), day(3, 18)),
            ("weekly", day(3, 16), day(3, 22)),
            ("month_end", day(2, 27), day(3, 30)),
            ("quarterly", day(1, 1), day(3, 31)),
            ("role_owner", day(3, 1), day(3, 31)),
        ] {
            assert_eq!(state(&[], key, day(3, 18)).period, Some((first, last)), "{key}");
        }
        assert_eq!(state(&[], "month_end", day(3, 31)).period.unwrap().0, day(3, 31));
        assert_eq!(state(&[], "dispute", day(3, 18)).period, None);
    }

    #[test]
    fn a_month_end_list_is_fresh_each_month_and_remembers_when_it_was_done() {
        let items: Vec<&str> =
            state(&[], "month_end", day(3, 2)).items.iter().map(|item| item.key).collect();
        let ticks: Vec<Tick> =
            items.iter().map(|item| tick("month_end", item, day(3, 2))).collect();
        let now = state(&ticks, "month_end", day(3, 10));
        assert_eq!((now.done as usize, now.last_done), (items.len(), Some(day(3, 2))));
        assert_eq!(now.items[0].ticked, Some((day(3, 2), "Ana".to_owned())));
        let next = state(&ticks, "month_end", day(4, 1));
        assert_eq!((next.done, next.last_done), (0, Some(day(3, 2))));
        let part = state(&ticks[1..], "month_end", day(3, 10));
        assert_eq!((part.done as usize, part.last_done), (items.len() - 1, None));
    }

    #[test]
    fn a_tick_is_taken_back_and_a_case_is_its_customers_own() {
        let policy = Policy::default();
        let mut ticks = Vec::new();
        toggle(&mut ticks, &policy, tick("weekly", "disputes", day(3, 17)));
        assert_eq!(state(&ticks, "weekly", day(3, 18)).done, 1);
        toggle(&mut ticks, &policy, tick("weekly", "disputes", day(3, 18)));
        assert_eq!(ticks, []);
        let item = state(&[], "dispute", day(3, 18)).items[0].key;
        let about = Tick { about: "Acme".to_owned(), ..tick("dispute", item, day(3, 1)) };
        toggle(&mut ticks, &policy, about);
        let done = |about| {
            let all = list_states(&policy, &ticks, day(3, 18), about);
            all.into_iter().find(|list| list.key == "dispute").unwrap().done
        };
        assert_eq!((done("ACME "), done("Bolt")), (1, 0));
    }
}
