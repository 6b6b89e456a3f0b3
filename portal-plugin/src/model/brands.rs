//! A site's brand: its name, colours, logo and words of its own. Made only from a valid manifest.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use crate::model::colors::Color;
use crate::model::locales::Text;

/// How a site looks, and what it says for itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Brand {
    /// The name in the header, titles and mails.
    pub name: String,
    /// The colour of light pages and of mails; white text can be read on it.
    pub color: Color,
    /// The colour of dark pages; it can be read on them, and dark text on it.
    pub color_dark: Color,
    /// The logo.
    pub logo: Option<Logo>,
    /// Around the home page's content.
    pub home: Around,
    /// Around the sign-in form.
    pub sign_in: Around,
    /// Plain text at the end of every page and mail.
    pub footer: Option<Text>,
    /// Links in the footer: label and https address.
    pub links: Vec<(Text, String)>,
    /// The https address of the terms and conditions.
    pub terms_url: Option<Text>,
    /// The https address of the privacy notice.
    pub privacy_url: Option<Text>,
}

/// Plain text before and after a page's own content: paragraphs, and addresses that become links.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Around {
    /// Above it.
    pub before: Option<Text>,
    /// Below it.
    pub after: Option<Text>,
}

/// A PNG, JPEG or WebP picture of at most 64 KiB and 1024 by 1024 pixels, as its first bytes say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logo {
    /// Its media type.
    pub media_type: &'static str,
    /// The picture.
    pub bytes: Vec<u8>,
    /// Its digest, for its address.
    pub digest: String,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
    /// What it shows, for who does not see it; nothing where it only adorns the name beside it.
    pub alt: Option<Text>,
}

/// The first 64 bits of the SHA-256 in 16 hexadecimal digits: names what an address leads to by its content.
pub fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(8).fold(String::with_capacity(16), |mut hex, byte| {
        // Writing to a text does not fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
