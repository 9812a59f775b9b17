use super::context::{column_named, key_of};
use super::{Context, Finding, Findings};
use crate::ident::Ident;
use crate::parse::ddl::constraint::ConstraintKind;
use crate::parse::ddl::create_table::CreateTable;
use crate::schema::{Table, qualified};
use crate::service::{Validity, timeline};
use crate::text::Spanned;

rule! {
    /// Foreign key to columns that are no key
    ///
    /// The referenced columns must be those of the primary key, of a unique constraint or of a
    /// unique index that is neither partial nor on expressions; where none are named, the table needs
    /// a primary key. A table that no statement before
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
    let own = ctx.create_table();
    for constraint in ctx.constraints() {
        let ConstraintKind::ForeignKey(key) = &constraint.kind else {
            continue;
        };
        if ctx.before.later().is_none() {
            return;
        }
        let target = &key.target.value;
        let name = qualified(target);
        let named = &key.target_columns;
        let own = own.filter(|it| qualified(&it.name.value) == name);
        let known = ctx.before.schema().table(target).filter(|_| own.is_none());
        let names = ctx.before.names();
        let is_open = match own {
            Some(table) => ctx.is_open(table),
            // A refused `ALTER TABLE` may have taken a key from the model.
            None => {
                known.is_none() || names.is_open_table(&name) || names.was_altered_in_vain(&name)
            }
        };
        if is_open || !ctx.is_sure_of(Some(target)) {
            continue;
        }
        let (Some(first), Some(last)) = (named.first(), named.last()) else {
            if known.is_some_and(|it| it.primary_key.is_none()) {
                findings.add(
                    Finding::new(key.target.span, format!("`{target}` has no primary key"))
                        .help("name columns that are `UNIQUE`, or give the table a primary key")
                        .expected(),
                );
            }
            continue;
        };
        let has_column = |name: &Ident| {
            own.is_some_and(|it| column_named(it, name).is_some())
                || known.is_some_and(|it| it.column(name).is_some())
        };
        let finding = if let Some(unknown) = named.iter().find(|it| !has_column(&it.value)) {
            let name = &unknown.value;
            Finding::new(unknown.span, format!("`{target}` has no column `{name}`"))
                .help("reference a column that the table has")
                .server(
                    "42703",
                    format!(
                        "column \"{name}\" referenced in foreign key constraint does not exist"
                    ),
                )
        } else if own.is_some_and(|it| is_own_key(it, named))
            || known.is_some_and(|it| is_key(it, named))
        {
            continue;
        } else {
            Finding::new(
                first.span.to(last.span),
                format!("these columns of `{target}` are no key"),
            )
            .help("reference the primary key, or columns that are `UNIQUE`")
            .expected()
        };
        findings.add(finding);
    }
}

type Columns<'a> = &'a [Spanned<Ident>];

/// Whether these columns are a key of a table that is there.
fn is_key(table: &Table, named: Columns<'_>) -> bool {
    let is =
        |key: &[Ident]| key.len() == named.len() && named.iter().all(|it| key.contains(&it.value));
    table.primary_key.as_ref().is_some_and(|it| is(&it.columns))
        || table.uniques.values().any(|it| is(&it.columns))
        || table.indexes.values().any(|index| {
            let key = index.constraint_columns();
            key.is_some_and(|it| {
                it.len() == named.len() && named.iter().all(|name| it.contains(&&name.value))
            })
        })
}

/// Whether these columns are a key of the table that the statement creates.
fn is_own_key(table: &CreateTable, named: Columns<'_>) -> bool {
    table.constraints().filter_map(key_of).any(|key| {
        key.columns.len() == named.len()
            && named
                .iter()
                .all(|it| key.columns.iter().any(|column| column.value == it.value))
    }) || matches!(named, [one] if column_named(table, &one.value)
        .is_some_and(|it| it.constraints.iter().any(|it| key_of(it).is_some())))
}
