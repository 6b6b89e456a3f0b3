//! Everything that the portal holds on one user (GDPR art. 15 and 20), part by part; no hash, token or secret.
//!
//! Of a ledger, a user gets the entries of what they did themselves, in accounts that they are a member of; of an account
//! that they own also those that others wrote about them: so much of it they may read on its page too. Never of the
//! time before the user had the login: somebody else may have had it.

use serde_json::{Map, Value};

use crate::error::Error;
use crate::model::users::UserId;
use crate::store::Store;
use crate::store::engine::{self, Cell, Connection, Row, params};
use crate::store::rows::time_of_sql;

/// How many rows of a part are given at the most, the newest.
pub const MOST: u32 = 1000;

/// One part of a download.
#[derive(Clone, Copy, Debug)]
pub struct Part {
    /// What it is called.
    pub name: &'static str,
    /// The tables and columns that name the user, and that it tells of.
    pub of: &'static [(&'static str, &'static str)],
    sql: &'static str,
}

/// What names a user and is not given, with the reason.
pub const LEFT_OUT: [(&str, &str, &str); 7] = [
    (
        "begun_actions",
        "user",
        "what is on its way to the ERP, for three days at the most; what came of it is in the ledger",
    ),
    ("hand_offs", "user", "codes that live for 60 seconds; what they open is a session"),
    ("invitation_codes", "user", "codes that live for 10 minutes"),
    ("invitation_mails", "inviter", "counted for the caps of a day; the invitation itself is given"),
    ("login_codes", "other", "codes that live for 10 minutes"),
    ("lost_contacts", "user", "tells staff that the contact, which is given with the user, is gone in the ERP"),
    ("pending_sign_ins", "user", "sign-ins that wait for five minutes; the try itself is in the activity"),
];

/// The parts, in their order. `?1` is the user, `?2` is [`MOST`].
pub const PARTS: [Part; 25] = [
    Part {
        name: "user",
        of: &[("users", "id")],
        sql: "SELECT id AS number, realm, login, name, email, email_verified AS email_proved, locale AS language, time_zone, state, \
              contact, password_changed, last_sign_in, created FROM users WHERE id = ?1 LIMIT ?2",
    },
    Part {
        name: "logins_kept_on_sites",
        of: &[("kept_logins", "user")],
        sql: "SELECT site, login_key AS login FROM kept_logins WHERE user = ?1 ORDER BY site LIMIT ?2",
    },
    Part {
        name: "contacts_of_the_erp",
        of: &[("kept_contacts", "user")],
        sql: "SELECT third_party, contact FROM kept_contacts JOIN accounts ON accounts.id = account \
              WHERE user = ?1 ORDER BY account LIMIT ?2",
    },
    Part {
        name: "users_of_the_erp",
        of: &[("erp_users", "user")],
        sql: "SELECT erp_id AS id, third_party, granted, erp_users.state FROM erp_users \
              LEFT JOIN accounts ON accounts.id = account WHERE user = ?1 ORDER BY erp_id LIMIT ?2",
    },
    Part {
        name: "contacts_of_accounts",
        of: &[("contacts", "user")],
        sql: "SELECT third_party, name, email, categories, contacts.created FROM contacts \
              JOIN accounts ON accounts.id = account WHERE user = ?1 ORDER BY contacts.id LIMIT ?2",
    },
    Part {
        name: "memberships",
        of: &[("memberships", "user"), ("accounts", "owner")],
        sql: "SELECT third_party, CASE WHEN accounts.owner = user THEN 'owner' ELSE 'member' END AS role, permissions, sees, \
              memberships.state, memberships.sites, ends, memberships.created FROM memberships \
              JOIN accounts ON accounts.id = account WHERE user = ?1 ORDER BY account LIMIT ?2",
    },
    Part {
        name: "permissions_asked_for",
        of: &[("permission_requests", "user")],
        sql: "SELECT third_party, permission, text, asked, open FROM permission_requests \
              JOIN accounts ON accounts.id = account WHERE user = ?1 ORDER BY asked DESC, account, permission LIMIT ?2",
    },
    Part {
        name: "notices",
        of: &[("notices", "user")],
        sql: "SELECT third_party, kind, document, event, site, notices.created, opened FROM notices \
              JOIN announcements ON announcements.id = announcement JOIN accounts ON accounts.id = notices.account \
              WHERE user = ?1 ORDER BY notices.id DESC LIMIT ?2",
    },
    Part {
        name: "notices_wanted",
        of: &[("notice_choices", "user")],
        sql: "SELECT third_party, kind, choice FROM notice_choices JOIN accounts ON accounts.id = account \
              WHERE user = ?1 ORDER BY account, kind LIMIT ?2",
    },
    Part {
        name: "first_accounts",
        of: &[("default_accounts", "user")],
        sql: "SELECT site, third_party FROM default_accounts JOIN accounts ON accounts.id = account \
              WHERE user = ?1 ORDER BY site LIMIT ?2",
    },
    Part {
        name: "sessions",
        of: &[("sessions", "user")],
        sql: "SELECT site, opened, used, ended, agent, network FROM sessions WHERE user = ?1 \
              AND id NOT IN (SELECT session FROM views_as) ORDER BY id DESC LIMIT ?2",
    },
    Part {
        name: "looks_of_staff",
        of: &[("sessions", "user")],
        sql: "SELECT site, opened, ended FROM sessions WHERE user = ?1 AND id IN (SELECT session FROM views_as) \
              ORDER BY id DESC LIMIT ?2",
    },
    Part {
        name: "known_browsers",
        of: &[("devices", "user")],
        sql: "SELECT used FROM devices WHERE user = ?1 ORDER BY used DESC LIMIT ?2",
    },
    Part {
        name: "second_factor",
        of: &[("second_factors", "user"), ("recovery_codes", "user")],
        sql: "SELECT since, (SELECT count(*) FROM recovery_codes WHERE recovery_codes.user = ?1) AS recovery_codes \
              FROM second_factors WHERE user = ?1 LIMIT ?2",
    },
    Part {
        name: "activity",
        of: &[("activity", "user")],
        sql: "SELECT at, event, site, network, browser FROM activity WHERE user = ?1 ORDER BY id DESC LIMIT ?2",
    },
    Part {
        name: "password_links",
        of: &[("links", "user")],
        sql: "SELECT created, expires, used FROM links WHERE user = ?1 ORDER BY created DESC LIMIT ?2",
    },
    Part {
        name: "email_change",
        of: &[("email_changes", "user")],
        sql: "SELECT email, site, created, expires, old_confirmed, new_confirmed FROM email_changes \
              WHERE user = ?1 LIMIT ?2",
    },
    Part {
        name: "sign_up",
        of: &[("sign_ups", "user")],
        sql: "SELECT company, next, created, expires FROM sign_ups WHERE user = ?1 LIMIT ?2",
    },
    Part {
        name: "invitations_sent",
        of: &[("invitations", "inviter")],
        sql: "SELECT third_party, site, email, name, invitations.state, invitations.created, expires, settled \
              FROM invitations JOIN accounts ON accounts.id = account WHERE inviter = ?1 \
              ORDER BY invitations.id DESC LIMIT ?2",
    },
    Part {
        name: "invitations_received",
        of: &[],
        sql: "SELECT site, inviter_name AS inviter, invitations.email, invitations.name, invitations.state, \
              invitations.created, expires, settled FROM invitations JOIN users ON users.id = ?1 \
              AND users.email_verified AND users.email_key = invitations.email_key AND users.realm = invitations.realm \
              ORDER BY invitations.id DESC LIMIT ?2",
    },
    Part {
        name: "ownerships_offered",
        of: &[("transfers", "proposer"), ("transfers", "candidate")],
        sql: "SELECT third_party, CASE WHEN proposer = ?1 THEN 'offered' ELSE 'received' END AS role, transfers.state, \
              transfers.created, expires, settled FROM transfers JOIN accounts ON accounts.id = account \
              WHERE proposer = ?1 OR candidate = ?1 ORDER BY transfers.id DESC LIMIT ?2",
    },
    Part {
        name: "ownerships_recovered",
        of: &[("recoveries", "owner"), ("recoveries", "candidate")],
        sql: "SELECT third_party, CASE WHEN recoveries.owner = ?1 THEN 'from' ELSE 'to' END AS role, recoveries.state, \
              recoveries.created, expires, settled FROM recoveries JOIN accounts ON accounts.id = account \
              WHERE recoveries.owner = ?1 OR candidate = ?1 ORDER BY recoveries.id DESC LIMIT ?2",
    },
    Part {
        name: "ledger",
        of: &[],
        sql: "SELECT line AS entry FROM memberships JOIN users ON users.id = memberships.user \
              JOIN accounts ON accounts.id = memberships.account JOIN ledger ON ledger.account = accounts.id \
              WHERE memberships.user = ?1 \
              AND line ->> 'at' >= strftime('%Y-%m-%dT%H:%M:%fZ', \
              coalesce(users.login_since, users.created) / 1000.0, 'unixepoch') \
              AND ((line ->> 'actor' = 'user' AND line ->> 'name' = users.login) \
              OR (accounts.owner = ?1 AND line ->> '$.detail.login' = users.login)) \
              ORDER BY line ->> 'at' DESC, ledger.account, number DESC LIMIT ?2",
    },
    Part {
        name: "mails_waiting",
        of: &[],
        // A mail holds links: only what it is about is given.
        sql: "SELECT mail ->> 'subject' AS subject, outbox.created FROM outbox JOIN users ON users.id = ?1 \
              AND users.email_verified AND mail ->> 'to' = users.email ORDER BY outbox.id DESC LIMIT ?2",
    },
    Part {
        name: "mails_undelivered",
        of: &[],
        sql: "SELECT subject, queued, given_up, words FROM undelivered JOIN users ON users.id = ?1 \
              AND users.email_verified AND recipient_key = users.email_key ORDER BY undelivered.id DESC LIMIT ?2",
    },
];

/// Columns that hold a time.
const TIMES: [&str; 16] = [
    "asked",
    "at",
    "created",
    "ended",
    "ends",
    "expires",
    "given_up",
    "last_sign_in",
    "new_confirmed",
    "old_confirmed",
    "opened",
    "password_changed",
    "queued",
    "settled",
    "since",
    "used",
];

impl Store {
    /// Every part of a user, from one consistent state.
    pub fn download(&self, user: UserId) -> Result<Map<String, Value>, Error> {
        self.read(|connection| {
            let whole = connection.snapshot()?;
            PARTS.iter().map(|part| Ok((part.name.to_owned(), rows(&whole, part, user)?))).collect()
        })
    }
}

fn rows(connection: &Connection, part: &Part, user: UserId) -> engine::Result<Value> {
    let mut statement = connection.prepare_cached(part.sql)?;
    let rows = statement.query_map(params![user.0, MOST], object)?;
    Ok(Value::Array(rows.collect::<Result<_, _>>()?))
}

fn object(row: &Row<'_>) -> engine::Result<Value> {
    let fields = (0..row.width()).map(|place| {
        let name = row.name(place)?;
        let value = match row.cell(place)? {
            Cell::Integer(number) if TIMES.contains(&name) => time_of_sql(number).rfc3339().into(),
            Cell::Integer(number) if ["email_proved", "open"].contains(&name) => (number != 0).into(),
            Cell::Integer(number) => number.into(),
            Cell::Text(text) if name == "entry" => serde_json::from_str(text).unwrap_or_default(),
            Cell::Text(text) => text.into(),
            _ => Value::Null,
        };
        Ok((name.to_owned(), value))
    });
    fields.collect::<engine::Result<Map<_, _>>>().map(Value::Object)
}
