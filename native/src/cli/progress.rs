//! What happens during a run, one line each: as readable in a log as on a terminal.

use std::time::{Duration, Instant};

use deesql::apply::{Event, Job};
use deesql_core::plan::{Step, StepKind};

use super::output;

/// Lines that say "still at it" come no more often than this.
const HEARTBEAT: Duration = Duration::from_secs(10);

/// Tells of a run on standard error.
pub(crate) struct Progress {
    is_quiet: bool,
    total: usize,
    last: Option<(String, Instant)>,
}

impl Progress {
    pub(crate) fn new(is_quiet: bool) -> Self {
        Self {
            is_quiet,
            total: 0,
            last: None,
        }
    }

    pub(crate) fn tell(&mut self, event: &Event<'_>) {
        if self.is_quiet {
            return;
        }
        match event {
            Event::StepStarted {
                number,
                total,
                step,
            } => {
                self.total = *total;
                // What may take long is told before it begins.
                if !matches!(step.kind, StepKind::Ddl { .. }) {
                    self.line(&format!("{} ...", self.step(*number, step)));
                }
            }
            Event::StepDone {
                number,
                step,
                elapsed,
            } => self.line(&format!(
                "{}: {} ({})",
                self.step(*number, step),
                if step.kind.starts_job() {
                    "started"
                } else {
                    "done"
                },
                time(*elapsed)
            )),
            Event::Batch { number, total, .. } => {
                self.now_and_then(
                    format!("batch {number}"),
                    &format!("[{number}/{}] {total} rows so far", self.total),
                );
            }
            Event::JobStarted { job } => self.line(&format!("started {job}")),
            Event::JobWaiting {
                job,
                status,
                elapsed,
            } => self.now_and_then(
                format!("{job} {status}"),
                &format!("waiting for {job}: {status} ({})", time(*elapsed)),
            ),
            Event::JobDone { job, elapsed } => self.done(job, *elapsed),
            Event::Retrying {
                retry,
                max_retries,
                delay,
                error,
            } => self.line(&format!(
                "{error}; retry {retry} of {max_retries} in {}",
                time(*delay)
            )),
            Event::LockWaiting { holder, elapsed } => self.now_and_then(
                format!("lock {holder}"),
                &format!(
                    "waiting for the lock, held by {holder} ({})",
                    time(*elapsed)
                ),
            ),
            Event::Reconnected => self.line("connected again"),
            Event::FoundCommitted { number } => self.line(&format!(
                "[{number}/{}] was committed, though its answer was lost",
                self.total
            )),
            _ => {}
        }
    }

    fn done(&self, job: &Job, elapsed: Duration) {
        self.line(&format!("{job}: done ({})", time(elapsed)));
    }

    fn step(&self, number: usize, step: &Step) -> String {
        let kind = match step.kind {
            StepKind::Ddl { .. } => String::new(),
            kind => format!(" ({})", kind.name()),
        };
        let (sign, resource) = (step.action.sign(), &step.resource);
        format!("[{number}/{}] {sign} {resource}{kind}", self.total)
    }

    fn line(&self, text: &str) {
        output::message(text);
    }

    /// The first line of each subject, then one at times.
    fn now_and_then(&mut self, subject: String, text: &str) {
        let is_due = self
            .last
            .as_ref()
            .is_none_or(|(last, at)| *last != subject || at.elapsed() >= HEARTBEAT);
        if is_due {
            self.last = Some((subject, Instant::now()));
            self.line(text);
        }
    }
}

/// A time in the unit that suits it.
pub(crate) fn time(it: Duration) -> String {
    match it.as_millis() {
        milliseconds @ 0..1_000 => format!("{milliseconds} ms"),
        1_000..60_000 => format!("{:.1} s", it.as_secs_f64()),
        _ => format!("{} min {} s", it.as_secs() / 60, it.as_secs() % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_have_the_unit_that_suits_them() {
        let shown = |milliseconds| time(Duration::from_millis(milliseconds));
        assert_eq!(shown(7), "7 ms");
        assert_eq!(shown(1_549), "1.5 s");
        assert_eq!(shown(61_000), "1 min 1 s");
    }
}
