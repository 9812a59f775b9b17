//! pgbench through the proxy and past it.

use std::process::{Command, Stdio};

/// How long a run lasts, in seconds.
const SECONDS: &str = "2";

/// How often each side runs; the fastest run counts.
const ROUNDS: usize = 3;

/// Runs itself inside of `deesql dev`, which says where the proxy is.
pub(crate) fn proxy_against_direct(deesql: &str) {
    let Ok(own) = std::env::current_exe() else {
        return;
    };
    let status = Command::new(deesql)
        .args(["dev", "-q", "--"])
        .arg(own)
        .arg("inside")
        .status();
    if !status.is_ok_and(|it| it.success()) {
        println!("proxy: no result");
    }
}

/// The part inside of `deesql dev`.
pub(crate) fn inside() {
    // The private server's own socket, which the server itself names.
    let direct = psql("SHOW unix_socket_directories");
    let direct = direct.trim_matches('"');
    // What pgbench would make by itself begins with TRUNCATE.
    psql(
        "CREATE TABLE pgbench_accounts (aid int PRIMARY KEY, bid int, abalance int, filler char(84))",
    );
    for start in (0..30_000).step_by(3_000) {
        psql(&format!(
            "INSERT INTO pgbench_accounts SELECT i, 1, 0, '' FROM generate_series({}, {}) AS i",
            start + 1,
            start + 3_000
        ));
    }
    println!(
        "pgbench, SELECT by key, best of {ROUNDS} runs of {SECONDS} s, transactions per second"
    );
    for mode in ["simple", "extended", "prepared"] {
        for clients in ["1", "16"] {
            let mut best = [0.0f64; 2];
            for _ in 0..ROUNDS {
                for (side, host) in [Some(direct), None].into_iter().enumerate() {
                    best[side] = best[side].max(rate(host, mode, clients));
                }
            }
            println!(
                "  {mode:9} {clients:>2} clients   direct {:8.0}   proxy {:8.0}   {:5.2}",
                best[0],
                best[1],
                best[1] / best[0]
            );
        }
    }
}

fn psql(sql: &str) -> String {
    let output = Command::new("psql").args(["-XAtqc", sql]).output();
    let output = output.ok().filter(|it| it.status.success());
    assert!(output.is_some(), "{sql}");
    let text = output.map(|it| String::from_utf8_lossy(&it.stdout).into_owned());
    text.unwrap_or_default().trim().to_owned()
}

/// Transactions per second; without a host through the proxy.
fn rate(host: Option<&str>, mode: &str, clients: &str) -> f64 {
    let mut command = Command::new("pgbench");
    command
        .args(["-n", "-M", mode, "-c", clients, "-j", "1", "-T", SECONDS])
        .args(["-f", "/dev/stdin"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    if let Some(host) = host {
        command.env("PGHOST", host).env("PGPORT", "5432");
    }
    let Ok(mut child) = command.spawn() else {
        return 0.0;
    };
    if let Some(mut stdin) = child.stdin.take() {
        use std::io::Write as _;
        let _ = stdin.write_all(
            b"\\set aid random(1, 30000)\nSELECT abalance FROM pgbench_accounts WHERE aid = :aid;\n",
        );
    }
    let Ok(output) = child.wait_with_output() else {
        return 0.0;
    };
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let line = text.lines().find_map(|it| it.strip_prefix("tps = "));
    let number = line.and_then(|it| it.split(' ').next());
    number.and_then(|it| it.parse().ok()).unwrap_or_default()
}
