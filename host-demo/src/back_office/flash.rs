//! What a page says of the change that led to it. The address carries a code, never a sentence that somebody else could write.

use crate::language::Language;

/// Code, English, French.
const NOTES: &[(&str, &str, &str)] = &[
    (
        "password-changed",
        "Your password was changed, and your other sessions have ended.",
        "Votre mot de passe est changé et vos autres sessions sont terminées.",
    ),
    (
        "staff-changed",
        "The change was made, and the person’s sessions have ended.",
        "Le changement est fait et les sessions de la personne sont terminées.",
    ),
    (
        "staff-disabled",
        "The person is out of use, and their sessions have ended.",
        "La personne est désactivée et ses sessions sont terminées.",
    ),
    ("staff-enabled", "The person is back in use.", "La personne est réactivée."),
    ("access-added", "The access was added. Tick what it permits.", "L’accès a été ajouté. Cochez ce qu’il permet."),
    (
        "access-changed",
        "The access was changed, and the person was told.",
        "L’accès a été modifié et la personne en est informée.",
    ),
    ("access-suspended", "The access is on hold.", "L’accès est suspendu."),
    ("access-resumed", "The access is back in use.", "L’accès est rétabli."),
    (
        "access-revoked",
        "The access was ended, with everything that hung on it.",
        "L’accès a été retiré, avec tout ce qui en dépendait.",
    ),
    (
        "account-suspended",
        "The account is on hold. Its owner is told.",
        "Le compte est suspendu. Son propriétaire en est informé.",
    ),
    (
        "account-closed",
        "The account is closed. Its owner is told.",
        "Le compte est fermé. Son propriétaire en est informé.",
    ),
    (
        "account-reopened",
        "The account is back in use. Its owner is told.",
        "Le compte est rouvert. Son propriétaire en est informé.",
    ),
    ("invitation-cancelled", "The invitation was taken back.", "L’invitation a été annulée."),
    (
        "invitation-resent",
        "The invitation was mailed anew. The older link works no more.",
        "L’invitation a été renvoyée. L’ancien lien ne fonctionne plus.",
    ),
    ("invited", "The invitation was mailed.", "L’invitation a été envoyée."),
    ("owner-named", "The account has an owner.", "Le compte a un propriétaire."),
    (
        "recovery-proposed",
        "It is proposed. A colleague confirms it within 7 days; the owner may object.",
        "C’est proposé. Un collègue confirme sous 7 jours\u{a0}; le propriétaire peut s’y opposer.",
    ),
    ("recovery-confirmed", "The account has another owner.", "Le compte a un autre propriétaire."),
    ("recovery-cancelled", "The proposal was taken back.", "La proposition a été annulée."),
    ("sessions-ended", "Every session of the user has ended.", "Toutes les sessions de l’utilisateur sont terminées."),
    (
        "user-disabled",
        "The user is out of use, and every session has ended.",
        "L’utilisateur est désactivé et toutes ses sessions sont terminées.",
    ),
    (
        "user-repointed",
        "The user has another contact behind it, and is in again.",
        "L’utilisateur est rattaché à un autre contact et retrouve son accès.",
    ),
    (
        "user-erased",
        "The user was erased. The ledgers keep the login.",
        "L’utilisateur a été effacé. Les journaux conservent l’identifiant.",
    ),
    (
        "email-corrected",
        "The address was put right, and both addresses are told.",
        "L’adresse a été corrigée et les deux adresses en sont informées.",
    ),
    (
        "second-factor-reset",
        "The second factor was taken away, and every session has ended. The person is told.",
        "Le second facteur est retiré et toutes les sessions sont terminées. La personne en est informée.",
    ),
    (
        "account-repointed",
        "The account has another third party. Its owner is told.",
        "Le compte est rattaché à un autre tiers. Son propriétaire en est informé.",
    ),
    ("contact-added", "The contact was added.", "Le contact a été ajouté."),
    ("contact-changed", "The contact was changed.", "Le contact a été modifié."),
    (
        "contact-removed",
        "The contact was removed. Where nobody else receives invoices, the owner does.",
        "Le contact a été retiré. Si personne d’autre ne reçoit les factures, le propriétaire les reçoit.",
    ),
    ("looks-ended", "These looks have ended.", "Ces consultations sont terminées."),
    ("user-enabled", "The user is back in use.", "L’utilisateur est réactivé."),
    (
        "store-restored",
        "Everything that the backup would have revived has ended.",
        "Tout ce que la sauvegarde aurait fait revivre a pris fin.",
    ),
    (
        "realm-applied",
        "The change was made. Sessions that no longer fit their site have ended.",
        "Le changement est fait. Les sessions qui ne convenaient plus à leur site sont terminées.",
    ),
    ("realm-reverted", "The change was taken back.", "Le changement est annulé."),
];

/// The sentence of a code; nothing where it has none.
pub fn say(l: Language, code: &str) -> Option<&'static str> {
    NOTES.iter().find(|(known, ..)| *known == code).map(|(_, en, fr)| l.say(en, fr))
}
