//! DSO over time with the best possible below it.

use leptos::prelude::*;

use super::{PICTURE_WIDTH, PictureCard};
use crate::analysis::measures::{CurrencyMeasures, MeasureKey, MeasurePoint};
use crate::present::chart::{DsoPoint, dso_trend};
use crate::present::format;
use crate::ui::widgets::Picture;

/// The card; nothing where DSO is not known for any month.
#[component]
pub(in super::super) fn DsoTrend(own: CurrencyMeasures) -> impl IntoView {
    let points = points(&own);
    let known = points.iter().filter(|point| point.dso.is_some()).count() > 1;
    let rows = points.clone().into_iter().rev().map(|point| {
        let cell = |value: Option<_>| value.map_or_else(|| "\u{2013}".to_owned(), format::days);
        view! {
            <tr>
                <th scope="row">{format::date(point.date)}</th>
                <td class="num">{cell(point.dso)}</td>
                <td class="num">{cell(point.best)}</td>
            </tr>
        }
    });
    let table = view! {
        <thead>
            <tr>
                <th scope="col">"Date"</th>
                <th scope="col" class="num">"DSO"</th>
                <th scope="col" class="num">"Best possible"</th>
            </tr>
        </thead>
        <tbody>{rows.collect_view()}</tbody>
    };
    let table = table.into_any();
    let draw = move |width| dso_trend(&points, width);
    known.then(|| {
        let picture =
            view! { <Picture draw width=PICTURE_WIDTH testid="chart-dso" name="dso-trend"/> };
        view! {
            <PictureCard
                title="Do you wait longer than you have to?"
                note="Simple DSO over your window of days; the gap to the best possible is what is overdue."
                picture=picture.into_any()
                caption="DSO and best possible DSO by month, in days"
                table
            />
        }
    })
}

/// DSO over the user's window and the best possible, month by month.
fn points(own: &CurrencyMeasures) -> Vec<DsoPoint> {
    let trend = |key: MeasureKey| -> &[MeasurePoint] {
        let measure = own.measures.iter().find(|measure| measure.key == key);
        measure.map_or(&[], |measure| &measure.trend)
    };
    let best = trend(MeasureKey::BestPossible);
    let of = |point: &MeasurePoint| DsoPoint {
        date: point.date,
        dso: point.value,
        best: best.iter().find(|other| other.date == point.date).and_then(|other| other.value),
    };
    trend(MeasureKey::DsoWindow).iter().map(of).collect()
}
