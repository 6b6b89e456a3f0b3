//! What serves a method of an address: a function that says by its arguments what it asks for. It is handed each only once
//! that is checked, so that no handler sees a form, a body or an account that nobody has judged.
//!
//! A page's form is read, then judged: sent from this site, as a form, well formed, made on a page of its account (rule A8),
//! by somebody who may be there, with the value of their session; before sign-in, with the browser's. A call that writes is
//! judged so: by somebody who may be there, from this site, with the value of their session, with a body that is what it
//! must be. Refusals come in this order, and arguments in the order in which they stand.

use crate::error::Error;
use crate::web::context::RequestContext;
use crate::web::csrf;
use crate::web::fields::{self, Fields};
use crate::web::refusals::Refusal;
use crate::web::routes::{Found, Method, Takes};
use crate::web::uploads::Uploads;

/// One request on its way to a handler, as far as it is judged.
#[derive(Debug)]
pub struct Taking<'c, 'a> {
    /// The request.
    pub cx: &'c RequestContext<'a>,
    /// The address that it is for.
    pub found: &'c Found<'a>,
    writes: bool,
    sent: Option<Uploads>,
    is_judged: bool,
}

/// What a handler asks for.
pub trait Argument: Sized {
    /// Says so, for the table and the document.
    fn describe(takes: &mut Takes);

    /// Takes it from a request.
    ///
    /// # Errors
    /// Why not, where it does not hold.
    fn take(taking: &mut Taking<'_, '_>) -> Result<Self, Refusal>;
}

/// A function that takes `Args` behind the request, and answers an `R`.
pub trait Handler<Args, R>: Send + Sync + 'static {
    /// What it asks for.
    fn takes() -> Takes;

    /// Hands it that, and answers.
    ///
    /// # Errors
    /// What does not hold, or what the function is refused with.
    fn answer(&self, taking: &mut Taking<'_, '_>) -> Result<R, Refusal>;
}

impl<'c, 'a> Taking<'c, 'a> {
    /// Begins with what is refused whoever asks.
    ///
    /// # Errors
    /// For what writes: `request/cross-site`; of a form also `request/media-type`, `request/body-invalid`, `account/other`.
    pub fn begin(
        cx: &'c RequestContext<'a>,
        found: &'c Found<'a>,
        method: Method,
        takes: &Takes,
    ) -> Result<Self, Refusal> {
        let writes = method != Method::Get;
        let mut taking = Self { cx, found, writes, sent: None, is_judged: false };
        if writes && !found.route.is_call() {
            taking.sent = Some(form(cx, takes.files)?);
            if let Some(account) = found.account() {
                csrf::check_account(&cx.cookies, account, taking.value())?;
            }
        } else if writes && !takes.session && takes.body.is_none() {
            csrf::check_origin(cx.request)?;
        }
        Ok(taking)
    }

    /// Whoever asks, once this is found and, for what writes, their session's value is there.
    ///
    /// # Errors
    /// Why nobody is found; `request/cross-site`.
    pub fn by<W>(&mut self, find: impl FnOnce(&RequestContext<'a>) -> Result<W, Error>) -> Result<W, Refusal> {
        let who = find(self.cx)?;
        if self.writes {
            if self.sent.is_none() {
                csrf::check_origin(self.cx.request)?;
            }
            csrf::check_session(&self.cx.cookies, self.value())?;
            self.is_judged = true;
        }
        Ok(who)
    }

    /// The form that was sent, with the session's value, or else with the browser's.
    ///
    /// # Errors
    /// `request/cross-site`; `request/body-invalid` where none was sent.
    pub fn judged(&mut self) -> Result<Uploads, Refusal> {
        if !self.is_judged {
            csrf::check_form(&self.cx.cookies, self.value())?;
        }
        self.sent.take().ok_or(Refusal::BodyInvalid)
    }

    /// The form that was sent to an address that is a secret itself, and proves enough: a mail program has no value of a
    /// browser (RFC 8058).
    ///
    /// # Errors
    /// `request/body-invalid` where none was sent.
    pub fn proved_by_address(&mut self) -> Result<Uploads, Refusal> {
        self.sent.take().ok_or(Refusal::BodyInvalid)
    }

    /// The value that proves who sent it: a form's field, a call's header.
    fn value(&self) -> &str {
        match &self.sent {
            Some(sent) => sent.fields.get("csrf"),
            None => self.cx.request.header("x-csrf-token").unwrap_or_default(),
        }
    }
}

/// The form that this very site sent; its value is not judged yet.
fn form(cx: &RequestContext<'_>, takes_files: bool) -> Result<Uploads, Refusal> {
    csrf::check_origin(cx.request)?;
    if takes_files {
        return Uploads::read(cx.request);
    }
    if !fields::is_form(cx.request.header("content-type").unwrap_or_default()) {
        return Err(Refusal::MediaType);
    }
    Ok(Uploads::of_fields(Fields::of_form(cx.request.body)?.into_owned()))
}

macro_rules! handlers {
    ($(($($argument:ident),*))+) => {$(
        impl<F, R, $($argument: Argument),*> Handler<($($argument,)*), R> for F
        where
            F: Fn(&RequestContext<'_>, $($argument),*) -> Result<R, Refusal> + Send + Sync + 'static,
        {
            fn takes() -> Takes {
                let all: &[fn(&mut Takes)] = &[$($argument::describe),*];
                let mut takes = Takes::default();
                for describe in all {
                    describe(&mut takes);
                }
                takes
            }

            fn answer(&self, taking: &mut Taking<'_, '_>) -> Result<R, Refusal> {
                self(taking.cx, $($argument::take(taking)?),*)
            }
        }
    )+};
}

handlers! { () (A) (A, B) (A, B, C) (A, B, C, D) }
