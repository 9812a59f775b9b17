//! What is read of the catalog: one struct for each query, its values as the catalog holds them.

/// Everything that is read of a database's catalog.
#[derive(Clone, Debug, Default)]
pub struct Rows {
    /// `pg_namespace`
    pub namespaces: Vec<NamespaceRow>,
    /// `pg_class`: ordinary tables
    pub tables: Vec<TableRow>,
    /// `pg_attribute`, with defaults, types and the sequences of identities
    pub columns: Vec<ColumnRow>,
    /// `pg_constraint`
    pub constraints: Vec<ConstraintRow>,
    /// `pg_index`
    pub indexes: Vec<IndexRow>,
    /// The keys and included columns of `pg_index`, one by one
    pub index_columns: Vec<IndexColumnRow>,
    /// `pg_sequence`, those of identities aside
    pub sequences: Vec<OwnSequenceRow>,
    /// `pg_class`: views
    pub views: Vec<ViewRow>,
    /// `pg_proc`: functions in SQL
    pub functions: Vec<FunctionRow>,
    /// `pg_type`: domains
    pub domains: Vec<DomainRow>,
    /// `pg_statistic_ext`
    pub statistics: Vec<StatisticsRow>,
    /// The access control lists of relations, columns, functions and namespaces
    pub grants: Vec<GrantRow>,
    /// `pg_description`
    pub comments: Vec<CommentRow>,
    /// `pg_opclass`, where a key has another than its type's own
    pub operator_classes: Vec<OperatorClassRow>,
    /// `sys.jobs`: the index builds that are not at their end
    pub builds: Vec<BuildRow>,
}

/// A namespace.
#[derive(Clone, Debug, Default)]
pub struct NamespaceRow {
    /// `nspname`
    pub name: String,
    /// Whether an extension made it.
    pub is_extension_owned: bool,
}

/// A table.
#[derive(Clone, Debug, Default)]
pub struct TableRow {
    /// `oid`
    pub oid: u32,
    /// Name of the namespace.
    pub namespace: String,
    /// `relname`
    pub name: String,
    /// Whether an extension made it.
    pub is_extension_owned: bool,
}

/// A column of a table.
#[derive(Clone, Debug, Default)]
pub struct ColumnRow {
    /// `attrelid`
    pub table: u32,
    /// `attnum`
    pub number: i16,
    /// `attname`
    pub name: String,
    /// The type as `format_type` prints it.
    pub data_type: String,
    /// `attnotnull`
    pub is_not_null: bool,
    /// `attidentity`: empty, `a` (always) or `d` (by default).
    pub identity: String,
    /// `attgenerated`: empty or `s` (stored).
    pub generated: String,
    /// The default or the generated value, as `pg_get_expr` prints it.
    pub expression: Option<String>,
    /// `attstorage`
    pub storage: String,
    /// `typstorage`: what the column would have by its type.
    pub type_storage: String,
    /// The sequence of an identity.
    pub sequence: Option<SequenceRow>,
    /// Its name.
    pub sequence_name: Option<String>,
}

/// A sequence that belongs to no identity.
#[derive(Clone, Debug, Default)]
pub struct OwnSequenceRow {
    /// Name of the namespace.
    pub namespace: String,
    /// `relname`
    pub name: String,
    /// `seqtypid` as `format_type` prints it.
    pub data_type: String,
    /// How it counts.
    pub options: SequenceRow,
    /// `OWNED BY`: the table and the number of the column.
    pub owner: Option<(u32, i16)>,
    /// Whether an extension made it.
    pub is_extension_owned: bool,
}

/// A view.
#[derive(Clone, Debug, Default)]
pub struct ViewRow {
    /// Name of the namespace.
    pub namespace: String,
    /// `relname`
    pub name: String,
    /// Its query, as `pg_get_viewdef` prints it.
    pub definition: String,
    /// `reloptions`: `name=value`
    pub options: Vec<String>,
    /// Whether an extension made it.
    pub is_extension_owned: bool,
}

/// A function in SQL.
#[derive(Clone, Debug, Default)]
pub struct FunctionRow {
    /// Name of the namespace.
    pub namespace: String,
    /// What `pg_get_functiondef` prints.
    pub definition: String,
    /// Whether an extension made it.
    pub is_extension_owned: bool,
}

/// A domain.
#[derive(Clone, Debug, Default)]
pub struct DomainRow {
    /// Name of the namespace.
    pub namespace: String,
    /// `typname`
    pub name: String,
    /// The type under it, as `format_type` prints it.
    pub data_type: String,
    /// `typnotnull`
    pub is_not_null: bool,
    /// The default, as `pg_get_expr` prints it.
    pub default: Option<String>,
    /// The names of its checks.
    pub check_names: Vec<String>,
    /// Their conditions, as `pg_get_expr` prints them.
    pub checks: Vec<String>,
    /// Whether an extension made it.
    pub is_extension_owned: bool,
}

/// Extended statistics.
#[derive(Clone, Debug, Default)]
pub struct StatisticsRow {
    /// Name of the namespace.
    pub namespace: String,
    /// `stxname`
    pub name: String,
    /// `stxrelid`
    pub table: u32,
    /// `stxkind`: `d` (ndistinct), `f` (dependencies), `m` (mcv), `e` (expressions).
    pub kinds: Vec<String>,
    /// `stxkeys`
    pub columns: Vec<i16>,
    /// The expressions, as they are printed.
    pub expressions: Vec<String>,
    /// `stxstattarget`
    pub target: Option<i32>,
}

/// The privileges on something.
#[derive(Clone, Debug, Default)]
pub struct GrantRow {
    /// `schema`, `table`, `view`, `sequence` or `function`.
    pub kind: String,
    /// Name of its namespace.
    pub namespace: String,
    /// Its name.
    pub name: String,
    /// The column, if they are on one alone.
    pub column: Option<String>,
    /// The types of a function's arguments, as `format_type` prints them.
    pub types: Vec<String>,
    /// Who owns it.
    pub owner: String,
    /// The items of the list.
    pub items: Vec<String>,
}

/// A comment.
#[derive(Clone, Debug, Default)]
pub struct CommentRow {
    /// What it is on, as `COMMENT ON` says it: `table`, `column`, `constraint` and so on.
    pub kind: String,
    /// Name of the namespace of that, or of what that is a part of.
    pub namespace: String,
    /// The name of it; of a column, a constraint or an index that of its table or view.
    pub name: String,
    /// The column, constraint or index.
    pub part: Option<String>,
    /// The types of a function's arguments, as `format_type` prints them.
    pub types: Vec<String>,
    /// `description`
    pub text: String,
}

/// How a sequence counts.
#[derive(Clone, Debug, Default)]
pub struct SequenceRow {
    /// `seqstart`
    pub start: i64,
    /// `seqincrement`
    pub increment: i64,
    /// `seqmin`
    pub min: i64,
    /// `seqmax`
    pub max: i64,
    /// `seqcache`
    pub cache: i64,
    /// `seqcycle`
    pub is_cycle: bool,
}

/// A constraint of a table.
#[derive(Clone, Debug, Default)]
pub struct ConstraintRow {
    /// `conrelid`
    pub table: u32,
    /// `conname`
    pub name: String,
    /// `contype`: `p`, `u`, `c`, `f` or `x`.
    pub kind: String,
    /// `conkey`
    pub columns: Vec<i16>,
    /// `conindid`, the index of a key; the index that is referred to of a foreign key.
    pub index: u32,
    /// The condition of a check, as `pg_get_expr` prints it.
    pub condition: Option<String>,
    /// `convalidated`
    pub is_valid: bool,
    /// `condeferrable`
    pub is_deferrable: bool,
    /// `condeferred`
    pub is_initially_deferred: bool,
    /// `confrelid`
    pub target: u32,
    /// `confkey`
    pub target_columns: Vec<i16>,
    /// `confmatchtype`: `s` (simple), `f` (full) or `p` (partial).
    pub match_type: String,
    /// `confdeltype`: `a` (no action), `r` (restrict), `c` (cascade), `n` (set null), `d` (set default).
    pub on_delete: String,
    /// `confdelsetcols`
    pub on_delete_columns: Vec<i16>,
    /// `confupdtype`, the same letters as `confdeltype`.
    pub on_update: String,
}

/// An index.
#[derive(Clone, Debug, Default)]
pub struct IndexRow {
    /// `indexrelid`
    pub oid: u32,
    /// `indrelid`
    pub table: u32,
    /// `relname`
    pub name: String,
    /// `amname`
    pub method: String,
    /// `indisunique`
    pub is_unique: bool,
    /// `indisprimary`
    pub is_primary: bool,
    /// `indnullsnotdistinct`
    pub nulls_not_distinct: bool,
    /// `indisvalid`
    pub is_valid: bool,
    /// `indnkeyatts`: how many of its columns are keys; the others are included.
    pub key_count: i16,
    /// The predicate, as `pg_get_expr` prints it.
    pub predicate: Option<String>,
}

/// A key or an included column of an index.
#[derive(Clone, Debug, Default)]
pub struct IndexColumnRow {
    /// `indexrelid`
    pub index: u32,
    /// Its place in the index, from 1.
    pub position: i16,
    /// `indkey`: the number of the column, 0 for an expression.
    pub column: i16,
    /// What is indexed, as `pg_get_indexdef` prints it.
    pub definition: String,
    /// `indoption`: 1 for `DESC`, 2 for `NULLS FIRST`.
    pub option: i16,
    /// The collation, where it is not that of the column or of the type: its namespace and name.
    pub collation: Option<(String, String)>,
}

/// An operator class that is not the usual one of its type.
#[derive(Clone, Debug, Default)]
pub struct OperatorClassRow {
    /// `indexrelid`
    pub index: u32,
    /// The place of the key, from 1.
    pub position: i16,
    /// Name of the namespace.
    pub namespace: String,
    /// `opcname`
    pub name: String,
}

/// An index build that is not at its end.
#[derive(Clone, Debug, Default)]
pub struct BuildRow {
    /// `object_id`
    pub object: Option<u32>,
    /// `object_name`: `schema.index`.
    pub object_name: Option<String>,
}
