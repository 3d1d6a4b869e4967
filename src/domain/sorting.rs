//! Sorting of short lists, compiled once; and the first few of long ones, without sorting.
//!
//! `slice::sort_by` is compiled anew for every kind of list and every order, 5 to 15 KB each: a fifth of what a browser
//! had to fetch of the engine before it could take a file. Here only the numbers of the places are sorted, by one copy of
//! the standard library's sort; the things are then moved to their places.

use std::cmp::Ordering;

/// Stable sorting of slices. Asking for the order of two things costs a call, so what has hundreds of thousands of things is sorted
/// with the standard library, and says why.
pub trait LeanSort<T> {
    /// Sorts by an order.
    fn lean_sort_by(&mut self, compare: impl FnMut(&T, &T) -> Ordering);

    /// Sorts by what `key` makes of each thing, least first.
    fn lean_sort_by_key<K: Ord>(&mut self, mut key: impl FnMut(&T) -> K) {
        self.lean_sort_by(|a, b| key(a).cmp(&key(b)));
    }

    /// Sorts, least first.
    fn lean_sort(&mut self)
    where
        T: Ord,
    {
        self.lean_sort_by(T::cmp);
    }
}

impl<T> LeanSort<T> for [T] {
    fn lean_sort_by(&mut self, mut compare: impl FnMut(&T, &T) -> Ordering) {
        let mut compare_at = |a, b| match (self.get(a), self.get(b)) {
            (Some(a), Some(b)) => compare(a, b),
            _ => Ordering::Equal,
        };
        let mut places = sorted_places(self.len(), &mut compare_at);
        for start in 0..places.len() {
            // Around the circle of things that take each other's place; each of them is moved once.
            let mut to = start;
            while let Some(from) = settle(&mut places, to).filter(|from| *from != start) {
                self.swap(to, from);
                to = from;
            }
        }
    }
}

/// For each place, where the thing is that belongs there.
#[expect(clippy::disallowed_methods, reason = "this is the one copy")]
fn sorted_places(len: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..len).collect();
    places.sort_by(|a, b| compare(*a, *b));
    places
}

/// Where the thing is that belongs to this place; from now on it counts as being there.
fn settle(places: &mut [usize], place: usize) -> Option<usize> {
    places.get_mut(place).map(|from| std::mem::replace(from, place))
}

/// Keeps the first few of many things in an order; of equals, those that came first.
#[derive(Clone, Debug)]
pub struct FirstFew<T> {
    limit: usize,
    kept: Vec<T>,
}

impl<T> FirstFew<T> {
    /// Will keep so many.
    pub fn new(limit: usize) -> Self {
        Self { limit, kept: Vec::with_capacity(limit) }
    }

    /// Takes a thing if it comes before one that is kept. The order is the same for all.
    pub fn offer(&mut self, thing: T, mut compare: impl FnMut(&T, &T) -> Ordering) {
        let at = self.kept.partition_point(|kept| compare(kept, &thing) != Ordering::Greater);
        if at < self.limit {
            self.kept.truncate(self.limit - 1);
            self.kept.insert(at, thing);
        }
    }

    /// What was kept, in order.
    pub fn into_vec(self) -> Vec<T> {
        self.kept
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[expect(clippy::disallowed_methods, clippy::stable_sort_primitive, reason = "what it is compared with")]
        #[test]
        fn it_sorts_as_the_standard_library_does(list: Vec<(u8, u32)>) {
            let mut expected = list.clone();
            expected.sort_by_key(|(key, _)| *key);
            let mut sorted = list.clone();
            sorted.lean_sort_by_key(|(key, _)| *key);
            prop_assert_eq!(sorted, expected, "things with equal keys keep their order");
            let mut expected = list.clone();
            expected.sort_by(|a, b| b.cmp(a));
            let mut sorted = list.clone();
            sorted.lean_sort_by(|a, b| b.cmp(a));
            prop_assert_eq!(sorted, expected);
            let mut expected = list.clone();
            expected.sort();
            let mut sorted = list;
            sorted.lean_sort();
            prop_assert_eq!(sorted, expected);
        }

        #[expect(clippy::disallowed_methods, reason = "what it is compared with")]
        #[test]
        fn the_first_few_are_those_of_the_sorted_list(list: Vec<(u8, u32)>, limit in 0_usize..12) {
            let mut few = FirstFew::new(limit);
            for thing in &list {
                few.offer(*thing, |a, b| a.0.cmp(&b.0));
            }
            let mut expected = list;
            expected.sort_by_key(|(key, _)| *key);
            expected.truncate(limit);
            prop_assert_eq!(few.into_vec(), expected);
        }
    }
}
