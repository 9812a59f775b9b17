use super::locking::{is_overridden, locks, relations};
use super::{Context, Finding, Findings};
use crate::ident::Keyword as K;

rule! {
    /// `FOR SHARE` or `FOR NO KEY UPDATE`
    ///
    /// Rows are locked by `FOR UPDATE` or `FOR KEY SHARE`. Where no table is read, or `FOR UPDATE`
    /// stands beside it, the clause does nothing and passes.
    ///
    /// # Why
    /// A lock in Aurora DSQL only makes a row count when conflicts are looked for at commit, and
    /// there are two ways to count.
    ///
    /// # Instead
    /// `FOR UPDATE`, or `FOR KEY SHARE` where only the key must stay.
    ///
    /// # Refused
    /// ```sql
    /// SELECT * FROM orders WHERE id = 1 FOR SHARE;
    /// ```
    /// ```sql
    /// WITH open AS (SELECT 1)
    /// SELECT * FROM (SELECT id FROM orders) o FOR NO KEY UPDATE OF o NOWAIT;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// SELECT * FROM orders, customers FOR UPDATE SKIP LOCKED;
    /// SELECT * FROM orders FOR KEY SHARE;
    /// SELECT 1 FOR SHARE;
    /// SELECT n IS DISTINCT FROM 1 FROM generate_series(1, 3) AS n FOR SHARE;
    /// SELECT substring(share FROM 1 FOR share) FROM orders;
    /// ```
    ///
    /// # Source
    /// Observed on a cluster 2026-09-15.
    page: "working-with-concurrency-control",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let shared = locks(ctx, &[K::For, K::Share]);
    let keyed = locks(ctx, &[K::For, K::No, K::Key, K::Update]);
    for lock in shared.into_iter().chain(keyed) {
        if relations(ctx, lock.query) == 0 || is_overridden(lock.query) {
            continue;
        }
        for span in lock.spans {
            let clause = ctx.slice(span).to_ascii_uppercase();
            let clause = clause.split_whitespace().collect::<Vec<_>>().join(" ");
            findings.add(
                Finding::new(span, format!("`{clause}` is not supported"))
                    .note("Aurora DSQL locks rows by `FOR UPDATE` and `FOR KEY SHARE` only")
                    .help("write `FOR UPDATE`, or `FOR KEY SHARE`")
                    .server(
                        "0A000",
                        "locking clauses other than FOR UPDATE/FOR KEY SHARE are not supported",
                    ),
            );
        }
    }
}
