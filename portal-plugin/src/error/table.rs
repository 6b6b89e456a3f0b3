//! What follows from the rows of errors.

/// Declares the errors: `errors` shows what a row is.
macro_rules! declare {
    ($(
        $(#[$doc:meta])+
        $error:ident $(($at:ident: $at_type:ty = $at_sample:expr))? $({ $(
            $(#[$field_doc:meta])+
            $field:ident: $type:ty = $sample:expr,
        )+ })? = $class:ident, $code:literal, $told:tt, $says:literal $(with $value:expr)?;
    )*) => {
        /// Everything that the portal refuses or that fails inside it.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Error {
            /// The decision is no.
            Denied(Denied),
            $($(#[$doc])+ $error $(($at_type))? $({ $($(#[$field_doc])+ $field: $type,)+ })?,)*
        }

        impl Error {
            /// Every error once, with values as they may be.
            pub fn samples() -> Vec<Self> {
                let denied = Denied::ALL.into_iter().map(Self::Denied);
                denied.chain([$(Self::$error $(($at_sample))? $({ $($field: $sample),+ })?),*]).collect()
            }

            /// Its class and its stable code.
            pub const fn class_and_code(&self) -> (Class, &'static str) {
                match self {
                    Self::Denied(denied) => (Class::Refused, denied.code()),
                    $(Self::$error { .. } => (Class::$class, $code),)*
                }
            }

            /// Its status of HTTP; nothing where no page of a customer can meet it.
            pub const fn status(&self) -> Option<u16> {
                match self {
                    Self::Denied(denied) => Some(denied.status()),
                    $(Self::$error { .. } => status!($told),)*
                }
            }

            /// Its stable code, `area/what`.
            pub const fn code(&self) -> &'static str {
                self.class_and_code().1
            }
        }

        impl fmt::Display for Error {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self {
                    Self::Denied(denied) => write!(f, "the decision is no: {denied}; `explain` shows every row"),
                    $(Self::$error $(($at))? $({ $($field),+ })? => write!(f, $says $(, $value)?),)*
                }
            }
        }
    };
}

/// The status in what a row tells customers.
macro_rules! status {
    ([staff only]) => {
        None
    };
    ([$status:literal $($text:tt)+]) => {
        Some($status)
    };
}
