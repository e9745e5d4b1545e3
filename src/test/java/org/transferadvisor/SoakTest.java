package org.transferadvisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.transferadvisor.facts.Basis;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.facts.reading.RefusedException;
import org.transferadvisor.report.JsonReport;
import org.transferadvisor.rulebook.Rulebook;

/**
 * One advisor asked for hours by all cores: {@code mvn -P soak verify}. Each answer is the one that a single thread got, and
 * what is still held after a collection does not grow: its mean over the last quarter of the rounds exceeds that over the
 * second quarter by at most {@link #TOLERANCE} and a megabyte, in the heap and in metaspace.
 */
@Tag("soak")
class SoakTest {

    private static final double TOLERANCE = 0.02;
    private static final double MEGABYTE = 1e6;
    private static final int PROJECTS = 1_000;
    private static final int ROUNDS = 20;
    private static final int REFUSED_EACH = 50;
    private static final int WHOLE_EACH = 100;

    private static final int ADVICES = Integer.getInteger("soak.advices", 1_000_000);

    private final JsonReport json = new JsonReport();
    private final AtomicLong next = new AtomicLong();

    /** One project on one basis, and what a single thread got for it. */
    private record Asked(Document facts, Basis basis, int hash, String digest) {}

    /** What was held after a round. */
    private record Held(double heap, double metaspace, int classes) {}

    @Test
    void aMillionAdvicesOnAllCoresAreRightAndLeaveNothingBehind() throws Exception {
        Clock stopped = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        try (Advisor advisor = new Advisor(Rulebook.builtIn(), stopped, () -> "soak")) {
            List<Asked> asked = asked(advisor);
            List<Held> held = new ArrayList<>();
            int cores = Runtime.getRuntime().availableProcessors();
            ExecutorService threads = Executors.newFixedThreadPool(cores);
            try {
                for (int round = 1; round <= ROUNDS; round++) {
                    long start = System.nanoTime();
                    long until = (long) ADVICES * round / ROUNDS;
                    long from = next.get();
                    List<Future<?>> under = new ArrayList<>();
                    for (int i = 0; i < cores; i++) {
                        under.add(threads.submit(() -> ask(advisor, asked, until)));
                    }
                    for (Future<?> each : under) {
                        each.get();
                    }
                    next.set(until);
                    held.add(held());
                    say(until, (until - from) / ((System.nanoTime() - start) / 1e9), held.get(round - 1));
                }
            } finally {
                threads.shutdownNow();
            }
            assertFlat("heap", held, Held::heap);
            assertFlat("metaspace", held, Held::metaspace);
        }
    }

    private List<Asked> asked(Advisor advisor) {
        List<Asked> asked = new ArrayList<>();
        for (Case facts : RandomProjects.of(1_000_003, PROJECTS)) {
            Basis basis = asked.size() % 2 == 0 ? Basis.PUBLISHED : Basis.MEASURED;
            Advice advice = advisor.advise(facts.document(), basis);
            asked.add(new Asked(facts.document(), basis, advice.hashCode(), digest(advice)));
        }
        return asked;
    }

    private void ask(Advisor advisor, List<Asked> asked, long until) {
        Document refused = Case.project().with("/budget/compute", -1).document();
        for (long i = next.getAndIncrement(); i < until; i = next.getAndIncrement()) {
            if (i % REFUSED_EACH == 0) {
                assertThatThrownBy(() -> advisor.advise(refused)).isInstanceOf(RefusedException.class);
            }
            Asked each = asked.get((int) (i % asked.size()));
            Advice advice = advisor.advise(each.facts(), each.basis());
            assertThat(advice.hashCode()).as(each.facts().root().shown()).isEqualTo(each.hash());
            if (i % WHOLE_EACH == 0) {
                assertThat(digest(advice)).isEqualTo(each.digest());
            }
        }
    }

    private String digest(Advice advice) {
        try {
            byte[] bytes = json.line(advice).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    /** What the last of some collections leaves: what finalizers and reference queues let go of takes more than one. */
    private static Held held() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        double metaspace = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().equals("Metaspace"))
                .map(MemoryPoolMXBean::getUsage)
                .mapToDouble(usage -> usage.getUsed() / MEGABYTE)
                .sum();
        return new Held(
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEGABYTE,
                metaspace,
                ManagementFactory.getClassLoadingMXBean().getLoadedClassCount());
    }

    private static void say(long advices, double rate, Held held) {
        System.out.printf(
                Locale.ROOT,
                "%,d advices, %,.0f a second; held: heap %.1f MB, metaspace %.1f MB, %,d classes%n",
                advices,
                rate,
                held.heap(),
                held.metaspace(),
                held.classes());
    }

    private static void assertFlat(String what, List<Held> held, ToDoubleFunction<Held> amount) {
        double early = mean(held.subList(ROUNDS / 4, ROUNDS / 2), amount);
        double late = mean(held.subList(3 * ROUNDS / 4, ROUNDS), amount);
        assertThat(late)
                .as(what + " in MB, after " + early + " before")
                .isLessThanOrEqualTo(early * (1 + TOLERANCE) + 1);
    }

    private static double mean(List<Held> held, ToDoubleFunction<Held> amount) {
        return held.stream().mapToDouble(amount).average().orElseThrow();
    }
}
