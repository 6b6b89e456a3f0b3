"""What goes wrong closes the portal's page with a 503 and a line in the log; Tryton goes on serving its own clients."""

import sqlite3
import threading
import time
import unittest

from . import world
from .browser import Browser


class Failures(unittest.TestCase):

    def setUp(self):
        self.worlds = []

    def tearDown(self):
        for one in self.worlds:
            one.stop()

    def world(self, *, serve=True, env=None, **settings):
        made = world.World(like=settings.pop("like", None), **settings)
        self.worlds.append(made)
        if serve:
            made.serve(**(env or {}))
        return made

    def goes_on(self, of):
        answer = Browser(of.port, "localhost").send(
            "POST", "/rpc/", b'{"id": 1, "method": "common.db.list", "params": []}', Content_Type="application/json")
        self.assertEqual(answer.json()["result"], ["tryton"])

    def test_a_library_that_is_missing_or_another_one(self):
        for settings, said in (
                ({"library": "/nowhere/libportal_plugin.so"}, "module/missing"),
                ({"face": "/nowhere/libparvis.so"}, "parvis/missing"),
                ({"sha256": "0" * 64}, "module/")):
            with self.subTest(said):
                of = self.world(**settings)
                answer = Browser(of.port).get("/sign-in")
                self.assertEqual(answer.status, 503, answer.body)
                self.assertIn(said, of.log())
                self.goes_on(of)
                of.stop()

    def test_settings_that_lack_something(self):
        of = self.world(store=None)
        self.assertIn(Browser(of.port).get("/sign-in").status, (404, 405))  # Tryton's own word: the portal has none.
        self.assertIn("has no `store` in its section [parvis]", of.log())
        self.goes_on(of)

    def test_a_host_that_raises(self):
        shared = world.shared()
        world.signed_in("Claire Dubois")
        of = self.world(like=shared, serve=False)
        (of.folder / "raising.py").write_text(
            "from trytond_parvis import host\n"
            "def raising(self, kind, id):\n    raise RuntimeError('the fault of the ERP')\n"
            "host.TrytonHost.body = raising\n"
            "from trytond_parvis.wsgi import Middleware\n")
        text = of.configuration.read_text().replace("trytond_parvis.wsgi.Middleware", "raising.Middleware")
        of.configuration.write_text(text)
        of.serve(PYTHONPATH=str(of.folder))
        browser = Browser(of.port).sign_in(world._SEEN["Claire Dubois", "Refuge du Col SARL"], world.PASSWORD)
        order = browser.rows("orders")[0]["id"]
        answer = browser.get(f"{browser.account}/orders/{order}")
        self.assertEqual((answer.status, answer.code()), (503, "unavailable/host"))
        self.assertIn("RuntimeError: the fault of the ERP", of.log())
        self.assertIn("raising.py\", line 3", of.log())
        self.goes_on(of)
        self.assertEqual(browser.get("/api/v1/session").status, 200)

    def test_a_locked_database_lets_pages_through_and_a_write_wait(self):
        shared = world.shared()
        browser = world.signed_in("Claire Dubois")
        product = next(row for row in browser.rows("products", limit=100) if row["ref"] == "HUILE-5")
        said = {"lines": [{"product": product["id"], "quantity": "1", "price": product["total"]["amount"]}]}
        lock = sqlite3.connect(shared.folder / "tryton.sqlite", isolation_level=None, check_same_thread=False)
        lock.execute("BEGIN IMMEDIATE")
        free = threading.Timer(3, lock.rollback)
        free.start()
        began = time.monotonic()
        self.assertEqual(browser.get(f"{browser.account}/invoices").status, 200)
        self.assertLess(time.monotonic() - began, 2.5)
        answer = browser.call(f"{browser.account}/orders", said, "a" * 32)
        self.assertEqual(answer.status, 200, answer.body)
        self.assertGreater(time.monotonic() - began, 2)
        free.join()

    def test_a_database_that_stays_locked_is_a_503_and_nothing_is_done(self):
        shared = world.shared()
        world.signed_in("Claire Dubois")
        of = self.world(like=shared)
        browser = Browser(of.port).sign_in(world._SEEN["Claire Dubois", "Refuge du Col SARL"], world.PASSWORD)
        lock = sqlite3.connect(of.folder / "tryton.sqlite", isolation_level=None)
        said = {"first_name": "Claire", "last_name": "Dubois", "phone": "+33479000000"}
        lock.execute("BEGIN IMMEDIATE")
        answer = browser.call(f"{browser.account}/profile", said, "b" * 32)
        lock.rollback()
        lock.close()
        self.assertEqual((answer.status, answer.code()), (503, "unavailable/host"), answer.body)
        self.assertIn("could not be written", of.log())
        self.goes_on(of)
        self.assertEqual(browser.call(f"{browser.account}/profile", said, "b" * 32).status, 200)
