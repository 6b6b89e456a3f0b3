//! Italian: what happened to a login.

use crate::texts::shape::Activities;

pub(super) const ACTIVITIES: Activities = Activities {
    signed_in: "Accesso effettuato",
    sign_in_failed: "Accesso non riuscito",
    link_asked: "Link per impostare la password richiesto",
    password_changed: "Password modificata",
    second_factor_on: "Secondo fattore configurato",
    second_factor_off: "Secondo fattore rimosso",
    sessions_ended: "Sessioni chiuse",
    email_asked: "Altro indirizzo e-mail richiesto",
    email_changed: "Indirizzo e-mail modificato",
    email_kept: "Modifica dell’indirizzo e-mail fermata",
    data_downloaded: "Dati personali scaricati",
};
