//! The texts of files of documents, and what customers send to be done.

use crate::error::{NotTaken, Why};
use crate::texts::shape::Texts;
use crate::texts::shape::errors::Refused;

texts! {
    /// The texts of files of documents, and what customers send to be done.
    DocumentErrors {
        file_missing: Refused,
        file_too_large: Refused,
        zip_empty: Refused,
        zip_not_ready: Refused,
        zip_outdated: Refused,
        action_invalid: ActionInvalidTexts,
        action_key_invalid: Refused,
        /// The same form was sent before with something else.
        action_other_content: Refused,
        /// What the customer saw has changed since.
        action_changed: Refused,
        /// It takes no answer any more.
        action_over: Refused,
        /// The ERP does not take it.
        action_not_taken: Refused,
        upload_not_taken: UploadTexts,
    }
}

texts! {
    /// The texts of a form with something wrong in it: a title, and a sentence on the field that it is.
    ActionInvalidTexts {
        title,
        signed_by,
        drawing,
        reason,
        subject,
        message,
        lines,
        quantity,
        delivery_address,
        reference,
        note,
        last_name,
        first_name,
        phone,
        /// Any other field.
        other,
    }
}

impl ActionInvalidTexts {
    /// The title, and the sentence on a field, by its name.
    pub fn words(&self, _: &Texts, field: &str) -> (&'static str, String) {
        let sentence = match field {
            "signed_by" => self.signed_by,
            "drawing" => self.drawing,
            "reason" => self.reason,
            "subject" => self.subject,
            "message" => self.message,
            "lines" => self.lines,
            "quantity" => self.quantity,
            "delivery_address" => self.delivery_address,
            "reference" => self.reference,
            "note" => self.note,
            "last_name" => self.last_name,
            "first_name" => self.first_name,
            "phone" => self.phone,
            _ => self.other,
        };
        (self.title, sentence.to_owned())
    }
}

texts! {
    /// The texts of a file that is not taken: a title, and a sentence on what is wrong with it.
    UploadTexts {
        title,
        /// The file’s name, where it is known, and the sentence.
        named: fn(&str, &str) -> String,
        /// One file too many, or too large.
        too_much,
        other_type,
        /// Its name is that of something that runs.
        runs,
        macros,
        /// It is a page, or a drawing that is one.
        page,
    }
}

impl UploadTexts {
    /// The title, and the sentence on a file.
    pub fn words(&self, _: &Texts, NotTaken { name, why }: &NotTaken) -> (&'static str, String) {
        let sentence = match why {
            Why::Many | Why::Large => self.too_much,
            Why::Type => self.other_type,
            Why::Runs => self.runs,
            Why::Macros => self.macros,
            Why::Page => self.page,
        };
        (self.title, if name.is_empty() { sentence.to_owned() } else { (self.named)(name, sentence) })
    }
}
