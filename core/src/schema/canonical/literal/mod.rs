//! Constants in one form for each value: what PostgreSQL prints after it has read them as a type, or
//! what both it and the file are turned into.

mod array;
mod date_time;
mod interval;
mod json;

use super::DataType;

/// A string constant read as a type, its modifiers left aside but for those of intervals, which are
/// part of the constant. `None` where it is not known what the value is: it is compared as it is
/// written then.
pub(super) fn read_as(text: &str, data_type: &DataType) -> Option<String> {
    if data_type.is_array() {
        return array::array(text, &data_type.element());
    }
    let trimmed = text.trim();
    match data_type.system_name()? {
        "int2" | "int4" | "int8" => number(trimmed),
        "numeric" => number(trimmed).or_else(|| not_finite(trimmed)),
        "float4" => trimmed.parse::<f32>().ok().map(|it| it.to_string()),
        "float8" => trimmed.parse::<f64>().ok().map(|it| it.to_string()),
        "bool" => boolean(text).map(|it| it.to_string()),
        "bit" | "varbit" => Some(bits(text)),
        "uuid" => Some(uuid(text)),
        "json" => None,
        "jsonb" => json::jsonb(text),
        "jsonpath" => Some(json::path(text)),
        "bytea" => Some(bytea(text)),
        "regclass" => relation(text),
        "inet" => Some(trimmed.to_ascii_lowercase()),
        "interval" => interval::interval(text, data_type.last_field(), data_type.precision()),
        "date" => date_time::date(text),
        "time" => date_time::time(text),
        "timetz" => date_time::time_with_zone(text),
        "timestamp" => date_time::timestamp(text, false),
        "timestamptz" => date_time::timestamp(text, true),
        _ => None,
    }
}

/// The type that a number has without a cast.
pub(super) fn natural_type(number: &str) -> &'static str {
    if number.contains('.') {
        "numeric"
    } else if number.parse::<i32>().is_ok() {
        "int4"
    } else if number.parse::<i64>().is_ok() {
        "int8"
    } else {
        "numeric"
    }
}

/// A number without exponent, other base or needless zeros before it. Zeros after the decimal point
/// stay, as they do in PostgreSQL.
pub(super) fn number(written: &str) -> Option<String> {
    let (sign, digits) = match written.strip_prefix('-') {
        Some(rest) => ("-", rest.trim_start()),
        None => ("", written.strip_prefix('+').unwrap_or(written)),
    };
    let lower = digits.to_ascii_lowercase();
    for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] {
        if let Some(rest) = lower.strip_prefix(prefix) {
            return u128::from_str_radix(rest, radix)
                .ok()
                .map(|it| format!("{sign}{it}"));
        }
    }
    let (mantissa, exponent) = match lower.split_once('e') {
        Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok()?),
        None => (lower.as_str(), 0),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let is_digits = |text: &str| text.bytes().all(|it| it.is_ascii_digit());
    if !is_digits(whole) || !is_digits(fraction) || (whole.is_empty() && fraction.is_empty()) {
        return None;
    }
    // A constant with a huge exponent is no number that a column could hold.
    if exponent.unsigned_abs() > 2_000 {
        return None;
    }
    let mut all = format!("{whole}{fraction}");
    let mut point = whole.len() as i64 + i64::from(exponent);
    if point < 0 {
        all.insert_str(0, &"0".repeat(point.unsigned_abs() as usize));
        point = 0;
    }
    let point = point as usize;
    if all.len() < point {
        all.push_str(&"0".repeat(point - all.len()));
    }
    let (whole, fraction) = all.split_at(point);
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    Some(if fraction.is_empty() {
        format!("{sign}{whole}")
    } else {
        format!("{sign}{whole}.{fraction}")
    })
}

/// The name of a relation; `public` is seldom written.
fn relation(text: &str) -> Option<String> {
    let name = crate::parse::qualified_name(text).ok()?;
    Some(crate::schema::written(&name).to_string())
}

/// An interval in the form of [`read_as`] without what lies below the fields of the type.
pub(super) fn cut_interval(text: &str, data_type: &DataType) -> String {
    let cut = interval::cut_again(text, data_type.last_field(), data_type.precision());
    cut.unwrap_or_else(|| text.to_owned())
}

fn not_finite(text: &str) -> Option<String> {
    let (sign, word) = match text.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    };
    match word.to_ascii_lowercase().as_str() {
        "nan" => Some("NaN".to_owned()),
        "inf" | "infinity" => Some(format!("{sign}Infinity")),
        _ => None,
    }
}

/// `B'101'`, `X'1F'` and what stands in their quotes, as binary digits.
pub(super) fn bits(written: &str) -> String {
    let is_hexadecimal = written.starts_with(['x', 'X']);
    let digits = written.trim_start_matches(['b', 'B', 'x', 'X']);
    let digits = digits.chars().filter(char::is_ascii_alphanumeric);
    if !is_hexadecimal {
        return digits.collect();
    }
    let values = digits.filter_map(|it| it.to_digit(16));
    values.map(|it| format!("{it:04b}")).collect()
}

pub(super) fn boolean(text: &str) -> Option<bool> {
    match text.trim().to_ascii_lowercase().as_str() {
        "t" | "tr" | "tru" | "true" | "y" | "ye" | "yes" | "on" | "1" => Some(true),
        "f" | "fa" | "fal" | "fals" | "false" | "n" | "no" | "of" | "off" | "0" => Some(false),
        _ => None,
    }
}

fn uuid(text: &str) -> String {
    let digits: String = text
        .chars()
        .filter(char::is_ascii_hexdigit)
        .map(|it| it.to_ascii_lowercase())
        .collect();
    let is_uuid = digits.len() == 32
        && text
            .chars()
            .all(|it| it.is_ascii_hexdigit() || matches!(it, '-' | '{' | '}'));
    if is_uuid { digits } else { text.to_owned() }
}

/// Bytes in hexadecimal, from either of the forms that PostgreSQL reads.
fn bytea(text: &str) -> String {
    if text.starts_with("\\x") {
        return text
            .chars()
            .filter(|it| !it.is_whitespace())
            .map(|it| it.to_ascii_lowercase())
            .collect();
    }
    escaped_bytes(text).map_or_else(
        || text.to_owned(),
        |bytes| {
            let digits = bytes.iter().map(|it| format!("{it:02x}"));
            format!("\\x{}", digits.collect::<String>())
        },
    )
}

/// The older form: a backslash doubled, or before three octal digits.
fn escaped_bytes(text: &str) -> Option<Vec<u8>> {
    let mut found = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        rest = after;
        if *first != b'\\' {
            found.push(*first);
            continue;
        }
        match after {
            [b'\\', after @ ..] => {
                found.push(b'\\');
                rest = after;
            }
            [
                a @ b'0'..=b'3',
                b @ b'0'..=b'7',
                c @ b'0'..=b'7',
                after @ ..,
            ] => {
                found.push((a - b'0') * 64 + (b - b'0') * 8 + (c - b'0'));
                rest = after;
            }
            _ => return None,
        }
    }
    Some(found)
}
