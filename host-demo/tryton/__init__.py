"""The customer portal as a module of Tryton: ``README.md`` says how it is installed.

Nothing is loaded here: the portal begins with the first request for one of its sites, in each process of its own
(``wsgi.py``, ``portal.py``). Tryton's commands and its scheduler never begin one.
"""
