//! One verdict: the proxy refuses what the rules refuse, in the same words.

use std::collections::BTreeMap;

use deesql_core::parse::Reader;
use deesql_core::rules::{RULES, Rule};
use deesql_core::service::Release;
use deesql_core::text::{Diagnostic, Severity};
use deesql_core::verify::{Options, Verifier};

use super::wire::{Message, Wire, query};
use crate::support::postgres::{Database, database, run};
use crate::support::proxy::{As, Proxy};

/// What the proxy leaves to PostgreSQL, which may accept it: what the rules know from earlier statements
/// only, since the proxy judges one at a time; and a quote without its end, which PostgreSQL refuses in its own words.
const LEFT_TO_POSTGRESQL: [&str; 11] = [
    "drop-primary-key",
    "drop-primary-key-column",
    "duplicate-name",
    "foreign-key-target",
    "forward-reference",
    "key-too-wide",
    "key-type",
    "too-many-indexes",
    "too-many-statistics",
    "unfit-unique-index",
    "unterminated-quote",
];

fn release_of(rule: &Rule) -> Release {
    match rule.validity.until {
        Some(until) => Release::on(until.previous()).unwrap(),
        None => Release::LATEST,
    }
}

fn verify(sql: &str, release: Release) -> Vec<Diagnostic> {
    let options = Options {
        release,
        ..Options::default()
    };
    Verifier::new(options).verify_script(sql)
}

/// The first error of the proxy's own, as SQLSTATE and message, if there is one.
async fn refusal(proxy: &Proxy, database: &Database, example: &str) -> Option<(String, String)> {
    let client = database.client().await;
    let reset = "DROP SCHEMA public CASCADE; CREATE SCHEMA public";
    client.batch_execute(reset).await.unwrap();
    if example.starts_with("BEGIN") && example.contains("FROM t ") {
        // An error of PostgreSQL's would end the block before its refused statement.
        client
            .batch_execute("CREATE TABLE t (id int)")
            .await
            .unwrap();
    }
    let mut wire = Wire::session(proxy.port).await;
    let mut reader = Reader::new(example);
    while let Some((statement, _)) = reader.next() {
        let text = &example[statement.span.start as usize..statement.span.end as usize];
        wire.send(&query(text)).await;
        let is_own = |it: &&Message| it.tag == 'E' && it.field(b'H').contains("deesql explain");
        loop {
            let message = wire.message().await;
            if is_own(&&message) {
                return Some((message.field(b'C'), message.field(b'M')));
            }
            if message.tag == 'Z' {
                break;
            }
            if message.tag == 'G' {
                wire.send(&super::wire::message(b'c', b"")).await;
            }
        }
    }
    None
}

#[test]
fn the_proxy_refuses_what_the_rules_refuse_and_nothing_else() {
    let mut by_release: BTreeMap<String, (Release, Vec<&Rule>)> = BTreeMap::new();
    for rule in RULES {
        let release = release_of(rule);
        let group = by_release.entry(release.to_string());
        group.or_insert((release, vec![])).1.push(rule);
    }
    run(async {
        let mut wrong = String::new();
        let mut unrefused = std::collections::BTreeSet::new();
        for (name, (release, rules)) in by_release {
            let database = database().await;
            let proxy = Proxy::start_with(&database, &As::Owner, &["--dsql", &name]);
            for rule in rules {
                let documentation = rule.documentation().unwrap();
                for example in documentation.refused {
                    let found = verify(&example, release);
                    let expected = found.iter().find(|it| it.severity == Severity::Error);
                    let expected = expected.map(|it| {
                        let server = it.server.as_ref();
                        let code = server.and_then(|it| it.sqlstate).unwrap_or("0A000");
                        let message = server.and_then(|it| it.message.clone());
                        (
                            code.to_owned(),
                            message.unwrap_or_else(|| it.message.clone()),
                        )
                    });
                    let refused = refusal(&proxy, &database, &example).await;
                    if LEFT_TO_POSTGRESQL.contains(&rule.id) {
                        unrefused.extend((refused != expected).then_some(rule.id));
                    } else if refused != expected {
                        wrong +=
                            &format!("{}: {example}\n  {expected:?}\n  {refused:?}\n", rule.id);
                    }
                }
                for example in documentation.accepted {
                    if release == Release::LATEST
                        && let Some(refused) = refusal(&proxy, &database, &example).await
                    {
                        wrong += &format!("{}: {example}\n  accepted\n  {refused:?}\n", rule.id);
                    }
                }
            }
        }
        assert!(wrong.is_empty(), "\n{wrong}");
        // Whatever the proxy learns to refuse leaves the list.
        assert_eq!(unrefused, LEFT_TO_POSTGRESQL.into());
    });
}
