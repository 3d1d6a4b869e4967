//! The session that owns the ledger, and (in the browser) the wire to the page.

mod collecting;
mod comparing;
mod desk;
pub mod files;
mod hand_over;
mod lists;
mod pack;
pub mod session;
mod sharing;
mod windows;
#[cfg(feature = "browser")]
pub mod wire;
