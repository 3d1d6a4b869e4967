//! What stands around every room: the bar with the rooms, the bar of the file, notes.

mod as_of;
mod attached;
mod book_buttons;
mod conventions;
mod currency_switch;
mod file_bar;
mod lock_badge;
mod notice;
mod nudge;
mod press_progress;
mod tie_out;
mod top_bar;

pub(crate) use attached::Attached;
pub(crate) use conventions::Conventions;
pub(crate) use currency_switch::CurrencySwitch;
pub(crate) use file_bar::FileBar;
pub(crate) use notice::Notice;
pub(crate) use nudge::Nudge;
pub(crate) use press_progress::PressProgress;
pub(crate) use top_bar::TopBar;
