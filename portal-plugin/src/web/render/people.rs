//! The pages of an account's people: everybody, one of them, inviting, one's own access, ownership, an invitation.

use askama::Template;

use crate::clock::Timestamp;
use crate::model::authority::Offers;
use crate::model::contacts::Categories;
use crate::model::format;
use crate::model::locales::{Locale, Text};
use crate::model::memberships::Sees;
use crate::model::permissions::{Permission, Permissions};
use crate::model::sites::SiteId;
use crate::model::zones::Zone;
use crate::portal::accepting::InvitationCard;
use crate::portal::members;
use crate::portal::people::{ContactCard, InvitationRow, MemberCard, TransferCard};
use crate::portal::permission_requests::{Askable, RequestCard};
use crate::portal::previews::AccessPreview;
use crate::portal::recoveries::RecoveryCard;
use crate::web::render::Shell;
use crate::web::terms::Terms;
use crate::web::texts;

/// What went wrong: a title and a sentence.
pub type Alert = Option<(&'static str, String)>;

/// "Users & contacts".
#[derive(Debug, Template)]
#[template(path = "people.html")]
pub struct People<'a> {
    /// What is around it.
    pub shell: Shell<'a>,
    /// What went wrong.
    pub alert: Alert,
    /// What was done.
    pub done: &'static str,
    /// The address of the account.
    pub account_base: String,
    /// The address of the page.
    pub base: String,
    /// The members.
    pub members: Vec<MemberLine>,
    /// The contacts.
    pub contacts: Vec<ContactCard>,
    /// The invitations that nobody has answered.
    pub invitations: Vec<InvitationLine>,
    /// The ownership on offer.
    pub transfer: Option<TransferCard>,
    /// Whether the account is the reader's.
    pub owns: bool,
    /// Whether the account asks a second factor of every member.
    pub asks_factor: bool,
    /// What members ask for: who, by name, and whether the reader may answer.
    pub requests: Vec<RequestLine>,
}

/// A member, and what they may do in words.
#[derive(Debug)]
pub struct MemberLine {
    /// The member.
    pub card: MemberCard,
    /// What they may do.
    pub scope: String,
}

/// A request for a permission, with the name of who asks.
#[derive(Debug)]
pub struct RequestLine {
    /// The request.
    pub card: RequestCard,
    /// The member's name.
    pub name: String,
    /// Whether the reader may answer it.
    pub editable: bool,
}

/// An invitation, and what it offers in words.
#[derive(Debug)]
pub struct InvitationLine {
    /// The invitation.
    pub row: InvitationRow,
    /// What it offers.
    pub scope: String,
}

/// A box or an entry to choose.
#[derive(Clone, Debug)]
pub struct Choice<T> {
    /// What is chosen.
    pub value: T,
    /// Whether it is.
    pub chosen: bool,
    /// Whether it does nothing here, as the ERP takes no such acts (rule D7).
    pub idle: bool,
}

/// A site to choose.
#[derive(Clone, Debug)]
pub struct SiteName {
    /// Its id.
    pub id: SiteId,
    /// Its name.
    pub name: Text,
}

/// Inviting somebody.
#[derive(Debug, Template)]
#[template(path = "invite.html")]
pub struct Invite<'a> {
    /// What is around it.
    pub shell: Shell<'a>,
    /// What went wrong.
    pub alert: Alert,
    /// What was done.
    pub done: &'static str,
    /// The address of "Users & contacts".
    pub base: String,
    /// What is filled in.
    pub form: &'a Terms,
    /// What may be given.
    pub permissions: Vec<Choice<Permission>>,
    /// Where it may work.
    pub sites: Vec<Choice<SiteName>>,
    /// How far it may reach.
    pub offers: Offers,
}

/// A member: edited, put on hold, revoked.
#[derive(Debug, Template)]
#[template(path = "member.html")]
pub struct Member<'a> {
    /// What is around it.
    pub shell: Shell<'a>,
    /// What went wrong.
    pub alert: Alert,
    /// What was done.
    pub done: &'static str,
    /// The address of "Users & contacts".
    pub base: String,
    /// The member.
    pub card: &'a MemberCard,
    /// What the member asks for.
    pub requests: Vec<RequestCard>,
    /// What is filled in.
    pub form: &'a Terms,
    /// What may be given.
    pub permissions: Vec<Choice<Permission>>,
    /// Where it may work.
    pub sites: Vec<Choice<SiteName>>,
    /// How far it may reach.
    pub offers: Offers,
}

/// What somebody would see, before it is given.
#[derive(Debug, Template)]
#[template(path = "confirm.html")]
pub struct Confirm<'a> {
    /// What is around it.
    pub shell: Shell<'a>,
    /// What went wrong.
    pub alert: Alert,
    /// What was done.
    pub done: &'static str,
    /// The address of "Users & contacts".
    pub base: String,
    /// The heading.
    pub title: &'static str,
    /// Whom it is about.
    pub whom: &'a str,
    /// What they would see.
    pub sights: Vec<AccessPreview>,
    /// What they might do, in words.
    pub scope: String,
    /// Where the form goes.
    pub action: String,
    /// What was filled in.
    pub form: &'a Terms,
    /// The same as fields.
    pub hidden: Vec<(String, String)>,
    /// The label of the button that does it.
    pub save: &'static str,
}

/// What would end with a membership, asked once before it ends (rule A2a).
#[derive(Debug, Template)]
#[template(path = "ending.html")]
pub struct Ending<'a> {
    /// What is around it.
    pub shell: Shell<'a>,
    /// The heading.
    pub title: &'static str,
    /// What it means.
    pub lead: &'static str,
    /// Whose access it is.
    pub whom: &'a str,
    /// Where the form goes.
    pub action: String,
    /// What the form asks for.
    pub act: &'static str,
    /// The label of the button.
    pub label: &'static str,
    /// What would end.
    pub ends: members::Receipt,
    /// The way back, on which nothing ends.
    pub back: String,
}

/// What ended with a membership.
#[derive(Debug, Template)]
#[template(path = "receipt.html")]
pub struct Receipt<'a> {
    /// What is around it.
    pub shell: Shell<'a>,
    /// The heading.
    pub title: &'static str,
    /// What ended.
    pub ended: members::Receipt,
    /// Where to go on.
    pub back: String,
}

/// A contact.
#[derive(Debug, Template)]
#[template(path = "contact.html")]
pub struct Contact<'a> {
    /// What is around it.
    pub shell: Shell<'a>,
    /// What went wrong.
    pub alert: Alert,
    /// What was done.
    pub done: &'static str,
    /// The address of "Users & contacts".
    pub base: String,
    /// The heading.
    pub title: &'static str,
    /// Its id; a new one has none.
    pub id: Option<i64>,
    /// The address.
    pub email: &'a str,
    /// The name.
    pub name: &'a str,
    /// What it receives.
    pub categories: Categories,
    /// Whether it became a user.
    pub member: bool,
}

/// Handing the ownership over, or accepting it.
#[derive(Debug, Template)]
#[template(path = "ownership.html")]
pub struct Ownership<'a> {
    /// What is around it.
    pub shell: Shell<'a>,
    /// What went wrong.
    pub alert: Alert,
    /// What was done.
    pub done: &'static str,
    /// Where the forms go.
    pub action: String,
    /// To whom it is offered, and until when.
    pub pending: Option<(String, Timestamp)>,
    /// Whom staff propose in the owner's place.
    pub recovery: Option<RecoveryCard>,
    /// Whether the reader is the one to accept it.
    pub accepts: bool,
    /// Who may become the owner.
    pub candidates: Vec<MemberCard>,
}

/// One's own access to the account.
#[derive(Debug, Template)]
#[template(path = "membership.html")]
pub struct Membership<'a> {
    /// What is around it.
    pub shell: Shell<'a>,
    /// What went wrong.
    pub alert: Alert,
    /// What was done.
    pub done: &'static str,
    /// The address of the account.
    pub account_base: String,
    /// What the reader may do, in words.
    pub scope: String,
    /// What the reader may ask the owner for.
    pub asking: Asking<'a>,
    /// Whether the ownership is on offer to the reader.
    pub offered: bool,
    /// Whether the account is the reader's, who cannot leave it.
    pub owns: bool,
}

/// Asking the owner for a permission.
#[derive(Debug, Default)]
pub struct Asking<'a> {
    /// What is missing, and what was asked for already.
    pub askable: Vec<Askable>,
    /// Whether there is an owner to ask.
    pub has_owner: bool,
    /// What was chosen.
    pub chosen: Option<Permission>,
    /// The sentence that was typed.
    pub text: &'a str,
}

impl Asking<'_> {
    /// Whether anything can be asked for now.
    pub fn is_possible(&self) -> bool {
        self.has_owner && self.askable.iter().any(|askable| askable.may_ask)
    }
}

/// An invitation, for the one who is invited.
#[derive(Debug, Template)]
#[template(path = "invitation.html")]
pub struct Invitation<'a> {
    /// What is around it.
    pub shell: Shell<'a>,
    /// What went wrong.
    pub alert: Alert,
    /// What was done.
    pub done: &'static str,
    /// The invitation.
    pub card: &'a InvitationCard,
    /// What it offers, in words.
    pub scope: String,
    /// Where the forms go.
    pub action: &'a str,
    /// Where to sign in, and come back.
    pub sign_in: String,
    /// Whether the reader's address is the invited one.
    pub fits: bool,
    /// The login that was typed.
    pub login: &'a str,
    /// The name that was typed.
    pub name: &'a str,
    /// The least number of code points of a password.
    pub min_length: u32,
    /// The same in words.
    pub hint: String,
}

/// An invitation that can be answered no more, where somebody can be asked for a new one.
#[derive(Debug, Template)]
#[template(path = "over.html")]
pub struct Over<'a> {
    /// What is around it.
    pub shell: Shell<'a>,
    /// The heading.
    pub title: &'static str,
    /// What happened, and what to do.
    pub text: String,
    /// The stable code; empty once it was asked.
    pub code: &'static str,
    /// Where the form goes.
    pub action: &'a str,
}

/// What somebody may do, in words: the permissions, and what narrows them; `sites` are their names.
pub fn scope(
    (locale, zone): (Locale, &Zone),
    permissions: Permissions,
    sees: Sees,
    sites: Option<&[String]>,
    ends: Option<Timestamp>,
) -> String {
    let t = texts::of(locale);
    let mut words = if permissions == Permissions::ALL {
        t.invite.everything.to_owned()
    } else if permissions.is_empty() {
        t.invite.nothing_allowed.to_owned()
    } else {
        permissions.iter().map(|permission| t.permissions.of(permission)).collect::<Vec<_>>().join(", ")
    };
    let mut narrow = |text: String| words.extend([" · ", text.as_str()]);
    if sees == Sees::Own {
        narrow(t.invite.sees_own.to_owned());
    }
    if let Some(sites) = sites {
        narrow(format!("{} {}", t.invite.only_on, sites.join(", ")));
    }
    if let Some(ends) = ends {
        narrow(format!("{} {}", t.people.until, format::end(locale, zone, ends)));
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_somebody_may_do_is_said_with_all_that_narrows_it() {
        let invoices = Permissions::NONE.with(Permission::InvoicesView);
        let ends = Timestamp::of_rfc3339("2027-01-31T00:00:00Z");
        for (permissions, sees, sites, ends, want) in [
            (Permissions::ALL, Sees::All, None, None, "Every permission"),
            (Permissions::NONE, Sees::All, None, None, "No permission"),
            (invoices, Sees::All, None, None, "View own invoices"),
            (
                invoices.with(Permission::UsersManage),
                Sees::Own,
                Some(&["Atelier du Lac".to_owned()][..]),
                ends,
                "View own invoices, Invite users, set their permissions, revoke them · Only documents that name this \
                 person · only on Atelier du Lac · until 31 Jan 2027",
            ),
        ] {
            assert_eq!(scope((Locale::En, &Zone::UTC), permissions, sees, sites, ends), want);
        }
    }
}
