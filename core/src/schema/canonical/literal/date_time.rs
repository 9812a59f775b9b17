//! Dates and times. Where nobody names a zone, UTC is meant, as on the service; zones with names are
//! not looked up, and dates whose order of day and month is a setting are not read.

/// What a date or a time says.
#[derive(Default)]
struct Moment {
    /// `infinity` and the like.
    word: Option<String>,
    /// Year, month, day; years before Christ are negative.
    date: Option<(i32, i32, i32)>,
    /// Hours, minutes, and seconds as text.
    clock: Option<(i32, i32, String)>,
    /// Minutes east of UTC.
    zone: Option<i32>,
}

const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

pub(super) fn date(text: &str) -> Option<String> {
    let moment = read(text)?;
    moment.word.or_else(|| moment.date.map(date_text))
}

pub(super) fn time(text: &str) -> Option<String> {
    read(text)?.clock.as_ref().map(clock_text)
}

/// `10:00+2` as `10:00:00+02:00`.
pub(super) fn time_with_zone(text: &str) -> Option<String> {
    let moment = read(text)?;
    let offset = moment.zone.unwrap_or(0);
    let sign = if offset < 0 { '-' } else { '+' };
    let (hours, minutes) = (offset.abs() / 60, offset.abs() % 60);
    let clock = clock_text(&moment.clock?);
    Some(format!("{clock}{sign}{hours:02}:{minutes:02}"))
}

/// Date and time, in UTC if `zoned`.
pub(super) fn timestamp(text: &str, zoned: bool) -> Option<String> {
    let moment = read(text)?;
    if moment.word.is_some() {
        return moment.word;
    }
    let midnight = || (0, 0, "00".to_owned());
    let (hours, minutes, seconds) = moment.clock.unwrap_or_else(midnight);
    let offset = if zoned { moment.zone.unwrap_or(0) } else { 0 };
    let (date, hours, minutes) = moved(moment.date?, hours, minutes - offset);
    let clock = clock_text(&(hours, minutes, seconds));
    Some(format!("{} {clock}", date_text(date)))
}

fn date_text((year, month, day): (i32, i32, i32)) -> String {
    let era = if year < 0 { " BC" } else { "" };
    format!("{:04}-{month:02}-{day:02}{era}", year.abs())
}

fn clock_text((hours, minutes, seconds): &(i32, i32, String)) -> String {
    format!("{hours:02}:{minutes:02}:{seconds:0>2}")
}

/// The date and the clock without minutes below 0 or above 59.
fn moved(date: (i32, i32, i32), hours: i32, minutes: i32) -> ((i32, i32, i32), i32, i32) {
    let total = hours * 60 + minutes;
    let (mut year, mut month, mut day) = date;
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
    ((year, month, day), clock / 60, clock % 60)
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

fn read(text: &str) -> Option<Moment> {
    let mut moment = Moment::default();
    let lower = text.trim().to_ascii_lowercase();
    // `2026-01-31t10:00`
    let spaced = match lower.split_once('t') {
        Some((day, clock))
            if day.ends_with(|it: char| it.is_ascii_digit())
                && clock.starts_with(|it: char| it.is_ascii_digit()) =>
        {
            format!("{day} {clock}")
        }
        _ => lower.replace(',', " "),
    };
    let mut numbers: Vec<i32> = Vec::new();
    let mut month = None;
    for word in spaced.split_whitespace() {
        match word {
            "infinity" | "-infinity" => moment.word = Some(word.to_owned()),
            "epoch" => moment.date = Some((1970, 1, 1)),
            "allballs" => {
                moment.clock = Some((0, 0, "00".to_owned()));
                moment.zone = Some(0);
            }
            "am" | "pm" => {
                let numbers = &mut numbers;
                let clock = moment.clock.take();
                let clock = clock.or_else(|| Some((numbers.pop()?, 0, "00".to_owned())));
                let (hours, minutes, seconds) = clock?;
                let hours = hours % 12 + if word == "pm" { 12 } else { 0 };
                moment.clock = Some((hours, minutes, seconds));
            }
            "ad" => {}
            "bc" => {
                let (year, month, day) = moment.date?;
                moment.date = Some((-year, month, day));
            }
            "utc" | "gmt" | "z" | "zulu" => moment.zone = Some(0),
            _ if word.contains(':') => clock(word, &mut moment)?,
            _ if word.starts_with(['+', '-']) => moment.zone = Some(zone(word)?),
            _ if word.starts_with(|it: char| it.is_ascii_alphabetic()) => {
                month = Some(month_number(word)?);
            }
            _ => digits(word, &mut moment, &mut numbers)?,
        }
    }
    if let Some(month) = month {
        // `31 January 2026`, `Jan 31 2026`
        let &[day, year] = numbers.as_slice() else {
            return None;
        };
        let is_plain = (1..=31).contains(&day) && year > 31;
        moment.date = is_plain.then_some((year, month, day));
        moment.date?;
    } else if !numbers.is_empty() {
        return None;
    }
    let is_something = moment.word.is_some() || moment.date.is_some() || moment.clock.is_some();
    is_something.then_some(moment)
}

fn month_number(word: &str) -> Option<i32> {
    let found = MONTHS.iter().position(|it| word.starts_with(it))?;
    i32::try_from(found + 1).ok()
}

/// `2026-1-31`, `20260131`, `2026-Jan-31`; `103000` after a date or alone; or just a number.
fn digits(word: &str, moment: &mut Moment, numbers: &mut Vec<i32>) -> Option<()> {
    let is_number = word.bytes().all(|it| it.is_ascii_digit());
    let number = |text: &str| text.parse::<i32>().ok();
    if word.contains('-') {
        let parts: Vec<&str> = word.split('-').collect();
        let &[year, month, day] = parts.as_slice() else {
            return None;
        };
        // Two digits may mean another century.
        if year.len() < 4 || day.len() > 2 {
            return None;
        }
        let month = number(month).or_else(|| month_number(month))?;
        moment.date = Some((number(year)?, month, number(day)?));
        return Some(());
    }
    if !is_number {
        return None;
    }
    match word.len() {
        8 => {
            moment.date = Some((
                number(&word[..4])?,
                number(&word[4..6])?,
                number(&word[6..])?,
            ));
        }
        6 => {
            let (hours, rest) = (number(&word[..2])?, &word[2..]);
            moment.clock = Some((hours, number(&rest[..2])?, rest[2..].to_owned()));
        }
        _ => numbers.push(number(word)?),
    }
    Some(())
}

/// `10:30`, `10:30:15.50`, each with a zone after it.
fn clock(word: &str, moment: &mut Moment) -> Option<()> {
    let end = word.find(['+', '-', 'z']).unwrap_or(word.len());
    let (clock, rest) = word.split_at(end);
    match rest {
        "" => {}
        "z" => moment.zone = Some(0),
        _ => moment.zone = Some(zone(rest)?),
    }
    let mut parts = clock.split(':');
    let mut number = || -> Option<i32> {
        let part = parts.next()?;
        let is_number = part.len() <= 2 && part.bytes().all(|it| it.is_ascii_digit());
        part.parse().ok().filter(|_| is_number)
    };
    let (hours, minutes) = (number()?, number()?);
    let seconds = parts.next().unwrap_or("00");
    let (whole, fraction) = seconds.split_once('.').unwrap_or((seconds, ""));
    let fraction = fraction.trim_end_matches('0');
    let is_number = |it: &str| it.bytes().all(|it| it.is_ascii_digit());
    if parts.next().is_some() || whole.len() > 2 || !is_number(whole) || !is_number(fraction) {
        return None;
    }
    let point = if fraction.is_empty() { "" } else { "." };
    moment.clock = Some((hours, minutes, format!("{whole:0>2}{point}{fraction}")));
    Some(())
}

/// `+02`, `-5:30`, `+0530` in minutes east of UTC.
fn zone(written: &str) -> Option<i32> {
    let digits: String = written[1..].chars().filter(|it| *it != ':').collect();
    let is_number = digits.bytes().all(|it| it.is_ascii_digit());
    let (hours, minutes) = match digits.len() {
        1 | 2 if is_number => (&*digits, "0"),
        3 | 4 if is_number => digits.split_at(digits.len() - 2),
        _ => return None,
    };
    let minutes = hours.parse::<i32>().ok()? * 60 + minutes.parse::<i32>().ok()?;
    Some(if written.starts_with('-') {
        -minutes
    } else {
        minutes
    })
}
