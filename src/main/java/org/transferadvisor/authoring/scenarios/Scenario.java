package org.transferadvisor.authoring.scenarios;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.Basis;
import org.transferadvisor.facts.reading.Document;

/**
 * One scenario, or one case of a scenario that has several.
 *
 * @param file its file, relative to the rulebook
 * @param line line of that file where it starts
 * @param name what it shows
 * @param facts the facts given
 * @param refusal why they are refused; null where they are accepted
 * @param basis which figures
 * @param expectations what is expected, at least one
 */
public record Scenario(
        String file,
        int line,
        String name,
        Document facts,
        @Nullable String refusal,
        Basis basis,
        List<Expectation> expectations) {}
