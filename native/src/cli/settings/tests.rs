//! Every flag of every command, as clap knows them: none can be forgotten.

use std::ffi::OsString;

use clap::{Arg, ArgAction, Command, CommandFactory as _};
use deesql_core::text::LineIndex;

use super::file::File;
use super::{Line, flags, is_about_itself, long, variable_name};
use crate::cli::Cli;

fn root() -> Command {
    let mut command = Cli::command();
    command.build();
    command
}

/// What follows the name of the program on the command line that comes of all sources.
fn complete(line: &[&str], variables: &[(&str, &str)], file: &str) -> Result<Vec<String>, String> {
    let root = root();
    let file = File::parse("deesql.toml".to_owned(), file.to_owned(), 0, &root);
    let file = file.map_err(|(_, text, mistakes)| {
        let index = LineIndex::new(&text);
        let shown = mistakes.iter().map(|it| {
            let start = index.line_column(&text, it.place.start);
            let help = it.help.as_ref().map(|it| format!("; {it}"));
            let help = help.unwrap_or_default();
            format!("{}:{} {}{help}", start.line, start.column, it.message)
        });
        shown.collect::<Vec<_>>().join("\n")
    })?;
    let line: Vec<OsString> = ["deesql"].iter().chain(line).map(OsString::from).collect();
    let read = Line::new(&root, &line).ok_or("no command")?;
    let variable = |name: &str| {
        let found = variables.iter().find(|it| it.0 == name);
        found.map(|it| OsString::from(it.1))
    };
    let added = read.added(&variable, Some(&file));
    let settings = read.with(line, added.map_err(|it| it.to_string())?);
    let words = settings.arguments.into_iter().skip(1);
    Ok(words.map(|it| it.into_string().unwrap()).collect())
}

/// Two values of a flag, as a variable has them.
fn values(arg: &Arg) -> [String; 2] {
    let possible = arg.get_possible_values();
    match &*possible {
        _ if matches!(arg.get_action(), ArgAction::SetTrue) => ["1".to_owned(), "off".to_owned()],
        [] => ["7".to_owned(), "8".to_owned()],
        [first, .., last] => [first.get_name().to_owned(), last.get_name().to_owned()],
        [only] => [only.get_name().to_owned(), only.get_name().to_owned()],
    }
}

/// The flag as it is typed; nothing where it is switched off.
fn typed(arg: &Arg, value: &str) -> Vec<String> {
    match arg.get_action() {
        ArgAction::SetTrue if value == "off" => vec![],
        ArgAction::SetTrue => vec![format!("--{}", long(arg))],
        _ => vec![format!("--{}={value}", long(arg))],
    }
}

/// The flag as it stands in a file.
fn line_of_file(arg: &Arg, value: &str) -> String {
    match arg.get_action() {
        ArgAction::SetTrue => format!("{} = {}\n", long(arg), value != "off"),
        ArgAction::Append => format!("{} = [\"{value}\"]\n", long(arg)),
        _ => format!("{} = \"{value}\"\n", long(arg)),
    }
}

#[test]
fn every_flag_of_every_command_has_a_variable_and_a_place_in_the_file() {
    let root = root();
    let mut count = 0;
    for command in root.get_subcommands() {
        let name = command.get_name();
        let with = |flags: Vec<String>| [vec![name.to_owned()], flags].concat();
        for arg in flags(command) {
            let case = format!("{name} --{}", long(arg));
            let [first, second] = values(arg);
            let variable = variable_name(long(arg));
            let file = line_of_file(arg, &first);
            let section = format!("[{name}]\n{file}");
            let other = line_of_file(arg, &second);

            let found = complete(&[name], &[(&variable, &first)], "");
            assert_eq!(found, Ok(with(typed(arg, &first))), "{case}");
            let found = complete(&[name], &[], &section);
            assert_eq!(found, Ok(with(typed(arg, &first))), "{case}, own table");
            // `ignore` without a command means tables, and verify's rules have their table.
            if long(arg) != "ignore" {
                let found = complete(&[name], &[], &file);
                assert_eq!(found, Ok(with(typed(arg, &first))), "{case}, file");
                let found = complete(&[name], &[], &format!("{other}{section}"));
                assert_eq!(found, Ok(with(typed(arg, &first))), "{case}, both");
            }
            let found = complete(&[name], &[(&variable, &second)], &section);
            assert_eq!(found, Ok(with(typed(arg, &second))), "{case}, two sources");

            let flag = typed(arg, &first);
            let line = [name, &flag[0]];
            let found = complete(&line, &[(&variable, &second)], &section);
            assert_eq!(found, Ok(with(flag.clone())), "{case}, the command line");
            if let Some((flag, value)) = flag[0].split_once('=') {
                let line = [name, flag, value];
                let found = complete(&line, &[(&variable, &second)], &section);
                assert_eq!(found, Ok(line.map(str::to_owned).to_vec()), "{case}");
            }
            count += 1;
        }
        // What is left asks deesql about itself.
        let others = command.get_arguments().filter(|it| it.get_long().is_some());
        let others = others.filter(|it| is_about_itself(it)).map(long);
        for it in others {
            assert!(["help", "version"].contains(&it), "{name} --{it}");
        }
    }
    assert!(count > 80, "{count}");
}

#[test]
fn sources_are_put_together_with_reason() {
    for (line, variables, file, expected) in [
        // A short flag, a flag before the command, a value that looks like a command.
        ("-qv verify a", "DEESQL_QUIET=1", "", "-qv verify a"),
        (
            "--dsql latest plan",
            "DEESQL_DSQL=x",
            "",
            "--dsql latest plan",
        ),
        (
            "dev -- verify -q",
            "DEESQL_QUIET=1",
            "",
            "dev --quiet -- verify -q",
        ),
        // What excludes each other: the one that is said nearer holds.
        (
            "plan --from a",
            "DEESQL_ENDPOINT=e",
            "endpoint = 'f'",
            "plan --from a",
        ),
        ("plan", "DEESQL_FROM=a", "endpoint = 'f'", "plan --from=a"),
        ("plan -v", "DEESQL_QUIET=1", "quiet = true", "plan -v"),
        ("plan", "DEESQL_QUIET=0", "verbose = true", "plan --verbose"),
        (
            "explain truncate",
            "DEESQL_RELEASES=1",
            "",
            "explain truncate",
        ),
        // A value that only other commands know is meant for those.
        ("verify a", "DEESQL_FORMAT=sql", "", "verify a"),
        ("verify a", "", "format = 'sql'", "verify a"),
        (
            "verify a",
            "DEESQL_FORMAT=sql",
            "format = 'json'",
            "verify --format=json a",
        ),
        ("plan", "DEESQL_FORMAT=sql", "", "plan --format=sql"),
        // What is said of another command is nothing to this one.
        (
            "verify a",
            "",
            "retries = 3\n[plan]\nquiet = true",
            "verify a",
        ),
        ("plan", "", "quiet = true\n[plan]\nquiet = false", "plan"),
        // Lists, days, numbers.
        ("plan", "DEESQL_SCHEMA=a,b", "", "plan --schema=a,b"),
        (
            "plan",
            "",
            "schema = ['a', 'b']",
            "plan --schema=a --schema=b",
        ),
        ("plan", "", "schema = 'a'", "plan --schema=a"),
        ("plan", "", "dsql = 2026-04-13", "plan --dsql=2026-04-13"),
        ("sql a", "", "retries = 3", "sql --retries=3 a"),
        // Tables to leave alone, and rules.
        ("plan", "", "ignore = ['t']", "plan --ignore-table=t"),
        ("verify a", "", "ignore = ['t']", "verify a"),
        (
            "plan",
            "",
            "[plan]\nignore = ['t']",
            "plan --ignore-table=t",
        ),
        (
            "verify a",
            "",
            "[verify]\nignore = ['truncate']",
            "verify --ignore=truncate a",
        ),
        (
            "verify a",
            "",
            "[severity]\ntruncate = 'off'",
            "verify --severity=truncate=off a",
        ),
    ] {
        let line: Vec<&str> = line.split(' ').collect();
        let variables: Vec<_> = variables.split_once('=').into_iter().collect();
        let found = complete(&line, &variables, file).map(|it| it.join(" "));
        assert_eq!(
            found.as_deref(),
            Ok(expected),
            "{line:?} {variables:?} {file}"
        );
    }
}

#[test]
fn mistakes_in_the_file_are_told_with_their_place() {
    for (file, expected) in [
        (
            "\nendpont = 'x'",
            "2:1 there is no setting `endpont`; did you mean `endpoint`?",
        ),
        ("zzzzzz = 1", "1:1 there is no setting `zzzzzz`"),
        (
            "[plann]\nquiet = true",
            "1:2 there is no setting `plann`; did you mean `plan`?",
        ),
        (
            "[plan]\nformatt = 'x'",
            "2:1 `plan` has no setting `formatt`; did you mean `format`?",
        ),
        ("[sql]\nformat = 'x'", "2:1 `sql` has no setting `format`"),
        ("quiet = 'yes'", "1:9 `quiet` takes true or false"),
        (
            "endpoint = ['a']",
            "1:12 `endpoint` takes one text or number",
        ),
        (
            "schema = [1, [2]]",
            "1:10 `schema` takes a text or a list of texts",
        ),
        (
            "schema = true\nretries = 1.5",
            "1:10 `schema` takes a text or a list of texts\n2:11 `retries` takes one text or number",
        ),
        (
            "plan = 1",
            "1:8 `plan` is a command: its settings are a table; write [plan]",
        ),
        (
            "severity = 1.5",
            "1:12 `severity` takes a table of texts, or a list of them",
        ),
        (
            "format = 'jsn'",
            "deesql.toml:1:1: `jsn` is no value of `format`; did you mean `json`?",
        ),
    ] {
        let found = complete(&["plan"], &[], file);
        assert_eq!(found, Err(expected.to_owned()), "{file}");
    }
    let found = complete(&["plan"], &[("DEESQL_COLOR", "blue")], "");
    let expected = "DEESQL_COLOR: `blue` is no value of `color`; it takes auto, always, never";
    assert_eq!(found, Err(expected.to_owned()));
    for file in ["quiet = ", "quiet = true\nquiet = true", "= 1", "[plan"] {
        assert!(complete(&["plan"], &[], file).is_err(), "{file}");
    }
}
