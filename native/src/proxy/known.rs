//! Verdicts that were reached before: an application sends the same texts over and over.

use std::borrow::Borrow;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::num::NonZeroUsize;
use std::sync::{Arc, Mutex, PoisonError};

use lru::LruCache;

use super::transaction::Transaction;

/// How many verdicts are remembered, and about which texts: longer ones are rarely sent twice.
const REMEMBERED: NonZeroUsize = NonZeroUsize::new(2048).unwrap();
const LONGEST_REMEMBERED: usize = 4096;

/// The transaction before a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Before {
    /// As it will be.
    pub(super) transaction: Transaction,
    /// Whether it is certain. Else it may be another one, in which nothing has been done yet.
    pub(super) is_certain: bool,
}

impl Before {
    /// Before a statement that is only prepared.
    pub(super) const NOTHING: Self = Self {
        transaction: Transaction::None,
        is_certain: true,
    };

    /// The same with nothing but what the rules ask about.
    fn condensed(self) -> Self {
        Self {
            transaction: self.transaction.condensed(),
            ..self
        }
    }
}

/// How a text is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Way {
    /// In a Query: with several statements it is one transaction.
    Query,
    /// In a Parse, to be run by Execute.
    Execution,
}

/// What a verdict depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Question<'a> {
    pub(super) way: Way,
    pub(super) before: Before,
    pub(super) text: &'a str,
}

/// The verdicts of a proxy, by question; those that were asked for last.
pub(super) struct Known<V>(Mutex<LruCache<Owned, Arc<V>>>);

impl<V> Known<V> {
    /// The verdict, reached now unless it was before. Nothing is allocated for one that was.
    pub(super) fn get_or_reach(
        &self,
        question: Question<'_>,
        reach: impl FnOnce(Question<'_>) -> V,
    ) -> Arc<V> {
        let question = Question {
            before: question.before.condensed(),
            ..question
        };
        if question.text.len() > LONGEST_REMEMBERED {
            return Arc::new(reach(question));
        }
        let known = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let asked: &dyn Asked = &question;
        if let Some(verdict) = known().get(asked) {
            return Arc::clone(verdict);
        }
        let verdict = Arc::new(reach(question));
        known().put(Owned::from(question), Arc::clone(&verdict));
        verdict
    }
}

impl<V> Default for Known<V> {
    fn default() -> Self {
        Self(Mutex::new(LruCache::new(REMEMBERED)))
    }
}

impl<V> fmt::Debug for Known<V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Known")
    }
}

/// A question that is kept.
#[derive(PartialEq, Eq)]
struct Owned {
    way: Way,
    before: Before,
    text: Box<str>,
}

impl From<Question<'_>> for Owned {
    fn from(it: Question<'_>) -> Self {
        Self {
            way: it.way,
            before: it.before,
            text: it.text.into(),
        }
    }
}

/// A question, kept or not: the one is looked up among the others without a copy of its text.
trait Asked {
    fn question(&self) -> Question<'_>;
}

impl Asked for Owned {
    fn question(&self) -> Question<'_> {
        Question {
            way: self.way,
            before: self.before,
            text: &self.text,
        }
    }
}

impl Asked for Question<'_> {
    fn question(&self) -> Question<'_> {
        *self
    }
}

impl<'a> Borrow<dyn Asked + 'a> for Owned {
    fn borrow(&self) -> &(dyn Asked + 'a) {
        self
    }
}

impl Hash for Owned {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.question().hash(state);
    }
}

impl Hash for dyn Asked + '_ {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.question().hash(state);
    }
}

impl PartialEq for dyn Asked + '_ {
    fn eq(&self, other: &Self) -> bool {
        self.question() == other.question()
    }
}

impl Eq for dyn Asked + '_ {}

#[cfg(test)]
mod tests {
    use super::*;

    fn question(text: &str) -> Question<'_> {
        Question {
            way: Way::Query,
            before: Before::NOTHING,
            text,
        }
    }

    #[test]
    fn a_verdict_is_reached_once() {
        let known = Known::default();
        let mut reached = vec![];
        for it in [
            question("a"),
            question("b"),
            question("a"),
            Question {
                way: Way::Execution,
                ..question("a")
            },
            question("b"),
        ] {
            let verdict = known.get_or_reach(it, |it| {
                reached.push((it.way, it.text.to_owned()));
                it.text.to_owned()
            });
            assert_eq!(*verdict, it.text);
        }
        let expected = [(Way::Query, "a"), (Way::Query, "b"), (Way::Execution, "a")];
        assert_eq!(reached, expected.map(|(way, text)| (way, text.to_owned())));
    }

    #[test]
    fn the_number_and_length_of_texts_are_bounded() {
        let known = Known::default();
        for it in 0..3000 {
            known.get_or_reach(question(&it.to_string()), |_| ());
        }
        known.get_or_reach(question(&"x".repeat(LONGEST_REMEMBERED + 1)), |_| ());
        let cache = known.0.lock().unwrap();
        assert_eq!(cache.len(), REMEMBERED.get());
        assert!(cache.iter().all(|it| it.0.text.len() < 10));
    }
}
