//! ZIP archives read without trust: own directory, own counting, and a clean copy of the parts that
//! passed, which is all that the workbook reader gets to see.
//!
//! What the archive says about unpacked sizes is not even looked at. Names are labels here, never
//! paths.

use flate2::{Crc, Decompress, FlushDecompress, Status};

use crate::convert::limits::Limits;
use crate::convert::refusal::Refusal;

const LOCAL: &[u8] = b"PK\x03\x04";
const CENTRAL: &[u8] = b"PK\x01\x02";
const END: &[u8] = b"PK\x05\x06";
const LONGEST_COMMENT: usize = 65_535;
const END_LENGTH: usize = 22;

/// One file of the archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part<'a> {
    /// Its name with `/` and lower-case letters.
    pub(super) name: String,
    method: u16,
    crc: u32,
    packed: &'a [u8],
}

/// What is left of the limits while parts are unpacked.
#[derive(Debug)]
pub(super) struct Budget {
    pub(super) limits: Limits,
    unpacked: u64,
}

impl Budget {
    pub(super) fn new(limits: &Limits) -> Self {
        Self { limits: *limits, unpacked: 0 }
    }

    /// `of_part` bytes were made of the part's first `packed` bytes.
    fn count(&mut self, more: usize, of_part: u64, packed: u64) -> Result<(), Refusal> {
        (self.limits.alive)();
        self.unpacked += more as u64;
        let expands = of_part > self.limits.ratio_from
            && of_part > packed.saturating_mul(self.limits.ratio);
        if expands || self.unpacked > self.limits.unpacked {
            return Err(Refusal::ExpandsTooMuch { unpacked: of_part.max(self.limits.ratio_from) });
        }
        Ok(())
    }
}

/// The parts of an archive, in the order of its directory.
pub(super) fn parts<'a>(bytes: &'a [u8], limits: &Limits) -> Result<Vec<Part<'a>>, Refusal> {
    let (count, start) = directory(bytes).ok_or(Refusal::DamagedArchive)?;
    if count > limits.parts {
        return Err(Refusal::TooLarge { what: "parts".to_owned(), limit: limits.parts });
    }
    let mut rest = bytes.get(start..).ok_or(Refusal::DamagedArchive)?;
    let mut parts = Vec::new();
    for _ in 0..count {
        let (part, after) = part(bytes, rest)?;
        parts.push(part);
        rest = after;
    }
    Ok(parts)
}

/// Number of parts and where their directory begins.
fn directory(bytes: &[u8]) -> Option<(u64, usize)> {
    let from = bytes.len().saturating_sub(END_LENGTH + LONGEST_COMMENT);
    let tail = bytes.get(from..)?;
    let at = from + tail.windows(END.len()).rposition(|window| window == END)?;
    bytes.get(at..at + END_LENGTH)?;
    let count = u64::from(u16_at(bytes, at + 10)?);
    let start = u64::from(u32_at(bytes, at + 16)?);
    if count < 0xFFFF && start < 0xFFFF_FFFF {
        return Some((count, usize::try_from(start).ok()?));
    }
    // The long form keeps both in a record of its own, found by a pointer right before this one.
    let pointer = at.checked_sub(20)?;
    let is_pointer = bytes.get(pointer..pointer + 4)? == b"PK\x06\x07";
    let record = usize::try_from(u64_at(bytes, pointer + 8)?).ok()?;
    let is_record = bytes.get(record..record.checked_add(4)?)? == b"PK\x06\x06";
    if !is_pointer || !is_record {
        return None;
    }
    Some((u64_at(bytes, record + 32)?, usize::try_from(u64_at(bytes, record + 48)?).ok()?))
}

/// Reads one entry of the directory; returns what follows it too.
fn part<'a>(bytes: &'a [u8], entry: &'a [u8]) -> Result<(Part<'a>, &'a [u8]), Refusal> {
    let read = || {
        let is_entry = entry.get(..4)? == CENTRAL;
        let name_length = usize::from(u16_at(entry, 28)?);
        let extra_length = usize::from(u16_at(entry, 30)?);
        let comment_length = usize::from(u16_at(entry, 32)?);
        let name = entry.get(46..46 + name_length)?;
        let extra = entry.get(46 + name_length..46 + name_length + extra_length)?;
        let after = entry.get(46 + name_length + extra_length + comment_length..)?;
        let long = LongSizes::read(
            extra,
            [u32_at(entry, 24)?, u32_at(entry, 20)?, u32_at(entry, 42)?],
        )?;
        let is_locked = u16_at(entry, 8)? & 1 == 1;
        let method = u16_at(entry, 10)?;
        let crc = u32_at(entry, 16)?;
        let packed = packed_bytes(bytes, long.start, long.packed)?;
        let name = String::from_utf8_lossy(name).replace('\\', "/").to_ascii_lowercase();
        is_entry.then_some((Part { name, method, crc, packed }, after, is_locked))
    };
    match read() {
        Some((_, _, true)) => Err(Refusal::PasswordProtected),
        Some((part, after, false)) => Ok((part, after)),
        None => Err(Refusal::DamagedArchive),
    }
}

/// Sizes that may stand in an extra field when they do not fit.
struct LongSizes {
    packed: usize,
    start: usize,
}

impl LongSizes {
    /// `short` holds unpacked size, packed size and start, in the order of the extra field.
    fn read(mut extra: &[u8], short: [u32; 3]) -> Option<Self> {
        let mut long: &[u8] = &[];
        while let (Some(id), Some(length)) = (u16_at(extra, 0), u16_at(extra, 2)) {
            let field = extra.get(4..4 + usize::from(length))?;
            if id == 1 {
                long = field;
            }
            extra = extra.get(4 + usize::from(length)..)?;
        }
        let mut next = |value: u32| -> Option<u64> {
            if value != u32::MAX || long.is_empty() {
                return Some(u64::from(value));
            }
            let wide = u64_at(long, 0)?;
            long = long.get(8..)?;
            Some(wide)
        };
        let [unpacked, packed, start] = short;
        next(unpacked)?;
        let packed = usize::try_from(next(packed)?).ok()?;
        Some(Self { packed, start: usize::try_from(next(start)?).ok()? })
    }
}

fn packed_bytes(bytes: &[u8], start: usize, length: usize) -> Option<&[u8]> {
    let local = bytes.get(start..)?;
    if local.get(..4)? != LOCAL {
        return None;
    }
    let from = 30 + usize::from(u16_at(local, 26)?) + usize::from(u16_at(local, 28)?);
    local.get(from..from.checked_add(length)?)
}

impl Part<'_> {
    /// Unpacks the part piece by piece; the pieces are counted before they are handed on.
    pub(super) fn unpack(
        &self,
        budget: &mut Budget,
        mut take: impl FnMut(&[u8]) -> Result<(), Refusal>,
    ) -> Result<u64, Refusal> {
        let mut crc = Crc::new();
        let mut total = 0;
        let mut piece_done = |piece: &[u8], packed: u64| {
            total += piece.len() as u64;
            budget.count(piece.len(), total, packed)?;
            crc.update(piece);
            take(piece)
        };
        match self.method {
            0 => {
                let size = self.packed.len() as u64;
                self.packed.chunks(1 << 16).try_for_each(|piece| piece_done(piece, size))?;
            }
            8 => inflate(self.packed, &mut piece_done)?,
            _ => return Err(Refusal::DamagedArchive),
        }
        if crc.sum() == self.crc { Ok(total) } else { Err(Refusal::DamagedArchive) }
    }

    /// Unpacks the part into memory, up to the limit for small parts.
    pub(super) fn unpack_whole(&self, budget: &mut Budget) -> Result<Vec<u8>, Refusal> {
        let mut whole = Vec::new();
        let most = budget.limits.small_part;
        self.unpack(budget, |piece| {
            whole.extend_from_slice(piece);
            if whole.len() as u64 > most {
                return Err(Refusal::TooLarge { what: "bytes in one part".to_owned(), limit: most });
            }
            Ok(())
        })?;
        Ok(whole)
    }
}

fn inflate(
    packed: &[u8],
    take: &mut impl FnMut(&[u8], u64) -> Result<(), Refusal>,
) -> Result<(), Refusal> {
    let mut state = Decompress::new(false);
    let mut buffer = vec![0; 1 << 16];
    loop {
        let (read, written) = (state.total_in(), state.total_out());
        let rest = usize::try_from(read).ok().and_then(|read| packed.get(read..));
        let status = state
            .decompress(rest.unwrap_or_default(), &mut buffer, FlushDecompress::None)
            .map_err(|_broken| Refusal::DamagedArchive)?;
        let made = usize::try_from(state.total_out() - written).unwrap_or(0);
        take(buffer.get(..made).unwrap_or_default(), state.total_in())?;
        match status {
            Status::StreamEnd => return Ok(()),
            Status::Ok | Status::BufError if made == 0 && state.total_in() == read => {
                return Err(Refusal::DamagedArchive);
            }
            Status::Ok | Status::BufError => {}
        }
    }
}

/// An archive written by us, of parts that passed.
#[derive(Debug, Default)]
pub(super) struct CleanArchive {
    bytes: Vec<u8>,
    directory: Vec<u8>,
    parts: u16,
}

impl CleanArchive {
    /// Adds a part as it is packed, with the size that was counted.
    pub(super) fn add(&mut self, part: &Part<'_>, unpacked: u64) {
        self.push(&part.name, part.method, part.crc, part.packed, unpacked);
    }

    /// The same under another spelling of its name.
    pub(super) fn add_as(&mut self, name: &str, part: &Part<'_>, unpacked: u64) {
        self.push(name, part.method, part.crc, part.packed, unpacked);
    }

    /// Adds a part with other content.
    pub(super) fn add_content(&mut self, name: &str, content: &[u8]) {
        let mut crc = Crc::new();
        crc.update(content);
        self.push(name, 0, crc.sum(), content, content.len() as u64);
    }

    fn push(&mut self, name: &str, method: u16, crc: u32, packed: &[u8], unpacked: u64) {
        let small = |size: u64| u32::try_from(size).unwrap_or(u32::MAX);
        let start = small(self.bytes.len() as u64);
        let mut head = Vec::with_capacity(26);
        for short in [20, 1 << 11, method, 0, 33] {
            head.extend_from_slice(&u16::to_le_bytes(short));
        }
        for long in [crc, small(packed.len() as u64), small(unpacked)] {
            head.extend_from_slice(&long.to_le_bytes());
        }
        let name = name.as_bytes().get(..name.len().min(1 << 12)).unwrap_or_default();
        let name_length = u16::try_from(name.len()).unwrap_or(0).to_le_bytes();
        head.extend_from_slice(&name_length);
        for piece in [LOCAL, &head, &[0, 0], name, packed] {
            self.bytes.extend_from_slice(piece);
        }
        for piece in [CENTRAL, &[20, 0], &head, &[0; 12], &start.to_le_bytes(), name] {
            self.directory.extend_from_slice(piece);
        }
        self.parts += 1;
    }

    /// The archive.
    pub(super) fn finish(mut self) -> Vec<u8> {
        let small = |size: usize| u32::try_from(size).unwrap_or(u32::MAX).to_le_bytes();
        let (start, length) = (small(self.bytes.len()), small(self.directory.len()));
        let count = self.parts.to_le_bytes();
        self.bytes.append(&mut self.directory);
        for piece in [END, &[0; 4], &count, &count, &length, &start, &[0, 0]] {
            self.bytes.extend_from_slice(piece);
        }
        self.bytes
    }
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at.checked_add(2)?)?.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}

fn u64_at(bytes: &[u8], at: usize) -> Option<u64> {
    Some(u64::from_le_bytes(bytes.get(at..at.checked_add(8)?)?.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(content: &[u8]) -> Vec<u8> {
        let mut archive = CleanArchive::default();
        archive.add_content("a.xml", content);
        archive.add_content("dir/b.xml", b"second");
        archive.finish()
    }

    #[test]
    fn what_is_written_is_read_back() {
        let bytes = made(b"first");
        let limits = Limits::default();
        let parts = parts(&bytes, &limits).unwrap();
        let names: Vec<_> = parts.iter().map(|part| part.name.as_str()).collect();
        assert_eq!(names, ["a.xml", "dir/b.xml"]);
        let mut budget = Budget::new(&limits);
        assert_eq!(parts[0].unpack_whole(&mut budget).unwrap(), b"first");
        assert_eq!(parts[1].unpack_whole(&mut budget).unwrap(), b"second");
        assert_eq!(budget.unpacked, 11);
    }

    #[test]
    fn damage_is_found_wherever_it_is() {
        let bytes = made(b"first");
        let limits = Limits::default();
        for cut in 0..bytes.len() {
            assert_eq!(parts(&bytes[..cut], &limits), Err(Refusal::DamagedArchive), "cut at {cut}");
        }
        let mut flipped = bytes;
        flipped[30 + 5] ^= 1;
        let parts = parts(&flipped, &limits).unwrap();
        let result = parts[0].unpack_whole(&mut Budget::new(&limits));
        assert_eq!(result, Err(Refusal::DamagedArchive));
    }

    #[test]
    fn unpacked_bytes_are_counted() {
        let bytes = made(&[b' '; 4000]);
        let limits = Limits { unpacked: 1000, ..Limits::default() };
        let parts = parts(&bytes, &limits).unwrap();
        let result = parts[0].unpack_whole(&mut Budget::new(&limits));
        assert!(matches!(result, Err(Refusal::ExpandsTooMuch { .. })));
    }
}
