//! Inserts put together, so that a file of thousands of them does not take as many transactions.

use deesql_core::ident::Keyword as K;
use deesql_core::parse::Statement;
use deesql_core::parse::token::{Token, TokenKind};
use deesql_core::service::StatementKind as Kind;
#[cfg(doc)]
use deesql_core::service::limit;

use super::script::{Item, Unit, UnitKind};

/// Rows of one transaction. Far below what the service takes ([`limit::TRANSACTION_ROWS`]): index
/// entries count towards the bytes of a transaction, and most of what batches save is saved by then.
const ROWS: u32 = 500;
/// Bytes of SQL of one transaction.
const BYTES: u32 = 1 << 20;

/// The rows that an `INSERT … VALUES` writes, as far as its text alone tells.
pub(super) fn inserted_rows(statement: &Statement, tokens: &[Token]) -> Option<u32> {
    if statement.kind != Kind::Insert || tokens.first()?.keyword() != Some(K::Insert) {
        return None;
    }
    let mut depth = 0_u32;
    let mut rows = None;
    for token in tokens {
        match token.kind {
            TokenKind::LeftParen => {
                if depth == 0 {
                    rows = rows.map(|it: u32| it + 1);
                }
                depth += 1;
            }
            TokenKind::RightParen => depth = depth.saturating_sub(1),
            _ if depth > 0 => {}
            _ => match token.keyword() {
                Some(K::Values) if rows.is_none() => rows = Some(0),
                // `RETURNING` and `ON CONFLICT` come after the rows; a query has rows of its own.
                Some(K::On | K::Returning) if rows.is_some() => break,
                Some(K::Select | K::Table | K::With | K::Union) => return None,
                _ => {}
            },
        }
    }
    rows.filter(|it| *it > 0)
}

/// Neighbouring inserts become one transaction, up to a size.
pub(super) fn batched(units: Vec<Unit>) -> Vec<Unit> {
    let mut batches: Vec<Unit> = Vec::new();
    for unit in units {
        let fits = |batch: &&mut Unit| {
            let all = || batch.items.iter().chain(&unit.items);
            let rows = all()
                .map(|it| it.inserted)
                .try_fold(0_u32, |sum, it| it.map(|it| sum.saturating_add(it)));
            let bytes = all()
                .map(|it| it.span.len())
                .fold(0_u32, u32::saturating_add);
            batch.kind != UnitKind::Block
                && unit.kind == UnitKind::Single
                && rows.is_some_and(|it| it <= ROWS)
                && bytes <= BYTES
        };
        let items: &[Item] = &unit.items;
        match batches.last_mut().filter(fits) {
            Some(batch) => {
                batch.kind = UnitKind::Batch;
                batch.items.extend_from_slice(items);
            }
            None => batches.push(unit),
        }
    }
    batches
}

#[cfg(test)]
mod tests {
    use super::super::script::Script;
    use deesql_core::parse::Reader;

    fn rows(sql: &str) -> Option<u32> {
        let mut reader = Reader::new(sql);
        let (statement, tokens) = reader.next().unwrap();
        super::inserted_rows(&statement, tokens)
    }

    #[test]
    fn counts_the_rows_that_are_written() {
        for (sql, expected) in [
            ("INSERT INTO t VALUES (1, (2))", Some(1)),
            ("INSERT INTO t (a, b) VALUES (f(1), 2), (3, 4)", Some(2)),
            (
                "INSERT INTO t (a) VALUES (1) ON CONFLICT (a) DO NOTHING RETURNING (a)",
                Some(1),
            ),
            ("INSERT INTO t SELECT 1", None),
            ("INSERT INTO t (SELECT 1)", None),
            ("INSERT INTO t DEFAULT VALUES", None),
            ("WITH a AS (SELECT 1) INSERT INTO t VALUES (1)", None),
            ("UPDATE t SET a = 1", None),
        ] {
            assert_eq!(rows(sql), expected, "{sql}");
        }
    }

    #[test]
    fn neighbours_are_put_together_up_to_a_size() {
        let insert = "INSERT INTO t VALUES (1);".repeat(1200);
        let sql = format!(
            "{insert} DELETE FROM t; INSERT INTO t VALUES (1); BEGIN; INSERT INTO t VALUES (1); \
             COMMIT; INSERT INTO t SELECT 1; INSERT INTO t VALUES (1); INSERT INTO t VALUES (2)"
        );
        let script = Script::new("a", sql, true).unwrap();
        let sizes: Vec<usize> = script.units.iter().map(|it| it.items.len()).collect();
        assert_eq!(sizes, [500, 500, 200, 1, 1, 3, 1, 2]);
        assert_eq!(script.statements(), 1208);
    }
}
