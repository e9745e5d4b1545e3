package org.transferadvisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.drools.base.RuleBase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.transferadvisor.facts.Basis;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.facts.reading.RefusedException;
import org.transferadvisor.rulebook.Rulebook;
import org.transferadvisor.rulebook.RulebookFiles;
import org.transferadvisor.rulebook.engine.CompiledCache;

/** A rulebook takes the place of another between two decisions. */
class ReloadTest {

    private static final int RELOADS = 200;

    /** How many projects are to be advised while one rulebook takes the place of another. */
    private static final int QUESTIONS = 16;

    /** More than what a few rulebooks take; those between the two measurements take ten times as much. */
    private static final long METASPACE_OF_SOME = 15_000_000;

    /** Below 5,000 samples the tier of data is another one. */
    private static final Rulebooks OTHER = Rulebooks.ofStrategyAlone()
            .replace("decision-tree.drl", "labeledSamples < 1000", "labeledSamples < 5001")
            .replace("decision-tree.drl", "labeledSamples >= 1000", "labeledSamples >= 5001");

    private static final RulebookFiles FIRST = Rulebooks.ofStrategyAlone().files();
    private static final RulebookFiles SECOND = OTHER.files();
    private static final Map<String, String> LEAVES = Map.of(
            FIRST.digest(), "PEFT_METHOD_SELECTION",
            SECOND.digest(), "FEATURE_EXTRACTION_OR_PROMPT_TUNING");

    private static final Document FACTS = Case.project().candidate("a", 0.8).document();

    @TempDir
    private static Path kept;

    private static CompiledCache cache;

    /** With {@code -Dreload.compile=true} every reload compiles, which takes many minutes. */
    @BeforeAll
    static void compileBoth() {
        cache = Boolean.getBoolean("reload.compile") ? CompiledCache.none() : CompiledCache.in(kept.resolve("cache"));
        Rulebook.of(FIRST, cache).close();
        Rulebook.of(SECOND, cache).close();
    }

    @Tag("thorough")
    @Test
    void manyReloadsUnderLoadDropNoRequestAndLeaveNoClassesBehind() throws Exception {
        List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
        AtomicBoolean done = new AtomicBoolean();
        Semaphore asked = new Semaphore(0);
        ExecutorService load = Executors.newFixedThreadPool(2);
        long early = 0;
        try (Advisor advisor = Advisor.of(Rulebook.of(FIRST, cache))) {
            List<Future<List<String>>> answers = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                answers.add(load.submit(() -> askUntil(done, asked, advisor)));
            }
            for (int i = 0; i < RELOADS; i++) {
                asked.release(QUESTIONS);
                loaders.add(new WeakReference<>(loaderOf(advisor)));
                assertThat(advisor.reload(i % 2 == 0 ? SECOND : FIRST, cache)).isTrue();
                if (i == RELOADS / 4) {
                    early = metaspaceAfterCollecting(loaders);
                }
            }
            done.set(true);
            asked.release(2);
            List<String> digests = new ArrayList<>();
            for (Future<List<String>> each : answers) {
                assertThat(each.get()).isNotEmpty();
                digests.addAll(each.get());
            }
            assertThat(digests).hasSameElementsAs(LEAVES.keySet());
            long late = metaspaceAfterCollecting(loaders);
            assertThat(loaders.stream().filter(each -> each.get() != null)).isEmpty();
            assertThat(late - early).isLessThan(METASPACE_OF_SOME);
        } finally {
            done.set(true);
            asked.release(2);
            load.shutdownNow();
        }
    }

    /** Asks whenever there is a question; the digests of the rulebooks that answered, each answer being that of its rulebook. */
    private static List<String> askUntil(AtomicBoolean done, Semaphore asked, Advisor advisor)
            throws InterruptedException {
        List<String> seen = new ArrayList<>();
        for (asked.acquire(); !done.get(); asked.acquire()) {
            Advice advice = advisor.advise(FACTS);
            String digest = advice.rulebook().digest();
            assertThat(advice.recommendation().leaf()).isEqualTo(LEAVES.get(digest));
            if (!seen.contains(digest)) {
                seen.add(digest);
            }
        }
        return seen;
    }

    private static ClassLoader loaderOf(Advisor advisor) {
        return ((RuleBase) advisor.rulebook().base()).getRootClassLoader();
    }

    private static long metaspaceAfterCollecting(List<WeakReference<ClassLoader>> loaders) {
        for (int i = 0; i < 20 && loaders.stream().anyMatch(each -> each.get() != null); i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().equals("Metaspace"))
                .map(MemoryPoolMXBean::getUsage)
                .findFirst()
                .orElseThrow()
                .getUsed();
    }

    @Test
    void aRulebookWithAnErrorStaysOutAndTheOldOneServes(@TempDir Path folder) {
        Rulebooks.shipped()
                .replace("strategy.drl", "Leaf( id == \"FULL_FINE_TUNING\" )", "Leef( id == \"FULL_FINE_TUNING\" )")
                .write(folder);
        try (Advisor advisor = Advisor.of(Rulebook.of(FIRST, cache))) {
            assertThatThrownBy(() -> advisor.reload(folder)).isInstanceOfSatisfying(RefusedException.class, e -> {
                assertThat(e.problems()).isNotEmpty();
                assertThat(e.problems().get(0).file()).isEqualTo("strategy.drl");
            });
            assertThatThrownBy(() -> advisor.reload(folder.resolve("none"))).isInstanceOf(RefusedException.class);
            assertThat(advisor.rulebook().digest()).isEqualTo(FIRST.digest());
            assertThat(advisor.advise(FACTS).recommendation().leaf()).isEqualTo(LEAVES.get(FIRST.digest()));
        }
    }

    @Test
    void theSameRulebookNeedsNoReload() {
        try (Advisor advisor = Advisor.of(Rulebook.of(FIRST, cache))) {
            Rulebook before = advisor.rulebook();
            assertThat(advisor.reload(FIRST, cache)).isFalse();
            assertThat(advisor.rulebook()).isSameAs(before);
            assertThat(advisor.reload(SECOND, cache)).isTrue();
            assertThat(advisor.rulebook().digest()).isEqualTo(SECOND.digest());
        }
    }

    @Test
    void aDecisionUnderWayKeepsItsRulebookOpen() {
        Rulebook rulebook = Rulebook.builtIn();
        InForce inForce = new InForce(rulebook);
        assertThat(inForce.enter()).isTrue();
        inForce.retire();
        assertThat(rulebook.base()).as("open while a decision is under way").isNotNull();
        assertThat(inForce.enter()).as("joined by another").isTrue();
        inForce.leave();
        assertThat(rulebook.base()).isNotNull();
        inForce.leave();
        assertThatThrownBy(rulebook::base)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageEndingWith("is closed");
        assertThat(inForce.enter()).isFalse();
    }

    @Test
    void aClosedAdvisorSaysSo() {
        Advisor advisor = Advisor.create();
        advisor.close();
        advisor.close();
        for (Runnable use : List.<Runnable>of(
                () -> advisor.advise(FACTS),
                () -> advisor.conclude(FACTS, Basis.PUBLISHED),
                () -> advisor.simulate(FACTS, Basis.PUBLISHED, 10, 1),
                advisor::schema,
                advisor::rulebook,
                () -> advisor.reload(FIRST, cache))) {
            assertThatThrownBy(use::run)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("the advisor is closed; create another one");
        }
    }
}
