//! A picture of plain shapes as SVG nodes; its colors come from style/chart.css by class.

use leptos::prelude::*;

use crate::platform::download;
use crate::present::chart::{Anchor, Picture as Shapes, Shape, to_svg};

/// Width of a picture on a phone; there its words must not shrink with it.
const NARROW: f64 = 330.0;

/// A picture drawn twice, for wide and for narrow screens; the style sheet shows one of them.
#[component]
pub(crate) fn Picture<F>(
    /// Draws it at a width.
    draw: F,
    /// Width on a wide screen.
    width: f64,
    /// Name for tests.
    testid: &'static str,
    /// File name of the saved picture.
    name: &'static str,
) -> impl IntoView
where
    F: Fn(f64) -> Shapes,
{
    let (wide, narrow) = (draw(width), draw(NARROW));
    let saved = wide.clone();
    let save = move |_| {
        download::save(name, "image/svg+xml", to_svg(&saved).as_bytes());
    };
    view! {
        <figure data-testid=testid>
            <Drawing drawing=wide class="picture picture--wide"/>
            <Drawing drawing=narrow class="picture picture--narrow"/>
            <button class="link-button picture-save" type="button" on:click=save>
                "Save the picture"
            </button>
        </figure>
    }
}

/// A drawing as it is, its title said to those who do not see it.
#[component]
pub(crate) fn Drawing(
    /// What to draw.
    drawing: Shapes,
    /// Its look.
    class: &'static str,
) -> impl IntoView {
    let Shapes { width, height, shapes, title } = drawing;
    let shapes = shapes.into_iter().map(shape).collect_view();
    view! {
        <svg
            class=class
            role="img"
            aria-label=title
            viewBox=format!("0 0 {width} {height}")
        >
            {shapes}
        </svg>
    }
}

fn shape(shape: Shape) -> AnyView {
    match shape {
        Shape::Rect { x, y, width, height, class } => {
            view! { <rect class=class x=x y=y width=width height=height rx="2"/> }.into_any()
        }
        Shape::Line { points, class } => {
            view! { <polyline class=class points=list(&points) fill="none"/> }.into_any()
        }
        Shape::Area { points, class } => {
            view! { <polygon class=class points=list(&points)/> }.into_any()
        }
        Shape::Circle { x, y, r, class } => {
            view! { <circle class=class cx=x cy=y r=r/> }.into_any()
        }
        Shape::Text { x, y, text, anchor, class } => {
            let anchor = match anchor {
                Anchor::Start => "start",
                Anchor::Middle => "middle",
                Anchor::End => "end",
            };
            view! { <text class=class x=x y=y text-anchor=anchor>{text}</text> }.into_any()
        }
    }
}

fn list(points: &[(f64, f64)]) -> String {
    points.iter().map(|(x, y)| format!("{x:.1},{y:.1}")).collect::<Vec<_>>().join(" ")
}
