//! A private PostgreSQL: found on the machine, initialised, run, and gone without a trace.
