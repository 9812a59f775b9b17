//! Columns.

use super::{DataType, Expression, Origin};
use crate::ident::Ident;
use crate::parse::ddl::sequence_option::{SequenceOption, SequenceOptionKind};

/// A column of a table.
#[derive(Clone, Debug)]
pub struct Column {
    /// Its name.
    pub name: Ident,
    /// Its type, modifiers included.
    pub data_type: DataType,
    /// Whether the catalog marks it `NOT NULL`, as it does columns of a primary key and identities.
    pub is_not_null: bool,
    /// `DEFAULT`; a default of NULL is none.
    pub default: Option<Expression>,
    /// `GENERATED ALWAYS AS (…) STORED`
    pub generated: Option<Expression>,
    /// `GENERATED … AS IDENTITY`
    pub identity: Option<Identity>,
    /// `STORAGE`, in upper case, where it is not what the type has anyway.
    pub storage: Option<String>,
    /// Where it is written.
    pub origin: Origin,
}

impl Column {
    /// A nullable column of this type and nothing more.
    pub fn new(name: Ident, data_type: DataType) -> Self {
        Self {
            name,
            data_type,
            is_not_null: false,
            default: None,
            generated: None,
            identity: None,
            storage: None,
            origin: Origin::NONE,
        }
    }

    /// Sets the storage; what the type has anyway is none.
    pub fn set_storage(&mut self, storage: &str) {
        let is_usual = storage == "DEFAULT" || storage == self.data_type.usual_storage();
        self.storage = (!is_usual).then(|| storage.to_owned());
    }
}

/// `GENERATED { ALWAYS | BY DEFAULT } AS IDENTITY`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// `ALWAYS` rather than `BY DEFAULT`.
    pub is_always: bool,
    /// How its sequence counts.
    pub sequence: SequenceOptions,
    /// The name of its sequence, in the namespace of the table, where it is known. It is no difference.
    pub sequence_name: Option<Ident>,
}

/// How a sequence counts. What is `None` is PostgreSQL's choice for the type and direction.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SequenceOptions {
    /// `START WITH`
    pub start: Option<i64>,
    /// `INCREMENT BY`, if not 1.
    pub increment: Option<i64>,
    /// `MINVALUE`
    pub min: Option<i64>,
    /// `MAXVALUE`
    pub max: Option<i64>,
    /// `CACHE`; PostgreSQL's own default is 1, and the service wants it written.
    pub cache: Option<i64>,
    /// `CYCLE`
    pub is_cycle: bool,
}

impl SequenceOptions {
    /// Takes over what is written. What only moves the counter (`RESTART`) or names the sequence
    /// is no part of the model.
    pub fn set(&mut self, options: &[SequenceOption]) {
        for option in options {
            match option.kind {
                SequenceOptionKind::Cache(value) => self.cache = Some(value),
                SequenceOptionKind::Increment(value) => self.increment = Some(value),
                SequenceOptionKind::MinValue(value) => self.min = value,
                SequenceOptionKind::MaxValue(value) => self.max = value,
                SequenceOptionKind::Start(value) => self.start = Some(value),
                SequenceOptionKind::Cycle(value) => self.is_cycle = value,
                SequenceOptionKind::As(_)
                | SequenceOptionKind::Restart(_)
                | SequenceOptionKind::OwnedBy(_)
                | SequenceOptionKind::SequenceName(_)
                | SequenceOptionKind::Logged(_) => {}
            }
        }
    }

    /// With every choice made that PostgreSQL makes for the type and direction. A CACHE that is not
    /// written is 1.
    #[must_use]
    pub fn with_defaults(&self, type_name: Option<&str>) -> Self {
        let increment = self.increment.unwrap_or(1);
        let is_up = increment > 0;
        let (least, most) = match type_name {
            Some("int2") => (i64::from(i16::MIN), i64::from(i16::MAX)),
            Some("int4") => (i64::from(i32::MIN), i64::from(i32::MAX)),
            _ => (i64::MIN, i64::MAX),
        };
        let min = self.min.unwrap_or(if is_up { 1 } else { least });
        let max = self.max.unwrap_or(if is_up { most } else { -1 });
        Self {
            start: Some(self.start.unwrap_or(if is_up { min } else { max })),
            increment: Some(increment),
            min: Some(min),
            max: Some(max),
            cache: Some(self.cache.unwrap_or(1)),
            is_cycle: self.is_cycle,
        }
    }

    /// With PostgreSQL's own choices left out, so that a catalog row and a file compare. A CACHE
    /// that is not written is 1.
    #[must_use]
    pub fn without_defaults(&self, type_name: Option<&str>) -> Self {
        let full = self.with_defaults(type_name);
        // What PostgreSQL chooses where nothing but the direction and the bounds is said.
        let of_direction = Self {
            increment: full.increment,
            ..Self::default()
        };
        let of_direction = of_direction.with_defaults(type_name);
        let of_bounds = Self {
            start: None,
            ..full.clone()
        };
        let of_bounds = of_bounds.with_defaults(type_name);
        let other = |value: Option<i64>, usual: Option<i64>| value.filter(|_| value != usual);
        Self {
            start: other(full.start, of_bounds.start),
            increment: other(full.increment, Some(1)),
            min: other(full.min, of_direction.min),
            max: other(full.max, of_direction.max),
            cache: full.cache,
            is_cycle: self.is_cycle,
        }
    }
}
