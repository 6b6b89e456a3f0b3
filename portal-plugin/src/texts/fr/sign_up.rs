//! French: creating an account for oneself.

use crate::texts::shape::SignUpTexts;

pub(super) const SIGN_UP: SignUpTexts = SignUpTexts {
    no_access_yet: "Pas encore d’accès\u{a0}?",
    sign_up: "Créer un compte",
    sign_up_lead: "Vous aurez votre propre compte. Pour terminer, suivez le lien que nous vous envoyons par e-mail.",
    company: "Société (facultatif)",
    company_hint: "Laissé vide, le compte est à votre nom.",
    sign_up_send: "M’envoyer le lien",
    sign_up_no_mail: "Aucun e-mail après quelques minutes\u{a0}? Regardez dans les indésirables et vérifiez l’adresse. Puis recommencez\u{a0}: nous envoyons au plus trois e-mails par heure à une même adresse.",
    sign_up_again: "Recommencer",
    sent: |hours| {
        format!(
            "Si cette adresse peut avoir un compte ici, un e-mail indiquant la suite est en route. Son lien fonctionne une seule fois, pendant {hours} heures."
        )
    },
    by_order: "Les comptes s’ouvrent lors d’une commande\u{a0}: allez à la boutique et créez le vôtre au moment de commander.",
    by_invitation: "L’accès à ce portail se fait sur invitation\u{a0}: elle vient du propriétaire du compte de votre société, ou de nous.",
    have_access: "Vous avez déjà un accès\u{a0}?",
};
