//! What staff can do about a row of the decision that does not hold.

use super::request::link;
use crate::language::Language;
use crate::texts::shape::AdviceTexts;

/// What to do, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Advice {
    /// The advice as a sentence.
    pub text: &'static str,
    /// The page to do it on, where these pages have one.
    pub page: Option<String>,
}

/// Where something is done.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Site,
    Sites,
    User,
    /// What the user may do in the account.
    Access,
    Account,
    Realms,
    /// In the ERP, or nowhere.
    Elsewhere,
}

/// What is said of it in a language.
type Said = fn(&AdviceTexts) -> &'static str;

/// Each code, where something is done about it, and what.
const ADVICE: &[(&str, Place, Said)] = &[
    ("site/unknown", Place::Sites, |t| t.site_unknown),
    ("site/disabled", Place::Sites, |t| t.site_disabled),
    ("user/disabled", Place::User, |t| t.user_disabled),
    ("user/locked", Place::User, |t| t.user_locked),
    ("user/unverified", Place::User, |t| t.user_unverified),
    ("realm/not-shared", Place::Realms, |t| t.realm_not_shared),
    ("account/suspended", Place::Account, |t| t.account_suspended),
    ("account/closed", Place::Account, |t| t.account_closed),
    ("account/not-on-site", Place::Site, |t| t.account_not_on_site),
    ("membership/none", Place::Account, |t| t.membership_none),
    ("membership/suspended", Place::Access, |t| t.membership_suspended),
    ("membership/ended", Place::Access, |t| t.membership_ended),
    ("membership/not-on-site", Place::Access, |t| t.membership_not_on_site),
    ("host/closed-to-external", Place::Elsewhere, |t| t.host_closed_to_external),
    ("site/hidden", Place::Site, |t| t.site_hidden),
    ("permission/missing", Place::Access, |t| t.permission_missing),
    ("document/unknown", Place::Elsewhere, |t| t.document_unknown),
    ("document/other-account", Place::Elsewhere, |t| t.document_other_account),
    ("document/other-entity", Place::Site, |t| t.document_other_entity),
    ("document/other-contact", Place::Access, |t| t.document_other_contact),
    ("document/unpublished", Place::Elsewhere, |t| t.document_unpublished),
];

/// What to do about a code; nothing about what these pages never meet, such as a session.
pub fn about(l: Language, code: &str, site: &str, login: &str, third_party: &str) -> Option<Advice> {
    let (_, place, text) = ADVICE.iter().find(|(known, ..)| *known == code)?;
    let page = match place {
        Place::Site => Some(link(&["sites", site])),
        Place::Sites => Some("/sites".to_owned()),
        Place::User => Some(link(&["users", site, login])),
        Place::Access if third_party.is_empty() => Some(link(&["users", site, login])),
        Place::Access => Some(link(&["users", site, login, "in", third_party])),
        Place::Account if third_party.is_empty() => Some("/accounts".to_owned()),
        Place::Account => Some(link(&["third-parties", third_party, "account"])),
        Place::Realms => Some("/realms".to_owned()),
        Place::Elsewhere => None,
    };
    Some(Advice { text: text(&l.t().advice), page })
}

/// Every code that there is advice for.
pub fn codes() -> impl Iterator<Item = &'static str> {
    ADVICE.iter().map(|(code, ..)| *code)
}
