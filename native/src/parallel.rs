//! Many files over all cores, with the findings that one core would give.
//!
//! The files are taken in batches. While one batch is drafted on all cores, the batch before it is
//! finished in the order of its files (see [`deesql_core::verify::Draft`]).

use deesql_core::text::Diagnostic;
use deesql_core::transaction::File;
use deesql_core::verify::{Draft, Order, Verifier};
use rayon::prelude::*;

use crate::input::{Input, InputError};

/// How many files a batch has at most: enough for every core, few enough that the first findings
/// come soon.
const FILES: usize = 64;
/// How many bytes a batch has at most, unless one file alone has more: drafts take memory.
const BYTES: u64 = 8 << 20;

/// A file and what the order of its statements says.
pub type Job = (Input, Order);

/// A text and the findings about it, or why it could not be read.
pub type Verdict = Result<(String, Vec<Diagnostic>), InputError>;

/// A file as far as it could be judged without those before it.
enum Ahead {
    Draft(String, Draft),
    /// A draft of it would take too much memory.
    Large(String),
    Unreadable(InputError),
}

/// Judges files in their order. `report` makes of each what is wanted, on any core; `done` gets that
/// in the order of the files.
///
/// # Errors
/// What `done` gives; nothing is judged after that but what had begun.
pub fn verify<T: Send, E: Send>(
    verifier: &mut Verifier,
    jobs: &[Job],
    report: impl Fn(&Input, Verdict) -> T + Sync,
    mut done: impl FnMut(T) -> Result<(), E> + Send,
) -> Result<(), E> {
    if let [job] = jobs {
        // Nothing to do at the same time, so nothing to keep.
        let verdict = job.0.read().map(|text| verify_one(verifier, job, text));
        return done(report(&job.0, verdict));
    }
    let drafter = verifier.clone();
    let mut finish = |batch: &[Job], ahead: Vec<Ahead>| {
        let verdicts: Vec<_> = batch
            .iter()
            .zip(ahead)
            .map(|(job, ahead)| (job, verdict(verifier, job, ahead)))
            .collect();
        let reports: Vec<T> = verdicts
            .into_par_iter()
            .map(|((input, _), verdict)| report(input, verdict))
            .collect();
        reports.into_iter().try_for_each(&mut done)
    };
    let (mut batch, mut rest) = jobs.split_at(0);
    let mut ahead = Vec::new();
    while !rest.is_empty() {
        let (next, others) = rest.split_at(batch_length(rest));
        let (finished, next_ahead) = rayon::join(
            || finish(batch, ahead),
            || next.par_iter().map(|it| look_ahead(&drafter, it)).collect(),
        );
        finished?;
        (batch, rest, ahead) = (next, others, next_ahead);
    }
    finish(batch, ahead)
}

fn look_ahead(drafter: &Verifier, job @ (input, order): &Job) -> Ahead {
    match input.read() {
        Ok(text) if text.len() as u64 > BYTES => Ahead::Large(text),
        Ok(text) => {
            let draft = drafter.draft(&file(job, &text), *order);
            Ahead::Draft(text, draft)
        }
        Err(error) => Ahead::Unreadable(error),
    }
}

fn verdict(verifier: &mut Verifier, job: &Job, ahead: Ahead) -> Verdict {
    match ahead {
        Ahead::Draft(text, draft) => {
            let diagnostics = verifier.finish(draft, &text);
            Ok((text, diagnostics))
        }
        Ahead::Large(text) => Ok(verify_one(verifier, job, text)),
        Ahead::Unreadable(error) => Err(error),
    }
}

fn verify_one(verifier: &mut Verifier, job: &Job, text: String) -> (String, Vec<Diagnostic>) {
    let diagnostics = verifier.verify_named(&file(job, &text), job.1);
    (text, diagnostics)
}

fn file<'a>((input, _): &'a Job, text: &'a str) -> File<'a> {
    File {
        name: input.name(),
        text,
        is_apart: input.is_flyway_apart(),
    }
}

/// How many files the next batch has; at least one.
fn batch_length(jobs: &[Job]) -> usize {
    let mut bytes = 0;
    let fits = jobs.iter().take(FILES).take_while(|(input, _)| {
        bytes += input.size();
        bytes <= BYTES
    });
    fits.count().max(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use deesql_core::verify::Options;

    /// Files that ask for each other in every way that a rule can ask, over several batches.
    fn files(folder: &std::path::Path) -> Vec<Job> {
        let mut jobs = Vec::new();
        for number in 0..3 * FILES {
            let earlier = number.saturating_sub(7);
            let sql = format!(
                "CREATE TABLE t{number} (id int PRIMARY KEY, d date);
                 CREATE INDEX ASYNC ON t0 (d);
                 ALTER TABLE t{earlier} DROP COLUMN id;
                 CREATE TABLE of{number} (a t{earlier}, b unknown{number});
                 CREATE DOMAIN unknown{} AS int;
                 CREATE TABLE early{number} (a int REFERENCES late{earlier} (id));
                 CREATE TABLE late{number} (id int PRIMARY KEY);
                 BEGIN; CREATE TABLE refused{number} (a xml); CREATE SCHEMA s{number};",
                number + 30
            );
            // Every tenth undoes itself, which leaves nothing behind.
            let sql = match number % 10 {
                0 => format!("-- +goose Up\n{sql}\n-- +goose Down\nDROP TABLE t{earlier};\n"),
                _ => sql,
            };
            let path = folder.join(format!("{number:03}.sql"));
            if number != 50 {
                std::fs::write(&path, sql).unwrap();
            }
            let order = [Order::Script, Order::Set][number % 2];
            jobs.push((Input::file(&path), order));
        }
        jobs
    }

    #[test]
    fn finds_what_one_core_finds() {
        let folder = tempfile::tempdir().unwrap();
        let jobs = files(folder.path());
        let mut verifier = Verifier::new(Options::default());
        let mut expected = Vec::new();
        for (input, order) in &jobs {
            let text = input.read();
            let found = text.map(|it| verifier.verify_file(&it, *order));
            expected.push((input.name().to_owned(), found.map_err(|it| it.to_string())));
        }
        let count = |rule| {
            let found = expected.iter().flat_map(|it| it.1.iter().flatten());
            found.filter(|it: &&Diagnostic| it.rule == rule).count()
        };
        for rule in [
            "forward-reference",
            "too-many-indexes",
            "drop-primary-key-column",
            "unknown-type-support",
            "multiple-ddl",
        ] {
            assert!(count(rule) > 0, "{rule}");
        }
        let mut found = Vec::new();
        let report = |input: &Input, verdict: Verdict| {
            let found = verdict.map(|it| it.1).map_err(|it| it.to_string());
            (input.name().to_owned(), found)
        };
        let Ok(()) = verify(
            &mut Verifier::new(Options::default()),
            &jobs,
            report,
            |it| {
                found.push(it);
                Ok::<_, std::convert::Infallible>(())
            },
        );
        assert!(expected == found);
    }

    #[test]
    fn ends_where_the_report_cannot_be_taken() {
        let folder = tempfile::tempdir().unwrap();
        let jobs = files(folder.path());
        let mut taken = 0;
        let result = verify(
            &mut Verifier::new(Options::default()),
            &jobs,
            |_, _| (),
            |()| {
                taken += 1;
                if taken == 3 { Err("full") } else { Ok(()) }
            },
        );
        assert_eq!((result, taken), (Err("full"), 3));
    }
}
