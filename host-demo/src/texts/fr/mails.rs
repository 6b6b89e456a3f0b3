//! French: the mails that were sent.

use crate::texts::shape::MailsTexts;

pub(super) const MAILS: MailsTexts = MailsTexts {
    to: "À",
    from: "De",
    sent: "Envoyé",
    text: "Texte",
    waiting_sent: "En attente d’envoi",
    subject: "Objet",
    since: "Depuis",
    tries: "Essais",
    next_try: "Prochain essai",
    mail_nobody_takes_tried: "Un courriel que personne ne prend est réessayé pendant trois jours, puis abandonné.",
    address_name: "À : adresse ou nom",
    no_mail_yet_portals: "Aucun courriel pour l’instant. Sans serveur de messagerie, les courriels du portail arrivent ici.",
    no_mail_anybody_like: "Aucun courriel à un tel destinataire.",
    all_mails: "Tous les courriels",
    older_ones_not_listed: "plus anciens ne sont pas listés ; cherchez leur destinataire.",
    mails_go_mail_server: "Les courriels partent vers le serveur de messagerie ; rien n’est conservé ici.",
};
