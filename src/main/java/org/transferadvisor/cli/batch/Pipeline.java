package org.transferadvisor.cli.batch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.zip.GZIPOutputStream;
import org.transferadvisor.UnloggedException;
import org.transferadvisor.facts.reading.LineReader;

/**
 * Reads lines, answers them on several threads and hands the answers on in the order of the lines. One thread reads, as many as
 * asked for answer, and the caller's writes; what is under way at once is bounded, so that memory does not grow with the input.
 */
public final class Pipeline {

    /** Lines that travel together. The first travel in smaller parts, so that a short input keeps all threads busy too. */
    private static final int MOST_LINES = 16;

    private static final int MOST_BYTES = 1_000_000;
    private static final int PARTS_PER_THREAD = 2;

    /** For answers that are kept nowhere else. */
    public static final CompletableFuture<?> NOT_KEPT = CompletableFuture.completedFuture(null);

    /**
     * What became of one line.
     *
     * @param text begins with the answer; taken before the thread that gave it answers again, so that it may be used again then
     * @param length how many bytes of it are the answer
     * @param refused whether the line was refused
     * @param fault whether we failed
     * @param kept completes when the answer may be given, since it is kept where it must be; fails where it may not
     */
    @SuppressWarnings("ArrayRecordComponent") // made once, written once, never compared
    public record Answer(byte[] text, int length, boolean refused, boolean fault, CompletableFuture<?> kept) {

        /** An answer that is the whole of its bytes. */
        public Answer(byte[] text, boolean refused, boolean fault, CompletableFuture<?> kept) {
            this(text, text.length, refused, fault, kept);
        }
    }

    /**
     * Answers to some lines, ready to be written.
     *
     * @param bytes the lines of the answers; zipped, a whole member of a gzip file
     * @param advised lines that got an advice
     * @param refused lines that were refused
     * @param faults lines that we failed on
     * @param position how far the input had been read, in bytes
     */
    @SuppressWarnings("ArrayRecordComponent") // made once, written once, never compared
    public record Part(byte[] bytes, int advised, int refused, int faults, long position) {}

    /** Takes answers, in order. */
    public interface Sink {

        /**
         * Takes the next part.
         *
         * @param last whether nothing else is ready, so that what was written should be passed on
         * @throws IOException where it cannot be written
         */
        void accept(Part part, boolean last) throws IOException;
    }

    private static final Future<Part> END = CompletableFuture.completedFuture(new Part(new byte[0], 0, 0, 0, 0));

    private final int threads;
    private final boolean zipped;
    private final BlockingQueue<Future<Part>> underWay;

    /**
     * A pipeline for one run.
     *
     * @param threads how many lines are answered at once
     * @param zipped whether parts are members of a gzip file
     */
    public Pipeline(int threads, boolean zipped) {
        this.threads = threads;
        this.zipped = zipped;
        this.underWay = new ArrayBlockingQueue<>(threads * PARTS_PER_THREAD);
    }

    /** The most lines that are read and not yet written, whatever the input: those in the queue, one part being read, one being written. */
    public static int mostUnderWay(int threads) {
        return (threads * PARTS_PER_THREAD + 2) * MOST_LINES;
    }

    /**
     * Runs until the input ends.
     *
     * @param lines the input
     * @param position how far it has been read, in bytes
     * @param task answers one line; called by many threads at once
     * @param sink takes the answers, in the caller's thread
     * @throws IOException where the input cannot be read, after all lines before; or where the sink fails
     * @throws InterruptedException where the caller's thread is interrupted
     */
    public void run(LineReader lines, LongSupplier position, Function<LineReader.Line, Answer> task, Sink sink)
            throws IOException, InterruptedException {
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        Thread reader = new Thread(() -> read(lines, position, task, workers), "reader");
        reader.setDaemon(true); // a read that waits for ever does not keep the process
        reader.start();
        try {
            for (Future<Part> next = underWay.take(); next != END; next = underWay.take()) {
                sink.accept(next.get(), underWay.isEmpty());
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException unreadable) {
                throw unreadable;
            }
            if (e.getCause() instanceof UnloggedException unlogged) {
                throw unlogged;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            reader.interrupt();
            workers.shutdownNow();
        }
    }

    private void read(
            LineReader lines, LongSupplier position, Function<LineReader.Line, Answer> task, ExecutorService workers) {
        try {
            try {
                List<LineReader.Line> part = new ArrayList<>();
                long read = 0;
                int bytes = 0;
                for (LineReader.Line line = lines.next(); line != null; line = lines.next()) {
                    if (!line.isBlank()) {
                        part.add(line);
                        bytes += line.bytes().length;
                        read++;
                    }
                    boolean full = part.size() >= Math.min(MOST_LINES, 1 + read / (threads * 4L)) || bytes > MOST_BYTES;
                    if (!part.isEmpty() && (full || lines.waits())) {
                        submit(part, position.getAsLong(), task, workers);
                        part = new ArrayList<>();
                        bytes = 0;
                    }
                }
                if (!part.isEmpty()) {
                    submit(part, position.getAsLong(), task, workers);
                }
            } catch (IOException | RuntimeException e) {
                underWay.put(CompletableFuture.failedFuture(e));
            }
            underWay.put(END);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // nobody takes answers any more
        }
    }

    private void submit(
            List<LineReader.Line> part, long position, Function<LineReader.Line, Answer> task, ExecutorService workers)
            throws InterruptedException {
        CompletableFuture<Part> answered = new CompletableFuture<>();
        underWay.put(answered); // waits until there is room
        workers.execute(() -> {
            try {
                List<CompletableFuture<?>> kept = new ArrayList<>();
                Part answers = answer(part, position, task, kept);
                CompletableFuture<Void> unused = CompletableFuture.allOf(kept.toArray(CompletableFuture[]::new))
                        .whenComplete((nothing, failure) -> {
                            if (failure == null) {
                                answered.complete(answers);
                            } else {
                                answered.completeExceptionally(
                                        failure instanceof CompletionException ? failure.getCause() : failure);
                            }
                        });
            } catch (RuntimeException | Error e) {
                answered.completeExceptionally(e);
            }
        });
    }

    private Part answer(
            List<LineReader.Line> part,
            long position,
            Function<LineReader.Line, Answer> task,
            List<CompletableFuture<?>> kept) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int refused = 0;
        int faults = 0;
        try (OutputStream out = zipped ? new GZIPOutputStream(bytes) : bytes) {
            for (LineReader.Line line : part) {
                Answer answer = task.apply(line);
                out.write(answer.text(), 0, answer.length());
                out.write('\n');
                kept.add(answer.kept());
                refused += answer.refused() ? 1 : 0;
                faults += answer.fault() ? 1 : 0;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written", e);
        }
        return new Part(bytes.toByteArray(), part.size() - refused - faults, refused, faults, position);
    }
}
