//! Labels in a column beside marks: each at the middle of its mark, none touching another.

use super::text::LABEL_SIZE;
use crate::domain::sorting::LeanSort;

/// Between two labels' baselines at least.
const APART: f64 = LABEL_SIZE + 3.0;

/// A label that would like to stand at a height.
pub(super) struct Wish {
    /// Middle of its mark, in user units.
    pub(super) middle: f64,
    /// How much it matters: the larger mark keeps its label.
    pub(super) weight: f64,
    /// What it says.
    pub(super) words: String,
}

/// The labels that can stand, with their baselines; the lighter of two that would touch is left out.
pub(super) fn placed(mut wishes: Vec<Wish>) -> Vec<(f64, String)> {
    wishes.lean_sort_by(|a, b| b.weight.total_cmp(&a.weight));
    let mut placed: Vec<(f64, String)> = Vec::new();
    for wish in wishes {
        let baseline = wish.middle + 0.36 * LABEL_SIZE;
        if placed.iter().all(|(other, _)| (other - baseline).abs() >= APART) {
            placed.push((baseline, wish.words));
        }
    }
    placed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_larger_mark_keeps_its_label() {
        let wish = |middle, weight, words: &str| Wish { middle, weight, words: words.to_owned() };
        let labels = placed(vec![
            wish(10.0, 1.0, "small"),
            wish(20.0, 5.0, "large"),
            wish(60.0, 2.0, "far"),
        ]);
        let words: Vec<&str> = labels.iter().map(|(_, words)| words.as_str()).collect();
        assert_eq!(words, ["large", "far"]);
    }
}
