//! Applications made for Aurora DSQL run here as they are; Django on plain PostgreSQL is told what it
//! would have to change. `apps/` has the applications, `python/requirements.txt` their packages.

use std::path::Path;

use super::{Target, cache, told};
use crate::support::postgres::{database, run};
use crate::support::proxy::{As, Proxy};
use crate::support::{data_home, root};

const CLUSTER: &str = "abcdefghijklmnopqrstuvwxyz.dsql.us-east-1.on.aws";

/// What an application tells. It logs in with a token of its own, by TLS that verifies the cluster.
fn tells(script: &[&str], expected: &str) {
    run(async {
        let database = database().await;
        let proxy = Proxy::start_with(&database, &As::Owner, &["--check-token"]);
        let Some(told) = application(proxy, &database.name, script) else {
            return;
        };
        assert_eq!(told, expected);
    });
}

/// Runs an application, and then ends the proxy.
fn application(proxy: Proxy, database: &str, script: &[&str]) -> Option<String> {
    let target = Target {
        port: proxy.port,
        database: database.to_owned(),
        proxy: Some(proxy),
    };
    let mut command = target.command(cache("drivers-python/bin/python"));
    command
        .args(script)
        .current_dir(root().join("tests/drivers/apps"))
        .env("CLUSTER", CLUSTER)
        .env("AUTHORITY", data_home().join("deesql/ca.pem"))
        .env("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE")
        .env("AWS_SECRET_ACCESS_KEY", "of nobody")
        .env("AWS_EC2_METADATA_DISABLED", "true")
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .env_remove("AWS_PROFILE")
        .env_remove("PGSSLROOTCERT");
    let told = told(&mut command)?;
    let mut proxy = target.proxy.unwrap();
    proxy.terminate();
    proxy.wait();
    Some(told)
}

#[test]
fn sqlalchemy_with_the_dialect_of_aws() {
    tells(
        &["sqlalchemy_app.py"],
        r#"version (16,)
tables ['customer', 'customer_order']
indexes ['order_customer']
foreign keys ['customer']
orders [3, 4]
left 1
same name 23505 duplicate key value violates unique constraint "customer_name_key"
amount 23514 new row for relation "customer_order" violates check constraint "customer_order_amount_check"
nested 0A000 unsupported transaction statement: SAVEPOINT
many 54000 transaction row limit exceeded
tables []
"#,
    );
}

#[test]
fn django_with_the_adapter_of_aws() {
    tells(
        &["django_app.py"],
        r#"version 160015
tables 10 True
user True ['buyers']
stock 23
json 42601 syntax error at or near "("
iterated 3
same title 23505 duplicate key value violates unique constraint "shop_article_title_key"
price 23514 new row for relation "shop_article" violates check constraint "price_is_paid"
permissions False
left 0
tables False
"#,
    );
}

/// They widen columns, which the service refuses as well.
#[test]
fn migrations_of_django_itself_do_not_run() {
    tells(
        &["django_app.py", "shipped"],
        "migrations of auth 0A000 unsupported ALTER TABLE ALTER COLUMN ... SET DATA TYPE statement\n",
    );
}

/// A new project of Django on its backend for PostgreSQL notices nothing, and is told what it would
/// have to change.
#[test]
fn what_django_would_have_to_change() {
    run(async {
        let database = database().await;
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("report.json");
        let proxy = Proxy::reporting(&database, &As::Owner, &file, "json");
        let Some(told) = application(proxy, &database.name, &["django_stock.py"]) else {
            return;
        };
        assert_eq!(told, "1\n");
        let expected = [
            (9, "add-constraint-without-not-valid"),
            (6, "add-unique-constraint"),
            (6, "change-column-type"),
            (3, "cursor"),
            (6, "identity-type"),
            (10, "identity-without-cache"),
            (4, "index-operator-class"),
            (1, "mixed-ddl-and-dml"),
            (34, "multiple-ddl"),
            (2, "savepoint"),
            (14, "synchronous-index"),
        ];
        assert_eq!(rules(&file), expected.map(|(n, it)| (n, it.to_owned())));
    });
}

/// How often the report has each rule.
fn rules(report: &Path) -> Vec<(usize, String)> {
    let text = std::fs::read_to_string(report).unwrap();
    let report: serde_json::Value = serde_json::from_str(&text).unwrap();
    let mut counts = std::collections::BTreeMap::new();
    let mut left = vec![&report];
    while let Some(value) = left.pop() {
        match value {
            serde_json::Value::Array(items) => left.extend(items),
            serde_json::Value::Object(fields) => {
                if let Some(rule) = fields.get("rule").and_then(|it| it.as_str()) {
                    *counts.entry(rule.to_owned()).or_insert(0) += 1;
                }
                left.extend(fields.values());
            }
            _ => {}
        }
    }
    counts.into_iter().map(|(rule, n)| (n, rule)).collect()
}
