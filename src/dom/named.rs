//! Enums whose variants have names outside Rust: in attributes, in the API, between the wasm files.

/// Makes an enum of a table, `Variant = "name"`, with the way to the name and back.
macro_rules! named {
    ($(#[$doc:meta])* pub enum $type:ident { $($(#[$of:meta])* $variant:ident = $name:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[allow(missing_docs)]
        pub enum $type {
            $($(#[$of])* $variant,)*
        }

        #[allow(dead_code)]
        impl $type {
            /// All, in this order.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Its name.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)*
                }
            }

            /// The one of this name; `None` where the name is none of these.
            pub fn named(name: &str) -> Option<Self> {
                // A loop: a `match` on texts is unrolled, and each name stands in the code once more.
                Self::ALL.iter().copied().find(|one| one.name() == name)
            }
        }
    };
}
pub(crate) use named;
