//! deesql's core as WebAssembly: the functions of the npm package `@deesql/verify`.
//!
//! Values cross the border as JSON text, which V8 reads faster than an object built field by field
//! and which needs no code per type. Their shapes are in [`types`]; `npm/src/index.d.ts` declares
//! them, and a test of the package compares the two.

mod types;

use deesql_core::transaction::File;
use deesql_core::verify::{Order, Verifier};
use serde::Serialize;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = JSON, js_name = parse, catch)]
    fn parse_json(text: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = JSON, js_name = stringify, catch)]
    fn print_json(value: &JsValue) -> Result<JsValue, JsValue>;
}

/// The findings about a script.
#[wasm_bindgen(skip_typescript)]
pub fn verify(sql: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
    let sql = text("sql", sql)?;
    let options = json(options)?;
    let options = types::VerifyOptions::read(options.as_deref()).map_err(error)?;
    let file = File {
        name: options.file.as_deref().unwrap_or_default(),
        text: &sql,
        is_apart: false,
    };
    let diagnostics = Verifier::new(options.core).verify_named(&file, Order::Script);
    value(&types::findings(
        &sql,
        options.file.as_deref(),
        &diagnostics,
    ))
}

/// The way from one schema to another.
#[wasm_bindgen(skip_typescript)]
pub fn plan(from: &JsValue, to: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
    let (from, to) = (text("from", from)?, text("to", to)?);
    let options = types::plan::options(json(options)?.as_deref()).map_err(error)?;
    value(&types::plan::answer(&from, &to, options))
}

/// The states of the service that can be asked for, newest first.
#[wasm_bindgen(skip_typescript)]
pub fn releases() -> Result<JsValue, JsValue> {
    value(&types::releases())
}

/// The version of deesql.
#[wasm_bindgen(skip_typescript)]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

fn text(name: &str, value: &JsValue) -> Result<String, JsValue> {
    value
        .as_string()
        .ok_or_else(|| js_sys::TypeError::new(&format!("`{name}` must be a string")).into())
}

/// The JSON text of an object; `None` for `undefined` and `null`.
fn json(value: &JsValue) -> Result<Option<String>, JsValue> {
    if value.is_undefined() || value.is_null() {
        return Ok(None);
    }
    Ok(print_json(value)?.as_string())
}

fn value(value: &impl Serialize) -> Result<JsValue, JsValue> {
    let json = serde_json::to_string(value).map_err(|it| error(it.to_string()))?;
    parse_json(&json)
}

#[allow(clippy::needless_pass_by_value)]
fn error(message: String) -> JsValue {
    JsError::new(&message).into()
}
