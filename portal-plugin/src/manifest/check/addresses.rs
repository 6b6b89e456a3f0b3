//! Host names, the site's own address, and links.

use crate::manifest::check::Rules;
use crate::manifest::code::Code;
use crate::manifest::finding::Finding;
use crate::manifest::words::{literal, quoted};
use crate::model::addresses::{https_host, is_host, is_port};
use crate::model::mailboxes::Mailbox;

/// The address of a site that names none.
pub fn base_url_of(host: &str) -> String {
    let scheme = if is_local(host) { "http" } else { "https" };
    format!("{scheme}://{host}")
}

impl Rules<'_, '_, '_> {
    pub(super) fn hosts(&mut self, hosts: &[String]) {
        for (place, host) in hosts.iter().enumerate().filter(|(_, host)| !is_host(host)) {
            let at = self.at(&format!("/hosts/{place}"));
            let found = Finding::error(Code::BadHost, format!("{} is not a host name", quoted(host)));
            let found = found.at(at.clone(), why_no_host(host));
            let better = bare_host(host);
            self.findings.add(if is_host(&better) {
                found.replace(at, literal(&better), format!("write `{better}`"))
            } else {
                found.hint("a host name has parts of a-z, 0-9 and - with points between; write others as `xn--…`")
            });
        }
    }

    pub(super) fn base_url(&mut self, url: String, hosts: &[String]) -> String {
        let found = |message: String| Finding::error(Code::BadAddress, message);
        let at = self.at("/base_url");
        let (scheme, authority) = url.split_once("://").unwrap_or(("", &url));
        let (host, port) = authority.split_once(':').map_or((authority, None), |(host, port)| (host, Some(port)));
        let whole = is_host(host) && port.is_none_or(is_port);
        let problem = if let Some(shorter) = url.strip_suffix('/').filter(|shorter| !shorter.ends_with('/')) {
            let found =
                found("the address of a site has no slash at its end".to_owned()).at(at.clone(), "ends with a slash");
            Some(found.replace(at, literal(shorter), format!("write {}", quoted(shorter))))
        } else if !matches!(scheme, "https" | "http") || !whole {
            let found = found(format!("{} is not the address of a site", quoted(&url))).at(at, "not an address");
            Some(found.hint("write `https://`, the host name, and a port if there is one; no path"))
        } else if scheme == "http" && !is_local(host) {
            let found =
                found("passwords would cross the network in the clear".to_owned()).at(at.clone(), "`https` expected");
            Some(found.replace(
                at,
                literal(&format!("https://{authority}")),
                "use `https`; only localhost may do without",
            ))
        } else if !hosts.is_empty() && !hosts.iter().any(|own| own == host) {
            let found = found(format!("the site does not answer on {}", quoted(host))).at(at, "not one of its hosts");
            Some(
                found
                    .related(self.at("/hosts"), "its hosts")
                    .hint(format!("add {} to `hosts`, or name one of them here", quoted(host))),
            )
        } else {
            None
        };
        if let Some(problem) = problem {
            self.findings.add(problem);
        }
        url
    }

    pub(super) fn reply_to(&mut self, address: &str) {
        if Mailbox::new(address).is_ok_and(|mailbox| mailbox.as_str() == address) {
            return;
        }
        let found = Finding::error(Code::BadAddress, format!("{} is not an e-mail address", quoted(address)));
        let found = found.at(self.at("/reply_to"), "no mail can go there");
        self.findings.add(found.hint("write one address alone, without a name: `help@alpes.example`"));
    }

    pub(super) fn link(&mut self, url: &str, path: &str) {
        let at = self.at(path);
        if https_host(url).is_some() {
            return;
        }
        let found = Finding::error(Code::BadAddress, format!("{} is not an https address", quoted(url)));
        let found = found.at(at.clone(), "links lead to https addresses only");
        self.findings.add(match url.strip_prefix("http://") {
            Some(rest) if https_host(&format!("https://{rest}")).is_some() => {
                found.replace(at, literal(&format!("https://{rest}")), "use `https`")
            }
            _ => found.hint("write `https://`, the host name in lower case and the path; other characters as `%XX`"),
        });
    }
}

/// Names that never leave the machine (RFC 6761, 6.3).
fn is_local(host: &str) -> bool {
    host == "localhost" || host.ends_with(".localhost")
}

/// What the author may have meant: without scheme, path, port and last point, in lower case.
fn bare_host(host: &str) -> String {
    let host = host.split_once("://").map_or(host, |(_, rest)| rest);
    let host = host.split(['/', ':']).next().unwrap_or_default();
    host.trim().trim_end_matches('.').to_lowercase()
}

fn why_no_host(host: &str) -> &'static str {
    if host.contains("://") || host.contains('/') {
        "only the name, not an address"
    } else if host.contains(':') {
        "without port: the site answers on every port"
    } else if host.contains('*') {
        "write each name out"
    } else if host.chars().any(char::is_uppercase) {
        "in lower case"
    } else {
        "not a host name"
    }
}
