"""What the page of a document shows besides its row, read by Tryton's records."""

import json
from decimal import Decimal

from trytond.pool import Pool
from trytond.transaction import Transaction

from . import files, kinds, rows
from .contact import language, number


def body(kind, id):
    """The body of a document, or ``None`` where there is none."""
    wanted = number(id)
    if wanted is None or rows_missing(kind, id):
        return None
    record = Pool().get(kinds.MODELS[kind])(wanted)
    company = getattr(record, "company", None)
    said = {"company": company.id} if company else {}
    party = getattr(record, "party", None) or getattr(record, "customer", None)
    if party and language(party):
        said["language"] = party.lang.code
    with Transaction().set_context(said):
        return MAKERS[kind](Pool().get(kinds.MODELS[kind])(wanted))


def rows_missing(kind, id):
    """Whether the lists know no such document: a draft has no body either."""
    return kind != "products" and rows.one(kind, id) is None


def _decimal(value):
    """A quantity as it crosses: no exponent, no zeros behind the last digit."""
    return "" if value is None else format(Decimal(str(value)).normalize(), "f")


def _line(line, amount):
    product = getattr(line, "product", None)
    label = line.description or ""
    if product:
        label = "\n".join(dict.fromkeys(part for part in (product.rec_name, label) if part))
    if getattr(line, "type", "line") != "line":
        return {"label": label}
    digits = line.currency.digits if getattr(line, "currency", None) else 2
    unit = line.unit.symbol if line.unit and line.unit.symbol != "u" else ""
    return {
        "label": f"{label} ({unit})" if unit and label else label, "quantity": _decimal(line.quantity),
        "price": _price(line.unit_price, digits), "total": rows.money(amount, digits),
        "product": str(product.id) if product else "",
    }


def _price(value, digits):
    if value is None:
        return ""
    least = rows.money(value, digits)
    return least if Decimal(least) == value else format(value.normalize(), "f")


def _links(kind, records):
    return [{"kind": kind, "id": str(one.id)} for one in records if rows.one(kind, str(one.id)) is not None]


def _invoice(invoice):
    digits = invoice.currency.digits
    links = []
    if invoice.type == "out" and kinds.has("sale.sale"):
        links = _links("orders", invoice.sales)
    return {
        "text": invoice.comment or "", "net": rows.money(invoice.untaxed_amount, digits),
        "tax": rows.money(invoice.tax_amount, digits),
        "lines": [_line(line, line.amount) for line in invoice.lines] + [
            {"label": f"{tax.description} ({rows.money(tax.base, digits)})", "total": rows.money(tax.amount, digits)}
            for tax in invoice.taxes],
        "payments": _payments(invoice), "files": files.of_invoice(invoice), "links": links,
        "paying": _paying(invoice),
    }


def _paying(invoice):
    """The first account of the company that has an IBAN, while something is to be paid; in its currency before all others."""
    if invoice.type != "out" or not invoice.amount_to_pay or invoice.amount_to_pay < 0 or not kinds.has("bank.account"):
        return None
    company = invoice.company.party
    accounts = sorted(company.bank_accounts, key=lambda account: account.currency != invoice.currency)
    for account in accounts:
        for number in account.numbers:
            if number.type == "iban":
                bic = account.bank.bic if account.bank else None
                return {"transfer": {
                    "holder": company.name, "iban": number.number, "bic": bic or "", "reference": invoice.number or ""}}
    return None


def _payments(invoice):
    """What reconciled it and what was received and is not reconciled yet, each once, the oldest first."""
    sign, digits = (1 if invoice.type == "out" else -1), invoice.currency.digits
    lines = {line.id: line for line in [*invoice.reconciliation_lines, *invoice.payment_lines]}
    made = []
    for line in sorted(lines.values(), key=lambda line: (line.date, line.id)):
        amount = line.credit - line.debit
        if line.second_currency == invoice.currency and line.amount_second_currency is not None:
            amount = -line.amount_second_currency
        made.append({
            "date": str(line.date), "amount": rows.money(amount * sign, digits), "means": line.move.journal.name})
    return made


def _sale(sale):
    digits, links = sale.currency.digits, []
    if kinds.is_there("invoices"):
        links += _links("invoices", sale.invoices)
    if kinds.is_there("shipments"):
        links += _links("shipments", sale.shipments)
    return {
        "text": sale.comment or "", "net": rows.money(sale.untaxed_amount, digits), "tax": rows.money(sale.tax_amount, digits),
        "lines": [_line(line, line.amount) for line in sale.lines], "links": links, "signature": _signature(sale),
    }


def _signature(sale):
    act = Pool().get("parvis.act").last("accept_quote", sale.id)
    if act is None or not act.name:
        return None
    drawing = json.loads(act.drawing) if act.drawing else None
    at = act.create_date.replace(microsecond=0).isoformat() + "Z"
    return {"name": act.name, "at": at, "peer": act.peer or "", "drawing": drawing}


def _shipment(shipment):
    links = []
    if kinds.has("sale.sale"):
        lines = [move.origin for move in shipment.outgoing_moves if move.origin and move.origin.__name__ == "sale.line"]
        links = _links("orders", list({line.sale.id: line.sale for line in lines}.values()))
    return {
        "lines": [{
            "label": move.product.rec_name, "quantity": _decimal(move.quantity), "product": str(move.product.id),
        } for move in shipment.outgoing_moves if move.state != "cancelled"],
        "links": links,
    }


def _work(work):
    links, above = [], work.parent
    while work.type == "task" and above is not None and not links:
        links = _links("projects", [above]) if above.type == "project" else []
        above = above.parent
    return {"links": links}


def _product(product):
    return {"text": product.description or ""}


MAKERS = {
    "invoices": _invoice, "supplier_invoices": _invoice, "quotes": _sale, "orders": _sale, "shipments": _shipment,
    "projects": _work, "tasks": _work, "products": _product,
}
