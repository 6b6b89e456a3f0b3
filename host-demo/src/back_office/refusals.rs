//! What the portal refused, as a sentence for staff: what happened, and what to do.

use axum::http::StatusCode;
use plugin_api::{Class, Failure};

use crate::language::Language;

mod door;

/// A refusal as a page shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// What happened.
    pub title: &'static str,
    /// What to do.
    pub text: String,
    /// The language of `text`, where it is not the page's.
    pub lang: Option<&'static str>,
    /// The stable code.
    pub code: String,
}

/// Code; title and what to do, in English and French.
type Words = (&'static str, [&'static str; 2], [&'static str; 2]);

/// What the portal and forms refuse. A code that is not here is told in the module's own words, which are
/// English.
const WORDS: &[Words] = &[
    (
        "page/unknown",
        ["There is nothing here", "The address is wrong, or what was there is gone."],
        ["Il n’y a rien ici", "L’adresse est inexacte, ou ce qui s’y trouvait n’y est plus."],
    ),
    (
        "request/cross-site",
        [
            "The form is out of date",
            "It was made before the last start, or another page sent it. Go back, reload the page, and try again.",
        ],
        [
            "Le formulaire n’est plus valable",
            "Il date d’avant le dernier démarrage, ou une autre page l’a envoyé. Revenez en arrière, rechargez la page et réessayez.",
        ],
    ),
    (
        "request/body-too-large",
        ["The form is too large", "Write less, or tick fewer boxes."],
        ["Le formulaire est trop volumineux", "Écrivez moins, ou cochez moins de cases."],
    ),
    (
        "request/body-invalid",
        ["The form is not understood", "Go back and fill it in again."],
        ["Le formulaire n’est pas compris", "Revenez en arrière et remplissez-le de nouveau."],
    ),
    (
        "account/unknown",
        ["There is no portal account yet", "Create the first user from a contact: the account opens with it."],
        [
            "Pas encore de compte sur le portail",
            "Créez le premier utilisateur à partir d’un contact\u{a0}: le compte s’ouvre avec lui.",
        ],
    ),
    (
        "membership/site-unknown",
        ["One of the sites is not there", "Take the sites of this realm, or leave them out: then every site counts."],
        [
            "L’un des sites n’existe pas",
            "Prenez les sites de cet espace partagé, ou n’en nommez aucun\u{a0}: tous comptent alors.",
        ],
    ),
    (
        "contact/archived",
        ["The contact is archived", "Put the contact back in use in the ERP, or take another one."],
        ["Le contact est archivé", "Réactivez le contact dans l’ERP, ou prenez-en un autre."],
    ),
    (
        "contact/has-user",
        ["The contact has a user already", "Change the access of that user instead."],
        ["Le contact a déjà un utilisateur", "Modifiez plutôt l’accès de cet utilisateur."],
    ),
    (
        "contact/unknown",
        ["The contact is not in the ERP", "Look it up again."],
        ["Le contact est introuvable dans l’ERP", "Recherchez-le de nouveau."],
    ),
    (
        "contact/without-third-party",
        ["The contact belongs to no third party", "Link it to a third party in the ERP first."],
        ["Le contact n’est rattaché à aucun tiers", "Rattachez-le d’abord à un tiers dans l’ERP."],
    ),
    (
        "email/invalid",
        ["The e-mail address is not valid", "Write one such as name@example.net."],
        ["L’adresse e-mail n’est pas valable", "Écrivez une adresse comme nom@example.net."],
    ),
    (
        "email/missing",
        ["There is no e-mail address", "Add one, or show the password and hand it over."],
        ["Il n’y a pas d’adresse e-mail", "Ajoutez-en une, ou affichez le mot de passe pour le remettre."],
    ),
    (
        "email/of-employee",
        ["The address is one of our staff’s", "Take the customer’s own address."],
        ["L’adresse est celle d’un collaborateur", "Prenez l’adresse du client."],
    ),
    (
        "invitation/already-member",
        ["The person is a member already", "Change the access of that member instead."],
        ["Cette personne est déjà membre", "Modifiez plutôt l’accès de ce membre."],
    ),
    (
        "invitation/lifetime",
        ["The duration does not fit", "An invitation lives 1 to 720 hours."],
        ["La durée ne convient pas", "Une invitation dure de 1 à 720 heures."],
    ),
    (
        "invitation/owner",
        ["The address is the owner’s", "The owner holds every permission already."],
        ["C’est l’adresse du propriétaire", "Le propriétaire a déjà toutes les autorisations."],
    ),
    (
        "login/invalid",
        ["The login does not fit", "Take one without spaces, not too long, and nobody else’s address."],
        [
            "L’identifiant ne convient pas",
            "Prenez-en un sans espaces, pas trop long, et qui ne soit pas l’adresse d’un autre.",
        ],
    ),
    (
        "login/closed",
        [
            "The login was closed for good",
            "No import gives it back. Make a new user from the contact, if its person asks.",
        ],
        [
            "L’identifiant a été supprimé définitivement",
            "Aucune importation ne le rétablit. Créez un nouvel utilisateur depuis le contact, si la personne le demande.",
        ],
    ),
    (
        "login/taken",
        ["The login is taken", "Take another one, or leave the field empty."],
        ["L’identifiant est déjà pris", "Prenez-en un autre, ou laissez le champ vide."],
    ),
    (
        "member/unknown",
        ["The user is not a member here", "Choose the site whose realm the user is in, or reload the page."],
        ["Cet utilisateur n’est pas membre ici", "Choisissez un site de son espace partagé, ou rechargez la page."],
    ),
    (
        "owner/exists",
        ["The account has an owner", "The owner can hand it over. If the owner is lost, propose a recovery."],
        [
            "Le compte a un propriétaire",
            "Le propriétaire peut le transmettre. S’il n’est plus joignable, proposez un remplacement.",
        ],
    ),
    (
        "owner/holds-all",
        ["The owner holds everything", "Another one has to become the owner first."],
        ["Le propriétaire a tous les droits", "Le compte doit d’abord avoir un autre propriétaire."],
    ),
    (
        "owner/stays",
        ["The owner stays", "Hand the ownership over first, or propose a recovery."],
        ["Le propriétaire reste", "Transmettez d’abord la propriété, ou proposez un remplacement."],
    ),
    (
        "recovery/needed",
        ["An owner is not replaced by one of the staff", "Propose a recovery, which a colleague confirms."],
        [
            "Un propriétaire n’est pas remplacé par une seule personne",
            "Proposez un remplacement, qu’un collègue confirmera.",
        ],
    ),
    (
        "recovery/pending",
        ["Somebody is proposed already", "Confirm that proposal, or take it back first."],
        ["Un remplacement est déjà proposé", "Confirmez-le, ou annulez-le d’abord."],
    ),
    (
        "recovery/reason-missing",
        ["The reason is missing", "Say on one line why the owner is lost."],
        ["Il manque le motif", "Indiquez sur une ligne pourquoi le propriétaire n’est plus joignable."],
    ),
    (
        "recovery/same-person",
        ["Somebody else has to confirm it", "A colleague signs in with an account of their own."],
        ["Quelqu’un d’autre doit confirmer", "Un collègue se connecte avec son propre compte."],
    ),
    (
        "correction/reason-missing",
        ["The reason or your name is missing", "Say on one line why; the name you act under is at the top."],
        ["Il manque le motif ou votre nom", "Indiquez le motif sur une ligne\u{a0}; votre nom est en haut."],
    ),
    (
        "second-factor/reason-missing",
        ["The reason or your name is missing", "Say on one line how the person was recognised."],
        ["Il manque le motif ou votre nom", "Indiquez sur une ligne comment la personne a été reconnue."],
    ),
    (
        "second-factor/none",
        ["The user has no second factor", "There is nothing to take away."],
        ["L’utilisateur n’a pas de second facteur", "Il n’y a rien à retirer."],
    ),
    (
        "contact/other-third-party",
        [
            "The contact belongs to another third party",
            "Give the user an access to that third party first, or take another contact. Where the ERP merged the third party, put the account right first.",
        ],
        [
            "Le contact appartient à un autre tiers",
            "Donnez d’abord à l’utilisateur un accès à ce tiers, ou prenez un autre contact. Si l’ERP a fusionné le tiers, corrigez d’abord le compte.",
        ],
    ),
    (
        "contact/not-behind-user",
        ["Another contact is behind the user by now", "Somebody was faster. Look at the user again."],
        [
            "L’utilisateur a désormais un autre contact",
            "Quelqu’un a été plus rapide. Consultez de nouveau l’utilisateur.",
        ],
    ),
    (
        "contact/exists",
        ["There is a contact with this address", "Change that one instead."],
        ["Il y a déjà un contact à cette adresse", "Modifiez plutôt celui-ci."],
    ),
    (
        "invitation/contact-gone",
        ["The person is a member whom a lost contact keeps out", "Point the user at another contact instead."],
        ["Cette personne est membre, mais son contact a disparu", "Rattachez plutôt l’utilisateur à un autre contact."],
    ),
    (
        "email/taken",
        ["Somebody else has the address", "Erase that user first, or have the person join the two logins."],
        ["L’adresse est celle d’un autre utilisateur", "Effacez-le d’abord, ou faites réunir les deux identifiants."],
    ),
    (
        "email/unchanged",
        ["The address is the same", "Nothing was changed."],
        ["L’adresse est la même", "Rien n’a été modifié."],
    ),
    (
        "owner/still-owns",
        ["The user owns an account", "Propose a recovery to another member, or close the account; then erase."],
        [
            "L’utilisateur est propriétaire d’un compte",
            "Proposez un remplacement par un autre membre, ou fermez le compte\u{a0}; effacez ensuite.",
        ],
    ),
    (
        "third-party/in-use",
        [
            "The ERP still trades with the account’s third party",
            "An account goes to another third party only for what the ERP merged. Merge or close it there first.",
        ],
        [
            "L’ERP utilise toujours le tiers du compte",
            "Un compte ne change de tiers que pour ce que l’ERP a fusionné. Fusionnez-le ou fermez-le d’abord là-bas.",
        ],
    ),
    (
        "account/exists",
        ["The third party has an account already", "Read the plan first: the two become one for good."],
        ["Ce tiers a déjà un compte", "Lisez d’abord le plan\u{a0}: les deux n’en feront plus qu’un, définitivement."],
    ),
    (
        "account/not-open",
        ["One of the two accounts is not in use", "Reopen it first."],
        ["L’un des deux comptes n’est pas en service", "Rouvrez-le d’abord."],
    ),
    (
        "account/plan-outdated",
        ["Things changed since the plan was made", "Read the new plan, then decide."],
        ["La situation a changé depuis le plan", "Lisez le nouveau plan, puis décidez."],
    ),
    (
        "third-party/closed",
        ["The third party is closed", "Reopen it in the ERP first."],
        ["Le tiers est fermé", "Rouvrez-le d’abord dans l’ERP."],
    ),
    (
        "third-party/unknown",
        ["The ERP knows no such third party", "Look its id up on the page of third parties."],
        ["L’ERP ne connaît pas ce tiers", "Cherchez son identifiant sur la page des tiers."],
    ),
    (
        "transfer/candidate",
        ["This member cannot become the owner", "Choose an active member."],
        ["Ce membre ne peut pas devenir propriétaire", "Choisissez un membre dont l’accès est actif."],
    ),
    (
        "user/unknown",
        ["There is no such user here", "Choose the site whose realm the user is in."],
        ["Cet utilisateur est inconnu ici", "Choisissez un site de son espace partagé."],
    ),
    (
        "view-as/no-consent",
        ["The owner does not let us look on", "Ask the owner to allow it in the portal’s settings."],
        ["Le propriétaire ne nous laisse pas regarder", "Demandez-lui de l’autoriser dans les réglages du portail."],
    ),
    (
        "view-as/reason-missing",
        ["The reason is missing", "Say on one line why you look; the owner reads it."],
        ["Il manque le motif", "Indiquez sur une ligne pourquoi vous regardez\u{a0}; le propriétaire le lira."],
    ),
    (
        "restore/unconfirmed",
        ["Not confirmed", "Everybody has to sign in again: tick the box to confirm it."],
        ["Non confirmé", "Tout le monde devra se reconnecter\u{a0}: cochez la case pour confirmer."],
    ),
    (
        "realm/unconfirmed",
        ["Not confirmed", "Read it, and tick the box below."],
        ["Non confirmé", "Lisez-le, puis cochez la case ci-dessous."],
    ),
    (
        "realm/reason-missing",
        ["A reason is missing", "Say why, on one line; the change keeps it."],
        ["Il manque un motif", "Dites pourquoi, en une ligne\u{a0}; le changement le conserve."],
    ),
    (
        "realm/plan-outdated",
        ["The plan is out of date", "Things changed since you read it. Below is the plan as it is now: read it again."],
        [
            "Le plan n’est plus à jour",
            "La situation a changé depuis votre lecture. Voici le plan actuel\u{a0}: relisez-le.",
        ],
    ),
    (
        "realm/reverted",
        ["Taken back already", "Somebody was faster; nothing is left to do."],
        ["Déjà annulé", "Quelqu’un a été plus rapide\u{a0}; il n’y a plus rien à faire."],
    ),
    (
        "realm/too-late",
        ["Too late", "The change is 30 days old or more. Plan the way back as a new change."],
        ["Trop tard", "Le changement date de 30 jours ou plus. Planifiez le retour comme un nouveau changement."],
    ),
    (
        "realm/later-change",
        ["A later change stands on this one", "Take that one back first."],
        ["Un changement plus récent s’appuie sur celui-ci", "Annulez d’abord celui-là."],
    ),
];

impl Refusal {
    /// A failure in words.
    pub fn new(l: Language, failure: &Failure) -> Self {
        let code = failure.code.clone();
        match WORDS.iter().chain(door::WORDS).find(|(known, ..)| *known == code) {
            Some((_, en, fr)) => {
                let [title, text] = [0, 1].map(|part| l.say(en[part], fr[part]));
                Self { title, text: text.to_owned(), lang: None, code }
            }
            None => Self {
                title: match failure.class {
                    Class::Unavailable | Class::Stopped => {
                        l.say("Not available just now", "Indisponible pour l’instant")
                    }
                    Class::NotFound => l.say("It is not there", "Introuvable"),
                    Class::Refused | Class::Invalid => l.say("Nothing was changed", "Rien n’a été changé"),
                    _ => l.say("Something went wrong", "Un problème est survenu"),
                },
                text: sentence(&failure.message),
                lang: (l.tag() != "en").then_some("en"),
                code,
            },
        }
    }
}

/// The failure of a page about something that is not there.
pub fn nothing() -> Failure {
    Failure::new(Class::NotFound, "page/unknown", "there is nothing here")
}

/// The failure of a page that is open to the staff alone.
pub fn signed_out() -> Failure {
    Failure::new(Class::Refused, "staff/signed-out", "sign in first; nothing was changed")
}

/// Codes with a status of their own.
const STATUSES: &[(&str, StatusCode)] = &[
    ("request/cross-site", StatusCode::FORBIDDEN),
    ("staff/needs-support", StatusCode::FORBIDDEN),
    ("staff/needs-manage", StatusCode::FORBIDDEN),
    ("staff/needs-admin", StatusCode::FORBIDDEN),
    ("staff/proxy-unknown", StatusCode::FORBIDDEN),
    ("staff/proxy", StatusCode::UNAUTHORIZED),
    ("staff/signed-out", StatusCode::UNAUTHORIZED),
    ("staff/wrong", StatusCode::UNAUTHORIZED),
    ("staff/throttled", StatusCode::TOO_MANY_REQUESTS),
];

/// The status of a page that shows a failure.
pub fn status(failure: &Failure) -> StatusCode {
    if let Some((_, status)) = STATUSES.iter().find(|(code, _)| *code == failure.code) {
        return *status;
    }
    match failure.class {
        Class::Invalid | Class::Refused => StatusCode::UNPROCESSABLE_ENTITY,
        Class::NotFound => StatusCode::NOT_FOUND,
        Class::Unavailable | Class::Stopped => StatusCode::SERVICE_UNAVAILABLE,
        _ => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// A message of the interface, which begins in lower case and has no final period, as a sentence.
fn sentence(message: &str) -> String {
    let mut letters = message.chars();
    letters.next().map_or_else(String::new, |first| format!("{}{}.", first.to_uppercase(), letters.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_without_words_of_ours_is_told_in_the_modules() {
        let failure = Failure::new(Class::Refused, "never/heard", "the moon is full; wait a day");
        let told = Refusal::new(Language::of_tag("fr"), &failure);
        assert_eq!((&*told.text, told.lang, &*told.code), ("The moon is full; wait a day.", Some("en"), "never/heard"));
        let known = Failure::new(Class::NotFound, "page/unknown", "");
        assert_eq!(Refusal::new(Language::of_tag("fr"), &known).title, "Il n’y a rien ici");
    }
}
