//! `deesql explain`

use clap::{Args, ValueEnum};
use deesql_core::report::text::Style;
use deesql_core::report::{FileReport, text};
use deesql_core::rules::documentation::Documentation;
use deesql_core::rules::{self, RULES, Rule};
use deesql_core::service::Release;
use deesql_core::service::timeline::TIMELINE;
use deesql_core::verify::{Options, Verifier};
use serde_json::json;

use super::exit_status::{ExitStatus, Failure};
use super::{Global, output};

/// Say what a rule means, with examples; without a rule, list all
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// A rule, for example array-type
    #[arg(value_name = "RULE", conflicts_with = "releases")]
    rule: Option<String>,
    /// Print what changed in Aurora DSQL, and when
    #[arg(long)]
    releases: bool,
    /// How to print it
    #[arg(long, default_value = "text")]
    format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
}

pub(crate) fn run(arguments: &Arguments, global: &Global) -> Result<ExitStatus, Failure> {
    let chosen = match &arguments.rule {
        Some(id) => vec![find(id)?],
        None => RULES.iter().collect(),
    };
    let out = match (arguments.format, arguments.releases, &arguments.rule) {
        (Format::Json, true, _) => format!("{}\n", releases_as_json()),
        (Format::Json, false, _) => format!("{}\n", rules_as_json(&chosen)),
        (Format::Text, true, _) => releases(),
        (Format::Text, false, Some(_)) => chosen.iter().map(|it| page(it, global)).collect(),
        (Format::Text, false, None) => list(&chosen),
    };
    output::result(&out)?;
    Ok(ExitStatus::Success)
}

/// The rule of an id, or a failure that names the nearest one.
pub(crate) fn find(id: &str) -> Result<&'static Rule, Failure> {
    rules::find(id).ok_or_else(|| {
        let hint = match nearest(id, RULES.iter().map(|it| it.id)) {
            Some(id) => format!("did you mean `{id}`?"),
            None => "`deesql explain` lists them".to_owned(),
        };
        Failure::Usage(format!("there is no rule `{id}`; {hint}"))
    })
}

/// The name that somebody meant who wrote another, if one is near.
pub(crate) fn nearest<'a>(written: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    names
        .map(|it| (distance(it, written), it))
        .filter(|(distance, _)| *distance <= written.chars().count().div_ceil(3))
        .min_by_key(|it| it.0)
        .map(|it| it.1)
}

/// Letters to insert, delete or replace to get from one word to the other.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (at, letter) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = at + 1;
        for (column, other) in b.iter().enumerate() {
            let replaced = diagonal + usize::from(letter != *other);
            diagonal = row[column + 1];
            row[column + 1] = replaced.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row[b.len()]
}

fn list(rules: &[&Rule]) -> String {
    let width = rules.iter().map(|it| it.id.len()).max().unwrap_or(0);
    let lines = rules.iter().filter_map(|rule| {
        let title = rule.documentation()?.title;
        let days = days(rule).map(|it| format!(" ({it})")).unwrap_or_default();
        Some(format!(
            "{:width$}  {:7}  {title}{days}\n",
            rule.id,
            rule.severity.name()
        ))
    });
    lines.collect()
}

/// The days on which a rule holds, where it does not always.
fn days(rule: &Rule) -> Option<String> {
    match (rule.validity.since, rule.validity.until) {
        (None, None) => None,
        (Some(since), None) => Some(format!("since {since}")),
        (None, Some(until)) => Some(format!("until {until}")),
        (Some(since), Some(until)) => Some(format!("from {since} until {until}")),
    }
}

/// Everything about a rule, each refused example with what deesql really says of it.
fn page(rule: &Rule, global: &Global) -> String {
    let Some(it) = rule.documentation() else {
        return String::new();
    };
    let mut out = format!("{} ({}): {}\n", rule.id, rule.severity.name(), it.title);
    if let Some(days) = days(rule) {
        out.push_str(&format!("Holds {days}.\n"));
    }
    let Documentation {
        what,
        why,
        instead,
        source,
        ..
    } = &it;
    out.push_str(&format!("\n{what}\n\nWhy\n{why}\n\nInstead\n{instead}\n"));
    let release = rule
        .validity
        .until
        .and_then(|it| Release::on(it.previous()).ok());
    let options = Options {
        release: release.unwrap_or(global.dsql),
        ..Options::default()
    };
    let style = Style {
        color: output::is_colored(global.color),
        notes: true,
    };
    for example in &it.refused {
        let diagnostics = Verifier::new(options.clone()).verify_script(example);
        let file = FileReport {
            name: "example.sql",
            text: example,
            error: None,
            diagnostics: &diagnostics,
        };
        out.push_str(&format!(
            "\nRefused\n{}\n\n{}",
            indented(example),
            text::render(&file, style).trim_end()
        ));
        out.push('\n');
    }
    for example in &it.accepted {
        out.push_str(&format!("\nAccepted\n{}\n", indented(example)));
    }
    out.push_str(&format!("\nSource\n{source}\n{}\n", rule.url()));
    out
}

fn indented(sql: &str) -> String {
    sql.lines()
        .map(|it| format!("    {it}"))
        .collect::<Vec<_>>()
        .join("\n")
}

fn rules_as_json(rules: &[&Rule]) -> serde_json::Value {
    let rules: Vec<_> = rules
        .iter()
        .filter_map(|rule| {
            let it = rule.documentation()?;
            Some(json!({
                "id": rule.id,
                "severity": rule.severity.name(),
                "title": it.title,
                "what": it.what,
                "why": it.why,
                "instead": it.instead,
                "refused": it.refused,
                "accepted": it.accepted,
                "source": it.source,
                "since": rule.validity.since.map(|it| it.to_string()),
                "until": rule.validity.until.map(|it| it.to_string()),
                "url": rule.url(),
            }))
        })
        .collect();
    json!({ "schema_version": 1, "tool": tool(), "rules": rules })
}

fn releases() -> String {
    let lines = TIMELINE.iter().map(|it| {
        let about = if it.is_day_known { " " } else { "~" };
        format!(
            "{about}{}  {}\n            {}\n",
            it.date, it.summary, it.source
        )
    });
    lines.collect()
}

fn releases_as_json() -> serde_json::Value {
    let releases: Vec<_> = TIMELINE
        .iter()
        .map(|it| {
            json!({
                "date": it.date.to_string(),
                "is_day_known": it.is_day_known,
                "summary": it.summary,
                "source": it.source,
            })
        })
        .collect();
    json!({ "schema_version": 1, "tool": tool(), "latest": Release::LATEST.to_string(), "releases": releases })
}

fn tool() -> String {
    format!("deesql {}", env!("CARGO_PKG_VERSION"))
}
