//! From the rows of the wire to those of core, name by name.

use deesql_core::schema::from_catalog::{
    BuildRow, ColumnRow, CommentRow, ConstraintRow, DomainRow, FunctionRow, GrantRow,
    IndexColumnRow, IndexRow, NamespaceRow, OperatorClassRow, OwnSequenceRow, Rows, SequenceRow,
    StatisticsRow, TableRow, ViewRow,
};
use tokio_postgres::{Client, Error, Row};

use super::jobs::{Job, has_jobs, jobs};

const NAMESPACES: &str = include_str!("queries/namespaces.sql");
const TABLES: &str = include_str!("queries/tables.sql");
const COLUMNS: &str = include_str!("queries/columns.sql");
const CONSTRAINTS: &str = include_str!("queries/constraints.sql");
const INDEXES: &str = include_str!("queries/indexes.sql");
const INDEX_COLUMNS: &str = include_str!("queries/index_columns.sql");
const SEQUENCES: &str = include_str!("queries/sequences.sql");
const VIEWS: &str = include_str!("queries/views.sql");
const FUNCTIONS: &str = include_str!("queries/functions.sql");
const COMMENTS: &str = include_str!("queries/comments.sql");
const DOMAINS: &str = include_str!("queries/domains.sql");
const STATISTICS: &str = include_str!("queries/statistics.sql");
const GRANTS: &str = include_str!("queries/grants.sql");
const OPERATOR_CLASSES: &str = include_str!("queries/operator_classes.sql");

/// Asks everything at once; the answers come in the order of the questions.
pub(super) async fn all(client: &Client) -> Result<Rows, Error> {
    let (has_jobs, namespaces, tables, columns, constraints, indexes, index_columns) = tokio::try_join!(
        has_jobs(client),
        select(client, NAMESPACES, namespace),
        select(client, TABLES, table),
        select(client, COLUMNS, column),
        select(client, CONSTRAINTS, constraint),
        select(client, INDEXES, index),
        select(client, INDEX_COLUMNS, index_column),
    )?;
    let (sequences, views, functions, comments, domains, statistics, grants) = tokio::try_join!(
        select(client, SEQUENCES, own_sequence),
        select(client, VIEWS, view),
        select(client, FUNCTIONS, function),
        select(client, COMMENTS, comment),
        select(client, DOMAINS, domain),
        select(client, STATISTICS, statistics_row),
        select(client, GRANTS, grant),
    )?;
    let (operator_classes, builds) = if has_jobs {
        (Vec::new(), builds(jobs(client).await?))
    } else {
        let classes = select(client, OPERATOR_CLASSES, operator_class).await?;
        (classes, Vec::new())
    };
    Ok(Rows {
        namespaces,
        tables,
        columns,
        constraints,
        indexes,
        index_columns,
        sequences,
        views,
        functions,
        comments,
        domains,
        statistics,
        grants,
        operator_classes,
        builds,
    })
}

async fn select<T>(
    client: &Client,
    sql: &str,
    read: fn(&Row) -> Result<T, Error>,
) -> Result<Vec<T>, Error> {
    let rows = client.query_typed(sql, &[]).await?;
    rows.iter().map(read).collect()
}

fn builds(jobs: Vec<Job>) -> Vec<BuildRow> {
    jobs.into_iter()
        .filter(|it| it.is_running() && it.job_type == "INDEX_BUILD")
        .map(|it| BuildRow {
            object: it.object_id,
            object_name: it.object_name,
        })
        .collect()
}

fn namespace(row: &Row) -> Result<NamespaceRow, Error> {
    Ok(NamespaceRow {
        name: row.try_get("name")?,
        is_extension_owned: row.try_get("is_extension_owned")?,
    })
}

fn table(row: &Row) -> Result<TableRow, Error> {
    Ok(TableRow {
        oid: row.try_get("oid")?,
        namespace: row.try_get("namespace")?,
        name: row.try_get("name")?,
        is_extension_owned: row.try_get("is_extension_owned")?,
    })
}

fn column(row: &Row) -> Result<ColumnRow, Error> {
    let start: Option<i64> = row.try_get("seqstart")?;
    let sequence = start.map(|_| sequence(row)).transpose()?;
    Ok(ColumnRow {
        table: row.try_get("table")?,
        number: row.try_get("number")?,
        name: row.try_get("name")?,
        data_type: row.try_get("data_type")?,
        is_not_null: row.try_get("is_not_null")?,
        identity: row.try_get("identity")?,
        generated: row.try_get("generated")?,
        expression: row.try_get("expression")?,
        storage: row.try_get("storage")?,
        type_storage: row.try_get("type_storage")?,
        sequence,
        sequence_name: row.try_get("sequence_name")?,
    })
}

/// How the sequence of a row counts.
fn sequence(row: &Row) -> Result<SequenceRow, Error> {
    Ok(SequenceRow {
        start: row.try_get("seqstart")?,
        increment: row.try_get("seqincrement")?,
        min: row.try_get("seqmin")?,
        max: row.try_get("seqmax")?,
        cache: row.try_get("seqcache")?,
        is_cycle: row.try_get("seqcycle")?,
    })
}

fn own_sequence(row: &Row) -> Result<OwnSequenceRow, Error> {
    let table: Option<u32> = row.try_get("table")?;
    let column: Option<i16> = row.try_get("column")?;
    Ok(OwnSequenceRow {
        namespace: row.try_get("namespace")?,
        name: row.try_get("name")?,
        data_type: row.try_get("data_type")?,
        options: sequence(row)?,
        owner: table.zip(column),
        is_extension_owned: row.try_get("is_extension_owned")?,
    })
}

fn view(row: &Row) -> Result<ViewRow, Error> {
    Ok(ViewRow {
        namespace: row.try_get("namespace")?,
        name: row.try_get("name")?,
        definition: row.try_get("definition")?,
        options: row.try_get("options")?,
        is_extension_owned: row.try_get("is_extension_owned")?,
    })
}

fn function(row: &Row) -> Result<FunctionRow, Error> {
    Ok(FunctionRow {
        namespace: row.try_get("namespace")?,
        definition: row.try_get("definition")?,
        is_extension_owned: row.try_get("is_extension_owned")?,
    })
}

fn comment(row: &Row) -> Result<CommentRow, Error> {
    Ok(CommentRow {
        kind: row.try_get("kind")?,
        namespace: row.try_get("namespace")?,
        name: row.try_get("name")?,
        part: row.try_get("part")?,
        types: row.try_get("types")?,
        text: row.try_get("text")?,
    })
}

fn domain(row: &Row) -> Result<DomainRow, Error> {
    Ok(DomainRow {
        namespace: row.try_get("namespace")?,
        name: row.try_get("name")?,
        data_type: row.try_get("data_type")?,
        is_not_null: row.try_get("is_not_null")?,
        default: row.try_get("default")?,
        check_names: row.try_get("check_names")?,
        checks: row.try_get("checks")?,
        is_extension_owned: row.try_get("is_extension_owned")?,
    })
}

fn statistics_row(row: &Row) -> Result<StatisticsRow, Error> {
    Ok(StatisticsRow {
        namespace: row.try_get("namespace")?,
        name: row.try_get("name")?,
        table: row.try_get("table")?,
        kinds: row.try_get("kinds")?,
        columns: row.try_get("columns")?,
        expressions: row.try_get("expressions")?,
        target: row.try_get("target")?,
    })
}

fn grant(row: &Row) -> Result<GrantRow, Error> {
    Ok(GrantRow {
        kind: row.try_get("kind")?,
        namespace: row.try_get("namespace")?,
        name: row.try_get("name")?,
        column: row.try_get("column")?,
        types: row.try_get("types")?,
        owner: row.try_get("owner")?,
        items: row.try_get("items")?,
    })
}

fn constraint(row: &Row) -> Result<ConstraintRow, Error> {
    Ok(ConstraintRow {
        table: row.try_get("table")?,
        name: row.try_get("name")?,
        kind: row.try_get("kind")?,
        columns: row.try_get("columns")?,
        index: row.try_get("index")?,
        condition: row.try_get("condition")?,
        is_valid: row.try_get("is_valid")?,
        is_deferrable: row.try_get("is_deferrable")?,
        is_initially_deferred: row.try_get("is_initially_deferred")?,
        target: row.try_get("target")?,
        target_columns: row.try_get("target_columns")?,
        match_type: row.try_get("match_type")?,
        on_delete: row.try_get("on_delete")?,
        on_delete_columns: row.try_get("on_delete_columns")?,
        on_update: row.try_get("on_update")?,
    })
}

fn index(row: &Row) -> Result<IndexRow, Error> {
    Ok(IndexRow {
        oid: row.try_get("oid")?,
        table: row.try_get("table")?,
        name: row.try_get("name")?,
        method: row.try_get("method")?,
        is_unique: row.try_get("is_unique")?,
        is_primary: row.try_get("is_primary")?,
        nulls_not_distinct: row.try_get("nulls_not_distinct")?,
        is_valid: row.try_get("is_valid")?,
        key_count: row.try_get("key_count")?,
        predicate: row.try_get("predicate")?,
    })
}

fn index_column(row: &Row) -> Result<IndexColumnRow, Error> {
    let collation: Option<String> = row.try_get("collation")?;
    let namespace: Option<String> = row.try_get("collation_namespace")?;
    let definition: Option<String> = row.try_get("definition")?;
    Ok(IndexColumnRow {
        index: row.try_get("index")?,
        position: row.try_get("position")?,
        column: row.try_get("column")?,
        definition: definition.unwrap_or_default(),
        option: row.try_get("option")?,
        collation: namespace.zip(collation),
    })
}

fn operator_class(row: &Row) -> Result<OperatorClassRow, Error> {
    Ok(OperatorClassRow {
        index: row.try_get("index")?,
        position: row.try_get("position")?,
        namespace: row.try_get("namespace")?,
        name: row.try_get("name")?,
    })
}
