//! Italian: the people of an account: members, contacts, permissions, the owner.

use crate::texts::shape::errors::{NotHeldTexts, PeopleErrors, Refused};

pub(super) const ERRORS: PeopleErrors = PeopleErrors {
    permission_not_held: NotHeldTexts {
        title: "Non può concederlo",
        permission: |permission| {
            format!("Nessuno concede un permesso che non ha: «{permission}». Si rivolga al titolare o a noi.")
        },
        documents: |permission| {
            format!(
                "«{permission}» comprenderebbe più documenti di quanti Lei può concederne. Si limiti a quelli in cui figura questa persona, oppure si rivolga al titolare o a noi."
            )
        },
        sites: |permission| {
            format!(
                "«{permission}» varrebbe su siti in cui Lei non può concederlo. Ne scelga altri, oppure si rivolga al titolare o a noi."
            )
        },
        end: |permission| {
            format!(
                "«{permission}» durerebbe più a lungo di quanto Lei può concederlo. Scelga un termine più vicino, oppure si rivolga al titolare o a noi."
            )
        },
    },
    membership_site_unknown: Refused(
        "Uno dei siti non esiste",
        "Scelga tra i siti mostrati, oppure nessuno perché valga su tutti.",
    ),
    member_unknown: Refused("Questo membro non esiste", "L’elenco può essere cambiato. Lo ricarichi."),
    member_oneself: Refused(
        "Non è possibile per il suo accesso",
        "Si rivolga al titolare o a noi, oppure lasci l’account.",
    ),
    member_manager: Refused(
        "Può farlo solo il titolare",
        "Questo membro gestisce gli utenti. Si rivolga al titolare o a noi.",
    ),
    owner_stays: Refused("Il titolare resta", "Prima ceda la titolarità."),
    owner_missing: Refused("L’account non ha un titolare", "Non c’è nessuno a cui chiedere. Si rivolga a noi."),
    transfer_unknown: Refused("Non c’è alcuna proposta", "La proposta è stata ritirata o ha già avuto risposta."),
    transfer_expired: Refused("La proposta è scaduta", "Ne chieda una nuova al titolare."),
    transfer_candidate: Refused("Questo membro non può diventare titolare", "Scelga un membro con un accesso attivo."),
    transfer_not_owner: Refused("Può farlo solo il titolare", "Lo chieda al titolare."),
    recovery_over: Refused(
        "Non c’è nulla a cui opporsi",
        "La proposta di cambiare titolare è decaduta, è stata ritirata o è già stata definita.",
    ),
    account_contact_unknown: Refused("Questo contatto non esiste", "L’elenco può essere cambiato. Lo ricarichi."),
    account_contact_exists: Refused("Il contatto esiste già", "Modifichi quello esistente."),
    category_unknown: Refused("La categoria non è nota", "Scelga tra quelle mostrate."),
    too_many_on_account: Refused("Troppi contatti", "Un account ne ha al massimo 500. Prima ne rimuova uno."),
    permission_held: Refused("Ha già questo permesso", "Apra di nuovo la pagina."),
    permission_asked: Refused(
        "La richiesta è già stata inviata",
        "La stessa richiesta è possibile una volta al giorno. Attenda la risposta o parli con il titolare.",
    ),
    permission_asked_enough: Refused(
        "Per oggi le richieste sono abbastanza",
        "Il titolare ha molte richieste di questo account. Chieda di nuovo domani o parli con il titolare.",
    ),
    permission_not_asked: Refused(
        "Nessuna richiesta di questo tipo in sospeso",
        "Il permesso può essere già stato concesso o rifiutato.",
    ),
    view_as_read_only: Refused(
        "Qui non si può modificare nulla",
        "Consulta questo account come uno dei suoi membri. Il nostro team non modifica nulla in questo modo.",
    ),
};
