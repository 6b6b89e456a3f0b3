//! What strangers call themselves, as a mail may repeat it (rule M3): letters, digits and common signs, and nothing that a mail
//! program makes a link of.
//!
//! Whoever signs up chooses a name and a company's name, and whoever invites chooses whom a mail goes to: such texts must not turn
//! the site's own mails into somebody else's. Names of all scripts stay as they are; `evil.example` becomes `evil. example`.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use crate::model::mailboxes::Mailbox;

/// The longest name in a mail, in code points.
const NAME: usize = 80;

/// The most digits of a name: more of them in a row are a telephone number, which some programs call.
const DIGITS: usize = 6;

/// The signs of names: `O’Brien`, `Müller & Söhne (Bau)`, `c/o`, `n° 5`, `№ 5`, `Ромашка «Юг»`, `צה״ל`, `株式会社・山`.
const SIGNS: &str = " '’‘ʼ`´-‐‑–—.,،、&＆()（）/+°№·・«»„“”\"״׳";

/// What sentences have besides.
const OF_SENTENCES: &str = ":;!?…%€$£¥#*=，。！？¿¡";

/// A text that somebody from outside may have chosen. It gets into a mail in none but these ways.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stranger<'a>(&'a str);

impl<'a> From<&'a str> for Stranger<'a> {
    fn from(text: &'a str) -> Self {
        Self(text)
    }
}

impl<'a> From<&'a String> for Stranger<'a> {
    fn from(text: &'a String) -> Self {
        Self(text)
    }
}

impl Stranger<'_> {
    /// The name, cut to what names have.
    pub fn name(self) -> String {
        let mut digits = 0;
        let name = told(self.0, SIGNS).filter(|c| {
            digits += usize::from(c.is_numeric());
            !c.is_numeric() || digits <= DIGITS
        });
        cut(&unlinked(&name.collect::<String>()), NAME)
    }

    /// A sentence in somebody's own words.
    pub fn sentence(self, most: usize) -> String {
        let signs = [SIGNS, OF_SENTENCES].concat();
        cut(&unlinked(&told(self.0, &signs).collect::<String>()), most)
    }

    /// The e-mail address as it is, where it is one that a mail can go to and nothing else; otherwise as a name.
    pub fn address(self) -> String {
        let is_plain = |c: char| c.is_alphanumeric() || is_combining_mark(c) || "@.!#$%&'*+-=^_`{|}~".contains(c);
        match Mailbox::new(self.0) {
            Ok(mailbox) if mailbox.as_str().chars().all(is_plain) => mailbox.as_str().to_owned(),
            _ => self.name(),
        }
    }

    /// The login: an address, or a word that staff or the ERP chose; no stranger chooses another one.
    pub fn login(self) -> String {
        let is_word = |c: char| c.is_alphanumeric() || is_combining_mark(c) || "._-+".contains(c);
        if self.0.chars().all(is_word) { self.0.to_owned() } else { self.address() }
    }

    /// Whether nothing of it would be left as a name.
    pub fn is_empty(self) -> bool {
        self.name().is_empty()
    }
}

/// The characters that are letters, digits, or one of these signs, with a blank in place of the others. Joiners stay between the
/// letters of the scripts that need them, and go elsewhere.
fn told<'a>(text: &'a str, signs: &'a str) -> impl Iterator<Item = char> + 'a {
    let mut before = ' ';
    text.nfc().filter_map(move |c| {
        let is_joiner = matches!(c, '\u{200c}' | '\u{200d}');
        let kept = if is_joiner {
            ((!before.is_ascii() && before.is_alphanumeric()) || is_combining_mark(before)).then_some(c)
        } else if hides(c) {
            None
        } else if c.is_alphanumeric() || is_combining_mark(c) || signs.contains(c) {
            Some(c)
        } else {
            Some(' ')
        };
        before = kept.unwrap_or(before);
        kept
    })
}

/// Whether it takes no room of its own: it goes, and leaves no blank.
fn hides(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// The text with a blank behind each point that a name of a host could have, and one slash at a time.
fn unlinked(text: &str) -> String {
    let characters: Vec<char> = text.chars().collect();
    let mut safe = String::with_capacity(text.len());
    for (place, c) in characters.iter().copied().enumerate() {
        let behind = characters.get(place + 1..).unwrap_or_default();
        if c == '/' && behind.first() == Some(&'/') {
            continue;
        }
        safe.push(c);
        if is_point(c) && could_be_a_host(&characters, place) {
            safe.push(' ');
        }
    }
    safe
}

/// The points of host names, which in East Asia have forms of their own.
const fn is_point(c: char) -> bool {
    matches!(c, '.' | '。' | '．' | '｡')
}

/// Whether a program could read a host around this point: a word right before it, and behind it one of two letters or more, or more
/// numbers than a decimal one has. `S.A.R.L.`, `St. John` and `2.5` are none.
fn could_be_a_host(characters: &[char], place: usize) -> bool {
    let is_word =
        |c: &&char| c.is_alphanumeric() || is_combining_mark(**c) || matches!(**c, '-' | '\u{200c}' | '\u{200d}');
    let behind: Vec<&char> = characters.iter().skip(place + 1).take_while(is_word).collect();
    let before: Vec<&char> = characters.iter().take(place).rev().take_while(is_word).collect();
    let digits = |word: &[&char]| word.iter().all(|c| c.is_ascii_digit());
    if before.is_empty() || behind.is_empty() {
        return false;
    }
    if digits(&before) && digits(&behind) {
        let next = characters.get(place + 1 + behind.len());
        return next.copied().is_some_and(is_point)
            || characters.get(place.wrapping_sub(before.len() + 1)).copied().is_some_and(is_point);
    }
    behind.len() >= 2
}

/// One line of at most so many code points, with one blank at a time.
fn cut(text: &str, most: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    line.chars().take(most).collect::<String>().trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn honest_names_of_all_scripts_stay_as_they_are() {
        for name in [
            "Claire Dubois",
            "O'Brien",
            "O’Brien",
            "Jean-Luc d'Ormesson",
            "Müller & Söhne GmbH",
            "Müller & Söhne (Bau) GmbH + Co. KG",
            "St. John's Ltd.",
            "Société d'Étude n° 5",
            "S.A.R.L. Durand",
            "J.R.R. Tolkien",
            "Dr. Ing. Łukasz Żółć",
            "c/o Martin",
            "24/7 Services",
            "Garage 2000",
            "3,5 Tonnes",
            "Version 2.5",
            "李小龙",
            "株式会社・山田（東京）",
            "ООО «Ромашка»",
            "Ελληνικά Ταχυδρομεία Α.Ε.",
            "محمد بن سلمان",
            "علی\u{200c}رضا",
            "צה״ל",
            "श्री कृष्ण",
            "বাংলাদেশ",
            "Nguyễn Thị Minh Khai",
            "สมชาย ใจดี",
            "김철수",
            "Łódź №5",
        ] {
            assert_eq!(Stranger(name).name(), name, "{name}");
        }
    }

    #[test]
    fn nothing_of_a_name_becomes_a_link_a_line_or_a_number_to_call() {
        for (name, want) in [
            ("Security team https://evil.example", "Security team https /evil. example"),
            ("www.evil.example", "www. evil. example"),
            ("evil.example/login", "evil. example/login"),
            ("evil．example", "evil example"),
            ("evil。例え", "evil 例え"),
            ("e\u{200b}vil.\u{2060}example", "evil. example"),
            ("evil.\u{200d}example", "evil. example"),
            ("xn--80ak6aa92e.com", "xn--80ak6aa92e. com"),
            ("Dr.Müller", "Dr. Müller"),
            ("admin@evil.example", "admin evil. example"),
            ("http://192.168.10.1/", "http /192. 168../"),
            ("Call +1 (800) 555-0199", "Call +1 (800) 55-"),
            ("javascript:alert(1)", "javascript alert(1)"),
            ("a\r\nBcc: b@c.example\r\n\r\nText", "a Bcc b c. example Text"),
            ("<b>\u{202e}bold</b>", "b bold /b"),
            ("[click](https://evil.example)", "click (https /evil. example)"),
            ("🔒 Security", "Security"),
            ("   ", ""),
        ] {
            assert_eq!(Stranger(name).name(), want, "{name:?}");
        }
        assert_eq!(Stranger(&"é".repeat(500)).name().chars().count(), NAME);
    }

    #[test]
    fn an_address_is_shown_as_it_is_and_a_login_too_where_nobody_outside_chose_it() {
        for (text, address, login) in [
            ("paul@example.net", "paul@example.net", "paul@example.net"),
            ("jean.roux", "jean. roux", "jean.roux"),
            ("https://evil.example/@x", "https /evil. example/ x", "https /evil. example/ x"),
            ("a@b.example/path", "a b. example/path", "a b. example/path"),
            ("größe@straße.example", "größe@straße.example", "größe@straße.example"),
        ] {
            assert_eq!(
                (Stranger(text).address(), Stranger(text).login()),
                (address.to_owned(), login.to_owned()),
                "{text}"
            );
        }
    }

    #[test]
    fn a_sentence_keeps_its_signs_and_loses_its_links() {
        for (text, want) in [
            ("Could I see the invoices? Thank you!", "Could I see the invoices? Thank you!"),
            ("Reason: see https://evil.example/x", "Reason: see https:/evil. example/x"),
            ("one\ntwo", "one two"),
        ] {
            assert_eq!(Stranger(text).sentence(100), want, "{text:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_text_at_all_becomes_a_link(text in "[a-z.:/@。．\u{200b}\u{200d} é李0-9-]{0,40}") {
            for said in [Stranger(&text).name(), Stranger(&text).sentence(80)] {
                proptest::prop_assert!(!said.contains("://") && !said.contains('@') && !said.contains("//"), "{said:?}");
                let characters: Vec<char> = said.chars().collect();
                let host = characters.windows(4).find(|w| {
                    w[0].is_alphanumeric() && is_point(w[1]) && w[2].is_alphabetic() && w[3].is_alphabetic()
                });
                proptest::prop_assert!(host.is_none(), "{said:?}: {host:?}");
            }
        }
    }
}
