//! What handlers ask for: who is there, the parts of the path, what was sent.

use std::ops::Deref;

use plugin_api::{Kind, objects};
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::DeserializeOwned;

use crate::error::Error;
use crate::model::actions::ActionKey;
use crate::model::contacts::ContactId;
use crate::model::ids::number_of;
use crate::model::invitations::InvitationId;
use crate::model::permissions::Permission;
use crate::model::sessions::SessionId;
use crate::model::tokens::Token;
use crate::model::users::UserId;
use crate::portal::actions::Sent;
use crate::portal::principals::{AccountContext, Principal};
use crate::portal::zips::ZipId;
use crate::web::context::RequestContext;
use crate::web::csrf;
use crate::web::fields::Fields;
use crate::web::handlers::{Argument, Taking};
use crate::web::refusals::Refusal;
use crate::web::routes::Takes;
use crate::web::uploads::Uploads;

/// Who is signed in, even with a one-time password.
#[derive(Debug)]
pub struct WithAnyPassword(pub Principal);

/// Who is signed in, even without the second factor that the site asks for.
#[derive(Debug)]
pub struct WithAnyFactor(pub Principal);

/// The id of a document, as the host gives it.
#[derive(Debug)]
pub struct DocumentId(String);

/// The id of a file of a document.
#[derive(Debug)]
pub struct FileId(String);

/// The secret of a path, whatever it leads to.
#[derive(Debug)]
pub struct Secret(String);

/// The link of an invitation.
#[derive(Debug)]
pub struct InvitationLink(pub Token);

/// The fields of a form that was judged whole.
#[derive(Debug)]
pub struct Form(Fields<'static>);

/// The same of whoever is signed in, or of a browser where nobody is.
#[derive(Debug)]
pub struct FormOfAnybody(pub Form);

/// What a mail program sends, and the page of the same address, to have mails of a sort stopped (RFC 8058).
#[derive(Debug)]
pub struct OneClick;

/// The key that makes an action happen once.
#[derive(Debug)]
pub struct Key(String);

/// The body of a call: JSON by its media type, no field unknown, none twice, no array for an object, and no deeper than it
/// must be.
#[derive(Debug)]
pub struct Json<T>(pub T);

/// The same for what a member `do` tells apart.
#[derive(Debug)]
pub struct JsonByDo<T>(pub T);

impl Deref for Form {
    type Target = Fields<'static>;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl Key {
    /// The key with where it comes from.
    pub fn sent(&self, cx: &RequestContext<'_>) -> Sent<'_> {
        Sent { key: &self.0, peer: cx.request.peer }
    }
}

/// Who is signed in, of a call whose handler finds out late that it needs somebody.
///
/// # Errors
/// As [`RequestContext::principal`]; `request/cross-site`.
pub fn principal_of_call(cx: &RequestContext<'_>) -> Result<Principal, Refusal> {
    let principal = cx.principal()?;
    csrf::check_origin(cx.request)?;
    csrf::check_session(&cx.cookies, cx.request.header("x-csrf-token").unwrap_or_default())?;
    Ok(principal)
}

macro_rules! people {
    ($($who:ty: $find:expr;)+) => {$(
        impl Argument for $who {
            fn describe(takes: &mut Takes) {
                takes.session = true;
            }

            fn take(taking: &mut Taking<'_, '_>) -> Result<Self, Refusal> {
                taking.by($find)
            }
        }
    )+};
}

people! {
    Principal: RequestContext::principal;
    WithAnyPassword: |cx| cx.principal_with_any_password().map(Self);
    WithAnyFactor: |cx| cx.principal_with_any_factor().map(Self);
}

impl Argument for AccountContext {
    fn describe(takes: &mut Takes) {
        takes.session = true;
        takes.parts.push("account");
    }

    fn take(taking: &mut Taking<'_, '_>) -> Result<Self, Refusal> {
        let account = taking.found.account().ok_or(Refusal::NotFound)?;
        taking.by(|cx| cx.context(account))
    }
}

/// Whoever is there, signed in or not; then a form is the browser's.
impl Argument for Option<Principal> {
    fn describe(_: &mut Takes) {}

    fn take(taking: &mut Taking<'_, '_>) -> Result<Self, Refusal> {
        match taking.cx.principal() {
            Ok(principal) => taking.by(|_| Ok(Some(principal))),
            Err(_) => Ok(None),
        }
    }
}

macro_rules! parts {
    ($($name:literal: $part:ty, $read:expr;)+) => {$(
        impl Argument for $part {
            fn describe(takes: &mut Takes) {
                takes.parts.push($name);
            }

            fn take(taking: &mut Taking<'_, '_>) -> Result<Self, Refusal> {
                let read: fn(&str) -> Option<Self> = $read;
                taking.found.part($name).and_then(read).ok_or(Refusal::NotFound)
            }
        }
    )+};
}

parts! {
    "user": UserId, |text| number_of(text).map(Self);
    "session": SessionId, |text| number_of(text).map(Self);
    "invitation": InvitationId, |text| number_of(text).map(Self);
    "contact": ContactId, |text| number_of(text).map(Self);
    "zip": ZipId, |text| number_of(text).map(Self);
    "permission": Permission, |text| text.parse().ok();
    "document": DocumentId, |text| Some(Self(text.to_owned()));
    "file": FileId, |text| Some(Self(text.to_owned()));
}

impl Argument for Option<FileId> {
    fn describe(_: &mut Takes) {}

    fn take(taking: &mut Taking<'_, '_>) -> Result<Self, Refusal> {
        Ok(taking.found.part("file").map(|text| FileId(text.to_owned())))
    }
}

/// Of `{kind}`, or of the word of a kind that the path has in its place.
impl Argument for Kind {
    fn describe(takes: &mut Takes) {
        takes.parts.push("kind");
    }

    fn take(taking: &mut Taking<'_, '_>) -> Result<Self, Refusal> {
        taking.found.kind().ok_or(Refusal::NotFound)
    }
}

impl Argument for Secret {
    fn describe(takes: &mut Takes) {
        takes.parts.push("token");
    }

    fn take(taking: &mut Taking<'_, '_>) -> Result<Self, Refusal> {
        let text = taking.found.part("token").or_else(|| taking.found.part("code"));
        text.map(|text| Self(text.to_owned())).ok_or(Refusal::NotFound)
    }
}

impl Argument for InvitationLink {
    fn describe(takes: &mut Takes) {
        Secret::describe(takes);
    }

    fn take(taking: &mut Taking<'_, '_>) -> Result<Self, Refusal> {
        let secret = Secret::take(taking)?;
        secret.parse().map(Self).map_err(|_| Error::InvitationUnknown.into())
    }
}

macro_rules! texts {
    ($($text:ty)+) => {$(
        impl Deref for $text {
            type Target = str;

            fn deref(&self) -> &str {
                &self.0
            }
        }
    )+};
}

texts! { DocumentId FileId Secret }

impl Argument for Form {
    fn describe(takes: &mut Takes) {
        takes.form = true;
    }

    fn take(taking: &mut Taking<'_, '_>) -> Result<Self, Refusal> {
        taking.judged().map(|sent| Self(sent.fields))
    }
}

impl Argument for OneClick {
    fn describe(takes: &mut Takes) {
        Form::describe(takes);
        takes.files = true;
    }

    fn take(taking: &mut Taking<'_, '_>) -> Result<Self, Refusal> {
        let sent = taking.proved_by_address()?;
        if sent.fields.get("List-Unsubscribe") == "One-Click" { Ok(Self) } else { Err(Refusal::BodyInvalid) }
    }
}

impl Argument for FormOfAnybody {
    fn describe(takes: &mut Takes) {
        Form::describe(takes);
    }

    fn take(taking: &mut Taking<'_, '_>) -> Result<Self, Refusal> {
        taking.by(|_| Ok(())).ok();
        Form::take(taking).map(Self)
    }
}

/// The form of a session, if the browser shows one, even one that is over; else what was sent does not matter.
impl Argument for Option<Form> {
    fn describe(takes: &mut Takes) {
        Form::describe(takes);
    }

    fn take(taking: &mut Taking<'_, '_>) -> Result<Self, Refusal> {
        if taking.cx.cookies.session.is_none() {
            return Ok(None);
        }
        taking.by(|_| Ok(()))?;
        Form::take(taking).map(Some)
    }
}

impl Argument for Uploads {
    fn describe(takes: &mut Takes) {
        takes.form = true;
        takes.files = true;
    }

    fn take(taking: &mut Taking<'_, '_>) -> Result<Self, Refusal> {
        taking.judged()
    }
}

impl Argument for Key {
    fn describe(takes: &mut Takes) {
        takes.key = true;
    }

    fn take(taking: &mut Taking<'_, '_>) -> Result<Self, Refusal> {
        let sent = taking.cx.request.header("idempotency-key").unwrap_or_default();
        ActionKey::check(sent)?;
        Ok(Self(sent.to_owned()))
    }
}

impl<T: DeserializeOwned + JsonSchema> Argument for Json<T> {
    fn describe(takes: &mut Takes) {
        takes.body = Some(described::<T>);
    }

    fn take(taking: &mut Taking<'_, '_>) -> Result<Self, Refusal> {
        parse(body(taking.cx)?).map(Self)
    }
}

impl<T: DeserializeOwned + JsonSchema> Argument for JsonByDo<T> {
    fn describe(takes: &mut Takes) {
        takes.body = Some(described::<T>);
    }

    fn take(taking: &mut Taking<'_, '_>) -> Result<Self, Refusal> {
        objects::tagged("do", body(taking.cx)?).map(Self).map_err(|_| Refusal::BodyInvalid)
    }
}

/// The body, sent from this site, and as JSON.
fn body<'a>(cx: &RequestContext<'a>) -> Result<&'a [u8], Refusal> {
    csrf::check_origin(cx.request)?;
    if cx.sends("application/json") { Ok(cx.request.body) } else { Err(Refusal::MediaType) }
}

fn parse<T: DeserializeOwned>(body: &[u8]) -> Result<T, Refusal> {
    // What the parser says may repeat what was sent, and that may be a password.
    objects::from_slice(body).map_err(|_| Refusal::BodyInvalid)
}

fn described<T: JsonSchema>(generator: &mut SchemaGenerator) -> Schema {
    generator.subschema_for::<T>()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::json::sign_in::Credentials;

    #[test]
    fn a_body_is_exactly_what_is_asked_for_or_refused() {
        let deep = format!(r#"{{"login":{}"a"{},"password":"b"}}"#, "[".repeat(100_000), "]".repeat(100_000));
        for (text, fits) in [
            (r#"{"login":"a","password":"b"}"#, true),
            (r#" {"password":"b","login":"a"} "#, true),
            (r#"{"login":"a"}"#, false),
            (r#"{"login":"a","password":"b","is_admin":true}"#, false),
            (r#"{"login":"a","login":"c","password":"b"}"#, false),
            (r#"{"login":"a","password":1e999999}"#, false),
            (r#"{"login":"\ud800","password":"b"}"#, false),
            (r#"{"login":"a","password":"b"} x"#, false),
            ("\u{feff}{\"login\":\"a\",\"password\":\"b\"}", false),
            ("", false),
            ("[]", false),
            // No object, though serde would take its values for the members.
            (r#"["a","b"]"#, false),
            (&deep, false),
        ] {
            assert_eq!(parse::<Credentials>(text.as_bytes()).is_ok(), fits, "{text:.80}");
        }
    }
}
