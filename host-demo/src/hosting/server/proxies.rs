//! Who a request comes from where proxies are in front: their word counts as far as the settings trust them, and no further.
//!
//! A proxy writes whom it heard from at the end of a header. So the header is read from its end: each entry was written by
//! the hop behind it, and only while that hop is trusted. What a client writes there itself stands before all of this.

use std::net::{IpAddr, SocketAddr};

use axum::http::{HeaderMap, HeaderValue};
use clap::ValueEnum;

use super::networks::Network;

/// How many hops are believed at the most; whoever is behind more of them is the last that was looked at.
const MOST_HOPS: usize = 32;
const FORWARDED: &str = "forwarded";
const FORWARDED_FOR: &str = "x-forwarded-for";
const FORWARDED_PROTO: &str = "x-forwarded-proto";

/// The header in which the proxies write whom they heard from. Only this one is read, as a proxy that writes one of them
/// hands on the other one as the client wrote it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Header {
    /// `X-Forwarded-For`, and `X-Forwarded-Proto` beside it
    #[default]
    XForwardedFor,
    /// `Forwarded` (RFC 7239)
    Forwarded,
}

/// The proxies that are trusted; none by default.
#[derive(Clone, Debug, Default)]
pub struct Proxies {
    /// Their networks.
    pub trusted: Vec<Network>,
    /// What they write.
    pub header: Header,
}

impl Proxies {
    /// The address of whoever made the request: the peer, or who stands behind the last trusted hop. An entry that is no
    /// address (`unknown`, `_hidden`, nonsense) is nobody's: the hop that wrote it stands for it.
    pub fn client(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        let mut client = peer.to_canonical();
        if !self.trusts(client) {
            return client;
        }
        for entry in self.entries(headers).take(MOST_HOPS) {
            let Some(address) = entry.and_then(|entry| self.address_in(entry)) else { break };
            client = address.to_canonical();
            if !self.trusts(client) {
                break;
            }
        }
        client
    }

    /// Whether the nearest proxy, a trusted one, was asked over TLS.
    pub fn is_secure(&self, peer: IpAddr, headers: &HeaderMap) -> bool {
        if !self.trusts(peer.to_canonical()) {
            return false;
        }
        let said = match self.header {
            Header::XForwardedFor => entries(headers, FORWARDED_PROTO).next().flatten().map(str::to_owned),
            Header::Forwarded => {
                let nearest = entries(headers, FORWARDED).next().flatten();
                nearest.and_then(|element| parameter(element, "proto"))
            }
        };
        said.is_some_and(|scheme| scheme.eq_ignore_ascii_case("https"))
    }

    fn trusts(&self, address: IpAddr) -> bool {
        self.trusted.iter().any(|network| network.holds(address))
    }

    /// What the hops wrote, the nearest first; `None` is no text.
    fn entries<'a>(&self, headers: &'a HeaderMap) -> impl Iterator<Item = Option<&'a str>> {
        let name = match self.header {
            Header::XForwardedFor => FORWARDED_FOR,
            Header::Forwarded => FORWARDED,
        };
        entries(headers, name)
    }

    fn address_in(&self, entry: &str) -> Option<IpAddr> {
        match self.header {
            Header::XForwardedFor => address(entry),
            Header::Forwarded => address(&parameter(entry, "for")?),
        }
    }
}

/// The entries of a header in all its lines, the last one first, without the space around them.
fn entries<'a>(headers: &'a HeaderMap, name: &str) -> impl Iterator<Item = Option<&'a str>> + use<'a> {
    let lines: Vec<&HeaderValue> = headers.get_all(name).iter().collect();
    lines.into_iter().rev().flat_map(|line| {
        let (text, broken) = match line.to_str() {
            Ok(text) => (Some(text), None),
            Err(_) => (None, Some(None)),
        };
        text.into_iter().flat_map(|text| FromTheEnd { rest: Some(text) }.map(Some)).chain(broken)
    })
}

/// The parts of a list between its commas, from the end. What is quoted is one part; a quote that a client left open ends
/// with the part that it is in, as nothing before a part changes how it is read.
struct FromTheEnd<'a> {
    rest: Option<&'a str>,
}

impl<'a> Iterator for FromTheEnd<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let rest = self.rest?;
        let bytes = rest.as_bytes();
        let mut quoted = false;
        let comma = (0..bytes.len()).rev().find(|&place| {
            let escapes =
                bytes.get(..place).unwrap_or_default().iter().rev().take_while(|&&byte| byte == b'\\').count();
            match bytes.get(place) {
                Some(b'"') if escapes % 2 == 0 => quoted = !quoted,
                Some(b',') => return !quoted,
                _ => {}
            }
            false
        });
        let (before, part) = match comma {
            Some(comma) => (rest.get(..comma), rest.get(comma + 1..)),
            None => (None, Some(rest)),
        };
        self.rest = before;
        part.map(str::trim)
    }
}

/// A parameter of an element of `Forwarded`; nothing where it is not there once, or its quotes are broken.
fn parameter(element: &str, name: &str) -> Option<String> {
    let mut found = None;
    let mut rest = element;
    loop {
        let (key, value) = rest.split_once('=')?;
        let (value, after) = if let Some(quoted) = value.strip_prefix('"') {
            unquoted(quoted)?
        } else {
            let end = value.find(';').unwrap_or(value.len());
            (value.get(..end)?.trim_end().to_owned(), value.get(end..)?)
        };
        if key.trim().eq_ignore_ascii_case(name) && found.replace(value).is_some() {
            return None;
        }
        match after.trim_start().strip_prefix(';') {
            Some(next) => rest = next,
            None if after.trim().is_empty() => return found,
            None => return None,
        }
    }
}

/// A quoted string behind its first quote, and what follows it.
fn unquoted(text: &str) -> Option<(String, &str)> {
    let mut value = String::new();
    let mut letters = text.char_indices();
    while let Some((place, letter)) = letters.next() {
        match letter {
            '"' => return Some((value, text.get(place + 1..)?)),
            '\\' => value.push(letters.next()?.1),
            _ => value.push(letter),
        }
    }
    None
}

/// An address with or without a port, the one of version 6 with or without brackets.
fn address(text: &str) -> Option<IpAddr> {
    let bare = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(text);
    bare.parse().ok().or_else(|| text.parse::<SocketAddr>().ok().map(|address| address.ip()))
}

#[cfg(test)]
mod tests;
