"""Mails of the portal, by Tryton's own functions and its setting ``[email] uri``.

Not by those that wait for a commit: a mail that is lost after it would count as sent.
"""

import os
import smtplib
import tempfile
from email.headerregistry import Address
from email.message import EmailMessage

from trytond import config
from trytond.sendmail import send_message
from trytond.url import host

import parvis


def message(mail):
    """A mail as it leaves."""
    made = EmailMessage()
    sender = config.get("email", "from", default="")
    # Where nothing is set, Tryton says the name of the account that it runs under.
    made["From"] = Address(mail["from_name"], addr_spec=sender if "@" in sender else f"{sender or 'portal'}@{host()}")
    made["To"] = Address(mail["to_name"], addr_spec=mail["to"])
    made["Subject"] = mail["subject"]
    made["Auto-Submitted"] = "auto-generated"
    made["Content-Language"] = mail["language"]
    if mail["reply_to"]:
        made["Reply-To"] = mail["reply_to"]
    if mail["message_id"]:
        made["Message-ID"] = f"<{mail['message_id']}>"
    if mail.get("unsubscribe"):
        made["List-Unsubscribe"] = f"<{mail['unsubscribe']}>"
        made["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    made.set_content(mail["text"])
    made.add_alternative(mail["html"], subtype="html")
    return made


def send(mail, folder=""):
    """Sends a mail, or puts it into a folder where one is set; what the server does not take is tried again later."""
    made = message(mail)
    if folder:
        os.makedirs(folder, mode=0o700, exist_ok=True)
        with tempfile.NamedTemporaryFile("wb", dir=folder, suffix=".eml", delete=False) as file:
            file.write(bytes(made))
        return
    try:
        send_message(made, strict=True)
    except (OSError, smtplib.SMTPException) as error:
        message_ = f"the mail server does not take it: {error}; see [email] uri"
        raise parvis.Failure(parvis.Kind.UNAVAILABLE, "tryton/mail", message_) from error
