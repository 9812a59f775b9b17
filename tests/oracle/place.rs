//! Where expressions stand: how each place is written, and where the server keeps it.

use super::expression::Limits;

/// The columns that expressions name.
pub(super) const COLUMNS: &str = r#"small smallint, "Small" smallint, n int, "N" integer,
    "order" int4, big bigint, "user" int8, r real, "r 2" float4, d double precision, "D" float8,
    num numeric(10,2), num18 numeric(18,6), price decimal(6,4), c char(5), "C5" character(5), bp bpchar,
    v varchar(20), v2 varchar, "V.x" character varying(5), t text, "T" text, "select" text,
    ok boolean, "not" bool, day date, "Day" date, tm time, tm2 time(2), tmz timetz,
    tmz2 time(3) with time zone, ts timestamp, ts3 timestamp(3), tsz timestamptz,
    tsz0 timestamp(0) with time zone, iv interval, iv2 interval day to second(2), u uuid, "U" uuid,
    by bytea, "By" bytea, js json, "Js" json, jb jsonb, "Jb" jsonb"#;

/// A place that an expression can stand in. That of a view's query would be one more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    Default,
    Check,
    Generated,
    IndexKey,
    IndexPredicate,
}

/// The types of columns that take a value of a type.
const STORED: &[(&str, &[&str])] = &[
    ("int2", &["smallint", "int", "bigint"]),
    (
        "int4",
        &[
            "integer",
            "bigint",
            "numeric(12,3)",
            "double precision",
            "smallint",
        ],
    ),
    ("int8", &["bigint", "numeric(20,0)", "real"]),
    ("float4", &["real", "double precision"]),
    ("float8", &["float8", "numeric(30,10)"]),
    (
        "numeric",
        &["numeric(40,5)", "numeric", "double precision", "int"],
    ),
    ("text", &["text", "varchar(50)", "varchar", "char(8)"]),
    ("varchar", &["varchar(10)", "text", "varchar"]),
    ("bpchar", &["char(5)", "bpchar", "text"]),
    ("str", &["text", "varchar(30)", "char(12)", "bpchar"]),
    ("bool", &["boolean"]),
    ("date", &["date", "timestamp"]),
    ("time", &["time", "time(2)", "interval"]),
    ("timetz", &["timetz"]),
    ("timestamp", &["timestamp", "timestamp(0)", "date"]),
    ("timestamptz", &["timestamptz", "timestamptz(3)"]),
    (
        "interval",
        &["interval", "interval(3)", "interval day to second"],
    ),
    ("uuid", &["uuid"]),
    ("bytea", &["bytea"]),
    ("json", &["json", "jsonb"]),
    ("jsonb", &["jsonb", "json"]),
    ("name", &["text", "varchar(63)"]),
];

/// The types that an index key may have.
const KEYS: [&str; 18] = [
    "int2",
    "int4",
    "int8",
    "float4",
    "float8",
    "numeric",
    "text",
    "varchar",
    "bpchar",
    "bool",
    "date",
    "time",
    "timestamp",
    "timestamptz",
    "interval",
    "uuid",
    "bytea",
    "jsonb",
];

impl Place {
    pub(super) const ALL: [Self; 5] = [
        Self::Default,
        Self::Check,
        Self::Generated,
        Self::IndexKey,
        Self::IndexPredicate,
    ];

    /// The types of the expressions that may stand here.
    pub(super) fn types(self) -> Vec<&'static str> {
        match self {
            Self::Check | Self::IndexPredicate => vec!["bool"],
            Self::IndexKey => KEYS.to_vec(),
            Self::Default | Self::Generated => STORED.iter().map(|it| it.0).collect(),
        }
    }

    pub(super) fn limits(self) -> Limits {
        Limits {
            has_columns: self != Self::Default,
            is_immutable: !matches!(self, Self::Default | Self::Check),
        }
    }

    /// The types of columns that take an expression of this type.
    pub(super) fn stored_as(data_type: &str) -> &'static [&'static str] {
        STORED
            .iter()
            .find(|it| it.0 == data_type)
            .map_or(&[], |it| it.1)
    }

    /// The name of a table that holds such expressions.
    pub(super) fn table(self, number: usize) -> String {
        format!("{self:?}_{number}").to_lowercase()
    }
}

/// An expression in its place.
#[derive(Clone, Debug)]
pub(super) struct Item {
    pub(super) place: Place,
    pub(super) name: String,
    pub(super) table: String,
    /// The type of the column that it is the value of.
    pub(super) column_type: &'static str,
    /// As a default it may stand without parentheses.
    pub(super) is_tight: bool,
}

impl Item {
    fn value(&self, text: &str) -> String {
        if self.is_tight {
            text.to_owned()
        } else {
            format!("({text})")
        }
    }

    /// The statements that add it to its table.
    pub(super) fn statement(&self, text: &str) -> String {
        let Self {
            name,
            table,
            column_type,
            ..
        } = self;
        match self.place {
            Place::Default => format!(
                "ALTER TABLE {table} ADD COLUMN {name} {column_type}, \
                 ALTER COLUMN {name} SET DEFAULT {}",
                self.value(text)
            ),
            Place::Check => format!("ALTER TABLE {table} ADD CONSTRAINT {name} CHECK ({text})"),
            Place::Generated => format!(
                "ALTER TABLE {table} ADD COLUMN {name} {column_type} \
                 GENERATED ALWAYS AS ({text}) STORED"
            ),
            Place::IndexKey => format!("CREATE INDEX {name} ON {table} (({text}))"),
            Place::IndexPredicate => format!("CREATE INDEX {name} ON {table} (n) WHERE {text}"),
        }
    }

    /// It as an element of `CREATE TABLE`, if it is one.
    pub(super) fn element(&self, text: &str) -> Option<String> {
        let Self {
            name, column_type, ..
        } = self;
        match self.place {
            Place::Default => Some(format!("{name} {column_type} DEFAULT {}", self.value(text))),
            Place::Check => Some(format!("CONSTRAINT {name} CHECK ({text})")),
            Place::Generated => Some(format!(
                "{name} {column_type} GENERATED ALWAYS AS ({text}) STORED"
            )),
            Place::IndexKey | Place::IndexPredicate => None,
        }
    }

    /// It as a statement of its own, if it is one.
    pub(super) fn index(&self, text: &str) -> Option<String> {
        let statement = self.statement(text);
        let rest = statement.strip_prefix("CREATE INDEX ")?;
        Some(format!("CREATE INDEX ASYNC {rest}"))
    }
}

/// What the server keeps of every expression: the name, and the text that it prints.
pub(super) const STORED_TEXTS: &str = "
    SELECT a.attname::text, pg_get_expr(e.adbin, e.adrelid)
    FROM pg_attrdef e JOIN pg_attribute a ON a.attrelid = e.adrelid AND a.attnum = e.adnum
    UNION ALL
    SELECT conname::text, pg_get_expr(conbin, conrelid) FROM pg_constraint WHERE contype = 'c'
    UNION ALL
    SELECT c.relname::text, coalesce(pg_get_expr(i.indpred, i.indrelid),
                                     pg_get_indexdef(i.indexrelid, 1, false))
    FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
    JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public'";

/// Runs statements one by one, and says which of them failed and why.
pub(super) const TRY_EACH: &str = "
    CREATE FUNCTION pg_temp.try_each(statements text[]) RETURNS TABLE (number int, message text)
    LANGUAGE plpgsql AS $$
    BEGIN
        FOR i IN 1 .. cardinality(statements) LOOP
            BEGIN
                EXECUTE statements[i];
            EXCEPTION WHEN OTHERS THEN
                number := i;
                message := SQLERRM;
                RETURN NEXT;
            END;
        END LOOP;
    END $$";
