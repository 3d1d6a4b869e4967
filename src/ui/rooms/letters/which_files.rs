//! As which files an archive has the letters, chosen before it is made.

use leptos::prelude::*;

use crate::domain::sorting::LeanSort;
use crate::letters::LetterFile;
use crate::ui::state::use_app;

/// The ticks.
#[component]
pub(super) fn WhichFiles() -> impl IntoView {
    let state = use_app();
    let tick = |file: LetterFile| {
        let set = move |event| {
            let on = event_target_checked(&event);
            state.letter_files.update(|files| {
                files.retain(|own| *own != file);
                if on {
                    files.push(file);
                }
                files.lean_sort_by_key(|own| LetterFile::ALL.iter().position(|one| one == own));
            });
        };
        view! {
            <label class="check">
                <input
                    type="checkbox"
                    data-testid=format!("letter-file-{}", file.key())
                    prop:checked=move || state.letter_files.with(|files| files.contains(&file))
                    on:change=set
                />
                {file.words()}
            </label>
        }
    };
    view! {
        <section class="card" aria-labelledby="which-files">
            <h2 class="card__title" id="which-files">"What the ZIP holds"</h2>
            {LetterFile::ALL.map(tick).into_iter().collect_view()}
            <p class="quiet">
                "Besides, always: a page that says who gets a letter and who does not, lists, and follow-ups for your calendar. Drafts with the PDF attached more than double the size."
            </p>
        </section>
    }
}
