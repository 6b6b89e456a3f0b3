"""The wizard "Portal access" on a party: a contact becomes a user, gets permissions and credentials, is held, revoked.

What is shown and ticked here is kept by the portal: there is no second table that could say something else.
"""

import datetime as dt

from trytond.exceptions import UserError
from trytond.i18n import gettext
from trytond.model import ModelView, fields
from trytond.pool import Pool
from trytond.pyson import Eval
from trytond.wizard import Button, StateTransition, StateView, Wizard

from . import contact, staff


class Choose(ModelView):
    """Which contact of which party, on which site."""

    __name__ = "parvis.access.choose"

    site = fields.Selection("get_sites", "Site", required=True)
    party = fields.Many2One("party.party", "Customer", readonly=True)
    contacts = fields.Many2Many("party.party", None, None, "Contacts", readonly=True)
    contact = fields.Many2One(
        "party.party", "Contact", required=True, domain=[("id", "in", Eval("contacts", []))],
        help="A person who is related to the customer by a relation with the usage Contact on the portal.")

    @classmethod
    def get_sites(cls):
        return staff.sites()


class Terms(ModelView):
    """What the contact may do, and what to do now."""

    __name__ = "parvis.access.terms"

    name = fields.Char("Contact", readonly=True)
    exists = fields.Boolean("Has Access", readonly=True)
    known = fields.Boolean("Signs In Already", readonly=True)
    held = fields.Boolean("On Hold", readonly=True)
    was_owner = fields.Boolean("Is the Owner", readonly=True)
    state = fields.Char("State", readonly=True)
    login = fields.Char("Login", states={"readonly": Eval("known", False), "required": ~Eval("known", False)})
    email = fields.Char(
        "E-Mail", states={"readonly": Eval("known", False)}, help="Where the credentials go. Empty: they are shown to you.")
    owner = fields.Boolean(
        "Owner", states={"readonly": Eval("exists", False)},
        help="Holds every permission and manages the other users of this customer.")
    permissions = fields.MultiSelection(
        "get_permissions", "Permissions", states={"invisible": Eval("owner", False)})
    sees = fields.Selection([("all", "All documents"), ("own", "Only those that name the contact")], "Sees", required=True)
    ends = fields.Date("Ends", help="From this day on the access works no more.")
    deliver = fields.Selection([
            ("link", "Mail a link to set a password"), ("mail", "Mail a one-time password"),
            ("show", "Show a one-time password here")], "Credentials", required=True)

    @classmethod
    def get_permissions(cls):
        return [(one.key, one.name) for one in Pool().get("parvis.permission").grantable()]


class Made(ModelView):
    """What came of it."""

    __name__ = "parvis.access.made"

    text = fields.Text("Done", readonly=True)
    login = fields.Char("Login", readonly=True, states={"invisible": ~Eval("login")})
    password = fields.Char(
        "One-Time Password", readonly=True, states={"invisible": ~Eval("password")},
        help="It is shown once, and replaced at the first sign-in.")
    mailed_to = fields.Char("Mailed To", readonly=True, states={"invisible": ~Eval("mailed_to")})
    until = fields.Char("Works Until", readonly=True, states={"invisible": ~Eval("until")})


_NEW, _THERE = {"invisible": Eval("exists", False)}, {"invisible": ~Eval("exists", False)}
_RUNS = {"invisible": ~Eval("exists", False) | Eval("held", False) | Eval("was_owner", False)}
_HELD = {"invisible": ~Eval("held", False)}
_MEMBER = {"invisible": ~Eval("exists", False) | Eval("was_owner", False)}


class Access(Wizard):
    __name__ = "parvis.access"

    start_state = "choose"
    choose = StateView("parvis.access.choose", "parvis.access_choose_view_form", [
            Button("Cancel", "end", "tryton-cancel"),
            Button("Next", "terms", "tryton-forward", default=True),
            ])
    terms = StateView("parvis.access.terms", "parvis.access_terms_view_form", [
            Button("Back", "choose", "tryton-back"),
            Button("Cancel", "end", "tryton-cancel"),
            Button("Revoke", "revoke", "tryton-delete", states=_MEMBER),
            Button("Put on Hold", "hold", "tryton-cancel", states=_RUNS),
            Button("Resume", "resume", "tryton-ok", states=_HELD),
            Button("New Credentials", "credentials", "tryton-email", states=_THERE),
            Button("Save", "save", "tryton-save", states=_MEMBER),
            Button("Give Access", "give", "tryton-ok", default=True, states=_NEW),
            ])
    give = StateTransition()
    save = StateTransition()
    credentials = StateTransition()
    hold = StateTransition()
    resume = StateTransition()
    revoke = StateTransition()
    made = StateView("parvis.access.made", "parvis.access_made_view_form", [
            Button("Close", "end", "tryton-close", default=True),
            ])

    def default_choose(self, names):
        party = staff.chosen_party()
        people = contact.contacts_of(party)
        usable = [person.id for person, in_use in people if in_use]
        here = staff.chosen_contact().id
        return {
            "site": getattr(self.choose, "site", None) or staff.first_site(), "party": party.id, "contacts": usable,
            "contact": usable[0] if len(usable) == 1 else here if here in usable else None,
        }

    @property
    def _where(self):
        """The site and the party; that one and a contact of it, whatever the client sends back."""
        party = staff.chosen_party()
        if self.choose.contact not in [person for person, _ in contact.contacts_of(party)]:
            raise UserError(gettext("parvis.msg_contact_archived"))
        return self.choose.site, party

    def _found(self):
        """The user behind the contact and the membership here, each where there is one."""
        site, party = self._where
        users = staff.operate("users", site=site, contact=str(self.choose.contact.id))["users"]
        user = users[0] if users else None
        here = [one for one in (user or {}).get("memberships", ()) if one["third_party"] == str(party.id)]
        return user, here[0] if here else None

    def default_terms(self, names):
        site, party = self._where
        user, membership = self._found()
        said = {
            "name": self.choose.contact.rec_name, "exists": membership is not None, "known": user is not None, "held": False,
            "was_owner": False, "owner": False, "permissions": [], "sees": "all", "ends": None, "deliver": "link",
        }
        if user is None:
            prepared = staff.operate(
                "prepare_user", site=site, contact=str(self.choose.contact.id), third_party=str(party.id))
            said.update(
                login=prepared["login"], email=prepared["email"], state=gettext("parvis.msg_state_none"),
                deliver="link" if prepared["email"] else "show")
        else:
            said.update(login=user["login"], email=user["email"], deliver="link" if user["email"] else "show")
            state = "none" if membership is None else "held" if membership["state"] == "suspended" else user["state"]
            said["state"] = gettext(f"parvis.msg_state_{state}")
        if membership is not None:
            grantable = {one.key for one in Pool().get("parvis.permission").grantable()}
            said.update(
                held=membership["state"] == "suspended", owner=membership["role"] == "owner",
                was_owner=membership["role"] == "owner", sees=membership["sees"],
                permissions=[key for key in membership["permissions"] if key in grantable],
                ends=dt.date.fromisoformat(membership["ends"][:10]) if membership.get("ends") else None)
        return said

    def _membership(self, before=None):
        """The terms as they were ticked; what who ticks may not grant stays as it was."""
        terms = self.terms
        grantable = {one.key for one in Pool().get("parvis.permission").grantable()}
        held = set((before or {}).get("permissions", ()))
        wanted = {key for key in terms.permissions or () if key in grantable} | (held - grantable)
        said = {"owner": bool(terms.owner), "sees": terms.sees}
        if not terms.owner:
            said["permissions"] = sorted(wanted)
        if terms.ends:
            said["ends"] = terms.ends.isoformat()
        if before and before.get("sites") is not None:
            said["sites"] = before["sites"]
        return said

    def transition_give(self):
        site, party = self._where
        user, membership = self._found()
        if user is None:
            said = {"login": self.terms.login, "email": self.terms.email or None}
            answer = staff.operate(
                "create_user", site=site, contact=str(self.choose.contact.id), third_party=str(party.id),
                deliver=self.terms.deliver, membership=self._membership(), by=staff.by(), **{name: value for name, value in said.items() if value})
            return self._done("given", answer)
        answer = staff.operate(
            "grant", site=site, login=user["login"], third_party=str(party.id), membership=self._membership(membership),
            by=staff.by())
        return self._done("granted", {"login": answer["login"]})

    def transition_save(self):
        site, party = self._where
        user, membership = self._member()
        staff.on_account(site, party, "edit", login=user["login"], membership=self._membership(membership))
        return self._done("saved", {"login": user["login"]})

    def transition_credentials(self):
        user, _ = self._member()
        return self._done("credentials", staff.operate(
            "credentials", site=self.choose.site, login=user["login"], deliver=self.terms.deliver))

    def transition_hold(self):
        return self._act("suspend", "held")

    def transition_resume(self):
        return self._act("resume", "resumed")

    def transition_revoke(self):
        return self._act("revoke", "revoked")

    def _act(self, act, message):
        site, party = self._where
        user, _ = self._member()
        staff.on_account(site, party, act, login=user["login"])
        return self._done(message, {"login": user["login"]})

    def _member(self):
        user, membership = self._found()
        if membership is None:
            raise UserError(gettext("parvis.msg_member_unknown"))
        return user, membership

    def _done(self, message, answer):
        self.made.text = gettext(f"parvis.msg_done_{message}", login=answer["login"])
        for name in ("login", "password", "mailed_to", "until"):
            setattr(self.made, name, answer.get(name))
        return "made"

    def default_made(self, names):
        return {name: getattr(self.made, name, None) for name in ("text", "login", "password", "mailed_to", "until")}
