//! Every fault at every kind of step of a long migration. Afterwards the same command ends in the
//! schema that is wanted, with every row and nothing built twice.
//!
//! The binary is held at its failpoints (`native/src/failpoint.rs`), so that each fault comes just
//! where it is meant to. One run takes many faults: at each place that no fault of its kind has come
//! to yet, it strikes.

pub(super) mod held;
mod line;
mod scene;
mod writers;

use std::collections::BTreeMap;

use held::{Held, Place};
use scene::Scene;

use crate::support::postgres::{database, of, run};

/// What goes wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fault {
    /// SIGKILL.
    Killed,
    /// The connection is cut.
    Cut,
    /// The next statement is done, and the connection cut before its answer arrives.
    AnswerLost,
    /// PostgreSQL crashes, ends all sessions and starts again.
    ServerCrash,
    /// The job of an index fails.
    JobFailed,
}

const FAULTS: [Fault; 5] = [
    Fault::Killed,
    Fault::Cut,
    Fault::AnswerLost,
    Fault::ServerCrash,
    Fault::JobFailed,
];

/// Where it goes wrong: the kinds of steps, and the points inside them.
const PLACES: [&str; 26] = [
    "before a definition",
    "after a definition",
    "before an index build",
    "after an index build",
    "before a validation",
    "after a validation",
    "before a wait",
    "in a wait",
    "after a wait",
    "before a check",
    "after a check",
    "before a backfill",
    "before a batch of a backfill",
    "after a batch of a backfill",
    "after a backfill",
    "before a copy",
    "before a batch of a copy",
    "after a batch of a copy",
    "after a copy",
    "before a comparison",
    "after a comparison",
    "before a position",
    "before a swap",
    "after a swap",
    "before a drop",
    "after a drop",
];

/// The place in the matrix.
fn place(at: &Place) -> Option<&'static str> {
    let (kind, sql) = at.what.split_once(": ").unwrap_or(("", &at.what));
    let what = match kind {
        "ddl" if sql.contains(" INDEX ASYNC ") => "an index build",
        "ddl" if sql.contains(" VALIDATE CONSTRAINT ") => "a validation",
        "ddl" if sql.contains("_deesql_") && sql.contains(" RENAME ") => "a swap",
        "ddl" if sql.starts_with("DROP ") || sql.contains(" DROP ") => "a drop",
        "ddl" => "a definition",
        "wait for job" => "a wait",
        "check catalog" => "a check",
        "backfill" => "a backfill",
        "copy rows" => "a copy",
        "compare rows" => "a comparison",
        "carry position" => "a position",
        _ => "",
    };
    let place = match &*at.point {
        "step.before" => format!("before {what}"),
        "step.after" => format!("after {what}"),
        "batch.before" => format!("before a batch of {what}"),
        "batch.after" => format!("after a batch of {what}"),
        "job.poll" => "in a wait".to_owned(),
        other => other.to_owned(),
    };
    PLACES.into_iter().find(|it| *it == place)
}

/// How often each fault came to each place.
type Matrix = BTreeMap<(&'static str, Fault), u32>;

const FAILPOINTS: &str =
    "step.before=pause,step.after=pause,batch.before=pause,batch.after=pause,job.poll=pause";

/// Runs the migration until it is done, and strikes once at each place.
async fn strike_everywhere(fault: Fault, scene: &Scene, matrix: &mut Matrix) {
    loop {
        let mut held = Held::start(scene.apply(), FAILPOINTS);
        let mut has_struck = false;
        let mut is_killed = false;
        while let Some(at) = held.next() {
            if fault == Fault::JobFailed {
                has_struck |= scene.spoil(&at.what).await;
            }
            if let Some(place) = place(&at)
                && !matrix.contains_key(&(place, fault))
            {
                matrix.insert((place, fault), 1);
                has_struck = true;
                match fault {
                    Fault::Killed => {
                        held.signal("KILL");
                        is_killed = true;
                        break;
                    }
                    Fault::Cut => scene.line.cut(),
                    Fault::AnswerLost => scene.line.lose_answer(),
                    Fault::ServerCrash => scene.crash().await,
                    Fault::JobFailed => scene.fail_job(matrix.len()).await,
                }
            }
            held.go_on();
        }
        if is_killed {
            continue;
        }
        if held.end() == 0 {
            break;
        }
        // It may give up, but not for nothing; and it says how to go on.
        assert!(has_struck, "{fault:?}, without a fault:\n{}", held.said);
        scene.mend().await;
    }
    scene.is_done();
    let losses = scene.losses().await;
    // That a backfill was not finished is nothing that the catalog says yet.
    let is_known = fault == Fault::Killed && losses.starts_with("parents lost rows: ");
    assert!(losses.is_empty() || is_known, "{fault:?}: {losses}");
}

/// One migration after the other, until none has a place left where the fault was not yet: what is done
/// when a run is killed, the next one does not come to.
async fn every_place(fault: Fault) -> Matrix {
    let server;
    let database = if fault == Fault::ServerCrash {
        server = scene::own_server().await;
        of(&server)
    } else {
        database().await
    };
    let mut matrix = Matrix::new();
    loop {
        let before = matrix.len();
        let scene = Scene::set(&database.another().await).await;
        strike_everywhere(fault, &scene, &mut matrix).await;
        if matrix.len() == PLACES.len() || matrix.len() == before {
            return matrix;
        }
    }
}

#[test]
fn every_fault_at_every_kind_of_step() {
    let matrix: Matrix = std::thread::scope(|scope| {
        let all = FAULTS.map(|fault| scope.spawn(move || run(every_place(fault))));
        all.into_iter().flat_map(|it| it.join().unwrap()).collect()
    });
    let mut shown = format!("{:30}", "");
    for fault in FAULTS {
        shown.push_str(&format!("{:>12}", format!("{fault:?}")));
    }
    let mut missing = vec![];
    for place in PLACES {
        shown.push_str(&format!("\n{place:30}"));
        for fault in FAULTS {
            let count = matrix.get(&(place, fault)).copied().unwrap_or(0);
            shown.push_str(&format!("{count:>12}"));
            if count == 0 {
                missing.push((place, fault));
            }
        }
    }
    println!("{shown}");
    assert_eq!(missing, [], "\n{shown}");
}
