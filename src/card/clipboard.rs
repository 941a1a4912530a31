//! Copying and saving, by the reader's press: no permission is asked for.

use gloo::events::{EventListener, EventListenerOptions};
use js_sys::{Array, Function, Object, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::Document;

use super::focus;
use crate::dom::element::El;

#[wasm_bindgen]
extern "C" {
    /// Absent where the page is not served over HTTPS.
    type Clipboard;
    #[wasm_bindgen(thread_local_v2, js_namespace = navigator, js_name = clipboard)]
    static CLIPBOARD: Option<Clipboard>;
    #[wasm_bindgen(method, catch, js_name = writeText)]
    fn write_text(this: &Clipboard, text: &str) -> Result<js_sys::Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn write(this: &Clipboard, items: &Array) -> Result<js_sys::Promise, JsValue>;
    /// Absent before Firefox 127.
    #[wasm_bindgen(thread_local_v2, js_name = ClipboardItem)]
    static CLIPBOARD_ITEM: Option<Function>;

    /// What a `copy` event carries.
    type CopyEvent;
    #[wasm_bindgen(method, getter, js_name = clipboardData)]
    fn clipboard_data(this: &CopyEvent) -> Option<DataTransfer>;
    type DataTransfer;
    #[wasm_bindgen(method, catch, js_name = setData)]
    fn set_data(this: &DataTransfer, kind: &str, text: &str) -> Result<(), JsValue>;

    #[wasm_bindgen(js_name = Blob)]
    type Blob;
    #[wasm_bindgen(constructor, js_class = "Blob")]
    fn new(parts: &Array, options: &Object) -> Blob;
    #[wasm_bindgen(js_namespace = URL, js_name = createObjectURL)]
    fn object_url(blob: &Blob) -> String;
    #[wasm_bindgen(js_namespace = URL, js_name = revokeObjectURL)]
    fn revoke_object_url(address: &str);

    /// Deprecated, but what old browsers and pages without HTTPS have; needs no permission.
    #[wasm_bindgen(js_namespace = document, js_name = execCommand)]
    fn exec_command(name: &str) -> bool;
}

/// What is copied.
#[derive(Debug, Clone, Default)]
pub struct Copied {
    /// As plain text.
    pub text: String,
    /// The same for programs that know headings, lists and tables; empty where there is nothing but text.
    pub html: String,
}

/// Copies it; false where no way works. To be called in the reader's press.
pub async fn copy(document: &Document, copied: &Copied) -> bool {
    let asked = CLIPBOARD.with(|clipboard| clipboard.as_ref().and_then(|clipboard| asked(clipboard, copied)));
    if let Some(promise) = asked
        && JsFuture::from(promise).await.is_ok()
    {
        return true;
    }
    copy_selected(document, copied)
}

/// Asks the clipboard; `None` where it can't be asked for what is copied.
fn asked(clipboard: &Clipboard, copied: &Copied) -> Option<js_sys::Promise> {
    if copied.html.is_empty() {
        return clipboard.write_text(&copied.text).ok();
    }
    let kinds = Object::new();
    for (kind, text) in copied.kinds() {
        Reflect::set(&kinds, &kind.into(), &blob(&Array::of1(&text.into()), kind)).ok()?;
    }
    let item = CLIPBOARD_ITEM.with(|item| Reflect::construct(item.as_ref()?, &Array::of1(&kinds)).ok())?;
    clipboard.write(&Array::of1(&item)).ok()
}

impl Copied {
    /// Its MIME types with what is copied as each.
    fn kinds(&self) -> impl Iterator<Item = (&'static str, &str)> {
        [("text/html", self.html.as_str()), ("text/plain", &self.text)].into_iter().filter(|(_, text)| !text.is_empty())
    }
}

/// Copies as a press of Ctrl+C on a field with the text would, in all kinds.
fn copy_selected(document: &Document, copied: &Copied) -> bool {
    let Some(page) = document.body() else { return false };
    let focused = focus::deepest(document.active_element());
    let field = El::new(document, "textarea").attr("readonly", "");
    // Out of sight, but not `hidden`: what is not rendered can't be selected. CSSOM, as a policy wants it.
    for (property, value) in [("position", "fixed"), ("top", "0"), ("opacity", "0")] {
        let _ = field.0.style().set_property(property, value);
    }
    field.0.set_text_content(Some(&copied.text));
    let _ = page.append_child(&field.0);
    if let Some(area) = field.0.dyn_ref::<web_sys::HtmlTextAreaElement>() {
        area.select();
    }
    let kinds = copied.clone();
    let options = EventListenerOptions::enable_prevent_default();
    let listener = EventListener::new_with_options(&field.0, "copy", options, move |event| {
        let Some(data) = event.unchecked_ref::<CopyEvent>().clipboard_data() else { return };
        // The browser's own copy stands where a kind is refused.
        if kinds.kinds().all(|(kind, text)| data.set_data(kind, text).is_ok()) {
            event.prevent_default();
        }
    });
    let done = exec_command("copy");
    drop(listener);
    field.0.remove();
    if let Some(focused) = focused {
        let _ = focused.focus();
    }
    done
}

fn blob(parts: &Array, kind: &str) -> Blob {
    let options = Object::new();
    let _ = Reflect::set(&options, &"type".into(), &kind.into());
    Blob::new(parts, &options)
}

/// A file of these bytes, a `Blob`.
pub fn file(bytes: &Uint8Array, kind: &str) -> JsValue {
    blob(&Array::of1(bytes), kind).into()
}

/// Has the browser save a file of this name.
pub fn save(document: &Document, name: &str, file: &JsValue) {
    let address = object_url(file.unchecked_ref());
    let link = El::new(document, "a").attr("href", &address).attr("download", name);
    link.0.click();
    // The download has its own hold of the blob by the time that timers run.
    gloo::timers::callback::Timeout::new(1000, move || revoke_object_url(&address)).forget();
}
