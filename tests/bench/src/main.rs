//! Speed as ratios, measured side by side in one run: `make bench`.

mod dev;
mod pgbench;
mod schema;

use std::hint::black_box;
use std::time::{Duration, Instant};

use deesql_core::parse::parse;
use deesql_core::plan::{PlanOptions, plan};
use deesql_core::render;
use deesql_core::schema::{Schema, SourceText};
use deesql_core::verify::{Options, Verifier};
use sqlparser::dialect::PostgreSqlDialect;
use sqlparser::parser::Parser;

/// How often each side runs; the fastest run counts.
const ROUNDS: usize = 7;

/// One side of a comparison.
type Side<'a> = (&'a str, &'a dyn Fn());

/// `deesql-bench [DEESQL]`: with the binary also what needs a PostgreSQL.
fn main() {
    let argument = std::env::args().nth(1);
    if argument.as_deref() == Some("inside") {
        return pgbench::inside();
    }
    verify_against_sqlparser();
    plan_against_parse(1_000);
    plan_against_parse(10_000);
    if let Some(deesql) = argument {
        dev::dev_against_pg_ctl(&deesql);
        pgbench::proxy_against_direct(&deesql);
    }
}

fn verify_against_sqlparser() {
    let sql = schema::orders(3_500_000);
    let title = format!("verify {:.1} MB of DDL, one thread", sql.len() as f64 / 1e6);
    compare(
        &title,
        &[
            ("sqlparser: tokenise and parse", &|| {
                let parsed = Parser::parse_sql(&PostgreSqlDialect {}, &sql);
                assert!(parsed.is_ok(), "{parsed:?}");
                black_box(parsed.ok());
            }),
            ("deesql: parse", &|| {
                black_box(parse(&sql));
            }),
            ("deesql: verify", &|| {
                black_box(Verifier::new(Options::default()).verify_script(&sql));
            }),
        ],
    );
}

fn plan_against_parse(tables: usize) {
    let previous = schema::wide(tables, "1");
    let next = schema::wide(tables, "2");
    compare(
        &format!("plan {tables} tables of 20 columns, file to file, every table changed"),
        &[
            ("parse both", &|| {
                black_box((parse(&previous), parse(&next)));
            }),
            ("plan and print", &|| {
                let model = |text| {
                    Schema::from_files(&[SourceText {
                        name: "a.sql",
                        text,
                    }])
                    .0
                };
                let planned = plan(&model(&previous), &model(&next), PlanOptions::default());
                assert!(planned.as_ref().is_ok_and(|it| it.steps.len() >= tables));
                black_box(planned.as_ref().map(render::text::render).ok());
            }),
        ],
    );
}

/// Runs the sides in turns and prints each one's fastest time and its ratio to the first.
fn compare(title: &str, sides: &[Side<'_>]) {
    let mut fastest = vec![Duration::MAX; sides.len()];
    for _ in 0..ROUNDS {
        for (side, (_, run)) in sides.iter().enumerate() {
            let start = Instant::now();
            run();
            fastest[side] = fastest[side].min(start.elapsed());
        }
    }
    println!("{title}, fastest of {ROUNDS} runs");
    for ((name, _), time) in sides.iter().zip(&fastest) {
        let ratio = time.as_secs_f64() / fastest[0].as_secs_f64();
        println!(
            "  {name:32} {:8.1} ms   {ratio:5.2}",
            time.as_secs_f64() * 1e3
        );
    }
}
