//! The steps of all plans as one table: each step once, with the customers it is for.

use crate::documents::{Block, Column, Table};
use crate::domain::sorting::LeanSort;
use crate::policy::agreements::capital;
use crate::policy::{Policy, RiskClass, Role, Who};

/// A step as it stands in one or more plans.
#[derive(PartialEq)]
struct Step {
    name: String,
    when: String,
    how: &'static str,
    who: &'static str,
}

/// The table; a sentence where no plan has a step.
pub(super) fn steps(policy: &Policy) -> Vec<Block> {
    let mut steps: Vec<(Step, Vec<RiskClass>)> = Vec::new();
    // The fullest plan first, so that its order holds and the others fit in.
    let mut plans: Vec<_> = policy.plans.iter().collect();
    plans.lean_sort_by_key(|plan| std::cmp::Reverse(plan.levels.len()));
    for plan in plans {
        let mut after = 0;
        for level in &plan.levels {
            let step = Step {
                name: level.name.clone(),
                when: level.trigger.words(policy),
                how: level.channel.word(),
                who: match level.who {
                    Who::Collector => Role::Receivables.title(),
                    Who::Owner => Role::Owner.title(),
                },
            };
            let known = steps.iter().position(|(known, _)| *known == step);
            if let Some((at, (_, classes))) = known.and_then(|at| Some((at, steps.get_mut(at)?))) {
                classes.push(plan.class);
                after = at + 1;
            } else {
                steps.insert(after, (step, vec![plan.class]));
                after += 1;
            }
        }
    }
    if steps.is_empty() {
        return vec![Block::text("The plans have no steps yet.")];
    }
    let rows = steps.into_iter().map(|(step, classes)| {
        let whom = whom(policy, &classes);
        vec![step.name, capital(&step.when), step.how.to_owned(), step.who.to_owned(), whom]
    });
    vec![Block::Table(Table {
        columns: ["Step", "When", "How", "Who", "For"].map(Column::text).to_vec(),
        rows: rows.collect(),
        total: None,
    })]
}

/// Which customers a step is for.
fn whom(policy: &Policy, classes: &[RiskClass]) -> String {
    let is_in = |class: &RiskClass| classes.contains(class);
    let planned = |class: &RiskClass| policy.plan(*class).is_some();
    if RiskClass::ALL.iter().filter(|class| planned(class)).all(is_in) {
        return "All".to_owned();
    }
    let names = RiskClass::ALL.into_iter().filter(is_in).map(|class| match class {
        RiskClass::Low => "low",
        RiskClass::Medium => "medium",
        RiskClass::High => "high",
        RiskClass::New => "new",
    });
    capital(&names.collect::<Vec<_>>().join(", "))
}
