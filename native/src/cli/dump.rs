//! `deesql dump`

use std::path::{Path, PathBuf};

use clap::{Args, ValueHint};
use deesql::connect::connect;
use deesql::dump::{Dump, DumpOptions, dump};
use deesql::migrate::MigrationError;
use deesql_core::render::dump::FILES;

use super::exit_status::{ExitStatus, Failure};
use super::plan::{Files, report_error};
use super::scope::ScopeArguments;
use super::target::TargetArguments;
use super::{Global, output, runtime};

/// Write the schema of a live database as SQL
///
/// The statements make the same schema in an empty database, by `deesql sql`, psql or as the files of
/// --schema; for the same schema they are always the same. Exit status: 0 written, 2 the schema
/// cannot be read or has something in it that Aurora DSQL does not take.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    target: TargetArguments,
    #[command(flatten)]
    scope: ScopeArguments,
    /// Only public and the schemas that these files name: folder, file or glob (repeatable)
    #[arg(long, value_name = "DIR", value_hint = ValueHint::AnyPath, value_delimiter = ',')]
    schema: Vec<String>,
    /// Where to write: a file, which can be run, or a folder (one that is there, or a name with a / at
    /// its end) for --schema, with a file for each kind of object
    #[arg(long, value_name = "FILE|DIR/")]
    out: Option<PathBuf>,
}

pub(crate) fn run(arguments: &Arguments, global: &Global) -> Result<ExitStatus, Failure> {
    let options = DumpOptions {
        release: global.dsql,
        namespaces: arguments.namespaces(global)?,
        ignored_tables: arguments.scope.ignored_tables()?,
    };
    let target = arguments.target.target()?;
    let dumped = runtime::block_on(async {
        let client = connect(&target).await?;
        dump(&client, &options).await.map_err(|error| match error {
            MigrationError::Introspect(error) => error.into(),
            MigrationError::Plan(errors) => {
                let none = Files::default();
                for error in &errors {
                    report_error(error, &none, &none, global);
                }
                let message = "nothing was written: Aurora DSQL has no such schema";
                Failure::Usage(message.to_owned())
            }
            error => Failure::Usage(error.to_string()),
        })
    })?;
    if !global.quiet {
        for it in &dumped.unfinished {
            output::message(&format!(
                "note: {it}; the dump has it as if it were complete"
            ));
        }
    }
    match &arguments.out {
        None => output::result(&dumped.script())?,
        Some(path) if is_folder(path) => write_folder(path, &dumped)?,
        Some(path) => write(path, &dumped.script())?,
    }
    Ok(ExitStatus::Success)
}

impl Arguments {
    /// The schemas that the files name, if there are files.
    fn namespaces(
        &self,
        global: &Global,
    ) -> Result<Option<Vec<deesql_core::ident::Ident>>, Failure> {
        if self.schema.is_empty() {
            return Ok(None);
        }
        let files = Files::read(&self.schema)?;
        let (schema, problems) = files.schema();
        if files.report(&problems, global) {
            return Err(Failure::Usage(
                "the files of --schema cannot be read as they stand".to_owned(),
            ));
        }
        Ok(Some(schema.namespaces().keys().cloned().collect()))
    }
}

/// Whether a path means a folder, which need not be there.
fn is_folder(path: &Path) -> bool {
    path.is_dir() || path.as_os_str().to_string_lossy().ends_with('/')
}

/// What a file in a folder begins with, so that nothing else is ever written over.
const HEADER: &str = "-- Written by deesql dump, which writes it anew.\n\n";

/// Writes a file for each kind of object. A file of an earlier dump whose kind is gone is taken away,
/// or the folder would say that it is still there; what else is in the folder stays.
fn write_folder(folder: &Path, dump: &Dump) -> Result<(), Failure> {
    let failed = |verb: &str, path: &Path, error: std::io::Error| {
        Failure::Usage(format!("cannot {verb} {}: {error}", path.display()))
    };
    std::fs::create_dir_all(folder).map_err(|it| failed("make", folder, it))?;
    let mut earlier = Vec::new();
    for (_, name) in FILES {
        let path = folder.join(name);
        if path.exists() {
            let bytes = std::fs::read(&path).map_err(|it| failed("read", &path, it))?;
            if !bytes.starts_with(HEADER.as_bytes()) {
                return Err(Failure::Usage(format!(
                    "{} was not written by deesql dump; nothing was written: move it away, or name \
                     another folder",
                    path.display()
                )));
            }
            earlier.push(name);
        }
    }
    let files = dump.files();
    for (name, text) in &files {
        write(&folder.join(name), &format!("{HEADER}{text}"))?;
    }
    for name in earlier {
        if files.iter().all(|it| it.0 != name) {
            let path = folder.join(name);
            std::fs::remove_file(&path).map_err(|it| failed("take away", &path, it))?;
        }
    }
    Ok(())
}

fn write(path: &Path, text: &str) -> Result<(), Failure> {
    std::fs::write(path, text)
        .map_err(|error| Failure::Usage(format!("cannot write {}: {error}", path.display())))
}
