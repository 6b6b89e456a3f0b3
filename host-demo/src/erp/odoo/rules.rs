//! The rules in force as SQL: who sees a document is what Odoo's own record rules for portal users say, in this database and
//! now. A rule with something in it that is not known here is refused; nothing is guessed.
//!
//! The SQL speaks of the document as `d`, and of three tables that every question begins with: `family`, the third party and
//! everybody below it; `common`, the companies that no portal user of the family is kept from.

use super::domain::{Domain, Value};

/// For whom a rule is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reader<'a> {
    /// Everybody of the family alike: what depends on a person is a no.
    Everybody,
    /// One contact, an expression.
    One(&'a str),
}

/// What a model is in the database, as far as its rules speak of it.
#[derive(Clone, Copy)]
pub(super) struct Model<'a> {
    /// Odoo's name of it, which followers are kept under.
    pub name: &'static str,
    /// Whether its table has this column.
    pub has: &'a dyn Fn(&str) -> bool,
    /// Whether the table of projects has this column.
    pub project_has: &'a dyn Fn(&str) -> bool,
}

/// The condition that a domain is; the field that is not understood, where one is not.
pub(super) fn sql(domain: &Domain, model: &Model<'_>, reader: Reader<'_>) -> Result<String, String> {
    let joined = |domains: &[Domain], word: &str, none: &str| -> Result<String, String> {
        let parts: Result<Vec<String>, String> = domains.iter().map(|domain| sql(domain, model, reader)).collect();
        let parts = parts?;
        Ok(if parts.is_empty() { none.to_owned() } else { format!("({})", parts.join(word)) })
    };
    match domain {
        Domain::And(domains) => joined(domains, " AND ", "TRUE"),
        Domain::Or(domains) => joined(domains, " OR ", "FALSE"),
        Domain::Not(inner) => {
            // What is a no for everybody alike would turn into a yes.
            let inner = sql(inner, model, reader)?;
            if reader == Reader::Everybody && speaks_of_persons(domain) {
                return Err("`!` before a condition on a person".to_owned());
            }
            Ok(format!("NOT COALESCE({inner}, FALSE)"))
        }
        Domain::Always(yes) => Ok(yes.to_string().to_uppercase()),
        Domain::Leaf(field, operator, value) => {
            leaf(field, operator, value, model, reader).ok_or_else(|| format!("`{field} {operator} {}`", short(value)))
        }
    }
}

fn speaks_of_persons(domain: &Domain) -> bool {
    match domain {
        Domain::And(domains) | Domain::Or(domains) => domains.iter().any(speaks_of_persons),
        Domain::Not(inner) => speaks_of_persons(inner),
        Domain::Leaf(field, _, value) => field.contains("collaborator") || whom(value).is_some(),
        Domain::Always(_) => false,
    }
}

/// Who or what a value of a rule stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Whom {
    /// The user's commercial partner.
    Commercial,
    /// The user's own partner.
    Own,
    /// The user's companies.
    Companies,
    /// The user's companies, or none.
    CompaniesOrNone,
    /// The company that the user works in.
    Company,
}

fn whom(value: &Value) -> Option<Whom> {
    match value {
        Value::Name(name) => match name.as_str() {
            "user.commercial_partner_id.id" | "user.partner_id.commercial_partner_id.id" => Some(Whom::Commercial),
            "user.partner_id.id" | "user.partner_id.ids" => Some(Whom::Own),
            "company_ids" | "user.company_ids.ids" => Some(Whom::Companies),
            "user.company_id.id" | "user.company_id.ids" => Some(Whom::Company),
            _ => None,
        },
        Value::List(values) => match &values[..] {
            [one] => whom(one),
            _ => None,
        },
        Value::Sum(one, other) => match (whom(one)?, &**other) {
            (Whom::Companies, Value::List(values)) if values[..] == [Value::Bool(false)] => Some(Whom::CompaniesOrNone),
            _ => None,
        },
        _ => None,
    }
}

fn leaf(field: &str, operator: &str, value: &Value, model: &Model<'_>, reader: Reader<'_>) -> Option<String> {
    let parts: Vec<&str> = field.split('.').collect();
    match (&parts[..], operator) {
        (["message_partner_ids"], _) => follows(model.name, "d.id", operator, value, reader),
        (["project_id", "message_partner_ids"], _) => {
            follows("project.project", "d.project_id", operator, value, reader)
        }
        (["project_id", "collaborator_ids"], "any") => collaborates(value, model, reader),
        (["project_id", "collaborator_ids", "partner_id"], "in" | "=") if whom(value) == Some(Whom::Own) => {
            Some(collaborator("", reader))
        }
        (["company_id"], _) if whom(value).is_some() => of_company(operator, whom(value)?, reader),
        (["partner_id"], _) if whom(value).is_some() => party("d.partner_id", operator, whom(value)?, reader),
        (["sale_id", "partner_id"], _) if whom(value).is_some() => {
            let buyer = "(SELECT s.partner_id FROM sale_order s WHERE s.id = d.sale_id)";
            party(buyer, operator, whom(value)?, reader)
        }
        (["project_id", "partner_id"], _) if whom(value).is_some() => {
            party(&of_project("partner_id"), operator, whom(value)?, reader)
        }
        (["website_published"], _) if (model.has)("is_published") => compared("d.is_published", operator, value),
        ([column], _) if (model.has)(column) => compared(&format!("d.{column}"), operator, value),
        (["project_id", column], _) if (model.project_has)(column) => compared(&of_project(column), operator, value),
        _ => None,
    }
}

fn of_project(column: &str) -> String {
    format!("(SELECT project.{column} FROM project_project project WHERE project.id = d.project_id)")
}

fn follows(model: &str, record: &str, operator: &str, value: &Value, reader: Reader<'_>) -> Option<String> {
    let followed = |who: &str| {
        format!(
            "{record} IN (SELECT follower.res_id FROM mail_followers follower WHERE follower.res_model = '{model}' AND follower.partner_id {who})"
        )
    };
    match (whom(value)?, operator, reader) {
        (Whom::Commercial, "child_of", _) => Some(followed("IN (SELECT id FROM family)")),
        (Whom::Own, "in" | "=", Reader::Everybody) => Some("FALSE".to_owned()),
        (Whom::Own, "in" | "=", Reader::One(contact)) => Some(format!(
            "EXISTS (SELECT 1 FROM mail_followers follower WHERE follower.res_model = '{model}' AND follower.res_id = {record} AND follower.partner_id = {contact})"
        )),
        _ => None,
    }
}

fn party(column: &str, operator: &str, whom: Whom, reader: Reader<'_>) -> Option<String> {
    match (whom, operator, reader) {
        (Whom::Commercial, "child_of", _) => Some(format!("{column} IN (SELECT id FROM family)")),
        (Whom::Own, "=" | "in" | "child_of", Reader::Everybody) => Some("FALSE".to_owned()),
        (Whom::Own, "=" | "in", Reader::One(contact)) => Some(format!("{column} = {contact}")),
        (Whom::Own, "child_of", Reader::One(contact)) => Some(format!(
            "{column} IN (WITH RECURSIVE below(id) AS (SELECT {contact}::int8 UNION
             SELECT p.id FROM res_partner p JOIN below b ON p.parent_id = b.id) SELECT id FROM below)"
        )),
        _ => None,
    }
}

/// Collaborators of a project, and what else the rule wants of them.
fn collaborates(value: &Value, model: &Model<'_>, reader: Reader<'_>) -> Option<String> {
    let (mut own, mut more) = (false, String::new());
    let domain = super::domain::domain(value)?;
    let leaves = if let Domain::And(leaves) = domain { leaves } else { vec![domain] };
    for leaf in &leaves {
        match leaf {
            Domain::Leaf(field, operator, value) if field == "partner_id" && operator == "=" => {
                own = whom(value) == Some(Whom::Own);
                if !own {
                    return None;
                }
            }
            Domain::Leaf(field, operator, value) if field == "limited_access" => {
                more.push_str(" AND ");
                more.push_str(&compared("c.limited_access", operator, value)?);
            }
            _ => return None,
        }
    }
    let _ = model;
    own.then(|| collaborator(&more, reader))
}

fn collaborator(more: &str, reader: Reader<'_>) -> String {
    match reader {
        Reader::Everybody => "FALSE".to_owned(),
        Reader::One(contact) => format!(
            "EXISTS (SELECT 1 FROM project_collaborator c WHERE c.project_id = d.project_id AND c.partner_id = {contact}{more})"
        ),
    }
}

/// A person without a user of Odoo's is kept from no company.
fn of_company(operator: &str, whom: Whom, reader: Reader<'_>) -> Option<String> {
    let or_none = match (operator, whom) {
        ("in" | "=" | "child_of", Whom::Company) => return Some(of_one_company(reader)),
        ("in" | "parent_of" | "child_of", Whom::Companies) => false,
        ("in", Whom::CompaniesOrNone) => true,
        _ => return None,
    };
    let allowed = match reader {
        Reader::Everybody => "d.company_id IN (SELECT id FROM common)".to_owned(),
        Reader::One(contact) => format!(
            "(d.company_id IN (SELECT id FROM common)
             OR NOT EXISTS (SELECT 1 FROM res_users u WHERE u.partner_id = {contact} AND u.active)
             OR EXISTS (SELECT 1 FROM res_users u JOIN res_company_users_rel r ON r.user_id = u.id
                        JOIN res_company own ON own.id = r.cid
                        WHERE u.partner_id = {contact} AND u.active
                        AND (r.cid = d.company_id{kin})))",
            kin = if operator == "parent_of" { " OR own.parent_id = d.company_id" } else { "" },
        ),
    };
    Some(if or_none { format!("(d.company_id IS NULL OR {allowed})") } else { allowed })
}

/// The company that a user works in now, and not the others that are allowed.
fn of_one_company(reader: Reader<'_>) -> String {
    match reader {
        Reader::Everybody => "NOT EXISTS (SELECT 1 FROM res_users u WHERE u.partner_id IN (SELECT id FROM family)
             AND u.active AND u.share AND u.company_id IS DISTINCT FROM d.company_id)"
            .to_owned(),
        Reader::One(contact) => format!(
            "(NOT EXISTS (SELECT 1 FROM res_users u WHERE u.partner_id = {contact} AND u.active)
             OR EXISTS (SELECT 1 FROM res_users u WHERE u.partner_id = {contact} AND u.active AND u.company_id = d.company_id))"
        ),
    }
}

/// A plain comparison with a literal.
fn compared(column: &str, operator: &str, value: &Value) -> Option<String> {
    let text = |value: &Value| match value {
        // Only words: what a quote could end is none.
        Value::Text(text) if text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') => Some(format!("'{text}'")),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    };
    match (operator, value) {
        ("=" | "==", Value::Bool(true)) => Some(format!("{column} IS TRUE")),
        ("!=" | "<>", Value::Bool(true)) => Some(format!("{column} IS NOT TRUE")),
        // Odoo's `False` is "not set" for what is no truth value.
        ("=" | "==", Value::Bool(false) | Value::None) => Some(format!("COALESCE({column}::text, 'false') = 'false'")),
        ("!=" | "<>", Value::Bool(false) | Value::None) => {
            Some(format!("COALESCE({column}::text, 'false') <> 'false'"))
        }
        ("=" | "==", value) => Some(format!("{column} = {}", text(value)?)),
        ("!=" | "<>", value) => Some(format!("{column} IS DISTINCT FROM {}", text(value)?)),
        ("in" | "not in", Value::List(values)) => {
            let values: Option<Vec<String>> = values.iter().map(text).collect();
            let values = values.filter(|values| !values.is_empty())?.join(", ");
            let is_in = format!("COALESCE({column} IN ({values}), FALSE)");
            Some(if operator == "in" { is_in } else { format!("NOT {is_in}") })
        }
        _ => None,
    }
}

fn short(value: &Value) -> String {
    match value {
        Value::Text(text) => format!("'{text}'"),
        Value::Number(number) => number.to_string(),
        Value::Bool(yes) => yes.to_string(),
        Value::None => "None".to_owned(),
        Value::Name(name) => name.clone(),
        Value::List(values) => format!("[{}]", values.iter().map(short).collect::<Vec<_>>().join(", ")),
        Value::Sum(one, other) => format!("{} + {}", short(one), short(other)),
    }
}

#[cfg(test)]
mod tests {
    use super::super::domain;
    use super::*;

    fn asked(rule: &str, reader: Reader<'_>) -> Result<String, String> {
        let has = |column: &str| ["state", "move_type", "active", "is_published", "sale_ok"].contains(&column);
        let project_has = |column: &str| column == "privacy_visibility";
        let model = Model { name: "project.task", has: &has, project_has: &project_has };
        sql(&domain::read(rule).ok_or("no domain")?, &model, reader)
    }

    #[test]
    fn what_depends_on_a_person_is_a_no_for_everybody_alike() {
        let own = "['|', ('message_partner_ids', 'in', [user.partner_id.id]), ('partner_id', '=', user.partner_id.id)]";
        assert_eq!(asked(own, Reader::Everybody).as_deref(), Ok("(FALSE OR FALSE)"));
        let one = asked(own, Reader::One(":contact")).unwrap();
        assert!(one.contains("follower.partner_id = :contact") && one.contains("d.partner_id = :contact"), "{one}");
        let family = "[('message_partner_ids','child_of',[user.commercial_partner_id.id])]";
        assert_eq!(asked(family, Reader::Everybody), asked(family, Reader::One(":contact")));
    }

    #[test]
    fn what_is_not_understood_is_refused_and_named() {
        for (rule, named) in [
            ("[('user_id', '=', user.id)]", "user_id"),
            ("[('state', '=', \"x' OR '1'='1\")]", "state"),
            ("[('state', 'ilike', 'x')]", "state"),
            ("[('message_partner_ids', 'not in', [user.partner_id.id])]", "message_partner_ids"),
            ("[('partner_id', '=', 7), ('secret', '=', 1)]", "partner_id"),
            ("['!', ('partner_id', '=', user.partner_id.id)]", "!"),
            ("[('company_id', 'not in', company_ids)]", "company_id"),
            ("[('project_id.collaborator_ids', 'any', [('role', '=', 'x')])]", "collaborator_ids"),
        ] {
            let refused = asked(rule, Reader::Everybody).unwrap_err();
            assert!(refused.contains(named), "{rule}: {refused}");
        }
    }

    #[test]
    fn odoos_own_rules_are_understood() {
        for rule in [
            "[('state', 'not in', ('cancel', 'draft')), ('move_type', 'in', ('out_invoice', 'out_refund')), ('message_partner_ids','child_of',[user.commercial_partner_id.id])]",
            "[('state', 'not in', ('cancel', 'draft')), ('partner_id','child_of',[user.commercial_partner_id.id])]",
            "['|', '|', ('message_partner_ids', 'in', [user.partner_id.id]), ('partner_id', '=', user.partner_id.id), ('sale_id.partner_id', '=', user.partner_id.id)]",
            "[('project_id.privacy_visibility', 'in', ['portal', 'invited_users']), ('active', '=', True), '|', ('project_id.message_partner_ids', 'child_of', [user.partner_id.commercial_partner_id.id]), ('project_id.collaborator_ids', 'any', [('partner_id', '=', user.partner_id.id), ('limited_access', '=', False)])]",
            "[('website_published', '=', True), ('sale_ok', '=', True)]",
            "['|', ('company_id', '=', False), ('company_id', 'child_of', [user.company_id.id])]",
            "[('company_id', 'in', company_ids + [False])]",
        ] {
            // `company_id` is no column of the table here, but a rule of its own.
            let rule = rule.replace("('company_id', '=', False)", "('company_id', 'in', company_ids)");
            for reader in [Reader::Everybody, Reader::One("f.id")] {
                let sql = asked(&rule, reader).unwrap_or_else(|refused| panic!("{rule}: {refused:?}"));
                assert!(!sql.contains(" f WHERE "), "a table within is called like the reader's: {sql}");
            }
        }
    }
}
