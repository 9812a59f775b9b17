//! Inputs of a size that nobody writes by hand, for tests and for `make bench`.

use std::fmt::Write as _;

/// A kind of input that can be made of any size.
pub(crate) struct Large {
    pub(crate) name: &'static str,
    /// How often its part is repeated at full size.
    pub(crate) full: usize,
    /// Whether it is about depth, and small.
    #[allow(dead_code, reason = "the benchmarks run all of it at full size")]
    pub(crate) is_deep: bool,
    pub(crate) make: fn(usize) -> String,
}

/// All of them.
pub(crate) const LARGE: [Large; 12] = [
    deep("nested parentheses", 100_000, |n| {
        in_check(&format!("{}1{}", "(".repeat(n), ")".repeat(n)))
    }),
    deep("parentheses never closed", 100_000, |n| {
        in_check(&"(".repeat(n))
    }),
    deep("nested subqueries", 100_000, |n| {
        format!("{}1{};\n", "(SELECT ".repeat(n), ")".repeat(n))
    }),
    deep("a chain of operators", 200_000, |n| {
        in_check(&format!("a{}", " + 1".repeat(n)))
    }),
    wide("a list of ORs", 1_000_000, |n| {
        let mut terms = "a = 0".to_owned();
        for term in 1..n {
            let _ = write!(terms, " OR a = {term}");
        }
        in_check(&terms)
    }),
    wide("tables", 500_000, |n| {
        let mut sql = String::new();
        for table in 0..n {
            let _ = writeln!(
                sql,
                "CREATE TABLE t{table} (id uuid PRIMARY KEY, name text NOT NULL, total numeric(9, 2) DEFAULT 0 CHECK (total >= 0));"
            );
        }
        sql
    }),
    wide("statements", 2_000_000, |n| {
        "INSERT INTO t (a) VALUES (1);\n".repeat(n)
    }),
    wide("one statement of many rows", 3_000_000, |n| {
        format!(
            "INSERT INTO t (a, b) VALUES (0, ''){};\n",
            ", (1, 'one row')".repeat(n)
        )
    }),
    wide("constraints of a table", 200_000, |n| {
        let constraints = ", CHECK (a > 0), UNIQUE (a, b), FOREIGN KEY (a) REFERENCES u (b)";
        format!("CREATE TABLE t (a int, b int{});\n", constraints.repeat(n))
    }),
    wide("added columns", 500_000, |n| {
        let mut sql = "CREATE TABLE t (a int);\n".to_owned();
        for column in 0..n {
            let _ = writeln!(sql, "ALTER TABLE t ADD COLUMN c{column} int;");
        }
        sql
    }),
    wide("indexes of a table", 500_000, |n| {
        format!(
            "CREATE TABLE t (a int);\n{}",
            "CREATE INDEX ASYNC ON t (a);\n".repeat(n)
        )
    }),
    wide("behind a quote that is never closed", 1_000_000, |n| {
        format!(
            "SELECT 'never closed\n{}",
            "INSERT INTO t (a) VALUES (1);\n".repeat(n)
        )
    }),
];

const fn deep(name: &'static str, full: usize, make: fn(usize) -> String) -> Large {
    Large {
        name,
        full,
        is_deep: true,
        make,
    }
}

const fn wide(name: &'static str, full: usize, make: fn(usize) -> String) -> Large {
    Large {
        name,
        full,
        is_deep: false,
        make,
    }
}

fn in_check(condition: &str) -> String {
    format!("CREATE TABLE t (a int CHECK ({condition}));\n")
}

/// What one run took.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Run {
    pub(crate) time: std::time::Duration,
    /// The most memory that it had at once.
    pub(crate) peak: u64,
    /// `None` where a signal ended it.
    pub(crate) status: Option<i32>,
}

/// Runs a command to its end and watches its memory. What it prints is thrown away.
pub(crate) fn watch(command: &mut std::process::Command) -> std::io::Result<Run> {
    use std::process::Stdio;
    let start = std::time::Instant::now();
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    let mut peak = 0;
    let status = loop {
        peak = peak.max(peak_memory(child.id()).unwrap_or(0));
        if let Some(status) = child.try_wait()? {
            break status.code();
        }
        std::thread::sleep(std::time::Duration::from_millis(1));
    };
    Ok(Run {
        time: start.elapsed(),
        peak,
        status,
    })
}

/// The most bytes that a running process has had in memory.
fn peak_memory(process: u32) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find(|it| it.starts_with("VmHWM:"))?;
    let kilobytes: u64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kilobytes << 10)
}
