//! Files of customers that are not taken.

use std::fmt;

/// Why a file is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// One too many.
    Many,
    /// Too large, alone or with the others.
    Large,
    /// It is none of the types that are taken.
    Type,
    /// Its name is that of something that runs.
    Runs,
    /// It is an office document with macros in it.
    Macros,
    /// It is a page, or a drawing that is one.
    Page,
}

/// A file that is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotTaken {
    /// What it is called, safe to be shown; empty where that is not known.
    pub name: String,
    /// What is wrong with it.
    pub why: Why,
}

impl fmt::Display for NotTaken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = &self.name;
        match self.why {
            Why::Many | Why::Large => {
                f.write_str("attach at most 5 files, 8 MiB in all: pictures, PDF, text, office documents")
            }
            Why::Type => {
                write!(f, "`{name}` is of a type that is not taken; attach pictures, PDF, text or office documents")
            }
            Why::Runs => write!(f, "`{name}` is called like something that runs; send what is in it as a PDF or text"),
            Why::Macros => write!(f, "`{name}` has macros in it; save it without them"),
            Why::Page => write!(f, "`{name}` is a page or drawing that could run; save it as a PDF"),
        }
    }
}
