//! A plotting area with margins: the only file that knows how plotters is driven.
//!
//! Marks are placed by value and scaled by plotters; texts are placed in user units, next to where
//! plotters put the marks.

use std::convert::Infallible;
use std::ops::Range;

use plotters::chart::{ChartBuilder, ChartContext};
use plotters::coord::Shift;
use plotters::coord::cartesian::Cartesian2d;
use plotters::coord::types::RangedCoordf64;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind, IntoDrawingArea};
use plotters::element::{Circle, PathElement, Polygon, Rectangle, Text};
use plotters::series::{AreaSeries, LineSeries};
use plotters::style::{Color, FontDesc, FontFamily, FontStyle, RGBColor, TextStyle};
use plotters_backend::text_anchor::{HPos, Pos, VPos};

use super::backend::{ShapeBackend, units, user};
use super::{Anchor, Shape, palette, text};

pub(super) type Drawn = Result<(), DrawingAreaErrorKind<Infallible>>;

/// Size, margins and value ranges of a picture; lengths in user units.
pub(super) struct Frame {
    pub(super) width: f64,
    pub(super) height: f64,
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) top: f64,
    pub(super) bottom: f64,
    pub(super) x: Range<f64>,
    pub(super) y: Range<f64>,
}

/// Draws into the plotting area of a [`Frame`].
pub(super) struct Canvas<'a, 'b> {
    area: &'a DrawingArea<ShapeBackend<'b>, Shift>,
    chart: ChartContext<'a, ShapeBackend<'b>, Cartesian2d<RangedCoordf64, RangedCoordf64>>,
}

impl Frame {
    /// The shapes `paint` draws. The backend cannot fail; were plotters to refuse a layout, the
    /// picture would be empty and the table beside it would still say everything.
    pub(super) fn paint(&self, paint: impl FnOnce(&mut Canvas<'_, '_>) -> Drawn) -> Vec<Shape> {
        let mut shapes = Vec::new();
        let size = (units(self.width).unsigned_abs(), units(self.height).unsigned_abs());
        let backend = ShapeBackend { size, shapes: &mut shapes };
        if self.paint_on(&backend.into_drawing_area(), paint).is_err() {
            shapes.clear();
        }
        shapes
    }

    /// Invisible regions around values of x, from middle to middle, each with what is to be known there.
    pub(super) fn hints(&self, texts: Vec<(f64, String)>) -> Vec<Shape> {
        let inner = self.width - self.left - self.right;
        let reach = self.x.end - self.x.start;
        let across = |x: f64| self.left + (x - self.x.start) / reach * inner;
        let places: Vec<f64> = texts.iter().map(|(x, _)| across(*x)).collect();
        let middles = places.windows(2).map(|pair| pair.iter().sum::<f64>() / 2.0);
        let edges: Vec<f64> =
            std::iter::once(self.left).chain(middles).chain([self.width - self.right]).collect();
        let regions = edges.windows(2).zip(texts).filter_map(|(edges, (_, text))| {
            let &[x, right] = edges else { return None };
            let height = (self.height - self.top - self.bottom).max(0.0);
            Some(Shape::Hint { x, y: self.top, width: (right - x).max(0.0), height, text })
        });
        regions.collect()
    }

    fn paint_on<'b>(
        &self,
        area: &DrawingArea<ShapeBackend<'b>, Shift>,
        paint: impl FnOnce(&mut Canvas<'_, 'b>) -> Drawn,
    ) -> Drawn {
        let chart = ChartBuilder::on(area)
            .margin_left(units(self.left))
            .margin_right(units(self.right))
            .margin_top(units(self.top))
            .margin_bottom(units(self.bottom))
            .build_cartesian_2d(self.x.clone(), self.y.clone())?;
        paint(&mut Canvas { area, chart })
    }
}

impl Canvas<'_, '_> {
    /// Where a pair of values stands, in user units.
    pub(super) fn place(&self, value: (f64, f64)) -> (f64, f64) {
        let (x, y) = self.chart.backend_coord(&value);
        (user(x), user(y))
    }

    /// A filled rectangle between two corners.
    pub(super) fn rect(&mut self, corners: [(f64, f64); 2], color: RGBColor) -> Drawn {
        self.chart.draw_series([Rectangle::new(corners, color.filled())]).map(|_| ())
    }

    /// A straight line.
    pub(super) fn rule(&mut self, ends: [(f64, f64); 2], color: RGBColor) -> Drawn {
        self.chart.draw_series([PathElement::new(ends, color)]).map(|_| ())
    }

    /// A filled polygon.
    pub(super) fn polygon(&mut self, corners: &[(f64, f64)], color: RGBColor) -> Drawn {
        let polygon = Polygon::new(corners.to_vec(), color.filled());
        self.chart.draw_series([polygon]).map(|_| ())
    }

    /// The area between a line and zero.
    pub(super) fn area(&mut self, points: &[(f64, f64)], color: RGBColor) -> Drawn {
        let series = AreaSeries::new(points.iter().copied(), 0.0, color);
        self.chart.draw_series(series).map(|_| ())
    }

    /// A line through points.
    pub(super) fn line(&mut self, points: &[(f64, f64)], color: RGBColor) -> Drawn {
        self.chart.draw_series(LineSeries::new(points.iter().copied(), color)).map(|_| ())
    }

    /// A dot of `radius` user units.
    pub(super) fn dot(&mut self, at: (f64, f64), radius: f64, color: RGBColor) -> Drawn {
        self.chart.draw_series([Circle::new(at, units(radius), color.filled())]).map(|_| ())
    }

    /// A label (12 units high) with its baseline at `at`, in user units.
    pub(super) fn label(&self, words: &str, at: (f64, f64), anchor: Anchor) -> Drawn {
        self.text(words, at, anchor, text::LABEL_SIZE, palette::LABEL)
    }

    /// A value (13 units high) with its baseline at `at`, in user units.
    pub(super) fn value(&self, words: &str, at: (f64, f64), anchor: Anchor) -> Drawn {
        self.text(words, at, anchor, text::VALUE_SIZE, palette::VALUE)
    }

    fn text(
        &self,
        words: &str,
        at: (f64, f64),
        anchor: Anchor,
        size: f64,
        color: RGBColor,
    ) -> Drawn {
        let h_pos = match anchor {
            Anchor::Start => HPos::Left,
            Anchor::Middle => HPos::Center,
            Anchor::End => HPos::Right,
        };
        let font = FontDesc::new(FontFamily::SansSerif, f64::from(units(size)), FontStyle::Normal);
        let style = TextStyle::from(font).color(&color).pos(Pos::new(h_pos, VPos::Bottom));
        self.area.draw(&Text::new(words.to_owned(), (units(at.0), units(at.1)), style))
    }
}
