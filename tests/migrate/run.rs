//! The five parts of a case.

use deesql::core::diff::{Pair, diff};
use deesql::core::plan::{HazardKind, NotNull, Plan, PlanOptions, Reviewed, StepKind, plan};
use deesql::core::render::sql;
use deesql::core::schema::{Schema, SourceText};
use deesql::core::text::Severity;
use deesql::core::verify::{Options, Order, Verifier};

use super::case::Case;
use super::server::Server;

pub(super) async fn run(
    case: &Case,
    server: &Server,
    direct: &Server,
    with_dump: bool,
) -> Result<(), String> {
    let previous = read(&case.previous)?;
    let next = read(&case.next)?;
    let empty = Schema::new();

    // Previous, by a plan of its own.
    let start = planned(&empty, &previous)?;
    server.reset().await;
    server.run(&start).await?;
    let live = server.schema().await?;
    nothing_left(&live, &previous, "previous")?;
    server.execute(&case.rows).await?;

    // 1, and it must not matter which of the two it starts from.
    let way = case.planned(&previous, &next)?;
    let text = sql::render(&way);
    let of_live = sql::render(&case.planned(&live, &next)?);
    if of_live != text {
        return Err(format!(
            "the live schema gives another plan:\n{of_live}\nthan the files:\n{text}"
        ));
    }

    // 2, looking at the catalog after every step.
    let expected = way.fingerprints(&live);
    let reviewed = Reviewed::new(way.clone(), &live, next.clone());
    for (at, (step, expected)) in way.steps.iter().zip(&expected).enumerate() {
        server.run_step(&way, step).await?;
        let found = server.schema().await?;
        if reviewed.rest(&found).is_none_or(|it| it.done > at + 1) {
            let sql = &step.sql;
            return Err(format!("the plan cannot be resumed after this: {sql}"));
        }
        if found.fingerprint() != *expected {
            let mut model = live.clone();
            for step in &way.steps {
                for statement in deesql::core::parse::parse(&step.sql) {
                    model.apply(&statement, &step.sql);
                }
            }
            return Err(format!(
                "after this the catalog has not the fingerprint that was told: {}\n{}",
                step.sql,
                differences(&found, &model)
            ));
        }
    }

    // 3
    let migrated = server.schema().await?;
    nothing_left(&migrated, &next, "next")?;
    no_reserved_name_is_left(server).await?;
    holds(case, server).await?;
    direct.reset().await;
    direct.run(&planned(&empty, &next)?).await?;
    let made = direct.schema().await?;
    nothing_left(&made, &next, "next, made directly")?;
    // What stands in for something else may stay another.
    let is_substitute = way
        .steps
        .iter()
        .flat_map(|it| &it.hazards)
        .any(|it| it.kind == HazardKind::Correctness);
    if !is_substitute && migrated.fingerprint() != made.fingerprint() {
        return Err(format!(
            "another catalog than where next was made directly:\n{}",
            differences(&migrated, &made)
        ));
    }
    nothing_left(&migrated, &made, "the catalog where it was made directly")?;

    // 6, last of what needs the server.
    if with_dump {
        dump(&next, direct).await?;
    }

    // 5
    let mut verifier = Verifier::new(Options::default());
    for script in [sql::render(&start), text.clone()] {
        clean(&mut verifier, &script)?;
    }

    // 4, last, so that a plan is written down only when it is right.
    if text == case.plan {
        return Ok(());
    }
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        case.write(&text);
        return Ok(());
    }
    Err(format!("the plan is another:\n{text}"))
}

/// Stops after each step, and lets another plan go on from what the catalog says then.
pub(super) async fn interrupt(case: &Case, server: &Server) -> Result<(), String> {
    let previous = read(&case.previous)?;
    let next = read(&case.next)?;
    let start = planned(&Schema::new(), &previous)?;
    let way = case.planned(&previous, &next)?;
    // That a backfill was not finished is nothing that the catalog says yet.
    if way.steps.iter().any(|it| it.kind == StepKind::Backfill) {
        return Ok(());
    }
    for done in 1..way.steps.len() {
        server.reset().await;
        server.run(&start).await?;
        server.execute(&case.rows).await?;
        for step in &way.steps[..done] {
            server.run_step(&way, step).await?;
        }
        let last = &way.steps[done - 1].sql;
        let goes_on = async {
            let rest = case.planned(&server.schema().await?, &next)?;
            server.run(&rest).await?;
            nothing_left(&server.schema().await?, &next, "next")?;
            no_reserved_name_is_left(server).await?;
            holds(case, server).await
        };
        let result: Result<(), String> = goes_on.await;
        result.map_err(|it| format!("stopped after {last}\n{it}"))?;
    }
    Ok(())
}

/// Names that something had only for a while are gone.
async fn no_reserved_name_is_left(server: &Server) -> Result<(), String> {
    let sql = r"SELECT count(*) = 0 FROM (
            SELECT relname FROM pg_class UNION ALL SELECT conname FROM pg_constraint
            UNION ALL SELECT attname FROM pg_attribute WHERE NOT attisdropped
        ) AS names (name) WHERE name LIKE '%\_deesql\_%'";
    match server.is_true(sql).await? {
        true => Ok(()),
        false => Err("a reserved name is left".to_owned()),
    }
}

/// Writes down what is on the server, runs that in an empty database, and writes that down.
async fn dump(next: &Schema, server: &Server) -> Result<(), String> {
    let first = server.dump().await?;
    server.reset().await;
    let ran = server.script(&first).await;
    ran.map_err(|it| format!("the dump does not run: {it}\n{first}"))?;
    let second = server.dump().await?;
    if first != second {
        return Err(format!("the dump\n{first}\nof the dump is\n{second}"));
    }
    let live = server.schema().await?;
    nothing_left(&live, next, "next, by its dump")?;
    nothing_left(&live, &read(&first)?, "the dump, as desired files")?;
    clean(&mut Verifier::new(Options::default()), &first)
}

/// Whether there is nothing to say about a script.
fn clean(verifier: &mut Verifier, script: &str) -> Result<(), String> {
    let findings = verifier.verify_file(script, Order::Script);
    match findings.iter().find(|it| it.severity != Severity::Note) {
        Some(it) => {
            let place = it.span.slice(script);
            Err(format!(
                "{} at {place:?}: {}\n{script}",
                it.rule, it.message
            ))
        }
        None => Ok(()),
    }
}

/// Whether the rows are what they should be after the migration.
async fn holds(case: &Case, server: &Server) -> Result<(), String> {
    if case.check.trim().is_empty() || server.is_true(&case.check).await? {
        return Ok(());
    }
    Err(format!("not true: {}", case.check.trim()))
}

pub(super) fn read(text: &str) -> Result<Schema, String> {
    let (schema, problems) = Schema::from_files(&[SourceText { name: "case", text }]);
    match problems.first() {
        Some(it) => Err(format!("{}: {}", it.message, it.span.slice(text))),
        None => Ok(schema),
    }
}

impl Case {
    /// The plan that the case is about; its change may say how to plan.
    pub(super) fn planned(&self, previous: &Schema, next: &Schema) -> Result<Plan, String> {
        let options = PlanOptions {
            not_null: if self.change.ends_with("not null rebuild") {
                NotNull::Rebuild
            } else {
                NotNull::Check
            },
            ..PlanOptions::default()
        };
        planned_as(previous, next, options)
    }
}

fn planned(previous: &Schema, next: &Schema) -> Result<Plan, String> {
    planned_as(previous, next, PlanOptions::default())
}

fn planned_as(previous: &Schema, next: &Schema, options: PlanOptions) -> Result<Plan, String> {
    plan(previous, next, options).map_err(|errors| {
        let errors: Vec<String> = errors.iter().map(ToString::to_string).collect();
        errors.join("\n")
    })
}

fn nothing_left(live: &Schema, next: &Schema, what: &str) -> Result<(), String> {
    let left = planned(live, next)?;
    if left.is_empty() {
        Ok(())
    } else {
        Err(format!("{what} is not reached:\n{}", sql::render(&left)))
    }
}

fn differences(found: &Schema, expected: &Schema) -> String {
    let found = diff(Pair::new(found, expected));
    found.changes.iter().map(|it| format!("{it:?}\n")).collect()
}
