package org.transferadvisor.rulebook.check;

import java.util.Comparator;
import org.transferadvisor.facts.reading.Problem;

/**
 * One thing wrong with a rulebook.
 *
 * @param check what was checked
 * @param problem where and what is wrong
 */
public record Diagnostic(Check check, Problem problem) {

    /** In the order of files, lines and columns. */
    public static final Comparator<Diagnostic> BY_PLACE = Comparator.comparing(
                    (Diagnostic each) -> each.problem().file())
            .thenComparingInt(each -> each.problem().line())
            .thenComparingInt(each -> each.problem().column())
            .thenComparing(Diagnostic::check)
            .thenComparing(each -> each.problem().message());

    /** How bad it is. */
    public Severity severity() {
        return check.severity();
    }
}
