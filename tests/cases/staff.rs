//! The staff pages of the demo host, over HTTP: the way from a third party to a customer who is signed in, and what is kept out.

mod guard;
mod protocol;
mod windows;
