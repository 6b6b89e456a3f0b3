//! The shapes of what a body says, as regular expressions: those of the rules in `model`, as far as an expression can say it.

/// A line of text that must be there.
pub const LINE: &str = r"^[^\x00-\x1f\x7f-\x9f]*[^\s\x00-\x1f\x7f-\x9f][^\x00-\x1f\x7f-\x9f]*$";
/// A line of text that may be empty.
pub const LINE_OR_NONE: &str = r"^[^\x00-\x1f\x7f-\x9f]*$";
/// A text of several lines that must be there.
pub const TEXT: &str = r"^[^\x00-\x08\x0b-\x1f\x7f-\x9f]*[^\s\x00-\x1f\x7f-\x9f][^\x00-\x08\x0b-\x1f\x7f-\x9f]*$";
/// A text of several lines that may be empty.
pub const TEXT_OR_NONE: &str = r"^[^\x00-\x08\x0b-\x1f\x7f-\x9f]*$";
/// An e-mail address.
pub const EMAIL: &str = r#"^[^@\s<>,;"\\\x00-\x1f\x7f-\x9f]+@[^@\s<>,;"\\\x00-\x1f\x7f-\x9f]+$"#;
/// A quantity above zero.
pub const QUANTITY: &str = r"^([1-9][0-9]{0,5}(\.[0-9]{1,2})?|0\.[1-9][0-9]?|0\.0[1-9])$";
/// An amount.
pub const AMOUNT: &str = r"^-?[0-9]{1,20}(\.[0-9]{1,4})?$";
/// An amount to look for.
pub const TOTAL: &str = r"^-?[0-9]{1,12}(\.[0-9]{1,2})?$";
/// The six digits of a mailed code.
pub const CODE: &str = "^[0-9]{6}$";
/// The secret of a link.
pub const TOKEN: &str = "^[A-Za-z0-9_-]{1,86}$";
