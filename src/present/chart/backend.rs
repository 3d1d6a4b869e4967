//! A plotters backend that draws nothing: it writes down plain shapes.
//!
//! Plotters counts in whole backend units; a unit here is a tenth of a user unit, so bars keep
//! their proportions. It never asks a font or a document: text is measured by [`super::text`].

use std::convert::Infallible;

use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
};

use super::{Anchor, Shape, palette, text};

/// Backend units per user unit.
pub(super) const SCALE: f64 = 10.0;

/// User units to the nearest backend unit.
#[expect(clippy::cast_possible_truncation, reason = "a picture is far smaller than 2^31 units")]
pub(super) fn units(value: f64) -> i32 {
    (value * SCALE).round() as i32
}

/// Backend units to user units.
pub(super) fn user(value: i32) -> f64 {
    f64::from(value) / SCALE
}

fn point((x, y): BackendCoord) -> (f64, f64) {
    (user(x), user(y))
}

/// Collects shapes into a list that outlives the drawing.
pub(super) struct ShapeBackend<'a> {
    pub(super) size: (u32, u32),
    pub(super) shapes: &'a mut Vec<Shape>,
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl DrawingBackend for ShapeBackend<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    /// Single dots stand for nothing in our pictures; everything is drawn by the calls below.
    fn draw_pixel(&mut self, _at: BackendCoord, _color: BackendColor) -> Drawn {
        Ok(())
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> Drawn {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        upper_left: BackendCoord,
        bottom_right: BackendCoord,
        style: &S,
        _fill: bool,
    ) -> Drawn {
        let ((x, y), (right, bottom)) = (point(upper_left), point(bottom_right));
        self.shapes.push(Shape::Rect {
            x,
            y,
            width: (right - x).max(0.0),
            height: (bottom - y).max(0.0),
            class: palette::class_of(style.color()),
        });
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        if style.color().alpha > 0.0 {
            let points = path.into_iter().map(point).collect();
            self.shapes.push(Shape::Line { points, class: palette::class_of(style.color()) });
        }
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        center: BackendCoord,
        radius: u32,
        style: &S,
        _fill: bool,
    ) -> Drawn {
        let (x, y) = point(center);
        let r = f64::from(radius) / SCALE;
        self.shapes.push(Shape::Circle { x, y, r, class: palette::class_of(style.color()) });
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        corners: I,
        style: &S,
    ) -> Drawn {
        let points = corners.into_iter().map(point).collect();
        self.shapes.push(Shape::Area { points, class: palette::class_of(style.color()) });
        Ok(())
    }

    fn draw_text<T: BackendTextStyle>(
        &mut self,
        content: &str,
        style: &T,
        at: BackendCoord,
    ) -> Drawn {
        let (x, y) = point(at);
        let size = style.size() / SCALE;
        // Shapes carry the baseline; letters rise 0.72 of the size above it.
        let y = match style.anchor().v_pos {
            VPos::Top => y + 0.72 * size,
            VPos::Center => y + 0.36 * size,
            VPos::Bottom => y,
        };
        let anchor = match style.anchor().h_pos {
            HPos::Left => Anchor::Start,
            HPos::Center => Anchor::Middle,
            HPos::Right => Anchor::End,
        };
        let class = palette::class_of(style.color());
        self.shapes.push(Shape::Text { x, y, text: content.to_owned(), anchor, class });
        Ok(())
    }

    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "sizes of text are small and positive"
    )]
    fn estimate_text_size<T: BackendTextStyle>(
        &self,
        content: &str,
        style: &T,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        Ok((text::width(content, style.size()).ceil() as u32, style.size().ceil() as u32))
    }
}
