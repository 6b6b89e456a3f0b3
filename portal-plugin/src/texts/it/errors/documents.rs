//! Italian: files of documents, and what customers send to be done.

use crate::texts::shape::errors::{ActionInvalidTexts, DocumentErrors, Refused, UploadTexts};

pub(super) const ERRORS: DocumentErrors = DocumentErrors {
    file_missing: Refused("Il file non è disponibile", "Il documento non ha questo file. Lo chieda a noi."),
    file_too_large: Refused("Il file è troppo grande", "Non può essere scaricato qui. Lo chieda a noi."),
    zip_empty: Refused(
        "Non c’è alcun file da inserire",
        "Nessuno di questi documenti ha un file. Tolga qualche filtro e riprovi.",
    ),
    zip_not_ready: Refused("Lo zip non è ancora pronto", "Torni tra un momento."),
    zip_outdated: Refused(
        "Lo zip non è più aggiornato",
        "Ciò che può vedere è cambiato da quando è stato preparato. Vada all’elenco e lo prepari di nuovo.",
    ),
    action_invalid: ActionInvalidTexts {
        title: "Controlli il modulo",
        signed_by: "Firmi con il suo nome.",
        drawing: "La firma disegnata non è leggibile. La disegni di nuovo o la lasci vuota.",
        reason: "Il motivo è troppo lungo.",
        subject: "Indichi in una riga di che cosa si tratta.",
        message: "Scriva un messaggio di al massimo 10.000 caratteri.",
        lines: "Scelga almeno un prodotto e al massimo 100.",
        quantity: "Una quantità è un numero maggiore di zero, con al massimo due decimali.",
        delivery_address: "L’indirizzo di consegna è troppo lungo.",
        reference: "Il suo riferimento è troppo lungo.",
        note: "La nota è troppo lunga.",
        last_name: "Indichi il suo cognome.",
        first_name: "Il nome è troppo lungo.",
        phone: "Il numero di telefono è troppo lungo.",
        other: "Un campo manca o è troppo lungo.",
    },
    action_key_invalid: Refused("Il modulo non è completo", "Torni indietro, ricarichi la pagina e riprovi."),
    action_other_content: Refused(
        "Questo modulo è già stato inviato",
        "È stato inviato con un altro contenuto. Apra di nuovo la pagina per inviarne un altro.",
    ),
    action_changed: Refused(
        "Nel frattempo qualcosa è cambiato",
        "Un prezzo o un totale non è quello che ha visto. Lo guardi di nuovo, poi decida. Non è stato fatto nulla.",
    ),
    action_over: Refused(
        "Non è più possibile",
        "Ha già avuto risposta, è terminato o non è più disponibile. Non è stato fatto nulla.",
    ),
    action_not_taken: Refused("Qui non si può fare", "Non è stato fatto nulla. Si rivolga a noi."),
    upload_not_taken: UploadTexts {
        title: "Un file non può essere accettato",
        named: |name, sentence| format!("«{name}»: {sentence}"),
        too_much: "Alleghi al massimo 5 file, 8\u{a0}MiB in tutto: immagini, PDF, testo semplice, documenti d’ufficio.",
        other_type: "È di un tipo che non accettiamo. Accettiamo immagini, PDF, testo semplice e documenti d’ufficio.",
        runs: "Ha il nome di un programma o di una pagina, che non accettiamo. Invii il contenuto in PDF o come testo semplice.",
        macros: "Contiene macro. Lo salvi senza e lo alleghi di nuovo.",
        page: "È una pagina o un disegno che potrebbe eseguire qualcosa all’apertura. Lo salvi in PDF e alleghi quello.",
    },
};
