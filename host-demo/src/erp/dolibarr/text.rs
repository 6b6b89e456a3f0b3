//! Dolibarr's texts and numbers as the interface wants them: plain text, days.

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
}
