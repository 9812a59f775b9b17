//! What the name of a migration's file says: its version, and whether it undoes another.

use super::convention::{Convention, FLYWAY, GOLANG_MIGRATE, is_word};
use crate::order::sort_by_key;

/// How a tool names its files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Scheme {
    /// `12_name.sql`: goose, dbmate, sqlx, drizzle-kit.
    Numbered,
    /// `12_name.up.sql` and `12_name.down.sql`: golang-migrate, sqlx. Ordered like the one above.
    Pair,
    /// `V1.2__name.sql`, `U1.2__name.sql`, `B1.2__name.sql`, `R__name.sql`: Flyway.
    Flyway,
}

/// The name of a migration's file, without its folder.
#[derive(Clone, Copy, Debug)]
pub(super) struct FileName<'a> {
    scheme: Option<Scheme>,
    /// Whether it undoes what another file of its version did.
    pub(super) undoes: bool,
    /// As it is written; nothing in a name that says to run after all that have one.
    version: &'a str,
    written: &'a str,
}

impl<'a> FileName<'a> {
    /// Reads a name, with or without the path before it.
    pub(super) fn new(path: &'a str) -> Self {
        let is_separator = |it: &u8| matches!(it, b'/' | b'\\');
        let start = path.bytes().rposition(|it| is_separator(&it));
        let written = &path[start.map_or(0, |it| it + 1)..];
        let mut name = Self {
            scheme: None,
            undoes: false,
            version: "",
            written,
        };
        let Some(stem) = without_extension(written) else {
            return name;
        };
        name.undoes = stem.ends_with(".down");
        let (first, rest) = stem.split_at_checked(1).unwrap_or_default();
        let flyway = rest.split_once("__").filter(|it| match first {
            "V" | "U" | "B" => is_version(it.0),
            _ => first == "R" && it.0.is_empty(),
        });
        let numbered = stem.split_once('_');
        if let Some((version, _)) = flyway {
            name.scheme = Some(Scheme::Flyway);
            name.undoes = first == "U";
            name.version = version;
        } else if let Some((version, _)) =
            numbered.filter(|it| is_version(it.0) && !it.0.contains('.'))
        {
            name.scheme = Some(if name.undoes || stem.ends_with(".up") {
                Scheme::Pair
            } else {
                Scheme::Numbered
            });
            name.version = version;
        }
        name
    }

    /// How files of this name are run, where the name alone says it.
    pub(super) fn convention(&self) -> Option<&'static Convention> {
        match self.scheme? {
            Scheme::Numbered => None,
            Scheme::Pair => Some(&GOLANG_MIGRATE),
            Scheme::Flyway => Some(&FLYWAY),
        }
    }

    /// The numbers of the version without leading zeros, each with its length: so they compare as
    /// numbers of any size. Zeros at the end say nothing.
    fn numbers(&self) -> Vec<(usize, &'a str)> {
        let parts = self.version.split(['.', '_']);
        let digits = parts.map(|it| it.trim_start_matches('0'));
        let mut numbers: Vec<_> = digits.map(|it| (it.len(), it)).collect();
        while numbers.last().is_some_and(|it| it.0 == 0) {
            numbers.pop();
        }
        numbers
    }
}

/// A name without its `.sql`.
fn without_extension(name: &str) -> Option<&str> {
    let (stem, extension) = name.split_at_checked(name.len().checked_sub(4)?)?;
    is_word(extension, ".sql").then_some(stem)
}

/// `1`, `1.2`, `1_2`: digits, and one sign between two of them.
fn is_version(version: &str) -> bool {
    let mut was_digit = false;
    for byte in version.bytes() {
        let is_digit = byte.is_ascii_digit();
        if !is_digit && (!was_digit || !matches!(byte, b'.' | b'_')) {
            return false;
        }
        was_digit = is_digit;
    }
    was_digit
}

/// Whether Flyway would take the file for one of its migrations.
pub fn is_flyway(path: &str) -> bool {
    FileName::new(path).scheme == Some(Scheme::Flyway)
}

/// The order in which the files of one folder run, as indexes of `paths`: by version, and what
/// undoes a version after it. `None` unless all names follow one convention.
pub fn version_order(paths: &[&str]) -> Option<Vec<usize>> {
    let names: Vec<FileName<'_>> = paths.iter().map(|it| FileName::new(it)).collect();
    let is_flyway = |it: &FileName<'_>| it.scheme.map(|it| it == Scheme::Flyway);
    let first = is_flyway(names.first()?)?;
    if names.iter().any(|it| is_flyway(it) != Some(first)) {
        return None;
    }
    let mut order: Vec<usize> = (0..names.len()).collect();
    sort_by_key(&mut order, |at| {
        let it = &names[*at];
        (it.version.is_empty(), it.numbers(), it.undoes, it.written)
    });
    Some(order)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_say_the_convention_and_what_undoes() {
        let flyway = Some(&FLYWAY);
        let pair = Some(&GOLANG_MIGRATE);
        for (name, convention, undoes) in [
            ("db/V1__a.sql", flyway, false),
            ("V1.2_3__a__b.SQL", flyway, false),
            ("B2__a.sql", flyway, false),
            ("U1__a.sql", flyway, true),
            ("R__views.sql", flyway, false),
            ("c:\\db\\R__views.sql", flyway, false),
            ("V1_a.sql", None, false),
            ("Vx__a.sql", None, false),
            ("V1.__a.sql", None, false),
            ("V1..2__a.sql", None, false),
            ("V__a.sql", None, false),
            ("1.2_a.up.sql", None, false),
            ("_a.sql", None, false),
            ("V1__ä.sql", flyway, false),
            ("Vä.sql", None, false),
            ("äsql", None, false),
            ("v1__a.sql", None, false),
            ("V1__a.sql.conf", None, false),
            ("1_a.up.sql", pair, false),
            ("20240101000000_a.down.sql", pair, true),
            ("1_.up.sql", pair, false),
            ("up/1_a.sql", None, false),
            ("a.up.sql", None, false),
            ("a.down.sql", None, true),
            ("1-a.up.sql", None, false),
            ("0001_a.sql", None, false),
            ("U1.sql", None, false),
            ("a", None, false),
            ("", None, false),
        ] {
            let read = FileName::new(name);
            assert_eq!(
                (read.convention(), read.undoes),
                (convention, undoes),
                "{name}"
            );
        }
    }

    #[test]
    fn versions_order_as_numbers() {
        for (names, expected) in [
            ("10_b.sql 2_a.sql", "2_a.sql 10_b.sql"),
            (
                "1_a.down.sql 1_a.up.sql 02_b.down.sql 2_b.up.sql",
                "1_a.up.sql 1_a.down.sql 2_b.up.sql 02_b.down.sql",
            ),
            (
                "20240101000000_b.sql 3_c.up.sql 99999999999999999999999_a.sql",
                "3_c.up.sql 20240101000000_b.sql 99999999999999999999999_a.sql",
            ),
            (
                "R__b.sql R__a.sql U2__x.sql V10__x.sql V1.10__x.sql V1_9__x.sql V2.0__x.sql V2.1__x.sql",
                "V1_9__x.sql V1.10__x.sql V2.0__x.sql U2__x.sql V2.1__x.sql V10__x.sql R__a.sql R__b.sql",
            ),
        ] {
            let names: Vec<&str> = names.split(' ').collect();
            let order = version_order(&names).unwrap_or_default();
            let ordered: Vec<&str> = order.into_iter().map(|it| names[it]).collect();
            assert_eq!(ordered.join(" "), expected);
        }
        for mixed in [&["V1__a.sql", "2_a.sql"][..], &["2_a.sql", "seed.sql"], &[]] {
            assert_eq!(version_order(mixed), None, "{mixed:?}");
        }
    }
}
