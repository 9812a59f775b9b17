//! Types under one name each, with their modifiers.

use super::kind::Kind;
use crate::ident::{Ident, QualifiedName};
use crate::parse;
use crate::parse::data_type as written;
use crate::parse::expr::{Expr, ExprKind};
use crate::service::limit::VARCHAR_BYTES;
use crate::service::types::{self, BARE_NUMERIC, TypeFact};
use crate::text::Span;
use std::fmt;

/// A type. Displays as PostgreSQL's `format_type` prints it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataType {
    name: Name,
    modifiers: Modifiers,
    /// The fields of an interval.
    fields: Option<String>,
    is_array: bool,
    /// The type under it, if it is a domain and that is known.
    base: Base,
}

/// The type under a domain. It is never part of a comparison.
#[derive(Clone, Copy, Debug, Default)]
struct Base(Option<&'static TypeFact>);

impl PartialEq for Base {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Base {}

#[derive(Clone, Debug)]
enum Name {
    /// One of PostgreSQL's own.
    System(&'static TypeFact),
    Other(QualifiedName),
}

impl PartialEq for Name {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::System(one), Self::System(two)) => one.name == two.name,
            (Self::Other(one), Self::Other(two)) => one == two,
            _ => false,
        }
    }
}

impl Eq for Name {}

/// What stands in parentheses after a type.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Modifiers {
    None,
    One(i64),
    Two(i64, i64),
    /// Anything that is not one or two numbers.
    Other(Box<str>),
}

impl Modifiers {
    fn new(written: &[Expr], text: &str) -> Self {
        match written {
            [] => Self::None,
            [one] => number(one).map_or_else(|| Self::other(written, text), Self::One),
            [one, two] => match (number(one), number(two)) {
                (Some(one), Some(two)) => Self::Two(one, two),
                _ => Self::other(written, text),
            },
            _ => Self::other(written, text),
        }
    }

    fn other(written: &[Expr], text: &str) -> Self {
        let words: Vec<&str> = written.iter().map(|it| it.span.slice(text)).collect();
        Self::Other(words.join(",").into())
    }
}

impl fmt::Display for Modifiers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::None => Ok(()),
            Self::One(one) => write!(f, "({one})"),
            Self::Two(one, two) => write!(f, "({one},{two})"),
            Self::Other(text) => write!(f, "({text})"),
        }
    }
}

impl DataType {
    /// The type as a cast means it.
    pub fn of_cast(source: &written::DataType, text: &str) -> Self {
        let name = match (source.name.value.system_name(), &source.name.value) {
            (Some(system), named) => match types::find(system) {
                Some(fact) => Name::System(fact),
                None => Name::Other(other_name(named, text, source.span)),
            },
            (None, named) => Name::Other(other_name(named, text, source.span)),
        };
        let mut data_type = Self {
            name,
            modifiers: Modifiers::new(&source.modifiers, text),
            fields: source.interval_fields.clone(),
            is_array: source.array.is_some(),
            base: Base::default(),
        };
        let is_keyword = matches!(source.name.value, written::TypeName::System(_));
        data_type.normalize(is_keyword);
        data_type
    }

    /// The type as a column gets it on the service: `numeric` alone has a precision there, and
    /// `varchar` alone the greatest length.
    pub fn of_column(source: &written::DataType, text: &str) -> Self {
        let mut data_type = Self::of_cast(source, text);
        match (data_type.system_name(), &data_type.modifiers) {
            (Some("numeric"), Modifiers::None) => {
                let (precision, scale) = BARE_NUMERIC;
                data_type.modifiers = Modifiers::Two(precision.into(), scale.into());
            }
            (Some("varchar"), Modifiers::One(length))
                if u64::try_from(*length) == Ok(VARCHAR_BYTES.value) =>
            {
                data_type.modifiers = Modifiers::None;
            }
            _ => {}
        }
        data_type
    }

    /// The type of a column as `format_type` prints it. What that prints can be read; if it cannot,
    /// the text is the name.
    pub fn of_catalog(text: &str) -> Self {
        match parse::data_type(text) {
            Ok(read) => Self::of_column(&read, text),
            Err(_) => Self {
                name: Name::Other(QualifiedName::bare(Ident::new(text))),
                modifiers: Modifiers::None,
                fields: None,
                is_array: false,
                base: Base::default(),
            },
        }
    }

    /// One spelling for modifiers that mean the same.
    fn normalize(&mut self, is_keyword: bool) {
        let Name::System(fact) = self.name else {
            return;
        };
        match (fact.name, &self.modifiers) {
            // `char` and `bit`, the keywords, are one long.
            ("bpchar" | "bit", Modifiers::None) if is_keyword => {
                self.modifiers = Modifiers::One(1);
            }
            ("numeric", Modifiers::One(precision)) => {
                self.modifiers = Modifiers::Two(*precision, 0);
            }
            // More than six digits are six, and six are the rule.
            ("time" | "timetz" | "timestamp" | "timestamptz" | "interval", Modifiers::One(6..)) => {
                self.modifiers = Modifiers::None;
            }
            _ => {}
        }
    }

    /// The type of an argument or a result, of which PostgreSQL forgets the modifiers.
    pub fn of_argument(source: &written::DataType, text: &str) -> Self {
        Self {
            modifiers: Modifiers::None,
            fields: None,
            ..Self::of_cast(source, text)
        }
    }

    /// The same of what `format_type` prints.
    pub fn of_argument_text(text: &str) -> Self {
        match parse::data_type(text) {
            Ok(read) => Self::of_argument(&read, text),
            Err(_) => Self::of_catalog(text),
        }
    }

    /// The name in the catalog, if it is one of PostgreSQL's own types and no array.
    pub fn system_name(&self) -> Option<&'static str> {
        match self.name {
            Name::System(fact) if !self.is_array => Some(fact.name),
            _ => None,
        }
    }

    /// Tells a domain which type is under it.
    pub(in crate::schema) fn set_base(&mut self, base: &DataType) {
        self.base = match (&base.name, base.is_array) {
            (Name::System(fact), false) => Base(Some(fact)),
            (Name::Other(_), false) => base.base,
            (_, true) => Base(None),
        };
    }

    /// The fact about it, if it is one of PostgreSQL's own types, arrays aside.
    pub fn fact(&self) -> Option<&'static TypeFact> {
        match self.name {
            Name::System(fact) => Some(fact),
            Name::Other(_) => None,
        }
    }

    /// The name of a type that is none of PostgreSQL's own.
    pub fn other_name(&self) -> Option<&QualifiedName> {
        match &self.name {
            Name::System(_) => None,
            Name::Other(name) => Some(name),
        }
    }

    /// Whether it is an array type.
    pub fn is_array(&self) -> bool {
        self.is_array
    }

    /// What is no type of the system has another name now.
    pub(in crate::schema) fn rename_other(&mut self, to: QualifiedName) {
        self.name = Name::Other(to);
    }

    /// The last of the fields of an interval, in upper case.
    pub(super) fn last_field(&self) -> Option<&str> {
        self.fields.as_deref()?.rsplit(' ').next()
    }

    /// The only modifier, as the digits of seconds.
    pub(super) fn precision(&self) -> Option<i64> {
        match self.modifiers {
            Modifiers::One(digits) => Some(digits),
            _ => None,
        }
    }

    /// Whether it says no more than a name.
    pub(super) fn is_bare(&self) -> bool {
        self.modifiers == Modifiers::None && self.fields.is_none()
    }

    /// The type under it without modifiers, if it is a domain that is known; else itself.
    pub(super) fn under_domain(&self) -> Self {
        match self.base.0 {
            Some(_) => self.kind().map_or_else(|| self.clone(), Self::of_kind),
            None => self.clone(),
        }
    }

    /// Whether it is a domain, and the other the type under it without modifiers.
    pub(super) fn is_domain_over(&self, other: &Self) -> bool {
        self.base.0.is_some() && other.is_bare() && self.kind() == other.kind()
    }

    /// Whether both are the same but for their modifiers.
    pub(super) fn is_same_base(&self, other: &DataType) -> bool {
        self.name == other.name && self.is_array == other.is_array
    }

    /// A type of PostgreSQL's own without modifiers.
    fn system(name: &'static str) -> Self {
        Self {
            name: types::find(name).map_or_else(
                || Name::Other(QualifiedName::bare(Ident::new(name))),
                Name::System,
            ),
            modifiers: Modifiers::None,
            fields: None,
            is_array: false,
            base: Base::default(),
        }
    }

    /// A type without modifiers.
    pub(super) fn of_kind(kind: Kind) -> Self {
        Self {
            is_array: kind.is_array,
            ..Self::system(kind.name)
        }
    }

    /// The type without modifiers, if it is one of PostgreSQL's own; of a domain that is known the one
    /// under it, as which its values are compared and computed with.
    pub(super) fn kind(&self) -> Option<Kind> {
        let fact = self.base.0.or_else(|| self.fact())?;
        let element = Kind::of(fact.name);
        Some(if self.is_array {
            element.array()
        } else {
            element
        })
    }

    /// The same type without modifiers.
    pub(super) fn without_modifiers(&self) -> Self {
        Self {
            modifiers: Modifiers::None,
            fields: None,
            ..self.clone()
        }
    }

    /// The type of an array of values of this type.
    pub(super) fn array_of(&self) -> Self {
        Self {
            is_array: true,
            ..self.clone()
        }
    }

    /// The type of an array's elements.
    pub(super) fn element(&self) -> Self {
        Self {
            is_array: false,
            ..self.clone()
        }
    }

    /// How values of the type are stored where nothing is said.
    pub fn usual_storage(&self) -> &'static str {
        match self.system_name() {
            Some("numeric") => "MAIN",
            Some("text" | "varchar" | "bpchar" | "bytea" | "json" | "jsonb" | "xml") => "EXTENDED",
            Some(_) => "PLAIN",
            None if self.is_array => "EXTENDED",
            None => "DEFAULT",
        }
    }
}

fn other_name(name: &written::TypeName, text: &str, span: Span) -> QualifiedName {
    match name {
        // As `format_type` prints it, and as most people write it.
        written::TypeName::Named(name) => crate::schema::written(name),
        written::TypeName::System(name) => QualifiedName::bare(Ident::new(*name)),
        written::TypeName::OfColumn(_) => QualifiedName::bare(Ident::new(span.slice(text))),
    }
}

fn number(expr: &Expr) -> Option<i64> {
    match &expr.kind {
        ExprKind::Number(number) => number.parse().ok(),
        ExprKind::Unary { operator, operand } if &*operator.name == "-" => {
            number(operand).map(|it| -it)
        }
        _ => None,
    }
}

impl fmt::Display for DataType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let modifiers = &self.modifiers;
        match &self.name {
            // Without a length it is another type than `character`, which has one.
            Name::System(fact) if fact.name == "bpchar" && *modifiers == Modifiers::None => {
                f.write_str("bpchar")?;
            }
            Name::System(fact) => match (&self.fields, fact.display.split_once(' ')) {
                // The precision of times stands after the first word.
                (_, Some((first, rest))) if first.starts_with("time") => {
                    write!(f, "{first}{modifiers} {rest}")?;
                }
                (Some(fields), _) => {
                    let fields = fields.to_ascii_lowercase();
                    write!(f, "{} {fields}{modifiers}", fact.display)?;
                }
                (None, _) => {
                    f.write_str(fact.display)?;
                    modifiers.fmt(f)?;
                }
            },
            Name::Other(name) => write!(f, "{name}{modifiers}")?,
        }
        if self.is_array {
            f.write_str("[]")?;
        }
        Ok(())
    }
}
