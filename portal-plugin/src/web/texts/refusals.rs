//! Refusals in plain words: what happened, and what to do.

mod actions;
mod asking;
mod people;
mod second_factors;
mod security;
mod zips;

use crate::error::{Denied, Error};
use crate::model::permissions::Permission;
use crate::model::sites::Locale;
use crate::web::refusals::Refusal;
use crate::web::texts::{self, Both};

/// Title and sentence of a refusal. The sentence of an ERP or store that fails says nothing of why.
pub fn words(locale: Locale, refusal: &Refusal) -> (&'static str, String) {
    let (title, text) = match refusal {
        Refusal::Portal(error) => error_words(error),
        Refusal::NotFound => NOT_FOUND,
        Refusal::Method(_) => (
            Both("Not possible here", "Impossible ici"),
            Both("This address does not take that method.", "Cette adresse n’accepte pas cette méthode."),
        ),
        Refusal::CrossSite => (
            Both("The form is out of date", "Le formulaire n’est plus valable"),
            Both(
                "It was made for another session, or another site sent it. Go back, reload the page and try again.",
                "Il a été créé pour une autre session, ou envoyé par un autre site. Revenez en arrière, rechargez la page et réessayez.",
            ),
        ),
        Refusal::OtherAccount => (
            Both("This form belongs to another account", "Ce formulaire appartient à un autre compte"),
            Both(
                "Nothing was changed. Open the account that you mean, and fill the form in there.",
                "Rien n’a été changé. Ouvrez le compte voulu et remplissez-y le formulaire.",
            ),
        ),
        Refusal::QueryInvalid => (
            Both("The address is not understood", "L’adresse n’est pas comprise"),
            Both(
                "It holds a value that means nothing here. Start again from the list.",
                "Elle contient une valeur sans signification ici. Repartez de la liste.",
            ),
        ),
        Refusal::QueryTooLong => (
            Both("The address is too long", "L’adresse est trop longue"),
            Both("Use fewer or shorter filters.", "Utilisez des filtres moins nombreux ou plus courts."),
        ),
        Refusal::BodyInvalid => (
            Both("The request is not understood", "La demande n’est pas comprise"),
            Both(
                "It lacks a field, repeats one, or holds one that is not taken here.",
                "Il lui manque un champ, un champ est répété, ou un champ n’est pas accepté ici.",
            ),
        ),
        Refusal::BodyTooLarge => (
            Both("The request is too large", "La demande est trop volumineuse"),
            Both("At most 1 MiB is taken.", "Au plus 1 Mio est accepté."),
        ),
        Refusal::MediaType => (
            Both("The request is of the wrong type", "La demande n’est pas du bon type"),
            Both(
                "Send `application/json` to the API and ordinary forms to the pages.",
                "Envoyez `application/json` à l’API et des formulaires ordinaires aux pages.",
            ),
        ),
    };
    let number = match refusal {
        Refusal::Portal(Error::SlowDown { seconds } | Error::Busy { seconds }) => *seconds,
        Refusal::Portal(Error::PasswordTooShort { min }) => u64::from(*min),
        _ => 0,
    };
    let text = text.in_locale(locale).replace("{n}", &number.to_string());
    let permission = match refusal {
        Refusal::Portal(Error::PermissionNotHeld { permission, .. }) => permission.parse::<Permission>().ok(),
        _ => None,
    };
    let label = permission.map(|permission| texts::of(locale).permissions.of(permission)).unwrap_or_default();
    let sentence = text.replace("{permission}", label);
    let file = match refusal {
        Refusal::Portal(error) => actions::file_of(locale, error),
        _ => None,
    };
    (title.in_locale(locale), file.unwrap_or_default() + &sentence)
}

const NOT_FOUND: (Both, Both) = (
    Both("Nothing is here", "Il n’y a rien ici"),
    Both(
        "The address is wrong, or what was there is gone.",
        "L’adresse est inexacte, ou ce qui s’y trouvait n’y est plus.",
    ),
);

const UNAVAILABLE: (Both, Both) = (
    Both("Not available just now", "Indisponible pour l’instant"),
    Both(
        "Your data could not be reached. Nothing is lost; try again in a moment.",
        "Vos données n’ont pas pu être lues. Rien n’est perdu\u{a0}; réessayez dans un instant.",
    ),
);

const INTERNAL: (Both, Both) = (
    Both("Something went wrong", "Un problème est survenu"),
    Both("Try again; if it stays so, tell us the code.", "Réessayez\u{a0}; si cela persiste, indiquez-nous le code."),
);

#[expect(clippy::too_many_lines, reason = "a table: a title and a sentence for each error, in two languages")]
fn error_words(error: &Error) -> (Both, Both) {
    match error {
        Error::Denied(denied) => denied_words(*denied),
        Error::DocumentUnknown => NOT_FOUND,
        Error::FileMissing => (
            Both("The file is not there", "Le fichier est introuvable"),
            Both("The document has no such file. Ask us for it.", "Le document n’a pas ce fichier. Demandez-le-nous."),
        ),
        Error::FileTooLarge => (
            Both("The file is too large", "Le fichier est trop volumineux"),
            Both(
                "It cannot be downloaded here. Ask us for it.",
                "Il ne peut pas être téléchargé ici. Demandez-le-nous.",
            ),
        ),
        Error::PasswordMustBeReplaced => (
            Both("Choose your own password first", "Choisissez d’abord votre propre mot de passe"),
            Both("The one you have was made for you.", "Celui que vous avez a été créé pour vous."),
        ),
        Error::SignInFailed => (
            Both("Sign-in failed", "Connexion refusée"),
            Both(
                "Login or password is wrong. Check both, or set a new password.",
                "Identifiant ou mot de passe incorrect. Vérifiez les deux, ou choisissez un nouveau mot de passe.",
            ),
        ),
        Error::SlowDown { .. } => (
            Both("Too many tries", "Trop de tentatives"),
            Both("Wait {n} s, then try again.", "Attendez {n} s, puis réessayez."),
        ),
        Error::Busy { .. } => (
            Both("Busy just now", "Occupé pour l’instant"),
            Both(
                "Many people sign in at this moment. Try again in {n} s.",
                "Beaucoup de personnes se connectent en ce moment. Réessayez dans {n} s.",
            ),
        ),
        Error::PasswordWrong => (
            Both("The password was not changed", "Le mot de passe n’a pas été changé"),
            Both("The current password is wrong.", "Le mot de passe actuel est incorrect."),
        ),
        Error::PasswordTooShort { .. } => (
            Both("The password is too short", "Le mot de passe est trop court"),
            Both("Take {n} characters or more.", "Prenez {n} caractères ou plus."),
        ),
        Error::PasswordTooLong => (
            Both("The password is too long", "Le mot de passe est trop long"),
            Both("Take 256 characters at the most.", "Prenez 256 caractères au plus."),
        ),
        Error::PasswordCommon => (
            Both("The password is too common", "Le mot de passe est trop courant"),
            Both(
                "Attackers try this one first. Take another.",
                "C’est l’un des premiers essayés par les attaquants. Prenez-en un autre.",
            ),
        ),
        Error::PasswordObvious => (
            Both("The password is too easy to guess", "Le mot de passe est trop facile à deviner"),
            Both(
                "It is your login, your address, or a name that everybody knows. Take another.",
                "C’est votre identifiant, votre adresse ou un nom connu de tous. Prenez-en un autre.",
            ),
        ),
        Error::PasswordUnchanged => (
            Both("The password is the old one", "Le mot de passe est l’ancien"),
            Both("Take another one than you have now.", "Prenez-en un autre que l’actuel."),
        ),
        Error::PasswordsDiffer => (
            Both("The two passwords differ", "Les deux mots de passe diffèrent"),
            Both("Type the same one twice.", "Saisissez deux fois le même."),
        ),
        Error::LinkInvalid => (
            Both("The link works no more", "Le lien ne fonctionne plus"),
            Both(
                "It was used, is over, or is not complete. Ask for a new one.",
                "Il a été utilisé, il a expiré ou il est incomplet. Demandez-en un nouveau.",
            ),
        ),
        Error::LoginInvalid => (
            Both("The login does not fit", "L’identifiant ne convient pas"),
            Both(
                "Take one without spaces, not too long, and nobody else’s address.",
                "Prenez-en un sans espaces, pas trop long, et pas l’adresse d’un autre.",
            ),
        ),
        Error::LoginTaken => (
            Both("The login is taken", "L’identifiant est déjà pris"),
            Both("Take another one.", "Prenez-en un autre."),
        ),
        Error::LoginClosed => (
            Both("The login was closed", "L’identifiant a été supprimé"),
            Both("It does not come back by itself.", "Il ne revient pas de lui-même."),
        ),
        Error::EmailOfEmployee => (
            Both("The address is one of our staff’s", "L’adresse est celle d’un de nos collaborateurs"),
            Both("Take another address.", "Prenez une autre adresse."),
        ),
        Error::SessionUnknown => (
            Both("The session is not there", "La session est introuvable"),
            Both("It may have ended already.", "Elle est peut-être déjà terminée."),
        ),
        Error::CursorInvalid => (
            Both("The page is not there", "La page est introuvable"),
            Both("Start again from the first page.", "Repartez de la première page."),
        ),
        Error::Store(_) | Error::Host(_) | Error::NoRandomness | Error::Stopped => UNAVAILABLE,
        // What only staff operations are refused with.
        Error::ContactUnknown
        | Error::ContactWithoutThirdParty
        | Error::ContactArchived
        | Error::ContactHasUser
        | Error::ThirdPartyUnknown
        | Error::ThirdPartyClosed
        | Error::EmailMissing
        | Error::HashRefused
        | Error::UserUnknown
        | Error::AccountUnknown
        | Error::OwnerExists
        | Error::OwnerHoldsAll
        | Error::CommandInvalid(_)
        | Error::ManifestRefused(_)
        | Error::SettingsInvalid(_)
        | Error::RealmChangeNeedsPlan { .. }
        | Error::RealmPlanOutdated
        | Error::RealmChangeUnknown
        | Error::RealmReverted
        | Error::RealmTooLate
        | Error::RealmLaterChange
        | Error::RecoveryPending
        | Error::RecoverySamePerson
        | Error::RecoveryReasonMissing
        | Error::RecoveryNeeded
        | Error::RecoveryNoOwner
        | Error::ViewAsNoConsent
        | Error::CorrectionReasonMissing
        | Error::ContactOtherThirdParty
        | Error::ContactNotBehindUser
        | Error::EmailTaken
        | Error::OwnerStillOwns
        | Error::ThirdPartyInUse
        | Error::AccountExists
        | Error::AccountNotOpen
        | Error::AccountPlanOutdated
        | Error::ViewAsReasonMissing => INTERNAL,
        other => {
            let words = [actions::words, asking::words, second_factors::words, security::words, zips::words];
            words.iter().find_map(|words| words(other)).unwrap_or_else(|| people::words(other))
        }
    }
}

fn denied_words(denied: Denied) -> (Both, Both) {
    let no_access = Both("No access", "Pas d’accès");
    match denied {
        Denied::SiteUnknown => (
            Both("No portal here", "Aucun portail ici"),
            Both("No customer portal answers at this address.", "Aucun portail client ne répond à cette adresse."),
        ),
        Denied::SiteDisabled => (
            Both("The portal is closed", "Le portail est fermé"),
            Both("This portal is out of service.", "Ce portail est hors service."),
        ),
        Denied::SessionMissing | Denied::SessionExpired | Denied::SessionRevoked | Denied::SessionOtherSite => (
            Both("Please sign in", "Veuillez vous connecter"),
            Both("You are not signed in, or no longer.", "Vous n’êtes pas connecté, ou ne l’êtes plus."),
        ),
        Denied::UserDisabled | Denied::UserLocked => {
            (no_access, Both("Your access is out of use. Ask us.", "Votre accès est désactivé. Adressez-vous à nous."))
        }
        Denied::UserUnverified => {
            (no_access, Both("Your address is not confirmed yet.", "Votre adresse n’est pas encore confirmée."))
        }
        Denied::RealmNotShared => (
            no_access,
            Both("Your login does not work on this site.", "Votre identifiant n’est pas valable sur ce site."),
        ),
        Denied::AccountSuspended => (
            Both("The account is on hold", "Le compte est suspendu"),
            Both(
                "Nobody can open it until we put it back in use. Nothing of it is lost. Ask us why.",
                "Personne ne peut l’ouvrir tant que nous ne l’avons pas rétabli. Rien n’est perdu. Demandez-nous pourquoi.",
            ),
        ),
        Denied::AccountClosed => (
            Both("The account is closed", "Le compte est fermé"),
            Both(
                "Nobody can open it any more. Nothing of it was deleted: ask us for what you need of it.",
                "Plus personne ne peut l’ouvrir. Rien n’en a été supprimé\u{a0}: demandez-nous ce qu’il vous en faut.",
            ),
        ),
        Denied::AccountNotOnSite => {
            (no_access, Both("The account cannot be used on this site.", "Le compte n’est pas utilisable sur ce site."))
        }
        Denied::MembershipNone => {
            (no_access, Both("You have no access to this account.", "Vous n’avez pas accès à ce compte."))
        }
        Denied::MembershipSuspended => {
            (no_access, Both("Your access to this account is on hold.", "Votre accès à ce compte est suspendu."))
        }
        Denied::MembershipEnded => {
            (no_access, Both("Your access to this account has ended.", "Votre accès à ce compte a pris fin."))
        }
        Denied::MembershipNotOnSite => (
            no_access,
            Both(
                "Your access to this account does not hold on this site.",
                "Votre accès à ce compte n’est pas valable sur ce site.",
            ),
        ),
        Denied::HostClosed | Denied::SiteHidden => {
            (no_access, Both("This kind of document is not shown here.", "Ce type de document n’est pas affiché ici."))
        }
        Denied::PermissionMissing => (
            no_access,
            Both("Your access to this account does not cover this.", "Votre accès à ce compte ne couvre pas ceci."),
        ),
        Denied::DocumentOtherAccount
        | Denied::DocumentOtherEntity
        | Denied::DocumentOtherContact
        | Denied::DocumentUnpublished => NOT_FOUND,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_stands_where_the_sentence_needs_it() {
        let slow = Refusal::from(Error::SlowDown { seconds: 30 });
        assert_eq!(words(Locale::En, &slow).1, "Wait 30 s, then try again.");
        let short = Refusal::from(Error::PasswordTooShort { min: 15 });
        assert_eq!(words(Locale::Fr, &short).1, "Prenez 15 caractères ou plus.");
    }

    #[test]
    fn what_fails_inside_is_not_told_outside() {
        for error in [Error::Store("table secrets".into()), Error::Stopped] {
            for locale in Locale::ALL {
                let (title, text) = words(locale, &Refusal::from(error.clone()));
                assert!(!title.contains("secrets") && !text.contains("secrets"));
            }
        }
    }
}
