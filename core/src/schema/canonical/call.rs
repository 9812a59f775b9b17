//! Function calls.

use super::expression::{Reading, agreed, trees};
use super::kind::Kind;
use super::resolve;
use super::tree::{Head, Tree};
use super::value::{Type, Value};
use crate::ident::Ident;
use crate::parse::expr::{Argument, FunctionCall};

impl Reading<'_> {
    pub(super) fn function(&self, call: &FunctionCall, depth: u32) -> Value {
        let written = &call.name.value;
        let is_own = written
            .namespace
            .as_ref()
            .is_some_and(|it| *it != "pg_catalog");
        let name = if is_own {
            written.to_string()
        } else {
            written.name.as_str().to_owned()
        };
        // What is no argument but stands among them; see the canonical form of queries.
        let is_clause = |it: &&Argument| {
            let name = it.name.as_ref();
            name.is_some_and(|it| it.as_str().contains(' '))
        };
        let clauses: Vec<&Argument> = call.arguments.iter().filter(is_clause).collect();
        let arguments: Vec<&Argument> = call.arguments.iter().filter(|it| !is_clause(it)).collect();
        let values: Vec<Value> = arguments
            .iter()
            .map(|it| self.value(&it.value, depth + 1))
            .collect();
        // Those of a percentile are followed by its keys, which the signature counts as well.
        let is_percentile = matches!(&*name, "percentile_cont" | "percentile_disc");
        let values: Vec<Value> = match is_percentile && !clauses.is_empty() {
            true => {
                let double = |it: Value| it.become_kind(Kind::of("float8"));
                values.into_iter().map(double).collect()
            }
            false => values,
        };
        let is_plain = !call.is_distinct
            && call.suffix.is_none()
            && call.arguments.iter().all(|it| it.name.is_none());
        match &*name {
            "coalesce" | "greatest" | "least" if is_plain => {
                let (values, data_type) = agreed(values, 0);
                return Value::new(Tree::new(Head::Function(name), values), data_type);
            }
            "nullif" if is_plain && values.len() == 2 => return self.null_if(values),
            _ => {}
        }
        let names: Vec<Option<&str>> = arguments
            .iter()
            .map(|it| it.name.as_ref().map(Ident::as_str))
            .collect();
        let is_variadic = arguments.last().is_some_and(|it| it.is_variadic);
        let (values, data_type) = fitted(&name, values, &names, is_variadic);
        // Where arguments went into an array, that is one argument without a name.
        let arguments = arguments.iter().zip(values);
        let mut children: Vec<Tree> = arguments
            .map(|(argument, value)| {
                let head = match (&argument.name, argument.is_variadic) {
                    (Some(name), _) => Head::Argument(name.as_str().to_owned()),
                    (None, true) => Head::Argument(String::new()),
                    (None, false) => return value.tree,
                };
                Tree::new(head, vec![value.tree])
            })
            .collect();
        children.extend(clauses.into_iter().map(|it| {
            let name = it.name.as_ref().map_or("", Ident::as_str).to_owned();
            Tree::new(
                Head::Argument(name),
                vec![self.value(&it.value, depth + 1).tree],
            )
        }));
        if call.is_distinct {
            children.push(Tree::leaf(Head::Tokens("distinct".to_owned())));
        }
        children.extend(call.suffix.map(|it| self.tokens(it)));
        Value::new(Tree::new(Head::Function(name), children), data_type)
    }

    /// A call of one of PostgreSQL's own functions.
    pub(super) fn call(&self, name: &str, values: Vec<Value>) -> Value {
        let names = vec![None; values.len()];
        let (values, data_type) = fitted(name, values, &names, false);
        let tree = Tree::new(Head::Function(name.to_owned()), trees(values));
        Value::new(tree, data_type)
    }

    /// It compares its arguments, and is of the type that the first has then.
    fn null_if(&self, mut values: Vec<Value>) -> Value {
        let head = Head::Function("nullif".to_owned());
        let arguments: Option<Vec<Option<Kind>>> = values.iter().map(Value::argument).collect();
        let picked = arguments.and_then(|it| resolve::operator("=", &it));
        let Some(picked) = picked else {
            let values = values.into_iter().map(Value::without_type);
            return Value::unknown(Tree::new(head, trees(values.collect())));
        };
        let kinds = picked.arguments.into_iter();
        values = values
            .into_iter()
            .zip(kinds)
            .map(|(value, kind)| value.become_kind(kind))
            .collect();
        let data_type = values.first().map(|it| it.data_type.clone());
        Value::new(
            Tree::new(head, trees(values)),
            data_type.unwrap_or(Type::Unknown),
        )
    }
}

/// The arguments as the function takes them, and the type of what it gives.
fn fitted(
    name: &str,
    values: Vec<Value>,
    names: &[Option<&str>],
    is_variadic: bool,
) -> (Vec<Value>, Type) {
    let arguments: Option<Vec<Option<Kind>>> = values.iter().map(Value::argument).collect();
    let picked = arguments.and_then(|it| resolve::function(name, &it, names, is_variadic));
    match picked {
        Some(picked) => {
            let kinds = picked.arguments.into_iter();
            let values = values.into_iter().zip(kinds);
            let mut values: Vec<Value> = values
                .map(|(value, kind)| value.become_kind(kind))
                .collect();
            // What a parameter takes that takes all that are left is one array.
            if let Some(from) = picked.array_from.filter(|it| *it < values.len()) {
                let rest = Tree::new(Head::Array, trees(values.split_off(from)));
                let array = Tree::new(Head::Argument(String::new()), vec![rest]);
                values.push(Value::unknown(array));
            }
            let result = super::DataType::of_kind(picked.result);
            (values, Type::Known(result))
        }
        None => {
            let values = values.into_iter().map(Value::without_type).collect();
            (values, Type::Unknown)
        }
    }
}
