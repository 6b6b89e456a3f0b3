"""Gives the demo's customers access, as a member of the staff does in Tryton's client, and prints what to hand them.

    python customers.py CONFIGURATION
"""

import sys

from proteus import Model, Wizard, config

from trytond_parvis import portal

#: Contact, customer, what they may; ``None`` is an owner, who may everything.
CUSTOMERS = [
    ("Claire Dubois", "Refuge du Col SARL", None),
    ("Paul Martin", "Hôtel des Cimes SAS", ["portal.invoices.view", "portal.quotes.view", "portal.quotes.accept"]),
]


def give(configuration):
    setup = config.set_trytond(database="tryton", user="camille", config_file=configuration)
    setup._context = Model.get("res.user").get_preferences(True, {})
    for contact, customer, permissions in CUSTOMERS:
        party, = Model.get("party.party").find([("name", "=", customer)])
        access = Wizard("parvis.access", [party])
        access.form.contact = next(one for one in access.form.contacts if one.name == contact)
        access.execute("terms")
        access.form.deliver, access.form.owner = "show", permissions is None
        access.form.permissions = permissions or []
        access.execute("give")
        print(f"                {access.form.login:<16}  {access.form.password}   {contact} of {customer}, once: choose a new one")
    portal.stop()


if __name__ == "__main__":
    give(sys.argv[1])
