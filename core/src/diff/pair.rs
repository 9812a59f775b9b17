//! Two versions of one thing.

/// What was and what shall be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair<T> {
    /// What was.
    pub previous: T,
    /// What shall be.
    pub next: T,
}

impl<T> Pair<T> {
    /// Joins two versions.
    pub const fn new(previous: T, next: T) -> Self {
        Self { previous, next }
    }

    /// The same of both.
    pub fn map<U>(self, mut look: impl FnMut(T) -> U) -> Pair<U> {
        Pair::new(look(self.previous), look(self.next))
    }
}

impl<T> Pair<Option<T>> {
    /// Both, if both are there.
    pub fn transpose(self) -> Option<Pair<T>> {
        Some(Pair::new(self.previous?, self.next?))
    }
}

impl<T: PartialEq> Pair<T> {
    /// Whether they are not the same.
    pub fn differs(&self) -> bool {
        self.previous != self.next
    }
}
