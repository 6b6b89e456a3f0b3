"""A customer's browser: cookies, the value against forgery, the JSON interface of the portal."""

import http.client
import json

PASSWORD = "a long enough pass phrase 7"


class Answer:
    """What came back."""

    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    def json(self):
        return json.loads(self.body)

    def code(self):
        """The code of a refusal; empty where it is none."""
        try:
            return self.json().get("code", "")
        except ValueError:
            return ""


class Browser:
    """Somebody at one site."""

    def __init__(self, port, host="alpes.localhost"):
        self.port, self.host, self.cookies = port, host, {}

    def send(self, method, path, body=b"", **headers):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        said = {"Host": f"{self.host}:{self.port}", **{name.replace("_", "-"): value for name, value in headers.items()}}
        if self.cookies:
            said["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        try:
            connection.request(method, path, body=body, headers=said)
            answer = connection.getresponse()
            found = Answer(answer.status, answer.getheaders(), answer.read())
        finally:
            connection.close()
        for name, value in found.headers:
            if name.lower() == "set-cookie":
                name, _, value = value.split(";")[0].partition("=")
                self.cookies[name] = value
        return found

    def get(self, path):
        return self.send("GET", path)

    def call(self, path, said, key=None):
        """A call of the JSON interface; ``key`` makes it the same one when it is sent again."""
        headers = {"Content_Type": "application/json"}
        if "__Host-session" in self.cookies:
            headers["X_CSRF_Token"] = self.get("/api/v1/session").json()["csrf"]
        if key:
            headers["Idempotency_Key"] = key
        return self.send("POST", path, json.dumps(said).encode(), **headers)

    def sign_in(self, login, password):
        """Signs in, replaces a password that was shown once, and knows the account from here on."""
        answer = self.call("/api/v1/session", {"login": login, "password": password})
        assert answer.status == 200, answer.body
        if answer.json()["must_replace_password"]:
            replaced = self.call("/api/v1/password", {"current": password, "new": PASSWORD})
            assert replaced.status == 200, replaced.body
        account = self.get("/api/v1/accounts").json()["items"][0]["id"]
        self.account = f"/api/v1/a/{account}"
        return self

    def rows(self, kind, query="", limit=7):
        """All rows of a list, page by page."""
        found, cursor = [], ""
        while True:
            answer = self.get(f"{self.account}/{kind}?limit={limit}{query}{cursor}")
            assert answer.status == 200, (kind, query, answer.body)
            page = answer.json()
            found += page["items"]
            if not page["next"]:
                return found
            cursor = f"&cursor={page['next']}"
