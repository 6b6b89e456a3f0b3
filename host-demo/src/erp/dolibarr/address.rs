//! The address of the database: what of it is ours, and not the driver's.

use jiff::tz::TimeZone;
use plugin_api::{Class, Failure};

/// What the address says to us alone.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Ours {
    /// What the names of the tables begin with.
    pub prefix: String,
    /// The zone of Dolibarr's times.
    pub time_zone: Option<TimeZone>,
}

/// The address without what is ours, and that.
pub(super) fn take_ours(url: &str) -> Result<(String, Ours), Failure> {
    let mut ours = Ours { prefix: "llx_".to_owned(), time_zone: None };
    let Some((address, query)) = url.split_once('?') else { return Ok((url.to_owned(), ours)) };
    let mut theirs = Vec::new();
    for pair in query.split('&') {
        match pair.split_once('=') {
            Some(("prefix", prefix)) => ours.prefix = prefix_of(prefix)?,
            Some(("time_zone", zone)) => ours.time_zone = Some(zone_of(zone)?),
            _ => theirs.push(pair),
        }
    }
    let address = if theirs.is_empty() { address.to_owned() } else { format!("{address}?{}", theirs.join("&")) };
    Ok((address, ours))
}

fn prefix_of(text: &str) -> Result<String, Failure> {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    if text.is_empty() || text.len() > 32 || !text.chars().all(plain) {
        let message =
            format!("`{text}` cannot begin the names of tables; write small letters, digits and `_`, e.g. `llx_`");
        return Err(Failure::new(Class::Invalid, "dolibarr/prefix", message));
    }
    Ok(text.to_owned())
}

fn zone_of(text: &str) -> Result<TimeZone, Failure> {
    let name = text.replace("%2F", "/").replace("%2f", "/");
    TimeZone::get(&name).map_err(|_| {
        let message = format!("`{name}` is no time zone; write the one of Dolibarr's PHP, e.g. `Europe/Paris`");
        Failure::new(Class::Invalid, "dolibarr/time-zone", message)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_ours_is_taken_out_of_the_address_and_judged() {
        let table = [
            ("mysql://h/d", Some(("mysql://h/d", "llx_", None))),
            ("mysql://h/d?prefix=doli_", Some(("mysql://h/d", "doli_", None))),
            ("mysql://h/d?compress=fast&prefix=a1_", Some(("mysql://h/d?compress=fast", "a1_", None))),
            ("mysql://h/d?compress=fast", Some(("mysql://h/d?compress=fast", "llx_", None))),
            ("mysql://h/d?time_zone=Europe/Paris&a=b", Some(("mysql://h/d?a=b", "llx_", Some("Europe/Paris")))),
            ("mysql://h/d?time_zone=Europe%2FParis", Some(("mysql://h/d", "llx_", Some("Europe/Paris")))),
            ("mysql://h/d?time_zone=Paris", None),
            ("mysql://h/d?prefix=", None),
            ("mysql://h/d?prefix=LLX_", None),
            ("mysql://h/d?prefix=a`b", None),
            ("mysql://h/d?prefix=a;drop", None),
        ];
        for (url, expected) in table {
            let expected = expected.map(|(address, prefix, zone)| {
                let time_zone = zone.map(|zone| TimeZone::get(zone).unwrap());
                (address.to_owned(), Ours { prefix: prefix.to_owned(), time_zone })
            });
            assert_eq!(take_ours(url).ok(), expected, "{url}");
        }
    }
}
