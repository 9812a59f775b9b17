//! What objects beside tables say, as the text that is compared and hashed.

use super::canonical::Scope;
use super::canonical::expression::canonical_value;
use super::domain::Domain;
use super::fingerprint::quote;
use super::function::Function;
use super::sequence::Sequence;
use super::statistics::Statistics;
use super::view::{View, Views};
use super::{Definition, ObjectId, Schema};
use crate::ident::QualifiedName;
use std::fmt::Write as _;

impl Schema {
    /// What each object says, in a fixed order. Two objects of one name are equal if their texts are.
    pub fn object_texts(&self) -> Vec<(&ObjectId, String)> {
        let views = Views::of(self);
        self.objects()
            .map(|(id, object)| {
                let name = id.name().to_string();
                let mut text = format!("{} {name:?}", id.object_type().word());
                if let ObjectId::Function(_, types) = id {
                    let _ = write!(text, " {types:?}");
                }
                match &object.definition {
                    Definition::Sequence(it) => sequence(it, &mut text),
                    Definition::Domain(it) => domain(it, &mut text),
                    Definition::Statistics(it) => statistics(it, self, &mut text),
                    Definition::Function(it) => function(it, id.name(), &views, &mut text),
                    Definition::View(it) => view(it, id.name(), &views, &mut text),
                }
                text.push('\n');
                (id, text)
            })
            .collect()
    }
}

// Writing to a string cannot fail, which is why the results below are dropped.

fn sequence(it: &Sequence, text: &mut String) {
    let _ = write!(text, " {} {:?}", it.data_type, it.telling_options());
    if let Some((table, column)) = &it.owner {
        let _ = write!(text, " owner {:?} ", table.to_string());
        quote(column, text);
    }
}

fn view(it: &View, name: &QualifiedName, views: &Views<'_>, text: &mut String) {
    for (option, value) in it.options.iter() {
        let _ = write!(text, " {option}={value}");
    }
    match views.get(name) {
        Some(resolved) => {
            for column in it.shown(&resolved) {
                text.push(' ');
                quote(&column.name, text);
            }
            let _ = write!(text, " {}", resolved.text);
        }
        None => {
            let _ = write!(text, " {:?} {:?}", it.columns, it.query);
        }
    }
}

fn function(it: &Function, name: &QualifiedName, views: &Views<'_>, text: &mut String) {
    for argument in &it.arguments {
        let _ = write!(
            text,
            " ({:?} {:?} {}",
            argument.mode, argument.name, argument.data_type
        );
        if let Some(default) = &argument.default {
            let value = canonical_value(default, &Scope::NONE, &argument.data_type);
            let _ = write!(text, " {value}");
        }
        text.push(')');
    }
    let _ = write!(
        text,
        " {:?} {:?} {} {} {:?} {:?} {:?}",
        it.result, it.volatility, it.is_strict, it.is_definer, it.parallel, it.cost, it.rows
    );
    for (setting, value) in it.settings.iter() {
        let _ = write!(text, " {setting}={value}");
    }
    let _ = write!(text, " {}", it.said(&name.name, views).text);
}

fn domain(it: &Domain, text: &mut String) {
    let value = it.value();
    let scope = Scope::of(&value);
    let _ = write!(text, " {} {}", it.data_type, it.is_not_null);
    if let Some(default) = &it.default {
        let value = canonical_value(default, &Scope::NONE, &it.data_type);
        let _ = write!(text, " default {value}");
    }
    for (name, check) in it.checks.iter() {
        let _ = write!(text, " {:?} {}", name.as_str(), check.canonical(&scope));
    }
}

fn statistics(it: &Statistics, schema: &Schema, text: &mut String) {
    let _ = write!(
        text,
        " {:?} {:?} {:?} {:?}",
        it.table.to_string(),
        it.kinds,
        it.columns,
        it.target
    );
    let table = schema.table(&it.table);
    let scope = table.map_or(Scope::NONE, |it| it.scope());
    for expression in &it.expressions {
        let _ = write!(text, " {}", expression.canonical(&scope));
    }
}
