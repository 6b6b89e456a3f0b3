"""The portal as a WSGI application (PEP 3333)."""

from __future__ import annotations

import atexit
import os
import threading
from http import HTTPStatus
from typing import Any, Callable, Iterable, Optional, Union
from urllib.parse import quote

from .face import Failure, Portal
from .host import LOG

#: The longest body of a request, and of a form with files (as `plugin_api::Request::most` has it).
MOST, MOST_WITH_FILES = 1 << 20, 10 << 20


class wsgi:
    """An application over a portal, or over a function that creates one.

    With a function, each process creates its own portal with its first request: right before and after a fork, under
    ``gunicorn --preload`` and uwsgi's default as well. :meth:`start` creates it sooner: call it in a hook after the fork.
    """

    def __init__(self, portal: Union[Portal, Callable[[], Portal]]) -> None:
        self._create: Optional[Callable[[], Portal]] = None if isinstance(portal, Portal) else portal
        self._portal: Optional[Portal] = portal if isinstance(portal, Portal) else None
        self._lock = threading.Lock()

    def start(self, *_server_and_worker: Any) -> Portal:
        """The portal of this process, with a thread that does its work. Fits gunicorn's ``post_fork`` as it is."""
        portal = self._portal
        if self._create is not None and (portal is None or portal.process != os.getpid()):
            # A lock that another thread held when the process forked is never free again: a child makes its own.
            if portal is not None and portal.process != os.getpid():
                self._lock = threading.Lock()
            with self._lock:
                portal = self._portal
                if portal is None or portal.process != os.getpid():
                    portal = self._portal = self._create()
                    atexit.register(_stop, portal)
        assert portal is not None
        portal.work_in_background()
        return portal

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        kind = environ.get("CONTENT_TYPE", "").lower()
        most = MOST_WITH_FILES if kind.startswith("multipart/form-data") else MOST
        length = environ.get("CONTENT_LENGTH") or "0"
        if not length.isdigit() or int(length) > most:
            return _plain(start_response, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"a request may hold {most} bytes\n")
        body = environ["wsgi.input"].read(int(length)) if int(length) else b""
        # Some servers give the type and the length under both names.
        headers = [(name[5:].replace("_", "-").lower(), value) for name, value in environ.items()
                   if name.startswith("HTTP_") and name not in ("HTTP_CONTENT_TYPE", "HTTP_CONTENT_LENGTH")]
        if environ.get("CONTENT_TYPE"):
            headers.append(("content-type", environ["CONTENT_TYPE"]))
        target = environ.get("RAW_URI") or environ.get("REQUEST_URI")
        path = target.split("?", 1)[0] if target else quote(environ.get("PATH_INFO", "/").encode("latin-1"))
        method = environ["REQUEST_METHOD"]
        try:
            answer = self.start().handle(method, environ.get("HTTP_HOST", ""), path, environ.get("QUERY_STRING", ""),
                                         environ.get("REMOTE_ADDR") or "127.0.0.1", headers, body)
        except Failure as failure:
            LOG.error("the portal does not answer: %s", failure)
            return _plain(start_response, HTTPStatus.SERVICE_UNAVAILABLE, "the portal is not available now\n")
        except Exception as error:  # noqa: BLE001 - what creates the portal is the ERP's, and the ERP goes on
            LOG.error("the portal cannot be created", exc_info=error)
            return _plain(start_response, HTTPStatus.SERVICE_UNAVAILABLE, "the portal is not available now\n")
        # Else a server sends it in chunks, as it cannot know that this is all.
        headers = [*answer.headers, ("content-length", str(len(answer.body)))]
        start_response(f"{answer.status} {_reason(answer.status)}", headers)
        return [] if method == "HEAD" else [answer.body]


def _stop(portal: Portal) -> None:
    if portal.process == os.getpid():
        try:
            portal.stop()
        except Failure as failure:
            LOG.debug("the portal was stopped already: %s", failure)


def _reason(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Answer"


def _plain(start_response: Callable[..., Any], status: HTTPStatus, text: str) -> list[bytes]:
    body = text.encode()
    headers = [("content-type", "text/plain; charset=utf-8"), ("content-length", str(len(body))), ("cache-control", "no-store")]
    start_response(f"{status.value} {status.phrase}", headers)
    return [body]
