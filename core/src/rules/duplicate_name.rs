use super::{Context, Finding, Findings};
use crate::ident::{Ident, QualifiedName};
use crate::parse::Body;
use crate::parse::ddl::alter_table::AlterActionKind;
use crate::schema::qualified;
use crate::service::limit::LIFETIME_COLUMNS;
use crate::text::{Severity, Spanned};

rule! {
    /// Name that is taken
    ///
    /// A table, an index, a schema or a column is created under a name that a statement before has
    /// given away. Where another script has, it is a warning, as they may be meant for different
    /// databases.
    ///
    /// # Why
    /// As in PostgreSQL, tables and indexes of a schema share their names.
    ///
    /// # Instead
    /// Take another name, drop the other one before, or write `IF NOT EXISTS`.
    ///
    /// # Refused
    /// ```sql
    /// CREATE TABLE users (id uuid PRIMARY KEY);
    /// CREATE TABLE public.users (id uuid PRIMARY KEY, name text);
    /// ```
    /// ```sql
    /// CREATE TABLE users (id uuid PRIMARY KEY, name text);
    /// ALTER TABLE users ADD COLUMN name text;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE TABLE users (id uuid PRIMARY KEY);
    /// CREATE TABLE IF NOT EXISTS users (id uuid PRIMARY KEY);
    /// ALTER TABLE users RENAME TO people;
    /// CREATE TABLE users (id uuid PRIMARY KEY);
    /// DROP TABLE users;
    /// CREATE TABLE users (id uuid PRIMARY KEY);
    /// ```
    ///
    /// After a statement that is refused, the name is still free.
    ///
    /// # Source
    /// PostgreSQL; the SQLSTATEs are among those that Aurora DSQL keeps.
    page: "create-table-syntax-support",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    match &ctx.statement.body {
        Body::CreateTable(table) => {
            if table.if_not_exists.is_none() {
                relation(ctx, findings, &table.name, &table.name.value, None);
            }
            // No table has more columns.
            let most = LIFETIME_COLUMNS.value as usize;
            for (at, column) in table.columns().enumerate().take(most) {
                let Spanned { value, span } = &column.name;
                if table.columns().take(at).any(|it| it.name.value == *value) {
                    findings.add(
                        Finding::new(*span, format!("column `{value}` is there twice"))
                            .help("take another name")
                            .server(
                                "42701",
                                format!("column \"{value}\" specified more than once"),
                            ),
                    );
                }
            }
        }
        Body::CreateIndex(index) if index.if_not_exists.is_none() => {
            if let Some(name) = &index.name
                && name.value.namespace.is_none()
                && let Some(table) = ctx.before.schema().table(&index.table.value)
            {
                let namespace = table.name.namespace.clone();
                relation(ctx, findings, name, &index.table.value, namespace);
            }
        }
        Body::CreateSchema(schema) if schema.if_not_exists.is_none() => {
            if let Some(name) = schema.schema_name()
                && ctx.is_sure_of(None)
                && !ctx
                    .before
                    .names()
                    .was_refused(&QualifiedName::bare(name.value.clone()))
                && ctx.before.schema().namespaces().contains_key(&name.value)
            {
                findings.add(
                    Finding::new(
                        name.span,
                        format!("the schema `{}` is there already", name.value),
                    )
                    .help("write `IF NOT EXISTS`")
                    .server("42P06", format!("schema \"{}\" already exists", name.value)),
                );
            }
        }
        Body::AlterTable(alter) => {
            let Some(table) = ctx
                .altered_table()
                .filter(|_| ctx.is_sure_of(Some(&alter.name.value)))
                .filter(|it| !ctx.before.names().was_altered_in_vain(&it.name))
            else {
                return;
            };
            for action in &alter.actions {
                if let AlterActionKind::AddColumn {
                    if_not_exists: None,
                    column,
                } = &action.kind
                    && table.column(&column.name.value).is_some()
                    // Columns are dropped first, wherever that stands.
                    && !alter.actions.iter().any(|it| matches!(&it.kind,
                        AlterActionKind::DropColumn { name, .. } if name.value == column.name.value))
                {
                    let (name, of) = (&column.name.value, &table.name.name);
                    findings.add(
                        Finding::new(
                            column.name.span,
                            format!("column `{name}` is there already"),
                        )
                        .help("take another name, or write `IF NOT EXISTS`")
                        .server(
                            "42701",
                            format!("column \"{name}\" of relation \"{of}\" already exists"),
                        ),
                    );
                }
            }
        }
        _ => {}
    }
}

/// A table or index of this name, which stands in the namespace of `table`.
fn relation(
    ctx: &Context<'_>,
    findings: &mut Findings<'_>,
    name: &Spanned<QualifiedName>,
    table: &QualifiedName,
    namespace: Option<Ident>,
) {
    let mut full = qualified(&name.value);
    if namespace.is_some() {
        full.namespace = namespace;
    }
    if !ctx.is_sure_of(Some(table)) || !ctx.before.schema().has_relation(&full) {
        return;
    }
    let owner = ctx.before.schema().table_of_index(&full).unwrap_or(&full);
    if [&full, owner]
        .iter()
        .any(|it| ctx.before.names().was_refused(it))
    {
        return;
    }
    let is_of_script = ctx
        .before
        .later()
        .is_none_or(|it| it.is_table_created_before(owner, ctx.statement.span.start));
    let finding = Finding::new(name.span, format!("the name `{}` is taken", name.value))
        .help("take another name, drop the other one before, or write `IF NOT EXISTS`")
        .server(
            "42P07",
            format!("relation \"{}\" already exists", name.value.name),
        );
    findings.add(if is_of_script {
        finding
    } else {
        finding
            .note("another script creates it; both may be meant for different databases")
            .severity(Severity::Warning)
    });
}

#[cfg(test)]
mod tests {
    use crate::text::Severity;
    use crate::verify::{Options, Verifier};

    #[test]
    fn another_script_may_take_the_same_name() {
        let mut verifier = Verifier::new(Options::default());
        let sql = "CREATE TABLE t (a int);";
        assert!(verifier.verify_script(sql).is_empty());
        let found = verifier.verify_script(sql);
        assert_eq!(found[0].severity, Severity::Warning, "{found:#?}");
    }
}
