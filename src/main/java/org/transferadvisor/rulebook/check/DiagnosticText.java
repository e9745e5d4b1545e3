package org.transferadvisor.rulebook.check;

import java.util.function.UnaryOperator;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.rulebook.model.SourceText;

/** Writes diagnostics as a compiler does: the place, what is wrong, the line with a caret, what is allowed, a hint. */
public final class DiagnosticText {

    private static final int LONGEST_LINE = 160;
    private static final String BOLD = "\u001b[1m";
    private static final String RED = "\u001b[31m";
    private static final String YELLOW = "\u001b[33m";
    private static final String PLAIN = "\u001b[0m";

    private final String folder;
    private final UnaryOperator<String> texts;
    private final boolean color;

    /**
     * A writer.
     *
     * @param folder the rulebook's folder as the user named it, to stand before the names of files
     * @param texts the text of a file by its path in the rulebook; empty where there is none
     * @param color whether to mark what is important for a terminal
     */
    public DiagnosticText(String folder, UnaryOperator<String> texts, boolean color) {
        this.folder = folder;
        this.texts = texts;
        this.color = color;
    }

    /** All diagnostics, and a line that sums them up. */
    public String write(CheckedRulebook checked) {
        return diagnostics(checked) + summary(checked) + "\n";
    }

    /** All diagnostics, an empty line after each. */
    public String diagnostics(CheckedRulebook checked) {
        StringBuilder text = new StringBuilder();
        for (Diagnostic each : checked.diagnostics()) {
            text.append(diagnostic(each)).append('\n');
        }
        return text.toString();
    }

    private String diagnostic(Diagnostic diagnostic) {
        Problem problem = diagnostic.problem();
        boolean error = diagnostic.severity() == Severity.ERROR;
        StringBuilder text =
                new StringBuilder(mark(BOLD, Problem.shown(FilePath.in(folder, problem.file()) + at(problem))));
        text.append(": ")
                .append(mark(error ? RED : YELLOW, error ? "error" : "warning"))
                .append(": ")
                .append(problem.message());
        if (!problem.pointer().isEmpty()) {
            text.append(" (at ").append(Problem.shown(problem.pointer())).append(')');
        }
        text.append(" [").append(diagnostic.check().id()).append("]\n");
        if (problem.line() > 0) {
            text.append(
                    excerpt(new SourceText(problem.file(), texts.apply(problem.file())).line(problem.line()), problem));
        }
        text.append("    allowed: ").append(problem.allowed()).append('\n');
        if (problem.hint() != null) {
            text.append("    hint: ").append(problem.hint()).append('\n');
        }
        return text.toString();
    }

    private static String at(Problem problem) {
        return problem.line() > 0 ? ":" + problem.line() + ":" + Math.max(1, problem.column()) : "";
    }

    /** The line with a caret below the place; of a very long line the part around it. */
    private String excerpt(String line, Problem problem) {
        if (line.isEmpty()) {
            return "";
        }
        int column = Math.min(Math.max(1, problem.column()), line.length() + 1);
        int from = column > LONGEST_LINE ? column - LONGEST_LINE / 2 : 0;
        int to = Math.min(line.length(), from + LONGEST_LINE);
        String shown = Problem.shown(line.substring(from, to).replace('\t', ' '));
        String before =
                Problem.shown(line.substring(from, Math.max(from, column - 1)).replace('\t', ' '));
        String number = String.valueOf(problem.line());
        return "  " + number + " | " + (from > 0 ? "…" : "") + shown + (to < line.length() ? "…" : "") + "\n"
                + "  " + " ".repeat(number.length()) + " | " + (from > 0 ? " " : "") + " ".repeat(before.length())
                + mark(BOLD, "^") + "\n";
    }

    private static String summary(CheckedRulebook checked) {
        long errors = checked.count(Severity.ERROR);
        long warnings = checked.count(Severity.WARNING);
        String looked = counted(checked.rules().size(), "rule") + " in "
                + counted(checked.files().paths().size(), "file");
        return errors + warnings == 0
                ? "Nothing is wrong: " + looked + "."
                : counted(errors, "error") + ", " + counted(warnings, "warning") + ": " + looked + ".";
    }

    private static String counted(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    private String mark(String how, String text) {
        return color ? how + text + PLAIN : text;
    }
}
