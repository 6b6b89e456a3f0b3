"""The portal of this process: loaded and created when it is first needed, never before a fork and never by a command.

Two things need it: a browser's request for one of its sites (``wsgi.py``), and a wizard of the staff (``staff.py``).
"""

import logging
import os
import threading

from trytond.pool import Pool
from trytond.transaction import Transaction

import parvis

from . import host, settings, transact
from .sites import Folder

LOG = logging.getLogger("parvis.tryton")


class Process:
    """What this process has of the portal; a child of it begins anew."""

    def __init__(self):
        self.process, self.lock = os.getpid(), threading.Lock()
        self.settings = settings.read()
        self.sites = Folder(self.settings.sites)
        self.host = host.TrytonHost(self.settings)
        self.application = parvis.wsgi(self._create)
        self.module = None
        self._portal, self._in_force, self._sites = None, {}, {}

    def portal(self):
        """The portal, with the sites as their manifests say now."""
        portal = self.application.start()
        self._keep_up(portal)
        return portal

    def keep_up(self):
        """The same for a request that the application answers: creating the portal is left to it."""
        if self._portal is not None:
            self._keep_up(self._portal)

    def _keep_up(self, portal):
        """Puts manifests in force that are new or changed, and sites out of service whose manifest is gone."""
        manifests = self.sites.manifests()
        wanted = {name: manifest.stamp for name, manifest in manifests.items()}
        if wanted == self._in_force:
            return
        with self.lock:
            if wanted == self._in_force:
                return
            for manifest in manifests.values():
                if self._in_force.get(manifest.name) == manifest.stamp:
                    continue
                try:
                    portal.enable_site(manifest.name, manifest.content)
                except parvis.Failure as failure:
                    LOG.error("the manifest %s is not in force: %s %s", manifest.name, failure, failure.detail)
            sites = {manifest.site for manifest in manifests.values()}
            for site in {self._sites[name] for name in self._in_force if name not in wanted} - sites:
                try:
                    portal.disable_site(site)
                except parvis.Failure as failure:
                    LOG.error("the site %s is still in service: %s", site, failure)
            self._in_force = wanted
            self._sites = {name: manifest.site for name, manifest in manifests.items()}

    def _create(self):
        _pool(self.settings.database)
        self.module = parvis.load(self.settings.library, library=self.settings.face, sha256=self.settings.sha256)
        said = {"store": f"sqlite:{self.settings.store}"}
        if self.settings.port:
            said["local_port"] = self.settings.port
        portal = self.module.create(self.host, said)
        self._keep_up(portal)
        self._portal = portal
        LOG.info("the portal %s is there, over the database %s", self.module.version, self.settings.database)
        return portal


_HERE = None
_LOCK = threading.Lock()


def here():
    """What this process has. A failure says what is missing in the settings."""
    global _HERE, _LOCK
    if _HERE is not None and _HERE.process != os.getpid():
        # A lock that another thread held when the process forked is never free again.
        _LOCK, _HERE = threading.Lock(), None
    if _HERE is None:
        with _LOCK:
            if _HERE is None:
                _HERE = Process()
    return _HERE


def operate(do, **command):
    """A staff operation, from inside a wizard."""
    process = here()
    if Transaction().database.name != process.settings.database:
        message = f"the portal is over the database {process.settings.database}, not over this one"
        raise parvis.Failure(parvis.Kind.INVALID, "tryton/other-database", message)
    with transact.staff():
        portal = process.portal()
        process.host.keep_permissions()
        return portal.operate(do, **command)


def described():
    """What the module says of itself, words and all."""
    with transact.staff():
        here().portal()
    return here().module.describe()


def _pool(name):
    """Makes Tryton's pool of a database, where this process has not done so yet."""
    if name not in Pool.database_list():
        with Transaction().start(name, 0, readonly=True):
            Pool(name).init()


def stop():
    """Ends the portal of this process, where there is one."""
    if _HERE is not None and _HERE._portal is not None:
        _HERE._portal.stop()
