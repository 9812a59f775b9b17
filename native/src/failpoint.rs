//! Named points at which a test ends or holds this process, so that no test has to guess when
//! something happens.
//!
//! ```text
//! DEESQL_FAILPOINTS=step.before=kill@7          SIGKILL just before the seventh step
//! DEESQL_FAILPOINTS=batch.after=pause           hold after every batch of rows
//! ```
//!
//! Points are separated by commas; without `@` every pass counts. Each one that is hit says so in a
//! line on standard error: `failpoint step.before 7 ddl: DROP TABLE t`. One that holds goes on when it
//! reads a line from standard input; what a test does meanwhile (cuts the connection, ends the server,
//! sends a signal) is its business.
//!
//! Only builds with debug assertions have any of this, as those that the tests drive. In a release
//! nothing reads the variable, and what is called is empty.

/// Where in a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Point {
    /// A step of a plan is about to begin.
    StepBefore,
    /// It is done, and nobody has heard of it yet.
    StepAfter,
    /// A batch of rows is about to be sent.
    BatchBefore,
    /// It is committed.
    BatchAfter,
    /// A job is about to be looked at.
    JobPoll,
    /// The catalog is about to be asked whether a statement was committed.
    LookUp,
}

#[cfg(all(debug_assertions, feature = "proxy"))]
pub(crate) use enabled::hit;

/// Nothing.
#[cfg(not(all(debug_assertions, feature = "proxy")))]
pub(crate) async fn hit(_: Point, _: impl FnOnce() -> String) {}

#[cfg(all(debug_assertions, feature = "proxy"))]
mod enabled {
    use std::io::stdin;
    use std::sync::OnceLock;
    use std::sync::atomic::{AtomicU32, Ordering};

    use super::Point;

    impl Point {
        const ALL: [Point; 6] = [
            Self::StepBefore,
            Self::StepAfter,
            Self::BatchBefore,
            Self::BatchAfter,
            Self::JobPoll,
            Self::LookUp,
        ];

        const fn name(self) -> &'static str {
            match self {
                Self::StepBefore => "step.before",
                Self::StepAfter => "step.after",
                Self::BatchBefore => "batch.before",
                Self::BatchAfter => "batch.after",
                Self::JobPoll => "job.poll",
                Self::LookUp => "look-up",
            }
        }
    }

    /// What happens at a point.
    #[derive(Debug, PartialEq, Eq)]
    struct Failpoint {
        point: Point,
        action: Action,
        /// Which pass, from 1; all of them where none is named.
        pass: Option<u32>,
    }

    #[derive(Debug, PartialEq, Eq)]
    enum Action {
        Kill,
        Pause,
    }

    fn read(text: &str) -> Option<Failpoint> {
        let (name, action) = text.split_once('=')?;
        let (action, pass) = match action.split_once('@') {
            Some((action, pass)) => (action, Some(pass.parse().ok()?)),
            None => (action, None),
        };
        Some(Failpoint {
            point: Point::ALL.into_iter().find(|it| it.name() == name)?,
            action: match action {
                "kill" => Action::Kill,
                "pause" => Action::Pause,
                _ => return None,
            },
            pass,
        })
    }

    /// What the environment asks for. A word that nobody understands is no reason to go on as if
    /// nothing was asked for.
    fn all() -> &'static [Failpoint] {
        static ALL: OnceLock<Vec<Failpoint>> = OnceLock::new();
        ALL.get_or_init(|| {
            let text = std::env::var("DEESQL_FAILPOINTS").unwrap_or_default();
            let words = text.split(',').filter(|it| !it.is_empty());
            let read = |word| match read(word) {
                Some(it) => it,
                None => {
                    eprintln!("DEESQL_FAILPOINTS: {word:?} is no failpoint");
                    std::process::exit(2);
                }
            };
            words.map(read).collect()
        })
    }

    /// Passes a point. `what` says what is done there.
    pub(crate) async fn hit(point: Point, what: impl FnOnce() -> String) {
        static PASSES: [AtomicU32; Point::ALL.len()] = [const { AtomicU32::new(0) }; _];
        let all = all();
        if all.is_empty() {
            return;
        }
        let pass = PASSES[point as usize].fetch_add(1, Ordering::Relaxed) + 1;
        let is_meant =
            |it: &&Failpoint| it.point == point && it.pass.is_none_or(|wanted| wanted == pass);
        let Some(found) = all.iter().find(is_meant) else {
            return;
        };
        eprintln!(
            "failpoint {} {pass} {}",
            point.name(),
            what().replace('\n', " ")
        );
        match found.action {
            Action::Kill => {
                let itself = rustix::process::getpid();
                let _ = rustix::process::kill_process(itself, rustix::process::Signal::KILL);
                std::future::pending::<()>().await;
            }
            // The runtime goes on meanwhile: a connection that is cut is seen to be.
            Action::Pause => {
                let read = || stdin().read_line(&mut String::new());
                let _ = tokio::task::spawn_blocking(read).await;
            }
        }
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn points_are_read() {
            let found = |text| read(text).map(|it| (it.point.name(), it.action, it.pass));
            assert_eq!(
                found("step.before=kill@7"),
                Some(("step.before", Action::Kill, Some(7)))
            );
            assert_eq!(
                found("look-up=pause"),
                Some(("look-up", Action::Pause, None))
            );
            for wrong in [
                "",
                "step",
                "step=kill",
                "step.after=stop",
                "job.poll=kill@x",
            ] {
                assert_eq!(found(wrong), None, "{wrong}");
            }
        }

        #[test]
        fn each_point_has_its_place() {
            for (at, it) in Point::ALL.into_iter().enumerate() {
                assert_eq!(it as usize, at);
            }
        }
    }
}
