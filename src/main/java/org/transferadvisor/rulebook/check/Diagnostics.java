package org.transferadvisor.rulebook.check;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reading.Suggestion;
import org.transferadvisor.rulebook.drl.Place;

/** Collects what is wrong. */
public final class Diagnostics {

    private final List<Diagnostic> found = new ArrayList<>();

    /** Adds what is wrong at a place of a file. */
    public void add(Check check, String file, Place place, String message, String allowed, @Nullable String hint) {
        found.add(new Diagnostic(check, new Problem(file, place.line(), place.column(), "", message, allowed, hint)));
    }

    /** Adds problems that were found elsewhere. */
    public void addAll(Check check, List<Problem> problems) {
        problems.forEach(each -> found.add(new Diagnostic(check, each)));
    }

    /** How many things were found for which a rulebook is refused. */
    public long errors() {
        return found.stream().filter(each -> each.severity() == Severity.ERROR).count();
    }

    /**
     * Whether the line of something that rules may not hold has an error that says it better: a mistake of writing, with what
     * was probably meant.
     */
    boolean hasBetter(Problem unsafe) {
        return found.stream()
                .filter(each -> each.severity() == Severity.ERROR)
                .map(Diagnostic::problem)
                .anyMatch(each -> each.file().equals(unsafe.file())
                        && each.line() == unsafe.line()
                        && each.hint() != null
                        && each.hint().startsWith(Suggestion.START));
    }

    /** What was found, by file and place, each thing once. */
    public List<Diagnostic> sorted() {
        return found.stream().sorted(Diagnostic.BY_PLACE).distinct().toList();
    }
}
