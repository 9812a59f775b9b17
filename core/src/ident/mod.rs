//! Names as PostgreSQL sees them: folded, quoted where they must be, compared byte by byte.

mod keyword;

pub use keyword::{Keyword, KeywordCategory};

use std::borrow::Cow;
use std::fmt;

/// Identifiers are cut after this many bytes, as PostgreSQL does (`NAMEDATALEN - 1`).
pub const MAX_BYTES: usize = 63;

/// A name as the catalog holds it: folded to lower case unless it was quoted, at most
/// [`MAX_BYTES`] long. Equality is PostgreSQL's. Displays with quotes where SQL needs them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ident(Box<str>);

impl Ident {
    /// A name as the catalog holds it, taken as it is but for its length.
    pub fn new(name: impl Into<String>) -> Self {
        let mut name: String = name.into();
        if name.len() > MAX_BYTES {
            let end = (0..=MAX_BYTES)
                .rev()
                .find(|at| name.is_char_boundary(*at))
                .unwrap_or(0);
            name.truncate(end);
        }
        Self(name.into_boxed_str())
    }

    /// An identifier written without quotes: ASCII letters are folded to lower case.
    pub fn folded(written: &str) -> Self {
        Self::new(written.to_ascii_lowercase())
    }

    /// An identifier written with quotes; `inside` is what stands between them.
    pub fn quoted(inside: &str) -> Self {
        Self::new(inside.replace("\"\"", "\""))
    }

    /// The name without quotes.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl PartialEq<str> for Ident {
    fn eq(&self, other: &str) -> bool {
        &*self.0 == other
    }
}

impl PartialEq<&str> for Ident {
    fn eq(&self, other: &&str) -> bool {
        &*self.0 == *other
    }
}

impl fmt::Display for Ident {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&quote(&self.0))
    }
}

/// The name as SQL must write it, by the rule of PostgreSQL's `quote_ident`: bare if it is made of
/// lower-case ASCII letters, digits and underscores and is no keyword but an unreserved one.
pub fn quote(name: &str) -> Cow<'_, str> {
    let plain = name.starts_with(|it: char| it.is_ascii_lowercase() || it == '_')
        && name
            .bytes()
            .all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || it == b'_')
        && Keyword::find(name).is_none_or(|it| it.category() == KeywordCategory::Unreserved);
    if plain {
        Cow::Borrowed(name)
    } else {
        Cow::Owned(format!("\"{}\"", name.replace('"', "\"\"")))
    }
}

/// A name that may stand in a namespace: `orders`, `app.orders`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct QualifiedName {
    /// The namespace (SQL schema), if it is written.
    pub namespace: Option<Ident>,
    /// The name in it.
    pub name: Ident,
}

impl QualifiedName {
    /// A name without a namespace.
    pub fn bare(name: Ident) -> Self {
        Self {
            namespace: None,
            name,
        }
    }

    /// The name in the given namespace, if it has none of its own.
    #[must_use]
    pub fn or_in(mut self, namespace: &Ident) -> Self {
        self.namespace.get_or_insert_with(|| namespace.clone());
        self
    }
}

impl fmt::Display for QualifiedName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(namespace) = &self.namespace {
            write!(f, "{namespace}.")?;
        }
        self.name.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_only_ascii_letters_and_keeps_what_is_quoted() {
        assert_eq!(Ident::folded("Users"), Ident::new("users"));
        assert_eq!(Ident::folded("ÄPFEL").as_str(), "Äpfel");
        assert_eq!(Ident::quoted("a\"\"B").as_str(), "a\"B");
    }

    #[test]
    fn cuts_names_at_63_bytes_between_characters() {
        assert_eq!(Ident::folded(&"a".repeat(70)).as_str().len(), 63);
        assert_eq!(Ident::new("é".repeat(40)).as_str().len(), 62);
    }

    #[test]
    fn quotes_what_sql_would_read_otherwise() {
        for (name, written) in [
            ("users", "users"),
            ("Users", "\"Users\""),
            ("order", "\"order\""),
            ("name", "name"),
            ("int", "\"int\""),
            ("left", "\"left\""),
            ("2nd", "\"2nd\""),
            ("a b", "\"a b\""),
            ("a\"b", "\"a\"\"b\""),
            ("été", "\"été\""),
            ("", "\"\""),
        ] {
            assert_eq!(Ident::new(name).to_string(), written);
        }
    }
}
