//! Whether a sign-in is news that its user is mailed: from a browser that has not signed in before.

use std::time::Duration;

use crate::clock::Timestamp;

/// How long behind setting a password a sign-in is no news: 15 minutes. That mail was sent already, and every browser was
/// forgotten with it.
pub const AFTER_PASSWORD: Duration = Duration::from_mins(15);

/// A sign-in, as far as that goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arrival {
    /// Whether the browser has signed this user in before.
    pub known_browser: bool,
    /// When the user signed in last; `None` is never: who has just been invited or signed up knows.
    pub last_sign_in: Option<Timestamp>,
    /// When the password was set last.
    pub password_set: Option<Timestamp>,
}

impl Arrival {
    /// Whether the user is to be told.
    pub fn is_news(self, now: Timestamp) -> bool {
        let just_set = self.password_set.is_some_and(|set| now.since(set) < AFTER_PASSWORD);
        !self.known_browser && self.last_sign_in.is_some() && !just_set
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_in_is_news_from_a_browser_that_nobody_knows_unless_its_user_has_just_begun() {
        let now = Timestamp(100 * 3_600_000);
        let before = |span: Duration| Some(now.minus(span));
        let second = Duration::from_secs(1);
        for (known_browser, last_sign_in, password_set, want) in [
            (false, before(second), None, true),
            (false, before(second), before(AFTER_PASSWORD), true),
            (false, before(second), Some(now.minus(AFTER_PASSWORD).plus(second)), false),
            (false, before(second), Some(now.plus(second)), false),
            (false, None, None, false),
            (false, None, before(AFTER_PASSWORD), false),
            (true, before(second), None, false),
            (true, None, None, false),
        ] {
            let arrival = Arrival { known_browser, last_sign_in, password_set };
            assert_eq!(arrival.is_news(now), want, "{arrival:?}");
        }
    }
}
