//! A proxy for the wire alone: it knows nothing of Aurora DSQL.
//!
//! ```text
//! bytes --frame--> messages --session--> bytes for the other side
//!                             |
//!                       reply: which answers are due, and what becomes of each
//! ```
//!
//! PostgreSQL keeps the state of the protocol: it aborts the block, skips to Sync, answers COMMIT with
//! ROLLBACK. The session only follows along. So a statement is refused by sending upstream, in its
//! place, one that is sure to fail where the real one would be read, and by putting other words into
//! PostgreSQL's error on its way back; see [`behaviour`].

pub(super) mod behaviour;
pub(super) mod frame;
pub(super) mod message;
pub(super) mod reply;
pub(super) mod session;
#[cfg(test)]
mod tests;
pub(super) mod unread;
