//! Schemas of any size, in the usual layout.

/// About this many bytes of tables with an index and an added column each. The synchronous indexes
/// are what sqlparser reads; they are findings for deesql, whose work includes making those.
pub(crate) fn orders(bytes: usize) -> String {
    let mut sql = String::new();
    for number in 0.. {
        if sql.len() >= bytes {
            break;
        }
        sql.push_str(&format!(
            "-- Orders of shop {number}, one row for each.\n\
             CREATE TABLE orders_{number} (\n    \
                 id uuid PRIMARY KEY DEFAULT gen_random_uuid(),\n    \
                 customer_id bigint NOT NULL,\n    \
                 status character varying(20) NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'paid', 'sent')),\n    \
                 total numeric(12, 2) NOT NULL DEFAULT 0,\n    \
                 note text, -- free text; may be empty\n    \
                 created_at timestamp with time zone NOT NULL DEFAULT now(),\n    \
                 CONSTRAINT orders_{number}_total CHECK (total >= 0 AND (total < 1000000 OR status <> 'open')),\n    \
                 UNIQUE (customer_id, created_at)\n\
             );\n\
             CREATE INDEX orders_{number}_idx ON orders_{number} (customer_id, lower(note));\n\
             ALTER TABLE orders_{number} ADD COLUMN sent_at timestamptz;\n\n"
        ));
    }
    sql
}

/// The same as DSQL wants it, without findings.
pub(crate) fn for_dsql(orders: &str) -> String {
    orders.replace("CREATE INDEX", "CREATE INDEX ASYNC")
}

/// So many tables of 20 columns; `default` is the default of one column of each.
pub(crate) fn wide(tables: usize, default: &str) -> String {
    let mut sql = String::new();
    for table in 0..tables {
        sql.push_str(&format!("CREATE TABLE wide_{table} (\n    id uuid PRIMARY KEY,\n    number int DEFAULT {default}"));
        for column in 2..20 {
            let (data_type, rest) = [
                ("text", ""),
                ("varchar(40)", " NOT NULL DEFAULT 'none'"),
                ("numeric(10, 2)", ""),
                ("timestamptz", " DEFAULT now()"),
            ][column % 4];
            sql.push_str(&format!(",\n    column_{column} {data_type}{rest}"));
        }
        sql.push_str(&format!(
            "\n);\nCREATE INDEX ASYNC wide_{table}_idx ON wide_{table} (column_5);\n"
        ));
    }
    sql
}
