//! The nodes of any tree, read from its debug form: a test that walks them cannot forget a kind.

use crate::text::Span;

/// A struct, variant or list in a debug form.
#[derive(Debug)]
pub(super) struct Node<'a> {
    /// Its name; empty for a list.
    pub(super) name: &'a str,
    /// All of it.
    pub(super) debug: &'a str,
    /// Its field `span`.
    pub(super) span: Option<Span>,
    /// From the first to the last byte that something else in it names.
    pub(super) inner: Option<Span>,
}

/// All nodes, the inner ones first. Places themselves are none.
pub(super) fn nodes(debug: &str) -> Vec<Node<'_>> {
    let bytes = debug.as_bytes();
    let mut found = Vec::new();
    let mut open: Vec<(usize, Node<'_>)> = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'"' | b'\'' => at = after_quoted(bytes, at),
            b'{' | b'(' | b'[' => {
                let start = name_start(bytes, at);
                let name = debug[start..at].trim_end();
                if name == "Span" {
                    let end = at + debug[at..].find('}').unwrap_or(0);
                    if let Some((_, node)) = open.last_mut() {
                        let span = place(&debug[at..end]);
                        if debug[..start].ends_with(" span: ") {
                            node.span = Some(span);
                        } else {
                            node.inner = union(node.inner, Some(span));
                        }
                    }
                    at = end;
                } else {
                    let node = Node {
                        name,
                        debug: "",
                        span: None,
                        inner: None,
                    };
                    open.push((start, node));
                }
            }
            b'}' | b')' | b']' => {
                if let Some((start, mut node)) = open.pop() {
                    node.debug = &debug[start..=at];
                    // What was not understood may be the token behind what was.
                    let outer = open.last_mut().filter(|_| node.name != "Unread");
                    if let Some((_, outer)) = outer {
                        outer.inner = union(outer.inner, union(node.span, node.inner));
                    }
                    found.push(node);
                }
            }
            _ => {}
        }
        at += 1;
    }
    assert!(open.is_empty(), "{debug}");
    found
}

/// The index of the closing quote.
fn after_quoted(bytes: &[u8], open: usize) -> usize {
    let mut at = open + 1;
    while bytes[at] != bytes[open] {
        at += 1 + usize::from(bytes[at] == b'\\');
    }
    at
}

fn name_start(bytes: &[u8], bracket: usize) -> usize {
    let end = bracket - usize::from(bracket > 0 && bytes[bracket - 1] == b' ');
    let name = bytes[..end]
        .iter()
        .rev()
        .take_while(|it| it.is_ascii_alphanumeric() || **it == b'_');
    end - name.count()
}

fn place(debug: &str) -> Span {
    let mut numbers = debug
        .split(|it: char| !it.is_ascii_digit())
        .filter_map(|it| it.parse().ok());
    let mut next = || numbers.next().unwrap_or(u32::MAX);
    Span::new(next(), next())
}

fn union(one: Option<Span>, other: Option<Span>) -> Option<Span> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.to(other)),
        (one, other) => one.or(other),
    }
}

#[test]
fn finds_nodes_with_their_places() {
    let debug = "A { span: Span { start: 1, end: 9 }, b: [Some(B { name: \"(\\\"\", at: Span { start: 2, end: 3 } })] }";
    let found = nodes(debug);
    let names: Vec<_> = found.iter().map(|it| it.name).collect();
    assert_eq!(names, ["B", "Some", "", "A"]);
    let outer = &found[3];
    assert_eq!(outer.debug, debug);
    assert_eq!(outer.span, Some(Span::new(1, 9)));
    assert_eq!(outer.inner, Some(Span::new(2, 3)));
}
