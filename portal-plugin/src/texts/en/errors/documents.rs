//! English: files of documents, and what customers send to be done.

use crate::texts::shape::errors::{ActionInvalidTexts, DocumentErrors, Refused, UploadTexts};

pub(super) const ERRORS: DocumentErrors = DocumentErrors {
    file_missing: Refused("The file is not there", "The document has no such file. Ask us for it."),
    file_too_large: Refused("The file is too large", "It cannot be downloaded here. Ask us for it."),
    zip_empty: Refused(
        "There is no file to put in",
        "None of these documents has a file. Take some filters off and try again.",
    ),
    zip_not_ready: Refused("The zip is not ready yet", "Come back in a moment."),
    zip_outdated: Refused(
        "The zip is out of date",
        "What you may see has changed since it was made. Go to the list and make it again.",
    ),
    action_invalid: ActionInvalidTexts {
        title: "Please check the form",
        signed_by: "Sign with your name.",
        drawing: "The drawn signature cannot be read. Draw it again, or leave it out.",
        reason: "The reason is too long.",
        subject: "Say in one line what it is about.",
        message: "Write a message of 10,000 characters at the most.",
        lines: "Choose at least one product, and at most 100.",
        quantity: "A quantity is a number above zero, with two decimals at the most.",
        delivery_address: "The delivery address is too long.",
        reference: "Your reference is too long.",
        note: "The note is too long.",
        last_name: "Give your name.",
        first_name: "The given name is too long.",
        phone: "The telephone number is too long.",
        other: "A field is missing or too long.",
    },
    action_key_invalid: Refused("The form is not complete", "Go back, reload the page and try again."),
    action_other_content: Refused(
        "This form was sent before",
        "It was sent with something else in it. Open the page again to send another one.",
    ),
    action_changed: Refused(
        "It has changed in the meantime",
        "A price or total is not what you saw. Look at it again, then decide. Nothing was done.",
    ),
    action_over: Refused(
        "This is not possible any more",
        "It was answered, has ended, or is not to be had any more. Nothing was done.",
    ),
    action_not_taken: Refused("This cannot be done here", "Nothing was done. Please ask us."),
    upload_not_taken: UploadTexts {
        title: "A file cannot be taken",
        named: |name, sentence| format!("“{name}”: {sentence}"),
        too_much: "Attach at most 5 files, 8 MiB in all: pictures, PDF, plain text, office documents.",
        other_type: "It is of a type that we do not take. We take pictures, PDF, plain text and office documents.",
        runs: "It is called like a program or a page, which we do not take. Send what is in it as a PDF or plain text.",
        macros: "It has macros in it. Save it without them and attach it again.",
        page: "It is a page or a drawing that could run when it is opened. Save it as a PDF and attach that.",
    },
};
