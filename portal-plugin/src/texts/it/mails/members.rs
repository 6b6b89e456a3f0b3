//! Italian: the mails about what happened to somebody’s access to an account.

use crate::texts::shape::mails::MemberMails;

pub(super) const MAILS: MemberMails = MemberMails {
    suspended_subject: "il suo accesso è sospeso",
    suspended: "Il suo accesso a questo account è stato sospeso. Non è stato eliminato nulla.",
    resumed_subject: "il suo accesso funziona di nuovo",
    resumed: "Il suo accesso a questo account è stato riattivato.",
    changed_subject: "i suoi permessi sono stati modificati",
    changed: "Ciò che può fare in questo account è stato modificato. D’ora in poi:",
    revoked_subject: "il suo accesso è terminato",
    revoked: "Il suo accesso a questo account è terminato.",
    revoked_stays: "La sua utenza e ciò che ha scritto restano. Gli inviti che aveva inviato e a cui nessuno aveva risposto sono stati annullati.",
    left_subject: "un membro ha lasciato l’account",
    left: |who| format!("{who} ha lasciato l’account e non può più entrarvi."),
    accepted_subject: "un invito è stato accettato",
    accepted: |who, email| format!("{who} ha accettato l’invito inviato a {email}."),
    accepted_unknown: "Se non conosce questa persona, ne revochi l’accesso in Utenti e contatti.",
    declined_subject: "un invito è stato rifiutato",
    declined: |email| format!("L’invito inviato a {email} è stato rifiutato."),
    not_given_subject: "la sua richiesta è stata rifiutata",
    not_given: "Aveva chiesto un permesso. Per ora il titolare dell’account lo ha rifiutato.",
    ask_owner: "Se pensa che si tratti di un errore, si rivolga al titolare dell’account.",
};
