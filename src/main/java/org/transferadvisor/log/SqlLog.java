package org.transferadvisor.log;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.Advice;
import org.transferadvisor.DecisionLog;
import org.transferadvisor.UnloggedException;
import org.transferadvisor.facts.reading.RefusedException;
import org.transferadvisor.log.store.LogStore;

/**
 * A log in a SQLite file or a PostgreSQL database. Its driver, {@code org.xerial:sqlite-jdbc} or {@code org.postgresql:postgresql},
 * is for the program to bring.
 *
 * <pre>{@code
 * try (SqlLog log = SqlLog.open("decisions.db");
 *         Advisor advisor = Advisor.create(log)) {
 *     advisor.advise(Path.of("facts-samples/api-prototype.json"));
 * }
 * }</pre>
 *
 * <p>Safe for use by many threads; several processes may write to one log.
 */
@API(status = API.Status.STABLE)
public final class SqlLog implements DecisionLog, AutoCloseable {

    private final LogStore store;
    private final @Nullable Function<Advice, String> writer;

    private SqlLog(LogStore store, @Nullable Function<Advice, String> writer) {
        this.store = store;
        this.writer = writer;
    }

    /**
     * Opens a log, which begins now where there is none.
     *
     * @param target the path of a SQLite file, or the JDBC address of a PostgreSQL database
     * @return the log, to be closed
     * @throws RefusedException where there can be no log
     */
    public static SqlLog open(String target) {
        return new SqlLog(LogStore.create(target), null);
    }

    /**
     * The same for a log that keeps each advice as a whole, besides what it keeps anyway.
     *
     * @param target the path of a SQLite file, or the JDBC address of a PostgreSQL database
     * @param writer writes an advice as JSON
     * @return the log, to be closed
     * @throws RefusedException where there can be no log
     */
    public static SqlLog keepingAdvice(String target, Function<Advice, String> writer) {
        return new SqlLog(LogStore.create(target), writer);
    }

    /**
     * A log in tables that are open.
     *
     * @param store the tables
     * @param writer writes an advice as JSON; null where advices are not kept
     * @return the log, to be closed
     */
    @API(status = API.Status.INTERNAL)
    public static SqlLog in(LogStore store, @Nullable Function<Advice, String> writer) {
        return new SqlLog(store, writer);
    }

    @Override
    public void decided(Advice advice, Supplier<Map<String, String>> rulebook) {
        try {
            store.writer()
                    .append(List.of(Logged.decision(advice, writer)), rulebook)
                    .join();
        } catch (CompletionException e) {
            throw unlogged(e);
        }
    }

    /**
     * What became of an entry that did not get into the log.
     *
     * @param e what its writer ended with
     * @return what to throw
     */
    @API(status = API.Status.INTERNAL)
    public static RuntimeException unlogged(CompletionException e) {
        return e.getCause() instanceof UnloggedException unlogged ? unlogged : e;
    }

    /**
     * The tables, for who wants to read them too.
     *
     * @return the tables, open as long as the log
     */
    @API(status = API.Status.INTERNAL)
    public LogStore store() {
        return store;
    }

    /** Takes no more decisions; those that it took are in the log. */
    @Override
    public void close() {
        store.close();
    }
}
