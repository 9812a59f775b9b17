//! `deesql.toml`: the flags of all commands under their names, and those of one command in a table
//! under its name.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use clap::{Arg, ArgAction, Command, ValueHint};
use deesql_core::text::Span;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{flags, long};
use crate::cli::explain::nearest;

/// The name of the file.
pub(super) const NAME: &str = "deesql.toml";

/// A file of settings, read and found right.
#[derive(Debug)]
pub(crate) struct File {
    /// As it is shown to people.
    pub(crate) name: String,
    pub(crate) text: String,
    entries: Vec<Entry>,
}

/// What is said of one flag.
#[derive(Debug)]
struct Entry {
    /// The command, where it is said of one only.
    command: Option<String>,
    key: String,
    place: Span,
    /// One for each `--flag=value`; of a flag without value `true` or `false`.
    values: Vec<String>,
}

/// What is wrong with a file, and where.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Mistake {
    pub(crate) place: Span,
    pub(crate) message: String,
    pub(crate) help: Option<String>,
}

/// The tables that tell `plan` and its relatives what to leave alone; `[verify]` has rules of this
/// name.
const IGNORE: (&str, &str) = ("ignore", "ignore-table");

/// The nearest file from a folder upwards, and how far up it is.
pub(super) fn find(folder: &Path) -> Option<(PathBuf, usize)> {
    let mut folders = folder.ancestors().enumerate();
    folders.find_map(|(up, it)| {
        let path = it.join(NAME);
        path.is_file().then_some((path, up))
    })
}

impl File {
    /// Reads the text of a file that is `up` folders above the one that deesql runs in.
    pub(super) fn parse(
        name: String,
        text: String,
        up: usize,
        command: &Command,
    ) -> Result<Self, (String, String, Vec<Mistake>)> {
        let table = match DeTable::parse(&text) {
            Ok(table) => table,
            Err(error) => {
                let place = error.span().map_or(Span::new(0, 0), |it| span(&it));
                let message = error.message().to_owned();
                let mistake = Mistake {
                    place,
                    message,
                    help: None,
                };
                return Err((name, text, vec![mistake]));
            }
        };
        let mut reading = Reading {
            command,
            prefix: "../".repeat(up),
            entries: Vec::new(),
            mistakes: Vec::new(),
        };
        reading.top(table.get_ref());
        let Reading {
            mut entries,
            mut mistakes,
            ..
        } = reading;
        if mistakes.is_empty() {
            // What is said of one command holds before what is said of all.
            entries.sort_by_key(|it| it.command.is_none());
            return Ok(Self {
                name,
                text,
                entries,
            });
        }
        mistakes.sort_by_key(|it| it.place);
        Err((name, text, mistakes))
    }

    /// What it says of a flag of a command, and where.
    pub(super) fn get(&self, command: &str, flag: &str) -> Option<(&[String], Span)> {
        let mut found = self.entries.iter().filter(|it| {
            let is_command = it.command.as_deref().is_none_or(|it| it == command);
            is_command && it.key == flag
        });
        found.next().map(|it| (&*it.values, it.place))
    }
}

struct Reading<'a> {
    command: &'a Command,
    prefix: String,
    entries: Vec<Entry>,
    mistakes: Vec<Mistake>,
}

type Key<'a> = Spanned<Cow<'a, str>>;
type Value<'a> = Spanned<DeValue<'a>>;

impl Reading<'_> {
    fn top(&mut self, table: &DeTable<'_>) {
        for (key, value) in table {
            let name: &str = key.get_ref();
            let flag = if name == IGNORE.0 { IGNORE.1 } else { name };
            let commands = self.command.get_subcommands();
            let arg = commands.flat_map(flags).find(|it| long(it) == flag);
            let command = self.command.find_subcommand(name);
            match (arg, command, value.get_ref()) {
                (Some(arg), _, _) => self.entry(None, flag, arg, key, value),
                (None, Some(command), DeValue::Table(table)) => self.section(command, table),
                (None, Some(_), _) => {
                    let message = format!("`{name}` is a command: its settings are a table");
                    self.mistake(value, message, Some(format!("write [{name}]")));
                }
                (None, None, _) => {
                    let commands = self.command.get_subcommands();
                    let names = commands.flat_map(flags).map(long);
                    let sections = self.command.get_subcommands().map(Command::get_name);
                    let help = suggestion(name, names.chain(sections));
                    self.mistake(key, format!("there is no setting `{name}`"), help);
                }
            }
        }
    }

    fn section(&mut self, command: &Command, table: &DeTable<'_>) {
        for (key, value) in table {
            let name: &str = key.get_ref();
            let find = |name: &str| flags(command).find(|it| long(it) == name);
            let found = find(name).map(|it| (name, it));
            let renamed = || (name == IGNORE.0).then(|| find(IGNORE.1))?;
            match found.or_else(|| renamed().map(|it| (IGNORE.1, it))) {
                Some((flag, arg)) => {
                    let command = command.get_name().to_owned();
                    self.entry(Some(command), flag, arg, key, value);
                }
                None => {
                    let help = suggestion(name, flags(command).map(long));
                    let command = command.get_name();
                    self.mistake(key, format!("`{command}` has no setting `{name}`"), help);
                }
            }
        }
    }

    fn entry(
        &mut self,
        command: Option<String>,
        flag: &str,
        arg: &Arg,
        key: &Key<'_>,
        value: &Value<'_>,
    ) {
        let Some(mut values) = values(arg, value.get_ref()) else {
            let message = format!("`{}` takes {}", key.get_ref(), expected(arg));
            return self.mistake(value, message, None);
        };
        if matches!(
            arg.get_value_hint(),
            ValueHint::AnyPath | ValueHint::FilePath | ValueHint::DirPath
        ) {
            for it in &mut values {
                if Path::new(it).is_relative() {
                    it.insert_str(0, &self.prefix);
                }
            }
        }
        self.entries.push(Entry {
            command,
            key: flag.to_owned(),
            place: span(&key.span()),
            values,
        });
    }

    fn mistake<T>(&mut self, at: &Spanned<T>, message: String, help: Option<String>) {
        self.mistakes.push(Mistake {
            place: span(&at.span()),
            message,
            help,
        });
    }
}

fn suggestion<'a>(name: &str, names: impl Iterator<Item = &'a str>) -> Option<String> {
    nearest(name, names).map(|it| format!("did you mean `{it}`?"))
}

/// The texts that the flag gets, or nothing if it takes no such value.
fn values(arg: &Arg, value: &DeValue<'_>) -> Option<Vec<String>> {
    match (arg.get_action(), value) {
        (ArgAction::SetTrue, DeValue::Boolean(it)) => Some(vec![it.to_string()]),
        (ArgAction::SetTrue, _) => None,
        (ArgAction::Append, DeValue::Array(list)) => {
            list.iter().map(|it| text(it.get_ref())).collect()
        }
        // `rule = "warning"` is `--severity rule=warning`.
        (ArgAction::Append, DeValue::Table(table)) if is_assignment(arg) => {
            let pairs = table.iter();
            let pairs = pairs.map(|(key, it)| Some((key.get_ref(), text(it.get_ref())?)));
            pairs
                .map(|it| it.map(|(key, it)| format!("{key}={it}")))
                .collect()
        }
        (_, value) => text(value).map(|it| vec![it]),
    }
}

/// What has one text.
fn text(value: &DeValue<'_>) -> Option<String> {
    match value {
        DeValue::String(it) => Some(it.to_string()),
        DeValue::Integer(it) => Some(it.as_str().to_owned()),
        DeValue::Datetime(it) => Some(it.to_string()),
        _ => None,
    }
}

fn is_assignment(arg: &Arg) -> bool {
    let names = arg.get_value_names().unwrap_or_default();
    names.iter().any(|it| it.contains('='))
}

fn expected(arg: &Arg) -> &'static str {
    match arg.get_action() {
        ArgAction::SetTrue => "true or false",
        ArgAction::Append if is_assignment(arg) => "a table of texts, or a list of them",
        ArgAction::Append => "a text or a list of texts",
        _ => "one text or number",
    }
}

fn span(range: &std::ops::Range<usize>) -> Span {
    let offset = |it: usize| u32::try_from(it).unwrap_or(u32::MAX);
    Span::new(offset(range.start), offset(range.end))
}
