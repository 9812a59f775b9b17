//! Constants as PostgreSQL prints them after it has read them as a type.

use super::DataType;
use super::tree::{Head, Tree};
use crate::order::sort_by;
use serde_json::Value;

/// A string constant read as a type: what `'text'::type` becomes. `None` where the cast says more
/// than the constant, so that it must stay.
pub(super) fn read_as(text: &str, data_type: &DataType) -> Option<Tree> {
    if data_type.is_array() && data_type.fact().is_some() {
        // The elements are not looked into.
        return Some(Tree::leaf(Head::Text(text.to_owned())));
    }
    let name = data_type.system_name()?;
    if let Some(fields) = data_type.fields()
        && text.trim().parse::<i64>().is_ok()
    {
        // `interval '1' day`
        let unit = fields.rsplit(' ').next().unwrap_or(fields);
        let full = format!("{text} {unit}");
        let literal = Tree::leaf(Head::Text(interval(&full).unwrap_or(full)));
        return Some(Tree::new(Head::Cast(data_type.clone()), vec![literal]));
    }
    let is_bare = data_type.is_bare();
    let as_text = |text: String| {
        let literal = Tree::leaf(Head::Text(text));
        if is_bare {
            literal
        } else {
            Tree::new(Head::Cast(data_type.clone()), vec![literal])
        }
    };
    Some(match name {
        "int2" | "int4" | "int8" | "numeric" | "float4" | "float8" if is_bare => {
            let number = number(text.trim())?;
            let literal = Tree::leaf(Head::Number(number.clone()));
            if natural_type(&number) == name {
                literal
            } else {
                Tree::new(Head::Cast(DataType::system(name)), vec![literal])
            }
        }
        "bool" => Tree::leaf(Head::Bool(boolean(text)?)),
        "text" | "varchar" | "bpchar" | "name" => as_text(text.to_owned()),
        "uuid" => as_text(uuid(text)),
        "json" => as_text(text.to_owned()),
        "jsonb" => as_text(jsonb(text)),
        "bytea" => as_text(bytea(text)),
        "interval" => as_text(interval(text).unwrap_or_else(|| text.to_owned())),
        "date" => as_text(date(text).unwrap_or_else(|| text.to_owned())),
        "time" => as_text(time(text).unwrap_or_else(|| text.to_owned())),
        "timetz" => as_text(zoned_time(text).unwrap_or_else(|| text.to_owned())),
        "timestamp" => as_text(timestamp(text, false).unwrap_or_else(|| text.to_owned())),
        "timestamptz" => as_text(timestamp(text, true).unwrap_or_else(|| text.to_owned())),
        _ => return None,
    })
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

fn boolean(text: &str) -> Option<bool> {
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

/// Spaces and the order of keys say nothing in jsonb.
fn jsonb(text: &str) -> String {
    match serde_json::from_str::<Value>(text) {
        Ok(value) => {
            let mut sorted = String::new();
            write_json(&value, &mut sorted);
            sorted
        }
        Err(_) => text.to_owned(),
    }
}

fn write_json(value: &Value, out: &mut String) {
    match value {
        Value::Array(items) => {
            out.push('[');
            for item in items {
                write_json(item, out);
                out.push(',');
            }
            out.push(']');
        }
        Value::Object(fields) => {
            let mut names: Vec<&String> = fields.keys().collect();
            sort_by(&mut names, Ord::cmp);
            out.push('{');
            for name in names {
                out.push_str(&Value::String(name.clone()).to_string());
                out.push(':');
                if let Some(field) = fields.get(name) {
                    write_json(field, out);
                }
                out.push(',');
            }
            out.push('}');
        }
        leaf => out.push_str(&leaf.to_string()),
    }
}

/// `2026-1-1` as `2026-01-01`.
fn date(text: &str) -> Option<String> {
    let mut parts = text.trim().splitn(3, '-');
    let mut part = |digits: usize| -> Option<String> {
        let part = parts.next()?;
        let is_number =
            !part.is_empty() && part.len() <= digits && part.bytes().all(|it| it.is_ascii_digit());
        is_number.then(|| format!("{part:0>digits$}"))
    };
    let (year, month, day) = (part(4)?, part(2)?, part(2)?);
    // Two digits may mean another century.
    (text.trim().find('-') == Some(4)).then(|| format!("{year}-{month}-{day}"))
}

/// `6:00` as `06:00:00`.
fn time(text: &str) -> Option<String> {
    let (clock, fraction) = match text.trim().split_once('.') {
        Some((clock, fraction)) => (clock, fraction.trim_end_matches('0')),
        None => (text.trim(), ""),
    };
    let parts: Vec<&str> = clock.split(':').collect();
    let is_number = |it: &&str| -> bool {
        !it.is_empty() && it.len() <= 2 && it.bytes().all(|digit| digit.is_ascii_digit())
    };
    let is_fraction = fraction.bytes().all(|it| it.is_ascii_digit());
    if !(2..=3).contains(&parts.len()) || !parts.iter().all(is_number) || !is_fraction {
        return None;
    }
    let seconds = parts.get(2).unwrap_or(&"0");
    let point = if fraction.is_empty() { "" } else { "." };
    Some(format!(
        "{:0>2}:{:0>2}:{seconds:0>2}{point}{fraction}",
        parts[0], parts[1]
    ))
}

/// Date and time, in UTC if `zoned`; without a zone UTC is meant.
fn timestamp(text: &str, zoned: bool) -> Option<String> {
    let text = match text.trim() {
        "epoch" => "1970-01-01",
        text => text,
    };
    let (day, rest) = match text.find([' ', 'T', 't']) {
        Some(at) => (&text[..at], text[at + 1..].trim()),
        None => (text, ""),
    };
    let (rest, offset) = if zoned { zone(rest)? } else { (rest, 0) };
    let clock = if rest.is_empty() { "00:00:00" } else { rest };
    moved(&date(day)?, &time(clock)?, -offset)
}

/// A time with its zone: `10:00+2` as `10:00:00+02`.
fn zoned_time(text: &str) -> Option<String> {
    let (clock, offset) = zone(text.trim())?;
    let has_zone = clock.len() < text.trim().len();
    let sign = if offset < 0 { '-' } else { '+' };
    let (hours, minutes) = (offset.abs() / 60, offset.abs() % 60);
    has_zone.then_some(())?;
    Some(format!("{}{sign}{hours:02}:{minutes:02}", time(clock)?))
}

/// What stands before a zone, and the zone in minutes east of UTC. Zones with names are not looked up.
fn zone(text: &str) -> Option<(&str, i32)> {
    for utc in ["Z", "z", "UTC", "utc"] {
        if let Some(rest) = text.strip_suffix(utc) {
            return Some((rest.trim_end(), 0));
        }
    }
    let Some(at) = text.rfind(['+', '-']) else {
        return Some((text, 0));
    };
    let (rest, written) = text.split_at(at);
    let digits: String = written[1..].chars().filter(|it| *it != ':').collect();
    let is_number = digits.bytes().all(|it| it.is_ascii_digit());
    let (hours, minutes) = match digits.len() {
        1 | 2 if is_number => (&*digits, "0"),
        4 if is_number => digits.split_at(2),
        _ => return None,
    };
    let minutes = hours.parse::<i32>().ok()? * 60 + minutes.parse::<i32>().ok()?;
    let sign = if written.starts_with('-') { -1 } else { 1 };
    Some((rest.trim_end(), sign * minutes))
}

/// A date and a time so many minutes later.
fn moved(date: &str, time: &str, minutes: i32) -> Option<String> {
    if minutes == 0 {
        return Some(format!("{date} {time}"));
    }
    let number = |text: &str| text.parse::<i32>().ok();
    let mut parts = date.split('-').map(number);
    let (mut year, mut month, mut day) = (parts.next()??, parts.next()??, parts.next()??);
    let (hour, rest) = time.split_once(':')?;
    let (minute, seconds) = rest.split_once(':')?;
    let total = number(hour)? * 60 + number(minute)? + minutes;
    day += total.div_euclid(24 * 60);
    // No zone is more than a day away.
    if day < 1 {
        month -= 1;
        if month < 1 {
            (year, month) = (year - 1, 12);
        }
        day += days_of_month(year, month);
    } else if day > days_of_month(year, month) {
        day -= days_of_month(year, month);
        month += 1;
        if month > 12 {
            (year, month) = (year + 1, 1);
        }
    }
    let clock = total.rem_euclid(24 * 60);
    let (hour, minute) = (clock / 60, clock % 60);
    Some(format!(
        "{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{seconds}"
    ))
}

fn days_of_month(year: i32, month: i32) -> i32 {
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Months, days and microseconds, which is what PostgreSQL keeps.
fn interval(text: &str) -> Option<String> {
    let iso = iso_words(text.trim());
    let (mut months, mut days, mut micros) = (0_i64, 0_i64, 0_i64);
    let mut words = iso.as_deref().unwrap_or(text).split_whitespace().peekable();
    words.peek()?;
    while let Some(word) = words.next() {
        if word.contains(':') {
            let (sign, clock) = match word.strip_prefix('-') {
                Some(rest) => (-1, rest),
                None => (1, word.strip_prefix('+').unwrap_or(word)),
            };
            micros = micros.checked_add(sign * clock_micros(clock)?)?;
            continue;
        }
        // `1day` is `1 day`.
        let split = word
            .find(|it: char| it.is_ascii_alphabetic())
            .unwrap_or(word.len());
        let (amount, unit) = word.split_at(split);
        // Without a unit seconds are meant.
        let unit = if unit.is_empty() {
            words.next().unwrap_or("second")
        } else {
            unit
        };
        let unit = unit.to_ascii_lowercase();
        // `ms` would lose the letter that tells it from minutes.
        let unit = if unit == "ms" {
            "millisecond"
        } else {
            unit.trim_end_matches('s')
        };
        let (field, factor) = match unit {
            "year" | "yr" | "y" => (&mut months, 12),
            "month" | "mon" => (&mut months, 1),
            "week" | "w" => (&mut days, 7),
            "day" | "d" => (&mut days, 1),
            "hour" | "hr" | "h" => (&mut micros, 3_600_000_000),
            "minute" | "min" | "m" => (&mut micros, 60_000_000),
            "second" | "sec" => (&mut micros, 1_000_000),
            "millisecond" => (&mut micros, 1_000),
            "microsecond" => (&mut micros, 1),
            // `s` alone loses its letter above.
            "" => (&mut micros, 1_000_000),
            _ => return None,
        };
        let amount = match amount.parse::<i64>() {
            Ok(amount) => amount.checked_mul(factor)?,
            // Parts of a month or a day become days and hours; those are not counted here.
            Err(_) if factor >= 1_000 => {
                let amount = amount.parse::<f64>().ok().filter(|it| it.is_finite())?;
                (amount * factor as f64).round() as i64
            }
            Err(_) => return None,
        };
        *field = field.checked_add(amount)?;
    }
    Some(format!("{months} {days} {micros}"))
}

/// `P1Y2M3DT4H5M6S` as words: `1 y 2 mon 3 d 4 h 5 m 6 s`.
fn iso_words(text: &str) -> Option<String> {
    let rest = text.strip_prefix('P')?;
    let mut words = String::new();
    let mut is_time = false;
    let mut number = String::new();
    for letter in rest.chars() {
        let unit = match letter {
            'T' if number.is_empty() => {
                is_time = true;
                continue;
            }
            '0'..='9' | '.' | '-' => {
                number.push(letter);
                continue;
            }
            'Y' => "year",
            'M' if !is_time => "month",
            'W' => "week",
            'D' => "day",
            'H' => "hour",
            'M' => "minute",
            'S' => "second",
            _ => return None,
        };
        words.push_str(&format!("{} {unit} ", std::mem::take(&mut number)));
    }
    number.is_empty().then_some(words)
}

fn clock_micros(clock: &str) -> Option<i64> {
    let mut parts = clock.split(':');
    let hours: i64 = parts.next()?.parse().ok()?;
    let minutes: i64 = parts.next()?.parse().ok()?;
    let seconds: f64 = match parts.next() {
        Some(seconds) => seconds.parse().ok()?,
        None => 0.0,
    };
    if parts.next().is_some() || !(0.0..=60.0).contains(&seconds) || hours < 0 {
        return None;
    }
    hours
        .checked_mul(3_600_000_000)?
        .checked_add(minutes.checked_mul(60_000_000)?)?
        .checked_add((seconds * 1_000_000.0).round() as i64)
}
