package org.transferadvisor.rulebook.model.reading;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.rulebook.model.Place;

/** What is wrong with one file of rules: its syntax, and what it holds and may not. */
final class Findings {

    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> refusals = new ArrayList<>();
    private String rule = "";

    /** Names a rule in what is found from now on; none where the name is empty. */
    void in(String name) {
        rule = name.isEmpty() ? "" : ", in rule " + Problem.quoted(name);
    }

    /** Something is wrong with the syntax. */
    void problem(Place place, String message, String allowed, @Nullable String hint) {
        problems.add(new Problem(place.file(), place.line(), place.column(), "", message + rule, allowed, hint));
    }

    void problem(Problem problem) {
        problems.add(problem);
    }

    /** Something is held that may not be. */
    void refuse(Place place, String message, String allowed, @Nullable String hint) {
        refusals.add(new Problem(place.file(), place.line(), place.column(), "", message + rule, allowed, hint));
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }

    List<Problem> refusals() {
        return List.copyOf(refusals);
    }
}
