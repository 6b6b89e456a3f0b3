"""What customers do: Tryton's own buttons are pressed, as the user "Customer portal", once for each key.

Each act writes its key first and reads then: in SQLite that takes the write lock, so nobody else's change is missed; in
PostgreSQL the record is locked besides. What Tryton refuses or warns of is a refusal; its words stand in the log.
"""

import json
import logging
from decimal import Decimal, InvalidOperation

from trytond import backend
from trytond.exceptions import UserError, UserWarning
from trytond.pool import Pool
from trytond.transaction import Transaction

import parvis

from . import contact, kinds, products, transact
from .act import Taken

LOG = logging.getLogger("parvis.tryton")


def refused(code, message):
    return parvis.Failure(parvis.Kind.REFUSED, f"action/{code}", message)


def takes(what):
    """Whether customers may do this here: which modules are active decides."""
    return {"answer_quotes": kinds.is_there("quotes"), "place_orders": kinds.is_there("orders") and kinds.is_there("products"),
            "edit_contact": True}.get(what, False)


def act(database, action):
    """Does what a customer asks for, and answers what came of it."""
    what = action["act"]["do"]
    if what not in DEEDS:
        raise refused("not-taken", f"Tryton has nothing like {what}")
    return once(database, action["key"], what, lambda row: DEEDS[what](row, action, action["act"]))


def once(database, key, what, deed):
    """Has a deed done once for its key, however often and at however many places at once it is asked for."""
    def do():
        Act = Pool().get("parvis.act")
        row = Act.begin(key, what)
        answer = deed(row)
        row.answer = json.dumps(answer)
        row.save()
        return answer

    with transact.reading(database):
        user = Pool().get("ir.model.data").get_id("parvis", "user_portal")
    for _ in range(8):
        try:
            return transact.writing(database, user, do)
        except Taken:
            with transact.reading(database):
                answer = Pool().get("parvis.act").answered(key)
            if answer is not None:
                return answer
            transact.end()
        except (UserError, UserWarning) as error:
            LOG.warning("Tryton refuses %s: %s", what, error)
            raise refused("not-taken", f"Tryton refuses it: {error}") from error
        except backend.DatabaseOperationalError as error:
            LOG.error("Tryton's database could not be written: %s", error)
            message = "Tryton's database is locked by something else; try again"
            raise parvis.Failure(parvis.Kind.UNAVAILABLE, "tryton/locked", message) from error
    raise parvis.Failure(parvis.Kind.UNAVAILABLE, "tryton/locked", "the same act is being done elsewhere; try again")


def _sale(row, action, said):
    """The customer's quotation, locked, with its company in the context."""
    Sale, id = Pool().get("sale.sale"), contact.number(said["id"])
    found = Sale.search([("id", "=", id or -1), ("party", "=", contact.number(action["third_party"]) or -1)])
    if not found:
        raise refused("over", f"there is no quotation {said['id']} of this party")
    Sale.lock(found)
    sale, = found
    row.record, row.name, row.peer = sale.id, said.get("signed_by") or action["name"], action["peer"]
    if sale.state != "quotation":
        raise refused("over", f"{sale.rec_name} is {sale.state}")
    return sale


def _accept_quote(row, action, said):
    sale = _sale(row, action, said)
    with Transaction().set_context(company=sale.company.id):
        Sale = Pool().get("sale.sale")
        sale = Sale(sale.id)
        # Good until the end of its last day where the person is; a portal before 1.1 does not say which that is.
        today = action.get("today") or Pool().get("ir.date").today().isoformat()
        if sale.quotation_expire and sale.quotation_expire.isoformat() < today:
            raise refused("over", f"{sale.rec_name} expired on {sale.quotation_expire}")
        if _amount(said["total"]) != sale.total_amount:
            raise refused("changed", f"{sale.rec_name} comes to {sale.total_amount} now, not to {said['total']}")
        row.drawing = json.dumps(said["drawing"]) if said.get("drawing") else None
        _note(sale, f"Accepted on the portal, signed by {said['signed_by']} ({_who(action)}).")
        Sale.confirm([sale])
        return {"document": {"kind": "orders", "id": str(sale.id)}, "reference": sale.number or ""}


def _decline_quote(row, action, said):
    sale = _sale(row, action, said)
    with Transaction().set_context(company=sale.company.id):
        Sale = Pool().get("sale.sale")
        sale = Sale(sale.id)
        reason = f"\n{said['reason']}" if said["reason"] else ""
        _note(sale, f"Declined on the portal by {_who(action)}.{reason}")
        Sale.cancel([sale])
        return {"document": {"kind": "quotes", "id": str(sale.id)}, "reference": sale.number or ""}


def _place_order(row, action, said):
    pool = Pool()
    Sale, Line = pool.get("sale.sale"), pool.get("sale.line")
    party = contact.party(action["third_party"])
    if party is None or not contact.in_use(party):
        raise refused("over", "there is no such party any more")
    company = company_for(action["entities"])
    if company is None:
        raise refused("not-taken", "no company here takes orders")
    with Transaction().set_context(company=company):
        for wanted in said["lines"]:
            _check_price(wanted, action, company)
        sale = Sale(**Sale.default_get(list(Sale._fields), with_rec_name=False))
        sale.company, sale.party = company, party.id
        sale.on_change_company()
        sale.on_change_party()
        sale.reference, sale.comment = said["reference"] or None, _remarks(said)
        sale.contact = _contact_of_sale(action, party)
        sale.lines = []
        lines = []
        for wanted in said["lines"]:
            line = Line(**Line.default_get(list(Line._fields), with_rec_name=False))
            line.sale, line.product, line.quantity = sale, int(wanted["product"]), float(wanted["quantity"])
            line.on_change_product()
            line.on_change_quantity()
            lines.append(line)
        sale.lines = lines
        sale.on_change_lines()
        sale.save()
        row.record, row.name, row.peer = sale.id, action["name"], action["peer"]
        _note(sale, f"Ordered on the portal by {_who(action)}.")
        Sale.quote([sale])
        Sale.confirm([sale])
        sale = Sale(sale.id)
        return {"document": {"kind": "orders", "id": str(sale.id)}, "reference": sale.number or ""}


def _check_price(wanted, action, company):
    product = products.salable(wanted["product"])
    if product is None:
        raise refused("over", f"product {wanted['product']} is not sold any more")
    amount, currency = products.price(product, action["third_party"], company)
    now = products.amount_text(amount, currency)
    if wanted["price"] and (not now or _amount(wanted["price"]) != _amount(now)):
        raise refused("changed", f"{product.rec_name} costs {now} now, not {wanted['price']}")


def _remarks(said):
    """What the customer wrote, where staff read it: an address that Tryton does not know is no record of it yet."""
    address = said["delivery_address"] and f"Deliver to:\n{said['delivery_address']}"
    return "\n\n".join(part for part in (said["note"], address) if part) or None


def _contact_of_sale(action, party):
    """The means of contact of the person who orders, which names them on the sale."""
    person = contact.party(action["contact"]) if action["contact"] else None
    if person is None or person == party:
        return None
    return contact.mechanism(person, ("email", *contact.PHONES))


def _edit_contact(row, action, said):
    person = contact.party(action["contact"]) if action["contact"] else None
    if person is None or not contact.in_use(person):
        raise refused("over", "there is no such contact any more")
    pool = Pool()
    Party, Mechanism = pool.get("party.party"), pool.get("party.contact_mechanism")
    Party.lock([person])
    row.record, row.name, row.peer = person.id, action["name"], action["peer"]
    # One name is all that Tryton has: it is put together, and written only where that is another one.
    name = " ".join(part for part in (said["first_name"].strip(), said["last_name"].strip()) if part)
    if name and name != person.name:
        Party.write([person], {"name": name})
    for types, value in ((contact.PHONES, said["phone"]), (("email",), said["email"])):
        found = contact.mechanism(person, types)
        if value is None or value == (found.value if found else ""):
            continue
        if found and value:
            Mechanism.write([found], {"value": value})
        elif found:
            Mechanism.write([found], {"active": False})
        else:
            Mechanism.create([{"party": person.id, "type": types[0], "value": value}])
    return {"document": None, "reference": ""}


DEEDS = {
    "accept_quote": _accept_quote, "decline_quote": _decline_quote, "place_order": _place_order,
    "edit_contact": _edit_contact,
}


def new_third_party(database, said):
    """Opens a party for a customer who signed up, with a person as its contact; answers its id."""
    def deed(row):
        pool = Pool()
        Party, Type, Relation = pool.get("party.party"), pool.get("party.relation.type"), pool.get("party.relation")
        Lang = pool.get("ir.lang")
        lang = Lang.search([("code", "=", said["language"].replace("-", "_")), ("translatable", "=", True)], limit=1)
        def make(name, person):
            mechanisms = [("create", [{"type": "email", "value": said["email"]}])]
            values = {"name": name, "contact_mechanisms": mechanisms, "lang": lang[0].id if lang else None}
            return values if person else {**values, "addresses": [("create", [{}])]}
        if said["person"].strip() == said["name"].strip():
            company, = Party.create([make(said["name"], False)])
        else:
            company, person = Party.create([make(said["name"], False), make(said["person"], True)])
            types = [one for one in Type.search([], order=[("id", "ASC")]) if contact.USAGE in (one.usages or ())]
            if not types:
                raise refused("not-taken", "no type of relation has the usage Contact on the portal")
            Relation.create([{"from_": company.id, "to": person.id, "type": types[0].id}])
        row.record = company.id
        return str(company.id)

    return once(database, said["key"], "new_third_party", deed)


def company_for(entities):
    """The company that issues what is new: the site's first, or the first that there is."""
    Company = Pool().get("company.company")
    if entities is not None:
        wanted = next((id for id in map(contact.number, entities) if id is not None), None)
        return wanted if wanted and Company.search([("id", "=", wanted)]) else None
    found = Company.search([], order=[("id", "ASC")], limit=1)
    return found[0].id if found else None


def _note(record, text):
    Pool().get("ir.note").create([{"resource": str(record), "message": text}])


def _who(action):
    email = f", {action['email']}" if action["email"] else ""
    return f"{action['name']}{email}, from {action['peer']}"


def _amount(text):
    try:
        return Decimal(text)
    except InvalidOperation:
        return None
