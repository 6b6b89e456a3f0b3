"""Products with their price for one party: made by Tryton's own rules, as a line of a sale to that party would have it.

A price is computed, not stored, so lists are put in order here. Products have no company: they are everybody's.
"""

from decimal import Decimal

from trytond.pool import Pool
from trytond.transaction import Transaction

import parvis

from . import kinds, rows
from .contact import number


def listed(query, company):
    """The rows of a query, in its order."""
    found = _wanted(query)
    if query["sort"] == "total" or query["total_from"] or query["total_to"] or query["amount"]:
        made = [_row(product, query["third_party"], company) for product in found]
        made = [row for row in made if _fits(query, row)]
        key = (lambda row: Decimal(row.key)) if query["sort"] == "total" else (lambda row: (len(row.key), row.key))
        made = [_keyed(row, query["sort"]) for row in made]
        ordered = sorted(made, key=lambda row: (key(row), int(row.id)), reverse=query["descending"])
        return _behind(query, ordered, key)[:max(query["limit"], 0)]
    key = lambda product: _key(product.code or "", query["sort"])
    order = lambda product: ((len(key(product)), key(product)), product.id)
    ordered = sorted(found, key=order, reverse=query["descending"])
    after = query["after"]
    if after is not None:
        place = (len(after["key"]), after["key"]), number(after["id"]) or 0
        ordered = [one for one in ordered if (order(one) < place if query["descending"] else order(one) > place)]
    return [_keyed(_row(one, query["third_party"], company), query["sort"]) for one in ordered[:max(query["limit"], 0)]]


def count(query, company):
    """How many there are in all."""
    if query["total_from"] or query["total_to"] or query["amount"]:
        return len(listed({**query, "after": None, "limit": 1_000_000, "sort": "total"}, company))
    return len(_wanted(query))


def one(id, third_party, company):
    """One product, with the price of a party where one is known."""
    product = salable(id)
    return _row(product, third_party, company) if product else None


def salable(id):
    """The product with this id, if it is sold now."""
    wanted = number(id)
    found = Pool().get("product.product").search([("id", "=", wanted or -1), *_sold()], limit=1)
    return found[0] if found else None


def price(product, third_party, company):
    """The price of one for a party and its currency, or ``None``; with no sale to make, the list price."""
    pool = Pool()
    party, Company = number(third_party), pool.get("company.company")
    if company is None or not kinds.has("sale.sale"):
        return None, None
    with Transaction().set_context(company=company):
        # As this company has it: a record remembers the context that it was read in.
        product = pool.get("product.product")(product.id)
        Sale, Line, currency = pool.get("sale.sale"), pool.get("sale.line"), Company(company).currency
        sale = Sale(company=Company(company), currency=currency, sale_date=pool.get("ir.date").today())
        sale.party = pool.get("party.party")(party) if party else None
        sale.lines, sale.invoice_party, sale.shipment_party = [], None, None
        if sale.party:
            for name in ("payment_term", "invoice_address", "shipment_address", "warehouse"):
                setattr(sale, name, None)
            sale.on_change_party()
        line = Line(sale=sale, type="line", product=product, quantity=1, unit=None, unit_price=None, taxes=[], company=sale.company)
        line.on_change_product()
        return line.unit_price, sale.currency or currency


def _wanted(query):
    if query["open"] or query["overdue_on"] or query["from"] or query["to"] or query["parent"]:
        return []
    if query["status"] not in ("", "on_sale"):
        return []
    found = Pool().get("product.product").search(_sold(), order=[("id", "ASC")])
    if query["text"] and not query["amount"]:
        part = query["text"].casefold()
        found = [one for one in found if part in (one.code or "").casefold() or part in one.name.casefold()]
    return found


def _sold():
    domain = [("active", "=", True), ("template.active", "=", True)]
    if "salable" in Pool().get("product.template")._fields:
        domain.append(("salable", "=", True))
    return domain


def _row(product, third_party, company):
    amount, currency = price(product, third_party, company)
    return parvis.Row(
        id=str(product.id), entity=str(company or ""), reference=product.code or "", title=product.name, status="on_sale",
        total=amount_text(amount, currency), currency=currency.code if currency else "", key="-")


def amount_text(amount, currency):
    """A price with the digits of its currency, or with all of its own where it has more."""
    if amount is None:
        return ""
    least = rows.money(amount, currency.digits)
    return least if Decimal(least) == amount else format(amount.normalize(), "f")


def _key(code, sort):
    return (code or "-") if sort == "reference" else "-"


def _keyed(row, sort):
    row.key = (row.total or "0") if sort == "total" else _key(row.reference, sort)
    return row


def _fits(query, row):
    total = Decimal(row.total or "0")
    if query["total_from"] and total < Decimal(query["total_from"]):
        return False
    if query["total_to"] and total > Decimal(query["total_to"]):
        return False
    if query["text"]:
        part = query["text"].casefold()
        held = part in row.reference.casefold() or part in row.title.casefold()
        return held or bool(query["amount"]) and abs(total) == Decimal(query["amount"])
    return True


def _behind(query, ordered, key):
    after = query["after"]
    if after is None:
        return ordered
    try:
        value = Decimal(after["key"]) if query["sort"] == "total" else (len(after["key"]), after["key"])
    except ArithmeticError as error:
        message = "the place to go on from is none of this list; begin at its start"
        raise parvis.Failure(parvis.Kind.INVALID, "query/after", message) from error
    place = value, number(after["id"]) or 0
    order = lambda row: (key(row), int(row.id))
    return [row for row in ordered if (order(row) < place if query["descending"] else order(row) > place)]
