//! The states of the service, by day.

use std::fmt;
use std::str::FromStr;

use super::timeline::TIMELINE;
use crate::text::{Date, ParseDateError};

/// One change of what the service accepts, or of what is known about it.
#[derive(Clone, Copy, Debug)]
pub struct Change {
    /// The day it came, or the first day it can have come where only a range is known.
    pub date: Date,
    /// Whether the day itself is known.
    pub is_day_known: bool,
    /// What changed, as one sentence.
    pub summary: &'static str,
    /// Where it is written.
    pub source: &'static str,
}

/// The day of general availability: before it there was a preview, of which nothing is kept here.
pub const GENERAL_AVAILABILITY: Date = Date::new(2025, 5, 27);

/// A state of the service: what it accepted on a day.
///
/// Ordered by time. A change whose day is not known counts from the first day it can have come,
/// since a wrong refusal helps nobody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Release(Date);

impl Release {
    /// The newest known state, named by the last change whose day is known.
    pub const LATEST: Release = Release(latest());

    /// The state on the given day. After the newest change it is [`Release::LATEST`].
    ///
    /// # Errors
    /// A day before general availability.
    pub fn on(day: Date) -> Result<Release, ReleaseError> {
        if day < GENERAL_AVAILABILITY {
            return Err(ReleaseError::BeforeGeneralAvailability(day));
        }
        Ok(Release(day.min(Release::LATEST.0)))
    }

    /// Its day.
    pub const fn date(self) -> Date {
        self.0
    }
}

const fn latest() -> Date {
    let mut at = 0;
    while !TIMELINE[at].is_day_known {
        at += 1;
    }
    TIMELINE[at].date
}

impl fmt::Display for Release {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The text names no release.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReleaseError {
    /// Neither `latest` nor a date.
    #[error("a release is `latest` or a date such as {}", Release::LATEST)]
    NotADate,
    /// The service was not generally available yet.
    #[error(
        "Aurora DSQL has been generally available since {GENERAL_AVAILABILITY}; there is no release of {0}"
    )]
    BeforeGeneralAvailability(Date),
}

impl FromStr for Release {
    type Err = ReleaseError;

    fn from_str(text: &str) -> Result<Self, ReleaseError> {
        if text == "latest" {
            return Ok(Release::LATEST);
        }
        let day = text
            .parse()
            .map_err(|ParseDateError| ReleaseError::NotADate)?;
        Release::on(day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_timeline_goes_from_new_to_old_and_ends_with_general_availability() {
        assert!(TIMELINE.windows(2).all(|pair| pair[0].date >= pair[1].date));
        assert!(TIMELINE.iter().any(|it| it.date == GENERAL_AVAILABILITY));
        assert!(
            TIMELINE
                .iter()
                .all(|it| !it.source.is_empty() && !it.summary.ends_with('.'))
        );
    }

    #[test]
    fn names_a_release_by_day() {
        assert_eq!("latest".parse(), Ok(Release::LATEST));
        assert_eq!("2030-01-01".parse(), Ok(Release::LATEST));
        assert_eq!(
            "2026-04-13".parse::<Release>().unwrap().to_string(),
            "2026-04-13"
        );
        assert_eq!("tomorrow".parse::<Release>(), Err(ReleaseError::NotADate));
        let early = "2025-01-01".parse::<Release>().unwrap_err();
        assert!(early.to_string().contains("2025-05-27"), "{early}");
    }
}
