//! A proxy for the wire alone: it knows nothing of Aurora DSQL.

pub(crate) mod session;
