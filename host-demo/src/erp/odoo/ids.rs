//! The ids of documents as they cross: Odoo's own number, and what the number alone does not say.
//!
//! `42` is document 42 of the third party that it was issued to, in its own company. `42.10` is the same as third party 10 sees
//! it, because somebody there follows it; `42_2` is one without a company of its own, as company 2 shows it. Of a product, which is
//! issued to nobody, `42.31` is variant 31.

use super::values::id;

/// An id that was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct DocumentId {
    /// Odoo's number.
    pub number: i64,
    /// The third party, where it is not the one that the document was issued to; of a product its variant, where it has several.
    pub party: Option<i64>,
    /// The company, where it is not the document's own.
    pub company: Option<i64>,
}

impl DocumentId {
    /// Reads an id, in its one spelling.
    pub fn read(text: &str) -> Option<Self> {
        let (rest, company) = match text.split_once('_') {
            Some((rest, company)) => (rest, Some(id(company)?)),
            None => (text, None),
        };
        let (number, party) = match rest.split_once('.') {
            Some((number, party)) => (id(number)?, Some(id(party)?)),
            None => (id(rest)?, None),
        };
        Some(Self { number, party, company })
    }

    /// Writes it.
    pub fn write(self) -> String {
        let party = self.party.map_or_else(String::new, |party| format!(".{party}"));
        let company = self.company.map_or_else(String::new, |company| format!("_{company}"));
        format!("{}{party}{company}", self.number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_has_one_spelling() {
        for text in ["42", "42.10", "42_2", "42.10_2"] {
            assert_eq!(DocumentId::read(text).map(DocumentId::write).as_deref(), Some(text));
        }
        for text in ["", "0", "042", "42.", "42._2", "42_", "42_2.10", "42.010", "42 ", "x", "42.10.3", "4_2_1"] {
            assert_eq!(DocumentId::read(text), None, "`{text}`");
        }
    }
}
