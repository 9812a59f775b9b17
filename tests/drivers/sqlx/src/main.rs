//! The tour in sqlx. The environment says where the server is.

use futures_util::TryStreamExt;
use sqlx::postgres::{PgConnectOptions, PgConnection, PgQueryResult};
use sqlx::{Connection, Error, Executor, Row};

/// What a statement fails with: its SQLSTATE alone, and with the message.
fn failure<T>(result: Result<T, Error>) -> (String, String) {
    match result {
        Err(Error::Database(error)) => {
            let code = error.code().unwrap_or_default().into_owned();
            let told = format!("{code} {}", error.message());
            (code, told)
        }
        Err(error) => (error.to_string(), error.to_string()),
        Ok(_) => ("none".to_owned(), "none".to_owned()),
    }
}

async fn number(connection: &mut PgConnection, sql: &str) -> Result<i64, Error> {
    sqlx::query_scalar(sql).fetch_one(connection).await
}

async fn job(connection: &mut PgConnection) -> Result<(), Error> {
    let create = "CREATE INDEX ASYNC tour_by_name ON tour (name)";
    let job: String = sqlx::query_scalar(create)
        .fetch_one(&mut *connection)
        .await?;
    println!("job id of {} characters", job.len());
    let succeeded: bool = sqlx::query_scalar("CALL sys.wait_for_job($1)")
        .bind(&job)
        .fetch_one(&mut *connection)
        .await?;
    println!("job succeeded {succeeded}");
    let state = "SELECT job_type || ' ' || status FROM sys.jobs WHERE job_id = $1";
    let state: String = sqlx::query_scalar(state)
        .bind(&job)
        .fetch_one(&mut *connection)
        .await?;
    println!("job {state}");
    Ok(())
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    let options = PgConnectOptions::new();
    let mut connection = PgConnection::connect_with(&options).await?;
    let it = &mut connection;
    let name: String = sqlx::query_scalar("SHOW application_name")
        .fetch_one(&mut *it)
        .await?;
    println!("connected as {name}");

    it.execute("CREATE TABLE tour (id int PRIMARY KEY, name text)")
        .await?;
    println!("table created");
    let inserted = sqlx::query("INSERT INTO tour VALUES ($1, $2), ($3, $4), ($5, $6)")
        .bind(1)
        .bind("one")
        .bind(2)
        .bind("two")
        .bind(3)
        .bind("three")
        .execute(&mut *it)
        .await?;
    println!("inserted {}", inserted.rows_affected());
    let rows = it
        .fetch_all("SELECT id, name FROM tour ORDER BY id")
        .await?;
    let rows: Vec<_> = rows
        .iter()
        .map(|row| format!("{} {}", row.get::<i32, _>(0), row.get::<&str, _>(1)))
        .collect();
    println!("selected {}", rows.join(", "));
    let mut prepared = vec![];
    for id in [2, 3] {
        let by_id = "SELECT id::text || ' ' || name FROM tour WHERE id = $1";
        let row: String = sqlx::query_scalar(by_id)
            .bind(id)
            .fetch_one(&mut *it)
            .await?;
        prepared.push(row);
    }
    println!("prepared {}", prepared.join(", "));

    let mut transaction = it.begin().await?;
    transaction
        .execute("INSERT INTO tour VALUES (4, 'four')")
        .await?;
    transaction.commit().await?;
    let count = "SELECT count(*) FROM tour";
    println!("committed {}", number(it, count).await?);

    // sqlx has no portions, but a stream.
    let mut ids = vec![];
    let mut stream =
        sqlx::query_scalar::<_, i32>("SELECT id FROM tour ORDER BY id").fetch(&mut *it);
    while let Some(id) = stream.try_next().await? {
        ids.push(id.to_string());
    }
    drop(stream);
    let portions: Vec<_> = ids.chunks(2).map(|it| it.join(" ")).collect();
    println!("in portions {}", portions.join(", "));
    println!("streamed {}", ids.len());

    let mut transaction = it.begin().await?;
    transaction
        .execute("INSERT INTO tour VALUES (5, 'five')")
        .await?;
    let refused = failure(transaction.execute("TRUNCATE tour").await);
    println!("refused in a transaction {}", refused.1);
    let aborted = failure(transaction.execute("SELECT 1").await);
    println!("aborted {}", aborted.0);
    transaction.rollback().await?;
    println!("rolled back {}", number(it, count).await?);

    let refused = failure(sqlx::query("LISTEN tour").execute(&mut *it).await);
    println!("refused {}", refused.1);
    println!("alive {}", number(it, "SELECT 1::bigint").await?);
    let again = sqlx::query("INSERT INTO tour VALUES ($1, 'again')").bind(1);
    println!("duplicate {}", failure(again.execute(&mut *it).await).0);

    // sqlx has no pipeline, but sends several statements as one message.
    let three = sqlx::raw_sql("SELECT '1'; SELECT '2'; SELECT '3'");
    let three = three.fetch_all(&mut *it).await?;
    let three: Vec<&str> = three.iter().map(|row| row.get(0)).collect();
    println!("pipelined {}", three.join(", "));
    let mut told = String::new();
    let mut refused = "none".to_owned();
    let mut both = sqlx::raw_sql("SELECT '4'; LISTEN tour").fetch(&mut *it);
    loop {
        match both.try_next().await {
            Ok(Some(row)) => told = row.get(0),
            Ok(None) => break,
            Err(error) => {
                refused = failure::<PgQueryResult>(Err(error)).0;
                break;
            }
        }
    }
    drop(both);
    println!("pipelined {told}, refused {refused}");

    let mut copy = it.copy_in_raw("COPY tour FROM STDIN").await?;
    copy.send(&b"10\tten\n11\televen\n"[..]).await?;
    println!("copied in {}", copy.finish().await?);
    let copied = it.copy_out_raw("COPY tour TO STDOUT").await?;
    let copied: Vec<_> = copied.try_collect().await?;
    println!("copied out {}", copied.len());

    if let Err(error) = job(it).await {
        println!("no job {}", failure::<()>(Err(error)).0);
    }

    let options = options.options([("statement_timeout", "1000")]);
    match PgConnection::connect_with(&options).await {
        Err(Error::Database(error)) => println!("start refused {}", error.message()),
        other => println!("start refused {}", failure(other).0),
    }

    it.execute("DROP TABLE tour").await?;
    println!("table dropped");
    connection.close().await
}
