//! The measures of a small ledger, worked out by hand.
