//! Spanish: bringing two logins of one person together.

use crate::texts::shape::LoginsTexts;

pub(super) const LOGINS: LoginsTexts = LoginsTexts {
    title: "Unir sus dos usuarios",
    notice: "Algunos de nuestros sitios comparten ahora un mismo inicio de sesión. Si tiene otro usuario en uno de ellos, puede unir los dos en uno.",
    lead: "Ha iniciado sesión con uno de los dos. Demuestre que el otro también es suyo con un código que enviaremos a su dirección; después, un solo inicio de sesión abrirá las cuentas de ambos.",
    first: "1. El otro usuario",
    other: "Usuario o dirección de correo",
    second: "2. El código",
    join: "Unirlos",
    hint: "Las cuentas, los permisos y los documentos se quedan como están. Si ambos usuarios están en una misma cuenta, valen los permisos más restringidos.",
    mailed: "Si existe ese usuario con una dirección confirmada, un código va en camino. Es válido durante diez minutos.",
    joined: "Sus dos usuarios ahora son uno.",
    go_on: "Ir a sus cuentas",
};
