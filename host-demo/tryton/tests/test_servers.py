"""Under the servers that people use: mails leave, each process has its own portal, and each ends with 0."""

import signal
import socketserver
import threading
import time
import unittest

from . import world
from .browser import Browser, PASSWORD


class _Mailbox(socketserver.ThreadingTCPServer):
    """As much of a mail server as takes a mail."""

    allow_reuse_address, daemon_threads = True, True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), _Session)
        self.mails = []
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def wait(self):
        for _ in range(600):
            if self.mails:
                return self.mails[0]
            time.sleep(0.05)
        raise AssertionError("no mail came")


class _Session(socketserver.StreamRequestHandler):

    def handle(self):
        self.wfile.write(b"220 here\r\n")
        while line := self.rfile.readline():
            word = line.split()[0].upper() if line.split() else b""
            if word == b"DATA":
                self.wfile.write(b"354 go on\r\n")
                mail = b""
                while (line := self.rfile.readline()) not in (b".\r\n", b""):
                    mail += line
                self.server.mails.append(mail)
            self.wfile.write(b"221 bye\r\n" if word == b"QUIT" else b"250 ok\r\n")
            if word == b"QUIT":
                return


class Servers(unittest.TestCase):

    def test_gunicorn_with_preload_and_two_workers_and_trytons_own_server(self):
        shared = world.shared()
        world.signed_in("Claire Dubois")
        login = world._SEEN["Claire Dubois", "Refuge du Col SARL"]
        for options in (["--preload", "--workers", "2", "--threads", "2"], []):
            with self.subTest(" ".join(options) or "Tryton's own server"):
                mailbox = _Mailbox()
                of = world.World(like=shared, mails=None, email=f"smtp://127.0.0.1:{mailbox.server_address[1]}")
                of.serve(*options)
                browsers = [Browser(of.port).sign_in(login, PASSWORD) for _ in range(3)]
                for _ in range(6):
                    for browser in browsers:
                        self.assertEqual(browser.get(f"{browser.account}/invoices").status, 200)
                asked = Browser(of.port).call("/api/v1/password/forgot", {"login": login})
                self.assertLess(asked.status, 300, asked.body)
                mail = mailbox.wait()
                self.assertIn(b"claire@refuge.example", mail)
                self.assertIn(b"auto-generated", mail)
                self.assertIn(b"portal@atelier.example", mail)
                mailbox.shutdown()
                self.assertEqual(of.stop(signal.SIGTERM if options else signal.SIGINT), [0], of.log())

    def test_behind_a_proxy_the_site_and_the_browser_are_those_that_the_proxy_names(self):
        of = world.World(proxies=1)
        of.serve()
        asked = dict(X_Forwarded_Host=f"alpes.localhost:{of.port}", X_Forwarded_For="203.0.113.9")
        self.assertEqual(Browser(of.port, "localhost").send("GET", "/sign-in", **asked).status, 200)
        said = b'{"login": "nobody", "password": "nothing of anybody"}'
        answer = Browser(of.port, "localhost").send(
            "POST", "/api/v1/session", said, Content_Type="application/json", **asked)
        self.assertEqual(answer.status, 401, answer.body)
        self.assertEqual(of.stop(signal.SIGINT), [0])
        import sqlite3
        store = sqlite3.connect(of.folder / "portal.db")
        tables = [name for name, in store.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        kept = " ".join(str(row) for table in tables for row in store.execute(f'SELECT * FROM "{table}"'))
        self.assertIn("203.0.113", kept)
        self.assertNotIn("127.0.0.1", kept)
