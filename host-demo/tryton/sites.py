"""The manifests of the sites: which host names are the portal's, and which companies each site shows.

The portal reads the manifests too, and has the last word on them: here only what Tryton must know before it asks.
"""

import json
import logging
import os
import threading
import time
from dataclasses import dataclass

LOG = logging.getLogger("parvis.tryton")
#: How long a look at the folder counts, in seconds.
FRESH = 1.0


@dataclass(frozen=True)
class Manifest:
    """One file of the folder."""

    name: str
    #: When it was written, and how long it is: what tells that it changed.
    stamp: tuple
    content: bytes
    site: str
    hosts: tuple
    #: The companies that the site shows, by id; ``None`` is all of them.
    entities: object


class Folder:
    """The manifests of a folder, looked at again when a second has gone by."""

    def __init__(self, path):
        self.path = path
        self._manifests, self._looked, self._lock = {}, 0.0, threading.Lock()

    def manifests(self):
        """By file name."""
        with self._lock:
            now = time.monotonic()
            if not self._looked or now - self._looked > FRESH:
                self._look()
                self._looked = now
            return dict(self._manifests)

    def of_host(self, host):
        """The manifest of the site with this host name, if there is one."""
        host = without_port(host)
        return next((one for one in self.manifests().values() if host in one.hosts), None)

    def _look(self):
        try:
            entries = [entry for entry in os.scandir(self.path) if entry.name.endswith(".json")]
        except OSError as error:
            LOG.error("the folder of the sites' manifests cannot be read: %s", error)
            return
        found = {}
        for entry in sorted(entries, key=lambda entry: entry.name):
            try:
                seen = entry.stat()
                stamp = seen.st_mtime_ns, seen.st_size
                known = self._manifests.get(entry.name)
                found[entry.name] = known if known and known.stamp == stamp else _read(entry, stamp)
            except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
                # What was in force stays so, as with the portal itself.
                if entry.name in self._manifests:
                    found[entry.name] = self._manifests[entry.name]
                LOG.error("the manifest %s cannot be read: %s", entry.name, error)
        self._manifests = found


def _read(entry, stamp):
    with open(entry.path, "rb") as file:
        content = file.read()
    said = json.loads(content)
    hosts = tuple(host.lower().rstrip(".") for host in said.get("hosts", ()))
    entities = said.get("entities")
    return Manifest(entry.name, stamp, content, said["site"], hosts, None if entities is None else tuple(entities))


def without_port(host):
    """The name in a ``Host`` header, in lower case."""
    host = host.strip().lower()
    if host.startswith("["):
        return host.split("]")[0] + "]"
    return host.split(":")[0].rstrip(".")
