//! How a site looks: its colour, its logo, its notes and links.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::manifest::check::{Rules, text};
use crate::manifest::code::Code;
use crate::manifest::finding::Finding;
use crate::manifest::raw;
use crate::manifest::words::{literal, quoted};
use crate::model::sites::Brand;

/// The largest logo, in bytes of the picture.
const MOST_LOGO: usize = 64 * 1024;

/// The least contrast of white text on the brand's colour (WCAG 2.2, 1.4.3).
const LEAST_CONTRAST: f64 = 4.5;

impl Rules<'_, '_, '_> {
    pub(super) fn brand(&mut self, raw: raw::Brand, site_name: &str) -> Brand {
        self.color(&raw.color);
        for (place, link) in raw.links.iter().enumerate() {
            self.link(&link.url, &format!("/brand/links/{place}/url"));
        }
        Brand {
            name: raw.name.unwrap_or_else(|| site_name.to_owned()),
            color: raw.color.to_ascii_lowercase(),
            logo: raw.logo.and_then(|logo| self.logo(&logo)),
            home_note: raw.home_note.map(text),
            sign_in_note: raw.sign_in_note.map(text),
            links: raw.links.into_iter().map(|link| (text(link.label), link.url)).collect(),
        }
    }

    fn color(&mut self, color: &str) {
        let at = self.at("/brand/color");
        let Some(rgb) = rgb(color) else {
            let found = Finding::error(Code::BadColor, format!("{} is not a colour", quoted(color)));
            let found = found
                .at(at.clone(), "`#rrggbb` expected")
                .hint("write red, green and blue as two hexadecimal digits each");
            let digits = color.strip_prefix('#').unwrap_or(color);
            let long: String = if digits.chars().count() == 3 {
                digits.chars().flat_map(|digit| [digit, digit]).collect()
            } else {
                digits.to_owned()
            };
            let better = format!("#{long}");
            let offer = rgb_text(&better).map(|better| (literal(&better), format!("write `{better}`")));
            self.findings.add(match offer {
                Some((replacement, message)) => found.replace(at, replacement, message),
                None => found,
            });
            return;
        };
        let contrast = contrast_with_white(rgb);
        if contrast < LEAST_CONTRAST {
            let shade = darker(rgb);
            // Cut, not rounded: 4.46 must not be shown as 4.5.
            let contrast = (contrast * 10.0).floor() / 10.0;
            let message = format!("white text on {} has a contrast of {contrast:.1} to 1", quoted(color));
            let found = Finding::error(Code::LowContrast, message).at(at.clone(), "4.5 to 1 is the least");
            let found = found.hint("choose a darker colour, so that everybody can read the text on it");
            self.findings.add(found.replace(at, literal(&shade), format!("the nearest darker shade is `{shade}`")));
        }
    }

    fn logo(&mut self, url: &str) -> Option<(String, Vec<u8>)> {
        let (problem, hint) = match picture(url) {
            Ok(picture) => return Some(picture),
            Err(why) => why,
        };
        let found = Finding::error(Code::BadLogo, problem).at(self.at("/brand/logo"), "not a logo");
        self.findings.add(found.hint(hint));
        None
    }
}

/// The media type and the bytes of a `data:` address (RFC 2397), or what is wrong with it and what to do.
fn picture(url: &str) -> Result<(String, Vec<u8>), (String, &'static str)> {
    const EMBED: &str = "put the picture itself here: `data:image/png;base64,` and what `base64 -w0 logo.png` prints";
    const SAVE: &str = "save the picture as PNG, JPEG or WebP; other formats can carry scripts";
    let Some((media, data)) = url.strip_prefix("data:").and_then(|rest| rest.split_once(',')) else {
        return Err((format!("{} is not a picture", quoted(url)), EMBED));
    };
    let Some(media) = media.strip_suffix(";base64") else {
        return Err(("the logo is not written in base64".to_owned(), EMBED));
    };
    let magic: fn(&[u8]) -> bool = match media {
        "image/png" => |bytes| bytes.starts_with(b"\x89PNG\r\n\x1a\n"),
        "image/jpeg" => |bytes| bytes.starts_with(b"\xff\xd8\xff"),
        "image/webp" => |bytes| bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP"),
        _ => return Err((format!("a logo cannot be of the type {}", quoted(media)), SAVE)),
    };
    let Ok(bytes) = STANDARD.decode(data) else {
        return Err(("the logo's base64 is damaged".to_owned(), EMBED));
    };
    if bytes.len() > MOST_LOGO {
        return Err((format!("the logo has {} bytes", bytes.len()), "make it smaller: 65536 bytes are the most"));
    }
    if !magic(&bytes) {
        return Err((format!("the logo says {} and is something else", quoted(media)), SAVE));
    }
    Ok((media.to_owned(), bytes))
}

/// Red, green and blue of `#rrggbb`.
fn rgb(color: &str) -> Option<[u8; 3]> {
    let digits = color.strip_prefix('#').filter(|d| d.len() == 6 && d.bytes().all(|b| b.is_ascii_hexdigit()))?;
    let part = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
    Some([part(0)?, part(2)?, part(4)?])
}

fn rgb_text(color: &str) -> Option<String> {
    rgb(color).map(|[red, green, blue]| format!("#{red:02x}{green:02x}{blue:02x}"))
}

/// The contrast ratio with white (WCAG 2.2, "contrast ratio" and "relative luminance").
fn contrast_with_white(rgb: [u8; 3]) -> f64 {
    let [red, green, blue] = rgb.map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
}

/// The lightest shade of the colour on which white text can be read; the hue stays.
fn darker(rgb: [u8; 3]) -> String {
    let shade = |share: u16| rgb.map(|part| u8::try_from(u16::from(part) * share / 255).unwrap_or(part));
    let [red, green, blue] =
        (0..=255).rev().map(shade).find(|rgb| contrast_with_white(*rgb) >= LEAST_CONTRAST).unwrap_or_default();
    format!("#{red:02x}{green:02x}{blue:02x}")
}

#[cfg(test)]
mod tests {
    use super::{contrast_with_white, darker, rgb};

    #[test]
    fn contrast_is_measured_as_wcag_says() {
        for (color, want) in
            [("#ffffff", 1.0), ("#000000", 21.0), ("#777777", 4.48), ("#767676", 4.54), ("#ff0000", 4.0)]
        {
            let got = contrast_with_white(rgb(color).unwrap());
            assert!((got - want).abs() < 0.005, "{color}: {got}");
        }
    }

    #[test]
    fn the_darker_shade_is_the_first_that_can_be_read() {
        for (color, want) in [("#777777", "#767676"), ("#ffffff", "#767676"), ("#ff0000", "#ee0000")] {
            assert_eq!(darker(rgb(color).unwrap()), want, "{color}");
        }
    }
}
