//! Intervals: months, days and microseconds, which is what PostgreSQL keeps.

const SECOND: i64 = 1_000_000;
const MINUTE: i64 = 60 * SECOND;
const HOUR: i64 = 60 * MINUTE;
const DAY: f64 = 24.0 * HOUR as f64;

#[derive(Default)]
struct Interval {
    months: i64,
    days: i64,
    micros: i64,
}

impl Interval {
    fn text(&self) -> String {
        format!("{} {} {}", self.months, self.days, self.micros)
    }
}

/// The interval that a text says where it may have these fields: `field` is the last of them, in upper
/// case. Its seconds have so many digits.
pub(super) fn interval(text: &str, field: Option<&str>, precision: Option<i64>) -> Option<String> {
    let iso = iso_words(text.trim());
    let words: Vec<&str> = iso.as_deref().unwrap_or(text).split_whitespace().collect();
    let mut found = Interval::default();
    let mut at = 0;
    let mut is_ago = false;
    if words.is_empty() {
        return None;
    }
    while let Some(word) = words.get(at) {
        at += 1;
        let next = words.get(at).copied();
        if *word == "@" {
            continue;
        }
        if word.eq_ignore_ascii_case("ago") {
            is_ago = true;
            continue;
        }
        let (sign, unsigned) = match word.strip_prefix('-') {
            Some(rest) => (-1, rest),
            None => (1, word.strip_prefix('+').unwrap_or(word)),
        };
        if unsigned.contains(':') {
            let micros = clock_micros(unsigned, field)?;
            found.micros = found.micros.checked_add(sign * micros)?;
            continue;
        }
        if let Some((years, months)) = unsigned.split_once('-') {
            let years = years.parse::<i64>().ok()?.checked_mul(12)?;
            let months = years.checked_add(months.parse::<i64>().ok()?)?;
            found.months = found.months.checked_add(sign * months)?;
            continue;
        }
        // `1day` is `1 day`.
        let split = word
            .find(|it: char| it.is_ascii_alphabetic())
            .unwrap_or(word.len());
        let (amount, unit) = word.split_at(split);
        let unit = match next {
            _ if !unit.is_empty() => unit,
            // A number before a time is of days.
            Some(next) if next.contains(':') => "day",
            Some(next) if next.starts_with(|it: char| it.is_ascii_alphabetic()) => {
                at += 1;
                next
            }
            // Without a unit the last field is meant, or seconds.
            _ => field.unwrap_or("second"),
        };
        add(&mut found, amount, unit)?;
    }
    if is_ago {
        found.months = found.months.saturating_neg();
        found.days = found.days.saturating_neg();
        found.micros = found.micros.saturating_neg();
    }
    cut(&mut found, field, precision);
    Some(found.text())
}

/// The text of an interval without what lies below the last field.
pub(super) fn cut_again(text: &str, field: Option<&str>, precision: Option<i64>) -> Option<String> {
    let mut parts = text.split(' ').map(|it| it.parse::<i64>().ok());
    let mut found = Interval {
        months: parts.next()??,
        days: parts.next()??,
        micros: parts.next()??,
    };
    cut(&mut found, field, precision);
    Some(found.text())
}

/// What lies below the last field goes.
fn cut(found: &mut Interval, field: Option<&str>, precision: Option<i64>) {
    let unit = match field {
        Some("YEAR") => {
            found.months -= found.months % 12;
            (found.days, found.micros) = (0, 0);
            1
        }
        Some("MONTH") => {
            (found.days, found.micros) = (0, 0);
            1
        }
        Some("DAY") => {
            found.micros = 0;
            1
        }
        Some("HOUR") => HOUR,
        Some("MINUTE") => MINUTE,
        _ => 1,
    };
    found.micros -= found.micros % unit;
    if let Some(digits) = precision.and_then(|it| u32::try_from(it).ok())
        && digits < 6
    {
        let unit = 10_i64.pow(6 - digits);
        let half = if found.micros < 0 {
            -unit / 2
        } else {
            unit / 2
        };
        found.micros = found.micros.saturating_add(half) / unit * unit;
    }
}

fn add(found: &mut Interval, amount: &str, unit: &str) -> Option<()> {
    let unit = unit.to_ascii_lowercase();
    // `ms` and `us` would lose the letter that tells them from minutes and seconds.
    let unit = match &*unit {
        "ms" => "millisecond",
        "us" => "microsecond",
        "s" => "second",
        unit => unit.trim_end_matches('s'),
    };
    let amount = amount.parse::<f64>().ok().filter(|it| it.is_finite())?;
    let whole = |it: f64| it.trunc() as i64;
    match unit {
        "millennium" | "century" | "decade" | "year" | "yr" | "y" => {
            let years = match unit {
                "millennium" => 1_000.0,
                "century" => 100.0,
                "decade" => 10.0,
                _ => 1.0,
            };
            found.months = found
                .months
                .checked_add((amount * years * 12.0).round() as i64)?;
        }
        "month" | "mon" => {
            found.months = found.months.checked_add(whole(amount))?;
            add_days(found, amount.fract() * 30.0)?;
        }
        "week" | "w" => add_days(found, amount * 7.0)?,
        "day" | "d" => add_days(found, amount)?,
        _ => {
            let factor = match unit {
                "hour" | "hr" | "h" => HOUR,
                "minute" | "min" | "m" => MINUTE,
                "second" | "sec" => SECOND,
                "millisecond" | "msec" => 1_000,
                "microsecond" | "usec" => 1,
                _ => return None,
            };
            let micros = (amount * factor as f64).round() as i64;
            found.micros = found.micros.checked_add(micros)?;
        }
    }
    Some(())
}

/// Parts of a day are hours.
fn add_days(found: &mut Interval, days: f64) -> Option<()> {
    found.days = found.days.checked_add(days.trunc() as i64)?;
    let micros = (days.fract() * DAY).round() as i64;
    found.micros = found.micros.checked_add(micros)?;
    Some(())
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

/// `4:05:06` in microseconds. Of two numbers the second is minutes, unless it is told or has a point.
fn clock_micros(clock: &str, field: Option<&str>) -> Option<i64> {
    let parts: Vec<&str> = clock.split(':').collect();
    let is_seconds = parts.len() == 2 && (parts[1].contains('.') || field == Some("SECOND"));
    let mut parts = parts.into_iter();
    let hours: i64 = if is_seconds {
        0
    } else {
        parts.next()?.parse().ok()?
    };
    let minutes: i64 = parts.next()?.parse().ok()?;
    let seconds: f64 = match parts.next() {
        Some(seconds) => seconds.parse().ok()?,
        None => 0.0,
    };
    if parts.next().is_some() || !(0.0..=60.0).contains(&seconds) || hours < 0 {
        return None;
    }
    hours
        .checked_mul(HOUR)?
        .checked_add(minutes.checked_mul(MINUTE)?)?
        .checked_add((seconds * SECOND as f64).round() as i64)
}
