//! Odoo's texts as the interface wants them.

/// Plain text of a field that holds HTML.
///
/// The portal escapes whatever it shows; this is for reading, not for safety.
pub(super) fn plain(html: &str) -> String {
    let mut plain = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        append(&mut plain, &rest[..start]);
        let (tag, behind) = rest[start + 1..].split_once('>').unwrap_or((&rest[start + 1..], ""));
        let name: String = tag.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
        let name = name.to_ascii_lowercase();
        rest = behind;
        match name.as_str() {
            // What no reader sees.
            "style" | "script" => {
                let end = format!("</{name}");
                rest = rest.find(&end).map_or("", |at| rest[at..].split_once('>').map_or("", |(_, behind)| behind));
            }
            "br" => plain.push('\n'),
            "p" | "div" | "li" | "tr" | "ul" | "ol" | "table" | "blockquote" | "h1" | "h2" | "h3" | "h4" => {
                if !plain.is_empty() && !plain.ends_with('\n') {
                    plain.push('\n');
                }
                if name == "li" && !tag.starts_with('/') {
                    plain.push_str("• ");
                }
            }
            _ => {}
        }
    }
    append(&mut plain, rest);
    let lines: Vec<&str> = plain.lines().map(str::trim).collect();
    lines.join("\n").trim().to_owned()
}

/// Text between tags: white space is one space, entities are what they stand for.
fn append(plain: &mut String, text: &str) {
    let mut rest = text;
    while let Some(start) = rest.find('&') {
        spaced(plain, &rest[..start]);
        let behind = &rest[start + 1..];
        let entity = behind.split_once(';').filter(|(name, _)| name.len() <= 8);
        if let Some((letter, behind)) = entity.and_then(|(name, behind)| Some((letter(name)?, behind))) {
            plain.push(letter);
            rest = behind;
        } else {
            plain.push('&');
            rest = behind;
        }
    }
    spaced(plain, rest);
}

fn spaced(plain: &mut String, text: &str) {
    for c in text.chars() {
        if !c.is_whitespace() {
            plain.push(c);
        } else if !plain.ends_with([' ', '\n']) && !plain.is_empty() {
            plain.push(' ');
        }
    }
}

/// Odoo's editor writes letters as they are; entities are these and numbers.
fn letter(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        "eacute" => 'é',
        "egrave" => 'è',
        "agrave" => 'à',
        "ccedil" => 'ç',
        "rsquo" => '’',
        "euro" => '€',
        _ => {
            let number = name.strip_prefix('#')?;
            let hex = number.strip_prefix(['x', 'X']).map(|digits| u32::from_str_radix(digits, 16));
            let code = hex.unwrap_or_else(|| number.parse()).ok()?;
            char::from_u32(code).filter(|c| !c.is_control())?
        }
    })
}

/// The BCP 47 tag of a language of Odoo's: `fr_FR` is `fr-FR`, `sr@latin` is `sr`.
pub(super) fn language(text: &str) -> String {
    text.split('@').next().unwrap_or_default().replace('_', "-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_becomes_plain_text() {
        for (stored, expected) in [
            ("<p>one</p><p>two<br/>three</p>", "one\ntwo\nthree"),
            ("<p>5 &lt; 6 &amp;lt; 7 &#8217; &#x20AC; &bogus; &</p>", "5 < 6 &lt; 7 ’ € &bogus; &"),
            ("<ul><li>a</li><li>b</li></ul>", "• a\n• b"),
            ("<p>a\n   b</p>\n\n<p>c</p>", "a b\nc"),
            ("<style>p { color: red }</style><p>seen</p><script>alert(1)</script>", "seen"),
            ("<p>an <b unclosed", "an"),
            ("plain", "plain"),
            ("", ""),
        ] {
            assert_eq!(plain(stored), expected, "`{stored}`");
        }
    }
}
