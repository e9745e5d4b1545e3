package org.transferadvisor.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reading.RefusedException;
import org.transferadvisor.log.entry.Recorded;
import org.transferadvisor.log.store.DamagedException;
import org.transferadvisor.log.store.LogStore;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The log that a command is about. */
final class LogTarget {

    private static final int SHORTEST = 4;

    @Parameters(
            index = "0",
            paramLabel = "LOG",
            description = "The log: a SQLite file, or jdbc:postgresql://HOST/DATABASE.")
    private String target = "";

    /** What is done with an open log. */
    interface Work {
        /** Does it; the exit code. */
        int with(LogStore store);
    }

    /** Opens the log, works on it and closes it. */
    int open(Work work) {
        try (LogStore store = LogStore.open(target)) {
            return work.with(store);
        } catch (DamagedException e) {
            throw refused(
                    "entry `" + e.number() + "` is damaged: " + e.getMessage(),
                    "a log that is whole",
                    "`log verify` tells what of it is");
        }
    }

    /** The one decision of an id, which may be shortened. */
    Recorded decision(LogStore store, String id) {
        List<Recorded> found = id.length() < SHORTEST ? List.of() : store.decisions(id, 2);
        if (found.size() != 1) {
            throw refused(
                    (found.isEmpty() ? "no decision has the id " : "several decisions have an id that begins with ")
                            + Problem.quoted(id),
                    "the id of an advice, or its first " + SHORTEST + " characters or more where no other begins so",
                    null);
        }
        return found.get(0);
    }

    /** Refuses what was asked of the log. */
    RefusedException refused(String message, String allowed, @Nullable String hint) {
        return new RefusedException(List.of(new Problem(target.split("\\?", 2)[0], 0, 0, "", message, allowed, hint)));
    }

    /** Who does something to a log, and what for. */
    static final class Who {

        @Option(names = "--by", paramLabel = "NAME", description = "Who does this, for the log.")
        @Nullable
        String by;

        @Option(names = "--purpose", paramLabel = "TEXT", description = "What for, for the log.")
        @Nullable
        String purpose;
    }
}
