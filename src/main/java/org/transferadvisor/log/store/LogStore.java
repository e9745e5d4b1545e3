package org.transferadvisor.log.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.ObjLongConsumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.reading.RefusedException;
import org.transferadvisor.log.entry.Entry;
import org.transferadvisor.log.entry.Kind;
import org.transferadvisor.log.entry.Recorded;

/** A log, opened. Reading is for one thread; the {@link #writer} is for all. */
public final class LogStore implements AutoCloseable {

    private static final String SELECT = "SELECT " + Rows.COLUMNS + " FROM log_entry ";

    /** By the index of times: the smallest number of all that are later would have to look at all of them. */
    private static final String FIRST_FROM = "SELECT number FROM log_entry WHERE at >= ? ORDER BY at, number LIMIT 1";

    private static final String LAST_BEFORE =
            "SELECT number FROM log_entry WHERE at < ? ORDER BY at DESC, number DESC LIMIT 1";
    private static final int PAGE = 256;
    private static final long NONE = -1;
    private static final Map<String, String> COLUMNS =
            Map.of(Entry.PROJECT, "project", Entry.MODEL, "model", Entry.BY, "who", Entry.ID, "id");

    private final Database database;
    private final Connection connection;
    private final LogWriter writer;
    private final Terms terms = new Terms();

    private LogStore(Database database, Connection connection, Clock clock) {
        this.database = database;
        this.connection = connection;
        this.writer = new LogWriter(database, clock);
    }

    /**
     * Opens a log that is there.
     *
     * @throws RefusedException where there is none, or it cannot be read
     */
    public static LogStore open(String target) {
        return open(Database.at(target), false, Clock.systemUTC());
    }

    /**
     * Opens a log to write to, which begins now where there is none.
     *
     * @throws RefusedException where it cannot be read or made
     */
    public static LogStore create(String target) {
        return create(target, Clock.systemUTC());
    }

    /** The same with a clock of one's own. */
    public static LogStore create(String target, Clock clock) {
        return open(Database.at(target), true, clock);
    }

    private static LogStore open(Database database, boolean create, Clock clock) {
        if (!create && !database.exists()) {
            throw none(database, " is not there");
        }
        Connection connection = null;
        try {
            connection = database.connect();
            Migrations migrations = new Migrations(database);
            if (!create && migrations.version(connection) == 0) {
                throw none(database, " holds no log");
            }
            migrations.run(connection);
            return new LogStore(database, connection, clock);
        } catch (SQLException | RuntimeException e) {
            if (connection != null) {
                Failure.close(connection);
            }
            throw e instanceof RefusedException refused
                    ? refused
                    : Database.refused(
                            database.name(),
                            "the log cannot be opened: " + Failure.text(e),
                            "a SQLite file in a folder that you may write to, or a PostgreSQL database that lets you in",
                            null);
        }
    }

    private static RefusedException none(Database database, String what) {
        return Database.refused(
                database.name(), "`" + database.name() + "`" + what, "a log that --log of advise or batch wrote", null);
    }

    /** What messages call it. */
    public String name() {
        return database.name();
    }

    /** Adds entries. */
    public LogWriter writer() {
        return writer;
    }

    // ---- reading ----

    /** Something that is read, which may fail. */
    private interface Reading<T> {
        T read() throws SQLException;
    }

    <T> T reading(Reading<T> reading) {
        try {
            return reading.read();
        } catch (SQLException e) {
            throw Database.refused(
                    database.name(), "the log cannot be read: " + Failure.text(e), "a log that can be read", null);
        }
    }

    /**
     * Passes on entries of every kind in their order.
     *
     * @param after the number of the entry before the first; 0 for the beginning
     * @throws DamagedException where one of them is none, after all before it
     */
    public void each(long after, Consumer<Recorded> consumer) {
        long last = after;
        while (last != NONE) {
            last = page("WHERE number > ? ORDER BY number LIMIT " + PAGE, List.of(last), consumer);
        }
    }

    /** Passes on what a query finds; the number of the last. */
    private long page(String where, List<?> values, Consumer<Recorded> consumer) {
        return reading(() -> {
            terms.refresh(connection);
            long last = NONE;
            List<Object> rows = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement(SELECT + where)) {
                for (int i = 0; i < values.size(); i++) {
                    select.setObject(i + 1, values.get(i));
                }
                try (ResultSet found = select.executeQuery()) {
                    while (found.next()) {
                        last = found.getLong(1);
                        rows.add(row(found));
                    }
                }
            }
            for (Object row : rows) {
                if (row instanceof DamagedException damaged) {
                    throw damaged;
                }
                consumer.accept((Recorded) row);
            }
            return last;
        });
    }

    private Object row(ResultSet found) throws SQLException {
        long number = found.getLong(1);
        try {
            return Rows.read(found, terms);
        } catch (IllegalArgumentException e) {
            return new DamagedException(number, e);
        }
    }

    /** Passes on the entries of a kind, the oldest first; decisions are found by {@link #decisions}. */
    public void ofKind(Kind kind, Consumer<Recorded> consumer) {
        long last = 0;
        while (last != NONE) {
            last = page(
                    "WHERE kind = ? AND kind > 1 AND number > ? ORDER BY number LIMIT " + PAGE,
                    List.of(kind.number(), last),
                    consumer);
        }
    }

    /** The entries of a kind of which there are few, the oldest first. */
    public List<Recorded> ofKind(Kind kind) {
        List<Recorded> found = new ArrayList<>();
        ofKind(kind, found::add);
        return found;
    }

    /** How a decision turned out, the oldest word first. */
    public List<Recorded> outcomes(String id) {
        List<Recorded> found = new ArrayList<>();
        page("WHERE kind = 2 AND id = ? ORDER BY number", List.of(id), found::add);
        return found;
    }

    /**
     * Decisions whose id begins so.
     *
     * @param most how many to look for
     */
    public List<Recorded> decisions(String beginning, int most) {
        List<Recorded> found = new ArrayList<>();
        page(
                "WHERE kind = 1 AND id >= ? AND id < ? ORDER BY id LIMIT " + most,
                List.of(beginning, beginning + Character.MAX_VALUE),
                found::add);
        return found;
    }

    /** Decisions of a run after a line of its input. */
    public List<Recorded> ofRun(long run, long after) {
        List<Recorded> found = new ArrayList<>();
        page("WHERE run = ? AND line > ? ORDER BY line", List.of(run, after), found::add);
        return found;
    }

    /** The files of a rulebook, text by path; null where it is not kept. */
    public @Nullable Map<String, String> rulebook(String digest) {
        return reading(() -> Rulebooks.files(connection, digest));
    }

    /** The entry that stands first; null where there is none. */
    public @Nullable Recorded first() {
        List<Recorded> found = new ArrayList<>();
        page("ORDER BY number LIMIT 1", List.of(), found::add);
        return found.isEmpty() ? null : found.get(0);
    }

    /** The entry in front of the first that was written at a time or later; null where there is none. */
    public @Nullable Recorded lastBefore(long at) {
        List<Recorded> found = new ArrayList<>();
        page("WHERE at < ? ORDER BY at DESC, number DESC LIMIT 1", List.of(at), found::add);
        return found.isEmpty() ? null : found.get(0);
    }

    // ---- what takes something out: the hashes stay ----

    /** Writes entries anew with less in them, all or none. */
    public void rewrite(List<Long> numbers, UnaryOperator<Recorded> less) {
        writing(() -> {
            try (PreparedStatement update = connection.prepareStatement(Rows.UPDATE)) {
                for (long number : numbers) {
                    List<Recorded> found = new ArrayList<>();
                    page("WHERE number = ?", List.of(number), found::add);
                    for (Recorded each : found) {
                        Rows.bind(update, less.apply(each));
                        update.addBatch();
                    }
                }
                update.executeBatch();
            }
            return NONE;
        });
    }

    /** Takes away all entries before one. */
    public void removeBefore(long first) {
        writing(() -> {
            try (PreparedStatement delete = connection.prepareStatement("DELETE FROM log_entry WHERE number < ?")) {
                delete.setLong(1, first);
                delete.executeUpdate();
            }
            Postings.purge(connection, first);
            return NONE;
        });
    }

    private void writing(Reading<Long> change) {
        try {
            database.begin(connection);
            change.read();
            database.commit(connection);
            database.scrub(connection);
        } catch (SQLException e) {
            rollback();
            throw Database.refused(
                    database.name(),
                    "the log cannot be changed: " + Failure.text(e),
                    "a log that you may write to, and room on the disk for another one of its size",
                    null);
        }
    }

    private void rollback() {
        try {
            database.rollback(connection);
        } catch (SQLException e) {
            // what failed first is told
        }
    }

    /**
     * Holds the index, by which decisions are found, against the entries.
     *
     * @param found takes the number of the first entry of a block that is indexed wrongly, and what is wrong
     */
    public void checkIndex(ObjLongConsumer<String> found) {
        reading(() -> {
            Recorded first = first();
            long blocks = (LogWriter.Tail.of(connection).number() + 1) / Postings.BLOCK;
            for (long block = first == null ? blocks : first.number() / Postings.BLOCK; block < blocks; block++) {
                if (!Postings.block(connection, block).equals(Postings.written(connection, block))) {
                    found.accept(
                            "the index of the entries from here on is not of what they say", block * Postings.BLOCK);
                }
            }
            return NONE;
        });
    }

    // ---- decisions by what they say ----

    /**
     * Passes on the decisions that a filter lets through.
     *
     * @param newestFirst whether the newest come first
     * @param most how many at most
     */
    public void decisions(Filter filter, boolean newestFirst, long most, Consumer<Recorded> consumer) {
        reading(() -> {
            terms.refresh(connection);
            Span span = span(filter);
            BitSet having = having(filter);
            if (having == null) {
                scan(filter, span, newestFirst, most, consumer);
            } else {
                pick(filter, span, having, newestFirst, most, consumer);
            }
            return NONE;
        });
    }

    /** Numbers from one to another. */
    private record Span(long first, long last) {}

    private Span span(Filter filter) throws SQLException {
        Long first = filter.from() == null ? null : number(FIRST_FROM, filter.from());
        Long last = filter.until() == null ? null : number(LAST_BEFORE, filter.until());
        return new Span(
                first != null ? first : filter.from() == null ? 0 : Long.MAX_VALUE,
                last != null ? last : filter.until() == null ? Integer.MAX_VALUE : -1);
    }

    private @Nullable Long number(String query, long value) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(query)) {
            select.setLong(1, value);
            try (ResultSet row = select.executeQuery()) {
                return row.next() && row.getObject(1) != null ? row.getLong(1) : null;
            }
        }
    }

    private @Nullable BitSet having(Filter filter) throws SQLException {
        BitSet having = null;
        for (Map.Entry<String, String> each : filter.terms().entrySet()) {
            BitSet one = new BitSet();
            if (each.getKey().equals(Entry.RULEBOOK)) { // a digest may be shortened
                for (int number : terms.starting(Entry.term(Entry.RULEBOOK, each.getValue()))
                        .values()) {
                    one.or(Postings.of(connection, number));
                }
            } else {
                Integer number = terms.number(Entry.term(each.getKey(), each.getValue()));
                one = number == null ? one : Postings.of(connection, number);
            }
            if (having == null) {
                having = one;
            } else {
                having.and(one);
            }
        }
        return having;
    }

    /** The entries that have a shared field, by number, for each value of it. */
    public SortedMap<String, BitSet> having(String field) {
        return reading(() -> {
            terms.refresh(connection);
            SortedMap<String, BitSet> having = new TreeMap<>();
            for (Map.Entry<String, Integer> each :
                    terms.starting(Entry.term(field, "")).entrySet()) {
                BitSet numbers = Postings.of(connection, each.getValue());
                if (!numbers.isEmpty()) {
                    having.put(each.getKey(), numbers);
                }
            }
            return having;
        });
    }

    /** The number of the first entry that was written at a time or later; above all numbers where there is none. */
    public int firstFrom(long at) {
        return reading(() -> {
            Long number = number(FIRST_FROM, at);
            return number == null ? Integer.MAX_VALUE : Math.toIntExact(number);
        });
    }

    /** Looks at the entries themselves. */
    private void scan(Filter filter, Span span, boolean newestFirst, long most, Consumer<Recorded> consumer) {
        StringBuilder where = new StringBuilder("WHERE kind = 1 AND number BETWEEN ? AND ?");
        List<Object> values = new ArrayList<>(List.of(span.first(), span.last()));
        columns(filter, where, values);
        long left = most;
        long next = NONE;
        do {
            int many = (int) Math.min(left, PAGE);
            next = page(
                    where + (newestFirst ? " ORDER BY number DESC LIMIT " : " ORDER BY number LIMIT ") + many,
                    values,
                    consumer);
            left -= many;
            values.set(newestFirst ? 1 : 0, newestFirst ? next - 1 : next + 1);
        } while (next != NONE && left > 0);
    }

    private static void columns(Filter filter, StringBuilder where, List<Object> values) {
        filter.columns().forEach((field, value) -> {
            where.append(" AND ").append(COLUMNS.get(field)).append(" = ?");
            values.add(value);
        });
    }

    /** Looks up the entries whose numbers are known. */
    private void pick(
            Filter filter, Span span, BitSet numbers, boolean newestFirst, long most, Consumer<Recorded> consumer) {
        int last = (int) Math.min(span.last(), numbers.length() - 1L);
        if (span.first() > last) {
            return;
        }
        int first = (int) span.first();
        long[] left = {most};
        int at = newestFirst ? numbers.previousSetBit(last) : numbers.nextSetBit(first);
        while (at >= first && at <= last && left[0] > 0) {
            StringBuilder in = new StringBuilder();
            int many = 0;
            for (; at >= first && at <= last && many < Math.min(PAGE, left[0]); many++) {
                in.append(many == 0 ? "" : ",").append(at);
                at = newestFirst ? (at == 0 ? -1 : numbers.previousSetBit(at - 1)) : numbers.nextSetBit(at + 1);
            }
            StringBuilder where = new StringBuilder("WHERE kind = 1 AND number IN (" + in + ")");
            List<Object> values = new ArrayList<>();
            columns(filter, where, values);
            page(where + (newestFirst ? " ORDER BY number DESC" : " ORDER BY number"), values, each -> {
                left[0]--;
                consumer.accept(each);
            });
        }
    }

    @Override
    public void close() {
        writer.close();
        Failure.close(connection);
    }
}
