//! The display settings for JavaScript.

use std::rc::Rc;

use wasm_bindgen::prelude::*;

use super::{command_named, wrong};
use crate::display::{Context, Display as Inner, Shell};

/// The display settings of an article.
#[wasm_bindgen]
pub struct Display(Rc<Inner>);

#[wasm_bindgen]
impl Display {
    /// The settings that the reader has last chosen, or those of the options, in force at once.
    #[wasm_bindgen(constructor)]
    pub fn new(context: &Context, options: &JsValue, shell: Shell) -> Result<Display, JsValue> {
        Inner::new(context, options, shell).map(Self).map_err(JsValue::from)
    }

    /// Does what a command of the bar wants: `display` opens or closes the panel, `focus` brings the reader to it,
    /// `elder` switches 长者模式. Throws where the display has nothing to do with the command.
    pub fn run(&self, command: &str) -> Result<(), JsValue> {
        self.0.run(command_named(command)?).map_err(JsValue::from)
    }

    /// `DisplaySettings`: changes some, or with `null` gives the site's own back; gives all.
    pub fn update(&self, settings: &JsValue) -> Result<JsValue, JsValue> {
        if !settings.is_undefined() && !settings.is_null() && !settings.is_object() {
            return Err(wrong("settings"));
        }
        self.0.update(settings).map_err(JsValue::from)
    }

    /// Gives the page's own look back.
    pub fn destroy(&self) {
        self.0.destroy();
    }
}
