"""Each kind of document as one SQL statement under the same column names, made of Tryton's own tables.

Rows cost a third of what the records of the ORM cost, and what is left to pay is a sum that the ORM makes one invoice at
a time. Bodies are read by the ORM (``body.py``).
"""

from dataclasses import dataclass, field

from sql import Cast, Column, Literal, Null
from sql.aggregate import Max, Min, Sum
from sql.conditionals import Case, Coalesce
from sql.functions import Abs, CharLength, Function
from sql.operators import Concat, Exists, Like
from trytond import backend
from trytond.pool import Pool

#: What Tryton must have for a kind to be open.
MODELS = {
    "invoices": "account.invoice", "supplier_invoices": "account.invoice", "quotes": "sale.sale", "orders": "sale.sale",
    "shipments": "stock.shipment.out", "projects": "project.work", "tasks": "project.work", "products": "product.product",
}
#: Less than the least unit of any currency: sums of floats, as SQLite has them, are compared with it.
NOTHING = 0.000001

COLUMNS = ("id", "party", "company", "state", "status", "waits", "reference", "other", "title", "day", "due", "total",
           "remaining", "currency", "progress", "parent", "contact", "file", "inexact")


#: The type of a column where a kind has none of it.
NONE = {"contact": "INTEGER", "parent": "INTEGER", "currency": "INTEGER", "inexact": "INTEGER", "progress": "FLOAT",
        "total": "NUMERIC", "remaining": "NUMERIC", "due": "DATE", "day": "DATE"}


@dataclass
class Shape:
    """A kind: where it comes from, its columns, and what it is narrowed by."""

    source: object
    columns: dict
    where: object
    #: The table's own columns, where a condition is to meet an index.
    own: dict = field(default_factory=dict)

    def select(self, where=Literal(True)):
        """All of it under the names that lists know."""
        columns = [
            (self.columns[name] if name in self.columns else Cast(Literal(None), NONE[name])).as_(name) for name in COLUMNS]
        return self.source.select(*columns, where=self.where & where)


def is_there(kind):
    """Whether Tryton has this kind here: which modules are active decides."""
    return kind in MODELS and has(MODELS[kind])


def has(model):
    """Whether there is such a model in this database."""
    try:
        Pool().get(model)
    except KeyError:
        return False
    return True


def shape(kind, totals=None):
    """The statement of a kind; ``totals`` are those of quotations, see :func:`unknown_totals`."""
    if kind in ("invoices", "supplier_invoices"):
        return _invoices("out" if kind == "invoices" else "in")
    if kind == "quotes":
        return _quotes(totals or {})
    return {"orders": _orders, "shipments": _shipments, "projects": _projects, "tasks": _tasks}[kind]()


def amount(column):
    """An amount to compare and to order by: SQLite keeps decimals as texts without a type."""
    return Cast(column, "REAL") if backend.name == "sqlite" else column


def _table(model):
    return Pool().get(model).__table__()


def _invoices(type):
    invoice, company = _table("account.invoice"), _table("company.company")
    sign = 1 if type == "out" else -1
    left, inexact, due = _left_to_pay(invoice, company, sign)
    posted, total = invoice.state == "posted", Coalesce(amount(invoice.total_amount_cache), 0)
    remaining = Case((posted, left), else_=0)
    open_ = posted & (Abs(left) > NOTHING)
    sale = _sale_of_invoice(invoice) if type == "out" and has("sale.sale") else None
    title = Coalesce(_filled(invoice.description), sale("description"), "") if sale else Coalesce(invoice.description, "")
    other = Coalesce(_filled(invoice.reference), sale("reference"), "") if sale else Coalesce(invoice.reference, "")
    number = Coalesce(invoice.number, "")
    if type == "in":
        # What is printed on it is the number that the supplier gave it; ours is the other one.
        number, other = Coalesce(_filled(invoice.reference), invoice.number, ""), number
    return Shape(
        source=invoice.join(company, condition=invoice.company == company.id),
        columns={
            "id": invoice.id, "party": invoice.party, "company": invoice.company,
            "state": Case((invoice.state == "cancelled", "cancelled"), else_="published"),
            "status": Case(
                (invoice.state == "paid", "paid"), (invoice.state == "cancelled", "cancelled"),
                (Abs(left) <= NOTHING, "paid"), (Abs(left - total) <= NOTHING, "unpaid"), else_="partly_paid"),
            "waits": Case((open_, Literal(True)), else_=Literal(False)),
            "reference": number, "other": other, "title": title, "day": invoice.invoice_date, "due": due,
            "total": amount(invoice.total_amount_cache), "remaining": remaining, "currency": invoice.currency,
            "file": Case((Literal(type == "out") & (invoice.state != "cancelled"), Literal(True)),
                         (Literal(type == "out") & ((invoice.invoice_report_cache != Null)
                                                    | (invoice.invoice_report_cache_id != Null)), Literal(True)),
                         else_=Literal(False)),
            "inexact": inexact,
        },
        where=(invoice.type == type) & invoice.state.in_(["posted", "paid", "cancelled"]) & (invoice.number != Null),
        own={"id": invoice.id, "party": invoice.party, "company": invoice.company})


def _left_to_pay(invoice, company, sign):
    """What is left of an invoice; whether that is not its own currency's and must be asked of Tryton; when it is due."""
    pool = Pool()
    Link = pool.get("account.invoice-account.move.line")

    def over(value, unpaid=True):
        line, more = _table("account.move.line"), _table("account.invoice-additional-account.move")
        of_invoice = (line.move == invoice.move) | line.move.in_(
            more.select(more.move, where=more.invoice == invoice.id))
        where = of_invoice & (line.account == invoice.account)
        if unpaid:
            where &= line.reconciliation == Null
        return line.select(value(line), where=where)

    def paid(value):
        line, link = _table("account.move.line"), Link.__table__()
        return link.join(line, condition=link.line == line.id).select(
            value(line), where=(link.invoice == invoice.id) & (line.reconciliation == Null))

    def open_(line):
        own = amount(line.amount_second_currency)
        return Sum(Case((line.second_currency == invoice.currency, own), else_=amount(line.debit) - amount(line.credit)))

    def foreign(line):
        return Sum(Case((Coalesce(line.second_currency, 0) == invoice.currency, 0), else_=1))

    left = (Coalesce(over(open_), 0) + Coalesce(paid(open_), 0)) * sign
    inexact = Case(
        ((invoice.currency != company.currency) & (invoice.state == "posted"),
         Coalesce(over(foreign), 0) + Coalesce(paid(foreign), 0)), else_=0)
    due = Coalesce(over(lambda line: Min(line.maturity_date)), over(lambda line: Max(line.maturity_date), unpaid=False))
    return left, inexact, due


def _sale_of_invoice(invoice):
    """A text of the sale that an invoice came from: Tryton copies neither the customer's number nor the subject."""
    def text(name):
        line, sale_line, sale = _table("account.invoice.line"), _table("sale.line"), _table("sale.sale")
        return (line
                .join(sale_line, condition=line.origin == Concat("sale.line,", Cast(sale_line.id, "VARCHAR")))
                .join(sale, condition=sale_line.sale == sale.id)
                .select(Min(Column(sale, name)), where=line.invoice == invoice.id))
    return text


def _filled(text):
    return Case((text == "", Null), else_=text)


def _sales(sale, **columns):
    said = {
        "id": sale.id, "party": sale.party, "company": sale.company, "reference": Coalesce(sale.number, ""),
        "other": Coalesce(sale.reference, ""), "title": Coalesce(sale.description, ""), "total": amount(sale.total_amount_cache),
        "currency": sale.currency, "contact": _person(sale), "file": Literal(False), **columns,
    }
    return {"source": sale, "columns": said, "own": {"id": sale.id, "party": sale.party, "company": sale.company}}


def _person(sale):
    """The person that a sale names: the party behind its means of contact, where that is not the customer itself."""
    found = _table("party.contact_mechanism")
    return found.select(found.party, where=(found.id == sale.contact) & (found.party != sale.party))


def _quotes(totals):
    sale = _table("sale.sale")
    open_ = sale.state == "quotation"
    called_off = (sale.state == "cancelled") & (sale.quotation_date != Null) & (sale.sale_date == Null)
    signed, declined = _was(sale, "accept_quote"), _was(sale, "decline_quote")
    return Shape(
        **_sales(
            sale, day=sale.quotation_date, due=_end_of_validity(sale),
            state=Case((called_off & ~declined, "cancelled"), else_="published"), total=_total(sale, totals),
            status=Case((open_, "open"), (called_off & declined, "declined"), (called_off, "cancelled"), else_="signed"),
            waits=Case((open_, Literal(True)), else_=Literal(False))),
        where=(sale.number != Null) & (open_ | called_off | (signed & sale.state.in_(["confirmed", "processing", "done"]))))


def _total(sale, totals):
    """What a sale comes to: Tryton keeps it from the confirmation on; what it said of the others stands in ``totals``."""
    kept = amount(sale.total_amount_cache)
    return Case(*((sale.id == id, total) for id, total in totals.items()), else_=kept) if totals else kept


def unknown_totals(party=None, id=None):
    """The quotations of a party, or the one with this id, whose total Tryton has not kept, with what it says it is."""
    domain = [("state", "in", ["quotation", "cancelled"]), ("total_amount_cache", "=", None)]
    domain.append(("party", "=", party) if party is not None else ("id", "=", id))
    found = Pool().get("sale.sale").search(domain)
    as_known = float if backend.name == "sqlite" else (lambda amount: amount)
    return {sale.id: as_known(sale.total_amount) for sale in found}


def _was(sale, what):
    """Whether a customer did this with a sale here."""
    act = _table("parvis.act")
    return Exists(act.select(act.id, where=(act.what == what) & (act.record == sale.id)))


def _end_of_validity(sale):
    """The last day of a quotation; a length of time is a number of seconds where the database has no such type."""
    if backend.name != "sqlite":
        return Cast(sale.quotation_date + sale.quotation_validity, "DATE")
    seconds = Concat(Cast(sale.quotation_validity, "VARCHAR"), " seconds")
    return Case((sale.quotation_validity != Null, _Day(sale.quotation_date, seconds)), else_=Null)


class _Day(Function):
    __slots__ = ()
    _function = "DATE"


def _orders():
    sale = _table("sale.sale")
    sent, billed = sale.shipment_state == "sent", sale.invoice_state.in_(["awaiting payment", "partially paid", "paid"])
    return Shape(
        **_sales(
            sale, day=sale.sale_date, due=sale.shipping_date,
            state=Case((sale.state == "cancelled", "cancelled"), else_="published"),
            status=Case(
                (sale.state == "cancelled", "cancelled"), (sale.state == "done", "closed"),
                (sale.state == "confirmed", "validated"), (sent & billed, "billed"), (sent, "delivered"),
                else_="in_progress"),
            waits=Case((sale.state.in_(["confirmed", "processing"]), Literal(True)), else_=Literal(False))),
        where=(sale.number != Null) & (
            sale.state.in_(["confirmed", "processing", "done"])
            | ((sale.state == "cancelled") & (sale.sale_date != Null))))


def _shipments():
    shipment = _table("stock.shipment.out")
    return Shape(
        source=shipment,
        columns={
            "id": shipment.id, "party": shipment.customer, "company": shipment.company,
            "state": Case((shipment.state == "cancelled", "cancelled"), else_="published"),
            "status": Case(
                (shipment.state == "cancelled", "cancelled"), (shipment.state == "done", "delivered"),
                (shipment.state == "waiting", "validated"), else_="in_progress"),
            "waits": Case((shipment.state.in_(["done", "cancelled"]), Literal(False)), else_=Literal(True)),
            "reference": Coalesce(shipment.number, ""), "other": Coalesce(_filled(shipment.reference), ""),
            "title": Coalesce(_sale_of_shipment(shipment), "") if has("sale.sale") else Literal(""),
            "day": Coalesce(shipment.effective_date, shipment.planned_date), "due": shipment.planned_date,
            "file": Literal(False),
        },
        where=(shipment.number != Null) & shipment.state.in_(
            ["waiting", "assigned", "picked", "packed", "shipped", "done", "cancelled"]),
        own={"id": shipment.id, "party": shipment.customer, "company": shipment.company})


def _sale_of_shipment(shipment):
    move, line, sale = _table("stock.move"), _table("sale.line"), _table("sale.sale")
    return (move
            .join(line, condition=move.origin == Concat("sale.line,", Cast(line.id, "VARCHAR")))
            .join(sale, condition=line.sale == sale.id)
            .select(Min(sale.number), where=move.shipment == Concat("stock.shipment.out,", Cast(shipment.id, "VARCHAR"))))


def _works(type, **more):
    work, status = _table("project.work"), _table("project.work.status")
    done = Coalesce(status.progress, 0)
    words = ("open", "open", "closed") if type == "project" else ("planned", "in_progress", "finished")
    party = _nearest(work, "party")
    return Shape(
        source=work.join(status, condition=work.status == status.id),
        columns={
            "id": work.id, "party": party, "company": work.company, "state": Literal("published"),
            "status": Case((done >= 1, words[2]), (Coalesce(work.progress, 0) > 0, words[1]), else_=words[0]),
            "waits": Case((done >= 1, Literal(False)), else_=Literal(True)),
            "reference": Coalesce(work.number, ""), "other": Literal(""), "title": work.name, "progress": work.progress,
            "file": Literal(False), **{name: _nearest(work, what) for name, what in more.items()},
        },
        where=work.type == type, own={"id": work.id, "company": work.company})


def _projects():
    return _works("project")


def _tasks():
    return _works("task", parent="project")


def _nearest(work, what):
    """The party of a piece of work, or its project: the nearest one above it that has it."""
    above = _table("project.work")
    has_it = above.party != Null if what == "party" else (above.type == "project") & (above.id != work.id)
    return above.select(
        above.party if what == "party" else above.id, where=has_it & Like(work.path, Concat(above.path, "%")),
        order_by=CharLength(above.path).desc, limit=1)
