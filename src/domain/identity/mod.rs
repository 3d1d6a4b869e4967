//! When two files speak of the same customer or the same document: the one answer for files that are
//! joined and for exports that are compared.

pub mod number;
pub mod people;
