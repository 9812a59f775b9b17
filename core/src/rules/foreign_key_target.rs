use super::{Context, Finding, Findings};
use crate::ident::Ident;
use crate::parse::ddl::constraint::ConstraintKind;
use crate::schema::{Index, Table, qualified};
use crate::service::{Validity, timeline};

rule! {
    /// Foreign key to columns that are no key
    ///
    /// The referenced columns must be those of the primary key, of a unique constraint or of a
    /// unique index that is neither partial nor on expressions. A table that no statement before
    /// creates is not judged, nor is a desired schema (`--schema`), whose order says nothing.
    ///
    /// # Why
    /// As in PostgreSQL, a reference must lead to one row.
    ///
    /// # Instead
    /// Reference the primary key, or add `UNIQUE` to the referenced columns.
    ///
    /// # Refused
    /// ```sql
    /// CREATE TABLE customers (id uuid PRIMARY KEY, mail text);
    /// CREATE TABLE orders (id uuid PRIMARY KEY, customer text REFERENCES customers (mail));
    /// ```
    /// ```sql
    /// CREATE TABLE customers (id uuid PRIMARY KEY);
    /// CREATE TABLE orders (id uuid PRIMARY KEY, customer uuid REFERENCES customers (number));
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE TABLE customers (id uuid PRIMARY KEY, mail text UNIQUE, parent uuid REFERENCES customers);
    /// CREATE TABLE orders (id uuid PRIMARY KEY, customer text REFERENCES customers (mail));
    /// ```
    ///
    /// # Source
    /// AWS user guide, "Foreign key constraints": the parent's columns are a primary or unique key.
    validity: Validity::since(timeline::FOREIGN_KEYS),
    page: "working-with-foreign-key-constraints",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    if ctx.later.is_none() {
        return;
    }
    let own = ctx.create_table();
    for constraint in ctx.constraints() {
        let ConstraintKind::ForeignKey(key) = &constraint.kind else {
            continue;
        };
        let target = &key.target.value;
        if !ctx.is_sure_of(Some(target)) {
            continue;
        }
        let is_own = own.is_some_and(|it| qualified(&it.name.value) == qualified(target));
        let is_open = match own {
            Some(table) if is_own => ctx.is_open(table),
            _ => ctx.names.is_open_table(&qualified(target)),
        };
        // The columns of the table, and the sets of them that are keys.
        let (columns, keys): (Vec<&Ident>, Vec<Vec<&Ident>>) = match own {
            _ if is_open => continue,
            Some(table) if is_own => {
                let keys = ctx.table_keys().into_iter();
                (
                    table.columns().map(|it| &it.name.value).collect(),
                    keys.map(|it| it.columns.iter().map(|it| &it.0.name.value).collect())
                        .collect(),
                )
            }
            _ => match ctx.schema.table(target) {
                Some(table) => (
                    table.columns.iter().map(|it| &it.name).collect(),
                    keys(table),
                ),
                None => continue,
            },
        };
        let mut named: Vec<&Ident> = key.target_columns.iter().map(|it| &it.value).collect();
        let unknown = key
            .target_columns
            .iter()
            .find(|it| !columns.contains(&&it.value));
        let finding = if let Some(unknown) = unknown {
            let name = &unknown.value;
            Finding::new(unknown.span, format!("`{target}` has no column `{name}`"))
                .help("reference a column that the table has")
                .server(
                    "42703",
                    format!(
                        "column \"{name}\" referenced in foreign key constraint does not exist"
                    ),
                )
        } else if let (Some(first), Some(last)) =
            (key.target_columns.first(), key.target_columns.last())
        {
            named.sort();
            let is_key = |mut it: Vec<&Ident>| {
                it.sort();
                it == named
            };
            if keys.into_iter().any(is_key) {
                continue;
            }
            Finding::new(
                first.span.to(last.span),
                format!("these columns of `{target}` are no key"),
            )
            .help("reference the primary key, or columns that are `UNIQUE`")
            .expected()
        } else {
            continue;
        };
        findings.add(finding);
    }
}

/// The columns of each key.
fn keys(table: &Table) -> Vec<Vec<&Ident>> {
    let primary = table
        .primary_key
        .iter()
        .map(|it| it.columns.iter().collect());
    let uniques = table.uniques.values().map(|it| it.columns.iter().collect());
    let indexes = table.indexes.values().filter_map(Index::constraint_columns);
    primary.chain(uniques).chain(indexes).collect()
}
