//! The page's only way to the browser: clock, files, downloads, looks. Nothing here can send.

pub mod case_file;
pub mod clipboard;
pub mod clock;
pub mod converter;
pub mod download;
pub mod drawing;
mod errand;
pub mod files;
pub mod lock;
pub mod page;
pub mod prefs;
pub mod press;
pub mod random;
pub mod rescue;
pub mod scroller;
pub mod store;
pub mod tabs;
pub mod text_area;
pub mod text_file;
pub mod worker_client;
