"""The portal's permissions in Tryton: what staff tick, and which groups of the staff may tick it."""

import logging

from trytond.model import DeactivableMixin, ModelSQL, ModelView, Unique, fields, sequence_ordered
from trytond.pool import Pool
from trytond.transaction import Transaction

LOG = logging.getLogger("parvis.tryton")


class Permission(DeactivableMixin, sequence_ordered(), ModelSQL, ModelView):
    """A right of customers that the portal registered. Which customer holds it, the portal itself knows."""

    __name__ = "parvis.permission"

    name = fields.Char("Name", required=True, translate=True, readonly=True)
    key = fields.Char("Key", required=True, readonly=True)
    groups = fields.Many2Many(
        "parvis.permission-res.group", "permission", "group", "Granted by",
        help="The groups whose users may grant it. Empty: everybody of the group Customer Portal.")

    @classmethod
    def __setup__(cls):
        super().__setup__()
        table = cls.__table__()
        cls._sql_constraints += [("key_unique", Unique(table, table.key), "parvis.msg_permission_unique")]

    @classmethod
    def register(cls, permissions):
        """Takes the portal's set in: what is new is added, what has another name renamed, what is gone put out of use."""
        Lang = Pool().get("ir.lang")
        languages = {lang.code: lang.code.split("_")[0] for lang in Lang.search([("translatable", "=", True)])}
        with Transaction().set_context(active_test=False, language="en"):
            known = {one.key: one for one in cls.search([])}
            wanted = {one["id"]: one["label"] for one in permissions}
            for sequence, (key, label) in enumerate(wanted.items(), 1):
                values = {"name": label["en"], "sequence": sequence, "active": True}
                if key not in known:
                    known[key], = cls.create([{"key": key, **values}])
                elif any(getattr(known[key], name) != value for name, value in values.items()):
                    cls.write([known[key]], values)
            gone = [one for key, one in known.items() if key not in wanted and one.active]
            if gone:
                cls.write(gone, {"active": False})
        for code, language in languages.items():
            if language == "en":
                continue
            with Transaction().set_context(active_test=False, language=code):
                for one in cls.browse([known[key].id for key in wanted]):
                    name = wanted[one.key].get(language, wanted[one.key]["en"])
                    if one.name != name:
                        cls.write([one], {"name": name})

    @classmethod
    def grantable(cls):
        """Those that who is signed in may grant."""
        User = Pool().get("res.user")
        user = Transaction().user
        groups = set(User.get_groups()) if user else None
        return [one for one in cls.search([])
                if groups is None or not one.groups or groups & {group.id for group in one.groups}]


class PermissionGroup(ModelSQL):
    """Which groups of the staff may grant a permission."""

    __name__ = "parvis.permission-res.group"

    permission = fields.Many2One("parvis.permission", "Permission", required=True, ondelete="CASCADE")
    group = fields.Many2One("res.group", "Group", required=True, ondelete="CASCADE")
