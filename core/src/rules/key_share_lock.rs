use super::locking::{locks, relations};
use super::{Context, Finding, Findings};
use crate::ident::Keyword as K;
use crate::service::{Validity, timeline};

rule! {
    /// `FOR KEY SHARE`, before the service had it
    ///
    /// The clause is accepted since 2026-08-25.
    ///
    /// # Why
    /// Until then Aurora DSQL knew `FOR UPDATE` only.
    ///
    /// # Instead
    /// `FOR UPDATE`
    ///
    /// # Refused
    /// ```sql
    /// SELECT * FROM orders WHERE id = 1 FOR KEY SHARE;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// SELECT * FROM orders WHERE id = 1 FOR KEY SHARE;
    /// ```
    ///
    /// # Source
    /// AWS release notes 2026-08-25.
    validity: Validity::until(timeline::FOR_KEY_SHARE),
    page: "working-with-concurrency-control",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    for lock in locks(ctx, &[K::For, K::Key, K::Share]) {
        if relations(ctx, lock.query) == 0 {
            continue;
        }
        for span in lock.spans {
            findings.add(
                Finding::new(span, "`FOR KEY SHARE` is not supported in this release")
                    .note(format!(
                        "Aurora DSQL has it since {}",
                        timeline::FOR_KEY_SHARE
                    ))
                    .help("write `FOR UPDATE`"),
            );
        }
    }
}
