//! How decimals are written in messages and files (serde): as text where people may read them, exact to the last zero; as a whole number and
//! its count of decimals between the programs, which need no code that reads text then.

use rust_decimal::Decimal;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Writes a decimal.
///
/// # Errors
/// What the serializer says.
pub fn serialize<S: Serializer>(value: &Decimal, to: S) -> Result<S::Ok, S::Error> {
    if to.is_human_readable() {
        Serialize::serialize(value, to)
    } else {
        parts(*value).serialize(to)
    }
}

/// Reads a decimal.
///
/// # Errors
/// What the deserializer says, or that there is no such decimal.
pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Decimal, D::Error> {
    if from.is_human_readable() {
        return Deserialize::deserialize(from);
    }
    whole(Deserialize::deserialize(from)?).ok_or_else(|| D::Error::custom("no such decimal"))
}

type Parts = (i128, u32);

fn parts(value: Decimal) -> Parts {
    (value.mantissa(), value.scale())
}

fn whole((mantissa, scale): Parts) -> Option<Decimal> {
    Decimal::try_from_i128_with_scale(mantissa, scale).ok()
}

/// The same for a decimal that may be missing.
pub mod optional {
    use rust_decimal::Decimal;
    use serde::de::Error as _;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::{Parts, parts, whole};

    /// Writes a decimal that may be missing.
    ///
    /// # Errors
    /// What the serializer says.
    pub fn serialize<S: Serializer>(value: &Option<Decimal>, to: S) -> Result<S::Ok, S::Error> {
        if to.is_human_readable() { value.serialize(to) } else { value.map(parts).serialize(to) }
    }

    /// Reads a decimal that may be missing.
    ///
    /// # Errors
    /// What the deserializer says, or that there is no such decimal.
    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Decimal>, D::Error> {
        if from.is_human_readable() {
            return Option::deserialize(from);
        }
        let Some(parts) = Option::<Parts>::deserialize(from)? else { return Ok(None) };
        whole(parts).map(Some).ok_or_else(|| D::Error::custom("no such decimal"))
    }
}

/// A decimal that is written as this module does, for lists of them.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Written(#[serde(with = "self")] pub Decimal);

#[cfg(test)]
mod tests {
    use std::str::FromStr;

    use super::*;

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Two {
        #[serde(with = "super")]
        one: Decimal,
        #[serde(with = "optional")]
        other: Option<Decimal>,
    }

    #[test]
    fn decimals_are_text_for_people_and_whole_numbers_for_programs() {
        for text in [
            "0",
            "-1.100",
            "12345678901234567.89",
            "79228162514264337593543950335",
            "0.0000000000000000000000000001",
        ] {
            let one = Decimal::from_str(text).unwrap();
            for other in [None, Some(one)] {
                let two = Two { one, other };
                let json = serde_json::to_string(&two).unwrap();
                assert!(json.starts_with(&format!("{{\"one\":\"{text}\"")), "{json}");
                assert_eq!(serde_json::from_str::<Two>(&json).unwrap(), two);
                let bytes = postcard::to_allocvec(&two).unwrap();
                let back = postcard::from_bytes::<Two>(&bytes).unwrap();
                assert_eq!(back.one.to_string(), text);
                assert_eq!(back, two);
            }
        }
        // −1.100 is −1100 with 3 decimals: a zigzag varint of 2199.
        let two = Two { one: Decimal::from_str("-1.100").unwrap(), other: None };
        assert_eq!(postcard::to_allocvec(&two).unwrap(), [151, 17, 3, 0]);
        // No decimal has 29 decimals.
        assert!(postcard::from_bytes::<Two>(&[2, 29, 0]).is_err());
        assert!(postcard::from_bytes::<Two>(&[2, 1, 1, 2, 29]).is_err());
    }
}
