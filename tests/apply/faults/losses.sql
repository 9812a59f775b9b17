-- What is not as it should be after the migration: no rows.
SELECT 'parents lost rows: ' || min(id) FROM (
    SELECT i AS id, 'name ' || i, 'code ' || i % 7, 'new' FROM generate_series(1, 3100) AS i
    EXCEPT SELECT id, name, code, state FROM parents
) AS lost HAVING count(*) > 0
UNION ALL
SELECT 'orders lost rows: ' || min(id) FROM (
    SELECT i AS id, i % 3100 + 1, i % 100, 'note ' || i, i FROM generate_series(1, 6100) AS i
    EXCEPT SELECT id, parent_id, total, note, number FROM orders
) AS lost HAVING count(*) > 0
UNION ALL
SELECT 'items lost rows: ' || min(id) FROM (
    SELECT i AS id, i, i FROM generate_series(1, 3100) AS i
    EXCEPT SELECT id, order_id, amount FROM items
) AS lost HAVING count(*) > 0
UNION ALL
SELECT 'too many rows' FROM (SELECT 1) AS one WHERE (SELECT count(*) FROM parents) <> 3100
    OR (SELECT count(*) FROM orders) <> 6100 OR (SELECT count(*) FROM items) <> 3100
    OR (SELECT count(*) FROM order_notes) <> 6100
UNION ALL
SELECT 'the identity is at ' || last_value FROM pg_sequences
WHERE sequencename LIKE 'orders%number%seq%' AND last_value NOT BETWEEN 6100 AND 6200
UNION ALL
SELECT 'built twice: ' || object_name FROM sys.deesql_job
WHERE job_type = 'INDEX_BUILD' AND status <> 'failed' GROUP BY object_name HAVING count(*) > 1
