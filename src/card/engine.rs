//! The engine as the card sees it: a promise of a digest, wherever it is made; and what makes files for Word.

use js_sys::{Array, Function, Promise};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// `engine-client.js`: the engine in a worker, or on this thread where a worker can't start.
    pub type EngineClient;

    /// Calls a method of the engine; `progress(loaded, total)` hears of the bytes on the way.
    #[wasm_bindgen(method)]
    pub fn call(this: &EngineClient, method: &str, arguments: &Array, progress: &Function) -> Promise;

    /// The bytes of a .docx with this `Document`, a `Uint8Array`; what makes it is fetched with the first call.
    #[wasm_bindgen(method)]
    pub fn docx(this: &EngineClient, document: &JsValue) -> Promise;

    /// Stops what is on its way, files that are being fetched too; who waits for it hears `cancelled`.
    #[wasm_bindgen(method)]
    pub fn cancel(this: &EngineClient);
}
