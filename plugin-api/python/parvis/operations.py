"""Staff operations: a class for each command, and one for what it answers.

    from parvis import operations, perform

    made = perform(portal, operations.CreateUser(site="alpes", contact="205", deliver="show", by="Claude Martin"))
    print(f"{made.login} signs in with {made.password}")

Written by ``generate.py`` from the schemas of the module; what is done to one account is in :class:`account`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Optional

from .typed import OnAccount, Operation

#: Whether an account may be used.
AccountState = Literal["open", "suspended", "closed"]

#: What becomes of an announcement.
Announcement = Literal["taken", "known", "no_account"]

#: How credentials reach the person (rule U2).
Deliver = Literal["show", "mail", "link"]

#: What is wrong with a line.
Fault = Literal["empty", "not-an-entry", "changed", "other-account", "out-of-order", "unchained"]

#: An id of the portal's own, such as an invitation's, e.g. `"7"`. What is none is refused with `command/invalid`.
Id = str

#: What the user is in the account.
ImportRole = Literal["owner", "member"]

#: A kind of thing that a customer may list and open. The number of a kind crosses the interface and is never reused;
#: its word is what manifests, addresses and JSON use.
Kind = Literal["invoices", "quotes", "orders", "shipments", "tickets", "projects", "tasks", "supplier_invoices", "products"]

#: What happened to a document.
NoticeEvent = Literal["new", "answered", "due_soon", "overdue"]

#: Whether a user may act.
UserState = Literal["active", "unverified", "disabled"]


@dataclass(frozen=True)
class AccessPreview:
    """What somebody would see."""

    #: Kind by kind.
    sees: list[KindSeen]


@dataclass(frozen=True)
class Account:
    """An account."""

    #: Its own id; a list goes on behind it.
    account: Id
    #: The third party behind it, by the ERP's id.
    third_party: str
    #: What the ERP calls the third party; empty where it knows it no more.
    name: str
    #: `open`, `suspended` or `closed`.
    state: str
    #: How many memberships there are, the owner's among them.
    members: int
    #: How many invitations nobody has answered.
    invitations: int
    #: Whether the owner lets staff look on.
    view_as: bool
    #: When it was opened, RFC 3339.
    opened: str
    #: Who owns it.
    owner: Optional[Owner] = None
    #: The sites where it may be used; absent is every one.
    sites: Optional[list[str]] = None


@dataclass(frozen=True)
class AccountList:
    """The accounts that were found."""

    #: In the order in which they were opened.
    accounts: list[Account]


@dataclass(frozen=True)
class AccountPut:
    """How an account stands now."""

    #: `open`, `suspended` or `closed`.
    state: str
    #: Where the owner was mailed; none where nobody was told, as where the account stood so before.
    owner_told: Optional[str] = None


@dataclass(frozen=True)
class Announced:
    """What an announcement came to."""

    #: What becomes of it.
    announcement: Announcement


@dataclass(frozen=True)
class BothSides:
    """What becomes of those who are on both sides, by class."""

    #: `same_third_party`, `different_third_parties`, `unverified_side`, `disabled_side`, `different_persons` or
    #: `several`.
    class_: str
    #: Whether the two become one.
    merges: bool
    #: How many.
    count: int
    #: Some of the logins, as `one = other` where they differ.
    samples: list[str]


@dataclass(frozen=True)
class Brand:
    """How a site looks, but for its logo, which the site itself serves."""

    #: The name that stands on top.
    name: str
    #: The colour, e.g. `#1a5fb4`.
    color: str


@dataclass(frozen=True)
class Contact:
    """A contact."""

    #: Its id: the portal's own, not the ERP's.
    id: Id
    #: The name; may be empty.
    name: str
    #: The e-mail address.
    email: str
    #: What it receives, see [`AddContact`].
    categories: list[str]
    #: Whether it became a user.
    member: bool


@dataclass(frozen=True)
class ContactChanged:
    """A contact was changed or removed."""

    #: The contact as it is now; `None` where it was removed.
    contact: Optional[Contact] = None
    #: The owner's address, where nobody else receives invoices any more, so that they go there.
    invoices_go_to: Optional[str] = None


@dataclass(frozen=True)
class CredentialsMade:
    """New credentials."""

    #: What the user signs in with.
    login: str
    #: Until when they work, RFC 3339.
    until: str
    #: Where they were mailed.
    mailed_to: Optional[str] = None
    #: The one-time password where it is shown: once, nobody can read it again.
    password: Optional[str] = None


@dataclass(frozen=True)
class DecisionRow:
    """One row with its answer."""

    #: Its number, from 1.
    row: int
    #: What it asks.
    asks: Label
    #: The code of its no.
    code: Optional[str] = None
    #: `None` where nothing was there to ask it of.
    holds: Optional[bool] = None


@dataclass(frozen=True)
class EmailCorrected:
    """An address was put right."""

    #: What the user signs in with: the new address, where it was the old one.
    login: str
    #: How many sessions ended.
    sessions_ended: int
    #: The address now.
    email: Optional[str] = None
    #: Until when the link works that was mailed to the new address, RFC 3339; none where no link was.
    link_until: Optional[str] = None


@dataclass(frozen=True)
class EndingInvitation:
    """An invitation that ends soon."""

    #: The third party of the account, by the ERP's id.
    third_party: str
    #: The site that it leads to, by its id.
    site: str
    #: Whom it invites.
    email: str
    #: The name; may be empty.
    name: str
    #: From this moment on it can no longer be answered, RFC 3339.
    expires: str


@dataclass(frozen=True)
class Entering:
    """Who can enter a site that could not before, and the other way round."""

    #: The site, by its id.
    site: str
    #: Who could enter it then.
    gains: Group
    #: Who could enter it no more.
    loses: Group


@dataclass(frozen=True)
class Entry:
    """One thing that happened to an account."""

    #: The version of the form: 1.
    ledger: int
    #: The portal's id of the account.
    account: int
    #: Its place, from 1, without gaps.
    number: int
    #: When it happened, RFC 3339 in UTC, to the millisecond.
    at: str
    #: Who did it: `user`, `staff` or `system`.
    actor: str
    #: The login of a user, the name of staff; may be empty.
    name: str
    #: What happened, e.g. `invited`.
    event: str
    #: More about it, each a name and a text.
    detail: dict[str, str]
    #: The hash of the entry before, or 64 zeros.
    previous: str


@dataclass(frozen=True)
class Explanation:
    """The decision with its rows."""

    #: Whether every row holds.
    granted: bool
    #: The rows, all fourteen.
    rows: list[DecisionRow]
    #: What the ERP says of its own user, where that is why (rule U11), and what keeps a session out beside the rows.
    notes: list[Label]


@dataclass(frozen=True)
class Granted:
    """A membership was put in place."""

    #: What the user signs in with.
    login: str
    #: The third party of the account, by the ERP's id.
    third_party: str
    #: What the ERP calls it.
    account: str
    #: `owner` or `member`.
    role: str
    #: `active` or `suspended`.
    state: str
    #: The permissions, by id.
    permissions: list[str]
    #: `all` or `own`: which documents.
    sees: str
    #: What the membership held before; none where there was no membership.
    before: Optional[list[str]] = None
    #: From this moment on it works no more, RFC 3339.
    ends: Optional[str] = None
    #: The sites where it works; absent is every one of the realm.
    sites: Optional[list[str]] = None


@dataclass(frozen=True)
class Group:
    """How many, and who some of them are."""

    #: How many.
    count: int
    #: Some of the logins.
    samples: list[str]


@dataclass(frozen=True)
class ImportMembership:
    """What the user may do for one third party."""

    #: The third party of the account, by the ERP's id.
    third_party: str
    #: Whether it owns the account.
    role: ImportRole
    #: The day on which it ends, `YYYY-MM-DD`.
    ends: Optional[str] = None
    #: The permissions, by id.
    permissions: Optional[list[str]] = None
    #: `all` or `own` documents.
    sees: Optional[str] = None
    #: The sites where it works; none is every one.
    sites: Optional[list[str]] = None


@dataclass(frozen=True)
class Invitation:
    """An invitation that nobody has answered."""

    #: Its id.
    id: Id
    #: Whom it invites.
    email: str
    #: The name; may be empty.
    name: str
    #: Who invites.
    inviter: str
    #: What it offers, by id.
    permissions: list[str]
    #: `all` or `own`: which documents.
    sees: str
    #: From this moment on it can no longer be answered, RFC 3339.
    expires: str
    #: Whether it has expired.
    expired: bool
    #: How often it was mailed anew.
    resent: int
    #: From this moment on it is to work no more, RFC 3339.
    ends: Optional[str] = None
    #: The sites where it is to work; none is every one.
    sites: Optional[list[str]] = None
    #: Why its newest mail reached nobody, in the mail server's words; missing where it was not refused for good (rule
    #: M1).
    undelivered: Optional[str] = None


@dataclass(frozen=True)
class InvitationCancelled:
    """An invitation was taken back."""

    #: The invitation.
    cancelled: Id


@dataclass(frozen=True)
class KindChange:
    """What would change of one kind."""

    #: The word of the kind.
    kind: str
    #: The permission to view it.
    permission: str
    #: Who would see it and does not now.
    more: Seers
    #: Who would see it no more.
    less: Seers


@dataclass(frozen=True)
class KindSeen:
    """How much of a kind somebody would see."""

    #: The kind.
    kind: Kind
    #: Whether the number is what the ERP says, and was not judged document by document.
    about: bool
    #: How many documents; `None` where the kind would not be shown at all, or who asks may not know how many.
    documents: Optional[int] = None
    #: Why there is no number: a code of the decision, or `permission/not-held`.
    why: Optional[str] = None


@dataclass(frozen=True)
class Label:
    """A text in several languages: an object whose keys are their tags (BCP 47). English and French are in every
    label, as the first hosts know no others; a reader of a language that is not there is shown the English text.
    """

    #: English.
    en: str
    #: French.
    fr: str


@dataclass(frozen=True)
class LedgerPage:
    """A page of a ledger."""

    #: Its entries, in order.
    entries: list[Entry]
    #: The number of the last entry of the whole ledger; 0 is none.
    last: int
    #: The hash of the last entry, to note and compare later.
    head: str
    #: The number behind which the next page begins, if there is one.
    next: Optional[int] = None
    #: The same, as they were hashed: a line of JSON each, with a line end. Pages put together are the whole export.
    text: Optional[str] = None


@dataclass(frozen=True)
class LedgerReplayed:
    """What a ledger brought."""

    #: The portal's id of the account; 0 where there was nothing to do.
    account: int
    #: How many entries the store had not got.
    entries: int
    #: What was taken away again, each the word of the ledger and a login.
    taken: list[str]
    #: What is to be looked at by a person: what was given, and what names an owner.
    by_hand: list[str]


@dataclass(frozen=True)
class LedgerVerdict:
    """What verifying a ledger comes to."""

    #: Whether it is a whole ledger from its first entry on, and the one that the portal has.
    whole: bool
    #: How many entries hold.
    entries: int
    #: How many entries the portal has behind them.
    newer: int
    #: What is wrong with it.
    fault: Optional[Fault] = None
    #: The first line that does not hold, from 1.
    line: Optional[int] = None
    #: What is wrong, in words.
    why: Optional[str] = None


@dataclass(frozen=True)
class LookAlike:
    """Two users whose addresses look alike and are two mailboxes (rule U3a)."""

    #: On a site that moves: the login, and its address.
    here: list[str]
    #: In the realm that the sites go to.
    there: list[str]


@dataclass(frozen=True)
class LookAlikes:
    """How many pairs look alike, and some of them."""

    #: How many pairs.
    count: int
    #: Some of them.
    samples: list[LookAlike]


@dataclass(frozen=True)
class LostContact:
    """A user whose contact is gone in the ERP."""

    #: What the user signs in with.
    login: str
    #: The name for people.
    name: str
    #: The realm of the user.
    realm: str
    #: The contact that is gone, by the ERP's id.
    contact: str
    #: When it was noticed, RFC 3339.
    noticed: str


@dataclass(frozen=True)
class ManifestMoved:
    """What the file is called."""

    #: The site, by its id.
    site: str
    #: The file that speaks for it: the new name, unless another file has come meanwhile.
    file: str


@dataclass(frozen=True)
class ManifestPlanned:
    """What would change."""

    #: The site, by its id.
    site: str
    #: Whether the manifest names another realm: that is planned apart.
    changes_realm: bool
    #: The kinds that somebody would see more or less of.
    kinds: list[KindChange]
    #: The presets that would give something else.
    presets: list[PresetChange]


@dataclass(frozen=True)
class Member:
    """A member."""

    #: The portal's id of the user.
    id: Id
    #: What the user signs in with.
    login: str
    #: The name for people.
    name: str
    #: Whether it is the owner.
    owner: bool
    #: Whether the membership is on hold.
    suspended: bool
    #: Whether it has ended by its date.
    ended: bool
    #: What the member holds, by id.
    permissions: list[str]
    #: `all` or `own`: which documents the member sees.
    sees: str
    #: Whether it is who asks: never, for staff.
    oneself: bool
    #: Whether who asks may edit, suspend and revoke it (rules A2, A3).
    editable: bool
    #: Whether the contact behind the member is gone in the ERP, which keeps the member out until staff mend it.
    contact_gone: bool
    #: The e-mail address, if any.
    email: Optional[str] = None
    #: From this moment on it works no more, RFC 3339.
    ends: Optional[str] = None
    #: The sites where it works; none is every one.
    sites: Optional[list[str]] = None


@dataclass(frozen=True)
class Membership:
    """A membership."""

    #: The third party of the account, by the ERP's id.
    third_party: str
    #: What the ERP calls it.
    account: str
    #: `owner` or `member`.
    role: str
    #: `active` or `suspended`.
    state: str
    #: The permissions, by id.
    permissions: list[str]
    #: `all` or `own`: which documents.
    sees: str
    #: From this moment on it works no more, RFC 3339.
    ends: Optional[str] = None
    #: The sites where it works; absent is every one of the realm.
    sites: Optional[list[str]] = None


@dataclass(frozen=True)
class MembershipTerms:
    """The terms of a membership. Left out, they are the site's default permissions, all documents, every site, no
    end.
    """

    #: The day on which it ends, `YYYY-MM-DD`: works no more from the beginning of that day on, in the time zone of
    #: the site.
    ends: Optional[str] = None
    #: Makes the user the account's owner, who holds every permission.
    owner: Optional[bool] = None
    #: The permissions, by id; without them those of the preset, else the site's default.
    permissions: Optional[list[str]] = None
    #: A preset of the site, by its id.
    preset: Optional[str] = None
    #: `all` or `own` documents.
    sees: Optional[str] = None
    #: The sites where it works; none is every one.
    sites: Optional[list[str]] = None


@dataclass(frozen=True)
class NamedOwner:
    """Who is to own which account."""

    #: The site, by its id; its realm is where the login is known.
    site: str
    #: What the user signs in with.
    login: str
    #: The third party of the account, by the ERP's id.
    third_party: str


@dataclass(frozen=True)
class NewOwner:
    """There is another owner."""

    #: What the owner signs in with.
    owner: str


@dataclass(frozen=True)
class OfferedOwnership:
    """An ownership on offer."""

    #: Who is to become the owner: the portal's id of the user.
    to: Id
    #: The same by name.
    name: str
    #: From this moment on it can no longer be accepted, RFC 3339.
    expires: str
    #: Whether it has expired.
    expired: bool


@dataclass(frozen=True)
class OpenRecovery:
    """A proposal to replace a lost owner."""

    #: The third party of the account, by the ERP's id.
    third_party: str
    #: The realm of the candidate.
    realm: str
    #: Who is to become the owner.
    login: str
    #: Who of the staff proposed it; somebody else confirms.
    by: str
    #: Why.
    reason: str
    #: From this moment on it can no longer be confirmed, RFC 3339.
    expires: str


@dataclass(frozen=True)
class Owner:
    """Who owns an account."""

    #: What the owner signs in with.
    login: str
    #: The name for people.
    name: str


@dataclass(frozen=True)
class OwnerNamed:
    """What became of one."""

    #: The third party of the account, by the ERP's id.
    third_party: str
    #: The login, as the command has it.
    login: str
    #: `named`, `unchanged` or `skipped`.
    outcome: str
    #: What a person should know of it.
    notes: list[str]
    #: Why it was skipped.
    code: Optional[str] = None


@dataclass(frozen=True)
class OwnersNamed:
    """What became of each."""

    #: In the order of the command.
    owners: list[OwnerNamed]


@dataclass(frozen=True)
class PendingRecovery:
    """What is proposed."""

    #: The proposal; `None` is that there is none.
    recovery: Optional[RecoveryProposal] = None


@dataclass(frozen=True)
class People:
    """Everybody around an account."""

    #: The members, the owner first, then by name.
    members: list[Member]
    #: The contacts, by name.
    contacts: list[Contact]
    #: The invitations that nobody has answered, the newest first.
    invitations: list[Invitation]
    #: What members ask for and nobody has given or declined yet, the oldest first.
    requests: list[PermissionRequest]
    #: The ownership on offer, if it is.
    transfer: Optional[OfferedOwnership] = None


@dataclass(frozen=True)
class Permission:
    """A permission."""

    #: Its id, e.g. `portal.invoices.view`.
    id: str
    #: What it allows.
    label: Label
    #: The kind that it is about; none is the account itself.
    kind: Optional[Kind] = None
    #: The permission without which this one shows nothing.
    needs: Optional[str] = None


@dataclass(frozen=True)
class PermissionList:
    """The permissions."""

    #: In the order in which people see them.
    permissions: list[Permission]


@dataclass(frozen=True)
class PermissionRequest:
    """A permission that a member asks for."""

    #: Who asks: the portal's id of the user.
    member: Id
    #: What for, by id.
    permission: str
    #: A sentence; may be empty.
    text: str
    #: When, RFC 3339.
    asked: str


@dataclass(frozen=True)
class Preset:
    """A named set of permissions."""

    #: Its id.
    id: str
    #: Its name for people.
    label: Label
    #: The permissions, by id.
    permissions: list[str]


@dataclass(frozen=True)
class PresetChange:
    """A preset that would give something else."""

    #: Its id; empty is what a new membership holds where nobody says otherwise.
    id: str
    #: The permissions that it would give besides.
    added: list[str]
    #: The permissions that it would give no more.
    removed: list[str]


@dataclass(frozen=True)
class RealmApplied:
    """A change was made."""

    #: What [`RealmRevert`] takes.
    change: int
    #: How many sessions ended.
    sessions_ended: int
    #: From this moment on it can no longer be taken back, RFC 3339.
    revertible_until: str
    #: The plan.
    plan: RealmPlanned


@dataclass(frozen=True)
class RealmChange:
    """A change that was applied."""

    #: Its number.
    change: int
    #: The sites that went.
    sites: list[str]
    #: The realm that they were in.
    from_: str
    #: The realm that they went to.
    to: str
    #: When it was applied, RFC 3339.
    applied: str
    #: Who of the staff made it; may be empty.
    by: str
    #: Why; may be empty.
    reason: str
    #: Who of the staff took it back; may be empty.
    reverted_by: str
    #: Whether it can be taken back.
    revertible: bool
    #: From this moment on it can no longer be taken back, RFC 3339.
    revertible_until: str
    #: The plan as it was; none where nothing is known of it.
    plan: Optional[RealmPlanned] = None
    #: When it was taken back, RFC 3339.
    reverted: Optional[str] = None


@dataclass(frozen=True)
class RealmChanges:
    """The changes."""

    #: The last one first.
    changes: list[RealmChange]


@dataclass(frozen=True)
class RealmPlanned:
    """A plan, for whoever decides."""

    #: What [`RealmApply`] must be told.
    digest: str
    #: The sites that go.
    sites: list[str]
    #: The realm that they are in.
    from_: str
    #: The realm that they go to.
    to: str
    #: Users who go to the new realm with the site.
    moves: Group
    #: Users who are on both sides.
    both: list[BothSides]
    #: Merged users for whom the narrower of two memberships holds.
    narrowed: Group
    #: Users who stay in the old realm and lose the site.
    stays_away: Group
    #: Who could enter a site and could not before, and the other way round.
    access: list[Entering]
    #: What is easily taken for one person and is two: a warning. Absent from a change that an older version applied.
    look_alikes: Optional[LookAlikes] = None


@dataclass(frozen=True)
class RealmReverted:
    """A change was taken back."""

    #: The number of the change.
    change: int
    #: How many sessions ended.
    sessions_ended: int


@dataclass(frozen=True)
class Receipt:
    """What ended with a membership (rule A4)."""

    #: Whose membership it was.
    login: str
    #: How many live sessions of the user lost the account; they go on for other accounts.
    sessions: int
    #: The addresses of the invitations that the member had sent and that nobody had answered: they were cancelled.
    invitations: list[str]
    #: How many offers of the ownership to the member were withdrawn: 0 or 1.
    transfers: int
    #: The addresses of contacts that the member had been. They still receive mail, unless they are removed too.
    contacts: list[str]


@dataclass(frozen=True)
class Recipient:
    """Somebody who receives mails of a category."""

    #: The name; may be empty.
    name: str
    #: The e-mail address.
    email: str


@dataclass(frozen=True)
class RecipientList:
    """The recipients."""

    #: Each once; the owner where there is nobody else.
    recipients: list[Recipient]


@dataclass(frozen=True)
class RecoveryCancelled:
    """A proposal was taken back."""

    #: `true`.
    cancelled: bool


@dataclass(frozen=True)
class RecoveryProposal:
    """A proposal that is neither confirmed nor stopped."""

    #: Who is to become the owner.
    login: str
    #: The same by name.
    name: str
    #: Who of the staff proposed it.
    by: str
    #: Why.
    reason: str
    #: From this moment on it can no longer be confirmed, RFC 3339.
    expires: str
    #: Whether it has expired.
    expired: bool


@dataclass(frozen=True)
class RepointLine:
    """What becomes of one row."""

    #: `owner`, `member`, `contact`, `invitation`, or a setting of the account: `second_factor`, `view_as`.
    what: str
    #: The login or the address.
    name: str
    #: `goes`, `is_there` where the row of the account that stays holds, or `ends`.
    becomes: str


@dataclass(frozen=True)
class RepointPlan:
    """What that would come to, for whoever decides; or what it came to."""

    #: The third party that it has, by the ERP's id.
    from_: str
    #: The third party that it goes to, by the ERP's id.
    to: str
    #: The name of that one.
    name: str
    #: Whether that one has an account, which stays while this one ends.
    joins: bool
    #: What becomes of each row of the account that ends.
    lines: list[RepointLine]
    #: What [`Repoint`] must be told.
    digest: Optional[str] = None


@dataclass(frozen=True)
class RestoreEnded:
    """What ended because a backup was put back."""

    #: Sessions, looks of staff among them.
    sessions: int
    #: Links to set a password, and to prove an address.
    links: int
    #: Invitations that waited.
    invitations: int
    #: Ownerships that were offered or about to be replaced.
    offers: int
    #: Accounts whose ledger says so.
    accounts: int


@dataclass(frozen=True)
class SecondFactorReset:
    """A second factor was taken away."""

    #: What the user signs in with.
    login: str
    #: How many sessions ended.
    sessions_ended: int


@dataclass(frozen=True)
class Seers:
    """How many memberships, of how many users in how many accounts, and some of the logins."""

    #: How many memberships.
    memberships: int
    #: How many users.
    users: int
    #: How many accounts.
    accounts: int
    #: Some of the logins.
    samples: list[str]


@dataclass(frozen=True)
class Site:
    """A site."""

    #: Its id.
    id: str
    #: Its name for people.
    name: Label
    #: The host names that it answers to; the first one is what links say.
    hosts: list[str]
    #: The realm that it is in: whose users sign in.
    realm: str
    #: Whether it is in service.
    enabled: bool
    #: Where links lead, e.g. `https://portal.example`.
    address: str
    #: Its language, as a BCP 47 tag.
    language: str
    #: Every kind, and what is known of it here.
    kinds: list[SiteKind]
    #: Whether it shows cancelled documents.
    cancelled: bool
    #: The categories of third parties that it does not serve.
    excluded_categories: list[str]
    #: Who may make a user for themselves: `invitation`, `open`, `checkout_optional`, `checkout_mandatory` or
    #: `checkout_disabled` (rule U10).
    sign_up: str
    #: What a new membership holds where nobody says otherwise.
    default_permissions: list[str]
    #: Named sets of permissions.
    presets: list[Preset]
    #: How it looks.
    brand: Brand
    #: The entities whose documents it shows; none is every one.
    entities: Optional[list[str]] = None
    #: The languages that it offers, as BCP 47 tags; a module before 1.1 names none.
    languages: Optional[list[str]] = None
    #: Its time zone, by its IANA name; a module before 1.1 names none. The day on which a membership ends begins
    #: there.
    time_zone: Optional[str] = None
    #: The realm that a manifest which waits for a plan names.
    waits_for_realm: Optional[str] = None


@dataclass(frozen=True)
class SiteKind:
    """A kind, and the permissions that are about it."""

    #: The kind.
    kind: Kind
    #: Whether the site shows it (row 9 of the decision).
    shown: bool
    #: The permissions, by id.
    permissions: list[str]


@dataclass(frozen=True)
class SiteList:
    """The sites."""

    #: By id.
    sites: list[Site]


@dataclass(frozen=True)
class UndeliveredMail:
    """A mail that reached nobody, and is not tried again."""

    #: To which address.
    to: str
    #: Its subject.
    subject: str
    #: The site that it spoke for, by its id.
    site: str
    #: When it was queued, RFC 3339.
    queued: str
    #: When it was given up, RFC 3339.
    given_up: str
    #: Why, in the words of the mail server or the host.
    words: str


@dataclass(frozen=True)
class User:
    """A user."""

    #: What the user signs in with.
    login: str
    #: The name for people.
    name: str
    #: `active`, `unverified` or `disabled`.
    state: str
    #: Whether too many wrong passwords put the password out of use.
    locked: bool
    #: Whether there is a password.
    has_password: bool
    #: Whether there is a second factor.
    second_factor: bool
    #: The contacts behind the user that the ERP knows no more, or has archived: they keep the user out (rule U12).
    gone_contacts: list[str]
    #: What the user may do, account by account.
    memberships: list[Membership]
    #: The contact that it was made from, by the ERP's id.
    contact: Optional[str] = None
    #: The e-mail address, if any.
    email: Optional[str] = None


@dataclass(frozen=True)
class UserChanged:
    """How a user stands now."""

    #: What the user signs in with.
    login: str
    #: `active`, `unverified` or `disabled`.
    state: str
    #: How many sessions ended.
    sessions_ended: int


@dataclass(frozen=True)
class UserCreated:
    """A user was made."""

    #: What the user signs in with.
    login: str
    #: The name for people.
    name: str
    #: The third party of the account, by the ERP's id.
    third_party: str
    #: What the ERP calls it.
    account: str
    #: `owner` or `member`.
    role: str
    #: `active` or `suspended`.
    state: str
    #: The permissions, by id.
    permissions: list[str]
    #: `all` or `own`: which documents.
    sees: str
    #: Until when they work, RFC 3339.
    until: str
    #: From this moment on it works no more, RFC 3339.
    ends: Optional[str] = None
    #: Where the credentials were mailed.
    mailed_to: Optional[str] = None
    #: The one-time password where it is shown: once, nobody can read it again.
    password: Optional[str] = None
    #: The sites where it works; absent is every one of the realm.
    sites: Optional[list[str]] = None


@dataclass(frozen=True)
class UserErased:
    """A user was erased."""

    #: What the user signed in with.
    login: str
    #: The accounts whose membership ended.
    left: list[str]


@dataclass(frozen=True)
class UserGone:
    """A user whom the ERP has no more."""

    #: The ERP's id of its own user.
    erp_user: str
    #: What the user signs in with.
    login: str
    #: `ended`.
    outcome: str
    #: What a person should know of it.
    notes: list[str]


@dataclass(frozen=True)
class UserImported:
    """What became of a user of the ERP."""

    #: The login, as the command has it.
    login: str
    #: `taken`, `changed`, `unchanged` or `skipped`.
    outcome: str
    #: What a person should know of it.
    notes: list[str]
    #: Why it was skipped.
    code: Optional[str] = None


@dataclass(frozen=True)
class UserList:
    """The users that were found."""

    #: By login.
    users: list[User]


@dataclass(frozen=True)
class UserPrepared:
    """What a user would begin with."""

    #: The login that it gets unless another one is chosen.
    login: str
    #: The contact's third party, by the ERP's id.
    third_party: str
    #: Whether somebody owns the third party's account.
    has_owner: bool
    #: The contact's address.
    email: Optional[str] = None


@dataclass(frozen=True)
class UserRepointed:
    """A user was pointed at another contact."""

    #: What the user signs in with.
    login: str
    #: The contact behind the user now.
    contact: str
    #: The contact before; none where there was none.
    before: Optional[str] = None


@dataclass(frozen=True)
class UsersGone:
    """What became of those who are gone."""

    #: Those who were linked and are gone; who is gone already is not named again.
    users: list[UserGone]


@dataclass(frozen=True)
class View:
    """A look that is open."""

    #: Who looks.
    staff: str
    #: Why.
    reason: str
    #: The third party of the account, by the ERP's id.
    third_party: str
    #: The site, by its id.
    site: str
    #: As whom.
    login: str
    #: When it was opened, RFC 3339.
    opened: str
    #: When it is over, RFC 3339.
    ends: str


@dataclass(frozen=True)
class ViewCode:
    """How staff go on."""

    #: Good once, on this site, for 60 seconds.
    code: str
    #: The site, by its id.
    site: str
    #: The page that asks before it opens the look.
    address: str
    #: Until when the code works, RFC 3339.
    until: str
    #: How long the look lasts, in seconds.
    lasts: int


@dataclass(frozen=True)
class ViewList:
    """The looks."""

    #: Those that are open.
    views: list[View]


@dataclass(frozen=True)
class ViewsEnded:
    """Looks were ended."""

    #: How many.
    sessions_ended: int


@dataclass(frozen=True)
class WaitingMail:
    """A mail that the host has not taken yet. What it says is nobody's business but the recipient's."""

    #: To which address.
    to: str
    #: Its subject.
    subject: str
    #: The site that it speaks for, by its id.
    site: str
    #: When it was queued, RFC 3339.
    queued: str
    #: How often it was handed over in vain, or is being handed over just now.
    tries: int
    #: When it is tried next, RFC 3339.
    next: str


@dataclass(frozen=True)
class WhatWaits:
    """What waits; each list has 50 entries at the most."""

    #: Mails that the host has not taken yet, the longest waiting first.
    mails: list[WaitingMail]
    #: Owners to be replaced, where somebody else of the staff has to confirm it (rule A6).
    recoveries: list[OpenRecovery]
    #: Invitations that end within two days, the first to end first.
    invitations: list[EndingInvitation]
    #: Users who were turned away as the ERP knows the contact behind them no more, the longest waiting first (rule
    #: U12).
    lost_contacts: list[LostContact]
    #: Mails that were refused for good or tried in vain for three days, within the last two weeks, the newest first
    #: (rule M1).
    undelivered: Optional[list[UndeliveredMail]] = None


@dataclass(frozen=True)
class WorkDone:
    """What was done."""

    #: Mails that were handed to the host, or put off.
    mails: int
    #: Archives that were made.
    archives: int
    #: Announcements that were told, or put off (rule M2).
    announcements: Optional[int] = None


@dataclass(frozen=True)
class WouldErase:
    """What would end."""

    #: What the user signs in with.
    login: str
    #: The name for people.
    name: str
    #: The accounts that must be given another owner or be closed first.
    owned: list[str]
    #: The accounts whose membership ends.
    left: list[str]
    #: How many sessions end.
    sessions: int
    #: The e-mail address, if any.
    email: Optional[str] = None


@dataclass(frozen=True)
class CreateUser(Operation["UserCreated"]):
    """Makes a user from a contact of the ERP, with a membership of the contact's third party (rule U1). Refused with
    `site/unknown`, `contact/unknown`, `contact/without-third-party`, `contact/other-third-party`, `contact/archived`,
    `contact/has-user`, `third-party/unknown`, `third-party/closed`, `email/invalid`, `email/missing`,
    `email/of-employee`, `email/taken`, `login/invalid`, `login/taken`, `owner/exists`, `membership/site-unknown`.
    """

    NAME = "create_user"
    ANSWER = UserCreated

    #: The site, by its id; its realm is where the login is known.
    site: str
    #: The contact, by the ERP's id.
    contact: str
    #: How the credentials reach the person. Always said in JSON.
    deliver: Deliver
    #: Who of the staff does it, for the ledgers.
    by: Optional[str] = None
    #: The address; without one it is the contact's.
    email: Optional[str] = None
    #: The login; without one it is `first.last`, numbered where it is taken.
    login: Optional[str] = None
    #: What the user may do.
    membership: Optional[MembershipTerms] = None
    #: The third party, by the ERP's id, where the contact belongs to several; without one it is the contact's own.
    third_party: Optional[str] = None


@dataclass(frozen=True)
class Grant(Operation["Granted"]):
    """Puts a membership in place of whatever joined the user and the account before; the account is opened where
    there is none. Refused with `site/unknown`, `user/unknown`, `third-party/unknown`, `third-party/closed`,
    `owner/exists`, `membership/site-unknown`, and `command/invalid` for a word that means nothing.
    """

    NAME = "grant"
    ANSWER = Granted

    #: The site, by its id; its realm is where the login is known.
    site: str
    #: What the user signs in with.
    login: str
    #: The third party of the account, by the ERP's id.
    third_party: str
    #: Who of the staff does it, for the ledgers.
    by: Optional[str] = None
    #: What the user may do.
    membership: Optional[MembershipTerms] = None


@dataclass(frozen=True)
class DisableUser(Operation["UserChanged"]):
    """Puts a user out of use: every session ends, every link dies, each of the user's accounts is told (rule A10).
    Refused with `site/unknown`, `user/unknown`.
    """

    NAME = "disable_user"
    ANSWER = UserChanged

    #: The site, by its id; its realm is where the login is known.
    site: str
    #: What the user signs in with.
    login: str
    #: Who of the staff does it, for the ledgers.
    by: Optional[str] = None


@dataclass(frozen=True)
class EnableUser(Operation["UserChanged"]):
    """Puts a user back in use. Refused with `site/unknown`, `user/unknown`."""

    NAME = "enable_user"
    ANSWER = UserChanged

    #: The site, by its id; its realm is where the login is known.
    site: str
    #: What the user signs in with.
    login: str
    #: Who of the staff does it, for the ledgers.
    by: Optional[str] = None


@dataclass(frozen=True)
class Credentials(Operation["CredentialsMade"]):
    """Makes new credentials: the old password and every session end where a password is made; a link changes nothing
    until it is used (rule U2). Refused with `site/unknown`, `user/unknown`, `email/missing`.
    """

    NAME = "credentials"
    ANSWER = CredentialsMade

    #: The site, by its id; its realm is where the login is known.
    site: str
    #: What the user signs in with.
    login: str
    #: How they reach the person.
    deliver: Deliver


@dataclass(frozen=True)
class ResetSecondFactor(Operation["SecondFactorReset"]):
    """Takes away the second factor of a user who has lost it; its sessions end, and the user reads why. Refused with
    `site/unknown`, `user/unknown`, `second-factor/none`, `second-factor/reason-missing`.
    """

    NAME = "reset_second_factor"
    ANSWER = SecondFactorReset

    #: The site, by its id; its realm is where the login is known.
    site: str
    #: What the user signs in with.
    login: str
    #: Why; the user reads it.
    reason: str
    #: Who of the staff does it.
    by: str


@dataclass(frozen=True)
class RepointUser(Operation["UserRepointed"]):
    """Points a user at another contact, as the ERP merged, deleted or archived the one before (rule U12). Refused
    with `correction/reason-missing`, `user/unknown`, `contact/unknown`, `contact/archived`,
    `contact/without-third-party`, `contact/other-third-party`, `contact/has-user`, `contact/not-behind-user`,
    `third-party/closed`.
    """

    NAME = "repoint_user"
    ANSWER = UserRepointed

    #: The site, by its id; its realm is where the login is known.
    site: str
    #: What the user signs in with.
    login: str
    #: The contact that is to be behind the user, by the ERP's id.
    contact: str
    #: Why; the ledgers keep it.
    reason: str
    #: Who of the staff does it.
    by: str
    #: The one that is, or was, behind it; without it, the user's own.
    from_: Optional[str] = None


@dataclass(frozen=True)
class CorrectEmail(Operation["EmailCorrected"]):
    """Puts a user's address right, or takes it away: both addresses are told, the password is out of use, and a link
    to set one goes to the new address (rule U13). Refused with `correction/reason-missing`, `user/unknown`,
    `email/invalid`, `email/unchanged`, `email/of-employee`, `email/taken`, `login/taken`.
    """

    NAME = "correct_email"
    ANSWER = EmailCorrected

    #: The site, by its id; its realm is where the login is known.
    site: str
    #: What the user signs in with.
    login: str
    #: Why; the new address and the ledgers are told.
    reason: str
    #: Who of the staff does it.
    by: str
    #: The right address; without one, the user has none from here on.
    email: Optional[str] = None


@dataclass(frozen=True)
class Erasing(Operation["WouldErase"]):
    """What erasing a user would end; changes nothing (rule U13). Refused with `site/unknown`, `user/unknown`."""

    NAME = "erasing"
    ANSWER = WouldErase

    #: The site, by its id; its realm is where the login is known.
    site: str
    #: What the user signs in with.
    login: str


@dataclass(frozen=True)
class EraseUser(Operation["UserErased"]):
    """Erases a user for good: memberships end, what is pending dies, what names the person goes; the ledgers keep the
    login that acted, and no import brings it back (rule U13). Refused with `correction/reason-missing`,
    `user/unknown`, `owner/still-owns`; `unavailable/busy` where a membership came meanwhile.
    """

    NAME = "erase_user"
    ANSWER = UserErased

    #: The site, by its id; its realm is where the login is known.
    site: str
    #: What the user signs in with.
    login: str
    #: Why; the ledgers keep it.
    reason: str
    #: Who of the staff does it.
    by: str


@dataclass(frozen=True)
class PrepareUser(Operation["UserPrepared"]):
    """What making a user from a contact would begin with; changes nothing (rule U1). Refused as [`CreateUser`]."""

    NAME = "prepare_user"
    ANSWER = UserPrepared

    #: The site, by its id.
    site: str
    #: The contact, by the ERP's id.
    contact: str
    #: The third party, by the ERP's id, where the contact belongs to several; without one it is the contact's own.
    third_party: Optional[str] = None


@dataclass(frozen=True)
class EndSessions(Operation["UserChanged"]):
    """Ends every session of a user, who stays in use. Refused with `site/unknown`, `user/unknown`."""

    NAME = "end_sessions"
    ANSWER = UserChanged

    #: The site, by its id; its realm is where the login is known.
    site: str
    #: What the user signs in with.
    login: str
    #: Who of the staff does it, for the ledgers.
    by: Optional[str] = None


@dataclass(frozen=True)
class Users(Operation["UserList"]):
    """The users of a site's realm, by login: each condition only where it is there. Refused with `site/unknown`."""

    NAME = "users"
    ANSWER = UserList

    #: The site, by its id.
    site: str
    #: Those behind this login: a list goes on so.
    after: Optional[str] = None
    #: The one made from this contact.
    contact: Optional[str] = None
    #: Those whose contact the ERP knows no more, or has archived (rule U12): the ERP is asked about each user's.
    contact_gone: Optional[bool] = None
    #: How many at the most: 1 to 1,000, which it is where nothing is said.
    limit: Optional[int] = None
    #: The one with this login.
    login: Optional[str] = None
    #: Those in this state.
    state: Optional[UserState] = None
    #: Those whose login, name or address holds this; letters beyond ASCII as they are written.
    text: Optional[str] = None


@dataclass(frozen=True)
class Accounts(Operation["AccountList"]):
    """The accounts, in the order in which they were opened: each condition only where it is there."""

    NAME = "accounts"
    ANSWER = AccountList

    #: Those opened after this one: a list goes on so.
    after: Optional[Id] = None
    #: How many at the most: 1 to 1,000, which it is where nothing is said.
    limit: Optional[int] = None
    #: Those in this state.
    state: Optional[AccountState] = None
    #: That of this third party, by the ERP's id.
    third_party: Optional[str] = None


@dataclass(frozen=True)
class Explain(Operation["Explanation"]):
    """Every row of the decision about a user, a live session assumed; give a `kind` or a `permission`. Refused with
    `user/unknown`, and `command/invalid` for a word that means nothing, or where the user is in several accounts and
    none is named.
    """

    NAME = "explain"
    ANSWER = Explanation

    #: The site, by its id; one that is not in service is an answer too.
    site: str
    #: What the user signs in with.
    login: str
    #: The document's id, of that kind.
    document: Optional[str] = None
    #: The kind.
    kind: Optional[Kind] = None
    #: The permission; without it, the one to view the kind.
    permission: Optional[str] = None
    #: Whose account it is about, by the ERP's id; without it the account that the user has, where that is one.
    third_party: Optional[str] = None


@dataclass(frozen=True)
class Permissions(Operation["PermissionList"]):
    """The permissions that a membership can hold."""

    NAME = "permissions"
    ANSWER = PermissionList


@dataclass(frozen=True)
class Sites(Operation["SiteList"]):
    """The sites that have a manifest, in service or not."""

    NAME = "sites"
    ANSWER = SiteList


@dataclass(frozen=True)
class ImportUser(Operation["UserImported"]):
    """Takes over a user of the ERP: one that the ERP manages by its id there (rule U11), else by login within the
    site's realm. May be sent again. What a rule forbids is an outcome, not a failure. Refused with `command/invalid`.
    """

    NAME = "import_user"
    ANSWER = UserImported

    #: The site, by its id; its realm is where the login is known.
    site: str
    #: What the user signs in with.
    login: str
    #: The name for people; empty is the login.
    name: str
    #: Whether the ERP has the user in use.
    enabled: bool
    #: What the user may do.
    memberships: list[ImportMembership]
    #: The contact behind the user, by the ERP's id.
    contact: Optional[str] = None
    #: Says what would happen, and changes nothing.
    dry_run: Optional[bool] = None
    #: The e-mail address, not proved by this.
    email: Optional[str] = None
    #: The ERP's id of its own user, where the ERP goes on managing it (rule U11): then it has one membership at the
    #: most.
    erp_user: Optional[str] = None
    #: argon2id as a PHC string, bcrypt, or passlib's `pbkdf2-sha512` (rule U5); none, and the user sets a password by
    #: link.
    hash: Optional[str] = None
    #: The language, as a BCP 47 tag.
    locale: Optional[str] = None
    #: The permissions that the ERP rules, granted or not.
    ruled: Optional[list[str]] = None


@dataclass(frozen=True)
class ImportGone(Operation["UsersGone"]):
    """Takes away what an import gave to those whom the ERP has no more (rule U11). It names all of the ERP's external
    users whose ids, ordered as text, lie in one stretch. What is linked there and not named is gone. A whole import
    says each stretch once, the first without `after` and the last without `until`: so each command is small, and one
    that never comes takes nothing away. Refused with `command/invalid` where nobody at all is in force: an ERP that
    answers so is more likely the wrong one.
    """

    NAME = "import_gone"
    ANSWER = UsersGone

    #: The ids that are in force there.
    in_force: list[str]
    #: The stretch begins behind this id.
    after: Optional[str] = None
    #: Says what would happen, and changes nothing.
    dry_run: Optional[bool] = None
    #: The stretch ends with this id.
    until: Optional[str] = None


@dataclass(frozen=True)
class NameOwners(Operation["OwnersNamed"]):
    """Names the first owners of accounts, many at once; an owner that is there stays (rule U11). What a rule forbids
    is an outcome. Refused with `command/invalid` for more than 500 at once.
    """

    NAME = "name_owners"
    ANSWER = OwnersNamed

    #: 500 at the most.
    owners: list[NamedOwner]
    #: Who of the staff does it, for the ledgers.
    by: Optional[str] = None
    #: Says what would happen, and changes nothing.
    dry_run: Optional[bool] = None


@dataclass(frozen=True)
class VerifyLedger(Operation["LedgerVerdict"]):
    """Verifies an exported ledger, and compares it with what the portal has (rule A10)."""

    NAME = "verify_ledger"
    ANSWER = LedgerVerdict

    #: The exported text: a line an entry.
    text: str


@dataclass(frozen=True)
class RealmPlan(Operation["RealmPlanned"]):
    """What moving sites to a realm would do to whom; changes nothing (rule S6). All of the sites are in one realm
    now; sites that are there already are planned for the people who were left behind on them. Refused with
    `command/invalid`.
    """

    NAME = "realm_plan"
    ANSWER = RealmPlanned

    #: The sites that go together, by id.
    sites: list[str]
    #: The realm that they go to.
    realm: str


@dataclass(frozen=True)
class RealmApply(Operation["RealmApplied"]):
    """Makes a change of realm as it was planned (rules S6, S9). Refused with `realm/plan-outdated` where the plan
    would be another one by now; `command/invalid`.
    """

    NAME = "realm_apply"
    ANSWER = RealmApplied

    #: The sites that go together, by id.
    sites: list[str]
    #: The realm that they go to.
    realm: str
    #: The digest of the plan.
    digest: str
    #: Who of the staff makes it; kept with the change.
    by: Optional[str] = None
    #: Why; kept with the change, and may be left out.
    reason: Optional[str] = None


@dataclass(frozen=True)
class RealmRevert(Operation["RealmReverted"]):
    """Takes a change back: everything that nobody changed since is as it was, but for sessions that ended (rule S7).
    Refused with `realm/change-unknown`, `realm/reverted`, `realm/too-late`, `realm/later-change`.
    """

    NAME = "realm_revert"
    ANSWER = RealmReverted

    #: The number of the change.
    change: int
    #: Who of the staff takes it back; may be left out.
    by: Optional[str] = None


@dataclass(frozen=True)
class RealmHistory(Operation["RealmChanges"]):
    """The changes of realms that were applied."""

    NAME = "realm_history"
    ANSWER = RealmChanges


@dataclass(frozen=True)
class MoveManifest(Operation["ManifestMoved"]):
    """Says that the file of a site in force has another name now, so that problems name the right one (rule S10).
    Refused with `site/unknown`.
    """

    NAME = "move_manifest"
    ANSWER = ManifestMoved

    #: The site, by its id.
    site: str
    #: The name before.
    from_: str
    #: The name now.
    to: str


@dataclass(frozen=True)
class ManifestPlan(Operation["ManifestPlanned"]):
    """Who would see more and who less by a manifest than by the one in force; changes nothing. Refused with
    `manifest/refused`, whose detail has the problems; `site/unknown` and `site/disabled` where none is in force.
    """

    NAME = "manifest_plan"
    ANSWER = ManifestPlanned

    #: The whole manifest, as its file has it.
    manifest: str


@dataclass(frozen=True)
class ViewAs(Operation["ViewCode"]):
    """Makes a code that opens a look at an account as a member of it sees it (rule A11). Refused with `site/unknown`,
    `user/unknown`, `account/unknown`, `view-as/no-consent`, `view-as/reason-missing`.
    """

    NAME = "view_as"
    ANSWER = ViewCode

    #: The site, by its id; its realm is where the login is known.
    site: str
    #: What the user signs in with.
    login: str
    #: The third party of the account, by the ERP's id.
    third_party: str
    #: Who looks, as the ERP knows them.
    staff: str
    #: Why; the owner reads it.
    reason: str


@dataclass(frozen=True)
class EndViews(Operation["ViewsEnded"]):
    """Ends every look of this member of staff."""

    NAME = "end_views"
    ANSWER = ViewsEnded

    #: Who looks, as it was said.
    staff: str


@dataclass(frozen=True)
class Views(Operation["ViewList"]):
    """The looks that are open."""

    NAME = "views"
    ANSWER = ViewList


@dataclass(frozen=True)
class Waiting(Operation["WhatWaits"]):
    """What waits for somebody, over all accounts."""

    NAME = "waiting"
    ANSWER = WhatWaits


@dataclass(frozen=True)
class StoreRestored(Operation["RestoreEnded"]):
    """Says that a backup of the store was put back: what it revived ends, and every account's ledger says so (rule
    T3).
    """

    NAME = "store_restored"
    ANSWER = RestoreEnded

    #: Who of the staff does it, for the ledgers.
    by: Optional[str] = None


@dataclass(frozen=True)
class ReplayLedger(Operation["LedgerReplayed"]):
    """Takes away again what an exported ledger says was taken away since the backup was made; gives nothing (rule
    T3). Refused with `command/invalid` for lines that do not hold or do not follow what the store has;
    `account/unknown`.
    """

    NAME = "replay_ledger"
    ANSWER = LedgerReplayed

    #: Its lines, from the first one or from any that the store has the entry before.
    text: str
    #: Who of the staff does it, for the ledgers.
    by: Optional[str] = None


@dataclass(frozen=True)
class Announce(Operation["Announced"]):
    """Announces what happened to a document, once it can be read: whoever may read it and wants to know is told, soon
    after this returns. The same again tells nobody twice. Refused with `command/invalid` for a kind that is not told,
    or an event that does not happen to the kind; `document/unknown`.
    """

    NAME = "announce"
    ANSWER = Announced

    #: What it is: any kind but tasks and products.
    kind: Kind
    #: Its id in the ERP.
    document: str
    #: What happened.
    event: Optional[NoticeEvent] = None
    #: Which one, where it happens more than once: the id of the answer, or the day.
    key: Optional[str] = None


@dataclass(frozen=True)
class Work(Operation["WorkDone"]):
    """Does what waits beside the requests, where the settings leave it to the callers' threads. Call again until
    nothing was done.
    """

    NAME = "work"
    ANSWER = WorkDone

    #: How long to wait for something to do, in milliseconds; ten seconds at the most.
    wait_ms: Optional[int] = None


class account:
    """What is done to one account."""

    @dataclass(frozen=True)
    class List(OnAccount["People"]):
        """The people of an account: members, contacts, invitations that nobody has answered, the ownership on offer,
        what is asked.
        """

        NAME = "account/list"
        ANSWER = People

    @dataclass(frozen=True)
    class Invite(OnAccount["Invitation"]):
        """Invites somebody to an account. A pending invitation of the same address is superseded (rule I1). Refused
        with `owner/exists` for an offer of the ownership, `email/invalid`, `email/of-employee`,
        `membership/site-unknown`, `invitation/lifetime`, `invitation/already-member`, `invitation/contact-gone`,
        `invitation/owner`, `invitation/too-many`, `contact/not-on-account`.
        """

        NAME = "account/invite"
        ANSWER = Invitation

        #: The contact of the account that is to become a user (rule A7).
        contact: Optional[Id] = None
        #: The address; may be left out where a contact is named.
        email: Optional[str] = None
        #: How many hours it lives: 1 to 720; without one, 168.
        hours: Optional[int] = None
        #: The language of the mail, as a BCP 47 tag; without one the site's.
        locale: Optional[str] = None
        #: The membership that is offered.
        membership: Optional[MembershipTerms] = None
        #: The name of the one who is invited; may be empty.
        name: Optional[str] = None

    @dataclass(frozen=True)
    class Resend(OnAccount["Invitation"]):
        """Mails an invitation anew: the old link works no more, the clock restarts (rule I10). Refused with
        `invitation/unknown`, `invitation/resent-enough`, `invitation/too-many`, `invitation/used` and its kin where
        it was answered.
        """

        NAME = "account/resend"
        ANSWER = Invitation

        #: The invitation.
        invitation: Id

    @dataclass(frozen=True)
    class Cancel(OnAccount["InvitationCancelled"]):
        """Takes an invitation back, expired or not. Refused with `invitation/unknown`, `invitation/used` and its kin
        where it was answered.
        """

        NAME = "account/cancel"
        ANSWER = InvitationCancelled

        #: The invitation.
        invitation: Id

    @dataclass(frozen=True)
    class Edit(OnAccount["Member"]):
        """Puts these terms in place of what a member may do. Refused with `member/unknown`, `owner/stays`,
        `owner/exists`, `membership/site-unknown`.
        """

        NAME = "account/edit"
        ANSWER = Member

        #: What the user signs in with.
        login: str
        #: What the member may do from here on.
        membership: MembershipTerms

    @dataclass(frozen=True)
    class Suspend(OnAccount["Member"]):
        """Puts a membership on hold, at once. Refused with `member/unknown`, `owner/stays`."""

        NAME = "account/suspend"
        ANSWER = Member

        #: What the user signs in with.
        login: str

    @dataclass(frozen=True)
    class Resume(OnAccount["Member"]):
        """Puts a membership back in use. Refused with `member/unknown`, `owner/stays`."""

        NAME = "account/resume"
        ANSWER = Member

        #: What the user signs in with.
        login: str

    @dataclass(frozen=True)
    class Revoke(OnAccount["Receipt"]):
        """Ends a membership; the user stays, and so does what they wrote (rule A4). Refused with `member/unknown`,
        `owner/stays`.
        """

        NAME = "account/revoke"
        ANSWER = Receipt

        #: What the user signs in with.
        login: str

    @dataclass(frozen=True)
    class Transfer(OnAccount["NewOwner"]):
        """Names the first owner of an account that has none (rule A6). Refused with `member/unknown`,
        `transfer/candidate`; `recovery/needed` where there is an owner.
        """

        NAME = "account/transfer"
        ANSWER = NewOwner

        #: What the user signs in with.
        login: str

    @dataclass(frozen=True)
    class ProposeRecovery(OnAccount["RecoveryProposal"]):
        """Proposes a member in place of an owner who is lost; both are mailed, and somebody else of the staff
        confirms it within seven days (rule A6). Refused with `member/unknown`, `transfer/candidate`,
        `recovery/reason-missing`, `recovery/no-owner`, `recovery/pending`.
        """

        NAME = "account/propose_recovery"
        ANSWER = RecoveryProposal

        #: What the user signs in with.
        login: str
        #: Why the owner is lost; both are told, and the ledger keeps it.
        reason: str

    @dataclass(frozen=True)
    class ConfirmRecovery(OnAccount["NewOwner"]):
        """Confirms what somebody else of the staff proposed: the member is the owner (rule A6). Refused with
        `recovery/unknown`, `recovery/expired`, `recovery/same-person`, `recovery/reason-missing`,
        `transfer/candidate`.
        """

        NAME = "account/confirm_recovery"
        ANSWER = NewOwner

    @dataclass(frozen=True)
    class CancelRecovery(OnAccount["RecoveryCancelled"]):
        """Takes a proposal back; anybody of the staff may (rule A6). Refused with `recovery/unknown`."""

        NAME = "account/cancel_recovery"
        ANSWER = RecoveryCancelled

    @dataclass(frozen=True)
    class Recovery(OnAccount["PendingRecovery"]):
        """What is proposed in place of a lost owner."""

        NAME = "account/recovery"
        ANSWER = PendingRecovery

    @dataclass(frozen=True)
    class Preview(OnAccount["AccessPreview"]):
        """What somebody with these terms would see, kind by kind; changes nothing. Refused with `member/unknown`,
        `membership/site-unknown`; `unavailable/host`.
        """

        NAME = "account/preview"
        ANSWER = AccessPreview

        #: That member; without one it is somebody whom no document names.
        login: Optional[str] = None
        #: The terms.
        membership: Optional[MembershipTerms] = None

    @dataclass(frozen=True)
    class AddContact(OnAccount["Contact"]):
        """Adds a contact to an account (rule A7). Refused with `email/invalid`, `contact/exists`, `contact/category`,
        `account/too-many-people`.
        """

        NAME = "account/add_contact"
        ANSWER = Contact

        #: The name; may be empty.
        name: str
        #: The e-mail address.
        email: str
        #: What it receives: `general`, `invoices`, `quotes_orders`, `deliveries`, `support`, `contracts`,
        #: `marketing`.
        categories: list[str]

    @dataclass(frozen=True)
    class EditContact(OnAccount["ContactChanged"]):
        """Puts a name and categories in place of those of a contact (rule A7). Refused with `contact/not-on-account`,
        `contact/category`.
        """

        NAME = "account/edit_contact"
        ANSWER = ContactChanged

        #: The contact.
        contact: Id
        #: The name; may be empty.
        name: str
        #: What it receives, see [`AddContact`].
        categories: list[str]

    @dataclass(frozen=True)
    class RemoveContact(OnAccount["ContactChanged"]):
        """Removes a contact (rule A7). Refused with `contact/not-on-account`."""

        NAME = "account/remove_contact"
        ANSWER = ContactChanged

        #: The contact.
        contact: Id

    @dataclass(frozen=True)
    class Recipients(OnAccount["RecipientList"]):
        """Who receives the mails of a category (rule A7). Refused with `contact/category`."""

        NAME = "account/recipients"
        ANSWER = RecipientList

        #: The category, see [`AddContact`].
        category: str

    @dataclass(frozen=True)
    class Ledger(OnAccount["LedgerPage"]):
        """A page of the ledger behind this number, 1,000 entries at the most (rule A10)."""

        NAME = "account/ledger"
        ANSWER = LedgerPage

        #: The number of the entry that the page begins behind; 0 begins at the first one.
        after: Optional[int] = None
        #: Whether the lines are wanted as they were hashed.
        export: Optional[bool] = None

    @dataclass(frozen=True)
    class VerifyLedger(OnAccount["LedgerVerdict"]):
        """Verifies the ledger of the account as the store has it, entry by entry. One without an entry is whole (rule
        A10).
        """

        NAME = "account/verify_ledger"
        ANSWER = LedgerVerdict

    @dataclass(frozen=True)
    class SuspendAccount(OnAccount["AccountPut"]):
        """Puts an account on hold: nobody enters it, and its owner is told. Refused with `command/invalid` for a
        reason that is no line of 200 characters.
        """

        NAME = "account/suspend_account"
        ANSWER = AccountPut

        #: Why; the owner is told and the ledger keeps it. May be left out.
        reason: Optional[str] = None

    @dataclass(frozen=True)
    class CloseAccount(OnAccount["AccountPut"]):
        """Ends an account: nobody enters it, nothing of it is deleted, and its owner is told. Refused as
        [`SuspendAccount`].
        """

        NAME = "account/close_account"
        ANSWER = AccountPut

        #: Why; the owner is told and the ledger keeps it. May be left out.
        reason: Optional[str] = None

    @dataclass(frozen=True)
    class ReopenAccount(OnAccount["AccountPut"]):
        """Puts an account back in use, and tells its owner. Refused as [`SuspendAccount`]."""

        NAME = "account/reopen_account"
        ANSWER = AccountPut

        #: Why; the owner is told and the ledger keeps it. May be left out.
        reason: Optional[str] = None

    @dataclass(frozen=True)
    class PlanRepoint(OnAccount["RepointPlan"]):
        """What giving the account another third party would come to; changes nothing (rule U12). Refused with
        `third-party/unknown`, `third-party/closed`, `third-party/in-use`, `account/not-open`.
        """

        NAME = "account/plan_repoint"
        ANSWER = RepointPlan

        #: The third party that the ERP has now, by its id.
        to: str

    @dataclass(frozen=True)
    class Repoint(OnAccount["RepointPlan"]):
        """Gives the account another third party, which the ERP merged its own into (rule U12). Where that one has an
        account, the two become one. Refused as [`PlanRepoint`]; `correction/reason-missing`, `account/exists` without
        a plan, `account/plan-outdated`.
        """

        NAME = "account/repoint"
        ANSWER = RepointPlan

        #: The third party that the ERP has now, by its id.
        to: str
        #: Why; the owners are told, and the ledgers keep it.
        reason: str
        #: What the plan was called: needed where the third party has an account, which the two then become.
        digest: Optional[str] = None
