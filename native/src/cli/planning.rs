//! The flags that say how to plan.

use clap::{Args, ValueEnum};
use deesql_core::plan::{self, PlanOptions};

use super::Global;

/// How to plan
#[derive(Debug, Args)]
pub(crate) struct PlanningArguments {
    /// How a column of a table that is there comes to be NOT NULL: by a CHECK, which stands for the
    /// attribute, or by a new table, which has the attribute itself
    #[arg(long = "not-null", value_name = "HOW", default_value = "check")]
    not_null: NotNull,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum NotNull {
    Check,
    Rebuild,
}

impl PlanningArguments {
    pub(crate) fn options(&self, global: &Global) -> PlanOptions {
        PlanOptions {
            release: global.dsql,
            not_null: match self.not_null {
                NotNull::Check => plan::NotNull::Check,
                NotNull::Rebuild => plan::NotNull::Rebuild,
            },
        }
    }
}
