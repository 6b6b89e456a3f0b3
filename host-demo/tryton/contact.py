"""Who a contact is: in Tryton a person is a party of its own, related to the company that it works for.

A relation counts where its type has the usage "Contact on the portal". Who has no such relation is its own contact: a
customer who is a person.
"""

from trytond.model import fields
from trytond.pool import Pool, PoolMeta

USAGE = "parvis"
PHONES = ("phone", "mobile")


class RelationType(metaclass=PoolMeta):
    __name__ = "party.relation.type"

    @classmethod
    def __setup__(cls):
        super().__setup__()
        cls.usages.selection = [*cls.usages.selection, (USAGE, "Contact on the portal")]


def number(text):
    """The record's id that a text says, or ``None``."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 16 and text[0] != "0" else None


def party(id):
    """The party with this id, archived ones too."""
    Party = Pool().get("party.party")
    wanted = number(id)
    if wanted is None:
        return None
    found = Party.search([("id", "=", wanted), ("active", "in", [True, False])], limit=1)
    return found[0] if found else None


def in_use(one):
    """Whether Tryton still trades with a party."""
    return bool(one.active and not one.replaced_by)


def relations(person=None, company=None):
    """The relations that make contacts, of a person, of a company, or of both."""
    Relation, Type = Pool().get("party.relation"), Pool().get("party.relation.type")
    types = [one.id for one in Type.search([]) if USAGE in (one.usages or ())]
    if not types:
        return []
    # Those that have ended too: whoever was a contact is not one of its own by that.
    domain = [("type", "in", types), ("active", "in", [True, False])]
    if person is not None:
        domain.append(("to", "=", person.id))
    if company is not None:
        domain.append(("from_", "=", company.id))
    return Relation.search(domain, order=[("id", "ASC")])


def contacts_of(company):
    """The persons of a party with whether each is in use, by name; a party without any is its own contact."""
    found = {}
    for relation in relations(company=company):
        person = relation.to
        found[person] = found.get(person, False) or bool(relation.active and in_use(person))
    if not found:
        found[company] = in_use(company)
    return sorted(found.items(), key=lambda item: (item[0].name or "", item[0].id))


def company_of(person, wanted=None):
    """Which party a person is a contact of, and whether that runs today; ``wanted`` where it is one of several."""
    found = relations(person=person)
    if not found:
        return person, True
    running = [relation for relation in found if relation.active]
    for relation in [*running, *found]:
        if wanted is not None and relation.from_.id == wanted:
            return relation.from_, bool(relation.active)
    best = (running or found)[0]
    return best.from_, bool(best.active)


def stands(person, company):
    """Whether a person is in use as a contact, asked about while this party's account is entered.

    Whoever was related to that party must be so today; whoever never was, to any.
    """
    if not in_use(person):
        return False
    found = relations(person=person)
    here = [relation for relation in found if relation.from_ == company]
    return not found or any(relation.active for relation in here or found)


def split(name):
    """Given and family name of the one name that Tryton has: what stands behind the last space is the family's."""
    first, _, last = (name or "").strip().rpartition(" ")
    return first, last


def mechanism(one, types):
    """The first means of contact of these types."""
    return next((found for found in one.contact_mechanisms if found.type in types and found.value), None)


def email(one):
    """The e-mail address of a party, if any."""
    found = mechanism(one, ("email",))
    return found.value if found else None


def as_contact(person, wanted=None):
    """A person as the portal knows contacts."""
    company, running = company_of(person, wanted)
    first, last = split(person.name)
    phone = mechanism(person, PHONES)
    return {
        "id": str(person.id), "third_party": str(company.id), "first_name": first, "last_name": last,
        "email": email(person), "phone": phone.value if phone else None,
        "language": language(person) or language(company), "archived": not (running and in_use(person)),
    }


def as_third_party(one):
    """A party as the portal knows third parties."""
    return {
        "id": str(one.id), "name": one.name or one.code or str(one.id), "entity": None, "open": in_use(one),
        "email": email(one), "language": language(one), "categories": [str(category.id) for category in one.categories],
    }


def language(one):
    """The language that a party is written to in, as a BCP 47 tag."""
    return one.lang.code.replace("_", "-") if one.lang else None


def is_employee(address):
    """Whether somebody who works here has this address: a user of Tryton, or the party of an employee."""
    pool = Pool()
    User, Employee = pool.get("res.user"), pool.get("company.employee")
    lower = "".join(chr(ord(letter) + 32) if "A" <= letter <= "Z" else letter for letter in address)
    same = lambda value: bool(value) and value.isascii() and value.lower() == lower or value == address
    if any(same(user.email) for user in User.search([("email", "ilike", escaped(address))])):
        return True
    employees = Employee.search([("party.contact_mechanisms.value", "ilike", escaped(address))])
    return any(same(found.value) for one in employees for found in one.party.contact_mechanisms if found.type == "email")


def escaped(text):
    """A text for an ``ilike`` in which nothing is a wildcard."""
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
