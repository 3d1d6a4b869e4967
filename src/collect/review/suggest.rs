//! What the figures suggest. Each suggestion names them; where there are too few, it says so.

use rust_decimal::Decimal;

use super::measures::Courtesy;
use super::{PolicyReview, PromiseCount, Suggestion};
use crate::documents::words::counted;
use crate::domain::sorting::LeanSort;
use crate::policy::Policy;

/// Fewer than this on either side say nothing.
const ENOUGH: u32 = 10;

/// Promises or first contacts below this say nothing.
const ENOUGH_FEW: u32 = 5;

pub(super) fn all(
    review: &PolicyReview,
    policy: &Policy,
    promises: PromiseCount,
    courtesy: &Courtesy,
) -> Vec<Suggestion> {
    let mut list =
        vec![self::courtesy(courtesy), kept(promises, policy), contact(review), response(review)];
    list.extend(exceptions(review));
    list.extend(ceiling(review));
    list
}

fn suggestion(key: &str, enough: bool, words: String) -> Suggestion {
    Suggestion { key: key.to_owned(), words, enough }
}

/// Courtesy contacts: do those who get one pay sooner?
fn courtesy(own: &Courtesy) -> Suggestion {
    let (with, without) = (own.with.0, own.without.0);
    let means = Courtesy::mean(own.with).zip(Courtesy::mean(own.without));
    let Some((a, b)) = means.filter(|_| with >= ENOUGH && without >= ENOUGH) else {
        let words = format!(
            "Courtesy contacts: too few to say ({} paid after one, {} of customers who never got one).",
            counted(with, "invoice"),
            counted(without, "invoice")
        );
        return suggestion("courtesy", false, words);
    };
    let gain = b - a;
    let words = if gain > Decimal::ZERO {
        format!(
            "Courtesy contacts: invoices that had one were paid {gain} days sooner (n = {with} and {without}). Keep them, and \
             widen them to more customers."
        )
    } else {
        format!(
            "Courtesy contacts: invoices that had one were not paid sooner ({a} days late against {b}; n = {with} and \
             {without}). They may be left out."
        )
    };
    suggestion("courtesy", true, words)
}

/// Promises: are they worth something?
fn kept(count: PromiseCount, policy: &Policy) -> Suggestion {
    let judged = count.judged();
    if judged < ENOUGH_FEW {
        let words = format!(
            "Promises: too few to say ({} fell due within the last year and could be judged).",
            counted(judged, "promise")
        );
        return suggestion("promises", false, words);
    }
    let kept = count.kept;
    let advice = if kept * 2 < judged {
        format!(
            "Ask for a part at once and take promises for less than {} ahead.",
            counted(policy.promises.longest_days, "day")
        )
    } else {
        "The rule holds.".to_owned()
    };
    suggestion(
        "promises",
        true,
        format!("Promises: {kept} of {judged} were kept in full. {advice}"),
    )
}

/// The first contact: is the rule kept?
fn contact(review: &PolicyReview) -> Suggestion {
    let own = review.first_contact;
    if own.due < ENOUGH_FEW {
        let words =
            format!("First contact: too few to say ({} needed one).", counted(own.due, "invoice"));
        return suggestion("first_contact", false, words);
    }
    let share = own.in_time * 100 / own.due;
    let advice = match share {
        90.. => "The rule holds.",
        50..90 => "Look at the list of the day every morning.",
        _ => {
            "Make the list of the day somebody's first task, or allow a day more; a rule that is not kept helps nobody."
        }
    };
    let words = format!(
        "First contact: {} of {} within {}. {advice}",
        own.in_time,
        counted(own.due, "invoice"),
        counted(own.allowed, "working day")
    );
    suggestion("first_contact", true, words)
}

/// Levels: which brings most?
fn response(review: &PolicyReview) -> Suggestion {
    let mut known: Vec<_> = review.levels.iter().filter(|own| own.contacts >= ENOUGH).collect();
    known.lean_sort_by_key(|own| own.paid * 1_000 / own.contacts.max(1));
    let (Some(worst), Some(best)) = (known.first(), known.last()) else {
        let most = review.levels.iter().map(|own| own.contacts).max().unwrap_or_default();
        let words = format!(
            "Steps: too few to say (no step was taken {ENOUGH} times with its time to pay over; the most frequent {most} times)."
        );
        return suggestion("levels", false, words);
    };
    let of = |own: &&super::LevelResponse| {
        format!("{} ({} of {} followed by money)", own.name, own.paid, own.contacts)
    };
    let words = if known.len() == 1 {
        format!("Steps: only one was taken often enough to say: {}.", of(best))
    } else {
        format!(
            "Steps: {} brings most, {} least. Move the weaker one or change its channel.",
            of(best),
            of(worst)
        )
    };
    suggestion("levels", true, words)
}

/// Exceptions: are there many, and do they have reasons?
fn exceptions(review: &PolicyReview) -> Option<Suggestion> {
    let all = review.exceptions.len();
    let silent = review.exceptions.iter().filter(|own| own.reason.is_empty()).count();
    (all > 0).then(|| {
        let words = format!(
            "Exceptions: {all} in the month, {silent} of them without a reason. What is decided again and again belongs into \
             the rules."
        );
        suggestion("exceptions", true, words)
    })
}

/// The ceiling: is it exceeded?
fn ceiling(review: &PolicyReview) -> Option<Suggestion> {
    let over: Vec<String> = review
        .ceilings
        .iter()
        .filter(|own| !own.exceeded.is_empty())
        .map(|own| format!("{}: {}", own.currency, own.exceeded))
        .collect();
    (!over.is_empty()).then(|| {
        let words = format!(
            "Past due is above the ceiling ({}). Call before taking on credit, or move the ceiling with a reason.",
            over.join("; ")
        );
        suggestion("ceiling", true, words)
    })
}
