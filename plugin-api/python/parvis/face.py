"""``libparvis`` by ctypes: modules and portals. Nothing here knows an ERP."""

from __future__ import annotations

import atexit
import ctypes
import json
import os
import threading
from ctypes import (CFUNCTYPE, POINTER, Structure, byref, c_char_p, c_int32, c_size_t, c_uint8, c_uint32, c_uint64,
                    c_void_p, cast, sizeof, string_at)
from typing import Any, Iterable, Mapping, NamedTuple, Optional, Sequence, Union

from .host import LOG, Host, NotKnown, Row

#: The version of ``parvis.h`` that this package is written for.
HEADER = 2


class Kind:
    """What sort of failure it is: what the caller can do about it."""

    INVALID, REFUSED, NOT_FOUND, UNAVAILABLE, PANICKED, STOPPED, INCOMPATIBLE, INTERNAL = range(1, 9)


class Failure(Exception):
    """Why a call failed. Raise it in a host's method to say no, with a code of the form ``area/what``."""

    def __init__(self, kind: int, code: str, message: str, detail: str = "") -> None:
        super().__init__(f"[{code}] {message}")
        self.kind, self.code, self.message, self.detail = kind, code, message, detail


class Response(NamedTuple):
    """An answer for a browser; pass it through untouched."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes


class _Text(Structure):
    _fields_ = [("start", c_void_p), ("length", c_size_t)]

    def read(self) -> bytes:
        return string_at(self.start, self.length) if self.length else b""

    def text(self) -> str:
        return self.read().decode()


class _Header(Structure):
    _fields_ = [("name", _Text), ("value", _Text)]


class _Loading(Structure):
    _fields_ = [("size", c_size_t), ("path", _Text), ("sha256", _Text), ("range", _Text)]


class _Request(Structure):
    _fields_ = [("size", c_size_t), ("method", _Text), ("host", _Text), ("path", _Text), ("query", _Text),
                ("peer", _Text), ("headers", POINTER(_Header)), ("headers_length", c_size_t), ("body", c_void_p),
                ("body_length", c_size_t)]


_TEXTS = ("reference", "other_reference", "title", "status", "date", "until", "total", "remaining", "currency",
          "parent", "key")


class _Row(Structure):
    _fields_ = [("size", c_size_t), ("kind", _Text), ("id", _Text), ("third_party", _Text), ("entity", _Text),
                ("state", _Text), ("contacts", POINTER(_Text)), ("contacts_length", c_size_t),
                *((name, _Text) for name in _TEXTS), ("progress", c_int32), ("reserved", c_uint8), ("open", c_uint8),
                ("has_file", c_uint8), ("has_picture", c_uint8), ("nature", _Text)]


_ASK = CFUNCTYPE(c_int32, c_void_p, _Text, _Text, c_void_p)
_ROWS = CFUNCTYPE(c_int32, c_void_p, _Text, c_void_p)
_LOG = CFUNCTYPE(None, c_void_p, c_int32, _Text, _Text)
_NOW = CFUNCTYPE(c_uint64, c_void_p)


class _Host(Structure):
    _fields_ = [("size", c_size_t), ("data", c_void_p), ("ask", _ASK), ("documents", _ROWS), ("file", _ROWS),
                ("log", _LOG), ("now", _NOW)]


def _lend(text: Union[str, bytes], kept: list[bytes]) -> _Text:
    """A text that lives as long as ``kept``."""
    data = text.encode() if isinstance(text, str) else text
    kept.append(data)
    return _Text(cast(c_char_p(data), c_void_p).value, len(data))


class _Library:
    """``libparvis``, with the types of its functions."""

    def __init__(self, path: str) -> None:
        try:
            face = ctypes.CDLL(path)
        except OSError as error:
            raise Failure(Kind.NOT_FOUND, "parvis/missing", f"libparvis is not there or cannot be opened: {error}") from error
        number, host = c_uint64, POINTER(_Host)
        for name, answer, *arguments in (
            ("parvis_load", c_void_p, POINTER(_Loading), POINTER(number)),
            ("parvis_describe", c_void_p, number),
            ("parvis_create", c_void_p, number, host, _Text, c_uint32, POINTER(number)),
            ("parvis_check_manifest", c_void_p, number, host, _Text, _Text),
            ("parvis_enable_site", c_void_p, number, host, _Text, _Text),
            ("parvis_disable_site", c_void_p, number, host, _Text),
            ("parvis_handle", c_void_p, number, host, POINTER(_Request)),
            ("parvis_decide", c_void_p, number, host, _Text),
            ("parvis_operate", c_void_p, number, host, _Text),
            ("parvis_work", c_void_p, number, host, c_uint32),
            ("parvis_health", c_void_p, number, host),
            ("parvis_set_log_level", c_void_p, number, c_int32),
            ("parvis_stop", c_void_p, number, host),
            ("parvis_class", c_int32, c_void_p),
            ("parvis_code", _Text, c_void_p),
            ("parvis_message", _Text, c_void_p),
            ("parvis_body", _Text, c_void_p),
            ("parvis_status", c_int32, c_void_p),
            ("parvis_headers", c_size_t, c_void_p),
            ("parvis_header_at", _Header, c_void_p, c_size_t),
            ("parvis_free", None, c_void_p),
            ("parvis_put", None, c_void_p, _Text),
            ("parvis_row_put", c_int32, c_void_p, POINTER(_Row)),
            ("parvis_bytes_put", c_int32, c_void_p, c_char_p, c_size_t),
            ("parvis_fail", None, c_int32, _Text, _Text),
            ("parvis_version", c_uint32),
        ):
            function = getattr(face, name)
            function.restype, function.argtypes = answer, arguments
            setattr(self, name[len("parvis_"):], function)
        if self.version() < HEADER:
            raise Failure(Kind.INCOMPATIBLE, "parvis/too-old", f"{path} is older than this package; update it")

    def taken(self, answer: int) -> bytes:
        """The body of an answer, which is freed."""
        try:
            self._check(answer)
            return self.body(answer).read()
        finally:
            self.free(answer)

    def response(self, answer: int) -> Response:
        """The answer for a browser, which is freed."""
        try:
            self._check(answer)
            headers = (self.header_at(answer, at) for at in range(self.headers(answer)))
            listed = [(header.name.text(), header.value.text()) for header in headers]
            return Response(self.status(answer), listed, self.body(answer).read())
        finally:
            self.free(answer)

    def _check(self, answer: int) -> None:
        kind = getattr(self, "class")(answer)
        if kind:
            code, message = self.code(answer).text(), self.message(answer).text()
            raise Failure(kind, code, message, self.body(answer).text())


class _Callbacks:
    """A host's methods as C calls them. No exception leaves one."""

    def __init__(self, library: _Library, host: Host) -> None:
        self._library, self._host = library, host
        # ctypes frees a callback that nobody holds.
        self._held = _ASK(self._ask), _ROWS(self._documents), _ROWS(self._file), _LOG(self._log), _NOW(self._now)
        self.table = _Host(sizeof(_Host), None, *self._held)

    def _failed(self, what: str, error: BaseException) -> int:
        kept: list[bytes] = []
        if isinstance(error, NotKnown):
            return Kind.INCOMPATIBLE
        if isinstance(error, Failure):
            kind, code, message = error.kind, error.code, error.message
        else:
            LOG.error("the host raised in %s", what, exc_info=error)
            kind, code = Kind.INTERNAL, "host/raised"
            message = f"{what} raised {type(error).__name__}: {error}; see the log of the host"
        self._library.fail(kind, _lend(code, kept), _lend(message, kept))
        return kind

    def _ask(self, _data: Any, what: _Text, question: _Text, out: int) -> int:
        name, kept = what.text(), []
        try:
            answer = self._host.ask(name, json.loads(question.read()))
            self._library.put(out, _lend(json.dumps(answer), kept))
            return 0
        except BaseException as error:  # noqa: BLE001 - it would end the process
            return self._failed(name, error)

    def _documents(self, _data: Any, query: _Text, rows: int) -> int:
        try:
            asked = json.loads(query.read())
            if "id" in asked:
                found = self._host.document(asked["kind"], asked["id"])
                listed: Iterable[Row] = () if found is None else (found,)
            else:
                listed = self._host.documents(asked)
            for row in listed:
                kept: list[bytes] = []
                lent = self._lent(row, kept)
                if not self._library.row_put(rows, byref(lent)):
                    break
            return 0
        except BaseException as error:  # noqa: BLE001
            return self._failed("documents", error)

    @staticmethod
    def _lent(row: Row, kept: list[bytes]) -> _Row:
        lent = _Row(size=sizeof(_Row), progress=-1 if row.progress is None else row.progress)
        for name in ("kind", "nature", "id", "third_party", "entity", "state", *_TEXTS):
            setattr(lent, name, _lend(getattr(row, name), kept))
        if row.contacts:
            contacts = (_Text * len(row.contacts))(*(_lend(contact, kept) for contact in row.contacts))
            kept.append(contacts)  # type: ignore[arg-type]
            lent.contacts, lent.contacts_length = contacts, len(row.contacts)
        lent.reserved, lent.open = bool(row.reserved), bool(row.open)
        lent.has_file, lent.has_picture = bool(row.has_file), bool(row.has_picture)
        return lent

    def _file(self, _data: Any, query: _Text, sink: int) -> int:
        try:
            for piece in self._host.file(json.loads(query.read())):
                if not self._library.bytes_put(sink, piece, len(piece)):
                    break
            return 0
        except BaseException as error:  # noqa: BLE001
            return self._failed("file", error)

    def _log(self, _data: Any, level: int, target: _Text, message: _Text) -> None:
        try:
            self._host.log(level, target.text(), message.text())
        except BaseException as error:  # noqa: BLE001
            LOG.error("the host raised in log", exc_info=error)

    def _now(self, _data: Any) -> int:
        try:
            return self._host.now()
        except BaseException as error:  # noqa: BLE001
            LOG.error("the host raised in now", exc_info=error)
            return Host.now(self._host)


class Module:
    """A module in the process's memory."""

    def __init__(self, library: _Library, number: int, said: dict[str, Any]) -> None:
        self._library, self._number = library, number
        self.name: str = said["name"]
        self.version: str = said["version"]
        self.sha256: str = said["sha256"]

    def describe(self) -> dict[str, Any]:
        """What it says of itself, and the schemas of what it asks a host."""
        return json.loads(self._library.taken(self._library.describe(self._number)))

    def create(self, host: Host, settings: Mapping[str, Any]) -> Portal:
        """Starts a portal. It belongs to this process: create it after a fork, not before."""
        callbacks, number, kept = _Callbacks(self._library, host), c_uint64(), []
        text = _lend(json.dumps(dict(settings)), kept)
        self._library.taken(self._library.create(self._number, byref(callbacks.table), text, 0, byref(number)))
        return Portal(self._library, number.value, callbacks)


class Portal:
    """A running portal. Every method may be called from any thread of the process that created it."""

    def __init__(self, library: _Library, number: int, callbacks: _Callbacks) -> None:
        self._library, self._number, self._callbacks = library, number, callbacks
        self._working: Optional[threading.Thread] = None
        self._lock, self._ended = threading.Lock(), threading.Event()
        self.process = os.getpid()

    def check_manifest(self, name: str, manifest: bytes) -> list[dict[str, Any]]:
        """Everything that is wrong with a manifest."""
        return json.loads(self._called(self._library.check_manifest, name, manifest))

    def enable_site(self, name: str, manifest: bytes) -> str:
        """Puts a manifest in force; the site's id."""
        return json.loads(self._called(self._library.enable_site, name, manifest))

    def disable_site(self, site: str) -> None:
        """Takes a site out of service."""
        self._called(self._library.disable_site, site)

    def decide(self, **question: Any) -> dict[str, Any]:
        """May this user do this here? ``site``, ``login``, ``third_party``, ``permission``, ``document``."""
        return json.loads(self._called(self._library.decide, json.dumps(question)))

    def operate(self, do: str, **command: Any) -> dict[str, Any]:
        """Carries out a staff operation."""
        return json.loads(self._called(self._library.operate, json.dumps({"do": do, **command})))

    def work(self, wait_ms: int = 0) -> dict[str, int]:
        """Delivers mails and makes archives; waits at most so long for something to do."""
        return json.loads(self._library.taken(self._library.work(self._number, None, wait_ms)))

    def health(self) -> dict[str, Any]:
        """How it is."""
        return json.loads(self._called(self._library.health))

    def set_log_level(self, level: int) -> None:
        """0 off to 5 trace."""
        self._library.taken(self._library.set_log_level(self._number, level))

    def handle(self, method: str, host: str, path: str, query: str, peer: str,
               headers: Sequence[tuple[str, str]], body: bytes) -> Response:
        """Answers a browser: the whole web front. Header names in lower case."""
        kept: list[bytes] = []
        lent = (_Header * len(headers))(*(_Header(_lend(name, kept), _lend(value, kept)) for name, value in headers))
        request = _Request(sizeof(_Request), *(_lend(part, kept) for part in (method, host, path, query, peer)),
                           lent, len(headers), cast(c_char_p(body), c_void_p).value if body else None, len(body))
        return self._library.response(self._library.handle(self._number, None, byref(request)))

    def work_in_background(self) -> None:
        """Has a thread of this process do the work; again does nothing."""
        with self._lock:
            if self._working is None and os.getpid() == self.process:
                self._working = threading.Thread(target=self._work, name="parvis-work", daemon=True)
                # A thread that is inside of the library while the interpreter ends would call back into nothing.
                atexit.register(self._rest)
                self._working.start()

    def stop(self) -> None:
        """Ends it; what waits, waits for the next start."""
        self._rest()
        atexit.unregister(self._rest)
        self._called(self._library.stop)

    def _rest(self) -> None:
        """Lets the work in the background end, after what it does just now. A child has none of its parent's."""
        self._ended.set()
        working = self._working
        if working is not None and working is not threading.current_thread() and os.getpid() == self.process:
            working.join(30)

    def _work(self) -> None:
        while not self._ended.is_set():
            try:
                self.work(1_000)
            except Failure as failure:
                if failure.kind == Kind.STOPPED or failure.code == "parvis/unknown-handle":
                    return
                LOG.error("the portal's work failed: %s", failure)
                self._ended.wait(1)

    def _called(self, function: Any, *texts: Union[str, bytes]) -> bytes:
        kept: list[bytes] = []
        return self._library.taken(function(self._number, None, *(_lend(text, kept) for text in texts)))


def load(path: str, *, library: str = "libparvis.so", sha256: str = "", versions: str = "") -> Module:
    """Loads the portal's library. With ``sha256`` only the file with this content; ``versions`` is e.g. ``^0.1``."""
    face, number, kept = _Library(library), c_uint64(), []
    loading = _Loading(sizeof(_Loading), *(_lend(text, kept) for text in (path, sha256, versions)))
    said = face.taken(face.load(byref(loading), byref(number)))
    return Module(face, number.value, json.loads(said))
