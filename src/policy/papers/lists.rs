//! Checklists on paper: one page for each role; everything by rhythm and by case in one document.

use super::frame::Frame;
use crate::documents::{Block, Document, ListStyle};
use crate::policy::{Checklist, Occasion, checklists};

pub(super) fn roles(frame: &Frame<'_>) -> Document {
    const TITLE: &str = "Role checklists";
    let mut blocks = frame.head(TITLE, Vec::new());
    let lists = checklists(frame.policy).into_iter().filter(|list| list.occasion == Occasion::Role);
    for (at, list) in lists.enumerate() {
        // Each can be handed to whom it is for.
        if at > 0 {
            blocks.push(Block::PageBreak);
        }
        blocks.extend(printed(list, 2));
    }
    frame.document(TITLE, blocks)
}

pub(super) fn others(frame: &Frame<'_>) -> Document {
    const TITLE: &str = "Checklists by rhythm and by case";
    let mut blocks = frame.head(TITLE, Vec::new());
    let all = checklists(frame.policy);
    for occasion in [Occasion::Rhythm, Occasion::Case] {
        blocks.push(Block::heading(2, occasion.words()));
        let lists = all.iter().filter(|list| list.occasion == occasion);
        blocks.extend(lists.flat_map(|list| printed(list.clone(), 3)));
    }
    frame.document(TITLE, blocks)
}

fn printed(list: Checklist, level: u8) -> Vec<Block> {
    vec![
        Block::heading(level, list.title),
        Block::text(list.when),
        Block::list(ListStyle::Checkbox, list.items.into_iter().map(|item| item.text)),
    ]
}
