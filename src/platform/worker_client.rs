//! placeholder until the real client lands

use crate::protocol::{Command, JobId, Reply};

#[derive(Clone, Debug)]
pub struct WorkerClient {}
#[derive(Clone, Debug)]
pub struct StartError;

impl WorkerClient {
    pub fn start(_on_reply: impl Fn(Reply) + 'static) -> Result<Self, StartError> {
        Ok(Self {})
    }
    pub fn send(&self, _command: Command, _file: Option<web_sys::Blob>) -> JobId {
        0
    }
    pub fn cancel(&self) {}
}
