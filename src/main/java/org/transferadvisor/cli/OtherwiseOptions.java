package org.transferadvisor.cli;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.Advisor;
import org.transferadvisor.explain.flip.Flips;
import org.transferadvisor.explain.whynot.WhyNot;
import org.transferadvisor.facts.Basis;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.report.FlipReport;
import org.transferadvisor.report.WhyNotReport;
import picocli.CommandLine.Option;

/** The options of {@code explain} that ask what would be otherwise: {@code --why-not} and {@code --flip}. */
final class OtherwiseOptions {

    /** Stands for any other strategy; no strategy is named so. */
    private static final String ANY = "";

    @Option(
            names = "--why-not",
            paramLabel = "STRATEGY",
            description =
                    "Show the rules that would have led to this strategy, and the conditions of them that failed.")
    private @Nullable String whyNot;

    @Option(
            names = "--flip",
            arity = "0..1",
            fallbackValue = ANY,
            paramLabel = "STRATEGY",
            description = {
                "Find the nearest change of facts that changes the recommendation, or reaches this strategy.",
                "Write FILE before it."
            })
    private @Nullable String flip;

    @Option(
            names = "--fix",
            split = ",",
            paramLabel = "FACT",
            description = "Facts that --flip leaves alone, such as data.labeledSamples,task; a section for all in it."
                    + " candidates.0.model keeps a candidate.")
    private List<String> fixed = List.of();

    /** Whether any of them was given. */
    boolean isAsked() {
        return whyNot != null || flip != null;
    }

    /** What of it does not go together; null where all does. */
    @Nullable
    String misused() {
        if (whyNot != null && flip != null) {
            return "--why-not and --flip are two questions: ask one";
        }
        return flip == null && !fixed.isEmpty() ? "--fix goes with --flip" : null;
    }

    /** The answer as text in the format asked for. */
    String answer(
            Advisor advisor, Document document, Basis basis, ExplainCommand.Format format, int width, boolean color) {
        if (flip != null) {
            String target = flip.equals(ANY) ? null : flip;
            FlipReport report =
                    new FlipReport(document.name(), new Flips(advisor).find(document, basis, target, fixed));
            return switch (format) {
                case text -> report.text(width, color);
                case json -> report.json();
                case markdown -> report.markdown();
            };
        }
        WhyNotReport report = new WhyNotReport(
                document.name(), new WhyNot(advisor).ask(document, basis, Objects.requireNonNull(whyNot)));
        return switch (format) {
            case text -> report.text(width, color);
            case json -> report.json();
            case markdown -> report.markdown();
        };
    }
}
