//! `CREATE FUNCTION`, `ALTER FUNCTION` and `DROP FUNCTION`.

use super::Application;
use crate::order::Map;
use crate::parse::ddl::comment::ObjectName;
use crate::parse::ddl::drop::DropObjects;
use crate::parse::ddl::function::{
    AlterFunction, ArgumentMode, CreateFunction, FunctionAction, FunctionArgument, FunctionOption,
    FunctionOptionKind as Kind, Returns, Signature, Volatility,
};
use crate::parse::ddl::object_change::ObjectChange;
use crate::parse::{Set, SetValue};
use crate::schema::{
    Argument, DataType, Definition, Expression, Function, FunctionBody, FunctionResult, Object,
    ObjectId, Since, qualified,
};
use crate::service::ObjectKind;
use crate::text::Span;

impl Application<'_> {
    pub(super) fn create_function(&mut self, create: &CreateFunction, span: Span) {
        if create.object != ObjectKind::Function {
            self.not_part(span, "CREATE PROCEDURE");
            return;
        }
        let arguments = create.arguments.iter().map(|it| self.argument(it));
        let arguments: Vec<Argument> = arguments.collect();
        let mut function = Function {
            since: Since::default(),
            arguments,
            result: create.returns.as_ref().map(|it| self.result(&it.value)),
            body: FunctionBody::Text(String::new()),
            volatility: Volatility::Volatile,
            is_strict: false,
            is_definer: false,
            parallel: None,
            cost: None,
            rows: None,
            settings: Map::default(),
        };
        if let Some(body) = &create.body {
            function.body = FunctionBody::Sql(body.span.slice(self.text).into());
        }
        for option in &create.options {
            self.function_option(&mut function, option);
        }
        if function.result.is_none() {
            function.result = function.result_of_arguments();
        }
        let id = ObjectId::Function(qualified(&create.name.value), function.signature());
        let is_replaced = create.or_replace.is_some() && self.schema.object(&id).is_some();
        if !is_replaced && !self.is_free(&id, create.name.span, false) {
            return;
        }
        let origin = self.origin(span);
        let object = Object::new(Definition::Function(function), origin);
        self.schema.insert_object(id, object);
    }

    fn argument(&self, written: &FunctionArgument) -> Argument {
        let default = written.default.as_ref();
        Argument {
            mode: written.mode.map_or(ArgumentMode::In, |it| it.value),
            name: written.name.as_ref().map(|it| it.value.clone()),
            data_type: DataType::of_argument(&written.data_type, self.text),
            default: default.map(|it| Expression::new(it.1.span.slice(self.text))),
        }
    }

    fn result(&self, returns: &Returns) -> FunctionResult {
        match returns {
            Returns::Type(it) => {
                let data_type = DataType::of_argument(it, self.text);
                if it.is_set {
                    FunctionResult::Set(data_type)
                } else {
                    FunctionResult::One(data_type)
                }
            }
            Returns::Table(columns) => {
                let columns = columns.iter().map(|it| {
                    let data_type = DataType::of_argument(&it.data_type, self.text);
                    (it.name.value.clone(), data_type)
                });
                FunctionResult::Table(columns.collect())
            }
        }
    }

    fn function_option(&mut self, function: &mut Function, option: &FunctionOption) {
        let other = |span: Span, usual: &str| {
            let number = span.slice(self.text);
            let is_usual = number.parse::<f64>().ok() == usual.parse().ok();
            (!is_usual).then(|| number.to_owned())
        };
        match &option.kind {
            Kind::Language(name) if name.value.eq_ignore_ascii_case("sql") => {}
            Kind::As(text, None) => function.body = FunctionBody::Text(text.value.clone()),
            Kind::Volatility(it) => function.volatility = *it,
            Kind::Strict(it) => function.is_strict = *it,
            Kind::SecurityDefiner(it) => function.is_definer = *it,
            Kind::Leakproof(false) => {}
            Kind::Parallel(word) => {
                let word = word.slice(self.text).to_ascii_uppercase();
                function.parallel = (word != "UNSAFE").then_some(word);
            }
            Kind::Cost(number) => function.cost = other(*number, "100"),
            Kind::Rows(number) => function.rows = other(*number, "1000"),
            Kind::Set(set) => self.setting(function, set, option.span),
            Kind::Language(_)
            | Kind::As(..)
            | Kind::Transform(_)
            | Kind::Window
            | Kind::Leakproof(true)
            | Kind::Support(_) => {
                let words = option.span.slice(self.text).to_owned();
                self.not_part(option.span, &words);
            }
        }
    }

    fn setting(&mut self, function: &mut Function, set: &Set, span: Span) {
        let name = &set.parameter.value;
        match set.value.as_ref().map(|it| &it.value) {
            _ if set.is_reset && name == "all" => function.settings = Map::default(),
            None | Some(SetValue::Default) => drop(function.settings.remove(name)),
            Some(SetValue::Current) => self.not_part(span, "SET … FROM CURRENT"),
            Some(SetValue::List(values)) => {
                let values = values.iter().map(|it| {
                    let value = it.slice(self.text);
                    match value.strip_prefix('\'') {
                        Some(_) => value.to_owned(),
                        None => format!("'{}'", value.trim_matches('"')),
                    }
                });
                let values: Vec<String> = values.collect();
                function.settings.insert(name.clone(), values.join(", "));
            }
        }
    }

    pub(super) fn alter_function(&mut self, alter: &AlterFunction) {
        let span = alter.signature.span;
        let Some(id) = self.function_id(&alter.signature) else {
            self.error(
                span,
                format!("function {} does not exist", alter.signature.name.value),
            );
            return;
        };
        match &alter.action.value {
            FunctionAction::Change(ObjectChange::RenameTo(to)) => {
                self.rename_object(&id, &to.value, span);
            }
            FunctionAction::Change(ObjectChange::SetSchema(to)) => {
                self.move_to_schema(&id, &to.value, span);
            }
            FunctionAction::Change(ObjectChange::OwnerTo(_)) => {}
            FunctionAction::Change(_) => self.not_part(alter.action.span, "DEPENDS ON EXTENSION"),
            FunctionAction::Options(options) => {
                let Some(mut object) = self.take_object(&id, span, false) else {
                    return;
                };
                if let Definition::Function(function) = &mut object.definition {
                    for option in options {
                        self.function_option(function, option);
                    }
                }
                self.schema.insert_object(id, object);
            }
        }
    }

    /// The function that a signature means. Without types it is the only one of its name.
    pub(super) fn function_id(&self, signature: &Signature) -> Option<ObjectId> {
        let name = qualified(&signature.name.value);
        let Some(arguments) = &signature.arguments else {
            let mut named = self
                .schema
                .objects()
                .filter(|(id, _)| matches!(id, ObjectId::Function(..)) && *id.name() == name);
            return named.next().map(|it| it.0.clone());
        };
        let inward = arguments.iter().map(|it| self.argument(it));
        let types = inward.filter(Argument::goes_in);
        let types = types.map(|it| it.data_type.to_string()).collect();
        let id = ObjectId::Function(name, types);
        self.schema.object(&id).map(|_| id)
    }

    pub(super) fn drop_functions(&mut self, drop: &DropObjects) {
        for name in &drop.names {
            let ObjectName::Signature(signature) = &name.value else {
                continue;
            };
            match self.function_id(signature) {
                Some(id) => {
                    self.drop_object(&id);
                }
                None if drop.if_exists.is_none() => {
                    let message = format!("function {} does not exist", signature.name.value);
                    self.error(name.span, message);
                }
                None => {}
            }
        }
    }
}
