//! 朗读.
use super::Card;
use std::rc::Rc;
use wasm_bindgen::JsValue;
impl Card {
    /// x
    pub fn toggle_speech(self: &Rc<Self>) {}
    /// x
    pub async fn speak(self: &Rc<Self>, _what: Option<&str>) -> Result<bool, JsValue> {
        Ok(false)
    }
}
