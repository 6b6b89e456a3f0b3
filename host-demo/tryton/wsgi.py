"""The portal on Tryton's own server: one line of its configuration puts this class around it.

    [wsgi middleware]
    parvis = trytond_parvis.wsgi.Middleware

A request for one of the portal's host names is the portal's, every other one is Tryton's.
"""

import logging

from werkzeug.middleware.proxy_fix import ProxyFix

import parvis

from . import settings, transact

LOG = logging.getLogger("parvis.tryton")


class Middleware:
    """Tryton's application with the portal beside it."""

    def __init__(self, tryton):
        self._tryton, self._told = tryton, False

    def __call__(self, environ, start_response):
        process = self._process()
        if process is None:
            return self._tryton(environ, start_response)
        mine = _behind(process.settings.proxies, environ)
        manifest = process.sites.of_host(mine.get("HTTP_HOST", ""))
        if manifest is None:
            return self._tryton(environ, start_response)
        return _answer(process, manifest, mine, start_response)

    def _process(self):
        from . import portal
        try:
            return portal.here() if settings.is_there() else None
        except (parvis.Failure, OSError, ValueError) as error:
            if not self._told:
                LOG.error("the portal is not served: %s", error)
                self._told = True
            return None


def _answer(process, manifest, environ, start_response):
    from .host import ASKED

    ASKED.entities = None if manifest.entities is None else list(manifest.entities)
    ASKED.third_party = ""
    with transact.request():
        try:
            process.keep_up()
        except Exception:  # noqa: BLE001 - the application says why, with a 503 and a line in the log
            LOG.debug("the portal is not there", exc_info=True)
        return process.application(environ, start_response)


def _behind(proxies, environ):
    """The request as the browser sent it: Tryton's own handling of proxies is inside of this class, and begins later."""
    mine = dict(environ)
    if proxies:
        ProxyFix(lambda fixed, _: None, x_for=proxies, x_proto=proxies, x_host=proxies, x_port=proxies)(mine, None)
    return mine
