<?php

declare(strict_types=1);

namespace Parvis;

/**
 * What staff do to one account: a method for each makes the command that {@see Portal::perform()} carries out.
 *
 *     $portal->perform(AccountOperations::revoke(site: 'alpes', third_party: '101', by: 'Claude Martin', login: 'lea'));
 *
 * Written by `generate.php` from the schemas of the module; shapes are those of PHPStan and Psalm.
 *
 * @phpstan-import-type AccessPreview from Operations
 * @phpstan-import-type AccountPut from Operations
 * @phpstan-import-type Contact from Operations
 * @phpstan-import-type ContactChanged from Operations
 * @phpstan-import-type Id from Operations
 * @phpstan-import-type Invitation from Operations
 * @phpstan-import-type InvitationCancelled from Operations
 * @phpstan-import-type LedgerPage from Operations
 * @phpstan-import-type LedgerVerdict from Operations
 * @phpstan-import-type Member from Operations
 * @phpstan-import-type MembershipTerms from Operations
 * @phpstan-import-type NewOwner from Operations
 * @phpstan-import-type PendingRecovery from Operations
 * @phpstan-import-type People from Operations
 * @phpstan-import-type Receipt from Operations
 * @phpstan-import-type RecipientList from Operations
 * @phpstan-import-type RecoveryCancelled from Operations
 * @phpstan-import-type RecoveryProposal from Operations
 * @phpstan-import-type RepointPlan from Operations
 */
final class AccountOperations
{
    /**
     * The people of an account: members, contacts, invitations that nobody has answered, the ownership on offer,
     * what is asked.
     *
     * @return Operation<People>
     */
    public static function list(string $site, string $third_party, string $by): Operation
    {
        return Operation::onAccount($site, $third_party, $by, 'list', []);
    }

    /**
     * Invites somebody to an account. A pending invitation of the same address is superseded (rule I1). Refused with
     * `owner/exists` for an offer of the ownership, `email/invalid`, `email/of-employee`, `membership/site-unknown`,
     * `invitation/lifetime`, `invitation/already-member`, `invitation/contact-gone`, `invitation/owner`,
     * `invitation/too-many`, `contact/not-on-account`.
     *
     * @param Id|null $contact The contact of the account that is to become a user (rule A7).
     * @param string|null $email The address; may be left out where a contact is named.
     * @param int|null $hours How many hours it lives: 1 to 720; without one, 168.
     * @param string|null $locale The language of the mail, as a BCP 47 tag; without one the site's.
     * @param MembershipTerms|null $membership The membership that is offered.
     * @param string|null $name The name of the one who is invited; may be empty.
     * @return Operation<Invitation>
     */
    public static function invite(string $site, string $third_party, string $by, ?string $contact = null, ?string $email = null, ?int $hours = null, ?string $locale = null, ?array $membership = null, ?string $name = null): Operation
    {
        return Operation::onAccount($site, $third_party, $by, 'invite', ['contact' => $contact, 'email' => $email, 'hours' => $hours, 'locale' => $locale, 'membership' => Operation::object($membership), 'name' => $name]);
    }

    /**
     * Mails an invitation anew: the old link works no more, the clock restarts (rule I10). Refused with
     * `invitation/unknown`, `invitation/resent-enough`, `invitation/too-many`, `invitation/used` and its kin where
     * it was answered.
     *
     * @param Id $invitation The invitation.
     * @return Operation<Invitation>
     */
    public static function resend(string $site, string $third_party, string $by, string $invitation): Operation
    {
        return Operation::onAccount($site, $third_party, $by, 'resend', ['invitation' => $invitation]);
    }

    /**
     * Takes an invitation back, expired or not. Refused with `invitation/unknown`, `invitation/used` and its kin
     * where it was answered.
     *
     * @param Id $invitation The invitation.
     * @return Operation<InvitationCancelled>
     */
    public static function cancel(string $site, string $third_party, string $by, string $invitation): Operation
    {
        return Operation::onAccount($site, $third_party, $by, 'cancel', ['invitation' => $invitation]);
    }

    /**
     * Puts these terms in place of what a member may do. Refused with `member/unknown`, `owner/stays`,
     * `owner/exists`, `membership/site-unknown`.
     *
     * @param string $login What the user signs in with.
     * @param MembershipTerms $membership What the member may do from here on.
     * @return Operation<Member>
     */
    public static function edit(string $site, string $third_party, string $by, string $login, array $membership): Operation
    {
        return Operation::onAccount($site, $third_party, $by, 'edit', ['login' => $login, 'membership' => Operation::object($membership)]);
    }

    /**
     * Puts a membership on hold, at once. Refused with `member/unknown`, `owner/stays`.
     *
     * @param string $login What the user signs in with.
     * @return Operation<Member>
     */
    public static function suspend(string $site, string $third_party, string $by, string $login): Operation
    {
        return Operation::onAccount($site, $third_party, $by, 'suspend', ['login' => $login]);
    }

    /**
     * Puts a membership back in use. Refused with `member/unknown`, `owner/stays`.
     *
     * @param string $login What the user signs in with.
     * @return Operation<Member>
     */
    public static function resume(string $site, string $third_party, string $by, string $login): Operation
    {
        return Operation::onAccount($site, $third_party, $by, 'resume', ['login' => $login]);
    }

    /**
     * Ends a membership; the user stays, and so does what they wrote (rule A4). Refused with `member/unknown`,
     * `owner/stays`.
     *
     * @param string $login What the user signs in with.
     * @return Operation<Receipt>
     */
    public static function revoke(string $site, string $third_party, string $by, string $login): Operation
    {
        return Operation::onAccount($site, $third_party, $by, 'revoke', ['login' => $login]);
    }

    /**
     * Names the first owner of an account that has none (rule A6). Refused with `member/unknown`,
     * `transfer/candidate`; `recovery/needed` where there is an owner.
     *
     * @param string $login What the user signs in with.
     * @return Operation<NewOwner>
     */
    public static function transfer(string $site, string $third_party, string $by, string $login): Operation
    {
        return Operation::onAccount($site, $third_party, $by, 'transfer', ['login' => $login]);
    }

    /**
     * Proposes a member in place of an owner who is lost; both are mailed, and somebody else of the staff confirms
     * it within seven days (rule A6). Refused with `member/unknown`, `transfer/candidate`,
     * `recovery/reason-missing`, `recovery/no-owner`, `recovery/pending`.
     *
     * @param string $login What the user signs in with.
     * @param string $reason Why the owner is lost; both are told, and the ledger keeps it.
     * @return Operation<RecoveryProposal>
     */
    public static function proposeRecovery(string $site, string $third_party, string $by, string $login, string $reason): Operation
    {
        return Operation::onAccount($site, $third_party, $by, 'propose_recovery', ['login' => $login, 'reason' => $reason]);
    }

    /**
     * Confirms what somebody else of the staff proposed: the member is the owner (rule A6). Refused with
     * `recovery/unknown`, `recovery/expired`, `recovery/same-person`, `recovery/reason-missing`,
     * `transfer/candidate`.
     *
     * @return Operation<NewOwner>
     */
    public static function confirmRecovery(string $site, string $third_party, string $by): Operation
    {
        return Operation::onAccount($site, $third_party, $by, 'confirm_recovery', []);
    }

    /**
     * Takes a proposal back; anybody of the staff may (rule A6). Refused with `recovery/unknown`.
     *
     * @return Operation<RecoveryCancelled>
     */
    public static function cancelRecovery(string $site, string $third_party, string $by): Operation
    {
        return Operation::onAccount($site, $third_party, $by, 'cancel_recovery', []);
    }

    /**
     * What is proposed in place of a lost owner.
     *
     * @return Operation<PendingRecovery>
     */
    public static function recovery(string $site, string $third_party, string $by): Operation
    {
        return Operation::onAccount($site, $third_party, $by, 'recovery', []);
    }

    /**
     * What somebody with these terms would see, kind by kind; changes nothing. Refused with `member/unknown`,
     * `membership/site-unknown`; `unavailable/host`.
     *
     * @param string|null $login That member; without one it is somebody whom no document names.
     * @param MembershipTerms|null $membership The terms.
     * @return Operation<AccessPreview>
     */
    public static function preview(string $site, string $third_party, string $by, ?string $login = null, ?array $membership = null): Operation
    {
        return Operation::onAccount($site, $third_party, $by, 'preview', ['login' => $login, 'membership' => Operation::object($membership)]);
    }

    /**
     * Adds a contact to an account (rule A7). Refused with `email/invalid`, `contact/exists`, `contact/category`,
     * `account/too-many-people`.
     *
     * @param string $name The name; may be empty.
     * @param string $email The e-mail address.
     * @param list<string> $categories What it receives: `general`, `invoices`, `quotes_orders`, `deliveries`,
     * `support`, `contracts`, `marketing`.
     * @return Operation<Contact>
     */
    public static function addContact(string $site, string $third_party, string $by, string $name, string $email, array $categories): Operation
    {
        return Operation::onAccount($site, $third_party, $by, 'add_contact', ['name' => $name, 'email' => $email, 'categories' => $categories]);
    }

    /**
     * Puts a name and categories in place of those of a contact (rule A7). Refused with `contact/not-on-account`,
     * `contact/category`.
     *
     * @param Id $contact The contact.
     * @param string $name The name; may be empty.
     * @param list<string> $categories What it receives, see [`AddContact`].
     * @return Operation<ContactChanged>
     */
    public static function editContact(string $site, string $third_party, string $by, string $contact, string $name, array $categories): Operation
    {
        return Operation::onAccount($site, $third_party, $by, 'edit_contact', ['contact' => $contact, 'name' => $name, 'categories' => $categories]);
    }

    /**
     * Removes a contact (rule A7). Refused with `contact/not-on-account`.
     *
     * @param Id $contact The contact.
     * @return Operation<ContactChanged>
     */
    public static function removeContact(string $site, string $third_party, string $by, string $contact): Operation
    {
        return Operation::onAccount($site, $third_party, $by, 'remove_contact', ['contact' => $contact]);
    }

    /**
     * Who receives the mails of a category (rule A7). Refused with `contact/category`.
     *
     * @param string $category The category, see [`AddContact`].
     * @return Operation<RecipientList>
     */
    public static function recipients(string $site, string $third_party, string $by, string $category): Operation
    {
        return Operation::onAccount($site, $third_party, $by, 'recipients', ['category' => $category]);
    }

    /**
     * A page of the ledger behind this number, 1,000 entries at the most (rule A10).
     *
     * @param int|null $after The number of the entry that the page begins behind; 0 begins at the first one.
     * @param bool|null $export Whether the lines are wanted as they were hashed.
     * @return Operation<LedgerPage>
     */
    public static function ledger(string $site, string $third_party, string $by, ?int $after = null, ?bool $export = null): Operation
    {
        return Operation::onAccount($site, $third_party, $by, 'ledger', ['after' => $after, 'export' => $export]);
    }

    /**
     * Verifies the ledger of the account as the store has it, entry by entry. One without an entry is whole (rule
     * A10).
     *
     * @return Operation<LedgerVerdict>
     */
    public static function verifyLedger(string $site, string $third_party, string $by): Operation
    {
        return Operation::onAccount($site, $third_party, $by, 'verify_ledger', []);
    }

    /**
     * Puts an account on hold: nobody enters it, and its owner is told. Refused with `command/invalid` for a reason
     * that is no line of 200 characters.
     *
     * @param string|null $reason Why; the owner is told and the ledger keeps it. May be left out.
     * @return Operation<AccountPut>
     */
    public static function suspendAccount(string $site, string $third_party, string $by, ?string $reason = null): Operation
    {
        return Operation::onAccount($site, $third_party, $by, 'suspend_account', ['reason' => $reason]);
    }

    /**
     * Ends an account: nobody enters it, nothing of it is deleted, and its owner is told. Refused as
     * [`SuspendAccount`].
     *
     * @param string|null $reason Why; the owner is told and the ledger keeps it. May be left out.
     * @return Operation<AccountPut>
     */
    public static function closeAccount(string $site, string $third_party, string $by, ?string $reason = null): Operation
    {
        return Operation::onAccount($site, $third_party, $by, 'close_account', ['reason' => $reason]);
    }

    /**
     * Puts an account back in use, and tells its owner. Refused as [`SuspendAccount`].
     *
     * @param string|null $reason Why; the owner is told and the ledger keeps it. May be left out.
     * @return Operation<AccountPut>
     */
    public static function reopenAccount(string $site, string $third_party, string $by, ?string $reason = null): Operation
    {
        return Operation::onAccount($site, $third_party, $by, 'reopen_account', ['reason' => $reason]);
    }

    /**
     * What giving the account another third party would come to; changes nothing (rule U12). Refused with
     * `third-party/unknown`, `third-party/closed`, `third-party/in-use`, `account/not-open`.
     *
     * @param string $to The third party that the ERP has now, by its id.
     * @return Operation<RepointPlan>
     */
    public static function planRepoint(string $site, string $third_party, string $by, string $to): Operation
    {
        return Operation::onAccount($site, $third_party, $by, 'plan_repoint', ['to' => $to]);
    }

    /**
     * Gives the account another third party, which the ERP merged its own into (rule U12). Where that one has an
     * account, the two become one. Refused as [`PlanRepoint`]; `correction/reason-missing`, `account/exists` without
     * a plan, `account/plan-outdated`.
     *
     * @param string $to The third party that the ERP has now, by its id.
     * @param string $reason Why; the owners are told, and the ledgers keep it.
     * @param string|null $digest What the plan was called: needed where the third party has an account, which the
     * two then become.
     * @return Operation<RepointPlan>
     */
    public static function repoint(string $site, string $third_party, string $by, string $to, string $reason, ?string $digest = null): Operation
    {
        return Operation::onAccount($site, $third_party, $by, 'repoint', ['to' => $to, 'reason' => $reason, 'digest' => $digest]);
    }
}
