//! The session that owns the ledger, and (in the browser) the wire to the page.

mod collecting;
pub mod files;
mod lists;
mod pack;
pub mod session;
#[cfg(feature = "browser")]
pub mod wire;
