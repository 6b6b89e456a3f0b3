"""Who is in a party's account, and its ledger, as the portal has them: shown, never kept here."""

from trytond.i18n import gettext
from trytond.model import ModelView, fields
from trytond.pool import Pool
from trytond.transaction import Transaction
from trytond.wizard import Button, StateView, Wizard

from . import staff


class Member(ModelView):
    """Somebody in an account, or invited to it."""

    __name__ = "parvis.member"

    name = fields.Char("Name", readonly=True)
    login = fields.Char("Login", readonly=True)
    email = fields.Char("E-Mail", readonly=True)
    role = fields.Char("Role", readonly=True)
    state = fields.Char("State", readonly=True)
    permissions = fields.Char("Permissions", readonly=True)


class Entry(ModelView):
    """An entry of the ledger."""

    __name__ = "parvis.ledger.entry"

    number = fields.Integer("Number", readonly=True)
    at = fields.Char("When (UTC)", readonly=True)
    who = fields.Char("Who", readonly=True)
    event = fields.Char("What", readonly=True)
    detail = fields.Char("Details", readonly=True)


class People(ModelView):
    """The people of an account, or of every account of a site."""

    __name__ = "parvis.people"

    party = fields.Many2One("party.party", "Customer", readonly=True)
    members = fields.One2Many("parvis.member", None, "Portal Users", readonly=True)


class Ledger(ModelView):
    """The ledger of an account."""

    __name__ = "parvis.ledger"

    party = fields.Many2One("party.party", "Customer", readonly=True)
    verdict = fields.Char("Verified", readonly=True)
    entries = fields.One2Many("parvis.ledger.entry", None, "Entries", readonly=True)


def _names():
    with Transaction().set_context(active_test=False):
        return {one.key: one.name for one in Pool().get("parvis.permission").search([])}


class ShowPeople(Wizard):
    __name__ = "parvis.people.show"

    start_state = "show"
    show = StateView("parvis.people", "parvis.people_view_form", [
            Button("Close", "end", "tryton-close", default=True),
            ])

    def default_show(self, names):
        if Transaction().context.get("active_model") != "party.party":
            return {"party": None, "members": self._everybody()}
        party = staff.chosen_party()
        people = staff.on_account(staff.first_site(), party, "list")
        known = _names()
        members = [{
            "name": one["name"], "login": one["login"], "email": one["email"],
            "role": gettext("parvis.msg_role_owner" if one["owner"] else "parvis.msg_role_member"),
            "state": gettext(f"parvis.msg_state_{_state(one)}"),
            "permissions": "" if one["owner"] else ", ".join(known.get(key, key) for key in one["permissions"]),
        } for one in people["members"]]
        members += [{
            "name": one.get("name") or "", "login": "", "email": one["email"], "role": "",
            "state": gettext("parvis.msg_state_invited"), "permissions": "",
        } for one in people["invitations"]]
        return {"party": party.id, "members": members}

    @staticmethod
    def _everybody():
        known, found, after, site = _names(), [], "", staff.first_site()
        while True:
            page = staff.operate("users", site=site, after=after)["users"]
            for user in page:
                for one in user["memberships"] or [None]:
                    state = "held" if one and one["state"] == "suspended" else user["state"] if one else "none"
                    owner = one and one["role"] == "owner"
                    found.append({
                        "name": f"{user['name']} · {one['account']}" if one else user["name"], "login": user["login"],
                        "email": user["email"],
                        "role": gettext("parvis.msg_role_owner" if owner else "parvis.msg_role_member") if one else "",
                        "state": gettext(f"parvis.msg_state_{state}"),
                        "permissions": ", ".join(known.get(key, key) for key in one["permissions"]) if one and not owner else "",
                    })
            if len(page) < 1000:
                return found
            after = page[-1]["login"]


def _state(member):
    if member["contact_gone"]:
        return "gone"
    return "held" if member["suspended"] else "ended" if member["ended"] else "active"


def _said(values, value):
    """What a detail says; permissions stand there one behind the other."""
    return values.get(value) or " ".join(f"{values[part]}," if part in values else part for part in value.split(" ")).rstrip(",")


class ShowLedger(Wizard):
    __name__ = "parvis.ledger.show"

    start_state = "show"
    show = StateView("parvis.ledger", "parvis.ledger_view_form", [
            Button("Close", "end", "tryton-close", default=True),
            ])

    def default_show(self, names):
        party, site, words = staff.chosen_party(), staff.first_site(), staff.described()["ledger"]
        events = {word["id"]: staff.label(word["label"]) for word in words["events"]}
        details = {word["id"]: staff.label(word["label"]) for word in words["details"]}
        details = {id: label.rstrip(": \u00a0") for id, label in details.items()}
        values = {**{word["id"]: staff.label(word["label"]) for word in words["values"]}, **_names()}
        entries, after = [], 0
        while after is not None:
            page = staff.on_account(site, party, "ledger", after=after)
            entries += page["entries"]
            after = page["next"]
        verdict = staff.on_account(site, party, "verify_ledger")
        return {
            "party": party.id,
            "verdict": gettext("parvis.msg_ledger_whole" if verdict["whole"] else "parvis.msg_ledger_broken"),
            "entries": [{
                "number": one["number"], "at": one["at"][:19].replace("T", " "), "who": one["name"] or one["actor"],
                "event": events.get(one["event"], one["event"]),
                "detail": ", ".join(
                    f"{details.get(name, name)}: {_said(values, value)}" for name, value in one["detail"].items()),
            } for one in reversed(entries)],
        }
