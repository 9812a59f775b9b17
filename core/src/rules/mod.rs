//! What Aurora DSQL refuses, one rule a file.
//!
//! A rule is found by its file: `rules/array_type.rs` is the rule `array-type`. To add one, write
//! its file (documentation, days, severity, `check`) and name it in the list below; `explain`, the
//! README's table, `rules.json` and the tests take it from there. The examples in its documentation
//! are its first tests.

mod before;
mod context;
pub mod documentation;
mod finding;
mod later;
mod locking;
mod mutability;
mod names;
mod token_context;

pub use before::Before;
pub use context::Context;
pub use finding::{Finding, Findings};
pub use later::Later;
pub use names::{Names, NewName};

use crate::service::Validity;
use crate::text::Severity;

/// One thing that the service refuses, or that needs care.
#[derive(Clone, Copy)]
pub struct Rule {
    /// Its id, for example `array-type`: the name of its file.
    pub id: &'static str,
    /// The weight of its findings, unless one says otherwise.
    pub severity: Severity,
    /// The days on which it holds.
    pub validity: Validity,
    /// The page of the AWS user guide that says so.
    pub page: &'static str,
    /// Its documentation as Markdown; empty without the feature `prose`.
    pub prose: &'static str,
    /// Looks at one statement.
    pub check: fn(&Context<'_>, &mut Findings<'_>),
}

impl Rule {
    /// What a rule says only where it differs.
    const BASE: Rule = Rule {
        id: "",
        severity: Severity::Error,
        validity: Validity::ALWAYS,
        page: "working-with-postgresql-compatibility-supported-sql-features",
        prose: "",
        check: |_, _| {},
    };

    /// The documentation of the service behind the rule.
    pub fn url(&self) -> String {
        format!(
            "https://docs.aws.amazon.com/aurora-dsql/latest/userguide/{}.html",
            self.page
        )
    }
}

impl std::fmt::Debug for Rule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.id)
    }
}

/// Declares the rule of a file: its documentation as doc comment, then the fields of [`Rule`] that
/// differ from [`Rule::BASE`].
macro_rules! rule {
    ($(#[doc = $line:literal])+ $($field:ident: $value:expr),+ $(,)?) => {
        pub(super) const RULE: crate::rules::Rule = crate::rules::Rule {
            prose: if cfg!(feature = "prose") { concat!($($line, "\n"),+) } else { "" },
            $($field: $value,)+
            ..crate::rules::Rule::BASE
        };
    };
}

/// The id of a rule: the name of its file with `-` for `_`.
const fn kebab<const LENGTH: usize>(snake: &str) -> [u8; LENGTH] {
    let mut id = [0; LENGTH];
    let mut at = 0;
    while at < LENGTH {
        id[at] = if snake.as_bytes()[at] == b'_' {
            b'-'
        } else {
            snake.as_bytes()[at]
        };
        at += 1;
    }
    id
}

macro_rules! rules {
    ($($name:ident)+) => {
        $(mod $name;)+

        /// All rules, sorted by id.
        pub static RULES: &[Rule] = &[$(Rule {
            id: {
                const ID: [u8; stringify!($name).len()] = kebab(stringify!($name));
                match std::str::from_utf8(&ID) {
                    Ok(id) => id,
                    Err(_) => "",
                }
            },
            ..$name::RULE
        }),+];
    };
}

rules! {
    add_column_constraint
    add_constraint_without_not_valid
    add_primary_key
    add_unique_constraint
    advisory_lock
    aggregate
    alter_column
    alter_default_privileges
    alter_domain
    alter_function_property
    alter_index
    alter_system
    alter_type
    analyze
    analyze_in_transaction
    array_type
    async_alter_table
    asynchronous_validation
    call_procedure
    change_column_type
    char_length
    checkpoint
    cluster
    collation_in_expression
    column_collation
    column_compression
    column_options
    concurrent_index
    copy_file
    create_collation
    create_database
    create_extension
    create_operator
    create_procedure
    create_rule
    create_table_as
    create_tablespace
    create_trigger
    create_type
    cursor
    deallocate
    deferrable_key
    discard
    do_block
    drop_column
    drop_constraint
    drop_domain_cascade
    drop_index_concurrently
    drop_primary_key
    drop_primary_key_column
    drop_trigger
    drop_type
    duplicate_name
    event_trigger
    exclusion_constraint
    expression_index
    extension_type
    foreign_key
    foreign_key_target
    foreign_server
    foreign_table
    forward_reference
    function_body
    function_language
    function_option
    function_without_language
    geometric_cast
    group_by_all
    iam_role_arn
    identity_cache
    identity_column
    identity_sequence_name
    identity_type
    identity_without_cache
    index_include_expression
    index_method
    index_name_missing
    index_operator_class
    index_sort_order
    index_storage_parameters
    index_tablespace
    isolation_level
    json_type
    jsonb_type
    key_not_valid
    key_share_lock
    key_storage_parameters
    key_tablespace
    key_too_wide
    key_type
    large_object
    lateral_left_join
    leakproof_function
    listen_notify
    load
    lock_table
    match_partial
    materialized_view
    merge
    mixed_ddl_and_dml
    multiple_ddl
    mutable_generated_column
    mutable_index_expression
    not_valid_check
    numeric_precision
    on_commit
    other_alter_table
    partial_index
    partition
    partitioned_table
    policy
    prepare
    prepared_transaction
    primary_key_using_index
    publication
    qualified_index_name
    range_return_type
    refused_parameter
    reindex
    reset_parameter
    role_option
    role_password
    role_rename
    routine
    row_level_security
    savepoint
    schema_element
    select_into
    sequence
    sequence_cache
    sequence_type
    serial_type
    session_authorization
    set_column_compression
    set_column_statistics
    set_constraints
    set_not_null
    set_role
    set_transaction
    share_lock
    statistics
    statistics_target
    storage_clause
    synchronous_index
    synchronous_validation
    table_access_method
    table_inheritance
    table_sample
    table_storage_parameters
    table_tablespace
    temporary_sequence
    temporary_table
    temporary_view
    text_search_configuration
    text_search_object
    too_many_columns
    too_many_indexes
    too_many_key_columns
    too_many_objects
    too_many_statistics
    transaction_mode
    transaction_rows
    trigger_switch
    truncate
    typed_table
    unfit_unique_index
    unknown_parameter
    unknown_type_support
    unlogged_table
    unread_statement
    unrecorded_statement
    unsupported_grant
    unsupported_object
    unsupported_type
    unterminated_quote
    update_lock
    vacuum
    varchar_length
    wait_for_job
    zero_column_table
}

/// The rule of an id.
pub fn find(id: &str) -> Option<&'static Rule> {
    RULES
        .binary_search_by(|it| it.id.cmp(id))
        .ok()
        .map(|at| &RULES[at])
}

#[cfg(all(test, feature = "prose"))]
mod tests;
