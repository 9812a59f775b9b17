//! Speed as ratios, measured side by side in one run: `make bench`.

mod dev;
mod files;
mod large;
mod pgbench;
mod schema;
mod server;
mod soak;
mod wasm;

use std::hint::black_box;
use std::time::{Duration, Instant};

use deesql_core::parse::parse;
use deesql_core::plan::{PlanOptions, plan};
use deesql_core::render;
use deesql_core::schema::{Schema, SourceText};
use deesql_core::verify::{Options, Verifier};
use sqlparser::dialect::PostgreSqlDialect;
use sqlparser::parser::Parser;

/// How often each side runs; the median counts.
const ROUNDS: usize = 7;

/// One side of a comparison. It runs and may say itself how long the part took that counts.
type Side<'a> = (&'a str, &'a dyn Fn() -> Option<Duration>);

/// `deesql-bench [DEESQL DSQL_LINT PGBOUNCER]`: with the binaries also what needs them, the built npm
/// package or a PostgreSQL. `deesql-bench pgbench DEESQL [PGBOUNCER]`: only that part.
/// `deesql-bench soak DEESQL SECONDS`: no speed, but whether the proxy endures.
fn main() -> server::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match command(&arguments) {
        Some(("pgbench", [deesql, rest @ ..])) => {
            return pgbench::proxy_against_pgbouncer(deesql, rest.first());
        }
        Some(("soak", [deesql, seconds])) => return soak::soak(deesql, seconds),
        _ => {}
    }
    verify_against_sqlparser();
    plan_against_parse(1_000);
    plan_against_parse(10_000);
    let Some(deesql) = arguments.first() else {
        return Ok(());
    };
    wasm::wasm_against_native();
    files::files_against_dsql_lint(deesql, arguments.get(1));
    large::large_inputs(deesql);
    dev::dev_against_pg_ctl(deesql);
    pgbench::proxy_against_pgbouncer(deesql, arguments.get(2))
}

/// The first argument, if it names a part, and the others.
fn command(arguments: &[String]) -> Option<(&str, &[String])> {
    let (first, rest) = arguments.split_first()?;
    Some((first.as_str(), rest))
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
                None
            }),
            ("deesql: parse", &|| {
                black_box(parse(&sql));
                None
            }),
            ("deesql: verify", &|| {
                black_box(Verifier::new(Options::default()).verify_script(&sql));
                None
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
                None
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
                None
            }),
        ],
    );
}

/// Runs the sides in turns and prints each one's median time and its ratio to the first.
fn compare(title: &str, sides: &[Side<'_>]) {
    let mut times = vec![Vec::with_capacity(ROUNDS); sides.len()];
    for _ in 0..ROUNDS {
        for ((_, run), times) in sides.iter().zip(&mut times) {
            let start = Instant::now();
            let measured = run();
            times.push(measured.unwrap_or_else(|| start.elapsed()));
        }
    }
    println!("{title}, median of {ROUNDS} runs in turns");
    let medians = times.iter_mut().map(|times| {
        times.sort();
        times[ROUNDS / 2].as_secs_f64()
    });
    let medians: Vec<f64> = medians.collect();
    for ((name, _), time) in sides.iter().zip(&medians) {
        let ratio = time / medians[0];
        println!("  {name:32} {:8.1} ms   {ratio:5.2}", time * 1e3);
    }
}
