"""What the wizards share: who asks, which site, which party, and the portal's refusals in the words of Tryton's client."""

from contextlib import contextmanager

from trytond.exceptions import UserError
from trytond.i18n import gettext
from trytond.model.exceptions import AccessError
from trytond.pool import Pool
from trytond.transaction import Transaction, check_access

import parvis

from . import contact, portal

#: Refusals that staff meet, with a sentence of their own; any other is shown as the portal says it.
SENTENCES = {
    "contact/has-user": "has_user", "contact/archived": "contact_archived", "contact/unknown": "contact_archived",
    "third-party/closed": "party_closed", "email/missing": "email_missing", "email/taken": "email_taken",
    "email/of-employee": "email_of_employee", "email/invalid": "email_invalid", "login/taken": "login_taken",
    "login/invalid": "login_invalid", "owner/exists": "owner_exists", "owner/stays": "owner_stays",
    "member/unknown": "member_unknown",
}


@contextmanager
def _told():
    try:
        yield
    except parvis.Failure as failure:
        if failure.code in SENTENCES:
            raise UserError(gettext(f"parvis.msg_{SENTENCES[failure.code]}")) from failure
        raise UserError(gettext("parvis.msg_portal", code=failure.code, message=failure.message)) from failure


def operate(do, **command):
    """A staff operation; a refusal is a message."""
    with _told():
        return portal.operate(do, **command)


def on_account(site, party, act, **said):
    """An operation on the account of a party."""
    return operate("account", site=site, third_party=str(party.id), by=by(), act={act: said})


def sites():
    """The sites that have a manifest, as a selection."""
    with _told():
        return sorted({(one.site, one.site) for one in portal.here().sites.manifests().values()})


def first_site():
    """The first of them."""
    found = sites()
    return found[0][0] if found else None


def described():
    """What the portal says of itself."""
    with _told():
        return portal.described()


def by():
    """Who does it, for the ledgers: the name that people know, and the one login that nobody else has."""
    user = Pool().get("res.user")(Transaction().user)
    return f"{user.name} ({user.login})"


def chosen_party():
    """The customer that the client stands on, which who is signed in may read; on a contact it is the contact's."""
    found = _stands_on()
    if contact.relations(company=found):
        return found
    customer, _ = contact.company_of(found)
    return customer


def chosen_contact():
    """The party that the client stands on, where that is a contact."""
    return _stands_on()


def _stands_on():
    context = Transaction().context
    if context.get("active_model") != "party.party" or not context.get("active_id"):
        raise UserError(gettext("parvis.msg_no_party"))
    Party = Pool().get("party.party")
    # Wizards run without access checks: here the record rules of who is signed in count.
    with check_access():
        found = Party.search([("id", "=", context["active_id"]), ("active", "in", [True, False])])
    if not found:
        raise AccessError(gettext("parvis.msg_no_party"))
    return found[0]


def label(words):
    """A label of the portal's in the language of who is signed in."""
    tag = (Transaction().language or "en").replace("_", "-")
    return words.get(tag) or words.get(tag.split("-")[0]) or words["en"]
