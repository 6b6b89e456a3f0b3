//! What a page says of a refusal, by its code: what happened, and what to do.

/// What happened, and what to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Told(pub &'static str, pub &'static str);

macro_rules! refusals {
    ($($refusal:ident = $code:literal,)*) => {
        /// What a page says of a refusal, by its code. One that is not here is told in the module's own words, which are English.
        #[derive(Debug)]
        pub struct RefusalsTexts { $(pub $refusal: Told,)* }

        impl RefusalsTexts {
            /// Every code that has words.
            pub const CODES: [&str; [$($code),*].len()] = [$($code),*];

            /// The words of a code, if it has some.
            pub fn of(&self, code: &str) -> Option<Told> {
                match code {
                    $($code => Some(self.$refusal),)*
                    _ => None,
                }
            }

            /// Each text with its name.
            pub fn each(&self) -> Vec<(&'static str, &'static str)> {
                vec![$((concat!(stringify!($refusal), ".title"), self.$refusal.0), (stringify!($refusal), self.$refusal.1)),*]
            }
        }
    };
}

refusals! {
    // What staff operations are refused with.
    account_exists = "account/exists",
    account_not_open = "account/not-open",
    account_plan_outdated = "account/plan-outdated",
    account_unknown = "account/unknown",
    contact_archived = "contact/archived",
    contact_exists = "contact/exists",
    contact_has_user = "contact/has-user",
    contact_not_behind_user = "contact/not-behind-user",
    contact_other_third_party = "contact/other-third-party",
    contact_unknown = "contact/unknown",
    contact_without_third_party = "contact/without-third-party",
    correction_reason_missing = "correction/reason-missing",
    email_invalid = "email/invalid",
    email_missing = "email/missing",
    email_of_employee = "email/of-employee",
    email_taken = "email/taken",
    email_unchanged = "email/unchanged",
    invitation_already_member = "invitation/already-member",
    invitation_contact_gone = "invitation/contact-gone",
    invitation_lifetime = "invitation/lifetime",
    invitation_owner = "invitation/owner",
    login_closed = "login/closed",
    login_invalid = "login/invalid",
    login_taken = "login/taken",
    member_unknown = "member/unknown",
    membership_site_unknown = "membership/site-unknown",
    owner_exists = "owner/exists",
    owner_holds_all = "owner/holds-all",
    owner_stays = "owner/stays",
    owner_still_owns = "owner/still-owns",
    realm_change_unknown = "realm/change-unknown",
    realm_later_change = "realm/later-change",
    realm_plan_outdated = "realm/plan-outdated",
    realm_reverted = "realm/reverted",
    realm_too_late = "realm/too-late",
    recovery_needed = "recovery/needed",
    recovery_no_owner = "recovery/no-owner",
    recovery_pending = "recovery/pending",
    recovery_reason_missing = "recovery/reason-missing",
    recovery_same_person = "recovery/same-person",
    second_factor_none = "second-factor/none",
    second_factor_reason_missing = "second-factor/reason-missing",
    third_party_closed = "third-party/closed",
    third_party_in_use = "third-party/in-use",
    third_party_unknown = "third-party/unknown",
    transfer_candidate = "transfer/candidate",
    user_unknown = "user/unknown",
    view_as_no_consent = "view-as/no-consent",
    view_as_reason_missing = "view-as/reason-missing",

    // What these pages refuse themselves.
    page_unknown = "page/unknown",
    request_cross_site = "request/cross-site",
    request_body_too_large = "request/body-too-large",
    request_body_invalid = "request/body-invalid",
    restore_unconfirmed = "restore/unconfirmed",
    realm_unconfirmed = "realm/unconfirmed",
    realm_reason_missing = "realm/reason-missing",

    // What is refused at the staff's own door.
    staff_needs_support = "staff/needs-support",
    staff_needs_manage = "staff/needs-manage",
    staff_needs_admin = "staff/needs-admin",
    staff_signed_out = "staff/signed-out",
    staff_wrong = "staff/wrong",
    staff_throttled = "staff/throttled",
    staff_busy = "staff/busy",
    staff_proxy = "staff/proxy",
    staff_proxy_unknown = "staff/proxy-unknown",
    staff_password = "staff/password",
    staff_password_repeat = "staff/password-repeat",
    staff_login = "staff/login",
    staff_name = "staff/name",
    staff_taken = "staff/taken",
    staff_last_admin = "staff/last-admin",
    staff_unknown = "staff/unknown",
}
