//! The site's time zone.

use crate::manifest::check::Rules;
use crate::manifest::code::Code;
use crate::manifest::finding::Finding;
use crate::manifest::words::{literal, meant, quoted};
use crate::model::zones::Zone;

impl Rules<'_, '_, '_> {
    /// The zone of this name (rule T1); one that is none is an error, with the nearest that there is.
    pub(super) fn zone(&mut self, name: &str) -> Option<Zone> {
        let zone = Zone::of_name(name);
        if zone.is_none() {
            let at = self.at("/time_zone");
            let found = Finding::error(Code::UnknownTimeZone, format!("{} is no time zone", quoted(name)));
            let found = found.at(at.clone(), "not in the IANA database");
            let names = Zone::names();
            self.findings.add(match nearest(name, &names) {
                Some(name) => found.replace(at, literal(name), format!("did you mean `{name}`?")),
                None => {
                    found.hint("give it by region and city, such as `Europe/Paris`, or leave it out for the host's")
                }
            });
        }
        zone
    }
}

/// The zone that is probably meant: that of a city alone, or the one that is spelled almost like it.
fn nearest<'a>(name: &str, names: &'a [String]) -> Option<&'a str> {
    let mut names = names.iter().map(String::as_str);
    if name.contains('/') {
        return meant(name, names);
    }
    let name = name.trim().replace(' ', "_");
    names.find(|known| known.rsplit('/').next().is_some_and(|city| city.eq_ignore_ascii_case(&name)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_city_alone_and_a_slip_are_understood() {
        let names = Zone::names();
        for (name, want) in [
            ("Paris", Some("Europe/Paris")),
            ("new york", Some("America/New_York")),
            ("Europe/Pariss", Some("Europe/Paris")),
            ("Europe/Zurick", Some("Europe/Zurich")),
            ("Asia/Calcuta", Some("Asia/Calcutta")),
            ("GMT+1", None),
            ("Europe", None),
            ("Mars/Olympus_Mons", None),
            ("", None),
        ] {
            assert_eq!(nearest(name, &names), want, "{name}");
        }
    }
}
