//! What customers are told of a refusal: the portal's errors and the front's own.

use crate::error::{Denied, Error};
use crate::model::permissions::Permission;
use crate::texts::Texts;
use crate::texts::shape::errors::Refused;
use crate::web::refusals::Refusal;

/// Title and sentence.
pub fn words(t: &Texts, refusal: &Refusal) -> (&'static str, String) {
    let requests = &t.errors.requests;
    let words = match refusal {
        Refusal::Portal(error) => return error_words(t, error),
        Refusal::NotFound => &requests.not_found,
        Refusal::Method(_) => &requests.method,
        Refusal::CrossSite => &requests.cross_site,
        Refusal::OtherAccount => &requests.other_account,
        Refusal::QueryInvalid => &requests.query_invalid,
        Refusal::QueryTooLong => &requests.query_too_long,
        Refusal::BodyInvalid => &requests.body_invalid,
        Refusal::BodyTooLarge => &requests.body_too_large,
        Refusal::MediaType => &requests.media_type,
    };
    words.words()
}

#[expect(clippy::too_many_lines, reason = "a table: the words of each error")]
fn error_words(t: &Texts, error: &Error) -> (&'static str, String) {
    let e = &t.errors;
    let words = match error {
        Error::Denied(denied) => denied_words(t, *denied),
        Error::DocumentUnknown => &e.requests.not_found,
        Error::SlowDown { seconds } => return e.signing_in.slow_down.words(*seconds),
        Error::Busy { seconds } => return e.signing_in.busy.words(*seconds),
        Error::PasswordTooShort { min } => return e.signing_in.password_too_short.words(*min),
        Error::PermissionNotHeld { permission, further } => {
            let name = permission.parse::<Permission>().map(|known| t.permissions.of(known)).unwrap_or_default();
            let words = &e.people.permission_not_held;
            return (words.title, words.sentence(name, *further));
        }
        Error::ActionInvalid(field) => {
            let words = &e.documents.action_invalid;
            return (words.title, words.sentence(field).to_owned());
        }
        Error::UploadNotTaken(file) => {
            let words = &e.documents.upload_not_taken;
            return (words.title, words.sentence(file));
        }
        Error::Store(_) | Error::Host(_) | Error::NoRandomness | Error::Stopped => &e.requests.unavailable,
        Error::FileMissing => &e.documents.file_missing,
        Error::FileTooLarge => &e.documents.file_too_large,
        Error::PasswordMustBeReplaced => &e.signing_in.password_must_be_replaced,
        Error::SignInFailed => &e.signing_in.sign_in_failed,
        Error::PasswordWrong => &e.signing_in.password_wrong,
        Error::PasswordTooLong => &e.signing_in.password_too_long,
        Error::PasswordCommon => &e.signing_in.password_common,
        Error::PasswordObvious => &e.signing_in.password_obvious,
        Error::PasswordUnchanged => &e.signing_in.password_unchanged,
        Error::PasswordsDiffer => &e.signing_in.passwords_differ,
        Error::LinkInvalid => &e.signing_in.link_invalid,
        Error::LoginInvalid => &e.signing_in.login_invalid,
        Error::LoginTaken => &e.signing_in.login_taken,
        Error::LoginClosed => &e.signing_in.login_closed,
        Error::EmailOfEmployee => &e.signing_in.email_of_employee,
        Error::SessionUnknown => &e.signing_in.session_unknown,
        Error::CursorInvalid => &e.requests.cursor_invalid,
        Error::InvitationUnknown => &e.invitations.invitation_unknown,
        Error::InvitationExpired => &e.invitations.invitation_expired,
        Error::InvitationUsed => &e.invitations.invitation_used,
        Error::InvitationDeclined => &e.invitations.invitation_declined,
        Error::InvitationCancelled => &e.invitations.invitation_cancelled,
        Error::InvitationSuperseded => &e.invitations.invitation_superseded,
        Error::InvitationOtherAddress => &e.invitations.invitation_other_address,
        Error::InvitationSignIn => &e.invitations.invitation_sign_in,
        Error::InvitationInviterLost => &e.invitations.invitation_inviter_lost,
        Error::InvitationResentEnough => &e.invitations.invitation_resent_enough,
        Error::InvitationLifetime => &e.invitations.invitation_lifetime,
        Error::InvitationTooMany => &e.invitations.invitation_too_many,
        Error::AlreadyMember => &e.invitations.already_member,
        Error::InvitingOneself => &e.invitations.inviting_oneself,
        Error::InvitingOwner => &e.invitations.inviting_owner,
        Error::EmailInvalid => &e.signing_in.email_invalid,
        Error::MembershipSiteUnknown => &e.people.membership_site_unknown,
        Error::MemberUnknown => &e.people.member_unknown,
        Error::ActionKeyInvalid => &e.documents.action_key_invalid,
        Error::ActionOtherContent => &e.documents.action_other_content,
        Error::ActionChanged => &e.documents.action_changed,
        Error::ActionOver => &e.documents.action_over,
        Error::ActionNotTaken => &e.documents.action_not_taken,
        Error::ZipEmpty => &e.documents.zip_empty,
        Error::ZipNotReady => &e.documents.zip_not_ready,
        Error::ZipOutdated => &e.documents.zip_outdated,
        Error::MemberOneself => &e.people.member_oneself,
        Error::MemberManager => &e.people.member_manager,
        Error::OwnerStays => &e.people.owner_stays,
        Error::TransferUnknown => &e.people.transfer_unknown,
        Error::TransferExpired => &e.people.transfer_expired,
        Error::TransferCandidate => &e.people.transfer_candidate,
        Error::TransferNotOwner => &e.people.transfer_not_owner,
        Error::RecoveryUnknown | Error::RecoveryExpired => &e.people.recovery_over,
        Error::CodeWrong => &e.invitations.code_wrong,
        Error::CodeOver => &e.invitations.code_over,
        Error::CodeEnough => &e.invitations.code_enough,
        Error::AccountContactUnknown => &e.people.account_contact_unknown,
        Error::AccountContactExists => &e.people.account_contact_exists,
        Error::CategoryUnknown => &e.people.category_unknown,
        Error::TooManyOnAccount => &e.people.too_many_on_account,
        Error::HandOffInvalid => &e.signing_in.hand_off_invalid,
        Error::SecondFactorNeeded => &e.signing_in.second_factor_needed,
        Error::SignInOver => &e.signing_in.sign_in_over,
        Error::SecondFactorWrong => &e.signing_in.second_factor_wrong,
        Error::SecondFactorMustBeSetUp => &e.signing_in.second_factor_must_be_set_up,
        Error::SecondFactorAskedByAccount => &e.signing_in.second_factor_asked_by_account,
        Error::SecondFactorExists => &e.signing_in.second_factor_exists,
        Error::SecondFactorNone => &e.signing_in.second_factor_none,
        Error::SecondFactorOver => &e.signing_in.second_factor_over,
        Error::SecondFactorOwnerFirst => &e.signing_in.second_factor_owner_first,
        Error::ViewAsReadOnly => &e.people.view_as_read_only,
        Error::SignUpClosed => &e.signing_in.sign_up_closed,
        Error::SignUpInvalid => &e.signing_in.sign_up_invalid,
        Error::EmailLinkInvalid => &e.signing_in.email_link_invalid,
        Error::EmailUnchanged => &e.signing_in.email_unchanged,
        Error::PermissionHeld => &e.people.permission_held,
        Error::PermissionAsked => &e.people.permission_asked,
        Error::PermissionAskedEnough => &e.people.permission_asked_enough,
        Error::PermissionNotAsked => &e.people.permission_not_asked,
        Error::OwnerMissing => &e.people.owner_missing,
        Error::MemberContactGone => &e.invitations.member_contact_gone,
        // What only staff operations are refused with.
        Error::ContactUnknown
        | Error::ContactWithoutThirdParty
        | Error::ContactArchived
        | Error::ContactHasUser
        | Error::ThirdPartyUnknown
        | Error::ThirdPartyClosed
        | Error::EmailMissing
        | Error::HashRefused
        | Error::UserUnknown
        | Error::AccountUnknown
        | Error::OwnerExists
        | Error::OwnerHoldsAll
        | Error::CommandInvalid(_)
        | Error::ManifestRefused(_)
        | Error::SettingsInvalid(_)
        | Error::RecoveryPending
        | Error::RecoverySamePerson
        | Error::RecoveryReasonMissing
        | Error::RecoveryNeeded
        | Error::RecoveryNoOwner
        | Error::RealmChangeNeedsPlan { .. }
        | Error::RealmPlanOutdated
        | Error::RealmChangeUnknown
        | Error::RealmReverted
        | Error::RealmTooLate
        | Error::RealmLaterChange
        | Error::SecondFactorReasonMissing
        | Error::ViewAsNoConsent
        | Error::ViewAsReasonMissing
        | Error::CorrectionReasonMissing
        | Error::ContactOtherThirdParty
        | Error::ContactNotBehindUser
        | Error::EmailTaken
        | Error::OwnerStillOwns
        | Error::ThirdPartyInUse
        | Error::AccountExists
        | Error::AccountNotOpen
        | Error::AccountPlanOutdated => &e.requests.internal,
    };
    words.words()
}

const fn denied_words(t: &Texts, denied: Denied) -> &Refused {
    let words = &t.errors.decision;
    match denied {
        Denied::SiteUnknown => &words.site_unknown,
        Denied::SiteDisabled => &words.site_disabled,
        Denied::SessionMissing | Denied::SessionExpired | Denied::SessionRevoked | Denied::SessionOtherSite => {
            &words.signed_out
        }
        Denied::UserDisabled | Denied::UserLocked => &words.user_disabled,
        Denied::UserUnverified => &words.user_unverified,
        Denied::RealmNotShared => &words.realm_not_shared,
        Denied::AccountSuspended => &words.account_suspended,
        Denied::AccountClosed => &words.account_closed,
        Denied::AccountNotOnSite => &words.account_not_on_site,
        Denied::MembershipNone => &words.membership_none,
        Denied::MembershipSuspended => &words.membership_suspended,
        Denied::MembershipEnded => &words.membership_ended,
        Denied::MembershipNotOnSite => &words.membership_not_on_site,
        Denied::HostClosed | Denied::SiteHidden => &words.kind_hidden,
        Denied::PermissionMissing => &words.permission_missing,
        Denied::DocumentOtherAccount
        | Denied::DocumentOtherEntity
        | Denied::DocumentOtherContact
        | Denied::DocumentUnpublished => &t.errors.requests.not_found,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::sites::Locale;
    use crate::texts;

    #[test]
    fn a_number_stands_where_the_sentence_needs_it() {
        let slow = Refusal::from(Error::SlowDown { seconds: 30 });
        assert_eq!(words(texts::of(Locale::En), &slow).1, "Wait 30 s, then try again.");
        let short = Refusal::from(Error::PasswordTooShort { min: 15 });
        assert_eq!(words(texts::of(Locale::Fr), &short).1, "Prenez 15 caractères ou plus.");
    }

    #[test]
    fn what_fails_inside_is_not_told_outside() {
        for error in [Error::Store("table secrets".into()), Error::Stopped] {
            for locale in Locale::ALL {
                let (title, text) = words(texts::of(locale), &Refusal::from(error.clone()));
                assert!(!title.contains("secrets") && !text.contains("secrets"));
            }
        }
    }
}
