//! The report for a terminal: each finding with its line, the place underlined.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet, Title};

use super::{FileReport, Place, Summary};
use crate::service::Release;
use crate::text::{Diagnostic, LineIndex, Severity, Span};

/// How the report looks.
#[derive(Clone, Copy, Debug, Default)]
pub struct Style {
    /// With ANSI colors.
    pub color: bool,
    /// With the findings of severity note.
    pub notes: bool,
}

/// The findings about one file, each followed by a blank line; empty where there are none.
pub fn render(file: &FileReport<'_>, style: Style) -> String {
    let renderer = renderer(style.color);
    let mut out = String::new();
    if let Some(error) = file.error {
        let title = Level::ERROR.primary_title(error);
        let group = Group::with_title(title).element(Origin::path(printable(file.name)));
        out.push_str(&renderer.render(&[group]));
        out.push_str("\n\n");
    }
    let index = LineIndex::new(file.text);
    for diagnostic in file.diagnostics {
        if diagnostic.severity == Severity::Note && !style.notes {
            continue;
        }
        out.push_str(&finding(file, &index, diagnostic, &renderer));
        out.push_str("\n\n");
    }
    out
}

fn finding(
    file: &FileReport<'_>,
    index: &LineIndex,
    it: &Diagnostic,
    renderer: &Renderer,
) -> String {
    let place = Place::new(file.text, index, it.span);
    let title = level(it.severity).primary_title(&it.message).id(it.rule);
    let mut group = at_place(title, file.name, &place);
    if let Some(note) = &it.note {
        group = group.element(Level::NOTE.message(note));
    }
    if let Some(help) = &it.help {
        group = group.element(Level::HELP.message(help));
    }
    if let Some(server) = &it.server {
        let sqlstate = server.sqlstate.unwrap_or("SQLSTATE unknown");
        let message = server.message.as_deref().unwrap_or("message unknown");
        let text = format!("{sqlstate}: {message}");
        group = group.element(Level::NOTE.with_name("server").message(text));
    }
    renderer.render(&[group])
}

const fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    }
}

/// A title above the line that it speaks of, the place underlined.
fn at_place<'a>(title: Title<'a>, name: &'a str, place: &Place<'a>) -> Group<'a> {
    // A span that goes on in the next line is underlined to the end of its first.
    let snippet = Snippet::source(place.line)
        .line_start(place.start.line as usize)
        .annotation(AnnotationKind::Primary.span(place.in_line.range()));
    let name = printable(name);
    if place.is_cut {
        // The renderer would count the column in the part that is shown.
        let origin = Origin::path(name).line(place.start.line as usize);
        title
            .element(origin.char_column(place.start.column as usize))
            .element(snippet)
    } else {
        title.element(snippet.path(name))
    }
}

/// Something about a place in a file that is no finding of a rule, followed by a blank line.
pub fn problem(
    name: &str,
    text: &str,
    span: Span,
    severity: Severity,
    message: &str,
    help: Option<&str>,
    color: bool,
) -> String {
    let remarks: Vec<_> = help.map(|it| ("help", it)).into_iter().collect();
    problem_with_remarks(name, text, span, severity, message, &remarks, color)
}

/// The same with several remarks below it, each with its name: `detail`, `hint`, `server`.
pub fn problem_with_remarks(
    name: &str,
    text: &str,
    span: Span,
    severity: Severity,
    message: &str,
    remarks: &[(&str, &str)],
    color: bool,
) -> String {
    let renderer = renderer(color);
    let place = Place::new(text, &LineIndex::new(text), span);
    let mut group = at_place(level(severity).primary_title(message), name, &place);
    for (name, remark) in remarks {
        let level = if *name == "help" {
            Level::HELP
        } else {
            Level::NOTE.with_name(*name)
        };
        group = group.element(level.message(*remark));
    }
    format!("{}\n\n", renderer.render(&[group]))
}

fn renderer(color: bool) -> Renderer {
    let renderer = if color {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    renderer.decor_style(DecorStyle::Ascii)
}

/// The last line: how much was found, and for which release.
pub fn summary(it: Summary, release: Release) -> String {
    let count = |number: usize, noun: &str| {
        let s = if number == 1 { "" } else { "s" };
        format!("{number} {noun}{s}")
    };
    let files = count(it.files, "file");
    let judged = format!("Aurora DSQL as of {release}");
    let mut line = if it.unreadable == it.files && it.files > 0 {
        format!("{files}: nothing checked ({judged})")
    } else if it.errors + it.warnings == 0 {
        format!("{files}: nothing found ({judged})")
    } else {
        let errors = count(it.errors, "error");
        let warnings = count(it.warnings, "warning");
        format!("{files}: {errors}, {warnings} ({judged})")
    };
    if it.unreadable > 0 {
        line.push_str(&format!(
            "; {} could not be read",
            count(it.unreadable, "file")
        ));
    }
    line
}

/// A file name without what would control the terminal.
pub(super) fn printable(name: &str) -> String {
    name.chars()
        .flat_map(|it| {
            let escaped =
                it.is_control() || matches!(it, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
            let (plain, escape) = if escaped {
                (None, Some(it.escape_unicode()))
            } else {
                (Some(it), None)
            };
            plain.into_iter().chain(escape.into_iter().flatten())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::verify::{Options, Verifier};

    fn rendered(sql: &str) -> String {
        let diagnostics = Verifier::new(Options::default()).verify_script(sql);
        let file = FileReport {
            name: "a.sql",
            text: sql,
            error: None,
            diagnostics: &diagnostics,
        };
        render(&file, Style::default())
    }

    #[test]
    fn underlines_the_offending_token() {
        let out = rendered("CREATE TABLE t (\n  id int,\n  tags text[]\n);");
        assert_eq!(
            out,
            "error[array-type]: column `tags` has an array type\n \
             --> a.sql:3:8\n  \
             |\n\
             3 |   tags text[]\n  \
             |        ^^^^^^\n  \
             |\n  \
             = note: Aurora DSQL has arrays in queries only, not as stored values\n  \
             = help: use `jsonb`, or a table with a row for each element\n  \
             = server: 0A000: datatype text[] not supported\n\n"
        );
    }

    #[test]
    fn shows_a_part_of_a_line_of_megabytes() {
        let sql = format!(
            "SELECT '{}'; TRUNCATE t; SELECT '{}'",
            "x".repeat(500_000),
            "y".repeat(500_000)
        );
        let out = rendered(&sql);
        assert!(
            out.contains("a.sql:1:500012") && out.len() < 2000,
            "{}",
            out.len()
        );
    }

    #[test]
    fn names_cannot_control_the_terminal() {
        let file = FileReport {
            name: "a\u{1b}[2J.sql",
            text: "",
            error: Some("cannot be read"),
            diagnostics: &[],
        };
        assert!(!render(&file, Style::default()).contains('\u{1b}'));
    }
}
