//! What the columns show together: amounts that cannot be more open than billed, a balance that
//! only runs along, dates that are filled where something is still open.

use super::Draft;
use super::sight::{Sight, is_amount, is_date};
use crate::import::report::Role;
use crate::import::words::{self, StatusWord};

/// Looks at the roles given so far, and corrects or doubts them.
pub(super) fn settle(draft: &mut Draft<'_>) {
    customer_number_of_all(draft);
    amount_beside_the_total(draft);
    debits_and_credits(draft);
    own_currency_alone(draft);
    running_balance(draft);
    lines_instead_of_documents(draft);
    more_open_than_billed(draft);
    due_or_paid(draft);
    date_of_payments(draft);
    paid_but_open(draft);
    status_that_tells_paid(draft);
}

/// A vague "customer number" (an account, an entity) must go with the names: one per name, and not
/// one for many names.
fn customer_number_of_all(draft: &mut Draft<'_>) {
    if let Some(name) = draft.given(Role::CustomerName)
        && draft.sight(name).is_some_and(|s| words::normalize(s.header) == "account name")
    {
        draft.doubt(name);
    }
    let Some(id) = draft.given(Role::CustomerId) else { return };
    if draft.rank(id, Role::CustomerId).is_none_or(|rank| rank < 1000) {
        return;
    }
    let Some(name) = draft.given(Role::CustomerName) else { return draft.doubt(id) };
    let (Some(ids), Some(names)) = (draft.sight(id), draft.sight(name)) else { return };
    let mut pairs: Vec<(&[u8], &[u8])> = names
        .cells
        .iter()
        .zip(&ids.cells)
        .map(|(name, id)| (name.bytes, id.bytes))
        .filter(|(name, id)| !name.is_empty() && !id.is_empty())
        .collect();
    pairs.sort_unstable();
    pairs.dedup();
    let mut distinct_names: Vec<&[u8]> = pairs.iter().map(|pair| pair.0).collect();
    distinct_names.dedup();
    let mut distinct_ids: Vec<&[u8]> = pairs.iter().map(|pair| pair.1).collect();
    distinct_ids.sort_unstable();
    distinct_ids.dedup();
    let one_per_name = pairs.len() * 4 <= distinct_names.len() * 5;
    let one_for_many = distinct_names.len() > 1 && distinct_ids.len() * 2 <= distinct_names.len();
    let vague = draft.rank(id, Role::CustomerId).is_some_and(|rank| rank >= 2000);
    let shared = vague && distinct_ids.len() < distinct_names.len();
    if !one_per_name || one_for_many || shared || ids.filled == 0 {
        draft.drop(id, "it does not go with the customers' names");
    }
}

/// A bare "Amount" beside the total is of a line only where there are quantities.
fn amount_beside_the_total(draft: &mut Draft<'_>) {
    let Some(line) = draft.given(Role::LineTotal) else { return };
    let bare = draft.rank(line, Role::LineTotal).is_some_and(|rank| rank >= 2000);
    if bare && draft.given(Role::Quantity).is_none() && draft.given(Role::UnitPrice).is_none() {
        draft.drop(line, "another column is used as amount billed");
    }
}

/// Debits and credits are one amount in two columns; beside an amount billed they only say it once
/// more, and one without the other says nothing.
fn debits_and_credits(draft: &mut Draft<'_>) {
    let sides = [Role::Debit, Role::Credit].map(|role| (role, draft.given(role)));
    let chosen = sides.iter().any(|(_, side)| side.is_some_and(|side| draft.is_chosen(side)));
    let both = sides.iter().all(|(_, side)| side.is_some());
    let total = draft.given(Role::Total).is_some();
    if chosen || (both && !total) {
        return;
    }
    for (role, side) in sides {
        match side {
            Some(side) if both => draft.drop(side, "another column is used as amount billed"),
            Some(side) => draft.take_back(side, role),
            None => {}
        }
    }
}

/// The ledger's own currency is that of the amounts where no other is named.
fn own_currency_alone(draft: &mut Draft<'_>) {
    if let Some(own) = draft.given(Role::LocalCurrency)
        && draft.given(Role::Currency).is_none()
    {
        draft.give(own, Role::Currency, "the only currency that is named");
    }
}

/// A balance that grows by the amount of each row is the report's own, not what is open.
fn running_balance(draft: &mut Draft<'_>) {
    let Some(open) = draft.given(Role::Open) else { return };
    let plain = draft.rank(open, Role::Open).is_some_and(|rank| rank >= 1000);
    if !plain {
        return;
    }
    // Beside debits and credits it runs along too, unless the rows say when they are due.
    let side = |role| {
        (0..draft.len()).any(|column| {
            draft.speaks(column, role) && draft.sight(column).is_some_and(|s| s.mostly(is_amount))
        })
    };
    if draft.given(Role::DueDate).is_none() && side(Role::Debit) && side(Role::Credit) {
        return draft.drop(open, "a balance that runs along with the rows, not what is open");
    }
    let (Some(balances), Some(amounts)) = (draft.sight(open).map(Sight::amounts), moves(draft))
    else {
        return;
    };
    let (mut running, mut other) = (0_usize, 0_usize);
    let pairs = balances.iter().zip(amounts.iter());
    for ((before, _), (now, amount)) in pairs.clone().zip(pairs.skip(1)) {
        let (Some(before), Some(now), Some(amount)) = (before, now, amount) else { continue };
        match now - before == *amount {
            _ if now == amount || *amount == 0 => {}
            true if *before != 0 => running += 1,
            _ => other += 1,
        }
    }
    let has = |role| draft.given(role).is_some();
    let items = has(Role::Quantity) && has(Role::UnitPrice) && !has(Role::DueDate);
    if (running > 0 && running >= other * 4) || (items && other == 0) {
        draft.drop(open, "a balance that runs along with the rows, not what is open");
    }
}

/// What each row moves: its amount, or its debit less its credit.
fn moves(draft: &Draft<'_>) -> Option<Vec<Option<i64>>> {
    let amounts = |role| draft.given(role).and_then(|c| draft.sight(c)).map(Sight::amounts);
    if let Some(amounts) = amounts(Role::LineTotal).or_else(|| amounts(Role::Total)) {
        return Some(amounts);
    }
    let (debits, credits) = (amounts(Role::Debit)?, amounts(Role::Credit)?);
    let less = |(debit, credit): (&Option<i64>, &Option<i64>)| {
        debit.or(*credit)?;
        Some(debit.unwrap_or(0).saturating_sub(credit.unwrap_or(0)))
    };
    Some(debits.iter().zip(&credits).map(less).collect())
}

/// "Amount" that is quantity times price, with nothing on the document as a whole beside it, is of
/// the line.
fn lines_instead_of_documents(draft: &mut Draft<'_>) {
    let Some(total) = draft.given(Role::Total) else { return };
    let has = |role| draft.given(role).is_some();
    let whole = [Role::LineTotal, Role::DebitCredit, Role::Open, Role::Paid];
    let (Some(quantity), Some(price)) = (draft.given(Role::Quantity), draft.given(Role::UnitPrice))
    else {
        return;
    };
    let vague = draft.rank(total, Role::Total).is_some_and(|rank| rank >= 1000);
    if vague && !whole.into_iter().any(has) && products(draft, quantity, price, total) {
        draft.give(total, Role::LineTotal, "quantity times price: the amount of a line");
        draft.doubt(total);
    }
}

/// Most amounts are quantity times price.
fn products(draft: &Draft<'_>, quantity: usize, price: usize, total: usize) -> bool {
    let amounts = |column| draft.sight(column).map(Sight::amounts).unwrap_or_default();
    let (quantities, prices, totals) = (amounts(quantity), amounts(price), amounts(total));
    let (mut equal, mut seen, mut single) = (0_usize, 0_usize, 0_usize);
    for ((quantity, price), total) in quantities.iter().zip(&prices).zip(&totals) {
        let (Some(quantity), Some(price), Some(total)) = (quantity, price, total) else { continue };
        seen += 1;
        single += usize::from(*quantity == 10_000);
        let product = i128::from(*quantity) * i128::from(*price) / 10_000;
        equal += usize::from((product - i128::from(*total)).abs() <= 200);
    }
    seen > 0 && equal * 5 >= seen * 4 && single < seen
}

/// Where more is open than was billed in most rows, the two are the other way round, or something
/// else.
fn more_open_than_billed(draft: &mut Draft<'_>) {
    let (Some(total), Some(open)) = (draft.given(Role::Total), draft.given(Role::Open)) else {
        return;
    };
    let amounts = |column| draft.sight(column).map(Sight::amounts).unwrap_or_default();
    let (totals, opens) = (amounts(total), amounts(open));
    let (mut more, mut less) = (0_usize, 0_usize);
    for pair in totals.iter().zip(&opens) {
        if let (Some(total), Some(open)) = pair {
            more += usize::from(open.abs() > total.abs());
            less += usize::from(open.abs() < total.abs());
        }
    }
    if more > less {
        let both = |column| draft.speaks(column, Role::Total) && draft.speaks(column, Role::Open);
        if both(total) && both(open) {
            draft.give(total, Role::Open, "less than the other amount");
            draft.give(open, Role::Total, "more than the other amount");
            if less == 0 {
                return;
            }
        }
        draft.doubt(total);
        draft.doubt(open);
    } else if draft.rank(open, Role::Open).is_some_and(|rank| rank >= 2000)
        && draft.speaks(open, Role::Total)
        && less == 0
    {
        draft.doubt(open);
    }
}

/// A header that is used for the due date and for the payment date: the due date is filled on every
/// row, the payment date is not.
fn due_or_paid(draft: &mut Draft<'_>) {
    let both = |column: &usize| {
        draft.speaks(*column, Role::DueDate)
            && draft.speaks(*column, Role::PaidDate)
            && draft.sight(*column).is_some_and(|sight| sight.filled > 0 && sight.mostly(is_date))
    };
    let mut columns: Vec<usize> = (0..draft.len()).filter(both).collect();
    if columns.is_empty() || draft.given(Role::DueDate).is_some_and(|due| !columns.contains(&due)) {
        return;
    }
    columns.sort_by_key(|&column| std::cmp::Reverse(draft.sight(column).map_or(0, |s| s.filled)));
    let Some(&fullest) = columns.first() else { return };
    let paid_elsewhere = draft.given(Role::PaidDate).is_some_and(|paid| !columns.contains(&paid));
    if blanks(draft, fullest) == 0 || paid_elsewhere {
        draft.free(Role::DueDate);
        draft.give(fullest, Role::DueDate, "filled in every row, so the due date");
        if columns.len() < 2 && !paid_elsewhere {
            draft.doubt(fullest);
        }
        if let (false, Some(&second)) = (paid_elsewhere, columns.get(1)) {
            draft.give(second, Role::PaidDate, "blank in some rows, so the payment date");
            if blanks(draft, second) == 0 {
                draft.doubt(second);
            }
        }
    }
}

/// In a list of payments a bare "Date" beside the invoice date is when it was paid.
fn date_of_payments(draft: &mut Draft<'_>) {
    let headed = |column: usize, words: &[&str]| {
        let plain = draft.sight(column).map(|sight| words::normalize(sight.header));
        plain.is_some_and(|plain| words.contains(&plain.as_str()))
    };
    let payments = [
        "payment number",
        "payment no",
        "payment id",
        "customer payment id",
        "amount applied to invoice",
        "amount applied",
    ];
    let of_payments = (0..draft.len()).any(|column| headed(column, &payments));
    let both = draft.given(Role::PaidDate).is_none() && draft.given(Role::InvoiceDate).is_some();
    let date = (0..draft.len()).find(|&column| {
        draft.is_free(column)
            && headed(column, &["date"])
            && draft.sight(column).is_some_and(|sight| sight.filled > 0 && sight.mostly(is_date))
    });
    if let (true, true, Some(date)) = (of_payments, both, date) {
        draft.give(date, Role::PaidDate, "the date in a list of payments");
    }
}

fn blanks(draft: &Draft<'_>, column: usize) -> usize {
    draft.sight(column).map_or(0, |sight| sight.cells.len() - sight.filled)
}

/// Payment dates on rows that are open are promises or forecasts.
fn paid_but_open(draft: &mut Draft<'_>) {
    let (Some(paid), Some(open)) = (draft.given(Role::PaidDate), draft.given(Role::Open)) else {
        return;
    };
    let (Some(dates), Some(opens)) = (draft.sight(paid), draft.sight(open).map(Sight::amounts))
    else {
        return;
    };
    let with_date = dates.cells.iter().zip(&opens).filter(|(cell, _)| !cell.is_empty());
    let still_open = with_date.filter(|(_, open)| open.is_some_and(|open| open != 0)).count();
    if dates.filled > 0 && still_open * 2 > dates.filled {
        draft.doubt(paid);
    }
}

/// Of two status columns, the one that tells paid from unpaid is needed where no amount does.
fn status_that_tells_paid(draft: &mut Draft<'_>) {
    let Some(status) = draft.given(Role::Status) else { return };
    let has = |role| draft.given(role).is_some();
    if has(Role::Open) || has(Role::Paid) || has(Role::PaidDate) {
        return;
    }
    let tells = |column: usize| {
        draft.sight(column).is_some_and(|sight| {
            sight.values().any(|cell| {
                let word = words::status(&String::from_utf8_lossy(cell));
                matches!(word, StatusWord::Paid | StatusWord::Partial)
            })
        })
    };
    if tells(status) {
        return;
    }
    let other = (0..draft.len()).find(|&column| {
        column != status
            && draft.is_free(column)
            && draft.speaks(column, Role::Status)
            && tells(column)
    });
    if let Some(other) = other {
        draft.free(Role::Status);
        draft.give(other, Role::Status, "it tells paid from unpaid");
        draft.doubt(other);
    }
}
