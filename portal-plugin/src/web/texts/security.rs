//! What happened to a login, in words.

use crate::model::activity::Activity;
use crate::model::sites::Locale;
use crate::web::texts::Both;

/// What happened, in words.
pub const fn activity(locale: Locale, activity: Activity) -> &'static str {
    let both = match activity {
        Activity::SignedIn => Both("Signed in", "Connexion"),
        Activity::SignInFailed => Both("A sign-in that failed", "Échec de connexion"),
        Activity::LinkAsked => Both("A link to set the password was asked for", "Lien de mot de passe demandé"),
        Activity::PasswordChanged => Both("Password changed", "Mot de passe modifié"),
        Activity::SecondFactorOn => Both("Second factor set up", "Second facteur activé"),
        Activity::SecondFactorOff => Both("Second factor taken away", "Second facteur retiré"),
        Activity::SessionsEnded => Both("Sessions ended", "Sessions terminées"),
        Activity::EmailAsked => Both("Another e-mail address asked for", "Autre adresse e-mail demandée"),
        Activity::EmailChanged => Both("E-mail address changed", "Adresse e-mail modifiée"),
        Activity::EmailKept => Both("Change of the e-mail address stopped", "Changement d’adresse e-mail arrêté"),
        Activity::DataDownloaded => Both("Own data downloaded", "Données personnelles téléchargées"),
    };
    both.in_locale(locale)
}
