//! Pictures of a report as plain shapes: no browser, no fonts, no colors, the same everywhere.
//!
//! Plotters does the scales and the drawing into a backend of our own ([`backend`]) that only
//! collects shapes. A view turns them into SVG nodes; colors and type come from the style sheet by
//! class, so dark mode and print are its business. Floats begin here and nowhere earlier.

mod axis;
mod backend;
mod bars;
mod canvas;
mod compact;
mod concentration;
mod days;
mod dso;
mod flow;
mod forecast;
mod labels;
mod layout;
mod palette;
mod spark;
mod stack;
mod svg;
#[cfg(test)]
pub(crate) mod testing;
mod text;
mod trend;

pub use bars::aging_bars;
pub use compact::compact;
pub use concentration::concentration_curve;
pub use days::days_to_pay_bars;
pub use dso::{DsoPoint, dso_trend};
pub use flow::roll_flow;
pub use forecast::forecast_bars;
pub use palette::{CLASSES, Look, bucket_class, ramp_length};
pub use spark::spark;
pub use stack::aging_over_time;
pub use svg::to_svg;
pub use trend::trend;

/// A drawing: shapes in drawing order, in user units with the origin at the top left.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Picture {
    /// Width in user units (pixels at scale 1).
    pub width: f64,
    /// Height in user units.
    pub height: f64,
    /// The shapes, back to front.
    pub shapes: Vec<Shape>,
    /// A sentence without a full stop that says what the picture shows.
    pub title: String,
}

/// Which end of a text stands at its position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// The text begins there.
    Start,
    /// The text is centered there.
    Middle,
    /// The text ends there.
    End,
}

/// One shape. `class`, where there is one, is always one of [`CLASSES`].
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A filled rectangle; width and height are never negative.
    Rect {
        /// Left edge.
        x: f64,
        /// Upper edge.
        y: f64,
        /// Width.
        width: f64,
        /// Height.
        height: f64,
        /// Style class.
        class: &'static str,
    },
    /// An open line through these points.
    Line {
        /// Corners in order.
        points: Vec<(f64, f64)>,
        /// Style class.
        class: &'static str,
    },
    /// A filled polygon.
    Area {
        /// Corners in order; the last joins the first.
        points: Vec<(f64, f64)>,
        /// Style class.
        class: &'static str,
    },
    /// A dot.
    Circle {
        /// Center.
        x: f64,
        /// Center.
        y: f64,
        /// Radius.
        r: f64,
        /// Style class.
        class: &'static str,
    },
    /// Nothing to see: a region that says something to who points at it.
    Hint {
        /// Left edge.
        x: f64,
        /// Upper edge.
        y: f64,
        /// Width.
        width: f64,
        /// Height.
        height: f64,
        /// What it says; plain text, never markup.
        text: String,
    },
    /// One line of text.
    Text {
        /// Position along the line, by `anchor`.
        x: f64,
        /// Its baseline.
        y: f64,
        /// What it says; plain text, never markup.
        text: String,
        /// Which end stands at `x`.
        anchor: Anchor,
        /// Style class: `chart-label` is 12 units high, `chart-value` 13 and heavier.
        class: &'static str,
    },
}
