//! Addresses that a page leads out to: `https` only, with a host name that can be shown.

/// The host name that an `https` address leads to; `None` for anything that is not plainly one.
pub fn https_host(url: &str) -> Option<&str> {
    let plain = |byte: u8| byte.is_ascii_graphic() && !matches!(byte, b'"' | b'<' | b'>' | b'\\' | b'`');
    let authority = url.strip_prefix("https://")?.split(['/', '?', '#']).next()?;
    let host = authority.split_once(':').filter(|(_, port)| is_port(port)).map_or(authority, |(host, _)| host);
    (url.bytes().all(plain) && is_host(host)).then_some(host)
}

/// The longest address that an invoice is paid at, in bytes.
const LONGEST_PAYMENT: usize = 2_000;

/// The host name that an address leads to at which an invoice is paid: `https`, or `http` of this machine, where a system is
/// tried out. `None` for anything that is not plainly one.
pub fn payment_host(url: &str) -> Option<&str> {
    let host = https_host(url).or_else(|| {
        let after = url.strip_prefix("http://")?;
        // Judged as the others are, but for the scheme.
        let host =
            after.split(['/', '?', '#', ':']).next().filter(|host| matches!(*host, "localhost" | "127.0.0.1"))?;
        https_host(&format!("https://{after}")).is_some().then_some(host)
    });
    host.filter(|_| url.len() <= LONGEST_PAYMENT)
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
    fn an_invoice_is_paid_by_https_or_on_this_machine() {
        let longest = format!("https://pay.example/{}", "x".repeat(LONGEST_PAYMENT - 20));
        for (url, want) in [
            ("https://pay.example/i/1?t=a", Some("pay.example")),
            ("http://localhost/i/1", Some("localhost")),
            ("http://localhost:8069/i/1", Some("localhost")),
            ("http://127.0.0.1:8080/i", Some("127.0.0.1")),
            (longest.as_str(), Some("pay.example")),
            (&format!("{longest}x"), None),
            ("http://pay.example/i/1", None),
            ("http://localhost.pay.example/", None),
            ("http://localhost@pay.example/", None),
            ("http://localhost:x@pay.example/", None),
            ("http://localhost/\"onclick=1", None),
            ("https://user:secret@pay.example/", None),
            ("javascript:alert(1)", None),
            ("", None),
        ] {
            assert_eq!(payment_host(url), want, "{url:?}");
        }
    }

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
