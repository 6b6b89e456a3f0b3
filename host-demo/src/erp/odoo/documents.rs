//! Lists of documents and their heads: the portal's question as one query, and rows as they cross.

use std::collections::{BTreeMap, BTreeSet};

use plugin_api::documents::{Nature, Query, Row, Sort, State};
use plugin_api::status::{CANCELLED, DRAFT};
use plugin_api::{Class, Failure, Kind};

use super::Odoo;
use super::facts::Facts;
use super::ids::DocumentId;
use super::kinds::Shape;
use super::rules::Reader;
use super::values::{Cells, Given, id};

/// How many rows one query answers; a longer list is read in several, so that memory stays bounded.
const PAGE: u32 = 500;
/// The part of a reference that orders it: as a key it must fit into 512 bytes.
const KEY: &str = "left(r.reference, 120) COLLATE \"C\"";

/// What every question begins with: who asks, the third party with everybody below it, and the companies that no portal user
/// among them is kept from. `asked` is the text that answers the third party.
pub(super) fn beginning(asked: &str) -> String {
    format!(
        "WITH RECURSIVE asked(party, company, lang) AS (
           SELECT given.who, :fallback::int8, COALESCE(
             (SELECT p.lang FROM res_partner p WHERE p.id = given.who),
             (SELECT p.lang FROM res_company c JOIN res_partner p ON p.id = c.partner_id WHERE c.id = :fallback), 'en_US')
           FROM (SELECT {asked} AS who) given
         ), family(id) AS (
           SELECT party FROM asked WHERE party IS NOT NULL
           UNION SELECT p.id::int8 FROM res_partner p JOIN family f ON p.parent_id = f.id
         ), common(id) AS (
           SELECT c.id FROM res_company c WHERE NOT EXISTS (
             SELECT 1 FROM res_users u JOIN family f ON f.id = u.partner_id
             WHERE u.active AND u.share AND NOT EXISTS (
               SELECT 1 FROM res_company_users_rel r WHERE r.user_id = u.id AND r.cid = c.id))
         ) "
    )
}

/// The head of one document, owned.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub(super) struct Record {
    pub kind: Kind,
    /// Odoo's number of it.
    pub number: i64,
    /// As whom it was asked for: the third party.
    pub party: Option<i64>,
    /// The company that shows it.
    pub company: i64,
    pub id_text: String,
    third_party: String,
    entity: String,
    pub status: String,
    is_credit: bool,
    pub waits: bool,
    reserved: bool,
    pub reference: String,
    other_reference: String,
    title: String,
    date: String,
    until: String,
    total: String,
    remaining: String,
    currency: String,
    parent: String,
    has_file: bool,
    has_picture: bool,
    key: String,
}

/// Hands every row of the answer to `each`, page after page.
pub(super) fn list(erp: &Odoo, query: &Query<'_>, each: &mut dyn FnMut(&Row<'_>) -> bool) -> Result<(), Failure> {
    let facts = erp.facts()?;
    let mut after = query.after.map(|after| (after.key.to_owned(), after.id.to_owned()));
    let mut wanted = query.limit;
    while wanted > 0 {
        let page = wanted.min(PAGE);
        let records = page_of(erp, &facts, query, after.as_ref(), page)?;
        if records.is_empty() {
            break;
        }
        let named = contacts(erp, &facts, query.kind, id(query.third_party), &records)?;
        for record in &records {
            if !each(&record.row(&ids_of(&named, record.number))) {
                return Ok(());
            }
        }
        wanted = if records.len() < page as usize { 0 } else { wanted - page };
        after = records.last().map(|last| (last.key.clone(), last.id_text.clone()));
    }
    Ok(())
}

/// How many rows the question has in all.
pub(super) fn count(erp: &Odoo, query: &Query<'_>) -> Result<u64, Failure> {
    let facts = erp.facts()?;
    let Some((sql, given)) = filtered(&facts, query, "COUNT(*) AS number") else { return Ok(0) };
    let row = erp.connection.row(&sql, given)?;
    Ok(row.and_then(|row| row.text("number").parse().ok()).unwrap_or(0))
}

/// Hands the row of one document to `found`.
pub(super) fn one(erp: &Odoo, kind: Kind, document: &str, found: &mut dyn FnMut(&Row<'_>)) -> Result<(), Failure> {
    let facts = erp.facts()?;
    let head = head_of(erp, &facts, kind, document)?;
    // Asked where there is no such document too: the time of the answer must not tell which it was (rule D3).
    let party = head.as_ref().and_then(|(record, _)| record.party);
    let records: Vec<Record> = head.into_iter().map(|(record, _)| record).collect();
    let named = contacts(erp, &facts, kind, party, &records)?;
    if let Some(record) = records.first() {
        found(&record.row(&ids_of(&named, record.number)));
    }
    Ok(())
}

/// One document's head, and the row of the database for its body.
pub(super) fn head(erp: &Odoo, kind: Kind, document: &str) -> Result<Option<(Record, Cells)>, Failure> {
    head_of(erp, &*erp.facts()?, kind, document)
}

fn head_of(erp: &Odoo, facts: &Facts, kind: Kind, document: &str) -> Result<Option<(Record, Cells)>, Failure> {
    let Some(asked) = DocumentId::read(document).filter(|_| facts.is_open(kind)) else { return Ok(None) };
    let shape = Shape::of(kind, facts);
    let fallback = asked.company.unwrap_or_else(|| facts.first_company());
    let (party, variant) = if kind == Kind::Products { (None, asked.party) } else { (asked.party, None) };
    let begins = beginning(&format!(
        "COALESCE(:party, (SELECT ({}) FROM {} WHERE d.id = :document))::int8",
        shape.home, shape.from_one
    ));
    // Whether anybody at all of the third party sees it; the portal judges who.
    let visible = if kind == Kind::Products {
        facts.visible(kind, Reader::Everybody)
    } else {
        format!(
            "({} OR EXISTS (SELECT 1 FROM family f WHERE {}))",
            facts.visible(kind, Reader::Everybody),
            facts.visible(kind, Reader::One("f.id"))
        )
    };
    let sql = format!(
        "{begins} SELECT r.*, '' AS sort_key FROM ({} WHERE d.id = :document AND ({} OR {}) AND {visible}) r",
        select(kind, facts, &shape, &shape.from_one, true),
        shape.scope,
        shape.once
    );
    let given = Given::new()
        .number("document", asked.number)
        .number("party", party)
        .number("variant", variant)
        .number("fallback", fallback);
    let Some(cells) = erp.connection.row(&sql, given)? else { return Ok(None) };
    let record = Record::read(erp, facts, kind, &cells);
    // Another spelling of the same document is no document.
    Ok((record.id_text == document).then_some((record, cells)))
}

impl Record {
    fn read(erp: &Odoo, facts: &Facts, kind: Kind, cells: &Cells) -> Self {
        let (number, home, party) = (cells.id("id").unwrap_or_default(), cells.id("home"), cells.id("party"));
        let company = cells.id("entity").unwrap_or_else(|| facts.first_company());
        let has_company = cells.is("has_company");
        let variant = cells.id("variant");
        let written = |number: i64, home: Option<i64>, has_company: bool| {
            DocumentId {
                number,
                party: variant.or(party.filter(|party| Some(*party) != home && kind != Kind::Products)),
                company: Some(company).filter(|company| !has_company && *company != facts.first_company()),
            }
            .write()
        };
        Self {
            kind,
            number,
            party,
            company,
            id_text: written(number, home, has_company),
            third_party: party.filter(|_| kind != Kind::Products).map(|party| party.to_string()).unwrap_or_default(),
            entity: company.to_string(),
            status: cells.text("status"),
            is_credit: cells.is("is_credit"),
            waits: cells.is("waits"),
            reserved: cells.is("reserved"),
            reference: cells.text("reference"),
            other_reference: cells.text("other_reference"),
            title: cells.text("title"),
            date: cells.text("day"),
            until: cells.text("due"),
            total: cells.text("total"),
            remaining: cells.text("remaining"),
            currency: cells.text("currency"),
            parent: cells
                .id("parent")
                .map(|parent| written(parent, cells.id("parent_home"), cells.is("parent_has_company")))
                .unwrap_or_default(),
            has_file: erp.files.is_there(&cells.text("main_file"))
                || erp.can_print(kind, number, &cells.text("status")),
            has_picture: erp.files.is_picture(&cells.text("picture")),
            key: cells.text("sort_key"),
        }
    }

    /// The record as it crosses.
    pub fn row<'a>(&'a self, contacts: &'a [&'a str]) -> Row<'a> {
        Row {
            kind: self.kind,
            nature: if self.is_credit { Nature::CreditNote } else { Nature::Usual },
            id: &self.id_text,
            third_party: &self.third_party,
            entity: &self.entity,
            state: match self.status.as_str() {
                DRAFT => State::Draft,
                CANCELLED => State::Cancelled,
                _ => State::Published,
            },
            reserved: self.reserved,
            contacts,
            reference: &self.reference,
            other_reference: &self.other_reference,
            title: &self.title,
            status: &self.status,
            open: self.waits,
            date: &self.date,
            until: &self.until,
            total: &self.total,
            remaining: &self.remaining,
            currency: &self.currency,
            progress: None,
            parent: &self.parent,
            has_file: self.has_file,
            has_picture: self.has_picture,
            key: &self.key,
        }
    }
}

/// The head of every document of a kind, under the names that [`Record::read`] knows; with its text where `whole`.
fn select(kind: Kind, facts: &Facts, shape: &Shape, from: &str, whole: bool) -> String {
    let Shape { variant, home, company, status, waits, is_credit, reference, other_reference, title, day, due, .. } =
        shape;
    let Shape { total, remaining, net, tax, parent, text, main_file, picture, .. } = shape;
    let amount = |amount: &str| format!("round({amount}, COALESCE(money.decimal_places, 2))::text");
    let (total, remaining, net, tax) = (amount(total), amount(remaining), amount(net), amount(tax));
    let stored = |condition: &Option<String>| match condition {
        Some(condition) if facts.has_all("ir_attachment", "id res_model res_id res_field store_fname") => {
            format!(
                "(SELECT a.store_fname FROM ir_attachment a WHERE {condition} AND a.store_fname IS NOT NULL ORDER BY a.id DESC LIMIT 1)"
            )
        }
        _ => "NULL::text".to_owned(),
    };
    let (main_file, picture) = (stored(main_file), stored(picture));
    let money = match kind {
        Kind::Products if facts.has("res_company", "currency_id") => {
            "(SELECT c.currency_id FROM res_company c WHERE c.id = COALESCE(d.company_id, asked.company))"
        }
        Kind::Invoices | Kind::SupplierInvoices | Kind::Quotes | Kind::Orders => "d.currency_id",
        _ => "NULL::int4",
    };
    let reserved = facts.visible(kind, Reader::Everybody);
    let text = if whole { text } else { "NULL::text" };
    let (parent_home, parent_has_company) = if kind == Kind::Tasks {
        let of = |column: &str| {
            format!(
                "(SELECT {column} FROM project_project project LEFT JOIN res_partner p ON p.id = project.partner_id WHERE project.id = d.project_id)"
            )
        };
        (of("p.commercial_partner_id"), of("project.company_id IS NOT NULL"))
    } else {
        ("NULL::int8".to_owned(), "FALSE".to_owned())
    };
    format!(
        "SELECT d.id::int8 AS id, {variant} AS variant, ({home})::int8 AS home, asked.party AS party,
         COALESCE({company}, asked.company)::int8 AS entity, ({company}) IS NOT NULL AS has_company,
         ({status})::text AS status, {waits} AS waits, {is_credit} AS is_credit, NOT COALESCE({reserved}, FALSE) AS reserved,
         COALESCE({reference}, '')::text AS reference, COALESCE({other_reference}, '')::text AS other_reference,
         COALESCE({title}, '')::text AS title, COALESCE(to_char({day}, 'YYYY-MM-DD'), '') AS day,
         COALESCE(to_char({due}, 'YYYY-MM-DD'), '') AS due, {total} AS total, {remaining} AS remaining, {net} AS net,
         {tax} AS tax, COALESCE(money.name, '')::text AS currency, {parent} AS parent, {parent_home} AS parent_home,
         {parent_has_company} AS parent_has_company, ({text})::text AS text, {main_file} AS main_file, {picture} AS picture
         FROM {from} CROSS JOIN asked LEFT JOIN res_currency money ON money.id = {money}"
    )
}

fn page_of(
    erp: &Odoo,
    facts: &Facts,
    query: &Query<'_>,
    after: Option<&(String, String)>,
    limit: u32,
) -> Result<Vec<Record>, Failure> {
    let (key, key_given) = match query.sort {
        Sort::Date => ("r.day", ":after_key"),
        Sort::Reference => (KEY, ":after_key"),
        Sort::Until => ("r.due", ":after_key"),
        Sort::Total => ("COALESCE(r.total::numeric, 0)", ":after_key::numeric"),
    };
    let Some((mut sql, mut given)) = filtered(facts, query, &format!("r.*, ({key})::text AS sort_key")) else {
        return Ok(Vec::new());
    };
    let (direction, beyond) = if query.descending { ("DESC", "<") } else { ("ASC", ">") };
    if let Some((after_key, after_id)) = after {
        let is_number = |text: &str| text.parse::<f64>().is_ok_and(f64::is_finite);
        let place = DocumentId::read(after_id).filter(|_| query.sort != Sort::Total || is_number(after_key));
        let Some(place) = place else {
            let message = "the place to go on from is none of this list; begin at its start";
            return Err(Failure::new(Class::Invalid, "query/after", message));
        };
        sql = format!(
            "{sql} AND ({key} {beyond} {key_given}
             OR ({key} = {key_given} AND (r.id, COALESCE(r.variant, 0)) {beyond} (:after_id, :after_variant)))"
        );
        let variant = place.party.filter(|_| query.kind == Kind::Products).unwrap_or(0);
        given = given.text("after_key", after_key).number("after_id", place.number).number("after_variant", variant);
    }
    sql = format!("{sql} ORDER BY {key} {direction}, r.id {direction}, COALESCE(r.variant, 0) {direction} LIMIT :page");
    let rows = erp.connection.rows(&sql, given.number("page", i64::from(limit)))?;
    Ok(rows.iter().map(|cells| Record::read(erp, facts, query.kind, cells)).collect())
}

/// The question's rows without order and page; `None` where the question itself lets nothing through.
fn filtered(facts: &Facts, query: &Query<'_>, columns: &str) -> Option<(String, Given)> {
    let kind = query.kind;
    if !facts.is_open(kind) {
        return None;
    }
    let shape = Shape::of(kind, facts);
    let entities: Option<Vec<i64>> =
        query.entities.map(|entities| entities.iter().filter_map(|entity| id(entity)).collect());
    // What belongs to no company is shown by the first that is asked for.
    let fallback = match &entities {
        Some(entities) if !entities.contains(&facts.first_company()) => *entities.first()?,
        _ => facts.first_company(),
    };
    let party = if kind == Kind::Products { None } else { Some(id(query.third_party)?) };
    let contact = query.contact.and_then(id);
    let mut given = Given::new().number("fallback", fallback).number("party", party).number("contact", contact);
    let mut scope = vec![shape.scope.clone()];
    let everybody = facts.visible(kind, Reader::Everybody);
    let reader = facts.visible(kind, Reader::One(":contact::int8"));
    let is_one = kind != Kind::Products && contact.is_some();
    scope.push(if is_one && reader != everybody { format!("({everybody} OR {reader})") } else { everybody });
    if let Some(entities) = &entities {
        given = given.numbers("entities", entities.iter().copied());
        scope.push(format!("COALESCE({}, asked.company) = ANY(:entities)", shape.company));
    }
    if query.own_only {
        contact?;
        let named = shape.named.iter().map(|column| format!(" OR {column} = :contact")).collect::<Vec<_>>().concat();
        scope.push(format!(
            "(EXISTS (SELECT 1 FROM mail_followers follower WHERE follower.res_model = '{}' AND follower.res_id = d.id AND follower.partner_id = :contact){named})",
            shape.model
        ));
    }
    let (conditions, given) = narrowed(query, given)?;
    let begins = beginning(":party::int8");
    let heads = select(kind, facts, &shape, &shape.from, false);
    Some((
        format!("{begins} SELECT {columns} FROM ({heads} WHERE {}) r WHERE {conditions}", scope.join(" AND ")),
        given,
    ))
}

/// A text without case and without accents, as the database makes it.
fn folded(text: &str) -> String {
    format!(
        "replace(replace(regexp_replace(normalize(lower({text}), NFKD), '[\u{300}-\u{36f}]', '', 'g'), 'œ', 'oe'), 'æ', 'ae')"
    )
}

/// What the customer, and the site's manifest, narrow the list by.
fn narrowed(query: &Query<'_>, mut given: Given) -> Option<(String, Given)> {
    let filter = query.filter;
    let mut conditions = vec![format!("r.status <> '{DRAFT}'")];
    if !query.cancelled {
        conditions.push(format!("r.status <> '{CANCELLED}'"));
    }
    if filter.open || !filter.overdue_on.is_empty() {
        conditions.push("r.waits".to_owned());
    }
    if !filter.overdue_on.is_empty() {
        conditions.push("r.due <> '' AND r.due < :overdue_on".to_owned());
    }
    let amount = if filter.text.is_empty() { "" } else { filter.amount };
    if !filter.text.is_empty() {
        let sought = folded(":text");
        let mut holds = ["reference", "other_reference", "title"]
            .map(|column| format!("position({sought} in {}) > 0", folded(&format!("r.{column}"))))
            .to_vec();
        if !amount.is_empty() {
            plugin_api::amounts::units(amount, 8)?;
            holds.push("abs(r.total::numeric) = :amount::numeric".to_owned());
        }
        conditions.push(format!("({})", holds.join(" OR ")));
    }
    for (value, than, name) in [(filter.total_from, ">=", "total_from"), (filter.total_to, "<=", "total_to")] {
        if !value.is_empty() {
            // The portal has read it as an amount; what is none lets nothing through.
            plugin_api::amounts::units(value, 8)?;
            conditions.push(format!("r.total::numeric {than} :{name}::numeric"));
        }
    }
    for (value, condition) in [
        (filter.status, "r.status = :status"),
        (filter.from, "r.day >= :from"),
        (filter.to, "r.day <> '' AND r.day <= :to"),
    ] {
        if !value.is_empty() {
            conditions.push(condition.to_owned());
        }
    }
    if !filter.parent.is_empty() {
        conditions.push("r.parent = :parent".to_owned());
        given = given.number("parent", DocumentId::read(filter.parent)?.number);
    }
    for (name, value) in [
        ("overdue_on", filter.overdue_on),
        ("text", filter.text),
        ("amount", amount),
        ("total_from", filter.total_from),
        ("total_to", filter.total_to),
        ("status", filter.status),
        ("from", filter.from),
        ("to", filter.to),
    ] {
        if !value.is_empty() {
            given = given.text(name, value);
        }
    }
    Some((conditions.join(" AND "), given))
}

/// The contacts of each document: of a reserved one whoever may see it, of another one whom it names. One query for the whole
/// page.
fn contacts(
    erp: &Odoo,
    facts: &Facts,
    kind: Kind,
    party: Option<i64>,
    records: &[Record],
) -> Result<BTreeMap<i64, BTreeSet<String>>, Failure> {
    let mut named: BTreeMap<i64, BTreeSet<String>> = BTreeMap::new();
    if kind == Kind::Products || !facts.is_open(kind) {
        return Ok(named);
    }
    let shape = Shape::of(kind, facts);
    let model = shape.model;
    let columns = shape
        .named
        .iter()
        .map(|column| {
            format!(
                " UNION SELECT d.id::int8, {column}::int8 FROM {} WHERE d.id = ANY(:open)
                 AND {column} IN (SELECT id FROM family)",
                shape.from
            )
        })
        .collect::<Vec<_>>()
        .concat();
    let readers = facts.visible(kind, Reader::One("f.id"));
    let sql = format!(
        "{} SELECT f.res_id::int8 AS doc, f.partner_id::int8 AS contact FROM mail_followers f
         WHERE f.res_model = '{model}' AND f.res_id = ANY(:open) AND f.partner_id IN (SELECT id FROM family){columns}
         UNION SELECT d.id::int8, f.id FROM {} CROSS JOIN family f WHERE d.id = ANY(:reserved) AND {readers}",
        beginning(":party::int8"),
        shape.from
    );
    let of =
        |reserved: bool| records.iter().filter(move |record| record.reserved == reserved).map(|record| record.number);
    let given = Given::new()
        .number("party", party)
        .number("fallback", facts.first_company())
        .numbers("open", of(false))
        .numbers("reserved", of(true));
    for row in erp.connection.rows(&sql, given)? {
        if let (Some(document), Some(contact)) = (row.id("doc"), row.id("contact")) {
            named.entry(document).or_default().insert(contact.to_string());
        }
    }
    Ok(named)
}

fn ids_of(named: &BTreeMap<i64, BTreeSet<String>>, document: i64) -> Vec<&str> {
    named.get(&document).map(|ids| ids.iter().map(String::as_str).collect()).unwrap_or_default()
}
