//! What the columns show together: amounts that cannot be more open than billed, a balance that
//! only runs along, dates that are filled where something is still open.

use super::Draft;
use super::sight::{Sight, is_amount, is_date};
use crate::domain::sorting::LeanSort;
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
    pairs.lean_sort();
    pairs.dedup();
    let mut distinct_names: Vec<&[u8]> = pairs.iter().map(|pair| pair.0).collect();
    distinct_names.dedup();
    let mut distinct_ids: Vec<&[u8]> = pairs.iter().map(|pair| pair.1).collect();
    distinct_ids.lean_sort();
    distinct_ids.dedup();
    let one_per_name = pairs.len() * 4 <= distinct_names.len() * 5;
    let one_for_many = !pairs.is_empty() && distinct_ids.len() * 2 <= distinct_names.len();
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
            true => running += 1,
            false => other += 1,
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
    equal * 5 >= seen * 4 && single < seen
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
    columns
        .lean_sort_by_key(|&column| std::cmp::Reverse(draft.sight(column).map_or(0, |s| s.filled)));
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
    if still_open * 2 > dates.filled {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::mapping::sight;
    use crate::import::sniff::SampleRow;
    use Role::{
        Credit, Credited, Debit, DueDate, InvoiceDate, Open, Paid, PaidDate, Quantity, Status, Tag,
        Total, UnitPrice,
    };

    /// What the header of a column speaks for, and the role it has so far.
    type Column<'a> = (&'a [(Role, usize)], Option<Role>);

    fn split(line: &str) -> Vec<String> {
        line.split(';').map(str::to_owned).collect()
    }

    fn lines(rows: &[&str]) -> Vec<SampleRow> {
        (2..).zip(rows).map(|(row, line)| SampleRow { row, fields: split(line) }).collect()
    }

    /// Role and doubt of each column after one step.
    fn after(
        step: fn(&mut Draft<'_>),
        header: &str,
        rows: &[&str],
        columns: &[Column<'_>],
    ) -> Vec<(Option<Role>, bool)> {
        let (mut header, rows) = (split(header), lines(rows));
        header.resize(columns.len(), String::new());
        let mut draft = Draft::new(sight::columns(&header, &rows, columns.len()));
        for (index, &(spoken, role)) in columns.iter().enumerate() {
            draft.spoken[index] = spoken.to_vec();
            if let Some(role) = role {
                draft.give(index, role, "known header");
            }
        }
        step(&mut draft);
        draft.decided.iter().map(|decided| (decided.role, decided.doubtful)).collect()
    }

    fn has(role: Role) -> Column<'static> {
        (&[], Some(role))
    }

    fn sure(role: Role) -> (Option<Role>, bool) {
        (Some(role), false)
    }

    fn doubted(role: Role) -> (Option<Role>, bool) {
        (Some(role), true)
    }

    const NONE: (Option<Role>, bool) = (None, false);

    #[test]
    fn a_vague_customer_number_goes_with_the_names_or_is_set_aside() {
        use Role::{CustomerId, CustomerName};
        for (rank, rows, kept) in [
            (1000, &["Acme;7", "Beta;8"][..], true),
            // A blank is no second number.
            (1000, &["Acme;7", "Beta;8", "Acme;"], true),
            // Three pairs of two names: more than five in four.
            (1000, &["Acme;7", "Beta;8", "Acme;9"], false),
            (1000, &["Acme;7", "Beta;7"], false),
            (1000, &["Acme;7", "Beta;7", "Gamma;8"], true),
            (2000, &["Acme;7", "Beta;7", "Gamma;8"], false),
            (999, &["Acme;7", "Beta;7"], true),
        ] {
            let columns = [has(CustomerName), (&[(CustomerId, rank)][..], Some(CustomerId))];
            let expected = if kept { sure(CustomerId) } else { NONE };
            let got = after(customer_number_of_all, "", rows, &columns);
            assert_eq!(got[1], expected, "{rank} {rows:?}");
        }
        for (rank, expected) in [(999, sure(CustomerId)), (1000, doubted(CustomerId))] {
            let columns = [(&[(CustomerId, rank)][..], Some(CustomerId))];
            assert_eq!(after(customer_number_of_all, "", &["7"], &columns), [expected], "{rank}");
        }
    }

    #[test]
    fn debits_and_credits_beside_a_total_are_set_aside_for_good() {
        let credit: Column<'_> = (&[(Credit, 1000), (Credited, 2000)], Some(Credit));
        let columns = [has(Total), has(Debit), credit];
        assert_eq!(
            after(debits_and_credits, "", &["5.00;5.00;2.00"], &columns),
            [sure(Total), NONE, NONE]
        );
    }

    #[test]
    fn a_balance_runs_along_if_four_rows_in_five_say_so() {
        let open: Column<'_> = (&[(Open, 1000)], Some(Open));
        let columns = [open, has(Total)];
        let rows = ["100.00;30.00", "105.00;5.00", "112.00;7.00", "114.00;2.00", "50.00;9.00"];
        // 105 - 100 = 5, 112 - 105 = 7, 114 - 112 = 2, but 50 - 114 is not 9.
        assert_eq!(after(running_balance, "", &rows, &columns)[0], sure(Open));
        // And 54 - 50 = 4.
        let more = [&rows[..], &["54.00;4.00"]].concat();
        assert_eq!(after(running_balance, "", &more, &columns)[0], NONE);
    }

    #[test]
    fn a_balance_beside_debits_and_credits_is_open_where_a_due_date_stands() {
        let open: Column<'_> = (&[(Open, 1000)], Some(Open));
        let sides: [Column<'_>; 2] = [(&[(Debit, 1000)], None), (&[(Credit, 1000)], None)];
        let dated = ["10.00;2026-02-01;12.00;2.00"];
        let undated = ["10.00;x;12.00;2.00"];
        for (rows, columns, expected) in [
            (dated, [open, has(DueDate), sides[0], sides[1]], sure(Open)),
            (undated, [open, has(Tag), sides[0], sides[1]], NONE),
            (undated, [open, has(Tag), sides[0], has(Tag)], sure(Open)),
            (undated, [open, has(Tag), has(Tag), sides[1]], sure(Open)),
        ] {
            assert_eq!(after(running_balance, "", &rows, &columns)[0], expected, "{columns:?}");
        }
    }

    #[test]
    fn a_balance_beside_items_that_are_never_due_is_not_what_is_open() {
        let open: Column<'_> = (&[(Open, 1000)], Some(Open));
        let rows = ["10.00;10.00;2;5.00;2026-02-01", "6.00;6.00;3;2.00;2026-02-01"];
        for (columns, expected) in [
            ([open, has(Total), has(Quantity), has(UnitPrice), has(Tag)], NONE),
            ([open, has(Total), has(Quantity), has(Tag), has(Credited)], sure(Open)),
            ([open, has(Total), has(Quantity), has(UnitPrice), has(DueDate)], sure(Open)),
        ] {
            assert_eq!(after(running_balance, "", &rows, &columns)[0], expected, "{columns:?}");
        }
    }

    #[test]
    fn amounts_are_of_lines_if_four_in_five_are_quantity_times_price() {
        for (rows, expected) in [
            (&["2;10.00;20.00", "3;5.00;15.00"][..], true),
            (&["2;3.00;6.00", "3;5.00;15.00", "4;2.00;8.00", "5;3.00;15.00", "2;4.00;9.00"], true),
            (&["2;3.00;6.00", "3;5.00;15.00", "4;2.00;8.00", "5;3.00;19.00", "2;4.00;9.00"], false),
            // 2 x 10.00 is not 15.00.
            (&["2;10.00;15.00"], false),
            // One of each shows nothing; one more than one does.
            (&["1;10.00;10.00", "1;5.00;5.00"], false),
            (&["1;10.00;10.00", "2;5.00;10.00"], true),
            (&[], false),
        ] {
            let (header, rows) = (split("aa;bb;cc"), lines(rows));
            let draft = Draft::new(sight::columns(&header, &rows, 3));
            assert_eq!(products(&draft, 0, 1, 2), expected, "{rows:?}");
        }
    }

    #[test]
    fn more_open_than_billed_in_most_rows_is_doubted() {
        for (rows, doubtful) in [
            (&["10.00;10.00", "10.00;10.00", "10.00;5.00"][..], false),
            (&["10.00;10.00", "10.00;10.00", "10.00;15.00"], true),
            (&["10.00;-10.00", "10.00;-15.00"], true),
            (&["10.00;15.00", "10.00;5.00"], false),
        ] {
            let columns: [Column<'_>; 2] =
                [(&[(Total, 0)], Some(Total)), (&[(Open, 0)], Some(Open))];
            let got = after(more_open_than_billed, "", rows, &columns);
            assert_eq!(got, [(Some(Total), doubtful), (Some(Open), doubtful)], "{rows:?}");
        }
    }

    #[test]
    fn total_and_open_change_places_only_if_both_words_may_mean_both() {
        let both: &[(Role, usize)] = &[(Total, 0), (Open, 1000)];
        let rows = ["10.00;15.00", "10.00;12.00"];
        for (total, open, expected) in [
            (both, both, [sure(Open), sure(Total)]),
            (&both[..1], both, [doubted(Total), doubted(Open)]),
            (both, &both[1..], [doubted(Total), doubted(Open)]),
        ] {
            let columns = [(total, Some(Total)), (open, Some(Open))];
            let got = after(more_open_than_billed, "", &rows, &columns);
            assert_eq!(got, expected, "{total:?} {open:?}");
        }
    }

    #[test]
    fn a_vague_open_amount_that_is_never_less_is_doubted() {
        for (spoken, rows, expected) in [
            (&[(Open, 2000), (Total, 2000)][..], ["10.00;10.00"], doubted(Open)),
            (&[(Open, 1999), (Total, 2000)], ["10.00;10.00"], sure(Open)),
            (&[(Open, 2000)], ["10.00;10.00"], sure(Open)),
            (&[(Open, 2000), (Total, 2000)], ["10.00;7.00"], sure(Open)),
        ] {
            let columns = [has(Total), (spoken, Some(Open))];
            let got = after(more_open_than_billed, "", &rows, &columns);
            assert_eq!(got[1], expected, "{spoken:?} {rows:?}");
        }
    }

    #[test]
    fn a_due_or_payment_date_is_weighed_only_against_dates() {
        let both: &[(Role, usize)] = &[(DueDate, 0), (PaidDate, 0)];
        for (rows, columns, expected) in [
            // The other column is empty, or holds no dates: the one is the due date, and doubtful.
            (["2026-02-01;;x"], [(both, None), (both, None)], [doubted(DueDate), NONE]),
            (["2026-02-01;abc;x"], [(both, None), (both, None)], [doubted(DueDate), NONE]),
            // Another column is the due date, as its header says.
            (
                ["2026-02-03;2026-02-01;x"],
                [(both, Some(PaidDate)), has(DueDate)],
                [sure(PaidDate), sure(DueDate)],
            ),
        ] {
            let columns = [columns[0], columns[1], has(Tag)];
            let got = after(due_or_paid, "", &rows, &columns);
            assert_eq!(got[..2], expected, "{rows:?}");
        }
    }

    #[test]
    fn a_bare_date_is_of_the_payment_only_beside_an_invoice_date() {
        let header = "Payment Number;Invoice Date;Date;Paid on";
        let (free, dates): (Column<'_>, _) = ((&[], None), "1;2026-06-02;2026-06-10;x");
        for (row, columns, expected) in [
            (dates, [free, has(InvoiceDate), free, free], sure(PaidDate)),
            (dates, [free, has(InvoiceDate), free, has(PaidDate)], NONE),
            (dates, [free, has(Tag), free, free], NONE),
            ("1;2026-06-02;abc;x", [free, has(InvoiceDate), free, free], NONE),
            ("1;2026-06-02;;x", [free, has(InvoiceDate), free, free], NONE),
        ] {
            let got = after(date_of_payments, header, &[row], &columns);
            let mut unchanged: Vec<_> = columns.iter().map(|column| (column.1, false)).collect();
            unchanged[2] = expected;
            assert_eq!(got, unchanged, "{row} {columns:?}");
        }
        // Another column of dates that nothing is known of stays as it is.
        let header = "Payment Number;Invoice Date;Day;Date";
        let row = ["1;2026-06-02;2026-06-09;2026-06-10"];
        let got = after(date_of_payments, header, &row, &[free, has(InvoiceDate), free, free]);
        assert_eq!(got, [NONE, sure(InvoiceDate), NONE, sure(PaidDate)]);
    }

    #[test]
    fn payment_dates_are_doubted_where_more_than_half_of_the_rows_are_open() {
        for (rows, expected) in [
            (&["2026-02-01;5.00", "2026-02-02;7.00", "2026-02-03;0.00"][..], doubted(PaidDate)),
            (&["2026-02-01;5.00", "2026-02-02;0.00"], sure(PaidDate)),
            // Open rows without a date say nothing.
            (&[";5.00", ";7.00", "2026-02-03;0.00"], sure(PaidDate)),
        ] {
            let got = after(paid_but_open, "", rows, &[has(PaidDate), has(Open)]);
            assert_eq!(got[0], expected, "{rows:?}");
        }
    }

    #[test]
    fn the_status_that_tells_paid_is_used_where_no_amount_or_date_does() {
        let speaks: &[(Role, usize)] = &[(Status, 1000)];
        let rows = ["sent;x;paid;paid;paid;1.00", "sent;y;open;open;open;2.00"];
        // A status that tells nothing, three columns that may not be taken, and the one that is.
        let columns = |last| {
            let taken = (speaks, Some(Tag));
            [(speaks, Some(Status)), (speaks, None), (&[][..], None), taken, (speaks, None), last]
        };
        let got = after(status_that_tells_paid, "", &rows, &columns((&[], None)));
        assert_eq!(got, [NONE, NONE, NONE, sure(Tag), doubted(Status), NONE]);
        for role in [Open, Paid, PaidDate] {
            let got = after(status_that_tells_paid, "", &rows, &columns(has(role)));
            assert_eq!(got, [sure(Status), NONE, NONE, sure(Tag), NONE, sure(role)], "{role:?}");
        }
    }
}
