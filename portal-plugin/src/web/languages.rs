//! Which of the languages on offer a browser asks for (RFC 9110, 12.5.4).

use plugin_api::Request;

use crate::model::locales::Locale;
use crate::model::sites::Site;
use crate::web::cookies::Cookies;

/// The longest list of languages that is read: 1 KiB.
const MAX_HEADER: usize = 1 << 10;

/// The language for somebody on a site of whom nothing is known but the browser: chosen on it, asked for by it, the site's.
pub fn of_stranger(request: &Request<'_>, site: &Site) -> Locale {
    let chosen = Cookies::of(request).language;
    chosen.or_else(|| preferred(request, &site.languages, site.locale)).unwrap_or(site.locale)
}

/// The language among these that the browser wants most; `None` where it wants none of them, or says nothing.
///
/// What is wanted alike is taken in the order of the browser's list. Where every language will do (`*`), `first` does before the
/// others.
pub fn preferred(request: &Request<'_>, offered: &[Locale], first: Locale) -> Option<Locale> {
    let lists = request.headers.iter().filter(|(name, list)| *name == "accept-language" && list.len() <= MAX_HEADER);
    let wanted: Vec<(&str, u16)> = lists.flat_map(|(_, list)| list.split(',')).filter_map(range).collect();
    let any = wanted.iter().position(|(range, _)| *range == "*");
    let rank = |locale: Locale| {
        // A range within the language, as `de-CH`, wants it too; of several the one that wants it most counts.
        let named = wanted.iter().enumerate().filter(|(_, (range, _))| Locale::of_tag(range) == Some(locale));
        // The first one of those that want it alike: `max_by_key` takes the last.
        let best = named.rev().max_by_key(|(_, (_, weight))| *weight).map(|(place, (_, weight))| (place, *weight));
        let (place, weight) = best.or_else(|| any.and_then(|place| Some((place, wanted.get(place)?.1))))?;
        (weight > 0).then_some((weight, std::cmp::Reverse(place), locale == first))
    };
    // Of the same rank, by `*`, the first one on offer.
    let ranked = offered.iter().rev().filter_map(|locale| Some((rank(*locale)?, *locale)));
    ranked.max_by_key(|(rank, _)| *rank).map(|(_, locale)| locale)
}

/// A language range and its weight in thousandths; `None` for what is malformed.
fn range(part: &str) -> Option<(&str, u16)> {
    let (range, weight) = match part.split_once(';') {
        None => (part.trim(), 1000),
        Some((range, weight)) => (range.trim(), weight_of(weight.trim())?),
    };
    let is_tag = |(place, tag): (usize, &str)| {
        let fits = |b: u8| if place == 0 { b.is_ascii_alphabetic() } else { b.is_ascii_alphanumeric() };
        (1..=8).contains(&tag.len()) && tag.bytes().all(fits)
    };
    (range == "*" || range.split('-').enumerate().all(is_tag)).then_some((range, weight))
}

/// `q=0.8` in thousandths: 0 to 1, with three places at the most.
fn weight_of(text: &str) -> Option<u16> {
    let value = text.strip_prefix(['q', 'Q'])?.strip_prefix('=')?;
    let (whole, places) = value.split_once('.').unwrap_or((value, ""));
    if places.len() > 3 || !places.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    match whole {
        "0" => format!("{places:0<3}").parse().ok(),
        "1" if places.bytes().all(|b| b == b'0') => Some(1000),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::testing::request;

    #[test]
    fn the_language_that_the_browser_wants_most_is_taken_of_those_on_offer() {
        use Locale::{De, En, Es, Fr, It, Nl};
        let long = format!("de{}", ", xx".repeat(400));
        for (header, want) in [
            ("de", Some(De)),
            ("de-CH", Some(De)),
            ("DE-at;Q=0.9", Some(De)),
            ("nl-BE, fr;q=0.8", Some(Nl)),
            ("fr;q=0.5, es;q=0.9", Some(Es)),
            ("fr;q=0.5,es;q=0.501", Some(Es)),
            ("it, nl", Some(It)),
            ("nl, it", Some(Nl)),
            ("pt-BR, pt;q=0.9, it;q=0.1", Some(It)),
            ("gsw, de;q=0.7", Some(De)),
            // Not this one: the rest by `*`, the site's own before the others.
            ("en;q=0, *", Some(Fr)),
            ("fr;q=0, *;q=0.5", Some(En)),
            ("*", Some(Fr)),
            ("*, de", Some(Fr)),
            ("*;q=0.1, de;q=0.9", Some(De)),
            ("*;q=0", None),
            ("de;q=0", None),
            ("de;q=0.0", None),
            // One region is wanted, the others are not.
            ("de;q=0, de-CH", Some(De)),
            ("de-CH;q=0, de", Some(De)),
            ("pt", None),
            ("", None),
            // What is malformed says nothing, and the rest counts.
            ("de;q=2, it", Some(It)),
            ("de;q=0.1234, it;q=0.1", Some(It)),
            ("de;level=1, it;q=0.1", Some(It)),
            ("de;q=1.001, es", Some(Es)),
            ("de;q=, es", Some(Es)),
            ("de_CH, es", Some(Es)),
            ("d€, , ;q=1, es", Some(Es)),
            (" de ; q=0.3 ,\tes;q=0.2", Some(De)),
            (&long, None),
        ] {
            let headers = [("accept-language", header)];
            assert_eq!(preferred(&request("GET", "/", &headers), &Locale::ALL, Fr), want, "{header}");
        }
        assert_eq!(preferred(&request("GET", "/", &[]), &Locale::ALL, Fr), None);
        let two = [("accept-language", "pt, nl;q=0.1"), ("accept-language", "es;q=0.2")];
        assert_eq!(preferred(&request("GET", "/", &two), &Locale::ALL, Fr), Some(Es), "lists are one list");
    }

    #[test]
    fn what_is_not_on_offer_is_passed_over() {
        use Locale::{De, En, Fr};
        for (header, offered, want) in [
            ("nl, de;q=0.5", &[Fr, De][..], Some(De)),
            ("nl", &[Fr, De], None),
            ("nl, *;q=0.1", &[De, Fr], Some(Fr)),
            ("en", &[Fr], None),
            ("*", &[De, En, Fr], Some(Fr)),
            ("fr;q=0, *", &[De, En, Fr], Some(De)),
        ] {
            let headers = [("accept-language", header)];
            assert_eq!(preferred(&request("GET", "/", &headers), offered, Fr), want, "{header} of {offered:?}");
        }
    }
}
