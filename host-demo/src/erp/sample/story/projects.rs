//! Projects with their tasks, and tickets with their messages.

use plugin_api::Kind;
use plugin_api::documents::{Message, State};
use plugin_api::status;

use super::super::paper::Paper;
use super::Book;
use super::parties::language_of;

/// A project and the contacts that it is reserved to, if it is.
struct Project {
    third_party: &'static str,
    entity: &'static str,
    title: &'static str,
    text: &'static str,
    begun: i64,
    ends: i64,
    status: &'static str,
    reserved: bool,
    contacts: &'static [&'static str],
    tasks: &'static [(&'static str, u8)],
}

const PROJECTS: [Project; 9] = [
    Project {
        third_party: "101",
        entity: "1",
        title: "Rénovation de la boutique",
        text: "Devanture, parquet et comptoir.\nLa boutique reste ouverte le matin.",
        begun: 75,
        ends: -45,
        status: status::OPEN,
        reserved: true,
        contacts: &["201", "204"],
        tasks: &[
            ("Relevé de mesures", 100),
            ("Dépose de l'ancien parquet", 100),
            ("Fabrication du comptoir", 60),
            ("Pose du parquet", 15),
            ("Réception", 0),
        ],
    },
    Project {
        third_party: "101",
        entity: "1",
        title: "Atelier de la rue Basse",
        text: "Étude d'implantation.",
        begun: 20,
        ends: -120,
        status: status::OPEN,
        reserved: true,
        contacts: &["201"],
        tasks: &[("Plan des machines", 40), ("Réseau d'aspiration", 0)],
    },
    Project {
        third_party: "101",
        entity: "1",
        title: "Entretien annuel des portes",
        text: "",
        begun: 300,
        ends: 190,
        status: status::CLOSED,
        reserved: false,
        contacts: &["204"],
        tasks: &[("Graissage et réglage", 100), ("Remplacement des joints", 100)],
    },
    Project {
        third_party: "101",
        entity: "1",
        title: "Extension du dépôt",
        text: "En préparation chez nous.",
        begun: 3,
        ends: -200,
        status: status::DRAFT,
        reserved: false,
        contacts: &["201"],
        tasks: &[],
    },
    Project {
        third_party: "104",
        entity: "1",
        title: "Chambres du deuxième étage",
        text: "Portes et placards, une chambre après l'autre.",
        begun: 60,
        ends: -30,
        status: status::OPEN,
        reserved: false,
        contacts: &["214", "215"],
        tasks: &[("Chambres 21 à 24", 100), ("Chambres 25 à 28", 35), ("Palier", 0)],
    },
    Project {
        third_party: "104",
        entity: "1",
        title: "Bureau de la direction",
        text: "Confidentiel jusqu'à l'ouverture.",
        begun: 30,
        ends: -10,
        status: status::OPEN,
        reserved: true,
        contacts: &["214"],
        tasks: &[("Bibliothèque sur mesure", 50)],
    },
    Project {
        third_party: "107",
        entity: "1",
        title: "Chalet d'accueil",
        text: "",
        begun: 90,
        ends: -60,
        status: status::OPEN,
        reserved: false,
        contacts: &["221"],
        tasks: &[("Charpente", 80), ("Bardage", 20)],
    },
    Project {
        third_party: "108",
        entity: "2",
        title: "Ponton de la plage",
        text: "Travaux en basses eaux.",
        begun: 50,
        ends: -20,
        status: status::OPEN,
        reserved: false,
        contacts: &["222"],
        tasks: &[("Pieux", 100), ("Platelage", 45)],
    },
    Project {
        third_party: "112",
        entity: "3",
        title: "Refit of the Heron",
        text: "Cabin lining, then the deck.",
        begun: 65,
        ends: -25,
        status: status::OPEN,
        reserved: true,
        contacts: &["241"],
        tasks: &[("Strip the cabin", 100), ("Oak lining", 55), ("Deck seams", 0)],
    },
];

/// A ticket: third party, entity, contacts, subject, status, age in days, how much of the talk there is.
type Ticket = (&'static str, &'static str, &'static [&'static str], &'static str, &'static str, i64, usize);

const TICKETS: [Ticket; 20] = [
    ("101", "1", &["201"], "Poignée qui accroche", status::NEW, 0, 1),
    ("101", "1", &["201", "204"], "Parquet : une lame se soulève", status::IN_PROGRESS, 6, 4),
    ("101", "1", &["202"], "Double d'une facture", status::WAITING, 11, 3),
    ("101", "1", &["204"], "Clé cassée dans la serrure", status::ASSIGNED, 2, 2),
    ("101", "1", &["201"], "Horaires de livraison", status::CLOSED, 48, 5),
    ("101", "1", &[], "Teinte de la lasure", status::CLOSED, 130, 5),
    ("101", "1", &["201"], "Garantie des volets", status::ON_HOLD, 25, 3),
    ("101", "1", &["201"], "Envoyé par erreur", status::CANCELLED, 200, 1),
    ("101", "2", &["201"], "Banc de quai : accès au chantier", status::READ, 3, 1),
    ("102", "1", &["211"], "Erreur de quantité, charnières", status::IN_PROGRESS, 8, 4),
    ("102", "1", &["211"], "Changement de coordonnées bancaires", status::CLOSED, 90, 5),
    ("103", "1", &["212"], "Porte de la salle des fêtes", status::ASSIGNED, 5, 2),
    ("104", "1", &["214"], "Bruit dans l'escalier", status::IN_PROGRESS, 14, 4),
    ("105", "1", &["216", "217"], "Badge d'accès pour l'équipe de pose", status::WAITING, 4, 3),
    ("105", "2", &["216"], "Claustra du jardin", status::NEW, 1, 1),
    ("107", "1", &["221"], "Calendrier du bardage", status::READ, 2, 1),
    ("108", "2", &["222"], "Niveau du lac", status::IN_PROGRESS, 9, 4),
    ("112", "3", &["241"], "Varnish blistering on the transom", status::IN_PROGRESS, 7, 4),
    ("112", "3", &["241"], "Missing box of screws", status::CLOSED, 40, 5),
    ("113", "3", &["242"], "Bench height for year 2", status::WAITING, 12, 3),
];

/// Who writes, whether it is private, and what, in French and English. The first is the ticket's own text.
const TALK: [(&str, bool, &str, &str); 5] = [
    (
        "customer",
        false,
        "Bonjour,\npouvez-vous regarder cela cette semaine ? Je joins une note.",
        "Hello,\ncould you look at this during the week? I attach a note.",
    ),
    ("staff", true, "Interne : vérifier d'abord la garantie.", "Internal: check the warranty first."),
    (
        "staff",
        false,
        "Bonjour, merci de votre message. Quel jour vous convient ?",
        "Hello, thank you for your message. Which day suits you?",
    ),
    ("customer", false, "Jeudi matin, après neuf heures.", "Thursday morning, after nine."),
    ("staff", false, "C'est fait. Bonne journée !", "Done. Have a good day!"),
];

/// Writes all of them.
pub fn write(book: &mut Book) {
    for project in &PROJECTS {
        write_project(book, project);
    }
    for ticket in &TICKETS {
        write_ticket(book, ticket);
    }
}

fn write_project(book: &mut Book, project: &Project) {
    let paper = |kind: Kind, book: &Book| Paper {
        reserved: project.reserved,
        contacts: project.contacts.to_vec(),
        state: if project.status == status::DRAFT { State::Draft } else { State::Published },
        ..Paper::new(kind, project.third_party, project.entity, book.ago(project.begun))
    };
    let entry = book.add(Paper {
        title: project.title.to_owned(),
        text: project.text.to_owned(),
        status: project.status,
        open: project.status == status::OPEN,
        until: Some(book.ago(project.ends)),
        ..paper(Kind::Projects, book)
    });
    for (place, (title, progress)) in (0_i64..).zip(project.tasks) {
        let begun = project.begun - 9 * place;
        let task = book.add(Paper {
            title: (*title).to_owned(),
            status: match progress {
                0 => status::PLANNED,
                100 => status::FINISHED,
                _ => status::IN_PROGRESS,
            },
            open: *progress < 100,
            date: book.ago(begun),
            until: Some(book.ago(begun - 14)),
            progress: Some(*progress),
            ..paper(Kind::Tasks, book)
        });
        book.parents.push((entry, task));
    }
}

fn write_ticket(book: &mut Book, ticket: &Ticket) {
    let (third_party, entity, contacts, title, status, age, written) = *ticket;
    let english = language_of(third_party) == "en";
    let messages = (0_i64..).zip(&TALK[..written]).skip(1).map(|(place, (who, private, french, text))| {
        let from_customer = *who == "customer";
        let author = match (from_customer, english) {
            (true, false) => "Vous",
            (true, true) => "You",
            (false, false) => "L'atelier",
            (false, true) => "The workshop",
        };
        // Two days at the most, so that no message is later than the day of creation.
        let day = book.ago((age - place / 2).max(0));
        let message = Message {
            at: format!("{day}T0{}:12:00Z", 5 + place),
            author: author.to_owned(),
            from_customer,
            text: if english { *text } else { *french }.to_owned(),
        };
        (*private, message)
    });
    let paper = Paper {
        contacts: contacts.to_vec(),
        title: title.to_owned(),
        text: if english { TALK[0].3 } else { TALK[0].2 }.to_owned(),
        status,
        state: if status == status::CANCELLED { State::Cancelled } else { State::Published },
        open: !matches!(status, status::CLOSED | status::CANCELLED),
        messages: messages.collect(),
        attachments: if english {
            vec![("note.txt", "Seen on Monday, in the morning.\nIt gets worse when it rains.\n")]
        } else {
            vec![("note.txt", "Constaté lundi matin.\nC'est pire quand il pleut.\n")]
        },
        ..Paper::new(Kind::Tickets, third_party, entity, book.ago(age))
    };
    book.add(paper);
}
