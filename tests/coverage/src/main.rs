//! What deesql reads of SQL files, one line for each statement, for `make coverage` to compare with
//! PostgreSQL's own parser.

use std::io::Write;

use deesql_core::parse::{Body, Reader, Statement};

/// `deesql-coverage FILE...`: file, first byte, byte after the last, kind, and `whole` or `tokens`,
/// with a tab between them. The bytes are those of the file.
fn main() -> std::io::Result<()> {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for file in std::env::args().skip(1) {
        let bytes = std::fs::read(&file)?;
        // A file of another encoding keeps its places: what is not ASCII becomes one byte.
        let text = String::from_utf8(bytes).unwrap_or_else(|error| {
            let ascii = error.as_bytes().iter().map(|it| (it & 0x7f) as char);
            ascii.collect()
        });
        let mut reader = Reader::new(&text);
        while let Some((it, _)) = reader.next() {
            let read = if is_whole(&it) { "whole" } else { "tokens" };
            let (start, end) = (it.span.start, it.span.end);
            writeln!(out, "{file}\t{start}\t{end}\t{}\t{read}", it.kind)?;
        }
    }
    out.flush()
}

/// Whether all of it is in its tree, or in its kind as with `CHECKPOINT`.
fn is_whole(it: &Statement) -> bool {
    let has_tree = it.body != Body::Tokens || it.head == it.span;
    has_tree && it.unread.is_none() && it.unterminated.is_none()
}
