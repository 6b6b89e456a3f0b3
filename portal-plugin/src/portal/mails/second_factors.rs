//! The mails about a second factor: it is there, it is gone, its recovery codes.

use super::{Addressee, Letter, NAME, one_line};

/// What a mail tells of the reader's second factor.
#[derive(Clone, Copy, Debug)]
pub enum Factor<'a> {
    /// It was set up.
    On,
    /// The reader took it away.
    Off,
    /// Staff took it away.
    Reset {
        /// Why.
        reason: &'a str,
    },
    /// New recovery codes were made.
    NewCodes,
    /// A recovery code opened a session.
    CodeUsed {
        /// How many are left.
        left: u32,
        /// Whether that is few.
        few: bool,
    },
}

pub(super) fn english(to: &Addressee<'_>, brand: &str, factor: Factor<'_>) -> Letter {
    let mut facts = vec![("Login", one_line(to.login, NAME))];
    let mut before = Vec::new();
    let subject = match factor {
        Factor::On => {
            before
                .push("From now on, signing in takes a code of your authenticator app beside the password.".to_owned());
            before.push(
                "Every other session was ended. Keep the recovery codes where you find them without your telephone."
                    .to_owned(),
            );
            format!("{brand}: two-step sign-in is on")
        }
        Factor::Off => {
            before.push("From now on, the password alone signs in. The recovery codes work no more.".to_owned());
            format!("{brand}: two-step sign-in is off")
        }
        Factor::Reset { reason } => {
            before.push("Our staff switched your two-step sign-in off and ended your sessions. From now on, the password alone signs in.".to_owned());
            facts.push(("Reason", one_line(reason, 200)));
            format!("{brand}: two-step sign-in was switched off by us")
        }
        Factor::NewCodes => {
            before.push("New recovery codes were made just now. The old ones work no more.".to_owned());
            format!("{brand}: new recovery codes")
        }
        Factor::CodeUsed { left, few } => {
            before.push("A recovery code was used to sign in just now. It works no second time.".to_owned());
            facts.push(("Recovery codes left", left.to_string()));
            if few {
                before.push("Few are left: make new ones before you need them.".to_owned());
                format!("{brand}: a recovery code was used, {left} left")
            } else {
                format!("{brand}: a recovery code was used")
            }
        }
    };
    Letter {
        subject,
        before,
        facts,
        action: "Look at your two-step sign-in",
        url: format!("{}/second-factor", to.address),
        after: vec!["If it was not you, set a new password at once, and contact us.".to_owned()],
    }
}

pub(super) fn french(to: &Addressee<'_>, brand: &str, factor: Factor<'_>) -> Letter {
    let mut facts = vec![("Identifiant", one_line(to.login, NAME))];
    let mut before = Vec::new();
    let subject = match factor {
        Factor::On => {
            before.push("Désormais, la connexion demande un code de votre application d’authentification en plus du mot de passe.".to_owned());
            before.push("Toutes les autres sessions ont été fermées. Conservez les codes de secours là où vous les retrouverez sans votre téléphone.".to_owned());
            format!("{brand}\u{a0}: connexion en deux étapes activée")
        }
        Factor::Off => {
            before.push(
                "Désormais, le mot de passe suffit pour se connecter. Les codes de secours ne fonctionnent plus."
                    .to_owned(),
            );
            format!("{brand}\u{a0}: connexion en deux étapes désactivée")
        }
        Factor::Reset { reason } => {
            before.push("Notre équipe a désactivé votre connexion en deux étapes et fermé vos sessions. Désormais, le mot de passe suffit.".to_owned());
            facts.push(("Motif", one_line(reason, 200)));
            format!("{brand}\u{a0}: connexion en deux étapes désactivée par notre équipe")
        }
        Factor::NewCodes => {
            before.push(
                "De nouveaux codes de secours viennent d’être créés. Les anciens ne fonctionnent plus.".to_owned(),
            );
            format!("{brand}\u{a0}: nouveaux codes de secours")
        }
        Factor::CodeUsed { left, few } => {
            before.push(
                "Un code de secours vient de servir à une connexion. Il ne fonctionnera pas une seconde fois."
                    .to_owned(),
            );
            facts.push(("Codes de secours restants", left.to_string()));
            if few {
                before.push("Il en reste peu\u{a0}: créez-en de nouveaux avant d’en avoir besoin.".to_owned());
                format!("{brand}\u{a0}: code de secours utilisé, il en reste {left}")
            } else {
                format!("{brand}\u{a0}: code de secours utilisé")
            }
        }
    };
    Letter {
        subject,
        before,
        facts,
        action: "Voir votre connexion en deux étapes",
        url: format!("{}/second-factor", to.address),
        after: vec![
            "Si ce n’était pas vous, choisissez aussitôt un nouveau mot de passe et contactez-nous.".to_owned(),
        ],
    }
}
