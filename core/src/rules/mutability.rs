//! What in an expression may give another result at another time or in another session.
//!
//! Volatilities are those of PostgreSQL 16. What has a type that the statements do not tell is taken
//! as immutable.

use crate::ident::Ident;
use crate::parse::expr::{Expr, ExprKind};
use crate::service::function;
use crate::text::Span;

/// The type of a column by its name in the catalog, if it is known.
pub(super) type TypeOf<'a> = &'a dyn Fn(&Ident) -> Option<&'a str>;

/// The calls, casts and operators in an expression that are not immutable: where they stand and what
/// they are.
pub(super) fn mutable_parts(expr: &Expr, columns: TypeOf<'_>) -> Vec<(Span, String)> {
    let mut found = Vec::new();
    expr.walk(&mut |it| {
        let kind = |it| kind_of(it, columns, DEPTH);
        match &it.kind {
            ExprKind::Function(call) => {
                let name = &call.name.value;
                let arguments = call.arguments.len();
                let is_system = name.namespace.as_ref().is_none_or(|it| *it == "pg_catalog");
                let is_of_time =
                    matches!(name.name.as_str(), "date_trunc" | "date_part" | "extract")
                        && call.arguments.get(1).map(|it| kind(&it.value))
                            == Some(Kind::Timestamptz);
                if is_system
                    && (is_of_time
                        || function::is_never_immutable_with(name.name.as_str(), arguments))
                {
                    found.push((call.name.span, format!("`{}`", name.name.as_str())));
                }
            }
            ExprKind::SqlValue { keyword, .. }
                if function::NOT_IMMUTABLE_KEYWORDS.contains(&keyword.text()) =>
            {
                let word = keyword.text().to_ascii_uppercase();
                found.push((it.span, format!("`{word}`")));
            }
            ExprKind::Cast { operand, data_type } if data_type.array.is_none() => {
                let (from, to) = (kind(operand), kind(it));
                if is_mutable_cast(from, to) {
                    let text = format!("the cast of `{}` to `{}`", from.name(), to.name());
                    found.push((data_type.span, text));
                }
            }
            ExprKind::Binary {
                operator,
                left,
                right,
            } => {
                let (one, two) = (kind(left), kind(right));
                if is_mutable_operator(&operator.name, one, two) {
                    let text = format!(
                        "`{}` of `{}` and `{}`",
                        operator.name,
                        one.name(),
                        two.name()
                    );
                    found.push((it.span, text));
                }
            }
            _ => {}
        }
    });
    found
}

/// The types that matter here.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Kind {
    Text,
    Date,
    Time,
    Timetz,
    Timestamp,
    Timestamptz,
    Interval,
    Other,
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Date => "date",
            Self::Time => "time",
            Self::Timetz => "timetz",
            Self::Timestamp => "timestamp",
            Self::Timestamptz => "timestamptz",
            Self::Interval => "interval",
            Self::Other => "another type",
        }
    }

    fn of(name: Option<&str>) -> Kind {
        match name.unwrap_or_default() {
            "text" | "varchar" | "bpchar" => Self::Text,
            "date" => Self::Date,
            "time" => Self::Time,
            "timetz" => Self::Timetz,
            "timestamp" => Self::Timestamp,
            "timestamptz" => Self::Timestamptz,
            "interval" => Self::Interval,
            _ => Self::Other,
        }
    }
}

/// How far down the type of an expression is looked for, so that long chains take no more time.
const DEPTH: usize = 8;

fn kind_of(expr: &Expr, columns: TypeOf<'_>, depth: usize) -> Kind {
    let Some(depth) = depth.checked_sub(1) else {
        return Kind::Other;
    };
    match &expr.kind {
        ExprKind::Column(parts) => Kind::of(parts.last().and_then(columns)),
        ExprKind::Cast { data_type, .. } if data_type.array.is_none() => {
            Kind::of(data_type.name.value.system_name())
        }
        ExprKind::Collate { .. } => Kind::Text,
        ExprKind::AtTimeZone { operand, .. } => match kind_of(operand, columns, depth) {
            Kind::Timestamptz => Kind::Timestamp,
            Kind::Timestamp => Kind::Timestamptz,
            _ => Kind::Other,
        },
        ExprKind::Function(call) => match call.name.value.name.as_str() {
            "lower" | "upper" | "btrim" | "ltrim" | "rtrim" | "substring" | "replace" => Kind::Text,
            "date_trunc" => match call.arguments.get(1) {
                Some(it) => kind_of(&it.value, columns, depth),
                None => Kind::Other,
            },
            _ => Kind::Other,
        },
        ExprKind::Binary {
            operator,
            left,
            right,
        } => {
            let (one, two) = (
                kind_of(left, columns, depth),
                kind_of(right, columns, depth),
            );
            match (&*operator.name, one, two) {
                ("->>" | "#>>", ..) | ("||", Kind::Text, _) | ("||", _, Kind::Text) => Kind::Text,
                ("+" | "-", it @ (Kind::Timestamptz | Kind::Timestamp), Kind::Interval) => it,
                ("+" | "-", Kind::Date, Kind::Interval) => Kind::Timestamp,
                _ => Kind::Other,
            }
        }
        _ => Kind::Other,
    }
}

/// Whether the result depends on `TimeZone`, `DateStyle` or `IntervalStyle`.
fn is_mutable_cast(from: Kind, to: Kind) -> bool {
    use Kind::{Date, Interval, Other, Text, Time, Timestamp, Timestamptz, Timetz};
    match (from, to) {
        (Text, to) => !matches!(to, Text | Other),
        (Date | Timestamp, Timestamptz | Text)
        | (Timestamptz, Date | Time | Timetz | Timestamp | Text)
        | (Interval, Text)
        | (Time, Timetz) => true,
        _ => false,
    }
}

fn is_mutable_operator(name: &str, left: Kind, right: Kind) -> bool {
    use Kind::{Date, Interval, Timestamp, Timestamptz};
    match (left, right) {
        (Timestamptz, Interval) | (Interval, Timestamptz) => matches!(name, "+" | "-"),
        (Timestamptz, Date | Timestamp) | (Date | Timestamp, Timestamptz) => {
            matches!(name, "<" | "<=" | "=" | ">=" | ">" | "<>")
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::verify::{Options, Verifier};

    #[test]
    fn knows_what_depends_on_settings() {
        let table = "CREATE TABLE t (at timestamptz, s timestamp, d date, i interval, n int, x text, j jsonb);";
        for (key, expected) in [
            ("(at::date)", Some("date")),
            ("(CAST(s AS text))", Some("text")),
            ("((j->>'at')::timestamptz)", Some("timestamptz")),
            ("(x::date)", Some("date")),
            ("(d || x)", None),
            ("(d::timestamp)", None),
            ("(s::date)", None),
            ("(n::text)", None),
            ("((j->>'n')::int)", None),
            ("((at AT TIME ZONE 'UTC')::date)", None),
            ("(at + interval '1 day')", Some("at + interval '1 day'")),
            ("(s + i)", None),
            ("date_trunc('day', at)", Some("date_trunc")),
            ("date_trunc('day', s)", None),
            ("extract(year FROM at)", Some("extract")),
            ("(d = '2026-01-01')", None),
            ("(at > '2026-01-01'::date)", Some("at > '2026-01-01'::date")),
            ("(unknown::date)", None),
        ] {
            let sql = format!("{table} CREATE INDEX ASYNC ON t ({key});");
            let found = Verifier::new(Options::default()).verify_script(&sql);
            let places: Vec<_> = found.iter().map(|it| it.span.slice(&sql)).collect();
            let expected: Vec<_> = expected.into_iter().collect();
            assert_eq!(places.len(), expected.len(), "{key}: {found:#?}");
            assert!(
                places
                    .iter()
                    .zip(expected)
                    .all(|(it, expected)| it.eq_ignore_ascii_case(expected)),
                "{key}: {places:?}"
            );
        }
    }
}
