"""A copy of the seeded Tryton in a folder of its own, its servers, and its staff at Tryton's client."""

import atexit
import os
import pathlib
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time

from .browser import PASSWORD

SEEDED, LIBRARIES = os.environ["PARVIS_SEEDED"], pathlib.Path(os.environ["PARVIS_LIBRARIES"])
MANIFESTS = {
    "alpes.json": '{"site": "alpes", "hosts": ["alpes.localhost"], "locale": "fr", "realm": "atelier", "entities": ["1"],'
                  ' "cancelled": true}',
    "both.json": '{"site": "both", "hosts": ["both.localhost"], "realm": "atelier"}',
}
BIN = pathlib.Path(sys.executable).parent


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def _copy(path, to):
    """A database as it is now, with what its journal holds."""
    source, copy = sqlite3.connect(path), sqlite3.connect(to)
    source.backup(copy)
    source.close()
    copy.close()


class World:
    """A folder with a database, a portal's store and a configuration."""

    def __init__(self, like=None, **settings):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="parvis-tryton-"))
        atexit.register(shutil.rmtree, self.folder, ignore_errors=True)
        _copy(like.folder / "tryton.sqlite" if like else SEEDED, self.folder / "tryton.sqlite")
        if like:
            _copy(like.folder / "portal.db", self.folder / "portal.db")
            shutil.copy(like.folder / "portal.db.epoch", self.folder)
        (self.folder / "sites").mkdir()
        for name, text in MANIFESTS.items():
            (self.folder / "sites" / name).write_text(text)
        self.port, self.servers = free_port(), []
        said = {
            "database": "tryton", "library": LIBRARIES / "libportal_plugin.so", "face": LIBRARIES / "libparvis.so",
            "store": self.folder / "portal.db", "sites": self.folder / "sites", "mails": self.folder / "mails",
            "port": self.port, **settings}
        email = said.pop("email", "smtp://localhost:25")
        lines = [f"{name} = {value}" for name, value in said.items() if value is not None]
        self.configuration = self.folder / "trytond.conf"
        self.configuration.write_text(
            f"[database]\nuri = sqlite://\npath = {self.folder}\n[web]\nlisten = 127.0.0.1:{self.port}\nroot = \n"
            f"[email]\nuri = {email}\nfrom = portal@atelier.example\n"
            "[wsgi middleware]\nparvis = trytond_parvis.wsgi.Middleware\n[parvis]\n" + "\n".join(lines) + "\n")

    def serve(self, *command, **environment):
        """Starts a server: Tryton's own, or gunicorn with these options."""
        log = open(self.folder / "log", "ab")
        if command:
            command = [BIN / "gunicorn", "trytond.application:app", "--bind", f"127.0.0.1:{self.port}", *command]
        else:
            command = [BIN / "trytond", "-c", self.configuration]
        said = {**os.environ, "TRYTOND_CONFIG": str(self.configuration), "TRYTOND_LOGGING_LEVEL": "30", **environment}
        server = subprocess.Popen(command, env=said, stdout=log, stderr=log, start_new_session=True)
        self.servers.append(server)
        atexit.register(self.stop)
        for _ in range(1500):
            with socket.socket() as asked:
                if asked.connect_ex(("127.0.0.1", self.port)) == 0:
                    return server
            assert server.poll() is None, self.log()
            time.sleep(0.02)
        raise AssertionError(self.log())

    def stop(self, by=signal.SIGTERM):
        """Ends the servers; answers how each ended."""
        ended = []
        while self.servers:
            server = self.servers.pop()
            server.send_signal(by)
            try:
                ended.append(server.wait(30))
            except subprocess.TimeoutExpired:
                server.kill()
                ended.append("killed")
        return ended

    def log(self):
        return (self.folder / "log").read_text()


class _Shared:
    world = None


def shared():
    """The world that the suites share, with a server; proteus can be in one only."""
    if _Shared.world is None:
        _Shared.world = World()
        os.environ["TRYTOND_CONFIG"] = str(_Shared.world.configuration)
        _Shared.world.serve()
    return _Shared.world


_CLIENTS = {}


def client(login, language="en"):
    """Tryton's client as this member of the staff uses it: in this process, with every access rule of Tryton's."""
    from proteus import Model, config
    if login not in _CLIENTS:
        _CLIENTS[login] = config.set_trytond(database="tryton", user=login, config_file=str(shared().configuration))
    # Setting it anew would make Tryton's pool anew, which takes seconds.
    setup = config._CONFIG.current = _CLIENTS[login]
    User = Model.get("res.user")
    setup._context = {**User.get_preferences(True, {}), "language": language}
    return setup


def records(do, user=0, **context):
    """Does something with Tryton's records and commits it."""
    from trytond.pool import Pool
    from trytond.transaction import Transaction
    client("camille")
    with Transaction().start("tryton", user, context={"company": 1, "companies": [1, 2], **context}) as transaction:
        answer = do(Pool())
        transaction.commit()
        transaction.tasks.clear()
        return answer


_SEEN = {}


def signed_in(contact, party="Refuge du Col SARL", host="alpes.localhost", **terms):
    """A browser of this contact, whom staff gave access by the wizard, the first time that it is asked for."""
    from .browser import Browser
    browser = Browser(shared().port, host)
    if (contact, party) in _SEEN:
        return browser.sign_in(_SEEN[contact, party], PASSWORD)
    made = give(contact, party, **terms)
    _SEEN[contact, party] = made.login
    return browser.sign_in(made.login, made.password)


def wizard(name, party):
    from proteus import Model, Wizard
    found, = Model.get("party.party").find([("name", "=", party)])
    return Wizard(name, [found])


def give(contact, party, owner=True, permissions=(), sees="all", deliver="show", login="camille"):
    """Goes through the wizard as that member of the staff, and answers its last form."""
    client(login)
    access = terms_of(contact, party)
    access.form.owner, access.form.sees, access.form.deliver = owner, sees, deliver
    if not owner:
        access.form.permissions = list(permissions)
    access.execute("give")
    return access.form


def terms_of(contact, party):
    """The wizard at its second form."""
    access = wizard("parvis.access", party)
    access.form.contact = next(one for one in access.form.contacts if one.name == contact)
    access.execute("terms")
    return access
