package org.transferadvisor.log;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.transferadvisor.Advice;
import org.transferadvisor.Case;
import org.transferadvisor.RandomProjects;
import org.transferadvisor.log.audit.LogVerifier;
import org.transferadvisor.log.audit.Verified;
import org.transferadvisor.log.entry.Entry;
import org.transferadvisor.log.store.LogStore;

/** Logs for tests. */
public final class Logs {

    private static final List<Advice> ADVICES =
            RandomProjects.of(20, 200).stream().map(Case::advise).toList();

    private Logs() {}

    /** A place for a log. */
    public interface Place {
        /** A target that no test has used. */
        String target(Path folder);
    }

    /** A SQLite file, and a PostgreSQL database. */
    public static Stream<Named<Place>> places() {
        return Stream.of(
                Named.of("SQLite", folder -> folder.resolve("decisions.db").toString()),
                Named.of("PostgreSQL", folder -> PostgresServer.database()));
    }

    /** One of two hundred advices. */
    public static Advice advice(int number) {
        return ADVICES.get(number % ADVICES.size());
    }

    /** One of two hundred decisions, with an id that no other number has. */
    public static Entry decision(int number) {
        return with(Logged.decision(advice(number), null), Entry.ID, String.format("%08x-0000", number));
    }

    /** An entry with another value of a field. */
    public static Entry with(Entry entry, String field, Object value) {
        Map<String, Object> fields = new LinkedHashMap<>(entry.fields());
        fields.put(field, value);
        return new Entry(entry.kind(), fields);
    }

    /** The files of the rulebook that made the advices. */
    public static Supplier<Map<String, String>> rulebook() {
        return Case.advisor().rulebook().files()::all;
    }

    /** Adds so many decisions, each by itself. */
    public static void fill(LogStore store, int decisions) {
        for (int i = 0; i < decisions; i++) {
            store.writer().append(List.of(decision(i)), rulebook()).join();
        }
    }

    /** What is found of a log. */
    public static Verified verify(LogStore store) {
        return new LogVerifier(store, null, number -> {}).verify();
    }
}
