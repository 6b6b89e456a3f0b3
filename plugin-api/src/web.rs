//! A browser's request and the finished answer.

use std::net::IpAddr;

/// One HTTP request as the host received it.
///
/// Limits: the host refuses bodies over [`Request::most`] with 413 before it calls the portal, which checks again.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// The method in capitals, e.g. `GET`.
    pub method: &'a str,
    /// The Host header as sent, port included; it chooses the site.
    pub host: &'a str,
    /// The path, percent-encoded as sent, without the query.
    pub path: &'a str,
    /// The query without its question mark; empty where there is none.
    pub query: &'a str,
    /// Header names in lower case, and their values; a repeated header stands repeatedly.
    pub headers: &'a [(&'a str, &'a str)],
    /// The whole body.
    pub body: &'a [u8],
    /// The address of the browser. The host vouches for it: behind a proxy it is the host that knows which header to trust.
    pub peer: IpAddr,
}

impl<'a> Request<'a> {
    /// The longest body that the portal accepts: 1 MiB.
    pub const MAX_BODY: usize = 1 << 20;
    /// The longest form with files: 10 MiB. A host takes only a few of them at once.
    pub const MAX_UPLOAD: usize = 10 << 20;

    /// The longest body of a request with this `content-type`.
    #[must_use]
    pub fn most(content_type: Option<&str>) -> usize {
        let is_upload = content_type.is_some_and(|sent| {
            sent.get(.."multipart/form-data".len()).is_some_and(|kind| kind.eq_ignore_ascii_case("multipart/form-data"))
        });
        if is_upload { Self::MAX_UPLOAD } else { Self::MAX_BODY }
    }

    /// The first header of this name (given in lower case).
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&'a str> {
        self.headers.iter().find(|(n, _)| *n == name).map(|(_, value)| *value)
    }
}

/// A finished answer; the host passes it through untouched.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Response {
    /// The HTTP status.
    pub status: u16,
    /// Header names in lower case, and their values, in order; `set-cookie` may repeat.
    pub headers: Vec<(String, String)>,
    /// The body, complete.
    pub body: Vec<u8>,
}

impl Response {
    /// The first header of this name (given in lower case).
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
    }
}
