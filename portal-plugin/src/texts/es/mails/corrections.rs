//! Spanish: the mails about what our staff put right.

use crate::texts::shape::mails::CorrectionMails;

pub(super) const MAILS: CorrectionMails = CorrectionMails {
    taken_subject: "esta dirección ya no es la de un usuario",
    taken: "Esta era la dirección de correo de un usuario del portal de clientes. Hemos comprobado que no debía serlo y la hemos retirado.",
    taken_no_more: "Aquí ya no se envía nada más sobre ese usuario, y los enlaces enviados aquí ya no funcionan.",
    taken_right: "Si la dirección era correcta, póngase en contacto con nosotros.",
    put_subject: "confirme su dirección de correo y elija una contraseña",
    put: "Hemos puesto esta dirección en lugar de la que tenía su usuario del portal de clientes.",
    put_choose: "La contraseña anterior ya no funciona. Elija una con el enlace: así sabemos que la dirección es suya.",
    put_no_login: "Si no tiene ningún usuario aquí, no haga nada.",
    erased_subject: "su usuario se ha borrado",
    erased: "Hemos borrado su usuario del portal de clientes y lo que le identificaba en él.",
    erased_unexpected: "Si no lo esperaba, póngase en contacto con nosotros.",
    moved_subject: |account| format!("su cuenta es ahora la de {account}"),
    moved: "Hemos fusionado dos de nuestras fichas de cliente, así que su cuenta se lleva ahora en la otra.",
    moved_unchanged: "Todos conservan el acceso que tenían, y el registro continúa.",
    joined_subject: |account| format!("otra cuenta se ha unido a {account}"),
    joined_yours: "Hemos fusionado dos de nuestras fichas de cliente y, con ellas, sus cuentas. La cuenta sigue siendo suya.",
    joined_members: |members| match members {
        1 => "De la otra cuenta se ha sumado un miembro. Compruebe quién tiene acceso.".to_owned(),
        _ => format!("De la otra cuenta se han sumado {members} miembros. Compruebe quién tiene acceso."),
    },
    joined_theirs: |owner| {
        format!(
            "Hemos fusionado dos de nuestras fichas de cliente, así que su cuenta forma ahora parte de esta. Su titular es {owner}."
        )
    },
    joined_member: "Usted es miembro con todos los permisos, salvo que ya tuviera acceso a ella: en ese caso vale aquel.",
    joined_ledgers: "Los registros de ambas cuentas lo recogen.",
};
