package org.transferadvisor.authoring.scenarios;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.authoring.coverage.Comparisons;
import org.transferadvisor.facts.input.FactsReader;
import org.transferadvisor.facts.reference.ReferenceData;
import org.transferadvisor.rulebook.Rulebook;
import org.transferadvisor.rulebook.model.Condition;
import org.transferadvisor.rulebook.model.Expression;
import org.transferadvisor.rulebook.model.Rule;
import org.transferadvisor.rulebook.model.RuleModel;
import org.transferadvisor.rulebook.model.Vocabulary;

/** The words of one rulebook that a scenario may use: rules, findings, strategies, sources, and those of a facts file. */
public final class ScenarioWords {

    private final FactsReader reader;
    private final ReferenceData reference;
    private final Set<String> sources;
    private final Set<String> rules = new TreeSet<>();
    private final Map<String, Map<String, List<String>>> conclusions = new HashMap<>();
    private final Map<String, Set<String>> asked = new HashMap<>();
    private final Map<String, List<String>> comparisons = new HashMap<>();
    private final Set<String> open = new TreeSet<>();
    private boolean nameless;

    private ScenarioWords(FactsReader reader, ReferenceData reference, Set<String> sources, RuleModel model) {
        this.reader = reader;
        this.reference = reference;
        this.sources = sources;
        rules.addAll(reference.ids(Rulebook.CALCULATIONS));
        for (Rule rule : model.rules()) {
            String id = rule.id();
            if (id.isBlank()) {
                nameless = true;
            } else {
                rules.add(id);
                comparisons.put(id, Comparisons.written(rule));
            }
            for (Expression.New conclusion : rule.conclusions()) {
                Expression first = conclusion.arguments().isEmpty()
                        ? null
                        : conclusion.arguments().get(0);
                if (first instanceof Expression.Literal literal && literal.value() instanceof String word) {
                    conclusions
                            .computeIfAbsent(conclusion.type(), any -> new TreeMap<>())
                            .computeIfAbsent(word, any -> new ArrayList<>())
                            .add(id);
                } else {
                    open.add(conclusion.type());
                }
            }
            rule.patterns().forEach(each -> asked(each.pattern(), model.vocabulary()));
        }
    }

    /** First words that rules ask for: where none concludes one, that is a mistake of the rules and not of a scenario. */
    private void asked(Condition.Pattern match, Vocabulary vocabulary) {
        Vocabulary.Kind kind = vocabulary.kind(match.type());
        String first = kind == null || kind.members().isEmpty()
                ? ""
                : kind.members().keySet().iterator().next();
        for (Expression.Comparison comparison : match.comparisons()) {
            if (comparison.field().equals(first) && comparison.right().stated() instanceof String word) {
                asked.computeIfAbsent(match.type(), any -> new TreeSet<>()).add(word);
            }
        }
    }

    /** The words of a rulebook that is loaded. */
    public static ScenarioWords of(Rulebook rulebook) {
        return of(
                rulebook.reader(),
                rulebook.reference(),
                rulebook.titles().keySet(),
                rulebook.files().model());
    }

    /**
     * The words of a rulebook that need not be compiled.
     *
     * @param reader reads facts in its words
     * @param reference its reference data
     * @param sources ids of the sections and sources that it cites
     * @param model its rules
     */
    public static ScenarioWords of(FactsReader reader, ReferenceData reference, Set<String> sources, RuleModel model) {
        return new ScenarioWords(reader, reference, sources, model);
    }

    FactsReader reader() {
        return reader;
    }

    /** Ids of the rules. */
    Set<String> rules() {
        return rules;
    }

    /** Whether no rule has that id; never while a rule lacks its own, which may be this one. */
    boolean isUnknownRule(String id) {
        return !nameless && !rules.contains(id);
    }

    /** The comparisons of a rule, as it would write them. */
    List<String> comparisons(String rule) {
        return comparisons.getOrDefault(rule, List.of());
    }

    /** Ids that a scenario may cite as its source. */
    Set<String> sources() {
        return sources;
    }

    /** Ids of the rows of a reference table. */
    Set<String> ids(String table) {
        return reference.ids(table);
    }

    /** Codes of the findings; null where a rule computes one. */
    @Nullable
    Set<String> findings() {
        return names("Finding");
    }

    /** First words of a kind of conclusion, as the rules conclude them or ask for them; null where a rule computes one. */
    @Nullable
    Set<String> names(String type) {
        if (open.contains(type)) {
            return null;
        }
        Set<String> names = new TreeSet<>(asked.getOrDefault(type, Set.of()));
        names.addAll(conclusions.getOrDefault(type, Map.of()).keySet());
        return names;
    }

    /** Ids of the rules that conclude a kind with that first word, in the order of their files. */
    List<String> concluding(String type, String name) {
        return conclusions.getOrDefault(type, Map.of()).getOrDefault(name, List.of());
    }
}
