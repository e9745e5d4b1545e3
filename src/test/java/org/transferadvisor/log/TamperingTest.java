package org.transferadvisor.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.transferadvisor.log.audit.Keeping;
import org.transferadvisor.log.audit.LogVerifier;
import org.transferadvisor.log.audit.Masked;
import org.transferadvisor.log.audit.Verified;
import org.transferadvisor.log.entry.Entry;
import org.transferadvisor.log.store.Filter;
import org.transferadvisor.log.store.LogStore;

/** Whoever changes the tables of a log by other means is found out. */
class TamperingTest {

    private static final int ENTRIES = 24;

    @TempDir
    private static Path folder;

    private static Path whole;
    private static String head;

    /** A log with decisions, an outcome, masked fields and a purge; and the rulebook. */
    @BeforeAll
    static void writeALog() {
        whole = folder.resolve("whole.db");
        long[] now = {1_000};
        Clock clock = new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return Instant.ofEpochMilli(now[0]++);
            }
        };
        try (LogStore store = LogStore.create(whole.toString(), clock)) {
            Logs.fill(store, ENTRIES + 1);
            Keeping keeping = new Keeping(store, "the officer", null);
            keeping.purge(1_003);
            keeping.mask(Masked.of(List.of("project")), Filter.ALL.with(Entry.PROJECT, "Project 9"));
            Verified verified = Logs.verify(store);
            assertThat(verified.reason()).isNull();
            assertThat(verified.masked()).isEqualTo(1);
            head = verified.head();
        }
    }

    /** The tampering, in SQL on a copy. */
    private interface Tampering {
        void with(Connection connection, Random random) throws SQLException;
    }

    private static Verified verifyAfter(Tampering tampering, Random random) throws IOException, SQLException {
        Path copy = folder.resolve("copy.db");
        Files.copy(whole, copy, StandardCopyOption.REPLACE_EXISTING);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + copy)) {
            tampering.with(connection, random);
        }
        try (LogStore store = LogStore.open(copy.toString())) {
            return new LogVerifier(store, head, number -> {}).verify();
        }
    }

    private static int entry(Connection connection, Random random, int offset) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT min(number), max(number) FROM log_entry")) {
            rows.next();
            int first = rows.getInt(1);
            return first + random.nextInt(rows.getInt(2) - first + 1 - offset);
        }
    }

    private static void run(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            assertThat(statement.executeUpdate()).as(sql).isPositive();
        }
    }

    /** Another value in a column of an entry: a letter, a figure, a bit changed, or nothing in its place. */
    private static void change(Connection connection, Random random) throws SQLException {
        String[] columns = {
            "kind", "at", "id", "project", "model", "who", "run", "line", "terms", "content", "secret", "hash"
        };
        String column = columns[random.nextInt(columns.length)];
        int number = entry(connection, random, 0);
        Object before;
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT " + column + " FROM log_entry WHERE number = " + number)) {
            row.next();
            before = row.getObject(1);
        }
        run(connection, "UPDATE log_entry SET " + column + " = ? WHERE number = ?", other(before, random), number);
    }

    private static Object other(Object before, Random random) {
        if (before instanceof byte[] bytes && bytes.length > 0) {
            byte[] changed = bytes.clone();
            changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
            return changed;
        }
        if (before instanceof Number number) {
            return number.longValue() + (random.nextBoolean() ? 1L : -1L) * (1 + random.nextInt(3));
        }
        if (before instanceof String text && !text.isEmpty()) {
            int at = random.nextInt(text.length());
            char other = (char) ('g' + random.nextInt(10));
            return text.substring(0, at) + (text.charAt(at) == other ? 'x' : other) + text.substring(at + 1);
        }
        return "1";
    }

    private static void remove(Connection connection, Random random) throws SQLException {
        run(connection, "DELETE FROM log_entry WHERE number = ?", entry(connection, random, 0));
    }

    /** The same entry once more, all after it moved by one. */
    private static void insert(Connection connection, Random random) throws SQLException {
        int number = entry(connection, random, 0);
        run(connection, "UPDATE log_entry SET number = -number - 1 WHERE number >= ?", number);
        run(connection, "UPDATE log_entry SET number = -number WHERE number < 0");
        run(
                connection,
                "INSERT INTO log_entry SELECT ?, kind, at, id || 'x', project, model, who, run, line, terms, content, secret, hash"
                        + " FROM log_entry WHERE number = ?",
                number,
                number + 1);
    }

    private static void swap(Connection connection, Random random) throws SQLException {
        int number = entry(connection, random, 1);
        run(connection, "UPDATE log_entry SET number = -1 WHERE number = ?", number);
        run(connection, "UPDATE log_entry SET number = ? WHERE number = ?", number, number + 1);
        run(connection, "UPDATE log_entry SET number = ? WHERE number = -1", number + 1);
    }

    private static void backdate(Connection connection, Random random) throws SQLException {
        run(
                connection,
                "UPDATE log_entry SET at = at - ? WHERE number = ?",
                1 + random.nextInt(1000),
                entry(connection, random, 0));
    }

    private static void rename(Connection connection, Random random) throws SQLException {
        run(
                connection,
                "UPDATE log_term SET name = 'rules:another' WHERE number = (SELECT number FROM log_term WHERE name LIKE"
                        + " 'rules:%' LIMIT 1 OFFSET ?)",
                random.nextInt(8));
    }

    private static void exchangeRulebook(Connection connection, Random random) throws SQLException {
        byte[] files;
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT files FROM log_rulebook")) {
            row.next();
            files = row.getBytes(1);
        }
        files[20 + random.nextInt(files.length - 30)] ^= (byte) (1 << random.nextInt(8));
        run(connection, "UPDATE log_rulebook SET files = ?", (Object) files);
    }

    /** Everything in front of an entry, as a purge would, without a word. */
    private static void cutFront(Connection connection, Random random) throws SQLException {
        run(connection, "DELETE FROM log_entry WHERE number <= ?", entry(connection, random, 1));
    }

    private static void cutEnd(Connection connection, Random random) throws SQLException {
        run(connection, "DELETE FROM log_entry WHERE number >= ?", entry(connection, random, 1) + 1);
    }

    @Test
    void eachOfAThousandTamperingsIsFound() throws IOException, SQLException {
        List<Tampering> kinds = List.of(
                TamperingTest::change,
                TamperingTest::change,
                TamperingTest::change,
                TamperingTest::remove,
                TamperingTest::insert,
                TamperingTest::swap,
                TamperingTest::backdate,
                TamperingTest::rename,
                TamperingTest::exchangeRulebook,
                TamperingTest::cutFront,
                TamperingTest::cutEnd);
        assertThat(verifyAfter((connection, random) -> {}, new Random(0)).isWhole())
                .isTrue();
        for (int seed = 0; seed < 1000; seed++) {
            int kind = seed % kinds.size();
            Verified verified = verifyAfter(kinds.get(kind), new Random(seed));
            assertThat(verified.isWhole())
                    .as("tampering %d with seed %d", kind, seed)
                    .isFalse();
        }
    }

    @Test
    void theFirstEntryThatWasChangedIsNamed() throws IOException, SQLException {
        Verified verified = verifyAfter(
                (connection, random) -> {
                    run(connection, "UPDATE log_entry SET id = 'another' WHERE number = 12");
                    run(connection, "UPDATE log_entry SET id = 'one more' WHERE number = 15");
                },
                new Random(1));
        assertThat(verified.broken()).isEqualTo(12);
        assertThat(verified.reason()).contains("hash");
        verified = verifyAfter(
                (connection, random) -> run(connection, "DELETE FROM log_entry WHERE number = 7"), new Random(1));
        assertThat(verified.broken()).isEqualTo(7);
        assertThat(verified.reason()).isEqualTo("it is missing");
    }

    @Test
    void aFieldThatIsGoneWithoutAWordIsFound() throws IOException, SQLException {
        Path copy = folder.resolve("unsaid.db");
        Files.copy(whole, copy, StandardCopyOption.REPLACE_EXISTING);
        try (LogStore store = LogStore.open(copy.toString())) {
            Masked masked = Masked.of(List.of("budget.compute"));
            store.rewrite(List.of(20L), entry -> Keeping.less(entry, masked));
            Verified verified = Logs.verify(store);
            assertThat(verified.broken()).isEqualTo(20);
            assertThat(verified.reason()).contains("is gone, and no entry says that it was masked");
        }
    }

    @Test
    void anIndexThatHidesADecisionIsFound() throws IOException, SQLException {
        Path longer = folder.resolve("long.db");
        try (LogStore store = LogStore.create(longer.toString())) {
            Logs.fill(store, 520);
            assertThat(Logs.verify(store).isWhole()).isTrue();
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + longer)) {
            run(connection, "DELETE FROM log_posting WHERE term = 3");
        }
        try (LogStore store = LogStore.open(longer.toString())) {
            assertThat(Logs.verify(store).reason()).contains("the index of the entries");
        }
    }
}
