use crate::plan::{Plan, PlanOptions, plan};
use crate::schema::{Schema, SourceText};

fn planned(previous: &str, next: &str) -> Plan {
    let schema = |text| {
        let (schema, problems) = Schema::from_files(&[SourceText {
            name: "a.sql",
            text,
        }]);
        assert_eq!(problems, []);
        schema
    };
    plan(&schema(previous), &schema(next), PlanOptions::default()).unwrap()
}

const USERS: &str = "CREATE TABLE users (id bigint PRIMARY KEY);";

#[test]
fn shows_every_statement_under_its_resource() {
    let next = "CREATE TABLE users (id bigint PRIMARY KEY, bio text DEFAULT '' UNIQUE);
CREATE TABLE orders (user_id bigint);
CREATE INDEX ASYNC idx_orders_user_id ON orders (user_id);";
    let expected = "\
Migration plan (9 statement(s)):
------------------------------------------------------------
+ table.orders
-- Statement 1
CREATE TABLE orders (
    user_id bigint
);

~ table.users
-- Statement 2
ALTER TABLE users ADD COLUMN bio text;

~ table.users
-- Statement 3
ALTER TABLE users ALTER COLUMN bio SET DEFAULT '';

~ table.users
-- Statement 4 (backfill)
UPDATE users SET bio = ''
WHERE id IN (
    SELECT id FROM users WHERE bio IS NULL LIMIT 3000
);
-- ⚠ BACKFILL: Filling users.bio of the rows that are there, in batches of at most 3,000

+ index.idx_orders_user_id
-- Statement 5
CREATE INDEX ASYNC idx_orders_user_id ON orders (user_id);
-- ⚠ INDEX_BUILD: Building index idx_orders_user_id asynchronously

~ table.users
-- Statement 6
CREATE UNIQUE INDEX ASYNC users_bio_key ON users (bio);
-- ⚠ INDEX_BUILD: Building index users_bio_key asynchronously

~ table.users
-- Statement 7 (wait for job)
CALL sys.wait_for_job('<job_id>');

~ table.users
-- Statement 8 (check catalog)
-- only a valid index can become a constraint
SELECT indisvalid FROM pg_index WHERE indexrelid = 'users_bio_key'::regclass;

~ table.users
-- Statement 9
ALTER TABLE users ADD CONSTRAINT users_bio_key UNIQUE USING INDEX users_bio_key;
------------------------------------------------------------
Plan: 2 to create, 1 to update.
";
    assert_eq!(super::text::render(&planned(USERS, next)), expected);
}

#[test]
fn says_when_there_is_nothing_to_do() {
    let plan = planned(USERS, USERS);
    let sentence = "No changes. The live schema matches the desired one.\n";
    assert_eq!(super::text::render(&plan), sentence);
    assert_eq!(super::sql::render(&plan), "");
}

#[test]
fn prints_a_script_of_statements_and_comments() {
    let expected = "\
-- ~ table.users
ALTER TABLE users ADD COLUMN bio text;

-- ~ table.users
ALTER TABLE users ALTER COLUMN bio SET DEFAULT now()::text;

-- ~ table.users
-- repeat until it changes no row
-- BACKFILL: Filling users.bio of the rows that are there, in batches of at most 3,000
UPDATE users SET bio = now()::text
WHERE id IN (
    SELECT id FROM users WHERE bio IS NULL LIMIT 3000
);
";
    let next = "CREATE TABLE users (id bigint PRIMARY KEY, bio text DEFAULT now()::text);";
    let script = super::sql::render(&planned(USERS, next));
    assert_eq!(script, expected.replace("now()::text", "(now()::text)"));
    assert_eq!(crate::parse::parse(&script).len(), 3);
}

#[test]
fn prints_an_object_for_programs() {
    let plan = planned(USERS, "CREATE TABLE app.t (a int);\nCREATE SCHEMA app;");
    let report: serde_json::Value = serde_json::from_str(&super::json::render(&plan)).unwrap();
    assert_eq!(report["schema_version"], 1);
    assert_eq!(report["dsql"], "2026-09-15");
    assert_eq!(report["from"], plan.from.to_string());
    assert_eq!(report["summary"]["statements"], 3);
    assert_eq!(report["summary"]["destroy"], 1);
    let steps = report["steps"].as_array().unwrap();
    assert_eq!(steps[0]["resource"], "schema.app");
    assert_eq!(steps[0]["origin"]["line"], 2);
    assert_eq!(steps[0]["kind"], "ddl");
    assert_eq!(steps[1]["resource"], "table.app.t");
    assert_eq!(steps[1]["origin"]["file"], "a.sql");
    assert_eq!(steps[2]["action"], "destroy");
    assert_eq!(steps[2]["hazards"][0]["kind"], "DELETES_DATA");
    assert_eq!(steps[2]["hazards"][0]["needs_permission"], true);
    assert!(steps[2]["origin"]["line"].is_u64());
}
