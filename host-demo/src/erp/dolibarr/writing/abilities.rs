//! What the technical user may do: asked of Dolibarr itself, and named where it is missing.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use plugin_api::Failure;
use plugin_api::Kind;
use plugin_api::actions::ActKind;
use serde::Deserialize;

use super::MARK;
use super::api::{Api, Id, Trouble};
use crate::erp::dolibarr::Dolibarr;
use crate::erp::dolibarr::connection::Given;

/// Something that is written, and that needs rights of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::erp::dolibarr) enum Write {
    /// Accept and decline quotes.
    Quotes,
    /// Open, answer, close and reopen tickets.
    Tickets,
    /// Place orders.
    Orders,
    /// Put contacts right.
    Contacts,
    /// Open third parties for those who sign up.
    ThirdParties,
    /// Make the PDF of a kind of document.
    Pdf(Kind),
}

/// What one kind of writing needs: rights, modules, and kinds of records that carry our mark.
struct Need {
    rights: &'static [u64],
    modules: &'static [&'static str],
    marked: &'static [&'static str],
}

impl Write {
    /// All of them, in the order in which people are told.
    pub const ALL: [Self; 9] = [
        Self::Quotes,
        Self::Tickets,
        Self::Orders,
        Self::Contacts,
        Self::ThirdParties,
        Self::Pdf(Kind::Invoices),
        Self::Pdf(Kind::Quotes),
        Self::Pdf(Kind::Orders),
        Self::Pdf(Kind::Shipments),
    ];

    /// What an act of the portal needs.
    pub const fn of(act: ActKind) -> Self {
        match act {
            ActKind::AnswerQuotes => Self::Quotes,
            ActKind::WriteTickets => Self::Tickets,
            ActKind::PlaceOrders => Self::Orders,
            ActKind::EditContact => Self::Contacts,
        }
    }

    /// For people.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Quotes => "quotes accepted and declined",
            Self::Tickets => "tickets opened and answered",
            Self::Orders => "orders placed",
            Self::Contacts => "contacts put right",
            Self::ThirdParties => "third parties opened for sign-ups",
            Self::Pdf(Kind::Invoices) => "PDFs of invoices made",
            Self::Pdf(Kind::Quotes) => "PDFs of quotes made",
            Self::Pdf(Kind::Orders) => "PDFs of orders made",
            Self::Pdf(_) => "PDFs of shipments made",
        }
    }

    const fn needs(self) -> Need {
        let (rights, modules, marked): (&[u64], &[&str], &[&str]) = match self {
            Self::Quotes => (&[21, 22, 262], &["PROPALE"], &[]),
            Self::Tickets => (&[56_001, 56_002, 2401, 2402], &["TICKET", "AGENDA"], &["ticket", "actioncomm"]),
            Self::Orders => (&[81, 82, 262], &["COMMANDE"], &["commande"]),
            Self::Contacts => (&[281, 282], &["SOCIETE"], &[]),
            Self::ThirdParties => (&[121, 122, 262, 281, 282], &["SOCIETE"], &["societe"]),
            Self::Pdf(Kind::Invoices) => (&[12], &["FACTURE"], &[]),
            Self::Pdf(Kind::Quotes) => (&[22], &["PROPALE"], &[]),
            Self::Pdf(Kind::Orders) => (&[82], &["COMMANDE"], &[]),
            Self::Pdf(_) => (&[102], &["EXPEDITION"], &[]),
        };
        Need { rights, modules, marked }
    }
}

/// Dolibarr's own user behind the key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::erp::dolibarr) struct Caller {
    /// Its id.
    pub id: u64,
    /// Its login.
    pub login: String,
    /// Its entity; 0 may act in each.
    pub entity: u64,
    /// Whether it administers Dolibarr, which it should not.
    pub admin: bool,
}

/// What can be written, entity by entity, and what is missing where it cannot.
#[derive(Clone, Debug, Default)]
pub(in crate::erp::dolibarr) struct Abilities {
    /// Who writes; `None` where the API does not say.
    pub caller: Option<Caller>,
    /// Why nothing can be written at all.
    pub trouble: Option<String>,
    lacks: BTreeMap<(Write, u64), Vec<String>>,
}

impl Abilities {
    /// Asks the API who its key is, and the database what that user may do. `before` is who it was the last time.
    ///
    /// # Errors
    /// Those of the database; the API's own are a part of the answer.
    pub fn read(erp: &Dolibarr, api: &Api, before: Option<&Caller>) -> Result<Self, Failure> {
        let caller = match caller(erp, api, before)? {
            Ok(caller) => caller,
            Err(trouble) => return Ok(Self { trouble: Some(trouble), ..Self::default() }),
        };
        if let Some(trouble) = kept_out(erp, &caller)? {
            return Ok(Self { caller: Some(caller), trouble: Some(trouble), ..Self::default() });
        }
        let (granted, modules, marked) = (granted(erp, &caller)?, modules(erp)?, marked(erp)?);
        let mut entities: BTreeSet<u64> = modules.iter().map(|(_, entity)| *entity).filter(|one| *one > 0).collect();
        if caller.entity > 0 {
            entities = BTreeSet::from([caller.entity]);
        }
        let mut lacks = BTreeMap::new();
        for entity in entities {
            for write in Write::ALL {
                let Need { rights, modules: needed, marked: marks } = write.needs();
                let modules = needed.iter().filter(|name| {
                    let on = |entity| modules.contains(&(format!("MAIN_MODULE_{name}"), entity));
                    !on(entity) && !on(0)
                });
                let modules = modules.map(|name| format!("the module {name}"));
                let rights = rights.iter().filter(|right| !granted.contains(&(**right, entity)));
                let rights = rights.map(|right| format!("the right {right}, {}", right_words(*right)));
                let marks = marks.iter().filter(|kind| {
                    let on = |entity| marked.contains(&((**kind).to_owned(), entity));
                    !on(entity) && !on(0)
                });
                let marks = marks.map(|kind| format!("the unique attribute {MARK} of {}", kind_words(kind)));
                lacks.insert((write, entity), modules.chain(rights).chain(marks).collect());
            }
        }
        Ok(Self { caller: Some(caller), trouble: None, lacks })
    }

    /// Whether this can be written in the entity.
    pub fn can(&self, write: Write, entity: u64) -> bool {
        self.lacks.get(&(write, entity)).is_some_and(Vec::is_empty)
    }

    /// Whether this can be written in some entity.
    pub fn can_somewhere(&self, write: Write) -> bool {
        self.lacks.iter().any(|((one, _), lacks)| *one == write && lacks.is_empty())
    }

    /// The entities in which the technical user acts.
    pub fn entities(&self) -> Vec<u64> {
        self.lacks.keys().map(|(_, entity)| *entity).collect::<BTreeSet<_>>().into_iter().collect()
    }

    /// The entities in which this can be written.
    pub fn entities_of(&self, write: Write) -> Vec<u64> {
        let can = self.lacks.iter().filter(|((one, _), lacks)| *one == write && lacks.is_empty());
        can.map(|((_, entity), _)| *entity).collect()
    }

    /// What is missing for this in the entity.
    pub fn lacks(&self, write: Write, entity: u64) -> &[String] {
        self.lacks.get(&(write, entity)).map_or(&[], Vec::as_slice)
    }

    /// The header that names the entity: only a user of all entities may choose.
    pub fn named(&self, entity: u64) -> Option<u64> {
        self.caller.as_ref().is_some_and(|caller| caller.entity == 0).then_some(entity)
    }

    /// One sentence for each thing that cannot be written, and why.
    pub fn sentences(&self) -> Vec<String> {
        if let Some(trouble) = &self.trouble {
            return vec![format!("nothing is written: {trouble}")];
        }
        let mut sentences = Vec::new();
        for ((write, entity), lacks) in &self.lacks {
            if !lacks.is_empty() {
                sentences.push(format!("no {} in entity {entity}: {} is missing", write.words(), lacks.join(", ")));
            }
        }
        if self.caller.as_ref().is_some_and(|caller| caller.admin) {
            sentences.push("the API's key is an administrator's; give it to a user of its own".to_owned());
        }
        sentences
    }
}

#[derive(Deserialize)]
struct Status {
    #[expect(dead_code, reason = "its presence says that this is Dolibarr's API")]
    success: Version,
}

#[derive(Deserialize)]
struct Version {
    #[expect(dead_code, reason = "its presence says that this is Dolibarr's API")]
    dolibarr_version: String,
}

/// The user whose key it is: Dolibarr shows each user itself, and those who may read all users who they are.
fn caller(erp: &Dolibarr, api: &Api, before: Option<&Caller>) -> Result<Result<Caller, String>, Failure> {
    if let Err(trouble) = api.get::<Status>("status") {
        return Ok(Err(told(trouble)));
    }
    let rows = erp.connection.rows(
        "SELECT rowid AS id, login, entity, admin FROM llx_user
         WHERE COALESCE(fk_soc, 0) = 0 AND statut = 1 AND api_key <> '' ORDER BY admin, rowid LIMIT 50",
        Given::new(),
    )?;
    let read = |row: &crate::erp::dolibarr::connection::Cells| Caller {
        id: row.id("id").unwrap_or_default(),
        login: row.text("login"),
        entity: row.id("entity").unwrap_or_default(),
        admin: row.is("admin"),
    };
    let mut users: Vec<Caller> = rows.iter().map(read).collect();
    users.sort_by_key(|user| before.is_none_or(|before| before.id != user.id));
    let who = match api.get::<User>("users/info") {
        Ok(user) => Some(user.id.0),
        Err(Trouble::Said(403 | 404, _)) => {
            let mut found = None;
            for user in &users {
                match api.get::<User>(&format!("users/{}", user.id)) {
                    Ok(shown) if shown.id.0 == user.id => {
                        found = Some(user.id);
                        break;
                    }
                    Ok(_) | Err(Trouble::Said(403 | 404, _)) => {}
                    Err(trouble) => return Ok(Err(told(trouble))),
                }
            }
            found
        }
        Err(trouble) => return Ok(Err(told(trouble))),
    };
    Ok(users.into_iter().find(|user| Some(user.id) == who).ok_or_else(|| {
        "the API's key is of no user without third party that is in use; make a user for the portal alone".to_owned()
    }))
}

#[derive(Deserialize)]
struct User {
    id: Id,
}

fn told(trouble: Trouble) -> String {
    trouble.failure("the API").message
}

/// Dolibarr's maintenance lets one login in, and its API goes on for the others all the same.
pub(in crate::erp::dolibarr) fn kept_out(erp: &Dolibarr, caller: &Caller) -> Result<Option<String>, Failure> {
    let only = erp.connection.row(
        "SELECT value FROM llx_const WHERE name = 'MAIN_ONLY_LOGIN_ALLOWED' AND value <> '' ORDER BY entity LIMIT 1",
        Given::new(),
    )?;
    let only = only.map(|row| row.text("value")).filter(|login| *login != caller.login);
    Ok(only.map(|_| "Dolibarr is closed for maintenance; wait until it is over".to_owned()))
}

/// The rights of the user as Dolibarr counts them: its own and its groups', where the module is on.
fn granted(erp: &Dolibarr, caller: &Caller) -> Result<BTreeSet<(u64, u64)>, Failure> {
    let rows = erp.connection.rows(
        "SELECT g.granted, g.entity FROM (
           SELECT ur.fk_id AS granted, ur.entity FROM llx_user_rights ur WHERE ur.fk_user = :user
           UNION SELECT gr.fk_id, gr.entity FROM llx_usergroup_user member
           JOIN llx_usergroup_rights gr ON gr.fk_usergroup = member.fk_usergroup AND gr.entity = member.entity
           WHERE member.fk_user = :user
         ) g JOIN llx_rights_def known ON known.id = g.granted AND known.entity = g.entity",
        Given::new().number("user", caller.id),
    )?;
    Ok(rows.iter().filter_map(|row| Some((row.id("granted")?, row.id("entity")?))).collect())
}

fn modules(erp: &Dolibarr) -> Result<BTreeSet<(String, u64)>, Failure> {
    let rows = erp.connection.rows(
        "SELECT name, entity FROM llx_const WHERE name LIKE 'MAIN\\_MODULE\\_%' AND value <> '' AND value <> '0'",
        Given::new(),
    )?;
    Ok(rows.iter().map(|row| (row.text("name"), row.id("entity").unwrap_or(0))).collect())
}

/// The kinds of records whose attribute [`MARK`] Dolibarr knows in an entity, and whose database lets no value in twice.
fn marked(erp: &Dolibarr) -> Result<BTreeSet<(String, u64)>, Failure> {
    let known = erp.connection.rows(
        "SELECT elementtype AS kind, entity FROM llx_extrafields WHERE name = :mark",
        Given::new().text("mark", MARK),
    )?;
    let unique = erp.connection.rows(
        "SELECT table_name AS name FROM information_schema.statistics
         WHERE table_schema = DATABASE() AND non_unique = 0
         GROUP BY table_name, index_name HAVING COUNT(*) = 1 AND MAX(column_name) = :mark",
        Given::new().text("mark", MARK),
    )?;
    let unique: BTreeSet<String> = unique.iter().map(|row| row.text("name")).collect();
    let is_unique = |kind: &str| unique.contains(&erp.connection.named(&format!("llx_{kind}_extrafields")));
    let known = known.iter().map(|row| (row.text("kind"), row.id("entity").unwrap_or(0)));
    Ok(known.filter(|(kind, _)| is_unique(kind)).collect())
}

/// The kinds of records that carry our mark, as Dolibarr's screens call them.
pub(in crate::erp::dolibarr) const MARKED: [(&str, &str); 4] =
    [("ticket", "tickets"), ("actioncomm", "agenda events"), ("commande", "orders"), ("societe", "third parties")];

fn kind_words(kind: &str) -> &'static str {
    MARKED.iter().find(|(known, _)| *known == kind).map_or("records", |(_, words)| words)
}

/// The rights by the numbers that Dolibarr has for them.
const RIGHTS: [(u64, &str); 18] = [
    (12, "create and change invoices"),
    (21, "read quotes"),
    (22, "create and change quotes"),
    (81, "read orders"),
    (82, "create and change orders"),
    (102, "create and change shipments"),
    (121, "read third parties"),
    (122, "create and change third parties"),
    (262, "extend access to all third parties"),
    (281, "read contacts"),
    (282, "create and change contacts"),
    (2401, "read own events"),
    (2402, "create own events"),
    (56_001, "read tickets"),
    (56_002, "create and change tickets"),
    (101, "read shipments"),
    (11, "read invoices"),
    (84, "validate orders"),
];

fn right_words(right: u64) -> &'static str {
    RIGHTS.iter().find(|(known, _)| *known == right).map_or("of that number", |(_, words)| words)
}

/// Every right that something here needs, once, with its words and what it is for.
pub(in crate::erp::dolibarr) fn rights() -> BTreeMap<u64, (&'static str, Vec<Write>)> {
    let mut rights: HashMap<u64, Vec<Write>> = HashMap::new();
    for write in Write::ALL {
        for right in write.needs().rights {
            rights.entry(*right).or_default().push(write);
        }
    }
    rights.into_iter().map(|(right, writes)| (right, (right_words(right), writes))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_right_and_every_marked_kind_that_is_needed_has_words() {
        for write in Write::ALL {
            for right in write.needs().rights {
                assert_ne!(right_words(*right), "of that number", "{right}");
            }
            for kind in write.needs().marked {
                assert_ne!(kind_words(kind), "records", "{kind}");
            }
        }
        assert!(rights().len() >= 15);
    }
}
