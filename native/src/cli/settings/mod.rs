//! Where the value of a flag comes from: the command line, then `DEESQL_<FLAG>`, then `deesql.toml`.
//!
//! It is the same for every flag of every command, since all of it is done before the command line is
//! parsed: what is said elsewhere and not there is written into it.

mod file;
#[cfg(test)]
mod tests;

use std::ffi::{OsStr, OsString};
use std::path::Path;

use clap::builder::PossibleValue;
use clap::error::{ContextKind, ContextValue};
use clap::{Arg, ArgAction, Command};
use deesql_core::report::text::problem;
use deesql_core::text::{LineIndex, Severity};

use super::exit_status::Failure;
use super::explain::nearest;
use super::output;
use file::File;

/// What every flag's variable begins with.
const PREFIX: &str = "DEESQL_";

/// A command line with everything that is said elsewhere.
#[derive(Debug)]
pub(crate) struct Settings {
    pub(crate) arguments: Vec<OsString>,
    added: Vec<Added>,
}

/// A flag that is not on the command line as it was typed.
#[derive(Debug)]
struct Added {
    flag: String,
    source: String,
}

/// The command line, the environment and the nearest `deesql.toml` together.
pub(crate) fn read(command: &Command, arguments: Vec<OsString>) -> Result<Settings, Failure> {
    let mut command = command.clone();
    command.build();
    let Some(line) = Line::new(&command, &arguments) else {
        // Help, a version or a mistake: whatever it is, nothing else matters.
        return Ok(Settings {
            arguments,
            added: Vec::new(),
        });
    };
    let folder = std::env::current_dir().ok();
    let found = folder.as_deref().and_then(file::find);
    let file = found.map(|(path, up)| open(&path, up, &command));
    let file = file.transpose()?;
    let variable = |name: &str| std::env::var_os(name).filter(|it| !it.is_empty());
    let added = line.added(&variable, file.as_ref())?;
    Ok(line.with(arguments, added))
}

/// Reads a file; what is wrong with it is shown where it stands.
fn open(path: &Path, up: usize, command: &Command) -> Result<File, Failure> {
    let text = std::fs::read_to_string(path);
    let text =
        text.map_err(|it| Failure::Usage(format!("cannot read {}: {it}", path.display())))?;
    let name = format!("{}{}", "../".repeat(up), file::NAME);
    File::parse(name, text, up, command).map_err(|(name, text, mistakes)| {
        for it in mistakes {
            let (severity, help) = (Severity::Error, it.help.as_deref());
            let color = output::is_colored_message(super::Color::Auto);
            let shown = problem(&name, &text, it.place, severity, &it.message, help, color);
            output::part(&shown);
        }
        Failure::Usage(format!("{name} cannot be used as it stands"))
    })
}

impl Settings {
    /// Where a mistake was made that the command line as a whole shows, if not there.
    pub(crate) fn source(&self, error: &clap::Error) -> Option<String> {
        let of = |kind| match error.get(kind) {
            Some(ContextValue::String(text)) => vec![text.clone()],
            Some(ContextValue::Strings(texts)) => texts.clone(),
            _ => Vec::new(),
        };
        let mut blamed = of(ContextKind::InvalidArg);
        blamed.extend(of(ContextKind::PriorArg));
        let is_blamed = |it: &&Added| {
            let mut flags = blamed.iter().filter_map(|it| it.split([' ', '=']).next());
            flags.any(|flag| flag == format!("--{}", it.flag))
        };
        let added = self.added.iter().filter(is_blamed);
        let sources: Vec<String> = added
            .map(|it| format!("--{} is set by {}", it.flag, it.source))
            .collect();
        (!sources.is_empty()).then(|| sources.join("; "))
    }
}

/// The long name of a flag.
fn long(arg: &Arg) -> &str {
    arg.get_long().unwrap_or_default()
}

/// The flags of a command that can be set.
fn flags(command: &Command) -> impl Iterator<Item = &Arg> {
    let arguments = command.get_arguments();
    arguments.filter(|it| it.get_long().is_some() && !is_about_itself(it))
}

/// Whether a flag asks deesql about itself.
fn is_about_itself(arg: &Arg) -> bool {
    !matches!(
        arg.get_action(),
        ArgAction::Set | ArgAction::Append | ArgAction::SetTrue
    )
}

/// The variable of a flag.
fn variable_name(flag: &str) -> String {
    format!("{PREFIX}{}", flag.to_ascii_uppercase().replace('-', "_"))
}

/// A command line as it was typed.
struct Line<'a> {
    root: &'a Command,
    command: &'a Command,
    /// Position of the command's name.
    at: usize,
    /// What is given there.
    given: Vec<&'a Arg>,
}

/// A value of a flag from elsewhere.
struct Found<'a> {
    arg: &'a Arg,
    values: Vec<OsString>,
    source: String,
}

impl<'a> Line<'a> {
    /// `None` if there is no command in it.
    fn new(root: &'a Command, arguments: &[OsString]) -> Option<Self> {
        let mut line: Option<Self> = None;
        let mut given: Vec<&Arg> = Vec::new();
        let mut words = arguments.iter().enumerate().skip(1);
        while let Some((at, word)) = words.next() {
            let command = line.as_ref().map_or(root, |it| it.command);
            let word = word.to_string_lossy();
            if word == "--" {
                break;
            }
            if let Some(flag) = word.strip_prefix("--") {
                let (name, value) = flag
                    .split_once('=')
                    .map_or((flag, None), |it| (it.0, Some(it.1)));
                let arg = command
                    .get_arguments()
                    .find(|it| it.get_long() == Some(name));
                given.extend(arg);
                if value.is_none() && arg.is_some_and(|it| it.get_action().takes_values()) {
                    words.next();
                }
            } else if let Some(letters) = word.strip_prefix('-').filter(|it| !it.is_empty()) {
                let is_given = |it: &&Arg| it.get_short().is_some_and(|it| letters.contains(it));
                given.extend(command.get_arguments().filter(is_given));
            } else if line.is_none() {
                line = Some(Self {
                    root,
                    command: root.find_subcommand(&*word)?,
                    at,
                    given: Vec::new(),
                });
            } else {
                given.extend(command.get_positionals().next());
            }
        }
        let mut line = line?;
        line.given = given;
        Some(line)
    }

    /// What the environment and the file say beyond the command line: the environment before the
    /// file, and neither what cannot stand beside something that is said before it.
    fn added(
        &self,
        variable: &dyn Fn(&str) -> Option<OsString>,
        file: Option<&File>,
    ) -> Result<Vec<Found<'a>>, Failure> {
        let mut added: Vec<Found<'a>> = Vec::new();
        let of_variable = |arg: &'a Arg| {
            let name = variable_name(long(arg));
            let value = variable(&name)?;
            let values = match arg.get_action() {
                // As what is on the command line it is cut at its commas.
                ArgAction::SetTrue => vec![OsString::from(is_true(&value).to_string())],
                _ => vec![value],
            };
            Some((values, name))
        };
        let of_file = |arg: &'a Arg| {
            let file = file?;
            let (values, place) = file.get(self.command.get_name(), long(arg))?;
            let index = LineIndex::new(&file.text);
            let start = index.line_column(&file.text, place.start);
            let source = format!("{}:{}:{}", file.name, start.line, start.column);
            Some((values.iter().map(OsString::from).collect(), source))
        };
        type Layer<'l, 'a> = &'l dyn Fn(&'a Arg) -> Option<(Vec<OsString>, String)>;
        let layers: [Layer<'_, 'a>; 2] = [&of_variable, &of_file];
        for layer in layers {
            // A flag that is switched off is said, and excludes no other.
            let is_off = |it: &Found<'_>| it.values == ["false"];
            let off: Vec<&Arg> = added
                .iter()
                .filter(|it| is_off(it))
                .map(|it| it.arg)
                .collect();
            let on = added.iter().filter(|it| !is_off(it)).map(|it| it.arg);
            let on: Vec<&Arg> = self.given.iter().copied().chain(on).collect();
            for arg in flags(self.command) {
                let is_same = off.iter().any(|it| it.get_id() == arg.get_id());
                if is_same || on.iter().any(|it| self.excludes(it, arg)) {
                    continue;
                }
                let Some((values, source)) = layer(arg) else {
                    continue;
                };
                if self.is_known(arg, &values, &source)? {
                    added.push(Found {
                        arg,
                        values,
                        source,
                    });
                }
            }
        }
        Ok(added)
    }

    /// Whether what was said leaves no place for another flag.
    fn excludes(&self, said: &Arg, arg: &Arg) -> bool {
        let conflicts = |one: &Arg, other: &Arg| {
            let conflicts = self.command.get_arg_conflicts_with(one);
            conflicts.iter().any(|it| it.get_id() == other.get_id())
        };
        said.get_id() == arg.get_id() || conflicts(said, arg) || conflicts(arg, said)
    }

    /// Whether the flag of this command knows the values. One that only another command knows is
    /// meant for that; one that nobody knows is a mistake.
    fn is_known(&self, arg: &Arg, values: &[OsString], source: &str) -> Result<bool, Failure> {
        if matches!(arg.get_action(), ArgAction::SetTrue) {
            return Ok(true);
        }
        let values: Vec<String> = values
            .iter()
            .flat_map(|it| {
                let text = it.to_string_lossy();
                let cut = arg.get_value_delimiter();
                let parts = cut.map(|cut| text.split(cut).map(str::to_owned).collect());
                parts.unwrap_or_else(|| vec![text.into_owned()])
            })
            .collect();
        let Some(unknown) = values.iter().find(|it| !knows(arg, it)) else {
            return Ok(true);
        };
        let commands = self.root.get_subcommands();
        let mut others = commands.flat_map(flags).filter(|it| long(it) == long(arg));
        if others.any(|it| knows(it, unknown)) {
            return Ok(false);
        }
        let possible = arg.get_possible_values();
        let names: Vec<&str> = possible.iter().map(PossibleValue::get_name).collect();
        let flag = long(arg);
        let help = match nearest(unknown, names.iter().copied()) {
            Some(name) => format!("did you mean `{name}`?"),
            None => format!("it takes {}", names.join(", ")),
        };
        Err(Failure::Usage(format!(
            "{source}: `{unknown}` is no value of `{flag}`; {help}"
        )))
    }

    /// The command line with the flags, right after the name of the command.
    fn with(&self, mut arguments: Vec<OsString>, added: Vec<Found<'_>>) -> Settings {
        let words = added.iter().flat_map(|it| {
            let flag = format!("--{}", long(it.arg));
            it.values.iter().filter_map(move |value| {
                let mut word = OsString::from(&flag);
                match it.arg.get_action() {
                    ArgAction::SetTrue => return (value == "true").then_some(word),
                    _ => {
                        word.push("=");
                        word.push(value);
                    }
                }
                Some(word)
            })
        });
        let words: Vec<OsString> = words.collect();
        arguments.splice(self.at + 1..self.at + 1, words);
        let added = added.into_iter().map(|it| Added {
            flag: long(it.arg).to_owned(),
            source: it.source,
        });
        Settings {
            arguments,
            added: added.collect(),
        }
    }
}

fn knows(arg: &Arg, value: &str) -> bool {
    let possible = arg.get_possible_values();
    possible.is_empty()
        || possible
            .iter()
            .any(|it| it.matches(value, arg.is_ignore_case_set()))
}

/// Whether a variable switches a flag on: everything does that does not say no.
fn is_true(value: &OsStr) -> bool {
    let text = value.to_string_lossy().to_ascii_lowercase();
    !matches!(&*text, "n" | "no" | "f" | "false" | "off" | "0")
}
