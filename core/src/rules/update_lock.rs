use super::locking::{has_where, locks, relations};
use super::{Context, Finding, Findings};
use crate::ident::Keyword as K;
use crate::service::{Validity, timeline};

rule! {
    /// `FOR UPDATE` of more than one row, before the service could
    ///
    /// Since 2026-08-24 `FOR UPDATE` takes any condition and several tables. Before, a query
    /// without `WHERE` or with several tables was refused, and so was any that did not compare the
    /// whole primary key, which is not judged here.
    ///
    /// # Why
    /// Until then Aurora DSQL checked locked rows by their keys, one table at a time.
    ///
    /// # Instead
    /// Lock the rows one by one, with equality on the whole primary key.
    ///
    /// # Refused
    /// ```sql
    /// SELECT * FROM orders FOR UPDATE;
    /// ```
    /// ```sql
    /// SELECT * FROM orders o JOIN customers c ON c.id = o.customer WHERE o.id = 1 FOR UPDATE;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// SELECT * FROM orders FOR UPDATE;
    /// ```
    ///
    /// # Source
    /// AWS release notes 2026-08-24; the texts were seen on a cluster before that day.
    validity: Validity::until(timeline::LOCKING_WITHOUT_KEY),
    page: "working-with-concurrency-control",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    for lock in locks(ctx, &[K::For, K::Update]) {
        let (message, answer) = match relations(ctx, lock.query) {
            0 => continue,
            1 if has_where(lock.query) => continue,
            1 => (
                "`FOR UPDATE` needs the primary key in this release",
                "locking clause such as FOR UPDATE can be applied only on tables with equality \
                 predicates on the key",
            ),
            _ => (
                "`FOR UPDATE` of several tables is not supported in this release",
                "locking clause such as FOR UPDATE can be applied on a single table",
            ),
        };
        for span in lock.spans {
            findings.add(
                Finding::new(span, message)
                    .note(format!(
                        "Aurora DSQL locks rows without their keys since {}",
                        timeline::LOCKING_WITHOUT_KEY
                    ))
                    .help("lock the rows one by one, by their primary key")
                    .server_partly(None, Some(answer.to_owned())),
            );
        }
    }
}
