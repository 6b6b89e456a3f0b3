//! What an auditor tries, each attempt through the real library as a browser or the ERP's own code makes it.

mod authority;
mod documents;
mod floods;
mod forgery;
mod identity;
mod offers;
mod passwords;
mod records;
mod sessions;
mod sites;
mod standing;
mod wire;
mod words;
mod writes;
