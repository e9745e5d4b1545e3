package org.transferadvisor.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.reading.RefusedException;
import org.transferadvisor.log.store.LogStore;
import org.transferadvisor.report.JsonReport;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that keep decisions in a log. */
final class LogOptions {

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Option(
            names = "--log",
            paramLabel = "TARGET",
            description =
                    "Keep each decision in this log before its answer is given: a SQLite file, or jdbc:postgresql://HOST/DATABASE.")
    private @Nullable String target;

    @Option(
            names = "--log-optional",
            description = "Answer all the same where the log cannot be written, with a warning. Default: no answer.")
    private boolean optional;

    @Option(
            names = "--keep-advice",
            description = "Keep the whole advice in the log too, not only what it was made from.")
    private boolean whole;

    /** Whether decisions are to be logged. */
    boolean isAsked() {
        return target != null;
    }

    /** The files that are written to besides the output. */
    List<String> files() {
        return target == null || target.startsWith("jdbc:") ? List.of() : List.of(target);
    }

    /**
     * Opens the log, where one is asked for.
     *
     * @throws RefusedException where there can be none and it is not optional
     */
    OpenLog open(Console console) {
        if (target == null) {
            if (optional || whole) {
                throw new ParameterException(
                        spec.commandLine(), (optional ? "--log-optional" : "--keep-advice") + " needs --log TARGET");
            }
            return new OpenLog(null, null, false, console.err());
        }
        LogStore store = null;
        try {
            store = LogStore.create(target);
        } catch (RefusedException e) {
            if (!optional) {
                throw e;
            }
            console.err().println("not logged: " + e.getMessage());
        }
        JsonReport json = new JsonReport();
        return new OpenLog(store, whole ? json::line : null, optional, console.err());
    }
}
