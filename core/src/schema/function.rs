//! Functions in SQL.

use super::query::{Relations, Said, body};
use super::{DataType, Expression, Since};
use crate::ident::Ident;
use crate::order::Map;
use crate::parse::ddl::function::{ArgumentMode, Volatility};

/// A function.
#[derive(Clone, Debug)]
pub struct Function {
    /// Its arguments, those that only come out included.
    pub arguments: Vec<Argument>,
    /// What it gives.
    pub result: Option<Result>,
    /// What it does.
    pub body: Body,
    /// What its body reads and has another name since.
    pub since: Since,
    /// `IMMUTABLE`, `STABLE` or `VOLATILE`
    pub volatility: Volatility,
    /// `STRICT`
    pub is_strict: bool,
    /// `SECURITY DEFINER`
    pub is_definer: bool,
    /// `PARALLEL`, if it is not `UNSAFE`: in upper case.
    pub parallel: Option<String>,
    /// `COST`, if it is not 100.
    pub cost: Option<String>,
    /// `ROWS`, if it is not 1000.
    pub rows: Option<String>,
    /// `SET`
    pub settings: Map<String, String>,
}

/// An argument of a function.
#[derive(Clone, Debug)]
pub struct Argument {
    /// Which way it goes.
    pub mode: ArgumentMode,
    /// Its name.
    pub name: Option<Ident>,
    /// Its type, without modifiers, which PostgreSQL forgets.
    pub data_type: DataType,
    /// `DEFAULT`
    pub default: Option<Expression>,
}

/// What a function gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Result {
    /// One value.
    One(DataType),
    /// `SETOF`
    Set(DataType),
    /// `TABLE (…)`
    Table(Vec<(Ident, DataType)>),
}

/// What a function does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    /// `AS 'text'`
    Text(String),
    /// `RETURN …` or `BEGIN ATOMIC … END`
    Sql(Box<str>),
}

impl Argument {
    /// Whether a call gives it a value.
    pub fn goes_in(&self) -> bool {
        self.mode != ArgumentMode::Out
    }
}

impl Function {
    /// The types that tell it from others of its name.
    pub fn signature(&self) -> Vec<String> {
        let inward = self.arguments.iter().filter(|it| it.goes_in());
        inward.map(|it| it.data_type.to_string()).collect()
    }

    /// Whether an argument comes out.
    pub fn has_output(&self) -> bool {
        let is_output = |it: &Argument| matches!(it.mode, ArgumentMode::Out | ArgumentMode::InOut);
        self.arguments.iter().any(is_output)
    }

    /// What it gives where only its arguments say that.
    pub(super) fn result_of_arguments(&self) -> Option<Result> {
        let is_output = |it: &&Argument| matches!(it.mode, ArgumentMode::Out | ArgumentMode::InOut);
        let mut outputs = self.arguments.iter().filter(is_output);
        let first = outputs.next()?;
        Some(Result::One(match outputs.next() {
            Some(_) => DataType::of_catalog("record"),
            None => first.data_type.clone(),
        }))
    }

    /// How many arguments a call may give.
    pub fn counts(&self) -> std::ops::RangeInclusive<usize> {
        let inward = || self.arguments.iter().filter(|it| it.goes_in());
        let needed = inward().filter(|it| it.default.is_none()).count();
        let is_variadic = inward().any(|it| it.mode == ArgumentMode::Variadic);
        let most = if is_variadic {
            usize::MAX
        } else {
            inward().count()
        };
        needed.saturating_sub(usize::from(is_variadic))..=most
    }

    /// What the body says, and what it reads.
    pub fn said(&self, name: &Ident, relations: &dyn Relations) -> Said {
        let arguments: Vec<(Option<Ident>, DataType)> = self
            .arguments
            .iter()
            .filter(|it| it.goes_in())
            .map(|it| (it.name.clone(), it.data_type.clone()))
            .collect();
        let (text, is_string) = match &self.body {
            Body::Text(text) => (text.as_str(), true),
            Body::Sql(text) => (&**text, false),
        };
        body((text, is_string), name, &arguments, &self.since, relations)
    }

    /// Whether PostgreSQL keeps the body as it has understood it, not as a string.
    pub fn is_parsed(&self) -> bool {
        matches!(self.body, Body::Sql(_))
    }
}
