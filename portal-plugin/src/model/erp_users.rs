//! Users that the ERP manages (rule U11): what its word does to the portal's.
//!
//! An import links one of ours to one of the ERP's, and gives the membership in one account. From then on, at each request:
//!
//! | the ERP says of its user | what holds |
//! |---|---|
//! | unknown, disabled, outside its days | the user may do nothing anywhere, an owner neither (row 3) |
//! | of another third party than the account's, or with another contact than ours | the membership that the import gave is over, the owner's too (row 7); no other one comes before an import or staff give it |
//! | a permission that it rules is not granted | a member of that account does not hold it, whatever the portal says (row 10), and gives it to nobody (rule A2) |
//!
//! What it does not do: an owner goes on holding every permission, as the ERP has no right for an ownership, and one that
//! holds a part could neither manage the account nor be asked (rules A1, D5). In accounts that others invited the user to,
//! its rights narrow nothing: they are about its own third party.

use plugin_api::erp_users::{ErpUser, ErpUserState};

use crate::model::accounts::{Account, AccountId};
use crate::model::memberships::{Membership, Role};
use crate::model::permissions::Permissions;
use crate::model::users::User;

/// Whether the ERP lets the user act at all; one that is not linked is the portal's alone.
pub fn may_act(user: &User, said: Option<&ErpUser>) -> bool {
    // Linked, and nothing said: a no (rule D1).
    user.erp.is_none() || said.is_some_and(|said| said.state == ErpUserState::InUse)
}

/// Whether the ERP still has the user where the import found it: asked of the membership that it gave.
pub fn is_there(user: &User, account: &Account, said: Option<&ErpUser>) -> bool {
    if !rules(user, account.id) {
        return true;
    }
    said.is_some_and(|said| {
        let same_contact = user.contact.is_none() || user.contact == said.contact;
        said.third_party.as_deref() == Some(account.third_party.as_str()) && same_contact
    })
}

/// What a membership holds, as portal and ERP both grant it.
pub fn held(role: Role, user: &User, account: AccountId, said: Option<&ErpUser>) -> Permissions {
    match role {
        Role::Member(permissions) if rules(user, account) => said.map_or(Permissions::NONE, |said| {
            permissions.iter().filter(|permission| !said.withheld.iter().any(|id| id == permission.id())).collect()
        }),
        Role::Owner | Role::Member(_) => role.permissions(),
    }
}

/// The membership as it holds: see [`held`].
pub fn within(membership: Membership, user: &User, account: AccountId, said: Option<&ErpUser>) -> Membership {
    match membership.role {
        Role::Owner => membership,
        role @ Role::Member(_) => Membership { role: Role::Member(held(role, user, account, said)), ..membership },
    }
}

fn rules(user: &User, account: AccountId) -> bool {
    user.erp.as_ref().is_some_and(|link| link.account == Some(account))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::accounts::AccountState;
    use crate::model::permissions::Permission;
    use crate::model::users::{ErpLink, Login, UserId, UserState};

    fn user(rules: Option<i64>) -> User {
        User {
            id: UserId(1),
            realm: "atelier".parse().unwrap(),
            login: Login::new("eva").unwrap(),
            name: String::new(),
            email: None,
            locale: None,
            zone: None,
            state: UserState::Active,
            locked: false,
            one_time_password: false,
            contact: Some("c1".to_owned()),
            erp: Some(ErpLink { id: "e1".to_owned(), account: rules.map(AccountId) }),
        }
    }

    fn said(withheld: &[Permission]) -> ErpUser {
        ErpUser {
            state: ErpUserState::InUse,
            third_party: Some("7".to_owned()),
            contact: Some("c1".to_owned()),
            withheld: withheld.iter().map(|permission| permission.id().to_owned()).collect(),
        }
    }

    #[test]
    fn what_is_held_is_what_portal_and_erp_both_grant() {
        use Permission::{InvoicesView, QuotesView, UsersManage};
        let set = |permissions: &[Permission]| permissions.iter().copied().collect::<Permissions>();
        let member = Role::Member(set(&[InvoicesView, UsersManage]));
        let unruled = [user(None), user(Some(2)), User { erp: None, ..user(None) }];
        for (role, withheld, want) in [
            (member, &[][..], set(&[InvoicesView, UsersManage])),
            (member, &[QuotesView], set(&[InvoicesView, UsersManage])),
            (member, &[InvoicesView, QuotesView], set(&[UsersManage])),
            (Role::Member(Permissions::NONE), &[], Permissions::NONE),
            (Role::Owner, &[InvoicesView], Permissions::ALL),
        ] {
            assert_eq!(held(role, &user(Some(1)), AccountId(1), Some(&said(withheld))), want, "{role:?} {withheld:?}");
            for other in &unruled {
                let free = held(role, other, AccountId(1), Some(&said(withheld)));
                assert_eq!(free, role.permissions(), "{role:?} {withheld:?}, not ruled here");
            }
        }
        assert_eq!(held(member, &user(Some(1)), AccountId(1), None), Permissions::NONE, "nothing said");
    }

    #[test]
    fn the_membership_that_an_import_gave_stands_where_the_erp_has_the_user() {
        let account = Account { id: AccountId(1), third_party: "7".to_owned(), state: AccountState::Open, sites: None };
        let without_contact = User { contact: None, ..user(Some(1)) };
        let moved = ErpUser { third_party: Some("8".to_owned()), ..said(&[]) };
        let other_contact = ErpUser { contact: Some("c2".to_owned()), ..said(&[]) };
        let no_contact = ErpUser { contact: None, ..said(&[]) };
        for (user, said, want) in [
            (user(Some(1)), Some(&said(&[])), true),
            (user(Some(1)), Some(&moved), false),
            (user(Some(1)), Some(&other_contact), false),
            (user(Some(1)), Some(&no_contact), false),
            (user(Some(1)), None, false),
            (without_contact, Some(&other_contact), true),
            (user(Some(2)), Some(&moved), true),
            (user(None), None, true),
        ] {
            assert_eq!(is_there(&user, &account, said), want, "{:?} {said:?}", user.erp);
        }
    }

    #[test]
    fn only_one_in_use_may_act_and_silence_is_a_no() {
        for (state, want) in [
            (ErpUserState::InUse, true),
            (ErpUserState::Disabled, false),
            (ErpUserState::Ended, false),
            (ErpUserState::Unknown, false),
        ] {
            assert_eq!(may_act(&user(None), Some(&ErpUser { state, ..said(&[]) })), want, "{state:?}");
        }
        assert!(!may_act(&user(None), None));
        assert!(may_act(&User { erp: None, ..user(None) }, None), "the portal's alone");
    }
}
