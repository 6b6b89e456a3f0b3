//! Permissions that a member asks the owner for (rule D5): how often. Asking grants nothing.

use std::time::Duration;

use crate::clock::Timestamp;
use crate::error::Error;

/// After this long the same permission may be asked for again: a day.
pub const AGAIN: Duration = Duration::from_hours(24);

/// How many requests all members of an account may send together within [`AGAIN`]: each is a mail to the owner.
pub const OF_ACCOUNT: u32 = 20;

/// Whether a permission that was asked for at `last` may be asked for now, where the account sent so many within a day.
///
/// # Errors
/// `permission/asked`, `permission/asked-enough`.
pub fn may_ask(last: Option<Timestamp>, of_account: u32, now: Timestamp) -> Result<(), Error> {
    if last.is_some_and(|last| now < last.plus(AGAIN)) {
        return Err(Error::PermissionAsked);
    }
    if of_account < OF_ACCOUNT { Ok(()) } else { Err(Error::PermissionAskedEnough) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_permission_is_asked_for_once_a_day_and_an_account_asks_twenty_times() {
        let day = 24 * 3_600_000;
        for (last, of_account, now, want) in [
            (None, 0, 0, Ok(())),
            (None, OF_ACCOUNT - 1, 0, Ok(())),
            (None, OF_ACCOUNT, 0, Err(Error::PermissionAskedEnough)),
            (Some(5), 1, 5, Err(Error::PermissionAsked)),
            (Some(5), 1, 5 + day - 1, Err(Error::PermissionAsked)),
            (Some(5), 1, 5 + day, Ok(())),
            (Some(5), OF_ACCOUNT, 5 + day, Err(Error::PermissionAskedEnough)),
        ] {
            let got = may_ask(last.map(Timestamp), of_account, Timestamp(now));
            assert_eq!(got, want, "asked at {last:?}, {of_account} of the account, now {now}");
        }
    }
}
