"""The section ``[parvis]`` of Tryton's configuration.

    [parvis]
    database = tryton                             ; which database the portal is over
    library = /opt/parvis/libportal_plugin.so
    face = /opt/parvis/libparvis.so               ; what the binding calls, libparvis.so where nothing is said
    sha256 = 9f86…                                ; only the library with this content
    store = /var/lib/parvis/portal.db             ; where the portal remembers
    sites = /etc/parvis/sites                     ; a manifest for each site
"""

import os
from dataclasses import dataclass

from trytond import config

import parvis

SECTION = "parvis"


@dataclass(frozen=True)
class Settings:
    """What the section says."""

    database: str
    library: str
    face: str
    sha256: str
    store: str
    sites: str
    #: How many proxies stand before Tryton, whose word for the browser's address counts.
    proxies: int
    #: A folder that takes mails in place of the mail server, to try things out; empty is none.
    mails: str
    #: The port of a demo on this machine, for links to sites under ``localhost``; 0 is none.
    port: int


def is_there():
    """Whether Tryton's configuration speaks of the portal at all."""
    return config.has_section(SECTION)


def read():
    """The settings; a failure names what is missing."""
    def wanted(name):
        value = config.get(SECTION, name)
        if not value:
            message = f"Tryton's configuration has no `{name}` in its section [{SECTION}]; add it"
            raise parvis.Failure(parvis.Kind.INVALID, "tryton/settings", message)
        return os.path.expanduser(value)

    proxies = config.getint(SECTION, "proxies", default=config.getint("web", "num_proxies", default=0))
    return Settings(
        database=wanted("database"), library=wanted("library"), store=wanted("store"), sites=wanted("sites"),
        face=config.get(SECTION, "face", default="libparvis.so"), sha256=config.get(SECTION, "sha256", default=""),
        proxies=proxies, mails=config.get(SECTION, "mails", default=""),
        port=config.getint(SECTION, "port", default=0))
