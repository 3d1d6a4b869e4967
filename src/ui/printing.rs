//! Files that the press makes: how far they are, a way out, and the paper they are for.

use leptos::prelude::*;
use leptos::reactive::spawn_local_scoped_with_cancellation;

use crate::documents::Paper;
use crate::platform::{clipboard, download, press};
use crate::protocol::FileOut;
use crate::ui::state::AppState;

/// What the press has to do.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Printing {
    /// What printed pages are made for.
    pub(crate) paper: RwSignal<Paper>,
    /// Orders at the press.
    orders: RwSignal<u32>,
    /// Files made, and of how many, as said last.
    far: RwSignal<(u32, u32)>,
    /// Owns the work; it ends when its owner is cleaned up.
    work: StoredValue<Option<Owner>>,
}

impl Printing {
    /// Nothing to do.
    pub(crate) fn new() -> Self {
        Self {
            paper: RwSignal::new(Paper::A4),
            orders: RwSignal::new(0),
            far: RwSignal::new((0, 0)),
            work: StoredValue::new(None),
        }
    }

    /// Files made, and of how many; `None` while nothing is made or it is a single file.
    pub(crate) fn several(self) -> Option<(u32, u32)> {
        let far = self.far.get();
        (self.orders.get() > 0 && far.1 > 1).then_some(far)
    }

    fn ended(self) {
        self.orders.update(|orders| *orders = orders.saturating_sub(1));
        self.far.set((0, 0));
    }
}

impl AppState {
    /// Has the press make a file, and offers it as a download.
    pub(crate) fn print(self, file: FileOut) {
        let printing = self.printing;
        if printing.work.with_value(Option::is_none) {
            printing.work.set_value(Some(self.home.with_value(Owner::child)));
        }
        printing.orders.update(|orders| *orders += 1);
        let work = async move {
            let progress = move |made, all| printing.far.set((made, all));
            let made = press::press(&file.bytes, &file.mime, progress).await;
            printing.ended();
            match made {
                Ok(content) if download::offer(&file.name, &content) => {
                    self.announcement.set(format!("{} is ready", file.name));
                }
                Ok(_) => {
                    self.notice.set(Some("The browser did not accept the download.".to_owned()));
                }
                Err(why) => self.notice.set(Some(format!("{why}."))),
            }
        };
        printing.work.with_value(|owner| {
            if let Some(owner) = owner {
                owner.with(|| spawn_local_scoped_with_cancellation(work));
            }
        });
    }

    /// Puts rows on the clipboard, as spreadsheets paste them.
    pub(crate) fn copy(self, file: &FileOut) {
        let copied = clipboard::copy(String::from_utf8_lossy(&file.bytes).into_owned());
        let work = async move {
            if copied.await {
                self.announcement
                    .set("All rows are copied. Paste them into a spreadsheet".to_owned());
            } else {
                let why = "The browser did not allow copying. Download the rows instead.";
                self.notice.set(Some(why.to_owned()));
            }
        };
        self.in_the_background(work);
    }

    /// Does something that takes its time, whatever room is shown meanwhile.
    pub(crate) fn in_the_background(self, work: impl Future<Output = ()> + 'static) {
        self.home.with_value(|owner| owner.with(|| spawn_local_scoped_with_cancellation(work)));
    }

    /// Stops making files; those offered before stay.
    pub(crate) fn stop_printing(self) {
        if let Some(owner) = self.printing.work.try_update_value(Option::take).flatten() {
            owner.cleanup();
        }
        self.printing.orders.set(0);
        self.announcement.set("Stopped. No file was made".to_owned());
    }
}
