//! Italian: bringing two logins of one person together.

use crate::texts::shape::LoginsTexts;

pub(super) const LOGINS: LoginsTexts = LoginsTexts {
    title: "Unire le sue due utenze",
    notice: "Alcuni dei nostri siti condividono ora un unico accesso. Se su uno di essi ha un’altra utenza, può unire le due.",
    lead: "Ha effettuato l’accesso con una delle due. Dimostri che anche l’altra è sua con un codice che invieremo al suo indirizzo; poi un unico accesso aprirà gli account di entrambe.",
    first: "1. L’altra utenza",
    other: "Nome utente o indirizzo e-mail",
    second: "2. Il codice",
    join: "Unisci",
    hint: "Account, permessi e documenti restano come sono. Se entrambe le utenze sono nello stesso account, valgono i permessi più ristretti.",
    mailed: "Se esiste un’utenza di questo tipo con un indirizzo confermato, un codice è in arrivo. È valido per dieci minuti.",
    joined: "Le sue due utenze ora sono una sola.",
    go_on: "Vai ai suoi account",
};
