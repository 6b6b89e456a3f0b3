//! What is sold, and what people write about it: the tables that the story's documents are made from.

use plugin_api::{Kind, status};

use super::super::paper::{Amount, Paper};
use super::Book;
use super::parties::currency_of;

/// A product: entity, reference, label, price in cents, description.
pub type Good = (&'static str, &'static str, &'static str, i64, &'static str);

/// The products on sale.
const GOODS: [Good; 24] = [
    ("1", "PORTE-CH-83", "Porte intérieure chêne 83 cm", 34_900, "Chêne massif huilé, huisserie comprise."),
    ("1", "FEN-2V-120", "Fenêtre deux vantaux 120 × 125 cm", 61_250, "Pin lamellé, double vitrage 4/16/4."),
    ("1", "VOLET-B-90", "Volet battant mélèze 90 cm", 18_740, "Lames verticales, pentures noires."),
    ("1", "ESC-QT-13", "Escalier quart tournant 13 marches", 248_000, "Hêtre, contremarches en option."),
    ("1", "PARQ-14", "Parquet chêne 14 mm, m²", 5_290, "Contrecollé, choix rustique."),
    ("1", "ETAB-200", "Établi de menuisier 200 cm", 89_900, "Hêtre étuvé, deux presses."),
    ("1", "CHARN-80", "Charnière laiton 80 mm", 640, "La paire, vis fournies."),
    ("1", "SERR-3P", "Serrure trois points", 15_830, "Cylindre européen, trois clés."),
    ("1", "HUILE-5", "Huile dure pour bois, 5 l", 7_420, "Sans solvant."),
    ("1", "POSE-H", "Pose sur site, heure", 5_200, "Par compagnon."),
    ("2", "PONT-IPE", "Lame de ponton ipé 2,40 m", 4_380, "Rainurée, certifiée."),
    ("2", "BANC-Q", "Banc de quai mélèze", 42_600, "Pieds acier galvanisé."),
    ("2", "ABRI-V8", "Abri à vélos 8 places", 319_000, "Ossature douglas, toit végétalisable."),
    ("2", "CLAUS-180", "Claustra 180 × 180 cm", 21_450, "Lames horizontales."),
    ("2", "TAQ-25", "Taquet d'amarrage 25 cm", 3_170, "Aluminium anodisé."),
    ("2", "LASURE-10", "Lasure marine, 10 l", 16_890, "Trois ans entre deux couches."),
    ("2", "POSE-L", "Pose au bord de l'eau, heure", 5_800, "Barge comprise."),
    ("3", "DOOR-OAK", "Oak ledged door 762 mm", 28_900, "Solid oak, unfinished."),
    ("3", "PLY-MAR", "Marine plywood 18 mm, sheet", 9_650, "BS 1088, 2440 × 1220 mm."),
    ("3", "SCREW-A4", "A4 stainless screws 5 × 60, box", 1_875, "Two hundred to the box."),
    ("3", "VARN-25", "Yacht varnish, 2.5 l", 5_240, "High gloss."),
    ("3", "BENCH-JR", "Junior workbench", 31_500, "Adjustable height, two vices."),
    ("3", "HINGE-BR", "Brass butt hinge 76 mm, pair", 780, "Screws included."),
    ("3", "FIT-HR", "Fitting on site, hour", 4_600, "One joiner."),
];

/// What was sold once and is no product any more: reference, label, price in cents.
pub const GONE: (&str, &str, i64) = ("CHARN-FTE", "Charnière fonte 70 mm, la paire", 890);

/// What a deal is called, and the references of the products that it can be about; none is all of them.
pub struct Subject {
    /// The title, in the language of the entity's customers.
    pub title: &'static str,
    goods: &'static [&'static str],
}

const fn about(title: &'static str, goods: &'static [&'static str]) -> Subject {
    Subject { title, goods }
}

/// What the first entity deals in.
const SUBJECTS_ALPES: [Subject; 16] = [
    about("Portes de l'étage", &["PORTE-CH-83", "CHARN-80", "POSE-H"]),
    about("Fenêtres côté cour", &["FEN-2V-120", "POSE-H"]),
    about("Parquet de la salle d'exposition", &["PARQ-14", "HUILE-5", "POSE-H"]),
    about("Escalier du magasin", &["ESC-QT-13", "HUILE-5", "POSE-H"]),
    about("Volets de la façade nord", &["VOLET-B-90", "POSE-H"]),
    about("Établis de l'atelier", &["ETAB-200", "HUILE-5"]),
    about("Remplacement de serrures", &["SERR-3P", "POSE-H"]),
    about("Aménagement de l'accueil", &["PARQ-14", "PORTE-CH-83", "SERR-3P", "POSE-H"]),
    about("Quincaillerie du trimestre", &["CHARN-80", "SERR-3P"]),
    about("Fenêtres du bureau", &["FEN-2V-120", "HUILE-5", "POSE-H"]),
    about("Volets de la réserve", &["VOLET-B-90", "HUILE-5", "POSE-H"]),
    about("Huile pour les parquets", &["HUILE-5"]),
    about("Entretien des menuiseries", &["HUILE-5", "CHARN-80", "SERR-3P", "POSE-H"]),
    about("Rénovation du magasin, pièce par pièce", &[]),
    about("Portes du vestiaire", &["PORTE-CH-83", "SERR-3P", "CHARN-80"]),
    about("Porte de la chaufferie", &["PORTE-CH-83", "SERR-3P", "POSE-H"]),
];

/// What the second one deals in.
const SUBJECTS_LAC: [Subject; 8] = [
    about("Lames du ponton nord", &["PONT-IPE", "POSE-L"]),
    about("Bancs du quai", &["BANC-Q", "POSE-L"]),
    about("Lasure de la saison", &["LASURE-10"]),
    about("Abri à vélos de l'accueil", &["ABRI-V8", "POSE-L"]),
    about("Claustras de la terrasse", &["CLAUS-180", "LASURE-10", "POSE-L"]),
    about("Taquets de la digue", &["TAQ-25", "POSE-L"]),
    about("Entretien du ponton", &["PONT-IPE", "LASURE-10", "POSE-L"]),
    about("Postes d'amarrage", &["TAQ-25", "PONT-IPE", "POSE-L"]),
];

/// What the third one deals in.
const SUBJECTS_NORD: [Subject; 10] = [
    about("Workshop doors", &["DOOR-OAK", "HINGE-BR", "FIT-HR"]),
    about("Marine plywood for the slipway", &["PLY-MAR", "SCREW-A4"]),
    about("Varnish and fixings for the season", &["VARN-25", "SCREW-A4"]),
    about("Classroom benches", &["BENCH-JR", "FIT-HR"]),
    about("Replacement of the store room door", &["DOOR-OAK", "HINGE-BR", "FIT-HR"]),
    about("Cabin lining of the Heron", &["PLY-MAR", "SCREW-A4", "VARN-25", "FIT-HR"]),
    about("Marine plywood, spring delivery", &["PLY-MAR"]),
    about("Shelving for the sail loft", &["PLY-MAR", "SCREW-A4", "FIT-HR"]),
    about("Hinges and screws, small order", &["HINGE-BR", "SCREW-A4"]),
    about("Doors of the reception", &["DOOR-OAK", "VARN-25", "FIT-HR"]),
];

impl Subject {
    /// What the deal of an entity with this number is about.
    pub fn of(entity: &str, number: usize) -> &'static Self {
        let subjects: &[Self] = match entity {
            "2" => &SUBJECTS_LAC,
            "3" => &SUBJECTS_NORD,
            _ => &SUBJECTS_ALPES,
        };
        &subjects[number % subjects.len()]
    }

    /// The products of an entity that fit it.
    pub fn goods(&self, entity: &str) -> Vec<&'static Good> {
        let fits = |good: &&Good| good.0 == entity && (self.goods.is_empty() || self.goods.contains(&good.1));
        GOODS.iter().filter(fits).collect()
    }
}

/// Writes the products.
pub(super) fn write(book: &mut Book) {
    for (entity, reference, label, price, text) in GOODS {
        let paper = Paper {
            reference: reference.to_owned(),
            title: label.to_owned(),
            status: status::ON_SALE,
            amount: Some(Amount { net: price, tax: 0, remaining: None }),
            currency: currency_of(entity),
            text: text.to_owned(),
            ..Paper::new(Kind::Products, "", entity, book.ago(400))
        };
        book.add(paper);
    }
}
