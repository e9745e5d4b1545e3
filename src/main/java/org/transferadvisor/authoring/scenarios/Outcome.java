package org.transferadvisor.authoring.scenarios;

import java.util.List;

/**
 * What became of a scenario.
 *
 * @param file its file, relative to the rulebook
 * @param line line of that file where it starts
 * @param name what it shows
 * @param failures what was not as expected; empty where it passed
 */
public record Outcome(String file, int line, String name, List<Failure> failures) {

    /** Whether everything was as expected. */
    public boolean passed() {
        return failures.isEmpty();
    }
}
