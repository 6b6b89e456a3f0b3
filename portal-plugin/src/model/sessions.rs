//! A session: a signed-in browser on one site (rule U8).

use crate::clock::Timestamp;
use crate::model::accounts::AccountId;
use crate::model::sites::{SessionPolicy, SiteId};

/// How long a session's last use may lie behind what is stored: one minute, so that reading writes nothing.
pub const TOUCH: std::time::Duration = std::time::Duration::from_mins(1);

/// The portal's id of a session, for the list of one's own; its token is a secret and never comes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SessionId(pub i64);

/// A session as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Its id.
    pub id: SessionId,
    /// The site that opened it, and the only one it is good on (rule S5).
    pub site: SiteId,
    /// When the user signed in; a new token keeps it.
    pub opened: Timestamp,
    /// When it was used last, to the minute.
    pub used: Timestamp,
    /// When it was ended before its time, if it was.
    pub ended: Option<Timestamp>,
    /// The account that it points at: the first one entered, then the one switched to (rule A8).
    pub account: Option<AccountId>,
}

/// How long staff look at an account as a member of it does: 30 minutes (rule A11).
pub const VIEW_AS: std::time::Duration = std::time::Duration::from_mins(30);

/// What makes a session a look of staff (rule A11): it reads, and it reads one account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ViewAs {
    /// Who looks, as the ERP knows them.
    pub staff: String,
    /// Why staff look on: the reason that the customer reads.
    pub reason: String,
    /// The only account that may be entered.
    pub account: AccountId,
}

/// What a session is now, seen from a site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SessionStatus {
    /// It may be used.
    Live,
    /// Unused for too long, or too old.
    Expired,
    /// Ended by its user, a revocation or staff.
    Revoked,
    /// Opened on another site.
    OtherSite,
}

impl Session {
    /// What it is, on this site, at this moment.
    pub fn status(&self, site: &SiteId, policy: SessionPolicy, now: Timestamp) -> SessionStatus {
        if self.site != *site {
            SessionStatus::OtherSite
        } else if self.ended.is_some() {
            SessionStatus::Revoked
        } else if now.since(self.used) >= policy.idle || now.since(self.opened) >= policy.absolute {
            SessionStatus::Expired
        } else if self.used.max(self.opened) > now.plus(TOUCH) {
            // Written by a clock that was wrong: it would outlive every other (rule T2).
            SessionStatus::Expired
        } else {
            SessionStatus::Live
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    const POLICY: SessionPolicy =
        SessionPolicy { idle: Duration::from_hours(1), absolute: Duration::from_hours(12), parallel: 10 };
    const HOUR: u64 = 3_600_000;

    #[test]
    fn a_session_lives_to_the_last_moment_of_its_idle_and_absolute_time() {
        let here: SiteId = "alpes".parse().unwrap();
        let elsewhere: SiteId = "lac".parse().unwrap();
        for (used, ended, site, now, want) in [
            (0, None, &here, HOUR - 1, SessionStatus::Live),
            (0, None, &here, HOUR, SessionStatus::Expired),
            (11 * HOUR + 1, None, &here, 12 * HOUR - 1, SessionStatus::Live),
            (11 * HOUR + 1, None, &here, 12 * HOUR, SessionStatus::Expired),
            (0, Some(1), &here, 2, SessionStatus::Revoked),
            (0, None, &elsewhere, 2, SessionStatus::OtherSite),
            // Another process's clock may be a little ahead; more is a clock that was wrong.
            (60_000, None, &here, 0, SessionStatus::Live),
            (60_001, None, &here, 0, SessionStatus::Expired),
        ] {
            let session = Session {
                id: SessionId(1),
                site: here.clone(),
                opened: Timestamp(0),
                used: Timestamp(used),
                ended: ended.map(Timestamp),
                account: None,
            };
            let got = session.status(site, POLICY, Timestamp(now));
            assert_eq!(got, want, "used {used}, ended {ended:?}, on {site}, at {now}");
        }
    }
}
