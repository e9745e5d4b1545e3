package org.transferadvisor.cli;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.report.HtmlReport;
import org.transferadvisor.report.MarkdownReport;
import org.transferadvisor.report.TextReport;
import org.transferadvisor.report.content.Compared;
import org.transferadvisor.report.content.Study;
import org.transferadvisor.rulebook.Rulebook;

/** Writes advices in the formats for people. */
final class Answers {

    private static final int NARROWEST = 60;
    private static final int WIDEST = 120;

    private final Console console;
    private final Output output;

    Answers(Console console, Output output) {
        this.console = console;
        this.output = output;
    }

    /** The format asked for; without one, text on a terminal and JSON elsewhere. */
    Format format(@Nullable Format asked) {
        return asked != null ? asked : console.terminal() && output.file() == null ? Format.text : Format.json;
    }

    /** One advice. */
    String one(Format format, Study study, Rulebook rulebook) {
        return switch (format) {
            case html -> new HtmlReport(rulebook).write(study);
            case markdown -> new MarkdownReport(rulebook).write(study);
            default -> text().write(study.advice());
        };
    }

    /** Advices side by side, then each in full. */
    String several(Format format, Compared compared, Rulebook rulebook) {
        return switch (format) {
            case html -> new HtmlReport(rulebook).write(compared);
            case markdown -> new MarkdownReport(rulebook).write(compared);
            default ->
                side(compared)
                        + compared.subjects().stream()
                                .map(each -> text().write(each.advice()))
                                .collect(Collectors.joining(rule(), rule(), ""));
        };
    }

    /** Advices side by side and no more. */
    String side(Compared compared) {
        return text().compare(compared);
    }

    private String rule() {
        return "\n" + "─".repeat(Math.min(WIDEST, Math.max(NARROWEST, console.width()))) + "\n\n";
    }

    private TextReport text() {
        return new TextReport(console.width(), console.color() && output.file() == null);
    }
}
