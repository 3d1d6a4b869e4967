//! What all rows together prove about the order of day and month, the decimal mark and the
//! currency: column by column, and then the columns against each other.

mod dates;
mod marks;

pub use dates::{ColumnDates, DateEvidence, DecidedOrder};
pub use marks::{ColumnMarks, MarkCount};
