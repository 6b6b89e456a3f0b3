//! Italian: the mails about what our staff put right.

use crate::texts::shape::mails::CorrectionMails;

pub(super) const MAILS: CorrectionMails = CorrectionMails {
    taken_subject: "questo indirizzo non è più quello di un’utenza",
    taken: "Questo era l’indirizzo e-mail di un’utenza del portale clienti. Abbiamo accertato che era un errore e lo abbiamo tolto.",
    taken_no_more: "A questo indirizzo non arriverà altro su quell’utenza, e i link inviati qui non funzionano più.",
    taken_right: "Se l’indirizzo era corretto, ci contatti.",
    put_subject: "confermi il suo indirizzo e-mail e scelga una password",
    put: "Abbiamo messo questo indirizzo al posto di quello che aveva la sua utenza del portale clienti.",
    put_choose: "La password precedente non funziona più. Ne scelga una con il link: così sappiamo che l’indirizzo è suo.",
    put_no_login: "Se qui non ha un’utenza, non faccia nulla.",
    erased_subject: "la sua utenza è stata cancellata",
    erased: "Abbiamo cancellato la sua utenza del portale clienti e ciò che La identificava al suo interno.",
    erased_unexpected: "Se non se lo aspettava, ci contatti.",
    moved_subject: |account| format!("il suo account ora è quello di {account}"),
    moved: "Abbiamo unito due nostre schede cliente, perciò il suo account ora è tenuto sotto l’altra.",
    moved_unchanged: "Tutti conservano l’accesso che avevano e il registro prosegue.",
    joined_subject: |account| format!("un altro account è stato unito a {account}"),
    joined_yours: "Abbiamo unito due nostre schede cliente e, con esse, i rispettivi account. L’account resta suo.",
    joined_members: |members| match members {
        1 => "Dall’altro account è arrivato un membro. Verifichi chi ha accesso.".to_owned(),
        _ => format!("Dall’altro account sono arrivati {members} membri. Verifichi chi ha accesso."),
    },
    joined_theirs: |owner| {
        format!(
            "Abbiamo unito due nostre schede cliente, perciò il suo account ora fa parte di questo. Il titolare è {owner}."
        )
    },
    joined_member: "Lei ne è membro con tutti i permessi, a meno che non vi avesse già un accesso: in tal caso vale quello.",
    joined_ledgers: "I registri di entrambi gli account lo riportano.",
};
