//! Hashes of passwords: argon2id, which the portal makes (rule U4), and the two that an ERP's users may bring (rule U5).

use std::fmt;
use std::str::FromStr;

use argon2::{Algorithm, Argon2, Block, Params, Version};
use data_encoding::BASE64_NOPAD;
use sha2::Sha512;
use subtle::ConstantTimeEq;

use crate::model::passwords::Password;

/// How much work an argon2id hash is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cost {
    /// KiB of memory.
    pub memory_kib: u32,
    /// Passes over it.
    pub iterations: u32,
    /// Lanes; always 1 in hashes that the portal makes.
    pub lanes: u32,
}

impl Cost {
    /// The least that may be set (rule U4; OWASP ASVS 5.0, 11.4.2): 19 MiB, two passes, one lane.
    pub const LEAST: Self = Self { memory_kib: 19_456, iterations: 2, lanes: 1 };

    /// The most that a stored hash may ask for: beyond it one sign-in would hold a worker for seconds.
    pub const MOST: Self = Self { memory_kib: 262_144, iterations: 16, lanes: 4 };

    /// How many blocks of memory it needs.
    pub const fn blocks(self) -> usize {
        self.memory_kib as usize
    }

    const fn within(self, least: Self, most: Self) -> bool {
        least.memory_kib <= self.memory_kib
            && self.memory_kib <= most.memory_kib
            && least.iterations <= self.iterations
            && self.iterations <= most.iterations
            && least.lanes <= self.lanes
            && self.lanes <= most.lanes
    }

    /// Whether the portal may make hashes of this cost.
    pub const fn is_allowed(self) -> bool {
        self.within(Self::LEAST, Self { lanes: 1, ..Self::MOST })
    }
}

/// How a hash is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scheme {
    /// Argon2id (RFC 9106), as a PHC string.
    Argon2id,
    /// bcrypt, as PHP's `password_hash` writes it.
    Bcrypt,
    /// PBKDF2 with HMAC-SHA-512, as passlib writes it.
    Pbkdf2Sha512,
}

impl Scheme {
    /// Every scheme.
    pub const ALL: [Self; 3] = [Self::Argon2id, Self::Bcrypt, Self::Pbkdf2Sha512];
}

/// The hash of a password. Its text is what the store keeps.
#[derive(Clone, PartialEq, Eq)]
pub enum PasswordHash {
    /// Made by the portal, or by an ERP that hashes alike.
    Argon2id {
        /// How much work it is.
        cost: Cost,
        /// 8 to 64 bytes.
        salt: Vec<u8>,
        /// 16 to 64 bytes.
        checksum: Vec<u8>,
    },
    /// Brought by an ERP; `$2a$`, `$2b$` or `$2y$`, of a cost from 4 to 14.
    Bcrypt(String),
    /// Brought by an ERP.
    Pbkdf2Sha512 {
        /// 1 to 1,000,000.
        rounds: u32,
        /// At most 64 bytes.
        salt: Vec<u8>,
        /// 64 bytes.
        checksum: Vec<u8>,
    },
}

/// The text is no hash that the portal verifies; plain MD5 and SHA-1 never are (rule U5).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAHash;

impl fmt::Display for NotAHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not an argon2id, bcrypt or pbkdf2-sha512 hash of a cost that is accepted")
    }
}

impl std::error::Error for NotAHash {}

impl PasswordHash {
    /// Makes an argon2id hash; `memory` grows to the cost's blocks and keeps them.
    ///
    /// # Errors
    /// [`NotAHash`] where the cost is none that argon2 takes.
    pub fn make(
        password: &Password<'_>,
        cost: Cost,
        salt: [u8; 16],
        memory: &mut Vec<Block>,
    ) -> Result<Self, NotAHash> {
        let mut checksum = vec![0; 32];
        argon2id(password.as_str().as_bytes(), cost, &salt, &mut checksum, memory)?;
        Ok(Self::Argon2id { cost, salt: salt.to_vec(), checksum })
    }

    /// A hash that no password has, and that costs as much to try as one that somebody has.
    pub fn decoy(cost: Cost) -> Self {
        Self::Argon2id { cost, salt: vec![0; 16], checksum: vec![0; 32] }
    }

    /// How it is made.
    pub const fn scheme(&self) -> Scheme {
        match self {
            Self::Argon2id { .. } => Scheme::Argon2id,
            Self::Bcrypt(_) => Scheme::Bcrypt,
            Self::Pbkdf2Sha512 { .. } => Scheme::Pbkdf2Sha512,
        }
    }

    /// Whether the next sign-in should replace it: it was brought by an ERP, or the cost was raised since (rules U4, U5).
    pub fn needs_rehash(&self, cost: Cost) -> bool {
        match self {
            Self::Argon2id { cost: made, .. } => {
                made.memory_kib < cost.memory_kib || made.iterations < cost.iterations || made.lanes != cost.lanes
            }
            Self::Bcrypt(_) | Self::Pbkdf2Sha512 { .. } => true,
        }
    }

    /// Whether this password has this hash. Takes its full time whatever the answer is.
    pub fn fits(&self, password: &Password<'_>, memory: &mut Vec<Block>) -> bool {
        let password = password.as_str().as_bytes();
        match self {
            Self::Argon2id { cost, salt, checksum } => {
                let mut made = vec![0; checksum.len()];
                argon2id(password, *cost, salt, &mut made, memory).is_ok() && made.ct_eq(checksum).into()
            }
            Self::Bcrypt(text) => bcrypt::verify(password, text).unwrap_or(false),
            Self::Pbkdf2Sha512 { rounds, salt, checksum } => {
                let made: [u8; 64] = pbkdf2::pbkdf2_hmac_array::<Sha512, 64>(password, salt, *rounds);
                made.ct_eq(checksum.as_slice()).into()
            }
        }
    }
}

fn argon2id(password: &[u8], cost: Cost, salt: &[u8], out: &mut [u8], memory: &mut Vec<Block>) -> Result<(), NotAHash> {
    let Cost { memory_kib, iterations, lanes } = cost;
    let params = Params::new(memory_kib, iterations, lanes, Some(out.len())).map_err(|_| NotAHash)?;
    if memory.len() < params.block_count() {
        memory.resize(params.block_count(), Block::new());
    }
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into_with_memory(password, salt, out, memory.as_mut_slice())
        .map_err(|_| NotAHash)
}

impl FromStr for PasswordHash {
    type Err = NotAHash;

    fn from_str(text: &str) -> Result<Self, NotAHash> {
        let mut parts = text.split('$');
        let hash = match (parts.next(), parts.next()) {
            (Some(""), Some("argon2id")) => argon2id_of(&mut parts),
            (Some(""), Some("2a" | "2b" | "2y")) => return bcrypt_of(text),
            (Some(""), Some("pbkdf2-sha512")) => pbkdf2_of(&mut parts),
            _ => None,
        };
        hash.filter(|_| parts.next().is_none()).ok_or(NotAHash)
    }
}

fn argon2id_of<'a>(parts: &mut impl Iterator<Item = &'a str>) -> Option<PasswordHash> {
    let version = parts.next()?;
    let mut params = parts.next()?.split(',');
    let mut param = |name: &str| params.next()?.strip_prefix(name)?.parse::<u32>().ok();
    let cost = Cost { memory_kib: param("m=")?, iterations: param("t=")?, lanes: param("p=")? };
    let salt = BASE64_NOPAD.decode(parts.next()?.as_bytes()).ok()?;
    let checksum = BASE64_NOPAD.decode(parts.next()?.as_bytes()).ok()?;
    // A weaker one than we would make is accepted, once: it is replaced at that sign-in.
    let least = Cost { memory_kib: 8 * cost.lanes.clamp(1, 4), iterations: 1, lanes: 1 };
    let fits = version == "v=19"
        && params.next().is_none()
        && cost.within(least, Cost::MOST)
        && (8..=64).contains(&salt.len())
        && (16..=64).contains(&checksum.len());
    fits.then_some(PasswordHash::Argon2id { cost, salt, checksum })
}

fn bcrypt_of(text: &str) -> Result<PasswordHash, NotAHash> {
    let parts: bcrypt::HashParts = text.parse().map_err(|_| NotAHash)?;
    if text.len() == 60 && (4..=14).contains(&parts.get_cost()) {
        Ok(PasswordHash::Bcrypt(text.to_owned()))
    } else {
        Err(NotAHash)
    }
}

fn pbkdf2_of<'a>(parts: &mut impl Iterator<Item = &'a str>) -> Option<PasswordHash> {
    let rounds = parts.next()?.parse().ok()?;
    let salt = ab64(parts.next()?)?;
    let checksum = ab64(parts.next()?)?;
    let fits = (1..=1_000_000).contains(&rounds) && salt.len() <= 64 && checksum.len() == 64;
    fits.then_some(PasswordHash::Pbkdf2Sha512 { rounds, salt, checksum })
}

/// passlib's base64: a point for the plus, no padding.
fn ab64(text: &str) -> Option<Vec<u8>> {
    if text.contains('+') { None } else { BASE64_NOPAD.decode(text.replace('.', "+").as_bytes()).ok() }
}

impl fmt::Display for PasswordHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let base64 = |bytes: &[u8]| BASE64_NOPAD.encode(bytes);
        match self {
            Self::Argon2id { cost: Cost { memory_kib, iterations, lanes }, salt, checksum } => write!(
                f,
                "$argon2id$v=19$m={memory_kib},t={iterations},p={lanes}${}${}",
                base64(salt),
                base64(checksum)
            ),
            Self::Bcrypt(text) => f.write_str(text),
            Self::Pbkdf2Sha512 { rounds, salt, checksum } => {
                let ab64 = |bytes: &[u8]| base64(bytes).replace('+', ".");
                write!(f, "$pbkdf2-sha512${rounds}${}${}", ab64(salt), ab64(checksum))
            }
        }
    }
}

impl fmt::Debug for PasswordHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PasswordHash({:?}, …)", self.scheme())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BCRYPT: &str = "$2y$12$L6Bc/AlTQHyd9liGgGEZyOFLPHNgyxeEPfgYfBCVxJ7JIlwxyVU3u";
    const SALT: &str = "c2FsdHNhbHQ";
    const CHECKSUM: &str = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    #[test]
    fn only_the_three_schemes_at_a_bounded_cost_are_read() {
        let argon = |params: &str| format!("$argon2id$v=19${params}${SALT}${CHECKSUM}");
        let wide = "A".repeat(86);
        for (text, read) in [
            (argon("m=19456,t=2,p=1"), true),
            (argon("m=65536,t=4,p=1"), true),
            (argon("m=4294967295,t=2,p=1"), false),
            (argon("m=19456,t=17,p=1"), false),
            (argon("m=19456,t=2,p=5"), false),
            (argon("m=7,t=2,p=1"), false),
            (argon("m=19456,t=2,p=1,keyid=x"), false),
            (argon("m=19456,t=2,p=1").replace("v=19", "v=16"), false),
            (argon("m=19456,t=2,p=1").replace("argon2id", "argon2i"), false),
            (format!("{}$", argon("m=19456,t=2,p=1")), false),
            (BCRYPT.to_owned(), true),
            (BCRYPT.replace("$12$", "$04$"), true),
            (BCRYPT.replace("$12$", "$03$"), false),
            (BCRYPT.replace("$12$", "$14$"), true),
            (BCRYPT.replace("$12$", "$15$"), false),
            (BCRYPT.replace("$2y$", "$2x$"), false),
            (format!("$pbkdf2-sha512$25000${SALT}${wide}"), true),
            (format!("$pbkdf2-sha512$1000000${SALT}${wide}"), true),
            (format!("$pbkdf2-sha512$1000001${SALT}${wide}"), false),
            (format!("$pbkdf2-sha512$0${SALT}${wide}"), false),
            (format!("$pbkdf2-sha512$25000${SALT}${CHECKSUM}"), false),
            ("5f4dcc3b5aa765d61d8327deb882cf99".to_owned(), false),
            ("5baa61e4c9b93f3f0682250b6cf8331b7ee68fd8".to_owned(), false),
            (String::new(), false),
        ] {
            let hash = text.parse::<PasswordHash>();
            assert_eq!(hash.is_ok(), read, "{text}");
            if let Ok(hash) = hash {
                assert_eq!(hash.to_string(), text, "written as it was read");
            }
        }
    }

    #[test]
    fn a_hash_fits_its_own_password_only() {
        let mut memory = Vec::new();
        let right = Password::typed("bonne phrase de passe").unwrap();
        let wrong = Password::typed("bonne phrase de passé").unwrap();
        let cost = Cost { memory_kib: 64, iterations: 1, lanes: 1 };
        let argon = PasswordHash::make(&right, cost, [7; 16], &mut memory).unwrap().to_string();
        let bcrypt = bcrypt::hash(right.as_str(), 4).unwrap();
        let checksum = pbkdf2::pbkdf2_hmac_array::<Sha512, 64>(right.as_str().as_bytes(), b"saltsalt", 10).to_vec();
        let pbkdf2 = PasswordHash::Pbkdf2Sha512 { rounds: 10, salt: b"saltsalt".to_vec(), checksum }.to_string();
        for text in [argon, bcrypt, pbkdf2] {
            let hash: PasswordHash = text.parse().unwrap();
            assert!(hash.fits(&right, &mut memory), "{text} and its password");
            assert!(!hash.fits(&wrong, &mut memory), "{text} and another one");
        }
        assert!(!PasswordHash::decoy(cost).fits(&right, &mut memory), "the decoy");
    }

    #[test]
    fn a_hash_is_replaced_where_the_cost_was_raised_or_an_erp_made_it() {
        let now = Cost::LEAST;
        let weaker = Cost { memory_kib: 19_455, ..now };
        let shorter = Cost { iterations: 1, ..now };
        let stronger = Cost { memory_kib: 40_000, ..now };
        for (hash, replaced) in [
            (PasswordHash::decoy(now), false),
            (PasswordHash::decoy(stronger), false),
            (PasswordHash::decoy(weaker), true),
            (PasswordHash::decoy(shorter), true),
            (PasswordHash::Bcrypt(BCRYPT.to_owned()), true),
        ] {
            assert_eq!(hash.needs_rehash(now), replaced, "{hash}");
        }
    }
}
