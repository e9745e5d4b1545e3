package org.transferadvisor.log.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** Brings the tables of a log to their present shape, by scripts that are numbered from 1. */
final class Migrations {

    private static final String VERSION = "log_version";

    private final Database database;

    Migrations(Database database) {
        this.database = database;
    }

    /** Runs what has not run yet, all or nothing. */
    void run(Connection connection) throws SQLException {
        int present = version(connection);
        if (present > 0 && script(present + 1) == null) {
            checkKnown(present);
            return;
        }
        database.begin(connection);
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS " + VERSION + " (version INTEGER NOT NULL)");
            present = version(connection);
            checkKnown(present);
            for (String script = script(present + 1); script != null; script = script(present + 1)) {
                for (String each : script.split(";\\s*\\n", -1)) {
                    if (!each.isBlank()) {
                        statement.execute(each);
                    }
                }
                present++;
                statement.execute("INSERT INTO " + VERSION + " VALUES (" + present + ")");
            }
            database.commit(connection);
        } catch (SQLException | RuntimeException e) {
            database.rollback(connection);
            throw e;
        }
    }

    private void checkKnown(int present) {
        if (present > 0 && script(present) == null) {
            throw Database.refused(
                    database.name(),
                    "a newer advisor wrote this log: its tables have version `" + present + "`",
                    "a log of this advisor or an older one",
                    "use the advisor that wrote it");
        }
    }

    /** The version of the tables; 0 where there are none. */
    int version(Connection connection) throws SQLException {
        try (ResultSet tables = connection.getMetaData().getTables(null, connection.getSchema(), VERSION, null)) {
            if (!tables.next()) {
                return 0;
            }
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT max(version) FROM " + VERSION)) {
            return rows.next() ? rows.getInt(1) : 0;
        }
    }

    private @Nullable String script(int number) {
        try (InputStream in =
                Migrations.class.getResourceAsStream("/log/" + database.migrations() + "/" + number + ".sql")) {
            return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
