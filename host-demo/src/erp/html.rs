//! Texts that an ERP's editor stored as HTML, read as plain text. The portal escapes whatever it shows: this is for reading, not
//! for safety.

mod entities;

use entities::letter;

/// Plain text of HTML as a browser would lay it out: white space is one space, elements that stand alone begin a line, and an
/// empty line stays one. What is no tag of HTML, such as `<jean@dupont.fr>` or a `<` of arithmetic, is text.
pub(super) fn plain(html: &str) -> String {
    let mut page = Page::default();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        page.text(&rest[..start]);
        rest = &rest[start..];
        let Some(Tag { name, closes, behind }) = tag(rest) else {
            page.text("<");
            rest = &rest[1..];
            continue;
        };
        rest = if UNSEEN.contains(&&*name) && !closes { behind_element(behind, &name) } else { behind };
        page.element(&name, closes);
    }
    page.text(rest);
    let lines: Vec<&str> = page.0.lines().map(str::trim).collect();
    lines.join("\n").trim().to_owned()
}

/// Whether there is a tag of HTML in this text.
pub(super) fn has_tags(text: &str) -> bool {
    text.match_indices('<').any(|(at, _)| tag(&text[at..]).is_some())
}

/// The text with its entities as what they stand for; everything else stays, white space too.
pub(super) fn decoded(text: &str) -> String {
    let mut decoded = String::with_capacity(text.len());
    letters(text, |c, _| decoded.push(c));
    decoded
}

/// Elements that begin and end a line.
const BLOCKS: [&str; 27] = [
    "address",
    "article",
    "blockquote",
    "body",
    "center",
    "dd",
    "div",
    "dl",
    "dt",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "li",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "ul",
];
/// Elements that stand in a line, or whose own parts do.
const INLINE: [&str; 72] = [
    "a",
    "abbr",
    "acronym",
    "area",
    "aside",
    "audio",
    "b",
    "base",
    "bdi",
    "bdo",
    "big",
    "br",
    "button",
    "caption",
    "cite",
    "code",
    "col",
    "colgroup",
    "del",
    "details",
    "dfn",
    "em",
    "embed",
    "fieldset",
    "figcaption",
    "font",
    "html",
    "i",
    "iframe",
    "img",
    "input",
    "ins",
    "kbd",
    "label",
    "legend",
    "link",
    "main",
    "map",
    "mark",
    "meta",
    "nav",
    "nobr",
    "noscript",
    "object",
    "option",
    "picture",
    "q",
    "s",
    "samp",
    "select",
    "small",
    "source",
    "span",
    "strike",
    "strong",
    "sub",
    "summary",
    "sup",
    "svg",
    "tbody",
    "td",
    "textarea",
    "tfoot",
    "th",
    "thead",
    "time",
    "tr",
    "tt",
    "u",
    "var",
    "video",
    "wbr",
];
/// Elements whose content no reader sees.
const UNSEEN: [&str; 4] = ["head", "script", "style", "title"];

/// A tag at the start of a text, and what is behind it.
struct Tag<'a> {
    /// In small letters; of a comment empty.
    name: String,
    closes: bool,
    behind: &'a str,
}

/// The tag of HTML, or the comment, that this text begins with.
fn tag(text: &str) -> Option<Tag<'_>> {
    let inner = text.strip_prefix('<')?;
    if let Some(comment) = inner.strip_prefix("!--") {
        let behind = comment.split_once("-->").map_or("", |(_, behind)| behind);
        return Some(Tag { name: String::new(), closes: false, behind });
    }
    let (closes, inner) = inner.strip_prefix('/').map_or((false, inner), |inner| (true, inner));
    let end = inner.find(|c: char| !c.is_ascii_alphanumeric() && c != ':' && c != '!')?;
    let (name, attributes) = inner.split_at(end);
    let name = name.to_ascii_lowercase();
    // Word's editor brings elements of its own along, as in `<o:p>`.
    let is_of_word = name.split_once(':').is_some_and(|(space, name)| space.len() == 1 && !name.is_empty());
    let lists = [&BLOCKS[..], &INLINE[..], &UNSEEN[..], &["!doctype"]];
    if !is_of_word && !lists.iter().any(|list| list.contains(&&*name)) {
        return None;
    }
    let behind = behind_attributes(attributes)?;
    Some(Tag { name, closes, behind })
}

/// What is behind the `>` that ends a tag; a value in quotation marks may hold one.
fn behind_attributes(attributes: &str) -> Option<&str> {
    if !attributes.starts_with(|c: char| c.is_ascii_whitespace() || c == '/' || c == '>') {
        return None;
    }
    let (mut quoted, mut before) = (None, ' ');
    for (at, c) in attributes.char_indices() {
        match quoted {
            Some(mark) if c == mark => quoted = None,
            None if c == '>' => return Some(&attributes[at + 1..]),
            None if c == '<' => return None,
            None if before == '=' && ['"', '\''].contains(&c) => quoted = Some(c),
            Some(_) | None => {}
        }
        if !c.is_ascii_whitespace() {
            before = c;
        }
    }
    None
}

/// What is behind the end of an element; nothing where it does not end.
fn behind_element<'a>(content: &'a str, name: &str) -> &'a str {
    let ends = |(at, _): &(usize, &str)| tag(&content[*at..]).is_some_and(|tag| tag.closes && tag.name == name);
    let end = content.match_indices('<').find(ends);
    end.and_then(|(at, _)| tag(&content[at..])).map_or("", |tag| tag.behind)
}

/// The plain text while it is written.
#[derive(Default)]
struct Page(String);

impl Page {
    fn text(&mut self, text: &str) {
        letters(text, |c, is_written_out| match c {
            // A space that may not be broken is one that is meant to be seen.
            '\u{a0}' => self.0.push(' '),
            c if c.is_whitespace() && !is_written_out => self.space(),
            c => self.0.push(c),
        });
    }

    fn space(&mut self) {
        if !self.0.is_empty() && !self.0.ends_with([' ', '\n']) {
            self.0.push(' ');
        }
    }

    fn element(&mut self, name: &str, closes: bool) {
        match name {
            "br" => self.0.push('\n'),
            "td" | "th" => self.space(),
            "tr" => self.line(),
            _ if BLOCKS.contains(&name) => self.line(),
            _ => {}
        }
        if name == "li" && !closes {
            self.0.push_str("• ");
        }
    }

    /// Begins a line, unless one was just begun.
    fn line(&mut self) {
        while self.0.ends_with(' ') && !self.0.ends_with("\n ") {
            self.0.pop();
        }
        if !self.0.is_empty() && !self.0.ends_with('\n') {
            self.0.push('\n');
        }
    }
}

/// Every letter of a text, entities as what they stand for; and whether it was written as one.
fn letters(text: &str, mut each: impl FnMut(char, bool)) {
    let mut rest = text;
    while let Some(start) = rest.find('&') {
        rest[..start].chars().for_each(|c| each(c, false));
        let behind = &rest[start + 1..];
        let end = behind.find([';', '&']).filter(|end| *end <= 8 && behind[*end..].starts_with(';'));
        let entity = end.map(|end| (&behind[..end], &behind[end + 1..]));
        if let Some((c, behind)) = entity.and_then(|(name, behind)| Some((letter(name)?, behind))) {
            each(c, true);
            rest = behind;
        } else {
            each('&', false);
            rest = behind;
        }
    }
    rest.chars().for_each(|c| each(c, false));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_becomes_plain_text() {
        for (stored, expected) in [
            ("<p>one</p><p>two<br/>three</p>", "one\ntwo\nthree"),
            ("one<br />\ntwo<br>\n<br>\nthree", "one\ntwo\n\nthree"),
            ("<p>one</p>\n<p>&nbsp;</p>\n<p>two</p>", "one\n\ntwo"),
            ("<p>one</p><p><br></p><p>two<br></p><div>three</div>", "one\n\ntwo\nthree"),
            ("<p>5 &lt; 6 &amp;lt; 7 &#8217; &#x20AC; &bogus; &</p>", "5 < 6 &lt; 7 ’ € &bogus; &"),
            ("<ul><li>a</li><li>b</li></ul>", "• a\n• b"),
            ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc"),
            ("<p>a\n   b</p>\n\n<p>c</p>", "a b\nc"),
            ("<STYLE>p { color: red }</STYLE><p>seen</p><script>if (a<b) alert('<p>')</script>", "seen"),
            ("<head><title>no</title></head><body>yes<!-- no --></body>", "yes"),
            ("<p>an <b unclosed", "an <b unclosed"),
            ("<p>Jean <jean@dupont.fr></p>", "Jean <jean@dupont.fr>"),
            ("<b>a < b</b> and <c>", "a < b and <c>"),
            ("<a href=\"x?a>b\" title='it''s'>here</a>", "here"),
            ("<p>l'eau<o:p></o:p></p>", "l'eau"),
            ("<https://example.com> <mailto:a@b.example>", "<https://example.com> <mailto:a@b.example>"),
            ("plain", "plain"),
            ("", ""),
        ] {
            assert_eq!(plain(stored), expected, "`{stored}`");
        }
    }

    #[test]
    fn entities_are_letters_and_lines_stay_where_nothing_is_laid_out() {
        for (stored, expected) in [
            ("M&uuml;ller &amp; Fils\n\n&OElig;uvre", "Müller & Fils\n\nŒuvre"),
            ("&#8217;&#x2019;&#146;&rsquo;", "’’’’"),
            ("&amp;lt; AT&T; R&D &;", "&lt; AT&T; R&D &;"),
        ] {
            assert_eq!(decoded(stored), expected, "`{stored}`");
        }
    }
}
