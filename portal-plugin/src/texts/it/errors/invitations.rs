//! Italian: invitations and the codes that prove an invited address.

use crate::texts::shape::errors::{InvitationErrors, Refused};

pub(super) const ERRORS: InvitationErrors = InvitationErrors {
    invitation_unknown: Refused(
        "Questo invito non ci risulta",
        "Apra il link dell’e-mail più recente, oppure si rivolga a chi L’ha invitata.",
    ),
    invitation_expired: Refused("L’invito è scaduto", "Ne chieda uno nuovo a chi L’ha invitata."),
    invitation_used: Refused(
        "L’invito è già stato accettato",
        "Acceda per entrare nell’account. Se non l’ha accettato Lei, avvisi chi L’ha invitata.",
    ),
    invitation_declined: Refused(
        "L’invito è stato rifiutato",
        "Se ha cambiato idea, ne chieda uno nuovo a chi L’ha invitata.",
    ),
    invitation_cancelled: Refused(
        "L’invito è stato annullato",
        "Non apre più nulla. Se l’accesso Le serve ancora, si rivolga a chi L’ha invitata.",
    ),
    invitation_superseded: Refused(
        "C’è un invito più recente",
        "Questo link non funziona più. Apra quello dell’e-mail più recente.",
    ),
    invitation_other_address: Refused(
        "L’invito è per un altro indirizzo",
        "Chieda un codice all’indirizzo invitato, oppure acceda con l’utenza di quell’indirizzo.",
    ),
    invitation_sign_in: Refused("Ha già un accesso", "Lo usi per accedere, poi accetti l’invito."),
    invitation_inviter_lost: Refused(
        "L’invito non è più valido",
        "Chi L’ha invitata non può più invitare. Il titolare dell’account può inviarLe un nuovo invito.",
    ),
    invitation_resent_enough: Refused("È già stato inviato di nuovo cinque volte", "Lo annulli e inviti da capo."),
    invitation_lifetime: Refused("La durata non è valida", "Un invito dura da 1 ora a 30 giorni."),
    invitation_too_many: Refused("Troppi inviti oggi", "Riprovi domani."),
    already_member: Refused("È già membro", "Modifichi i permessi del suo accesso."),
    member_contact_gone: Refused(
        "È già membro, ma non può entrare",
        "Non troviamo più il contatto collegato all’utenza di questa persona: nei nostri sistemi è stato unito a un altro, archiviato o rimosso. Ci chieda di correggere; un secondo invito non serve.",
    ),
    inviting_oneself: Refused(
        "È il suo stesso indirizzo",
        "I suoi permessi li imposta il titolare o un’altra persona che gestisce gli utenti.",
    ),
    inviting_owner: Refused("È l’indirizzo del titolare", "Il titolare ha già tutti i permessi."),
    code_wrong: Refused("Il codice è errato", "Inserisca le sei cifre dell’e-mail più recente."),
    code_over: Refused("Il codice non è più valido", "Ne chieda uno nuovo."),
    code_enough: Refused("Niente più codici", "Chieda a chi L’ha invitata di invitare il suo indirizzo."),
};
