"""Transactions: one to read for a whole request, and Tryton's own way to write, again and again until it went through.

A browser's request opens its transaction with the first question and ends it when the answer is made. A wizard of
Tryton's client has one open: questions are answered inside it. Whatever else asks has one for each question.
"""

import logging
import threading
import time
from contextlib import contextmanager

from trytond import backend
from trytond.pool import Pool
from trytond.transaction import Transaction, TransactionError
from trytond.worker import run_task

LOG = logging.getLogger("parvis.tryton")
#: How long a write waits for others, in seconds; a browser waits with it.
PATIENCE = 8.0
#: How many writes of customers run at once in a process: the others wait outside, without a connection.
_WRITERS = threading.BoundedSemaphore(4)


class _Here(threading.local):
    """What this thread is doing."""

    request = False
    transaction = None
    staff = False


_HERE = _Here()


@contextmanager
def request():
    """A browser's request: what is read in it is read in one transaction, which ends here."""
    assert not _HERE.request
    _HERE.request = True
    try:
        yield
    finally:
        _HERE.request = False
        end()


@contextmanager
def staff():
    """A wizard of Tryton's client: its transaction is open, and questions are answered in it."""
    before, _HERE.staff = _HERE.staff, True
    try:
        yield
    finally:
        _HERE.staff = before


def by_staff():
    """Whether a wizard asks."""
    return _HERE.staff


@contextmanager
def reading(database):
    """A transaction that reads all that Tryton has, without regard to whose request it is: the portal decides that."""
    if _HERE.staff:
        transaction = Transaction()
        with transaction.set_user(0), transaction.set_context(context(database, transaction.context.get("language"))):
            yield transaction
        return
    if _HERE.transaction is not None:
        yield _HERE.transaction
        return
    transaction = Transaction().start(database, 0, readonly=True, context=context(database))
    if _HERE.request:
        _HERE.transaction = transaction
        yield transaction
        return
    with transaction:
        yield transaction


def end():
    """Ends the transaction that a request reads in; the next question opens another one."""
    transaction, _HERE.transaction = _HERE.transaction, None
    if transaction is not None:
        transaction.stop(False)


def context(database, language=None):
    """Every company's records, whoever asks."""
    said = {"_check_access": False, "active_test": True}
    if language:
        said["language"] = language
    return said


def writing(database, user, do, given=None, wait=PATIENCE):
    """Has ``do`` done in a transaction of its own and answers what it answers; it may be done over, so it must be
    repeatable. Then what Tryton put off until after the commit is done too, where no worker does it.

    Tryton asks for locks by an exception on the first try, and gives up early where somebody else holds one: both begin
    again here, until ``wait`` seconds have gone by.
    """
    end()  # A second connection that waits for the first one's locks would wait for ever.
    pool, until, extras = Pool(database), time.monotonic() + wait, {}
    with _WRITERS:
        while True:
            try:
                with Transaction().start(database, user, context={**context(database), **(given or {})}, **extras) as transaction:
                    try:
                        answer = do()
                        transaction.commit()
                    except TransactionError as error:
                        transaction.rollback()
                        transaction.tasks.clear()
                        error.fix(extras)
                        continue
                    except BaseException:
                        transaction.rollback()
                        transaction.tasks.clear()
                        raise
            except backend.DatabaseOperationalError:
                if time.monotonic() > until:
                    raise
                time.sleep(0.05)
                continue
            break
    _run(pool, transaction.tasks)
    return answer


def _run(pool, tasks):
    """Does what was put off; what fails is Tryton's to show, as after a click in its client."""
    while tasks:
        task = tasks.pop(0)
        try:
            run_task(pool, task)
        except Exception:  # noqa: BLE001 - the customer's act is done
            LOG.exception("what was to be done after the commit failed: task %s", task)
