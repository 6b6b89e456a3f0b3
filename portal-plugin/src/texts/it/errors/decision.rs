//! Italian: a decision that is no.

use crate::texts::shape::errors::{DecisionErrors, Refused};

const NO_ACCESS: &str = "Nessun accesso";

pub(super) const ERRORS: DecisionErrors = DecisionErrors {
    site_unknown: Refused("Qui non c’è alcun portale", "A questo indirizzo non risponde alcun portale clienti."),
    site_disabled: Refused("Il portale è chiuso", "Questo portale è fuori servizio."),
    signed_out: Refused("Effettui l’accesso", "Non ha effettuato l’accesso, oppure la sua sessione è terminata."),
    user_disabled: Refused(NO_ACCESS, "Il suo accesso è disattivato. Si rivolga a noi."),
    user_unverified: Refused(NO_ACCESS, "Il suo indirizzo non è ancora confermato."),
    realm_not_shared: Refused(NO_ACCESS, "La sua utenza non vale su questo sito."),
    account_suspended: Refused(
        "L’account è sospeso",
        "Nessuno può aprirlo finché non lo riattiviamo. Nulla è andato perso. Ce ne chieda il motivo.",
    ),
    account_closed: Refused(
        "L’account è chiuso",
        "Nessuno può più aprirlo. Nulla è stato eliminato: ci chieda ciò che Le serve.",
    ),
    account_not_on_site: Refused(NO_ACCESS, "L’account non può essere usato su questo sito."),
    membership_none: Refused(NO_ACCESS, "Non ha accesso a questo account."),
    membership_suspended: Refused(NO_ACCESS, "Il suo accesso a questo account è sospeso."),
    membership_ended: Refused(NO_ACCESS, "Il suo accesso a questo account è terminato."),
    membership_not_on_site: Refused(NO_ACCESS, "Il suo accesso a questo account non vale su questo sito."),
    kind_hidden: Refused(NO_ACCESS, "Questo tipo di documento non è mostrato qui."),
    permission_missing: Refused(NO_ACCESS, "Il suo accesso a questo account non comprende questa funzione."),
};
