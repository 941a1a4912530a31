//! Settings as JavaScript and the store have them.

use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;

use super::settings::{ONLY_ARTICLE, STEPPED, Settings, Value};
use crate::dom::prefs;

impl Settings {
    /// With what `values` says by the names of the options; what is undefined stays. Gives the name of the first that
    /// is no valid value, and takes over the others.
    pub fn with(mut self, values: &JsValue) -> (Self, Option<&'static str>) {
        let mut wrong = None;
        for name in prefs::DISPLAY {
            let value = Reflect::get(values, &name.into()).unwrap_or(JsValue::UNDEFINED);
            let valid = if value.is_undefined() {
                true
            } else if STEPPED.contains(&name) {
                (value.is_null() || value.as_f64().is_some()) && self.set_number(name, value.as_f64())
            } else if let Some(on) = value.as_bool() {
                self.set_flag(name, on)
            } else {
                value.as_string().is_some_and(|value| self.set_name(name, &value))
            };
            if !valid {
                wrong = wrong.or(Some(name));
            }
        }
        (self, wrong)
    }

    /// All settings as an object.
    pub fn to_object(self) -> Object {
        let object = Object::new();
        for (name, value) in self.fields() {
            let _ = Reflect::set(&object, &name.into(), &value.into());
        }
        object
    }

    /// What is to be remembered beside the site's own `defaults`.
    pub fn to_remember(self, defaults: &Self) -> Vec<(&'static str, JsValue)> {
        self.fields()
            .into_iter()
            .zip(defaults.fields())
            .map(|((name, value), (_, default))| {
                let is_own = value == default || name == ONLY_ARTICLE;
                (name, if is_own { JsValue::UNDEFINED } else { value.into() })
            })
            .collect()
    }
}

impl From<Value> for JsValue {
    fn from(value: Value) -> Self {
        match value {
            Value::Number(number) => number.into(),
            Value::Name(name) => name.into(),
            Value::Flag(on) => on.into(),
            Value::Null => Self::NULL,
        }
    }
}
