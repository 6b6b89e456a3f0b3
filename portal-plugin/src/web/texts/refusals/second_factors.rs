//! What can be refused about two-step sign-in.

use crate::error::Error;
use crate::web::texts::Both;

/// Title and sentence, where the refusal is one of these.
pub fn words(error: &Error) -> Option<(Both, Both)> {
    Some(match error {
        Error::SecondFactorNeeded => (
            Both("One more step", "Encore une étape"),
            Both(
                "The password is right. Type the code of your authenticator app next.",
                "Le mot de passe est correct. Saisissez maintenant le code de votre application d’authentification.",
            ),
        ),
        Error::SignInOver => (
            Both("Sign in again", "Reconnectez-vous"),
            Both(
                "That took too long, or too many wrong codes.",
                "Le délai est dépassé, ou trop de codes erronés ont été saisis.",
            ),
        ),
        Error::SecondFactorWrong => (
            Both("The code is wrong", "Le code est erroné"),
            Both(
                "It may be over or used already. Wait for the next one of the app; its clock must be right.",
                "Il est peut-être dépassé ou déjà utilisé. Attendez le suivant de l’application\u{a0}; son horloge doit être juste.",
            ),
        ),
        Error::SecondFactorMustBeSetUp => (
            Both("Set up two-step sign-in first", "Activez d’abord la connexion en deux étapes"),
            Both("This site asks everybody for it.", "Ce site l’exige de chacun."),
        ),
        Error::SecondFactorAskedByAccount => (
            Both("This account asks for two-step sign-in", "Ce compte exige la connexion en deux étapes"),
            Both(
                "Its owner wants every member to sign in with a code beside the password. Set it up, then come back.",
                "Son propriétaire veut que chaque membre se connecte avec un code en plus du mot de passe. Activez-la, puis revenez.",
            ),
        ),
        Error::SecondFactorExists => (
            Both("Two-step sign-in is on already", "La connexion en deux étapes est déjà activée"),
            Both("To take another app, switch it off first.", "Pour changer d’application, désactivez-la d’abord."),
        ),
        Error::SecondFactorNone => (
            Both("Two-step sign-in is off", "La connexion en deux étapes est désactivée"),
            Both("There is nothing to change.", "Il n’y a rien à modifier."),
        ),
        Error::SecondFactorOver => (
            Both("Begin again", "Recommencez"),
            Both(
                "The first code must be typed within 15 minutes, in the same browser.",
                "Le premier code doit être saisi dans les 15 minutes, dans le même navigateur.",
            ),
        ),
        Error::SecondFactorOwnerFirst => (
            Both("You first", "Vous d’abord"),
            Both(
                "Set up two-step sign-in for yourself before you ask it of others.",
                "Activez la connexion en deux étapes pour vous-même avant de l’exiger des autres.",
            ),
        ),
        _ => return None,
    })
}
