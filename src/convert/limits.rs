//! How much of a workbook is read before it is refused. Counted while reading, never taken from what
//! the file says about itself.

/// The limits; [`Limits::default`] is what the page uses.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Bytes of a workbook or a web page; text has no limit here.
    pub file: u64,
    /// Files in the archive.
    pub parts: u64,
    /// Sheets.
    pub sheets: u64,
    /// Bytes of all parts, unpacked.
    pub unpacked: u64,
    /// From here on a part must not unpack to more than [`Limits::ratio`] times its size.
    pub ratio_from: u64,
    /// See [`Limits::ratio_from`].
    pub ratio: u64,
    /// Bytes of any part that is not a sheet, unpacked: styles, relations, shared texts.
    pub small_part: u64,
    /// Shared texts.
    pub texts: u64,
    /// Cells with something in them, in all sheets.
    pub cells: u64,
    /// Characters of one cell.
    pub cell_text: usize,
    /// Rows of a sheet.
    pub rows: u32,
    /// Columns of a sheet.
    pub columns: u32,
    /// Bytes of table text, in all sheets.
    pub output: usize,
    /// Cells between the first and the last one of a sheet, for formats that are unpacked whole.
    pub dense_cells: u64,
    /// Called now and then, so that whoever waits knows that work goes on.
    pub alive: fn(),
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            file: 256 << 20,
            parts: 2_000,
            sheets: 500,
            unpacked: 512 << 20,
            ratio_from: 64 << 20,
            ratio: 200,
            small_part: 64 << 20,
            texts: 2_000_000,
            cells: 5_000_000,
            cell_text: 32_767,
            rows: 1_048_576,
            columns: 16_384,
            output: 128 << 20,
            dense_cells: 2_000_000,
            alive: || {},
        }
    }
}
