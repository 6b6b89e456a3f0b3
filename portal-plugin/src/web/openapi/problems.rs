//! The refusals that a program can meet, by status, each code with its sentence.

use std::collections::BTreeMap;

use plugin_api::{Class, Failure};
use serde_json::{Map, Value, json};

use crate::error::{Denied, Error, Further, NotTaken, Why};
use crate::model::sites::Locale;
use crate::web::refusals::Refusal;
use crate::web::texts;

/// What the portal refuses a customer with. A new error of a customer's use case joins it; a test says which is missing.
#[rustfmt::skip]
fn errors() -> Vec<Error> {
    use Error as E;
    vec![
        E::FileMissing, E::FileTooLarge, E::PasswordMustBeReplaced, E::SignInFailed, E::SlowDown { seconds: 30 },
        E::Busy { seconds: 2 }, E::PasswordWrong, E::PasswordTooShort { min: 15 }, E::PasswordTooLong, E::PasswordCommon,
        E::PasswordObvious, E::PasswordUnchanged, E::PasswordsDiffer, E::LinkInvalid, E::LoginInvalid, E::LoginTaken, E::LoginClosed,
        E::EmailOfEmployee, E::SessionUnknown, E::CursorInvalid, E::Store(String::new()),
        E::Host(Failure::new(Class::Unavailable, "", "")), E::NoRandomness, E::Stopped, E::InvitationUnknown,
        E::InvitationExpired, E::InvitationUsed, E::InvitationDeclined, E::InvitationCancelled, E::InvitationSuperseded,
        E::InvitationOtherAddress, E::InvitationSignIn, E::InvitationInviterLost, E::InvitationResentEnough,
        E::InvitationLifetime, E::InvitationTooMany, E::AlreadyMember, E::InvitingOneself, E::InvitingOwner,
        E::EmailInvalid, E::PermissionNotHeld { permission: "portal.invoices.view", further: Further::Permission }, E::MembershipSiteUnknown, E::MemberUnknown, E::ActionInvalid("lines"), E::ActionKeyInvalid,
        E::ActionOtherContent, E::ActionChanged, E::ActionOver, E::ActionNotTaken, E::UploadNotTaken(NotTaken { name: String::new(), why: Why::Many }), E::MemberOneself,
        E::MemberManager, E::OwnerStays, E::TransferUnknown, E::TransferExpired, E::TransferCandidate,
        E::TransferNotOwner, E::RecoveryUnknown, E::RecoveryExpired, E::CodeWrong, E::CodeOver, E::CodeEnough,
        E::AccountContactUnknown, E::AccountContactExists, E::CategoryUnknown, E::TooManyOnAccount, E::HandOffInvalid,
        E::ViewAsReadOnly, E::PermissionHeld, E::PermissionAsked, E::PermissionAskedEnough, E::PermissionNotAsked, E::OwnerMissing, E::EmailLinkInvalid, E::EmailUnchanged, E::SecondFactorNeeded, E::SignInOver, E::SecondFactorWrong, E::SecondFactorMustBeSetUp, E::SecondFactorAskedByAccount, E::SecondFactorExists, E::SecondFactorNone, E::SecondFactorOver, E::SecondFactorOwnerFirst, E::ZipEmpty, E::ZipNotReady, E::ZipOutdated, E::SignUpClosed, E::SignUpInvalid,
    ]
}

/// What the front refuses before anything is looked up.
const FRONT: [Refusal; 9] = [
    Refusal::NotFound,
    Refusal::Method("GET, HEAD"),
    Refusal::CrossSite,
    Refusal::OtherAccount,
    Refusal::QueryInvalid,
    Refusal::QueryTooLong,
    Refusal::BodyInvalid,
    Refusal::BodyTooLarge,
    Refusal::MediaType,
];

/// Every code, with its status and its sentence.
pub fn codes() -> Value {
    let words = each()
        .into_iter()
        .map(|(code, (status, sentence))| json!({ "const": code, "description": format!("{status}: {sentence}") }));
    json!({
        "description": "What went wrong. Never changes; new ones may come.",
        "type": "string",
        "oneOf": words.collect::<Vec<_>>(),
    })
}

/// An answer for each status of a refusal.
pub fn responses() -> Value {
    let mut by_status: BTreeMap<u16, Vec<(&str, String)>> = BTreeMap::new();
    for (code, (status, sentence)) in each() {
        by_status.entry(status).or_default().push((code, sentence));
    }
    let mut all: Map<String, Value> =
        by_status.into_iter().map(|(status, codes)| (status.to_string(), refused(status, &codes))).collect();
    all.insert("304".to_owned(), json!({ "description": "It has not changed." }));
    all.into()
}

fn refused(status: u16, codes: &[(&str, String)]) -> Value {
    let lines: Vec<String> = codes.iter().map(|(code, sentence)| format!("- `{code}`: {sentence}")).collect();
    let words: Vec<&str> = codes.iter().map(|(code, _)| *code).collect();
    let schema = json!({
        "allOf": [{ "$ref": "#/components/schemas/Problem" }],
        "properties": { "status": { "const": status }, "code": { "enum": words } },
    });
    let mut answer = json!({
        "description": format!("Refused:\n\n{}\n", lines.join("\n")),
        "content": { "application/problem+json": { "schema": schema } },
    });
    if matches!(status, 429 | 503) {
        answer["headers"] = json!({
            "retry-after": {
                "description": "After how many seconds another try is worth it, where waiting helps.",
                "schema": { "type": "integer", "minimum": 1 },
            },
        });
    }
    answer
}

/// Each code with its status and its sentence.
fn each() -> BTreeMap<&'static str, (u16, String)> {
    let denied = Denied::ALL.into_iter().map(Refusal::from);
    let all = errors().into_iter().map(Refusal::from).chain(denied).chain(FRONT);
    all.map(|refusal| (refusal.code(), (refusal.status(), texts::refusal(Locale::En, &refusal).1))).collect()
}
