"""What Tryton's staff change counts for the next request."""

import datetime as dt
import unittest

from . import world


class Effects(unittest.TestCase):

    @classmethod
    def setUpClass(cls):
        world.shared()
        cls.browser = world.signed_in("Marc Petit", owner=False, permissions=["portal.invoices.view", "portal.quotes.view"])

    def status(self):
        return self.browser.get(f"{self.browser.account}/invoices").status

    def party(self, name, values):
        def write(pool):
            Party = pool.get("party.party")
            found, = Party.search([("name", "=", name), ("active", "in", [True, False])])
            Party.write([found], values)
        world.records(write)

    def test_an_archived_contact_and_an_archived_customer_are_out_and_in_again(self):
        for name in ("Marc Petit", "Refuge du Col SARL"):
            with self.subTest(name):
                self.assertEqual(self.status(), 200)
                self.party(name, {"active": False})
                self.assertEqual(self.status(), 403)
                self.party(name, {"active": True})
                self.assertEqual(self.status(), 200)

    def test_a_relation_that_has_ended_is_out_from_the_next_request_on(self):
        def end(day):
            def write(pool):
                Relation = pool.get("party.relation")
                found = Relation.search([("to.name", "=", "Marc Petit"), ("active", "in", [True, False])])
                Relation.write(found, {"end_date": day})
            world.records(write)
        self.assertEqual(self.status(), 200)
        end(dt.date.today() - dt.timedelta(days=1))
        try:
            self.assertEqual(self.status(), 403)
        finally:
            end(None)
        self.assertEqual(self.status(), 200)

    def test_a_permission_taken_away_is_out_from_the_next_request_on(self):
        self.assertEqual(self.status(), 200)
        world.client("camille")
        for permissions, status in ((["portal.quotes.view"], 403), (["portal.invoices.view", "portal.quotes.view"], 200)):
            terms = world.terms_of("Marc Petit", "Refuge du Col SARL")
            terms.form.permissions = permissions
            terms.execute("save")
            self.assertEqual(self.status(), status)

    def test_a_contact_whose_relation_has_ended_is_offered_to_nobody(self):
        world.client("camille")
        access = world.wizard("parvis.access", "Refuge du Col SARL")
        self.assertNotIn("Old Contact", [one.name for one in access.form.contacts])
