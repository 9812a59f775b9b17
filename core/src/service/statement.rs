//! The kinds of statements, by what they do and to which kind of object.

use std::fmt;

macro_rules! object_kinds {
    ($($variant:ident $name:literal)*) => {
        /// A kind of database object, named as in PostgreSQL's command tags.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[allow(missing_docs)]
        pub enum ObjectKind { $($variant),* }

        impl ObjectKind {
            /// All kinds.
            pub const ALL: &[ObjectKind] = &[$(Self::$variant),*];

            /// The name in upper case, for example `MATERIALIZED VIEW`.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),* }
            }
        }
    };
}

object_kinds! {
    AccessMethod "ACCESS METHOD"
    Aggregate "AGGREGATE"
    Cast "CAST"
    Collation "COLLATION"
    Column "COLUMN"
    Constraint "CONSTRAINT"
    Conversion "CONVERSION"
    Database "DATABASE"
    Domain "DOMAIN"
    EventTrigger "EVENT TRIGGER"
    Extension "EXTENSION"
    ForeignDataWrapper "FOREIGN DATA WRAPPER"
    ForeignTable "FOREIGN TABLE"
    Function "FUNCTION"
    Index "INDEX"
    Language "LANGUAGE"
    LargeObject "LARGE OBJECT"
    MaterializedView "MATERIALIZED VIEW"
    Operator "OPERATOR"
    OperatorClass "OPERATOR CLASS"
    OperatorFamily "OPERATOR FAMILY"
    Policy "POLICY"
    Procedure "PROCEDURE"
    Publication "PUBLICATION"
    Role "ROLE"
    Routine "ROUTINE"
    Rule "RULE"
    Schema "SCHEMA"
    Sequence "SEQUENCE"
    Server "SERVER"
    Statistics "STATISTICS"
    Subscription "SUBSCRIPTION"
    Table "TABLE"
    Tablespace "TABLESPACE"
    TextSearchConfiguration "TEXT SEARCH CONFIGURATION"
    TextSearchDictionary "TEXT SEARCH DICTIONARY"
    TextSearchParser "TEXT SEARCH PARSER"
    TextSearchTemplate "TEXT SEARCH TEMPLATE"
    Transform "TRANSFORM"
    Trigger "TRIGGER"
    Type "TYPE"
    UserMapping "USER MAPPING"
    View "VIEW"
}

macro_rules! statement_kinds {
    ($($variant:ident $name:literal $class:ident)*) => {
        /// What kind of statement it is, known from its first words.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[allow(missing_docs)]
        pub enum StatementKind {
            /// `CREATE` of an object.
            Create(ObjectKind),
            /// `ALTER` of an object.
            Alter(ObjectKind),
            /// `DROP` of an object.
            Drop(ObjectKind),
            $($variant),*
        }

        impl StatementKind {
            /// The kinds that name no object.
            pub const PLAIN: &[StatementKind] = &[$(Self::$variant),*];

            const fn plain(self) -> Option<(&'static str, StatementClass)> {
                match self {
                    $(Self::$variant => Some(($name, StatementClass::$class)),)*
                    Self::Create(_) | Self::Alter(_) | Self::Drop(_) => None,
                }
            }
        }
    };
}

statement_kinds! {
    AlterDefaultPrivileges "ALTER DEFAULT PRIVILEGES" Definition
    AlterSystem "ALTER SYSTEM" Utility
    Analyze "ANALYZE" Utility
    AwsIamGrant "AWS IAM GRANT" Definition
    AwsIamRevoke "AWS IAM REVOKE" Definition
    Begin "BEGIN" Transaction
    Call "CALL" Utility
    Checkpoint "CHECKPOINT" Utility
    Close "CLOSE" Utility
    Cluster "CLUSTER" Utility
    Comment "COMMENT" Definition
    Commit "COMMIT" Transaction
    CommitPrepared "COMMIT PREPARED" Transaction
    CopyFrom "COPY FROM" Manipulation
    CopyTo "COPY TO" Query
    CreateTableAs "CREATE TABLE AS" Definition
    Deallocate "DEALLOCATE" Session
    Declare "DECLARE CURSOR" Utility
    Delete "DELETE" Manipulation
    Discard "DISCARD" Session
    Do "DO" Utility
    DropOwned "DROP OWNED" Definition
    Execute "EXECUTE" Utility
    Explain "EXPLAIN" Query
    Fetch "FETCH" Utility
    Grant "GRANT" Definition
    ImportForeignSchema "IMPORT FOREIGN SCHEMA" Definition
    Insert "INSERT" Manipulation
    Listen "LISTEN" Session
    Load "LOAD" Session
    Lock "LOCK TABLE" Utility
    Merge "MERGE" Manipulation
    Move "MOVE" Utility
    Notify "NOTIFY" Utility
    Prepare "PREPARE" Utility
    PrepareTransaction "PREPARE TRANSACTION" Transaction
    ReassignOwned "REASSIGN OWNED" Definition
    RefreshMaterializedView "REFRESH MATERIALIZED VIEW" Utility
    Reindex "REINDEX" Utility
    Release "RELEASE" Transaction
    Reset "RESET" Session
    Revoke "REVOKE" Definition
    Rollback "ROLLBACK" Transaction
    RollbackPrepared "ROLLBACK PREPARED" Transaction
    RollbackTo "ROLLBACK TO" Transaction
    Savepoint "SAVEPOINT" Transaction
    SecurityLabel "SECURITY LABEL" Definition
    Select "SELECT" Query
    SelectInto "SELECT INTO" Definition
    Set "SET" Session
    SetConstraints "SET CONSTRAINTS" Session
    SetRole "SET ROLE" Session
    SetSessionAuthorization "SET SESSION AUTHORIZATION" Session
    SetSessionCharacteristics "SET SESSION CHARACTERISTICS" Session
    SetTransaction "SET TRANSACTION" Session
    Show "SHOW" Session
    Truncate "TRUNCATE TABLE" Manipulation
    Unlisten "UNLISTEN" Session
    Update "UPDATE" Manipulation
    Vacuum "VACUUM" Utility
    Unknown "statement" Unknown
}

/// What a statement means for its transaction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatementClass {
    /// DDL: changes the catalog. `GRANT` and `REVOKE` count.
    Definition,
    /// DML: changes rows.
    Manipulation,
    /// Reads.
    Query,
    /// Opens, closes or marks a transaction.
    Transaction,
    /// Changes the session only.
    Session,
    /// Anything else with a known head.
    Utility,
    /// No known head.
    Unknown,
}

impl StatementKind {
    /// What it means for its transaction.
    pub const fn class(self) -> StatementClass {
        match self.plain() {
            Some((_, class)) => class,
            None => StatementClass::Definition,
        }
    }

    /// Whether it counts as DDL. Source: AWS user guide, "DDL and distributed transactions in
    /// Aurora DSQL"; `GRANT` and `REVOKE` observed 2026-10-01.
    pub fn is_definition(self) -> bool {
        self.class() == StatementClass::Definition
    }

    /// Whether it counts as DML.
    pub fn is_manipulation(self) -> bool {
        self.class() == StatementClass::Manipulation
    }
}

impl fmt::Display for StatementKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Create(object) => write!(f, "CREATE {}", object.name()),
            Self::Alter(object) => write!(f, "ALTER {}", object.name()),
            Self::Drop(object) => write!(f, "DROP {}", object.name()),
            plain => f.write_str(plain.plain().map_or("", |it| it.0)),
        }
    }
}
