//! Italian: the mails about invitations, codes, transfers of an account, requests for permissions.

use crate::texts::shape::mails::PeopleMails;

pub(super) const MAILS: PeopleMails = PeopleMails {
    invitation_subject: |inviter, account| format!("{inviter} La invita nell’account {account}"),
    invitation: |inviter, site| format!("{inviter} La invita nel portale clienti di {site}."),
    invitation_do: "Vedi l’invito",
    invitation_until: |until| format!("Scadenza dell’invito: {until}."),
    invitation_unknown: "Se non sa perché riceve questo invito, lo rifiuti o non faccia nulla.",
    lost_subject: |account| format!("non è stato possibile accettare un invito per {account}"),
    lost: |email, inviter| {
        format!("{email} aveva ricevuto un invito da {inviter}, che non può più invitare. L’invito è stato annullato.")
    },
    lost_do: "Invita di nuovo, se lo desidera",
    asked_subject: |who, account| format!("{who} chiede un nuovo invito per {account}"),
    asked: |email| format!("L’invito per {email} è scaduto senza risposta; ne viene chiesto uno nuovo."),
    asked_do: "Invia di nuovo",
    asked_otherwise: "Se questa persona non deve avere accesso, non faccia nulla oppure annulli l’invito nella pagina.",
    code_subject: "il codice per il suo invito",
    code: |login| {
        format!(
            "Qualcuno che ha effettuato l’accesso come {login} vuole accettare l’invito inviato a questo indirizzo."
        )
    },
    offered_subject: |account| format!("proposta di cessione della titolarità di {account}"),
    offered_to_you: |owner| format!("{owner} vuole cederLe la titolarità dell’account."),
    offered_by_you: |candidate| format!("Ha proposto a {candidate} la titolarità dell’account."),
    offered_answer: "Accetta o rifiuta",
    offered_not_you: "Se non l’ha fatto Lei, ritiri la proposta",
    offered_until: |until| format!("Scadenza della proposta: {until}."),
    passed_subject: |account| format!("{account} ha un nuovo titolare"),
    passed: |before, now| format!("La titolarità dell’account è passata da {before} a {now}."),
    passed_remains: "Il titolare precedente resta membro con tutti i permessi.",
    permission_subject: |who, account| format!("{who} chiede un permesso in {account}"),
    permission: |who| {
        format!(
            "{who} Le chiede, in quanto titolare dell’account, di concedere questo permesso. Fino ad allora nulla è permesso."
        )
    },
    permission_do: "Vedi la richiesta, poi accetta o rifiuta",
    permission_otherwise: "Se non è il caso, la rifiuti nella pagina o non faccia nulla.",
};
