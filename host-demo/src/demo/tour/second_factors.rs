//! The step about a second factor: set up, asked for at sign-in, taken away with a recovery code.

use hmac::{Hmac, KeyInit, Mac};
use plugin_api::Host;
use serde_json::json;
use sha1::Sha1;

use super::{Tour, call, check, lost};
use crate::console::error::CliError;

const SITE: &str = "alpes";
const LOGIN: &str = "atu.lenobli";

/// Sets one up as an app does, signs in with it, and takes it away again.
pub fn walk(tour: &mut Tour<'_, '_>) -> Result<(), CliError> {
    tour.step("a code of an authenticator app is asked beside the password, once it is set up", |tour| {
        let mut first = tour.signed_in(SITE, LOGIN)?;
        let password = tour.password(SITE, LOGIN)?;
        let began = call(&mut first, "POST", "/api/v1/second-factor", &json!({ "password": password }))?.json();
        let key = bytes_of(began["secret"].as_str().unwrap_or_default());
        let this = tour.running.host.now() / 30_000;
        let confirm = json!({ "code": code(&key, this) });
        let codes = call(&mut first, "POST", "/api/v1/second-factor/confirm", &confirm)?.json();
        let recovery = codes["recovery_codes"][0].as_str().unwrap_or_default().to_owned();

        let mut second = tour.browser(SITE)?;
        let credentials = json!({ "login": LOGIN, "password": password });
        let asked = second.post("/api/v1/session", &credentials).map_err(|error| lost(&error))?;
        // The step of before is used up; the next one's code works already.
        let step = json!({ "token": asked.json()["token"], "code": code(&key, this + 1) });
        let opened = second.post("/api/v1/session/second-factor", &step).map_err(|error| lost(&error))?;
        let again = second.post("/api/v1/session/second-factor", &step).map_err(|error| lost(&error))?;
        let off = json!({ "password": password, "code": recovery });
        call(&mut second, "POST", "/api/v1/second-factor/remove", &off)?;
        let without = tour.signed_in(SITE, LOGIN).is_ok();
        let seen =
            format!("the password alone: {}; with the code: {}; again: {}", asked.code(), opened.status, again.code());
        check(asked.status == 401 && opened.status == 200 && again.status == 401 && without, seen)
    })
}

/// The code of a step (RFC 6238).
fn code(key: &[u8], step: u64) -> String {
    let mut block = [0; 64];
    for (filled, byte) in block.iter_mut().zip(key) {
        *filled = *byte;
    }
    let mac = Hmac::<Sha1>::new(&block.into()).chain_update(step.to_be_bytes()).finalize().into_bytes();
    let at = mac.last().map_or(0, |last| usize::from(last & 15));
    let word = mac.iter().skip(at).take(4).fold(0_u32, |word, byte| word << 8 | u32::from(*byte));
    format!("{:06}", (word & 0x7fff_ffff) % 1_000_000)
}

/// The bytes of a key in base32, as the portal shows it.
fn bytes_of(key: &str) -> Vec<u8> {
    let value = |byte: u8| match byte {
        b'A'..=b'Z' => Some(u64::from(byte - b'A')),
        b'2'..=b'7' => Some(u64::from(byte - b'2') + 26),
        _ => None,
    };
    let values: Vec<u64> = key.bytes().filter_map(value).collect();
    let word = |eight: &[u64]| eight.iter().fold(0, |word, value| word << 5 | value);
    values.chunks(8).flat_map(|eight| word(eight).to_be_bytes()[3..].to_vec()).collect()
}
