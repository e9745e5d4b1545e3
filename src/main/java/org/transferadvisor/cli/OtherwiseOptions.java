package org.transferadvisor.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.Advisor;
import org.transferadvisor.explain.whynot.WhyNot;
import org.transferadvisor.facts.Basis;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.report.WhyNotReport;
import picocli.CommandLine.Option;

/** The options of {@code explain} that ask what would be otherwise: {@code --why-not}. */
final class OtherwiseOptions {

    @Option(
            names = "--why-not",
            paramLabel = "STRATEGY",
            description =
                    "Show the rules that would have led to this strategy, and the conditions of them that failed.")
    private @Nullable String whyNot;

    /** Whether any of them was given. */
    boolean isAsked() {
        return whyNot != null;
    }

    /** The answer as text in the format asked for. */
    String answer(
            Advisor advisor, Document document, Basis basis, ExplainCommand.Format format, int width, boolean color) {
        WhyNotReport report = new WhyNotReport(
                document.name(), new WhyNot(advisor).ask(document, basis, Objects.requireNonNull(whyNot)));
        return switch (format) {
            case text -> report.text(width, color);
            case json -> report.json();
            case markdown -> report.markdown();
        };
    }
}
