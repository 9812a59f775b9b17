//! Verdicts that were reached before: an application sends the same texts over and over, or texts that
//! differ in their constants only.

mod shape;

use std::borrow::Borrow;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::num::NonZeroUsize;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use deesql_core::parse::Reader;
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

/// Whether a text has one statement at most: in a Query it is then no transaction of several.
pub(super) fn is_alone(text: &str) -> bool {
    let inside = text.trim_end_matches(|it: char| it == ';' || it.is_ascii_whitespace());
    if !inside.contains(';') {
        return true;
    }
    let mut reader = Reader::new(text);
    reader.next().is_none() || reader.next().is_none()
}

/// What was made of a text.
pub(super) trait Verdict {
    /// Whether it holds for every text of the same shape: nothing becomes of this one but that it passes.
    fn is_general(&self) -> bool;
}

/// The verdicts of a proxy; those that were asked for last.
pub(super) struct Known<V> {
    texts: Cache<V>,
    shapes: Cache<V>,
}

/// Verdicts by text or by shape.
struct Cache<V>(Mutex<LruCache<Owned, Arc<V>>>);

impl<V: Verdict> Known<V> {
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
        shape::with(question.text, |shape| {
            let by_shape = shape.map(|text| Question { text, ..question });
            if let Some(verdict) = by_shape.and_then(|it| self.shapes.get(it)) {
                return verdict;
            }
            if let Some(verdict) = self.texts.get(question) {
                return verdict;
            }
            let verdict = Arc::new(reach(question));
            match by_shape {
                Some(question) if verdict.is_general() => self.shapes.put(question, &verdict),
                _ => self.texts.put(question, &verdict),
            }
            verdict
        })
    }
}

impl<V> Cache<V> {
    fn get(&self, question: Question<'_>) -> Option<Arc<V>> {
        let asked: &dyn Asked = &question;
        self.lock().get(asked).cloned()
    }

    fn put(&self, question: Question<'_>, verdict: &Arc<V>) {
        self.lock().put(Owned::from(question), Arc::clone(verdict));
    }

    fn lock(&self) -> MutexGuard<'_, LruCache<Owned, Arc<V>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<V> Default for Cache<V> {
    fn default() -> Self {
        Self(Mutex::new(LruCache::new(REMEMBERED)))
    }
}

impl<V> Default for Known<V> {
    fn default() -> Self {
        Self {
            texts: Cache::default(),
            shapes: Cache::default(),
        }
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

    /// A text that passes unless it says so.
    impl Verdict for String {
        fn is_general(&self) -> bool {
            !self.contains("refused")
        }
    }

    /// Asks for each, and says which verdicts were reached.
    fn reached(known: &Known<String>, questions: &[Question<'_>]) -> Vec<String> {
        let mut reached = vec![];
        for it in questions {
            known.get_or_reach(*it, |it| {
                reached.push(format!("{:?} {}", it.way, it.text));
                it.text.to_owned()
            });
        }
        reached
    }

    #[test]
    fn a_verdict_is_reached_once() {
        let other_way = Question {
            way: Way::Execution,
            ..question("a")
        };
        let questions = ["a", "b", "a", "b"].map(question);
        let known = Known::default();
        assert_eq!(reached(&known, &questions), ["Query a", "Query b"]);
        assert_eq!(reached(&known, &[other_way, other_way]), ["Execution a"]);
    }

    #[test]
    fn a_text_that_passes_speaks_for_those_of_its_shape() {
        let known = Known::default();
        let questions = [
            "SELECT a = 1",
            "SELECT a = 2",
            "SELECT b = 1",
            "SELECT refused = 1",
            "SELECT refused = 2",
            "SELECT refused = 1",
        ];
        let expected = ["a = 1", "b = 1", "refused = 1", "refused = 2"];
        assert_eq!(
            reached(&known, &questions.map(question)),
            expected.map(|it| format!("Query SELECT {it}"))
        );
    }

    #[test]
    fn the_number_and_length_of_texts_are_bounded() {
        let known = Known::default();
        for it in 0..3000 {
            reached(&known, &[question(&it.to_string())]);
        }
        let long = "x".repeat(LONGEST_REMEMBERED + 1);
        assert_eq!(reached(&known, &[question(&long); 2]).len(), 2);
        let cache = known.texts.lock();
        assert_eq!(cache.len(), REMEMBERED.get());
        assert!(cache.iter().all(|it| it.0.text.len() < 10));
    }
}
