//! Italian: putting a member on hold and taking the access away.

use crate::texts::shape::MemberTexts;

pub(super) const MEMBER: MemberTexts = MemberTexts {
    hold_title: "Sospensione",
    suspend_lead: "L’accesso si ferma subito e può essere riattivato in qualsiasi momento.",
    resume_lead: "L’accesso è sospeso. Nulla è andato perso.",
    suspend: "Sospendi l’accesso",
    resume: "Riattiva l’accesso",
    revoke_title: "Revoca l’accesso",
    revoke_lead: "Termina subito, insieme agli inviti inviati da questa persona. Ciò che la persona ha scritto resta.",
    revoke_ask: "Revocare questo accesso?",
    ends_with_it: "Che cosa termina con esso",
    keep: "Mantieni l’accesso",
    revoke: "Revoca l’accesso ora",
    receipt: "Accesso revocato",
    receipt_left: "Ha lasciato l’account",
    receipt_lead: "L’accesso è terminato:",
    receipt_sessions: "Sessioni che hanno perso l’account",
    receipt_invitations: "Inviti annullati",
    receipt_transfers: "Proposte di cessione ritirate",
    receipt_contacts: "Resta un contatto come",
    receipt_hint: "Un contatto riceve ancora le e-mail scelte per lui; lo rimuova se anche questo deve finire.",
    go_back: "Continua",
};
