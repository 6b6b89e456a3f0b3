"""A small ERP in memory, its portal as a WSGI application: what the tests of hosts in Python serve.

``PARVIS_FOLDER`` is where the portal remembers, ``PARVIS_MODULE`` and ``PARVIS_LIBRARY`` what is loaded; ``PARVIS_EARLY``
creates the portal before the server forks. This ERP raises at the question that the file ``raise`` of that folder names.
"""

import json
import logging
import os
import pathlib
import threading

import parvis
from parvis import operations

logging.basicConfig(level=logging.ERROR)
FOLDER = os.environ["PARVIS_FOLDER"]
PORT = os.environ.get("PARVIS_PORT", "0")
PARTIES = {"101": "Atu SARL", "102": "Vial"}
CONTACT = {"id": "201", "third_party": "101", "first_name": "Claire", "last_name": "Dubois",
           "email": "claire@example.net", "archived": False}
INVOICES = [(str(n), "101", f"FA-{n:03}") for n in range(1, 61)] + [("99", "102", "FA-X99")]


class Erp(parvis.Host):
    def ask(self, what, question):
        raising = pathlib.Path(FOLDER, "raise")
        if raising.exists() and raising.read_text() == what:
            raise RuntimeError("the ERP's own fault")
        return super().ask(what, question)

    def register_permissions(self, permissions):
        assert len(permissions) == 14

    def open_to_external(self, kind):
        return True

    def standing(self, third_party, contact):
        known = "open" if third_party in PARTIES else "unknown"
        return {"third_party": known, "contact": contact and ("open" if contact == "201" else "unknown")}

    def third_party(self, id):
        return {"id": id, "name": PARTIES[id], "open": True} if id in PARTIES else None

    def contact(self, id):
        return CONTACT if id == "201" else None

    def contacts_of(self, third_party):
        return [CONTACT] if third_party == "101" else []

    def is_employee(self, email):
        return False

    def documents(self, query):
        rows = [self._row(*one) for one in reversed(INVOICES) if one[1] == query["third_party"]]
        if query["kind"] != "invoices":
            return
        after = query["after"]
        place = [row.id for row in rows].index(after["id"]) + 1 if after else 0
        yield from rows[place:place + query["limit"]]

    def count(self, query):
        return sum(query["kind"] == "invoices" and one[1] == query["third_party"] for one in INVOICES)

    def document(self, kind, id):
        found = [one for one in INVOICES if kind == "invoices" and one[0] == id]
        return self._row(*found[0]) if found else None

    @staticmethod
    def _row(id, third_party, reference):
        return parvis.Row(id=id, third_party=third_party, entity="1", reference=reference, title="Oil · huile",
                          status="unpaid", open=True, date="2026-01-01", until="2026-12-31", total=f"{id}.50",
                          remaining=f"{id}.50", currency="EUR", key="2026-01-01", has_file=True)

    def body(self, kind, id):
        name = {"id": "1", "name": f"{id}.pdf", "media_type": "application/pdf", "size": 9}
        return {"text": "für 李", "files": [name]}

    def file(self, query):
        yield b"%PDF-1.7\n"[query["offset"]:query["offset"] + query["limit"]]

    def send_mail(self, mail):
        with open(os.path.join(FOLDER, "mails"), "a", encoding="utf-8") as mails:
            mails.write(json.dumps({**mail, "thread": threading.current_thread().name}) + "\n")


def create():
    module = parvis.load(os.environ["PARVIS_MODULE"], library=os.environ["PARVIS_LIBRARY"])
    portal = module.create(Erp(), {"store": f"sqlite:{FOLDER}/portal.sqlite", "local_port": int(PORT)})
    portal.enable_site("site.json", b'{"site": "alpes", "hosts": ["alpes.localhost"]}')
    made = os.path.join(FOLDER, "made")
    try:
        with open(made, "x", encoding="utf-8") as file:
            owner = operations.MembershipTerms(owner=True)
            create = operations.CreateUser(site="alpes", contact="201", deliver="show", membership=owner)
            answer = parvis.perform(portal, create)
            json.dump({"login": answer.login, "password": answer.password}, file)
    except FileExistsError:
        pass  # another process was first
    return portal


application = parvis.wsgi(create() if os.environ.get("PARVIS_EARLY") == "portal" else create)
if os.environ.get("PARVIS_EARLY") == "factory":
    application.start()

if __name__ == "__main__":
    from wsgiref.simple_server import make_server

    make_server("127.0.0.1", int(PORT), application).serve_forever()
