//! Italian: the mails about two logins of one person.

use crate::texts::shape::mails::LoginsMails;

pub(super) const MAILS: LoginsMails = LoginsMails {
    code_subject: "il codice per le sue due utenze",
    code: |login| {
        format!(
            "Qualcuno che ha effettuato l’accesso come {login} vuole unire quell’utenza e la sua, in modo che un unico accesso apra gli account di entrambe."
        )
    },
    joined_subject: "le sue utenze sono state unite",
    joined: "Questa utenza e un’altra sua ora sono una sola, che apre gli account di entrambe.",
    joined_password: "La password è quella del suo ultimo accesso.",
    joined_not_you: "Se non è stata una sua richiesta, ci contatti: si può annullare.",
};
