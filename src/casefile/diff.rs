//! The difference between two JSON values as a list of changes that can be made and taken back.
//!
//! A change that no longer fits (its place is gone) is left out, never forced.

use serde::{Deserialize, Deserializer, Serialize};
use serde_json::{Map, Value};

/// A step into a value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub(super) enum Part {
    /// Into the field of an object.
    Key(String),
    /// Into the element of a list, from 0.
    At(usize),
}

/// One change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Change {
    /// Where.
    pub(super) path: Vec<Part>,
    /// What.
    #[serde(flatten)]
    pub(super) edit: Edit,
}

/// What changes at a place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Edit {
    /// A value becomes another; `None` = it is not there.
    Set {
        #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
        before: Option<Value>,
        #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
        after: Option<Value>,
    },
    /// Elements of a list become others.
    Splice {
        /// The first of them, from 0.
        at: usize,
        before: Vec<Value>,
        after: Vec<Value>,
    },
}

/// `null` is a value too.
fn present<'de, D: Deserializer<'de>>(reader: D) -> Result<Option<Value>, D::Error> {
    Value::deserialize(reader).map(Some)
}

/// Which way a change is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// From before to after.
    Forth,
    /// From after to before.
    Back,
}

/// What makes `after` of `before`.
pub(super) fn diff(before: &Value, after: &Value) -> Vec<Change> {
    let mut found = Vec::new();
    walk(&mut Vec::new(), before, after, &mut found);
    found
}

fn walk(path: &mut Vec<Part>, before: &Value, after: &Value, found: &mut Vec<Change>) {
    if before == after {
        return;
    }
    match (before, after) {
        // One field that became another is a choice: it is taken back as a whole.
        (Value::Object(old), Value::Object(new)) if !is_other_choice(old, new) => {
            fields(path, old, new, found);
        }
        (Value::Array(old), Value::Array(new)) if is_list_of_objects(old, new) => {
            for (at, (old, new)) in old.iter().zip(new).enumerate() {
                path.push(Part::At(at));
                walk(path, old, new, found);
                path.pop();
            }
        }
        (Value::Array(old), Value::Array(new)) => {
            let edit = splice(old, new);
            found.push(Change { path: path.clone(), edit });
        }
        _ => {
            let edit = Edit::Set { before: Some(before.clone()), after: Some(after.clone()) };
            found.push(Change { path: path.clone(), edit });
        }
    }
}

fn fields(
    path: &mut Vec<Part>,
    old: &Map<String, Value>,
    new: &Map<String, Value>,
    found: &mut Vec<Change>,
) {
    let gone = old.keys().filter(|key| !new.contains_key(*key));
    for key in gone.chain(new.keys()) {
        path.push(Part::Key(key.clone()));
        match (old.get(key), new.get(key)) {
            (Some(old), Some(new)) => walk(path, old, new, found),
            (before, after) => {
                let edit = Edit::Set { before: before.cloned(), after: after.cloned() };
                found.push(Change { path: path.clone(), edit });
            }
        }
        path.pop();
    }
}

/// The variant of an enum is an object of one field.
fn is_other_choice(old: &Map<String, Value>, new: &Map<String, Value>) -> bool {
    old.len() == 1 && new.len() == 1 && old.keys().ne(new.keys())
}

/// Lists whose elements changed in place.
fn is_list_of_objects(old: &[Value], new: &[Value]) -> bool {
    let kept = old.iter().zip(new).filter(|(old, new)| old == new).count();
    old.len() == new.len()
        && (kept + 1 == old.len() || old.len() == 1)
        && old.iter().chain(new).all(Value::is_object)
}

fn splice(old: &[Value], new: &[Value]) -> Edit {
    let at = old.iter().zip(new).take_while(|(old, new)| old == new).count();
    let (old, new) = (old.get(at..).unwrap_or_default(), new.get(at..).unwrap_or_default());
    let same = old.iter().rev().zip(new.iter().rev()).take_while(|(old, new)| old == new).count();
    let cut = |list: &[Value]| list.iter().take(list.len() - same).cloned().collect();
    Edit::Splice { at, before: cut(old), after: cut(new) }
}

/// Makes a change, or takes it back; `false` when it no longer fits.
pub(super) fn apply(root: &mut Value, change: &Change, way: Way) -> bool {
    match &change.edit {
        Edit::Set { before, after } => {
            let value = if way == Way::Forth { after } else { before };
            put(root, &change.path, value.as_ref())
        }
        Edit::Splice { at, before, after } => {
            let (old, new) = if way == Way::Forth { (before, after) } else { (after, before) };
            let Some(Value::Array(list)) = find(root, &change.path) else { return false };
            let end = at.saturating_add(old.len());
            if list.get(*at..end) != Some(old.as_slice()) {
                return false;
            }
            list.splice(*at..end, new.iter().cloned());
            true
        }
    }
}

fn find<'a>(root: &'a mut Value, path: &[Part]) -> Option<&'a mut Value> {
    path.iter().try_fold(root, |value, part| match part {
        Part::Key(key) => value.get_mut(key.as_str()),
        Part::At(at) => value.get_mut(*at),
    })
}

fn put(root: &mut Value, path: &[Part], value: Option<&Value>) -> bool {
    let Some((last, parents)) = path.split_last() else { return false };
    match (find(root, parents), last, value) {
        (Some(Value::Object(fields)), Part::Key(key), Some(value)) => {
            fields.insert(key.clone(), value.clone());
            true
        }
        (Some(Value::Object(fields)), Part::Key(key), None) => fields.remove(key).is_some(),
        (Some(Value::Array(elements)), Part::At(at), Some(value)) => match elements.get_mut(*at) {
            Some(own) => {
                *own = value.clone();
                true
            }
            None => false,
        },
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn there_and_back(before: &Value, after: &Value) -> Vec<Change> {
        let changes = diff(before, after);
        let mut now = before.clone();
        for change in &changes {
            assert!(apply(&mut now, change, Way::Forth), "{change:?}");
        }
        assert_eq!(&now, after, "{changes:?}");
        for change in changes.iter().rev() {
            assert!(apply(&mut now, change, Way::Back), "{change:?}");
        }
        assert_eq!(&now, before, "{changes:?}");
        let text = serde_json::to_string(&changes).unwrap();
        assert_eq!(serde_json::from_str::<Vec<Change>>(&text).unwrap(), changes, "{text}");
        changes
    }

    #[test]
    fn changes_lead_there_and_back() {
        for (before, after, expected) in [
            (json!({"a": 1, "b": 2}), json!({"a": 1, "b": 3}), 1),
            (json!({"a": null}), json!({"a": 3}), 1),
            (json!({"a": 1}), json!({"a": 1, "b": null}), 1),
            (json!({"a": [1, 2, 3]}), json!({"a": [1, 3]}), 1),
            (json!({"a": []}), json!({"a": [{"x": 1}]}), 1),
            (json!({"a": {"net": 30}}), json!({"a": {"month_end": 10}}), 1),
            (json!({"a": [{"x": 1}, {"x": 2}]}), json!({"a": [{"x": 1}, {"x": 5}]}), 1),
            (json!({"a": [{"x": 1}, {"x": 2}]}), json!({"a": [{"x": 2}, {"x": 5}]}), 1),
            (json!({"a": "text"}), json!({"a": ["text"], "b": 1}), 2),
            (json!({"a": 1}), json!({"a": 1}), 0),
        ] {
            let changes = there_and_back(&before, &after);
            assert_eq!(changes.len(), expected, "{before} {after}");
        }
    }

    #[test]
    fn a_list_that_grew_costs_its_new_element_only() {
        let long: Vec<Value> = (0..500).map(|n| json!({"n": n})).collect();
        let mut longer = long.clone();
        longer.push(json!({"n": 500}));
        let changes = there_and_back(&json!({"log": long}), &json!({"log": longer}));
        assert!(serde_json::to_string(&changes).unwrap().len() < 120, "{changes:?}");
    }

    #[test]
    fn what_no_longer_fits_is_left_out() {
        let changes = diff(&json!({"a": [1, 2]}), &json!({"a": [1, 2, 3]}));
        let mut other = json!({"a": [1, 2, 4]});
        assert!(!apply(&mut other, &changes[0], Way::Back));
        assert_eq!(other, json!({"a": [1, 2, 4]}));
        let changes = diff(&json!({"a": {"b": 1}}), &json!({"a": {"b": 2}}));
        assert!(!apply(&mut json!({"a": 7}), &changes[0], Way::Back));
    }
}
