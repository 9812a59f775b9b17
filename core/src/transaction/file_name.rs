//! What the name of a migration's file says: its version, and whether it undoes another.

use super::convention::{Convention, FLYWAY, GOLANG_MIGRATE};

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
#[derive(Clone, Debug)]
pub(super) struct FileName<'a> {
    scheme: Option<Scheme>,
    /// Whether it undoes what another file of its version did.
    pub(super) undoes: bool,
    /// Whether it runs after all that have a version.
    is_repeatable: bool,
    /// The numbers of the version without leading zeros, each with its length: so they compare as
    /// numbers of any size.
    version: Vec<(usize, &'a str)>,
    written: &'a str,
}

impl<'a> FileName<'a> {
    /// Reads a name, with or without the path before it.
    pub(super) fn new(path: &'a str) -> Self {
        let written = path.rsplit(['/', '\\']).next().unwrap_or(path);
        let mut name = Self {
            scheme: None,
            undoes: false,
            is_repeatable: false,
            version: vec![],
            written,
        };
        let Some((stem, extension)) = written.rsplit_once('.') else {
            return name;
        };
        if !extension.eq_ignore_ascii_case("sql") {
            return name;
        }
        name.undoes = stem.ends_with(".down");
        if let Some(rest) = stem.strip_prefix(['V', 'U', 'B'])
            && let Some((version, _)) = rest.split_once("__")
            && let Some(version) = numbers(version)
        {
            name.scheme = Some(Scheme::Flyway);
            name.undoes = stem.starts_with('U');
            name.version = version;
        } else if stem.starts_with("R__") {
            name.scheme = Some(Scheme::Flyway);
            name.is_repeatable = true;
        } else if let Some((version, _)) = stem.split_once('_')
            && let Some(version) = numbers(version)
        {
            let is_pair = name.undoes || stem.ends_with(".up");
            name.scheme = Some(if is_pair {
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
}

/// The numbers of `1.2` or `1_2`; `None` if something else stands there. Zeros at the end say nothing.
fn numbers(version: &str) -> Option<Vec<(usize, &str)>> {
    let mut numbers = Vec::new();
    for part in version.split(['.', '_']) {
        if part.is_empty() || !part.bytes().all(|it| it.is_ascii_digit()) {
            return None;
        }
        let digits = part.trim_start_matches('0');
        numbers.push((digits.len(), digits));
    }
    while numbers.last().is_some_and(|it| it.0 == 0) {
        numbers.pop();
    }
    Some(numbers)
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
    order.sort_by_key(|at| {
        let it = &names[*at];
        (it.is_repeatable, &it.version, it.undoes, it.written)
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
