"""What an ERP says: a class to subclass."""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass, field
from typing import Any, Iterable, Optional, Sequence

LOG = logging.getLogger("parvis")
#: The module's log, line by line.
MODULE_LOG = logging.getLogger("parvis.module")


class NotKnown(Exception):
    """This host is asked something that it does not know: the portal does without."""


@dataclass
class Row:
    """One document: what decides who may see it, and what a list shows.

    Amounts are decimal texts with a point, days are ``YYYY-MM-DD``, empty is none.
    """

    id: str
    third_party: str = ""
    entity: str = ""
    #: ``draft``, ``published`` or ``cancelled``.
    state: str = "published"
    reference: str = ""
    other_reference: str = ""
    title: str = ""
    status: str = ""
    date: str = ""
    until: str = ""
    total: str = ""
    remaining: str = ""
    currency: str = ""
    parent: str = ""
    #: What orders the row in this query; comes back in ``after``.
    key: str = ""
    #: Empty is the kind that was asked for.
    kind: str = ""
    #: Ids of the contacts named on it.
    contacts: Sequence[str] = field(default_factory=tuple)
    progress: Optional[int] = None
    reserved: bool = False
    open: bool = False
    has_file: bool = False
    has_picture: bool = False
    #: What an invoice is besides: ``credit_note``, ``deposit`` or ``progress``; empty is none of them.
    nature: str = ""


class Host:
    """An ERP, as the portal sees it. Questions and answers are by the schemas of ``Module.describe()["host"]``.

    Raise :class:`parvis.Failure` to say no with a code; any other exception is logged with its traceback and closes what
    was asked. Methods are called on threads that are inside a call of yours, several at once where you call from several.
    """

    def register_permissions(self, permissions: Sequence[dict[str, Any]]) -> None:
        """Takes the module's permissions into the ERP's own list. Called once, at start.

        Each has an ``id`` and a ``label``: its words by language tag, ``en`` and ``fr`` always, others as they come.
        """
        raise NotImplementedError

    def open_to_external(self, kind: str) -> bool:
        """Whether the ERP opens this kind to external users at all."""
        raise NotImplementedError

    def open_kinds(self) -> Optional[Sequence[str]]:
        """All kinds that the ERP opens, in one question in the place of ``open_to_external`` for each."""
        raise NotKnown

    def standing(self, third_party: str, contact: Optional[str]) -> dict[str, Any]:
        """``{"third_party": "open", "contact": "open", "categories": []}``; also ``closed`` and ``unknown``.

        With ``party``, what ``third_party`` answers, where it is at hand: that is not asked for then.
        """
        raise NotImplementedError

    def user_standing(self, user: str, third_party: Optional[str], contact: Optional[str]) -> dict[str, Any]:
        """Of a user that the ERP manages: ``{"user": {"state": "in_use", …}, "standing": {…}}``, in the place of ``standing``."""
        raise NotKnown

    def third_party(self, id: str) -> Optional[dict[str, Any]]:
        """``{"id", "name", "open"}`` and more."""
        raise NotImplementedError

    def contact(self, id: str) -> Optional[dict[str, Any]]:
        """``{"id", "third_party", "first_name", "last_name", "email", "archived"}`` and more."""
        raise NotImplementedError

    def contacts_of(self, third_party: str) -> Sequence[dict[str, Any]]:
        """The contacts of a third party, by name."""
        raise NotImplementedError

    def is_employee(self, email: str) -> bool:
        """Whether one of the ERP's own people has this address."""
        raise NotImplementedError

    def documents(self, query: dict[str, Any]) -> Iterable[Row]:
        """The rows of a query, in its order. It is not read further than the portal wants."""
        raise NotImplementedError

    def count(self, query: dict[str, Any]) -> int:
        """How many rows the query has in all."""
        raise NotImplementedError

    def document(self, kind: str, id: str) -> Optional[Row]:
        """One document, whoever it belongs to."""
        raise NotImplementedError

    def body(self, kind: str, id: str) -> Optional[dict[str, Any]]:
        """What the page of a document shows besides: lines, payments, messages, files."""
        raise NotImplementedError

    def file(self, query: dict[str, Any]) -> Iterable[bytes]:
        """A part of a file, in pieces of 1 MiB at the most."""
        raise NotImplementedError

    def send_mail(self, mail: dict[str, Any]) -> None:
        """Takes a mail for delivery."""
        raise NotImplementedError

    def new_third_party(self, party: dict[str, Any]) -> str:
        """Opens a third party for a customer who signed up; answers its id."""
        raise NotKnown

    def entities(self) -> Sequence[dict[str, Any]]:
        """The companies that issue documents."""
        raise NotKnown

    def takes(self, act: str) -> bool:
        """Whether customers may do this kind of act."""
        raise NotKnown

    def act(self, action: dict[str, Any], files: Sequence[dict[str, Any]]) -> dict[str, Any]:
        """Does what a customer asks for, once for each key."""
        raise NotKnown

    def log(self, level: int, target: str, message: str) -> None:
        """Takes a line of the module's log, 1 error to 5 trace."""
        MODULE_LOG.log({1: 40, 2: 30, 3: 20, 4: 10}.get(level, 5), "%s: %s", target, message)

    def now(self) -> int:
        """Milliseconds since 1970."""
        return int(time.time() * 1000)

    def ask(self, what: str, question: Any) -> Any:
        """What a question of this name is answered; override to answer those of later versions."""
        if what == "register_permissions":
            return self.register_permissions(question["permissions"])
        if what == "contacts_of":
            return self.contacts_of(question["id"])
        if what in ("count", "send_mail", "new_third_party"):
            return getattr(self, what)(question)
        if what in QUESTIONS:
            return getattr(self, what)(**question)
        raise NotKnown


QUESTIONS = frozenset(
    ("open_to_external", "open_kinds", "standing", "user_standing", "third_party", "contact", "is_employee", "body", "entities", "takes", "act")
)
