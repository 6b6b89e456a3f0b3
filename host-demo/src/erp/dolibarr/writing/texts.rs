//! Texts of customers as Dolibarr's columns take them: it keeps some markup, drops the rest, and stumbles over emoji.

/// A text of several lines, for a column that Dolibarr shows as HTML where it looks like HTML: what could be taken for
/// markup is escaped, and the lines are kept in both cases.
pub(super) fn markup(text: &str) -> String {
    let text = kept(text, true);
    if !text.contains(['<', '>', '&']) {
        return text;
    }
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    escaped.replace('\n', "<br>\n")
}

/// One line for a column that Dolibarr strips of tags and quotation marks: with signs that it leaves alone.
pub(super) fn line(text: &str, most: usize) -> String {
    let text = kept(text, false).replace('<', "‹").replace('>', "›").replace('"', "”");
    text.chars().take(most).collect::<String>().trim().to_owned()
}

/// Without control characters, and without those that a column of three bytes a character cannot hold.
fn kept(text: &str, lines: bool) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let kept = text.chars().filter_map(|c| match c {
        '\n' if lines => Some('\n'),
        '\n' | '\t' => Some(' '),
        c if c.is_control() => None,
        c if c.len_utf8() > 3 => Some('□'),
        c => Some(c),
    });
    kept.collect::<String>().trim().to_owned()
}

/// The name of an uploaded file as Dolibarr keeps it, whatever its own cleaning does: ASCII, no folder, a bounded length.
pub(super) fn file_name(name: &str) -> String {
    let safe = |c: char| if c.is_ascii_alphanumeric() || ['.', '-', '_'].contains(&c) { c } else { '_' };
    let name: String = name.chars().map(safe).collect();
    let (stem, ending) = name.rsplit_once('.').unwrap_or((&name, ""));
    let stem: String = stem.trim_matches('.').chars().take(80).collect();
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
            ("one\r\ntwo", "one\ntwo"),
            ("a < b\n& c", "a &lt; b<br>\n&amp; c"),
            ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
            ("&lt;b&gt;", "&amp;lt;b&amp;gt;"),
            ("Jean <jean@dupont.fr>", "Jean &lt;jean@dupont.fr&gt;"),
            ("merci 😀\u{7}", "merci □"),
            ("« à bientôt »", "« à bientôt »"),
        ] {
            assert_eq!(markup(typed), want, "{typed}");
        }
    }

    #[test]
    fn a_line_keeps_its_meaning_without_tags_and_quotation_marks() {
        for (typed, want) in
            [("Porte <b>rouge</b>", "Porte ‹b›rouge‹/b›"), ("dit \"bien\"\nici", "dit ”bien” ici"), ("😀 aïe", "□ aïe")]
        {
            assert_eq!(line(typed, 100), want, "{typed}");
        }
        assert_eq!(line("éééé", 3), "ééé");
    }

    #[test]
    fn a_file_has_a_name_that_dolibarr_leaves_as_it_is() {
        for (name, want) in [
            ("photo é.png", "photo__.png"),
            ("../../etc/passwd", "_._etc_passw"),
            (".htaccess", "file.htaccess"),
            ("a.tar.gz", "a.tar.gz"),
            ("😀", "_"),
        ] {
            assert_eq!(file_name(name), want, "{name}");
        }
        assert!(file_name(&"x".repeat(500)).len() <= 80);
    }
}
