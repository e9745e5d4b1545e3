package org.transferadvisor.service;

import io.javalin.http.Context;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Works answers out, so many at once that the machine stays usable, and each in a time that a caller waits. What is over its time is
 * answered with that; the work ends by its own bounds.
 */
final class Computing implements AutoCloseable {

    /** How long a caller waits for an advice, in seconds. */
    static final int SECONDS = 60;

    /** How long for what looks at a whole rulebook. */
    static final int LONG_SECONDS = 180;

    private static final int MOST_WAITING = 64;

    private final ThreadPoolExecutor pool;

    /** What looks at a whole rulebook, one after the other, so that short questions need not wait. */
    private final ThreadPoolExecutor slow;

    Computing(int threads) {
        pool = pool(threads, "advisor-computing");
        slow = pool(1, "advisor-rulebook");
    }

    private static ThreadPoolExecutor pool(int threads, String name) {
        return new ThreadPoolExecutor(
                threads, threads, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(MOST_WAITING), task -> {
                    Thread thread = new Thread(task, name);
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /** Works an answer out and gives it. */
    <T> void answer(Context request, int seconds, Supplier<T> work, Consumer<T> reply) {
        request.future(() -> CompletableFuture.supplyAsync(work, seconds > SECONDS ? slow : pool)
                .orTimeout(seconds, TimeUnit.SECONDS)
                .thenAccept(reply)
                .exceptionally(e -> {
                    Replies.failed(
                            request, e instanceof CompletionException && e.getCause() != null ? e.getCause() : e);
                    return null;
                }));
    }

    @Override
    public void close() {
        pool.shutdownNow();
        slow.shutdownNow();
    }
}
