-- Functions that are not immutable, each in the predicate of an index: `service/function.rs`.

-- 2.3 calls that are not immutable
  CREATE INDEX ASYNC ON t (a) WHERE pg_catalog.array_sample() IS NULL AND pg_catalog.array_shuffle() IS NULL AND pg_catalog.array_to_json() IS NULL AND pg_catalog.array_to_string() IS NULL;
--                                  ^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                        ^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                               ^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                                                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
  CREATE INDEX ASYNC ON t (a) WHERE pg_catalog.clock_timestamp() IS NULL AND pg_catalog.col_description() IS NULL AND pg_catalog.concat() IS NULL AND pg_catalog.concat_ws() IS NULL;
--                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                                    ^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                                                                    ^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
  CREATE INDEX ASYNC ON t (a) WHERE pg_catalog.convert() IS NULL AND pg_catalog.convert_from() IS NULL AND pg_catalog.convert_to() IS NULL AND pg_catalog.current_database() IS NULL;
--                                  ^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                   ^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                         ^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
  CREATE INDEX ASYNC ON t (a) WHERE pg_catalog.current_query() IS NULL AND pg_catalog.current_schema() IS NULL AND pg_catalog.current_schemas() IS NULL AND pg_catalog.current_setting() IS NULL;
--                                  ^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                         ^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                                                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
  CREATE INDEX ASYNC ON t (a) WHERE pg_catalog.current_user() IS NULL AND pg_catalog.currval() IS NULL AND pg_catalog.cursor_to_xml() IS NULL AND pg_catalog.cursor_to_xmlschema() IS NULL;
--                                  ^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                        ^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                         ^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                                                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
  CREATE INDEX ASYNC ON t (a) WHERE pg_catalog.database_to_xml() IS NULL AND pg_catalog.database_to_xml_and_xmlschema() IS NULL AND pg_catalog.database_to_xmlschema() IS NULL AND pg_catalog.enum_first() IS NULL;
--                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                                                                                                 ^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
  CREATE INDEX ASYNC ON t (a) WHERE pg_catalog.enum_last() IS NULL AND pg_catalog.enum_range() IS NULL AND pg_catalog.format() IS NULL AND pg_catalog.format_type() IS NULL;
--                                  ^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                     ^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                         ^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                                                         ^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
  CREATE INDEX ASYNC ON t (a) WHERE pg_catalog.gen_random_uuid() IS NULL AND pg_catalog.get_current_ts_config() IS NULL AND pg_catalog.getdatabaseencoding() IS NULL AND pg_catalog.getpgusername() IS NULL;
--                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                                                                                       ^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
  CREATE INDEX ASYNC ON t (a) WHERE pg_catalog.has_any_column_privilege() IS NULL AND pg_catalog.has_column_privilege() IS NULL AND pg_catalog.has_database_privilege() IS NULL AND pg_catalog.has_foreign_data_wrapper_privilege() IS NULL;
--                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                                                                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
  CREATE INDEX ASYNC ON t (a) WHERE pg_catalog.has_function_privilege() IS NULL AND pg_catalog.has_language_privilege() IS NULL AND pg_catalog.has_parameter_privilege() IS NULL AND pg_catalog.has_schema_privilege() IS NULL;
--                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                                                                                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
  CREATE INDEX ASYNC ON t (a) WHERE pg_catalog.has_sequence_privilege() IS NULL AND pg_catalog.has_server_privilege() IS NULL AND pg_catalog.has_table_privilege() IS NULL AND pg_catalog.has_tablespace_privilege() IS NULL;
--                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                                                                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
  CREATE INDEX ASYNC ON t (a) WHERE pg_catalog.has_type_privilege() IS NULL AND pg_catalog.inet_client_addr() IS NULL AND pg_catalog.inet_client_port() IS NULL AND pg_catalog.inet_server_addr() IS NULL;
--                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                                                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
  CREATE INDEX ASYNC ON t (a) WHERE pg_catalog.inet_server_port() IS NULL AND pg_catalog.json_build_array() IS NULL AND pg_catalog.json_build_object() IS NULL AND pg_catalog.json_populate_record() IS NULL;
--                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                                                                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
  CREATE INDEX ASYNC ON t (a) WHERE pg_catalog.json_to_record() IS NULL AND pg_catalog.jsonb_build_array() IS NULL AND pg_catalog.jsonb_build_object() IS NULL AND pg_catalog.jsonb_path_exists_tz() IS NULL;
--                                  ^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                                                                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
  CREATE INDEX ASYNC ON t (a) WHERE pg_catalog.jsonb_path_match_tz() IS NULL AND pg_catalog.jsonb_path_query_array_tz() IS NULL AND pg_catalog.jsonb_path_query_first_tz() IS NULL AND pg_catalog.jsonb_populate_record() IS NULL;
--                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                                                                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
  CREATE INDEX ASYNC ON t (a) WHERE pg_catalog.jsonb_to_record() IS NULL AND pg_catalog.lastval() IS NULL AND pg_catalog.make_timestamptz() IS NULL AND pg_catalog.mxid_age() IS NULL;
--                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                           ^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                                                                      ^^^^^^^^^^^^^^^^^^^ mutable-index-expression
  CREATE INDEX ASYNC ON t (a) WHERE pg_catalog.nextval() IS NULL AND pg_catalog.now() IS NULL AND pg_catalog.obj_description() IS NULL AND pg_catalog.oidvectortypes() IS NULL;
--                                  ^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                   ^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                ^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                                                         ^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
  CREATE INDEX ASYNC ON t (a) WHERE pg_catalog.pg_backend_pid() IS NULL AND pg_catalog.pg_blocking_pids() IS NULL AND pg_catalog.pg_char_to_encoding() IS NULL AND pg_catalog.pg_client_encoding() IS NULL;
--                                  ^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                                                                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
  CREATE INDEX ASYNC ON t (a) WHERE pg_catalog.pg_collation_actual_version() IS NULL AND pg_catalog.pg_collation_for() IS NULL AND pg_catalog.pg_collation_is_visible() IS NULL AND pg_catalog.pg_column_compression() IS NULL;
--                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                                                                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
  CREATE INDEX ASYNC ON t (a) WHERE pg_catalog.pg_column_is_updatable() IS NULL AND pg_catalog.pg_column_size() IS NULL AND pg_catalog.pg_conf_load_time() IS NULL AND pg_catalog.pg_conversion_is_visible() IS NULL;
--                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                                                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
  CREATE INDEX ASYNC ON t (a) WHERE pg_catalog.pg_current_snapshot() IS NULL AND pg_catalog.pg_current_xact_id() IS NULL AND pg_catalog.pg_current_xact_id_if_assigned() IS NULL AND pg_catalog.pg_database_collation_actual_version() IS NULL;
--                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                                                                                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
  CREATE INDEX ASYNC ON t (a) WHERE pg_catalog.pg_database_size() IS NULL AND pg_catalog.pg_describe_object() IS NULL AND pg_catalog.pg_encoding_to_char() IS NULL AND pg_catalog.pg_export_snapshot() IS NULL;
--                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                                                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
  CREATE INDEX ASYNC ON t (a) WHERE pg_catalog.pg_filenode_relation() IS NULL AND pg_catalog.pg_function_is_visible() IS NULL AND pg_catalog.pg_get_constraintdef() IS NULL AND pg_catalog.pg_get_expr() IS NULL;
--                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                                                                                              ^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
  CREATE INDEX ASYNC ON t (a) WHERE pg_catalog.pg_get_function_arg_default() IS NULL AND pg_catalog.pg_get_function_arguments() IS NULL AND pg_catalog.pg_get_function_identity_arguments() IS NULL AND pg_catalog.pg_get_function_result() IS NULL;
--                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                                                                                                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
  CREATE INDEX ASYNC ON t (a) WHERE pg_catalog.pg_get_function_sqlbody() IS NULL AND pg_catalog.pg_get_functiondef() IS NULL AND pg_catalog.pg_get_indexdef() IS NULL AND pg_catalog.pg_get_object_address() IS NULL;
--                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                                               ^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                                                                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
  CREATE INDEX ASYNC ON t (a) WHERE pg_catalog.pg_get_partition_constraintdef() IS NULL AND pg_catalog.pg_get_partkeydef() IS NULL AND pg_catalog.pg_get_replica_identity_index() IS NULL AND pg_catalog.pg_get_ruledef() IS NULL;
--                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                                                                                                            ^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
  CREATE INDEX ASYNC ON t (a) WHERE pg_catalog.pg_get_serial_sequence() IS NULL AND pg_catalog.pg_get_statisticsobjdef() IS NULL AND pg_catalog.pg_get_statisticsobjdef_columns() IS NULL AND pg_catalog.pg_get_statisticsobjdef_expressions() IS NULL;
--                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                                                                                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
  CREATE INDEX ASYNC ON t (a) WHERE pg_catalog.pg_get_triggerdef() IS NULL AND pg_catalog.pg_get_userbyid() IS NULL AND pg_catalog.pg_get_viewdef() IS NULL AND pg_catalog.pg_has_role() IS NULL;
--                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                                      ^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                                                                              ^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
  CREATE INDEX ASYNC ON t (a) WHERE pg_catalog.pg_identify_object() IS NULL AND pg_catalog.pg_identify_object_as_address() IS NULL AND pg_catalog.pg_index_column_has_property() IS NULL AND pg_catalog.pg_index_has_property() IS NULL;
--                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                                                                                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
  CREATE INDEX ASYNC ON t (a) WHERE pg_catalog.pg_indexam_has_property() IS NULL AND pg_catalog.pg_indexes_size() IS NULL AND pg_catalog.pg_input_error_info() IS NULL AND pg_catalog.pg_input_is_valid() IS NULL;
--                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                                                                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
  CREATE INDEX ASYNC ON t (a) WHERE pg_catalog.pg_is_in_recovery() IS NULL AND pg_catalog.pg_is_other_temp_schema() IS NULL AND pg_catalog.pg_jit_available() IS NULL AND pg_catalog.pg_my_temp_schema() IS NULL;
--                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                                                                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
  CREATE INDEX ASYNC ON t (a) WHERE pg_catalog.pg_notification_queue_usage() IS NULL AND pg_catalog.pg_opclass_is_visible() IS NULL AND pg_catalog.pg_operator_is_visible() IS NULL AND pg_catalog.pg_opfamily_is_visible() IS NULL;
--                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                                                                                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
  CREATE INDEX ASYNC ON t (a) WHERE pg_catalog.pg_postmaster_start_time() IS NULL AND pg_catalog.pg_relation_filenode() IS NULL AND pg_catalog.pg_relation_filepath() IS NULL AND pg_catalog.pg_relation_is_publishable() IS NULL;
--                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                                                                                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
  CREATE INDEX ASYNC ON t (a) WHERE pg_catalog.pg_relation_is_updatable() IS NULL AND pg_catalog.pg_relation_size() IS NULL AND pg_catalog.pg_safe_snapshot_blocking_pids() IS NULL AND pg_catalog.pg_sequence_last_value() IS NULL;
--                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                                                                                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
  CREATE INDEX ASYNC ON t (a) WHERE pg_catalog.pg_sequence_parameters() IS NULL AND pg_catalog.pg_settings_get_flags() IS NULL AND pg_catalog.pg_statistics_obj_is_visible() IS NULL AND pg_catalog.pg_table_is_visible() IS NULL;
--                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                                                                                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
  CREATE INDEX ASYNC ON t (a) WHERE pg_catalog.pg_table_size() IS NULL AND pg_catalog.pg_tablespace_location() IS NULL AND pg_catalog.pg_tablespace_size() IS NULL AND pg_catalog.pg_total_relation_size() IS NULL;
--                                  ^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                                                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
  CREATE INDEX ASYNC ON t (a) WHERE pg_catalog.pg_trigger_depth() IS NULL AND pg_catalog.pg_ts_config_is_visible() IS NULL AND pg_catalog.pg_ts_dict_is_visible() IS NULL AND pg_catalog.pg_ts_parser_is_visible() IS NULL;
--                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                                                                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
  CREATE INDEX ASYNC ON t (a) WHERE pg_catalog.pg_ts_template_is_visible() IS NULL AND pg_catalog.pg_type_is_visible() IS NULL AND pg_catalog.pg_typeof() IS NULL AND pg_catalog.pg_xact_commit_timestamp() IS NULL;
--                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                                                 ^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                                                                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
  CREATE INDEX ASYNC ON t (a) WHERE pg_catalog.pg_xact_commit_timestamp_origin() IS NULL AND pg_catalog.pg_xact_status() IS NULL AND pg_catalog.query_to_xml() IS NULL AND pg_catalog.query_to_xml_and_xmlschema() IS NULL;
--                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                           ^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                                                   ^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                                                                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
  CREATE INDEX ASYNC ON t (a) WHERE pg_catalog.query_to_xmlschema() IS NULL AND pg_catalog.random() IS NULL AND pg_catalog.random_normal() IS NULL AND pg_catalog.row_security_active() IS NULL;
--                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                              ^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                              ^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
  CREATE INDEX ASYNC ON t (a) WHERE pg_catalog.row_to_json() IS NULL AND pg_catalog.schema_to_xml() IS NULL AND pg_catalog.schema_to_xml_and_xmlschema() IS NULL AND pg_catalog.schema_to_xmlschema() IS NULL;
--                                  ^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                       ^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                                                                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
  CREATE INDEX ASYNC ON t (a) WHERE pg_catalog.session_user() IS NULL AND pg_catalog.set_config() IS NULL AND pg_catalog.setval() IS NULL AND pg_catalog.shobj_description() IS NULL;
--                                  ^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                        ^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                            ^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
  CREATE INDEX ASYNC ON t (a) WHERE pg_catalog.statement_timestamp() IS NULL AND pg_catalog.system_user() IS NULL AND pg_catalog.table_to_xml() IS NULL AND pg_catalog.table_to_xml_and_xmlschema() IS NULL;
--                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                               ^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                                    ^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                                                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
  CREATE INDEX ASYNC ON t (a) WHERE pg_catalog.table_to_xmlschema() IS NULL AND pg_catalog.timeofday() IS NULL AND pg_catalog.to_char() IS NULL AND pg_catalog.to_date() IS NULL;
--                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                              ^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                                 ^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                                                                  ^^^^^^^^^^^^^^^^^^ mutable-index-expression
  CREATE INDEX ASYNC ON t (a) WHERE pg_catalog.to_json() IS NULL AND pg_catalog.to_jsonb() IS NULL AND pg_catalog.to_number() IS NULL AND pg_catalog.to_regclass() IS NULL;
--                                  ^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                   ^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                     ^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                                                        ^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
  CREATE INDEX ASYNC ON t (a) WHERE pg_catalog.to_regcollation() IS NULL AND pg_catalog.to_regnamespace() IS NULL AND pg_catalog.to_regoper() IS NULL AND pg_catalog.to_regoperator() IS NULL;
--                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                                    ^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                                                                        ^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
  CREATE INDEX ASYNC ON t (a) WHERE pg_catalog.to_regproc() IS NULL AND pg_catalog.to_regprocedure() IS NULL AND pg_catalog.to_regrole() IS NULL AND pg_catalog.to_regtype() IS NULL;
--                                  ^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                               ^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                                                                   ^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
  CREATE INDEX ASYNC ON t (a) WHERE pg_catalog.transaction_timestamp() IS NULL AND pg_catalog.txid_current() IS NULL AND pg_catalog.txid_current_if_assigned() IS NULL AND pg_catalog.txid_current_snapshot() IS NULL;
--                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                 ^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                                                                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
  CREATE INDEX ASYNC ON t (a) WHERE pg_catalog.txid_status() IS NULL AND pg_catalog.version() IS NULL AND pg_catalog.xml_is_well_formed() IS NULL AND age(a) IS NULL;
--                                  ^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                       ^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                                                                    ^^^ mutable-index-expression
  CREATE INDEX ASYNC ON t (a) WHERE date_add(a, b) IS NULL AND date_subtract(a, b) IS NULL AND json_to_tsvector(a, b) IS NULL AND jsonb_to_tsvector(a, b) IS NULL;
--                                  ^^^^^^^^ mutable-index-expression
--                                                             ^^^^^^^^^^^^^ mutable-index-expression
--                                                                                             ^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                                                ^^^^^^^^^^^^^^^^^ mutable-index-expression
  CREATE INDEX ASYNC ON t (a) WHERE length(a, b) IS NULL AND phraseto_tsquery(a) IS NULL AND plainto_tsquery(a) IS NULL AND to_timestamp(a, b) IS NULL;
--                                  ^^^^^^ mutable-index-expression
--                                                           ^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                           ^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                                          ^^^^^^^^^^^^ mutable-index-expression
  CREATE INDEX ASYNC ON t (a) WHERE to_tsquery(a) IS NULL AND to_tsvector(a) IS NULL AND ts_headline(a, b) IS NULL AND ts_rewrite(a, b) IS NULL;
--                                  ^^^^^^^^^^ mutable-index-expression
--                                                            ^^^^^^^^^^^ mutable-index-expression
--                                                                                       ^^^^^^^^^^^ mutable-index-expression
--                                                                                                                     ^^^^^^^^^^ mutable-index-expression
  CREATE INDEX ASYNC ON t (a) WHERE websearch_to_tsquery(a) IS NULL AND current_catalog IS NULL AND current_date IS NULL AND current_role IS NULL;
--                                  ^^^^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                      ^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                  ^^^^^^^^^^^^ mutable-index-expression
--                                                                                                                           ^^^^^^^^^^^^ mutable-index-expression
  CREATE INDEX ASYNC ON t (a) WHERE current_schema IS NULL AND current_time IS NULL AND current_timestamp IS NULL AND current_user IS NULL;
--                                  ^^^^^^^^^^^^^^ mutable-index-expression
--                                                             ^^^^^^^^^^^^ mutable-index-expression
--                                                                                      ^^^^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                                                    ^^^^^^^^^^^^ mutable-index-expression
  CREATE INDEX ASYNC ON t (a) WHERE localtime IS NULL AND localtimestamp IS NULL AND session_user IS NULL AND system_user IS NULL;
--                                  ^^^^^^^^^ mutable-index-expression
--                                                        ^^^^^^^^^^^^^^ mutable-index-expression
--                                                                                   ^^^^^^^^^^^^ mutable-index-expression
--                                                                                                            ^^^^^^^^^^^ mutable-index-expression
  CREATE INDEX ASYNC ON t (a) WHERE user IS NULL;
--                                  ^^^^ mutable-index-expression
-- 2.3 calls that are immutable
  CREATE INDEX ASYNC ON t (a) WHERE lower(b) = 'x' AND to_tsvector('simple', b) IS NOT NULL AND date_trunc('day', c) IS NULL AND shop.now() IS NULL AND length(b) > 1 AND age(b, c) IS NULL;
