package org.transferadvisor.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.transferadvisor.Advice;
import org.transferadvisor.Advisor;
import org.transferadvisor.Case;
import org.transferadvisor.UnloggedException;
import org.transferadvisor.facts.Basis;
import org.transferadvisor.facts.reading.RefusedException;
import org.transferadvisor.log.audit.Keeping;
import org.transferadvisor.log.audit.LogVerifier;
import org.transferadvisor.log.audit.Masked;
import org.transferadvisor.log.audit.Verified;
import org.transferadvisor.log.entry.Entry;
import org.transferadvisor.log.entry.Fields;
import org.transferadvisor.log.entry.Recorded;
import org.transferadvisor.log.store.Filter;
import org.transferadvisor.log.store.LogStore;

/** The log in its tables: what is written comes back, is found, and cannot be changed unseen. */
class LogStoreTest {

    @TempDir
    private Path folder;

    static Stream<Named<Logs.Place>> places() {
        return Logs.places();
    }

    private static List<Recorded> all(LogStore store) {
        List<Recorded> all = new ArrayList<>();
        store.each(0, all::add);
        return all;
    }

    private static List<String> ids(LogStore store, Filter filter, boolean newestFirst, int most) {
        List<String> ids = new ArrayList<>();
        store.decisions(filter, newestFirst, most, each -> ids.add(each.entry().text(Entry.ID)));
        return ids;
    }

    @ParameterizedTest
    @MethodSource("places")
    void whatIsWrittenComesBackFieldByField(Logs.Place place) {
        String target = place.target(folder);
        try (LogStore store = LogStore.create(target)) {
            Logs.fill(store, 30);
        }
        try (LogStore store = LogStore.open(target)) {
            List<Recorded> all = all(store);
            assertThat(all).hasSize(30);
            for (int i = 0; i < 30; i++) {
                assertThat(all.get(i).number()).isEqualTo(i + 1);
                assertThat(Fields.leaves(all.get(i).entry().fields()))
                        .isEqualTo(Fields.leaves(Logs.decision(i).fields()));
            }
            Verified verified = Logs.verify(store);
            assertThat(verified.reason()).isNull();
            assertThat(verified.entries()).isEqualTo(30);
            assertThat(verified.head()).isEqualTo(all.get(29).head());
            assertThat(store.rulebook(Logs.advice(0).rulebook().digest()))
                    .isEqualTo(Logs.rulebook().get());
        }
    }

    @ParameterizedTest
    @MethodSource("places")
    void anAdvisorLogsEachDecisionBeforeItAnswers(Logs.Place place) {
        String target = place.target(folder);
        Advice advice;
        Advice simulated;
        try (SqlLog log = SqlLog.keepingAdvice(
                        target, each -> each.recommendation().summary());
                Advisor advisor = Advisor.create(log)) {
            advice = advisor.advise(Case.project().document());
            simulated = advisor.simulate(Case.project().document(), Basis.MEASURED, 3, 7);
        }
        try (LogStore store = LogStore.open(target)) {
            List<Recorded> all = all(store);
            assertThat(all)
                    .extracting(each -> each.entry().text(Entry.ID))
                    .containsExactly(advice.id(), simulated.id());
            assertThat(all.get(1).entry().fields())
                    .containsEntry("draws", 3)
                    .containsEntry("seed", 7)
                    .containsEntry("basis", "MEASURED");
            assertThat(all.get(0).entry().fields()).doesNotContainKeys("draws", "seed");
        }
    }

    @ParameterizedTest
    @MethodSource("places")
    void tenThreadsWriteOneChain(Logs.Place place) throws Exception {
        String target = place.target(folder);
        try (LogStore one = LogStore.create(target);
                LogStore other = LogStore.create(target)) {
            ExecutorService threads = Executors.newFixedThreadPool(10);
            List<Future<?>> done = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                int thread = i;
                LogStore store = i % 2 == 0 ? one : other;
                done.add(threads.submit(() -> {
                    for (int j = 0; j < 60; j++) {
                        store.writer()
                                .append(List.of(Logs.decision(thread * 1000 + j)), Logs.rulebook())
                                .join();
                    }
                }));
            }
            for (Future<?> each : done) {
                each.get();
            }
            threads.shutdown();
            Verified verified = Logs.verify(one);
            assertThat(verified.reason()).isNull();
            assertThat(verified.entries()).isEqualTo(600);
        }
    }

    @ParameterizedTest
    @MethodSource("places")
    void decisionsAreFoundByWhatTheySay(Logs.Place place) {
        try (LogStore store = LogStore.create(place.target(folder))) {
            Logs.fill(store, 1100); // two blocks that are full, and a part of a third
            List<Entry> entries = new ArrayList<>();
            for (int i = 0; i < 1100; i++) {
                entries.add(Logs.decision(i));
            }
            Entry some = entries.get(77);
            String strategy = some.text(Entry.STRATEGY);
            String rule = (String) ((List<?>) some.fields().get(Entry.RULES)).get(3);
            assertThat(ids(store, Filter.ALL, true, 3))
                    .containsExactly(
                            entries.get(1099).text(Entry.ID),
                            entries.get(1098).text(Entry.ID),
                            entries.get(1097).text(Entry.ID));
            assertThat(ids(store, Filter.ALL.with(Entry.STRATEGY, strategy), false, 9999))
                    .isEqualTo(entries.stream()
                            .filter(each -> strategy.equals(each.text(Entry.STRATEGY)))
                            .map(each -> each.text(Entry.ID))
                            .toList());
            assertThat(ids(store, Filter.ALL.with(Entry.STRATEGY, strategy).with(Entry.RULES, rule), false, 9999))
                    .isEqualTo(entries.stream()
                            .filter(each -> strategy.equals(each.text(Entry.STRATEGY))
                                    && ((List<?>) each.fields().get(Entry.RULES)).contains(rule))
                            .map(each -> each.text(Entry.ID))
                            .toList());
            assertThat(ids(store, Filter.ALL.with(Entry.PROJECT, some.text(Entry.PROJECT)), true, 9999))
                    .hasSize(6)
                    .contains(some.text(Entry.ID));
            assertThat(ids(store, Filter.ALL.with(Entry.RULES, "no-such-rule"), true, 9999))
                    .isEmpty();
            assertThat(ids(
                            store,
                            Filter.ALL.with(
                                    Entry.RULEBOOK, some.text(Entry.RULEBOOK).substring(0, 8)),
                            true,
                            9999))
                    .hasSize(1100);
            assertThat(store.decisions("0000004d", 2)).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("places")
    void aSpanOfTimeHoldsItsStartAndNotItsEnd(Logs.Place place) {
        Clock clock = mock(Clock.class);
        when(clock.millis()).thenReturn(1000L, 2000L, 3000L, 4000L);
        try (LogStore store = LogStore.create(place.target(folder), clock)) {
            Logs.fill(store, 4);
            assertThat(ids(store, Filter.ALL.between(2000L, 4000L), false, 9))
                    .containsExactly("00000001-0000", "00000002-0000");
            assertThat(ids(store, Filter.ALL.between(4001L, null), false, 9)).isEmpty();
            assertThat(ids(store, Filter.ALL.between(null, 1000L), false, 9)).isEmpty();
            assertThat(ids(store, Filter.ALL.between(1000L, 1001L).with(Entry.BY, "nobody"), false, 9))
                    .isEmpty();
        }
    }

    @Test
    void aClockThatGoesBackDoesNotDateEntriesBack() {
        Clock clock = mock(Clock.class);
        when(clock.millis()).thenReturn(5000L, 4000L, 6000L);
        try (LogStore store = LogStore.create(folder.resolve("decisions.db").toString(), clock)) {
            Logs.fill(store, 3);
            assertThat(all(store)).extracting(Recorded::at).containsExactly(5000L, 5000L, 6000L);
            assertThat(Logs.verify(store).isWhole()).isTrue();
        }
    }

    // ---- taking out ----

    @ParameterizedTest
    @MethodSource("places")
    void aMaskedFieldIsGoneAndTheChainHolds(Logs.Place place) {
        String target = place.target(folder);
        String head;
        try (LogStore store = LogStore.create(target)) {
            Logs.fill(store, 20);
            head = Logs.verify(store).head();
            Keeping keeping = new Keeping(store, "the officer", "erasure");
            assertThat(keeping.mask(Masked.of(List.of("budget.compute", "project")), Filter.ALL))
                    .isEqualTo(20);
            assertThat(keeping.mask(Masked.of(List.of("budget.compute")), Filter.ALL))
                    .isZero();
            List<Recorded> all = all(store);
            assertThat(all).hasSize(21);
            assertThat(all.get(0).entry().fields()).doesNotContainKeys(Entry.PROJECT, Entry.FACTS_DIGEST);
            assertThat(all.get(0).entry().fields().toString())
                    .doesNotContain("Project 0")
                    .doesNotContain("compute=");
            assertThat(all.get(0).seal().secret()).isNull();
            Verified verified = new LogVerifier(store, head, number -> {}).verify();
            assertThat(verified.reason()).isNull();
            assertThat(verified.masked()).isEqualTo(20);
        }
    }

    @ParameterizedTest
    @MethodSource("places")
    void whatIsPurgedIsGoneAndTheChainHolds(Logs.Place place) {
        Clock clock = mock(Clock.class);
        Long[] later = Stream.iterate(2L, each -> each + 1).limit(1100).toArray(Long[]::new);
        when(clock.millis()).thenReturn(1L, later);
        try (LogStore store = LogStore.create(place.target(folder), clock)) {
            Logs.fill(store, 1050);
            Keeping keeping = new Keeping(store, null, null);
            assertThat(keeping.purge(1)).isZero();
            assertThat(keeping.purge(601)).isEqualTo(600);
            assertThat(store.first().number()).isEqualTo(601);
            Verified verified = Logs.verify(store);
            assertThat(verified.reason()).isNull();
            assertThat(verified.entries()).isEqualTo(451);
            assertThat(keeping.purge(1001)).isEqualTo(400);
            assertThat(Logs.verify(store).reason()).isNull();
            String strategy = Logs.decision(1049).text(Entry.STRATEGY);
            assertThat(ids(store, Filter.ALL.with(Entry.STRATEGY, strategy), true, 1))
                    .containsExactly("00000419-0000");
        }
    }

    // ---- what cannot be opened or written ----

    @Test
    void whatIsNoLogIsRefused() throws IOException, SQLException {
        Path text =
                Files.writeString(folder.resolve("notes.txt"), "these are notes, and no database at all\n".repeat(40));
        assertThatThrownBy(() -> LogStore.open(folder.resolve("none.db").toString()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("is not there");
        assertThatThrownBy(() -> LogStore.create(text.toString()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("cannot be opened");
        assertThat(text).hasContent("these are notes, and no database at all\n".repeat(40));
        assertThatThrownBy(
                        () -> LogStore.create(folder.resolve("no/folder/d.db").toString()))
                .isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> LogStore.create("jdbc:mysql://host/d?password=secret"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("`jdbc:mysql://host/d` is no place for a log")
                .hasMessageNotContaining("secret");
        Path other = folder.resolve("other.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + other);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE customers (name TEXT)");
        }
        assertThatThrownBy(() -> LogStore.open(other.toString())).hasMessageContaining("holds no log");
    }

    @Test
    void aLogOfANewerAdvisorIsLeftAlone() throws SQLException {
        String target = folder.resolve("decisions.db").toString();
        LogStore.create(target).close();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + target);
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO log_version VALUES (99)");
        }
        assertThatThrownBy(() -> LogStore.create(target))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("a newer advisor wrote this log");
    }

    @Test
    void aDecisionThatCannotBeLoggedHasNoAnswer() throws SQLException {
        String target = folder.resolve("decisions.db").toString();
        try (SqlLog log = SqlLog.open(target);
                Advisor advisor = Advisor.create(log)) {
            try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + target);
                    Statement statement = connection.createStatement()) {
                statement.execute("ALTER TABLE log_entry RENAME TO gone");
            }
            assertThatThrownBy(() -> advisor.advise(Case.project().document()))
                    .isInstanceOf(UnloggedException.class)
                    .hasMessageContaining("cannot be written");
            try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + target);
                    Statement statement = connection.createStatement()) {
                statement.execute("ALTER TABLE gone RENAME TO log_entry");
            }
            advisor.advise(Case.project().document());
            assertThat(Logs.verify(log.store()).entries()).isEqualTo(1);
        }
    }

    @Test
    void oneEntryThatCannotBeWrittenDoesNotFailThoseBesideIt() {
        try (LogStore store = LogStore.create(folder.resolve("decisions.db").toString())) {
            List<Future<Long>> done = new ArrayList<>();
            for (int i : new int[] {1, 2, 1, 3}) {
                done.add(store.writer().append(List.of(Logs.decision(i)), Logs.rulebook()));
            }
            assertThat(done.get(0)).succeedsWithin(Duration.ofMinutes(1));
            assertThat(done.get(1)).succeedsWithin(Duration.ofMinutes(1));
            assertThat(done.get(3)).succeedsWithin(Duration.ofMinutes(1));
            assertThatThrownBy(() -> done.get(2).get()).hasCauseInstanceOf(UnloggedException.class);
            assertThat(Logs.verify(store).entries()).isEqualTo(3);
        }
    }
}
