//! The desired schema, and the way to it.

use deesql::apply::{ApplyOptions, Control, apply_reconnecting};
use deesql::migrate::{Migration, MigrationOptions};
use deesql::stop::Stop;
use deesql_core::plan::{HazardKind, Plan, PlanOptions};
use deesql_core::schema::Schema;

use super::connection::Connection;
use crate::cli::apply::report as report_failure;
use crate::cli::exit_status::Failure;
use crate::cli::live::Live;
use crate::cli::plan::Files;
use crate::cli::progress::Progress;
use crate::cli::{Global, output};

/// What the files ask for.
pub(super) struct Desired {
    files: Files,
    schema: Schema,
}

impl Desired {
    /// Reads the files and shows what is wrong with them.
    pub(super) fn read(arguments: &[String], global: &Global) -> Result<Self, Failure> {
        let files = Files::read(arguments)?;
        let (schema, problems) = files.schema();
        if files.report(&problems, global) {
            return Err(Failure::Usage(
                "the schema cannot be applied as it stands".to_owned(),
            ));
        }
        Ok(Self { files, schema })
    }
}

/// Brings the local database to what files ask for. Every hazard is allowed: the database is a copy on
/// this machine.
pub(super) async fn apply(
    desired: Desired,
    connection: &Connection,
    global: &Global,
) -> Result<Plan, Failure> {
    let live = Live {
        target: connection.target(),
        desired: desired.schema,
        options: MigrationOptions {
            plan: PlanOptions {
                release: global.dsql,
                ..PlanOptions::default()
            },
            ..MigrationOptions::default()
        },
    };
    let options = ApplyOptions::default();
    let mut progress = Progress::new(!global.verbose);
    let mut control = Control {
        observe: &mut |it| progress.tell(it),
        stop: Stop::NEVER,
    };
    let client = live.open(options, &mut control).await?;
    let migration = live.migration(&client, &desired.files, global).await?;
    let Migration {
        live: from, plan, ..
    } = migration;
    match apply_reconnecting(client, &live, &from, &plan, options, control).await {
        Ok(_) => Ok(plan),
        Err(error) => {
            report_failure(&error, &plan, global);
            Err(Failure::Usage("the schema is not applied".to_owned()))
        }
    }
}

/// Says what was done; with kept data also what it may have cost.
pub(super) fn report(plan: &Plan, is_kept: bool, global: &Global) {
    if global.quiet {
        return;
    }
    if plan.is_empty() {
        output::message("schema: no changes");
        return;
    }
    output::message(&format!("schema: {}", done(plan)));
    if is_kept {
        let steps = plan.steps.iter();
        let hazards = steps.flat_map(|step| step.hazards.iter().map(move |it| (step, it)));
        // An index is always built asynchronously; that is nothing to warn of here.
        for (step, hazard) in hazards.filter(|it| it.1.kind != HazardKind::IndexBuild) {
            let (kind, message) = (hazard.kind, &hazard.message);
            output::message(&format!("  {}: {kind}: {message}", step.resource));
        }
    }
}

fn done(plan: &Plan) -> String {
    let summary = plan.summary();
    let counts = [
        (summary.create, "created"),
        (summary.update, "updated"),
        (summary.destroy, "destroyed"),
        (summary.replace, "replaced"),
    ];
    let parts = counts.iter().filter(|it| it.0 > 0);
    let parts: Vec<String> = parts
        .map(|(count, verb)| format!("{count} {verb}"))
        .collect();
    parts.join(", ")
}
