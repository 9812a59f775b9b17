//! What goes in and comes out, as JavaScript sees it: camelCase, offsets in UTF-16 code units.

pub(crate) mod plan;

use deesql_core::order::filled;
use std::collections::BTreeMap;

use deesql_core::report::Place;
use deesql_core::rules;
use deesql_core::service::Release;
use deesql_core::service::timeline::TIMELINE;
use deesql_core::text::{Diagnostic, LineColumn, LineIndex, Span, Utf16Offsets};
use deesql_core::transaction::Assume;
use deesql_core::verify::Options;
use serde::{Deserialize, Serialize};

/// The options of `verify`, read and checked.
#[derive(Debug, Default)]
pub(crate) struct VerifyOptions {
    /// The name that findings carry, which may also say how the file is run.
    pub(crate) file: Option<String>,
    /// What core judges by.
    pub(crate) core: Options,
}

#[derive(Default, Deserialize)]
#[serde(
    default,
    deny_unknown_fields,
    rename_all = "camelCase",
    expecting = "an object"
)]
struct RawVerifyOptions {
    file: Option<String>,
    dsql: Option<String>,
    select: Option<Vec<String>>,
    ignore: Option<Vec<String>>,
    assume_transaction: Option<String>,
}

impl VerifyOptions {
    /// Reads them from JSON text.
    pub(crate) fn read(json: Option<&str>) -> Result<Self, String> {
        let raw: RawVerifyOptions = read_options(json)?;
        let core = Options {
            release: release(raw.dsql.as_deref())?,
            select: rule_ids("select", raw.select)?,
            ignore: rule_ids("ignore", raw.ignore)?,
            assume_transaction: assume(raw.assume_transaction.as_deref())?,
        };
        Ok(Self {
            file: raw.file,
            core,
        })
    }
}

fn read_options<T: Default + for<'a> Deserialize<'a>>(json: Option<&str>) -> Result<T, String> {
    let Some(json) = json else {
        return Ok(T::default());
    };
    serde_json::from_str(json).map_err(|error| {
        // The place is one in JSON text that the caller never saw.
        let message = error.to_string();
        let message = message.split(" at line ").next().unwrap_or(&message);
        format!("options: {message}")
    })
}

fn release(name: Option<&str>) -> Result<Release, String> {
    let Some(name) = name else {
        return Ok(Release::LATEST);
    };
    name.parse()
        .map_err(|error| format!("options: `dsql: \"{name}\"`: {error}"))
}

fn assume(what: Option<&str>) -> Result<Option<Assume>, String> {
    match what {
        None => Ok(None),
        Some("statement") => Ok(Some(Assume::Statement)),
        Some("file") => Ok(Some(Assume::File)),
        Some(_) => Err("options: `assumeTransaction` is neither `statement` nor `file`".to_owned()),
    }
}

fn rule_ids(option: &str, ids: Option<Vec<String>>) -> Result<Vec<String>, String> {
    let ids = ids.unwrap_or_default();
    match ids.iter().find(|id| rules::find(id).is_none()) {
        Some(id) => Err(format!(
            "options: `{option}` names `{id}`, which is no rule"
        )),
        None => Ok(ids),
    }
}

/// One finding.
#[derive(Serialize)]
pub(crate) struct Finding<'a> {
    file: Option<&'a str>,
    rule: &'a str,
    severity: &'static str,
    message: &'a str,
    note: Option<&'a str>,
    help: Option<&'a str>,
    span: Range,
    start: Position,
    end: Position,
    source: &'a str,
    server: Option<Server<'a>>,
    since: Option<String>,
    until: Option<String>,
    url: Option<String>,
    fix: Option<Fix<'a>>,
}

/// UTF-16 offsets.
#[derive(Serialize)]
struct Range {
    start: u32,
    end: u32,
}

/// Both counted from 1; columns count characters, as every other report does.
#[derive(Serialize)]
struct Position {
    line: u32,
    column: u32,
}

impl Position {
    fn new(sql: &str, lines: &LineIndex, offset: u32) -> Self {
        let LineColumn { line, column } = lines.line_column(sql, offset);
        Self { line, column }
    }
}

#[derive(Serialize)]
struct Server<'a> {
    sqlstate: Option<&'static str>,
    message: Option<&'a str>,
}

#[derive(Serialize)]
struct Fix<'a> {
    title: &'a str,
    applicability: &'static str,
    edits: Vec<Edit<'a>>,
}

#[derive(Serialize)]
struct Edit<'a> {
    start: u32,
    end: u32,
    text: &'a str,
}

/// The findings about one script.
pub(crate) fn findings<'a>(
    sql: &'a str,
    file: Option<&'a str>,
    diagnostics: &'a [Diagnostic],
) -> Vec<Finding<'a>> {
    let lines = LineIndex::new(sql);
    let edits = diagnostics.iter().filter_map(|it| it.fix.as_ref());
    let edits = edits.flat_map(|it| &it.edits).map(|it| it.span);
    let spans = diagnostics.iter().map(|it| it.span).chain(edits);
    let offsets = Offsets::new(sql, spans);
    let finding = |it: &'a Diagnostic| Finding {
        file,
        rule: it.rule,
        severity: it.severity.name(),
        message: &it.message,
        note: it.note.as_deref(),
        help: it.help.as_deref(),
        span: offsets.range(it.span),
        start: Position::new(sql, &lines, it.span.start),
        end: Position::new(sql, &lines, it.span.end),
        source: Place::new(sql, &lines, it.span).line,
        server: it.server.as_ref().map(|it| Server {
            sqlstate: it.sqlstate,
            message: it.message.as_deref(),
        }),
        since: it.since.map(|it| it.to_string()),
        until: it.until.map(|it| it.to_string()),
        url: rules::find(it.rule).map(rules::Rule::url),
        fix: it.fix.as_ref().map(|fix| Fix {
            title: &fix.title,
            applicability: fix.applicability.name(),
            edits: fix
                .edits
                .iter()
                .map(|it| {
                    let Range { start, end } = offsets.range(it.span);
                    Edit {
                        start,
                        end,
                        text: &it.text,
                    }
                })
                .collect(),
        }),
    };
    diagnostics.iter().map(finding).collect()
}

/// The UTF-16 offsets of some places, converted in one pass over the text.
struct Offsets(BTreeMap<u32, u32>);

impl Offsets {
    fn new(sql: &str, spans: impl IntoIterator<Item = Span>) -> Self {
        let ends = spans.into_iter().flat_map(|it| [it.start, it.end]);
        let mut offsets: BTreeMap<u32, u32> = filled(ends.map(|it| (it, 0)));
        let mut utf16 = Utf16Offsets::new(sql);
        for (byte, offset) in &mut offsets {
            *offset = utf16.of(*byte);
        }
        Self(offsets)
    }

    fn range(&self, span: Span) -> Range {
        let of = |byte: u32| self.0.get(&byte).copied().unwrap_or_default();
        Range {
            start: of(span.start),
            end: of(span.end),
        }
    }
}

/// A state of the service, with what changed on its day.
#[derive(Serialize)]
pub(crate) struct ReleaseEntry {
    release: String,
    changes: Vec<Change>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Change {
    date: String,
    is_day_known: bool,
    summary: &'static str,
    source: &'static str,
}

/// All states that differ, newest first.
pub(crate) fn releases() -> Vec<ReleaseEntry> {
    let mut entries: Vec<ReleaseEntry> = Vec::new();
    for it in TIMELINE {
        let Ok(release) = Release::on(it.date) else {
            continue;
        };
        let release = release.to_string();
        let change = Change {
            date: it.date.to_string(),
            is_day_known: it.is_day_known,
            summary: it.summary,
            source: it.source,
        };
        match entries.last_mut() {
            Some(last) if last.release == release => last.changes.push(change),
            _ => entries.push(ReleaseEntry {
                release,
                changes: vec![change],
            }),
        }
    }
    entries
}

#[cfg(test)]
mod tests {
    use super::*;
    use deesql_core::verify::Verifier;

    fn json(sql: &str) -> serde_json::Value {
        let diagnostics = Verifier::new(Options::default()).verify_script(sql);
        serde_json::to_value(findings(sql, None, &diagnostics)).unwrap()
    }

    #[test]
    fn offsets_are_utf16_and_columns_characters() {
        let found = json("SELECT 'é😀'; TRUNCATE t");
        assert_eq!(found[0]["span"]["start"], 14);
        assert_eq!(
            found[0]["start"],
            serde_json::json!({"line": 1, "column": 14})
        );
    }

    #[test]
    fn offsets_are_found_in_any_order() {
        let found = Offsets::new("aé😀b", [Span::new(3, 8), Span::new(0, 7)]);
        let (first, second) = (found.range(Span::new(3, 8)), found.range(Span::new(0, 7)));
        assert_eq!((first.start, first.end), (2, 5));
        assert_eq!((second.start, second.end), (0, 4));
    }

    #[test]
    fn a_long_line_is_shown_in_part() {
        let found = json(&format!("SELECT '{}'; TRUNCATE t", "é".repeat(5000)));
        let source = found[0]["source"].as_str().unwrap();
        assert!(source.len() < 300 && source.contains("TRUNCATE t"));
    }

    #[test]
    fn options_say_what_is_wrong_with_them() {
        let error = |json| VerifyOptions::read(Some(json)).unwrap_err();
        assert_eq!(
            error(r#"{"dsql": "2024-01-01"}"#),
            "options: `dsql: \"2024-01-01\"`: Aurora DSQL has been generally available since \
             2025-05-27; there is no release of 2024-01-01"
        );
        assert_eq!(
            error(r#"{"ignore": ["array-typ"]}"#),
            "options: `ignore` names `array-typ`, which is no rule"
        );
        assert_eq!(
            error(r#"{"dslq": "latest"}"#),
            "options: unknown field `dslq`, expected one of `file`, `dsql`, `select`, `ignore`, \
             `assumeTransaction`"
        );
        assert_eq!(
            error(r#"{"assumeTransaction": "no"}"#),
            "options: `assumeTransaction` is neither `statement` nor `file`"
        );
        assert_eq!(
            error(r#"{"select": "truncate"}"#),
            "options: invalid type: string \"truncate\", expected a sequence"
        );
    }

    #[test]
    fn releases_are_each_named_once_newest_first() {
        let entries = releases();
        assert_eq!(entries[0].release, Release::LATEST.to_string());
        assert!(entries.windows(2).all(|it| it[0].release > it[1].release));
    }
}
