//! The npm package beside the same code built for this machine.

use std::hint::black_box;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use deesql_core::verify::{Options, Verifier};

use crate::{compare, schema};

/// Reads the file once to warm up and says how many milliseconds the second time took.
const SCRIPT: &str = "
    import { readFileSync } from 'node:fs';
    const { verify } = await import(process.argv[1]);
    const sql = readFileSync(process.argv[2], 'utf8');
    verify(sql);
    const start = performance.now();
    verify(sql);
    console.log(performance.now() - start);
";

pub(crate) fn wasm_against_native() {
    let package = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../npm/dist/node.js");
    let Ok(package) = package.canonicalize() else {
        println!("wasm: there is no npm/dist; run `make npm`");
        return;
    };
    let sql = schema::for_dsql(&schema::orders(3_500_000));
    let file = std::env::temp_dir().join(format!("deesql-bench-{}.sql", std::process::id()));
    let written = std::fs::write(&file, &sql);
    assert!(written.is_ok(), "{}: {written:?}", file.display());
    let in_node = || {
        let output = Command::new("node")
            .args(["--input-type=module", "--eval", SCRIPT])
            .args([&package, &file])
            .output();
        let printed = output
            .ok()
            .map(|it| String::from_utf8_lossy(&it.stdout).into_owned());
        let milliseconds = printed
            .as_ref()
            .and_then(|it| it.trim().parse::<f64>().ok());
        assert!(milliseconds.is_some(), "{printed:?}");
        Some(Duration::from_secs_f64(milliseconds? / 1e3))
    };
    compare(
        &format!(
            "verify {:.1} MB of DDL without findings",
            sql.len() as f64 / 1e6
        ),
        &[
            ("native", &|| {
                black_box(Verifier::new(Options::default()).verify_script(&sql));
                None
            }),
            ("wasm in Node", &in_node),
        ],
    );
    let _ = std::fs::remove_file(&file);
}
