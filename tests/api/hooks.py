"""Signs in as a program does, and again whenever a call has ended or renewed the session."""

import os
import socket

import requests
import schemathesis

# A name below `localhost` is this machine (RFC 6761, 6.3), which not every system's resolver knows.
resolve = socket.getaddrinfo
socket.getaddrinfo = lambda host, *more, **named: resolve(
    "127.0.0.1" if str(host).endswith(".localhost") else host, *more, **named
)

SITE = os.environ["PARVIS_SITE"]
LOGIN = os.environ["PARVIS_LOGIN"]
PASSWORD = os.environ["PARVIS_PASSWORD"]

# What ends the session that calls it, or gives it another cookie: each such call gets a session of its own.
OF_ITS_OWN = {"signOut", "changePassword", "enterAccount", "endSession"}
# What may end the session of the others.
ENDS_OTHERS = {"endOtherSessions"}


def sign_in():
    answer = requests.post(
        f"{SITE}/api/v1/session", json={"login": LOGIN, "password": PASSWORD}, timeout=20
    )
    answer.raise_for_status()
    return answer.cookies["__Host-session"], answer.json()["csrf"]


if PASSWORD:
    kept = []

    @schemathesis.auth(refresh_interval=None)
    class Session:
        def get(self, case, context):
            name = context.operation.definition.raw.get("operationId")
            if name in OF_ITS_OWN | ENDS_OTHERS:
                kept.clear()
                return sign_in()
            if not kept:
                kept.append(sign_in())
            return kept[0]

        def set(self, case, data, context):
            cookie, csrf = data
            case.cookies = {**(case.cookies or {}), "__Host-session": cookie}
            case.headers = {**(case.headers or {}), "x-csrf-token": csrf}
