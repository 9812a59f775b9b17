//! A column of bare `numeric`, which the service makes a `numeric(18,6)`.

use deesql_core::parse::data_type::{DataType, TypeName};
use deesql_core::parse::ddl::create_table::ColumnDef;
use deesql_core::service::types::BARE_NUMERIC;

use crate::proxy::relay::behaviour::Splice;

/// The precision and scale that the columns do not say. Observed on a cluster 2026-10-03.
pub(super) fn precisions(columns: &[&ColumnDef]) -> Vec<Splice> {
    let (precision, scale) = BARE_NUMERIC;
    let bare = columns.iter().filter(|it| is_bare_numeric(&it.data_type));
    bare.map(|it| {
        let end = it.data_type.span.end as usize;
        Splice {
            range: end..end,
            text: format!("({precision},{scale})"),
        }
    })
    .collect()
}

fn is_bare_numeric(data_type: &DataType) -> bool {
    let is_numeric = match &data_type.name.value {
        TypeName::System(name) => *name == "numeric",
        // `"numeric"` and `pg_catalog.numeric`
        TypeName::Named(name) => {
            let namespace = name.namespace.as_ref();
            name.name.as_str() == "numeric"
                && namespace.is_none_or(|it| it.as_str() == "pg_catalog")
        }
        TypeName::OfColumn(_) => false,
    };
    is_numeric && data_type.modifiers.is_empty() && data_type.array.is_none()
}
