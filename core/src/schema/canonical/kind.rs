//! What PostgreSQL knows of types when it picks operators and functions: categories, preferred types
//! and implicit casts.

/// A type without its modifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Kind {
    /// The name in the catalog, of an array that of its elements.
    pub(super) name: &'static str,
    pub(super) is_array: bool,
}

/// Category, whether it is the preferred type of it, and the types that it becomes by itself.
/// Source: `pg_type` and `pg_cast` of PostgreSQL 16.14. A type that is not here has a category of its
/// own as far as it matters.
const KINDS: &[(&str, char, bool, &[&str])] = &[
    ("bit", 'V', false, &["varbit"]),
    ("bool", 'B', true, &[]),
    ("bpchar", 'S', false, &["name", "text", "varchar"]),
    ("char", 'Z', false, &["text"]),
    ("cidr", 'I', false, &["inet"]),
    ("date", 'D', false, &["timestamp", "timestamptz"]),
    ("float4", 'N', false, &["float8"]),
    ("float8", 'N', true, &[]),
    ("inet", 'I', true, &[]),
    (
        "int2",
        'N',
        false,
        &[
            "float4",
            "float8",
            "int4",
            "int8",
            "numeric",
            "oid",
            "regconfig",
        ],
    ),
    (
        "int4",
        'N',
        false,
        &[
            "float4",
            "float8",
            "int8",
            "numeric",
            "oid",
            "regclass",
            "regconfig",
        ],
    ),
    (
        "int8",
        'N',
        false,
        &[
            "float4",
            "float8",
            "numeric",
            "oid",
            "regclass",
            "regconfig",
        ],
    ),
    ("interval", 'T', true, &[]),
    ("name", 'S', false, &["text"]),
    ("numeric", 'N', false, &["float4", "float8"]),
    ("oid", 'N', true, &["regclass", "regconfig"]),
    ("regclass", 'N', false, &["oid"]),
    ("regconfig", 'N', false, &["oid"]),
    (
        "text",
        'S',
        true,
        &["bpchar", "name", "regclass", "varchar"],
    ),
    ("time", 'D', false, &["interval", "timetz"]),
    ("timestamp", 'D', false, &["timestamptz"]),
    ("timestamptz", 'D', true, &[]),
    ("timetz", 'D', false, &[]),
    ("varbit", 'V', true, &["bit"]),
    (
        "varchar",
        'S',
        false,
        &["bpchar", "name", "regclass", "text"],
    ),
];

const ARRAY: char = 'A';
const PSEUDO: char = 'P';
const OTHER: char = 'U';
/// The category of strings, which constants without a type fall into.
pub(super) const STRING: char = 'S';

impl Kind {
    pub(super) const fn of(name: &'static str) -> Self {
        Self {
            name,
            is_array: false,
        }
    }

    /// Whether PostgreSQL casts values to it where they meet wider ones.
    pub(super) fn is_often_added(self) -> bool {
        let names = [
            "float8",
            "int4",
            "int8",
            "numeric",
            "text",
            "timestamp",
            "timestamptz",
        ];
        !self.is_array && names.contains(&self.name)
    }

    /// By the catalog's name, in which an underscore is for an array.
    pub(super) fn named(name: &'static str) -> Self {
        match name.strip_prefix('_') {
            Some(element) => Self {
                name: element,
                is_array: true,
            },
            None => Self::of(name),
        }
    }

    pub(super) fn array(self) -> Self {
        Self {
            is_array: true,
            ..self
        }
    }

    pub(super) fn element(self) -> Self {
        Self::of(self.name)
    }

    fn fact(self) -> Option<&'static (&'static str, char, bool, &'static [&'static str])> {
        KINDS
            .iter()
            .find(|it| it.0 == self.name)
            .filter(|_| !self.is_array)
    }

    pub(super) fn category(self) -> char {
        match self.fact() {
            _ if self.is_array => ARRAY,
            _ if self.is_pseudo() => PSEUDO,
            Some(fact) => fact.1,
            None => OTHER,
        }
    }

    pub(super) fn is_preferred(self) -> bool {
        self.fact().is_some_and(|it| it.2)
    }

    /// Whether it stands for other types.
    pub(super) fn is_pseudo(self) -> bool {
        self.name.starts_with("any")
    }

    pub(super) fn is_collatable(self) -> bool {
        matches!(self.name, "text" | "varchar" | "bpchar" | "name")
    }

    /// Whether a value of this type becomes one of another without anybody saying so.
    pub(super) fn becomes(self, other: Self) -> bool {
        if self == other || other.name == "any" {
            return true;
        }
        match other.name {
            "anyelement" | "anycompatible" => true,
            "anynonarray" | "anycompatiblenonarray" => !self.is_array,
            "anyarray" | "anycompatiblearray" => self.is_array,
            _ if self.is_array != other.is_array => false,
            _ => self
                .element()
                .fact()
                .is_some_and(|it| it.3.contains(&other.name)),
        }
    }
}

/// The type that values of several types become together, as in `CASE` or `ARRAY`; constants
/// without a type are `None`. `None` if there is no such type.
pub(super) fn common(kinds: impl Iterator<Item = Option<Kind>>) -> Option<Kind> {
    let mut common: Option<Kind> = None;
    for kind in kinds.flatten() {
        common = Some(match common {
            None => kind,
            Some(known) if known == kind => known,
            Some(known) if known.category() != kind.category() => return None,
            Some(known) if !known.is_preferred() && known.becomes(kind) && !kind.becomes(known) => {
                kind
            }
            Some(known) => known,
        });
    }
    Some(common.unwrap_or(Kind::of("text")))
}
