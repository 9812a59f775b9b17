//! Cuts a text into statements and reads them one at a time.
//!
//! Statements end at a semicolon, or where psql would send them. One statement's tokens are in
//! memory at a time, in a buffer that is used again.

use super::lexer::{Lexeme, Lexer, Unterminated};
use super::statement::{Statement, statement};
use super::token::{Token, TokenKind};
use crate::ident::Keyword as K;
use crate::text::Span;

/// Reads the statements of a script in order.
///
/// psql's meta-commands, the data of `COPY … FROM stdin` and byte order marks are passed over. It
/// never fails: after something that is opened and never closed it goes on at the next line that
/// starts like a statement.
#[derive(Clone, Debug)]
pub struct Reader<'a> {
    text: &'a str,
    lexer: Lexer<'a>,
    tokens: Vec<Token>,
    /// No line `\.` is left that ends the data of a `COPY`.
    has_no_more_data: bool,
    /// Where the line after the one with the last `COPY` begins.
    line_end: usize,
    copy_data: Option<Span>,
    meta_commands: Vec<Span>,
    /// Whether the statement that was collected last waits for the next, after a `\;`.
    is_joined: bool,
    /// How many `COPY … FROM stdin` wait so: psql sends them with the next statement, and their
    /// data stand behind that.
    waiting_copies: usize,
}

impl<'a> Reader<'a> {
    /// Starts at the beginning of the text. Of a text of more than 4 GiB only that much is read.
    pub fn new(text: &'a str) -> Self {
        let mut end = text.len().min(u32::MAX as usize);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let text = &text[..end];
        Self {
            text,
            lexer: Lexer::new(text),
            tokens: Vec::new(),
            has_no_more_data: false,
            line_end: 0,
            copy_data: None,
            meta_commands: Vec::new(),
            is_joined: false,
            waiting_copies: 0,
        }
    }

    /// Starts at this byte of the text instead, which must be at the beginning of a line.
    #[must_use]
    pub fn from(mut self, start: usize) -> Self {
        if start > 0 {
            self.lexer.set_position(start);
        }
        self
    }

    /// The data lines of the statement that was read last, if it is a `COPY … FROM stdin` with some:
    /// all of them, without the line `\.` that ends them.
    pub fn copy_data(&self) -> Option<Span> {
        self.copy_data
    }

    /// psql's meta-commands so far, each from its backslash on.
    pub fn meta_commands(&self) -> &[Span] {
        &self.meta_commands
    }

    /// The next statement and its tokens, until the text is at its end.
    #[allow(clippy::should_implement_trait)]
    pub fn next(&mut self) -> Option<(Statement, &[Token])> {
        self.copy_data = None;
        loop {
            let (unterminated, is_end) = self.collect();
            if self.tokens.is_empty() && unterminated.is_none() {
                if is_end {
                    return None;
                }
                continue;
            }
            if let Some(unterminated) = unterminated {
                self.recover(unterminated);
            } else if self.is_joined {
                self.waiting_copies += usize::from(self.is_copy_from_stdin());
            } else {
                for _ in 0..std::mem::take(&mut self.waiting_copies) {
                    self.skip_copy_data();
                }
                self.copy_data = None;
                if self.is_copy_from_stdin() {
                    self.skip_copy_data();
                }
            }
            self.see_setting();
            let read = statement(self.text, &self.tokens, unterminated);
            return Some((read, &self.tokens));
        }
    }

    /// Fills the buffer with the tokens of one statement. Says whether something was left open, and
    /// whether the text is at its end.
    fn collect(&mut self) -> (Option<Unterminated>, bool) {
        self.tokens.clear();
        self.is_joined = false;
        let mut nesting = Nesting::default();
        loop {
            match self.lexer.next() {
                Lexeme::End => {
                    let is_cut = nesting.is_inside() && self.cut_at_first_semicolon();
                    return (None, !is_cut);
                }
                Lexeme::Unterminated(unterminated) => return (Some(unterminated), false),
                Lexeme::MetaCommand(span) => {
                    self.meta_commands.push(span);
                    let command = span.slice(self.text);
                    if sends_statement(command) {
                        self.is_joined = command == "\\;";
                        return (None, false);
                    }
                    if matches!(command_name(command), "\\r" | "\\reset") {
                        // What was typed so far is thrown away.
                        self.tokens.clear();
                        nesting = Nesting::default();
                    } else if is_copy_command(command) {
                        self.skip_copy_data();
                        self.copy_data = None;
                    }
                }
                Lexeme::Token(token) => {
                    if nesting.is_inside()
                        && nesting.cannot_hold(token, &self.tokens)
                        && self.cut_at_first_semicolon()
                    {
                        return (None, false);
                    }
                    if token.kind == TokenKind::Semicolon && !nesting.is_inside() {
                        return (None, false);
                    }
                    nesting.see(token, &self.tokens);
                    self.tokens.push(token);
                }
            }
        }
    }

    /// Ends the statement at its first semicolon, where a body or a rule's action is not closed.
    fn cut_at_first_semicolon(&mut self) -> bool {
        let first = self
            .tokens
            .iter()
            .position(|it| it.kind == TokenKind::Semicolon);
        let Some(first) = first.filter(|_| self.lexer.may_rescan()) else {
            return false;
        };
        let end = self.tokens[first].span.end as usize;
        self.tokens.truncate(first);
        self.lexer.charge(self.lexer.position() - end);
        self.lexer.set_position(end);
        true
    }

    /// Goes back to the line after something unterminated and on to one that starts a statement.
    fn recover(&mut self, unterminated: Unterminated) {
        if !self.lexer.may_rescan() {
            return;
        }
        let mut at = unterminated.span.end as usize;
        while let Some(length) = self.text[at..].find(['\n', '\r']) {
            at += length + 1;
            if starts_statement(&self.text[at..]) {
                self.lexer.set_position(at);
                return;
            }
        }
    }

    /// `SET standard_conforming_strings = off` makes the backslash of later constants an escape.
    fn see_setting(&mut self) {
        let Some(first) = self.tokens.first().and_then(|it| it.keyword()) else {
            return;
        };
        if !matches!(first, K::Set | K::Reset) {
            return;
        }
        let is_named = |it: &Token| it.is_word("standard_conforming_strings", self.text);
        if let Some(last) = self.tokens.last()
            && self.tokens.iter().skip(1).take(2).any(is_named)
        {
            let value = last.span.slice(self.text).trim_matches('\'');
            let is_off = ["off", "false", "no", "0"];
            self.lexer.has_escapes = is_off.iter().any(|it| value.eq_ignore_ascii_case(it));
        }
    }

    /// Whether data follow. `FROM STDOUT` is the same to PostgreSQL, and a query cannot be copied to:
    /// the server refuses it before psql sends anything.
    fn is_copy_from_stdin(&self) -> bool {
        let keyword = |at: usize| self.tokens.get(at).and_then(|it| it.keyword());
        keyword(0) == Some(K::Copy)
            && self.tokens.get(1).map(|it| it.kind) != Some(TokenKind::LeftParen)
            && (1..self.tokens.len()).any(|at| {
                keyword(at) == Some(K::From)
                    && matches!(keyword(at + 1), Some(K::Stdin | K::Stdout))
            })
    }

    /// Passes over the data lines and the line `\.` that ends them. Without such a line the data end
    /// where a line does not look like data: the statement may stand in a file that is no psql script.
    fn skip_copy_data(&mut self) {
        let from = self.lexer.position();
        if from >= self.line_end {
            self.line_end = self.text[from..]
                .find('\n')
                .map_or(usize::MAX, |it| from + it + 1);
        }
        let line = self.line_end;
        if line >= self.text.len() {
            return;
        }
        if self.has_no_more_data {
            self.skip_open_data(line);
            return;
        }
        // The data of a second `COPY` on the line follow those of the first.
        let start = self.lexer.data_end(line).unwrap_or(line);
        let mut at = start;
        for content in self.text[at..].split_inclusive('\n') {
            let before = at;
            at += content.len();
            if content.trim_end_matches(['\n', '\r']) == "\\." {
                self.copy_data = Some(Span::new(start as u32, before as u32));
                self.lexer.skip_data(line, at);
                return;
            }
        }
        self.has_no_more_data = true;
        self.skip_open_data(line);
    }

    /// Passes over lines that are neither statements nor comments nor psql's.
    fn skip_open_data(&mut self, line: usize) {
        if self.lexer.data_end(line).is_some() {
            return;
        }
        let mut at = line;
        for content in self.text[line..].split_inclusive('\n') {
            let is_command = content.starts_with('\\') && !content.starts_with("\\N");
            let is_comment = content.starts_with("--") || content.starts_with("/*");
            if is_command || is_comment || starts_statement(content) {
                break;
            }
            at += content.len();
        }
        self.lexer.skip_data(line, at);
    }
}

/// Reads all statements of a text.
pub fn parse(text: &str) -> Vec<Statement> {
    let mut reader = Reader::new(text);
    let mut statements = Vec::new();
    while let Some((statement, _)) = reader.next() {
        statements.push(statement);
    }
    statements
}

/// Whether a semicolon belongs to a statement: in a body between `BEGIN ATOMIC` and `END`, or in
/// the parentheses of a rule's actions.
#[derive(Clone, Copy, Debug, Default)]
struct Nesting {
    /// Open `BEGIN ATOMIC` and, inside it, `CASE`.
    blocks: u32,
    /// Open parentheses, counted in `CREATE RULE` only: elsewhere an unclosed one must not hide
    /// the statements that follow.
    parens: u32,
    is_rule: bool,
}

impl Nesting {
    fn is_inside(self) -> bool {
        self.blocks > 0 || self.parens > 0
    }

    /// Whether the token begins, inside of a body or a rule's action, what cannot stand there: the
    /// body was never closed.
    fn cannot_hold(self, token: Token, before: &[Token]) -> bool {
        let begins = before.last().map(|it| it.kind) == Some(TokenKind::Semicolon);
        begins
            && matches!(
                token.keyword(),
                Some(
                    K::Alter
                        | K::Begin
                        | K::Comment
                        | K::Commit
                        | K::Copy
                        | K::Create
                        | K::Drop
                        | K::Grant
                        | K::Revoke
                )
            )
    }

    fn see(&mut self, token: Token, before: &[Token]) {
        match token.kind {
            TokenKind::LeftParen if self.is_rule => self.parens += 1,
            TokenKind::RightParen if self.is_rule => self.parens = self.parens.saturating_sub(1),
            TokenKind::Word(Some(keyword)) => match keyword {
                K::Rule if before.len() <= 3 => {
                    self.is_rule = before.first().and_then(|it| it.keyword()) == Some(K::Create);
                }
                K::Atomic if self.blocks == 0 => {
                    let begin = before.last().and_then(|it| it.keyword()) == Some(K::Begin);
                    let create = before.first().and_then(|it| it.keyword()) == Some(K::Create);
                    self.blocks = u32::from(begin && create);
                }
                K::Case if self.blocks > 0 => self.blocks += 1,
                K::End if self.blocks > 0 => self.blocks -= 1,
                _ => {}
            },
            _ => {}
        }
    }
}

/// psql's meta-commands that send what has been typed, as a semicolon does.
fn sends_statement(meta_command: &str) -> bool {
    const SENDS: &[&str] = &[
        "\\g",
        "\\gx",
        "\\gexec",
        "\\gset",
        "\\gdesc",
        "\\crosstabview",
        "\\watch",
        "\\parse",
        "\\sendpipeline",
        "\\;",
    ];
    SENDS.contains(&command_name(meta_command))
}

fn command_name(meta_command: &str) -> &str {
    let ends = |it: char| it == '(' || it.is_ascii_whitespace();
    &meta_command[..meta_command.find(ends).unwrap_or(meta_command.len())]
}

/// `\copy … from stdin`, whose data follow as those of a `COPY` do.
fn is_copy_command(meta_command: &str) -> bool {
    let mut words = meta_command.split_whitespace();
    words.next() == Some("\\copy")
        && words
            .clone()
            .zip(words.skip(1))
            .any(|(a, b)| a.eq_ignore_ascii_case("from") && b.eq_ignore_ascii_case("stdin"))
}

/// Whether a line starts like a statement: with a word that only statements start with.
fn starts_statement(line: &str) -> bool {
    use K::{
        Alter, Analyze, Begin, Call, Checkpoint, Cluster, Comment, Commit, Copy, Create,
        Deallocate, Delete, Discard, Do, Drop, Explain, Grant, Import, Insert, Listen, Lock, Merge,
        Notify, Prepare, Reassign, Refresh, Reindex, Reset, Revoke, Rollback, Savepoint, Security,
        Select, Set, Show, Start, Truncate, Unlisten, Update, Vacuum, With,
    };
    const FIRST: &[K] = &[
        Alter, Analyze, Begin, Call, Checkpoint, Cluster, Comment, Commit, Copy, Create,
        Deallocate, Delete, Discard, Drop, Explain, Grant, Import, Insert, Listen, Lock, Merge,
        Notify, Prepare, Reassign, Refresh, Reindex, Reset, Revoke, Rollback, Savepoint, Security,
        Select, Set, Show, Start, Truncate, Unlisten, Update, Vacuum, With,
    ];
    let line = line.trim_start_matches([' ', '\t']);
    let word_end = line
        .find(|it: char| !it.is_ascii_alphabetic())
        .unwrap_or(line.len());
    let (word, rest) = line.split_at(word_end);
    match K::find(word) {
        // `DO NOTHING` and `DO UPDATE` stand in an INSERT.
        Some(Do) => rest.trim_start().starts_with(['$', '\'']),
        Some(keyword) => FIRST.contains(&keyword),
        None => word.eq_ignore_ascii_case("aws"),
    }
}
