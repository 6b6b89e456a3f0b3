//! Spanish: the mails.

mod access;
mod actions;
mod corrections;
mod login;
mod logins;
mod members;
mod notices;
mod people;
mod second_factors;
mod staff;

use crate::texts::shape::mails::{CommonMails, MailFacts, Mails};

pub(super) const MAILS: Mails = Mails {
    hello: "Hola:",
    hello_name: |name| format!("Hola, {name}:"),
    subject: |site, about| format!("{site}: {about}"),
    colon: ":",
    facts: FACTS,
    common: COMMON,
    access: access::MAILS,
    login: login::MAILS,
    logins: logins::MAILS,
    second_factors: second_factors::MAILS,
    people: people::MAILS,
    members: members::MAILS,
    actions: actions::MAILS,
    notices: notices::MAILS,
    corrections: corrections::MAILS,
    staff: staff::MAILS,
};

const FACTS: MailFacts = MailFacts {
    login: "Usuario",
    account: "Cuenta",
    reason: "Motivo",
    code: "Código",
    one_time_password: "Contraseña de un solo uso",
    permission: "Permiso",
    permissions: "Permisos",
    no_permissions: "todavía ninguno",
    between: "; ",
    documents: "Documentos",
    only_own: "solo aquellos en los que figura usted",
    until: "Hasta",
    in_their_words: "Mensaje",
    when: "Cuándo",
    site: "Sitio",
    browser: "Navegador",
    unknown_browser: "desconocido",
    network: "Red",
    unknown_network: "desconocida",
    new_address: "Nueva dirección",
    number: "Número",
    recovery_codes_left: "Códigos de recuperación disponibles",
};

const COMMON: CommonMails = CommonMails {
    choose_password: "Elegir una contraseña",
    sign_in: "Iniciar sesión",
    enter_code: "Introducir el código",
    open_portal: "Abrir el portal",
    the_portal: "El portal",
    link_once: |until| format!("El enlace funciona una sola vez, hasta el {until}."),
    link_until: |until| format!("El enlace funciona hasta el {until}."),
    code_until: |until| format!("El código funciona hasta el {until}."),
    code_is_secret: "Si no ha sido usted, no dé el código a nadie: sin él no ocurre nada.",
    nothing_to_do: "Si ha sido usted, no tiene que hacer nada.",
    contact_us: "Si no ha sido usted, póngase en contacto con nosotros de inmediato.",
    documents_stay: "Conservamos las facturas y los demás documentos durante el tiempo que exige la ley.",
    ask_us: |site| {
        format!("Si tiene alguna pregunta o no esperaba este correo, diríjase a {site} por los medios habituales.")
    },
};
