//! The module's settings, as the host hands them over: one JSON object; every key has a default but the store.

use std::path::PathBuf;
use std::sync::Arc;
use std::{env, fmt, fs};

use log::LevelFilter;
use plugin_api::objects;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::error::Error;
use crate::model::hashes::Cost;
use crate::model::zones::Zone;
use crate::store::At;
use crate::store::engine::Address;

/// What a host sets, e.g. `{"store": "sqlite:/var/lib/erp/portal.db"}`.
#[derive(Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// Where the portal remembers: `sqlite:` and the path of a file, which is made where there is none; or, for several hosts
    /// that share one store, `postgres://USER@HOST:PORT/DATABASE`. The way to a server that is not on this machine is TLS with
    /// a verified certificate, unless `?sslmode=disable` says otherwise; `sslrootcert` names a file of certificates to trust.
    pub store: String,
    /// A file that holds the password for a PostgreSQL; without one, the environment's `PGPASSWORD` is taken.
    #[serde(default)]
    pub store_password_file: Option<PathBuf>,
    /// Where the file is that knows how far the store has come, so that a backup put back is noticed (rule T3); by default
    /// beside the store, with `.epoch` behind its name. Keep it out of the backup. With a PostgreSQL there is none by default,
    /// and each host has its own.
    #[serde(default)]
    pub epoch: Option<PathBuf>,
    /// Begins a new store, without any user, though the file that knows of one says that there was one: where its file is missing
    /// or empty, and only there. Take it out again.
    #[serde(default)]
    pub new_store: bool,
    /// The port of a demo on this machine, for links to sites under `localhost`.
    #[serde(default)]
    pub local_port: Option<u16>,
    /// The host's time zone, by its IANA name, e.g. `Europe/Paris`: that of sites whose manifest names none (rule T1). UTC by
    /// default.
    #[serde(default)]
    pub time_zone: Option<String>,
    /// What a password's hash costs.
    #[serde(default)]
    pub hash: HashSettings,
    /// A secret of 32 characters or more that is kept apart from the store: with it, the store alone makes no code of a second
    /// factor. With another one, everybody sets up theirs anew. Without one, who reads the store can make codes.
    #[serde(default)]
    pub second_factor_key: Option<Key>,
    /// Whose threads send mails and make archives.
    #[serde(default)]
    pub threads: Threads,
    /// How many questions the ERP is asked at once: 1 to 256. A host that answers requests on threads of its own keeps more
    /// threads than twice so many, so that pages that ask nothing go on while the ERP hangs.
    #[serde(default = "sixteen")]
    pub erp_calls: usize,
    /// The least log level that reaches the host: `off`, `error`, `warn`, `info`, `debug` or `trace`.
    #[serde(default = "info")]
    pub log: String,
}

/// Whose threads do what is done beside the requests.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Threads {
    /// The portal's own, which call the host.
    #[default]
    Own,
    /// Those that carry out the operation `work`: the portal calls the host on no thread of its own.
    Callers,
}

impl fmt::Debug for Settings {
    /// Without the store, whose address may hold a password.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Settings").field("threads", &self.threads).field("log", &self.log).finish_non_exhaustive()
    }
}

/// A secret of the settings; it is printed nowhere.
#[derive(Clone, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Key(#[schemars(length(min = 32))] String);

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(…)")
    }
}

/// What a password's hash costs (rule U4). Raising it replaces each hash at its user's next sign-in.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct HashSettings {
    /// KiB of memory for each hash: 19456 to 262144.
    pub memory_kib: u32,
    /// Passes over it: 2 to 16.
    pub iterations: u32,
    /// Hashes at once, each with its own memory: 1 to 4.
    pub workers: usize,
}

impl Default for HashSettings {
    fn default() -> Self {
        Self { memory_kib: Cost::LEAST.memory_kib, iterations: Cost::LEAST.iterations, workers: 2 }
    }
}

impl HashSettings {
    /// The cost of a hash.
    pub const fn cost(&self) -> Cost {
        Cost { memory_kib: self.memory_kib, iterations: self.iterations, lanes: 1 }
    }
}

const fn sixteen() -> usize {
    16
}

fn info() -> String {
    "info".to_owned()
}

/// The JSON Schema of the settings, for the module's descriptor.
pub fn schema() -> serde_json::Value {
    schemars::schema_for!(Settings).to_value()
}

impl Settings {
    /// Reads them and checks every bound.
    ///
    /// # Errors
    /// `settings/invalid`.
    pub fn read(text: &str) -> Result<Self, Error> {
        let settings: Self = objects::from_str(text).map_err(|error| Error::SettingsInvalid(error.to_string()))?;
        settings.place()?;
        settings.log_level()?;
        if settings.second_factor_key.as_ref().is_some_and(|key| key.0.chars().count() < 32) {
            return Err(Error::SettingsInvalid("`second_factor_key` is shorter than 32 characters".to_owned()));
        }
        if let Some(name) = settings.time_zone.as_deref().filter(|name| Zone::of_name(name).is_none()) {
            return Err(Error::SettingsInvalid(format!(
                "`time_zone` is `{}`; give it by its IANA name, e.g. `Europe/Paris`",
                name.escape_debug()
            )));
        }
        let hash = settings.hash;
        if !hash.cost().is_allowed() {
            return Err(Error::SettingsInvalid(format!(
                "`hash` asks for {} KiB and {} passes; take 19456 to 262144 and 2 to 16",
                hash.memory_kib, hash.iterations
            )));
        }
        if !(1..=256).contains(&settings.erp_calls) {
            return Err(Error::SettingsInvalid(format!("`erp_calls` is {}; take 1 to 256", settings.erp_calls)));
        }
        if !(1..=4).contains(&hash.workers) {
            return Err(Error::SettingsInvalid(format!("`hash.workers` is {}; take 1 to 4", hash.workers)));
        }
        Ok(settings)
    }

    /// Where the store is.
    ///
    /// # Errors
    /// `settings/invalid`.
    pub fn place(&self) -> Result<At, Error> {
        if self.store.starts_with("postgres://") || self.store.starts_with("postgresql://") {
            let invalid = |why: String| Error::SettingsInvalid(format!("`store` names no PostgreSQL: {why}"));
            let address = Address::read(&self.store).map_err(invalid)?;
            let password = match &self.store_password_file {
                Some(file) => Some(fs::read_to_string(file).map_err(|error| {
                    Error::SettingsInvalid(format!(
                        "`store_password_file` cannot be read: {error}; name a file with the password"
                    ))
                })?),
                None => env::var("PGPASSWORD").ok(),
            };
            let address = password.iter().fold(address, |address, password| address.with_password(password.trim_end()));
            return Ok(At::Server(Arc::new(address)));
        }
        match self.store.strip_prefix("sqlite:") {
            Some(path) if !path.is_empty() => Ok(At::File(PathBuf::from(path))),
            // What it is may hold a password.
            _ if self.store.contains('@') => {
                Err(Error::SettingsInvalid("`store` begins neither with `sqlite:` nor with `postgres://`".to_owned()))
            }
            _ => Err(Error::SettingsInvalid(format!(
                "`store` is `{}`; give it as `sqlite:` and a path, or as `postgres://USER@HOST:PORT/DATABASE`",
                self.store.escape_debug()
            ))),
        }
    }

    /// The host's time zone.
    pub fn zone(&self) -> Zone {
        self.time_zone.as_deref().and_then(Zone::of_name).unwrap_or(Zone::UTC)
    }

    /// What makes the secret of an app, together with its seed; empty where the host gave none.
    pub fn second_factor_key(&self) -> &[u8] {
        self.second_factor_key.as_ref().map_or(&[], |key| key.0.as_bytes())
    }

    /// The least log level that reaches the host.
    ///
    /// # Errors
    /// `settings/invalid`.
    pub fn log_level(&self) -> Result<LevelFilter, Error> {
        self.log.parse().map_err(|_| {
            Error::SettingsInvalid(format!(
                "`log` is `{}`; take off, error, warn, info, debug or trace",
                self.log.escape_debug()
            ))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_have_defaults_and_bounds_and_no_unknown_keys() {
        for (text, fits) in [
            (r#"{"store":"sqlite:/tmp/p.db"}"#, true),
            (
                r#"{"store":"sqlite:p.db","local_port":8080,"hash":{"memory_kib":19456,"iterations":2,"workers":4},"log":"warn"}"#,
                true,
            ),
            (r#"{"store":"sqlite:p.db","epoch":"/var/lib/erp/portal.epoch"}"#, true),
            (r#"{"store":"sqlite:p.db","new_store":true}"#, true),
            (r#"{"store":"sqlite:p.db","time_zone":"America/New_York"}"#, true),
            (r#"{"store":"sqlite:p.db","time_zone":"New York"}"#, false),
            (r#"{"store":"sqlite:p.db","time_zone":""}"#, false),
            (r#"{"store":"sqlite:p.db","hash":{"memory_kib":19455}}"#, false),
            (r#"{"store":"sqlite:p.db","hash":{"memory_kib":262145}}"#, false),
            (r#"{"store":"sqlite:p.db","hash":{"iterations":1}}"#, false),
            (r#"{"store":"sqlite:p.db","hash":{"workers":0}}"#, false),
            (r#"{"store":"sqlite:p.db","hash":{"workers":5}}"#, false),
            (r#"{"store":"sqlite:p.db","erp_calls":1}"#, true),
            (r#"{"store":"sqlite:p.db","erp_calls":256}"#, true),
            (r#"{"store":"sqlite:p.db","erp_calls":0}"#, false),
            (r#"{"store":"sqlite:p.db","erp_calls":257}"#, false),
            (r#"{"store":"sqlite:"}"#, false),
            (r#"{"store":"postgres://u@h/d"}"#, true),
            (r#"{"store":"postgres://u@h"}"#, false),
            (r#"{"store":"postgres://h/d"}"#, false),
            (r#"{"store":"postgres://u@h/d?sslmode=perhaps"}"#, false),
            (r#"{"store":"/tmp/p.db"}"#, false),
            (r#"{"store":"sqlite:p.db","log":"loud"}"#, false),
            (r#"{"store":"sqlite:p.db","second_factor_key":"0123456789abcdef0123456789abcdef"}"#, true),
            (r#"{"store":"sqlite:p.db","second_factor_key":"0123456789abcdef0123456789abcde"}"#, false),
            (r#"{"store":"sqlite:p.db","stroe":1}"#, false),
            ("{}", false),
            ("", false),
        ] {
            let read = Settings::read(text);
            assert_eq!(read.is_ok(), fits, "{text}: {read:?}");
            if let Err(error) = read {
                assert_eq!(error.code(), "settings/invalid", "{text}");
            }
        }
    }
}
