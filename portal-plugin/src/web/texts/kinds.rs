//! The words of each kind, and the columns of its list.

use plugin_api::Kind;
use plugin_api::documents::Sort;

use crate::model::sites::Locale;
use crate::web::texts::Both;

/// A column of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// The number, linked to the document.
    Reference,
    /// The other side's number.
    Other,
    /// The subject or label.
    Title,
    /// The day.
    Date,
    /// Due date, end of validity, delivery.
    Until,
    /// Per cent done.
    Progress,
    /// The status.
    Status,
    /// The total.
    Total,
    /// What remains to be paid.
    Remaining,
    /// The main file.
    File,
}

impl Column {
    /// What orders by this column.
    pub const fn sort(self) -> Option<Sort> {
        match self {
            Self::Reference => Some(Sort::Reference),
            Self::Date => Some(Sort::Date),
            Self::Until => Some(Sort::Until),
            Self::Total => Some(Sort::Total),
            _ => None,
        }
    }

    /// Whether it holds numbers, which stand at the right.
    pub const fn is_number(self) -> bool {
        matches!(self, Self::Total | Self::Remaining | Self::Progress)
    }
}

/// The words of a kind in one language.
#[derive(Clone, Copy, Debug)]
pub struct KindWords {
    /// The name of the list.
    pub plural: &'static str,
    /// One of them.
    pub one: &'static str,
    /// What an open one waits for, behind a count; empty where nothing waits.
    pub open: &'static str,
    /// The filter that leaves the open ones; empty where there is none.
    pub only_open: &'static str,
    /// The column of the number.
    pub reference: &'static str,
    /// The column of the other side's number.
    pub other: &'static str,
    /// The column of the title.
    pub title: &'static str,
    /// The column of the day.
    pub date: &'static str,
    /// The column of due date, validity, delivery.
    pub until: &'static str,
    /// The column of the total.
    pub total: &'static str,
    /// What would stand in an empty list.
    pub empty: &'static str,
    /// The columns of the list, in order.
    pub columns: &'static [Column],
    /// Whether an open one is late behind its `until`.
    pub can_be_overdue: bool,
}

impl KindWords {
    /// The head of a column.
    pub const fn head(&self, locale: Locale, column: Column) -> &'static str {
        match column {
            Column::Reference => self.reference,
            Column::Other => self.other,
            Column::Title => self.title,
            Column::Date => self.date,
            Column::Until => self.until,
            Column::Total => self.total,
            Column::Progress => Both("Progress", "Avancement").in_locale(locale),
            Column::Status => Both("Status", "Statut").in_locale(locale),
            Column::Remaining => Both("Left to pay", "Reste à payer").in_locale(locale),
            Column::File => Both("File", "Fichier").in_locale(locale),
        }
    }
}

/// The words of a kind in one language.
pub const fn words(locale: Locale, kind: Kind) -> &'static KindWords {
    match (kind, locale) {
        (Kind::Invoices, Locale::En) => &INVOICES.0,
        (Kind::Invoices, Locale::Fr) => &INVOICES.1,
        (Kind::Quotes, Locale::En) => &QUOTES.0,
        (Kind::Quotes, Locale::Fr) => &QUOTES.1,
        (Kind::Orders, Locale::En) => &ORDERS.0,
        (Kind::Orders, Locale::Fr) => &ORDERS.1,
        (Kind::Shipments, Locale::En) => &SHIPMENTS.0,
        (Kind::Shipments, Locale::Fr) => &SHIPMENTS.1,
        (Kind::Tickets, Locale::En) => &TICKETS.0,
        (Kind::Tickets, Locale::Fr) => &TICKETS.1,
        (Kind::Projects, Locale::En) => &PROJECTS.0,
        (Kind::Projects, Locale::Fr) => &PROJECTS.1,
        (Kind::Tasks, Locale::En) => &TASKS.0,
        (Kind::Tasks, Locale::Fr) => &TASKS.1,
        (Kind::SupplierInvoices, Locale::En) => &SUPPLIER_INVOICES.0,
        (Kind::SupplierInvoices, Locale::Fr) => &SUPPLIER_INVOICES.1,
        (Kind::Products, Locale::En) => &PRODUCTS.0,
        (Kind::Products, Locale::Fr) => &PRODUCTS.1,
    }
}

type Pair = (KindWords, KindWords);

static INVOICES: Pair = {
    use Column::{Date, File, Reference, Remaining, Status, Title, Total, Until};
    let columns = &[Reference, Title, Date, Until, Status, Total, Remaining, File];
    let en = KindWords {
        plural: "Invoices",
        one: "Invoice",
        open: "to pay",
        only_open: "Only unpaid",
        reference: "Number",
        other: "Your reference",
        title: "Subject",
        date: "Date",
        until: "Due",
        total: "Total",
        empty: "Your invoices will stand here, with what is left to pay on each.",
        columns,
        can_be_overdue: true,
    };
    let fr = KindWords {
        plural: "Factures",
        one: "Facture",
        open: "à payer",
        only_open: "Impayées seulement",
        reference: "Numéro",
        other: "Votre référence",
        title: "Objet",
        date: "Date",
        until: "Échéance",
        total: "Total TTC",
        empty: "Vos factures apparaîtront ici, avec ce qu’il reste à payer sur chacune.",
        ..en
    };
    (en, fr)
};

static QUOTES: Pair = {
    use Column::{Date, File, Reference, Status, Title, Total, Until};
    let columns = &[Reference, Title, Date, Until, Status, Total, File];
    let en = KindWords {
        plural: "Quotes",
        one: "Quote",
        open: "to answer",
        only_open: "Only those to answer",
        until: "Valid until",
        empty: "Quotes that we make for you will stand here until you have answered them, and after.",
        columns,
        can_be_overdue: false,
        ..INVOICES.0
    };
    let fr = KindWords {
        plural: "Devis",
        one: "Devis",
        open: "à répondre",
        only_open: "À répondre seulement",
        until: "Valable jusqu’au",
        empty: "Les devis établis pour vous apparaîtront ici, avant et après votre réponse.",
        columns,
        can_be_overdue: false,
        ..INVOICES.1
    };
    (en, fr)
};

static ORDERS: Pair = {
    use Column::{Date, File, Other, Reference, Status, Total, Until};
    let columns = &[Reference, Other, Date, Until, Status, Total, File];
    let en = KindWords {
        plural: "Orders",
        one: "Order",
        open: "in progress",
        only_open: "Only those in progress",
        until: "Delivery",
        empty: "Orders that you place with us will stand here, from confirmation to delivery.",
        columns,
        can_be_overdue: false,
        ..INVOICES.0
    };
    let fr = KindWords {
        plural: "Commandes",
        one: "Commande",
        open: "en cours",
        only_open: "En cours seulement",
        until: "Livraison",
        empty: "Vos commandes apparaîtront ici, de la confirmation à la livraison.",
        columns,
        can_be_overdue: false,
        ..INVOICES.1
    };
    (en, fr)
};

static SHIPMENTS: Pair = {
    use Column::{Date, File, Other, Reference, Status, Until};
    let columns = &[Reference, Other, Date, Until, Status, File];
    let en = KindWords {
        plural: "Shipments",
        one: "Shipment",
        open: "on the way",
        only_open: "Only those on the way",
        other: "Tracking number",
        date: "Sent",
        until: "Delivery",
        empty: "What we send you will stand here, with its tracking number.",
        columns,
        can_be_overdue: false,
        ..INVOICES.0
    };
    let fr = KindWords {
        plural: "Expéditions",
        one: "Expédition",
        open: "en route",
        only_open: "En route seulement",
        other: "Numéro de suivi",
        date: "Envoi",
        until: "Livraison",
        empty: "Ce que nous vous envoyons apparaîtra ici, avec son numéro de suivi.",
        columns,
        can_be_overdue: false,
        ..INVOICES.1
    };
    (en, fr)
};

static TICKETS: Pair = {
    use Column::{Date, Reference, Status, Title};
    let columns = &[Reference, Title, Date, Status];
    let en = KindWords {
        plural: "Tickets",
        one: "Ticket",
        open: "not closed",
        only_open: "Only those not closed",
        date: "Opened",
        until: "Closed",
        empty: "Your questions to our support, and its answers, will stand here.",
        columns,
        can_be_overdue: false,
        ..INVOICES.0
    };
    let fr = KindWords {
        plural: "Tickets",
        one: "Ticket",
        open: "non clos",
        only_open: "Non clos seulement",
        date: "Ouverture",
        until: "Clôture",
        empty: "Vos questions à notre support, et ses réponses, apparaîtront ici.",
        columns,
        can_be_overdue: false,
        ..INVOICES.1
    };
    (en, fr)
};

static PROJECTS: Pair = {
    use Column::{Date, Reference, Status, Title, Until};
    let columns = &[Reference, Title, Date, Until, Status];
    let en = KindWords {
        plural: "Projects",
        one: "Project",
        open: "running",
        only_open: "Only those running",
        title: "Title",
        date: "Start",
        until: "End",
        total: "Budget",
        empty: "Projects that we carry out with you will stand here.",
        columns,
        can_be_overdue: false,
        ..INVOICES.0
    };
    let fr = KindWords {
        plural: "Projets",
        one: "Projet",
        open: "en cours",
        only_open: "En cours seulement",
        title: "Titre",
        date: "Début",
        until: "Fin",
        total: "Budget",
        empty: "Les projets menés avec vous apparaîtront ici.",
        columns,
        can_be_overdue: false,
        ..INVOICES.1
    };
    (en, fr)
};

static TASKS: Pair = {
    use Column::{Date, Progress, Reference, Status, Title, Until};
    let columns = &[Reference, Title, Date, Until, Status, Progress];
    let en = KindWords {
        plural: "Tasks",
        one: "Task",
        open: "to do",
        only_open: "Only those to do",
        empty: "The tasks of your projects will stand here, with how far each has come.",
        columns,
        ..PROJECTS.0
    };
    let fr = KindWords {
        plural: "Tâches",
        one: "Tâche",
        open: "à faire",
        only_open: "À faire seulement",
        empty: "Les tâches de vos projets apparaîtront ici, avec leur avancement.",
        columns,
        ..PROJECTS.1
    };
    (en, fr)
};

static SUPPLIER_INVOICES: Pair = {
    use Column::{Date, File, Other, Reference, Remaining, Status, Total, Until};
    let columns = &[Reference, Other, Date, Until, Status, Total, Remaining, File];
    let en = KindWords {
        plural: "Supplier invoices",
        one: "Supplier invoice",
        open: "still due",
        only_open: "Only unpaid",
        other: "Your number",
        empty: "Invoices that you send us as a supplier will stand here, with what we still owe you.",
        columns,
        ..INVOICES.0
    };
    let fr = KindWords {
        plural: "Factures fournisseur",
        one: "Facture fournisseur",
        open: "à vous régler",
        only_open: "Impayées seulement",
        other: "Votre numéro",
        empty: "Les factures que vous nous adressez comme fournisseur apparaîtront ici, avec ce que nous vous devons.",
        columns,
        ..INVOICES.1
    };
    (en, fr)
};

static PRODUCTS: Pair = {
    use Column::{Reference, Status, Title, Total};
    let columns = &[Reference, Title, Status, Total];
    let en = KindWords {
        plural: "Products",
        one: "Product",
        open: "",
        only_open: "",
        reference: "Reference",
        title: "Label",
        date: "Since",
        until: "Until",
        total: "Price",
        empty: "Products that you can buy from us will stand here.",
        columns,
        can_be_overdue: false,
        ..INVOICES.0
    };
    let fr = KindWords {
        plural: "Produits",
        one: "Produit",
        open: "",
        only_open: "",
        reference: "Référence",
        title: "Libellé",
        date: "Depuis",
        until: "Jusqu’au",
        total: "Prix",
        empty: "Les produits que vous pouvez nous acheter apparaîtront ici.",
        columns,
        can_be_overdue: false,
        ..INVOICES.1
    };
    (en, fr)
};
