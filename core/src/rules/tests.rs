//! What holds for every rule. The examples of their documentation are run here.

#![allow(clippy::unwrap_used)]

use super::{RULES, Rule};
use crate::service::Release;
use crate::text::Diagnostic;
use crate::verify::{Options, Verifier};

fn verify(sql: &str, release: Release) -> Vec<Diagnostic> {
    Verifier::new(Options {
        release,
        ..Options::default()
    })
    .verify_script(sql)
}

/// The newest release in which a rule holds.
fn release_of(rule: &Rule) -> Release {
    match rule.validity.until {
        Some(until) => Release::on(until.previous()).unwrap(),
        None => Release::LATEST,
    }
}

#[test]
fn every_refused_example_gives_exactly_one_finding_of_its_rule() {
    for rule in RULES {
        let documentation = rule.documentation().unwrap();
        assert!(
            !documentation.refused.is_empty(),
            "{}: no refused example",
            rule.id
        );
        for example in documentation.refused {
            let found = verify(&example, release_of(rule));
            let ids: Vec<_> = found.iter().map(|it| it.rule).collect();
            assert_eq!(ids, [rule.id], "{}:\n{example}\n{found:#?}", rule.id);
            let span = found[0].span;
            assert!(
                !span.is_empty() && span.end as usize <= example.len(),
                "{}: {span:?}",
                rule.id
            );
        }
    }
}

#[test]
fn no_accepted_example_gives_any_finding() {
    for rule in RULES {
        let documentation = rule.documentation().unwrap();
        assert!(
            !documentation.accepted.is_empty(),
            "{}: no accepted example",
            rule.id
        );
        for example in documentation.accepted {
            assert_eq!(
                verify(&example, Release::LATEST),
                [],
                "{}:\n{example}",
                rule.id
            );
        }
    }
}

#[test]
fn every_part_of_the_documentation_is_there() {
    for rule in RULES {
        let it = rule.documentation().unwrap();
        for (name, part) in [
            ("title", &it.title),
            ("what", &it.what),
            ("Why", &it.why),
            ("Instead", &it.instead),
            ("Source", &it.source),
        ] {
            assert!(!part.is_empty(), "{}: {name} is missing", rule.id);
        }
        assert!(
            !it.title.ends_with('.') && it.title.len() <= 72,
            "{}: {}",
            rule.id,
            it.title
        );
    }
}

#[test]
fn the_list_is_sorted() {
    assert!(RULES.windows(2).all(|pair| pair[0].id < pair[1].id));
}

#[test]
fn a_rule_that_ended_is_silent_afterwards() {
    for rule in RULES {
        let Some(until) = rule.validity.until else {
            continue;
        };
        let release = Release::on(until).unwrap();
        for example in rule.documentation().unwrap().refused {
            let found = verify(&example, release);
            assert!(
                found.iter().all(|it| it.rule != rule.id),
                "{}:\n{example}",
                rule.id
            );
        }
    }
}

#[test]
fn messages_read_alike() {
    for rule in RULES {
        for example in rule.documentation().unwrap().refused {
            for it in verify(&example, release_of(rule)) {
                assert!(!it.message.ends_with('.'), "{}: {}", rule.id, it.message);
                assert!(
                    it.help.is_some() || it.note.is_some(),
                    "{}: neither why nor instead",
                    rule.id
                );
                let expected = it
                    .note
                    .as_deref()
                    .is_some_and(|note| note.contains("expected, not observed"));
                assert!(
                    !(expected && it.server.is_some()),
                    "{}: a text nobody has seen",
                    rule.id
                );
            }
        }
    }
}
