//! Speed as ratios, measured side by side in one run: `make bench`.

use std::time::{Duration, Instant};

use deesql_core::verify::{Options, Verifier};
use sqlparser::dialect::PostgreSqlDialect;
use sqlparser::parser::Parser;

/// How often each side runs; the fastest run counts.
const ROUNDS: usize = 7;

fn main() {
    let sql = schema(3_500_000);
    println!(
        "{:.1} MB of DDL, one thread, fastest of {ROUNDS} runs",
        sql.len() as f64 / 1e6
    );
    let sides: [(&str, &dyn Fn()); 3] = [
        ("sqlparser: tokenise and parse", &|| {
            let parsed = Parser::parse_sql(&PostgreSqlDialect {}, &sql);
            assert!(parsed.is_ok(), "{parsed:?}");
            std::hint::black_box(parsed.ok());
        }),
        ("deesql: parse", &|| {
            std::hint::black_box(deesql_core::parse::parse(&sql));
        }),
        ("deesql: verify", &|| {
            let found = Verifier::new(Options::default()).verify_script(&sql);
            std::hint::black_box(found);
        }),
    ];
    let mut fastest = [Duration::MAX; 3];
    for _ in 0..ROUNDS {
        for (side, (_, run)) in sides.iter().enumerate() {
            let start = Instant::now();
            run();
            fastest[side] = fastest[side].min(start.elapsed());
        }
    }
    for ((name, _), time) in sides.iter().zip(fastest) {
        let ratio = time.as_secs_f64() / fastest[0].as_secs_f64();
        println!(
            "{name:32} {:8.1} ms   {ratio:5.2}",
            time.as_secs_f64() * 1e3
        );
    }
}

/// A schema of about this many bytes, in the usual layout. Its synchronous indexes are what
/// sqlparser reads; they are findings for deesql, whose work includes making those.
fn schema(bytes: usize) -> String {
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
