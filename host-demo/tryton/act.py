"""What customers did, once for each key: the same transaction holds it and what it changed."""

import json

from trytond.model import ModelSQL, Unique, fields
from trytond.model.exceptions import SQLConstraintError


class Taken(Exception):
    """The key is there: somebody did this before, or does it now."""


class Act(ModelSQL):
    """An act of a customer. It has no view and no access: Tryton's clients cannot reach it."""

    __name__ = "parvis.act"

    key = fields.Char("Key", required=True)
    what = fields.Char("What", required=True)
    #: The id of the sale or the party that it is about.
    record = fields.Integer("Record")
    name = fields.Char("Name")
    peer = fields.Char("Peer")
    drawing = fields.Text("Drawing")
    answer = fields.Text("Answer")

    @classmethod
    def __setup__(cls):
        super().__setup__()
        table = cls.__table__()
        cls._sql_constraints += [("key_unique", Unique(table, table.key), "parvis.msg_act_unique")]

    @classmethod
    def begin(cls, key, what):
        """The row of a new act, before anything is read: SQLite holds the write lock from here on, and in PostgreSQL
        whoever comes with the same key waits."""
        try:
            act, = cls.create([{"key": key, "what": what}])
        except SQLConstraintError as error:
            raise Taken(key) from error
        return act

    @classmethod
    def answered(cls, key):
        """What was answered to this key, if it was done."""
        found = cls.search([("key", "=", key)], limit=1)
        return json.loads(found[0].answer) if found and found[0].answer else None

    @classmethod
    def last(cls, what, record):
        """The latest act of this sort on a record."""
        found = cls.search([("what", "=", what), ("record", "=", record)], order=[("id", "DESC")], limit=1)
        return found[0] if found else None
