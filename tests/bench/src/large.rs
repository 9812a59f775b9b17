//! Inputs of a size that nobody writes by hand: time, and memory as a multiple of the input.

#[path = "../../support/large.rs"]
mod inputs;

use std::process::Command;

use inputs::{LARGE, watch};

/// Each input at full size and at a quarter of it. Four times the time is linear.
pub(crate) fn large_inputs(deesql: &str) {
    println!(
        "verify large inputs: time, that of a quarter, peak memory as a multiple of the input"
    );
    let file = std::env::temp_dir().join(format!("deesql-bench-{}.sql", std::process::id()));
    for it in LARGE {
        let run = |text: &str| {
            let written = std::fs::write(&file, text);
            assert!(written.is_ok(), "{}: {written:?}", file.display());
            let run = watch(Command::new(deesql).arg("verify").arg(&file));
            let is_ended = matches!(&run, Ok(it) if matches!(it.status, Some(0 | 1)));
            assert!(is_ended, "{}: {run:?}", it.name);
            run.map_or((0.0, 0.0), |it| {
                (it.time.as_secs_f64() * 1e3, it.peak as f64)
            })
        };
        let (quarter, _) = run(&(it.make)(it.full / 4));
        let text = (it.make)(it.full);
        let (time, peak) = run(&text);
        let megabytes = text.len() as f64 / 1e6;
        println!(
            "  {:36} {megabytes:6.1} MB {time:8.1} ms {quarter:8.1} ms {:6.1} MB, {:5.1} times",
            it.name,
            peak / 1e6,
            peak / text.len() as f64
        );
    }
    let _ = std::fs::remove_file(&file);
}
