//! Sequences, those of identity columns aside.

use super::{DataType, SequenceOptions};
use crate::ident::{Ident, QualifiedName};
use crate::parse::ddl::sequence_option::{SequenceOption, SequenceOptionKind};

/// A sequence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sequence {
    /// The type that it counts in; the service has `bigint` only.
    pub data_type: DataType,
    /// How it counts.
    pub options: SequenceOptions,
    /// `OWNED BY`: the table, always with its namespace, and the column.
    pub owner: Option<(QualifiedName, Ident)>,
}

impl Default for Sequence {
    fn default() -> Self {
        Self {
            data_type: DataType::of_catalog("bigint"),
            options: SequenceOptions::default(),
            owner: None,
        }
    }
}

impl Sequence {
    /// Takes over what is written, but for `OWNED BY`, which takes more than the options to read.
    pub(super) fn set(&mut self, options: &[SequenceOption], text: &str) {
        for option in options {
            if let SequenceOptionKind::As(data_type) = &option.kind {
                let data_type = DataType::of_cast(data_type, text);
                // Bounds that were those of the old type become those of the new one.
                self.options = self.options.without_defaults(self.data_type.system_name());
                self.data_type = data_type;
            }
        }
        self.options.set(options);
    }

    /// What is not set by a later statement stays as it is, also where another direction would choose
    /// otherwise.
    pub(super) fn settle(&mut self) {
        self.options = self.options.with_defaults(self.data_type.system_name());
    }

    /// How it counts, PostgreSQL's own choices left out.
    pub fn telling_options(&self) -> SequenceOptions {
        self.options.without_defaults(self.data_type.system_name())
    }
}
