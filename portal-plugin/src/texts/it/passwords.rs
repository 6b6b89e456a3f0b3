//! Italian: forgetting, setting and changing a password.

use crate::texts::shape::PasswordsTexts;

pub(super) const PASSWORDS: PasswordsTexts = PasswordsTexts {
    forgot_title: "Password dimenticata",
    forgot_lead: "Inserisca il suo nome utente o indirizzo e-mail. Se ci risulta, inviamo un link per impostare una nuova password.",
    forgot_send: "Invia il link",
    forgot_sent_title: "Controlli la sua casella di posta",
    forgot_sent: "Se questo nome utente o indirizzo ci risulta, è in arrivo un’e-mail con un link. Può richiedere qualche minuto; guardi anche nella posta indesiderata.",
    back_to_sign_in: "Torna all’accesso",
    set_title: "Imposti la sua password",
    set_for: "Per",
    set_save: "Salva la password",
    hint: |least| match least {
        1 => {
            "Almeno un carattere. Alcune parole di fila sono facili da ricordare e difficili da indovinare.".to_owned()
        }
        _ => format!(
            "Almeno {least} caratteri. Alcune parole di fila sono facili da ricordare e difficili da indovinare."
        ),
    },
    change_title: "Modifica la password",
    replace_title: "Scelga una password sua",
    replace_lead: "Ha effettuato l’accesso con una password creata per Lei. La sostituisca con una che conosce solo Lei; poi potrà continuare.",
    current_password: "Password attuale",
    one_time_password: "La password che ha ricevuto",
    new_password: "Nuova password",
    repeat_password: "Nuova password, ancora una volta",
    change_lead: "Quando la password cambia, le sue altre sessioni vengono chiuse.",
    changed: "La sua password è stata modificata. Le sue altre sessioni sono state chiuse.",
};
