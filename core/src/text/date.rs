//! Calendar dates, as service changes are dated.

use std::fmt;
use std::str::FromStr;

/// A day of the Gregorian calendar, printed as `YYYY-MM-DD`. Ordered by time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// The given day. Meant for constants; [`Date::from_str`] checks what people type.
    pub const fn new(year: u16, month: u8, day: u8) -> Self {
        Self { year, month, day }
    }

    /// The day before.
    #[must_use]
    pub fn previous(self) -> Self {
        if self.day > 1 {
            Self {
                day: self.day - 1,
                ..self
            }
        } else if self.month > 1 {
            let month = self.month - 1;
            Self {
                month,
                day: days_in(self.year, month),
                ..self
            }
        } else {
            Self {
                year: self.year.saturating_sub(1),
                month: 12,
                day: 31,
            }
        }
    }

    /// Days since 0000-03-01, for differences between two dates.
    pub fn day_number(self) -> i64 {
        let shifted_year = i64::from(self.year) - i64::from(self.month <= 2);
        let month = (i64::from(self.month) + 9) % 12;
        shifted_year * 365 + shifted_year.div_euclid(4) - shifted_year.div_euclid(100)
            + shifted_year.div_euclid(400)
            + (month * 153 + 2) / 5
            + i64::from(self.day)
            - 1
    }
}

const fn days_in(year: u16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if (year.is_multiple_of(4) && !year.is_multiple_of(100)) || year.is_multiple_of(400) => {
            29
        }
        2 => 28,
        _ => 31,
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// The text is not a day of the calendar in the form `YYYY-MM-DD`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a date of the form YYYY-MM-DD")]
pub struct ParseDateError;

impl FromStr for Date {
    type Err = ParseDateError;

    fn from_str(text: &str) -> Result<Self, ParseDateError> {
        let bytes = text.as_bytes();
        let shaped = bytes.len() == 10
            && bytes.iter().enumerate().all(|(at, byte)| match at {
                4 | 7 => *byte == b'-',
                _ => byte.is_ascii_digit(),
            });
        if !shaped {
            return Err(ParseDateError);
        }
        let number = |from: usize, to: usize| -> u16 {
            bytes[from..to]
                .iter()
                .fold(0, |sum, digit| sum * 10 + u16::from(digit - b'0'))
        };
        let (year, month, day) = (number(0, 4), number(5, 7) as u8, number(8, 10) as u8);
        if !(1..=12).contains(&month) || day == 0 || day > days_in(year, month) {
            return Err(ParseDateError);
        }
        Ok(Self { year, month, day })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_only_days_of_the_calendar() {
        for good in ["2025-05-27", "2024-02-29", "2026-12-31"] {
            assert_eq!(good.parse::<Date>().unwrap().to_string(), good);
        }
        for bad in [
            "2026-02-29",
            "2026-13-01",
            "2026-00-10",
            "2026-1-1",
            "latest",
            "2026-09-15 ",
            "",
        ] {
            assert_eq!(bad.parse::<Date>(), Err(ParseDateError), "{bad}");
        }
    }

    #[test]
    fn counts_days_and_steps_back() {
        let date = |text: &str| text.parse::<Date>().unwrap();
        assert_eq!(date("2026-03-01").previous(), date("2026-02-28"));
        assert_eq!(date("2024-03-01").previous(), date("2024-02-29"));
        assert_eq!(date("2026-01-01").previous(), date("2025-12-31"));
        assert_eq!(
            date("2026-11-22").day_number() - date("2026-09-15").day_number(),
            68
        );
    }
}
