//! Italian: signing in and up, passwords, the second step, one’s own login.

use crate::texts::shape::errors::{Refused, SigningInErrors};

pub(super) const ERRORS: SigningInErrors = SigningInErrors {
    sign_in_failed: Refused(
        "Accesso non riuscito",
        "Il nome utente o la password non sono corretti. Li controlli entrambi, oppure imposti una nuova password.",
    ),
    slow_down: Refused("Troppi tentativi", |n| format!("Attenda {n}\u{a0}s, poi riprovi.")),
    busy: Refused("Molte richieste in questo momento", |n| {
        format!("Molte persone stanno accedendo ora. Riprovi tra {n}\u{a0}s.")
    }),
    password_must_be_replaced: Refused("Scelga prima una password sua", "Quella che ha è stata creata per Lei."),
    password_wrong: Refused("La password non è stata modificata", "La password attuale non è corretta."),
    password_too_short: Refused("La password è troppo corta", |n| match n {
        1 => "Ne scelga una di almeno un carattere.".to_owned(),
        _ => format!("Ne scelga una di almeno {n} caratteri."),
    }),
    password_too_long: Refused("La password è troppo lunga", "Ne scelga una di al massimo 256 caratteri."),
    password_common: Refused(
        "La password è troppo comune",
        "È tra le prime che prova chi attacca. Ne scelga un’altra.",
    ),
    password_obvious: Refused(
        "La password è troppo facile da indovinare",
        "È il suo nome utente, il suo indirizzo o un nome che tutti conoscono. Ne scelga un’altra.",
    ),
    password_unchanged: Refused("La password è quella di prima", "Ne scelga una diversa da quella attuale."),
    passwords_differ: Refused("Le due password non coincidono", "Inserisca due volte la stessa."),
    link_invalid: Refused(
        "Il link non funziona più",
        "È stato usato, è scaduto o non è completo. Ne chieda uno nuovo.",
    ),
    hand_off_invalid: Refused(
        "Il link tra i siti non funziona più",
        "Funziona una sola volta, per un minuto. Torni all’altro sito, oppure acceda qui.",
    ),
    session_unknown: Refused("La sessione non esiste", "Può essere già stata chiusa."),
    login_invalid: Refused(
        "Il nome utente non è valido",
        "Ne scelga uno senza spazi, non troppo lungo e che non sia l’indirizzo di un’altra persona.",
    ),
    login_taken: Refused("Il nome utente è già in uso", "Ne scelga un altro."),
    login_closed: Refused("L’utenza è stata chiusa", "Non torna da sola."),
    email_invalid: Refused("L’indirizzo e-mail non è valido", "Ne indichi uno come nome@example.net."),
    email_of_employee: Refused("L’indirizzo è del nostro team", "Scelga un altro indirizzo."),
    email_unchanged: Refused("Questo è già il suo indirizzo", "Ne indichi un altro."),
    email_link_invalid: Refused(
        "Il link non funziona più",
        "È stato usato, sostituito da uno più recente, ritirato o è scaduto. Chieda di nuovo la modifica nella pagina «Sicurezza».",
    ),
    sign_up_closed: Refused("Qui non è possibile registrarsi", "Ci chieda un invito."),
    sign_up_invalid: Refused("Il modulo non è completo", "Indichi un indirizzo e-mail e il suo nome."),
    sign_in_over: Refused("Acceda di nuovo", "È passato troppo tempo, o troppi codici erano errati."),
    second_factor_needed: Refused(
        "Ancora un passaggio",
        "La password è corretta. Inserisca ora il codice della sua app di autenticazione.",
    ),
    second_factor_wrong: Refused(
        "Il codice è errato",
        "Può essere scaduto o già usato. Attenda il prossimo dell’app; il suo orologio deve essere giusto.",
    ),
    second_factor_must_be_set_up: Refused(
        "Configuri prima la verifica in due passaggi",
        "Questo sito la richiede a tutti.",
    ),
    second_factor_asked_by_account: Refused(
        "Questo account richiede la verifica in due passaggi",
        "Il titolare vuole che ogni membro acceda con un codice oltre alla password. La configuri, poi torni.",
    ),
    second_factor_exists: Refused(
        "La verifica in due passaggi è già attiva",
        "Per usare un’altra app, prima la disattivi.",
    ),
    second_factor_none: Refused("La verifica in due passaggi non è attiva", "Non c’è nulla da modificare."),
    second_factor_over: Refused("Ricominci", "Il primo codice va inserito entro 15 minuti, nello stesso browser."),
    second_factor_owner_first: Refused(
        "Prima Lei",
        "Configuri la verifica in due passaggi per sé prima di richiederla agli altri.",
    ),
};
