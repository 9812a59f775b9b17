//! From the parsed expression to its canonical tree: what PostgreSQL's parse analysis does, as far as
//! what it stores depends on it. It picks operators and functions by the types of their operands,
//! gives constants their types, and adds casts. What it prints goes through the same, and ends up as
//! the same tree.

use super::kind::{self, Kind};
use super::literal::{bits, natural_type, number};
use super::resolve;
use super::tree::{Head, Tree};
use super::value::{Type, Value, constant};
use super::{DataType, Scope};
use crate::ident::Keyword as K;
use crate::parse;
use crate::parse::expr::{Expr, ExprKind, IsTest, Operator, Subquery};
use crate::schema::Expression;
use crate::text::Span;
use std::cell::Cell;

/// How deep a tree may get. What lies deeper is compared by its tokens.
const MAX_DEPTH: u32 = 200;

/// How many nodes a tree may have: `BETWEEN` and `IN` copy their operands.
const MAX_SIZE: usize = 100_000;

/// The canonical form of an expression.
pub(in crate::schema) fn canonical(expression: &Expression, scope: &Scope<'_>) -> Tree {
    value(expression, scope).tree
}

/// An expression that was read already, as a part of this text.
pub(super) fn value_of(expr: &Expr, text: &str, scope: &Scope<'_>) -> Value {
    let size = Cell::new(0);
    Reading { text, scope, size }.value(expr, 0)
}

/// The canonical form of a default or a generated value of a column of this type: a constant is
/// read as that type. PostgreSQL does not print the cast that makes the value fit.
pub(in crate::schema) fn canonical_value(
    expression: &Expression,
    scope: &Scope<'_>,
    data_type: &DataType,
) -> Tree {
    let value = value(expression, scope);
    // PostgreSQL reads what is for a domain as the type under it.
    let data_type = &data_type.under_domain();
    if value.data_type == Type::Literal {
        return value.cast(data_type.without_modifiers()).tree;
    }
    match value.tree.head {
        // The column's modifiers take the place of the constant's.
        Head::Constant(own, text) if own.is_same_base(data_type) => {
            Tree::leaf(Head::Constant(own.without_modifiers(), text))
        }
        _ => value.tree,
    }
}

fn value(expression: &Expression, scope: &Scope<'_>) -> Value {
    let text = expression.text();
    match expression.parse() {
        Ok(expr) => value_of(&expr, text, scope),
        Err(_) => Value::unknown(tokens(text)),
    }
}

/// Keywords in lower case, everything else as it is, one space between tokens.
pub(in crate::schema) fn tokens(text: &str) -> Tree {
    let mut words = Vec::new();
    for token in parse::tokens(text) {
        let word = token.span.slice(text);
        words.push(match token.kind {
            parse::token::TokenKind::Word(_) => word.to_ascii_lowercase(),
            _ => word.to_owned(),
        });
    }
    Tree::leaf(Head::Tokens(words.join(" ")))
}

/// An expression and what it may name.
pub(super) struct Reading<'a> {
    text: &'a str,
    scope: &'a Scope<'a>,
    /// How many nodes were made.
    size: Cell<usize>,
}

impl Reading<'_> {
    pub(super) fn tokens(&self, span: Span) -> Tree {
        tokens(span.slice(self.text))
    }

    fn query(&self, query: &Subquery) -> Tree {
        self.tokens(query.span)
    }

    /// Counts nodes that are about to be copied; whether that is too much.
    pub(super) fn copies(&self, value: &Value, times: usize) -> bool {
        let size = self.size.get() + value.tree.size() * times;
        self.size.set(size);
        size <= MAX_SIZE
    }

    pub(super) fn value(&self, expr: &Expr, depth: u32) -> Value {
        self.size.set(self.size.get() + 1);
        if depth > MAX_DEPTH || self.size.get() > MAX_SIZE {
            return Value::unknown(self.tokens(expr.span));
        }
        match &expr.kind {
            ExprKind::Unary { .. }
            | ExprKind::Binary { .. }
            | ExprKind::And(_)
            | ExprKind::Or(_)
            | ExprKind::Not(_)
            | ExprKind::Collate { .. }
            | ExprKind::AtTimeZone { .. }
            | ExprKind::Field { .. }
            | ExprKind::Subscript { .. }
            | ExprKind::Slice { .. }
            | ExprKind::Cast { .. } => self.operation(expr, depth),
            ExprKind::Is { .. }
            | ExprKind::IsDistinctFrom { .. }
            | ExprKind::Between { .. }
            | ExprKind::Like { .. }
            | ExprKind::InList { .. }
            | ExprKind::InQuery { .. }
            | ExprKind::Quantified { .. } => self.predicate(expr, depth),
            ExprKind::Function(_)
            | ExprKind::Case { .. }
            | ExprKind::Array(_)
            | ExprKind::Row(_) => self.compound(expr, depth),
            _ => self.leaf(expr),
        }
    }

    // One function for each family: the frames of a single one would exhaust the stack.

    fn leaf(&self, expr: &Expr) -> Value {
        match &expr.kind {
            ExprKind::Column(parts) => match parts.last() {
                Some(name) => {
                    let known = self.scope.data_type(name);
                    let data_type = known.map_or(Type::Unknown, |it| Type::Known(it.clone()));
                    Value::new(Tree::leaf(Head::Column(name.clone())), data_type)
                }
                None => Value::unknown(self.tokens(expr.span)),
            },
            ExprKind::Number(written) => written_number(written),
            ExprKind::String(value) => {
                Value::new(Tree::leaf(Head::Text(value.clone())), Type::Literal)
            }
            ExprKind::Bits(written) => constant(bits(written), DataType::of_kind(Kind::of("bit"))),
            ExprKind::Bool(value) => {
                constant(value.to_string(), DataType::of_kind(Kind::of("bool")))
            }
            ExprKind::Null => Value::new(Tree::leaf(Head::Null), Type::Literal),
            ExprKind::SqlValue { keyword, precision } => {
                let precision = precision.as_ref().map(|it| it.span.slice(self.text));
                sql_value(*keyword, precision)
            }
            ExprKind::ArrayQuery(query) => {
                let head = Head::Function("array".to_owned());
                Value::unknown(Tree::new(head, vec![self.query(query)]))
            }
            ExprKind::Exists(query) => {
                let head = Head::Function("exists".to_owned());
                Value::boolean(Tree::new(head, vec![self.query(query)]))
            }
            ExprKind::Subquery(query) => Value::unknown(self.query(query)),
            _ => Value::unknown(self.tokens(expr.span)),
        }
    }

    fn operation(&self, expr: &Expr, depth: u32) -> Value {
        let value = |it: &Expr| self.value(it, depth + 1);
        let boolean = |it: &Expr| value(it).become_kind(Kind::of("bool")).tree;
        match &expr.kind {
            ExprKind::Unary { operator, operand } => {
                let operator = operator_name(operator);
                let operand_value = value(operand);
                // A sign belongs to its number; so does one that PostgreSQL prints before a number.
                let is_negated =
                    operator == "-" && (is_number(operand) || is_printed_bare(&operand_value.tree));
                match operand_value.tree.head.clone() {
                    Head::Constant(data_type, text) if is_negated => {
                        let text = match text.strip_prefix('-') {
                            Some(positive) => positive.to_owned(),
                            None => format!("-{text}"),
                        };
                        // The least number of a type is one only with its sign.
                        let data_type = match data_type.system_name() {
                            Some("int4" | "int8") => {
                                DataType::of_kind(Kind::of(natural_type(&text)))
                            }
                            // Nine quintillions are a bigint below zero only.
                            Some("numeric") if text == "-9223372036854775808" => {
                                DataType::of_kind(Kind::of(natural_type(&text)))
                            }
                            _ => data_type,
                        };
                        constant(text, data_type)
                    }
                    _ => self.unary(&operator, operand_value),
                }
            }
            ExprKind::Binary {
                operator,
                left,
                right,
            } => self.binary(&operator_name(operator), value(left), value(right)),
            ExprKind::And(terms) => {
                Value::boolean(flat(Head::And, terms.iter().map(boolean).collect()))
            }
            ExprKind::Or(terms) => {
                Value::boolean(flat(Head::Or, terms.iter().map(boolean).collect()))
            }
            ExprKind::Not(operand) => Value::boolean(Tree::new(Head::Not, vec![boolean(operand)])),
            ExprKind::Collate { operand, collation } => {
                let operand = value(operand);
                let head = Head::Collate(collation.value.name.to_string());
                Value::new(Tree::new(head, vec![operand.tree]), operand.data_type)
            }
            ExprKind::AtTimeZone { operand, zone } => {
                self.call("timezone", vec![value(zone), value(operand)])
            }
            ExprKind::Field { operand, name } => Value::unknown(Tree::new(
                Head::Field(name.clone()),
                vec![value(operand).tree],
            )),
            ExprKind::Subscript { operand, index } => self.subscript(value(operand), value(index)),
            ExprKind::Slice { operand, from, to } => {
                let operand = value(operand);
                let mut children = vec![operand.tree];
                let bounds = from.iter().chain(to);
                children.extend(bounds.map(|it| value(it).become_kind(Kind::of("int4")).tree));
                let head = Head::Slice(from.is_some(), to.is_some());
                Value::new(Tree::new(head, children), operand.data_type)
            }
            ExprKind::Cast { operand, data_type } => {
                let data_type = DataType::of_cast(data_type, self.text);
                match &operand.kind {
                    ExprKind::Array(elements) if data_type.is_array() => {
                        self.cast_array(elements, &data_type, depth)
                    }
                    _ => value(operand).cast(data_type),
                }
            }
            _ => Value::unknown(self.tokens(expr.span)),
        }
    }

    fn predicate(&self, expr: &Expr, depth: u32) -> Value {
        let value = |it: &Expr| self.value(it, depth + 1);
        match &expr.kind {
            ExprKind::Is {
                operand,
                test,
                negated,
            } => self.is_test(value(operand), *test, *negated),
            ExprKind::IsDistinctFrom {
                left,
                right,
                negated,
            } => self.distinct(value(left), value(right), *negated),
            ExprKind::Between {
                operand,
                low,
                high,
                symmetric,
                negated,
            } => {
                let operand = value(operand);
                let (low, high) = (value(low), value(high));
                if !self.copies(&operand, 4) || !self.copies(&low, 2) || !self.copies(&high, 2) {
                    return Value::unknown(self.tokens(expr.span));
                }
                self.between(&operand, &low, &high, *symmetric, *negated)
            }
            ExprKind::Like {
                kind,
                operand,
                pattern,
                escape,
                negated,
            } => {
                let escape = escape.as_ref().map(|it| value(it));
                self.like(*kind, value(operand), value(pattern), escape, *negated)
            }
            ExprKind::InList {
                operand,
                list,
                negated,
            } => {
                let operand = value(operand);
                if !self.copies(&operand, list.len()) {
                    return Value::unknown(self.tokens(expr.span));
                }
                self.in_list(&operand, list.iter().map(value).collect(), *negated)
            }
            ExprKind::InQuery {
                operand,
                query,
                negated,
            } => {
                let head = Head::Function("in".to_owned());
                let found = Tree::new(head, vec![value(operand).tree, self.query(query)]);
                Value::boolean(negate(*negated, found))
            }
            ExprKind::Quantified {
                operator,
                all,
                left,
                right,
            } => self.quantified(&operator_name(operator), *all, value(left), value(right)),
            _ => Value::unknown(self.tokens(expr.span)),
        }
    }

    fn compound(&self, expr: &Expr, depth: u32) -> Value {
        let value = |it: &Expr| self.value(it, depth + 1);
        match &expr.kind {
            ExprKind::Function(call) => self.function(call, depth),
            ExprKind::Case {
                operand,
                branches,
                otherwise,
            } => {
                let operand = operand.as_ref().map(|it| value(it));
                let branches = branches.iter().map(|it| (value(&it.0), value(&it.1)));
                let otherwise = otherwise.as_ref().map(|it| value(it));
                self.case(operand, branches.collect(), otherwise)
            }
            ExprKind::Array(elements) => {
                let (elements, data_type) = agreed(elements.iter().map(value).collect(), 0);
                let data_type = match data_type {
                    Type::Known(element) => Type::Known(element.array_of()),
                    other => other,
                };
                Value::new(Tree::new(Head::Array, elements), data_type)
            }
            ExprKind::Row(elements) => Value::row(elements.iter().map(value).collect()),
            _ => Value::unknown(self.tokens(expr.span)),
        }
    }

    pub(super) fn unary(&self, operator: &str, operand: Value) -> Value {
        let picked = operand
            .argument()
            .and_then(|it| resolve::operator(operator, &[it]));
        let head = Head::Operator(operator.to_owned());
        match picked {
            Some(picked) => {
                let operand = operand.become_kind(picked.arguments[0]);
                Value::of_kind(Tree::new(head, vec![operand.tree]), picked.result)
            }
            None => Value::unknown(Tree::new(head, vec![operand.without_type().tree])),
        }
    }

    fn case(
        &self,
        operand: Option<Value>,
        branches: Vec<(Value, Value)>,
        otherwise: Option<Value>,
    ) -> Value {
        // PostgreSQL prints the ELSE NULL that nobody wrote.
        let otherwise =
            otherwise.unwrap_or_else(|| Value::new(Tree::leaf(Head::Null), Type::Literal));
        let head = Head::Case(operand.is_some(), true);
        // A constant is text, whatever it is compared with.
        let operand = operand.map(|it| match it.data_type {
            Type::Literal => it.become_kind(Kind::of("text")),
            _ => it,
        });
        let (conditions, mut results): (Vec<Value>, Vec<Value>) = branches.into_iter().unzip();
        results.push(otherwise);
        // Of several types that would do, that of the last result is taken.
        let (results, data_type) = agreed(results, usize::MAX);
        let mut results = results.into_iter();
        let mut children = Vec::new();
        children.extend(operand.as_ref().map(|it| it.tree.clone()));
        for condition in conditions {
            children.push(match &operand {
                Some(operand) => self.compared_with(operand, condition).tree,
                None => condition.become_kind(Kind::of("bool")).tree,
            });
            children.extend(results.next());
        }
        children.extend(results);
        Value::new(Tree::new(head, children), data_type)
    }

    /// The right side of `left = right`, of which the left is not printed.
    fn compared_with(&self, left: &Value, right: Value) -> Value {
        let operands = left.argument().zip(right.argument());
        let picked = operands.and_then(|(one, two)| resolve::operator("=", &[one, two]));
        match picked {
            Some(picked) => right.become_kind(picked.arguments[1]),
            None => right.without_type(),
        }
    }

    /// `ARRAY[…]::type[]`: the cast is one of the elements.
    fn cast_array(&self, elements: &[Expr], data_type: &DataType, depth: u32) -> Value {
        self.size.set(self.size.get() + 1);
        if depth > MAX_DEPTH {
            return Value::unknown(Tree::leaf(Head::Array));
        }
        let element = data_type.element();
        let elements = elements.iter().map(|it| match &it.kind {
            ExprKind::Array(inner) => self.cast_array(inner, data_type, depth + 1),
            _ => self.value(it, depth + 1).cast(element.clone()),
        });
        let tree = Tree::new(Head::Array, trees(elements.collect()));
        Value::known(tree, data_type.clone())
    }

    fn subscript(&self, operand: Value, index: Value) -> Value {
        let is_json = operand.kind() == Some(Kind::of("jsonb"));
        let index = match index.data_type {
            Type::Literal if is_json => index.become_kind(Kind::of("text")),
            _ if is_json => index,
            _ => index.become_kind(Kind::of("int4")),
        };
        let data_type = match operand.data_type {
            Type::Known(array) if array.is_array() => Type::Known(array.element()),
            other => other,
        };
        let tree = Tree::new(Head::Subscript, vec![operand.tree, index.tree]);
        Value::new(tree, data_type)
    }

    pub(super) fn is_test(&self, operand: Value, test: IsTest, negated: bool) -> Value {
        let operand = match test {
            IsTest::True | IsTest::False | IsTest::Unknown => operand.become_kind(Kind::of("bool")),
            IsTest::Normalized(form) => {
                let mut arguments = vec![operand];
                arguments.extend(form.map(|it| {
                    let form = it.text().to_ascii_uppercase();
                    Value::new(Tree::leaf(Head::Text(form)), Type::Literal)
                }));
                let call = self.call("is_normalized", arguments);
                return Value::boolean(negate(negated, call.tree));
            }
            IsTest::Json { .. } => {
                let operand = match operand.data_type {
                    Type::Literal => operand.become_kind(Kind::of("text")),
                    _ => operand,
                };
                let test = Tree::new(Head::Is(is_words(test, false)), vec![operand.tree]);
                return Value::boolean(negate(negated, test));
            }
            _ => operand,
        };
        let tree = Tree::new(Head::Is(is_words(test, negated)), vec![operand.tree]);
        Value::boolean(tree)
    }
}

/// Values that agree on one type: elements of an array, branches of a `CASE`, arguments of
/// `coalesce`. The one with the number `first` is asked first.
pub(super) fn agreed(values: Vec<Value>, first: usize) -> (Vec<Tree>, Type) {
    let arguments: Option<Vec<Option<Kind>>> = values.iter().map(Value::argument).collect();
    let Some(mut arguments) = arguments else {
        let values = values.into_iter().map(Value::without_type);
        return (trees(values.collect()), Type::Unknown);
    };
    let modifiers = values.first().map(|it| it.data_type.clone());
    let same = modifiers.filter(|one| values.iter().all(|it| it.data_type == *one));
    if first >= arguments.len() && !arguments.is_empty() {
        arguments.rotate_right(1);
    }
    match kind::common(arguments.into_iter()) {
        Some(kind) => {
            let values = values.into_iter().map(|it| it.become_kind(kind));
            let data_type = match same {
                Some(same @ Type::Known(_)) => same,
                _ => Type::Known(DataType::of_kind(kind)),
            };
            (trees(values.collect()), data_type)
        }
        None => (trees(values), Type::Unknown),
    }
}

pub(super) fn trees(values: Vec<Value>) -> Vec<Tree> {
    values.into_iter().map(|it| it.tree).collect()
}

fn written_number(written: &str) -> Value {
    let Some(number) = number(written) else {
        return Value::unknown(Tree::leaf(Head::Tokens(written.to_owned())));
    };
    // With an exponent or a point even a whole number is numeric.
    let is_hexadecimal = written.contains(['x', 'X']);
    let is_numeric = !is_hexadecimal && written.contains(['e', 'E', '.']);
    let kind = if is_numeric {
        "numeric"
    } else {
        natural_type(&number)
    };
    constant(number, DataType::of_kind(Kind::of(kind)))
}

/// Whether it is a number as it is written, with any signs before it.
fn is_number(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Number(_) => true,
        ExprKind::Unary { operator, operand } => &*operator.name == "-" && is_number(operand),
        _ => false,
    }
}

/// Whether PostgreSQL prints it without quotes, so that a sign before it becomes a part of it when
/// that is read.
fn is_printed_bare(tree: &Tree) -> bool {
    match &tree.head {
        Head::Constant(data_type, text) if !text.starts_with('-') => {
            match data_type.system_name() {
                Some("int4") => true,
                Some("numeric") => text.contains('.'),
                _ => false,
            }
        }
        _ => false,
    }
}

fn sql_value(keyword: K, precision: Option<&str>) -> Value {
    let name = match keyword {
        K::CurrentDate => "date",
        K::CurrentTime => "time with time zone",
        K::CurrentTimestamp => "timestamp with time zone",
        K::Localtime => "time without time zone",
        K::Localtimestamp => "timestamp without time zone",
        _ => "name",
    };
    let written = match (precision, name.split_once(' ')) {
        (Some(precision), Some((first, rest))) => format!("{first}({precision}) {rest}"),
        _ => name.to_owned(),
    };
    let digits = precision.map(|it| Tree::leaf(Head::Tokens(it.to_owned())));
    let tree = Tree::new(Head::SqlValue(keyword.text()), digits.into_iter().collect());
    Value::known(tree, DataType::of_catalog(&written))
}

pub(super) fn operator_name(operator: &Operator) -> String {
    match &operator.namespace {
        Some(namespace) if *namespace != "pg_catalog" => format!("{namespace}.{}", operator.name),
        _ => operator.name.to_string(),
    }
}

/// A chain of `AND` or of `OR` on the left is one list, as PostgreSQL reads it. One on the right is a
/// term of its own, as it stores it.
pub(super) fn flat(head: Head, mut terms: Vec<Tree>) -> Tree {
    if terms.len() == 1 {
        return terms.remove(0);
    }
    if terms.first().is_some_and(|it| it.head == head) {
        let first = terms.remove(0);
        let rest = std::mem::replace(&mut terms, first.children);
        terms.extend(rest);
    }
    Tree::new(head, terms)
}

pub(super) fn negate(negated: bool, tree: Tree) -> Tree {
    if negated {
        Tree::new(Head::Not, vec![tree])
    } else {
        tree
    }
}

/// The words after `IS`.
pub(super) fn is_words(test: IsTest, negated: bool) -> String {
    let not = if negated { "NOT " } else { "" };
    let words = match test {
        IsTest::Null => "NULL".to_owned(),
        IsTest::True => "TRUE".to_owned(),
        IsTest::False => "FALSE".to_owned(),
        IsTest::Unknown => "UNKNOWN".to_owned(),
        IsTest::Document => "DOCUMENT".to_owned(),
        IsTest::Normalized(_) => "NORMALIZED".to_owned(),
        IsTest::Json { item, unique_keys } => {
            let item = item.filter(|it| *it != K::Value).map_or("", K::text);
            let keys = if unique_keys { " UNIQUE" } else { "" };
            format!("JSON {}{keys}", item.to_ascii_uppercase())
        }
    };
    format!("{not}{words}")
}
