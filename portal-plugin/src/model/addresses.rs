//! Addresses that a page leads out to: `https` only, with a host name that can be shown.

/// The host name that an `https` address leads to; `None` for anything that is not plainly one.
pub fn https_host(url: &str) -> Option<&str> {
    let plain = |byte: u8| byte.is_ascii_graphic() && !matches!(byte, b'"' | b'<' | b'>' | b'\\' | b'`');
    let authority = url.strip_prefix("https://")?.split(['/', '?', '#']).next()?;
    let host = authority.split_once(':').filter(|(_, port)| is_port(port)).map_or(authority, |(host, _)| host);
    (url.bytes().all(plain) && is_host(host)).then_some(host)
}

/// DNS labels (RFC 1123, 2.1) in lower case: what a browser sends as Host.
pub fn is_host(host: &str) -> bool {
    let is_label = |label: &str| {
        (1..=63).contains(&label.len())
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-'))
    };
    host.len() <= 253 && host.split('.').all(is_label)
}

/// A port as an address has it.
pub fn is_port(port: &str) -> bool {
    !port.starts_with(['0', '+']) && port.parse::<u16>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_leads_out_by_https_to_a_host_that_can_be_shown() {
        for (url, want) in [
            ("https://track.example/AL1?lang=fr#now", Some("track.example")),
            ("https://track.example", Some("track.example")),
            ("https://track.example:8443/1", Some("track.example")),
            ("https://xn--suivi-fsa.example/1", Some("xn--suivi-fsa.example")),
            ("http://track.example/1", None),
            ("HTTPS://track.example/1", None),
            ("javascript:alert(1)//https://track.example", None),
            ("data:text/html,1", None),
            ("//track.example/1", None),
            ("track.example/1", None),
            ("https://", None),
            ("https:///1", None),
            ("https://good.example@evil.example/", None),
            ("https://good.example:x@evil.example/", None),
            ("https://track.example\\@evil.example/", None),
            ("https://Track.example/1", None),
            ("https://[::1]/1", None),
            ("https://track.example/\"onclick=1", None),
            ("https://track.example/<b>", None),
            ("https://track.example/a b", None),
            ("https://track.example/é", None),
            ("https://track.example/\u{202e}", None),
            ("\thttps://track.example/1", None),
        ] {
            assert_eq!(https_host(url), want, "{url:?}");
        }
    }
}
