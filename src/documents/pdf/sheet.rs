//! Marks on pages and what they mean: lines of text, rules and boxes at their places, and the tree that says
//! which of them is a heading, a row or a cell. Places are points from the upper left corner.

use super::super::{Align, ListStyle, Paper};
use super::font::Fonts;
use super::lines::Line;

/// White space around the text: 2 cm.
pub(super) const MARGIN: f32 = 56.7;
/// Height of a line in parts of its size.
const LINE_HEIGHT: f32 = 1.36;
/// From the top of a line to where letters stand, in parts of its size.
const BASELINE: f32 = 1.02;

/// Something to be seen.
#[derive(Debug)]
pub(super) struct Mark {
    pub(super) page: usize,
    pub(super) shape: Shape,
    /// It belongs to the text, and a node has it; otherwise it is decoration.
    pub(super) is_content: bool,
}

/// What is to be seen.
#[derive(Debug)]
pub(super) enum Shape {
    /// Text that begins at `x` and stands on `y`.
    Text { x: f32, y: f32, size: f32, text: String, bold: bool },
    /// A line to the right.
    Rule { x: f32, y: f32, width: f32, thickness: f32 },
    /// An empty box to tick; `y` is its upper edge.
    Box { x: f32, y: f32, side: f32 },
}

/// What a part of the text is, with its parts in reading order.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) role: Role,
    pub(super) children: Vec<Child>,
}

/// A part of a part.
#[derive(Debug)]
pub(super) enum Child {
    Node(Node),
    /// The mark with this number.
    Mark(usize),
}

/// What a part is, in the words of tagged PDF (ISO 32000-1, 14.8.4).
#[derive(Debug)]
pub(super) enum Role {
    Heading(u8, String),
    Paragraph,
    List(ListStyle),
    Item,
    Label,
    Body,
    Table,
    Head,
    Rows,
    Row,
    ColumnHeader,
    RowHeader,
    Cell,
}

/// A heading for the list beside the pages.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) text: String,
    pub(super) page: usize,
    pub(super) y: f32,
}

/// All pages, and the place on the last one where the next mark goes.
pub(super) struct Sheets<'a> {
    pub(super) fonts: &'a Fonts,
    pub(super) width: f32,
    pub(super) height: f32,
    pub(super) marks: Vec<Mark>,
    pub(super) nodes: Vec<Node>,
    pub(super) entries: Vec<Entry>,
    /// Number of the last page, from 0.
    pub(super) page: usize,
    /// Top of what comes next.
    pub(super) y: f32,
}

impl<'a> Sheets<'a> {
    pub(super) fn new(fonts: &'a Fonts, paper: Paper) -> Self {
        let (width, height) = match paper {
            Paper::A4 => (595.28, 841.89),
            Paper::Letter => (612.0, 792.0),
        };
        let (marks, nodes, entries) = (Vec::new(), Vec::new(), Vec::new());
        Self { fonts, width, height, marks, nodes, entries, page: 0, y: MARGIN }
    }

    /// Width between the margins.
    pub(super) fn room(&self) -> f32 {
        self.width - 2.0 * MARGIN
    }

    pub(super) fn left(&self) -> f32 {
        self.height - MARGIN - self.y
    }

    pub(super) fn is_at_top(&self) -> bool {
        self.y <= MARGIN
    }

    pub(super) fn next_page(&mut self) {
        self.page += 1;
        self.y = MARGIN;
    }

    /// Space above what comes next; none at the top of a page.
    pub(super) fn space(&mut self, points: f32) {
        if !self.is_at_top() {
            self.y += points;
        }
    }

    /// A new page, unless so much still fits.
    pub(super) fn need(&mut self, points: f32) {
        if self.left() < points && !self.is_at_top() {
            self.next_page();
        }
    }

    pub(super) fn mark(&mut self, shape: Shape, is_content: bool) -> Child {
        self.marks.push(Mark { page: self.page, shape, is_content });
        Child::Mark(self.marks.len() - 1)
    }

    /// One line with its top at `y`, inside the stretch from `x` of `room` points; content where `into` has
    /// room for it.
    pub(super) fn line(&mut self, line: &Line, place: Place, into: Option<&mut Vec<Child>>) {
        let Place { mut x, y, room, size, align } = place;
        if align == Align::End {
            x += room - line.width;
        }
        let is_content = into.is_some();
        let mut marks = Vec::new();
        for piece in &line.pieces {
            let width = self.fonts.width(&piece.text, piece.bold, size);
            let (text, bold) = (piece.text.clone(), piece.bold);
            let shape = Shape::Text { x, y: y + BASELINE * size, size, text, bold };
            marks.push(self.mark(shape, is_content));
            x += width;
        }
        if let Some(into) = into {
            into.append(&mut marks);
        }
    }

    /// Lines below each other from where the next mark goes, on as many pages as they need.
    pub(super) fn lines(&mut self, lines: &[Line], x: f32, size: f32) -> Vec<Child> {
        let mut children = Vec::new();
        for line in lines {
            self.need(height(size));
            let place = Place { x, y: self.y, room: self.room(), size, align: Align::Start };
            self.line(line, place, Some(&mut children));
            self.y += height(size);
        }
        children
    }

    pub(super) fn node(&mut self, role: Role, children: Vec<Child>) {
        self.nodes.push(Node { role, children });
    }
}

/// Where a line stands.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub(super) x: f32,
    pub(super) y: f32,
    pub(super) room: f32,
    pub(super) size: f32,
    pub(super) align: Align,
}

/// Height of a line at a size.
pub(super) fn height(size: f32) -> f32 {
    LINE_HEIGHT * size
}

/// A part of a part.
pub(super) fn part(role: Role, children: Vec<Child>) -> Child {
    Child::Node(Node { role, children })
}
