//! The tour in tokio-postgres.

use std::fmt::Write;
use std::pin::pin;

use bytes::Bytes;
use futures_util::{SinkExt, TryStreamExt};
use tokio_postgres::{Client, Config, Error, NoTls, SimpleQueryMessage};

use super::compare;
use crate::support::postgres::{database, run};
use crate::support::proxy::Proxy;

#[test]
fn tokio_postgres() {
    run(async {
        let database = database().await;
        let proxy = Proxy::before(&database);
        let mut config = Config::new();
        config
            .host("127.0.0.1")
            .port(proxy.port)
            .user("admin")
            .dbname("postgres")
            .application_name("tour");
        let told = tour(&config).await.unwrap();
        compare(&told);
    });
}

fn sqlstate(error: &Error) -> &str {
    error.code().unwrap().code()
}

fn refusal(error: &Error) -> String {
    let message = error.as_db_error().unwrap().message();
    format!("{} {message}", sqlstate(error))
}

async fn number(client: &Client, sql: &str) -> Result<i64, Error> {
    client.query_one(sql, &[]).await?.try_get(0)
}

async fn tour(config: &Config) -> Result<String, Error> {
    let mut told = String::new();
    let mut tell = |line: String| writeln!(told, "{line}").unwrap();
    let (mut client, connection) = config.connect(NoTls).await?;
    tokio::spawn(connection);
    let row = client.query_one("SHOW application_name", &[]).await?;
    tell(format!("connected as {}", row.get::<_, &str>(0)));

    client
        .batch_execute("CREATE TABLE tour (id int PRIMARY KEY, name text)")
        .await?;
    tell("table created".to_owned());
    let insert = "INSERT INTO tour VALUES ($1, $2), ($3, $4), ($5, $6)";
    let inserted = client
        .execute(insert, &[&1, &"one", &2, &"two", &3, &"three"])
        .await?;
    tell(format!("inserted {inserted}"));
    let messages = client
        .simple_query("SELECT id, name FROM tour ORDER BY id")
        .await?;
    let rows: Vec<_> = messages
        .iter()
        .filter_map(|it| match it {
            SimpleQueryMessage::Row(row) => Some(format!("{} {}", row.get(0)?, row.get(1)?)),
            _ => None,
        })
        .collect();
    tell(format!("selected {}", rows.join(", ")));
    let statement = client
        .prepare("SELECT id::text || ' ' || name FROM tour WHERE id = $1")
        .await?;
    let two = client.query_one(&statement, &[&2]).await?;
    let three = client.query_one(&statement, &[&3]).await?;
    tell(format!(
        "prepared {}, {}",
        two.get::<_, &str>(0),
        three.get::<_, &str>(0)
    ));

    let transaction = client.transaction().await?;
    transaction
        .execute("INSERT INTO tour VALUES (4, 'four')", &[])
        .await?;
    transaction.commit().await?;
    let count = "SELECT count(*) FROM tour";
    tell(format!("committed {}", number(&client, count).await?));

    let transaction = client.transaction().await?;
    transaction
        .execute("INSERT INTO tour VALUES (5, 'five')", &[])
        .await?;
    let error = transaction.execute("TRUNCATE tour", &[]).await.unwrap_err();
    tell(format!("refused in a transaction {}", refusal(&error)));
    let error = transaction.query("SELECT 1", &[]).await.unwrap_err();
    tell(format!("aborted {}", sqlstate(&error)));
    transaction.rollback().await?;
    tell(format!("rolled back {}", number(&client, count).await?));

    let error = client.execute("TRUNCATE tour", &[]).await.unwrap_err();
    tell(format!("refused {}", refusal(&error)));
    tell(format!(
        "alive {}",
        number(&client, "SELECT 1::bigint").await?
    ));
    let again = "INSERT INTO tour VALUES (1, 'again')";
    let error = client.execute(again, &[]).await.unwrap_err();
    tell(format!("duplicate {}", sqlstate(&error)));

    let (one, two, three) = tokio::try_join!(
        number(&client, "SELECT 1::bigint"),
        number(&client, "SELECT 2::bigint"),
        number(&client, "SELECT 3::bigint"),
    )?;
    tell(format!("pipelined {one}, {two}, {three}"));
    let (four, refused) = tokio::join!(
        number(&client, "SELECT 4::bigint"),
        client.execute("TRUNCATE tour", &[]),
    );
    let refused = refused.unwrap_err();
    tell(format!(
        "pipelined {}, refused {}",
        four?,
        sqlstate(&refused)
    ));

    let sink = client.copy_in("COPY tour FROM STDIN").await?;
    let mut sink = pin!(sink);
    sink.send(Bytes::from_static(b"10\tten\n11\televen\n"))
        .await?;
    tell(format!("copied in {}", sink.finish().await?));
    let copied = client.copy_out("COPY tour TO STDOUT").await?;
    let copied: Vec<Bytes> = copied.try_collect().await?;
    tell(format!("copied out {}", copied.len()));

    let create = "CREATE INDEX ASYNC tour_by_name ON tour (name)";
    let row = client.query_one(create, &[]).await?;
    let job: String = row.get("job_id");
    tell(format!("job id of {} characters", job.len()));
    let row = client
        .query_one("CALL sys.wait_for_job($1)", &[&job])
        .await?;
    tell(format!("job succeeded {}", row.get::<_, bool>("succeeded")));
    let state = "SELECT job_type || ' ' || status FROM sys.jobs WHERE job_id = $1";
    let row = client.query_one(state, &[&job]).await?;
    tell(format!("job {}", row.get::<_, &str>(0)));

    let refused = config
        .clone()
        .options("-c statement_timeout=1000")
        .connect(NoTls)
        .await;
    let error = refused.err().unwrap();
    let message = error.as_db_error().unwrap().message();
    tell(format!("start refused {message}"));

    client.batch_execute("DROP TABLE tour").await?;
    tell("table dropped".to_owned());
    Ok(told)
}
