//! How the page looks, kept in memory only; and the one thing that is kept on the device when the user
//! asks for it: how kinds of files are read.

/// The colour scheme.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system says. This is the default.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// The next one when the switch is pressed.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::System => Self::Light,
            Self::Light => Self::Dark,
            Self::Dark => Self::System,
        }
    }

    /// The word for people.
    pub const fn word(self) -> &'static str {
        match self {
            Self::System => "System",
            Self::Light => "Light",
            Self::Dark => "Dark",
        }
    }
}

/// Shows the page in `theme` until it is closed.
pub fn show(theme: Theme) {
    let root = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.document_element());
    let Some(root) = root else { return };
    match theme {
        Theme::System => root.remove_attribute("data-theme"),
        Theme::Light => root.set_attribute("data-theme", "light"),
        Theme::Dark => root.set_attribute("data-theme", "dark"),
    }
    .ok();
}

/// The page is shown dark now.
pub fn is_dark() -> bool {
    let Some(window) = web_sys::window() else { return false };
    let root = window.document().and_then(|document| document.document_element());
    match root.and_then(|root| root.get_attribute("data-theme")).as_deref() {
        Some("dark") => true,
        Some(_) => false,
        None => window
            .match_media("(prefers-color-scheme: dark)")
            .ok()
            .flatten()
            .is_some_and(|query| query.matches()),
    }
}

/// Where the mappings are kept.
const MAPPINGS: &str = "owed.mappings";

/// What is kept on this device, if anything.
pub fn kept_mappings() -> Option<String> {
    storage()?.get_item(MAPPINGS).ok().flatten()
}

/// Keeps mappings on this device, in place of those kept before; `false` when the browser refuses.
pub fn keep_mappings(text: &str) -> bool {
    storage().is_some_and(|storage| storage.set_item(MAPPINGS, text).is_ok())
}

/// Leaves nothing on this device.
pub fn forget_mappings() {
    if let Some(storage) = storage() {
        storage.remove_item(MAPPINGS).ok();
    }
}

fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}
