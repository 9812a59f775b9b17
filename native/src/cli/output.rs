//! Writing to the terminal.

use std::io::{self, Write};

use anstream::{AutoStream, ColorChoice};

use super::Color;

/// Whether standard output takes colors.
pub(crate) fn is_colored(color: Color) -> bool {
    takes_color(color, AutoStream::choice(&io::stdout()))
}

/// Whether standard error takes colors.
pub(crate) fn is_colored_message(color: Color) -> bool {
    takes_color(color, AutoStream::choice(&io::stderr()))
}

fn takes_color(color: Color, terminal: ColorChoice) -> bool {
    match color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => terminal != ColorChoice::Never,
    }
}

/// Writes a part of the result to standard output. A closed pipe is no failure and changes nothing
/// of what is done and how it ends: whoever read has seen enough.
pub(crate) fn result(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        written => written,
    }
}

/// Writes a line about the run to standard error. If that is closed, nobody is there to tell.
pub(crate) fn message(text: &str) {
    let _ = writeln!(io::stderr().lock(), "{text}");
}

/// Writes text about the run, with its own line ends, to standard error.
pub(crate) fn part(text: &str) {
    let _ = io::stderr().lock().write_all(text.as_bytes());
}
