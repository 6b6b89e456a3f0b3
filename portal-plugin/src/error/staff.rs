//! What staff operations and the start of the portal are refused with. No page of a customer asks for what can be: these are
//! `[staff only]`, and a customer who met one all the same would read that something went wrong.

/// Hands these rows to the macro `$then`, behind those before.
macro_rules! staff_errors {
    ($then:ident $($rows:tt)*) => {
        $then! { $($rows)*

            /// The ERP knows no such contact.
            ContactUnknown = NotFound, "contact/unknown", [staff only],
                "the ERP knows no such contact; look its id up in the ERP";
            /// The contact belongs to no third party.
            ContactWithoutThirdParty = Refused, "contact/without-third-party", [staff only],
                "the contact belongs to no third party; link it to one in the ERP first";
            /// The contact is archived.
            ContactArchived = Refused, "contact/archived", [staff only],
                "the contact is archived; put it back in use in the ERP first";
            /// The contact has a user in this realm already.
            ContactHasUser = Refused, "contact/has-user", [staff only],
                "the contact has a user already; grant that one instead";
            /// The ERP knows no such third party.
            ThirdPartyUnknown = NotFound, "third-party/unknown", [staff only],
                "the ERP knows no such third party; look its id up in the ERP";
            /// The third party is closed.
            ThirdPartyClosed = Refused, "third-party/closed", [staff only],
                "the third party is closed; reopen it in the ERP first";
            /// A mail is to be sent and there is no address.
            EmailMissing = Refused, "email/missing", [staff only],
                "there is no e-mail address to send to; show the credentials instead";
            /// The hash is of a scheme that is not taken over.
            HashRefused = Refused, "hash/refused", [staff only],
                "the hash is not argon2id, bcrypt or pbkdf2-sha512; import the user without it";
            /// There is no such user.
            UserUnknown = NotFound, "user/unknown", [staff only],
                "there is no such user in this site's realm";
            /// There is no such account.
            AccountUnknown = NotFound, "account/unknown", [staff only],
                "there is no account for this third party yet";
            /// The account has an owner already.
            OwnerExists = Refused, "owner/exists", [staff only],
                "the account has an owner, who can hand it over; for one who is lost, propose a recovery";
            /// An owner cannot be given fewer permissions; transfer first.
            OwnerHoldsAll = Refused, "owner/holds-all", [staff only],
                "an owner holds every permission; transfer the ownership first";
            /// The command or question cannot be read.
            CommandInvalid(why: String = String::new()) = Invalid, "command/invalid", [staff only],
                "the command cannot be read: {why}";
            /// A manifest has problems; they are in the detail.
            ManifestRefused(_problems: String = String::new()) = Refused, "manifest/refused", [staff only],
                "the manifest has problems; the previous one stays in force";
            /// The settings cannot be read.
            SettingsInvalid(why: String = String::new()) = Incompatible, "settings/invalid", [staff only],
                "the settings cannot be read: {why}";
            /// Another recovery is pending already.
            RecoveryPending = Refused, "recovery/pending", [staff only],
                "another recovery is pending; have somebody else confirm it, or cancel it first";
            /// Who proposed a recovery does not confirm it.
            RecoverySamePerson = Refused, "recovery/same-person", [staff only],
                "who proposed a recovery does not confirm it; ask a colleague to";
            /// Staff gave no name or no reason.
            RecoveryReasonMissing = Invalid, "recovery/reason-missing", [staff only],
                "give `by` and `reason`, 200 characters each at the most";
            /// The account has an owner: two of the staff are needed to change that.
            RecoveryNeeded = Refused, "recovery/needed", [staff only],
                "the account has an owner; propose a recovery, and have a colleague confirm it";
            /// The account has no owner who could be lost.
            RecoveryNoOwner = Refused, "recovery/no-owner", [staff only],
                "the account has no owner yet; make a member the owner, which one of the staff may do";
            /// A manifest names another realm than its site is in (rule S6).
            RealmChangeNeedsPlan {
                /// The site.
                site: String = String::new(),
                /// The realm that the manifest names.
                realm: String = String::new(),
            } = Refused, "realm/change-needs-plan", [staff only],
                "the manifest waits, as it moves site `{site}` to realm `{realm}`; run `host-demo realm plan {site} {realm}`";
            /// The plan would be another one by now.
            RealmPlanOutdated = Refused, "realm/plan-outdated", [staff only],
                "things changed since the plan was made; plan again and read it";
            /// No such change was applied.
            RealmChangeUnknown = NotFound, "realm/change-unknown", [staff only],
                "no such change was applied; `realm history` lists them";
            /// The change was taken back already.
            RealmReverted = Refused, "realm/reverted", [staff only],
                "the change was taken back already";
            /// The change is older than can be taken back (rule S7).
            RealmTooLate = Refused, "realm/too-late", [staff only],
                "the change is 30 days old or more; plan the way back as a new change";
            /// A later change stands on this one.
            RealmLaterChange = Refused, "realm/later-change", [staff only],
                "a later change stands on this one; take that one back first";
            /// Staff gave no name or no reason.
            SecondFactorReasonMissing = Invalid, "second-factor/reason-missing", [staff only],
                "give `by` and `reason`, 200 characters each at the most";
            /// The account's owner does not let staff look on.
            ViewAsNoConsent = Refused, "view-as/no-consent", [staff only],
                "the account's owner does not let staff look on; ask the owner";
            /// Staff gave no name or no reason.
            ViewAsReasonMissing = Invalid, "view-as/reason-missing", [staff only],
                "give `staff` and `reason`, 200 characters each at the most";
            /// Staff who put something right gave no name or no reason (rules U12, U13).
            CorrectionReasonMissing = Invalid, "correction/reason-missing", [staff only],
                "give `by` and `reason`, 200 characters each at the most";
            /// The contact is none of the third party's that was named (rule U1), or the user has no access to the contact's
            /// (rule U12).
            ContactOtherThirdParty = Refused, "contact/other-third-party", [staff only],
                "the contact belongs to another third party; name that one, give the user an access to it first, or take another contact";
            /// Another contact is behind the user than the one that was to be replaced.
            ContactNotBehindUser = Refused, "contact/not-behind-user", [staff only],
                "another contact is behind the user by now; look at the user again";
            /// Somebody else of the realm has the address.
            EmailTaken = Refused, "email/taken", [staff only],
                "somebody else has the address in this realm; erase that user first, or join the two logins";
            /// The user owns an account that is not closed, and cannot be erased before that is dealt with (rule U13).
            OwnerStillOwns = Refused, "owner/still-owns", [staff only],
                "the user owns an account; have another member made its owner by a recovery, or close the account, then erase";
            /// The ERP still trades with the third party behind the account (rule U12).
            ThirdPartyInUse = Refused, "third-party/in-use", [staff only],
                "the ERP still trades with the account's third party; an account goes to another one only for what the ERP merged";
            /// The third party has an account already; the two become one only as planned (rules S6, U12).
            AccountExists = Refused, "account/exists", [staff only],
                "the third party has an account already; read the plan, then give its digest to join the two";
            /// One of two accounts that are to become one is not in use.
            AccountNotOpen = Refused, "account/not-open", [staff only],
                "one of the two accounts is on hold or closed; reopen it first";
            /// The plan would be another one by now.
            AccountPlanOutdated = Refused, "account/plan-outdated", [staff only],
                "things changed since the plan was made; plan again and read it";
        }
    };
}
