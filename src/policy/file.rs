//! A policy as a file to keep and to pass on; `docs/policy-file.md` is the format.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::Policy;

/// The version of the format that is written.
pub const POLICY_FILE_VERSION: u32 = 1;

/// What says that a file is one of ours.
const KIND: &str = "owed-policy";

#[derive(Serialize, Deserialize)]
struct File<P> {
    kind: String,
    version: u32,
    policy: P,
}

/// Why a file is no policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PolicyFileError {
    /// It is not a policy that was saved here.
    NotAPolicy,
    /// It is damaged: what could not be read, as the reader says it.
    Damaged(String),
    /// It was written by a later version.
    TooNew {
        /// Its version.
        version: u32,
    },
}

impl fmt::Display for PolicyFileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAPolicy => f.write_str("This file is not a policy that was saved here"),
            Self::Damaged(what) => write!(f, "This policy is damaged and was not opened: {what}"),
            Self::TooNew { version } => write!(
                f,
                "This policy was saved by a later version (format {version}); this page knows \
                 format {POLICY_FILE_VERSION}. Reload the page to get the latest one"
            ),
        }
    }
}

/// The policy as a file.
pub fn policy_file(policy: &Policy) -> String {
    let file = File { kind: KIND.to_owned(), version: POLICY_FILE_VERSION, policy };
    serde_json::to_string_pretty(&file).unwrap_or_default()
}

/// A policy from a file.
///
/// # Errors
/// * [`PolicyFileError::NotAPolicy`] when it is anything else.
/// * [`PolicyFileError::TooNew`] when a later version wrote it.
/// * [`PolicyFileError::Damaged`] when a rule in it is unknown or cannot be read.
pub fn read_policy_file(text: &str) -> Result<Policy, PolicyFileError> {
    #[derive(Deserialize)]
    struct Head {
        kind: String,
        version: u32,
    }
    let head: Head = serde_json::from_str(text.trim_start_matches('\u{feff}'))
        .map_err(|_not_json| PolicyFileError::NotAPolicy)?;
    if head.kind != KIND {
        return Err(PolicyFileError::NotAPolicy);
    }
    if head.version > POLICY_FILE_VERSION {
        return Err(PolicyFileError::TooNew { version: head.version });
    }
    let damaged = |error: serde_json::Error| PolicyFileError::Damaged(error.to_string());
    let file: File<serde_json::Value> =
        serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(damaged)?;
    let policy: Policy = serde_json::from_value(file.policy.clone()).map_err(damaged)?;
    // Nothing is passed over in silence: what the file says and we do not know is named.
    let known = serde_json::to_value(&policy).unwrap_or_default();
    match unknown(&file.policy, &known, "policy") {
        Some(path) => Err(PolicyFileError::Damaged(format!("“{path}” is not a rule of ours"))),
        None => Ok(policy),
    }
}

/// The first name in `given` that `known` does not have.
fn unknown(given: &serde_json::Value, known: &serde_json::Value, at: &str) -> Option<String> {
    use serde_json::Value;
    match (given, known) {
        (Value::Object(given), Value::Object(known)) => given.iter().find_map(|(key, value)| {
            let path = format!("{at}.{key}");
            match known.get(key) {
                Some(own) => unknown(value, own, &path),
                None => Some(path),
            }
        }),
        (Value::Array(given), Value::Array(known)) => {
            let pairs = given.iter().zip(known).enumerate();
            pairs
                .into_iter()
                .find_map(|(i, (value, own))| unknown(value, own, &format!("{at}[{i}]")))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::interview::Preset;

    #[test]
    fn what_is_saved_opens_as_it_was() {
        for preset in Preset::ALL {
            let policy = preset.policy(&Policy::default());
            assert_eq!(read_policy_file(&policy_file(&policy)), Ok(policy));
        }
    }

    #[test]
    fn an_older_or_shorter_file_takes_the_rest_from_the_usual_rules() {
        let text = r#"{"kind":"owed-policy","version":1,"policy":{"hand_over_day":77}}"#;
        let expected = Policy { hand_over_day: 77, ..Policy::default() };
        assert_eq!(read_policy_file(text), Ok(expected));
    }

    #[test]
    fn what_is_no_policy_is_refused_by_name() {
        let newer = r#"{"kind":"owed-policy","version":2,"policy":{"new":1}}"#;
        let wrong = r#"{"kind":"owed-policy","version":1,"policy":{"hand_over_day":"soon"}}"#;
        let strange = r#"{"kind":"owed-policy","version":1,"policy":{"terms":{"net_day":7}}}"#;
        for (text, expected) in [
            ("", "not a policy"),
            ("{}", "not a policy"),
            (r#"{"kind":"owed-log","version":1}"#, "not a policy"),
            (newer, "format 2"),
            (wrong, "damaged"),
            (strange, "policy.terms.net_day"),
        ] {
            let error = read_policy_file(text).unwrap_err().to_string();
            assert!(error.contains(expected), "{text}: {error}");
        }
    }
}
