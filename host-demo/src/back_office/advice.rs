//! What staff can do about a row of the decision that does not hold.

use super::request::link;
use crate::language::Language;

/// What to do, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Advice {
    en: &'static str,
    fr: &'static str,
    /// The page to do it on, where these pages have one.
    pub page: Option<String>,
}

impl Advice {
    /// The advice as a sentence.
    pub const fn text(&self, l: Language) -> &'static str {
        l.say(self.en, self.fr)
    }
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

/// Code, where, English, French.
const ADVICE: &[(&str, Place, &str, &str)] = &[
    (
        "site/unknown",
        Place::Sites,
        "Put a manifest for the site in the folder of manifests.",
        "Placez un manifeste de ce site dans le dossier des manifestes.",
    ),
    (
        "site/disabled",
        Place::Sites,
        "Put its manifest back in the folder of manifests.",
        "Remettez son manifeste dans le dossier des manifestes.",
    ),
    (
        "user/disabled",
        Place::User,
        "Put the user back in use; where the ERP has merged or deleted the contact behind it, point the user at another one.",
        "Réactivez l’utilisateur\u{a0}; si l’ERP a fusionné ou supprimé son contact, rattachez-le à un autre.",
    ),
    (
        "user/locked",
        Place::User,
        "Wait until the lock ends, or make new credentials.",
        "Attendez la fin du blocage, ou créez de nouveaux identifiants.",
    ),
    (
        "user/unverified",
        Place::User,
        "Have the person follow the link in the mail, or send new credentials.",
        "Faites suivre le lien du courriel, ou envoyez de nouveaux identifiants.",
    ),
    (
        "realm/not-shared",
        Place::Realms,
        "Make a user on this site, or plan a change of realm that brings the two together.",
        "Créez un utilisateur sur ce site, ou planifiez un changement d’espace qui réunisse les deux.",
    ),
    (
        "account/suspended",
        Place::Account,
        "Put the account back in use; where the ERP holds the third party, release it there.",
        "Rouvrez le compte\u{a0}; si l’ERP bloque le tiers, débloquez-le là-bas.",
    ),
    (
        "account/closed",
        Place::Account,
        "Reopen the account; where the ERP closed the third party, open it there; where it merged it, give the account the other one.",
        "Rouvrez le compte\u{a0}; si l’ERP a fermé le tiers, rouvrez-le là-bas\u{a0}; s’il l’a fusionné, rattachez le compte à l’autre.",
    ),
    (
        "account/not-on-site",
        Place::Site,
        "Add the site to the account, or take the third party out of the categories that the site’s manifest keeps out.",
        "Ajoutez le site au compte, ou retirez le tiers des catégories exclues par le manifeste du site.",
    ),
    (
        "membership/none",
        Place::Account,
        "Invite the user to the account, or give access here.",
        "Invitez l’utilisateur dans le compte, ou donnez-lui l’accès ici.",
    ),
    ("membership/suspended", Place::Access, "Put the membership back in use.", "Rétablissez l’accès."),
    (
        "membership/ended",
        Place::Access,
        "Give the membership a later end date, or none.",
        "Donnez à l’accès une date de fin plus tardive, ou aucune.",
    ),
    (
        "membership/not-on-site",
        Place::Access,
        "Add this site to the membership’s sites.",
        "Ajoutez ce site à ceux de l’accès.",
    ),
    (
        "host/closed-to-external",
        Place::Elsewhere,
        "The ERP opens this kind to no customer: open it in the ERP.",
        "L’ERP n’ouvre ce type à aucun client\u{a0}: ouvrez-le dans l’ERP.",
    ),
    (
        "site/hidden",
        Place::Site,
        "The site’s manifest does not show this kind: add it to `kinds`.",
        "Le manifeste du site ne montre pas ce type\u{a0}: ajoutez-le à « kinds ».",
    ),
    (
        "permission/missing",
        Place::Access,
        "Tick the permission in the user’s table.",
        "Cochez l’autorisation dans le tableau de l’utilisateur.",
    ),
    (
        "document/unknown",
        Place::Elsewhere,
        "The ERP has no such document: check its number.",
        "L’ERP n’a pas ce document\u{a0}: vérifiez son numéro.",
    ),
    (
        "document/other-account",
        Place::Elsewhere,
        "Nothing: it is another customer’s. If it is not, put its third party right in the ERP.",
        "Rien\u{a0}: il est à un autre client. Sinon, corrigez son tiers dans l’ERP.",
    ),
    (
        "document/other-entity",
        Place::Site,
        "Add its entity to the site’s manifest, or show it on that entity’s site.",
        "Ajoutez son entité au manifeste du site, ou montrez-le sur le site de cette entité.",
    ),
    (
        "document/other-contact",
        Place::Access,
        "Name the contact on the document in the ERP, or let the membership see all of the account’s documents.",
        "Ajoutez le contact au document dans l’ERP, ou laissez l’accès voir tous les documents du compte.",
    ),
    (
        "document/unpublished",
        Place::Elsewhere,
        "Validate it in the ERP: drafts are never shown, cancelled ones only where the manifest says so.",
        "Validez-le dans l’ERP : un brouillon n’est jamais montré, un document annulé seulement si le manifeste le dit.",
    ),
];

/// What to do about a code; nothing about what these pages never meet, such as a session.
pub fn about(code: &str, site: &str, login: &str, third_party: &str) -> Option<Advice> {
    let (_, place, en, fr) = ADVICE.iter().find(|(known, ..)| *known == code)?;
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
    Some(Advice { en, fr, page })
}

/// Every code that there is advice for.
pub fn codes() -> impl Iterator<Item = &'static str> {
    ADVICE.iter().map(|(code, ..)| *code)
}
