//! What the release does not accept yet, or never.

use super::Planner;
use super::task::column_object;
use crate::recipe::{Recipe, Wish};
use crate::schema::{Column, Index, IndexTarget, Origin, Table, written};
use crate::service::Validity;
use crate::service::timeline::{
    EXPRESSION_INDEXES, FOREIGN_KEYS, PARTIAL_INDEXES, SEQUENCES_AND_IDENTITY, STORAGE,
};
use crate::service::types::{SERIALS, Support};

impl Planner<'_> {
    /// The recipe for a wish, if the release takes it; an error otherwise.
    pub(super) fn recipe(
        &mut self,
        wish: Wish,
        object: &str,
        origin: &Origin,
    ) -> Option<&'static Recipe> {
        let recipe = wish.recipe();
        if recipe.actions.is_empty() {
            self.error(
                object,
                "Aurora DSQL has no statement for this",
                recipe.help,
                origin,
            );
            return None;
        }
        self.is_accepted(recipe.validity, object, "this change", origin)
            .then_some(recipe)
    }

    /// Whether something is accepted in the release; an error if not.
    pub(super) fn is_accepted(
        &mut self,
        validity: Validity,
        object: &str,
        what: &str,
        origin: &Origin,
    ) -> bool {
        if validity.holds(self.release) {
            return true;
        }
        let release = self.release;
        let reason = match validity.since {
            Some(since) if since > release.date() => {
                format!("Aurora DSQL accepts {what} since {since}, and the plan is for {release}")
            }
            _ => format!("Aurora DSQL does not accept {what} in {release}"),
        };
        self.error(
            object,
            reason,
            "plan for a later release with `--dsql`, or leave it as it is",
            origin,
        );
        false
    }

    /// Whether a column's type, storage and identity are accepted.
    pub(super) fn is_column_accepted(&mut self, table: &Table, column: &Column) -> bool {
        let object = column_object(table, &column.name);
        let mut accepted = self.is_type_accepted(column, &object);
        if column.identity.is_some() {
            let validity = Validity::since(SEQUENCES_AND_IDENTITY);
            accepted &= self.is_accepted(validity, &object, "identity columns", &column.origin);
        }
        if column.storage.is_some() {
            let validity = Validity::since(STORAGE);
            accepted &= self.is_accepted(validity, &object, "STORAGE", &column.origin);
        }
        accepted
    }

    fn is_type_accepted(&mut self, column: &Column, object: &str) -> bool {
        let data_type = &column.data_type;
        let is_serial = data_type
            .other_name()
            .is_some_and(|it| SERIALS.contains(&it.name.as_str()));
        let support = match data_type.fact() {
            _ if data_type.is_array() || is_serial => None,
            Some(fact) => Some(fact.column),
            // It may be a domain.
            None => return true,
        };
        match support {
            Some(Support::Accepted(validity)) => {
                let what = format!("columns of type {data_type}");
                self.is_accepted(validity, object, &what, &column.origin)
            }
            Some(Support::Unknown) => true,
            Some(Support::Refused(_)) | None => {
                self.error(
                    object,
                    format!("Aurora DSQL has no columns of type {data_type}"),
                    "`deesql verify` says what to write instead",
                    &column.origin,
                );
                false
            }
        }
    }

    /// Whether all that comes with a new table is accepted.
    pub(super) fn is_table_accepted(&mut self, table: &Table) -> bool {
        let mut accepted = true;
        for column in &table.columns {
            accepted &= self.is_column_accepted(table, column);
        }
        for key in table.foreign_keys.values() {
            let object = format!("foreign key {} of {}", key.name, written(&table.name));
            let validity = Validity::since(FOREIGN_KEYS);
            accepted &= self.is_accepted(validity, &object, "foreign keys", &key.origin);
        }
        accepted
    }

    /// Whether an index's keys, method and predicate are accepted.
    pub(super) fn is_index_accepted(&mut self, table: &Table, index: &Index) -> bool {
        let object = format!("index {} of {}", index.name, written(&table.name));
        let origin = &index.origin;
        let mut accepted = true;
        let has_expression = index
            .keys
            .iter()
            .any(|it| matches!(it.target, IndexTarget::Expression(_)));
        if has_expression {
            let validity = Validity::since(EXPRESSION_INDEXES);
            accepted &= self.is_accepted(validity, &object, "expressions in indexes", origin);
        }
        if index.predicate.is_some() {
            let validity = Validity::since(PARTIAL_INDEXES);
            accepted &= self.is_accepted(validity, &object, "partial indexes", origin);
        }
        let has_order = index
            .keys
            .iter()
            .any(|it| it.is_descending || it.operator_class.is_some());
        if has_order || index.method.is_some() {
            self.error(
                object,
                "Aurora DSQL takes no access method, sort order or operator class",
                "leave it out",
                origin,
            );
            accepted = false;
        }
        accepted
    }
}
