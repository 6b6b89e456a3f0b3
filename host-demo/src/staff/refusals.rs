//! What the portal refused, as a sentence for staff: what happened, and what to do.

use axum::http::StatusCode;
use plugin_api::{Class, Failure};

use super::language::Language;

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

/// Code; title and what to do, in English and French. A code that is not here is told in the module's own words, which are
/// English.
const WORDS: &[(&str, [&str; 2], [&str; 2])] = &[
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
        "realm/unconfirmed",
        ["Not confirmed", "Read it, and tick the box below."],
        ["Non confirmé", "Lisez-le, puis cochez la case ci-dessous."],
    ),
    (
        "realm/reason-missing",
        ["A reason is missing", "Say why, on one line; the change keeps it."],
        ["Il manque un motif", "Dites pourquoi, en une ligne ; le changement le conserve."],
    ),
    (
        "realm/plan-outdated",
        ["The plan is out of date", "Things changed since you read it. Below is the plan as it is now: read it again."],
        ["Le plan n’est plus à jour", "La situation a changé depuis votre lecture. Voici le plan actuel : relisez-le."],
    ),
    (
        "realm/reverted",
        ["Taken back already", "Somebody was faster; nothing is left to do."],
        ["Déjà annulé", "Quelqu’un a été plus rapide ; il n’y a plus rien à faire."],
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
    (
        "user/unknown",
        ["No such user", "Nobody in the site’s realm has this login."],
        ["Utilisateur introuvable", "Personne n’a cet identifiant dans l’espace du site."],
    ),
    (
        "account/unknown",
        ["No account yet", "Nobody has been given access to this third party, so that there is nothing to show."],
        ["Pas encore de compte", "Personne n’a encore accès à ce tiers ; il n’y a donc rien à montrer."],
    ),
    (
        "third-party/unknown",
        ["No such third party", "The ERP has none with this id."],
        ["Tiers introuvable", "L’ERP n’en a aucun avec cet identifiant."],
    ),
];

impl Refusal {
    /// A failure in words.
    pub fn new(l: Language, failure: &Failure) -> Self {
        let code = failure.code.clone();
        match WORDS.iter().find(|(known, ..)| *known == code) {
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

/// The status of a page that shows a failure.
pub const fn status(failure: &Failure) -> StatusCode {
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
