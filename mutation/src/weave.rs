//! Writes changes into a file's text. Only one change is ever switched on, so each alternative is the changed
//! expression as it would stand alone: `(if on(7) {a - b} else {a + b})`. A deleted match arm is a guard that does
//! not hold, a function that returns a value returns it at once.
//!
//! Comments around each alternative carry its number, so that a compiler's complaint leads back to it.

use std::collections::HashMap;
use std::ops::Range;

use syn::spanned::Spanned;
use syn::visit::{self, Visit};

use crate::Outcome;
use crate::change::{Change, Genre, Place};

/// The module of the woven program that knows which change is on.
pub(crate) const SWITCH: &str = include_str!("switch.rs.txt");

/// A file's text with these changes (number and change) in it, and the numbers of those that found no place.
pub(crate) fn weave(
    text: &str,
    changes: &[(usize, &Change)],
    fixed: &[String],
) -> Outcome<(String, Vec<usize>)> {
    let file = syn::parse_file(text).map_err(|problem| problem.to_string())?;
    let mut at = HashMap::new();
    for &(number, change) in changes {
        at.entry((change.genre, change.span.start)).or_insert_with(Vec::new).push((number, change));
    }
    let mut loom =
        Loom { text, lines: lines(text), at, edits: Vec::new(), fixed, const_fn: Vec::new() };
    loom.visit_file(&file);
    let left = loom.at.into_values().flatten().map(|(number, _)| number).collect();
    Ok((apply(text, loom.edits), left))
}

impl std::hash::Hash for Genre {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        (*self as u8).hash(state);
    }
}

impl std::hash::Hash for Place {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        (self.line, self.column).hash(state);
    }
}

/// A text to put in, or (with `until`) to put in place of another.
struct Edit {
    position: usize,
    until: usize,
    text: String,
    /// A closing text comes before an opening one at the same position, inner ones before outer ones.
    closes: bool,
}

struct Loom<'a> {
    text: &'a str,
    /// Where each line begins.
    lines: Vec<usize>,
    at: HashMap<(Genre, Place), Vec<(usize, &'a Change)>>,
    /// From outer to inner expressions.
    edits: Vec<Edit>,
    /// Functions that constants call: they stay `const`, and as they are.
    fixed: &'a [String],
    /// For each function around: where its `const` stands, while nothing was changed in it.
    const_fn: Vec<Option<Range<usize>>>,
}

fn lines(text: &str) -> Vec<usize> {
    std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect()
}

fn apply(text: &str, edits: Vec<Edit>) -> String {
    let mut edits: Vec<(usize, Edit)> = edits.into_iter().enumerate().collect();
    edits.sort_by_key(|(order, edit)| {
        let order = i64::try_from(*order).unwrap_or(i64::MAX);
        (edit.position, !edit.closes, if edit.closes { -order } else { order })
    });
    let (mut woven, mut done) = (String::with_capacity(text.len() * 3), 0);
    for (_, edit) in edits {
        woven.push_str(&text[done..edit.position]);
        woven.push_str(&edit.text);
        done = edit.until;
    }
    woven.push_str(&text[done..]);
    woven
}

/// An alternative's text with its number around it.
fn marked(number: usize, text: &str) -> String {
    format!("/*<{number}*/ {text} /*{number}>*/")
}

impl<'a> Loom<'a> {
    /// The byte at a place.
    fn byte(&self, place: Place) -> usize {
        let line = self.lines[place.line - 1];
        let rest = &self.text[line..];
        line + rest.char_indices().nth(place.column - 1).map_or(rest.len(), |(at, _)| at)
    }

    fn range(&self, span: proc_macro2::Span) -> Range<usize> {
        let place = |at: proc_macro2::LineColumn| Place { line: at.line, column: at.column + 1 };
        self.byte(place(span.start()))..self.byte(place(span.end()))
    }

    /// Takes the changes of a kind that start where the span starts.
    fn take(&mut self, genre: Genre, span: proc_macro2::Span) -> Vec<(usize, &'a Change)> {
        if self.in_fixed() {
            return Vec::new();
        }
        let start = Place { line: span.start().line, column: span.start().column + 1 };
        let taken = self.at.remove(&(genre, start)).unwrap_or_default();
        if !taken.is_empty() {
            self.unconst();
        }
        taken
    }

    fn in_fixed(&self) -> bool {
        // A fixed function is on the stack with an empty range.
        self.const_fn.last().is_some_and(|range| range.as_ref().is_some_and(Range::is_empty))
    }

    /// What is switched while the program runs cannot be in a constant function: it loses its `const`.
    fn unconst(&mut self) {
        if let Some(range) = self.const_fn.last_mut().and_then(Option::take) {
            self.edits.push(Edit {
                position: range.start,
                until: range.end,
                text: String::new(),
                closes: false,
            });
        }
    }

    /// Puts alternatives before an expression, which is the last of them.
    fn wrap(&mut self, whole: &Range<usize>, alternatives: &[(usize, String)]) {
        if alternatives.is_empty() {
            return;
        }
        let mut before = String::from("(");
        for (number, text) in alternatives {
            let text = marked(*number, text);
            before.push_str(&format!("if crate::woven::on({number}) {{ {text} }} else "));
        }
        before.push_str("{ ");
        self.edits.push(Edit {
            position: whole.start,
            until: whole.start,
            text: before,
            closes: false,
        });
        self.edits.push(Edit {
            position: whole.end,
            until: whole.end,
            text: " })".to_owned(),
            closes: true,
        });
    }

    /// The text of `whole` with a part of it replaced.
    fn instead(&self, whole: &Range<usize>, part: &Range<usize>, by: &str) -> String {
        format!("{}{by}{}", &self.text[whole.start..part.start], &self.text[part.end..whole.end])
    }

    /// An expression with other operators.
    fn operator(&mut self, genre: Genre, whole: proc_macro2::Span, op: proc_macro2::Span) {
        let changes = self.take(genre, op);
        let (whole, op) = (self.range(whole), self.range(op));
        let alternatives: Vec<_> = changes
            .into_iter()
            .map(|(number, change)| (number, self.instead(&whole, &op, &change.replacement)))
            .collect();
        self.wrap(&whole, &alternatives);
    }

    fn function(&mut self, signature: &syn::Signature, block: &'a syn::Block) {
        let name = signature.ident.to_string();
        let range = signature.constness.map(|token| {
            let range = self.range(token.span);
            if self.fixed.contains(&name) { range.start..range.start } else { range }
        });
        self.const_fn.push(range);
        if let Some(first) = block.stmts.first().filter(|_| !hides_its_type(&signature.output)) {
            let changes = self.take(Genre::FnValue, first.span());
            if !changes.is_empty() {
                let after = self.range(block.brace_token.span.open()).end;
                let mut text = String::new();
                for (number, change) in changes {
                    let value = marked(number, &format!("return {};", change.replacement));
                    text.push_str(&format!(" if crate::woven::on({number}) {{ {value} }}"));
                }
                self.edits.push(Edit { position: after, until: after, text, closes: false });
            }
        }
    }
}

/// Whether a function returns `impl Trait`: all its returns are of one type, so no other value fits beside them.
fn hides_its_type(output: &syn::ReturnType) -> bool {
    struct Found(bool);
    impl Visit<'_> for Found {
        fn visit_type_impl_trait(&mut self, _: &syn::TypeImplTrait) {
            self.0 = true;
        }
    }
    let mut found = Found(false);
    found.visit_return_type(output);
    found.0
}

/// Whether an expression of conditions binds something (`a && let Some(b) = c`): it cannot stand anywhere else.
fn binds(expr: &syn::Expr) -> bool {
    match expr {
        syn::Expr::Let(_) => true,
        syn::Expr::Binary(binary) => binds(&binary.left) || binds(&binary.right),
        _ => false,
    }
}

impl<'a> Visit<'a> for Loom<'a> {
    fn visit_item_fn(&mut self, item: &'a syn::ItemFn) {
        self.function(&item.sig, &item.block);
        visit::visit_item_fn(self, item);
        self.const_fn.pop();
    }

    fn visit_impl_item_fn(&mut self, item: &'a syn::ImplItemFn) {
        self.function(&item.sig, &item.block);
        visit::visit_impl_item_fn(self, item);
        self.const_fn.pop();
    }

    fn visit_trait_item_fn(&mut self, item: &'a syn::TraitItemFn) {
        if let Some(block) = &item.default {
            self.function(&item.sig, block);
            visit::visit_trait_item_fn(self, item);
            self.const_fn.pop();
        }
    }

    fn visit_expr_binary(&mut self, expr: &'a syn::ExprBinary) {
        if !binds(&expr.left) && !binds(&expr.right) {
            self.operator(Genre::BinaryOperator, expr.span(), expr.op.span());
        }
        visit::visit_expr_binary(self, expr);
    }

    fn visit_expr_unary(&mut self, expr: &'a syn::ExprUnary) {
        self.operator(Genre::UnaryOperator, expr.span(), expr.op.span());
        visit::visit_expr_unary(self, expr);
    }

    fn visit_expr_struct(&mut self, expr: &'a syn::ExprStruct) {
        let whole = self.range(expr.span());
        let mut alternatives = Vec::new();
        for field in &expr.fields {
            for (number, change) in self.take(Genre::StructField, field.span()) {
                let mut part = self.byte(change.span.start)..self.byte(change.span.end);
                let after = &self.text[part.end..];
                if after.trim_start().starts_with(',') {
                    part.end += after.find(',').map_or(0, |comma| comma + 1);
                }
                alternatives.push((number, self.instead(&whole, &part, "")));
            }
        }
        self.wrap(&whole, &alternatives);
        visit::visit_expr_struct(self, expr);
    }

    fn visit_arm(&mut self, arm: &'a syn::Arm) {
        let deleted = self.take(Genre::MatchArm, arm.span());
        let off = |number: usize| marked(number, &format!("!crate::woven::on({number})"));
        if let Some((_, guard)) = &arm.guard {
            let whole = self.range(guard.span());
            for (number, _) in deleted {
                let text = format!("{} && (", off(number));
                self.edits.push(Edit {
                    position: whole.start,
                    until: whole.start,
                    text,
                    closes: false,
                });
                self.edits.push(Edit {
                    position: whole.end,
                    until: whole.end,
                    text: ")".to_owned(),
                    closes: true,
                });
            }
            let changes = self.take(Genre::MatchArmGuard, guard.span());
            let alternatives: Vec<_> = changes
                .into_iter()
                .map(|(number, change)| (number, change.replacement.clone()))
                .collect();
            if !binds(guard) {
                self.wrap(&whole, &alternatives);
            }
        } else {
            let end = self.range(arm.pat.span()).end;
            for (number, _) in deleted {
                let text = format!(" if {}", off(number));
                self.edits.push(Edit { position: end, until: end, text, closes: true });
            }
        }
        visit::visit_arm(self, arm);
    }
}
