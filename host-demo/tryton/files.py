"""The printed invoice: what Tryton's report made, under the media type that it has.

Posting only puts the printing off; where nobody ran that, it is printed when its page is first opened, before its size
is told. It is PDF where Tryton converts its reports, OpenDocument where it does not.
"""

import mimetypes

from trytond.pool import Pool

import parvis

from . import transact
from .contact import number

#: The one file of an invoice.
PRINTED = "printed"
PIECE = 1 << 20


def of_invoice(invoice):
    """The files of an invoice, as its body lists them."""
    content = _printed(invoice)
    if not content:
        return []
    extension = invoice.invoice_report_format or "odt"
    media_type = mimetypes.guess_type(f"a.{extension}")[0] or "application/octet-stream"
    name = "".join(letter if letter.isalnum() or letter in "-_." else "-" for letter in invoice.number)
    return [{"id": PRINTED, "name": f"{name}.{extension}", "media_type": media_type, "size": len(content)}]


def part(query):
    """A part of a file, in pieces."""
    id = number(query["id"])
    content = None
    if query["kind"] == "invoices" and query["file"] in (None, PRINTED) and id is not None:
        found = Pool().get("account.invoice").search([("id", "=", id), ("type", "=", "out"), ("number", "!=", None)])
        content = _printed(found[0]) if found else None
    if not content:
        raise parvis.Failure(parvis.Kind.NOT_FOUND, "file/missing", f"{query['kind']} {query['id']} has no such file")
    wanted = bytes(content)[query["offset"]:query["offset"] + query["limit"]]
    return [wanted[start:start + PIECE] for start in range(0, len(wanted), PIECE)]


def _printed(invoice):
    return invoice.invoice_report_cache if invoice.type == "out" else None


def print_what_is_not(database, id):
    """Prints an invoice that was posted and not printed yet; a write of its own, so no record may be held over it."""
    with transact.reading(database):
        Invoice = Pool().get("account.invoice")
        found = Invoice.search([
            ("id", "=", number(id) or -1), ("type", "=", "out"), ("state", "in", ["posted", "paid"]),
            ("number", "!=", None)])
        if not found or found[0].has_report_cache:
            return
        invoice, company = found[0].id, found[0].company.id

    def print_():
        Invoice = Pool().get("account.invoice")
        Invoice.print_invoice([Invoice(invoice)])

    transact.writing(database, 0, print_, {"company": company})
