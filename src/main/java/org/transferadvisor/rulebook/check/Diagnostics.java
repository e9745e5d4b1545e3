package org.transferadvisor.rulebook.check;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reading.Suggestion;
import org.transferadvisor.rulebook.model.Place;

/** Collects what is wrong. */
public final class Diagnostics {

    private final List<Diagnostic> found = new ArrayList<>();

    /** Adds what is wrong at a place of a file. */
    public void add(Check check, Place place, String message, String allowed, @Nullable String hint) {
        found.add(new Diagnostic(
                check, new Problem(place.file(), place.line(), place.column(), "", message, allowed, hint)));
    }

    /** Adds problems that were found elsewhere. */
    public void addAll(Check check, List<Problem> problems) {
        problems.forEach(each -> found.add(new Diagnostic(check, each)));
    }

    /** How many things were found for which a rulebook is refused. */
    public long errors() {
        return found.stream().filter(each -> each.severity() == Severity.ERROR).count();
    }

    /** Adds what rules hold and may not, where no other error says better what was meant. */
    void addUnsafe(List<Problem> unsafe) {
        for (Problem each : unsafe) {
            if (found.stream().noneMatch(other -> says(other, each))) {
                found.removeIf(other -> other.check() == Check.NO_CONCLUSION && sameLine(other.problem(), each));
                found.add(new Diagnostic(Check.UNSAFE, each));
            }
        }
    }

    /** Whether a mistake of writing says better what is unsafe; that a line concludes nothing says less. */
    private static boolean says(Diagnostic other, Problem unsafe) {
        String hint = other.problem().hint();
        return switch (other.check()) {
            case SYNTAX, WRONG_PACKAGE -> sameLine(other.problem(), unsafe);
            case UNKNOWN_VARIABLE, UNKNOWN_FIELD, UNKNOWN_FUNCTION ->
                hint != null
                        && sameLine(other.problem(), unsafe)
                        && other.problem().column() == unsafe.column();
            case UNKNOWN_TYPE ->
                sameLine(other.problem(), unsafe) && unsafe.message().contains("kind of fact")
                        || sameLine(other.problem(), unsafe) && unsafe.message().contains("makes no conclusion");
            case NO_CONCLUSION -> hint != null && sameLine(other.problem(), unsafe);
            case DUPLICATE_ANNOTATION ->
                unsafe.message().endsWith(after(other.problem().message(), " stands twice"));
            default ->
                other.severity() == Severity.ERROR
                        && sameLine(other.problem(), unsafe)
                        && hint != null
                        && hint.startsWith(Suggestion.START);
        };
    }

    private static String after(String message, String part) {
        return message.substring(message.indexOf(part));
    }

    private static boolean sameLine(Problem one, Problem other) {
        return one.file().equals(other.file()) && one.line() == other.line();
    }

    /** What was found, by file and place, each thing once. */
    public List<Diagnostic> sorted() {
        return found.stream().sorted(Diagnostic.BY_PLACE).distinct().toList();
    }
}
