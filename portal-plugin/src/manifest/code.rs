//! The stable codes of everything that can be wrong with a manifest.

/// What is wrong, as a stable word; never reused for something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Code {
    /// The file is larger than [`super::MOST_BYTES`].
    TooLarge,
    /// The file is not UTF-8, or begins with a byte order mark.
    Encoding,
    /// The text is not JSON (RFC 8259).
    Syntax,
    /// Objects and lists stand in each other more than [`super::MOST_DEPTH`] deep.
    TooDeep,
    /// There are more problems than [`super::MOST_PROBLEMS`].
    TooMany,
    /// A key stands twice in one object.
    DuplicateKey,
    /// A key that no manifest has.
    UnknownField,
    /// A key that must be there is not.
    MissingField,
    /// A text where a number belongs, and the like.
    WrongType,
    /// Too small, too large, too short, too long, too few, too many.
    OutOfRange,
    /// An item stands twice in one list.
    Repeated,
    /// A word that is none of the field's few words.
    UnknownWord,
    /// A permission that the module does not register.
    UnknownPermission,
    /// A kind of document that there is not.
    UnknownKind,
    /// A control character, or one that turns the direction of text around.
    ControlCharacter,
    /// A site, realm or preset id that has not the shape of one.
    BadId,
    /// A host name that no browser sends.
    BadHost,
    /// An address that is not one, is not safe, or does not lead to the site.
    BadAddress,
    /// A colour that is not `#rrggbb`.
    BadColor,
    /// White text on the colour is hard to read.
    LowContrast,
    /// A logo that is not a small picture in the manifest itself.
    BadLogo,
    /// A password so short would need a second factor.
    SecondFactor,
    /// The version range is none, or this module is not in it.
    ModuleVersion,
    /// The checksum is not 64 hexadecimal digits.
    BadChecksum,
    /// A permission that shows nothing without another one.
    NeedsPermission,
    /// A setting that changes nothing beside the others.
    NoEffect,
    /// Another manifest has the same site id.
    SiteTaken,
    /// Another site answers on the same host name.
    HostTaken,
    /// A permission for a kind that the site hides.
    HiddenKind,
    /// Whoever is given an access without a word about it could give accesses to others.
    ManagesByDefault,
    /// A realm that no other manifest names, and that resembles one.
    LoneRealm,
    /// An entity that the ERP does not know.
    UnknownEntity,
    /// The language for who has chosen none is not offered.
    DefaultLanguage,
    /// A time zone that the IANA database does not have.
    UnknownTimeZone,
}

impl Code {
    /// Every code.
    pub const ALL: [Self; 34] = [
        Self::TooLarge,
        Self::Encoding,
        Self::Syntax,
        Self::TooDeep,
        Self::TooMany,
        Self::DuplicateKey,
        Self::UnknownField,
        Self::MissingField,
        Self::WrongType,
        Self::OutOfRange,
        Self::Repeated,
        Self::UnknownWord,
        Self::UnknownPermission,
        Self::UnknownKind,
        Self::ControlCharacter,
        Self::BadId,
        Self::BadHost,
        Self::BadAddress,
        Self::BadColor,
        Self::LowContrast,
        Self::BadLogo,
        Self::SecondFactor,
        Self::ModuleVersion,
        Self::BadChecksum,
        Self::NeedsPermission,
        Self::NoEffect,
        Self::SiteTaken,
        Self::HostTaken,
        Self::HiddenKind,
        Self::ManagesByDefault,
        Self::LoneRealm,
        Self::UnknownEntity,
        Self::DefaultLanguage,
        Self::UnknownTimeZone,
    ];

    /// The word of it in [`plugin_api::Problem::code`].
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::TooLarge => "manifest/too-large",
            Self::Encoding => "manifest/encoding",
            Self::Syntax => "manifest/syntax",
            Self::TooDeep => "manifest/too-deep",
            Self::TooMany => "manifest/too-many",
            Self::DuplicateKey => "manifest/duplicate-key",
            Self::UnknownField => "manifest/unknown-field",
            Self::MissingField => "manifest/missing-field",
            Self::WrongType => "manifest/wrong-type",
            Self::OutOfRange => "manifest/out-of-range",
            Self::Repeated => "manifest/repeated",
            Self::UnknownWord => "manifest/unknown-word",
            Self::UnknownPermission => "manifest/unknown-permission",
            Self::UnknownKind => "manifest/unknown-kind",
            Self::ControlCharacter => "manifest/control-character",
            Self::BadId => "manifest/bad-id",
            Self::BadHost => "manifest/bad-host",
            Self::BadAddress => "manifest/bad-address",
            Self::BadColor => "manifest/bad-color",
            Self::LowContrast => "manifest/low-contrast",
            Self::BadLogo => "manifest/bad-logo",
            Self::SecondFactor => "manifest/second-factor",
            Self::ModuleVersion => "manifest/module-version",
            Self::BadChecksum => "manifest/bad-checksum",
            Self::NeedsPermission => "manifest/needs-permission",
            Self::NoEffect => "manifest/no-effect",
            Self::SiteTaken => "manifest/site-taken",
            Self::HostTaken => "manifest/host-taken",
            Self::HiddenKind => "manifest/hidden-kind",
            Self::ManagesByDefault => "manifest/manages-by-default",
            Self::LoneRealm => "manifest/lone-realm",
            Self::UnknownEntity => "manifest/unknown-entity",
            Self::DefaultLanguage => "manifest/default-language",
            Self::UnknownTimeZone => "manifest/unknown-time-zone",
        }
    }
}
