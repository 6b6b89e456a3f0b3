//! Addresses of lists: what is understood, what is refused, and what the links of a page keep.

use super::*;

fn read(query: &str) -> Result<ListQuery, Refusal> {
    ListQuery::read(Kind::Invoices, Locale::En, &Fields::of_query(query).unwrap())
}

#[test]
fn an_address_is_understood_or_refused() {
    for query in [
        "",
        "text=",
        "sort=-total",
        "sort=ref",
        "limit=1",
        "limit=100",
        "open=1",
        "open=true",
        "open=0",
        "from=2026-02-28&to=2026-12-31",
        "status=unpaid",
        "mine=1",
        "entity=2",
        "total_from=1%2C234.56&total_to=2000",
        "parent=12",
        "text=50%25+%5F",
    ] {
        assert!(read(query).is_ok(), "{query}");
    }
    for query in [
        "status=open",
        "status=UNPAID",
        "mine=2",
        "entity=%2e%2e",
        "total_from=much",
        "total_to=1,2,3",
        "limit=0",
        "limit=101",
        "limit=x",
        "limit=-1",
        "sort=price",
        "sort=--date",
        "open=yes",
        "from=2026-02-30",
        "from=yesterday",
        "to=20260101",
        "parent=%2e%2e%2f",
        "text=a%00b",
        "colour=red",
        &format!("text={}", "x".repeat(101)),
    ] {
        assert_eq!(read(query), Err(Refusal::QueryInvalid), "{query}");
    }
}

#[test]
fn the_links_of_a_page_keep_what_was_asked_for() {
    let query = read("text=a%26b&open=1&sort=total&limit=10").unwrap();
    let place = Place { key: "é\0 1".to_owned(), id: "42".to_owned() };
    let next = query.next(Kind::Invoices, &place);
    assert_eq!(read(next.trim_start_matches('?')).unwrap(), ListQuery { after: Some(place), ..query.clone() });
    assert_eq!(query.first(Kind::Invoices), "?text=a%26b&open=1&sort=total&limit=10");
    assert_eq!(query.sorted_by(Kind::Invoices, Sort::Total), "?text=a%26b&open=1&sort=%2Dtotal&limit=10");
    assert_eq!(read("").unwrap().first(Kind::Invoices), "");
}

#[test]
fn every_filter_stays_in_every_link_and_is_taken_off_alone() {
    let all = "text=1%2C234%2E5&open=1&overdue=1&mine=1&status=paid&entity=2&from=2026%2D01%2D01&to=2026%2D12%2D31\
               &total_from=%2D5%2E00&total_to=1000%2E00&parent=7";
    let query = read(all).unwrap();
    assert_eq!(query.amount, "1234.50");
    assert_eq!(query.narrowings().collect::<Vec<_>>(), Narrowing::ALL);
    assert_eq!(query.first(Kind::Invoices), format!("?{all}"));
    assert!(query.sorted_by(Kind::Invoices, Sort::Total).starts_with(&format!("?{all}&sort=")));
    for narrowing in Narrowing::ALL {
        let wider = read(query.without(Kind::Invoices, narrowing).trim_start_matches('?')).unwrap();
        let left: Vec<_> = Narrowing::ALL.into_iter().filter(|other| *other != narrowing).collect();
        assert_eq!(wider.narrowings().collect::<Vec<_>>(), left, "without {narrowing:?}");
        assert_eq!(wider.amount.is_empty(), narrowing == Narrowing::Text, "without {narrowing:?}");
    }
}

#[test]
fn amounts_are_read_in_the_language_of_the_page_and_written_for_all() {
    for (locale, typed) in [(Locale::En, "1%2C234.5"), (Locale::Fr, "1+234%2C5")] {
        let fields = format!("text={typed}&total_from=-{typed}");
        let query = ListQuery::read(Kind::Invoices, locale, &Fields::of_query(&fields).unwrap()).unwrap();
        assert_eq!((query.amount.as_str(), query.total_from.as_str()), ("1234.50", "-1234.50"), "{typed}");
        assert!(query.first(Kind::Invoices).ends_with("&total_from=%2D1234%2E50"), "{typed}");
    }
}

#[test]
fn a_cursor_fits_only_the_order_it_was_made_for() {
    let place = Place { key: "2026-01-01".to_owned(), id: "7".to_owned() };
    let cursor = read("").unwrap().cursor(&place);
    for (query, fits) in [
        (format!("cursor={cursor}"), true),
        (format!("cursor={cursor}&sort=-date"), true),
        (format!("cursor={cursor}&sort=date"), false),
        (format!("cursor={cursor}&sort=-ref"), false),
        ("cursor=AAAA".to_owned(), false),
        ("cursor=%%%".to_owned(), false),
        (format!("cursor={}", "A".repeat(2000)), false),
        (format!("cursor={}", BASE64URL_NOPAD.encode(&[1, 1, 200, b'x'])), false),
        (format!("cursor={}", BASE64URL_NOPAD.encode(&[1, 1, 1, b'/'])), false),
    ] {
        match read(&query) {
            Ok(read) => assert!(fits && read.after.as_ref() == Some(&place), "{query}"),
            Err(refusal) => assert!(!fits && refusal == Refusal::Portal(Error::CursorInvalid), "{query}"),
        }
    }
}
