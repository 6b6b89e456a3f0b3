"""A year of business in a Tryton of two companies, made by Tryton's own workflow: what the demo serves and the tests read.

    python seed.py CONFIGURATION DATABASE

The database is there, with its modules active. The charts of accounts come by Tryton's own wizard; everything else by its
records, many at once, as that is ten times faster than clicks.
"""

import datetime as dt
import sys
import time
from decimal import Decimal

from dateutil.relativedelta import relativedelta
from proteus import Model, Wizard
from proteus import config as proteus_config
from trytond.model import ModelSQL
from trytond.pool import Pool
from trytond.transaction import Transaction

#: How many orders the largest customer placed in the year: more than a page of a list.
ORDERS = 30
PASSWORD = "parvis demo staff"
#: login, name, e-mail, whether in the group Customer Portal.
STAFF = [
    ("camille", "Camille Roche", "camille@atelier.example", True),
    ("dominique", "Dominique Blanc", "dominique@atelier.example", False),
]
CUSTOMERS = [
    ("Refuge du Col SARL", "fr", [("Claire Dubois", "claire@refuge.example", "+33479123456"),
                                  ("Marc Petit", "marc@refuge.example", None), ("Old Contact", "old@refuge.example", None)]),
    ("Hôtel des Cimes SAS", "fr", [("Paul Martin", "paul@cimes.example", None)]),
    ("Nordwand Sports GmbH", "en", [("Greta Keller", "greta@nordwand.example", "+41225551234")]),
    ("Élise Moreau", "fr", []),
    ("Chalet Vieux SARL", "fr", [("Luc Bernard", "luc@chalet.example", None)]),
]
#: code, name, list price, goods.
PRODUCTS = [
    ("BOIS-10", "Larch board, 10 cm", "18.40", True), ("BOIS-20", "Larch board, 20 cm", "31.90", True),
    ("HUILE-1", "Linseed oil, 1 l", "24.00", True), ("HUILE-5", "Linseed oil, 5 l", "98.50", True),
    ("PORTE-A", "Door, larch", "640.00", True), ("FEN-B", "Window, double", "415.25", True),
    ("VIS-100", "Screws, box of 100", "9.99", True), ("POSE-H", "Fitting, an hour", "52.00", False),
    ("ETUDE", "Study and drawing", "380.00", False), ("TRANSP", "Carriage", "45.00", False),
]


def seed(configuration, database):
    """Makes the whole story."""
    today = dt.date.today()
    setup = proteus_config.set_trytond(database=database, config_file=configuration)
    companies = _companies(setup, today)
    user = setup.user
    # Tryton asks for locks by beginning again; here everything is locked from the start, as nobody else is there.
    # Not what Tryton writes by itself on another connection.
    tables = [
        model._table for _, model in Pool(database).iterobject()
        if issubclass(model, ModelSQL) and not callable(model.table_query) and model._table != "ir_cache"]
    said = {"_check_access": False, "_skip_warnings": True}
    with Transaction().start(database, user, context=said, _lock_tables=tables) as transaction:
        Pool().get("res.user.warning").check = classmethod(lambda cls, name: False)
        with transaction.set_context(company=companies[0], companies=companies):
            story = _Story(companies, today)
            story.tell()
        transaction.commit()
        transaction.tasks.clear()


def _companies(setup, today):
    """Two companies with their charts of accounts, fiscal years and taxes."""
    from trytond.modules.company.tests.tools import create_company
    Party, Company, User = Model.get("party.party"), Model.get("company.company"), Model.get("res.user")
    Currency, Year = Model.get("currency.currency"), Model.get("account.fiscalyear")
    parties = []
    for name in ("Atelier des Alpes SAS", "Atelier du Lac SARL"):
        party = Party(name=name)
        address, = party.addresses
        address.street, address.postal_code, address.city = "1 rue du Lac", "74000", "Annecy"
        party.save()
        parties.append(party)
    euro = Currency(name="Euro", symbol="€", code="EUR", digits=2, rounding=Decimal("0.01"))
    euro.rates.new(rate=Decimal(1), date=dt.date(2000, 1, 1))
    euro.save()
    create_company(party=parties[0], currency=euro)
    second = Company(party=parties[1], currency=euro)
    second.save()
    companies = [Company.find([("party", "=", party.id)])[0].id for party in parties]
    admin = User(setup.user)
    admin.companies.extend([second]) if second not in admin.companies else None
    admin.company = Company(companies[0])
    admin.save()
    for id in companies:
        admin.reload()
        admin.company = Company(id)
        admin.save()
        setup._context = {**User.get_preferences(True, {}), "company": id, "companies": companies}
        _chart(setup, Company(id))
        for year in (today.year - 1, today.year):
            _year(Year, Company(id), year)
    admin.company = Company(companies[0])
    admin.save()
    return companies


def _chart(setup, company):
    Template, Data = Model.get("account.account.template"), Model.get("ir.model.data")
    Account = Model.get("account.account")
    wizard = Wizard("account.create_chart")
    wizard.execute("account")
    wizard.form.account_template = Template(Data.get_id("account_fr", "root", setup.context))
    wizard.form.company = company
    wizard.execute("create_account")
    for name, kind, code in (("receivable", "receivable", "4111"), ("payable", "payable", "4011")):
        found, = Account.find([("company", "=", company.id), (f"type.{kind}", "=", True), ("code", "=", code)])
        setattr(wizard.form, f"account_{name}", found)
    wizard.execute("create_properties")


def _year(Year, company, number):
    Sequence, Type = Model.get("ir.sequence.strict"), Model.get("ir.sequence.type")

    def sequence(type_name, name, prefix):
        type_, = Type.find([("name", "=", type_name)], limit=1)
        made = Sequence(name=f"{name} {number}", sequence_type=type_, company=company, prefix=f"{prefix}{number % 100}-")
        made.save()
        return made

    year = Year(name=str(number), start_date=dt.date(number, 1, 1), end_date=dt.date(number, 12, 31), company=company)
    year.move_sequence = sequence("Account Move", "Moves", "M")
    out, in_ = sequence("Invoice", "Invoices", "F"), sequence("Invoice", "Supplier invoices", "A")
    sequences, = year.invoice_sequences
    sequences.out_invoice_sequence = out
    sequences.out_credit_note_sequence = sequence("Invoice", "Credit notes", "N")
    sequences.in_invoice_sequence = sequences.in_credit_note_sequence = in_
    year.save()
    year.click("create_period")


class _Story:
    """What happens, by Tryton's records."""

    def __init__(self, companies, today):
        self.companies, self.today, self.pool = companies, today, Pool()
        self.get = self.pool.get

    def tell(self):
        for chapter in ("staff", "terms", "products", "parties", "price_list", "business", "quotations",
                        "supplier_invoices", "second_company", "projects"):
            began = time.monotonic()
            getattr(self, chapter)()
            print(f"{chapter}: {time.monotonic() - began:.1f} s", flush=True)

    def staff(self):
        User, Group, Data = self.get("res.user"), self.get("res.group"), self.get("ir.model.data")
        Party, Employee = self.get("party.party"), self.get("company.employee")
        portal = Data.get_id("parvis", "group_portal")
        for login, name, email, may in STAFF:
            party, = Party.create([{
                "name": name, "contact_mechanisms": [("create", [{"type": "email", "value": email}])]}])
            employee, = Employee.create([{"party": party.id, "company": self.companies[0]}])
            User.create([{
                "name": name, "login": login, "email": email, "password": PASSWORD, "employees": [("add", [employee.id])],
                "companies": [("add", self.companies)], "company": self.companies[0], "employee": employee.id,
                "groups": [("add", [portal] if may else [])],
            }])

    def terms(self):
        Term = self.get("account.invoice.payment_term")
        self.term, = Term.create([{"name": "30 days", "lines": [("create", [{
            "type": "remainder", "relativedeltas": [("create", [{"days": 30}])]}])]}])

    def products(self):
        Tax, Account, Category = self.get("account.tax"), self.get("account.account"), self.get("product.category")
        Template, Uom = self.get("product.template"), self.get("product.uom")
        unit, = Uom.search([("symbol", "=", "u")], limit=1)
        self.category = {}
        for goods in (True, False):
            self.category[goods], = Category.create([{"name": "Goods" if goods else "Services", "accounting": True}])
        for company in self.companies:
            with Transaction().set_context(company=company):
                for goods, kind in ((True, "biens"), (False, "services")):
                    category = Category(self.category[goods].id)
                    account = lambda type, code: Account.search([
                        ("company", "=", company), (f"type.{type}", "=", True), ("code", "=", code)], limit=1)[0]
                    category.account_revenue = account("revenue", "7011" if goods else "706")
                    category.account_expense = account("expense", "6071" if goods else "604")
                    tax = lambda way: Tax.search([
                        ("company", "=", company), ("name", "like", f"T.V.A. {way} de {kind} Taux Normal%"),
                        ("parent", "=", None)], limit=1)
                    category.customer_taxes = [*category.customer_taxes, *tax("Vente")]
                    category.supplier_taxes = [*category.supplier_taxes, *tax("Achat")]
                    category.save()
        made = Template.create([{
            "name": name, "code": code, "type": "goods" if goods else "service", "consumable": goods, "salable": True,
            "default_uom": unit.id, "sale_uom": unit.id,
            "list_price": Decimal(price), "account_category": self.category[goods].id,
            "products": [("create", [{"description": f"{name}, from the valley."}])],
        } for code, name, price, goods in PRODUCTS])
        with Transaction().set_context(company=self.companies[1]):
            for template, product in zip(Template.browse([one.id for one in made]), PRODUCTS):
                template.list_price = Decimal(product[2])
                template.save()
        self.product = {one.code: one for one in self.get("product.product").search([])}

    def parties(self):
        Party, Relation, Lang = self.get("party.party"), self.get("party.relation"), self.get("ir.lang")
        type_ = self.get("ir.model.data").get_id("parvis", "relation_contact")
        langs = {lang.code: lang.id for lang in Lang.search([("code", "in", ["en", "fr"])])}
        self.customers, self.people = [], {}
        for name, lang, people in CUSTOMERS:
            own = [] if people else [{"type": "email", "value": "elise@moreau.example"}]
            party, = Party.create([{
                "name": name, "lang": langs[lang],
                "addresses": [("create", [{"street": "12 route du Col", "postal_code": "74110", "city": "Morzine"}])],
                "contact_mechanisms": [("create", own)], "customer_payment_term": self.term.id}])
            self.customers.append(party)
            for person, email, phone in people:
                ways = [{"type": "email", "value": email}] + ([{"type": "phone", "value": phone}] if phone else [])
                self.people[person], = Party.create([{
                    "name": person, "lang": langs[lang], "contact_mechanisms": [("create", ways)]}])
                Relation.create([{
                    "from_": party.id, "to": self.people[person].id, "type": type_,
                    "end_date": self.today - dt.timedelta(days=30) if person == "Old Contact" else None}])
        # One person of two customers: whoever keeps the books of both.
        self.people["Anne Vial"], = Party.create([{
            "name": "Anne Vial", "lang": langs["fr"],
            "contact_mechanisms": [("create", [{"type": "email", "value": "anne@fiduciaire.example"}])]}])
        for party in self.customers[:2]:
            Relation.create([{"from_": party.id, "to": self.people["Anne Vial"].id, "type": type_}])

    def price_list(self):
        List, Party = self.get("product.price_list"), self.get("party.party")
        made, = List.create([{
            "name": "Huts", "company": self.companies[0], "price": "list_price", "lines": [
                ("create", [{"quantity": 50.0, "formula": "unit_price * 0.8"}, {"formula": "unit_price * 0.9"}])]}])
        Party.write([self.customers[0]], {"sale_price_list": made.id})

    def sale(self, party, day, wanted, company=None, reference=None, description=None):
        Sale, Line = self.get("sale.sale"), self.get("sale.line")
        sale = Sale(**Sale.default_get(list(Sale._fields), with_rec_name=False))
        sale.company, sale.party = company or self.companies[0], party.id
        sale.on_change_company()
        sale.on_change_party()
        sale.payment_term, sale.sale_date, sale.quotation_date = self.term, day, day
        sale.invoice_method, sale.shipment_method = "order", "order"
        sale.reference, sale.description, lines = reference, description, []
        for code, quantity in wanted:
            line = Line(**Line.default_get(list(Line._fields), with_rec_name=False))
            line.sale, line.product, line.quantity = sale, self.product[code].id, quantity
            line.on_change_product()
            line.on_change_quantity()
            lines.append(line)
        sale.lines = lines
        return sale

    def business(self):
        """Orders of a year, delivered and billed, most of them paid."""
        Sale, first = self.get("sale.sale"), self.today - dt.timedelta(days=360)
        codes, sales = [product[0] for product in PRODUCTS], []
        for at in range(ORDERS):
            day = first + dt.timedelta(days=at * 356 // ORDERS)
            wanted = [(codes[at % 7], 1 + at % 4), (codes[7 + at % 3], 1)]
            sales.append(self.sale(
                self.customers[0], day, wanted, reference=f"COL-{1000 + at}", description=f"Works {at + 1}"))
        for at in range(8):
            day = first + dt.timedelta(days=15 + at * 42)
            sales.append(self.sale(self.customers[1 + at % 4], day, [(codes[at % 10], 2)], reference=f"B-{at + 1}"))
        sales.sort(key=lambda sale: sale.sale_date)
        for step in (self._through, self._bill, self._deliver):
            began = time.monotonic()
            step(sales)
            print(f"  {step.__name__}: {time.monotonic() - began:.1f} s", flush=True)

    def _through(self, sales):
        Sale = self.get("sale.sale")
        Sale.save(sales)
        Sale.quote(sales)
        Sale.confirm(sales)
        Sale.process(Sale.browse([sale.id for sale in sales]))

    def _bill(self, sales):
        Invoice, Sale, Method = self.get("account.invoice"), self.get("sale.sale"), None
        invoices = []
        for sale in Sale.browse([sale.id for sale in sales]):
            for invoice in sale.invoices:
                invoice.invoice_date = min(sale.sale_date + dt.timedelta(days=3), self.today)
                invoices.append(invoice)
        invoices.sort(key=lambda invoice: (invoice.invoice_date, invoice.id))
        Invoice.save(invoices)
        Invoice.post(invoices)
        self._pay(invoices)

    def _pay(self, invoices):
        """Old invoices are paid, a few in part; one is given back whole."""
        Invoice, Line = self.get("account.invoice"), self.get("account.move.line")
        Method, Account, Journal = self.get("account.invoice.payment.method"), self.get("account.account"), self.get("account.journal")
        company = invoices[0].company.id
        cash, = Account.search([("company", "=", company), ("code", "=", "5311")])
        journal, = Journal.search([("type", "=", "cash")], limit=1)
        method, = Method.create([{
            "name": "Bank transfer", "company": company, "journal": journal.id, "credit_account": cash.id,
            "debit_account": cash.id}])
        given_back = [one for one in invoices if one.party == self.customers[0]][2:3]
        old = [one for one in invoices if one.invoice_date < self.today - dt.timedelta(days=60)]
        settled = []
        for at, invoice in enumerate(Invoice.browse(old)):
            day = invoice.invoice_date + dt.timedelta(days=20)
            if invoice in given_back and company == self.companies[0]:
                Invoice.credit([invoice], refund=True, invoice_date=day)
            elif at % 11 == 5:
                invoice.pay_invoice((invoice.total_amount / 2).quantize(Decimal("0.01")), method, day)
            elif at % 11 != 8:
                lines = invoice.pay_invoice(invoice.total_amount, method, day)
                mine = [line for line in lines if line.account == invoice.account]
                settled.append([*invoice.lines_to_pay, *mine])
        Line.reconcile(*settled)
        Invoice.process(Invoice.browse(old))

    def _deliver(self, sales):
        Shipment, Sale = self.get("stock.shipment.out"), self.get("sale.sale")
        ready = {}
        for sale in Sale.browse([sale.id for sale in sales]):
            for shipment in sale.shipments:
                if sale.sale_date < self.today - dt.timedelta(days=14):
                    ready[shipment] = sale.sale_date + dt.timedelta(days=5)
        shipments = list(ready)
        for shipment, day in ready.items():
            shipment.effective_date = shipment.planned_date = day
        Shipment.save(shipments)
        Shipment.assign_force(shipments) if hasattr(Shipment, "assign_force") else Shipment.assign_try(shipments)
        for step in ("pick", "pack", "ship"):
            getattr(Shipment, step)(shipments)
        Shipment.do(shipments[:-6])
        Sale.process(Sale.browse([sale.id for sale in sales]))

    def quotations(self):
        Sale, customer = self.get("sale.sale"), self.customers[0]
        made = [self.sale(customer, self.today - dt.timedelta(days=at), [(code, 3)], description=f"Offer {at}")
                for at, code in enumerate(["PORTE-A", "FEN-B", "HUILE-5", "BOIS-20", "ETUDE", "VIS-100"], 1)]
        made.append(self.sale(self.customers[1], self.today, [("ETUDE", 1)], description="Offer to another"))
        for sale in made:
            sale.sale_date = None
        # One that can be answered no more, and a draft that nobody may see.
        made[5].quotation_date = self.today - dt.timedelta(days=40)
        made[5].quotation_validity = dt.timedelta(days=10)
        draft = self.sale(customer, self.today, [("TRANSP", 1)], description="Draft")
        draft.sale_date = None
        Sale.save([*made, draft])
        Sale.quote(made)
        Sale.cancel([made[4]])

    def supplier_invoices(self):
        Invoice, Line = self.get("account.invoice"), self.get("account.invoice.line")
        made = []
        for at in range(4):
            invoice = Invoice(**Invoice.default_get(list(Invoice._fields), with_rec_name=False))
            invoice.type, invoice.party = "in", self.customers[0].id
            invoice.on_change_type()
            invoice.on_change_party()
            invoice.payment_term = self.term
            invoice.reference = f"RC-{at + 1}"
            invoice.invoice_date = self.today - dt.timedelta(days=120 - 30 * at)
            line = Line(**Line.default_get(list(Line._fields), with_rec_name=False))
            line.invoice, line.product, line.quantity = invoice, self.product["TRANSP"].id, 2
            line.on_change_product()
            line.unit_price = Decimal("40.00")
            invoice.lines = [line]
            invoice.on_change_lines()
            made.append(invoice)
        Invoice.save(made)
        Invoice.post(made)

    def second_company(self):
        company = self.companies[1]
        with Transaction().set_context(company=company):
            sales = [self.sale(
                self.customers[0], self.today - dt.timedelta(days=90 - 20 * at), [("PORTE-A", 1)], company=company,
                description=f"Lake {at + 1}") for at in range(3)]
            self._through(sales)
            self._bill(sales)

    def projects(self):
        Work, Status = self.get("project.work"), self.get("project.work.status")
        open_, = Status.search([("name", "=", "Open")])
        done, = Status.search([("name", "=", "Done")])
        for party, name in ((self.customers[0], "New roof"), (self.customers[1], "Sauna")):
            project, = Work.create([{
                "name": name, "type": "project", "party": party.id, "company": self.companies[0], "status": open_.id}])
            Work.create([
                {"name": f"{name}: drawing", "type": "task", "parent": project.id, "company": self.companies[0],
                 "status": done.id, "progress": 1.0},
                {"name": f"{name}: frame", "type": "task", "parent": project.id, "company": self.companies[0],
                 "status": open_.id, "progress": 0.4},
                {"name": f"{name}: cover", "type": "task", "parent": project.id, "company": self.companies[0],
                 "status": open_.id},
            ])


if __name__ == "__main__":
    seed(*sys.argv[1:3])
