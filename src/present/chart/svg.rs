//! A picture as a self-contained SVG file, for saving.
//!
//! Every text is escaped; there is no script, no link and no style sheet in it. On the page the
//! view makes nodes instead: this text is only ever a download.

use std::fmt::Write;

use plotters::style::RGBColor;

use super::palette::Look;
use super::text::{LABEL_SIZE, VALUE_SIZE};
use super::{Anchor, Picture, Shape, palette};

/// The picture as SVG text on the ground of its look, with its title as accessible name.
pub fn to_svg(picture: &Picture, look: Look) -> String {
    let (w, h) = (picture.width, picture.height);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 {w} {h}\" width=\"{w}\" height=\"{h}\" font-family=\"system-ui, sans-serif\"><title>{}</title><rect width=\"{w}\" height=\"{h}\" fill=\"{}\"/>",
        escape(&picture.title),
        palette::ground(look),
    );
    for shape in &picture.shapes {
        // Writing to a string cannot fail.
        write_shape(&mut svg, shape, look).unwrap_or_default();
    }
    svg.push_str("</svg>\n");
    svg
}

fn write_shape(svg: &mut String, shape: &Shape, look: Look) -> std::fmt::Result {
    let color = |class: &str| color(class, look);
    match shape {
        // A file has nobody pointing at it.
        Shape::Hint { .. } => Ok(()),
        Shape::Rect { x, y, width, height, class } => write!(
            svg,
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" fill=\"{}\"/>",
            color(class)
        ),
        Shape::Line { points, class } => write!(
            svg,
            "<polyline points=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"{}\"/>",
            list(points),
            color(class),
            if class.starts_with("chart-line") { 2 } else { 1 },
        ),
        Shape::Area { points, class } => {
            write!(svg, "<polygon points=\"{}\" fill=\"{}\"/>", list(points), color(class))
        }
        Shape::Circle { x, y, r, class } => {
            write!(svg, "<circle cx=\"{x}\" cy=\"{y}\" r=\"{r}\" fill=\"{}\"/>", color(class))
        }
        Shape::Text { x, y, text, anchor, class } => {
            let (size, weight) =
                if *class == "chart-value" { (VALUE_SIZE, 600) } else { (LABEL_SIZE, 400) };
            write!(
                svg,
                "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\" font-weight=\"{weight}\" text-anchor=\"{}\" fill=\"{}\">{}</text>",
                anchor_word(*anchor),
                color(class),
                escape(text)
            )
        }
    }
}

fn anchor_word(anchor: Anchor) -> &'static str {
    match anchor {
        Anchor::Start => "start",
        Anchor::Middle => "middle",
        Anchor::End => "end",
    }
}

fn list(points: &[(f64, f64)]) -> String {
    points.iter().map(|(x, y)| format!("{x},{y}")).collect::<Vec<_>>().join(" ")
}

fn color(class: &str, look: Look) -> String {
    let RGBColor(r, g, b) = palette::color_of(class, look);
    format!("#{r:02x}{g:02x}{b:02x}")
}

/// Text as XML character data; control characters that XML does not allow are dropped.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\u{fffe}' | '\u{ffff}' => {}
            c if c.is_control() && !matches!(c, '\t' | '\n' | '\r') => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_cannot_become_markup() {
        let text = Shape::Text {
            x: 1.0,
            y: 2.0,
            text: "<script>a&b\"'\u{1}</script>".to_owned(),
            anchor: Anchor::Middle,
            class: "chart-label",
        };
        let picture =
            Picture { width: 10.0, height: 10.0, shapes: vec![text], title: "</title>".to_owned() };
        let svg = to_svg(&picture, Look::Light);
        assert!(svg.contains("&lt;script&gt;a&amp;b&quot;&#39;&lt;/script&gt;</text>"), "{svg}");
        assert!(svg.contains("<title>&lt;/title&gt;</title>"), "{svg}");
        assert!(!svg.contains("<script"), "{svg}");
    }

    #[test]
    fn a_dark_picture_is_light_on_dark() {
        let picture = Picture { width: 10.0, height: 10.0, ..Picture::default() };
        let ground = |look| {
            let svg = to_svg(&picture, look);
            let (_, digits) = svg.split_once("fill=\"#").unwrap();
            u32::from_str_radix(digits.get(..2).unwrap(), 16).unwrap()
        };
        assert!(ground(Look::Light) > 0xe0 && ground(Look::Dark) < 0x40);
    }
}
