//! The tour in tokio-postgres.

use std::fmt::Write;
use std::pin::pin;

use bytes::Bytes;
use futures_util::{SinkExt, TryStreamExt};
use tokio_postgres::{Client, Config, Error, NoTls, SimpleQueryMessage};

use super::each_target;

#[test]
fn tokio_postgres() {
    each_target(async |target| {
        let mut config = Config::new();
        config
            .host("127.0.0.1")
            .port(target.port)
            .user("admin")
            .dbname(&target.database)
            .application_name("tour");
        Some(tour(&config).await.unwrap())
    });
}

fn sqlstate<T>(result: &Result<T, Error>) -> &str {
    match result {
        Ok(_) => "none",
        Err(error) => error.code().unwrap().code(),
    }
}

fn refusal<T>(result: &Result<T, Error>) -> String {
    match result {
        Ok(_) => "none".to_owned(),
        Err(error) => {
            let message = error.as_db_error().unwrap().message();
            format!("{} {message}", sqlstate(result))
        }
    }
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
    let portal = transaction
        .bind("SELECT id FROM tour ORDER BY id", &[])
        .await?;
    let mut portions = vec![];
    for _ in 0..2 {
        let rows = transaction.query_portal(&portal, 2).await?;
        let ids = rows.iter().map(|it| it.get::<_, i32>(0).to_string());
        portions.push(ids.collect::<Vec<_>>().join(" "));
    }
    tell(format!("in portions {}", portions.join(", ")));
    let rows = transaction
        .query_raw("SELECT id FROM tour", Vec::<i32>::new())
        .await?;
    let rows: Vec<_> = rows.try_collect().await?;
    tell(format!("streamed {}", rows.len()));
    transaction.commit().await?;

    let transaction = client.transaction().await?;
    transaction
        .execute("INSERT INTO tour VALUES (5, 'five')", &[])
        .await?;
    let refused = transaction.execute("TRUNCATE tour", &[]).await;
    tell(format!("refused in a transaction {}", refusal(&refused)));
    let aborted = transaction.query("SELECT 1", &[]).await;
    tell(format!("aborted {}", sqlstate(&aborted)));
    transaction.rollback().await?;
    tell(format!("rolled back {}", number(&client, count).await?));

    let refused = client.execute("LISTEN tour", &[]).await;
    tell(format!("refused {}", refusal(&refused)));
    tell(format!(
        "alive {}",
        number(&client, "SELECT 1::bigint").await?
    ));
    let again = "INSERT INTO tour VALUES (1, 'again')";
    let duplicate = client.execute(again, &[]).await;
    tell(format!("duplicate {}", sqlstate(&duplicate)));

    let (one, two, three) = tokio::try_join!(
        number(&client, "SELECT 1::bigint"),
        number(&client, "SELECT 2::bigint"),
        number(&client, "SELECT 3::bigint"),
    )?;
    tell(format!("pipelined {one}, {two}, {three}"));
    let (four, refused) = tokio::join!(
        number(&client, "SELECT 4::bigint"),
        client.execute("LISTEN tour", &[]),
    );
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
    match client.query_one(create, &[]).await {
        Ok(row) => {
            let job: String = row.get("job_id");
            tell(format!("job id of {} characters", job.len()));
            let wait = "CALL sys.wait_for_job($1)";
            let row = client.query_one(wait, &[&job]).await?;
            tell(format!("job succeeded {}", row.get::<_, bool>("succeeded")));
            let state = "SELECT job_type || ' ' || status FROM sys.jobs WHERE job_id = $1";
            let row = client.query_one(state, &[&job]).await?;
            tell(format!("job {}", row.get::<_, &str>(0)));
        }
        error => tell(format!("no job {}", sqlstate(&error))),
    }

    let refused = config
        .clone()
        .options("-c statement_timeout=1000")
        .connect(NoTls)
        .await;
    let message = match &refused {
        Ok(_) => "none",
        Err(error) => error.as_db_error().unwrap().message(),
    };
    tell(format!("start refused {message}"));

    client.batch_execute("DROP TABLE tour").await?;
    tell("table dropped".to_owned());
    Ok(told)
}
