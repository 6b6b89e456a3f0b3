"""What customers do, and what Tryton makes of it: once, by its own workflow, prices and taxes."""

import secrets
import threading
import unittest

from . import world

KEY = lambda: secrets.token_hex(16)


class Acts(unittest.TestCase):

    @classmethod
    def setUpClass(cls):
        world.shared()
        cls.browser = world.signed_in("Claire Dubois")
        cls.quotes = [row for row in cls.browser.rows("quotes") if row["status"] == "open" and not row["until"]]

    def path(self, rest):
        return f"{self.browser.account}/{rest}"

    def at_once(self, number, do):
        """The answers to the same thing from so many threads."""
        answers, begin = [], threading.Barrier(number)

        def one(place):
            begin.wait()
            answers.append(do(place))
        threads = [threading.Thread(target=one, args=(place,)) for place in range(number)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return answers

    def sale(self, id):
        def read(pool):
            sale = pool.get("sale.sale")(int(id))
            notes = pool.get("ir.note").search([("resource", "=", str(sale))])
            return dict(
                state=sale.state, invoices=len(sale.invoices), shipments=len(sale.shipments), total=str(sale.total_amount),
                writer=sale.write_uid.login, reference=sale.reference, comment=sale.comment, number=sale.number,
                contact=sale.contact and sale.contact.party.name, prices=[str(line.unit_price) for line in sale.lines],
                taxes=[tax.name for line in sale.lines for tax in line.taxes], notes=" ".join(note.message for note in notes))
        return world.records(read)

    def accept(self, quote, key, total=None):
        said = {"do": "accept", "total": total or quote["total"]["amount"], "signed_by": "Claire Dubois"}
        return self.browser.call(self.path(f"quotes/{quote['id']}"), said, key)

    def test_1_a_quote_whose_total_changed_is_not_accepted_and_one_that_ran_out_neither(self):
        answer = self.accept(self.quotes[0], KEY(), total="1.00")
        self.assertEqual((answer.status, answer.code()), (409, "action/changed"), answer.body)
        gone = next(row for row in self.browser.rows("quotes") if row["until"])
        self.assertEqual(self.accept(gone, KEY()).code(), "action/over")
        self.assertEqual(self.sale(self.quotes[0]["id"])["state"], "quotation")

    def test_2_a_quote_accepted_becomes_an_order_with_invoice_and_shipment_once_for_its_key(self):
        quote, key = self.quotes[0], KEY()
        first, again = self.accept(quote, key), self.accept(quote, key)
        self.assertEqual((first.status, again.status, first.body), (200, 200, again.body), first.body)
        sale = self.sale(quote["id"])
        self.assertEqual((sale["state"], sale["invoices"], sale["shipments"]), ("processing", 1, 1))
        self.assertIn("signed by Claire Dubois", sale["notes"])
        seen = self.browser.get(self.path(f"quotes/{quote['id']}")).json()
        self.assertEqual((seen["status"], seen["signature"]["name"]), ("signed", "Claire Dubois"))
        self.assertIn(quote["id"], {row["id"] for row in self.browser.rows("orders")})
        self.assertEqual(self.accept(quote, KEY()).code(), "action/over")

    def test_3_four_acceptances_at_once_with_four_keys_are_one_order(self):
        quote = self.quotes[1]
        answers = self.at_once(4, lambda _: self.accept(quote, KEY()))
        self.assertEqual(sorted(answer.status for answer in answers), [200, 409, 409, 409], [one.body for one in answers])
        sale = self.sale(quote["id"])
        self.assertEqual((sale["state"], sale["invoices"], sale["shipments"]), ("processing", 1, 1))

    def test_4_four_at_once_with_one_key_are_one_act_and_one_answer(self):
        quote, key = self.quotes[2], KEY()
        answers = self.at_once(4, lambda _: self.accept(quote, key))
        self.assertEqual({(answer.status, answer.body) for answer in answers}, {(200, answers[0].body)})
        self.assertEqual(self.sale(quote["id"])["invoices"], 1)

    def test_5_a_quote_declined_is_cancelled_with_the_reason_and_shown_as_declined(self):
        quote = self.quotes[3]
        answer = self.browser.call(self.path(f"quotes/{quote['id']}"), {"do": "decline", "reason": "Too dear."}, KEY())
        self.assertEqual(answer.status, 200, answer.body)
        sale = self.sale(quote["id"])
        self.assertEqual(sale["state"], "cancelled")
        self.assertIn("Too dear.", sale["notes"])
        self.assertEqual(self.browser.get(self.path(f"quotes/{quote['id']}")).json()["status"], "declined")

    def order(self, lines, key, **said):
        return self.browser.call(self.path("orders"), {"lines": lines, **said}, key)

    def test_6_an_order_has_trytons_prices_and_taxes_and_goes_through_its_workflow(self):
        products = {row["ref"]: row for row in self.browser.rows("products", limit=100)}
        line = lambda ref, quantity: {
            "product": products[ref]["id"], "quantity": quantity, "price": products[ref]["total"]["amount"]}
        key = KEY()
        said = dict(reference="OUR-77", note="In the morning.", delivery_address="The hut, Morzine")
        first = self.order([line("PORTE-A", "2"), line("VIS-100", "60")], key, **said)
        again = self.order([line("PORTE-A", "2"), line("VIS-100", "60")], key, **said)
        self.assertEqual((first.status, first.body), (again.status, again.body), first.body)
        self.assertEqual(first.status, 200, first.body)
        sale = self.sale(first.json()["id"])
        # The price list of this customer takes off a tenth, and a fifth from fifty pieces on.
        self.assertEqual(sale["prices"], ["576.0000", "7.9920"])
        self.assertEqual(sale["taxes"], ["T.V.A. Vente de biens Taux Normal"] * 2)
        self.assertEqual((sale["state"], sale["invoices"], sale["shipments"]), ("processing", 1, 1))
        self.assertEqual((sale["reference"], sale["contact"]), ("OUR-77", "Claire Dubois"))
        self.assertIn("The hut, Morzine", sale["comment"])
        self.assertEqual(self.browser.get(self.path(f"orders/{first.json()['id']}")).json()["total"]["amount"], sale["total"])

    def test_7_an_order_at_another_price_or_of_what_is_not_sold_is_refused(self):
        product = next(row for row in self.browser.rows("products", limit=100) if row["ref"] == "PORTE-A")
        count = lambda: world.records(lambda pool: pool.get("sale.sale").search([], count=True))
        before = count()
        answer = self.order([{"product": product["id"], "quantity": "1", "price": "1.00"}], KEY())
        self.assertEqual(answer.code(), "action/changed", answer.body)
        def out_of_sale(salable):
            def write(pool):
                found = pool.get("product.product")(int(product["id"])).template
                pool.get("product.template").write([found], {"salable": salable})
            world.records(write)
        out_of_sale(False)
        try:
            answer = self.order([{"product": product["id"], "quantity": "1", "price": product["total"]["amount"]}], KEY())
            self.assertIn(answer.status, (404, 409), answer.body)
        finally:
            out_of_sale(True)
        self.assertEqual(count(), before)

    def test_8_four_orders_at_once_are_four_orders(self):
        product = next(row for row in self.browser.rows("products", limit=100) if row["ref"] == "HUILE-1")
        line = {"product": product["id"], "quantity": "1", "price": product["total"]["amount"]}
        answers = self.at_once(4, lambda _: self.order([line], KEY()))
        self.assertEqual([answer.status for answer in answers], [200] * 4, [one.body for one in answers])
        self.assertEqual(len({answer.json()["id"] for answer in answers}), 4)

    def test_9_a_contact_puts_itself_right_and_what_was_not_changed_is_not_written(self):
        profile = self.browser.get(self.path("profile")).json()
        self.assertEqual((profile["first_name"], profile["last_name"], profile["phone"]), ("Claire", "Dubois", "+33 4 79 12 34 56")
                         if " " in profile["phone"] else ("Claire", "Dubois", "+33479123456"))
        def person(pool):
            found, = pool.get("party.party").search([("name", "like", "Claire%")])
            return found.name, str(found.write_date), found.phone
        before = world.records(person)
        said = {"first_name": "Claire", "last_name": "Dubois", "phone": "+33479999999"}
        answer = self.browser.call(self.path("profile"), said, KEY())
        self.assertEqual(answer.status, 200, answer.body)
        after = world.records(person)
        self.assertEqual((after[0], after[1]), before[:2])
        self.assertEqual(after[2].replace(" ", ""), "+33479999999")
        answer = self.browser.call(self.path("profile"), {**said, "last_name": "Dubois Martin"}, KEY())
        self.assertEqual((answer.status, world.records(person)[0]), (200, "Claire Dubois Martin"))
        self.browser.call(self.path("profile"), said, KEY())

    def test_a_customer_who_signs_up_is_a_new_party_with_a_contact_once(self):
        from .. import acts, contact
        said = {"key": KEY(), "name": "Gîte Neuf", "person": "Nora Neuf", "email": "nora@gite.example", "language": "fr",
                "entity": None}
        first, again = (acts.new_third_party("tryton", said) for _ in range(2))
        self.assertEqual(first, again)

        def read(pool):
            party = contact.party(first)
            return party.name, [(contact.as_contact(person)["email"], in_use) for person, in_use in contact.contacts_of(party)]
        self.assertEqual(world.records(read), ("Gîte Neuf", [("nora@gite.example", True)]))
