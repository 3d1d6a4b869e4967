//! A small model of workbooks: sheets of typed cells under one row of headings.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// Sheets in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Workbook {
    /// Title of the file; not printed.
    pub title: String,
    /// The sheets; no two of one name.
    pub sheets: Vec<Sheet>,
}

/// One sheet: headings that stay in sight, and rows below them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// At most 31 characters, none of `[]:*?/\`.
    pub name: String,
    /// One heading for each column.
    pub headings: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
}

/// What a cell holds. Text stays text, whatever it begins with.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Cell {
    /// Nothing.
    #[default]
    Empty,
    /// Text.
    Text(String),
    /// A number with as many decimals as it is written with.
    Number(Decimal),
    /// A day.
    Date(NaiveDate),
}

impl Cell {
    /// Text; an empty cell for an empty one.
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }

    /// A whole number.
    pub fn whole(number: impl Into<i64>) -> Self {
        Self::Number(Decimal::from(number.into()))
    }

    /// A day, or nothing.
    pub fn date(date: Option<NaiveDate>) -> Self {
        date.map_or(Self::Empty, Self::Date)
    }
}
