package org.transferadvisor.authoring.scenarios;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.Advice;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reading.RefusedException;
import org.transferadvisor.facts.reading.Suggestion;
import org.transferadvisor.rulebook.Rulebook;

/** Parts of an advice, chosen by paths as scenarios write them, such as {@code costs.LORA.compute} or {@code costs.0.compute}. */
public final class AdviceFields {

    private final Map<String, AdvicePath> paths;

    private AdviceFields(Map<String, AdvicePath> paths) {
        this.paths = paths;
    }

    /**
     * Reads paths.
     *
     * @param texts the paths; each names its part in the result
     * @param where what they stand in, for messages
     * @param rulebook whose strategies, findings and rules they may name
     * @throws RefusedException where a path leads nowhere
     */
    public static AdviceFields of(List<String> texts, String where, Rulebook rulebook) {
        ScenarioWords words = ScenarioWords.of(rulebook);
        Map<String, AdvicePath> paths = new LinkedHashMap<>();
        List<Problem> problems = new ArrayList<>();
        for (String text : texts) {
            List<String> steps = AdvicePath.split(text);
            AdvicePath path = new AdvicePath(steps.isEmpty() ? List.of(text) : steps);
            AdvicePath.Astray astray = path.astray(words);
            if (astray == null) {
                paths.put(text, path);
                continue;
            }
            String wrong = path.steps().get(astray.step());
            String message = "an advice has no " + Problem.quoted(text)
                    + (wrong.equals(text) ? "" : ": " + Problem.quoted(wrong) + " leads nowhere");
            problems.add(new Problem(
                    where,
                    0,
                    0,
                    "",
                    text.isBlank() ? "a path is empty" : message,
                    astray.known().isEmpty() ? "a path that ends before that" : String.join(", ", astray.known()),
                    text.isBlank() ? null : Suggestion.of(wrong, astray.known())));
        }
        if (!problems.isEmpty()) {
            throw new RefusedException(problems);
        }
        return new AdviceFields(paths);
    }

    /** Whether any of them is a part of an advice, such as {@code costs} or {@code recommendation.byProximity}, or leads through it. */
    public boolean touches(String part) {
        List<String> steps = List.of(part.split("\\."));
        return paths.values().stream().anyMatch(path -> {
            int common = Math.min(path.steps().size(), steps.size());
            return path.steps().subList(0, common).equals(steps.subList(0, common));
        });
    }

    /** The parts of one advice, by path and in the order of the paths; null where it holds nothing. */
    public Map<String, @Nullable Object> of(Advice advice) {
        Map<String, @Nullable Object> parts = new LinkedHashMap<>();
        paths.forEach((text, path) -> parts.put(text, path.in(advice)));
        return parts;
    }

    /** What each path leads to, by path: text, a number or a truth; null where it is more than one value, or may be. */
    public Map<String, @Nullable Class<?>> kinds() {
        Map<String, @Nullable Class<?>> kinds = new LinkedHashMap<>();
        paths.forEach((text, path) -> kinds.put(text, path.single()));
        return kinds;
    }
}
