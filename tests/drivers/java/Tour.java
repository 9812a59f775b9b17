import java.io.StringReader;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.postgresql.PGConnection;

/** The tour in JDBC. The environment says where the server is. */
public final class Tour {
    private final Connection connection;

    private Tour(Connection connection) {
        this.connection = connection;
    }

    /** What may fail. */
    private interface Attempt {
        void run() throws SQLException;
    }

    /** What an attempt fails with: its SQLSTATE alone, and with the message. */
    private static String[] failure(Attempt attempt) {
        try {
            attempt.run();
        } catch (SQLException error) {
            return new String[] {error.getSQLState(), error.getSQLState() + " " + message(error)};
        }
        return new String[] {"none", "none"};
    }

    private static String message(SQLException error) {
        if (error instanceof org.postgresql.util.PSQLException it && it.getServerErrorMessage() != null) {
            return it.getServerErrorMessage().getMessage();
        }
        return error.getMessage();
    }

    private static Connection connect(String options) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", System.getenv("PGUSER"));
        properties.setProperty("password", System.getenv("PGPASSWORD"));
        properties.setProperty("ApplicationName", System.getenv("PGAPPNAME"));
        if (options != null) {
            properties.setProperty("options", options);
        }
        var server = System.getenv("PGHOST") + ":" + System.getenv("PGPORT");
        var url = "jdbc:postgresql://" + server + "/" + System.getenv("PGDATABASE");
        return DriverManager.getConnection(url, properties);
    }

    private int update(String sql, Object... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        }
    }

    private String show(String sql, Object... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (var rows = statement.executeQuery()) {
                return show(rows);
            }
        }
    }

    private static String show(ResultSet rows) throws SQLException {
        var lines = new ArrayList<String>();
        while (rows.next()) {
            var columns = new ArrayList<String>();
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                columns.add(rows.getString(i));
            }
            lines.add(String.join(" ", columns));
        }
        return String.join(", ", lines);
    }

    private static void say(String line) {
        System.out.println(line);
    }

    private void run() throws Exception {
        say("connected as " + show("SHOW application_name"));
        update("CREATE TABLE tour (id int PRIMARY KEY, name text)");
        say("table created");
        var insert = "INSERT INTO tour VALUES (?, ?), (?, ?), (?, ?)";
        say("inserted " + update(insert, 1, "one", 2, "two", 3, "three"));
        say("selected " + show("SELECT id, name FROM tour ORDER BY id"));
        var prepared = new ArrayList<String>();
        try (var statement = connection.prepareStatement("SELECT id, name FROM tour WHERE id = ?")) {
            // A name on the server, not only from the fifth time on.
            statement.unwrap(org.postgresql.PGStatement.class).setPrepareThreshold(1);
            for (int id : List.of(2, 3)) {
                statement.setInt(1, id);
                try (var rows = statement.executeQuery()) {
                    prepared.add(show(rows));
                }
            }
        }
        say("prepared " + String.join(", ", prepared));

        connection.setAutoCommit(false);
        update("INSERT INTO tour VALUES (4, 'four')");
        connection.commit();
        var count = "SELECT count(*) FROM tour";
        say("committed " + show(count));
        try (var statement = connection.createStatement()) {
            // Portions of a portal, which JDBC fetches as they are needed.
            statement.setFetchSize(2);
            var ids = new ArrayList<String>();
            try (var rows = statement.executeQuery("SELECT id FROM tour ORDER BY id")) {
                while (rows.next()) {
                    ids.add(rows.getString(1));
                }
            }
            var portions = List.of(ids.subList(0, 2), ids.subList(2, ids.size()));
            say("in portions " + String.join(", ", portions.stream().map(it -> String.join(" ", it)).toList()));
            say("streamed " + ids.size());
        }
        connection.commit();

        update("INSERT INTO tour VALUES (5, 'five')");
        say("refused in a transaction " + failure(() -> update("TRUNCATE tour"))[1]);
        say("aborted " + failure(() -> show("SELECT 1"))[0]);
        connection.rollback();
        connection.setAutoCommit(true);
        say("rolled back " + show(count));

        say("refused " + failure(() -> update("LISTEN tour"))[1]);
        say("alive " + show("SELECT 1"));
        say("duplicate " + failure(() -> update("INSERT INTO tour VALUES (?, ?)", 1, "again"))[0]);

        // JDBC sends the statements of one text without waiting.
        try (var statement = connection.createStatement()) {
            var three = new ArrayList<String>();
            statement.execute("SELECT 1; SELECT 2; SELECT 3");
            do {
                three.add(show(statement.getResultSet()));
            } while (statement.getMoreResults());
            say("pipelined " + String.join(", ", three));
            var four = show("SELECT 4");
            say("pipelined " + four + ", refused " + failure(() -> statement.execute("SELECT 4; LISTEN tour"))[0]);
        }

        var copy = connection.unwrap(PGConnection.class).getCopyAPI();
        say("copied in " + copy.copyIn("COPY tour FROM STDIN", new StringReader("10\tten\n11\televen\n")));
        var copied = new StringWriter();
        copy.copyOut("COPY tour TO STDOUT", copied);
        say("copied out " + copied.toString().lines().count());

        try {
            var job = show("CREATE INDEX ASYNC tour_by_name ON tour (name)");
            say("job id of " + job.length() + " characters");
            var succeeded = show("CALL sys.wait_for_job(?)", job);
            say("job succeeded " + succeeded.replace("t", "true"));
            say("job " + show("SELECT job_type, status FROM sys.jobs WHERE job_id = ?", job));
        } catch (SQLException error) {
            say("no job " + error.getSQLState());
        }

        try {
            connect("-c statement_timeout=1000").close();
            say("start refused none");
        } catch (SQLException error) {
            say("start refused " + message(error));
        }

        update("DROP TABLE tour");
        say("table dropped");
    }

    public static void main(String[] arguments) throws Exception {
        try (var connection = connect(null)) {
            new Tour(connection).run();
        }
    }
}
