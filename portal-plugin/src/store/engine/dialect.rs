//! A statement as PostgreSQL reads it. What differs by more than a sign is a function or an operator of the same name in the
//! schema (see `migrations/postgres/dialect.sql`).

/// Columns of ours that are words of PostgreSQL's own.
const RESERVED: [&str; 2] = ["user", "only"];

/// The statement with `$1` for `?1`, and quotes around what PostgreSQL would take for its own words.
pub fn translate(sql: &str) -> String {
    let mut out = String::with_capacity(sql.len() + 16);
    let mut rest = sql;
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '\'' | '"' => quoted(rest, first),
            'A'..='Z' | 'a'..='z' | '_' => word(rest),
            _ => first.len_utf8(),
        };
        let (piece, behind) = rest.split_at(length);
        match piece {
            "?" => out.push('$'),
            _ if RESERVED.contains(&piece) => {
                out.push('"');
                out.push_str(piece);
                out.push('"');
            }
            _ => out.push_str(piece),
        }
        rest = behind;
    }
    out
}

/// How long a quoted piece is, with its quotes; a doubled one ends it and begins the next.
fn quoted(text: &str, quote: char) -> usize {
    text[1..].find(quote).map_or(text.len(), |end| end + 2)
}

fn word(text: &str) -> usize {
    text.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_and_reserved_words_are_told_from_texts_and_other_words() {
        for (sql, expected) in [
            ("SELECT user FROM links WHERE token = ?1", "SELECT \"user\" FROM links WHERE token = $1"),
            ("links.user = users.id AND user_id = ?12", "links.\"user\" = users.id AND user_id = $12"),
            ("mail ->> 'user' = 'what?'", "mail ->> 'user' = 'what?'"),
            ("'it''s user' \"user\"", "'it''s user' \"user\""),
            ("clock (only, judged)", "clock (\"only\", judged)"),
            ("name LIKE '%é?' OR é = ?1", "name LIKE '%é?' OR é = $1"),
        ] {
            assert_eq!(translate(sql), expected);
        }
    }
}
