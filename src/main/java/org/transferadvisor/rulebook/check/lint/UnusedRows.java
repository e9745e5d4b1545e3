package org.transferadvisor.rulebook.check.lint;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.transferadvisor.costs.Workings;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reading.Suggestion;
import org.transferadvisor.facts.reference.Figure;
import org.transferadvisor.facts.reference.Recommendation;
import org.transferadvisor.facts.reference.ReferenceData;
import org.transferadvisor.facts.reference.Row;
import org.transferadvisor.rulebook.Rulebook;
import org.transferadvisor.rulebook.RulebookFiles;
import org.transferadvisor.rulebook.check.Check;
import org.transferadvisor.rulebook.check.Diagnostics;
import org.transferadvisor.rulebook.model.Place;
import org.transferadvisor.rulebook.model.Rule;
import org.transferadvisor.rulebook.model.SourceText;
import org.transferadvisor.rulebook.model.Vocabulary;

/**
 * Finds rows that no rule uses, in tables of which every rule names its rows by their ids; and rows that name a rule which
 * is not there. Tables that rules match as a whole, that fill defaults or that are for readers have no such rows.
 */
final class UnusedRows {

    private static final String RECOMMENDATIONS = "recommendations";
    private static final String NO_RULE = "none";

    private final RulebookFiles files;
    private final Vocabulary vocabulary;
    private final Tests tests;
    private final ReferenceData.Reading reference;
    private final Diagnostics diagnostics;

    UnusedRows(
            RulebookFiles files,
            Vocabulary vocabulary,
            Tests tests,
            ReferenceData.Reading reference,
            Diagnostics diagnostics) {
        this.files = files;
        this.vocabulary = vocabulary;
        this.tests = tests;
        this.reference = reference;
        this.diagnostics = diagnostics;
    }

    void check(List<Rule> rules) {
        Map<Class<? extends Record>, List<Values>> asked = new LinkedHashMap<>();
        for (Rule rule : rules) {
            for (Rule.Matched pattern : rule.patterns()) {
                Vocabulary.Kind kind = vocabulary.kind(pattern.pattern().type());
                if (kind != null && kind.record() != null && kind.origin() == Vocabulary.Origin.REFERENCE) {
                    asked.computeIfAbsent(kind.record(), any -> new ArrayList<>())
                            .add(tests.of(pattern.pattern(), "id"));
                }
            }
        }
        asked.forEach((type, ids) -> {
            if (type == Figure.class) {
                ids.add(new Values.Words(false, new HashSet<>(Workings.figures()), false));
            }
            if (ids.stream().allMatch(each -> each instanceof Values.Words words && !words.others())) {
                Set<Object> used = new HashSet<>();
                ids.forEach(each -> used.addAll(((Values.Words) each).listed()));
                ReferenceData.tablesOf(type).forEach(table -> unused(table, used));
            }
        });
        recommendations(rules);
    }

    private void unused(String table, Set<Object> used) {
        for (Row row : reference.data().rows(table)) {
            if (!used.contains(row.id())) {
                diagnostics.add(
                        Check.UNUSED_ROW,
                        place(row, row.id()),
                        "no rule uses the row " + Problem.quoted(row.id()),
                        "rows that some rule names by their id",
                        "figures for readers belong in reference/published.yaml");
            }
        }
    }

    private void recommendations(List<Rule> rules) {
        Set<String> ids = new TreeSet<>();
        rules.forEach(rule -> ids.add(rule.id()));
        if (ids.contains("")) {
            return;
        }
        ids.addAll(reference.data().ids(Rulebook.CALCULATIONS));
        for (Row row : reference.data().rows(RECOMMENDATIONS)) {
            if (row.value() instanceof Recommendation recommendation
                    && !recommendation.usedBy().equals(NO_RULE)
                    && !ids.contains(recommendation.usedBy())) {
                diagnostics.add(
                        Check.UNKNOWN_RULE,
                        place(row, recommendation.usedBy()),
                        "the row " + Problem.quoted(row.id()) + " names the rule "
                                + Problem.quoted(recommendation.usedBy()) + ", which is not there",
                        "the id of a rule or of a calculation, or " + NO_RULE,
                        Suggestion.of(recommendation.usedBy(), ids));
            }
        }
    }

    private Place place(Row row, String word) {
        return new SourceText(row.file(), files.text(row.file())).find(word, new Place(row.file(), row.line(), 1));
    }
}
