//! How a site looks and what it says for itself: colours, texts, links.

use crate::manifest::check::{Rules, text};
use crate::manifest::code::Code;
use crate::manifest::finding::Finding;
use crate::manifest::raw;
use crate::manifest::words::{literal, quoted};
use crate::model::brands::{Around, Brand};
use crate::model::colors::{Color, READABLE};
use crate::model::locales::{Locale, Text};

/// A colour that is not one is reported; the page that nobody will see is in this one.
const NONE: Color = Color::BLACK;

impl Rules<'_, '_, '_> {
    pub(super) fn brand(&mut self, raw: raw::Brand, site_name: &str) -> Brand {
        let color = self.color(&raw.color);
        let color_dark = raw.color_dark.and_then(|color| self.color_dark(&color));
        for (place, link) in raw.links.iter().enumerate() {
            self.link(&link.url, &format!("/brand/links/{place}/url"));
        }
        let alt = raw.logo_alt.map(text);
        if alt.is_some() && raw.logo.is_none() {
            let found = Finding::warning(Code::NoEffect, "`logo_alt` changes nothing here");
            let found = found.at(self.at("/brand/logo_alt"), "without effect");
            self.findings.add(found.hint("it tells what `logo` shows; there is none"));
        }
        Brand {
            name: raw.name.unwrap_or_else(|| site_name.to_owned()),
            color: color.unwrap_or(NONE),
            color_dark: color_dark.unwrap_or_else(|| color.unwrap_or(NONE).readable_on_dark(Color::DARK)),
            logo: raw.logo.and_then(|logo| self.logo(&logo, alt)),
            home: around(raw.home),
            sign_in: around(raw.sign_in),
            footer: raw.footer.map(text),
            links: raw.links.into_iter().map(|link| (text(link.label), link.url)).collect(),
            terms_url: raw.terms_url.map(|url| self.address(url, "/brand/terms_url")),
            privacy_url: raw.privacy_url.map(|url| self.address(url, "/brand/privacy_url")),
        }
    }

    /// The colour of light pages, on which white text can be read.
    fn color(&mut self, color: &str) -> Option<Color> {
        let color = self.read_color(color, "/brand/color")?;
        if color.contrast(Color::WHITE) < READABLE {
            let message = format!("white text on `{color}` has a contrast of {} to 1", shown(color, Color::WHITE));
            let better = color.readable_on_light(Color::WHITE);
            self.low_contrast(
                "/brand/color",
                message,
                "choose a darker colour",
                &format!("darker shade is `{better}`"),
                better,
            );
        }
        Some(color)
    }

    /// The colour of dark pages, which can be read on them.
    fn color_dark(&mut self, color: &str) -> Option<Color> {
        let color = self.read_color(color, "/brand/color_dark")?;
        if color.contrast(Color::DARK) < READABLE {
            let message = format!("`{color}` on a dark page has a contrast of {} to 1", shown(color, Color::DARK));
            let better = color.readable_on_dark(Color::DARK);
            self.low_contrast(
                "/brand/color_dark",
                message,
                "choose a lighter colour",
                &format!("lighter tint is `{better}`"),
                better,
            );
        }
        Some(color)
    }

    fn low_contrast(&mut self, path: &str, message: String, choose: &str, nearest: &str, better: Color) {
        let at = self.at(path);
        let found = Finding::error(Code::LowContrast, message).at(at.clone(), "4.5 to 1 is the least");
        let found = found.hint(format!("{choose}, so that everybody can read the text"));
        self.findings.add(found.replace(at, literal(&better.to_string()), format!("the nearest {nearest}")));
    }

    fn read_color(&mut self, color: &str, path: &str) -> Option<Color> {
        if let Ok(color) = color.parse() {
            return Some(color);
        }
        let at = self.at(path);
        let found = Finding::error(Code::BadColor, format!("{} is not a colour", quoted(color)));
        let found =
            found.at(at.clone(), "`#rrggbb` expected").hint("write red, green and blue as two hexadecimal digits each");
        let digits = color.strip_prefix('#').unwrap_or(color);
        let long: String = if digits.chars().count() == 3 {
            digits.chars().flat_map(|digit| [digit, digit]).collect()
        } else {
            digits.to_owned()
        };
        self.findings.add(match format!("#{long}").parse::<Color>() {
            Ok(better) => found.replace(at, literal(&better.to_string()), format!("write `{better}`")),
            Err(_) => found,
        });
        None
    }

    /// An https address, one for every language or one for each of some.
    fn address(&mut self, url: raw::Label, path: &str) -> Text {
        match &url {
            raw::Label::Everywhere(url) => self.link(url, path),
            raw::Label::In(urls) => {
                for (locale, url) in urls {
                    self.link(url, &format!("{path}/{}", Locale::from(*locale).tag()));
                }
            }
        }
        text(url)
    }
}

fn around(raw: raw::Around) -> Around {
    Around { before: raw.before.map(text), after: raw.after.map(text) }
}

/// The contrast cut, not rounded: 4.46 must not be shown as 4.5.
fn shown(color: Color, other: Color) -> String {
    format!("{:.1}", (color.contrast(other) * 10.0).floor() / 10.0)
}
