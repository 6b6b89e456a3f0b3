//! The texts of the people of an account: members, contacts, permissions, the owner.

use crate::error::Further;
use crate::model::permissions::Permission;
use crate::texts::shape::Texts;
use crate::texts::shape::errors::Refused;

texts! {
    /// The texts of the people of an account: members, contacts, permissions, the owner.
    PeopleErrors {
        permission_not_held: NotHeldTexts,
        membership_site_unknown: Refused,
        member_unknown: Refused,
        member_oneself: Refused,
        /// Only the owner changes somebody who manages users.
        member_manager: Refused,
        owner_stays: Refused,
        owner_missing: Refused,
        transfer_unknown: Refused,
        transfer_expired: Refused,
        transfer_candidate: Refused,
        transfer_not_owner: Refused,
        /// Objecting to a new owner, where nothing is proposed any more.
        recovery_over: Refused,
        account_contact_unknown: Refused,
        account_contact_exists: Refused,
        category_unknown: Refused,
        too_many_on_account: Refused,
        permission_held: Refused,
        /// The same was asked for within the last day.
        permission_asked: Refused,
        /// So much was asked for in the account that no more is today.
        permission_asked_enough: Refused,
        permission_not_asked: Refused,
        /// Staff who look at an account as one of its members change nothing.
        view_as_read_only: Refused,
    }
}

texts! {
    /// The texts of giving more than one holds (rule A2): a title, and in which direction it goes further; each takes the
    /// permission’s name.
    NotHeldTexts {
        title,
        /// It is not held at all.
        permission: fn(&str) -> String,
        /// To documents that the giver does not see.
        documents: fn(&str) -> String,
        /// To sites where the giver does not hold it.
        sites: fn(&str) -> String,
        /// Beyond the day on which it ends for the giver.
        end: fn(&str) -> String,
    }
}

impl NotHeldTexts {
    /// The title, and the sentence on a permission that would go further than it is held.
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "a row of the errors lends what it holds")]
    pub fn words(&self, t: &Texts, permission: &str, further: &Further) -> (&'static str, String) {
        let sentence = match further {
            Further::Permission => self.permission,
            Further::Documents => self.documents,
            Further::Sites => self.sites,
            Further::End => self.end,
        };
        let name = permission.parse::<Permission>().map(|known| t.permissions.of(known)).unwrap_or_default();
        (self.title, sentence(name))
    }
}
