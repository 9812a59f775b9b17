//! What type an expression has, as far as its operators and functions tell. PostgreSQL adds casts
//! by this, so that telling an added cast from a written one needs it.

use super::Scope;
use super::literal::natural_type;
use super::tree::{Head, Tree};

/// The catalog name of the type, `unknown` for a string constant; `None` where it is not known.
pub(super) fn type_of(tree: &Tree, scope: &Scope<'_>) -> Option<&'static str> {
    let child = |at: usize| tree.children.get(at).and_then(|it| type_of(it, scope));
    match &tree.head {
        Head::Column(name) => scope.data_type(name)?.base_name(),
        Head::Number(number) => Some(natural_type(number)),
        Head::Text(_) => Some("unknown"),
        Head::Bool(_)
        | Head::And
        | Head::Or
        | Head::Not
        | Head::Is(_)
        | Head::Distinct
        | Head::Quantified(..) => Some("bool"),
        Head::Cast(data_type) => data_type.system_name(),
        Head::Collate(_) => child(0),
        Head::AtTimeZone => Some(match child(0)? {
            "timestamptz" => "timestamp",
            "timetz" | "time" => "timetz",
            _ => "timestamptz",
        }),
        Head::SqlValue(name) => Some(match *name {
            "current_date" => "date",
            "current_time" => "timetz",
            "current_timestamp" => "timestamptz",
            "localtime" => "time",
            "localtimestamp" => "timestamp",
            _ => "name",
        }),
        Head::Operator(name) if tree.children.len() == 2 => binary(name, child(0), child(1)),
        Head::Operator(name) if matches!(&**name, "|/" | "||/") => Some("float8"),
        Head::Operator(_) => child(0),
        Head::Function(name) => function(name, &|at| child(at), tree.children.len()),
        Head::Case(has_operand, has_else) => {
            let first = if *has_operand { 2 } else { 1 };
            let results = tree.children.iter().skip(first).step_by(2);
            let last = tree.children.last().filter(|_| *has_else);
            common(results.chain(last).map(|it| type_of(it, scope)))
        }
        Head::Null
        | Head::Argument(_)
        | Head::Array
        | Head::Row
        | Head::Subscript
        | Head::Slice(..)
        | Head::Field(_)
        | Head::Tokens(_) => None,
    }
}

fn binary(
    name: &str,
    left: Option<&'static str>,
    right: Option<&'static str>,
) -> Option<&'static str> {
    match name {
        "=" | "<>" | "<" | "<=" | ">" | ">=" | "~" | "~*" | "!~" | "!~*" | "~~" | "!~~" | "~~*"
        | "!~~*" | "@>" | "<@" | "?" | "?|" | "?&" | "^@" => Some("bool"),
        "->" | "#>" => left,
        "->>" | "#>>" => Some("text"),
        "||" => match (left, right) {
            (Some("jsonb"), _) => Some("jsonb"),
            (Some("bytea"), _) => Some("bytea"),
            (Some(one), _) if is_string_type(one) => Some("text"),
            (_, Some(two)) if is_string_type(two) => Some("text"),
            _ => None,
        },
        "^" => match (left?, right?) {
            ("numeric", _) | (_, "numeric") => Some("numeric"),
            _ => Some("float8"),
        },
        "+" | "-" | "*" | "/" | "%" | "&" | "|" | "#" => arithmetic(name, left?, right?),
        _ => None,
    }
}

fn arithmetic(name: &str, left: &'static str, right: &'static str) -> Option<&'static str> {
    if number_rank(left).is_some() && number_rank(right).is_some() {
        return match common_number(left, right) {
            Some("float4") if left != right => Some("float8"),
            common => common,
        };
    }
    match (left, right) {
        ("unknown", other) | (other, "unknown") if number_rank(other).is_some() => Some(other),
        ("date", "date") if name == "-" => Some("int4"),
        ("date", "int4" | "int2") => Some("date"),
        ("date", "interval") | ("interval", "date") => Some("timestamp"),
        ("date", "time") => Some("timestamp"),
        ("timestamp" | "timestamptz", "timestamp" | "timestamptz") => Some("interval"),
        ("time", "time") if name == "-" => Some("interval"),
        ("interval", "interval") => Some("interval"),
        ("interval", other) | (other, "interval") if number_rank(other).is_some() => {
            Some("interval")
        }
        // A constant beside a moment is read as an interval.
        (stamp @ ("timestamp" | "timestamptz" | "time" | "timetz"), "interval" | "unknown")
        | ("interval", stamp @ ("timestamp" | "timestamptz" | "time" | "timetz")) => Some(stamp),
        ("jsonb", _) => Some("jsonb"),
        _ => None,
    }
}

fn function(
    name: &str,
    argument: &dyn Fn(usize) -> Option<&'static str>,
    count: usize,
) -> Option<&'static str> {
    Some(match name {
        "lower"
        | "upper"
        | "initcap"
        | "btrim"
        | "ltrim"
        | "rtrim"
        | "trim"
        | "substring"
        | "substr"
        | "replace"
        | "translate"
        | "concat"
        | "concat_ws"
        | "md5"
        | "to_char"
        | "left"
        | "right"
        | "lpad"
        | "rpad"
        | "repeat"
        | "reverse"
        | "split_part"
        | "overlay"
        | "format"
        | "regexp_replace"
        | "encode"
        | "jsonb_typeof"
        | "json_typeof"
        | "chr"
        | "jsonb_extract_path_text"
        | "quote_ident"
        | "quote_literal" => "text",
        "length" | "char_length" | "character_length" | "octet_length" | "bit_length"
        | "position" | "strpos" | "ascii" | "num_nonnulls" | "num_nulls" | "jsonb_array_length"
        | "width_bucket" | "cardinality" | "array_length" => "int4",
        "now" | "clock_timestamp" | "statement_timestamp" | "transaction_timestamp" => {
            "timestamptz"
        }
        "extract" => "numeric",
        "date_part" | "random" | "power" | "pow" | "sqrt" | "ln" | "log" | "exp" | "sign"
            if count < 3 =>
        {
            match argument(0) {
                Some("numeric") if name != "date_part" => "numeric",
                _ => "float8",
            }
        }
        "date_trunc" => argument(1)?,
        "date" | "to_date" | "make_date" => "date",
        "to_timestamp" | "make_timestamptz" => "timestamptz",
        "div" | "to_number" => "numeric",
        "cbrt" | "degrees" | "radians" => "float8",
        "age" | "make_interval" | "justify_days" | "justify_hours" => "interval",
        "abs" | "mod" => argument(0)?,
        "round" | "floor" | "ceil" | "ceiling" | "trunc" => match argument(0)? {
            "numeric" => "numeric",
            _ => "float8",
        },
        "gen_random_uuid" => "uuid",
        "starts_with" | "regexp_like" | "jsonb_path_exists" => "bool",
        "coalesce" | "greatest" | "least" | "nullif" => common((0..count).map(argument))?,
        _ => return None,
    })
}

/// The type that values of several types become: the widest number, or the first that is known.
fn common(types: impl Iterator<Item = Option<&'static str>>) -> Option<&'static str> {
    types.fold(None, |common, found| match (common, found) {
        (None | Some("unknown"), found) => found,
        (common, None | Some("unknown")) => common,
        (Some(one), Some(two)) => common_number(one, two).or(Some(one)),
    })
}

/// Where a number type stands among those that it is widened to.
pub(super) fn number_rank(name: &str) -> Option<u8> {
    Some(match name {
        "int2" => 0,
        "int4" => 1,
        "int8" => 2,
        "numeric" => 3,
        "float4" => 4,
        "float8" => 5,
        _ => return None,
    })
}

/// The wider of two number types.
pub(super) fn common_number(one: &'static str, two: &'static str) -> Option<&'static str> {
    let (first, second) = (number_rank(one)?, number_rank(two)?);
    Some(if first >= second { one } else { two })
}

pub(super) fn is_string_type(name: &str) -> bool {
    matches!(name, "text" | "varchar" | "bpchar")
}
