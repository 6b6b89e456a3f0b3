//! Dolibarr's texts and numbers as the interface wants them: plain text, exact decimals, days.

/// Plain text of what Dolibarr's editor may have stored as HTML. Text without markup stays as it is.
///
/// The portal escapes whatever it shows; this is for reading, not for safety.
pub(super) fn plain(text: &str) -> String {
    if !looks_like_html(text) {
        return text.trim().to_owned();
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('<') {
        plain.push_str(&rest[..start]);
        let (tag, behind) = rest[start + 1..].split_once('>').unwrap_or((&rest[start + 1..], ""));
        let name = tag.trim_start_matches('/').split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
        let breaks = ["br", "p", "div", "li", "tr", "ul", "ol", "h1", "h2", "h3"];
        if breaks.iter().any(|known| name.eq_ignore_ascii_case(known)) && !plain.is_empty() && !plain.ends_with('\n') {
            plain.push('\n');
        }
        // The editor writes a line break behind each `<br />`, which would count twice.
        rest = if plain.ends_with('\n') { behind.trim_start_matches(['\r', '\n']) } else { behind };
    }
    plain.push_str(rest);
    let entities = [("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#039;", "'")];
    let named = LATIN.iter().map(|(entity, letter)| (*entity, *letter)).chain(entities);
    // `&amp;` last: what it stood before was meant as it reads.
    named.chain([("&amp;", "&")]).fold(plain, |text, (entity, letter)| text.replace(entity, letter)).trim().to_owned()
}

/// The decimal number without the zeros that only the column's width added, with at least `places` decimals.
///
/// `12.50000000` with 2 is `12.50`, and `0.01250000` is `0.0125`; what is empty stays empty.
pub(super) fn decimal(number: &str, places: usize) -> String {
    if number.is_empty() {
        return String::new();
    }
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let kept = fraction.trim_end_matches('0');
    let fraction = format!("{kept:0<places$}");
    let is_zero = kept.is_empty() && whole.trim_start_matches('-').chars().all(|digit| digit == '0');
    let whole = if is_zero { whole.trim_start_matches('-') } else { whole };
    if fraction.is_empty() { whole.to_owned() } else { format!("{whole}.{fraction}") }
}

/// A day, unless it is the database's way of having none, `0000-00-00`.
pub(super) fn day(text: String) -> String {
    if text.starts_with("0000") { String::new() } else { text }
}

/// The BCP 47 tag of a language of Dolibarr's: `fr_FR` is `fr-FR`.
pub(super) fn language(text: &str) -> String {
    text.replace('_', "-")
}

/// The letters that an editor set to French writes as entities.
const LATIN: [(&str, &str); 13] = [
    ("&eacute;", "é"),
    ("&egrave;", "è"),
    ("&ecirc;", "ê"),
    ("&agrave;", "à"),
    ("&acirc;", "â"),
    ("&ccedil;", "ç"),
    ("&ocirc;", "ô"),
    ("&icirc;", "î"),
    ("&ugrave;", "ù"),
    ("&ucirc;", "û"),
    ("&rsquo;", "’"),
    ("&euro;", "€"),
    ("&deg;", "°"),
];

fn looks_like_html(text: &str) -> bool {
    let tag = |(at, _): (usize, &str)| text[at + 1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/');
    text.match_indices('<').any(tag) || text.contains("&nbsp;") || text.contains("&amp;") || text.contains("&eacute;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_becomes_plain_text() {
        let table = [
            ("a < b and c > d", "a < b and c > d"),
            ("one<br />\ntwo", "one\ntwo"),
            ("<p>Un caf&eacute;</p><p>et&nbsp;un th&egrave;</p>", "Un café\net un thè"),
            ("<b>5 &lt; 6 &amp;lt; 7</b>", "5 < 6 &lt; 7"),
            ("an <unclosed", "an"),
            ("  spaces  ", "spaces"),
            ("", ""),
        ];
        for (stored, expected) in table {
            assert_eq!(plain(stored), expected, "`{stored}`");
        }
    }

    #[test]
    fn a_decimal_keeps_its_value_and_at_least_its_places() {
        let table = [
            ("12.50000000", 2, "12.50"),
            ("0.01250000", 2, "0.0125"),
            ("-120.00000000", 2, "-120.00"),
            ("-0.00000000", 2, "0.00"),
            ("3.00000000", 0, "3"),
            ("2.50000000", 0, "2.5"),
            ("1000", 2, "1000.00"),
            ("", 2, ""),
        ];
        for (stored, places, expected) in table {
            assert_eq!(decimal(stored, places), expected, "`{stored}`");
        }
    }
}
