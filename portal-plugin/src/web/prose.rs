//! A text of the site's own as people read it: paragraphs, and a link where an address is written out.

use std::borrow::Cow;

use crate::model::format;

/// A piece of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece<'a> {
    /// What it says.
    pub text: Cow<'a, str>,
    /// Whether it is an `https://` address, to be followed.
    pub is_link: bool,
}

/// The paragraphs of a text: an empty line stands between two. Line breaks stay in them.
pub fn paragraphs(text: &str) -> Vec<Vec<Piece<'_>>> {
    let filled = text.split("\n\n").map(|paragraph| paragraph.trim_matches('\n'));
    filled.filter(|paragraph| !paragraph.trim().is_empty()).map(pieces).collect()
}

fn pieces(paragraph: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut add = |text, is_link| {
        let text = format::plain(text);
        if !text.is_empty() {
            pieces.push(Piece { text, is_link });
        }
    };
    let mut rest = paragraph;
    while let Some((before, from)) = rest.find("https://").and_then(|at| rest.split_at_checked(at)) {
        let (address, after) = from.split_at_checked(length(from)).unwrap_or((from, ""));
        let leads = address.len() > "https://".len();
        add(before, false);
        add(address, leads);
        rest = after;
    }
    add(rest, false);
    pieces
}

/// How many bytes of the text are the address that it begins with: up to a space or what no address holds (RFC 3986, 2),
/// without the marks that end a sentence.
fn length(text: &str) -> usize {
    let held = |c: char| c.is_ascii_graphic() && !matches!(c, '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}');
    let end = text.find(|c| !held(c)).unwrap_or(text.len());
    text.get(..end).unwrap_or_default().trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', ')', ']', '*']).len()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The pieces with links in angle brackets, paragraphs with a bar between.
    fn shown(text: &str) -> String {
        let piece =
            |piece: &Piece<'_>| if piece.is_link { format!("<{}>", piece.text) } else { piece.text.to_string() };
        let paragraph = |pieces: &Vec<Piece<'_>>| pieces.iter().map(piece).collect::<String>();
        paragraphs(text).iter().map(paragraph).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn an_empty_line_begins_a_paragraph_and_an_address_becomes_a_link() {
        for (text, want) in [
            ("one\ntwo", "one\ntwo"),
            ("one\n\ntwo\n\n\n\nthree\n", "one|two|three"),
            ("see https://a.test/x?y=1#z.", "see <https://a.test/x?y=1#z>."),
            ("(https://a.test), https://b.test!", "(<https://a.test>), <https://b.test>!"),
            ("voir\u{a0}: https://a.test\u{a0}!", "voir\u{a0}: <https://a.test>\u{a0}!"),
            ("https://", "https://"),
            ("https://.", "https://."),
            ("http://a.test javascript:alert(1)", "http://a.test javascript:alert(1)"),
            ("https://a.test\"onclick=x", "<https://a.test>\"onclick=x"),
            ("https://a.test<b>", "<https://a.test><b>"),
            ("turn\u{202e} around", "turn around"),
            ("\n\n \n\n", ""),
            ("", ""),
        ] {
            assert_eq!(shown(text), want, "{text:?}");
        }
    }
}
