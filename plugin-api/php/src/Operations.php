<?php

declare(strict_types=1);

namespace Parvis;

/**
 * Staff operations: a method for each makes the command that {@see Portal::perform()} carries out.
 *
 *     $made = $portal->perform(Operations::createUser(site: 'alpes', contact: '205', deliver: 'show', by: 'Claude Martin'));
 *     echo "{$made['login']} signs in with {$made['password']}\n";
 *
 * Written by `generate.php` from the schemas of the module; shapes are those of PHPStan and Psalm.
 *
 * @phpstan-type AccessPreview array{sees: list<KindSeen>}
 * @phpstan-type Account array{account: Id, invitations: int, members: int, name: string, opened: string, owner?: Owner|null, sites?: list<string>|null, state: string, third_party: string, view_as: bool}
 * @phpstan-type AccountList array{accounts: list<Account>}
 * @phpstan-type AccountPut array{owner_told?: string|null, state: string}
 * @phpstan-type AccountState 'open'|'suspended'|'closed'
 * @phpstan-type Announced array{announcement: Announcement}
 * @phpstan-type Announcement 'taken'|'known'|'no_account'
 * @phpstan-type BothSides array{class: string, count: int, merges: bool, samples: list<string>}
 * @phpstan-type Brand array{color: string, name: string}
 * @phpstan-type Contact array{categories: list<string>, email: string, id: Id, member: bool, name: string}
 * @phpstan-type ContactChanged array{contact?: Contact|null, invoices_go_to?: string|null}
 * @phpstan-type CredentialsMade array{login: string, mailed_to?: string|null, password?: string|null, until: string}
 * @phpstan-type DecisionRow array{asks: Label, code?: string|null, holds?: bool|null, row: int}
 * @phpstan-type Deliver 'show'|'mail'|'link'
 * @phpstan-type EmailCorrected array{email?: string|null, link_until?: string|null, login: string, sessions_ended: int}
 * @phpstan-type EndingInvitation array{email: string, expires: string, name: string, site: string, third_party: string}
 * @phpstan-type Entering array{gains: Group, loses: Group, site: string}
 * @phpstan-type Entry array{account: int, actor: string, at: string, detail: array<string, string>, event: string, ledger: int, name: string, number: int, previous: string}
 * @phpstan-type Explanation array{granted: bool, notes: list<Label>, rows: list<DecisionRow>}
 * @phpstan-type Fault 'empty'|'not-an-entry'|'changed'|'other-account'|'out-of-order'|'unchained'
 * @phpstan-type Granted array{account: string, before?: list<string>|null, ends?: string|null, login: string, permissions: list<string>, role: string, sees: string, sites?: list<string>|null, state: string, third_party: string}
 * @phpstan-type Group array{count: int, samples: list<string>}
 * @phpstan-type Id string
 * @phpstan-type ImportMembership array{ends?: string|null, permissions?: list<string>, role: ImportRole, sees?: string|null, sites?: list<string>|null, third_party: string}
 * @phpstan-type ImportRole 'owner'|'member'
 * @phpstan-type Invitation array{email: string, ends?: string|null, expired: bool, expires: string, id: Id, inviter: string, name: string, permissions: list<string>, resent: int, sees: string, sites?: list<string>|null, undelivered?: string|null}
 * @phpstan-type InvitationCancelled array{cancelled: Id}
 * @phpstan-type Kind 'invoices'|'quotes'|'orders'|'shipments'|'tickets'|'projects'|'tasks'|'supplier_invoices'|'products'
 * @phpstan-type KindChange array{kind: string, less: Seers, more: Seers, permission: string}
 * @phpstan-type KindSeen array{about: bool, documents?: int|null, kind: Kind, why?: string|null}
 * @phpstan-type Label array{en: string, fr: string}
 * @phpstan-type LedgerPage array{entries: list<Entry>, head: string, last: int, next?: int|null, text?: string}
 * @phpstan-type LedgerReplayed array{account: int, by_hand: list<string>, entries: int, taken: list<string>}
 * @phpstan-type LedgerVerdict array{entries: int, fault?: Fault|null, line?: int|null, newer: int, whole: bool, why?: string|null}
 * @phpstan-type LookAlike array{here: list<string>, there: list<string>}
 * @phpstan-type LookAlikes array{count: int, samples: list<LookAlike>}
 * @phpstan-type LostContact array{contact: string, login: string, name: string, noticed: string, realm: string}
 * @phpstan-type ManifestMoved array{file: string, site: string}
 * @phpstan-type ManifestPlanned array{changes_realm: bool, kinds: list<KindChange>, presets: list<PresetChange>, site: string}
 * @phpstan-type Member array{contact_gone: bool, editable: bool, email?: string|null, ended: bool, ends?: string|null, id: Id, login: string, name: string, oneself: bool, owner: bool, permissions: list<string>, sees: string, sites?: list<string>|null, suspended: bool}
 * @phpstan-type Membership array{account: string, ends?: string|null, permissions: list<string>, role: string, sees: string, sites?: list<string>|null, state: string, third_party: string}
 * @phpstan-type MembershipTerms array{ends?: string|null, owner?: bool, permissions?: list<string>|null, preset?: string|null, sees?: string|null, sites?: list<string>|null}
 * @phpstan-type NamedOwner array{login: string, site: string, third_party: string}
 * @phpstan-type NewOwner array{owner: string}
 * @phpstan-type NoticeEvent 'new'|'answered'|'due_soon'|'overdue'
 * @phpstan-type OfferedOwnership array{expired: bool, expires: string, name: string, to: Id}
 * @phpstan-type OpenRecovery array{by: string, expires: string, login: string, realm: string, reason: string, third_party: string}
 * @phpstan-type Owner array{login: string, name: string}
 * @phpstan-type OwnerNamed array{code?: string|null, login: string, notes: list<string>, outcome: string, third_party: string}
 * @phpstan-type OwnersNamed array{owners: list<OwnerNamed>}
 * @phpstan-type PendingRecovery array{recovery?: RecoveryProposal|null}
 * @phpstan-type People array{contacts: list<Contact>, invitations: list<Invitation>, members: list<Member>, requests: list<PermissionRequest>, transfer?: OfferedOwnership|null}
 * @phpstan-type Permission array{id: string, kind?: Kind|null, label: Label, needs?: string|null}
 * @phpstan-type PermissionList array{permissions: list<Permission>}
 * @phpstan-type PermissionRequest array{asked: string, member: Id, permission: string, text: string}
 * @phpstan-type Preset array{id: string, label: Label, permissions: list<string>}
 * @phpstan-type PresetChange array{added: list<string>, id: string, removed: list<string>}
 * @phpstan-type RealmApplied array{change: int, plan: RealmPlanned, revertible_until: string, sessions_ended: int}
 * @phpstan-type RealmChange array{applied: string, by: string, change: int, from: string, plan?: RealmPlanned|null, reason: string, reverted?: string|null, reverted_by: string, revertible: bool, revertible_until: string, sites: list<string>, to: string}
 * @phpstan-type RealmChanges array{changes: list<RealmChange>}
 * @phpstan-type RealmPlanned array{access: list<Entering>, both: list<BothSides>, digest: string, from: string, look_alikes?: LookAlikes|null, moves: Group, narrowed: Group, sites: list<string>, stays_away: Group, to: string}
 * @phpstan-type RealmReverted array{change: int, sessions_ended: int}
 * @phpstan-type Receipt array{contacts: list<string>, invitations: list<string>, login: string, sessions: int, transfers: int}
 * @phpstan-type Recipient array{email: string, name: string}
 * @phpstan-type RecipientList array{recipients: list<Recipient>}
 * @phpstan-type RecoveryCancelled array{cancelled: bool}
 * @phpstan-type RecoveryProposal array{by: string, expired: bool, expires: string, login: string, name: string, reason: string}
 * @phpstan-type RepointLine array{becomes: string, name: string, what: string}
 * @phpstan-type RepointPlan array{digest?: string, from: string, joins: bool, lines: list<RepointLine>, name: string, to: string}
 * @phpstan-type RestoreEnded array{accounts: int, invitations: int, links: int, offers: int, sessions: int}
 * @phpstan-type SecondFactorReset array{login: string, sessions_ended: int}
 * @phpstan-type Seers array{accounts: int, memberships: int, samples: list<string>, users: int}
 * @phpstan-type Site array{address: string, brand: Brand, cancelled: bool, default_permissions: list<string>, enabled: bool, entities?: list<string>|null, excluded_categories: list<string>, hosts: list<string>, id: string, kinds: list<SiteKind>, language: string, languages?: list<string>, name: Label, presets: list<Preset>, realm: string, sign_up: string, time_zone?: string|null, waits_for_realm?: string|null}
 * @phpstan-type SiteKind array{kind: Kind, permissions: list<string>, shown: bool}
 * @phpstan-type SiteList array{sites: list<Site>}
 * @phpstan-type UndeliveredMail array{given_up: string, queued: string, site: string, subject: string, to: string, words: string}
 * @phpstan-type User array{contact?: string|null, email?: string|null, gone_contacts: list<string>, has_password: bool, locked: bool, login: string, memberships: list<Membership>, name: string, second_factor: bool, state: string}
 * @phpstan-type UserChanged array{login: string, sessions_ended: int, state: string}
 * @phpstan-type UserCreated array{account: string, ends?: string|null, login: string, mailed_to?: string|null, name: string, password?: string|null, permissions: list<string>, role: string, sees: string, sites?: list<string>|null, state: string, third_party: string, until: string}
 * @phpstan-type UserErased array{left: list<string>, login: string}
 * @phpstan-type UserGone array{erp_user: string, login: string, notes: list<string>, outcome: string}
 * @phpstan-type UserImported array{code?: string|null, login: string, notes: list<string>, outcome: string}
 * @phpstan-type UserList array{users: list<User>}
 * @phpstan-type UserPrepared array{email?: string|null, has_owner: bool, login: string, third_party: string}
 * @phpstan-type UserRepointed array{before?: string|null, contact: string, login: string}
 * @phpstan-type UserState 'active'|'unverified'|'disabled'
 * @phpstan-type UsersGone array{users: list<UserGone>}
 * @phpstan-type View array{ends: string, login: string, opened: string, reason: string, site: string, staff: string, third_party: string}
 * @phpstan-type ViewCode array{address: string, code: string, lasts: int, site: string, until: string}
 * @phpstan-type ViewList array{views: list<View>}
 * @phpstan-type ViewsEnded array{sessions_ended: int}
 * @phpstan-type WaitingMail array{next: string, queued: string, site: string, subject: string, to: string, tries: int}
 * @phpstan-type WhatWaits array{invitations: list<EndingInvitation>, lost_contacts: list<LostContact>, mails: list<WaitingMail>, recoveries: list<OpenRecovery>, undelivered?: list<UndeliveredMail>}
 * @phpstan-type WorkDone array{announcements?: int, archives: int, mails: int}
 * @phpstan-type WouldErase array{email?: string|null, left: list<string>, login: string, name: string, owned: list<string>, sessions: int}
 */
final class Operations
{
    /**
     * Makes a user from a contact of the ERP, with a membership of the contact's third party (rule U1). Refused with
     * `site/unknown`, `contact/unknown`, `contact/without-third-party`, `contact/other-third-party`,
     * `contact/archived`, `contact/has-user`, `third-party/unknown`, `third-party/closed`, `email/invalid`,
     * `email/missing`, `email/of-employee`, `email/taken`, `login/invalid`, `login/taken`, `owner/exists`,
     * `membership/site-unknown`.
     *
     * @param string $site The site, by its id; its realm is where the login is known.
     * @param string $contact The contact, by the ERP's id.
     * @param Deliver $deliver How the credentials reach the person. Always said in JSON.
     * @param string|null $by Who of the staff does it, for the ledgers.
     * @param string|null $email The address; without one it is the contact's.
     * @param string|null $login The login; without one it is `first.last`, numbered where it is taken.
     * @param MembershipTerms|null $membership What the user may do.
     * @param string|null $third_party The third party, by the ERP's id, where the contact belongs to several;
     * without one it is the contact's own.
     * @return Operation<UserCreated>
     */
    public static function createUser(string $site, string $contact, string $deliver, ?string $by = null, ?string $email = null, ?string $login = null, ?array $membership = null, ?string $third_party = null): Operation
    {
        return new Operation(['do' => 'create_user', 'site' => $site, 'contact' => $contact, 'deliver' => $deliver, 'by' => $by, 'email' => $email, 'login' => $login, 'membership' => Operation::object($membership), 'third_party' => $third_party]);
    }

    /**
     * Puts a membership in place of whatever joined the user and the account before; the account is opened where
     * there is none. Refused with `site/unknown`, `user/unknown`, `third-party/unknown`, `third-party/closed`,
     * `owner/exists`, `membership/site-unknown`, and `command/invalid` for a word that means nothing.
     *
     * @param string $site The site, by its id; its realm is where the login is known.
     * @param string $login What the user signs in with.
     * @param string $third_party The third party of the account, by the ERP's id.
     * @param string|null $by Who of the staff does it, for the ledgers.
     * @param MembershipTerms|null $membership What the user may do.
     * @return Operation<Granted>
     */
    public static function grant(string $site, string $login, string $third_party, ?string $by = null, ?array $membership = null): Operation
    {
        return new Operation(['do' => 'grant', 'site' => $site, 'login' => $login, 'third_party' => $third_party, 'by' => $by, 'membership' => Operation::object($membership)]);
    }

    /**
     * Puts a user out of use: every session ends, every link dies, each of the user's accounts is told (rule A10).
     * Refused with `site/unknown`, `user/unknown`.
     *
     * @param string $site The site, by its id; its realm is where the login is known.
     * @param string $login What the user signs in with.
     * @param string|null $by Who of the staff does it, for the ledgers.
     * @return Operation<UserChanged>
     */
    public static function disableUser(string $site, string $login, ?string $by = null): Operation
    {
        return new Operation(['do' => 'disable_user', 'site' => $site, 'login' => $login, 'by' => $by]);
    }

    /**
     * Puts a user back in use. Refused with `site/unknown`, `user/unknown`.
     *
     * @param string $site The site, by its id; its realm is where the login is known.
     * @param string $login What the user signs in with.
     * @param string|null $by Who of the staff does it, for the ledgers.
     * @return Operation<UserChanged>
     */
    public static function enableUser(string $site, string $login, ?string $by = null): Operation
    {
        return new Operation(['do' => 'enable_user', 'site' => $site, 'login' => $login, 'by' => $by]);
    }

    /**
     * Makes new credentials: the old password and every session end where a password is made; a link changes nothing
     * until it is used (rule U2). Refused with `site/unknown`, `user/unknown`, `email/missing`.
     *
     * @param string $site The site, by its id; its realm is where the login is known.
     * @param string $login What the user signs in with.
     * @param Deliver $deliver How they reach the person.
     * @return Operation<CredentialsMade>
     */
    public static function credentials(string $site, string $login, string $deliver): Operation
    {
        return new Operation(['do' => 'credentials', 'site' => $site, 'login' => $login, 'deliver' => $deliver]);
    }

    /**
     * Takes away the second factor of a user who has lost it; its sessions end, and the user reads why. Refused with
     * `site/unknown`, `user/unknown`, `second-factor/none`, `second-factor/reason-missing`.
     *
     * @param string $site The site, by its id; its realm is where the login is known.
     * @param string $login What the user signs in with.
     * @param string $reason Why; the user reads it.
     * @param string $by Who of the staff does it.
     * @return Operation<SecondFactorReset>
     */
    public static function resetSecondFactor(string $site, string $login, string $reason, string $by): Operation
    {
        return new Operation(['do' => 'reset_second_factor', 'site' => $site, 'login' => $login, 'reason' => $reason, 'by' => $by]);
    }

    /**
     * Points a user at another contact, as the ERP merged, deleted or archived the one before (rule U12). Refused
     * with `correction/reason-missing`, `user/unknown`, `contact/unknown`, `contact/archived`,
     * `contact/without-third-party`, `contact/other-third-party`, `contact/has-user`, `contact/not-behind-user`,
     * `third-party/closed`.
     *
     * @param string $site The site, by its id; its realm is where the login is known.
     * @param string $login What the user signs in with.
     * @param string $contact The contact that is to be behind the user, by the ERP's id.
     * @param string $reason Why; the ledgers keep it.
     * @param string $by Who of the staff does it.
     * @param string|null $from The one that is, or was, behind it; without it, the user's own.
     * @return Operation<UserRepointed>
     */
    public static function repointUser(string $site, string $login, string $contact, string $reason, string $by, ?string $from = null): Operation
    {
        return new Operation(['do' => 'repoint_user', 'site' => $site, 'login' => $login, 'contact' => $contact, 'reason' => $reason, 'by' => $by, 'from' => $from]);
    }

    /**
     * Puts a user's address right, or takes it away: both addresses are told, the password is out of use, and a link
     * to set one goes to the new address (rule U13). Refused with `correction/reason-missing`, `user/unknown`,
     * `email/invalid`, `email/unchanged`, `email/of-employee`, `email/taken`, `login/taken`.
     *
     * @param string $site The site, by its id; its realm is where the login is known.
     * @param string $login What the user signs in with.
     * @param string $reason Why; the new address and the ledgers are told.
     * @param string $by Who of the staff does it.
     * @param string|null $email The right address; without one, the user has none from here on.
     * @return Operation<EmailCorrected>
     */
    public static function correctEmail(string $site, string $login, string $reason, string $by, ?string $email = null): Operation
    {
        return new Operation(['do' => 'correct_email', 'site' => $site, 'login' => $login, 'reason' => $reason, 'by' => $by, 'email' => $email]);
    }

    /**
     * What erasing a user would end; changes nothing (rule U13). Refused with `site/unknown`, `user/unknown`.
     *
     * @param string $site The site, by its id; its realm is where the login is known.
     * @param string $login What the user signs in with.
     * @return Operation<WouldErase>
     */
    public static function erasing(string $site, string $login): Operation
    {
        return new Operation(['do' => 'erasing', 'site' => $site, 'login' => $login]);
    }

    /**
     * Erases a user for good: memberships end, what is pending dies, what names the person goes; the ledgers keep
     * the login that acted, and no import brings it back (rule U13). Refused with `correction/reason-missing`,
     * `user/unknown`, `owner/still-owns`; `unavailable/busy` where a membership came meanwhile.
     *
     * @param string $site The site, by its id; its realm is where the login is known.
     * @param string $login What the user signs in with.
     * @param string $reason Why; the ledgers keep it.
     * @param string $by Who of the staff does it.
     * @return Operation<UserErased>
     */
    public static function eraseUser(string $site, string $login, string $reason, string $by): Operation
    {
        return new Operation(['do' => 'erase_user', 'site' => $site, 'login' => $login, 'reason' => $reason, 'by' => $by]);
    }

    /**
     * What making a user from a contact would begin with; changes nothing (rule U1). Refused as [`CreateUser`].
     *
     * @param string $site The site, by its id.
     * @param string $contact The contact, by the ERP's id.
     * @param string|null $third_party The third party, by the ERP's id, where the contact belongs to several;
     * without one it is the contact's own.
     * @return Operation<UserPrepared>
     */
    public static function prepareUser(string $site, string $contact, ?string $third_party = null): Operation
    {
        return new Operation(['do' => 'prepare_user', 'site' => $site, 'contact' => $contact, 'third_party' => $third_party]);
    }

    /**
     * Ends every session of a user, who stays in use. Refused with `site/unknown`, `user/unknown`.
     *
     * @param string $site The site, by its id; its realm is where the login is known.
     * @param string $login What the user signs in with.
     * @param string|null $by Who of the staff does it, for the ledgers.
     * @return Operation<UserChanged>
     */
    public static function endSessions(string $site, string $login, ?string $by = null): Operation
    {
        return new Operation(['do' => 'end_sessions', 'site' => $site, 'login' => $login, 'by' => $by]);
    }

    /**
     * The users of a site's realm, by login: each condition only where it is there. Refused with `site/unknown`.
     *
     * @param string $site The site, by its id.
     * @param string|null $after Those behind this login: a list goes on so.
     * @param string|null $contact The one made from this contact.
     * @param bool|null $contact_gone Those whose contact the ERP knows no more, or has archived (rule U12): the ERP
     * is asked about each user's.
     * @param int|null $limit How many at the most: 1 to 1,000, which it is where nothing is said.
     * @param string|null $login The one with this login.
     * @param UserState|null $state Those in this state.
     * @param string|null $text Those whose login, name or address holds this; letters beyond ASCII as they are
     * written.
     * @return Operation<UserList>
     */
    public static function users(string $site, ?string $after = null, ?string $contact = null, ?bool $contact_gone = null, ?int $limit = null, ?string $login = null, ?string $state = null, ?string $text = null): Operation
    {
        return new Operation(['do' => 'users', 'site' => $site, 'after' => $after, 'contact' => $contact, 'contact_gone' => $contact_gone, 'limit' => $limit, 'login' => $login, 'state' => $state, 'text' => $text]);
    }

    /**
     * The accounts, in the order in which they were opened: each condition only where it is there.
     *
     * @param Id|null $after Those opened after this one: a list goes on so.
     * @param int|null $limit How many at the most: 1 to 1,000, which it is where nothing is said.
     * @param AccountState|null $state Those in this state.
     * @param string|null $third_party That of this third party, by the ERP's id.
     * @return Operation<AccountList>
     */
    public static function accounts(?string $after = null, ?int $limit = null, ?string $state = null, ?string $third_party = null): Operation
    {
        return new Operation(['do' => 'accounts', 'after' => $after, 'limit' => $limit, 'state' => $state, 'third_party' => $third_party]);
    }

    /**
     * Every row of the decision about a user, a live session assumed; give a `kind` or a `permission`. Refused with
     * `user/unknown`, and `command/invalid` for a word that means nothing, or where the user is in several accounts
     * and none is named.
     *
     * @param string $site The site, by its id; one that is not in service is an answer too.
     * @param string $login What the user signs in with.
     * @param string|null $document The document's id, of that kind.
     * @param Kind|null $kind The kind.
     * @param string|null $permission The permission; without it, the one to view the kind.
     * @param string|null $third_party Whose account it is about, by the ERP's id; without it the account that the
     * user has, where that is one.
     * @return Operation<Explanation>
     */
    public static function explain(string $site, string $login, ?string $document = null, ?string $kind = null, ?string $permission = null, ?string $third_party = null): Operation
    {
        return new Operation(['do' => 'explain', 'site' => $site, 'login' => $login, 'document' => $document, 'kind' => $kind, 'permission' => $permission, 'third_party' => $third_party]);
    }

    /**
     * The permissions that a membership can hold.
     *
     * @return Operation<PermissionList>
     */
    public static function permissions(): Operation
    {
        return new Operation(['do' => 'permissions', ]);
    }

    /**
     * The sites that have a manifest, in service or not.
     *
     * @return Operation<SiteList>
     */
    public static function sites(): Operation
    {
        return new Operation(['do' => 'sites', ]);
    }

    /**
     * Takes over a user of the ERP: one that the ERP manages by its id there (rule U11), else by login within the
     * site's realm. May be sent again. What a rule forbids is an outcome, not a failure. Refused with
     * `command/invalid`.
     *
     * @param string $site The site, by its id; its realm is where the login is known.
     * @param string $login What the user signs in with.
     * @param string $name The name for people; empty is the login.
     * @param bool $enabled Whether the ERP has the user in use.
     * @param list<ImportMembership> $memberships What the user may do.
     * @param string|null $contact The contact behind the user, by the ERP's id.
     * @param bool|null $dry_run Says what would happen, and changes nothing.
     * @param string|null $email The e-mail address, not proved by this.
     * @param string|null $erp_user The ERP's id of its own user, where the ERP goes on managing it (rule U11): then
     * it has one membership at the most.
     * @param string|null $hash argon2id as a PHC string, bcrypt, or passlib's `pbkdf2-sha512` (rule U5); none, and
     * the user sets a password by link.
     * @param string|null $locale The language, as a BCP 47 tag.
     * @param list<string>|null $ruled The permissions that the ERP rules, granted or not.
     * @return Operation<UserImported>
     */
    public static function importUser(string $site, string $login, string $name, bool $enabled, array $memberships, ?string $contact = null, ?bool $dry_run = null, ?string $email = null, ?string $erp_user = null, ?string $hash = null, ?string $locale = null, ?array $ruled = null): Operation
    {
        return new Operation(['do' => 'import_user', 'site' => $site, 'login' => $login, 'name' => $name, 'enabled' => $enabled, 'memberships' => $memberships, 'contact' => $contact, 'dry_run' => $dry_run, 'email' => $email, 'erp_user' => $erp_user, 'hash' => $hash, 'locale' => $locale, 'ruled' => $ruled]);
    }

    /**
     * Takes away what an import gave to those whom the ERP has no more (rule U11). It names all of the ERP's
     * external users whose ids, ordered as text, lie in one stretch. What is linked there and not named is gone. A
     * whole import says each stretch once, the first without `after` and the last without `until`: so each command
     * is small, and one that never comes takes nothing away. Refused with `command/invalid` where nobody at all is
     * in force: an ERP that answers so is more likely the wrong one.
     *
     * @param list<string> $in_force The ids that are in force there.
     * @param string|null $after The stretch begins behind this id.
     * @param bool|null $dry_run Says what would happen, and changes nothing.
     * @param string|null $until The stretch ends with this id.
     * @return Operation<UsersGone>
     */
    public static function importGone(array $in_force, ?string $after = null, ?bool $dry_run = null, ?string $until = null): Operation
    {
        return new Operation(['do' => 'import_gone', 'in_force' => $in_force, 'after' => $after, 'dry_run' => $dry_run, 'until' => $until]);
    }

    /**
     * Names the first owners of accounts, many at once; an owner that is there stays (rule U11). What a rule forbids
     * is an outcome. Refused with `command/invalid` for more than 500 at once.
     *
     * @param list<NamedOwner> $owners 500 at the most.
     * @param string|null $by Who of the staff does it, for the ledgers.
     * @param bool|null $dry_run Says what would happen, and changes nothing.
     * @return Operation<OwnersNamed>
     */
    public static function nameOwners(array $owners, ?string $by = null, ?bool $dry_run = null): Operation
    {
        return new Operation(['do' => 'name_owners', 'owners' => $owners, 'by' => $by, 'dry_run' => $dry_run]);
    }

    /**
     * Verifies an exported ledger, and compares it with what the portal has (rule A10).
     *
     * @param string $text The exported text: a line an entry.
     * @return Operation<LedgerVerdict>
     */
    public static function verifyLedger(string $text): Operation
    {
        return new Operation(['do' => 'verify_ledger', 'text' => $text]);
    }

    /**
     * What moving sites to a realm would do to whom; changes nothing (rule S6). All of the sites are in one realm
     * now; sites that are there already are planned for the people who were left behind on them. Refused with
     * `command/invalid`.
     *
     * @param list<string> $sites The sites that go together, by id.
     * @param string $realm The realm that they go to.
     * @return Operation<RealmPlanned>
     */
    public static function realmPlan(array $sites, string $realm): Operation
    {
        return new Operation(['do' => 'realm_plan', 'sites' => $sites, 'realm' => $realm]);
    }

    /**
     * Makes a change of realm as it was planned (rules S6, S9). Refused with `realm/plan-outdated` where the plan
     * would be another one by now; `command/invalid`.
     *
     * @param list<string> $sites The sites that go together, by id.
     * @param string $realm The realm that they go to.
     * @param string $digest The digest of the plan.
     * @param string|null $by Who of the staff makes it; kept with the change.
     * @param string|null $reason Why; kept with the change, and may be left out.
     * @return Operation<RealmApplied>
     */
    public static function realmApply(array $sites, string $realm, string $digest, ?string $by = null, ?string $reason = null): Operation
    {
        return new Operation(['do' => 'realm_apply', 'sites' => $sites, 'realm' => $realm, 'digest' => $digest, 'by' => $by, 'reason' => $reason]);
    }

    /**
     * Takes a change back: everything that nobody changed since is as it was, but for sessions that ended (rule S7).
     * Refused with `realm/change-unknown`, `realm/reverted`, `realm/too-late`, `realm/later-change`.
     *
     * @param int $change The number of the change.
     * @param string|null $by Who of the staff takes it back; may be left out.
     * @return Operation<RealmReverted>
     */
    public static function realmRevert(int $change, ?string $by = null): Operation
    {
        return new Operation(['do' => 'realm_revert', 'change' => $change, 'by' => $by]);
    }

    /**
     * The changes of realms that were applied.
     *
     * @return Operation<RealmChanges>
     */
    public static function realmHistory(): Operation
    {
        return new Operation(['do' => 'realm_history', ]);
    }

    /**
     * Says that the file of a site in force has another name now, so that problems name the right one (rule S10).
     * Refused with `site/unknown`.
     *
     * @param string $site The site, by its id.
     * @param string $from The name before.
     * @param string $to The name now.
     * @return Operation<ManifestMoved>
     */
    public static function moveManifest(string $site, string $from, string $to): Operation
    {
        return new Operation(['do' => 'move_manifest', 'site' => $site, 'from' => $from, 'to' => $to]);
    }

    /**
     * Who would see more and who less by a manifest than by the one in force; changes nothing. Refused with
     * `manifest/refused`, whose detail has the problems; `site/unknown` and `site/disabled` where none is in force.
     *
     * @param string $manifest The whole manifest, as its file has it.
     * @return Operation<ManifestPlanned>
     */
    public static function manifestPlan(string $manifest): Operation
    {
        return new Operation(['do' => 'manifest_plan', 'manifest' => $manifest]);
    }

    /**
     * Makes a code that opens a look at an account as a member of it sees it (rule A11). Refused with
     * `site/unknown`, `user/unknown`, `account/unknown`, `view-as/no-consent`, `view-as/reason-missing`.
     *
     * @param string $site The site, by its id; its realm is where the login is known.
     * @param string $login What the user signs in with.
     * @param string $third_party The third party of the account, by the ERP's id.
     * @param string $staff Who looks, as the ERP knows them.
     * @param string $reason Why; the owner reads it.
     * @return Operation<ViewCode>
     */
    public static function viewAs(string $site, string $login, string $third_party, string $staff, string $reason): Operation
    {
        return new Operation(['do' => 'view_as', 'site' => $site, 'login' => $login, 'third_party' => $third_party, 'staff' => $staff, 'reason' => $reason]);
    }

    /**
     * Ends every look of this member of staff.
     *
     * @param string $staff Who looks, as it was said.
     * @return Operation<ViewsEnded>
     */
    public static function endViews(string $staff): Operation
    {
        return new Operation(['do' => 'end_views', 'staff' => $staff]);
    }

    /**
     * The looks that are open.
     *
     * @return Operation<ViewList>
     */
    public static function views(): Operation
    {
        return new Operation(['do' => 'views', ]);
    }

    /**
     * What waits for somebody, over all accounts.
     *
     * @return Operation<WhatWaits>
     */
    public static function waiting(): Operation
    {
        return new Operation(['do' => 'waiting', ]);
    }

    /**
     * Says that a backup of the store was put back: what it revived ends, and every account's ledger says so (rule
     * T3).
     *
     * @param string|null $by Who of the staff does it, for the ledgers.
     * @return Operation<RestoreEnded>
     */
    public static function storeRestored(?string $by = null): Operation
    {
        return new Operation(['do' => 'store_restored', 'by' => $by]);
    }

    /**
     * Takes away again what an exported ledger says was taken away since the backup was made; gives nothing (rule
     * T3). Refused with `command/invalid` for lines that do not hold or do not follow what the store has;
     * `account/unknown`.
     *
     * @param string $text Its lines, from the first one or from any that the store has the entry before.
     * @param string|null $by Who of the staff does it, for the ledgers.
     * @return Operation<LedgerReplayed>
     */
    public static function replayLedger(string $text, ?string $by = null): Operation
    {
        return new Operation(['do' => 'replay_ledger', 'text' => $text, 'by' => $by]);
    }

    /**
     * Announces what happened to a document, once it can be read: whoever may read it and wants to know is told,
     * soon after this returns. The same again tells nobody twice. Refused with `command/invalid` for a kind that is
     * not told, or an event that does not happen to the kind; `document/unknown`.
     *
     * @param Kind $kind What it is: any kind but tasks and products.
     * @param string $document Its id in the ERP.
     * @param NoticeEvent|null $event What happened.
     * @param string|null $key Which one, where it happens more than once: the id of the answer, or the day.
     * @return Operation<Announced>
     */
    public static function announce(string $kind, string $document, ?string $event = null, ?string $key = null): Operation
    {
        return new Operation(['do' => 'announce', 'kind' => $kind, 'document' => $document, 'event' => $event, 'key' => $key]);
    }

    /**
     * Does what waits beside the requests, where the settings leave it to the callers' threads. Call again until
     * nothing was done.
     *
     * @param int|null $wait_ms How long to wait for something to do, in milliseconds; ten seconds at the most.
     * @return Operation<WorkDone>
     */
    public static function work(?int $wait_ms = null): Operation
    {
        return new Operation(['do' => 'work', 'wait_ms' => $wait_ms]);
    }
}
