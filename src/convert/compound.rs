//! The container of old Office files: sectors in chains. Read without trust, so that a chain that
//! turns in a circle is found before anybody follows it for ever.

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
            // Whoever reads the container next takes as many bytes as the header says.
            let stated = u64::from(small_tables) * sector as u64;
            if length > bytes.len() as u64 || stated > bytes.len() as u64 {
                return None;
            }
        }
        Some(file)
    }

    /// The sectors that hold the table of chains.
    fn table_sectors(&self, bytes: &[u8]) -> Option<Vec<u32>> {
        // Two counts that the next reader sets memory aside for, the second at a place of its own.
        let most = bytes.len() as u64 / 4;
        if u64::from(u32_at(bytes, 44)?) > most || u64::from(u32_at(bytes, 72)?) > most {
            return None;
        }
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

fn numbers(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes.chunks_exact(4).filter_map(|four| u32_at(four, 0))
}

pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at.checked_add(2)?)?.try_into().ok()?))
}

pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}
