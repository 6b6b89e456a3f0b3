"""Tryton does what every host does: the list that hosts in Rust, C, Python and PHP are held against, asked by its own program."""

import json
import os
import pathlib
import signal
import subprocess
import sys
import unittest

from . import world
from .test_customer import CUSTOMER, KINDS


class Conformance(unittest.TestCase):

    def test_tryton_does_what_every_host_does(self):
        of = serve()
        asked = subprocess.run([os.environ["PARVIS_CONFORMANCE"], of.folder, "Tryton"], capture_output=True, text=True)
        print("\n  " + asked.stderr.strip().splitlines()[-1], flush=True)
        self.assertEqual(asked.returncode, 0, f"{asked.stdout}{asked.stderr}{of.log()}")


def serve():
    """A Tryton with the portal that takes orders."""
    world.shared()
    names, of = world.records(_names), world.World()
    for site in (of.folder / "sites").iterdir():
        site.unlink()
    for site in ("alpes", "lac"):
        said = {"site": site, "hosts": [f"{site}.localhost"], "entities": ["1"], "cancelled": True}
        (of.folder / "sites" / f"{site}.json").write_text(json.dumps(said))
    text = of.configuration.read_text().replace("trytond_parvis.wsgi.Middleware", "trytond_parvis.tests.conforming.Middleware")
    of.configuration.write_text(text)
    (of.folder / "names.json").write_text(json.dumps({**names, "port": of.port}))
    of.serve(PARVIS_FOLDER=str(of.folder))
    return of


def _names(pool):
    """What the data of the story are called."""
    Party, Invoice, Sale = (pool.get(name) for name in ("party.party", "account.invoice", "sale.sale"))
    id_of = lambda name: str(Party.search([("name", "=", name)])[0].id)
    own = ("company", "=", 1)
    invoices = Invoice.search([*KINDS["invoices"][1], own])
    invoices.sort(key=lambda invoice: (invoice.invoice_date, invoice.id), reverse=True)
    quotes = Sale.search([("party.name", "=", CUSTOMER), own, ("state", "=", "quotation"), ("quotation_validity", "=", None)])
    foreign = lambda model, *domain: str(model.search([("party.name", "!=", CUSTOMER), *domain])[0].id)
    return {
        "third_party": id_of(CUSTOMER), "contact": id_of("Claire Dubois"), "member": id_of("Marc Petit"),
        "email": "claire@refuge.example", "invoices": [invoice.number for invoice in invoices],
        "invoice": str(invoices[0].id), "file_begins": "PK", "narrow": invoices[3].number,
        "foreign_invoice": foreign(Invoice, ("type", "=", "out"), ("number", "!=", None)),
        "quotes": [str(sale.id) for sale in quotes], "foreign_quote": foreign(Sale, ("state", "=", "quotation")),
        "empty_kind": "", "closed_kind": "tickets",
    }


if __name__ == "__main__":  # for `tests/bench`: serves, says where in the file `ready` of a folder, until it is ended
    pathlib.Path(sys.argv[1], "ready").write_text(str(serve().folder))
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    signal.pause()
