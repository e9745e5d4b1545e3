package org.transferadvisor.report;

import java.nio.file.Path;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import org.transferadvisor.authoring.folder.FolderCheck;
import org.transferadvisor.authoring.folder.Look;
import org.transferadvisor.authoring.scenarios.TestReport;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.rulebook.check.CheckedRulebook;
import org.transferadvisor.rulebook.check.DiagnosticText;
import org.transferadvisor.rulebook.check.Severity;

/** Writes what a look at a rulebook's folder showed: diagnostics, scenarios that fail, and one line that sums up. */
public final class LookText {

    private static final DateTimeFormatter TO_THE_SECOND = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final String RED = "\u001b[31m";
    private static final String GREEN = "\u001b[32m";
    private static final String RESET = "\u001b[0m";

    private final Path folder;
    private final int width;
    private final boolean color;

    /**
     * A writer.
     *
     * @param folder the rulebook's folder as the user named it
     * @param width columns of the terminal
     * @param color whether to use colour and weight
     */
    public LookText(Path folder, int width, boolean color) {
        this.folder = folder;
        this.width = width;
        this.color = color;
    }

    /**
     * The whole text, ending with a line end.
     *
     * @param look what there is to see
     * @param time when it was seen; shown to the second
     */
    public String write(Look look, LocalTime time) {
        String at = time.format(TO_THE_SECOND) + "  ";
        if (look instanceof Look.Missing missing) {
            return missing.problems().stream().map(Problem::text).collect(Collectors.joining("\n", "", "\n\n"))
                    + at
                    + styled("no rulebook", RED) + "\n";
        }
        if (look instanceof Look.Refused refused) {
            return diagnostics(refused.check())
                    + at
                    + styled(counts(refused.check().checked()), RED)
                    + "; no scenario was run\n";
        }
        Look.Tested tested = (Look.Tested) look;
        TestReport tests = tested.tests();
        String failures = new ScenarioText(width, color).failures(tests);
        return diagnostics(tested.check())
                + failures
                + at
                + counts(tested.check().checked())
                + "; "
                + (tests.failed() == 0
                        ? styled(scenarios(tests), GREEN)
                        : scenarios(tests) + ", " + styled(tests.failed() + " failed", RED))
                + "\n";
    }

    private String diagnostics(FolderCheck check) {
        return new DiagnosticText(folder.toString(), check::text, color).diagnostics(check.checked());
    }

    private static String counts(CheckedRulebook checked) {
        return counted(checked.count(Severity.ERROR), "error") + ", "
                + counted(checked.count(Severity.WARNING), "warning");
    }

    private static String scenarios(TestReport tests) {
        int all = tests.outcomes().size();
        return all == 0 ? "no scenarios" : counted(all, "scenario") + ": " + tests.passed() + " passed";
    }

    private static String counted(long count, String what) {
        return String.format(Locale.ROOT, "%,d %s%s", count, what, count == 1 ? "" : "s");
    }

    private String styled(String text, String style) {
        return color ? style + text + RESET : text;
    }
}
