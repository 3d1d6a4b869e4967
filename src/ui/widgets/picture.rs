//! A picture of plain shapes as SVG nodes; its colors come from style/chart.css by class.

use leptos::prelude::*;

use crate::platform::{download, drawing, prefs};
use crate::present::chart::{Anchor, Look, Picture as Shapes, Shape, to_svg};
use crate::ui::state::use_app;

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
    /// Name of the saved files, without their ends.
    name: &'static str,
) -> impl IntoView
where
    F: Fn(f64) -> Shapes,
{
    let (wide, narrow) = (draw(width), draw(NARROW));
    let saved = StoredValue::new(wide.clone());
    view! {
        <figure data-testid=testid>
            <Drawing drawing=wide class="picture picture--wide"/>
            <Drawing drawing=narrow class="picture picture--narrow"/>
            <figcaption class="picture-save">
                <span class="visually-hidden">"Save the picture as"</span>
                <SaveAs saved name format=Format::Svg/>
                <SaveAs saved name format=Format::Png/>
            </figcaption>
        </figure>
    }
}

/// The files a picture can become.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    Svg,
    Png,
}

/// Saves the picture as it looks on the page now.
#[component]
fn SaveAs(saved: StoredValue<Shapes>, name: &'static str, format: Format) -> impl IntoView {
    let state = use_app();
    let (word, testid) = match format {
        Format::Svg => ("SVG", "save-svg"),
        Format::Png => ("PNG", "save-png"),
    };
    let refused =
        move || state.notice.set(Some("The browser did not accept the download.".to_owned()));
    let save = move |_| {
        let look = if prefs::is_dark() { Look::Dark } else { Look::Light };
        let (svg, size) =
            saved.with_value(|picture| (to_svg(picture, look), (picture.width, picture.height)));
        match format {
            Format::Svg => {
                if !download::save(&format!("{name}.svg"), "image/svg+xml", svg.as_bytes()) {
                    refused();
                }
            }
            Format::Png => state.in_the_background(async move {
                match drawing::png(svg, size).await {
                    Ok(png) if download::offer(&format!("{name}.png"), &png) => {}
                    _ => refused(),
                }
            }),
        }
    };
    view! {
        <button class="link-button" type="button" data-testid=testid aria-label=format!("Save the picture as {word}") on:click=save>
            {word}
        </button>
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
        Shape::Hint { x, y, width, height, text } => {
            view! { <rect class="chart-hint" x=x y=y width=width height=height><title>{text}</title></rect> }
                .into_any()
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
