//! What objects beside tables say, as the text that is compared and hashed.

use super::fingerprint::quote;
use super::sequence::Sequence;
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
                match &object.definition {
                    Definition::Sequence(it) => sequence(it, &mut text),
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
