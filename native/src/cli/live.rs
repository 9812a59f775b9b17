//! The live database of a command, as often connected to as needed.

use deesql::apply::{ApplyOptions, Cause, Control, connect_patiently};
use deesql::connect::{ConnectError, Target, connect};
use deesql::introspect::{IntrospectOptions, introspect};
use deesql::migrate::{Migration, MigrationError, MigrationOptions, generate_plan, managed};
use deesql::session::{BoxError, Database};
use deesql_core::schema::Schema;
use tokio_postgres::Client;

use super::Global;
use super::exit_status::Failure;
use super::plan::{Files, report_error};

/// Where it is, and what of it is looked at.
pub(crate) struct Live {
    pub(crate) target: Target,
    pub(crate) desired: Schema,
    pub(crate) options: MigrationOptions,
}

impl Live {
    /// The first connection.
    pub(crate) async fn open(
        &self,
        options: ApplyOptions,
        control: &mut Control<'_>,
    ) -> Result<Client, Failure> {
        connect_patiently(self, options, control)
            .await
            .map_err(|cause| match cause {
                Cause::Connect(error) => match error.downcast::<ConnectError>() {
                    Ok(error) => Failure::Connect(*error),
                    Err(error) => Failure::Usage(error.to_string()),
                },
                cause => Failure::Usage(cause.to_string()),
            })
    }

    /// The way from what is there to what is desired. What cannot be planned is shown where `files`
    /// have it.
    pub(crate) async fn migration(
        &self,
        client: &Client,
        files: &Files,
        global: &Global,
    ) -> Result<Migration, Failure> {
        match generate_plan(client, self.desired.clone(), &self.options).await {
            Ok(migration) => Ok(migration),
            Err(MigrationError::Plan(errors)) => {
                for error in &errors {
                    report_error(error, files, files, global);
                }
                Err(Failure::Usage(
                    "there is no plan for these changes".to_owned(),
                ))
            }
            Err(MigrationError::Introspect(error)) => Err(error.into()),
            Err(error) => Err(Failure::Usage(error.to_string())),
        }
    }
}

impl Database for Live {
    async fn connect(&self) -> Result<Client, BoxError> {
        Ok(connect(&self.target).await?)
    }

    async fn schema(&self, client: &Client) -> Result<Schema, BoxError> {
        let live = introspect(client, &IntrospectOptions::default()).await?;
        let desired = self.desired.clone();
        Ok(managed(live, desired, &self.options.ignored_tables).0)
    }
}
