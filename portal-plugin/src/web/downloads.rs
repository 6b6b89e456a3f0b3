//! Files as answers: always saved, never shown by the browser in the portal's name.

use std::ops::Range;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use plugin_api::{Request, Response};

use crate::model::file_names;
use crate::source::Download;

/// The characters of RFC 8187's `attr-char` stand for themselves.
const NOT_ATTR_CHAR: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'!')
    .remove(b'#')
    .remove(b'$')
    .remove(b'&')
    .remove(b'+')
    .remove(b'-')
    .remove(b'.')
    .remove(b'^')
    .remove(b'_')
    .remove(b'`')
    .remove(b'|')
    .remove(b'~');

/// The file, or the one part of it that was asked for.
pub fn answer(request: &Request<'_>, download: Download) -> Response {
    let Download { name, media_type, mut bytes } = download;
    let mut headers = vec![
        ("content-type".to_owned(), media_type_of(&media_type).to_owned()),
        ("content-disposition".to_owned(), disposition(&name)),
        ("content-security-policy".to_owned(), "sandbox; default-src 'none'".to_owned()),
        ("accept-ranges".to_owned(), "bytes".to_owned()),
    ];
    // A part is good only for the very bytes it continues, and nothing here names those.
    let range = request.header("range").filter(|_| request.header("if-range").is_none());
    let length = bytes.len();
    let status = match range.map_or(Part::Whole, |header| part(header, length)) {
        Part::Whole => 200,
        Part::Bytes(range) => {
            headers.push((
                "content-range".to_owned(),
                format!("bytes {}-{}/{length}", range.start, range.end.saturating_sub(1)),
            ));
            bytes.truncate(range.end);
            bytes.drain(..range.start);
            206
        }
        Part::Unsatisfiable => {
            headers.push(("content-range".to_owned(), format!("bytes */{length}")));
            bytes.clear();
            416
        }
    };
    Response { status, headers, body: bytes }
}

#[derive(Debug, PartialEq, Eq)]
enum Part {
    Whole,
    Bytes(Range<usize>),
    Unsatisfiable,
}

/// The part that a Range header asks for (RFC 9110, 14.2); several parts, or what cannot be read, are the whole.
fn part(header: &str, length: usize) -> Part {
    let Some((first, last)) = header.strip_prefix("bytes=").and_then(|range| range.trim().split_once('-')) else {
        return Part::Whole;
    };
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if !digits(first) || !digits(last) {
        return Part::Whole;
    }
    let number = |text: &str| text.parse::<usize>().unwrap_or(usize::MAX);
    let range = match (first, last) {
        ("", "") => return Part::Whole,
        ("", last) => length.saturating_sub(number(last))..length,
        (first, "") => number(first)..length,
        (first, last) if number(last) < number(first) => return Part::Whole,
        (first, last) => number(first)..length.min(number(last).saturating_add(1)),
    };
    if range.start < range.end { Part::Bytes(range) } else { Part::Unsatisfiable }
}

/// The host's media type if it has the shape of one.
fn media_type_of(text: &str) -> &str {
    let token =
        |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric() || b"!#$&^_.+-".contains(&b));
    match text.split_once('/') {
        Some((kind, subtype)) if text.len() <= 100 && token(kind) && token(subtype) => text,
        _ => "application/octet-stream",
    }
}

/// The name to save under, for old and new browsers (RFC 6266, 4.1).
fn disposition(name: &str) -> String {
    let safe = &file_names::safe(name);
    let ascii: String = deunicode::deunicode(safe)
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() || " ._-()".contains(c) { c } else { '_' })
        .collect();
    format!("attachment; filename=\"{ascii}\"; filename*=UTF-8''{}", utf8_percent_encode(safe, NOT_ATTR_CHAR))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::testing::request;

    #[test]
    fn one_range_is_a_part_and_anything_else_is_the_whole() {
        for (header, want) in [
            ("bytes=0-0", Part::Bytes(0..1)),
            ("bytes=2-4", Part::Bytes(2..5)),
            ("bytes=7-", Part::Bytes(7..10)),
            ("bytes=-3", Part::Bytes(7..10)),
            ("bytes=-99", Part::Bytes(0..10)),
            ("bytes=5-99999999999999999999999", Part::Bytes(5..10)),
            ("bytes=10-", Part::Unsatisfiable),
            ("bytes=99999999999999999999999-", Part::Unsatisfiable),
            ("bytes=-0", Part::Unsatisfiable),
            ("bytes=4-2", Part::Whole),
            ("bytes=0-1,3-4", Part::Whole),
            ("bytes=-", Part::Whole),
            ("bytes=a-b", Part::Whole),
            ("bytes=+1-2", Part::Whole),
            ("items=0-1", Part::Whole),
        ] {
            assert_eq!(part(header, 10), want, "{header}");
        }
        assert_eq!(part("bytes=0-", 0), Part::Unsatisfiable);
    }

    #[test]
    fn a_part_says_where_it_stands_in_the_whole() {
        let download =
            || Download { name: "a.pdf".into(), media_type: "application/pdf".into(), bytes: b"0123456789".into() };
        let answer_to = |headers: &[(&str, &str)]| {
            let response = answer(&request("GET", "/", headers), download());
            (response.status, response.header("content-range").map(str::to_owned), response.body)
        };
        assert_eq!(answer_to(&[]), (200, None, b"0123456789".to_vec()));
        assert_eq!(answer_to(&[("range", "bytes=2-4")]), (206, Some("bytes 2-4/10".into()), b"234".to_vec()));
        assert_eq!(answer_to(&[("range", "bytes=10-")]), (416, Some("bytes */10".into()), vec![]));
        assert_eq!(answer_to(&[("range", "bytes=2-4"), ("if-range", "\"x\"")]).0, 200);
    }

    #[test]
    fn a_hostile_name_or_type_cannot_leave_its_header() {
        for (name, want) in [
            ("FA2401-0001.pdf", "attachment; filename=\"FA2401-0001.pdf\"; filename*=UTF-8''FA2401-0001.pdf"),
            (
                "Référence n°1.pdf",
                "attachment; filename=\"Reference ndeg1.pdf\"; filename*=UTF-8''R%C3%A9f%C3%A9rence%20n%C2%B01.pdf",
            ),
            ("a\r\nx: \"y\".pdf", "attachment; filename=\"ax_ _y_.pdf\"; filename*=UTF-8''ax_%20_y_.pdf"),
            ("../../etc/passwd", "attachment; filename=\"_.._etc_passwd\"; filename*=UTF-8''_.._etc_passwd"),
            ("\u{202e}fdp.exe", "attachment; filename=\"fdp.exe\"; filename*=UTF-8''fdp.exe"),
            ("", "attachment; filename=\"document\"; filename*=UTF-8''document"),
        ] {
            assert_eq!(disposition(name), want, "{name:?}");
        }
        for (media_type, want) in [
            ("application/pdf", "application/pdf"),
            ("text/html; charset=x", "application/octet-stream"),
            ("a\r\nb/c", "application/octet-stream"),
            ("", "application/octet-stream"),
        ] {
            assert_eq!(media_type_of(media_type), want, "{media_type:?}");
        }
    }
}
