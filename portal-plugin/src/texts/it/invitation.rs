//! Italian: answering an invitation.

use crate::texts::shape::InvitationTexts;

pub(super) const INVITATION: InvitationTexts = InvitationTexts {
    invitation: "Invito",
    invites_you: "La invita nell’account",
    on_site: "su",
    for_address: "Per",
    answer_until: "Rispondere entro",
    you_could: "Che cosa potrà fare",
    login: "Nome utente (facoltativo)",
    login_hint: "Se lo lascia vuoto, accederà con l’indirizzo.",
    your_name: "Il suo nome",
    repeat: "Password, ancora una volta",
    accept: "Accetta l’invito",
    accept_as_new: "Crea l’accesso e accetta",
    have_login: "Accede già qui con un altro indirizzo?",
    known_lead: "Con questo indirizzo esiste già un accesso. Lo usi per accedere e accettare.",
    sign_in_to_accept: "Accedi per accettare",
    signed_in_as: "Ha effettuato l’accesso come",
    prove_title: "Conferma l’indirizzo invitato",
    prove_lead: "L’invito è per un indirizzo diverso dal suo. Si faccia inviare un codice a quell’indirizzo e lo inserisca qui, oppure esca e usi l’accesso di quell’indirizzo.",
    mail_code: "Inviami un codice",
    code: "Codice di sei cifre",
    code_mailed: "Il codice è in arrivo all’indirizzo invitato. È valido per dieci minuti.",
    decline_invitation: "Rifiuta l’invito",
    declined_title: "Ha rifiutato l’invito",
    declined: "L’invito è chiuso e non è stato modificato nulla. Può chiudere questa pagina.",
    ask_anew: "Chiedi un nuovo invito",
    asked_title: "Ha chiesto un nuovo invito",
    asked: "Se l’invito può essere rinnovato, la persona che L’ha invitata, o il titolare dell’account, ha appena ricevuto un’e-mail. Il nuovo invito arriverà all’indirizzo invitato. Non lo chieda di nuovo prima di domani.",
};
