//! The behaviour of Aurora DSQL.
