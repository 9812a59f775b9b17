//! Deep and large inputs: every one has an end, in time and memory that grow with its size only.

use std::process::Command;
use std::time::Duration;

use crate::support::deesql;
use crate::support::large::{LARGE, Run, watch};

/// The binary on a file of this text.
fn verify(text: &str) -> Run {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.sql");
    std::fs::write(&file, text).unwrap();
    let mut command: Command = deesql(&["verify"]).into_command();
    watch(command.arg(&file)).unwrap()
}

/// A part of the full size here, since the binary of the tests is not optimized; `make bench` has all
/// of it.
#[test]
fn large_inputs_take_time_and_memory_in_proportion() {
    for it in LARGE {
        let large = if it.is_deep { it.full } else { it.full / 16 };
        let texts = [large / 4, large].map(it.make);
        let runs = texts.each_ref().map(|it| verify(it));
        let [small, large] = runs;
        eprintln!("{}: {} bytes, {large:?}", it.name, texts[1].len());
        for run in runs {
            assert!(matches!(run.status, Some(0 | 1)), "{}: {run:?}", it.name);
        }
        // Four times the work; a machine that does much else may make it look like more.
        let limit = small.time.max(Duration::from_millis(100)) * 16;
        assert!(large.time < limit, "{}: {small:?}, {large:?}", it.name);
        let limit = (64 << 20) + 40 * texts[1].len() as u64;
        assert!(large.peak < limit, "{}: {large:?}", it.name);
    }
}

#[test]
fn deep_inputs_fit_a_small_stack() {
    let stack = if cfg!(debug_assertions) { 2048 } else { 512 } << 10;
    for it in LARGE.iter().filter(|it| it.is_deep) {
        let text = (it.make)(it.full);
        let thread = std::thread::Builder::new()
            .stack_size(stack)
            .spawn(move || deesql::verify_sql("a.sql", &text).len());
        // A stack that runs out ends the process, not only the thread.
        thread.unwrap().join().unwrap();
    }
}
