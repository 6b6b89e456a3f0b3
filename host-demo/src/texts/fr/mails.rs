//! French: the mails that were sent.

use crate::texts::shape::MailsTexts;

pub(super) const MAILS: MailsTexts = MailsTexts {
    to: "À",
    from: "De",
    sent: "Envoyé",
    text: "Texte",
    waiting: "En attente d’envoi",
    subject: "Objet",
    since: "Depuis",
    tries: "Essais",
    next_try: "Prochain essai",
    tried_for_days: "Un e-mail que personne ne prend est réessayé pendant trois jours, puis abandonné.",
    undelivered: "Non distribués",
    given_up: "Abandonné le",
    words: "Réponse du serveur",
    kept_two_weeks: "Ils sont conservés deux semaines, sans leur contenu.",
    find_recipient: "À\u{a0}: adresse ou nom",
    none_yet: "Aucun e-mail pour l’instant. Sans serveur de messagerie, les e-mails du portail arrivent ici.",
    none_to_them: "Aucun e-mail à un tel destinataire.",
    all_mails: "Tous les e-mails",
    older_not_listed: "Cherchez leur destinataire pour trouver les plus anciens. Non listés ici\u{a0}:",
    to_mail_server: "Les e-mails partent vers le serveur de messagerie\u{a0}; rien n’est conservé ici.",
};
