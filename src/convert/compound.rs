//! The container of old Office files: sectors in chains. Read without trust, as a chain may turn in a
//! circle; the workbook reader gets a container of ours with the one stream that it needs.

use crate::convert::refusal::{Place, Refusal};

const END_OF_CHAIN: u32 = 0xFFFF_FFFE;
/// Numbers from here on are marks, not sectors.
const FIRST_MARK: u32 = 0xFFFF_FFFA;
/// Shorter streams live in the small sectors of the root's stream.
const SHORTEST_LARGE: u64 = 4096;
const SMALL_SECTOR: usize = 64;

/// The container, with its tables.
#[derive(Debug)]
pub(super) struct Compound<'a> {
    sectors: &'a [u8],
    sector: usize,
    table: Vec<u32>,
    small_table: Vec<u32>,
    small: Vec<u8>,
    entries: Vec<Entry>,
}

#[derive(Debug)]
struct Entry {
    name: String,
    start: u32,
    length: u64,
}

impl<'a> Compound<'a> {
    /// Reads the tables, following every chain with a count.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Refusal> {
        Self::read(bytes)
            .ok_or_else(|| Refusal::damaged(Place::default(), "the container around it is damaged"))
    }

    fn read(bytes: &'a [u8]) -> Option<Self> {
        let sector = match u16_at(bytes, 30)? {
            9 => 512,
            12 => 4096,
            _ => return None,
        };
        let mut file = Self {
            // The header takes the place of one sector.
            sectors: bytes.get(sector..)?,
            sector,
            table: Vec::new(),
            small_table: Vec::new(),
            small: Vec::new(),
            entries: Vec::new(),
        };
        for id in file.table_sectors(bytes)? {
            let part = file.sector(id)?;
            file.table.extend(numbers(part));
        }
        let directory = file.chain(u32_at(bytes, 48)?)?;
        let version_3 = sector == 512;
        file.entries =
            directory.chunks_exact(128).map(|e| Entry::read(e, version_3)).collect::<Option<_>>()?;
        let small_tables = u32_at(bytes, 64)?;
        if small_tables > 0 {
            let root = file.entries.first()?;
            let (start, length) = (root.start, root.length);
            file.small = file.chain(start)?;
            file.small.truncate(usize::try_from(length).ok()?);
            file.small_table = numbers(&file.chain(u32_at(bytes, 60)?)?).collect();
        }
        Some(file)
    }

    /// The sectors that hold the table of chains.
    fn table_sectors(&self, bytes: &[u8]) -> Option<Vec<u32>> {
        let mut ids: Vec<u32> = numbers(bytes.get(76..512)?).collect();
        let mut next = u32_at(bytes, 68)?;
        let mut left = self.count();
        while next < FIRST_MARK {
            left = left.checked_sub(1)?;
            let mut more: Vec<u32> = numbers(self.sector(next)?).collect();
            next = more.pop()?;
            ids.append(&mut more);
        }
        ids.retain(|&id| id < FIRST_MARK);
        (ids.len() <= self.count()).then_some(ids)
    }

    fn count(&self) -> usize {
        self.sectors.len() / self.sector + 1
    }

    fn sector(&self, id: u32) -> Option<&'a [u8]> {
        let start = usize::try_from(id).ok()?.checked_mul(self.sector)?;
        let end = start.checked_add(self.sector)?.min(self.sectors.len());
        self.sectors.get(start..end).filter(|sector| !sector.is_empty())
    }

    /// All bytes of a chain; `None` when it is broken or a circle.
    fn chain(&self, start: u32) -> Option<Vec<u8>> {
        let mut out = Vec::new();
        let mut left = self.count();
        let mut id = start;
        while id != END_OF_CHAIN {
            left = left.checked_sub(1)?;
            out.extend_from_slice(self.sector(id)?);
            id = *self.table.get(usize::try_from(id).ok()?)?;
        }
        Some(out)
    }

    fn small_chain(&self, start: u32) -> Option<Vec<u8>> {
        let mut out = Vec::new();
        let mut left = self.small.len() / SMALL_SECTOR + 1;
        let mut id = start;
        while id != END_OF_CHAIN {
            left = left.checked_sub(1)?;
            let from = usize::try_from(id).ok()?.checked_mul(SMALL_SECTOR)?;
            let to = (from + SMALL_SECTOR).min(self.small.len());
            out.extend_from_slice(self.small.get(from..to).filter(|part| !part.is_empty())?);
            id = *self.small_table.get(usize::try_from(id).ok()?)?;
        }
        Some(out)
    }

    /// Whether there is a stream of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.entries.iter().any(|entry| entry.name == name)
    }

    /// The bytes of a stream.
    pub(super) fn stream(&self, name: &str) -> Result<Vec<u8>, Refusal> {
        let read = || {
            let entry = self.entries.iter().find(|entry| entry.name == name)?;
            let is_small = entry.length < SHORTEST_LARGE;
            let mut bytes =
                if is_small { self.small_chain(entry.start)? } else { self.chain(entry.start)? };
            let length = usize::try_from(entry.length).ok()?;
            (length <= bytes.len()).then(|| bytes.truncate(length))?;
            Some(bytes)
        };
        read().ok_or_else(|| Refusal::damaged(Place::default(), "a part of it is cut off"))
    }
}

impl Entry {
    fn read(bytes: &[u8], version_3: bool) -> Option<Self> {
        let units = bytes.get(..64)?.chunks_exact(2).filter_map(|pair| u16_at(pair, 0));
        let name = char::decode_utf16(units.take_while(|&unit| unit != 0));
        let name = name.map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
        let low = u64::from(u32_at(bytes, 120)?);
        let high = if version_3 { 0 } else { u64::from(u32_at(bytes, 124)?) };
        Some(Self { name, start: u32_at(bytes, 116)?, length: low | high << 32 })
    }
}

/// A container written by us that holds one stream and nothing else.
pub(super) fn container(name: &str, stream: &[u8]) -> Vec<u8> {
    const SECTOR: usize = 4096;
    // Shorter streams would live elsewhere; zeros after the end of a workbook are not read.
    let length = stream.len().max(SECTOR);
    let stream_sectors = length.div_ceil(SECTOR);
    let per_table = SECTOR / 4;
    let tables = stream_sectors / (per_table - 1) + 1;
    let small = |number: usize| u32::try_from(number).unwrap_or(END_OF_CHAIN);
    let mut out = Vec::with_capacity((2 + tables + stream_sectors) * SECTOR);
    let word = |out: &mut Vec<u8>, value: u32| out.extend_from_slice(&value.to_le_bytes());

    out.extend_from_slice(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    out.extend_from_slice(&[0; 16]);
    for short in [0x3E_u16, 4, 0xFFFE, 12, 6, 0, 0, 0] {
        out.extend_from_slice(&short.to_le_bytes());
    }
    let directory = small(tables);
    let none = END_OF_CHAIN;
    for long in [1, small(tables), directory, 0, 4096, none, 0, none, 0] {
        word(&mut out, long);
    }
    (0..109).for_each(|at| word(&mut out, if at < tables { small(at) } else { u32::MAX }));
    out.resize(SECTOR, 0);

    (0..tables).for_each(|_| word(&mut out, 0xFFFF_FFFD));
    word(&mut out, END_OF_CHAIN);
    let first = tables + 1;
    let last = first + stream_sectors - 1;
    (first..last).for_each(|at| word(&mut out, small(at + 1)));
    word(&mut out, END_OF_CHAIN);
    out.resize((1 + tables) * SECTOR, 0xFF);

    for (name, kind, child, start, length) in
        [("Root Entry", 5, 1, 0, 0), (name, 2, u32::MAX, small(first), length)]
    {
        let entry = out.len();
        let units: Vec<u16> = name.encode_utf16().take(31).collect();
        for unit in &units {
            out.extend_from_slice(&unit.to_le_bytes());
        }
        out.resize(entry + 64, 0);
        let name_length = u16::try_from(units.len() * 2 + 2).unwrap_or(2);
        out.extend_from_slice(&name_length.to_le_bytes());
        out.extend_from_slice(&[kind, 1]);
        for id in [u32::MAX, u32::MAX, child] {
            word(&mut out, id);
        }
        out.resize(entry + 116, 0);
        word(&mut out, start);
        out.extend_from_slice(&(length as u64).to_le_bytes());
    }
    out.resize((2 + tables) * SECTOR, 0);
    out.extend_from_slice(stream);
    out.resize((2 + tables + stream_sectors) * SECTOR, 0);
    out
}

fn numbers(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes.chunks_exact(4).filter_map(|four| u32_at(four, 0))
}

pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at.checked_add(2)?)?.try_into().ok()?))
}

pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        for length in [1_usize, 4095, 4096, 4097, 5_000_000] {
            let stream: Vec<u8> = (0..length).map(|at| u8::try_from(at % 251).unwrap()).collect();
            let bytes = container("Workbook", &stream);
            let file = Compound::open(&bytes).unwrap();
            assert!(file.has("Workbook") && !file.has("Book"));
            let back = file.stream("Workbook").unwrap();
            assert_eq!(back.get(..length), Some(stream.as_slice()), "{length} bytes");
        }
    }

    #[test]
    fn a_chain_that_turns_in_a_circle_is_refused() {
        let mut bytes = container("Workbook", &vec![7; 9000]);
        // The table of chains is the first sector; the stream begins at sector 2, which points to 3.
        bytes[4096 + 4 * 3..][..4].copy_from_slice(&2_u32.to_le_bytes());
        let file = Compound::open(&bytes).unwrap();
        assert!(matches!(file.stream("Workbook"), Err(Refusal::Damaged { .. })));
    }
}
