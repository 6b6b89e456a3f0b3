//! Spanish: files of documents, and what customers send to be done.

use crate::texts::shape::errors::{ActionInvalidTexts, DocumentErrors, Refused, UploadTexts};

pub(super) const ERRORS: DocumentErrors = DocumentErrors {
    file_missing: Refused("El archivo no está disponible", "El documento no tiene ese archivo. Pídanoslo."),
    file_too_large: Refused("El archivo es demasiado grande", "No puede descargarse aquí. Pídanoslo."),
    zip_empty: Refused(
        "No hay ningún archivo que incluir",
        "Ninguno de estos documentos tiene archivo. Quite algún filtro e inténtelo de nuevo.",
    ),
    zip_not_ready: Refused("El zip aún no está listo", "Vuelva dentro de un momento."),
    zip_outdated: Refused(
        "El zip ya no está al día",
        "Lo que puede ver ha cambiado desde que se preparó. Vaya a la lista y prepárelo de nuevo.",
    ),
    action_invalid: ActionInvalidTexts {
        title: "Revise el formulario",
        signed_by: "Firme con su nombre.",
        drawing: "La firma dibujada no puede leerse. Dibújela de nuevo o déjela vacía.",
        reason: "El motivo es demasiado largo.",
        subject: "Indique en una línea de qué se trata.",
        message: "Escriba un mensaje de 10.000 caracteres como máximo.",
        lines: "Elija al menos un producto y 100 como máximo.",
        quantity: "Una cantidad es un número mayor que cero, con dos decimales como máximo.",
        delivery_address: "La dirección de entrega es demasiado larga.",
        reference: "Su referencia es demasiado larga.",
        note: "Las observaciones son demasiado largas.",
        last_name: "Indique sus apellidos.",
        first_name: "El nombre es demasiado largo.",
        phone: "El número de teléfono es demasiado largo.",
        other: "Falta un campo o es demasiado largo.",
    },
    action_key_invalid: Refused(
        "El formulario está incompleto",
        "Vuelva atrás, recargue la página e inténtelo de nuevo.",
    ),
    action_other_content: Refused(
        "Este formulario ya se envió",
        "Se envió con otro contenido. Abra de nuevo la página para enviar otro.",
    ),
    action_changed: Refused(
        "Entretanto ha cambiado",
        "Un precio o un total no es el que usted vio. Véalo de nuevo y decida después. No se ha hecho nada.",
    ),
    action_over: Refused(
        "Esto ya no es posible",
        "Ya se respondió, ha terminado o ya no está disponible. No se ha hecho nada.",
    ),
    action_not_taken: Refused("Esto no puede hacerse aquí", "No se ha hecho nada. Consúltenos."),
    upload_not_taken: UploadTexts {
        title: "Un archivo no puede aceptarse",
        named: |name, sentence| format!("«{name}»: {sentence}"),
        too_much: "Adjunte como máximo 5 archivos, 8\u{a0}MiB en total: imágenes, PDF, texto sin formato, documentos de oficina.",
        other_type: "Es de un tipo que no aceptamos. Aceptamos imágenes, PDF, texto sin formato y documentos de oficina.",
        runs: "Su nombre es el de un programa o una página, que no aceptamos. Envíe su contenido en PDF o como texto sin formato.",
        macros: "Contiene macros. Guárdelo sin ellas y adjúntelo de nuevo.",
        page: "Es una página o un dibujo que podría ejecutarse al abrirlo. Guárdelo en PDF y adjunte ese PDF.",
    },
};
