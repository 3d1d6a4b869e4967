//! Pages of marks to PDF: every mark at its place, every mark of the text under its tag, everything else an
//! artifact.

use std::num::NonZeroU16;

use krilla::color::rgb;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::num::NormalizedF32;
use krilla::page::PageSettings;
use krilla::paint::{Fill, Stroke};
use krilla::surface::Surface;
use krilla::tagging::{
    Artifact, ArtifactType, ContentTag, Identifier, ListNumbering, Node as TagNode, SpanTag,
    TableHeaderScope, Tag, TagGroup, TagTree,
};

use super::super::{Language, ListStyle};
use super::font::Fonts;
use super::sheet::{Child, MARGIN, Mark, Node, Role, Shape, Sheets};

/// Color of text, and of rules between rows.
const INK: (u8, u8, u8) = (26, 29, 33);
const PALE: (u8, u8, u8) = (201, 206, 214);

/// Draws all pages and gives the tree of what is on them; `None` when a number is out of all reason.
pub(super) fn draw(pdf: &mut krilla::Document, sheets: &Sheets<'_>, language: &str) -> Option<TagTree> {
    let mut identifiers: Vec<Option<Identifier>> = sheets.marks.iter().map(|_| None).collect();
    for number in 0..=sheets.page {
        let mut page = pdf.start_page_with(PageSettings::from_wh(sheets.width, sheets.height)?);
        let mut surface = page.surface();
        for (mark, identifier) in sheets.marks.iter().zip(&mut identifiers) {
            if mark.page == number {
                *identifier = draw_mark(&mut surface, sheets.fonts, mark);
            }
        }
        if sheets.page > 0 {
            page_number(&mut surface, sheets, number, Language::of_tag(language));
        }
        surface.finish();
        page.finish();
    }
    let mut tree = TagTree::new().with_lang(Some(language.to_owned()));
    for node in &sheets.nodes {
        if let Some(group) = group(node, &mut identifiers) {
            tree.push(group);
        }
    }
    Some(tree)
}

/// Draws a mark; gives its identifier when it is content.
fn draw_mark(surface: &mut Surface<'_>, fonts: &Fonts, mark: &Mark) -> Option<Identifier> {
    let artifact = ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout));
    let tag = match (&mark.shape, mark.is_content) {
        (_, false) => artifact,
        (Shape::Box { .. }, true) => {
            ContentTag::Span(SpanTag::empty().with_actual_text(Some("\u{2610}")))
        }
        (_, true) => ContentTag::Span(SpanTag::empty()),
    };
    let identifier = surface.start_tagged(tag);
    match &mark.shape {
        Shape::Text { x, y, size, text, bold } => {
            text_at(surface, fonts, (*x, *y), text, *size, *bold);
        }
        Shape::Rule { x, y, width, thickness } => {
            surface.set_stroke(None);
            surface.set_fill(Some(fill(if *thickness < 1.0 { PALE } else { INK })));
            rectangle(surface, (*x, *y - thickness / 2.0), (*width, *thickness));
        }
        Shape::Box { x, y, side } => {
            surface.set_fill(None);
            let paint = rgb::Color::new(INK.0, INK.1, INK.2).into();
            surface.set_stroke(Some(Stroke { paint, width: 0.8, ..Stroke::default() }));
            rectangle(surface, (*x, *y), (*side, *side));
            surface.set_stroke(None);
        }
    }
    surface.end_tagged();
    mark.is_content.then_some(identifier)
}

fn text_at(
    surface: &mut Surface<'_>,
    fonts: &Fonts,
    (x, y): (f32, f32),
    text: &str,
    size: f32,
    bold: bool,
) {
    let face = fonts.face(bold);
    surface.set_stroke(None);
    surface.set_fill(Some(fill(INK)));
    let start = Point::from_xy(x, y);
    surface.draw_glyphs(start, &face.shape(text), face.font.clone(), text, size, false);
}

fn rectangle(surface: &mut Surface<'_>, (x, y): (f32, f32), (width, height): (f32, f32)) {
    let mut path = PathBuilder::new();
    if let Some(rect) = Rect::from_xywh(x, y, width, height) {
        path.push_rect(rect);
    }
    if let Some(path) = path.finish() {
        surface.draw_path(&path);
    }
}

fn fill((red, green, blue): (u8, u8, u8)) -> Fill {
    let paint = rgb::Color::new(red, green, blue).into();
    Fill { paint, opacity: NormalizedF32::ONE, ..Fill::default() }
}

/// `2 / 5` at the lower right corner: figures need no language.
fn page_number(surface: &mut Surface<'_>, sheets: &Sheets<'_>, number: usize, language: Language) {
    let (page, of) = language.page_of();
    let text = format!("{page}{}{of}{}", number + 1, sheets.page + 1);
    let size = 8.5;
    let x = sheets.width - MARGIN - sheets.fonts.width(&text, false, size);
    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::PageNumber)));
    text_at(surface, sheets.fonts, (x, sheets.height - MARGIN * 0.55), &text, size, false);
    surface.end_tagged();
}

/// A node as a tag; `None` when nothing of it is to be seen, except for cells, which keep their column.
fn group(node: &Node, identifiers: &mut [Option<Identifier>]) -> Option<TagNode> {
    let mut children: Vec<TagNode> = Vec::new();
    for child in &node.children {
        children.extend(match child {
            Child::Node(node) => group(node, identifiers),
            Child::Mark(at) => identifiers.get_mut(*at).and_then(Option::take).map(TagNode::from),
        });
    }
    let is_cell = matches!(node.role, Role::Cell | Role::ColumnHeader | Role::RowHeader);
    if children.is_empty() && !is_cell {
        return None;
    }
    let level = |level: u8| NonZeroU16::new(level.into()).unwrap_or(NonZeroU16::MIN);
    let group = match &node.role {
        Role::Heading(at, text) => TagGroup::with_children(Tag::Hn(level(*at), Some(text.clone())), children),
        Role::Paragraph => TagGroup::with_children(Tag::P, children),
        Role::List(style) => TagGroup::with_children(Tag::L(numbering(*style)), children),
        Role::Item => TagGroup::with_children(Tag::LI, children),
        Role::Label => TagGroup::with_children(Tag::Lbl, children),
        Role::Body => TagGroup::with_children(Tag::LBody, children),
        Role::Table => TagGroup::with_children(Tag::Table, children),
        Role::Head => TagGroup::with_children(Tag::THead, children),
        Role::Rows => TagGroup::with_children(Tag::TBody, children),
        Role::Row => TagGroup::with_children(Tag::TR, children),
        Role::ColumnHeader => TagGroup::with_children(Tag::TH(TableHeaderScope::Column), children),
        Role::RowHeader => TagGroup::with_children(Tag::TH(TableHeaderScope::Row), children),
        Role::Cell => TagGroup::with_children(Tag::TD, children),
    };
    Some(group.into())
}

const fn numbering(style: ListStyle) -> ListNumbering {
    match style {
        ListStyle::Bullet => ListNumbering::Disc,
        ListStyle::Checkbox => ListNumbering::None,
        ListStyle::Numbered => ListNumbering::Decimal,
    }
}
