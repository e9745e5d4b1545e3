package org.transferadvisor.rulebook.check.safety;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.rulebook.model.Place;

/** Collects what rules hold and may not. */
final class Refusals {

    private final List<Problem> problems = new ArrayList<>();
    private String where = "";

    /** Names a rule in what is refused from now on; none where the name is empty. */
    void in(String rule) {
        where = rule.isEmpty() ? "" : ", in rule " + Problem.quoted(rule);
    }

    void add(Place at, String message, String allowed, @Nullable String hint) {
        problems.add(new Problem(at.file(), at.line(), at.column(), "", message + where, allowed, hint));
    }

    void addAll(List<Problem> found) {
        problems.addAll(found);
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }
}
