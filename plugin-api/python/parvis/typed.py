"""What the typed staff operations stand on: a command is written, and its answer is read."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from .face import Failure, Kind

if TYPE_CHECKING:
    from .face import Portal

Answer = TypeVar("Answer")


class Operation(Generic[Answer]):
    """A command, and what it answers. Each is a class of :mod:`parvis.operations`."""

    #: Its name: what ``do`` says, or behind ``account/`` the one member of ``act``.
    NAME = ""
    #: What it answers.
    ANSWER: type = dict

    def command(self) -> dict[str, Any]:
        """The command as it crosses."""
        return {"do": self.NAME, **_written(self)}


@dataclass(frozen=True)
class OnAccount(Operation[Answer]):
    """Something done to one account."""

    #: The site whose realm, presets, language and address count, by its id.
    site: str
    #: The third party behind the account, by the ERP's id.
    third_party: str
    #: The name of whoever of the staff does it, for the ledger; theirs alone.
    by: str

    def command(self) -> dict[str, Any]:
        """The command as it crosses."""
        act = _written(self)
        account = {name: act.pop(name) for name in ("site", "third_party", "by")}
        return {"do": "account", **account, "act": {self.NAME.split("/")[1]: act}}


def perform(portal: Portal, operation: Operation[Answer]) -> Answer:
    """Has the portal carry out an operation. What it refuses is a :class:`Failure`."""
    answer = portal.operate(**operation.command())
    try:
        return cast(Answer, _read(operation.ANSWER, answer))
    except (AttributeError, KeyError, TypeError) as error:
        message = f"the module answered what this package cannot read: {error}; use versions that belong together"
        raise Failure(Kind.INCOMPATIBLE, "answer/unreadable", message) from error


def _written(value: Any) -> Any:
    """A value as JSON has it; what is not there is left out, so that an older module understands the rest."""
    if is_dataclass(value):
        members = ((field.name, getattr(value, field.name)) for field in fields(value))
        return {name.rstrip("_"): _written(member) for name, member in members if member is not None}
    if isinstance(value, (list, tuple)):
        return [_written(one) for one in value]
    return value


def _read(kind: Any, value: Any) -> Any:
    """A value of a type out of JSON; members of a later version are ignored."""
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        members = ((field.name, field.name.rstrip("_")) for field in fields(kind))
        return kind(**{name: _read(hints[name], value[member]) for name, member in members if member in value})
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Union:
        return None if value is None else _read(inner[0], value)
    if origin is list:
        return [_read(inner[0], one) for one in value]
    if origin is dict:
        return {name: _read(inner[1], one) for name, one in value.items()}
    return value
