//! What is sold, and what people write about it: the tables that the story's documents are made from.

use plugin_api::{Kind, status};

use super::super::paper::{Amount, Paper};
use super::Book;
use super::cast::currency_of;

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

/// Subjects of deals in French.
const SUBJECTS_FR: [&str; 16] = [
    "Portes de l'étage",
    "Fenêtres côté cour",
    "Parquet de la salle d'exposition",
    "Escalier du magasin",
    "Volets de la façade nord",
    "Établis de l'atelier",
    "Remplacement de serrures",
    "Aménagement de l'accueil",
    "Quincaillerie du trimestre",
    "Cloison vitrée du bureau",
    "Étagères de la réserve",
    "Terrasse en mélèze",
    "Entretien des menuiseries",
    "Garde-corps du palier",
    "Placards du vestiaire",
    "Porte coupe-feu de la chaufferie",
];

/// Subjects of deals in English.
const SUBJECTS_EN: [&str; 10] = [
    "Workshop doors",
    "Slipway cradle timbers",
    "Varnish and fixings for the season",
    "Classroom benches",
    "Replacement of the store room door",
    "Cabin lining of the Heron",
    "Marine plywood, spring delivery",
    "Shelving for the sail loft",
    "Hinges and locks, small order",
    "Fitting of the reception desk",
];

/// The subject of the deal with this number, in the customer's language.
pub fn subject(language: &str, number: usize) -> &'static str {
    let subjects: &[&str] = if language == "en" { &SUBJECTS_EN } else { &SUBJECTS_FR };
    subjects[number % subjects.len()]
}

/// The products of an entity.
pub fn goods_of(entity: &str) -> impl Iterator<Item = &'static Good> + '_ {
    GOODS.iter().filter(move |good| good.0 == entity)
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
