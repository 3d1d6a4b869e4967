//! A small document model (heading, paragraph, list, table) and its file formats. Pure; knows no
//! receivables.
