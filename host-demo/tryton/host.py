"""What Tryton says to the portal: each question as one method, answered from the files beside."""

import threading

from trytond import backend
from trytond.pool import Pool

import parvis

from . import acts, body, contact, files, kinds, mail, products, rows, transact


class _Asked(threading.local):
    """What is known of the call that this thread is inside of."""

    #: The companies that the site shows; ``None`` is all.
    entities = None
    #: Whose account was asked about last: whose prices products have.
    third_party = ""


ASKED = _Asked()


class TrytonHost(parvis.Host):
    """Tryton, as the portal sees it."""

    def __init__(self, settings):
        self._settings, self._database = settings, settings.database
        #: What was registered, so that a wizard can do it again where its transaction was undone.
        self.permissions = ()

    def ask(self, what, question):
        try:
            return super().ask(what, question)
        except backend.DatabaseOperationalError as error:
            raise _locked(error) from error

    def register_permissions(self, permissions):
        self.permissions = permissions
        register = lambda: Pool().get("parvis.permission").register(permissions)
        if transact.by_staff():
            with transact.reading(self._database):
                register()
        else:
            transact.writing(self._database, 0, register)

    def keep_permissions(self):
        """Registers them again where the transaction of the wizard that did so was undone."""
        with transact.reading(self._database):
            Permission = Pool().get("parvis.permission")
            if Permission.search([], count=True) < len(self.permissions):
                Permission.register(self.permissions)

    def open_to_external(self, kind):
        with transact.reading(self._database):
            return kinds.is_there(kind)

    def open_kinds(self):
        with transact.reading(self._database):
            return [kind for kind in kinds.MODELS if kinds.is_there(kind)]

    def standing(self, third_party, contact=None):
        ASKED.third_party = third_party
        with transact.reading(self._database):
            return _standing(third_party, contact)

    def third_party(self, id):
        with transact.reading(self._database):
            found = contact.party(id)
            return contact.as_third_party(found) if found else None

    def contact(self, id):
        with transact.reading(self._database):
            found = contact.party(id)
            return contact.as_contact(found) if found else None

    def contacts_of(self, third_party):
        with transact.reading(self._database):
            found = contact.party(third_party)
            people = contact.contacts_of(found)[:1000] if found else []
            return [contact.as_contact(person, found.id) for person, _ in people]

    def entities(self):
        with transact.reading(self._database):
            companies = Pool().get("company.company").search([], order=[("party.name", "ASC"), ("id", "ASC")])
            return [{"id": str(company.id), "name": company.party.name} for company in companies]

    def is_employee(self, email):
        with transact.reading(self._database):
            return contact.is_employee(email)

    def documents(self, query):
        try:
            with transact.reading(self._database):
                if not kinds.is_there(query["kind"]):
                    return []
                if query["kind"] == "products":
                    return products.listed(query, acts.company_for(query["entities"]))
                return rows.listed(query)
        except backend.DatabaseOperationalError as error:
            raise _locked(error) from error

    def count(self, query):
        with transact.reading(self._database):
            if not kinds.is_there(query["kind"]):
                return 0
            if query["kind"] == "products":
                return products.count(query, acts.company_for(query["entities"]))
            return rows.count(query)

    def document(self, kind, id):
        try:
            with transact.reading(self._database):
                if not kinds.is_there(kind):
                    return None
                if kind == "products":
                    # A product is nobody's and of no company: its price is for whoever this request is about.
                    return products.one(id, ASKED.third_party, acts.company_for(ASKED.entities))
                return rows.one(kind, id)
        except backend.DatabaseOperationalError as error:
            raise _locked(error) from error

    def body(self, kind, id):
        if kind == "invoices":
            files.print_what_is_not(self._database, id)
        with transact.reading(self._database):
            return body.body(kind, id) if kinds.is_there(kind) else None

    def file(self, query):
        with transact.reading(self._database):
            return files.part(query)

    def takes(self, act):
        with transact.reading(self._database):
            return acts.takes(act)

    def act(self, action, files):
        return acts.act(self._database, action)

    def new_third_party(self, party):
        return acts.new_third_party(self._database, party)

    def send_mail(self, message):
        mail.send(message, self._settings.mails)


def _locked(error):
    message = f"Tryton's database does not answer: {error}"
    return parvis.Failure(parvis.Kind.UNAVAILABLE, "tryton/database", message)


def _standing(third_party, person):
    company = contact.party(third_party)
    said = {"third_party": "unknown", "contact": None, "categories": []}
    if company is not None:
        said["third_party"] = "open" if contact.in_use(company) else "closed"
        said["categories"] = [str(category.id) for category in company.categories]
        said["party"] = contact.as_third_party(company)
    if person is not None:
        found = contact.party(person)
        said["contact"] = "unknown" if found is None else "open" if contact.stands(found, company) else "closed"
    return said
