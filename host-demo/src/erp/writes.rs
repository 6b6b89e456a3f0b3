//! What the connectors share that write through an ERP's own API: refusals, the client, and a sign-up as an act.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use jiff::Timestamp;
use plugin_api::actions::{Act, Action};
use plugin_api::parties::NewThirdParty;
use plugin_api::{Class, Failure};
use ureq::{Agent, Error, Timeout};

/// How long the API may take to take a connection.
const CONNECT: Duration = Duration::from_secs(3);

/// A client whose calls end after so long.
pub(super) fn agent(most: Duration) -> Agent {
    Agent::config_builder()
        .timeout_global(Some(most))
        .timeout_connect(Some(CONNECT))
        .http_status_as_error(false)
        // A key goes to the address that was given, and to no other.
        .max_redirects(0)
        .max_redirects_will_error(false)
        .proxy(None)
        .user_agent("parvis-host-demo")
        .build()
        .into()
}

/// Whether a call that failed so never left: nothing was done.
pub(super) fn never_left(error: &Error) -> bool {
    match error {
        Error::HostNotFound
        | Error::ConnectionFailed
        | Error::BadUri(_)
        | Error::Timeout(Timeout::Connect | Timeout::Resolve) => true,
        Error::Io(error) => error.kind() == std::io::ErrorKind::ConnectionRefused,
        _ => false,
    }
}

/// The host's word for the time; `erp/clock` where no calendar has it.
pub(super) fn moment(now: u64) -> Result<Timestamp, Failure> {
    let moment = i64::try_from(now).ok().and_then(|now| Timestamp::from_millisecond(now).ok());
    moment.ok_or_else(|| Failure::new(Class::Internal, "erp/clock", "the clock is out of any range; set it right"))
}

/// There is nothing to act on, or no longer.
pub(super) fn over(what: &str, id: &str) -> Failure {
    Failure::new(Class::Refused, "action/over", format!("{what} `{id}` is not there, or takes no answer any more"))
}

/// It is not what the customer saw.
pub(super) fn changed(message: &str) -> Failure {
    Failure::new(Class::Refused, "action/changed", message)
}

/// What is asked for as an act of nobody yet, so that the same questions judge it.
pub(super) fn as_action(party: &NewThirdParty) -> Action {
    Action {
        key: party.key.clone(),
        third_party: String::new(),
        contact: None,
        name: party.person.clone(),
        email: Some(party.email.clone()),
        language: party.language.clone(),
        entities: party.entity.clone().map(|entity| vec![entity]),
        peer: String::new(),
        today: String::new(),
        // It has none of its own; nothing reads it.
        act: Act::EditContact {
            first_name: String::new(),
            last_name: String::new(),
            phone: String::new(),
            email: None,
        },
    }
}

/// What is behind a lock, also where a panic poisoned it: each holder leaves it whole.
pub(super) fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
