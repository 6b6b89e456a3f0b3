//! What an exported ledger says was taken away after a backup was made (rule T3): the end of it, person by person. What it
//! gave is not given again, for nobody can say whether it still should be.

use std::collections::BTreeMap;

use plugin_api::ledger::Entry;

use crate::clock::Timestamp;
use crate::model::ledger::Event;
use crate::model::memberships::{Membership, MembershipState, Role, Sees};
use crate::model::permissions::{Permission, Permissions};

/// What is to be taken away again in one account.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Replay {
    /// The state that the account had in the end, where it was put on hold or closed.
    pub account: Option<Event>,
    /// Whether the owner let staff look on no more.
    pub looks_forbidden: bool,
    /// What happened to each login.
    pub people: BTreeMap<String, Taken>,
    /// The events that give something or need a person: to be done by hand, where they still should be.
    pub by_hand: Vec<String>,
}

/// What was taken from one person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Taken {
    /// The membership.
    pub membership: bool,
    /// Its use, for a while.
    pub suspended: bool,
    /// The login.
    pub disabled: bool,
    /// All that these terms leave out.
    pub beyond: Option<Terms>,
}

/// What a membership came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Terms(Membership);

impl Replay {
    /// What these entries, in order, come to in the end.
    pub fn of(entries: &[Entry]) -> Self {
        let mut replay = Self::default();
        for entry in entries {
            replay.add(entry);
        }
        replay.people.retain(|_, taken| *taken != Taken::default());
        replay
    }

    fn add(&mut self, entry: &Entry) {
        let Some(event) = Event::ALL.into_iter().find(|event| event.code() == entry.event) else { return };
        let login = entry.detail.get("login").unwrap_or(&entry.name).clone();
        let taken = self.people.entry(login.clone()).or_default();
        match event {
            Event::Revoked | Event::Left => taken.membership = true,
            Event::LoginClosed | Event::UserErased => {
                *taken = Taken { membership: true, disabled: true, ..Taken::default() }
            }
            Event::Suspended => taken.suspended = true,
            Event::Resumed => taken.suspended = false,
            Event::UserDisabled => taken.disabled = true,
            Event::UserEnabled => taken.disabled = false,
            Event::Changed => taken.beyond = Terms::of(entry),
            Event::Granted | Event::Accepted => {
                // Whoever was let in again keeps no more of what the backup has than that.
                (taken.membership, taken.suspended, taken.beyond) = (false, false, Terms::of(entry));
                self.by_hand.push(format!("{}: {login}", entry.event));
            }
            Event::AccountSuspended | Event::AccountClosed => self.account = Some(event),
            Event::AccountReopened => self.account = None,
            Event::ViewForbidden => self.looks_forbidden = true,
            Event::ViewAllowed => self.looks_forbidden = false,
            Event::Transferred | Event::Recovered | Event::Merged | Event::SecondFactorOn | Event::EmailChanged => {
                self.by_hand.push(format!("{}: {login}", entry.event));
            }
            _ => {}
        }
    }
}

impl Terms {
    fn of(entry: &Entry) -> Option<Self> {
        let text = |name: &str| entry.detail.get(name).map(String::as_str);
        // One that cannot be read is not held.
        let permissions: Permissions =
            text("permissions")?.split_ascii_whitespace().filter_map(|id| id.parse::<Permission>().ok()).collect();
        let ends = text("ends").filter(|ends| *ends != "never");
        Some(Self(Membership {
            role: Role::Member(permissions),
            state: MembershipState::Active,
            sees: Sees::of_word(text("sees").unwrap_or_default()),
            sites: text("sites")
                .filter(|sites| *sites != "every site")
                .map(|sites| sites.split_ascii_whitespace().filter_map(|site| site.parse().ok()).collect()),
            ends: ends.map(|ends| Timestamp::of_rfc3339(ends).unwrap_or_default()),
        }))
    }

    /// A membership without what these terms leave out.
    pub fn narrow(&self, membership: Membership) -> Membership {
        membership.within(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(event: Event, login: &str, detail: &[(&str, &str)]) -> Entry {
        let mut detail: BTreeMap<String, String> =
            detail.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
        detail.insert("login".to_owned(), login.to_owned());
        Entry {
            ledger: 1,
            account: 1,
            number: 1,
            at: String::new(),
            actor: "user".to_owned(),
            name: "claire".to_owned(),
            event: event.code().to_owned(),
            detail,
            previous: String::new(),
        }
    }

    #[test]
    fn the_end_of_it_counts_and_nothing_is_given() {
        use Event::{Changed, Granted, LoginClosed, Resumed, Revoked, Suspended, UserDisabled, UserEnabled};
        let terms = [("permissions", "portal.quotes.view"), ("sees", "own"), ("sites", "alpes"), ("ends", "never")];
        let beyond = Terms::of(&entry(Changed, "max", &terms));
        assert!(beyond.is_some());
        let none = Taken::default();
        for (events, want) in [
            (vec![Revoked], Taken { membership: true, ..none.clone() }),
            (vec![Suspended], Taken { suspended: true, ..none.clone() }),
            (vec![Suspended, Resumed], none.clone()),
            (vec![UserDisabled, UserEnabled, UserDisabled], Taken { disabled: true, ..none.clone() }),
            (vec![Changed], Taken { beyond: beyond.clone(), ..none.clone() }),
            (vec![Revoked, Granted], Taken { beyond: beyond.clone(), ..none.clone() }),
            (vec![Granted, Revoked], Taken { membership: true, beyond: beyond.clone(), ..none.clone() }),
            (vec![LoginClosed], Taken { membership: true, disabled: true, ..none.clone() }),
        ] {
            let entries: Vec<Entry> = events.iter().map(|event| entry(*event, "max", &terms)).collect();
            let got = Replay::of(&entries).people.remove("max").unwrap_or_default();
            assert_eq!(got, want, "{events:?}");
        }
    }

    #[test]
    fn terms_narrow_and_never_widen() {
        let all = Membership {
            role: Role::Member(Permissions::ALL),
            state: MembershipState::Active,
            sees: Sees::All,
            sites: None,
            ends: None,
        };
        let terms = [
            ("permissions", "portal.quotes.view portal.of.tomorrow"),
            ("sees", "own"),
            ("sites", "alpes"),
            ("ends", "2027-01-01T00:00:00Z"),
        ];
        let terms = Terms::of(&entry(Event::Changed, "max", &terms)).unwrap();
        let narrow = terms.narrow(all.clone());
        assert_eq!(narrow.role.permissions().to_string(), "portal.quotes.view");
        assert_eq!((narrow.sees, narrow.ends), (Sees::Own, Timestamp::of_rfc3339("2027-01-01T00:00:00Z")));
        assert_eq!(narrow.sites.as_ref().map(Vec::len), Some(1));
        let wide = Terms(all);
        assert_eq!(wide.narrow(narrow.clone()), narrow);
    }
}
