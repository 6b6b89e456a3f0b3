//! What people are told of, and how they want to be told (rule M2).

use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use plugin_api::Kind;
use plugin_api::operations::NoticeEvent;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::clock::Timestamp;
use crate::model::zones::Zone;

/// The kinds that are told, in the order of the menu. A task is a matter of its project, and a product is nobody's.
pub const TOLD: [Kind; 7] = [
    Kind::Invoices,
    Kind::Quotes,
    Kind::Orders,
    Kind::Shipments,
    Kind::Tickets,
    Kind::Projects,
    Kind::SupplierInvoices,
];

/// How somebody wants to be told of a kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(inline)]
pub enum NoticeChoice {
    /// Not at all.
    #[default]
    None,
    /// By a mail for each, at once.
    AtOnce,
    /// By one mail in the morning.
    Daily,
}

impl NoticeChoice {
    /// Every one, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::None, Self::AtOnce, Self::Daily];

    /// The word for it in manifests, forms and JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::AtOnce => "at_once",
            Self::Daily => "daily",
        }
    }
}

/// The text is no way to be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoChoice;

impl fmt::Display for NoChoice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a choice is `none`, `at_once` or `daily`")
    }
}

impl std::error::Error for NoChoice {}

impl FromStr for NoticeChoice {
    type Err = NoChoice;

    fn from_str(word: &str) -> Result<Self, NoChoice> {
        Self::ALL.into_iter().find(|choice| choice.as_str() == word).ok_or(NoChoice)
    }
}

/// Whether this happens to documents of this kind, and is told.
pub fn is_told(kind: Kind, event: NoticeEvent) -> bool {
    match event {
        NoticeEvent::New => TOLD.contains(&kind),
        NoticeEvent::Answered => kind == Kind::Tickets,
        NoticeEvent::DueSoon | NoticeEvent::Overdue => kind == Kind::Invoices,
    }
}

/// When the mail of a morning leaves, in the zone of its reader: at seven.
const MORNING: i8 = 7;

/// The first morning after a moment, in a zone.
pub fn morning_after(zone: &Zone, at: Timestamp) -> Timestamp {
    let morning_of = |at: Timestamp| zone.hour_of(&zone.day_of(at), MORNING);
    let today = morning_of(at).filter(|morning| *morning > at);
    // No day has more than 25 hours: a day later it is the next one.
    let tomorrow =
        || zone.begin_of(&zone.day_of(at)).and_then(|midnight| morning_of(midnight.plus(Duration::from_hours(30))));
    today.or_else(tomorrow).unwrap_or(at)
}

/// The event of this word.
pub fn event_of(word: &str) -> Option<NoticeEvent> {
    NoticeEvent::ALL.into_iter().find(|event| event.as_str() == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_is_read_as_it_is_written_and_nothing_else_is_one() {
        for choice in NoticeChoice::ALL {
            assert_eq!(choice.as_str().parse(), Ok(choice));
            assert_eq!(serde_json::to_value(choice).unwrap(), choice.as_str());
        }
        assert_eq!("weekly".parse::<NoticeChoice>(), Err(NoChoice));
    }

    #[test]
    fn a_morning_is_the_next_seven_o_clock_of_the_reader() {
        let at = |text: &str| Timestamp::of_rfc3339(text).unwrap();
        for (zone, told, want) in [
            ("UTC", "2026-02-02T06:59:59Z", "2026-02-02T07:00:00Z"),
            ("UTC", "2026-02-02T07:00:00Z", "2026-02-03T07:00:00Z"),
            ("Europe/Paris", "2026-02-02T05:59:59Z", "2026-02-02T06:00:00Z"),
            ("Europe/Paris", "2026-02-02T06:00:00Z", "2026-02-03T06:00:00Z"),
            ("Europe/Paris", "2026-02-02T23:30:00Z", "2026-02-03T06:00:00Z"),
            ("Pacific/Kiritimati", "2026-02-02T09:59:59Z", "2026-02-02T17:00:00Z"),
            ("America/New_York", "2026-02-02T23:59:59Z", "2026-02-03T12:00:00Z"),
            // The evenings before a day of 25 hours and one of 23.
            ("Europe/Paris", "2026-10-24T21:30:00Z", "2026-10-25T06:00:00Z"),
            ("Europe/Paris", "2026-03-28T22:30:00Z", "2026-03-29T05:00:00Z"),
        ] {
            let zone = Zone::of_name(zone).unwrap();
            assert_eq!(morning_after(&zone, at(told)).rfc3339(), at(want).rfc3339(), "{told} in {}", zone.name());
        }
    }

    #[test]
    fn an_event_happens_to_the_kinds_that_it_can_happen_to() {
        for (kind, event, want) in [
            (Kind::Invoices, NoticeEvent::New, true),
            (Kind::Projects, NoticeEvent::New, true),
            (Kind::Tasks, NoticeEvent::New, false),
            (Kind::Products, NoticeEvent::New, false),
            (Kind::Tickets, NoticeEvent::Answered, true),
            (Kind::Quotes, NoticeEvent::Answered, false),
            (Kind::Invoices, NoticeEvent::Overdue, true),
            (Kind::Orders, NoticeEvent::DueSoon, false),
        ] {
            assert_eq!(is_told(kind, event), want, "{kind} {event:?}");
        }
        for event in NoticeEvent::ALL {
            assert_eq!(event_of(event.as_str()), Some(event));
            assert_eq!(serde_json::to_value(event).unwrap(), event.as_str());
        }
    }
}
