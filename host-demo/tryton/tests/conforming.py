"""Tryton as a host that does right and wrong as it is told: `tests/harness/conformance.rs` says how.

Stands in the place of the module's own middleware, in a folder that ``PARVIS_FOLDER`` names.
"""

import contextlib
import dataclasses
import json
import os
import pathlib
import threading
import time

import parvis

from .. import host, portal, transact, wsgi

FOLDER = pathlib.Path(os.environ["PARVIS_FOLDER"])
#: Whether nothing is told and nothing noted: where the host itself is measured.
QUIET = "PARVIS_QUIET" in os.environ
#: The threads that are inside a call of this host's, by number.
OURS = {threading.get_ident()}


def held(name):
    """What a file of the folder says; nothing where there is none."""
    path = FOLDER / name
    return path.read_text("utf-8") if not QUIET and path.exists() else ""


def note(name, line):
    with open(FOLDER / name, "a", encoding="utf-8") as file:
        file.write(line + "\n")


class Told(host.TrytonHost):
    """Tryton, which does wrong where it is told to."""

    calls = 0

    def wrong(self, function):
        Told.calls += 1
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
            running = portal.here().portal()
            note("reentered", f"{running.health()['ready']} {running.operate('permissions') != {}}")
        return how

    def ask(self, what, question):
        how = self.wrong(what)
        wrong = {"nothing": None, "wrong": 7, "huge": "x" * (65 << 20) if how == "huge" else None}
        return wrong[how] if how in wrong else super().ask(what, question)

    def standing(self, third_party, contact=None):
        # Without the party, so that there is a question for it to answer wrongly.
        return {**super().standing(third_party, contact), "party": None}

    def documents(self, query):
        how = self.wrong("documents")
        rows = list(super().documents(query))
        if how == "foreign":
            yield dataclasses.replace(rows[0], id="999999", third_party="1")
        for number, row in enumerate(rows):
            if how == "half" and number == 3:
                raise RuntimeError("the ERP's own fault")
            if how == "wrong":
                row.total, row.date = "1.234,50 €", "01/02/2026"
            yield row
        while how == "huge":
            yield rows[0]

    def document(self, kind, id):
        how = self.wrong("document")
        found = super().document(kind, id)
        return dataclasses.replace(found, third_party="1") if found and how == "foreign" else found

    def file(self, query):
        how = self.wrong("file")
        yield from super().file(query)
        while how == "huge":
            yield b"x" * 65_536

    def send_mail(self, message):
        note("mails", json.dumps(message))

    def log(self, level, target, message):
        self.wrong("log")
        super().log(level, target, message)


host.TrytonHost = Told


class Middleware(wsgi.Middleware):
    """The portal, and beside it who tells this host what to do."""

    def __call__(self, environ, start_response):
        OURS.add(threading.get_ident())
        if not environ.get("HTTP_HOST", "").startswith("control."):
            return super().__call__(environ, start_response)
        length = int(environ.get("CONTENT_LENGTH") or 0)
        said = environ["wsgi.input"].read(length).decode("utf-8", "surrogateescape") if length else ""
        try:
            what = environ["PATH_INFO"][1:]
            # What is measured are requests of their own.
            with contextlib.nullcontext() if what == "measure" else transact.request():
                answer = told(what, said)
        except parvis.Failure as failure:
            answer = {"class": failure.kind, "code": failure.code, "message": str(failure)}
        body = json.dumps(answer).encode()
        start_response("200 OK", [("content-type", "application/json"), ("content-length", str(len(body)))])
        return [body]


def measured(said):
    """How long a page takes, half of them at the most, and how long a call that does nothing; nanoseconds both."""
    process, times = portal.here(), []
    manifest = process.sites.of_host(said["host"])
    asked = {"REQUEST_METHOD": "GET", "HTTP_HOST": said["host"], "PATH_INFO": said["path"], "HTTP_COOKIE": said["cookie"]}
    for _ in range(int(said["times"])):
        began = time.perf_counter_ns()
        wsgi._answer(process, manifest, asked, lambda status, _: _good(status))
        times.append(time.perf_counter_ns() - began)
    version = process.portal()._library.version
    began = time.perf_counter_ns()
    for _ in range(100_000):
        version()
    return {"page": sorted(times)[len(times) // 2], "boundary": (time.perf_counter_ns() - began) / 100_000}


def _good(status):
    assert status.startswith("200"), status


def told(what, said):
    if what == "measure":
        return measured(json.loads(said))
    if what == "fault":
        (FOLDER / what).write_text(said)
        return None
    if what == "seen":
        return {"calls": Told.calls, "foreign": held("foreign"), "process": os.getpid()}
    process = portal.here()
    settings = process.settings
    if what == "closed":
        return transact.writing(settings.database, 0, lambda: _close(said.split()))
    if what == "later":
        try:
            return process.host.ask("asked_later", {})
        except parvis.NotKnown:
            return "not known"
    if what == "load":
        return bool(parvis.load(said, library=settings.face))
    if what == "pin":
        return bool(parvis.load(settings.library, library=settings.face, sha256=said))
    running = process.portal()
    OURS.add(running._working.ident)
    if what == "fork":
        return in_a_child(running)
    if what == "operate":
        return running.operate(**json.loads(said))
    if what == "decide":
        return running.decide(**json.loads(said))
    if what in ("enable", "check"):
        manifest = said.encode("utf-8", "surrogateescape")
        return running.enable_site("told.json", manifest) if what == "enable" else running.check_manifest("told.json", manifest)
    return {"disable": running.disable_site, "work": lambda _: running.work(0), "health": lambda _: running.health(),
            "level": lambda level: running.set_log_level(int(level))}[what](said)


def _close(ids):
    """Has exactly these parties archived."""
    from trytond.pool import Pool
    Party = Pool().get("party.party")
    before = [int(id) for id in held("archived").split()]
    Party.write(Party.browse(before), {"active": True})
    Party.write(Party.browse([int(id) for id in ids]), {"active": False})
    (FOLDER / "archived").write_text(" ".join(ids))


def in_a_child(running):
    """The code that the portal answers in a child of this process."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            running.health()
            code = "none"
        except parvis.Failure as failure:
            code = failure.code
        os.write(writing, code.encode())
        os._exit(0)
    os.waitpid(child, 0)
    return os.read(reading, 100).decode()
