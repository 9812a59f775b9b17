//! From the parsed expression to its canonical tree.

use super::literal::{number, read_as};
use super::operand::{common_operands, function_arguments, is_string, prefix_operand};
use super::predicate::{flat, negate};
use super::result_type::type_of;
use super::tree::{Head, Tree};
use super::{DataType, Scope};
use crate::ident::Keyword as K;
use crate::parse;
use crate::parse::expr::{Expr, ExprKind, FunctionCall, IsTest, Operator, Subquery};
use crate::schema::Expression;
use crate::text::Span;

/// How deep a tree may get. What lies deeper is compared by its tokens.
const MAX_DEPTH: u32 = 200;

/// The canonical form of an expression.
pub(in crate::schema) fn canonical(expression: &Expression, scope: &Scope<'_>) -> Tree {
    let text = expression.text();
    match expression.parse() {
        Ok(expr) => Reading { text, scope }.tree(&expr, 0),
        Err(_) => tokens(text),
    }
}

/// The canonical form of an expression that was read already, as a part of this text.
pub(super) fn canonical_expr(expr: &Expr, text: &str, scope: &Scope<'_>) -> Tree {
    Reading { text, scope }.tree(expr, 0)
}

/// The canonical form of a default or a generated value of a column of this type: a cast to that
/// type says nothing there, and a string constant is read as that type.
pub(in crate::schema) fn canonical_value(
    expression: &Expression,
    scope: &Scope<'_>,
    data_type: &DataType,
) -> Tree {
    let mut tree = canonical(expression, scope);
    loop {
        tree = match tree {
            Tree {
                head: Head::Cast(cast),
                mut children,
            } if cast.is_same_base(data_type) && children.len() == 1 => match children.pop() {
                Some(inner) => inner,
                None => return Tree::leaf(Head::Cast(cast)),
            },
            tree => {
                break match literal_as(&tree, data_type) {
                    // The cast of a number is the column's own type again.
                    Some(Tree {
                        head: Head::Cast(_),
                        mut children,
                    }) if children.len() == 1 => children.pop().unwrap_or(tree),
                    Some(literal) => literal,
                    None => tree,
                };
            }
        };
    }
}

/// A string constant read as this type; `None` for anything else.
pub(super) fn literal_as(tree: &Tree, data_type: &DataType) -> Option<Tree> {
    match &tree.head {
        Head::Text(text) => {
            let name = data_type.system_name()?;
            read_as(text, &DataType::system(name))
        }
        _ => None,
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
    pub(super) scope: &'a Scope<'a>,
}

impl Reading<'_> {
    fn tokens(&self, span: Span) -> Tree {
        tokens(span.slice(self.text))
    }

    fn query(&self, query: &Subquery) -> Tree {
        self.tokens(query.span)
    }

    fn tree(&self, expr: &Expr, depth: u32) -> Tree {
        if depth > MAX_DEPTH {
            return self.tokens(expr.span);
        }
        let tree = |it: &Expr| self.tree(it, depth + 1);
        let trees = |them: &[Expr]| -> Vec<Tree> { them.iter().map(tree).collect() };
        match &expr.kind {
            ExprKind::Column(parts) => match parts.last() {
                Some(name) => Tree::leaf(Head::Column(name.clone())),
                None => self.tokens(expr.span),
            },
            ExprKind::Number(written) => written_number(written),
            ExprKind::String(value) => Tree::leaf(Head::Text(value.clone())),
            ExprKind::Bool(value) => Tree::leaf(Head::Bool(*value)),
            ExprKind::Null => Tree::leaf(Head::Null),
            ExprKind::Wildcard(_)
            | ExprKind::Bits(_)
            | ExprKind::Default
            | ExprKind::Parameter(_) => self.tokens(expr.span),
            ExprKind::Unary { operator, operand } => self.unary(operator, tree(operand)),
            ExprKind::Binary {
                operator,
                left,
                right,
            } => self.binary(&operator_name(operator), tree(left), tree(right)),
            ExprKind::And(terms) => flat(Head::And, trees(terms)),
            ExprKind::Or(terms) => flat(Head::Or, trees(terms)),
            ExprKind::Not(operand) => Tree::new(Head::Not, vec![tree(operand)]),
            ExprKind::Is {
                operand,
                test,
                negated,
            } => Tree::new(Head::Is(is_words(*test, *negated)), vec![tree(operand)]),
            ExprKind::IsDistinctFrom {
                left,
                right,
                negated,
            } => self.distinct(tree(left), tree(right), *negated),
            ExprKind::Between {
                operand,
                low,
                high,
                symmetric,
                negated,
            } => self.between(tree(operand), tree(low), tree(high), *symmetric, *negated),
            ExprKind::Like {
                kind,
                operand,
                pattern,
                escape,
                negated,
            } => {
                let escape = escape.as_ref().map(|it| tree(it));
                self.like(*kind, tree(operand), tree(pattern), escape, *negated)
            }
            ExprKind::InList {
                operand,
                list,
                negated,
            } => self.in_list(&tree(operand), trees(list), *negated),
            ExprKind::InQuery {
                operand,
                query,
                negated,
            } => {
                let head = Head::Function("in".to_owned());
                let found = Tree::new(head, vec![tree(operand), self.query(query)]);
                negate(*negated, found)
            }
            ExprKind::Quantified {
                operator,
                all,
                left,
                right,
            } => self.quantified(operator_name(operator), *all, tree(left), tree(right)),
            ExprKind::Function(call) => self.function(call, depth),
            ExprKind::SqlValue { keyword, precision } => Tree::new(
                Head::SqlValue(keyword.text()),
                precision.iter().map(|it| tree(it)).collect(),
            ),
            ExprKind::Cast { operand, data_type } => {
                self.cast(DataType::of_cast(data_type, self.text), tree(operand))
            }
            ExprKind::Collate { operand, collation } => Tree::new(
                Head::Collate(collation.value.name.to_string()),
                vec![tree(operand)],
            ),
            ExprKind::AtTimeZone { operand, zone } => {
                Tree::new(Head::AtTimeZone, vec![tree(operand), tree(zone)])
            }
            ExprKind::Case {
                operand,
                branches,
                otherwise,
            } => {
                let operand = operand.as_ref().map(|it| tree(it));
                let branches = branches.iter().map(|it| (tree(&it.0), tree(&it.1)));
                let otherwise = otherwise.as_ref().map(|it| tree(it));
                self.case(operand, branches.collect(), otherwise)
            }
            ExprKind::Array(elements) => {
                Tree::new(Head::Array, common_operands(trees(elements), self.scope))
            }
            ExprKind::ArrayQuery(query) => {
                Tree::new(Head::Function("array".to_owned()), vec![self.query(query)])
            }
            ExprKind::Row(elements) => Tree::new(Head::Row, trees(elements)),
            ExprKind::Subscript { operand, index } => {
                Tree::new(Head::Subscript, vec![tree(operand), tree(index)])
            }
            ExprKind::Slice { operand, from, to } => {
                let mut children = vec![tree(operand)];
                children.extend(from.iter().chain(to).map(|it| tree(it)));
                Tree::new(Head::Slice(from.is_some(), to.is_some()), children)
            }
            ExprKind::Field { operand, name } => {
                Tree::new(Head::Field(name.clone()), vec![tree(operand)])
            }
            ExprKind::Exists(query) => {
                Tree::new(Head::Function("exists".to_owned()), vec![self.query(query)])
            }
            ExprKind::Subquery(query) => self.query(query),
        }
    }

    fn unary(&self, operator: &Operator, operand: Tree) -> Tree {
        match &operand.head {
            Head::Number(number) if &*operator.name == "-" => {
                let negative = match number.strip_prefix('-') {
                    Some(positive) => positive.to_owned(),
                    None => format!("-{number}"),
                };
                Tree::leaf(Head::Number(negative))
            }
            _ => {
                let name = operator_name(operator);
                let operand = prefix_operand(&name, operand, self.scope);
                Tree::new(Head::Operator(name), vec![operand])
            }
        }
    }

    fn function(&self, call: &FunctionCall, depth: u32) -> Tree {
        let name = match &call.name.value.namespace {
            Some(namespace) if *namespace != "pg_catalog" => call.name.value.to_string(),
            _ => call.name.value.name.as_str().to_owned(),
        };
        let values = call
            .arguments
            .iter()
            .map(|it| self.tree(&it.value, depth + 1))
            .collect();
        let values = function_arguments(&name, values, self.scope);
        let mut children: Vec<Tree> = call
            .arguments
            .iter()
            .zip(values)
            .map(
                |(argument, value)| match (&argument.name, argument.is_variadic) {
                    (Some(name), _) => {
                        Tree::new(Head::Argument(name.as_str().to_owned()), vec![value])
                    }
                    (None, true) => Tree::new(Head::Argument(String::new()), vec![value]),
                    (None, false) => value,
                },
            )
            .collect();
        if call.is_distinct {
            children.push(Tree::leaf(Head::Tokens("distinct".to_owned())));
        }
        children.extend(call.suffix.map(|it| self.tokens(it)));
        Tree::new(Head::Function(name), children)
    }

    fn case(
        &self,
        operand: Option<Tree>,
        branches: Vec<(Tree, Tree)>,
        otherwise: Option<Tree>,
    ) -> Tree {
        // PostgreSQL prints the ELSE NULL that nobody wrote.
        let otherwise = otherwise.filter(|it| it.head != Head::Null);
        let head = Head::Case(operand.is_some(), otherwise.is_some());
        let has_operand = operand.is_some();
        let (mut conditions, mut results): (Vec<Tree>, Vec<Tree>) = branches.into_iter().unzip();
        results.extend(otherwise);
        let mut results = common_operands(results, self.scope).into_iter();
        if has_operand {
            let mut together: Vec<Tree> = operand.into_iter().collect();
            together.append(&mut conditions);
            conditions = common_operands(together, self.scope);
        }
        let mut conditions = conditions.into_iter();
        let mut children = Vec::new();
        if has_operand {
            children.extend(conditions.next());
        }
        for condition in conditions {
            children.push(condition);
            children.extend(results.next());
        }
        children.extend(results);
        Tree::new(head, children)
    }

    fn cast(&self, data_type: DataType, operand: Tree) -> Tree {
        match &operand.head {
            Head::Null => return operand,
            Head::Text(text) => {
                if let Some(literal) = read_as(text, &data_type) {
                    return literal;
                }
            }
            Head::Number(number)
                if data_type.is_bare()
                    && data_type.system_name() == Some(super::literal::natural_type(number)) =>
            {
                return operand;
            }
            // The array of strings is text[] anyway.
            Head::Array
                if data_type.is_array()
                    && !operand.children.is_empty()
                    && operand.children.iter().all(|it| is_string(it, self.scope)) =>
            {
                return operand;
            }
            _ => {}
        }
        if data_type.is_bare()
            && let Some(to) = data_type.system_name()
            && let Some(from) = type_of(&operand, self.scope)
        {
            let is_string = |it: &str| matches!(it, "text" | "varchar");
            if from == to || (is_string(from) && is_string(to)) {
                return operand;
            }
        }
        Tree::new(Head::Cast(data_type), vec![operand])
    }
}

/// With an exponent even a whole number is numeric.
fn written_number(written: &str) -> Tree {
    let Some(number) = number(written) else {
        return Tree::leaf(Head::Tokens(written.to_owned()));
    };
    let is_hexadecimal = written.contains(['x', 'X']);
    let is_numeric = !is_hexadecimal && written.contains(['e', 'E']) && !number.contains('.');
    let literal = Tree::leaf(Head::Number(number));
    if is_numeric {
        Tree::new(Head::Cast(DataType::system("numeric")), vec![literal])
    } else {
        literal
    }
}

/// A sign belongs to its number.
fn operator_name(operator: &Operator) -> String {
    match &operator.namespace {
        Some(namespace) if *namespace != "pg_catalog" => format!("{namespace}.{}", operator.name),
        _ => operator.name.to_string(),
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
        // NFC is what is meant where no form is written.
        IsTest::Normalized(form) => {
            format!(
                "{} NORMALIZED",
                form.unwrap_or(K::Nfc).text().to_ascii_uppercase()
            )
        }
        IsTest::Json { item, unique_keys } => {
            let item = item.filter(|it| *it != K::Value).map_or("", K::text);
            let keys = if unique_keys { " UNIQUE" } else { "" };
            format!("JSON {}{keys}", item.to_ascii_uppercase())
        }
    };
    format!("{not}{words}")
}
