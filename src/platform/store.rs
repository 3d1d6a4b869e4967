//! What the user asked to keep on this device: one `IndexedDB` database with texts and files by key. It is
//! there only while something is kept.

use js_sys::{Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, IdbDatabase, IdbFactory, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction,
    IdbTransactionMode,
};

/// The database.
const NAME: &str = "owed";
/// Texts and files by key.
const SHELF: &str = "kept";

/// Why nothing can be kept or read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoreError {
    /// The browser keeps nothing for this page: a private window, or it is told not to.
    Unavailable,
    /// There is no more room.
    Full,
    /// It was there and is no longer: something else erased it.
    Gone,
}

impl std::fmt::Display for StoreError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Unavailable => {
                "This browser keeps nothing for this page, as in a private window. Save a case file instead"
            }
            Self::Full => {
                "There is no more room on this device. What was kept before is still there; save a case file"
            }
            Self::Gone => {
                "What was kept on this device was erased, perhaps in another tab. Save a case file"
            }
        })
    }
}

impl std::error::Error for StoreError {}

/// The open database; clones share it.
#[derive(Clone, Debug)]
pub struct Store(IdbDatabase);

impl Store {
    /// Opens the database, and makes it where there is none.
    ///
    /// # Errors
    /// * [`StoreError`]
    pub async fn open() -> Result<Self, StoreError> {
        let request = factory()?.open(NAME).map_err(|_refused| StoreError::Unavailable)?;
        let opening = request.clone();
        Self::opened(request, move || {
            if let Ok(database) = opening.result().map(JsCast::unchecked_into::<IdbDatabase>) {
                // It can only be refused when it is there already.
                drop(database.create_object_store(SHELF));
            }
        })
        .await
    }

    /// Opens the database if there is one; looking makes none.
    ///
    /// # Errors
    /// * [`StoreError`]
    pub async fn open_existing() -> Result<Option<Self>, StoreError> {
        let request = factory()?.open(NAME).map_err(|_refused| StoreError::Unavailable)?;
        let opening = request.clone();
        let is_new = std::rc::Rc::new(std::cell::Cell::new(false));
        let seen = std::rc::Rc::clone(&is_new);
        let opened = Self::opened(request, move || {
            seen.set(true);
            if let Some(making) = opening.transaction() {
                drop(making.abort());
            }
        })
        .await;
        match opened {
            Err(_) if is_new.get() => Ok(None),
            other => other.map(Some),
        }
    }

    async fn opened(
        request: IdbOpenDbRequest,
        on_new: impl FnOnce() + 'static,
    ) -> Result<Self, StoreError> {
        let on_new = Closure::once_into_js(on_new);
        request.set_onupgradeneeded(Some(on_new.unchecked_ref()));
        let result = answer(&request).await.map_err(|error| match error {
            StoreError::Full => StoreError::Full,
            StoreError::Gone | StoreError::Unavailable => StoreError::Unavailable,
        })?;
        let database: IdbDatabase = result.unchecked_into();
        // Another tab erases everything: this one must not stand in its way.
        let closing = database.clone();
        let close = Closure::once_into_js(move || closing.close());
        database.set_onversionchange(Some(close.unchecked_ref()));
        Ok(Self(database))
    }

    /// The text kept under `key`.
    ///
    /// # Errors
    /// * [`StoreError`]
    pub async fn text(&self, key: &str) -> Result<Option<String>, StoreError> {
        let (kept, _) = self.shelf(IdbTransactionMode::Readonly)?;
        let request = kept.get(&key.into()).map_err(|_closed| StoreError::Gone)?;
        Ok(answer(&request).await?.as_string())
    }

    /// The file kept under `key`.
    ///
    /// # Errors
    /// * [`StoreError`]
    pub async fn file(&self, key: &str) -> Result<Option<Blob>, StoreError> {
        let (kept, _) = self.shelf(IdbTransactionMode::Readonly)?;
        let request = kept.get(&key.into()).map_err(|_closed| StoreError::Gone)?;
        Ok(answer(&request).await?.dyn_into().ok())
    }

    /// Keeps a text or a file; it is on the device when this is done.
    ///
    /// # Errors
    /// * [`StoreError`]
    pub async fn put(&self, key: &str, value: &JsValue) -> Result<(), StoreError> {
        let (kept, transaction) = self.shelf(IdbTransactionMode::Readwrite)?;
        kept.put_with_key(value, &key.into()).map_err(|_closed| StoreError::Gone)?;
        done(&transaction).await
    }

    /// All keys, in order.
    ///
    /// # Errors
    /// * [`StoreError`]
    pub async fn keys(&self) -> Result<Vec<String>, StoreError> {
        let (kept, _) = self.shelf(IdbTransactionMode::Readonly)?;
        let request = kept.get_all_keys().map_err(|_closed| StoreError::Gone)?;
        let keys: js_sys::Array = answer(&request).await?.unchecked_into();
        Ok(keys.iter().filter_map(|key| key.as_string()).collect())
    }

    /// Forgets what is kept under `key`.
    ///
    /// # Errors
    /// * [`StoreError`]
    pub async fn remove(&self, key: &str) -> Result<(), StoreError> {
        let (kept, transaction) = self.shelf(IdbTransactionMode::Readwrite)?;
        kept.delete(&key.into()).map_err(|_closed| StoreError::Gone)?;
        done(&transaction).await
    }

    fn shelf(
        &self,
        mode: IdbTransactionMode,
    ) -> Result<(IdbObjectStore, IdbTransaction), StoreError> {
        let gone = |_| StoreError::Gone;
        // Asked for the careful way, where a browser knows it: written through before it is said to be.
        let options = js_sys::Object::new();
        Reflect::set(&options, &"durability".into(), &"strict".into()).map_err(gone)?;
        let begin: js_sys::Function =
            Reflect::get(&self.0, &"transaction".into()).map_err(gone)?.unchecked_into();
        let transaction: IdbTransaction = begin
            .call3(&self.0, &SHELF.into(), &mode.into(), &options)
            .map_err(gone)?
            .unchecked_into();
        let kept = transaction.object_store(SHELF).map_err(gone)?;
        Ok((kept, transaction))
    }

    /// Forgets everything and takes the database away.
    ///
    /// # Errors
    /// * [`StoreError`]
    pub async fn erase() -> Result<(), StoreError> {
        if let Some(store) = Self::open_existing().await? {
            let (kept, transaction) = store.shelf(IdbTransactionMode::Readwrite)?;
            kept.clear().map_err(|_closed| StoreError::Gone)?;
            done(&transaction).await?;
            store.0.close();
        }
        let request =
            factory()?.delete_database(NAME).map_err(|_refused| StoreError::Unavailable)?;
        answer(&request).await.map(drop)
    }
}

/// Asks the browser not to clear what is kept when room gets short; `true` when it promises that.
pub async fn persist() -> bool {
    let Some(window) = web_sys::window() else { return false };
    // Only a page from a safe address has it.
    let Ok(storage) = Reflect::get(&window.navigator(), &"storage".into()) else { return false };
    let Ok(storage) = storage.dyn_into::<web_sys::StorageManager>() else { return false };
    let Ok(asked) = storage.persist() else { return false };
    JsFuture::from(asked).await.ok().and_then(|answer| answer.as_bool()).unwrap_or(false)
}

fn factory() -> Result<IdbFactory, StoreError> {
    let window = web_sys::window().ok_or(StoreError::Unavailable)?;
    window.indexed_db().ok().flatten().ok_or(StoreError::Unavailable)
}

/// The answer to a request.
async fn answer(request: &IdbRequest) -> Result<JsValue, StoreError> {
    let ended = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    match JsFuture::from(ended).await {
        Ok(_) => request.result().map_err(|_unready| StoreError::Gone),
        Err(_) => Err(request.error().ok().flatten().map_or(StoreError::Gone, |e| named(&e))),
    }
}

/// Waits until a transaction is through.
async fn done(transaction: &IdbTransaction) -> Result<(), StoreError> {
    let ended = Promise::new(&mut |resolve, reject| {
        transaction.set_oncomplete(Some(&resolve));
        transaction.set_onabort(Some(&reject));
    });
    match JsFuture::from(ended).await {
        Ok(_) => Ok(()),
        Err(_) => Err(transaction.error().map_or(StoreError::Gone, |error| named(&error))),
    }
}

fn named(error: &web_sys::DomException) -> StoreError {
    match error.name().as_str() {
        "QuotaExceededError" => StoreError::Full,
        "AbortError" | "InvalidStateError" | "NotFoundError" => StoreError::Gone,
        _ => StoreError::Unavailable,
    }
}
