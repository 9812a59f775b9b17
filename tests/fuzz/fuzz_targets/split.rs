//! Any text is cut into statements that follow one another, each made of tokens in order.
#![no_main]

use deesql_core::parse::Reader;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let mut reader = Reader::new(text);
    let mut end = 0;
    while let Some((statement, tokens)) = reader.next() {
        let mut at = end;
        for token in tokens {
            assert!(at <= token.span.start && token.span.start < token.span.end);
            assert!(text.get(token.span.range()).is_some());
            at = token.span.end;
        }
        if !tokens.is_empty() {
            assert!(end <= statement.span.start && at <= statement.span.end);
        }
        end = end.max(at);
        if let Some(data) = reader.copy_data() {
            assert!(end <= data.start && text.get(data.range()).is_some());
        }
    }
    for command in reader.meta_commands() {
        assert!(text[command.range()].starts_with('\\'));
    }
});
