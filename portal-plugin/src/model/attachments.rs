//! What customers may attach: a file is what its bytes say, its name follows that, and nothing that a double click would run comes in.
//!
//! | bytes | name | taken as |
//! |---|---|---|
//! | a type of the table below | ends as that type does | itself |
//! | a type of the table below | ends in another way, or not at all | itself, and the name is made to agree |
//! | any | ends as something that runs does | refused |
//! | an office document with macros, a page, a drawing, a program | any | refused |

use crate::error::{NotTaken, Why};
use crate::model::file_names;

/// The longest name, in code points.
const NAME: usize = 120;

/// So much of a text is looked at for the beginning of a page (WHATWG MIME Sniffing, 5.2).
const SNIFFED: usize = 1445;

/// The types that are taken, by what their bytes say, each with the endings that agree with it; the first one is given to who has none.
const TYPES: [(&str, &[&str]); 13] = [
    ("image/png", &["png"]),
    ("image/jpeg", &["jpg", "jpeg", "jpe", "jfif"]),
    ("image/gif", &["gif"]),
    ("image/webp", &["webp"]),
    ("image/heif", &["heic", "heif", "hif"]),
    ("application/pdf", &["pdf"]),
    ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", &["docx"]),
    ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", &["xlsx"]),
    ("application/vnd.oasis.opendocument.text", &["odt"]),
    ("application/vnd.oasis.opendocument.spreadsheet", &["ods"]),
    ("application/msword", &["doc"]),
    ("application/vnd.ms-excel", &["xls"]),
    (
        PLAIN,
        &[
            "txt", "text", "csv", "tsv", "log", "md", "json", "ics", "vcf", "srt", "tex", "ini", "cfg", "conf", "yml",
            "yaml", "dxf", "step", "stp", "iges", "igs", "stl", "gcode", "nc", "po",
        ],
    ),
];

const PLAIN: &str = "text/plain";

/// Endings of what runs when it is opened, or carries what does: programs, scripts, pages, shortcuts, installers, disks, macros.
/// In the order of the alphabet.
#[rustfmt::skip]
const ACTIVE: [&str; 126] = [
    "ade", "adp", "apk", "app", "appinstaller", "application", "appref-ms", "appx", "appxbundle", "asp", "aspx", "bas", "bash",
    "bat", "cab", "cdxml", "cgi", "chm", "class", "cmd", "com", "command", "cpl", "csh", "deb", "desktop", "dll", "dmg", "docm",
    "dotm", "elf", "exe", "fon", "gadget", "hlp", "hta", "htc", "htm", "html", "htt", "img", "inf", "ins", "iqy", "iso", "isp",
    "jar", "jnlp", "js", "jse", "jsp", "ksh", "library-ms", "lnk", "mad", "maf", "mht", "mhtml", "mjs", "msc", "msh", "msh1",
    "msi", "msix", "msixbundle", "msp", "mst", "ocx", "ops", "osd", "pcd", "phar", "php", "phtml", "pif", "pkg", "pl", "plg",
    "potm", "ppam", "ppsm", "pptm", "prf", "prg", "ps1", "ps1xml", "ps2", "psc1", "psd1", "psm1", "py", "pyc", "pyw", "pyz",
    "rb", "rdp", "reg", "rpm", "run", "scf", "scr", "sct", "search-ms", "settingcontent-ms", "sh", "shb", "shs", "shtml",
    "slk", "svg", "svgz", "swf", "sys", "theme", "url", "vb", "vbe", "vbs", "vhd", "vhdx", "vxd", "webloc", "wsf", "xhtml",
    "xlam", "xlsm",
];

/// What a file is, and the name that says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// Its name.
    pub name: String,
    /// Its media type.
    pub media_type: &'static str,
}

impl Attachment {
    /// Knows a file by its bytes; `sent` is what it was called.
    ///
    /// # Errors
    /// Why it is not taken.
    pub fn of(sent: &str, bytes: &[u8]) -> Result<Self, NotTaken> {
        let name = plain(sent);
        let refused = |why| NotTaken { name: name.clone(), why };
        // Judged as the most lenient reader would spell it.
        if is_active(&file_names::folded_ending(&name)) {
            return Err(refused(Why::Runs));
        }
        let (media_type, endings) = type_of(bytes).map_err(refused)?;
        let (stem, ending) = name.rsplit_once('.').unwrap_or((&name, ""));
        let agrees = |endings: &[&str]| endings.iter().any(|own| own.eq_ignore_ascii_case(ending));
        let fitting = endings.first().copied().unwrap_or_default();
        // The ending of another known type is replaced; what only looks like one, as in `plan.v2`, stays a part of the name.
        let whole = if agrees(endings) {
            format!("{}.{ending}", quiet(stem))
        } else if TYPES.iter().any(|(_, endings)| agrees(endings)) {
            format!("{}.{fitting}", quiet(stem))
        } else {
            format!("{}.{fitting}", quiet(&name))
        };
        Ok(Self { name: whole, media_type })
    }
}

/// A name of one part that any system can write, without what has no place in one.
fn plain(sent: &str) -> String {
    let last = sent.rsplit(['/', '\\']).next().unwrap_or_default();
    // Behind it stands a stream of the file before it, on Windows.
    let last = last.to_lowercase().find("::$").map_or(last, |at| last.get(..at).unwrap_or(last));
    let name: String = last.chars().filter(|c| !matches!(c, '"' | '<' | '>' | ':' | '|' | '?' | '*')).collect();
    let name = file_names::clean(&name.chars().take(NAME).collect::<String>());
    if name.is_empty() { "file".to_owned() } else { name }
}

/// The name before its ending, with what looks like the ending of something that runs made part of the word: some servers take
/// every ending for one.
fn quiet(stem: &str) -> String {
    let mut quiet = String::with_capacity(stem.len());
    for (place, part) in stem.split('.').enumerate() {
        if place > 0 {
            quiet.push(if is_active(&part.trim().to_lowercase()) { '_' } else { '.' });
        }
        quiet.push_str(part);
    }
    quiet
}

fn is_active(ending: &str) -> bool {
    ACTIVE.binary_search(&ending).is_ok()
}

/// The row of the type that these bytes are.
fn type_of(bytes: &[u8]) -> Result<(&'static str, &'static [&'static str]), Why> {
    if is_page(bytes) {
        return Err(Why::Page);
    }
    let found = match infer::get(bytes) {
        Some(found) => found.mime_type(),
        None if is_plain(bytes) => PLAIN,
        None => return Err(Why::Type),
    };
    let row = TYPES.into_iter().find(|(known, _)| *known == found).ok_or(Why::Type)?;
    if has_macros(bytes) { Err(Why::Macros) } else { Ok(row) }
}

/// Whether it is text without what no text file holds.
fn is_plain(bytes: &[u8]) -> bool {
    let odd = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}');
    str::from_utf8(bytes).is_ok_and(|text| !text.contains(odd))
}

/// Whether a browser that guesses would show it as a page, whatever it is called.
fn is_page(bytes: &[u8]) -> bool {
    const TAGS: [&str; 23] = [
        "!doctype", "html", "head", "script", "iframe", "h1", "div", "font", "table", "a", "style", "title", "b",
        "body", "br", "p", "svg", "math", "meta", "link", "img", "object", "embed",
    ];
    let head = String::from_utf8_lossy(bytes.get(..SNIFFED).unwrap_or(bytes));
    let head = head.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}').to_ascii_lowercase();
    let Some(inner) = head.strip_prefix('<') else { return false };
    let is_tag = |tag: &&str| {
        let behind = inner.strip_prefix(*tag).map(|behind| behind.chars().next());
        behind.is_some_and(|next| next.is_none_or(|c| c.is_whitespace() || matches!(c, '>' | '/')))
    };
    inner.starts_with("!--") || inner.starts_with('?') || inner.starts_with('%') || TAGS.iter().any(is_tag)
}

/// Whether an office document brings code: by the names of its parts, which both forms keep in the clear.
fn has_macros(bytes: &[u8]) -> bool {
    let holds = |part: &[u8]| bytes.windows(part.len()).any(|window| window.eq_ignore_ascii_case(part));
    let is_zip = bytes.starts_with(b"PK");
    let is_compound = bytes.starts_with(b"\xd0\xcf\x11\xe0");
    let wide: Vec<u8> = "_VBA_PROJECT".bytes().flat_map(|byte| [byte, 0]).collect();
    (is_zip && (holds(b"vbaProject.bin") || holds(b"xl/macrosheets/") || holds(b"Basic/Standard/")))
        || (is_compound && holds(&wide))
}

#[cfg(test)]
mod tests;
