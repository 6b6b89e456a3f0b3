//! French: the mails about two-step sign-in.

use crate::texts::shape::mails::FactorMails;

pub(super) const MAILS: FactorMails = FactorMails {
    on_subject: "connexion en deux étapes activée",
    on: "Désormais, la connexion demande un code de votre application d’authentification en plus du mot de passe.",
    on_keep: "Toutes les autres sessions ont été fermées. Conservez les codes de secours là où vous les retrouverez sans votre téléphone.",
    off_subject: "connexion en deux étapes désactivée",
    off: "Désormais, le mot de passe suffit pour se connecter. Les codes de secours ne fonctionnent plus.",
    reset_subject: "connexion en deux étapes désactivée par notre équipe",
    reset: "Notre équipe a désactivé votre connexion en deux étapes et fermé vos sessions. Désormais, le mot de passe suffit.",
    codes_subject: "nouveaux codes de secours",
    codes: "De nouveaux codes de secours viennent d’être créés. Les anciens ne fonctionnent plus.",
    used_subject: "code de secours utilisé",
    used: "Un code de secours vient de servir à une connexion. Il ne fonctionnera pas une seconde fois.",
    few_subject: |left| format!("code de secours utilisé, il en reste {left}"),
    few: "Il en reste peu\u{a0}: créez-en de nouveaux avant d’en avoir besoin.",
    look: "Voir votre connexion en deux étapes",
    not_you: "Si ce n’était pas vous, choisissez aussitôt un nouveau mot de passe et contactez-nous.",
};
