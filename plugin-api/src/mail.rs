//! An e-mail that the portal asks the host to deliver.

use serde::{Deserialize, Serialize};

/// One message to one person. The host adds sender and date, and encodes it; it never builds headers by joining text.
///
/// Every one of them was written by a program: the host sends it with `Auto-Submitted: auto-generated` (RFC 3834), so that nobody's
/// holiday answers it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
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
    /// The address that answers go to, one; empty where they go to the sender.
    #[serde(default)]
    pub reply_to: String,
    /// The `Message-ID` without its angle brackets, of the site's own domain, and the same however often the mail is handed over;
    /// where it is empty, the host makes one.
    #[serde(default)]
    pub message_id: String,
    /// Whether its reader waits for it just now, as for a code or a link that they asked for: a host that queues mails itself
    /// sends it before others.
    #[serde(default)]
    pub urgent: bool,
    /// The address at which the reader wants no more mails of this sort, by a POST without signing in; empty is none. Where it is not,
    /// the host sends `List-Unsubscribe: <address>` and `List-Unsubscribe-Post: List-Unsubscribe=One-Click` (RFC 8058).
    #[serde(default)]
    pub unsubscribe: String,
}
