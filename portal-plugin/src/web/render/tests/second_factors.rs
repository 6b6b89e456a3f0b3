//! The pages of two-step sign-in, with ordinary and with hostile words.

use super::Words;
use super::drawn::Drawn as _;
use crate::clock::Timestamp;
use crate::error::Error;
use crate::model::locales::Locale;
use crate::model::sites::Site;
use crate::model::users::User;
use crate::portal::second_factors::{SecondFactor as State, SetUp};
use crate::web::qr;
use crate::web::render::{SecondFactor, SecondStep, Shell};
use crate::web::texts;

/// Every page of two-step sign-in, by name.
pub fn pages(
    site: &Site,
    user: &User,
    locale: Locale,
    words: Words,
) -> Vec<(&'static str, Result<String, askama::Error>)> {
    let outside = || Shell { csrf: "token".into(), here: words.reference.into(), ..Shell::bare(site, locale) };
    let alert = || Some(texts::refusal(locale, &Error::SecondFactorWrong.into()));
    let off = State { since: None, recovery_codes: 0, stopped: false, required: true, set_up: None };
    let on = State { since: Some(Timestamp(0)), recovery_codes: 1, stopped: true, ..off.clone() };
    let set_up = SetUp {
        secret: "ABCD EFGH".into(),
        address: "otpauth://totp/Alpes:zoe?secret=ABCDEFGH".into(),
        expires: Timestamp(0),
    };
    let began = State { set_up: Some(set_up), ..off.clone() };
    let shown = |state: &State, codes: &[&str], alert| SecondFactor {
        shell: Shell { user: Some(user), ..outside() },
        alert,
        done: "",
        picture: state.set_up.as_ref().and_then(|set_up| qr::picture(&set_up.address)),
        state: state.clone(),
        codes: codes.iter().map(|code| (*code).to_owned()).collect(),
    };
    vec![
        ("second-step", SecondStep { shell: outside(), alert: alert(), done: "", next: words.reference }.render()),
        ("second-factor-off", shown(&off, &[], None).render()),
        ("second-factor-began", shown(&began, &[], alert()).render()),
        ("second-factor-on", shown(&on, &[], alert()).render()),
        ("second-factor-codes", shown(&on, &["abcd-efgh", "ijkl-mnop"], None).render()),
    ]
}
