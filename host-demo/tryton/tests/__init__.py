"""The module's tests, by ``tests/run``: in Tryton's client (proteus) and over HTTP at its server."""
