package org.transferadvisor.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.transferadvisor.service.ServiceSettings;
import org.transferadvisor.service.Workbench;

/**
 * The service as several people fill forms at once: connections that ask for advices at a steady rate. Tells how long an advice took, how
 * many failed, and whether the heap grew.
 */
final class ServiceLoad {

    private static final int CONNECTIONS = 16;
    private static final int PER_SECOND = 20;
    private static final int SECONDS = 60;
    private static final int WARM_SECONDS = 20;

    private ServiceLoad() {}

    /**
     * What came of it.
     *
     * @param advices how many were given
     * @param failed how many requests were not answered with an advice
     * @param medianMillis the median time of one, from asking to the last byte
     * @param highMillis the time that 99 of 100 took at most
     * @param heapBefore megabytes in use after a collection, warm
     * @param heapAfter the same at the end
     */
    record Measured(int advices, long failed, double medianMillis, double highMillis, long heapBefore, long heapAfter) {

        String text() {
            return String.format(
                    Locale.ROOT,
                    "%d advices by %d connections in %d s, %d failed; median %.1f ms, 99%% below %.1f ms; heap %d MB, then %d MB",
                    advices,
                    CONNECTIONS,
                    SECONDS,
                    failed,
                    medianMillis,
                    highMillis,
                    heapBefore,
                    heapAfter);
        }
    }

    static Measured measure() throws IOException, InterruptedException {
        List<String> facts = new ArrayList<>();
        for (String each : List.of("bank-fraud-detection", "support-assistant", "contract-clauses", "api-prototype")) {
            facts.add(Files.readString(Path.of("facts-samples/" + each + ".json")));
        }
        try (Workbench workbench = Workbench.start(ServiceSettings.DEFAULT)) {
            URI address = URI.create("http://127.0.0.1:" + workbench.port() + "/api/v1/advise?preview=true");
            AtomicLong failed = new AtomicLong();
            run(address, facts, WARM_SECONDS, failed);
            long before = heap();
            List<Long> nanos = run(address, facts, SECONDS, failed);
            long after = heap();
            Collections.sort(nanos);
            return new Measured(
                    nanos.size(),
                    failed.get(),
                    nanos.get(nanos.size() / 2) / 1e6,
                    nanos.get(nanos.size() * 99 / 100) / 1e6,
                    before,
                    after);
        }
    }

    private static List<Long> run(URI address, List<String> facts, int seconds, AtomicLong failed)
            throws InterruptedException {
        ExecutorService connections = Executors.newFixedThreadPool(CONNECTIONS);
        List<Long> nanos = Collections.synchronizedList(new ArrayList<>());
        List<Future<?>> running = new ArrayList<>();
        long start = System.nanoTime();
        long pause = 1_000_000_000L * CONNECTIONS / PER_SECOND;
        for (int i = 0; i < CONNECTIONS; i++) {
            int own = i;
            running.add(connections.submit(() -> {
                HttpClient client = HttpClient.newHttpClient(); // a connection of its own
                long next = start + own * pause / CONNECTIONS;
                for (int n = own; next < start + seconds * 1_000_000_000L; n++, next += pause) {
                    LockSupport.parkNanos(next - System.nanoTime());
                    ask(client, address, facts.get(n % facts.size()), nanos, failed);
                }
            }));
        }
        connections.shutdown();
        for (Future<?> each : running) {
            try {
                each.get();
            } catch (ExecutionException e) {
                failed.incrementAndGet();
            }
        }
        return nanos;
    }

    private static void ask(HttpClient client, URI address, String facts, List<Long> nanos, AtomicLong failed) {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(facts))
                .build();
        long asked = System.nanoTime();
        try {
            int status = client.send(request, HttpResponse.BodyHandlers.ofByteArray())
                    .statusCode();
            nanos.add(System.nanoTime() - asked);
            if (status != 200) {
                failed.incrementAndGet();
            }
        } catch (IOException e) {
            failed.incrementAndGet();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static long heap() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(200);
        }
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / 1_000_000;
    }
}
