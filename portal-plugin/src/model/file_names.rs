//! Names of files as they may be offered to a browser or put into an archive: of one part, visible, and told apart.

use std::collections::HashSet;

use unicode_normalization::UnicodeNormalization as _;

/// The longest name, in code points.
const MAX: usize = 150;

/// The names that Windows keeps for itself, with any ending; `COM` and `LPT` come with a digit behind them.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "conin$", "conout$"];

/// The name without what leads to another folder, does not show, turns the direction of text, or is a device; never empty.
pub fn safe(name: &str) -> String {
    let clean = clean(name);
    if clean.is_empty() { "document".to_owned() } else { clean }
}

/// The same; empty where nothing is left of it.
pub fn clean(name: &str) -> String {
    let clean: String = name
        .chars()
        .map(|c| if matches!(c, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|') { '_' } else { c })
        .filter(|c| !c.is_control() && !turns_text(*c) && !is_invisible(*c))
        .nfc()
        .take(MAX)
        .collect();
    let clean = clean.trim_matches(|c: char| c == '.' || c.is_whitespace());
    if is_device(clean) { format!("_{clean}") } else { clean.to_owned() }
}

/// The ending of a name in lower case, wide and other forms of its letters made plain; empty where there is none.
pub fn folded_ending(name: &str) -> String {
    let folded = name.nfkc().collect::<String>().to_lowercase();
    folded.rsplit_once('.').map(|(_, ending)| ending.trim().to_owned()).unwrap_or_default()
}

fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim().to_lowercase();
    let numbered = stem.strip_prefix("com").or_else(|| stem.strip_prefix("lpt"));
    let mut number = numbered.unwrap_or_default().chars();
    let is_numbered = matches!((number.next(), number.next()), (Some('0'..='9' | '¹' | '²' | '³'), None));
    is_numbered || DEVICES.contains(&&*stem)
}

/// Whether it takes no room: joiners, spaces of no width, marks of byte order.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2028}' | '\u{2029}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// Whether it is one of Unicode's marks that embed, override or isolate a direction of text (UAX 9, 2).
pub fn turns_text(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The names in one archive.
#[derive(Clone, Debug, Default)]
pub struct FileNames(HashSet<String>);

impl FileNames {
    /// The name for a document's file: its number with the ending of the file, and a count behind it where another one has
    /// that name; systems that know no case are minded.
    pub fn name(&mut self, reference: &str, file: &str) -> String {
        let ending = file.rsplit_once('.').map(|(_, ending)| ending);
        let is_ending =
            |ending: &&str| (1..=8).contains(&ending.len()) && ending.bytes().all(|b| b.is_ascii_alphanumeric());
        let ending = ending.filter(is_ending).map(|ending| format!(".{ending}")).unwrap_or_default();
        let stem = safe(reference);
        let mut name = format!("{stem}{ending}");
        let mut count = 1_u32;
        while !self.0.insert(name.to_lowercase()) {
            count = count.saturating_add(1);
            name = format!("{stem} ({count}){ending}");
        }
        name
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_by_its_document_and_told_from_every_other() {
        let mut names = FileNames::default();
        for (reference, file, want) in [
            ("FA2601-0001", "invoice.pdf", "FA2601-0001.pdf"),
            ("FA2601-0001", "invoice.pdf", "FA2601-0001 (2).pdf"),
            ("fa2601-0001", "x.PDF", "fa2601-0001 (3).PDF"),
            ("FA2601-0001 (2)", "x.pdf", "FA2601-0001 (2) (2).pdf"),
            ("../../etc/passwd", "x.pdf", "_.._etc_passwd.pdf"),
            ("C:\\x", "x.pdf", "C__x.pdf"),
            ("a\u{0}b\n", "x.pdf", "ab.pdf"),
            ("\u{202e}fdp", "x.exe", "fdp.exe"),
            ("..", "x", "document"),
            ("", "x./y", "document (2)"),
            ("", ".a b", "document (3)"),
            ("CON", "x.pdf", "_CON.pdf"),
            ("a\u{200b}b", "x.pdf", "ab (2).pdf"),
        ] {
            assert_eq!(names.name(reference, file), want, "{reference:?} {file:?}");
        }
        assert_eq!(safe(&"é".repeat(151)).chars().count(), 150);
    }
}
