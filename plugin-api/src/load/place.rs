//! Who can put another file in the module's place: nobody but root and the host's own user may.
//!
//! Every folder on the way counts, symbolic links followed, and so do their owners. A folder such as `/tmp`, where everybody may
//! write but only owners may replace (sticky), is fine. A group that may write is fine where nobody else is in it: many systems
//! give each user a group of their own and let it write (umask 002). Whoever could replace the running program itself counts as
//! the host's user: a container's root works in a checkout of somebody else.

use std::path::Path;

use super::LoadError;

/// Refuses a module that others can replace.
#[cfg(not(unix))]
pub(super) fn check(_: &Path, _: &[u8; 32]) -> Result<Option<String>, LoadError> {
    Ok(None)
}

/// Refuses a module that others can replace, and says what is worth a look where they nearly can; `sha256` is what the module is now,
/// for who knows better.
#[cfg(unix)]
pub(super) fn check(path: &Path, sha256: &[u8; 32]) -> Result<Option<String>, LoadError> {
    unix::check(path, sha256)
}

#[cfg(unix)]
mod unix {
    use std::collections::VecDeque;
    use std::ffi::OsString;
    use std::fs::{self, Metadata};
    use std::io;
    use std::os::unix::fs::MetadataExt;
    use std::path::{Component, Path, PathBuf};

    use rustix::process::geteuid;

    use crate::load::LoadError;

    /// So many symbolic links are followed, as the kernel does.
    const LINKS: u32 = 40;

    pub(super) fn check(path: &Path, sha256: &[u8; 32]) -> Result<Option<String>, LoadError> {
        let unreadable =
            |error: io::Error| LoadError::Unreadable { path: path.to_owned(), reason: error.kind().to_string() };
        let people = People::of_this_system();
        let steps = steps(path).map_err(unreadable)?;
        let is_shared =
            |metadata: &Metadata| !metadata.is_symlink() && !is_sticky(metadata) && metadata.mode() & 0o020 != 0;
        let shared = steps.iter().find(|(_, metadata)| is_shared(metadata)).map(|(at, _)| {
            format!("`{}` can be written by its group; let nobody else into it, or pin the module", at.display())
        });
        for (at, metadata) in steps {
            let Some(by) = exposed(&metadata, &people) else { continue };
            if metadata.is_file() && metadata.mode() & 0o002 != 0 {
                return Err(LoadError::Writable { path: path.to_owned() });
            }
            let sha256 = data_encoding::HEXLOWER.encode(sha256);
            return Err(LoadError::Exposed { path: path.to_owned(), at, by, sha256 });
        }
        Ok(shared)
    }

    /// Every folder and link on the way to a file, and the file.
    fn steps(path: &Path) -> io::Result<Vec<(PathBuf, Metadata)>> {
        let absolute = std::path::absolute(path)?;
        let mut at = PathBuf::from("/");
        let mut steps = vec![(at.clone(), fs::symlink_metadata(&at)?)];
        let mut ahead: VecDeque<OsString> = parts(&absolute);
        let mut links = 0;
        while let Some(part) = ahead.pop_front() {
            match part.to_str() {
                Some("..") => {
                    at.pop();
                    continue;
                }
                Some("/") => {
                    at = PathBuf::from("/");
                    continue;
                }
                _ => {}
            }
            let next = at.join(part);
            let metadata = fs::symlink_metadata(&next)?;
            if metadata.is_symlink() {
                links += 1;
                if links > LINKS {
                    return Err(io::ErrorKind::InvalidInput.into());
                }
                for part in parts(&fs::read_link(&next)?).into_iter().rev() {
                    ahead.push_front(part);
                }
            } else {
                at.clone_from(&next);
            }
            steps.push((next, metadata));
        }
        Ok(steps)
    }

    fn parts(path: &Path) -> VecDeque<OsString> {
        let parts = path.components().filter(|part| !matches!(part, Component::CurDir));
        parts.map(|part| part.as_os_str().to_owned()).collect()
    }

    /// Whether everybody may write there, and only owners replace what is theirs.
    fn is_sticky(metadata: &Metadata) -> bool {
        metadata.is_dir() && metadata.mode() & 0o1000 != 0
    }

    /// How others could change what lies here; `None` where they cannot.
    fn exposed(metadata: &Metadata, people: &People) -> Option<String> {
        let mode = metadata.mode();
        let owner = metadata.uid();
        if !people.trusted.contains(&owner) {
            return Some(format!("belongs to another user, {}", people.name(owner)));
        }
        // The permissions of a link mean nothing.
        if metadata.is_symlink() || is_sticky(metadata) {
            return None;
        }
        if mode & 0o002 != 0 {
            return Some("can be written by everybody (`chmod o-w`)".to_owned());
        }
        let by_others = mode & 0o020 != 0 && people.are_in(metadata.gid());
        by_others.then(|| format!("can be written by a group with others in it, {} (`chmod g-w`)", metadata.gid()))
    }

    /// The users and groups of this system, as far as its own files say.
    pub(super) struct People {
        /// Root, the host's user, and who owns what leads to the running program.
        trusted: Vec<u32>,
        passwd: String,
        group: String,
    }

    impl People {
        fn of_this_system() -> Self {
            let read = |path: &str| fs::read(path).map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
            let (passwd, group) = (read("/etc/passwd"), read("/etc/group"));
            let program = std::env::current_exe().and_then(|program| steps(&program)).unwrap_or_default();
            let owners = program.iter().map(|(_, metadata)| metadata.uid());
            let trusted = [0, geteuid().as_raw()].into_iter().chain(owners).collect();
            Self { trusted, passwd: passwd.unwrap_or_default(), group: group.unwrap_or_default() }
        }

        /// Name and number of each user, with the group that is theirs in the first place.
        fn users(&self) -> impl Iterator<Item = (&str, u32, u32)> {
            self.passwd.lines().filter_map(|line| {
                let mut fields = line.split(':');
                let (name, _) = (fields.next()?, fields.next()?);
                Some((name, fields.next()?.parse().ok()?, fields.next()?.parse().ok()?))
            })
        }

        fn name(&self, number: u32) -> String {
            let user = self.users().find(|(_, user, _)| *user == number);
            user.map_or_else(|| number.to_string(), |(name, ..)| format!("`{name}`"))
        }

        /// Whether anybody else is in this group. One that the files do not have comes from elsewhere: then
        /// it is taken for the user's own where it has the user's number, as such groups do.
        pub(super) fn are_in(&self, group: u32) -> bool {
            let is_other = |user: u32| !self.trusted.contains(&user);
            let listed = self.group.lines().find_map(|line| {
                let mut fields = line.split(':');
                let (_, _, number, members) = (fields.next()?, fields.next()?, fields.next()?, fields.next()?);
                (number.parse::<u32>().ok()? == group).then_some(members)
            });
            let Some(members) = listed else { return is_other(group) };
            let named =
                |name: &str| self.users().find(|(user, ..)| *user == name).is_none_or(|(_, user, _)| is_other(user));
            let mut members = members.split(',').map(str::trim).filter(|name| !name.is_empty());
            group != 0 && (members.any(named) || self.users().any(|(_, user, first)| first == group && is_other(user)))
        }
    }

    #[cfg(test)]
    mod tests {
        use std::os::unix::fs::{PermissionsExt, symlink};

        use super::*;

        #[test]
        fn a_group_counts_as_others_where_somebody_else_is_in_it() {
            let people = People {
                trusted: vec![0, 1000],
                passwd: "root:x:0:0::/root:/bin/sh\njean:x:1000:1000::/:\nlea:x:1001:1001::/:\nsam:x:1002:100::/:\nbroken\n".to_owned(),
                group: "root:x:0:\nusers:x:100:\njean:x:1000:\nlea:x:1001:\nstaff:x:50:\nteam:x:60:jean\nshop:x:61:jean,lea\nold:x:62:gone\n"
                    .to_owned(),
            };
            for (group, want) in [
                (1000, false), // one's own, as with umask 002
                (50, false),   // nobody in it
                (60, false),   // jean alone
                (61, true),    // lea too
                (62, true),    // somebody that is not known here
                (100, true),   // sam's first group
                (1001, true),  // lea's own
                (0, false),
                (7777, true),
            ] {
                assert_eq!(people.are_in(group), want, "{group}");
            }
            assert!(
                !People { trusted: vec![0, 7777], ..people }.are_in(7777),
                "a directory service gives a user the group of the same number"
            );
        }

        #[test]
        fn every_folder_and_link_on_the_way_counts() {
            let folder = tempfile::tempdir().unwrap();
            let root = folder.path().canonicalize().unwrap();
            for name in ["real/deep", "other"] {
                fs::create_dir_all(root.join(name)).unwrap();
            }
            fs::write(root.join("real/deep/m.so"), "m").unwrap();
            symlink("../real/deep", root.join("other/way")).unwrap();
            symlink(root.join("other/way/m.so"), root.join("m.so")).unwrap();
            let set =
                |name: &str, mode| fs::set_permissions(root.join(name), fs::Permissions::from_mode(mode)).unwrap();
            let refused = |path: &str| {
                let at = match check(&root.join(path), &[0; 32]) {
                    Ok(_) => return None,
                    Err(LoadError::Exposed { at, .. }) => at,
                    Err(other) => panic!("{other}"),
                };
                Some(at.strip_prefix(&root).unwrap().to_str().unwrap().to_owned())
            };
            for path in ["m.so", "other/way/m.so", "real/deep/m.so", "real/../other/../m.so"] {
                assert_eq!(refused(path), None, "{path}");
            }
            for (writable, path, want) in [
                ("real", "real/deep/m.so", Some("real")),
                ("real/deep", "m.so", Some("real/deep")),
                ("other", "m.so", Some("other")),
                ("other", "other/way/m.so", Some("other")),
                ("other", "real/deep/m.so", None),
            ] {
                set(writable, 0o777);
                assert_eq!(refused(path).as_deref(), want, "{writable} {path}");
                set(writable, 0o1777);
                assert_eq!(refused(path), None, "sticky: {writable} {path}");
                set(writable, 0o755);
            }
            set("real", 0o775);
            let caution = check(&root.join("real/deep/m.so"), &[0; 32]).unwrap().unwrap();
            assert!(caution.contains(&root.join("real").display().to_string()), "{caution}");
            set("real", 0o755);
            assert_eq!(check(&root.join("real/deep/m.so"), &[0; 32]), Ok(None));
            set("real/deep/m.so", 0o666);
            assert!(matches!(check(&root.join("m.so"), &[0; 32]), Err(LoadError::Writable { .. })));
        }
    }
}
