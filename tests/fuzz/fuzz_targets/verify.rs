//! Any text is judged, every finding has a place in it, and every report can be printed.
#![no_main]

use deesql_core::report::text::{Style, render};
use deesql_core::report::{FileReport, json};
use deesql_core::service::Release;
use deesql_core::transaction::File;
use deesql_core::verify::{Options, Order, Verifier};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    for (order, name) in [(Order::Script, ""), (Order::Script, "1_a.down.sql"), (Order::Set, "")] {
        let file = File { name, text, is_apart: false };
        let diagnostics = Verifier::new(Options::default()).verify_named(&file, order);
        for it in &diagnostics {
            assert!(text.get(it.span.range()).is_some(), "{it:?}");
            for edit in it.fix.iter().flat_map(|it| &it.edits) {
                assert!(text.get(edit.span.range()).is_some(), "{it:?}");
            }
        }
        let report = FileReport {
            name: "a.sql",
            text,
            error: None,
            diagnostics: &diagnostics,
        };
        let style = Style {
            color: false,
            notes: true,
        };
        render(&report, style);
        json::render(&[report], Release::LATEST);
    }
});
