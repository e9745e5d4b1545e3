package org.transferadvisor.log.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.UnloggedException;
import org.transferadvisor.log.entry.Entry;
import org.transferadvisor.log.entry.Seal;

/**
 * Adds entries at the end of a log. All that wait at a time are written in one transaction, since to make a disk certain takes as
 * long for one as for many. Safe for use by many threads; other processes may write to the same log.
 */
public final class LogWriter implements AutoCloseable {

    private static final int MOST_AT_ONCE = 1024;
    private static final String CLOSED = "the log is closed";
    private static final Job STOP = new Job(List.of(), null, new CompletableFuture<>());

    private final Database database;
    private final Clock clock;
    private final Terms terms = new Terms();
    private final Set<String> rulebooks = new HashSet<>();
    private final LinkedBlockingQueue<Job> waiting = new LinkedBlockingQueue<>(MOST_AT_ONCE);
    private final Thread thread;

    /** Null until the first entry, and after a failure. */
    private @Nullable Connection connection;

    private volatile boolean closed;

    /** Entries that go into the log together, and the rulebook that they need there. */
    private record Job(
            List<Prepared> entries, @Nullable Supplier<Map<String, String>> rulebook, CompletableFuture<Long> done) {}

    /**
     * A writer for a log that is there.
     *
     * @param clock tells when an entry is written
     */
    LogWriter(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
        this.thread = new Thread(this::work, "decision log");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Adds entries, one after the other and nothing between them.
     *
     * @param entries what to add
     * @param rulebook the files of the rulebook that they name, text by path; null where they name none
     * @return the number of the last of them, once all are in the log for good; fails with {@link UnloggedException}
     */
    public CompletableFuture<Long> append(List<Entry> entries, @Nullable Supplier<Map<String, String>> rulebook) {
        Job job = new Job(entries.stream().map(Prepared::of).toList(), rulebook, new CompletableFuture<>());
        boolean interrupted = false;
        while (true) {
            try {
                if (closed) {
                    throw new IllegalStateException(CLOSED);
                }
                waiting.put(job);
                if (!thread.isAlive()) {
                    job.done().completeExceptionally(new IllegalStateException(CLOSED));
                }
                return job.done();
            } catch (InterruptedException e) {
                interrupted = true;
            } finally {
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }

    private void work() {
        List<Job> jobs = new ArrayList<>();
        boolean stopped = false;
        while (!stopped) {
            try {
                jobs.add(waiting.take());
                waiting.drainTo(jobs);
                stopped = jobs.remove(STOP);
                write(jobs);
            } catch (InterruptedException e) {
                stopped = true;
            } finally {
                jobs.clear();
            }
        }
        disconnect();
        for (Job left = waiting.poll(); left != null; left = waiting.poll()) {
            left.done().completeExceptionally(new IllegalStateException(CLOSED));
        }
    }

    private void write(List<Job> jobs) {
        if (jobs.isEmpty()) {
            return;
        }
        try {
            List<Long> numbers = commit(jobs);
            for (int i = 0; i < numbers.size(); i++) {
                jobs.get(i).done().complete(numbers.get(i));
            }
        } catch (SQLException | RuntimeException e) {
            terms.clear();
            rulebooks.clear();
            disconnect();
            if (jobs.size() > 1) {
                jobs.forEach(each -> write(List.of(each))); // one that cannot be written does not fail the others
            } else {
                jobs.get(0).done().completeExceptionally(unlogged(e));
            }
        }
    }

    private UnloggedException unlogged(Exception e) {
        return new UnloggedException("the log " + database.name() + " cannot be written: " + Failure.text(e), e);
    }

    private List<Long> commit(List<Job> jobs) throws SQLException {
        Connection open = connection;
        if (open == null) {
            open = database.connect();
            connection = open;
        }
        database.begin(open);
        List<Long> numbers = new ArrayList<>();
        try (PreparedStatement insert = open.prepareStatement(Rows.INSERT)) {
            Tail tail = Tail.of(open);
            for (Job job : jobs) {
                for (Prepared each : job.entries()) {
                    keepRulebook(open, each.entry().text(Entry.RULEBOOK), job.rulebook());
                    tail = add(open, insert, tail, each);
                }
                numbers.add(tail.number());
            }
            insert.executeBatch();
        }
        database.commit(open);
        return numbers;
    }

    private Tail add(Connection open, PreparedStatement insert, Tail tail, Prepared entry) throws SQLException {
        long number = tail.number() + 1;
        long at = Math.max(clock.millis(), tail.at());
        byte[] hash = Seal.hash(tail.hash(), number, entry.entry().kind(), at, entry.digest());
        Rows.bind(insert, number, at, entry, terms.bits(open, entry.terms()), hash);
        insert.addBatch();
        if (Postings.closes(number)) {
            insert.executeBatch();
            Postings.close(open, number);
        }
        return new Tail(number, at, hash);
    }

    private void keepRulebook(
            Connection open, @Nullable String digest, @Nullable Supplier<Map<String, String>> rulebook)
            throws SQLException {
        if (digest != null && rulebook != null && rulebooks.add(digest)) {
            Rulebooks.keep(open, digest, rulebook);
        }
    }

    /** The end of the log. */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Tail(long number, long at, byte[] hash) {

        static Tail of(Connection connection) throws SQLException {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(
                            "SELECT number, at, hash FROM log_entry ORDER BY number DESC LIMIT 1")) {
                return row.next()
                        ? new Tail(row.getLong(1), row.getLong(2), row.getBytes(3))
                        : new Tail(0, 0, new byte[Seal.LENGTH]);
            }
        }
    }

    private void disconnect() {
        Connection open = connection;
        connection = null;
        if (open != null) {
            Failure.close(open);
        }
    }

    /** Waits until all that was added is written, and takes no more. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                waiting.put(STOP);
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
