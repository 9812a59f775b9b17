//! WebAssembly.
