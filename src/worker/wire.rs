//! The workers' ends of the wire, and what both ends speak.

pub mod codec;
pub mod conversion;
#[cfg(feature = "converter")]
pub mod converter;
#[cfg(feature = "engine")]
pub mod engine;
#[cfg(any(feature = "converter", feature = "engine"))]
mod file_reader;
#[cfg(feature = "engine")]
mod later;
#[cfg(feature = "press")]
pub mod press;
pub mod printing;
#[cfg(feature = "safe")]
pub mod safe;
pub mod sealing;
