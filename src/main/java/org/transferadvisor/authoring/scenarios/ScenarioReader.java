package org.transferadvisor.authoring.scenarios;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.Basis;
import org.transferadvisor.facts.input.CaseFacts;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.facts.reading.Node;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reading.RefusedException;

/** Reads one file of scenarios. */
final class ScenarioReader {

    private static final List<String> TOP = List.of("about", "given", "file", "with", "scenarios", "unreachable");
    private static final List<String> SCENARIO =
            List.of("name", "source", "given", "file", "with", "basis", "expect", "cases");
    private static final List<String> CASE = List.of("name", "with", "basis", "expect");
    private static final List<String> UNREACHABLE = List.of("rule", "comparison", "because");

    private final ScenarioWords words;
    private final Mistakes mistakes;
    private final GivenReader facts;
    private final List<Scenario> scenarios = new ArrayList<>();
    private final List<Unreachable> unreachable = new ArrayList<>();
    private final Set<String> names = new LinkedHashSet<>();
    private final Set<String> ofCases = new LinkedHashSet<>();

    /**
     * A reader.
     *
     * @param rulebook folder of the rulebook
     * @param file the file, relative to it
     * @param words the rulebook's words
     */
    ScenarioReader(Path rulebook, String file, ScenarioWords words) {
        this.words = words;
        this.mistakes = new Mistakes(file);
        this.facts = new GivenReader(rulebook, mistakes);
    }

    List<Scenario> scenarios() {
        return scenarios;
    }

    List<Unreachable> unreachable() {
        return unreachable;
    }

    List<Problem> problems() {
        return mistakes.problems();
    }

    /** The files of facts that its scenarios start from. */
    Set<Path> facts() {
        return facts.files();
    }

    void read(Document document) {
        mistakes.addAll(document.problems());
        if (!(document.root() instanceof Node.Mapping top)) {
            mistakes.wrong(document.root(), "an object with `scenarios`");
            return;
        }
        mistakes.strangers(top, TOP);
        Given given = facts.given(top, null);
        excuses(top.get("unreachable"));
        if (!(top.get("scenarios") instanceof Node.Sequence list)) {
            mistakes.add(top.place(), "the file has no list of `scenarios`", "a list of scenarios", null);
            return;
        }
        list.items().forEach(each -> scenario(each, given));
    }

    private void scenario(Node node, @Nullable Given above) {
        if (!(node instanceof Node.Mapping scenario)) {
            mistakes.wrong(node, "a scenario: an object with " + String.join(", ", SCENARIO));
            return;
        }
        mistakes.strangers(scenario, SCENARIO);
        String name = mistakes.text(scenario, "name");
        if (name == null) {
            mistakes.add(node.place(), "the scenario has no `name`", "a sentence that says what it shows", null);
            name = "";
        } else if (scenario.get("cases") instanceof Node.Sequence && !ofCases.add(name)) {
            twice(node, name);
        }
        String source = mistakes.text(scenario, "source");
        if (source != null && !words.sources().contains(source)) {
            mistakes.unknown(scenario.entries().get("source").key(), "source", source, words.sources());
        }
        Given given = facts.given(scenario, above);
        Map<String, Expectation> expected = ExpectationReader.read(scenario.get("expect"), words, mistakes);
        if (!scenario.entries().containsKey("cases")) {
            finish(scenario, name, given, basis(scenario, Basis.PUBLISHED), expected);
            return;
        }
        if (!(scenario.get("cases") instanceof Node.Sequence cases)
                || cases.items().isEmpty()) {
            mistakes.add(scenario.entries().get("cases").key(), "there are no cases", "a list of cases", null);
            return;
        }
        Basis basis = basis(scenario, Basis.PUBLISHED);
        for (Node each : cases.items()) {
            if (each instanceof Node.Mapping one) {
                mistakes.strangers(one, CASE);
                Map<String, Expectation> all = merged(expected, one);
                finish(one, name + ": " + caseName(one), facts.given(one, given), basis(one, basis), all);
            } else {
                mistakes.wrong(each, "a case: an object with " + String.join(", ", CASE));
            }
        }
    }

    /** What all cases expect and what this one does; of two about the same, this one's. */
    private Map<String, Expectation> merged(Map<String, Expectation> shared, Node.Mapping one) {
        Map<String, Expectation> own = ExpectationReader.read(one.get("expect"), words, mistakes);
        boolean refuses = own.values().stream().anyMatch(Expectation.Refusal.class::isInstance);
        Map<String, Expectation> all = new LinkedHashMap<>(refuses ? Map.of() : shared);
        all.putAll(own);
        return all;
    }

    private String caseName(Node.Mapping one) {
        String name = mistakes.text(one, "name");
        if (name != null) {
            return name;
        }
        if (!(one.get("with") instanceof Node.Mapping with)) {
            return "as given";
        }
        return with.entries().entrySet().stream()
                .map(each -> each.getKey() + ": " + inShort(each.getValue().value()))
                .collect(Collectors.joining(", "));
    }

    private static String inShort(Node node) {
        if (node instanceof Node.Sequence list) {
            return list.items().stream().map(ScenarioReader::inShort).collect(Collectors.joining(", ", "[", "]"));
        }
        return node instanceof Node.Mapping mapping
                ? mapping.entries().entrySet().stream()
                        .map(each ->
                                each.getKey() + ": " + inShort(each.getValue().value()))
                        .collect(Collectors.joining(", ", "{", "}"))
                : node.shown();
    }

    private Basis basis(Node.Mapping mapping, Basis otherwise) {
        String text = mistakes.text(mapping, "basis");
        if (text == null) {
            return otherwise;
        }
        List<Basis> known = List.of(Basis.PUBLISHED, Basis.MEASURED);
        for (Basis each : known) {
            if (each.name().equals(text)) {
                return each;
            }
        }
        mistakes.unknown(
                mapping.entries().get("basis").key(),
                "basis",
                text,
                known.stream().map(Basis::name).toList());
        return otherwise;
    }

    private void finish(
            Node.Mapping at, String name, @Nullable Given given, Basis basis, Map<String, Expectation> expected) {
        if (!names.add(name) && !name.isEmpty()) {
            twice(at, name);
        }
        if (expected.isEmpty() && at.get("expect") == null) {
            mistakes.add(at.place(), "nothing is expected", "`expect`, with what the advice must say", null);
        }
        boolean refuses = expected.containsKey("refused");
        if (refuses && expected.size() > 1) {
            mistakes.add(at.place(), "facts that are refused get no advice", "`refused` and nothing else", null);
        }
        if (given == null) {
            if (mistakes.problems().isEmpty()) {
                mistakes.add(at.place(), "the scenario has no facts", "`given` or `file`", null);
            }
            return;
        }
        Document document = new Document(mistakes.file(), given.facts(), List.of());
        String refusal = null;
        try {
            checkNames(words.reader().read(document), expected);
        } catch (RefusedException e) {
            refusal = e.getMessage();
            if (!refuses) {
                e.problems().forEach(problem -> mistakes.addAll(List.of(given.placed(problem, at.place()))));
            }
        }
        scenarios.add(new Scenario(
                mistakes.file(), at.place().line(), name, document, refusal, basis, List.copyOf(expected.values())));
    }

    private void twice(Node at, String name) {
        mistakes.add(
                at.place(), "two scenarios are called " + Problem.quoted(name), "a name of its own for each", null);
    }

    /** Models that are expected must be among the candidates. */
    private void checkNames(CaseFacts facts, Map<String, Expectation> expected) {
        Set<String> models = facts.models();
        for (Expectation each : expected.values()) {
            if (each instanceof Expectation.Value value
                    && value.path().steps().size() > 1
                    && value.path().steps().get(0).equals("models")
                    && !value.path().steps().get(1).matches("\\d+")
                    && !models.contains(value.path().steps().get(1))) {
                mistakes.unknown(
                        each.place(),
                        "candidate of this scenario",
                        value.path().steps().get(1),
                        models);
            }
        }
    }

    // ---- what no project can reach ----

    private void excuses(@Nullable Node node) {
        if (node == null) {
            return;
        }
        for (Node each : node instanceof Node.Sequence list ? list.items() : List.of(node)) {
            if (!(each instanceof Node.Mapping excuse)) {
                mistakes.wrong(each, "an object with " + String.join(", ", UNREACHABLE));
                continue;
            }
            mistakes.strangers(excuse, UNREACHABLE);
            String rule = mistakes.text(excuse, "rule");
            String comparison = mistakes.text(excuse, "comparison");
            String because = mistakes.text(excuse, "because");
            if (rule == null || comparison == null || because == null) {
                mistakes.add(
                        each.place(),
                        "an excuse needs `rule`, `comparison` and `because`",
                        "the rule's id, the comparison as the rule writes it, and why no project reaches its other side",
                        null);
            } else if (words.isUnknownRule(rule)) {
                mistakes.unknown(excuse.entries().get("rule").key(), "rule of the rulebook", rule, words.rules());
            } else if (words.rules().contains(rule) && !words.comparisons(rule).contains(comparison)) {
                mistakes.unknown(
                        excuse.entries().get("comparison").key(),
                        "comparison of that rule",
                        comparison,
                        words.comparisons(rule));
            } else {
                unreachable.add(new Unreachable(
                        rule, comparison, because, mistakes.file(), each.place().line()));
            }
        }
    }
}
