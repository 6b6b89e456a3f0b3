//! Italian: the mails about what our staff do to an account: another owner in place of a lost one, on hold, closed, back in use.

use crate::texts::shape::mails::StaffMails;

pub(super) const MAILS: StaffMails = StaffMails {
    proposed_subject: |account| format!("viene proposto un altro titolare per {account}"),
    proposed_to_you: |owner| format!("Proponiamo Lei come titolare dell’account, poiché {owner} non è raggiungibile."),
    proposed_once_you: "Avrà effetto quando una seconda persona del nostro team lo avrà confermato. In quanto titolare, avrebbe tutti i permessi e gestirebbe l’accesso di tutti.",
    proposed_instead: |candidate| {
        format!("Proponiamo {candidate} come titolare dell’account, poiché Lei non è raggiungibile.")
    },
    proposed_once: "Avrà effetto quando una seconda persona del nostro team lo avrà confermato. Lei conserverebbe tutti i permessi, ma l’account non sarebbe più suo.",
    proposed_object: "Mi oppongo alla proposta",
    proposed_until: |until| format!("Scadenza per la conferma: {until}; poi la proposta decade."),
    recovered_yours: |before| {
        format!("L’account ora è suo; prima era di {before}. Due persone del nostro team lo hanno concordato.")
    },
    recovered_you_hold: "Ha tutti i permessi e gestisce l’accesso di tutti.",
    recovered_theirs: |owner| format!("L’account ora è di {owner}. Due persone del nostro team lo hanno concordato."),
    recovered_you_keep: "Conserva tutti i permessi, ma l’account non è più suo.",
    recovered_ledger: "Il registro dell’account dice chi lo ha proposto e chi lo ha confermato.",
    suspended_subject: |account| format!("{account}: account sospeso"),
    suspended: "Abbiamo sospeso l’account. Nessuno può aprirlo finché non è riattivato; nulla è andato perso.",
    closed_subject: |account| format!("{account}: account chiuso"),
    closed: "Abbiamo chiuso l’account. Nessuno può più aprirlo; nulla è stato eliminato.",
    reopened_subject: |account| format!("{account}: account riattivato"),
    reopened: "Abbiamo riattivato l’account. Tutti conservano l’accesso che avevano.",
};
