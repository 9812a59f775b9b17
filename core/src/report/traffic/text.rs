//! The report for a terminal.

use super::{StatementReport, Totals, name};
use crate::report::text::{self, Style, printable};
use crate::service::Release;

/// The statements, each with how often and where it was seen, and its findings.
pub fn render(statements: &[StatementReport<'_>], style: Style) -> String {
    let mut out = String::new();
    for (at, it) in statements.iter().enumerate() {
        let name = name(at);
        out.push_str(&format!("{name}: {}\n", seen(it)));
        out.push_str(&text::render(&it.file(&name), style));
    }
    out
}

fn seen(it: &StatementReport<'_>) -> String {
    let times = match it.count {
        0 => "prepared only".to_owned(),
        1 => "sent once".to_owned(),
        count => format!("sent {count} times"),
    };
    let application = match it.first.application {
        "" => String::new(),
        name => format!(" ({})", printable(name)),
    };
    let place = match it.first.statement {
        0 => "in the start packet".to_owned(),
        number => format!("as statement {number}"),
    };
    let connection = it.first.connection;
    format!("{times}, first {place} of connection {connection}{application}")
}

/// The last line: how much was found, and for which release.
pub fn summary(statements: &[StatementReport<'_>], totals: Totals, release: Release) -> String {
    let judged = format!("Aurora DSQL as of {release}");
    let sent = match totals.statements {
        1 => "1 statement".to_owned(),
        count => format!("{count} statements"),
    };
    let mut line = match statements.len() {
        0 => format!("{sent}: none would be refused ({judged})"),
        1 => format!("{sent}: 1 distinct one would be refused ({judged})"),
        count => format!("{sent}: {count} distinct ones would be refused ({judged})"),
    };
    if totals.omitted > 0 {
        line.push_str(&format!("; {} more are left out", totals.omitted));
    }
    line
}
