//! Style sheets, the one script, icon and logo. Their names hold a hash of what they are, so that browsers keep them for good.

use std::sync::LazyLock;

use plugin_api::Response;

use crate::model::brands::{Brand, Logo, digest};
use crate::model::colors::Color;
use crate::model::sites::Site;

static STYLE: &str = include_str!("../../assets/style.css");
static SIGN: &str = include_str!("../../assets/sign.js");

/// The hash in the style sheet's name.
static STYLE_HASH: LazyLock<String> = LazyLock::new(|| digest(STYLE.as_bytes()));

/// For good: what the name leads to never changes.
const FOR_GOOD: &str = "public, max-age=31536000, immutable";

/// How high the logo is shown, in CSS pixels.
const LOGO_HEIGHT: u32 = 32;

/// The hash in the script's name.
static SIGN_HASH: LazyLock<String> = LazyLock::new(|| digest(SIGN.as_bytes()));

/// The addresses of a site's assets, as a page links to them.
#[derive(Clone, Debug)]
pub struct Links {
    /// The style sheet that every site shares.
    pub style: String,
    /// The site's colours.
    pub brand: String,
    /// The script with which a signature is drawn.
    pub sign: String,
    /// The icon of a browser's tab.
    pub icon: String,
    /// The logo, where the site has one.
    pub logo: Option<LogoLink>,
}

/// The logo as a page shows it: with its size, so that nothing moves once it is there.
#[derive(Clone, Debug)]
pub struct LogoLink {
    /// Its address.
    pub address: String,
    /// Its width in CSS pixels.
    pub width: u32,
    /// Its height in CSS pixels.
    pub height: u32,
}

impl Links {
    /// The addresses of this site's assets.
    pub fn of(brand: &Brand) -> Self {
        Self {
            style: format!("/assets/style.{}.css", *STYLE_HASH),
            brand: format!("/assets/brand.{}.css", digest(style_of(brand).as_bytes())),
            sign: format!("/assets/sign.{}.js", *SIGN_HASH),
            icon: format!("/assets/icon.{}.svg", digest(icon(brand).as_bytes())),
            logo: brand.logo.as_ref().map(LogoLink::of),
        }
    }
}

impl LogoLink {
    fn of(logo: &Logo) -> Self {
        let kind = logo.media_type.trim_start_matches("image/");
        let width = (logo.width * LOGO_HEIGHT).div_ceil(logo.height.max(1));
        Self { address: format!("/assets/logo.{}.{kind}", logo.digest), width, height: LOGO_HEIGHT }
    }
}

/// The asset at this path, if the site has one there.
pub fn answer(site: &Site, path: &str) -> Option<Response> {
    let brand = &site.brand;
    let links = Links::of(brand);
    Some(if path == links.style {
        cached("text/css; charset=utf-8", FOR_GOOD, STYLE.into())
    } else if path == links.sign {
        cached("text/javascript; charset=utf-8", FOR_GOOD, SIGN.into())
    } else if path == links.brand {
        cached("text/css; charset=utf-8", FOR_GOOD, style_of(brand).into())
    } else if path == links.icon {
        cached("image/svg+xml; charset=utf-8", FOR_GOOD, icon(brand).into())
    } else if path == "/favicon.ico" {
        // Its name does not change with it.
        cached("image/svg+xml; charset=utf-8", "public, max-age=3600", icon(brand).into())
    } else {
        let logo = brand.logo.as_ref().filter(|_| links.logo.is_some_and(|logo| path == logo.address))?;
        cached(logo.media_type, FOR_GOOD, logo.bytes.clone())
    })
}

fn cached(media_type: &str, caching: &str, body: Vec<u8>) -> Response {
    let headers = [("content-type", media_type), ("cache-control", caching)];
    Response { status: 200, headers: headers.map(|(name, value)| (name.to_owned(), value.to_owned())).into(), body }
}

/// The colours that the shared style sheet takes from the brand, each readable where it is used.
fn style_of(brand: &Brand) -> String {
    let Brand { color, color_dark, .. } = brand;
    let link = color.readable_on_light(Color::LIGHT);
    format!(
        ":root{{--brand:{color};--on-brand:{};--link:{link}}}\n\
         @media(prefers-color-scheme:dark){{:root{{--brand:{color_dark};--on-brand:{};--link:{color_dark}}}}}\n",
        Color::WHITE,
        Color::BLACK,
    )
}

fn icon(brand: &Brand) -> String {
    let letter = brand.name.chars().find(|c| c.is_alphanumeric()).unwrap_or('P').to_uppercase();
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 32 32\"><rect width=\"32\" height=\"32\" rx=\"7\" \
         fill=\"{}\"/><text x=\"16\" y=\"22.5\" font-family=\"sans-serif\" font-weight=\"600\" font-size=\"19\" \
         text-anchor=\"middle\" fill=\"#fff\">{letter}</text></svg>\n",
        brand.color
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::testing::site;

    #[test]
    fn what_a_page_links_to_is_there_and_changes_its_name_with_its_content() {
        let mut site = site();
        let logo = |bytes: &[u8]| Logo {
            media_type: "image/png",
            bytes: bytes.to_vec(),
            digest: digest(bytes),
            width: 64,
            height: 48,
            alt: None,
        };
        site.brand.logo = Some(logo(b"one"));
        let before = Links::of(&site.brand);
        let shown = before.logo.clone().unwrap();
        assert_eq!((shown.width, shown.height), (43, 32));
        for path in [&before.style, &before.brand, &before.sign, &before.icon, &shown.address] {
            let response = answer(&site, path).unwrap();
            assert_eq!(response.header("cache-control"), Some("public, max-age=31536000, immutable"), "{path}");
        }
        site.brand.color = Color::BLACK;
        site.brand.logo = Some(logo(b"two"));
        let after = Links::of(&site.brand);
        assert_eq!(before.style, after.style);
        assert_ne!(before.brand, after.brand);
        for path in [&before.brand, &before.icon, &shown.address] {
            assert!(answer(&site, path).is_none(), "{path}");
        }
        assert_eq!(answer(&site, "/favicon.ico").unwrap().header("cache-control"), Some("public, max-age=3600"));
    }

    #[test]
    fn the_style_sheet_is_small_and_has_the_grounds_that_colours_are_measured_against() {
        assert!(STYLE.len() < 24 << 10, "{} bytes", STYLE.len());
        let (light, dark) = STYLE.split_once("@media(prefers-color-scheme:dark)").unwrap();
        let ground = |theme: &str, name: &str| -> Color {
            let (_, rest) = theme.split_once(&format!("--{name}:#")).unwrap();
            let digits: String = rest.chars().take_while(char::is_ascii_hexdigit).collect();
            let long = if digits.len() == 3 { digits.chars().flat_map(|c| [c, c]).collect() } else { digits };
            format!("#{long}").parse().unwrap()
        };
        for (theme, text, worst) in [(light, Color::BLACK, Color::LIGHT), (dark, Color::WHITE, Color::DARK)] {
            let grounds = ["ground", "sheet", "hover"].map(|name| ground(theme, name));
            assert!(grounds.contains(&worst), "{worst}");
            for ground in grounds {
                assert!(text.contrast(ground) >= text.contrast(worst), "{ground} is nearer to the text than {worst}");
            }
        }
    }

    #[test]
    fn the_brands_style_is_its_colours_in_light_and_dark() {
        let mut site = site();
        site.brand.color = "#1f5f4a".parse().unwrap();
        site.brand.color_dark = "#8fd0b8".parse().unwrap();
        assert_eq!(
            style_of(&site.brand),
            ":root{--brand:#1f5f4a;--on-brand:#ffffff;--link:#1f5f4a}\n\
             @media(prefers-color-scheme:dark){:root{--brand:#8fd0b8;--on-brand:#14171a;--link:#8fd0b8}}\n"
        );
    }
}
