//! Files of customers that are not taken.

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
