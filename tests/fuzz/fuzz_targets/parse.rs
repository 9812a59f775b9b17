//! Any text is parsed, every place of every tree lies inside of its statement, and a statement that
//! stands alone is read as it was among others.
#![no_main]

use deesql_core::parse::parse;
use deesql_core::text::Span;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    for statement in parse(text) {
        let written = text.get(statement.span.range());
        let written = written.expect("a statement's place cuts the text");
        if statement.unterminated.is_some() {
            continue;
        }
        // The debug form shows every node, those of new kinds too.
        let tree = format!("{statement:?}");
        for (at, intro) in tree.match_indices("Span { start: ") {
            let span = place(&tree[at + intro.len()..]);
            let all = statement.span;
            assert!(
                span.start <= span.end && all.start <= span.start && span.end <= all.end,
                "{span:?} in {written:?}"
            );
            assert!(text.get(span.range()).is_some(), "{span:?} in {written:?}");
        }
        // Nothing around it changes how it is read but a setting, and data and commands of psql's.
        if !text.to_ascii_lowercase().contains("standard_conforming") && !text.contains('\\') {
            let alone = parse(written);
            assert_eq!(alone.first().map(|it| it.kind), Some(statement.kind));
            assert_eq!(alone.len(), 1, "{written:?}");
        }
    }
});

/// What stands behind `Span { start: ` in a debug form.
fn place(debug: &str) -> Span {
    let mut numbers = debug
        .split(|it: char| !it.is_ascii_digit())
        .filter_map(|it| it.parse().ok());
    Span::new(
        numbers.next().unwrap_or(u32::MAX),
        numbers.next().unwrap_or(0),
    )
}
