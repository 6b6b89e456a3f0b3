//! Texts of customers as Odoo's fields take them.

/// A text of several lines as the HTML that Odoo keeps: all of it is text, and its lines stay lines.
pub(super) fn html(text: &str) -> String {
    let text = kept(text, true).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    format!("<p>{}</p>", text.replace('\n', "<br>"))
}

/// One line for a field of plain text.
pub(super) fn line(text: &str, most: usize) -> String {
    kept(text, false).chars().take(most).collect::<String>().trim().to_owned()
}

/// Without control characters, which PostgreSQL and mails stumble over.
fn kept(text: &str, lines: bool) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let kept = text.chars().filter_map(|c| match c {
        '\n' if lines => Some('\n'),
        '\n' | '\t' => Some(' '),
        c if c.is_control() => None,
        c => Some(c),
    });
    kept.collect::<String>().trim().to_owned()
}

/// The name of an uploaded file as it is kept: no folder, no sign that a mail program stumbles over, a bounded length.
pub(super) fn file_name(name: &str) -> String {
    let safe = |c: char| if c.is_alphanumeric() || ['.', '-', '_', ' '].contains(&c) { c } else { '_' };
    let name: String = name.chars().map(safe).collect();
    let (stem, ending) = name.rsplit_once('.').unwrap_or((&name, ""));
    let stem: String = stem.trim_matches(['.', ' ']).chars().take(80).collect();
    let stem = if stem.is_empty() { "file".to_owned() } else { stem };
    let ending: String = ending.chars().take(10).collect();
    if ending.is_empty() { stem } else { format!("{stem}.{ending}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_of_a_stranger_is_text_and_lines_stay_lines() {
        for (typed, want) in [
            ("one\r\ntwo", "<p>one<br>two</p>"),
            ("a < b & c", "<p>a &lt; b &amp; c</p>"),
            ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
            ("merci 😀\u{7}", "<p>merci 😀</p>"),
        ] {
            assert_eq!(html(typed), want, "{typed}");
        }
        assert_eq!(line("a\nb\u{0} <c>", 100), "a b <c>");
        assert_eq!(line("éééé", 3), "ééé");
    }

    #[test]
    fn a_file_has_a_name_without_folders() {
        for (name, want) in [
            ("photo é.png", "photo é.png"),
            ("../../etc/passwd", "_._etc_passw"),
            (".htaccess", "file.htaccess"),
            ("a\"b.txt", "a_b.txt"),
        ] {
            assert_eq!(file_name(name), want, "{name}");
        }
        assert!(file_name(&"x".repeat(500)).len() <= 80);
    }
}
