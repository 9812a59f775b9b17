//! PostgreSQL says what the planner must take for the same, and what for different.
//!
//! A grammar makes expressions, a real server stores and prints them, and what the product reads back
//! must need no change (idempotence). Each of them is changed in one place, too: where the server then
//! prints something else, there must be a change (sensitivity), and where it prints the same, none.
//! `objects.txt` does the same for types, identities, constraints and indexes, spelling by spelling.
//!
//! All of it happens on the PostgreSQL of the machine and on those that `DEESQL_TEST_POSTGRES` names.
//! `ORACLE_ONLY` picks the expressions whose text has it.

mod expression;
mod grammar;
mod objects;
mod place;
mod random;
mod server;

use std::collections::{BTreeMap, BTreeSet};
use std::time::Instant;

use deesql::core::schema::Schema;
use deesql::postgres::{Options, PrivatePostgres};
use expression::{Maker, Node};
use grammar::Grammar;
use place::{Item, Place};
use random::Random;
use server::Server;

use crate::support::postgres;

/// How many items one table holds.
const TABLE_SIZE: usize = 25;

// What is made of some 750 productions, each at the top of an expression in every place.
const MIN_EXPRESSIONS: usize = 2_000;
const MIN_SHAPES: usize = 400;
const MIN_MUTANTS: usize = 1_500;

/// An expression and what it is changed into.
struct Case {
    item: Item,
    text: String,
    shape: String,
    mutant: Option<String>,
}

/// All cases, the same in every run.
fn cases() -> Vec<Case> {
    let grammar = Grammar::read();
    let mut maker = Maker {
        grammar: &grammar,
        random: Random::new(7),
    };
    let only = std::env::var("ORACLE_ONLY").unwrap_or_default();
    let mut seen = BTreeSet::new();
    let mut counts: BTreeMap<Place, usize> = BTreeMap::new();
    let mut cases = vec![];
    for place in Place::ALL {
        for production in 0..grammar.productions.len() {
            // What a constant is does not depend on the place.
            let is_leaf = grammar.productions[production].is_leaf();
            if is_leaf && !matches!(place, Place::Default | Place::Check) {
                continue;
            }
            let depth = u8::try_from(maker.random.below(3)).unwrap();
            let Some((node, text)) = case(&mut maker, place, production, depth) else {
                continue;
            };
            if !seen.insert((place, text.clone())) || !text.contains(&only) {
                continue;
            }
            let mutant = maker.mutant(&node, place.limits());
            let count = counts.entry(place).or_default();
            let data_type = grammar.productions[node.production].data_type;
            let stored = Place::stored_as(data_type);
            // What a column's DEFAULT takes without parentheses.
            let is_tight = |it: &Node| maker.level(it) > 12;
            let item = Item {
                place,
                name: format!("{place:?}_e{count}").to_lowercase(),
                table: place.table(*count / TABLE_SIZE),
                column_type: stored.get(*count % stored.len().max(1)).unwrap_or(&""),
                is_tight: count.is_multiple_of(2)
                    && is_tight(&node)
                    && mutant.as_ref().is_none_or(is_tight),
            };
            *count += 1;
            cases.push(Case {
                item,
                shape: maker.shape(&node),
                mutant: mutant.map(|it| maker.text(&it)).filter(|it| *it != text),
                text,
            });
        }
    }
    cases
}

fn case(
    maker: &mut Maker<'_>,
    place: Place,
    production: usize,
    depth: u8,
) -> Option<(Node, String)> {
    let limits = place.limits();
    let root = &maker.grammar.productions[production];
    if (limits.is_immutable && !root.is_immutable)
        || (!limits.has_columns && root.sort == grammar::Sort::Column)
    {
        return None;
    }
    let node = maker.filled(production, depth, limits)?;
    let node = maker.wrapped(node, &place.types(), limits)?;
    let text = maker.text(&node);
    Some((node, text))
}

#[test]
fn the_same_expression_needs_no_change_and_another_one_does() {
    let cases = cases();
    let mut wrong = String::new();
    postgres::run(async {
        for binaries in postgres::all_binaries() {
            let options = Options {
                binaries,
                ..Options::default()
            };
            let postgres = PrivatePostgres::start(options).await.unwrap();
            wrong.push_str(&compare(&cases, &postgres).await);
        }
    });
    assert!(wrong.is_empty(), "\n{wrong}");
}

async fn compare(cases: &[Case], postgres: &PrivatePostgres) -> String {
    let started = Instant::now();
    let version = postgres.version();
    let originals = Server::new(postgres, "originals").await;
    let texts: Vec<(&Item, &str)> = cases.iter().map(|it| (&it.item, &*it.text)).collect();
    let refused = originals.create(&texts).await;
    let cases: Vec<&Case> = cases
        .iter()
        .filter(|it| !refused.contains_key(&it.item.name))
        .collect();
    let made = started.elapsed();

    // Where the server refuses a mutant, the original stands in its place.
    let mutants = Server::new(postgres, "mutants").await;
    let changed: Vec<(&Item, &str)> = cases
        .iter()
        .map(|it| (&it.item, it.mutant.as_deref().unwrap_or(&it.text)))
        .collect();
    let refused_mutants = mutants.create(&changed).await;
    let originals_again: Vec<(&Item, &str)> = cases
        .iter()
        .filter(|it| refused_mutants.contains_key(&it.item.name))
        .map(|it| (&it.item, &*it.text))
        .collect();
    assert!(mutants.create(&originals_again).await.is_empty());
    let originals = originals.read().await;
    let mutants = mutants.read().await;
    let read = started.elapsed();

    let texts: Vec<(&Item, &str)> = cases.iter().map(|it| (&it.item, &*it.text)).collect();
    let changed: Vec<(&Item, &str)> = cases
        .iter()
        .map(|it| {
            let is_refused = refused_mutants.contains_key(&it.item.name);
            let mutant = it.mutant.as_deref().filter(|_| !is_refused);
            (&it.item, mutant.unwrap_or(&it.text))
        })
        .collect();
    let desired = server::desired(&texts);
    let desired_mutants = server::desired(&changed);
    let drifts = server::changes(&originals.schema, &desired);
    let drifts_of_mutants = server::changes(&mutants.schema, &desired_mutants);
    let noticed = server::changes(&originals.schema, &desired_mutants);

    // What the server itself takes for the same once it has read its own text again is no difference:
    // nobody could see it in the catalog.
    let unnoticed: Vec<&Item> = cases
        .iter()
        .map(|it| &it.item)
        .filter(|it| originals.texts[&it.name] != mutants.texts[&it.name])
        .filter(|it| !noticed.contains(&it.name))
        .collect();
    let again = |texts: &BTreeMap<String, String>| -> Vec<(Item, String)> {
        let items = unnoticed.iter();
        items
            .map(|it| ((*it).clone(), texts[&it.name].clone()))
            .collect()
    };
    let restored_originals =
        server::restored(postgres, "restored_a", &again(&originals.texts)).await;
    let restored_mutants = server::restored(postgres, "restored_b", &again(&mutants.texts)).await;
    let is_lost = |name: &String| {
        let (one, other) = (restored_originals.get(name), restored_mutants.get(name));
        one.is_some() && one == other
    };

    let mut report = Report::default();
    let mut mutant_count = 0;
    let mut lost_count = 0;
    for (case, (_, mutant)) in cases.iter().zip(&changed) {
        let name = &case.item.name;
        let (stored, other) = (&originals.texts[name], &mutants.texts[name]);
        let trees = |first: (&str, &Schema), second: (&str, &Schema)| {
            let tree = |it: (&str, &Schema)| server::tree(&case.item, it.0, it.1);
            format!("    {}\n    {}\n", tree(first), tree(second))
        };
        let compared = |text: &str, stored: &str| {
            format!(
                "  {text}\n  {stored}\n{}",
                trees((text, &desired), (stored, &originals.schema))
            )
        };
        if drifts.contains(name) {
            report.add("drift", &case.shape, compared(&case.text, stored));
        }
        if *mutant != case.text && drifts_of_mutants.contains(name) {
            report.add("drift", &case.shape, compared(mutant, other));
        }
        if stored != other && is_lost(name) {
            lost_count += 1;
        } else if stored != other {
            mutant_count += 1;
            if !noticed.contains(name) {
                let both = format!(
                    "  {}\n  {mutant}\n  {stored}\n  {other}\n{}",
                    case.text,
                    trees((&case.text, &desired), (mutant, &desired))
                );
                report.add("not noticed", &case.shape, both);
            }
        } else if noticed.contains(name) {
            report.add("drift", &case.shape, compared(mutant, stored));
        }
    }
    let shapes: BTreeSet<&str> = cases.iter().map(|it| &*it.shape).collect();
    let distinct: BTreeSet<&str> = cases.iter().map(|it| &*it.text).collect();
    println!(
        "PostgreSQL {version}: {} expressions ({} distinct) of {} shapes, {} refused; \
         {mutant_count} of their mutants are stored as something else, {} refused, \
         {lost_count} no longer after a restore; \
         {:.1?}, of which {:.1?} to store them, {:.1?} the mutants",
        cases.len(),
        distinct.len(),
        shapes.len(),
        refused.len(),
        refused_mutants.len(),
        started.elapsed(),
        made,
        read - made,
    );
    if std::env::var_os("ORACLE_REFUSED").is_some() {
        for (name, message) in refused {
            println!("{name}: {message}");
        }
    }
    if std::env::var_os("ORACLE_ONLY").is_none() {
        assert!(distinct.len() >= MIN_EXPRESSIONS);
        assert!(shapes.len() >= MIN_SHAPES);
        assert!(mutant_count >= MIN_MUTANTS);
    }
    report.to_string(&version.to_string())
}

/// What went wrong, by what went wrong and the shape.
#[derive(Default)]
struct Report {
    found: BTreeMap<(&'static str, String), Vec<String>>,
    count: usize,
}

impl Report {
    fn add(&mut self, what: &'static str, shape: &str, text: String) {
        self.count += 1;
        let key = (what, shape.to_owned());
        self.found.entry(key).or_default().push(text);
    }

    fn to_string(&self, version: &str) -> String {
        let shown = std::env::var("ORACLE_SHOWN").ok();
        let shown = shown.and_then(|it| it.parse().ok()).unwrap_or(20);
        let groups = self.found.iter().take(shown).map(|((what, shape), texts)| {
            format!("{what}, {} of {shape}\n{}\n", texts.len(), texts[0])
        });
        let groups: String = groups.collect();
        if self.count == 0 {
            return groups;
        }
        format!("PostgreSQL {version}: {} are wrong\n{groups}", self.count)
    }
}
