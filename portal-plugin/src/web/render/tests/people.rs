//! The pages of an account's people, with ordinary and with hostile words.

use plugin_api::Kind;
use plugin_api::ledger::{BEGINNING, Entry, VERSION};

use super::drawn::Drawn as _;
use super::{Words, seated};
use crate::clock::Timestamp;
use crate::error::Error;
use crate::model::authority::Authority;
use crate::model::contacts::{Categories, Category, ContactId};
use crate::model::impersonations::Impersonation;
use crate::model::invitations::InvitationId;
use crate::model::locales::{Locale, Text};
use crate::model::memberships::Sees;
use crate::model::permissions::{Permission, Permissions};
use crate::model::sites::Site;
use crate::model::users::{User, UserId};
use crate::model::zones::Zone;
use crate::portal::accepting::InvitationCard;
use crate::portal::impersonation::{ImpersonationsCard, PastImpersonation};
use crate::portal::members;
use crate::portal::people::{ContactCard, InvitationRow, MemberCard, TransferCard};
use crate::portal::permission_requests::{Askable, RequestCard};
use crate::portal::previews::AccessPreview;
use crate::portal::recoveries::RecoveryCard;
use crate::web::refusals::Refusal;
use crate::web::render::{
    Area, Asking, Choice, Confirm, Contact, Ending, Invitation, InvitationLine, Invite, Ledger, LedgerRow, Member,
    MemberLine, Membership, Over, Ownership, People, Receipt, RequestLine, Shell, SiteName, ViewAs, scope,
};
use crate::web::terms::Terms;
use crate::web::texts;

const LATER: Timestamp = Timestamp(1_795_000_000_000);

/// Every page about people, by name.
#[expect(clippy::too_many_lines, reason = "a table: every page with everything that it can show")]
pub fn pages<'a>(
    site: &'a Site,
    user: &'a User,
    locale: Locale,
    words: Words,
) -> Vec<(&'static str, Result<String, askama::Error>)> {
    let seated = |place| seated(site, user, locale, words, place);
    let outside = || Shell { csrf: "token".into(), here: "/".into(), ..Shell::bare(site, locale) };
    let alert = Some(texts::refusal(locale, &Error::AlreadyMember.into()));
    let base = || "/a/7/people".to_owned();
    let terms = Terms {
        email: words.name.into(),
        name: words.title.into(),
        contact: "3".into(),
        ends: words.day.into(),
        own: true,
        sites: vec!["lac".parse().unwrap()],
        ..Terms::fresh(site, locale)
    };
    let boxes = || {
        Permission::ALL.map(|value| Choice { value, chosen: true, idle: value == Permission::OrdersCreate }).to_vec()
    };
    let text = || Text::everywhere(words.name);
    let name =
        |id: &str| Choice { value: SiteName { id: id.parse().unwrap(), name: text() }, chosen: false, idle: false };
    let sites = || vec![name("alpes"), name("lac")];
    let offers = || Authority::STAFF.offers(None, &[]);
    let sights = vec![
        AccessPreview { kind: Kind::Invoices, documents: Some(12), about: true, why: None },
        AccessPreview { kind: Kind::Tickets, documents: None, about: false, why: Some("permission/missing") },
    ];
    let receipt = members::Receipt {
        login: words.name.into(),
        sessions: 2,
        invitations: vec![words.reference.into()],
        transfers: 1,
        contacts: vec![words.title.into()],
    };
    let entry = Entry {
        ledger: VERSION,
        account: 7,
        number: 2,
        at: "2026-11-01T10:00:00.000Z".into(),
        actor: "user".into(),
        name: words.name.into(),
        event: words.status.into(),
        detail: [("permissions".to_owned(), words.text.to_owned()), (words.title.to_owned(), "x".to_owned())].into(),
        previous: BEGINNING.into(),
    };
    let everybody = |full: bool| People {
        shell: seated(Area::People),
        alert: None,
        done: "",
        account_base: "/a/7".into(),
        base: base(),
        members: vec![
            MemberLine { card: member(words, true), scope: words.text.into() },
            MemberLine { card: member(words, false), scope: words.text.into() },
        ],
        contacts: if full { vec![contact(words)] } else { vec![] },
        invitations: if full {
            vec![InvitationLine { row: invitation(words), scope: words.text.into() }]
        } else {
            vec![]
        },
        transfer: full.then(|| TransferCard {
            candidate: UserId(2),
            name: words.name.into(),
            expires: LATER,
            expired: false,
        }),
        owns: true,
        asks_factor: full,
        requests: vec![RequestLine { card: request(words), name: words.name.into(), editable: full }],
    };
    let card = member(words, false);
    let invite = Invite {
        shell: seated(Area::People),
        alert: alert.clone(),
        done: "",
        base: base(),
        form: &terms,
        permissions: boxes(),
        sites: sites(),
        offers: offers(),
    };
    let one = Member {
        shell: seated(Area::People),
        alert: alert.clone(),
        done: "",
        base: base(),
        card: &card,
        requests: vec![request(words)],
        form: &terms,
        permissions: boxes(),
        sites: sites(),
        offers: offers(),
    };
    let confirm = Confirm {
        shell: seated(Area::People),
        alert: None,
        done: "",
        base: base(),
        title: "x",
        whom: words.name,
        sights,
        scope: words.text.into(),
        action: "/a/7/people/invite".into(),
        form: &terms,
        hidden: terms.hidden(),
        save: "x",
    };
    let ending = Ending {
        shell: seated(Area::People),
        title: "x",
        lead: "x",
        whom: words.name,
        action: "/a/7/people/members/2".into(),
        act: "revoke",
        label: "x",
        ends: receipt.clone(),
        back: "/a/7/people/members/2".into(),
    };
    let of_contact = Contact {
        shell: seated(Area::People),
        alert: alert.clone(),
        done: "",
        base: base(),
        title: "x",
        id: Some(3),
        email: words.name,
        name: words.title,
        categories: [Category::Invoices].into_iter().collect(),
        member: false,
    };
    let ownership = |accepts: bool| Ownership {
        shell: seated(Area::People),
        alert: None,
        done: "",
        action: "/a/7/ownership".into(),
        pending: Some((words.name.into(), LATER)),
        recovery: (!accepts).then(|| recovery(words)),
        accepts,
        candidates: vec![member(words, false)],
    };
    let own = Membership {
        shell: seated(Area::Membership),
        alert: None,
        done: "",
        account_base: "/a/7".into(),
        scope: scope((locale, &Zone::UTC), Permissions::ALL, Sees::All, None, Some(LATER)),
        asking: Asking {
            askable: vec![askable(Permission::OrdersView, None), askable(Permission::TicketsWrite, Some(LATER))],
            has_owner: true,
            chosen: Some(Permission::OrdersView),
            text: words.text,
        },
        offered: true,
        owns: false,
    };
    let look = || look(words);
    let looked = || Shell { look: Some(look()), ..seated(Area::People) };
    let looks = |allowed: bool| ViewAs {
        shell: if allowed { looked() } else { seated(Area::Ledger) },
        alert: None,
        done: "",
        account_base: "/a/7".into(),
        looks: looks(words, allowed),
    };
    let ledger = Ledger {
        zone: "Europe/Paris (UTC+1)".into(),
        shell: seated(Area::Ledger),
        base: "/a/7/ledger".into(),
        rows: vec![LedgerRow::new((locale, &Zone::UTC), &entry, str::to_owned)],
        last: 2,
        head: BEGINNING.into(),
        newer: Some(()),
        older: Some(2),
    };
    let offer = |known| offer(words, site, known);
    let (fresh, known) = (offer(false), offer(true));
    let answering = |card, shell, fits| Invitation {
        shell,
        alert: alert.clone(),
        done: "",
        card,
        scope: words.text.into(),
        action: "/invitation/x",
        sign_in: "/sign-in".into(),
        fits,
        login: words.name,
        name: words.title,
        min_length: 15,
        hint: (texts::of(locale).passwords.hint)(15),
    };
    let inside = || Shell { user: Some(user), ..outside() };
    let over = |refusal: Option<&Refusal>| {
        let (title, text) = match refusal {
            Some(refusal) => texts::refusal(locale, refusal),
            None => (outside().t.invitation.asked_title, outside().t.invitation.asked.into()),
        };
        Over { shell: outside(), title, text, code: refusal.map_or("", Refusal::code), action: words.reference }
    };
    vec![
        ("people", everybody(true).render()),
        ("people-few", everybody(false).render()),
        ("invite", invite.render()),
        ("member", one.render()),
        ("confirm", confirm.render()),
        ("contact", of_contact.render()),
        ("ending", ending.render()),
        ("receipt", Receipt { shell: inside(), title: "x", ended: receipt, back: "/".into() }.render()),
        ("ownership", ownership(false).render()),
        ("ownership-offered", ownership(true).render()),
        ("membership", own.render()),
        ("ledger", ledger.render()),
        ("view-as", looks(false).render()),
        ("view-as-allowed", looks(true).render()),
        ("invitation-new", answering(&fresh, outside(), false).render()),
        ("invitation-known", answering(&known, outside(), false).render()),
        ("invitation-accept", answering(&known, inside(), true).render()),
        ("invitation-prove", answering(&known, inside(), false).render()),
        ("invitation-over", over(Some(&Error::InvitationExpired.into())).render()),
        ("invitation-asked", over(None).render()),
    ]
}

fn askable(permission: Permission, asked: Option<Timestamp>) -> Askable {
    Askable { permission, asked, open: true, may_ask: asked.is_none() }
}

fn request(words: Words) -> RequestCard {
    RequestCard { user: UserId(2), permission: Permission::OrdersView, text: words.text.into(), asked: LATER }
}

fn recovery(words: Words) -> RecoveryCard {
    RecoveryCard {
        login: words.title.into(),
        name: words.name.into(),
        by: words.name.into(),
        reason: words.text.into(),
        expires: LATER,
        expired: false,
    }
}

fn look(words: Words) -> Impersonation {
    Impersonation { staff: words.name.into(), reason: words.text.into(), user: words.title.into(), ends: LATER }
}

fn looks(words: Words, allowed: bool) -> ImpersonationsCard {
    let past = PastImpersonation {
        at: words.day.into(),
        staff: words.name.into(),
        login: words.title.into(),
        reason: words.text.into(),
        site: words.reference.into(),
    };
    ImpersonationsCard {
        allowed_since: allowed.then_some(LATER),
        open: vec![],
        past: if allowed { vec![past] } else { vec![] },
    }
}

fn member(words: Words, owner: bool) -> MemberCard {
    MemberCard {
        user: UserId(2),
        login: words.name.into(),
        name: words.title.into(),
        email: Some(words.reference.into()),
        owner,
        suspended: !owner,
        ended: false,
        permissions: Permissions::ALL,
        sees: Sees::All,
        sites: None,
        ends: None,
        oneself: owner,
        editable: !owner,
        contact_gone: !owner,
    }
}

fn contact(words: Words) -> ContactCard {
    ContactCard {
        id: ContactId(3),
        name: words.name.into(),
        email: words.reference.into(),
        categories: Categories::default(),
        member: true,
    }
}

fn invitation(words: Words) -> InvitationRow {
    InvitationRow {
        id: InvitationId(4),
        email: words.reference.into(),
        name: words.name.into(),
        inviter: words.name.into(),
        permissions: Permissions::ALL,
        sees: Sees::Own,
        sites: None,
        ends: None,
        expires: LATER,
        expired: true,
        resent: 1,
        undelivered: Some(words.title.into()),
    }
}

fn offer(words: Words, site: &Site, known: bool) -> InvitationCard {
    InvitationCard {
        account: words.title.into(),
        site: site.name.clone(),
        inviter: words.name.into(),
        email: words.reference.into(),
        name: words.name.into(),
        permissions: Permissions::ALL,
        sees: Sees::All,
        sites: None,
        ends: None,
        expires: LATER,
        locale: None,
        known,
    }
}
