//! Small parts that know nothing of the rooms they stand in.

mod blank;
mod customer_list;
mod drop_veil;
mod entry;
mod export_steps;
mod find_box;
mod money;
mod paper_switch;
mod percent_blank;
mod picture;
mod progress;
mod show_more;
mod sort_header;
mod swatch;
mod text_file_button;
mod virtual_table;

pub(crate) use blank::Blank;
pub(crate) use customer_list::{CustomerBar, CustomerColumn, customer_key, customer_rows};
pub(crate) use drop_veil::DropVeil;
pub(crate) use entry::{EntryDate, EntryForm, EntryPick, EntryText, worded};
pub(crate) use export_steps::ExportSteps;
pub(crate) use find_box::FindBox;
pub(crate) use money::MoneyCell;
pub(crate) use paper_switch::PaperSwitch;
pub(crate) use percent_blank::PercentBlank;
pub(crate) use picture::{Drawing, Picture};
pub(crate) use progress::{Progress, long_reading};
pub(crate) use show_more::{STEP, ShowMore};
pub(crate) use sort_header::SortHeader;
pub(crate) use swatch::Swatch;
pub(crate) use text_file_button::TextFileButton;
pub(crate) use virtual_table::{Rows, VirtualTable, WINDOW};
