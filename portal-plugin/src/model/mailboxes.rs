//! An e-mail address is a mailbox, and two mailboxes are one only where mail makes no difference between them (rule U3a).
//!
//! Two of the rules of IDNA's mapping are not taken: UTS 46 would fold case and compatibility characters of a host name
//! before it is looked up, so that two spellings of which one belongs to a stranger could be one name here and another one
//! in a mail server. A name is taken only as it is written in Unicode's own composed, lower-case form, or in Punycode.

use icu_properties::props::{DefaultIgnorableCodePoint, GeneralCategory};
use icu_properties::{CodePointMapData, CodePointSetData};
use idna::uts46::{AsciiDenyList, DnsLength, Hyphens, Uts46};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{canonical_combining_class, is_combining_mark};

use crate::error::Error;
use crate::model::folding;

/// An address that mail can go to. The spelling is kept: mail goes to it, people see it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Mailbox {
    spelled: String,
    local: String,
    /// The host's name in ASCII and in Unicode.
    host: (String, String),
}

impl Mailbox {
    /// The longest address, in octets, whichever of its forms is the longest.
    pub const MAX: usize = 254;

    /// An address: something, one `@`, and the name of a host. No control, format or bidirectional characters, no blanks,
    /// nothing that a header of a mail could mistake, and no character that normalising always replaces by another one.
    /// What is further right about it, the mail itself finds out.
    ///
    /// # Errors
    /// `email/invalid`.
    pub fn new(text: &str) -> Result<Self, Error> {
        Self::parse(text.trim()).ok_or(Error::EmailInvalid)
    }

    fn parse(spelled: &str) -> Option<Self> {
        let (local, host) = spelled.split_once('@')?;
        if local.is_empty() || spelled.len() > Self::MAX || !spelled.chars().all(is_fit) {
            return None;
        }
        // A mark that stands first would be read as part of what is before it.
        if local.starts_with(|c| is_combining_mark(c) || canonical_combining_class(c) != 0) {
            return None;
        }
        let mailbox = Self { spelled: spelled.to_owned(), local: lower(local), host: host_name(&lower(host))? };
        (mailbox.key().len() <= Self::MAX && mailbox.in_unicode().len() <= Self::MAX).then_some(mailbox)
    }

    /// The stored spelling.
    pub fn as_str(&self) -> &str {
        &self.spelled
    }

    /// What mailboxes are compared by: the local part as it is but for ASCII capitals, the host's name in ASCII. Is an
    /// address itself, and its own key.
    pub fn key(&self) -> String {
        format!("{}@{}", self.local, self.host.0)
    }

    /// The same mailbox with the host's name in Unicode.
    pub fn in_unicode(&self) -> String {
        format!("{}@{}", self.local, self.host.1)
    }

    /// Whether the host's name has a dot: one without is known to the ERP's own network only.
    pub fn is_public(&self) -> bool {
        self.host.0.contains('.')
    }
}

/// What a stored address is compared by. What is no address, and was stored all the same, is the same as itself alone.
pub fn key(address: &str) -> String {
    let address = address.trim();
    Mailbox::parse(address).map_or_else(|| address.to_ascii_lowercase(), |mailbox| mailbox.key())
}

/// Whether two addresses are one mailbox.
pub fn are_one(one: &str, other: &str) -> bool {
    key(one) == key(other)
}

/// What an address looks like, whichever way its host is written.
pub fn look(address: &str) -> String {
    let mailbox = Mailbox::parse(address.trim());
    folding::look(&mailbox.map_or_else(|| address.to_owned(), |mailbox| mailbox.in_unicode()))
}

/// Composed, with ASCII letters in lower case.
fn lower(text: &str) -> String {
    if text.is_ascii() { text.to_ascii_lowercase() } else { text.nfc().collect::<String>().to_ascii_lowercase() }
}

fn is_fit(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_graphic() && !matches!(c, '<' | '>' | ',' | ';' | ':' | '"' | '\\' | '(' | ')' | '[' | ']');
    }
    let category = CodePointMapData::<GeneralCategory>::new().get(c);
    let shows = !matches!(
        category,
        GeneralCategory::Control
            | GeneralCategory::Format
            | GeneralCategory::Surrogate
            | GeneralCategory::PrivateUse
            | GeneralCategory::Unassigned
            | GeneralCategory::SpaceSeparator
            | GeneralCategory::LineSeparator
            | GeneralCategory::ParagraphSeparator
    );
    // `K` of the Kelvin sign and its like: a letter that NFC writes as another one.
    let is_itself = std::iter::once(c).nfc().eq(std::iter::once(c));
    shows && is_itself && !CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(c)
}

/// The name of a host in ASCII and in Unicode (UTS 46, non-transitional), where each label is one of the two already.
fn host_name(name: &str) -> Option<(String, String)> {
    let (names, denied, hyphens) = (Uts46::new(), AsciiDenyList::STD3, Hyphens::CheckFirstLast);
    let ascii = names.to_ascii(name.as_bytes(), denied, hyphens, DnsLength::Verify).ok()?.into_owned();
    let (unicode, sound) = names.to_unicode(ascii.as_bytes(), denied, hyphens);
    sound.ok()?;
    let same = || {
        let forms = ascii.split('.').zip(unicode.split('.'));
        name.split('.').zip(forms).all(|(label, (ascii, unicode))| label == ascii || label == unicode)
    };
    let labels = |name: &str| name.split('.').count();
    (labels(name) == labels(&ascii) && labels(&ascii) == labels(&unicode) && same())
        .then(|| (ascii.clone(), unicode.into_owned()))
}

#[cfg(test)]
mod tests;
