//! Migrations on a real server: one file for each case under `cases`.
//!
//! ```sql
//! -- object: column, change: add with default, spelling: plain
//!
//! -- previous
//! CREATE TABLE t (id int PRIMARY KEY);
//!
//! -- next
//! CREATE TABLE t (id int PRIMARY KEY, a int DEFAULT 1);
//!
//! -- plan
//! (what `deesql plan --format sql` prints; `UPDATE_EXPECT=1` writes it)
//! ```
//!
//! Between `previous` and `next` may stand `-- rows`, statements that fill the tables, and before
//! `plan` `-- check`, a query that must give one `true` after the migration. A case
//!
//! 1. plans from previous to next,
//! 2. runs that on a server where previous was made by a plan of its own,
//! 3. reads the catalog and plans again: there must be nothing left, and the catalog must say what
//!    that of a server says where next was made directly,
//! 4. compares the text of the plan with its file,
//! 5. verifies that text,
//! 6. on the PostgreSQL of the machine, dumps where next was made directly, runs the dump in an empty
//!    database and dumps that, which must give the same bytes.
//!
//! On the way the catalog must have the fingerprint that the plan tells for each of its steps. All of
//! it happens on the PostgreSQL of the machine and on those that `DEESQL_TEST_POSTGRES` names.
//! `MIGRATE_ONLY` picks the cases that have it in their names.

mod case;
mod file;
mod grid;
mod run;
mod server;

use std::time::Instant;

use case::Case;
use deesql::postgres::{Options, PrivatePostgres};
use server::Server;

use crate::support::postgres;

#[test]
fn every_case_migrates_and_needs_nothing_more() {
    let cases: Vec<Case> = Case::all();
    let only = std::env::var("MIGRATE_ONLY").unwrap_or_default();
    let mut wrong = String::new();
    postgres::run(async {
        for (at, binaries) in postgres::all_binaries().into_iter().enumerate() {
            let started = Instant::now();
            let options = Options {
                binaries,
                ..Options::default()
            };
            let postgres = PrivatePostgres::start(options).await.unwrap();
            let version = postgres.version();
            let previous = Server::new(&postgres, "previous").await;
            let direct = Server::new(&postgres, "direct").await;
            for case in cases.iter().filter(|it| it.name.contains(&only)) {
                if let Err(error) = run::run(case, &previous, &direct, at == 0).await {
                    wrong.push_str(&format!("{}, PostgreSQL {version}: {error}\n\n", case.name));
                }
            }
            println!(
                "{} cases on PostgreSQL {version} in {:.1?}",
                cases.len(),
                started.elapsed()
            );
        }
    });
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn every_case_goes_on_where_it_was_stopped() {
    let only = std::env::var("MIGRATE_ONLY").unwrap_or_default();
    let mut wrong = String::new();
    postgres::run(async {
        let postgres = postgres::server().await;
        let server = Server::new(postgres, "interrupted").await;
        for case in Case::all().iter().filter(|it| it.name.contains(&only)) {
            if let Err(error) = run::interrupt(case, &server).await {
                wrong.push_str(&format!("{}: {error}\n\n", case.name));
            }
        }
    });
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn no_two_cases_are_the_same_and_the_grid_shows_what_is_missing() {
    let cases = Case::all();
    let wrong = grid::mistakes(&cases);
    assert!(wrong.is_empty(), "\n{wrong}");
    println!("{}", grid::empty_cells(&cases));
}
