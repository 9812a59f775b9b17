//! The grammar of every statement whose tree is a list of clauses (PostgreSQL 16's `gram.y`).
//!
//! The notation is that of PostgreSQL's manual: words in capitals, `[…]` for what may be missing,
//! `{a | b}` for a choice, of which the first that fits is taken. Parentheses, commas and the like
//! stand for themselves. `part:` before something makes a clause of it; `<kind>` is a value, read
//! by `value`; `@name` is a fragment; `...` behind something is for more of it, `,..` for more of
//! it behind commas; `$` is the end of the statement.

use crate::ident::Keyword as K;
use crate::service::statement::{ObjectKind as Object, StatementKind as Kind};

/// The grammar of a statement, from its first word on.
pub(in crate::parse) fn notation(kind: Kind) -> Option<&'static str> {
    let found = STATEMENTS.iter().find(|it| it.0 == kind);
    found.map(|it| it.1)
}

/// The text of a fragment.
pub(super) fn fragment(name: &str) -> &'static str {
    FRAGMENTS
        .iter()
        .find(|it| it.0 == name)
        .map_or("", |it| it.1)
}

const FRAGMENTS: &[(&str, &str)] = &[
    ("behavior", "[behavior:{CASCADE | RESTRICT}]"),
    ("columns", "[columns:{( <ident>,.. )}]"),
    ("definition", "definition:{( <parameter>,.. )}"),
    ("if_exists", "[if_exists:{IF EXISTS}]"),
    ("if_not_exists", "[if_not_exists:{IF NOT EXISTS}]"),
    ("or_replace", "[or_replace:{OR REPLACE}]"),
    (
        "options",
        "options:{OPTIONS ( option:{[ADD | SET | DROP] <label> [<string>]},.. )}",
    ),
    ("settings", "options:{( option:{<label> [<value>]},.. )}"),
    ("with", "[with:{WITH ( <parameter>,.. )}]"),
    ("check", "check:{WITH CHECK ( <expr> )}"),
    ("using", "using:{USING ( <expr> )}"),
    ("roles", "roles:{TO <role>,..}"),
    ("user", "role:{USER | <role>}"),
    ("analyzed", "[table:{<name> @columns},..]"),
    (
        "fetched",
        "{direction:{NEXT | PRIOR | FIRST | LAST | ALL | ABSOLUTE <number> | RELATIVE <number> \
          | FORWARD [ALL | <number>] | BACKWARD [ALL | <number>] | <number>} [FROM | IN] cursor:<ident> \
        | [FROM | IN] cursor:<ident>}",
    ),
    (
        "attributes",
        "[attribute:{[NOT] DEFERRABLE | INITIALLY {DEFERRED | IMMEDIATE} | NOT VALID | NO INHERIT}]...",
    ),
    (
        "event",
        "event:{INSERT | DELETE | TRUNCATE | UPDATE [columns:{OF <ident>,..}]}",
    ),
    (
        "rule_action",
        "action:{NOTIFY channel:<ident> [, payload:<string>] | <statement>}",
    ),
    (
        "wrapper",
        "{handler:{HANDLER <name> | NO HANDLER} | validator:{VALIDATOR <name> | NO VALIDATOR}}",
    ),
    (
        "function",
        "EXECUTE {FUNCTION | PROCEDURE} function:<function>",
    ),
    (
        "published",
        "{schema:{[TABLES IN SCHEMA] CURRENT_SCHEMA | TABLES IN SCHEMA <ident>} \
        | table:{[TABLE] <relation> @columns [where:{WHERE ( <expr> )}]}},..",
    ),
    ("operand", "{NONE | <type>}"),
    (
        "member",
        "member:{OPERATOR number:<number> operator:<operator> [operands:{( @operand , @operand )}] \
            [purpose:{FOR SEARCH | FOR ORDER BY <name>}] [RECHECK] \
        | FUNCTION number:<number> [operands:{( <type>,.. )}] function:<signature> \
        | storage:{STORAGE <type>}},..",
    ),
    (
        "element",
        "element:{like:{LIKE <name> [{INCLUDING | EXCLUDING} <label>]...} \
        | <table_constraint> \
        | column:<ident> type:<type> [@options] [collation:{COLLATE <name>} | <column_constraint>]...}",
    ),
    (
        "typed",
        "element:{<table_constraint> | column:<ident> [WITH OPTIONS] [<column_constraint>]...}",
    ),
    (
        "database",
        "[WITH] [option:{{CONNECTION LIMIT | <label>} [=] <value>}]...",
    ),
    ("version", "version:{VERSION {NULL | <string>}}"),
    ("mapped", "FOR token:<label>,.."),
    ("changed", "change:<change>"),
    (
        "passing",
        "passing:PASSING [BY {REF | VALUE}] <restricted> [BY {REF | VALUE}]",
    ),
    ("format", "[format:{FORMAT JSON [ENCODING <label>]}]"),
    (
        "json",
        "[null:{{ABSENT | NULL} ON NULL}] [unique:{{WITH | WITHOUT} UNIQUE [KEYS]}] \
        [returning:{RETURNING <type> @format}]",
    ),
];

/// What has no more than a name and the changes that are alike for most kinds.
const CHANGED: &str = "ALTER object:<object> @changed";
const SEARCH_DEFINITION: &str =
    "CREATE TEXT SEARCH {CONFIGURATION | DICTIONARY | PARSER | TEMPLATE} name:<name> @definition";

/// `XMLTABLE`, behind the word.
pub(in crate::parse) const XMLTABLE: &str = "( [XMLNAMESPACES ( {DEFAULT <expr> | <expr> AS <label>},.. ) ,] <expr> @passing \
        COLUMNS {<ident> {FOR ORDINALITY | <type> [{PATH | DEFAULT} <restricted> | NOT NULL | NULL]...}},.. )";

/// The functions of SQL/JSON and XML, behind their names. A part of its own marks what makes more
/// than a list of arguments of them. No choice reads an expression twice: they nest.
pub(in crate::parse) const FUNCTIONS: &[(K, &str)] = &[
    (
        K::JsonObject,
        "( [{<argument> [pair:{VALUE | :} <expr> @format]},..] @json )",
    ),
    (
        K::JsonObjectagg,
        "( <argument> [pair:{VALUE | :} <expr> @format] @json )",
    ),
    (K::JsonArray, "( [{<argument> @format},..] @json )"),
    (
        K::JsonArrayagg,
        "( <argument> @format [order:{ORDER BY} {<expr> [ASC | DESC | USING <operator>] \
            [NULLS {FIRST | LAST}]},..] @json )",
    ),
    (K::Treat, "( <argument> as:AS <type> )"),
    (
        K::Xmlelement,
        "( name:NAME <label> [, XMLATTRIBUTES ( {<expr> [AS <label>]},.. )] [, <argument>,..] )",
    ),
    (K::Xmlexists, "( <argument> @passing )"),
    (K::Xmlforest, "( {<argument> [as:AS <label>]},.. )"),
    (
        K::Xmlparse,
        "( kind:{DOCUMENT | CONTENT} <argument> [{PRESERVE | STRIP} WHITESPACE] )",
    ),
    (K::Xmlpi, "( name:NAME <label> [, <argument>] )"),
    (
        K::Xmlroot,
        "( <argument> , version:VERSION {NO VALUE | <expr>} [, STANDALONE {YES | NO [VALUE]}] )",
    ),
    (
        K::Xmlserialize,
        "( kind:{DOCUMENT | CONTENT} <argument> AS <type> [[NO] INDENT] )",
    ),
];

const STATEMENTS: &[(Kind, &str)] = &[
    // Maintenance.
    (
        Kind::Analyze,
        "{ANALYZE | ANALYSE} [@settings | verbose:VERBOSE] @analyzed",
    ),
    (
        Kind::Vacuum,
        "VACUUM [@settings | full:FULL [freeze:FREEZE] [verbose:VERBOSE] [analyze:{ANALYZE | ANALYSE}] \
            | freeze:FREEZE [verbose:VERBOSE] [analyze:{ANALYZE | ANALYSE}] \
            | verbose:VERBOSE [analyze:{ANALYZE | ANALYSE}] | analyze:{ANALYZE | ANALYSE}] @analyzed",
    ),
    (
        Kind::Cluster,
        "CLUSTER [@settings] [verbose:VERBOSE] \
            [index:<ident> ON table:<name> | table:<name> [index:{USING <ident>}]]",
    ),
    (
        Kind::Reindex,
        "REINDEX [@settings] target:{INDEX | TABLE | SCHEMA | DATABASE | SYSTEM} \
            [concurrently:CONCURRENTLY] [name:<name>]",
    ),
    (
        Kind::RefreshMaterializedView,
        "REFRESH MATERIALIZED VIEW [concurrently:CONCURRENTLY] view:<name> \
            [data:{WITH NO DATA | WITH DATA}]",
    ),
    (Kind::Checkpoint, "CHECKPOINT"),
    (
        Kind::Truncate,
        "TRUNCATE [TABLE] table:<relation>,.. [identity:{RESTART IDENTITY | CONTINUE IDENTITY}] @behavior",
    ),
    (
        Kind::Lock,
        "LOCK [TABLE] table:<relation>,.. [mode:{IN {ACCESS {SHARE | EXCLUSIVE} | ROW {SHARE | EXCLUSIVE} \
            | SHARE [UPDATE EXCLUSIVE | ROW EXCLUSIVE] | EXCLUSIVE} MODE}] [nowait:NOWAIT]",
    ),
    (Kind::Load, "LOAD file:<string>"),
    // Sessions.
    (
        Kind::Show,
        "SHOW parameter:{ALL | TIME ZONE | TRANSACTION ISOLATION LEVEL | SESSION AUTHORIZATION | <name>}",
    ),
    (
        Kind::Discard,
        "DISCARD target:{ALL | TEMP | TEMPORARY | PLANS | SEQUENCES}",
    ),
    (Kind::Listen, "LISTEN channel:<ident>"),
    (Kind::Unlisten, "UNLISTEN {all:* | channel:<ident>}"),
    (Kind::Notify, "NOTIFY channel:<ident> [, payload:<string>]"),
    (Kind::AlterSystem, "ALTER SYSTEM setting:<set>"),
    // What is prepared, cursors, code.
    (
        Kind::Execute,
        "EXECUTE name:<ident> [arguments:{( <expr>,.. )}]",
    ),
    (
        Kind::Deallocate,
        "DEALLOCATE {[PREPARE] all:ALL | PREPARE name:<ident> | name:<ident>}",
    ),
    (Kind::Fetch, "FETCH @fetched"),
    (Kind::Move, "MOVE @fetched"),
    (Kind::Close, "CLOSE {all:ALL | cursor:<ident>}"),
    (Kind::Call, "CALL call:<call>"),
    (
        Kind::Do,
        "DO {language:{LANGUAGE <word>} | body:<string>}...",
    ),
    // Ownership and labels.
    (Kind::DropOwned, "DROP OWNED BY role:<role>,.. @behavior"),
    (
        Kind::ReassignOwned,
        "REASSIGN OWNED BY role:<role>,.. TO new_role:<role>",
    ),
    (
        Kind::SecurityLabel,
        "SECURITY LABEL [provider:{FOR <word>}] ON object:<object> IS label:{NULL | <string>}",
    ),
    // Triggers, rules, policies.
    (
        Kind::Create(Object::Trigger),
        "CREATE @or_replace [constraint:CONSTRAINT] TRIGGER name:<ident> \
            timing:{BEFORE | AFTER | INSTEAD OF} @event [OR @event]... ON table:<name> \
            [from:{FROM <name>}] @attributes \
            [referencing:{REFERENCING {transition:{{OLD | NEW} {TABLE | ROW} [AS] <ident>}}...}] \
            [level:{FOR [EACH] {ROW | STATEMENT}}] [when:{WHEN ( <expr> )}] \
            @function ( [arguments:{<value>,..}] )",
    ),
    (
        Kind::Alter(Object::Trigger),
        "ALTER TRIGGER name:<ident> ON table:<name> @changed",
    ),
    (
        Kind::Create(Object::EventTrigger),
        "CREATE EVENT TRIGGER name:<ident> ON event:<label> \
            [when:{WHEN filter:{<ident> IN ( <string>,.. )} [AND filter:{<ident> IN ( <string>,.. )}]...}] \
            @function ( )",
    ),
    (
        Kind::Alter(Object::EventTrigger),
        "ALTER EVENT TRIGGER name:<ident> \
            {@changed | action:{ENABLE [REPLICA | ALWAYS] | DISABLE}}",
    ),
    (
        Kind::Create(Object::Rule),
        "CREATE @or_replace RULE name:<ident> AS ON event:{SELECT | UPDATE | DELETE | INSERT} \
            TO table:<name> [where:{WHERE <expr>}] DO [kind:{ALSO | INSTEAD}] \
            {action:NOTHING | ( [;]... @rule_action {; [@rule_action]}... ) $ | ( @rule_action ) $ | @rule_action}",
    ),
    (
        Kind::Alter(Object::Rule),
        "ALTER RULE name:<ident> ON table:<name> @changed",
    ),
    (
        Kind::Create(Object::Policy),
        "CREATE POLICY name:<ident> ON table:<name> [kind:{AS <label>}] \
            [command:{FOR {ALL | SELECT | INSERT | UPDATE | DELETE}}] [@roles] [@using] [@check]",
    ),
    (
        Kind::Alter(Object::Policy),
        "ALTER POLICY @if_exists name:<ident> ON table:<name> {@changed | [@roles] [@using] [@check]}",
    ),
    // Functions' relatives.
    (
        Kind::Create(Object::Aggregate),
        "CREATE @or_replace AGGREGATE {aggregate:<signature> @definition | name:<function> @definition}",
    ),
    (
        Kind::Create(Object::Operator),
        "CREATE OPERATOR name:<operator> @definition",
    ),
    (
        Kind::Alter(Object::Operator),
        "ALTER object:<object> {@changed | SET @definition}",
    ),
    (
        Kind::Create(Object::OperatorClass),
        "CREATE OPERATOR CLASS name:<name> [default:DEFAULT] FOR TYPE type:<type> USING method:<ident> \
            [family:{FAMILY <name>}] AS @member",
    ),
    (
        Kind::Create(Object::OperatorFamily),
        "CREATE OPERATOR FAMILY name:<name> USING method:<ident>",
    ),
    (
        Kind::Alter(Object::OperatorFamily),
        "ALTER object:<object> {@changed | action:ADD @member \
            | action:DROP member:{{OPERATOR | FUNCTION} number:<number> operands:{( <type>,.. )}},..}",
    ),
    (Kind::Alter(Object::OperatorClass), CHANGED),
    (
        Kind::Create(Object::Cast),
        "CREATE CAST ( source:<type> AS target:<type> ) \
            function:{WITHOUT FUNCTION | WITH INOUT | WITH FUNCTION <signature>} \
            [context:{AS {ASSIGNMENT | IMPLICIT}}]",
    ),
    (
        Kind::Create(Object::Transform),
        "CREATE @or_replace TRANSFORM FOR type:<type> LANGUAGE language:<ident> \
            ( {from:{FROM SQL WITH FUNCTION <signature>} | to:{TO SQL WITH FUNCTION <signature>}},.. )",
    ),
    (
        Kind::Create(Object::Language),
        "CREATE @or_replace [trusted:TRUSTED] [PROCEDURAL] LANGUAGE name:<word> \
            [handler:{HANDLER <name>} [inline:{INLINE <name>}] \
            [validator:{VALIDATOR <name> | NO VALIDATOR}]]",
    ),
    (Kind::Alter(Object::Language), CHANGED),
    (
        Kind::Create(Object::AccessMethod),
        "CREATE ACCESS METHOD name:<ident> type:{TYPE {INDEX | TABLE}} handler:{HANDLER <name>}",
    ),
    // Text.
    (
        Kind::Create(Object::Collation),
        "CREATE COLLATION @if_not_exists name:<name> {source:{FROM <name>} | @definition}",
    ),
    (
        Kind::Alter(Object::Collation),
        "ALTER object:<object> {@changed | action:{REFRESH VERSION}}",
    ),
    (
        Kind::Create(Object::Conversion),
        "CREATE [default:DEFAULT] CONVERSION name:<name> FOR source:<string> TO target:<string> \
            FROM function:<name>",
    ),
    (Kind::Alter(Object::Conversion), CHANGED),
    (
        Kind::Create(Object::TextSearchConfiguration),
        SEARCH_DEFINITION,
    ),
    (
        Kind::Create(Object::TextSearchDictionary),
        SEARCH_DEFINITION,
    ),
    (Kind::Create(Object::TextSearchParser), SEARCH_DEFINITION),
    (Kind::Create(Object::TextSearchTemplate), SEARCH_DEFINITION),
    (
        Kind::Alter(Object::TextSearchConfiguration),
        "ALTER object:<object> {@changed \
            | action:{{ADD | ALTER} MAPPING} @mapped WITH dictionary:<name>,.. \
            | action:{ALTER MAPPING} [@mapped] REPLACE old:<name> WITH dictionary:<name> \
            | action:{DROP MAPPING} @if_exists @mapped}",
    ),
    (
        Kind::Alter(Object::TextSearchDictionary),
        "ALTER object:<object> {@changed | @definition}",
    ),
    (Kind::Alter(Object::TextSearchParser), CHANGED),
    (Kind::Alter(Object::TextSearchTemplate), CHANGED),
    // Replication.
    (
        Kind::Create(Object::Publication),
        "CREATE PUBLICATION name:<ident> [FOR {all:{ALL TABLES} | @published}] @with",
    ),
    (
        Kind::Alter(Object::Publication),
        "ALTER PUBLICATION name:<ident> {@changed | SET @definition | action:{ADD | SET | DROP} @published}",
    ),
    (
        Kind::Create(Object::Subscription),
        "CREATE SUBSCRIPTION name:<ident> connection:{CONNECTION <string>} \
            PUBLICATION publication:<label>,.. @with",
    ),
    (
        Kind::Alter(Object::Subscription),
        "ALTER SUBSCRIPTION name:<ident> {@changed | connection:{CONNECTION <string>} \
            | {SET | action:SKIP} @definition | action:{REFRESH PUBLICATION} @with \
            | action:{{ADD | SET | DROP} PUBLICATION} publication:<label>,.. @with \
            | action:{ENABLE | DISABLE}}",
    ),
    // Databases, files, extensions.
    (
        Kind::Create(Object::Database),
        "CREATE DATABASE name:<ident> @database",
    ),
    (
        Kind::Alter(Object::Database),
        "ALTER DATABASE name:<ident> {@changed | tablespace:{SET TABLESPACE <ident>} | setting:<set> \
            | action:{REFRESH COLLATION VERSION} | @database}",
    ),
    (
        Kind::Create(Object::Tablespace),
        "CREATE TABLESPACE name:<ident> [owner:{OWNER <role>}] location:{LOCATION <string>} @with",
    ),
    (
        Kind::Alter(Object::Tablespace),
        "ALTER object:<object> {@changed | action:{SET | RESET} @definition}",
    ),
    (
        Kind::Create(Object::Extension),
        "CREATE EXTENSION @if_not_exists name:<ident> [WITH] \
            [schema:{SCHEMA <ident>} | version:{VERSION <word>} | from:{FROM <word>} | cascade:CASCADE]...",
    ),
    (
        Kind::Alter(Object::Extension),
        "ALTER EXTENSION name:<ident> {@changed | action:UPDATE [version:{TO <word>}] \
            | action:{ADD | DROP} member:<object>}",
    ),
    (Kind::Alter(Object::LargeObject), CHANGED),
    // Foreign data.
    (
        Kind::Create(Object::ForeignDataWrapper),
        "CREATE FOREIGN DATA WRAPPER name:<ident> [@wrapper]... [@options]",
    ),
    (
        Kind::Alter(Object::ForeignDataWrapper),
        "ALTER FOREIGN DATA WRAPPER name:<ident> {@changed | [@wrapper]... [@options]}",
    ),
    (
        Kind::Create(Object::Server),
        "CREATE SERVER @if_not_exists name:<ident> [type:{TYPE <string>}] [@version] \
            FOREIGN DATA WRAPPER wrapper:<ident> [@options]",
    ),
    (
        Kind::Alter(Object::Server),
        "ALTER SERVER name:<ident> {@changed | [@version] [@options]}",
    ),
    (
        Kind::Create(Object::UserMapping),
        "CREATE USER MAPPING @if_not_exists FOR @user SERVER server:<ident> [@options]",
    ),
    (
        Kind::Alter(Object::UserMapping),
        "ALTER USER MAPPING FOR @user SERVER server:<ident> @options",
    ),
    (
        Kind::Create(Object::ForeignTable),
        "CREATE FOREIGN TABLE @if_not_exists name:<name> \
            {partition_of:{PARTITION OF <name>} [( @typed,.. )] bound:<bound> \
            | ( [@element,..] ) [inherits:{INHERITS ( <name>,.. )}]} \
            SERVER server:<ident> [@options]",
    ),
    (
        Kind::Alter(Object::ForeignTable),
        "ALTER FOREIGN TABLE @if_exists name:<relation> \
            action:{<action> | ADD [COLUMN] column:<ident> type:<type> @options [<column_constraint>]...},..",
    ),
    (
        Kind::ImportForeignSchema,
        "IMPORT FOREIGN SCHEMA schema:<ident> [tables:{{LIMIT TO | EXCEPT} ( <name>,.. )}] \
            FROM SERVER server:<ident> INTO into:<ident> [@options]",
    ),
];

/// Every notation, by the name of what it is for.
#[cfg(test)]
pub(in crate::parse) fn all_notations() -> impl Iterator<Item = (String, &'static str)> {
    STATEMENTS.iter().map(|it| (it.0.to_string(), it.1))
}
