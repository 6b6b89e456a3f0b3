"""The customer portal, in an ERP written in Python: no compiler needed, only ``libparvis`` and the portal's library.

    import parvis

    class Erp(parvis.Host):
        def standing(self, third_party, contact): ...
        def documents(self, query): ...

    def create():
        module = parvis.load("libportal_plugin.so", sha256="9f86…")
        portal = module.create(Erp(), {"store": "sqlite:/var/lib/erp/portal.sqlite"})
        portal.enable_site("alpes.json", open("alpes.json", "rb").read())
        return portal

    application = parvis.wsgi(create)

What staff do is carried out by ``portal.operate``, and with types by :func:`perform` and the classes of
:mod:`parvis.operations`. ``plugin-api/HOSTS.md`` tells what a host promises.
"""

from .face import Failure, Kind, Module, Portal, load
from .host import Host, NotKnown, Row
from .typed import perform
from .web import wsgi

__all__ = ["Failure", "Host", "Kind", "Module", "NotKnown", "Portal", "Row", "load", "perform", "wsgi"]
