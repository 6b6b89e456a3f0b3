//! Italian: what a request is refused with before anything is looked up, and what fails inside.

use crate::texts::shape::errors::{Refused, RequestErrors};

pub(super) const ERRORS: RequestErrors = RequestErrors {
    not_found: Refused("Qui non c’è nulla", "L’indirizzo è errato, oppure ciò che era qui non c’è più."),
    method: Refused("Qui non è possibile", "Questo indirizzo non accetta quel metodo."),
    cross_site: Refused(
        "Il modulo non è più valido",
        "Era stato creato per un’altra sessione, oppure lo ha inviato un altro sito. Torni indietro, ricarichi la pagina e riprovi.",
    ),
    other_account: Refused(
        "Questo modulo appartiene a un altro account",
        "Non è stato modificato nulla. Apra l’account giusto e compili lì il modulo.",
    ),
    query_invalid: Refused(
        "L’indirizzo non è comprensibile",
        "Contiene un valore che qui non significa nulla. Ricominci dall’elenco.",
    ),
    query_too_long: Refused("L’indirizzo è troppo lungo", "Usi meno filtri, o filtri più brevi."),
    body_invalid: Refused(
        "La richiesta non è comprensibile",
        "Manca un campo, uno è ripetuto o uno non è accettato qui.",
    ),
    body_too_large: Refused("La richiesta è troppo grande", "Si accetta al massimo 1\u{a0}MiB."),
    media_type: Refused(
        "La richiesta non è del tipo giusto",
        "Invii `application/json` all’API e moduli ordinari alle pagine.",
    ),
    cursor_invalid: Refused("La pagina non esiste", "Ricominci dalla prima pagina."),
    unavailable: Refused(
        "Al momento non disponibile",
        "Non è stato possibile raggiungere i suoi dati. Nulla è andato perso; riprovi tra un momento.",
    ),
    mail_full: Refused(
        "Troppe e-mail attendono di essere inviate",
        "La Sua richiesta ha bisogno di un’e-mail, quindi non è stato fatto nulla. Riprovi tra qualche minuto.",
    ),
    internal: Refused("Si è verificato un errore", "Riprovi; se continua, ci comunichi il codice."),
};
