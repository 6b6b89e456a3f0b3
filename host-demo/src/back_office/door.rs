//! Who comes in: by a sign-in of these pages, or by the word of a proxy that signs people in. One of the two, never both.

use axum::http::{HeaderMap, HeaderName};
use plugin_api::{Class, Failure};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

use super::csrf::cookie;
use crate::hosting::roster::{Person, Roster};

/// The cookie of a session.
pub const SESSION: &str = "__Host-staff-session";
/// The header in which a proxy that signs people in proves that it is that proxy.
pub const SECRET: HeaderName = HeaderName::from_static("staff-proxy-secret");
/// The shortest secret, in characters.
const SHORTEST: usize = 32;

/// How people come in.
#[derive(Clone, Debug)]
pub enum Door {
    /// They sign in on a page of ours.
    Own,
    /// A proxy says who they are.
    Proxy(Proxy),
}

/// A proxy that signs people in.
#[derive(Clone)]
pub struct Proxy {
    /// The header with the login.
    header: HeaderName,
    secret: [u8; 32],
}

impl std::fmt::Debug for Proxy {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Proxy").field("header", &self.header).finish_non_exhaustive()
    }
}

impl Proxy {
    /// One that writes the login into this header, and shares this secret.
    ///
    /// # Errors
    /// `usage/staff-proxy`.
    pub fn new(header: &str, secret: &str) -> Result<Self, Failure> {
        let refuse = |message: String| Failure::new(Class::Invalid, "usage/staff-proxy", message);
        let header: HeaderName = header.parse().map_err(|_| refuse(format!("`{header}` is no name of a header")))?;
        if header == SECRET {
            return Err(refuse(format!("`{SECRET}` holds the secret; name another header for the login")));
        }
        if secret.trim().len() < SHORTEST {
            return Err(refuse(format!("the proxy's secret has fewer than {SHORTEST} characters; write a longer one")));
        }
        Ok(Self { header, secret: Sha256::digest(secret.trim()).into() })
    }
}

impl Door {
    /// Who a request comes from, and the session that says so, where one does.
    ///
    /// # Errors
    /// `staff/proxy` where the proxy says nothing that counts, `staff/proxy-unknown` where it names nobody of the staff.
    pub fn enter(
        &self,
        roster: &Roster,
        headers: &HeaderMap,
        now: u64,
    ) -> Result<(Option<Person>, Option<String>), Failure> {
        match self {
            Self::Own => {
                let Some(token) = cookie(headers, SESSION).filter(|token| !token.is_empty()) else {
                    return Ok((None, None));
                };
                let person = roster.enter(token, now)?;
                let session = person.is_some().then(|| token.to_owned());
                Ok((person, session))
            }
            Self::Proxy(proxy) => proxy.person(roster, headers).map(|person| (Some(person), None)),
        }
    }

    /// Whether people sign in and out on pages of ours.
    pub const fn is_own(&self) -> bool {
        matches!(self, Self::Own)
    }
}

impl Proxy {
    fn person(&self, roster: &Roster, headers: &HeaderMap) -> Result<Person, Failure> {
        let secret: [u8; 32] = Sha256::digest(one(headers, &SECRET).unwrap_or_default()).into();
        let login = one(headers, &self.header).and_then(|login| std::str::from_utf8(login).ok());
        let (true, Some(login)) = (bool::from(secret.ct_eq(&self.secret)), login) else {
            let message = "sign in at the proxy in front of these pages; they are open to nobody else";
            return Err(Failure::new(Class::Refused, "staff/proxy", message));
        };
        let person = roster.person(login.trim()).ok().filter(|person| person.enabled);
        person.ok_or_else(|| {
            let message = "the proxy names somebody who has no account here; have one made with `host-demo staff add`";
            Failure::new(Class::Refused, "staff/proxy-unknown", message)
        })
    }
}

/// The value of a header that is there exactly once.
fn one<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a [u8]> {
    let mut values = headers.get_all(name).iter();
    let value = values.next()?.as_bytes();
    values.next().is_none().then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hosting::roster::{NewPerson, Role};

    const SHARED: &str = "0123456789abcdef0123456789abcdef";

    #[test]
    fn a_proxys_word_counts_with_its_secret_alone_and_names_one_of_the_staff() {
        let folder = tempfile::tempdir().unwrap();
        let roster = Roster::open(&folder.path().join("staff.sqlite")).unwrap();
        for (login, enabled) in [("claude", true), ("odile", true), ("gone", false)] {
            let new = NewPerson { login, name: "Some Body", role: Role::Look, must_change: false };
            roster.add(&new, "a drawer full of odd gloves", 0).unwrap();
            roster.set_enabled(login, enabled).unwrap();
        }
        let door = Door::Proxy(Proxy::new("X-Remote-User", &format!("{SHARED}\n")).unwrap());
        for (headers, want) in [
            (&[("x-remote-user", "claude"), ("staff-proxy-secret", SHARED)][..], "claude"),
            (&[("x-remote-user", "claude")], "staff/proxy"),
            (&[("x-remote-user", "claude"), ("staff-proxy-secret", "")], "staff/proxy"),
            (&[("x-remote-user", "claude"), ("staff-proxy-secret", "0123456789abcdef0123456789abcdeg")], "staff/proxy"),
            (&[("staff-proxy-secret", SHARED)], "staff/proxy"),
            (&[("x-remote-user", "claude"), ("x-remote-user", "odile"), ("staff-proxy-secret", SHARED)], "staff/proxy"),
            (
                &[("x-remote-user", "claude"), ("staff-proxy-secret", SHARED), ("staff-proxy-secret", SHARED)],
                "staff/proxy",
            ),
            (&[("x-remote-user", "nobody"), ("staff-proxy-secret", SHARED)], "staff/proxy-unknown"),
            (&[("x-remote-user", "gone"), ("staff-proxy-secret", SHARED)], "staff/proxy-unknown"),
            (&[("x-remote-user", ""), ("staff-proxy-secret", SHARED)], "staff/proxy-unknown"),
        ] {
            let mut map = HeaderMap::new();
            for (name, value) in headers {
                map.append(*name, value.parse().unwrap());
            }
            let entered = door.enter(&roster, &map, 0);
            let who = entered.map_or_else(|failure| failure.code, |(person, _)| person.unwrap().login);
            assert_eq!(who, want, "{headers:?}");
        }
        for (header, secret) in [("x y", SHARED), ("", SHARED), ("x-user", "short"), ("staff-proxy-secret", SHARED)] {
            assert_eq!(Proxy::new(header, secret).unwrap_err().code, "usage/staff-proxy", "{header} {secret}");
        }
    }
}
