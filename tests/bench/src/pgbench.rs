//! pgbench past everything, through pgbouncer and through the proxy.
//!
//! pgbouncer in session mode is the yardstick: it also looks at every message and changes none. All
//! sides are reached by TCP, and both go on by the server's Unix socket.

use std::process::{Command, Stdio};

use crate::server::{Address, InFront, Result, Server};

/// How long a run lasts, in seconds.
const SECONDS: &str = "2";

/// How often each side runs; medians count.
const ROUNDS: usize = 5;

/// How many connections are idle when memory is looked at.
const IDLE: usize = 1_000;

/// A side: its name, where it is, and the program in front of the server.
struct Side {
    name: &'static str,
    address: Address,
    program: Option<InFront>,
}

/// One run of pgbench.
#[derive(Clone, Copy)]
struct Rate {
    /// Transactions per second.
    tps: f64,
    /// What one of them takes, in milliseconds.
    latency: f64,
}

/// Runs all sides in turns and prints how they compare.
pub(crate) fn proxy_against_pgbouncer(deesql: &str, pgbouncer: Option<&String>) -> Result<()> {
    let runtime = tokio::runtime::Runtime::new()?;
    runtime.block_on(async {
        let server = Server::start(3 * IDLE).await?;
        fill(&server)?;
        let sides = sides(&server, deesql, pgbouncer)?;
        throughput(&sides)?;
        memory(&sides).await
    })
}

fn fill(server: &Server) -> Result<()> {
    let mut command = Command::new("pgbench");
    server.address.environment(&mut command);
    let output = command.args(["-i", "-q"]).output();
    let output = output.map_err(|it| format!("pgbench: {it}"))?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into());
    }
    Ok(())
}

/// What is compared: the server itself is the first, the proxy the last.
fn sides(server: &Server, deesql: &str, pgbouncer: Option<&String>) -> Result<Vec<Side>> {
    let in_front = |name, program: InFront| Side {
        name,
        address: program.address.clone(),
        program: Some(program),
    };
    let mut sides = vec![Side {
        name: "direct",
        address: server.address.clone(),
        program: None,
    }];
    match pgbouncer {
        Some(it) => sides.push(in_front("pgbouncer", server.pgbouncer(it, 2 * IDLE)?)),
        None => println!("pgbouncer: left out"),
    }
    sides.push(in_front("deesql", server.proxy(deesql, &[])?));
    Ok(sides)
}

fn throughput(sides: &[Side]) -> Result<()> {
    println!(
        "pgbench -S, transactions per second and as a ratio to direct; what one takes longer, in ms; \
         medians of {ROUNDS} runs of {SECONDS} s in turns"
    );
    for mode in ["simple", "extended", "prepared"] {
        for clients in ["1", "16"] {
            let mut rounds = Vec::with_capacity(ROUNDS);
            for _ in 0..ROUNDS {
                let run = |it: &Side| rate(&it.address, mode, clients);
                rounds.push(sides.iter().map(run).collect::<Result<Vec<Rate>>>()?);
            }
            let of = |value: &dyn Fn(&[Rate]) -> f64| median(rounds.iter().map(|it| value(it)));
            let plural = if clients == "1" { "client " } else { "clients" };
            print!("  {mode:8} {clients:>2} {plural}");
            for (at, side) in sides.iter().enumerate() {
                let tps = of(&|it| it[at].tps);
                print!("  {} {tps:6.0}", side.name);
                if at > 0 {
                    // Of one round with itself: what else the machine does falls on both.
                    let ratio = of(&|it| it[at].tps / it[0].tps);
                    let added = of(&|it| it[at].latency - it[0].latency);
                    print!(" {ratio:4.2} {added:+6.3}");
                }
            }
            if let [_, _, _] = sides {
                let ratio = of(&|it| it[2].tps / it[1].tps);
                print!("   deesql / pgbouncer {ratio:4.2}");
            }
            println!();
        }
    }
    Ok(())
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

fn rate(address: &Address, mode: &str, clients: &str) -> Result<Rate> {
    let mut command = Command::new("pgbench");
    address.environment(&mut command);
    let output = command
        .args([
            "-S", "-n", "-M", mode, "-c", clients, "-j", "1", "-T", SECONDS,
        ])
        .stdin(Stdio::null())
        .output()?;
    let text = String::from_utf8_lossy(&output.stdout);
    let number = |before: &str| -> Option<f64> {
        let line = text.lines().find_map(|it| it.strip_prefix(before))?;
        line.split(' ').next()?.parse().ok()
    };
    match (number("tps = "), number("latency average = ")) {
        (Some(tps), Some(latency)) if output.status.success() => Ok(Rate { tps, latency }),
        _ => Err(format!("{text}{}", String::from_utf8_lossy(&output.stderr)).into()),
    }
}

/// What a connection takes that has asked once and waits.
async fn memory(sides: &[Side]) -> Result<()> {
    println!("memory of {IDLE} connections that asked once and wait, for each");
    for side in sides {
        let Some(program) = &side.program else {
            continue;
        };
        let mut idle = vec![connection(&side.address).await?];
        let before = program.memory()?;
        for _ in 0..IDLE {
            idle.push(connection(&side.address).await?);
        }
        let each = program.memory()?.saturating_sub(before) as f64 / IDLE as f64;
        println!("  {:9} {:5.1} KiB", side.name, each / 1024.0);
    }
    Ok(())
}

async fn connection(address: &Address) -> Result<tokio_postgres::Client> {
    let (client, connection) = address.config().connect(tokio_postgres::NoTls).await?;
    tokio::spawn(connection);
    client.simple_query("SELECT 1").await?;
    Ok(client)
}
