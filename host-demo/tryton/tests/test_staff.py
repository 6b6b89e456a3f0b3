"""Staff in Tryton's client: who may, what they see, what they do."""

import unittest

from trytond.exceptions import UserError
from trytond.model.exceptions import AccessError

from . import world


class Staff(unittest.TestCase):

    @classmethod
    def setUpClass(cls):
        world.shared()
        world.signed_in("Claire Dubois")

    def test_the_fourteen_permissions_are_tryton_records_in_english_and_french_and_stay_when_they_come_again(self):
        def names(language):
            def read(pool):
                return {one.key: one.name for one in pool.get("parvis.permission").search([])}
            return world.records(read, language=language)
        english, french = names("en"), names("fr")
        self.assertEqual(len(english), 14)
        self.assertEqual(english["portal.invoices.view"], "View own invoices")
        self.assertEqual(french["portal.invoices.view"], "Consulter ses factures")

        def again(pool):
            Permission = pool.get("parvis.permission")
            before = {one.id for one in Permission.search([])}
            label = lambda key: {"en": english[key], "fr": french[key]}
            Permission.register([{"id": key, "label": label(key)} for key in english if key != "portal.tickets.write"])
            less = [one.key for one in Permission.search([])]
            Permission.register([{"id": key, "label": label(key)} for key in english])
            return before, less, {one.id for one in Permission.search([])}
        before, less, after = world.records(again)
        self.assertNotIn("portal.tickets.write", less)
        self.assertEqual((before, len(less)), (after, 13))

    def test_a_user_without_the_group_is_refused_by_tryton_itself(self):
        from proteus import Model
        world.client("dominique")
        with self.assertRaises(AccessError):
            Model.get("parvis.permission").find([])
        for name in ("parvis.access", "parvis.people.show", "parvis.ledger.show", "parvis.explain"):
            with self.subTest(name), self.assertRaises((AccessError, UserError)):
                world.wizard(name, "Refuge du Col SARL")
        offered = lambda: {one["name"] for one in _actions()}
        self.assertNotIn("Portal Access", offered())
        world.client("camille")
        self.assertLessEqual({"Portal Access", "Portal Users", "Portal Ledger", "Portal Decision"}, offered())

    def test_what_customers_did_is_reached_by_no_client(self):
        from proteus import Model
        world.client("camille")
        with self.assertRaises(Exception):
            Model.get("parvis.act").find([])

    def test_the_ticks_are_in_the_language_of_who_ticks(self):
        world.client("camille", language="fr")
        terms = world.terms_of("Marc Petit", "Refuge du Col SARL")
        ticks = dict(type(terms.form).get_permissions({"language": "fr"})) if hasattr(type(terms.form), "get_permissions") \
            else dict(_selection("parvis.access.terms", "get_permissions", "fr"))
        self.assertEqual(ticks["portal.quotes.accept"], "Accepter ou refuser les devis")
        self.assertEqual(len(ticks), 14)
        self.assertIn("Accès au portail", {one["name"] for one in _actions("fr")})
        world.client("camille")

    def test_a_contact_is_given_ticks_and_these_are_what_it_may(self):
        browser = world.signed_in("Paul Martin", "Hôtel des Cimes SAS", owner=False, permissions=["portal.invoices.view"])
        self.assertEqual(browser.get(f"{browser.account}/invoices").status, 200)
        self.assertEqual(browser.get(f"{browser.account}/quotes").code(), "permission/missing")
        world.client("camille")
        terms = world.terms_of("Paul Martin", "Hôtel des Cimes SAS")
        self.assertTrue(terms.form.exists)
        self.assertEqual(list(terms.form.permissions), ["portal.invoices.view"])
        terms.form.permissions = ["portal.invoices.view", "portal.quotes.view"]
        terms.execute("save")
        self.assertEqual(browser.get(f"{browser.account}/quotes").status, 200)
        for act, status in (("hold", 403), ("resume", 200), ("revoke", 403)):
            terms = world.terms_of("Paul Martin", "Hôtel des Cimes SAS")
            terms.execute(act)
            answer = browser.get(f"{browser.account}/quotes")
            self.assertIn(answer.status, (status, 404) if status == 403 else (status,), (act, answer.body))

    def test_who_may_not_grant_a_permission_is_not_offered_it_and_takes_it_from_nobody(self):
        def only_for_others(pool):
            Permission, Group = pool.get("parvis.permission"), pool.get("res.group")
            found, = Permission.search([("key", "=", "portal.orders.create")])
            other, = Group.create([{"name": "Others"}])
            Permission.write([found], {"groups": [("add", [other.id])]})
        world.give("Greta Keller", "Nordwand Sports GmbH", owner=False, permissions=["portal.orders.create", "portal.orders.view"])
        world.records(only_for_others)
        world.client("camille")
        self.assertNotIn("portal.orders.create", dict(_selection("parvis.access.terms", "get_permissions")))
        terms = world.terms_of("Greta Keller", "Nordwand Sports GmbH")
        terms.form.permissions = ["portal.invoices.view"]
        terms.execute("save")
        from .. import staff
        found = world.records(lambda pool: _member(staff, pool, "Nordwand Sports GmbH"), user=_user("camille"))
        self.assertEqual(set(found["permissions"]), {"portal.orders.create", "portal.invoices.view"})

    def test_one_contact_of_two_customers_has_one_login_and_two_accounts(self):
        first = world.give("Anne Vial", "Hôtel des Cimes SAS", owner=False, permissions=["portal.invoices.view"])
        second = world.give("Anne Vial", "Refuge du Col SARL", owner=False, permissions=["portal.invoices.view"])
        self.assertEqual((first.login, second.password), (second.login, None))
        from .browser import Browser
        browser = Browser(world.shared().port).sign_in(first.login, first.password)
        names = {one["name"] for one in browser.get("/api/v1/accounts").json()["items"]}
        self.assertEqual(names, {"Hôtel des Cimes SAS", "Refuge du Col SARL"})

    def test_a_customer_who_is_a_person_is_its_own_contact(self):
        made = world.give("Élise Moreau", "Élise Moreau")
        self.assertEqual(made.login, "elise.moreau")

    def test_on_a_contact_the_wizard_is_about_the_contact_and_its_customer(self):
        world.client("camille")
        access = world.wizard("parvis.access", "Marc Petit")
        self.assertEqual((access.form.party.name, access.form.contact.name), ("Refuge du Col SARL", "Marc Petit"))

    def test_a_contact_of_somebody_else_is_refused_whatever_the_client_sends(self):
        from proteus import Model
        world.client("camille")
        access = world.wizard("parvis.access", "Refuge du Col SARL")
        stranger, = Model.get("party.party").find([("name", "=", "Luc Bernard")])
        with self.assertRaises(Exception):
            access.form.contact = stranger
            access.execute("terms")

    def test_members_ledger_and_decision_are_shown_as_the_portal_has_them(self):
        world.client("camille")
        people = world.wizard("parvis.people.show", "Refuge du Col SARL")
        self.assertIn(("Claire Dubois", "Owner", "Active"), [(one.name, one.role, one.state) for one in people.form.members])
        ledger = world.wizard("parvis.ledger.show", "Refuge du Col SARL")
        self.assertEqual(ledger.form.verdict, "The ledger is whole.")
        self.assertIn("Camille Roche (camille)", {one.who for one in ledger.form.entries})
        explain = world.wizard("parvis.explain", "Refuge du Col SARL")
        explain.form.login, explain.form.kind = "claire.dubois", "invoices"
        explain.execute("answer")
        self.assertEqual((explain.form.granted, len(explain.form.rows)), ("Yes", 14))

    def test_the_menu_lists_every_portal_user_with_the_customer(self):
        from proteus import Wizard
        world.client("camille")
        self.assertIn("Claire Dubois · Refuge du Col SARL", [one.name for one in Wizard("parvis.people.show").form.members])

    def test_the_decision_about_another_customers_document_names_the_row_that_fails(self):
        foreign = world.records(lambda pool: pool.get("sale.sale").search([
            ("party.name", "=", "Hôtel des Cimes SAS"), ("state", "=", "quotation")])[0].number)
        world.records(_may_read_sales)
        world.client("camille")
        explain = world.wizard("parvis.explain", "Refuge du Col SARL")
        explain.form.login, explain.form.kind, explain.form.number = "claire.dubois", "quotes", foreign
        explain.execute("answer")
        self.assertEqual(explain.form.granted, "No")
        self.assertIn("document/other-account", {row.code for row in explain.form.rows})

    def test_a_refusal_of_the_portal_is_a_message_in_the_words_of_the_staff(self):
        world.client("camille")
        terms = world.terms_of("Luc Bernard", "Chalet Vieux SARL")
        terms.form.login = "claire.dubois"
        with self.assertRaisesRegex(UserError, "Somebody else has this login"):
            terms.execute("give")


def _may_read_sales(pool):
    User, group = pool.get("res.user"), pool.get("ir.model.data").get_id("sale", "group_sale")
    User.write(User.search([("login", "=", "camille")]), {"groups": [("add", [group])]})


def _actions(language="en"):
    from proteus import Model, config
    setup = config.get_config()
    Keyword = Model.get("ir.action.keyword")
    return Keyword.get_keyword("form_action", ("party.party", -1), {**setup.context, "language": language})


def _selection(model, method, language="en"):
    from proteus import config
    setup = config.get_config()
    return getattr(setup.get_proxy(model), method)({**setup.context, "language": language})


def _user(login):
    return world.records(lambda pool: pool.get("res.user").search([("login", "=", login)])[0].id)


def _member(staff, pool, party):
    found, = pool.get("party.party").search([("name", "=", party)])
    return staff.on_account("alpes", found, "list")["members"][0]
