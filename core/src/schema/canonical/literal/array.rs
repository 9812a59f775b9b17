//! Array constants: `{1,2}`, `{{a,b},{"c d",NULL}}`.

use super::read_as;
use crate::schema::DataType;

/// How deep arrays may be nested; PostgreSQL has six dimensions.
const MAX_DEPTH: u32 = 8;

/// An array with every element in one form; `None` if it is none, or has bounds of its own.
pub(super) fn array(text: &str, element: &DataType) -> Option<String> {
    let mut rest = text.trim();
    let mut out = String::new();
    elements(&mut rest, element, &mut out, 0)?;
    rest.is_empty().then_some(out)
}

fn elements(rest: &mut &str, data_type: &DataType, out: &mut String, depth: u32) -> Option<()> {
    if depth > MAX_DEPTH {
        return None;
    }
    *rest = rest.strip_prefix('{')?.trim_start();
    out.push('{');
    loop {
        if rest.starts_with('{') {
            elements(rest, data_type, out, depth + 1)?;
        } else if rest.starts_with('"') {
            let value = quoted(rest)?;
            out.push_str(&format!(
                "{:?}",
                read_as(&value, data_type).unwrap_or(value)
            ));
        } else {
            let end = rest.find([',', '}', '"', '\\', '{'])?;
            let (value, after) = rest.split_at(end);
            *rest = after;
            let value = value.trim();
            if value.eq_ignore_ascii_case("null") {
                out.push_str("NULL");
            } else if !value.is_empty() {
                let value = read_as(value, data_type).unwrap_or_else(|| value.to_owned());
                out.push_str(&format!("{value:?}"));
            }
        }
        *rest = rest.trim_start();
        let mut letters = rest.chars();
        let next = letters.next()?;
        *rest = letters.as_str().trim_start();
        out.push(next);
        match next {
            ',' => {}
            '}' => return Some(()),
            _ => return None,
        }
    }
}

/// What stands in double quotes; a backslash takes the next character as it is.
fn quoted(rest: &mut &str) -> Option<String> {
    let mut value = String::new();
    let mut letters = rest[1..].chars();
    loop {
        match letters.next()? {
            '"' => break,
            '\\' => value.push(letters.next()?),
            letter => value.push(letter),
        }
    }
    *rest = letters.as_str();
    Some(value)
}
