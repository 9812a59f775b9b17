//! A tree in short, made of its debug form: every place as the text that it cuts out.

use super::read;

/// Reads the only statement and compares its tree.
#[track_caller]
pub(super) fn check(sql: &str, expected: &str) {
    let outline = outline(&format!("{:?}", read(sql).body), sql);
    assert_eq!(outline, expected, "{sql}");
}

/// `Name(field=value, …)`, without what is absent. A place is its text in brackets; names,
/// expressions and types are their text.
pub(super) fn outline(debug: &str, sql: &str) -> String {
    let mut rest = debug;
    value(&mut rest, sql)
}

fn eat(rest: &mut &str, text: &str) -> bool {
    match rest.strip_prefix(text) {
        Some(after) => {
            *rest = after;
            true
        }
        None => false,
    }
}

fn word<'a>(rest: &mut &'a str) -> &'a str {
    let end = rest
        .find(|it: char| !it.is_alphanumeric() && !matches!(it, '_' | '-'))
        .unwrap_or(rest.len());
    let (word, after) = rest.split_at(end);
    *rest = after;
    word
}

fn value(rest: &mut &str, sql: &str) -> String {
    if rest.starts_with('"') {
        return string(rest);
    }
    if eat(rest, "[") {
        return format!("[{}]", items(rest, "]", sql).join(", "));
    }
    if eat(rest, "(") {
        return items(rest, ")", sql).join(" ");
    }
    let name = word(rest);
    if eat(rest, "(") {
        let items = items(rest, ")", sql);
        return match name {
            "Some" => items.join(", "),
            // A variant is often named as what it holds.
            _ if items.len() == 1 && items[0].starts_with(&format!("{name}(")) => items.join(""),
            _ => format!("{name}({})", items.join(", ")),
        };
    }
    if eat(rest, " { ") {
        return structure(name, rest, sql);
    }
    name.to_owned()
}

fn string(rest: &mut &str) -> String {
    let mut end = 1;
    while !rest[end..].starts_with('"') {
        end += if rest[end..].starts_with('\\') { 2 } else { 1 };
    }
    let (text, after) = rest.split_at(end + 1);
    *rest = after;
    text.replace('"', "'")
}

fn items(rest: &mut &str, end: &str, sql: &str) -> Vec<String> {
    let mut items = Vec::new();
    while !eat(rest, end) {
        items.push(value(rest, sql));
        eat(rest, ", ");
    }
    items
}

fn structure(name: &str, rest: &mut &str, sql: &str) -> String {
    let mut fields = Vec::new();
    while !eat(rest, " }") {
        let field = word(rest);
        eat(rest, ": ");
        fields.push((field, value(rest, sql)));
        eat(rest, ", ");
    }
    let field = |name: &str| {
        let found = fields.iter().find(|it| it.0 == name);
        found.map_or("", |it| it.1.as_str())
    };
    match name {
        "Span" => {
            let place = |it| field(it).parse().unwrap_or(0);
            return format!("[{}]", &sql[place("start")..place("end")]);
        }
        "Spanned" => {
            let value = field("value");
            let is_name = ["Ident(", "QualifiedName(", "Named(", "'"]
                .iter()
                .any(|it| value.starts_with(it));
            let value = if is_name { "" } else { value };
            return format!("{value}{}", field("span"));
        }
        "Subquery" => {
            let unread = if field("tree") == "None" {
                "unread "
            } else {
                ""
            };
            return format!("{unread}{}", field("span"));
        }
        "Clause" => {
            let part = field("part").trim_matches('\'');
            let span = field("span");
            let mut inside: Vec<&str> = Vec::new();
            for list in [field("values"), field("clauses")] {
                let list = &list[1..list.len() - 1];
                if !list.is_empty() && list != format!("Name({span})") {
                    inside.push(list);
                }
            }
            let inside = inside.join("; ");
            let inside = Some(inside).filter(|it| !it.is_empty());
            return format!(
                "{part}{span}{}",
                inside.map_or(String::new(), |it| format!("({it})"))
            );
        }
        "Statement" => {
            let place = field("span");
            let body = field("body");
            return format!("{}{place}", &body[..body.find('(').unwrap_or(body.len())]);
        }
        "Expr" | "DataType" => {
            let span = field("span");
            return format!("<{}>", &span[1..span.len() - 1]);
        }
        _ => {}
    }
    let fields: Vec<_> = fields
        .iter()
        .filter(|(_, it)| {
            !matches!(
                it.as_str(),
                "None" | "[]" | "false" | "ConstraintAttributes()"
            )
        })
        .map(|(name, it)| match (*name, it.as_str()) {
            ("span" | "kind", it) => it.to_owned(),
            (name, "true") => name.to_owned(),
            (name, it) => format!("{name}={it}"),
        })
        .collect();
    format!("{name}({})", fields.join(", "))
}
