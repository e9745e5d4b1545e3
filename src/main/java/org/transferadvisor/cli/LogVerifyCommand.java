package org.transferadvisor.cli;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.log.audit.LogVerifier;
import org.transferadvisor.log.audit.Verified;
import org.transferadvisor.report.JsonReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code log verify}. */
@Command(
        name = "verify",
        description = {
            "Finds out whether the log is as it was written: hashes, digests, rulebooks and index.",
            "Ends with 3 where something was changed, removed, put in, moved or dated back."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class)
final class LogVerifyCommand implements Callable<Integer> {

    private static final long STEP = 10_000;

    private final Console console;

    @Spec
    private CommandSpec spec;

    @Mixin
    private LogTarget target = new LogTarget();

    @Option(
            names = "--head",
            paramLabel = "HASH",
            description = "The last hash that was kept elsewhere: finds an end that was cut off.")
    private @Nullable String head;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private LogShowCommand.Format format = LogShowCommand.Format.text;

    @Mixin
    private ProgressOption progress = new ProgressOption();

    LogVerifyCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (head != null && !head.matches("[0-9a-fA-F]{8,64}")) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Invalid value for option '--head': '" + head + "' is no hash that log verify gave");
        }
        return target.open(store -> {
            Verified verified;
            try (ProgressLine line = progress.line(console)) {
                verified = new LogVerifier(store, head == null ? null : head.toLowerCase(Locale.ROOT), number -> {
                            if (number % STEP == 0) {
                                line.at(String.format(Locale.ROOT, "%,d entries", number), 0, 0);
                            }
                        })
                        .verify();
            }
            console.out()
                    .print(
                            format == LogShowCommand.Format.json
                                    ? new JsonReport().pretty(fields(verified)) + "\n"
                                    : text(verified));
            return verified.isWhole() ? ExitCode.FINE : ExitCode.FOUND;
        });
    }

    private static Map<String, Object> fields(Verified verified) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("whole", verified.isWhole());
        fields.put("entries", verified.entries());
        fields.put("first", verified.first());
        fields.put("masked", verified.masked());
        fields.put("head", verified.head());
        if (!verified.isWhole()) {
            fields.put("broken", verified.broken());
            fields.put("reason", verified.reason());
        }
        return fields;
    }

    private static String text(Verified verified) {
        String found = verified.isWhole()
                ? String.format(
                        Locale.ROOT,
                        "whole: %,d %s%n",
                        verified.entries(),
                        verified.entries() == 1 ? "entry" : "entries")
                : verified.broken() > 0
                        ? String.format(
                                Locale.ROOT,
                                "NOT WHOLE: entry %d: %s%n%,d entries before it are whole%n",
                                verified.broken(),
                                verified.reason(),
                                verified.entries())
                        : "NOT WHOLE: " + verified.reason() + "\n";
        return found
                + (verified.first() > 1 ? "entries before " + verified.first() + " were purged\n" : "")
                + (verified.masked() > 0
                        ? "fields are masked in " + verified.masked() + (verified.masked() == 1 ? " entry" : " entries")
                                + "\n"
                        : "")
                + "head: " + verified.head() + "\n";
    }
}
