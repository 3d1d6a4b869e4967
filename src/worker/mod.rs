//! The session that owns the ledger, and (in the browser) the wire to the page.

mod collecting;
mod comparing;
pub mod files;
mod pack;
pub mod session;
#[cfg(feature = "browser")]
pub mod wire;
