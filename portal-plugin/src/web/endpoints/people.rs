//! The people around an account: members, invitations, contacts.

use crate::model::permissions::Permission;
use crate::web::endpoints::rows::{Endpoint, all, call, page};
use crate::web::json;
use crate::web::pages::{contacts, inviting, members, people};

/// What every page about people asks for.
const MANAGE: &[Permission] = &[Permission::UsersManage];

#[rustfmt::skip]
pub fn rows() -> Vec<Endpoint> {
    let pages = [
        page("/a/{account}/people").get(people::list).asks(MANAGE),
        page("/a/{account}/people/invite").get(inviting::form).post(inviting::invite).asks(MANAGE).private(),
        page("/a/{account}/people/invitations/{invitation}").post(people::answer_invitation).asks(MANAGE),
        page("/a/{account}/people/members/{user}").get(members::form).post(members::change).asks(MANAGE).private(),
        page("/a/{account}/people/contacts").get(contacts::add_form).post(contacts::add).asks(MANAGE).private(),
        page("/a/{account}/people/contacts/{contact}").get(contacts::form).post(contacts::change).asks(MANAGE).private(),
    ];
    let calls = [
        call("/api/v1/a/{account}/people").get("listPeople", "Everybody around an account", json::people::list),
        call("/api/v1/a/{account}/people/preview")
            .post("previewAccess", "What somebody with these terms would see; changes nothing", json::people::preview),
        call("/api/v1/a/{account}/people/invitations")
            .post("invite", "Invite somebody", json::people::invite).may(&[409, 429]),
        call("/api/v1/a/{account}/people/invitations/{invitation}")
            .post("resendInvitation", "Mail an invitation anew", json::people::resend).may(&[410, 429])
            .delete("cancelInvitation", "Take an invitation back", json::people::cancel).may(&[410]),
        call("/api/v1/a/{account}/people/members/{user}")
            .post("changeMember", "Change what a member may do, or put the membership on hold", json::people::change)
            .delete("revokeMember", "Revoke a membership", json::people::revoke),
        call("/api/v1/a/{account}/people/members/{user}/requests/{permission}")
            .delete("declineRequest", "Decline what a member asked for", json::permission_requests::decline),
        call("/api/v1/a/{account}/people/contacts")
            .post("addContact", "Add a contact", json::people::add_contact).may(&[409]),
        call("/api/v1/a/{account}/people/contacts/{contact}")
            .post("editContact", "Change a contact", json::people::edit_contact)
            .delete("removeContact", "Remove a contact", json::people::remove_contact),
    ];
    all(pages, calls)
}
