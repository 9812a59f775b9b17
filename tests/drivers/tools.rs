//! PostgreSQL's own tools, directly and through the proxy.

use expect_test::expect_file;

use super::{Target, told};
use crate::support::postgres::{Database, database, run};
use crate::support::root;

/// What a run of pgbench leaves in its tables.
const LEFT: &str =
    "SELECT aid || ' ' || abalance FROM pgbench_accounts WHERE abalance <> 0 ORDER BY aid";
const SUMS: &str = "SELECT (SELECT sum(abalance) FROM pgbench_accounts) || ' '
    || (SELECT sum(tbalance) FROM pgbench_tellers) || ' '
    || (SELECT sum(bbalance) FROM pgbench_branches) || ' '
    || (SELECT sum(delta) FROM pgbench_history) || ' '
    || (SELECT count(*) FROM pgbench_history)";

/// pgbench's transactions on a database whose tables pgbench has made directly.
async fn pgbench(target: &Target, database: &Database, arguments: &[&str]) -> Option<String> {
    let direct = Target::direct(database).await;
    told(direct.command("pgbench").args(["-i", "-q", "-s", "1"]))?;
    let mut command = target.command("pgbench");
    let told = told(command.args(["-n", "--random-seed=1"]).args(arguments))?;
    assert!(told.contains("number of failed transactions: 0 "), "{told}");
    Some(database.rows(SUMS).await + &database.rows(LEFT).await)
}

#[test]
fn pgbench_leaves_the_same_behind() {
    run(async {
        for protocol in ["simple", "extended", "prepared"] {
            let arguments = ["-c", "1", "-t", "20", "-M", protocol];
            let (first, second) = (database().await, database().await);
            let direct = Target::direct(&first).await;
            let Some(direct) = pgbench(&direct, &first, &arguments).await else {
                return;
            };
            let proxied = pgbench(&Target::proxied(&second), &second, &arguments).await;
            assert_eq!(proxied.unwrap(), direct, "{protocol}");
        }
    });
}

/// Under repeatable read, clients that change the same row fail and try again.
#[test]
fn clients_of_pgbench_lose_nothing() {
    run(async {
        let database = database().await;
        let arguments = ["-c", "4", "-j", "2", "-t", "20", "--max-tries=10000"];
        let target = Target::proxied(&database);
        let Some(left) = pgbench(&target, &database, &arguments).await else {
            return;
        };
        let sums: Vec<_> = left.lines().next().unwrap().split(' ').collect();
        assert_eq!(sums[4], "80");
        assert!(sums[..4].iter().all(|it| *it == sums[0]), "{sums:?}");
    });
}

/// What pg_dump asks for is refused by the service as well; the first of it ends the dump.
#[test]
fn pg_dump() {
    run(async {
        let database = database().await;
        let client = database.client().await;
        let create = "CREATE TABLE tour (id int PRIMARY KEY, name text);
            INSERT INTO tour VALUES (1, 'one')";
        client.batch_execute(create).await.unwrap();
        let direct = Target::direct(&database).await;
        let Some(dump) = told(&mut direct.command("pg_dump")) else {
            return;
        };
        let copy = "COPY public.tour (id, name) FROM stdin;\n1\tone\n";
        assert!(dump.contains(copy), "{dump}");
        let proxied = Target::proxied(&database);
        let output = proxied.command("pg_dump").output().unwrap();
        assert_eq!(String::from_utf8_lossy(&output.stdout), "");
        let errors = String::from_utf8_lossy(&output.stderr);
        // One that is older than the version that the service says it is does not even begin.
        let (reason, versions) = errors.split_once('\n').unwrap();
        if reason.ends_with("aborting because of server version mismatch") {
            assert!(
                versions.contains("server version: 16.15; pg_dump version: 15."),
                "{errors}"
            );
        } else {
            let file = root().join("tests/drivers/pg_dump.txt");
            expect_file![file].assert_eq(&errors);
        }
    });
}
