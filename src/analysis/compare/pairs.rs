//! Which document of one export is which of the other: by customer, currency, kind and number, by the
//! same rules of identity as files that are joined. Where that names no single document, none is
//! chosen; the reason is said.
//!
//! A number that one customer has several times on both sides (instalments) is told apart by due date
//! where that names each of them. All-digit numbers meet without leading zeros where that leaves one
//! on each side.

use std::collections::BTreeMap;
use std::hash::{BuildHasher, Hash};

use foldhash::fast::FixedState;

use super::report::Unmatched;
use crate::analysis::balance;
use crate::domain::identity::number;
use crate::domain::identity::people::People;
use crate::domain::ledger::{CustomerIdx, DocumentIdx, kind_of};
use crate::domain::{Currency, Customer, CustomerKey, Day, DocumentKind, Ledger, to_u32};

/// Documents of two ledgers, side by side. Every document issued by its side's date is in exactly one
/// of the lists, once.
#[derive(Debug, Default)]
pub(super) struct Pairs {
    /// Before and after of the same document.
    pub(super) both: Vec<(DocumentIdx, DocumentIdx)>,
    /// Only before; with the reason where it may yet be there.
    pub(super) before: Vec<(DocumentIdx, Option<Unmatched>)>,
    /// Only after.
    pub(super) after: Vec<(DocumentIdx, Option<Unmatched>)>,
}

/// For each customer of `before`, who it is in `after`. `merges` are customers taken as one.
pub(super) fn customers(
    before: &Ledger,
    after: &Ledger,
    merges: &[Vec<CustomerKey>],
) -> Vec<Option<CustomerIdx>> {
    let mut people = People::of([after, before].into_iter());
    people.add_all(after);
    let by_key: BTreeMap<CustomerKey, CustomerIdx> =
        after.customers().iter().map(Customer::key).zip(0..).collect();
    let of = before.customers().iter().map(|customer| {
        people.find(customer).or_else(|| {
            let key = customer.key();
            let group = merges.iter().find(|group| group.contains(&key))?;
            group.iter().find_map(|member| by_key.get(member).copied())
        })
    });
    of.collect()
}

/// Who, in what, which kind of document, under which number.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Key {
    customer: CustomerIdx,
    currency: Currency,
    kind: u8,
    number: String,
}

/// A document to be paired.
#[derive(Clone, Copy, Debug)]
struct Loose {
    hash: u64,
    is_after: bool,
    idx: DocumentIdx,
}

/// The two ledgers and who is who in them.
struct Sides<'a> {
    before: &'a Ledger,
    after: &'a Ledger,
    same: &'a [Option<CustomerIdx>],
}

impl Sides<'_> {
    fn ledger(&self, is_after: bool) -> &Ledger {
        if is_after { self.after } else { self.before }
    }

    fn number(&self, loose: Loose) -> String {
        let own = self.ledger(loose.is_after).number(loose.idx);
        own.map(|(_, written)| number::key(written)).unwrap_or_default()
    }

    /// `None` for a customer that the later export does not have, and without a number.
    fn key(&self, loose: Loose) -> Option<Key> {
        let ledger = self.ledger(loose.is_after);
        let (account, _) = ledger.number(loose.idx)?;
        let account = ledger.accounts().get(account as usize)?;
        let own = Some(account.customer);
        let customer = if loose.is_after {
            own
        } else {
            self.same.get(account.customer as usize).copied().flatten()
        };
        let number = self.number(loose);
        let kind = self.kind(loose) as u8;
        (!number.is_empty()).then_some(())?;
        Some(Key { customer: customer?, currency: account.currency, kind, number })
    }

    fn kind(&self, loose: Loose) -> DocumentKind {
        let flags = self.ledger(loose.is_after).columns().flags.get(loose.idx as usize);
        kind_of(flags.copied().unwrap_or_default())
    }

    fn due(&self, loose: Loose) -> Day {
        let due = self.ledger(loose.is_after).columns().due_date.get(loose.idx as usize);
        due.copied().unwrap_or(Day::NONE)
    }

    /// Date and total: with the number, enough to know a document under another customer.
    fn face(&self, loose: Loose) -> Option<(Day, i64)> {
        let columns = self.ledger(loose.is_after).columns();
        let i = loose.idx as usize;
        Some((*columns.invoice_date.get(i)?, *columns.total.get(i)?))
    }
}

/// Pairs the documents issued by the date of their side.
#[expect(clippy::disallowed_methods, reason = "there can be a million of them")]
pub(super) fn pair(
    (before, before_at): (&Ledger, Day),
    (after, after_at): (&Ledger, Day),
    same: &[Option<CustomerIdx>],
) -> Pairs {
    let sides = Sides { before, after, same };
    let mut pairs = Pairs::default();
    let mut left: Vec<Loose> = Vec::new();
    let mut keyed: Vec<Loose> = Vec::with_capacity(before.len() + after.len());
    for (is_after, ledger, at) in [(false, before, before_at), (true, after, after_at)] {
        let columns = ledger.columns();
        for idx in 0..to_u32(ledger.len()) {
            if balance::open_at(&columns, idx as usize, at).is_none() {
                continue;
            }
            let loose = Loose { hash: 0, is_after, idx };
            match sides.key(loose) {
                Some(key) => keyed.push(Loose { hash: hash(&key), ..loose }),
                None if sides.number(loose).is_empty() => {
                    let list = if is_after { &mut pairs.after } else { &mut pairs.before };
                    list.push((idx, Some(Unmatched::NoNumber)));
                }
                None => left.push(loose),
            }
        }
    }
    each_group(&mut keyed, |run| sides_of_run(&sides, run, &mut pairs, &mut left));
    let left = without_zeros(&sides, left, &mut pairs);
    elsewhere(&sides, &left, &mut pairs);
    for list in [&mut pairs.before, &mut pairs.after] {
        list.sort_unstable();
    }
    pairs.both.sort_unstable_by_key(|pair| pair.1);
    pairs
}

fn hash(value: &impl Hash) -> u64 {
    FixedState::with_seed(83).hash_one(value)
}

/// Calls `take` with each run of documents of one hash, in the order of the files.
#[expect(clippy::disallowed_methods, reason = "there can be a million of them")]
fn each_group(loose: &mut [Loose], mut take: impl FnMut(&[Loose])) {
    loose.sort_unstable_by_key(|own| (own.hash, own.is_after, own.idx));
    for run in loose.chunk_by(|a, b| a.hash == b.hash) {
        take(run);
    }
}

/// A run of one hash: nearly always one key, but two keys may share a hash.
fn sides_of_run(sides: &Sides<'_>, run: &[Loose], pairs: &mut Pairs, left: &mut Vec<Loose>) {
    if let [only] = run {
        left.push(*only);
        return;
    }
    let mut by_key: BTreeMap<Option<Key>, Vec<Loose>> = BTreeMap::new();
    for loose in run {
        by_key.entry(sides.key(*loose)).or_default().push(*loose);
    }
    for group in by_key.values() {
        settle(sides, group, pairs, left);
    }
}

/// All documents of one key: one on each side is a pair, one side alone is left, more need due dates.
fn settle(sides: &Sides<'_>, group: &[Loose], pairs: &mut Pairs, left: &mut Vec<Loose>) {
    let (after, before): (Vec<Loose>, Vec<Loose>) = group.iter().partition(|own| own.is_after);
    match (before.as_slice(), after.as_slice()) {
        ([old], [new]) => pairs.both.push((old.idx, new.idx)),
        ([], _) | (_, []) => left.extend(group),
        _ => {
            if let Some(both) = by_due_date(sides, &before, &after) {
                let paired = |own: &Loose| {
                    both.iter().any(|p| if own.is_after { p.1 == own.idx } else { p.0 == own.idx })
                };
                left.extend(group.iter().filter(|own| !paired(own)));
                pairs.both.extend(both);
                return;
            }
            let twice = Some(Unmatched::NumberTwice);
            pairs.before.extend(before.iter().map(|own| (own.idx, twice)));
            pairs.after.extend(after.iter().map(|own| (own.idx, twice)));
        }
    }
}

/// Documents of one number told apart by due date; `None` unless every due date is there once on its
/// side, and one side has all that the other has.
fn by_due_date(
    sides: &Sides<'_>,
    before: &[Loose],
    after: &[Loose],
) -> Option<Vec<(DocumentIdx, DocumentIdx)>> {
    let dated = |list: &[Loose]| {
        let mut dates: BTreeMap<Day, DocumentIdx> = BTreeMap::new();
        let mut distinct = list.iter().all(|own| sides.due(*own).is_some());
        for own in list {
            distinct &= dates.insert(sides.due(*own), own.idx).is_none();
        }
        distinct.then_some(dates)
    };
    let (old, new) = (dated(before)?, dated(after)?);
    let both: Vec<(DocumentIdx, DocumentIdx)> =
        old.iter().filter_map(|(due, idx)| Some((*idx, *new.get(due)?))).collect();
    (both.len() == old.len().min(new.len())).then_some(both)
}

/// Pairs all-digit numbers without leading zeros, where one is left on each side and no other document
/// of that customer comes near.
fn without_zeros(sides: &Sides<'_>, left: Vec<Loose>, pairs: &mut Pairs) -> Vec<Loose> {
    let bare = |loose: Loose| {
        let key = sides.key(loose).filter(|key| number::is_digits(&key.number))?;
        Some(Key { number: number::stripped(&key.number).to_owned(), ..key })
    };
    let mut groups: BTreeMap<Key, Vec<Loose>> = BTreeMap::new();
    let mut rest = Vec::new();
    // Only numbers that begin with a zero, and those they could be, are worth a look.
    let zeros: std::collections::BTreeSet<Key> = left
        .iter()
        .filter(|own| sides.number(**own).starts_with('0'))
        .filter_map(|own| bare(*own))
        .collect();
    for loose in left {
        match bare(loose).filter(|key| zeros.contains(key)) {
            Some(key) => groups.entry(key).or_default().push(loose),
            None => rest.push(loose),
        }
    }
    for group in groups.into_values() {
        match group.as_slice() {
            [a, b] if a.is_after != b.is_after => {
                let (old, new) = if a.is_after { (b, a) } else { (a, b) };
                pairs.both.push((old.idx, new.idx));
            }
            _ => rest.extend(group),
        }
    }
    rest
}

/// Sorts out the rest: in the other export under another customer or in another currency, or not there.
fn elsewhere(sides: &Sides<'_>, left: &[Loose], pairs: &mut Pairs) {
    let mut numbered: Vec<Loose> = left.to_vec();
    for own in &mut numbered {
        own.hash = hash(&(sides.number(*own), sides.kind(*own) as u8));
    }
    each_group(&mut numbered, |run| {
        for own in run {
            let mut others = run.iter().filter(|other| {
                other.is_after != own.is_after && sides.number(**other) == sides.number(*own)
            });
            let reason = match (others.next(), others.next()) {
                (Some(other), None) => reason(sides, *own, *other),
                _ => None,
            };
            let list = if own.is_after { &mut pairs.after } else { &mut pairs.before };
            list.push((own.idx, reason));
        }
    });
}

fn reason(sides: &Sides<'_>, own: Loose, other: Loose) -> Option<Unmatched> {
    let (own_key, other_key) = (sides.key(own), sides.key(other));
    let customer = |key: &Option<Key>| key.as_ref().map(|key| key.customer);
    if own_key.is_some() && customer(&own_key) == customer(&other_key) {
        return Some(Unmatched::OtherCurrency);
    }
    (sides.face(own) == sides.face(other)).then_some(Unmatched::OtherCustomer)
}
