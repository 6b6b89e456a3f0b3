"""Why a customer sees something or does not: the fourteen rows of the portal's decision, in words."""

from trytond.i18n import gettext
from trytond.model import ModelView, fields
from trytond.pool import Pool
from trytond.pyson import Bool, Eval
from trytond.transaction import check_access
from trytond.wizard import Button, StateView, Wizard

from . import kinds, staff

KINDS = ["invoices", "quotes", "orders", "shipments", "projects", "tasks", "supplier_invoices", "products"]


class Ask(ModelView):
    """About whom, and about what."""

    __name__ = "parvis.explain.ask"

    site = fields.Selection("get_sites", "Site", required=True)
    party = fields.Many2One("party.party", "Customer", readonly=True)
    login = fields.Selection("get_logins", "Portal User", required=True)
    kind = fields.Selection([
            ("invoices", "Invoices"), ("quotes", "Quotations"), ("orders", "Orders"), ("shipments", "Shipments"),
            ("projects", "Projects"), ("tasks", "Tasks"), ("supplier_invoices", "Supplier Invoices"),
            ("products", "Products")], "Kind", required=True)
    number = fields.Char(
        "Number", states={"readonly": ~Bool(Eval("kind"))}, help="Of one document. Empty: about the kind as a whole.")

    @classmethod
    def get_sites(cls):
        return staff.sites()

    @fields.depends("party", "site")
    def get_logins(self):
        return _logins(self.site, self.party) if self.site and self.party else []


def _logins(site, party):
    people = staff.on_account(site, party, "list")
    return [(one["login"], f"{one['name']} ({one['login']})") for one in people["members"]]


class Line(ModelView):
    """A row of the decision."""

    __name__ = "parvis.explain.line"

    row = fields.Integer("Row", readonly=True)
    asks = fields.Char("Question", readonly=True)
    holds = fields.Char("Answer", readonly=True)
    code = fields.Char("Code", readonly=True)


class Answer(ModelView):
    """The decision."""

    __name__ = "parvis.explain.answer"

    granted = fields.Char("Decision", readonly=True)
    rows = fields.One2Many("parvis.explain.line", None, "Rows", readonly=True)


class Explain(Wizard):
    __name__ = "parvis.explain"

    start_state = "ask"
    ask = StateView("parvis.explain.ask", "parvis.explain_ask_view_form", [
            Button("Cancel", "end", "tryton-cancel"),
            Button("Explain", "answer", "tryton-forward", default=True),
            ])
    answer = StateView("parvis.explain.answer", "parvis.explain_answer_view_form", [
            Button("Back", "ask", "tryton-back"),
            Button("Close", "end", "tryton-close", default=True),
            ])

    def default_ask(self, names):
        party, site = staff.chosen_party(), getattr(self.ask, "site", None) or staff.first_site()
        logins = _logins(site, party)
        return {
            "site": site, "party": party.id,
            "login": logins[0][0] if logins else None, "kind": getattr(self.ask, "kind", None) or "invoices",
            "number": getattr(self.ask, "number", None),
        }

    def default_answer(self, names):
        party, said = staff.chosen_party(), {"kind": self.ask.kind}
        if self.ask.number:
            said["document"] = _document(self.ask.kind, self.ask.number)
        found = staff.operate(
            "explain", site=self.ask.site, login=self.ask.login, third_party=str(party.id), **said)
        words = {True: "parvis.msg_yes", False: "parvis.msg_no", None: "parvis.msg_not_asked"}
        return {
            "granted": gettext(words[found["granted"]]),
            "rows": [{
                "row": row["row"], "asks": staff.label(row["asks"]), "holds": gettext(words[row["holds"]]),
                "code": row["code"] or "",
            } for row in found["rows"]],
        }


def _document(kind, number):
    """The id of the document with this number that who is signed in may read; else one that no document has."""
    if not kinds.is_there(kind):
        return "0"
    Model = Pool().get(kinds.MODELS[kind])
    name = "code" if kind == "products" else "number"
    domain = [(name, "=", number)]
    if kind in ("invoices", "supplier_invoices"):
        domain.append(("type", "=", "out" if kind == "invoices" else "in"))
    with check_access():
        found = Model.search(domain, limit=1)
    return str(found[0].id) if found else "0"
