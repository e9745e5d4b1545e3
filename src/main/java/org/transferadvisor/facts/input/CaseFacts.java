package org.transferadvisor.facts.input;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.Basis;
import org.transferadvisor.facts.Candidate;
import org.transferadvisor.facts.Project;
import org.transferadvisor.facts.ProjectFacts;
import org.transferadvisor.facts.Unstated;
import org.transferadvisor.facts.reading.Contract;

/**
 * The facts of one project, complete: checked, and with defaults where the project is silent.
 *
 * @param facts the facts; every section is there
 * @param defaulted what was filled in, in the order of the table of defaults
 * @param basis which figures the advice is to be computed on; a choice of who asks, not of the project
 * @param given the facts as they were given, before any default, in the order of the schema: maps, lists, text, numbers and
 *     booleans
 */
public record CaseFacts(ProjectFacts facts, List<Defaulted> defaulted, Basis basis, Map<String, Object> given) {

    /** The same on other figures. */
    public CaseFacts on(Basis other) {
        return new CaseFacts(facts, defaulted, Objects.requireNonNull(other, "basis"), given);
    }

    /** The source models that the project names. */
    public Set<String> models() {
        Set<String> models = new LinkedHashSet<>();
        List<Candidate> candidates = facts.candidates();
        if (candidates != null) {
            candidates.forEach(each -> models.add(each.model()));
        }
        return models;
    }

    /** What the model is to do. */
    public @Nullable String taskType() {
        return facts.task() == null ? null : facts.task().type();
    }

    /** The facts that a session holds, each with its place. */
    public List<Origin> origins() {
        List<Origin> origins = new ArrayList<>();
        origins.add(new Origin(new Project(facts.project(), facts.modelMatch(), facts.maxParametersB()), ""));
        add(origins, facts.task(), "/task");
        add(origins, facts.data(), "/data");
        add(origins, facts.budget(), "/budget");
        add(origins, facts.serving(), "/serving");
        add(origins, facts.hardware(), "/hardware");
        add(origins, facts.adaptation(), "/adaptation");
        add(origins, facts.portfolio(), "/portfolio");
        add(origins, facts.economics(), "/economics");
        add(origins, facts.fromScratch(), "/fromScratch");
        addAll(origins, facts.candidates(), "/candidates/");
        addAll(origins, declared(), "/facts/");
        defaulted.stream()
                .filter(Defaulted::told)
                .forEach(each -> origins.add(new Origin(new Unstated(each.fact()), "unstated" + each.fact())));
        origins.add(new Origin(basis, "basis"));
        return origins;
    }

    private static void add(List<Origin> origins, @Nullable Record fact, String pointer) {
        if (fact != null) {
            origins.add(new Origin(fact, pointer));
        }
    }

    private static void addAll(List<Origin> origins, @Nullable List<? extends Record> facts, String pointer) {
        for (int i = 0; facts != null && i < facts.size(); i++) {
            origins.add(new Origin(facts.get(i), pointer + i));
        }
    }

    private List<DeclaredFact> declared() {
        List<DeclaredFact> declared = new ArrayList<>();
        List<Map<String, Object>> stated = facts.facts();
        for (int i = 0; stated != null && i < stated.size(); i++) {
            Map<String, Object> values = new LinkedHashMap<>();
            stated.get(i).forEach((name, value) -> values.put(name, Contract.general(value)));
            declared.add(new DeclaredFact(String.valueOf(values.remove("type")), values));
        }
        return declared;
    }
}
