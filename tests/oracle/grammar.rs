//! The grammar that expressions are made with; `grammar.txt` says how it is written.

use std::collections::{BTreeMap, BTreeSet};

/// A place in a template that another production fills.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Hole {
    /// The types that it takes.
    pub(super) types: Vec<&'static str>,
    /// The loosest operator that stands here without parentheses.
    pub(super) level: u8,
}

/// A piece of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    Text(String),
    Hole(Hole),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    Literal,
    Column,
    Other,
}

/// One way to make an expression of a type.
#[derive(Clone, Debug)]
pub(super) struct Production {
    pub(super) data_type: &'static str,
    pub(super) level: u8,
    pub(super) sort: Sort,
    pub(super) is_immutable: bool,
    /// Whether it only spells another production in another way.
    pub(super) is_spelling: bool,
    pub(super) pieces: Vec<Piece>,
    /// The template, as a name for the production.
    pub(super) template: String,
}

impl Production {
    pub(super) fn holes(&self) -> impl Iterator<Item = &Hole> {
        self.pieces.iter().filter_map(|it| match it {
            Piece::Hole(hole) => Some(hole),
            Piece::Text(_) => None,
        })
    }

    pub(super) fn is_leaf(&self) -> bool {
        self.holes().next().is_none()
    }
}

#[derive(Debug)]
pub(super) struct Grammar {
    pub(super) productions: Vec<Production>,
    /// The productions of each type, by number.
    pub(super) of_type: BTreeMap<&'static str, Vec<usize>>,
}

const TEXT: &str = include_str!("grammar.txt");

impl Grammar {
    pub(super) fn read() -> Self {
        let lines = lines();
        let mut classes: BTreeMap<&'static str, Vec<&'static str>> = BTreeMap::new();
        let mut types = BTreeSet::new();
        for line in &lines {
            let mut words = line.split_whitespace();
            match words.next() {
                Some("class") => {
                    classes.insert(words.next().unwrap(), words.collect());
                }
                first => {
                    types.insert(first.unwrap());
                }
            }
        }
        classes.extend(types.iter().map(|it| (*it, vec![*it])));
        let mut grammar = Self {
            productions: vec![],
            of_type: BTreeMap::new(),
        };
        for line in lines.iter().filter(|it| !it.starts_with("class ")) {
            let (head, template) = line.split_once(" | ").unwrap();
            let (data_type, level) = head.split_once(' ').unwrap();
            for template in spelled_out(template) {
                let production = production(data_type, level, template, &classes);
                let known = grammar.of_type.entry(data_type).or_default();
                known.push(grammar.productions.len());
                grammar.productions.push(production);
            }
        }
        grammar
    }

    /// Productions of these types that fit.
    pub(super) fn fitting(
        &self,
        types: &[&'static str],
        fits: impl Fn(&Production) -> bool,
    ) -> Vec<usize> {
        let all = types.iter().filter_map(|it| self.of_type.get(it)).flatten();
        all.copied()
            .filter(|it| fits(&self.productions[*it]))
            .collect()
    }
}

/// Lines without comments; a line that does not begin with a name goes on with the one before.
fn lines() -> Vec<&'static str> {
    let mut found = vec![];
    let mut rest = TEXT;
    while !rest.is_empty() {
        let mut end = rest.find('\n').unwrap_or(rest.len());
        // The one literal with a line break in it.
        if rest[..end].ends_with("'line") {
            end += 1 + rest[end + 1..].find('\n').unwrap();
        }
        let line = &rest[..end];
        if !line.is_empty() && !line.starts_with('#') {
            found.push(line);
        }
        rest = rest[end..].trim_start_matches('\n');
    }
    found
}

/// The templates with each of the words of `{op:…}`.
fn spelled_out(template: &str) -> Vec<String> {
    let Some(start) = template.find("{op:") else {
        return vec![template.to_owned()];
    };
    let end = closing(template, start);
    let words = template[start + 4..end].split(' ');
    words
        .map(|it| {
            let word = it.replace('_', " ");
            format!("{}{word}{}", &template[..start], &template[end + 1..])
        })
        .collect()
}

/// Where the brace that opens at `start` is closed.
fn closing(text: &str, start: usize) -> usize {
    let mut depth = 0;
    for (at, letter) in text[start..].char_indices() {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return start + at;
        }
    }
    panic!("not closed: {text}");
}

fn production(
    data_type: &'static str,
    level: &str,
    template: String,
    classes: &BTreeMap<&'static str, Vec<&'static str>>,
) -> Production {
    let is_immutable = !level.ends_with('!');
    let is_spelling = level.ends_with('~');
    let (sort, level) = match level.trim_end_matches(['!', '~']) {
        "lit" => (Sort::Literal, literal_level(&template)),
        "col" => (Sort::Column, 16),
        level => (Sort::Other, level.parse().unwrap()),
    };
    let mut pieces = vec![];
    let mut text = String::new();
    let mut rest = &*template;
    while let Some(start) = rest.find('{') {
        text.push_str(&rest[..start]);
        let hole = rest[start..].find('}').and_then(|end| {
            Some((
                end,
                hole(&rest[start + 1..start + end], &text, level, classes)?,
            ))
        });
        match hole {
            Some((end, hole)) => {
                pieces.push(Piece::Text(std::mem::take(&mut text)));
                pieces.push(Piece::Hole(hole));
                rest = &rest[start + end + 1..];
            }
            None => {
                text.push('{');
                rest = &rest[start + 1..];
            }
        }
    }
    text.push_str(rest);
    pieces.push(Piece::Text(text));
    Production {
        data_type,
        level,
        sort,
        is_immutable,
        is_spelling,
        pieces,
        template,
    }
}

fn literal_level(text: &str) -> u8 {
    match text {
        _ if text.starts_with('-') => 13,
        _ if text.contains("::") => 15,
        _ => 16,
    }
}

fn hole(
    written: &str,
    before: &str,
    level: u8,
    classes: &BTreeMap<&'static str, Vec<&'static str>>,
) -> Option<Hole> {
    let (own_level, name) = match (written.strip_prefix('<'), written.split_once(':')) {
        (Some(name), _) => (Some(level), name),
        (None, Some((level, name))) => (level.parse().ok(), name),
        (None, None) => (None, written),
    };
    let types = classes.get(name)?.clone();
    let is_enclosed = before.trim_end().ends_with(['(', ',', '[']);
    let level = own_level.unwrap_or(match level {
        16 => 0,
        _ if is_enclosed => 0,
        level => level + 1,
    });
    Some(Hole { types, level })
}
