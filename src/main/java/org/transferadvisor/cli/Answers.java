package org.transferadvisor.cli;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.Advice;
import org.transferadvisor.report.HtmlReport;
import org.transferadvisor.report.MarkdownReport;
import org.transferadvisor.report.TextReport;
import org.transferadvisor.report.content.Compared;
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

    /**
     * One advice.
     *
     * @param much how much of it as text
     */
    String one(Format format, Advice advice, Rulebook rulebook, Much much) {
        return switch (format) {
            case html -> new HtmlReport(rulebook).write(advice);
            case markdown -> new MarkdownReport(rulebook).write(advice);
            default -> text(rulebook, much).apply(advice);
        };
    }

    /**
     * Advices side by side, then each by itself.
     *
     * @param much how much of each as text
     */
    String several(Format format, Compared compared, Rulebook rulebook, Much much) {
        return switch (format) {
            case html -> new HtmlReport(rulebook).write(compared);
            case markdown -> new MarkdownReport(rulebook).write(compared);
            default ->
                side(compared, rulebook)
                        + compared.subjects().stream()
                                .map(each -> text(rulebook, much).apply(each.advice()))
                                .collect(Collectors.joining(rule(), rule(), ""));
        };
    }

    /** Advices side by side and no more. */
    String side(Compared compared, Rulebook rulebook) {
        return report(rulebook).compare(compared);
    }

    /**
     * How much of an advice is shown as text.
     *
     * @param full everything
     * @param sections ids of the sections to show alone; none for what fits a screen
     */
    record Much(boolean full, List<String> sections) {

        /** What fits a screen. */
        static final Much BRIEF = new Much(false, List.of());
    }

    private Function<Advice, String> text(Rulebook rulebook, Much much) {
        TextReport report = report(rulebook);
        return much.full()
                ? report::full
                : much.sections().isEmpty() ? report::brief : advice -> report.sections(advice, much.sections());
    }

    private String rule() {
        return "\n" + "─".repeat(Math.min(WIDEST, Math.max(NARROWEST, console.width()))) + "\n\n";
    }

    private TextReport report(Rulebook rulebook) {
        return new TextReport(rulebook, console.width(), console.color() && output.file() == null);
    }
}
