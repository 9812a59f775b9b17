"""The tour in asyncpg. The environment says where the server is."""

import asyncio

import asyncpg


def show(rows):
    return ", ".join(" ".join(str(it) for it in row) for row in rows)


async def failure(promise):
    """What a statement fails with: its SQLSTATE alone, and with the message."""
    try:
        await promise
    except asyncpg.PostgresError as error:
        return error.sqlstate, f"{error.sqlstate} {error.message}"
    return "none", "none"


async def main():
    connection = await asyncpg.connect(server_settings={"application_name": "tour"})
    print("connected as", await connection.fetchval("SHOW application_name"))

    await connection.execute("CREATE TABLE tour (id int PRIMARY KEY, name text)")
    print("table created")
    tag = await connection.execute(
        "INSERT INTO tour VALUES ($1, $2), ($3, $4), ($5, $6)", 1, "one", 2, "two", 3, "three"
    )
    print("inserted", tag.split()[-1])
    print("selected", show(await connection.fetch("SELECT id, name FROM tour ORDER BY id")))
    statement = await connection.prepare("SELECT id, name FROM tour WHERE id = $1")
    print("prepared", show([await statement.fetchrow(it) for it in (2, 3)]))

    count = "SELECT count(*) FROM tour"
    async with connection.transaction():
        await connection.execute("INSERT INTO tour VALUES (4, 'four')")
    print("committed", await connection.fetchval(count))
    async with connection.transaction():
        cursor = await connection.cursor("SELECT id FROM tour ORDER BY id")
        portions = [[it[0] for it in await cursor.fetch(2)] for _ in range(2)]
        print("in portions", show(portions))
        rows = connection.cursor("SELECT id FROM tour", prefetch=1)
        print("streamed", len([it async for it in rows]))

    transaction = connection.transaction()
    await transaction.start()
    await connection.execute("INSERT INTO tour VALUES (5, 'five')")
    print("refused in a transaction", (await failure(connection.execute("TRUNCATE tour")))[1])
    print("aborted", (await failure(connection.fetch("SELECT 1")))[0])
    await transaction.rollback()
    print("rolled back", await connection.fetchval(count))

    print("refused", (await failure(connection.fetch("LISTEN tour")))[1])
    print("alive", await connection.fetchval("SELECT 1"))
    again = connection.execute("INSERT INTO tour VALUES ($1, $2)", 1, "again")
    print("duplicate", (await failure(again))[0])

    # asyncpg has no pipeline, but sends the rows of executemany without waiting.
    await connection.execute("BEGIN")
    await connection.executemany("INSERT INTO tour VALUES ($1, 'many')", [[21], [22], [23]])
    added = await connection.fetch("SELECT id - 20 FROM tour WHERE name = 'many' ORDER BY id")
    await connection.execute("ROLLBACK")
    print("pipelined", show(added))
    four = await connection.fetchval("SELECT 4")
    refused, _ = await failure(connection.execute("SELECT 4; LISTEN tour"))
    print(f"pipelined {four}, refused {refused}")

    tag = await connection.copy_records_to_table("tour", records=[(10, "ten"), (11, "eleven")])
    print("copied in", tag.split()[-1])
    lines = bytearray()

    async def keep(data):
        lines.extend(data)

    await connection.copy_from_table("tour", output=keep)
    print("copied out", len(lines.splitlines()))

    state = "SELECT job_type, status FROM sys.jobs WHERE job_id = $1"
    try:
        job = await connection.fetchval("CREATE INDEX ASYNC tour_by_name ON tour (name)")
        print("job id of", len(job), "characters")
        succeeded = await connection.fetchval("CALL sys.wait_for_job($1)", job)
        print("job succeeded", str(succeeded).lower())
        print("job", show(await connection.fetch(state, job)))
    except asyncpg.PostgresError as error:
        print("no job", error.sqlstate)

    try:
        other = await asyncpg.connect(server_settings={"statement_timeout": "1000"})
        await other.close()
        print("start refused none")
    except asyncpg.PostgresError as error:
        print("start refused", error.message)

    await connection.execute("DROP TABLE tour")
    print("table dropped")
    await connection.close()


asyncio.run(main())
