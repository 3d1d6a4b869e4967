//! Absorbing chains: where money ends that moves from state to state by fixed shares.
//!
//! With transient block `Q` and absorbing block `R`, the ends are `B = (I − Q)⁻¹ R` (Cyert, Davidson
//! and Thompson, "Estimation of the allowance for doubtful accounts by Markov chains", 1962). Solved
//! by elimination in decimals of 28 digits; one step of the chain is not the end of it.

use rust_decimal::Decimal;

/// Row i: the share of what is in transient state i that ends in each absorbing state. `None` when
/// the blocks do not fit each other or some state is never left.
pub fn absorb(q: &[Vec<Decimal>], r: &[Vec<Decimal>]) -> Option<Vec<Vec<Decimal>>> {
    let n = q.len();
    let ends = r.first()?.len();
    let fits =
        r.len() == n && q.iter().all(|row| row.len() == n) && r.iter().all(|row| row.len() == ends);
    if !fits {
        return None;
    }
    // Rows of [I − Q | R].
    let mut rows: Vec<Vec<Decimal>> = Vec::with_capacity(n);
    for (i, (stay, leave)) in q.iter().zip(r).enumerate() {
        let one = |j| if i == j { Decimal::ONE } else { Decimal::ZERO };
        let left = stay.iter().enumerate().map(|(j, share)| one(j) - share);
        rows.push(left.chain(leave.iter().copied()).collect());
    }
    for at in 0..n {
        let pivot = (at..n).max_by_key(|row| cell(&rows, *row, at).abs())?;
        rows.swap(at, pivot);
        let divisor = cell(&rows, at, at);
        if divisor.is_zero() {
            return None;
        }
        let mut lead = Vec::with_capacity(n + ends);
        for value in rows.get(at)? {
            lead.push(value.checked_div(divisor)?);
        }
        for (i, row) in rows.iter_mut().enumerate() {
            if i == at {
                row.clone_from(&lead);
                continue;
            }
            let factor = row.get(at).copied()?;
            for (value, lead) in row.iter_mut().zip(&lead) {
                *value = value.checked_sub(factor.checked_mul(*lead)?)?;
            }
        }
    }
    Some(rows.into_iter().map(|row| row.into_iter().skip(n).collect()).collect())
}

fn cell(rows: &[Vec<Decimal>], row: usize, column: usize) -> Decimal {
    rows.get(row).and_then(|row| row.get(column)).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_state_that_is_never_left_has_no_end() {
        let one = Decimal::ONE;
        assert_eq!(absorb(&[vec![one]], &[vec![Decimal::ZERO]]), None);
        assert_eq!(absorb(&[], &[]), None);
        assert_eq!(absorb(&[vec![one, one]], &[vec![one]]), None);
    }

    #[test]
    fn blocks_that_do_not_fit_each_other_have_no_end() {
        let half = Decimal::new(5, 1);
        for (q, r) in [
            (vec![vec![half, half]], vec![vec![half]]),
            (vec![vec![half]], vec![vec![half], vec![half]]),
            (vec![vec![half, half], vec![half, half]], vec![vec![half]]),
            (vec![vec![half, half], vec![half, Decimal::ZERO]], vec![vec![half], vec![half, half]]),
        ] {
            assert_eq!(absorb(&q, &r), None, "{q:?} {r:?}");
        }
    }

    #[test]
    fn money_on_its_way_ends_where_the_later_state_sends_it() {
        let share = |hundredths| Decimal::new(hundredths, 2);
        let row = |shares: [i64; 2]| shares.map(share).to_vec();
        // Of what leaves the second state (half of it) 0.2 is paid and 0.3 lost: 0.4 and 0.6. Of
        // what leaves the first, 0.25 is paid and 0.25 goes on: (0.25 + 0.25 × 0.4) / 0.5 = 0.7.
        let ends = absorb(&[row([50, 25]), row([0, 50])], &[row([25, 0]), row([20, 30])]).unwrap();
        assert_eq!(ends, [row([70, 30]), row([40, 60])]);
    }
}
