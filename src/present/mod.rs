//! Reports to text, tables, pictures and export files. Pure; the only place numbers become words.

pub mod chart;
pub mod control;
pub mod export;
pub mod format;
pub mod long_list;
