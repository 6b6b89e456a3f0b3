"""Lists, counts and single rows: the portal's question as one SQL statement over a kind, and rows as they cross."""

import datetime as dt
from decimal import Decimal, InvalidOperation

from sql import Literal, Null
from sql.aggregate import Count
from sql.conditionals import Coalesce
from sql.functions import Abs, CharLength, Function, Lower, Position
from trytond import backend
from trytond.pool import Pool
from trytond.transaction import Transaction

import parvis

from . import kinds
from .contact import number

#: Stands for a day that is not there, before every other.
NO_DAY = dt.date.min
SQLITE = backend.name == "sqlite"


class _Folded(Function):
    """Without regard to case in every script; SQLite knows ASCII alone."""

    __slots__ = ()
    _function = "PARVIS_FOLD"


def listed(query):
    """The rows of a query, in its order."""
    found = _filtered(query)
    if found is None or query["limit"] <= 0:
        return []
    table, where = found
    keys, read = _order(table, query["sort"])
    if query["after"] is not None:
        where &= _behind(table, keys, query)
    ways = [key.desc if query["descending"] else key.asc for key in [*keys, table.id]]
    statement = table.select(
        *_columns(table), where=where, order_by=ways, limit=query["limit"])
    return [_row(query["kind"], values, read) for values in _run(statement)]


def count(query):
    """How many rows a query has in all."""
    found = _filtered(query)
    if found is None:
        return 0
    table, where = found
    return int(_run(table.select(Count(table.id), where=where))[0][0])


def one(kind, id):
    """The row of one document, whoever it belongs to."""
    wanted = number(id) or -1  # Asked where it is no id too: the time must not tell.
    shape = kinds.shape(kind, kinds.unknown_totals(id=wanted) if kind == "quotes" else None)
    table = shape.select(shape.own["id"] == wanted)
    found = _run(table.select(*_columns(table)))
    return _row(kind, found[0], lambda values: "") if found else None


def _columns(table):
    return [getattr(table, name) for name in kinds.COLUMNS]


def _run(statement):
    transaction = Transaction()
    if SQLITE:
        transaction.connection.create_function("PARVIS_FOLD", 1, lambda text: text.casefold() if text else text)
    cursor = transaction.connection.cursor()
    cursor.execute(*statement)
    return cursor.fetchall()


def _fold(value):
    return _Folded(value) if SQLITE else Lower(value)


def _filtered(query):
    """The rows of a kind for one party, and what the customer and the site narrow them by; ``None`` is nothing."""
    party = number(query["third_party"])
    if party is None or (query["own_only"] and not query["contact"]):
        return None
    shape = kinds.shape(query["kind"], kinds.unknown_totals(party=party) if query["kind"] == "quotes" else None)
    scope = shape.own["party"] == party if "party" in shape.own else Literal(True)
    if query["entities"] is not None:
        companies = [id for id in map(number, query["entities"]) if id is not None]
        if not companies:
            return None
        scope &= shape.own["company"].in_(companies)
    table = shape.select(scope)
    where = _narrowed(table, query) & (table.party == party)
    if query["own_only"]:
        where &= table.contact == (number(query["contact"]) or -1)
    return table, where


def _narrowed(table, query):
    where = Literal(True)
    if not query["cancelled"]:
        where &= table.state != "cancelled"
    if query["open"] or query["overdue_on"]:
        where &= table.waits == Literal(True)
    if query["status"]:
        where &= table.status == query["status"]
    for name, condition in (
            ("overdue_on", lambda day: (table.due != Null) & (table.due < day)),
            ("from", lambda day: table.day >= day),
            ("to", lambda day: (table.day != Null) & (table.day <= day))):
        if query[name]:
            where &= condition(_day_given(query[name]))
    for name, condition in (
            ("total_from", lambda amount: table.total >= amount), ("total_to", lambda amount: table.total <= amount)):
        if query[name]:
            where &= condition(_amount_given(query[name]))
    if query["parent"]:
        where &= table.parent == (number(query["parent"]) or -1)
    if query["text"]:
        part = query["text"].casefold() if SQLITE else query["text"].lower()
        holds = Literal(False)
        for name in ("reference", "other", "title"):
            holds |= Position(part, _fold(getattr(table, name))) > 0
        if query["amount"]:
            holds |= Abs(Abs(table.total) - _amount_given(query["amount"])) < kinds.NOTHING
        where &= holds
    return where


def _order(table, sort):
    """What orders the rows, and what of a row is its key."""
    if sort == "reference":
        # As Tryton orders numbers: the shorter before the longer, or 10 would come before 9.
        return [CharLength(table.reference), table.reference], lambda values: values["reference"] or "-"
    if sort == "total":
        return [Coalesce(table.total, 0)], lambda values: _exact(values["total"])
    name = "until" if sort == "until" else "date"
    column = table.due if sort == "until" else table.day
    return [Coalesce(column, _day(NO_DAY))], lambda values: _text_of_day(values["due" if name == "until" else "day"]) or "-"


def _behind(table, keys, query):
    key, id = query["after"]["key"], number(query["after"]["id"])
    try:
        if query["sort"] == "reference":
            text = "" if key == "-" else key
            places = [len(text), text]
        elif query["sort"] == "total":
            places = [_amount_given(key)]
        else:
            places = [_day(NO_DAY) if key == "-" else _day_given(key)]
    except (ValueError, InvalidOperation):
        id = None
    if id is None:
        message = "the place to go on from is none of this list; begin at its start"
        raise parvis.Failure(parvis.Kind.INVALID, "query/after", message)
    beyond = (lambda column, place: column < place) if query["descending"] else (lambda column, place: column > place)
    behind, same = Literal(False), Literal(True)
    for column, place in zip([*keys, table.id], [*places, id]):
        behind |= same & beyond(column, place)
        same &= column == place
    return behind


def _day(day):
    return day.isoformat() if SQLITE else day


def _day_given(text):
    return _day(dt.date.fromisoformat(text))


def _amount_given(text):
    # SQLite keeps amounts as floats, and compares an expression with a text as texts.
    amount = Decimal(text)
    return float(amount) if SQLITE else amount


def _exact(value):
    return "0" if value is None else repr(value) if isinstance(value, float) else str(value)


def _text_of_day(value):
    return "" if value is None else str(value)[:10]


def money(value, digits):
    """An amount as it crosses."""
    if value is None:
        return ""
    return format(Decimal(str(value)).quantize(Decimal(1).scaleb(-digits)), "f")


def currency(id):
    """Code and digits of a currency."""
    if id is None:
        return "", 2
    found = Pool().get("currency.currency")(id)
    return found.code, found.digits


def _row(kind, values, key):
    said = dict(zip(kinds.COLUMNS, values))
    code, digits = currency(said["currency"])
    remaining = said["remaining"]
    if said["inexact"]:
        # Something is left in the company's currency: what that comes to is Tryton's to say.
        remaining = Pool().get("account.invoice")(said["id"]).amount_to_pay
    progress = said["progress"]
    return parvis.Row(
        id=str(said["id"]), third_party=str(said["party"] or ""), entity=str(said["company"] or ""), state=said["state"],
        reference=said["reference"], other_reference=said["other"] or "", title=said["title"] or "",
        status=said["status"], date=_text_of_day(said["day"]), until=_text_of_day(said["due"]),
        total=money(said["total"], digits), remaining=money(remaining, digits), currency=code,
        parent=str(said["parent"] or ""), key=key(said), contacts=(str(said["contact"]),) if said["contact"] else (),
        progress=None if progress is None and kind != "tasks" else round((progress or 0) * 100), open=bool(said["waits"]),
        has_file=bool(said["file"]), nature=_nature(kind, said["total"]))


def _nature(kind, total):
    """A credit note is an invoice of less than nothing: Tryton has no other word for it."""
    return "credit_note" if kind in ("invoices", "supplier_invoices") and (total or 0) < 0 else ""
