//! What a row of a table of operations stands for: the variant of a command, its name, the trait's implementation.

/// The commands: `/// What it does.` `Type = "name" => Answer,` each. `account` is no row: it holds the acts.
macro_rules! commands {
    ($(#[doc = $does:literal] $type:ident = $word:literal => $answer:ty,)*) => {
        /// Everything that staff can ask for, named by the member `do` of its JSON.
        #[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
        pub enum Command {
            $(#[doc = $does] #[serde(rename = $word)] $type($type),)*
            /// Does something with one account.
            #[serde(rename = "account")]
            Account(OnAccount<AccountCommand>),
        }

        /// Which operation it is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Name {
            $(#[doc = $does] $type,)*
            /// Does something with one account.
            Account(AccountName),
        }

        impl Name {
            /// Every one.
            pub fn all() -> impl Iterator<Item = Self> {
                [$(Self::$type),*].into_iter().chain(AccountName::ALL.into_iter().map(Self::Account))
            }

            /// What the member `do` says.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self {
                    $(Self::$type => $word,)*
                    Self::Account(_) => "account",
                }
            }

            /// What it does, in a sentence.
            #[must_use]
            pub const fn does(self) -> &'static str {
                match self {
                    $(Self::$type => $does.trim_ascii_start(),)*
                    Self::Account(act) => act.does(),
                }
            }

            /// The JSON Schemas of its command and of its answer.
            #[cfg(feature = "schema")]
            pub(super) fn schemas(self) -> [serde_json::Value; 2] {
                match self {
                    $(Self::$type => $crate::operations::schemas::of::<$type>(),)*
                    Self::Account(act) => act.schemas(),
                }
            }
        }

        impl Command {
            /// Which one it is.
            #[must_use]
            pub const fn name(&self) -> Name {
                match self {
                    $(Self::$type(_) => Name::$type,)*
                    Self::Account(on) => Name::Account(on.act.name()),
                }
            }

            /// The command as it crosses.
            #[must_use]
            pub fn json(&self) -> serde_json::Value {
                match self {
                    $(Self::$type(command) => command.json(),)*
                    Self::Account(on) => on.with_act(&serde_json::to_value(&on.act).unwrap_or_default()),
                }
            }

            /// One of each that is no act, with nothing said.
            #[cfg(test)]
            pub(super) fn samples() -> Vec<Self> {
                vec![$($type::default().into()),*]
            }
        }

        $(
            impl Operation for $type {
                const NAME: Name = Name::$type;
                type Answer = $answer;

                fn json(&self) -> serde_json::Value {
                    // None of them fails to be written.
                    let mut members = serde_json::to_value(self).unwrap_or_default();
                    members["do"] = $word.into();
                    members
                }
            }

            impl From<$type> for Command {
                fn from(command: $type) -> Self {
                    Self::$type(command)
                }
            }
        )*
    };
}

/// What is done to one account, in the same form.
macro_rules! acts {
    ($(#[doc = $does:literal] $type:ident = $word:literal => $answer:ty,)*) => {
        /// Everything that staff can do with one account, e.g. `{"revoke": {"login": "paul"}}`.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        pub enum AccountCommand {
            $(#[doc = $does] #[serde(rename = $word)] $type($type),)*
        }

        /// Which of these it is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum AccountName {
            $(#[doc = $does] $type,)*
        }

        impl AccountName {
            /// Every one.
            pub const ALL: [Self; [$($word),*].len()] = [$(Self::$type),*];

            /// What the one member of `act` is called.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self {
                    $(Self::$type => $word,)*
                }
            }

            /// What it does, in a sentence.
            #[must_use]
            pub const fn does(self) -> &'static str {
                match self {
                    $(Self::$type => $does.trim_ascii_start(),)*
                }
            }

            #[cfg(feature = "schema")]
            pub(super) fn schemas(self) -> [serde_json::Value; 2] {
                match self {
                    $(Self::$type => $crate::operations::schemas::of_act::<$type>(),)*
                }
            }
        }

        impl AccountCommand {
            /// One of each, with nothing said.
            #[cfg(test)]
            pub(super) fn samples() -> Vec<Self> {
                vec![$($type::default().into()),*]
            }

            /// Which one it is.
            #[must_use]
            pub const fn name(&self) -> AccountName {
                match self {
                    $(Self::$type(_) => AccountName::$type,)*
                }
            }
        }

        $(
            impl AccountOperation for $type {
                const NAME: AccountName = AccountName::$type;
                type Answer = $answer;
            }

            impl From<$type> for AccountCommand {
                fn from(act: $type) -> Self {
                    Self::$type(act)
                }
            }
        )*
    };
}

pub(super) use {acts, commands};
