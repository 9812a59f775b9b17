//! `jsonb` and `jsonpath` constants. Spaces, the order of keys and the spelling of numbers say nothing
//! there.

use super::number;
use crate::order::sort_by;

/// How deep a value may be nested.
const MAX_DEPTH: u32 = 100;

/// A value in one form; `None` if it is no JSON.
pub(super) fn jsonb(text: &str) -> Option<String> {
    let mut rest = text;
    let mut out = String::new();
    value(&mut rest, &mut out, 0)?;
    rest.trim_start().is_empty().then_some(out)
}

fn eat(rest: &mut &str, wanted: char) -> bool {
    *rest = rest.trim_start();
    match rest.strip_prefix(wanted) {
        Some(after) => {
            *rest = after;
            true
        }
        None => false,
    }
}

fn value(rest: &mut &str, out: &mut String, depth: u32) -> Option<()> {
    if depth > MAX_DEPTH {
        return None;
    }
    *rest = rest.trim_start();
    match rest.chars().next()? {
        '{' => {
            eat(rest, '{');
            let mut fields: Vec<(String, String)> = Vec::new();
            while !eat(rest, '}') {
                if !fields.is_empty() && !eat(rest, ',') {
                    return None;
                }
                let name = string(rest)?;
                if !eat(rest, ':') {
                    return None;
                }
                let mut field = String::new();
                value(rest, &mut field, depth + 1)?;
                // The last of several with one name is kept.
                fields.retain(|it| it.0 != name);
                fields.push((name, field));
            }
            sort_by(&mut fields, |one, other| one.0.cmp(&other.0));
            out.push('{');
            for (name, field) in fields {
                out.push_str(&format!("{name:?}:{field},"));
            }
            out.push('}');
        }
        '[' => {
            eat(rest, '[');
            out.push('[');
            let mut is_first = true;
            while !eat(rest, ']') {
                if !is_first && !eat(rest, ',') {
                    return None;
                }
                is_first = false;
                value(rest, out, depth + 1)?;
                out.push(',');
            }
            out.push(']');
        }
        '"' => out.push_str(&format!("{:?}", string(rest)?)),
        _ => {
            let end = rest
                .find(|it: char| !it.is_ascii_alphanumeric() && !matches!(it, '+' | '-' | '.'))
                .unwrap_or(rest.len());
            let (word, after) = rest.split_at(end);
            *rest = after;
            match word {
                "true" | "false" | "null" => out.push_str(word),
                _ => out.push_str(&number(word)?),
            }
        }
    }
    Some(())
}

/// A string with its escapes resolved.
fn string(rest: &mut &str) -> Option<String> {
    *rest = rest.trim_start();
    if !rest.starts_with('"') {
        return None;
    }
    let mut is_escaped = false;
    let end = rest[1..].find(|it| {
        let ends = it == '"' && !is_escaped;
        is_escaped = it == '\\' && !is_escaped;
        ends
    })?;
    let (quoted, after) = rest.split_at(end + 2);
    *rest = after;
    serde_json::from_str(quoted).ok()
}

/// A path without spaces, without quotes around plain names, and without parentheses around all of
/// it.
pub(super) fn path(text: &str) -> String {
    let mut out = String::new();
    let mut parts = text.split('"');
    if let Some(first) = parts.next() {
        out.extend(first.chars().filter(|it| !it.is_whitespace()));
    }
    while let Some(quoted) = parts.next() {
        let is_name = out.ends_with('.')
            && quoted
                .chars()
                .all(|it| it.is_ascii_alphanumeric() || it == '_');
        if is_name {
            out.push_str(quoted);
        } else {
            out.push_str(&format!("{quoted:?}"));
        }
        if let Some(plain) = parts.next() {
            out.extend(plain.chars().filter(|it| !it.is_whitespace()));
        }
    }
    match out.strip_prefix('(').and_then(|it| it.strip_suffix(')')) {
        Some(inner) if !inner.contains(['(', ')']) => inner.to_owned(),
        _ => out,
    }
}
