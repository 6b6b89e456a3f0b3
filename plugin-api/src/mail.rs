//! An e-mail that the portal asks the host to deliver.

use serde::{Deserialize, Serialize};

/// One message to one person. The host adds sender, date and message id, and encodes it; it never builds headers by joining text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Mail {
    /// The site it speaks for.
    pub site: String,
    /// The brand to show as the sender's name.
    pub from_name: String,
    /// The recipient's address, one.
    pub to: String,
    /// The recipient's name; may be empty.
    pub to_name: String,
    /// The subject, one line without control characters.
    pub subject: String,
    /// The plain text part.
    pub text: String,
    /// The HTML part.
    pub html: String,
    /// The language of it, as a BCP 47 tag.
    pub language: String,
}
