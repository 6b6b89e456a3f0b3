//! The pages around the security of one's login, with ordinary and with hostile words.

use super::drawn::Drawn as _;
use super::{Words, cards};
use crate::clock::Timestamp;
use crate::error::Error;
use crate::model::activity::{Activity, Happened};
use crate::model::locales::Locale;
use crate::model::sites::Site;
use crate::model::users::User;
use crate::web::render::{EmailLink, Proving, Section, Security, Shell, Zones};
use crate::web::texts;

/// Every page around security, by name.
pub fn pages(
    site: &Site,
    user: &User,
    locale: Locale,
    words: Words,
) -> Vec<(&'static str, Result<String, askama::Error>)> {
    let outside = || Shell { csrf: "token".into(), here: words.reference.into(), ..Shell::bare(site, locale) };
    let inside = || Shell { user: Some(user), ..outside() };
    let at = Timestamp(1_769_862_600_000);
    let section = |id| Section {
        id,
        title: outside().t.security.email,
        text: words.reference.into(),
        at: Some(at),
        path: "/security/email",
        action: outside().t.security.change_email,
    };
    let happened = |activity| Happened {
        at,
        activity,
        site: words.id.into(),
        network: words.name.into(),
        browser: words.title.into(),
    };
    let security = |activity: Vec<Happened>| Security {
        shell: inside(),
        alert: None,
        done: outside().t.sessions.session_ended,
        access: vec![section("email")],
        pending: Some((words.name.into(), at)),
        cards: cards(words),
        activity,
        zone: "Europe/Paris (UTC+1)".into(),
        yours: vec![section("data")],
    };
    let proving = |email, button| Proving {
        shell: inside(),
        alert: Some(texts::refusal(locale, &Error::EmailUnchanged.into())),
        done: "",
        title: outside().t.security.close,
        points: vec![outside().t.security.close_point],
        accounts: (outside().t.security.close_owned, vec![words.name.into()]),
        email,
        action: "/security/email",
        button,
        destroys: true,
    };
    let link = EmailLink {
        shell: outside(),
        alert: None,
        done: "",
        lead: outside().t.security.confirm_new,
        login: words.name.into(),
        email: words.reference.into(),
        expires: at,
        action: "/email/x",
    };
    let zone = |name: &str, ahead: &str| (name.to_owned(), format!("{name} ({ahead})"));
    let zones = Zones {
        shell: inside(),
        alert: None,
        done: "",
        site: "UTC".into(),
        chosen: Some("Asia/Kolkata".into()),
        choices: vec![zone("Asia/Kolkata", "UTC+5:30"), zone("Europe/Paris", "UTC+1")],
    };
    let twelve = Activity::ALL.into_iter().chain([Activity::SignedIn]).map(happened).collect();
    vec![
        ("security", security(twelve).render()),
        ("security-quiet", security(vec![]).render()),
        ("proving", proving(Some(words.reference), outside().t.security.email_do).render()),
        ("proving-not-now", proving(None, "").render()),
        ("email-link", link.render()),
        ("time-zone", zones.render()),
    ]
}
