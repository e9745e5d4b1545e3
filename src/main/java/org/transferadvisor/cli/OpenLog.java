package org.transferadvisor.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.Advice;
import org.transferadvisor.DecisionLog;
import org.transferadvisor.log.Logged;
import org.transferadvisor.log.SqlLog;
import org.transferadvisor.log.entry.Entry;
import org.transferadvisor.log.store.LogStore;

/** The log that a command was asked to keep; it keeps nothing where none was asked for. */
final class OpenLog implements DecisionLog, AutoCloseable {

    private static final CompletableFuture<Long> NOTHING = CompletableFuture.completedFuture(0L);

    private final @Nullable LogStore store;
    private final @Nullable Function<Advice, String> writer;
    private final boolean optional;
    private final PrintStream err;
    private final AtomicBoolean warned = new AtomicBoolean();

    OpenLog(@Nullable LogStore store, @Nullable Function<Advice, String> writer, boolean optional, PrintStream err) {
        this.store = store;
        this.writer = writer;
        this.optional = optional;
        this.err = err;
    }

    /** Its tables; null where it keeps nothing. */
    @Nullable
    LogStore store() {
        return store;
    }

    @Override
    public void decided(Advice advice, Supplier<Map<String, String>> rulebook) {
        join(append(Logged.decision(advice, writer), rulebook));
    }

    /** What the log keeps of an advice. */
    Entry entry(Advice advice) {
        return Logged.decision(advice, writer);
    }

    /** Adds an entry. Where the log is optional, it never fails, and the first failure is told. */
    CompletableFuture<Long> append(Entry entry, @Nullable Supplier<Map<String, String>> rulebook) {
        if (store == null) {
            return NOTHING;
        }
        CompletableFuture<Long> added = store.writer().append(List.of(entry), rulebook);
        return optional ? added.exceptionally(this::warn) : added;
    }

    private Long warn(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (!warned.getAndSet(true)) {
            err.println("not logged: " + cause.getMessage());
        }
        return 0L;
    }

    /** Waits for an entry. */
    static long join(CompletableFuture<Long> added) {
        try {
            return added.join();
        } catch (CompletionException e) {
            throw SqlLog.unlogged(e);
        }
    }

    @Override
    public void close() {
        if (store != null) {
            store.close();
        }
    }
}
