"""The tour in psycopg 3. The environment says where the server is."""

import psycopg


def show(rows):
    return ", ".join(" ".join(str(it) for it in row) for row in rows)


def failure(sql):
    """What a statement fails with: its SQLSTATE alone, and with the message."""
    try:
        connection.execute(sql)
    except psycopg.Error as error:
        return error.sqlstate, f"{error.sqlstate} {error.diag.message_primary}"
    return "none", "none"


connection = psycopg.connect(application_name="tour", autocommit=True)
[name] = connection.execute("SHOW application_name").fetchone()
print("connected as", name)

connection.execute("CREATE TABLE tour (id int PRIMARY KEY, name text)")
print("table created")
rows = "VALUES (%s, %s), (%s, %s), (%s, %s)"
inserted = connection.execute(f"INSERT INTO tour {rows}", [1, "one", 2, "two", 3, "three"])
print("inserted", inserted.rowcount)
print("selected", show(connection.execute("SELECT id, name FROM tour ORDER BY id").fetchall()))
prepared = [
    connection.execute("SELECT id, name FROM tour WHERE id = %s", [it], prepare=True).fetchone()
    for it in (2, 3)
]
print("prepared", show(prepared))

with connection.transaction():
    connection.execute("INSERT INTO tour VALUES (4, 'four')")
[count] = connection.execute("SELECT count(*) FROM tour").fetchone()
print("committed", count)
with connection.cursor() as cursor:
    ids = [it for [it] in cursor.stream("SELECT id FROM tour ORDER BY id", size=2)]
    print("in portions", show([ids[:2], ids[2:]]))
    print("streamed", len(list(cursor.stream("SELECT id FROM tour"))))

with connection.transaction():
    connection.execute("INSERT INTO tour VALUES (5, 'five')")
    print("refused in a transaction", failure("TRUNCATE tour")[1])
    print("aborted", failure("SELECT 1")[0])
    raise psycopg.Rollback
[count] = connection.execute("SELECT count(*) FROM tour").fetchone()
print("rolled back", count)

print("refused", failure("LISTEN tour")[1])
print("alive", *connection.execute("SELECT 1").fetchone())
print("duplicate", failure("INSERT INTO tour VALUES (1, 'again')")[0])

with connection.pipeline():
    cursors = [connection.execute("SELECT %s::int", [it]) for it in (1, 2, 3)]
print("pipelined", show(it.fetchone() for it in cursors))
with connection.cursor() as first, connection.cursor() as second:
    refused = "none"
    try:
        with connection.pipeline() as pipeline:
            first.execute("SELECT 4")
            second.execute("LISTEN tour")
            pipeline.sync()
    except psycopg.Error as error:
        refused = error.sqlstate
    print(f"pipelined {first.fetchone()[0]}, refused {refused}")

with connection.cursor() as cursor:
    with cursor.copy("COPY tour FROM STDIN") as copy:
        copy.write_row((10, "ten"))
        copy.write_row((11, "eleven"))
    print("copied in", cursor.rowcount)
    with cursor.copy("COPY tour TO STDOUT") as copy:
        print("copied out", len(list(copy.rows())))

try:
    [job] = connection.execute("CREATE INDEX ASYNC tour_by_name ON tour (name)").fetchone()
    print("job id of", len(job), "characters")
    [succeeded] = connection.execute("CALL sys.wait_for_job(%s)", [job]).fetchone()
    print("job succeeded", str(succeeded).lower())
    states = connection.execute("SELECT job_type, status FROM sys.jobs WHERE job_id = %s", [job])
    print("job", show(states))
except psycopg.Error as error:
    print("no job", error.sqlstate)

try:
    psycopg.connect(options="-c statement_timeout=1000").close()
    print("start refused none")
except psycopg.OperationalError as error:
    print("start refused", str(error).split("FATAL:  ")[1].splitlines()[0])

connection.execute("DROP TABLE tour")
print("table dropped")
connection.close()
