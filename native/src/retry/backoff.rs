//! How long to wait before the next try.

use std::hash::{BuildHasher, RandomState};
use std::time::Duration;

/// No wait is longer, however often it doubles.
const LONGEST_DELAY: Duration = Duration::from_secs(30);

/// How often and after what time something is tried again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RetryPolicy {
    /// How many times after the first.
    pub max_retries: u32,
    /// The wait before the first retry; each later one doubles it, up to half a minute.
    pub base_delay: Duration,
}

impl Default for RetryPolicy {
    fn default() -> Self {
        Self {
            max_retries: 5,
            base_delay: Duration::from_secs(2),
        }
    }
}

impl RetryPolicy {
    /// The waits for one statement.
    pub fn backoff(self) -> Backoff {
        Backoff::new(self, random)
    }
}

/// The waits before each retry, until no more are allowed.
#[derive(Clone, Debug)]
pub struct Backoff {
    policy: RetryPolicy,
    jitter: fn() -> f64,
    retries: u32,
}

impl Backoff {
    /// `jitter` gives numbers from 0 up to 1: those who failed together shall not come back
    /// together.
    pub fn new(policy: RetryPolicy, jitter: fn() -> f64) -> Self {
        Self {
            policy,
            jitter,
            retries: 0,
        }
    }

    /// How many waits were given out.
    pub fn retries(&self) -> u32 {
        self.retries
    }
}

/// Each wait is between half of its full length and all of it.
impl Iterator for Backoff {
    type Item = Duration;

    fn next(&mut self) -> Option<Duration> {
        if self.retries >= self.policy.max_retries {
            return None;
        }
        let doubled = 2_u32.saturating_pow(self.retries);
        let full = self
            .policy
            .base_delay
            .saturating_mul(doubled)
            .min(LONGEST_DELAY.max(self.policy.base_delay));
        self.retries += 1;
        Some(full.mul_f64(0.5 + 0.5 * (self.jitter)().clamp(0.0, 1.0)))
    }
}

/// A number from 0 up to 1. The standard library seeds its hash maps at random, which is all the
/// randomness that a wait needs.
fn random() -> f64 {
    let bits = RandomState::new().hash_one(0_u8);
    (bits >> 11) as f64 / (1_u64 << 53) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seconds(max_retries: u32, base: u64, jitter: fn() -> f64) -> Vec<f64> {
        let policy = RetryPolicy {
            max_retries,
            base_delay: Duration::from_secs(base),
        };
        Backoff::new(policy, jitter)
            .map(|it| it.as_secs_f64())
            .collect()
    }

    #[test]
    fn doubles_up_to_half_a_minute() {
        assert_eq!(seconds(6, 2, || 1.0), [2.0, 4.0, 8.0, 16.0, 30.0, 30.0]);
        assert_eq!(seconds(3, 2, || 0.0), [1.0, 2.0, 4.0]);
        assert_eq!(seconds(0, 2, || 1.0), [0.0; 0]);
        assert_eq!(seconds(2, 60, || 1.0), [60.0, 60.0], "as long as was asked");
    }

    #[test]
    fn nothing_overflows() {
        let last = seconds(100, u64::MAX / 4, || 1.0).pop();
        assert!(last.is_some_and(|it| it > 30.0));
        assert!(
            (0..1000)
                .map(|_| random())
                .all(|it| (0.0..1.0).contains(&it))
        );
    }
}
