//! The spellings of before: each still works, and answers with the one that took its place.

use std::ffi::OsString;

/// What used to be written behind the program's name, and what is written now. The longest that fits is the one that counts.
pub const VERBS: [(&str, &str); 9] = [
    ("check", "manifest check"),
    ("plan", "manifest plan"),
    ("permissions", "module permissions"),
    ("contacts", "contact find"),
    ("account contacts", "contact"),
    ("members", "member"),
    ("user grant", "member grant"),
    ("invitations", "invitation"),
    ("invite", "invitation send"),
];

/// Options of before, behind the verbs that begin so, and what is written now; the first that fits is the one that counts. One
/// that stays as it is stands for itself; one that has no place any more for nothing.
pub const OPTIONS: [(&str, &str, &str); 7] = [
    ("view-as end", "--staff", "--of"),
    ("", "--staff", "--by"),
    ("serve", "--listen", "--listen"),
    ("contact find", "--listen", ""),
    ("check-host", "--listen", ""),
    ("erp-user", "--listen", ""),
    ("", "--listen", "--port"),
];

/// The command line in today's spelling, and a sentence for each word that changed. The first argument is the program.
pub fn renewed(args: Vec<OsString>) -> (Vec<OsString>, Vec<String>) {
    let Some(start) = verb(&args) else { return (args, Vec::new()) };
    let (mut line, behind) = (args[..start].to_vec(), &args[start..]);
    let mut notes = Vec::new();
    let fits = |old: &str| old.split(' ').enumerate().all(|(at, word)| behind.get(at).is_some_and(|arg| arg == word));
    let longest = VERBS.iter().filter(|(old, _)| fits(old)).max_by_key(|(old, _)| old.len());
    let mut words = behind.iter();
    if let Some((old, new)) = longest {
        line.extend(new.split(' ').map(OsString::from));
        words.nth(old.split(' ').count() - 1);
        notes.push(note(old, new));
    }
    let spoken: Vec<&str> = line[start..].iter().chain(words.as_slice()).filter_map(|arg| arg.to_str()).collect();
    let spoken = spoken.join(" ") + " ";
    while let Some(word) = words.next() {
        let (name, value) = split(word);
        let is_behind = |verbs: &str| verbs.is_empty() || spoken.starts_with(&format!("{verbs} "));
        let row = OPTIONS.iter().find(|(verbs, old, _)| *old == name && is_behind(verbs));
        let Some((_, old, new)) = row.filter(|(_, old, new)| old != new) else {
            line.push(word.clone());
            continue;
        };
        let value = value.or_else(|| words.next().and_then(|next| next.to_str()));
        notes.push(if new.is_empty() { format!("note: `{old}` does nothing here") } else { note(old, new) });
        if !new.is_empty() {
            line.push(new.into());
            line.extend(value.map(|value| OsString::from(if *new == "--port" { port(value) } else { value })));
        }
    }
    (line, notes)
}

/// An option's name, and the value that is written in the same word.
fn split(word: &OsString) -> (&str, Option<&str>) {
    let word = word.to_str().unwrap_or_default();
    word.split_once('=').map_or((word, None), |(name, value)| (name, Some(value)))
}

/// The port of an address to listen at.
fn port(address: &str) -> &str {
    address.rsplit(':').next().unwrap_or_default()
}

fn note(old: &str, new: &str) -> String {
    format!("note: `{old}` is now `{new}`")
}

/// Where the verb begins: behind the program, the options that may stand before it, and `help`.
fn verb(args: &[OsString]) -> Option<usize> {
    let mut start = 1;
    loop {
        match args.get(start)?.to_str()? {
            "--color" => start += 2,
            "--json" | "--quiet" | "-q" | "help" => start += 1,
            option if option.starts_with("--color=") => start += 1,
            option if option.starts_with('-') => return None,
            _ => return Some(start),
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;
    use crate::cli::verbs::Cli;

    fn line(text: &str) -> Vec<OsString> {
        text.split(' ').map(OsString::from).collect()
    }

    fn is_verb(words: &str) -> bool {
        let mut command = Cli::command();
        words.split(' ').all(|word| {
            let below = command.find_subcommand(word).cloned();
            below.map(|below| command = below).is_some()
        })
    }

    #[test]
    fn each_old_spelling_becomes_a_verb_that_is_there_and_says_so() {
        for (old, new) in VERBS {
            assert!(is_verb(new) && !is_verb(old), "{old}: {new}");
            for before in ["host-demo", "host-demo --json", "host-demo --color never -q", "host-demo help"] {
                let (args, notes) = renewed(line(&format!("{before} {old} --site alpes {old}")));
                assert_eq!(args, line(&format!("{before} {new} --site alpes {old}")));
                assert_eq!(notes, [format!("note: `{old}` is now `{new}`")]);
            }
        }
    }

    #[test]
    fn each_old_option_becomes_the_one_that_took_its_place() {
        for (verbs, old, new) in OPTIONS {
            let verbs = if verbs.is_empty() { "account suspend" } else { verbs };
            let (given, kept) = if old == "--listen" { ("127.0.0.1:90", "90") } else { ("claude", "claude") };
            for given in [format!("{old} {given}"), format!("{old}={given}")] {
                let (args, notes) = renewed(line(&format!("host-demo {verbs} {given} --staff-listen x")));
                let (now, said) = match new {
                    "" => (String::new(), vec![format!("note: `{old}` does nothing here")]),
                    new if new == old => (format!(" {given}"), Vec::new()),
                    new => (format!(" {new} {kept}"), vec![format!("note: `{old}` is now `{new}`")]),
                };
                assert_eq!(args, line(&format!("host-demo {verbs}{now} --staff-listen x")));
                assert_eq!(notes, said);
            }
        }
    }

    #[test]
    fn what_is_spelled_as_today_stays() {
        for text in [
            "host-demo",
            "host-demo --json",
            "host-demo member list --by x",
            "host-demo staff list",
            "host-demo chekc",
            "host-demo --data check",
        ] {
            assert_eq!(renewed(line(text)), (line(text), Vec::new()));
        }
    }
}
