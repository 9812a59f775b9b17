//! Privileges.

use super::{GrantRow, Rows};
use crate::ident::{Ident, QualifiedName};
use crate::schema::{DataType, GrantTarget, Grants, ObjectId, Schema};

/// Puts the privileges on what is in the schema: on all of it, as a database always says them.
pub(super) fn grants(rows: &Rows, schema: &mut Schema) {
    let tables = schema.tables().keys().cloned();
    let mut targets: Vec<GrantTarget> = tables.map(GrantTarget::Table).collect();
    for (id, _) in schema.objects() {
        if matches!(
            id,
            ObjectId::View(_) | ObjectId::Sequence(_) | ObjectId::Function(..)
        ) {
            targets.push(GrantTarget::Object(id.clone()));
        }
    }
    let namespaces = schema.namespaces().keys().cloned();
    targets.extend(namespaces.map(GrantTarget::Namespace));
    targets.push(GrantTarget::Namespace(Ident::new(crate::schema::PUBLIC)));
    for target in &targets {
        schema.change_grants(target, |_| {});
    }
    for row in &rows.grants {
        let Some(target) = target(row) else {
            continue;
        };
        let column = row.column.as_deref().map(Ident::new);
        schema.change_grants(&target, |grants| {
            if column.is_none() {
                // The list says all, also what is usual.
                *grants = Grants::default();
            }
            grants.owner = Some(Ident::new(&*row.owner));
            for item in &row.items {
                grants.add_item(item, column.as_ref());
            }
        });
    }
}

fn target(row: &GrantRow) -> Option<GrantTarget> {
    let name = QualifiedName {
        namespace: Some(Ident::new(&*row.namespace)),
        name: Ident::new(&*row.name),
    };
    let types = row.types.iter().map(|it| DataType::of_argument_text(it));
    Some(match &*row.kind {
        "schema" => GrantTarget::Namespace(name.name),
        "table" => GrantTarget::Table(name),
        "view" => GrantTarget::Object(ObjectId::View(name)),
        "sequence" => GrantTarget::Object(ObjectId::Sequence(name)),
        "function" => {
            let types = types.map(|it| it.to_string()).collect();
            GrantTarget::Object(ObjectId::Function(name, types))
        }
        _ => return None,
    })
}
