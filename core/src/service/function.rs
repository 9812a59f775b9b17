//! Built-in functions that matter: the ones the service refuses, and the ones that may not stand
//! where only immutable expressions may.
//!
//! Names are written as the catalog holds them, and mean the functions of `pg_catalog`.

use super::Evidence;

/// A function that exists in PostgreSQL and that the service refuses to call.
#[derive(Clone, Copy, Debug)]
pub struct RefusedFunction {
    /// Its name in the catalog.
    pub name: &'static str,
    /// The server's text, where somebody has seen it. Its SQLSTATE was not written down.
    pub message: Option<&'static str>,
    /// How the refusal is known.
    pub evidence: Evidence,
    /// Where it is written.
    pub source: &'static str,
}

const fn expected(name: &'static str) -> RefusedFunction {
    RefusedFunction {
        name,
        message: None,
        evidence: Evidence::Expected,
        source: "expected, since pg_try_advisory_lock is refused",
    }
}

/// The refused functions, sorted by name: nothing ever waits for a lock, so there are no advisory
/// ones.
pub const REFUSED: &[RefusedFunction] = &[
    expected("pg_advisory_lock"),
    expected("pg_advisory_lock_shared"),
    expected("pg_advisory_unlock"),
    expected("pg_advisory_unlock_all"),
    expected("pg_advisory_unlock_shared"),
    expected("pg_advisory_xact_lock"),
    expected("pg_advisory_xact_lock_shared"),
    RefusedFunction {
        name: "pg_try_advisory_lock",
        message: Some("function pg_try_advisory_lock not supported"),
        evidence: Evidence::Observed,
        source: "observed on a cluster 2026-10-10",
    },
    expected("pg_try_advisory_lock_shared"),
    expected("pg_try_advisory_xact_lock"),
    expected("pg_try_advisory_xact_lock_shared"),
];

/// The fact about a refused function, by its name in the catalog.
pub fn refused(name: &str) -> Option<&'static RefusedFunction> {
    REFUSED
        .binary_search_by(|it| it.name.cmp(name))
        .ok()
        .map(|at| &REFUSED[at])
}

/// Whether the service refuses to call the function of this name.
pub fn is_refused(name: &str) -> bool {
    refused(name).is_some()
}

/// Functions without a single immutable overload, sorted: an index expression, index predicate or
/// generated column that calls one fails, whatever the arguments.
///
/// Left out are type support, administration, the code behind operators, what returns a set or
/// nothing, and names of types, since `regclass('t')` is a constant. Made on PostgreSQL 16.14 by
///
/// ```sql
/// SELECT proname FROM pg_proc
/// WHERE pronamespace = 'pg_catalog'::regnamespace
/// GROUP BY proname
/// HAVING bool_and(provolatile <> 'i')
///    AND bool_or(prokind = 'f' AND NOT proretset
///                AND NOT proargtypes::oid[] || prorettype
///                        && ARRAY['internal', 'cstring', 'trigger', 'void']::regtype[]::oid[]
///                AND oid NOT IN (SELECT oprcode FROM pg_operator))
///    AND proname NOT IN (SELECT typname FROM pg_type)
///    AND proname !~ '_cmp_|(handler|validator|send)$'
///    AND proname !~ '^(amvalidate|binary_upgrade|brin|currtid2|gin|lo_|loread|lowrite)'
///    AND proname !~ '^pg_.*(advisory|backup|logfile|memory_contexts|slot|_wal)'
///    AND proname !~ '^pg_(cancel|control|create|event|import|isolation|last|log|ls|nextoid)_?'
///    AND proname !~ '^pg_(promote|read|reload|replication|rotate|stat|switch|terminate)(_|$)'
/// ORDER BY proname COLLATE "C"
/// ```
pub const NOT_IMMUTABLE: &[&str] = &[
    "array_sample",
    "array_shuffle",
    "array_to_json",
    "array_to_string",
    "clock_timestamp",
    "col_description",
    "concat",
    "concat_ws",
    "convert",
    "convert_from",
    "convert_to",
    "current_database",
    "current_query",
    "current_schema",
    "current_schemas",
    "current_setting",
    "current_user",
    "currval",
    "cursor_to_xml",
    "cursor_to_xmlschema",
    "database_to_xml",
    "database_to_xml_and_xmlschema",
    "database_to_xmlschema",
    "enum_first",
    "enum_last",
    "enum_range",
    "format",
    "format_type",
    "gen_random_uuid",
    "get_current_ts_config",
    "getdatabaseencoding",
    "getpgusername",
    "has_any_column_privilege",
    "has_column_privilege",
    "has_database_privilege",
    "has_foreign_data_wrapper_privilege",
    "has_function_privilege",
    "has_language_privilege",
    "has_parameter_privilege",
    "has_schema_privilege",
    "has_sequence_privilege",
    "has_server_privilege",
    "has_table_privilege",
    "has_tablespace_privilege",
    "has_type_privilege",
    "inet_client_addr",
    "inet_client_port",
    "inet_server_addr",
    "inet_server_port",
    "json_build_array",
    "json_build_object",
    "json_populate_record",
    "json_to_record",
    "jsonb_build_array",
    "jsonb_build_object",
    "jsonb_path_exists_tz",
    "jsonb_path_match_tz",
    "jsonb_path_query_array_tz",
    "jsonb_path_query_first_tz",
    "jsonb_populate_record",
    "jsonb_to_record",
    "lastval",
    "make_timestamptz",
    "mxid_age",
    "nextval",
    "now",
    "obj_description",
    "oidvectortypes",
    "pg_backend_pid",
    "pg_blocking_pids",
    "pg_char_to_encoding",
    "pg_client_encoding",
    "pg_collation_actual_version",
    "pg_collation_for",
    "pg_collation_is_visible",
    "pg_column_compression",
    "pg_column_is_updatable",
    "pg_column_size",
    "pg_conf_load_time",
    "pg_conversion_is_visible",
    "pg_current_snapshot",
    "pg_current_xact_id",
    "pg_current_xact_id_if_assigned",
    "pg_database_collation_actual_version",
    "pg_database_size",
    "pg_describe_object",
    "pg_encoding_to_char",
    "pg_export_snapshot",
    "pg_filenode_relation",
    "pg_function_is_visible",
    "pg_get_constraintdef",
    "pg_get_expr",
    "pg_get_function_arg_default",
    "pg_get_function_arguments",
    "pg_get_function_identity_arguments",
    "pg_get_function_result",
    "pg_get_function_sqlbody",
    "pg_get_functiondef",
    "pg_get_indexdef",
    "pg_get_object_address",
    "pg_get_partition_constraintdef",
    "pg_get_partkeydef",
    "pg_get_replica_identity_index",
    "pg_get_ruledef",
    "pg_get_serial_sequence",
    "pg_get_statisticsobjdef",
    "pg_get_statisticsobjdef_columns",
    "pg_get_statisticsobjdef_expressions",
    "pg_get_triggerdef",
    "pg_get_userbyid",
    "pg_get_viewdef",
    "pg_has_role",
    "pg_identify_object",
    "pg_identify_object_as_address",
    "pg_index_column_has_property",
    "pg_index_has_property",
    "pg_indexam_has_property",
    "pg_indexes_size",
    "pg_input_error_info",
    "pg_input_is_valid",
    "pg_is_in_recovery",
    "pg_is_other_temp_schema",
    "pg_jit_available",
    "pg_my_temp_schema",
    "pg_notification_queue_usage",
    "pg_opclass_is_visible",
    "pg_operator_is_visible",
    "pg_opfamily_is_visible",
    "pg_postmaster_start_time",
    "pg_relation_filenode",
    "pg_relation_filepath",
    "pg_relation_is_publishable",
    "pg_relation_is_updatable",
    "pg_relation_size",
    "pg_safe_snapshot_blocking_pids",
    "pg_sequence_last_value",
    "pg_sequence_parameters",
    "pg_settings_get_flags",
    "pg_statistics_obj_is_visible",
    "pg_table_is_visible",
    "pg_table_size",
    "pg_tablespace_location",
    "pg_tablespace_size",
    "pg_total_relation_size",
    "pg_trigger_depth",
    "pg_ts_config_is_visible",
    "pg_ts_dict_is_visible",
    "pg_ts_parser_is_visible",
    "pg_ts_template_is_visible",
    "pg_type_is_visible",
    "pg_typeof",
    "pg_xact_commit_timestamp",
    "pg_xact_commit_timestamp_origin",
    "pg_xact_status",
    "query_to_xml",
    "query_to_xml_and_xmlschema",
    "query_to_xmlschema",
    "random",
    "random_normal",
    "row_security_active",
    "row_to_json",
    "schema_to_xml",
    "schema_to_xml_and_xmlschema",
    "schema_to_xmlschema",
    "session_user",
    "set_config",
    "setval",
    "shobj_description",
    "statement_timestamp",
    "system_user",
    "table_to_xml",
    "table_to_xml_and_xmlschema",
    "table_to_xmlschema",
    "timeofday",
    "to_char",
    "to_date",
    "to_json",
    "to_jsonb",
    "to_number",
    "to_regclass",
    "to_regcollation",
    "to_regnamespace",
    "to_regoper",
    "to_regoperator",
    "to_regproc",
    "to_regprocedure",
    "to_regrole",
    "to_regtype",
    "transaction_timestamp",
    "txid_current",
    "txid_current_if_assigned",
    "txid_current_snapshot",
    "txid_status",
    "version",
    "xml_is_well_formed",
];

/// Whether no function of this name is immutable. `false` proves nothing: see
/// [`is_never_immutable_with`].
pub fn is_never_immutable(name: &str) -> bool {
    NOT_IMMUTABLE.binary_search(&name).is_ok()
}

/// Functions with an immutable overload, but none that takes this number of arguments, sorted. In
/// `to_tsvector(body)` the configuration comes from the session, in `to_tsvector('simple', body)`
/// it does not.
///
/// Made on PostgreSQL 16.14 like [`NOT_IMMUTABLE`], grouped by `proname, pronargs`.
pub const NOT_IMMUTABLE_WITH: &[(&str, usize)] = &[
    ("age", 1),
    ("date_add", 2),
    ("date_subtract", 2),
    ("json_to_tsvector", 2),
    ("jsonb_to_tsvector", 2),
    ("length", 2),
    ("phraseto_tsquery", 1),
    ("plainto_tsquery", 1),
    ("to_timestamp", 2),
    ("to_tsquery", 1),
    ("to_tsvector", 1),
    ("ts_headline", 2),
    ("ts_rewrite", 2),
    ("websearch_to_tsquery", 1),
];

/// Whether no function of this name that takes this number of arguments is immutable.
pub fn is_never_immutable_with(name: &str, arguments: usize) -> bool {
    is_never_immutable(name) || NOT_IMMUTABLE_WITH.binary_search(&(name, arguments)).is_ok()
}

/// Keywords that stand for a call of a stable function, sorted. A name in quotes is none of them.
///
/// Source: PostgreSQL 16, `func_expr_common_subexpr` in its grammar.
pub const NOT_IMMUTABLE_KEYWORDS: &[&str] = &[
    "current_catalog",
    "current_date",
    "current_role",
    "current_schema",
    "current_time",
    "current_timestamp",
    "current_user",
    "localtime",
    "localtimestamp",
    "session_user",
    "system_user",
    "user",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ident::Keyword;

    #[test]
    fn the_tables_are_sorted() {
        assert!(REFUSED.is_sorted_by(|a, b| a.name < b.name));
        assert!(NOT_IMMUTABLE.is_sorted_by(|a, b| a < b));
        assert!(NOT_IMMUTABLE_WITH.is_sorted_by(|a, b| a < b));
        assert!(NOT_IMMUTABLE_KEYWORDS.is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn shows_a_server_text_only_where_one_was_seen() {
        for it in REFUSED {
            assert_eq!(
                it.message.is_some(),
                it.evidence == Evidence::Observed,
                "{}",
                it.name
            );
        }
        assert!(is_refused("pg_advisory_xact_lock"));
        assert!(!is_refused("pg_sleep"));
    }

    #[test]
    fn knows_what_depends_on_time_or_session() {
        for name in [
            "now",
            "random",
            "nextval",
            "to_char",
            "concat",
            "format",
            "jsonb_build_object",
        ] {
            assert!(is_never_immutable(name), "{name}");
        }
        for name in [
            "lower",
            "date_trunc",
            "to_timestamp",
            "regclass",
            "md5",
            "array_agg",
        ] {
            assert!(!is_never_immutable(name), "{name}");
        }
        assert!(is_never_immutable_with("to_tsvector", 1));
        assert!(!is_never_immutable_with("to_tsvector", 2));
        assert!(is_never_immutable_with("now", 0));
    }

    #[test]
    fn the_keywords_are_keywords() {
        assert!(
            NOT_IMMUTABLE_KEYWORDS
                .iter()
                .all(|it| Keyword::find(it).is_some())
        );
    }
}
