package org.transferadvisor.report;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.Advice;
import org.transferadvisor.explain.verification.Difference;
import org.transferadvisor.explain.verification.Verification;
import org.transferadvisor.facts.reading.Problem;

/** Writes what running the facts of kept advices again has shown. */
public final class VerificationReport {

    private static final int LONGEST = 70;
    private static final int BEFORE = 30;
    private static final int MOST = 100;

    private final String file;
    private final List<Verification> verifications;

    /** One verification as JSON has it. */
    private record Written(
            String project,
            String pointer,
            boolean identical,
            boolean sameRulebook,
            boolean sameEngine,
            Advice.RulebookIdentity rulebook,
            Advice.RulebookIdentity rulebookNow,
            String engine,
            String engineNow,
            boolean sameFacts,
            List<String> unchecked,
            List<Difference> differences) {}

    /**
     * A report.
     *
     * @param file the file as the user named it
     * @param verifications of the advices in it
     */
    public VerificationReport(String file, List<Verification> verifications) {
        this.file = file;
        this.verifications = List.copyOf(verifications);
    }

    /**
     * As text, ending with a line end.
     *
     * @param columns of the terminal
     */
    public String text(int columns) {
        int width = Math.min(120, Math.max(60, columns));
        StringBuilder text = new StringBuilder();
        for (Verification each : verifications) {
            text.append(text.isEmpty() ? "" : "\n");
            String place = each.pointer().isEmpty() ? "" : " (" + each.pointer() + ")";
            append(text, width, "", "  ", each.project() + place);
            lines(each).forEach(line -> append(text, width, "  ", "    ", line));
            for (Difference difference : shown(each)) {
                append(text, width, "  ", "    ", place(difference));
                append(text, width, "      expected ", "               ", expected(difference));
                append(text, width, "      found    ", "               ", found(difference));
            }
            more(each).forEach(line -> append(text, width, "  ", "    ", line));
        }
        return text.toString();
    }

    private static void append(StringBuilder text, int width, String first, String rest, String content) {
        String indent = first;
        for (String line : Layout.wrap(content, width - rest.length())) {
            text.append(indent).append(line).append('\n');
            indent = rest;
        }
    }

    /** As Markdown. */
    public String markdown() {
        StringBuilder text = new StringBuilder();
        for (Verification each : verifications) {
            text.append(text.isEmpty() ? "" : "\n").append("## ").append(Markdown.escaped(each.project()));
            text.append(each.pointer().isEmpty() ? "\n\n" : " (" + Markdown.code(each.pointer()) + ")\n\n");
            lines(each)
                    .forEach(line ->
                            text.append("- ").append(Markdown.escaped(line)).append('\n'));
            if (!each.identical()) {
                text.append("\n| place | expected | found |\n| --- | --- | --- |\n");
            }
            for (Difference difference : shown(each)) {
                text.append("| ").append(Markdown.code(place(difference)));
                text.append(" | ").append(Markdown.code(expected(difference)));
                text.append(" | ").append(Markdown.code(found(difference))).append(" |\n");
            }
            more(each).forEach(line -> text.append('\n').append(line).append('\n'));
        }
        return text.toString();
    }

    /** As JSON: one object for a file with one advice, else a list. */
    public String json() {
        List<Written> written = verifications.stream()
                .map(each -> new Written(
                        each.project(),
                        each.pointer(),
                        each.identical(),
                        each.sameRulebook(),
                        each.sameEngine(),
                        each.stated(),
                        each.present(),
                        each.statedEngine(),
                        each.presentEngine(),
                        each.sameFacts(),
                        each.unchecked(),
                        each.differences()))
                .toList();
        boolean one =
                verifications.size() == 1 && verifications.get(0).pointer().isEmpty();
        return new JsonReport().pretty(one ? written.get(0) : written) + "\n";
    }

    private static List<String> lines(Verification verification) {
        List<String> lines = new ArrayList<>();
        Advice.RulebookIdentity stated = verification.stated();
        if (verification.sameRulebook()) {
            lines.add("Rulebook: the same, " + named(stated, "") + ".");
        } else {
            Advice.RulebookIdentity present = verification.present();
            lines.add("Rulebook: another. The advice was made by " + named(stated, present.digest()) + ", this one is "
                    + named(present, stated.digest()) + ".");
            lines.add("To verify it by its own rules, give the folder that has them: --rules DIR. Their digest is "
                    + Problem.shown(stated.digest()) + ".");
        }
        lines.add(
                verification.sameEngine()
                        ? "Engine: the same, " + Problem.shown(verification.statedEngine()) + "."
                        : "Engine: another. The advice was made by " + Problem.shown(verification.statedEngine())
                                + ", this one is " + verification.presentEngine() + ".");
        lines.add(facts(verification));
        lines.add("Not checked: " + String.join(", ", verification.unchecked())
                + ", which do not come from the facts. Whoever edits them leaves no trace here.");
        int differences = verification.differences().size();
        lines.add(
                verification.identical()
                        ? "The facts in it give this advice again, figure by figure."
                        : differences
                                + (differences == 1 ? " value is" : " values are")
                                + " not what the facts in it give:");
        return lines;
    }

    private static String facts(Verification verification) {
        if (verification.sameFacts()) {
            return "Facts: the same, by their digest " + Problem.shown(ShortDigest.of(verification.presentFacts()))
                    + ".";
        }
        String stated = verification.statedFacts();
        String present = verification.presentFacts();
        return verification.statedFacts().isEmpty()
                ? "Facts: the advice states no digest of them, so nobody can tell whether they were edited."
                : "Facts: the facts are not those the advice was made from. It states the digest "
                        + Problem.shown(ShortDigest.of(stated, present)) + ", they have "
                        + Problem.shown(ShortDigest.of(present, stated)) + ".";
    }

    private static String named(Advice.RulebookIdentity rulebook, String other) {
        String digest = ShortDigest.of(rulebook.digest(), other);
        return Problem.shown(rulebook.name() + " " + rulebook.version() + " (" + digest + ")");
    }

    private static List<Difference> shown(Verification verification) {
        return verification.differences().stream().limit(MOST).toList();
    }

    private static List<String> more(Verification verification) {
        int more = verification.differences().size() - MOST;
        return more <= 0 ? List.of() : List.of("and " + more + " more; --format json lists all");
    }

    private String place(Difference difference) {
        String at = difference.line() == 0 ? "" : ":" + difference.line() + ":" + difference.column();
        return Problem.shown(file) + at + " " + Problem.shown(difference.pointer());
    }

    private static String expected(Difference difference) {
        return value(difference.expected(), difference.found());
    }

    private static String found(Difference difference) {
        return value(difference.found(), difference.expected());
    }

    /** A value so that the place where it differs from the other one is seen, however long both are. */
    private static String value(@Nullable String json, @Nullable String other) {
        if (json == null) {
            return "nothing";
        }
        int start = 0;
        if (other != null && Math.max(json.length(), other.length()) > LONGEST) {
            int same = 0;
            while (same < Math.min(json.length(), other.length()) && json.charAt(same) == other.charAt(same)) {
                same++;
            }
            start = Math.max(0, same - BEFORE);
            if (start > 0 && Character.isLowSurrogate(json.charAt(start - 1))) {
                start--;
            }
        }
        String shown = Layout.cut(Problem.shown(json.substring(start)), LONGEST);
        return start == 0 ? shown : "…" + shown;
    }
}
