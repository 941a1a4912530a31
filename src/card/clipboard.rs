//! Copying and saving, by the reader's press: no permission is asked for.

use js_sys::{Array, Uint8Array};
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

    #[wasm_bindgen(js_name = Blob)]
    type Blob;
    #[wasm_bindgen(constructor, js_class = "Blob")]
    fn new(parts: &Array) -> Blob;
    #[wasm_bindgen(js_namespace = URL, js_name = createObjectURL)]
    fn object_url(blob: &Blob) -> String;
    #[wasm_bindgen(js_namespace = URL, js_name = revokeObjectURL)]
    fn revoke_object_url(address: &str);

    /// Deprecated, but what old browsers and pages without HTTPS have; needs no permission.
    #[wasm_bindgen(js_namespace = document, js_name = execCommand)]
    fn exec_command(name: &str) -> bool;
}

/// Copies `text`; false where neither way works. To be called in the reader's press.
pub async fn copy(document: &Document, text: &str) -> bool {
    let asked = CLIPBOARD.with(|clipboard| clipboard.as_ref().and_then(|clipboard| clipboard.write_text(text).ok()));
    if let Some(promise) = asked
        && JsFuture::from(promise).await.is_ok()
    {
        return true;
    }
    copy_selected(document, text)
}

fn copy_selected(document: &Document, text: &str) -> bool {
    let Some(page) = document.body() else { return false };
    let focused = focus::deepest(document.active_element());
    let field = El::new(document, "textarea").attr("readonly", "");
    // Out of sight, but not `hidden`: what is not rendered can't be selected. CSSOM, as a policy wants it.
    for (property, value) in [("position", "fixed"), ("top", "0"), ("opacity", "0")] {
        let _ = field.0.style().set_property(property, value);
    }
    field.0.set_text_content(Some(text));
    let _ = page.append_child(&field.0);
    if let Some(area) = field.0.dyn_ref::<web_sys::HtmlTextAreaElement>() {
        area.select();
    }
    let copied = exec_command("copy");
    field.0.remove();
    if let Some(focused) = focused {
        let _ = focused.focus();
    }
    copied
}

/// Has the browser save `text` as a file of this name.
pub fn save(document: &Document, name: &str, text: &str) {
    let blob = Blob::new(&Array::of1(&Uint8Array::from(text.as_bytes())));
    let address = object_url(&blob);
    let link = El::new(document, "a").attr("href", &address).attr("download", name);
    link.0.click();
    // The download has its own hold of the blob by the time that timers run.
    gloo::timers::callback::Timeout::new(1000, move || revoke_object_url(&address)).forget();
}
