//! Style sheets, the one script, icon and logo. The names of the first hold a hash of what they are, so that browsers keep them for good.

use std::fmt::Write as _;
use std::sync::LazyLock;

use plugin_api::Response;
use sha2::{Digest, Sha256};

use crate::model::sites::{Brand, Site};

static STYLE: &str = include_str!("../../assets/style.css");
static SIGN: &str = include_str!("../../assets/sign.js");

/// The hash in the style sheet's name.
static STYLE_HASH: LazyLock<String> = LazyLock::new(|| hash(STYLE));

/// The hash in the script's name.
static SIGN_HASH: LazyLock<String> = LazyLock::new(|| hash(SIGN));

/// The addresses of a site's assets, as a page links to them.
#[derive(Clone, Debug)]
pub struct Links {
    /// The style sheet that every site shares.
    pub style: String,
    /// The site's colour.
    pub brand: String,
    /// The script with which a signature is drawn.
    pub sign: String,
    /// The icon of a browser's tab.
    pub icon: String,
}

impl Links {
    /// The addresses of this site's assets.
    pub fn of(brand: &Brand) -> Self {
        let hash = hash(&icon(brand));
        Self {
            style: format!("/assets/style.{}.css", *STYLE_HASH),
            brand: format!("/assets/brand.{hash}.css"),
            sign: format!("/assets/sign.{}.js", *SIGN_HASH),
            icon: format!("/assets/icon.{hash}.svg"),
        }
    }
}

/// The asset at this path, if the site has one there.
pub fn answer(site: &Site, path: &str) -> Option<Response> {
    let links = Links::of(&site.brand);
    let (media_type, body) = if path == links.style {
        ("text/css; charset=utf-8", STYLE.to_owned())
    } else if path == links.sign {
        ("text/javascript; charset=utf-8", SIGN.to_owned())
    } else if path == links.brand {
        ("text/css; charset=utf-8", style_of(&site.brand))
    } else if path == links.icon || path == "/favicon.ico" {
        ("image/svg+xml; charset=utf-8", icon(&site.brand))
    } else {
        return None;
    };
    Some(cached(media_type, "public, max-age=31536000, immutable", body.into_bytes()))
}

/// The site's logo, if it has one; kept for an hour, as its name does not change with it.
pub fn logo(site: &Site) -> Option<Response> {
    let (media_type, bytes) = site.brand.logo.as_ref()?;
    Some(cached(media_type, "public, max-age=3600", bytes.clone()))
}

fn cached(media_type: &str, caching: &str, body: Vec<u8>) -> Response {
    let headers = [("content-type", media_type), ("cache-control", caching)];
    Response { status: 200, headers: headers.map(|(name, value)| (name.to_owned(), value.to_owned())).into(), body }
}

fn style_of(brand: &Brand) -> String {
    format!(":root{{--brand:{}}}\n", color(brand))
}

fn icon(brand: &Brand) -> String {
    let letter = brand.name.chars().find(|c| c.is_alphanumeric()).unwrap_or('P').to_uppercase();
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 32 32\"><rect width=\"32\" height=\"32\" rx=\"7\" \
         fill=\"{}\"/><text x=\"16\" y=\"22.5\" font-family=\"sans-serif\" font-weight=\"600\" font-size=\"19\" \
         text-anchor=\"middle\" fill=\"#fff\">{letter}</text></svg>\n",
        color(brand)
    )
}

/// The brand's colour; the shape is the manifest's business, but a style sheet is no place to rely on it.
fn color(brand: &Brand) -> &str {
    let fits = brand.color.len() == 7
        && brand.color.starts_with('#')
        && brand.color.bytes().skip(1).all(|b| b.is_ascii_hexdigit());
    if fits { &brand.color } else { "#33507a" }
}

fn hash(text: &str) -> String {
    Sha256::digest(text).iter().take(8).fold(String::with_capacity(16), |mut hex, byte| {
        // Writing to a text does not fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::testing::site;

    #[test]
    fn what_a_page_links_to_is_there_and_changes_its_name_with_its_content() {
        let mut site = site();
        let before = Links::of(&site.brand);
        for path in [&before.style, &before.brand, &before.sign, &before.icon] {
            let response = answer(&site, path).unwrap();
            assert_eq!(response.header("cache-control"), Some("public, max-age=31536000, immutable"), "{path}");
        }
        site.brand.color = "#123456".to_owned();
        let after = Links::of(&site.brand);
        assert_eq!(before.style, after.style);
        assert_ne!(before.brand, after.brand);
        assert!(answer(&site, &before.brand).is_none());
    }

    #[test]
    fn the_style_sheet_is_small_and_a_bad_colour_does_not_reach_it() {
        assert!(STYLE.len() < 24 << 10, "{} bytes", STYLE.len());
        let mut site = site();
        site.brand.color = "#fff}*{x:y".to_owned();
        assert_eq!(style_of(&site.brand), ":root{--brand:#33507a}\n");
    }
}
