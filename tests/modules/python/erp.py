"""A small ERP over three tables, its portal as a WSGI application: what the tests of hosts in Python serve.

``PARVIS_FOLDER`` holds the tables, what the portal remembers and what this ERP writes down; ``PARVIS_MODULE`` and
``PARVIS_LIBRARY`` are what is loaded; ``PARVIS_EARLY`` creates the portal before the server forks. What it is told to do,
and to do wrong, comes as `tests/harness/conformance.rs` says it.
"""

import csv
import functools
import json
import logging
import os
import pathlib
import threading
import time

import parvis

FOLDER = pathlib.Path(os.environ["PARVIS_FOLDER"])
PORT = int(os.environ.get("PARVIS_PORT", "0"))
logging.basicConfig(level=logging.WARNING, filename=FOLDER / "log")
#: Whether nothing is told and nothing noted: where the host itself is measured.
QUIET = "PARVIS_QUIET" in os.environ
#: The threads that are inside a call of this host's, by number.
OURS = {threading.get_ident()}


def table(name):
    with open(FOLDER / f"{name}.csv", newline="", encoding="utf-8") as file:
        return list(csv.reader(file))


def held(name):
    """What a file of the folder says; nothing where there is none."""
    path = FOLDER / name
    return path.read_text("utf-8") if not QUIET and path.exists() else ""


def note(name, line):
    with open(FOLDER / name, "a", encoding="utf-8") as file:
        file.write(line + "\n")


PARTIES = {id: name for id, name in table("parties")}
CONTACTS = {id: {"id": id, "third_party": party, "first_name": first, "last_name": last, "email": email, "archived": False}
            for id, party, first, last, email in table("contacts")}
DOCUMENTS = table("documents")


def state(id):
    return "closed" if id in held("closed").split() else "open"


def row(document, **other):
    kind, id, party, number, title, status, is_open, date, due, total, left = document
    if kind == "quotes" and any(line.split()[1] == id for line in held("acts").splitlines()):
        status, is_open = "signed", "0"
    said = dict(kind=kind, id=id, third_party=party, entity="1", reference=number, title=title, status=status,
                open=is_open == "1", date=date, until=due, total=total, remaining=left, currency="EUR", key=date,
                has_file=kind == "invoices", nature="credit_note" if total.startswith("-") else "")
    return parvis.Row(**{**said, **other})


class Erp(parvis.Host):
    calls = 0

    def wrong(self, function):
        """What this function is told to do wrong; raising and hanging is done here."""
        type(self).calls += 1
        if threading.get_ident() not in OURS:
            note("foreign", function)
        where, _, how = held("fault").partition(" ")
        if where != function:
            return ""
        if how == "throw":
            raise RuntimeError("the ERP's own fault")
        if how == "fail":
            raise parvis.Failure(parvis.Kind.UNAVAILABLE, "erp/away", "the ERP is away")
        if how == "hang":
            time.sleep(2)
        if how == "reenter":
            (FOLDER / "fault").write_text("")
            portal = application.start()
            note("reentered", f"{portal.health()['ready']} {portal.operate('permissions') != {}}")
        return how

    def ask(self, what, question):
        how = self.wrong(what)
        wrong = {"nothing": None, "wrong": 7, "huge": "x" * (65 << 20) if how == "huge" else None}
        return wrong[how] if how in wrong else super().ask(what, question)

    def register_permissions(self, permissions):
        assert len(permissions) == 14

    def open_to_external(self, kind):
        return kind != "tickets"

    def open_kinds(self):
        return ["invoices", "quotes", "orders", "shipments", "projects"]

    def standing(self, third_party, contact):
        known = state(third_party) if third_party in PARTIES else "unknown"
        return {"third_party": known, "contact": contact and (state(contact) if contact in CONTACTS else "unknown")}

    def third_party(self, id):
        return {"id": id, "name": PARTIES[id], "open": state(id) == "open"} if id in PARTIES else None

    def contact(self, id):
        return {**CONTACTS[id], "archived": state(id) != "open"} if id in CONTACTS else None

    def contacts_of(self, third_party):
        return [self.contact(id) for id, one in CONTACTS.items() if one["third_party"] == third_party]

    def is_employee(self, email):
        return email == "zoe@atelier.example"

    def documents(self, query):
        how = self.wrong("documents")
        rows = self._matching(query)
        if how == "foreign":
            yield row(next(one for one in DOCUMENTS if one[0] == query["kind"] and one[2] != query["third_party"]))
        after = query["after"]
        place = [one.id for one in rows].index(after["id"]) + 1 if after else 0
        for number, one in enumerate(rows[place:place + query["limit"]]):
            if how == "half" and number == 3:
                raise RuntimeError("the ERP's own fault")
            if how == "wrong":
                one.total, one.date = "1.234,50 €", "01/02/2026"
            yield one
        while how == "huge":
            yield row(rows_of(query)[0])

    def count(self, query):
        return len(self._matching(query))

    @staticmethod
    def _matching(query):
        text = query["text"].lower()
        return [row(one) for one in rows_of(query) if text in f"{one[3]} {one[4]}".lower()]

    def document(self, kind, id):
        how = self.wrong("document")
        found = next((one for one in DOCUMENTS if one[0] == kind and one[1] == id), None)
        if found and how == "foreign":
            return row(found, third_party="102")
        return row(found) if found else None

    def body(self, kind, id):
        files = [{"id": "1", "name": f"{id}.pdf", "media_type": "application/pdf", "size": 9}]
        account = {"holder": "Atelier", "iban": "FR1420041010050500013M02606"}
        paying = {"link": f"https://pay.example/{id}", "transfer": account}
        said = {"text": "für 李", "files": files, "paying": paying}
        return said if kind == "invoices" else {"text": "für 李"}

    def file(self, query):
        how = self.wrong("file")
        yield b"%PDF-1.7\n"[query["offset"]:query["offset"] + query["limit"]]
        while how == "huge":
            yield b"x" * 65_536

    def takes(self, act):
        return act == "answer_quotes"

    def act(self, action, files):
        act, done = action["act"], [line.split() for line in held("acts").splitlines()]
        answer = {"document": {"kind": "quotes", "id": act["id"]}, "reference": ""}
        if [action["key"], act["id"]] in done:
            return answer
        quote = next(one for one in DOCUMENTS if one[0] == "quotes" and one[1] == act["id"])
        if any(id == act["id"] for _, id in done):
            raise parvis.Failure(parvis.Kind.REFUSED, "action/over", "it is answered already")
        if act.get("total", quote[9]) != quote[9]:
            raise parvis.Failure(parvis.Kind.REFUSED, "action/changed", "its total is another one now")
        note("acts", f"{action['key']} {act['id']}")
        return answer

    def send_mail(self, mail):
        note("mails", json.dumps(mail))

    def log(self, level, target, message):
        self.wrong("log")
        super().log(level, target, message)


def rows_of(query):
    return [one for one in reversed(DOCUMENTS) if one[0] == query["kind"] and one[2] == query["third_party"]]


@functools.cache
def module():
    return parvis.load(os.environ["PARVIS_MODULE"], library=os.environ["PARVIS_LIBRARY"])


def create():
    portal = module().create(Erp(), {"store": f"sqlite:{FOLDER}/portal.sqlite", "local_port": PORT})
    for site in sorted((FOLDER / "sites").iterdir()):
        portal.enable_site(site.name, site.read_bytes())
    return portal


class Served:
    """The portal, and beside it who tells this host what to do."""

    def __init__(self, portal):
        self.portal = portal

    def start(self):
        portal = self.portal.start()
        if portal._working is not None:
            OURS.add(portal._working.ident)
        return portal

    def __call__(self, environ, start_response):
        OURS.add(threading.get_ident())
        if not environ.get("HTTP_HOST", "").startswith("control."):
            self.start()
            return self.portal(environ, start_response)
        length = int(environ.get("CONTENT_LENGTH") or 0)
        told = environ["wsgi.input"].read(length).decode("utf-8", "surrogateescape") if length else ""
        try:
            answer = self.told(environ["PATH_INFO"][1:], told)
        except parvis.Failure as failure:
            answer = {"class": failure.kind, "code": failure.code, "message": str(failure)}
        body = json.dumps(answer).encode()
        start_response("200 OK", [("content-type", "application/json"), ("content-length", str(len(body)))])
        return [body]

    def told(self, what, told):
        if what in ("fault", "closed"):
            (FOLDER / what).write_text(told)
            return None
        if what == "seen":
            return {"calls": Erp.calls, "foreign": held("foreign"), "process": os.getpid()}
        if what == "later":
            try:
                return Erp().ask("asked_later", {})
            except parvis.NotKnown:
                return "not known"
        if what == "load":
            return bool(parvis.load(told, library=os.environ["PARVIS_LIBRARY"]))
        if what == "pin":
            return bool(parvis.load(os.environ["PARVIS_MODULE"], library=os.environ["PARVIS_LIBRARY"], sha256=told))
        if what == "measure":
            return measured(self.start(), json.loads(told))
        if what == "exit":
            threading.Timer(0.2, SERVER[0].shutdown).start()  # once this is answered
            return None
        portal = self.start()
        if what == "stop":
            return portal.stop()
        if what == "fork":
            return in_a_child(portal)
        if what == "operate":
            return portal.operate(**json.loads(told))
        if what == "decide":
            return portal.decide(**json.loads(told))
        if what in ("enable", "check"):
            manifest = told.encode("utf-8", "surrogateescape")
            return portal.enable_site("told.json", manifest) if what == "enable" else portal.check_manifest("told.json", manifest)
        return {"disable": portal.disable_site, "work": lambda _: portal.work(0), "health": lambda _: portal.health(),
                "level": lambda level: portal.set_log_level(int(level))}[what](told)


def measured(portal, said):
    """How long a page takes, half of them at the most, and how long a call that does nothing; nanoseconds both."""
    times = []
    for _ in range(int(said["times"])):
        began = time.perf_counter_ns()
        answer = portal.handle("GET", said["host"], said["path"], "", "127.0.0.1", [("cookie", said["cookie"])], b"")
        times.append(time.perf_counter_ns() - began)
        assert answer.status == 200
    began = time.perf_counter_ns()
    for _ in range(100_000):
        portal._library.version()
    return {"page": sorted(times)[len(times) // 2], "boundary": (time.perf_counter_ns() - began) / 100_000}


def in_a_child(portal):
    """The code that the portal answers in a child of this process."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            portal.health()
            code = "none"
        except parvis.Failure as failure:
            code = failure.code
        os.write(writing, code.encode())
        os._exit(0)
    os.waitpid(child, 0)
    return os.read(reading, 100).decode()


SERVER = []
application = Served(parvis.wsgi(create() if os.environ.get("PARVIS_EARLY") == "portal" else create))
if os.environ.get("PARVIS_EARLY") == "factory":
    application.portal.start()
if os.environ.get("PARVIS_EARLY") == "load":
    module()
try:
    import uwsgi  # there is one inside of uwsgi only
    uwsgi.post_fork_hook = application.start
except ImportError:
    pass

if __name__ == "__main__":
    from socketserver import ThreadingMixIn
    from wsgiref.simple_server import WSGIServer, make_server

    class Threads(ThreadingMixIn, WSGIServer):
        daemon_threads = True

    SERVER.append(make_server("127.0.0.1", PORT, application, server_class=Threads))
    SERVER[0].serve_forever()
