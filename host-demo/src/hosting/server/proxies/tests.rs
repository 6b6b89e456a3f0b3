//! Who a request comes from, by tables, and by a property: nobody behind a trusted proxy chooses their own address.

use axum::http::{HeaderMap, HeaderName};
use proptest::prelude::*;

use super::*;

fn proxies(header: Header) -> Proxies {
    let trusted = ["127.0.0.1", "::1", "10.0.0.0/8", "2001:db8:f::/48"].map(|network| network.parse().unwrap()).into();
    Proxies { trusted, header }
}

fn headers(name: &'static str, lines: &[&[u8]]) -> HeaderMap {
    let line = |line: &&[u8]| (HeaderName::from_static(name), HeaderValue::from_bytes(line).unwrap());
    lines.iter().map(line).collect()
}

#[track_caller]
fn assert_client(header: Header, peer: &str, lines: &[&str], want: &str) {
    let name = if header == Header::Forwarded { FORWARDED } else { FORWARDED_FOR };
    let lines: Vec<&[u8]> = lines.iter().map(|line| line.as_bytes()).collect();
    let client = proxies(header).client(peer.parse().unwrap(), &headers(name, &lines));
    assert_eq!(client, want.parse::<IpAddr>().unwrap(), "{header:?} from {peer}: {lines:?}");
}

#[test]
fn x_forwarded_for_is_read_from_its_end_over_trusted_hops() {
    for (peer, lines, want) in [
        ("203.0.113.9", &["198.51.100.1"][..], "203.0.113.9"),
        ("127.0.0.1", &[], "127.0.0.1"),
        ("127.0.0.1", &["198.51.100.1"], "198.51.100.1"),
        ("127.0.0.1", &["1.1.1.1, 198.51.100.1"], "198.51.100.1"),
        ("127.0.0.1", &["1.1.1.1, 198.51.100.1, 10.0.0.7"], "198.51.100.1"),
        ("127.0.0.1", &["1.1.1.1", "198.51.100.1", "10.0.0.7"], "198.51.100.1"),
        ("127.0.0.1", &["10.0.0.9, 10.0.0.8"], "10.0.0.9"),
        ("::ffff:127.0.0.1", &["198.51.100.1"], "198.51.100.1"),
        ("127.0.0.1", &["::ffff:198.51.100.1"], "198.51.100.1"),
        ("127.0.0.1", &["::ffff:10.0.0.7, ::ffff:10.0.0.8"], "10.0.0.7"),
        ("::1", &["2001:db8::1"], "2001:db8::1"),
        ("::1", &["[2001:db8::1]"], "2001:db8::1"),
        ("::1", &["[2001:db8::1]:443"], "2001:db8::1"),
        ("127.0.0.1", &["198.51.100.1:4711"], "198.51.100.1"),
        // What is no address stands for the hop that wrote it.
        ("127.0.0.1", &["unknown"], "127.0.0.1"),
        ("127.0.0.1", &["198.51.100.1, _hidden, 10.0.0.7"], "10.0.0.7"),
        ("127.0.0.1", &["198.51.100.1,"], "127.0.0.1"),
        ("127.0.0.1", &[""], "127.0.0.1"),
        ("127.0.0.1", &["198.51.100.1, 10.0.0.7, "], "127.0.0.1"),
        ("127.0.0.1", &["198.51.100.256"], "127.0.0.1"),
        ("127.0.0.1", &["fe80::1%eth0"], "127.0.0.1"),
        ("127.0.0.1", &["2001:db8::1]"], "127.0.0.1"),
        ("127.0.0.1", &["\"198.51.100.1\""], "127.0.0.1"),
    ] {
        assert_client(Header::XForwardedFor, peer, lines, want);
    }
    let not_text = headers(FORWARDED_FOR, &[b"198.51.100.1", b"\xff"]);
    assert_eq!(proxies(Header::XForwardedFor).client([127, 0, 0, 1].into(), &not_text), IpAddr::from([127, 0, 0, 1]));
}

#[test]
fn forwarded_is_read_by_its_grammar_and_from_its_end() {
    for (peer, lines, want) in [
        ("203.0.113.9", &["for=198.51.100.1"][..], "203.0.113.9"),
        ("127.0.0.1", &["for=198.51.100.1"], "198.51.100.1"),
        ("127.0.0.1", &["For=\"198.51.100.1:4711\";proto=https;by=10.0.0.1"], "198.51.100.1"),
        ("127.0.0.1", &["proto=https ; for=\"[2001:db8::1]:80\""], "2001:db8::1"),
        ("127.0.0.1", &["for=1.1.1.1, for=198.51.100.1, for=10.0.0.7"], "198.51.100.1"),
        ("127.0.0.1", &["for=1.1.1.1", "for=198.51.100.1", "for=10.0.0.7"], "198.51.100.1"),
        ("127.0.0.1", &["for=\"19\\8.51.100.1\""], "198.51.100.1"),
        // A quote that the client leaves open swallows nothing that stands behind it.
        ("127.0.0.1", &["for=\"1.1.1.1, for=198.51.100.1"], "198.51.100.1"),
        ("127.0.0.1", &["for=\"1.1.1.1\\, for=\"[2001:db8::1]\""], "2001:db8::1"),
        ("127.0.0.1", &["for=unknown"], "127.0.0.1"),
        ("127.0.0.1", &["for=198.51.100.1, for=_hidden, for=10.0.0.7"], "10.0.0.7"),
        ("127.0.0.1", &["proto=https"], "127.0.0.1"),
        ("127.0.0.1", &["for=1.1.1.1;for=198.51.100.1"], "127.0.0.1"),
        ("127.0.0.1", &["for=\"198.51.100.1\"x"], "127.0.0.1"),
        ("127.0.0.1", &["for=\"198.51.100.1"], "127.0.0.1"),
        ("127.0.0.1", &["198.51.100.1"], "127.0.0.1"),
    ] {
        assert_client(Header::Forwarded, peer, lines, want);
    }
}

#[test]
fn only_the_header_that_the_proxies_write_is_read() {
    let mut both = headers(FORWARDED, &[b"for=198.51.100.1;proto=https"]);
    both.insert(FORWARDED_FOR, HeaderValue::from_static("203.0.113.9"));
    both.insert(FORWARDED_PROTO, HeaderValue::from_static("http"));
    let proxy = IpAddr::from([127, 0, 0, 1]);
    for (header, want, secure) in
        [(Header::XForwardedFor, "203.0.113.9", false), (Header::Forwarded, "198.51.100.1", true)]
    {
        let proxies = proxies(header);
        assert_eq!(proxies.client(proxy, &both), want.parse::<IpAddr>().unwrap(), "{header:?}");
        assert_eq!(proxies.is_secure(proxy, &both), secure, "{header:?}");
        assert!(!proxies.is_secure(IpAddr::from([203, 0, 113, 9]), &both), "a stranger says nothing");
        assert_eq!(
            Proxies { header, ..Proxies::default() }.client(proxy, &both),
            proxy,
            "nobody is trusted by default"
        );
    }
}

#[test]
fn a_thousand_hops_are_not_walked() {
    let many = vec!["10.0.0.7"; 1_000].join(", ");
    assert_client(Header::XForwardedFor, "127.0.0.1", &[&many], "10.0.0.7");
    let behind = format!("198.51.100.1, {many}");
    assert_client(Header::XForwardedFor, "127.0.0.1", &[&behind], "10.0.0.7");
}

proptest! {
    #[test]
    fn nobody_behind_a_trusted_proxy_chooses_their_own_address(
        written in proptest::collection::vec("[ -~]{0,60}", 0..4),
        joined in any::<bool>(),
        client in any::<[u8; 4]>(),
    ) {
        let client = IpAddr::from(client);
        prop_assume!(!proxies(Header::Forwarded).trusts(client));
        for (header, name, entry) in [
            (Header::XForwardedFor, FORWARDED_FOR, client.to_string()),
            (Header::Forwarded, FORWARDED, format!("for={client}")),
        ] {
            let mut lines = written.clone();
            // A proxy writes behind what is there already, or in a line of its own.
            match lines.last_mut().filter(|_| joined) {
                Some(last) => *last = format!("{last}, {entry}"),
                None => lines.push(entry),
            }
            let lines: Vec<&[u8]> = lines.iter().map(String::as_bytes).collect();
            let seen = proxies(header).client(IpAddr::from([127, 0, 0, 1]), &headers(name, &lines));
            prop_assert_eq!(seen, client, "{:?}", lines);
        }
    }
}
