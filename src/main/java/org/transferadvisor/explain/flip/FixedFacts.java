package org.transferadvisor.explain.flip;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reading.RefusedException;
import org.transferadvisor.facts.reading.Suggestion;

/** The facts that a project cannot change, as a user names them: {@code data.labeledSamples}, or {@code task} for all below. */
final class FixedFacts {

    private final List<List<String>> paths;

    private FixedFacts(List<List<String>> paths) {
        this.paths = paths;
    }

    /**
     * Reads the names of facts.
     *
     * @param names each with dots or as a JSON pointer; numbers count the entries of a list from 0
     * @param schema the schema of a facts file
     * @throws RefusedException where one names no fact
     */
    static FixedFacts of(List<String> names, Map<String, Object> schema) {
        Set<String> known = new TreeSet<>();
        add(schema, "", known);
        List<List<String>> paths = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (String name : names) {
            List<String> path = path(name.strip());
            String plain = String.join(
                    ".", path.stream().filter(step -> !step.matches("\\d+|\\*")).toList());
            if (!known.contains(plain)) {
                problems.add(new Problem(
                        "--fix",
                        0,
                        0,
                        "",
                        Problem.quoted(name) + " is no fact of a facts file",
                        "a fact such as data.labeledSamples, or a section such as task",
                        suggestion(plain, known)));
            }
            paths.add(path);
        }
        if (!problems.isEmpty()) {
            throw new RefusedException(problems);
        }
        return new FixedFacts(List.copyOf(paths));
    }

    /** The nearest name of as many steps: a mistyped field is not its section. */
    private static @Nullable String suggestion(String name, Set<String> known) {
        long steps = name.chars().filter(each -> each == '.').count();
        Set<String> alike = known.stream()
                .filter(each -> each.chars().filter(dot -> dot == '.').count() == steps)
                .collect(Collectors.toCollection(TreeSet::new));
        String near = Suggestion.of(name, alike);
        return near != null ? near : Suggestion.of(name, known);
    }

    private static List<String> path(String name) {
        return List.of(name.startsWith("/") ? name.substring(1).split("/", -1) : name.split("\\.", -1));
    }

    private static void add(Object schema, String prefix, Set<String> known) {
        if (!(schema instanceof Map<?, ?> map)) {
            return;
        }
        add(map.get("items"), prefix, known);
        if (map.get("properties") instanceof Map<?, ?> properties) {
            properties.forEach((name, below) -> {
                String path = prefix.isEmpty() ? name.toString() : prefix + "." + name;
                known.add(path);
                add(below, path, known);
            });
        }
        if (map.get("anyOf") instanceof List<?> ways && !prefix.isEmpty()) {
            ways.forEach(each -> add(each, prefix, known));
        }
    }

    /** Whether a fact is to be left alone. */
    boolean contains(String pointer) {
        List<String> steps = path(pointer);
        return paths.stream().anyMatch(path -> begins(steps, path));
    }

    private static boolean begins(List<String> steps, List<String> path) {
        int at = 0;
        for (String step : path) {
            boolean anyEntry = at < steps.size() && steps.get(at).matches("\\d+") && !step.matches("\\d+|\\*");
            at += anyEntry ? 1 : 0;
            if (at >= steps.size() || !step.equals("*") && !step.equals(steps.get(at))) {
                return false;
            }
            at++;
        }
        return true;
    }
}
