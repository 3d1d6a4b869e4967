//! The invented ledger behind "Try with sample data".
