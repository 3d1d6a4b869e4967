//! Tables and lines of name and value on pages: columns as wide as they need, numbers never broken in two
//! where it can be helped, the header again on every page.

use super::super::{Align, Column, Table};
use super::font::Fonts;
use super::lines::{Line, lines};
use super::sheet::{Child, MARGIN, Place, Role, Shape, Sheets, height, part};

/// Sizes tried, largest first, until the columns fit.
const SIZES: [f32; 6] = [9.5, 9.0, 8.5, 8.0, 7.5, 7.0];
/// Space between two columns.
const GAP: f32 = 14.0;
/// Space above and below the text of a row.
const PAD: f32 = 3.0;
/// No column asks for more, however long its texts.
const WIDEST: f32 = 240.0;
/// A title over numbers asks for no more than this.
const WIDEST_TITLE: f32 = 90.0;

/// Where the columns stand, and how large their text is.
struct Grid {
    size: f32,
    /// Left edge and width of each.
    columns: Vec<(f32, f32)>,
    aligns: Vec<Align>,
    /// Empty space in each row, to write by hand.
    extra: f32,
}

/// What a row is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Header,
    /// The header again, on a further page.
    Again,
    Body,
    Total,
}

/// Sets a table.
pub(super) fn set(sheets: &mut Sheets<'_>, table: &Table) {
    let grid = grid(sheets.fonts, table, sheets.room());
    set_in(sheets, table, &grid);
}

/// Room for a line by hand.
const BY_HAND: f32 = 20.0;

/// The height of a table to fill in, about, where no cell has more than a line.
pub(super) fn sign_off_height(table: &Table) -> f32 {
    let rows = table.rows.iter().map(|_| height(9.5) + 2.0 * PAD + BY_HAND);
    height(9.5) + 2.0 * PAD + rows.sum::<f32>()
}

/// Sets a table to fill in: columns of one width, rows with room, all of it on one page.
pub(super) fn set_sign_off(sheets: &mut Sheets<'_>, table: &Table) {
    let mut grid = grid(sheets.fonts, table, sheets.room());
    let columns = table.columns.iter().map(|_| 1.0).sum::<f32>().max(1.0);
    let each = (sheets.room() - GAP * (columns - 1.0)) / columns;
    let mut x = MARGIN;
    for column in &mut grid.columns {
        *column = (x, each);
        x += each + GAP;
    }
    grid.extra = BY_HAND;
    sheets.need(sign_off_height(table));
    set_in(sheets, table, &grid);
}

fn set_in(sheets: &mut Sheets<'_>, table: &Table, grid: &Grid) {
    let titles: Vec<&str> = table.columns.iter().map(|column| column.title.as_str()).collect();
    let header = cells(sheets.fonts, grid, &titles, true);
    sheets.need(row_height(grid, &header) + 2.0 * (height(grid.size) + 2.0 * PAD));
    let head = row(sheets, grid, &header, Kind::Header);
    let mut body = Vec::new();
    let totals = table.total.iter().map(|row| (row, Kind::Total));
    for (texts, kind) in table.rows.iter().map(|row| (row, Kind::Body)).chain(totals) {
        let texts: Vec<&str> = table.cells(texts).map(|(_, text)| text).collect();
        let cells = cells(sheets.fonts, grid, &texts, kind == Kind::Total);
        if sheets.left() < row_height(grid, &cells) {
            sheets.next_page();
            row(sheets, grid, &header, Kind::Again);
        }
        body.push(row(sheets, grid, &cells, kind));
    }
    let mut children = vec![part(Role::Head, vec![head])];
    if !body.is_empty() {
        children.push(part(Role::Rows, body));
    }
    sheets.node(Role::Table, children);
    sheets.y += 10.0;
}

/// Sets lines of a name and its value: a table whose rows have headers and whose columns have none.
pub(super) fn set_pairs(sheets: &mut Sheets<'_>, pairs: &[(String, String)]) {
    const SIZE: f32 = 10.5;
    let names = pairs.iter().map(|(name, _)| sheets.fonts.width(name, true, SIZE));
    let first = names.fold(0.0, f32::max).min(sheets.room() * 0.45) + 0.1;
    let second = MARGIN + first + 14.0;
    let mut rows = Vec::new();
    for (name, value) in pairs {
        let name = lines(sheets.fonts, &[(name, true)], SIZE, first);
        let value = lines(sheets.fonts, &[(value, false)], SIZE, sheets.room() - first - 14.0);
        let (mut names, mut values) = (Vec::new(), Vec::new());
        for i in 0..name.len().max(value.len()) {
            sheets.need(height(SIZE));
            for (list, x, into) in [(&name, MARGIN, &mut names), (&value, second, &mut values)] {
                let Some(line) = list.get(i) else { continue };
                let place = Place { x, y: sheets.y, room: 0.0, size: SIZE, align: Align::Start };
                sheets.line(line, place, Some(into));
            }
            sheets.y += height(SIZE);
        }
        sheets.y += 1.5;
        rows.push(part(Role::Row, vec![part(Role::RowHeader, names), part(Role::Cell, values)]));
    }
    sheets.node(Role::Table, rows);
    sheets.y += 8.0;
}

/// The lines of each cell of a row.
fn cells(fonts: &Fonts, grid: &Grid, texts: &[&str], bold: bool) -> Vec<Vec<Line>> {
    let columns = grid.columns.iter();
    texts
        .iter()
        .zip(columns)
        .map(|(text, (_, width))| lines(fonts, &[(text, bold)], grid.size, *width))
        .collect()
}

fn row_height(grid: &Grid, cells: &[Vec<Line>]) -> f32 {
    let most = cells.iter().map(Vec::len).max().unwrap_or(1);
    (0..most).map(|_| height(grid.size)).sum::<f32>() + 2.0 * PAD
}

/// Sets one row. One that is higher than a page goes on over the next ones.
fn row(sheets: &mut Sheets<'_>, grid: &Grid, cells: &[Vec<Line>], kind: Kind) -> Child {
    let most = cells.iter().map(Vec::len).max().unwrap_or(1);
    let mut own: Vec<Vec<Child>> = cells.iter().map(|_| Vec::new()).collect();
    if kind == Kind::Total {
        rule(sheets, 1.1);
    }
    sheets.y += PAD;
    let bottom = kind == Kind::Header || kind == Kind::Again;
    // Titles of one line stand at the foot of those with several.
    let skipped = |cell: &[Line]| if bottom { most - cell.len() } else { 0 };
    for i in 0..most {
        sheets.need(height(grid.size));
        let y = sheets.y;
        let columns = grid.columns.iter().zip(&grid.aligns);
        for ((cell, into), (&(x, room), &align)) in cells.iter().zip(&mut own).zip(columns) {
            let Some(line) = i.checked_sub(skipped(cell)).and_then(|i| cell.get(i)) else {
                continue;
            };
            let place = Place { x, y, room, size: grid.size, align };
            sheets.line(line, place, (kind != Kind::Again).then_some(into));
        }
        sheets.y += height(grid.size);
    }
    sheets.y += PAD;
    if kind == Kind::Body {
        sheets.y += grid.extra;
    }
    match kind {
        Kind::Header | Kind::Again => rule(sheets, 1.1),
        Kind::Body => rule(sheets, 0.5),
        Kind::Total => {}
    }
    let role = || if kind == Kind::Header { Role::ColumnHeader } else { Role::Cell };
    part(Role::Row, own.into_iter().map(|children| part(role(), children)).collect())
}

fn rule(sheets: &mut Sheets<'_>, thickness: f32) {
    let shape = Shape::Rule { x: MARGIN, y: sheets.y, width: sheets.room(), thickness };
    sheets.mark(shape, false);
}

/// What the columns of a table ask for at a size: the least (their longest word) and the most (their longest
/// line).
fn wishes(fonts: &Fonts, table: &Table, size: f32) -> Vec<(f32, f32)> {
    let of = |(at, column): (usize, &Column)| {
        let width = |text: &str, bold| fonts.width(text, bold, size) + 0.1;
        let words = |text: &str, bold| text.split([' ', '\n']).map(|w| width(w, bold)).fold(0.0, f32::max);
        let (mut least, mut most) = (words(&column.title, true), 0.0_f32);
        let totals = table.total.iter().map(|row| (row, true));
        for (row, bold) in table.rows.iter().map(|row| (row, false)).chain(totals) {
            let text = row.get(at).map_or("", String::as_str);
            least = least.max(words(text, bold));
            most = most.max(text.split('\n').map(|l| width(l, bold)).fold(0.0, f32::max));
        }
        match column.align {
            // An amount stays on one line; its title may be broken.
            Align::End => {
                let most = most.max(least);
                (most, most.max(width(&column.title, true).min(WIDEST_TITLE)))
            }
            Align::Start => {
                let most = most.max(width(&column.title, true)).min(WIDEST);
                (least.min(most), most)
            }
        }
    };
    table.columns.iter().enumerate().map(of).collect()
}

/// Places the columns: at the largest size at which the least of all fits.
fn grid(fonts: &Fonts, table: &Table, room: f32) -> Grid {
    let gaps = (1..table.columns.len()).map(|_| GAP).sum::<f32>();
    let room = room - gaps;
    let mut size = 9.5;
    let mut wishes_at = Vec::new();
    for tried in SIZES {
        (size, wishes_at) = (tried, wishes(fonts, table, tried));
        if wishes_at.iter().map(|(least, _)| least).sum::<f32>() <= room {
            break;
        }
    }
    let least: f32 = wishes_at.iter().map(|(least, _)| least).sum();
    let most: f32 = wishes_at.iter().map(|(_, most)| most).sum();
    let is_text = |at: usize| table.columns.get(at).is_some_and(|c| c.align == Align::Start);
    let texts: f32 = wishes_at.iter().enumerate().filter(|(i, _)| is_text(*i)).map(|(_, w)| w.1).sum();
    let width = |(at, &(low, high)): (usize, &(f32, f32))| {
        if least > room {
            low * room / least
        } else if most > room {
            low + (high - low) * (room - least) / (most - least)
        } else if texts > 0.0 {
            if is_text(at) { high + (room - most) * high / texts } else { high }
        } else {
            high + (room - most) * high / most.max(1.0)
        }
    };
    let mut x = MARGIN;
    let columns = wishes_at.iter().enumerate().map(width).map(|width| {
        let column = (x, width);
        x += width + GAP;
        column
    });
    Grid {
        size,
        columns: columns.collect(),
        aligns: table.columns.iter().map(|column| column.align).collect(),
        extra: 0.0,
    }
}
