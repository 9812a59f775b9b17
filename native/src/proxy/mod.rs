//! What makes a plain PostgreSQL behave like Aurora DSQL.
//!
//! ```text
//! client bytes -> messages -> session (pure state machine) -> upstream bytes
//! ```
//!
//! Two layers. `relay` is a proxy for the wire alone: it cuts messages, follows which answers are
//! due, and knows nothing of Aurora DSQL. `emulate` gives it the service's behaviour, through one
//! trait; `report` only writes down what the service would refuse. What both know of a session's
//! transaction and of texts that were judged before is in `transaction` and `known`. None of these
//! touches a socket; what does are the files beside them, in the order of a
//! connection's life: `listen` accepts it, `open` reads its first packet (`startup`) and makes it
//! private where the client wants that (`tls`), `password` asks for a token (`token` knows what is one),
//! `connection` finds the way to PostgreSQL (`upstream`, `login`), `pump` moves its bytes, on a thread of
//! `reactor` while there is nothing else to do. `cancel` is for connections that only cancel what another
//! one runs. Whether a client came by TLS is known to `client_stream` alone; what is above it reads and
//! writes the same bytes.

mod cancel;
mod client_stream;
mod config;
mod connection;
mod emulate;
mod fatal;
mod known;
mod listen;
mod listen_address;
mod log;
mod login;
mod metrics;
mod open;
mod password;
mod pump;
mod reactor;
mod relay;
mod report;
mod startup;
mod tls;
mod token;
mod transaction;
mod upstream;

pub use config::{Config, InvalidUpstream, Login, Mode, Upstream};
pub use listen::serve;
pub use listen_address::{InvalidListenAddress, ListenAddress};
pub use log::{Level, Line, Log, Name};
pub use metrics::{Metrics, serve_metrics};
pub use report::{Place, RefusedStatement, Traffic};
pub use tls::{Authority, AuthorityError, FileError, KeepError, Tls, certificate_file};
