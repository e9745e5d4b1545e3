package org.transferadvisor.log.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reading.RefusedException;

/** Where a log is kept, and in what its SQL differs from elsewhere. */
public sealed interface Database {

    /** How such a target begins. */
    String POSTGRES = "jdbc:postgresql:";

    /**
     * The database of a target.
     *
     * @param target the path of a SQLite file, or the JDBC address of a PostgreSQL database
     * @throws RefusedException where it is the address of another one
     */
    static Database at(String target) {
        if (target.startsWith(POSTGRES)) {
            return new Postgres(target);
        }
        if (target.toLowerCase(Locale.ROOT).startsWith("jdbc:") || target.isBlank()) {
            String name = target.split("[?;]", 2)[0];
            throw refused(
                    name,
                    Problem.quoted(name) + " is no place for a log",
                    "a file, or " + POSTGRES + "//HOST/DATABASE",
                    null);
        }
        return new Sqlite(Path.of(target));
    }

    /** What messages call it: without what may hold a password. */
    String name();

    /** The folder of its migrations among the resources. */
    String migrations();

    /** Whether something may be there. */
    boolean exists();

    /**
     * A connection of one's own.
     *
     * @throws SQLException where there is none to be had
     */
    Connection connect() throws SQLException;

    /**
     * Begins a transaction in which nobody else writes.
     *
     * @throws SQLException where the turn does not come
     */
    void begin(Connection connection) throws SQLException;

    /**
     * Ends the transaction, its changes kept for good.
     *
     * @throws SQLException where they are not
     */
    void commit(Connection connection) throws SQLException;

    /**
     * Ends the transaction, where there is one, its changes taken back.
     *
     * @throws SQLException where the connection is of no use any more
     */
    void rollback(Connection connection) throws SQLException;

    /**
     * Makes sure that what was taken away is in no file of the database any more.
     *
     * @throws SQLException where it cannot
     */
    void scrub(Connection connection) throws SQLException;

    /** A file that one machine's programs share. */
    record Sqlite(Path file) implements Database {

        private static final String PATIENCE_MS = "60000";

        @Override
        public String name() {
            return file.toString();
        }

        @Override
        public String migrations() {
            return "sqlite";
        }

        @Override
        public boolean exists() {
            return Files.exists(file);
        }

        @Override
        public Connection connect() throws SQLException {
            Properties properties = new Properties();
            properties.setProperty("journal_mode", "WAL");
            properties.setProperty("synchronous", "FULL");
            properties.setProperty("busy_timeout", PATIENCE_MS);
            properties.setProperty("secure_delete", "true");
            return DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath(), properties);
        }

        /** In words of SQL: the driver's own way would begin the next transaction, and keep others out, as soon as one ends. */
        @Override
        public void begin(Connection connection) throws SQLException {
            execute(connection, "BEGIN IMMEDIATE");
        }

        @Override
        public void commit(Connection connection) throws SQLException {
            execute(connection, "COMMIT");
        }

        @Override
        public void rollback(Connection connection) throws SQLException {
            execute(connection, "ROLLBACK");
        }

        @Override
        public void scrub(Connection connection) throws SQLException {
            execute(connection, "VACUUM");
            execute(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
        }
    }

    /** A server that many share. */
    record Postgres(String address) implements Database {

        /** Any number that is ours alone: who holds it is the one that writes. */
        private static final String LOCK = "SELECT pg_advisory_xact_lock(4031572209)";

        @Override
        public String name() {
            return address.split("\\?", 2)[0].replaceFirst("//[^/@]*@", "//");
        }

        @Override
        public String migrations() {
            return "postgresql";
        }

        @Override
        public boolean exists() {
            return true;
        }

        @Override
        public Connection connect() throws SQLException {
            Properties properties = new Properties();
            properties.setProperty("reWriteBatchedInserts", "true");
            properties.setProperty("ApplicationName", "transfer-advisor");
            properties.setProperty("tcpKeepAlive", "true");
            return DriverManager.getConnection(address, properties);
        }

        @Override
        public void begin(Connection connection) throws SQLException {
            connection.setAutoCommit(false);
            execute(connection, LOCK);
        }

        @Override
        public void commit(Connection connection) throws SQLException {
            connection.commit();
            connection.setAutoCommit(true);
        }

        @Override
        public void rollback(Connection connection) throws SQLException {
            connection.rollback();
            connection.setAutoCommit(true);
        }

        @Override
        public void scrub(Connection connection) throws SQLException {
            execute(connection, "VACUUM FULL log_entry");
        }
    }

    private static void execute(Connection connection, String statement) throws SQLException {
        try (Statement one = connection.createStatement()) {
            one.execute(statement);
        }
    }

    /** Refuses a log. */
    static RefusedException refused(String target, String message, String allowed, @Nullable String hint) {
        return new RefusedException(List.of(new Problem(target, 0, 0, "", message, allowed, hint)));
    }
}
