//! A site's logo: a small picture in the manifest itself, read before anybody sees it.

use data_encoding::BASE64;
use imagesize::ImageType;

use crate::manifest::check::Rules;
use crate::manifest::code::Code;
use crate::manifest::finding::Finding;
use crate::manifest::words::quoted;
use crate::model::brands::{Logo, digest};
use crate::model::locales::Text;

/// The largest logo, in bytes of the picture.
const MOST_BYTES: usize = 64 * 1024;

/// The widest and the highest logo, in pixels: a few bytes of a picture can fill a browser's memory.
const MOST_PIXELS: usize = 1024;

impl Rules<'_, '_, '_> {
    pub(super) fn logo(&mut self, url: &str, alt: Option<Text>) -> Option<Logo> {
        let (problem, hint) = match picture(url) {
            Ok(logo) => return Some(Logo { alt, ..logo }),
            Err(why) => why,
        };
        let found = Finding::error(Code::BadLogo, problem).at(self.at("/brand/logo"), "not a logo");
        self.findings.add(found.hint(hint));
        None
    }
}

/// The picture of a `data:` address (RFC 2397), or what is wrong with it and what to do.
fn picture(url: &str) -> Result<Logo, (String, &'static str)> {
    const EMBED: &str = "put the picture itself here: `data:image/png;base64,` and what `base64 -w0 logo.png` prints";
    const SAVE: &str = "save the picture as PNG, JPEG or WebP; other formats can carry scripts";
    let Some((media, data)) = url.strip_prefix("data:").and_then(|rest| rest.split_once(',')) else {
        return Err((format!("{} is not a picture", quoted(url)), EMBED));
    };
    let Some(said) = media.strip_suffix(";base64") else {
        return Err(("the logo is not written in base64".to_owned(), EMBED));
    };
    if !matches!(said, "image/png" | "image/jpeg" | "image/webp") {
        return Err((format!("a logo cannot be of the type {}", quoted(said)), SAVE));
    }
    let Ok(bytes) = BASE64.decode(data.as_bytes()) else {
        return Err(("the logo's base64 is damaged".to_owned(), EMBED));
    };
    if bytes.len() > MOST_BYTES {
        return Err((format!("the logo has {} bytes", bytes.len()), "make it smaller: 65536 bytes are the most"));
    }
    let media_type = match imagesize::image_type(&bytes) {
        Ok(ImageType::Png) => "image/png",
        Ok(ImageType::Jpeg) => "image/jpeg",
        Ok(ImageType::Webp) => "image/webp",
        _ => "something else",
    };
    if media_type != said {
        return Err((format!("the logo says {} and is something else", quoted(said)), SAVE));
    }
    let Ok(size) = imagesize::blob_size(&bytes) else {
        return Err(("the logo's picture is damaged".to_owned(), "save it anew and put all of it here"));
    };
    let pixels = |side: usize| u32::try_from(side).ok().filter(|_| (1..=MOST_PIXELS).contains(&side));
    let (Some(width), Some(height)) = (pixels(size.width), pixels(size.height)) else {
        let message = format!("the logo has {} by {} pixels", size.width, size.height);
        return Err((message, "make it smaller: 1024 pixels each way are the most; pages show it 32 pixels high"));
    };
    Ok(Logo { media_type, digest: digest(&bytes), bytes, width, height, alt: None })
}
