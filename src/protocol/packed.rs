//! What page and worker say as runs of bytes.

use std::marker::PhantomData;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::{JobId, Reply, Request};

/// A request or a reply on its way: whose it is, and all else as one run of bytes, so that nothing crosses between
/// WebAssembly and JavaScript for every field. The bytes hold the values in their order and no names (postcard): engine and
/// page are of one build, and code that knows no names is small. What leaves fields out when it is written cannot be
/// sent so; it is a [`Packed`]. The content of a [`FileOut`] travels beside it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Message {
    /// Whose it is.
    pub job: JobId,
    /// All else.
    #[serde(serialize_with = "serde_bytes_vec::serialize")]
    pub content: Vec<u8>,
}

impl Message {
    /// Writes a request; `None` when it cannot be written.
    pub fn of_request(request: &Request) -> Option<Self> {
        Some(Self { job: request.job, content: written(&request.command)? })
    }

    /// Writes a reply; `None` when it cannot be written.
    pub fn of_reply(reply: &Reply) -> Option<Self> {
        Some(Self { job: reply.job, content: written(&reply.response)? })
    }

    /// Reads a request; `None` when it is none.
    pub fn request(&self) -> Option<Request> {
        Some(Request { job: self.job, command: read(&self.content)? })
    }

    /// Reads a reply; `None` when it is none.
    pub fn reply(&self) -> Option<Reply> {
        Some(Reply { job: self.job, response: read(&self.content)? })
    }
}

/// A report as one run of bytes: its values in their order, as in a [`Message`]. What carries it knows nothing of it, so the code
/// that writes and reads it is only where that is done (docs/decisions/0020-what-comes-later.md).
#[derive(Serialize, Deserialize)]
#[serde(transparent)]
pub struct Values<T> {
    #[serde(with = "serde_bytes_vec")]
    bytes: Vec<u8>,
    #[serde(skip)]
    of: PhantomData<fn() -> T>,
}

impl<T: Serialize> Values<T> {
    /// Writes it. What cannot be written opens as `None`.
    pub fn new(report: &T) -> Self {
        Self { bytes: written(report).unwrap_or_default(), of: PhantomData }
    }
}

impl<T: DeserializeOwned> Values<T> {
    /// What was written; `None` when the bytes are none.
    pub fn open(&self) -> Option<T> {
        read(&self.bytes)
    }
}

/// As [`Values`], with names (JSON): for what leaves fields out when it is written.
#[derive(Serialize, Deserialize)]
#[serde(transparent)]
pub struct Packed<T> {
    #[serde(with = "serde_bytes_vec")]
    bytes: Vec<u8>,
    #[serde(skip)]
    of: PhantomData<fn() -> T>,
}

impl<T: Serialize> Packed<T> {
    /// Writes it. What cannot be written (a map whose keys are no texts) opens as `None`.
    pub fn new(report: &T) -> Self {
        Self { bytes: serde_json::to_vec(report).unwrap_or_default(), of: PhantomData }
    }
}

impl<T: DeserializeOwned> Packed<T> {
    /// What was written; `None` when the bytes are none.
    pub fn open(&self) -> Option<T> {
        serde_json::from_slice(&self.bytes).ok()
    }
}

impl<T> Clone for Packed<T> {
    fn clone(&self) -> Self {
        Self { bytes: self.bytes.clone(), of: PhantomData }
    }
}

impl<T> PartialEq for Packed<T> {
    fn eq(&self, other: &Self) -> bool {
        self.bytes == other.bytes
    }
}

impl<T> std::fmt::Debug for Packed<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Packed").field("bytes", &self.bytes.len()).finish()
    }
}

impl<T> Clone for Values<T> {
    fn clone(&self) -> Self {
        Self { bytes: self.bytes.clone(), of: PhantomData }
    }
}

impl<T> PartialEq for Values<T> {
    fn eq(&self, other: &Self) -> bool {
        self.bytes == other.bytes
    }
}

impl<T> std::fmt::Debug for Values<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Values").field("bytes", &self.bytes.len()).finish()
    }
}

fn written(value: &impl Serialize) -> Option<Vec<u8>> {
    postcard::serialize_with_flavor(value, Sink(Vec::new())).ok()
}

fn read<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    let mut values = postcard::Deserializer::from_flavor(Rest(bytes));
    T::deserialize(&mut values).ok()
}

/// Bytes that were written. Hundreds of places write a value; a call in each of them is smaller than what it does.
struct Sink(Vec<u8>);

impl postcard::ser_flavors::Flavor for Sink {
    type Output = Vec<u8>;

    #[inline(never)]
    fn try_extend(&mut self, bytes: &[u8]) -> postcard::Result<()> {
        self.0.extend_from_slice(bytes);
        Ok(())
    }

    #[inline(never)]
    fn try_push(&mut self, byte: u8) -> postcard::Result<()> {
        self.0.push(byte);
        Ok(())
    }

    fn finalize(self) -> postcard::Result<Vec<u8>> {
        Ok(self.0)
    }
}

/// Bytes that are not read yet; called for each value, as [`Sink`].
struct Rest<'a>(&'a [u8]);

impl<'a> postcard::de_flavors::Flavor<'a> for Rest<'a> {
    type Remainder = ();
    type Source = ();

    #[inline(never)]
    fn pop(&mut self) -> postcard::Result<u8> {
        let (first, rest) =
            self.0.split_first().ok_or(postcard::Error::DeserializeUnexpectedEnd)?;
        self.0 = rest;
        Ok(*first)
    }

    #[inline(never)]
    fn try_take_n(&mut self, count: usize) -> postcard::Result<&'a [u8]> {
        let (first, rest) =
            self.0.split_at_checked(count).ok_or(postcard::Error::DeserializeUnexpectedEnd)?;
        self.0 = rest;
        Ok(first)
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.0.len())
    }

    fn finalize(self) -> postcard::Result<()> {
        Ok(())
    }
}

/// Bytes as bytes (a `Uint8Array` in the browser) instead of a list of numbers.
mod serde_bytes_vec {
    use serde::{Deserializer, Serializer, de};

    pub(super) fn serialize<S: Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(bytes)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Vec<u8>, D::Error> {
        struct Bytes;
        impl<'de> de::Visitor<'de> for Bytes {
            type Value = Vec<u8>;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("bytes")
            }
            fn visit_bytes<E>(self, v: &[u8]) -> Result<Vec<u8>, E> {
                Ok(v.to_vec())
            }
            fn visit_byte_buf<E>(self, v: Vec<u8>) -> Result<Vec<u8>, E> {
                Ok(v)
            }
            fn visit_seq<A: de::SeqAccess<'de>>(self, mut seq: A) -> Result<Vec<u8>, A::Error> {
                let mut bytes = Vec::new();
                while let Some(byte) = seq.next_element()? {
                    bytes.push(byte);
                }
                Ok(bytes)
            }
        }
        deserializer.deserialize_byte_buf(Bytes)
    }
}
