//! Dolibarr's texts and days as the interface wants them.

use crate::erp::html;

/// Plain text of a column that holds what Dolibarr's editor wrote, or what somebody typed: Dolibarr keeps both, and tells them
/// apart by what the text looks like. So does this.
pub(super) fn plain(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    if !looks_like_html(&text) {
        return text.trim().to_owned();
    }
    // One entity makes it HTML to Dolibarr, as what its API stores is; the lines that were typed are lines all the same.
    if html::has_tags(&text) { html::plain(&text) } else { html::decoded(&text).trim().to_owned() }
}

/// A day, unless it is the database's way of having none, `0000-00-00`.
pub(super) fn day(text: String) -> String {
    if text.starts_with("0000") { String::new() } else { text }
}

/// The BCP 47 tag of a language of Dolibarr's: `fr_FR` is `fr-FR`.
pub(super) fn language(text: &str) -> String {
    text.replace('_', "-")
}

/// Beginnings of tags that make a text HTML whatever follows.
const OPENINGS: [&str; 5] = ["<html", "<link", "<script", "<body", "</textarea"];
/// Elements that make a text HTML as a whole tag, with attributes or without.
const ELEMENTS: [&str; 20] = [
    "b", "em", "i", "u", "br", "hr", "div", "font", "h1", "h2", "h3", "h4", "h5", "h6", "li", "p", "span", "strong",
    "table", "ul",
];

/// Whether Dolibarr takes the text for HTML: a few whole tags, an image or a link with its address, or an entity; none of them
/// counts within the address of a page. A `<` before anything else does not make it so.
fn looks_like_html(text: &str) -> bool {
    let text = without_addresses(&text.to_ascii_lowercase());
    OPENINGS.iter().any(|opening| text.contains(opening))
        || text.match_indices('<').any(|(at, _)| is_tag(&text[at + 1..]))
        || text.match_indices('&').any(|(at, _)| is_entity(&text[at + 1..]))
}

/// Whether what is behind a `<` is one of the tags that count; only an end stands between it and the next `<`.
fn is_tag(behind: &str) -> bool {
    let Some(end) = behind.find(['<', '>']).filter(|end| behind[*end..].starts_with('>')) else { return false };
    let tag = &behind[..end];
    let (name, attributes) = tag.split_once(|c: char| c.is_ascii_whitespace()).unwrap_or((tag, ""));
    match name {
        "img" => attributes.contains("src"),
        "a" => attributes.contains("href"),
        _ => ELEMENTS.contains(&name.trim_end_matches('/')),
    }
}

/// Whether what is behind a `&` is an entity, by name or by number.
fn is_entity(behind: &str) -> bool {
    let Some(end) = behind.find([';', '&']).filter(|end| behind[*end..].starts_with(';')) else { return false };
    let name = &behind[..end];
    match name.strip_prefix('#') {
        Some(number) => (2..=6).contains(&number.len()) && number.chars().all(|c| c.is_ascii_digit()),
        None => (1..=6).contains(&name.len()) && name.chars().all(|c| c.is_ascii_alphanumeric()),
    }
}

/// The text without addresses of pages, whose parameters look like entities.
fn without_addresses(text: &str) -> String {
    let mut left = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find("http") {
        left.push_str(&rest[..start]);
        rest = &rest[start..];
        if !rest.starts_with("http://") && !rest.starts_with("https://") {
            left.push_str("http");
            rest = &rest["http".len()..];
            continue;
        }
        let ends = |c: char| c.is_whitespace() || ['"', '\''].contains(&c);
        rest = &rest[rest.find(ends).unwrap_or(rest.len())..];
    }
    left + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_read_as_dolibarr_shows_it() {
        for (stored, expected) in [
            // Typed, and kept as it is.
            ("Réglez le seuil <minimum avant lundi", "Réglez le seuil <minimum avant lundi"),
            ("Jean <jean@dupont.fr>", "Jean <jean@dupont.fr>"),
            ("a < b and c > d, i<p", "a < b and c > d, i<p"),
            ("one\r\n\r\ntwo  \n three", "one\n\ntwo  \n three"),
            ("R&D costs & more; AT&T", "R&D costs & more; AT&T"),
            ("https://shop.example/?a=1&amp;b=2 stays", "https://shop.example/?a=1&amp;b=2 stays"),
            ("an <unclosed", "an <unclosed"),
            ("  spaces  ", "spaces"),
            ("", ""),
            // An entity: HTML without tags.
            ("M&uuml;ller\n\n&OElig;uvre", "Müller\n\nŒuvre"),
            ("l&#8217;eau &#39;x&#39;", "l’eau 'x'"),
            ("Tom &amp; Jerry &lt;tom@jerry.example&gt;\nlast", "Tom & Jerry <tom@jerry.example>\nlast"),
            ("Seuil <minimum, M&uuml;ller", "Seuil <minimum, Müller"),
            // Of the editor.
            ("one<br />\ntwo<br />\n<br />\nthree", "one\ntwo\n\nthree"),
            ("<p>Un caf&eacute;</p><p>et&nbsp;un th&egrave;</p>", "Un café\net un thè"),
            ("<p>one</p>\n\n<p>&nbsp;</p>\n\n<p>two</p>", "one\n\ntwo"),
            ("<b>5 &lt; 6 &amp;lt; 7</b>", "5 < 6 &lt; 7"),
            ("<p style=\"x\">Jean <jean@dupont.fr></p>", "Jean <jean@dupont.fr>"),
            ("<a href=\"https://x.example/?a&amp;b\">here</a>", "here"),
            ("<ul><li>a</li><li>b</li></ul>", "• a\n• b"),
        ] {
            assert_eq!(plain(stored), expected, "`{stored}`");
        }
    }
}
