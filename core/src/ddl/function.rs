//! `CREATE FUNCTION`.

use super::create_table::value;
use crate::ident::QualifiedName;
use crate::parse::ddl::function::{ArgumentMode, Volatility};
use crate::schema::{Argument, Function, FunctionBody, FunctionResult, written};
use std::fmt::Write as _;

/// `CREATE [OR REPLACE] FUNCTION …`
pub fn create_function(name: &QualifiedName, function: &Function, or_replace: bool) -> String {
    let replace = if or_replace { "OR REPLACE " } else { "" };
    let arguments: Vec<String> = function.arguments.iter().map(argument).collect();
    let mut text = format!(
        "CREATE {replace}FUNCTION {}({})",
        written(name),
        arguments.join(", ")
    );
    match &function.result {
        // The arguments say it.
        Some(FunctionResult::One(_)) if function.has_output() => {}
        Some(FunctionResult::One(it)) => {
            let _ = write!(text, " RETURNS {it}");
        }
        Some(FunctionResult::Set(it)) => {
            let _ = write!(text, " RETURNS SETOF {it}");
        }
        Some(FunctionResult::Table(columns)) => {
            let columns = columns.iter().map(|(name, it)| format!("{name} {it}"));
            let columns: Vec<String> = columns.collect();
            let _ = write!(text, " RETURNS TABLE ({})", columns.join(", "));
        }
        None => {}
    }
    text.push_str(" LANGUAGE sql");
    text.push_str(match function.volatility {
        Volatility::Immutable => " IMMUTABLE",
        Volatility::Stable => " STABLE",
        Volatility::Volatile => "",
    });
    for (is_written, words) in [
        (function.is_strict, " STRICT"),
        (function.is_definer, " SECURITY DEFINER"),
    ] {
        text.push_str(if is_written { words } else { "" });
    }
    for (word, written) in [
        ("PARALLEL", &function.parallel),
        ("COST", &function.cost),
        ("ROWS", &function.rows),
    ] {
        if let Some(written) = written {
            let _ = write!(text, " {word} {written}");
        }
    }
    for (setting, value) in function.settings.iter() {
        let _ = write!(text, " SET {setting} TO {value}");
    }
    match &function.body {
        FunctionBody::Sql(body) => {
            let _ = write!(text, "\n{body}");
        }
        FunctionBody::Text(body) => {
            let tag = free_tag(body);
            let _ = write!(text, "\nAS ${tag}${body}${tag}$");
        }
    }
    text
}

fn argument(it: &Argument) -> String {
    let mode = match it.mode {
        ArgumentMode::In => "",
        ArgumentMode::Out => "OUT ",
        ArgumentMode::InOut => "INOUT ",
        ArgumentMode::Variadic => "VARIADIC ",
    };
    let mut text = mode.to_owned();
    if let Some(name) = &it.name {
        let _ = write!(text, "{name} ");
    }
    let _ = write!(text, "{}", it.data_type);
    if let Some(default) = &it.default {
        let _ = write!(text, " DEFAULT {}", value(default));
    }
    text
}

/// A tag for dollar quotes that does not stand in the text.
fn free_tag(body: &str) -> String {
    let mut tag = String::new();
    while body.contains(&format!("${tag}$")) || body.ends_with(&format!("${tag}")) {
        tag.push_str("body");
    }
    tag
}
