//! With `--mode report` the proxy is not there: whoever talks through it sees what PostgreSQL says.
//!
//! `scripts` runs PostgreSQL's own regression scripts, `suites` what drivers test themselves with.
//! Both run twice, past the proxy and through it, on servers of their own, and the results have to be
//! equal.
//!
//! What is between client and server the second time can be chosen with `DEESQL_TRANSPARENCY`:
//! nothing (`direct`), to find out what PostgreSQL itself answers differently the next time, or a
//! program (`tests/transparency/pgbouncer`) that is run with the folder of the server's socket and
//! the port to listen at.

mod other;
mod scripts;
mod suites;
