package org.transferadvisor.facts;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.building.ProjectFactsBuilder;
import org.transferadvisor.facts.input.ProjectFactsDeserializer;

/**
 * Everything that one facts file says of a project, section by section. Each section is a fact of its own in a
 * session; the three values that stand outside sections are the fact {@link Project}. A program builds them so:
 *
 * <pre>{@code
 * ProjectFacts facts = ProjectFacts.builder()
 *         .project("Ticket routing")
 *         .task(task -> task.type("TEXT_CLASSIFICATION"))
 *         .data(data -> data.labeledSamples(6_000).annotationCostPerSample(0.5, 2))
 *         .budget(budget -> budget.compute(800))
 *         .candidate(candidate ->
 *                 candidate.model("RoBERTa-base").similarity(0.8, 0.7, 0.9).benchmark(0.88))
 *         .build();
 * }</pre>
 *
 * <p>Any Jackson mapper reads them from the JSON of a facts file, and refuses what is wrong whatever the rulebook with a {@link
 * org.transferadvisor.facts.reading.RefusedException}, in the words that a facts file is refused in.
 *
 * <p>Of what a builder made, nothing is checked before {@link org.transferadvisor.Advisor#advise(ProjectFacts)}, which knows the words of the rulebook
 * and refuses everything that is wrong at once, by the rules that hold for a facts file and in the same words.
 */
@JsonDeserialize(using = ProjectFactsDeserializer.class)
public record ProjectFacts(
        @Field(about = "name of the project, 1 to 200 characters", required = true)
        String project,

        @Field(about = "what the model is to do", required = true)
        Task task,

        @Field(about = "the data at hand", required = true, section = "5.3")
        Data data,

        @Field(about = "what may be spent", required = true, section = "9.1")
        Budget budget,

        @Field(about = "how the model is served") @Nullable Serving serving,

        @Field(about = "the GPUs to train and serve on") @Nullable
        Hardware hardware,

        @Field(about = "settings of the adaptation method") @Nullable
        Adaptation adaptation,

        @Field(
                about = "is a foundation model available for the domain? Derived from proximity when absent",
                oneOf = {"HIGH_QUALITY", "PARTIAL", "NONE"},
                section = "9.1")
        @Nullable
        String modelMatch,

        @Field(about = "source models to choose from; required unless modelMatch is given", section = "9.3") @Nullable
        List<Candidate> candidates,

        @Field(about = "largest model the project can host, billions of parameters", above = 0, section = "9.3")
        @Nullable
        Double maxParametersB,

        @Field(about = "other models planned in this domain", section = "10.2") @Nullable
        Portfolio portfolio,

        @Field(about = "what the outcome is worth", section = "9.2") @Nullable
        Economics economics,

        @Field(about = "the purpose-built alternative", section = "3.3") @Nullable
        FromScratch fromScratch,

        @Field(about = "further facts of types that the rulebook declares", maxItems = 1_000) @Nullable
        List<Map<String, Object>> facts) {

    /**
     * Copies the lists, so that the record does not change. What the facts may be, the advisor checks.
     *
     * @param project name of the project
     * @param task what the model is to do
     * @param data the data at hand
     * @param budget what may be spent
     * @param serving how the model is served
     * @param hardware the GPUs
     * @param adaptation settings of the adaptation method
     * @param modelMatch whether there is a foundation model for the domain
     * @param candidates source models
     * @param maxParametersB largest model the project can host, billions of parameters
     * @param portfolio other models planned
     * @param economics what the outcome is worth
     * @param fromScratch the purpose-built alternative
     * @param facts further facts
     */
    public ProjectFacts {
        candidates = candidates == null ? null : Collections.unmodifiableList(new ArrayList<>(candidates));
        facts = facts == null ? null : copied(facts);
    }

    private static List<Map<String, Object>> copied(List<Map<String, Object>> facts) {
        List<Map<String, Object>> copies = new ArrayList<>();
        for (Map<String, Object> each : facts) {
            copies.add(each == null ? each : Collections.unmodifiableMap(new LinkedHashMap<>(each)));
        }
        return Collections.unmodifiableList(copies);
    }

    /**
     * Builds the facts of a project step by step.
     *
     * @return a builder
     */
    public static ProjectFactsBuilder builder() {
        return ProjectFactsBuilder.startingFrom(null);
    }

    /**
     * Builds facts that differ from these: what is set takes the place of what is here, section by section.
     *
     * @return a builder; these facts stay as they are
     */
    public ProjectFactsBuilder toBuilder() {
        return ProjectFactsBuilder.startingFrom(this);
    }
}
