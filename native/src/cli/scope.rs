//! The flags that say what of a database deesql looks at.

use clap::Args;
use deesql_core::ident::QualifiedName;
use deesql_core::parse::qualified_name;

use super::exit_status::Failure;

/// What deesql looks at
#[derive(Debug, Args)]
pub(crate) struct ScopeArguments {
    /// A table to leave alone, with or without its schema (repeatable); those of well-known migrators
    /// are left alone anyway
    #[arg(long = "ignore-table", value_name = "NAME", value_delimiter = ',')]
    ignore_table: Vec<String>,
}

impl ScopeArguments {
    /// The tables to leave alone, as they were named.
    pub(crate) fn ignored_names(&self) -> &[String] {
        &self.ignore_table
    }

    /// Leaves more tables alone.
    pub(crate) fn and_ignored(&self, names: &[String]) -> Self {
        Self {
            ignore_table: [&*self.ignore_table, names].concat(),
        }
    }

    /// The tables to leave alone. Names are written as in SQL.
    pub(crate) fn ignored_tables(&self) -> Result<Vec<QualifiedName>, Failure> {
        let names = self.ignore_table.iter().map(|name| {
            qualified_name(name).map_err(|_| {
                let help =
                    "write `table` or `schema.table`, with double quotes where SQL needs them";
                Failure::Usage(format!("--ignore-table {name:?} is no name: {help}"))
            })
        });
        names.collect()
    }
}
