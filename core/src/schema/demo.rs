//! The demo schemas of the repository, for tests.

use super::{Schema, SourceText};

macro_rules! folder {
    ($folder:literal: $($file:literal)*) => {
        &[$(SourceText {
            name: $file,
            text: include_str!(concat!("../../../tests/demo/", $folder, "/", $file)),
        }),*]
    };
}

const BEFORE: &[SourceText<'_>] = folder! {
    "dsql-before": "00_schemas.sql" "01_accounts.sql" "02_stations.sql" "03_bikes.sql"
    "04_tariffs.sql" "05_rides.sql" "06_payments.sql" "07_maintenance.sql" "08_messages.sql"
    "09_reporting.sql"
};

const AFTER: &[SourceText<'_>] = folder! {
    "dsql": "00_schemas.sql" "01_accounts.sql" "02_stations.sql" "03_bikes.sql" "04_tariffs.sql"
    "05_rides.sql" "06_payments.sql" "07_maintenance.sql" "08_messages.sql" "09_reporting.sql"
};

fn read(files: &[SourceText<'_>]) -> Schema {
    let (schema, problems) = Schema::from_files(files);
    assert_eq!(problems, []);
    schema
}

/// The schema of the last release.
pub(crate) fn before() -> Schema {
    read(BEFORE)
}

/// The desired schema.
pub(crate) fn after() -> Schema {
    read(AFTER)
}
