package org.transferadvisor.facts.building;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.Adaptation;
import org.transferadvisor.facts.Budget;
import org.transferadvisor.facts.Candidate;
import org.transferadvisor.facts.Data;
import org.transferadvisor.facts.Economics;
import org.transferadvisor.facts.FromScratch;
import org.transferadvisor.facts.Hardware;
import org.transferadvisor.facts.Portfolio;
import org.transferadvisor.facts.ProjectFacts;
import org.transferadvisor.facts.Serving;
import org.transferadvisor.facts.Task;

/**
 * Builds the facts of a project step by step, and each section in its place. For one thread. Written by BuilderSourcesTest
 * from what the records say of their fields: not edited by hand.
 *
 * <pre>{@code
 * ProjectFacts small = ProjectFacts.builder()
 *         .project("Ticket routing")
 *         .task(task -> task.type("TEXT_CLASSIFICATION"))
 *         .data(data -> data.labeledSamples(6_000))
 *         .budget(budget -> budget.compute(800))
 *         .modelMatch("HIGH_QUALITY")
 *         .build();
 * ProjectFacts large = small.toBuilder().data(data -> data.labeledSamples(60_000)).build();
 * }</pre>
 */
public final class ProjectFactsBuilder extends SectionBuilder<ProjectFacts> {

    private ProjectFactsBuilder(@Nullable ProjectFacts from) {
        super(ProjectFacts.class, "", from);
    }

    /**
     * A builder.
     *
     * @param facts what it starts from; null for nothing
     * @return the builder
     */
    public static ProjectFactsBuilder startingFrom(@Nullable ProjectFacts facts) {
        return new ProjectFactsBuilder(facts);
    }

    /**
     * The facts as they were set. They are checked by the advisor, which knows the words of the rulebook.
     *
     * @return immutable facts; the builder may go on
     */
    public ProjectFacts build() {
        return record();
    }

    /**
     * Name of the project, 1 to 200 characters; required.
     *
     * @param project text of 1 to 200 characters
     * @return this builder
     */
    public ProjectFactsBuilder project(@Nullable String project) {
        set("project", project);
        return this;
    }

    /**
     * What the model is to do; required.
     *
     * @param task sets the fields of this section; called at once
     * @return this builder
     */
    public ProjectFactsBuilder task(Consumer<? super TaskBuilder> task) {
        section("task", Task.class, from -> new TaskBuilder("/task", from), task);
        return this;
    }

    /**
     * The data at hand (§5.3); required.
     *
     * @param data sets the fields of this section; called at once
     * @return this builder
     */
    public ProjectFactsBuilder data(Consumer<? super DataBuilder> data) {
        section("data", Data.class, from -> new DataBuilder("/data", from), data);
        return this;
    }

    /**
     * What may be spent (§9.1); required.
     *
     * @param budget sets the fields of this section; called at once
     * @return this builder
     */
    public ProjectFactsBuilder budget(Consumer<? super BudgetBuilder> budget) {
        section("budget", Budget.class, from -> new BudgetBuilder("/budget", from), budget);
        return this;
    }

    /**
     * How the model is served.
     *
     * @param serving sets the fields of this section; called at once
     * @return this builder
     */
    public ProjectFactsBuilder serving(Consumer<? super ServingBuilder> serving) {
        section("serving", Serving.class, from -> new ServingBuilder("/serving", from), serving);
        return this;
    }

    /**
     * The GPUs to train and serve on.
     *
     * @param hardware sets the fields of this section; called at once
     * @return this builder
     */
    public ProjectFactsBuilder hardware(Consumer<? super HardwareBuilder> hardware) {
        section("hardware", Hardware.class, from -> new HardwareBuilder("/hardware", from), hardware);
        return this;
    }

    /**
     * Settings of the adaptation method.
     *
     * @param adaptation sets the fields of this section; called at once
     * @return this builder
     */
    public ProjectFactsBuilder adaptation(Consumer<? super AdaptationBuilder> adaptation) {
        section("adaptation", Adaptation.class, from -> new AdaptationBuilder("/adaptation", from), adaptation);
        return this;
    }

    /**
     * Is a foundation model available for the domain? Derived from proximity when absent (§9.1).
     *
     * @param modelMatch one of {@code HIGH_QUALITY}, {@code PARTIAL}, {@code NONE}
     * @return this builder
     */
    public ProjectFactsBuilder modelMatch(@Nullable String modelMatch) {
        set("modelMatch", modelMatch);
        return this;
    }

    /**
     * Adds one of the source models to choose from; required unless modelMatch is given (§9.3).
     *
     * @param candidate sets the fields of this one; called at once
     * @return this builder
     */
    public ProjectFactsBuilder candidate(Consumer<? super CandidateBuilder> candidate) {
        add("candidates", index -> new CandidateBuilder("/candidates/" + index, null), candidate);
        return this;
    }

    /**
     * All source models to choose from; required unless modelMatch is given (§9.3).
     *
     * @param candidates at most 10,000
     * @return this builder
     */
    public ProjectFactsBuilder candidates(@Nullable List<Candidate> candidates) {
        set("candidates", candidates);
        return this;
    }

    /**
     * Largest model the project can host, billions of parameters (§9.3).
     *
     * @param maxParametersB a number above 0
     * @return this builder
     */
    public ProjectFactsBuilder maxParametersB(double maxParametersB) {
        set("maxParametersB", maxParametersB);
        return this;
    }

    /**
     * Other models planned in this domain (§10.2).
     *
     * @param portfolio sets the fields of this section; called at once
     * @return this builder
     */
    public ProjectFactsBuilder portfolio(Consumer<? super PortfolioBuilder> portfolio) {
        section("portfolio", Portfolio.class, from -> new PortfolioBuilder("/portfolio", from), portfolio);
        return this;
    }

    /**
     * What the outcome is worth (§9.2).
     *
     * @param economics sets the fields of this section; called at once
     * @return this builder
     */
    public ProjectFactsBuilder economics(Consumer<? super EconomicsBuilder> economics) {
        section("economics", Economics.class, from -> new EconomicsBuilder("/economics", from), economics);
        return this;
    }

    /**
     * The purpose-built alternative (§3.3).
     *
     * @param fromScratch sets the fields of this section; called at once
     * @return this builder
     */
    public ProjectFactsBuilder fromScratch(Consumer<? super FromScratchBuilder> fromScratch) {
        section("fromScratch", FromScratch.class, from -> new FromScratchBuilder("/fromScratch", from), fromScratch);
        return this;
    }

    /**
     * Adds one of the further facts of types that the rulebook declares.
     *
     * @param type name of its type
     * @param values its fields: text, numbers and booleans
     * @return this builder
     */
    public ProjectFactsBuilder fact(String type, Map<String, ?> values) {
        declared("facts", type, values);
        return this;
    }

    /**
     * All further facts of types that the rulebook declares.
     *
     * @param facts each with its {@code type}; at most 1,000
     * @return this builder
     */
    public ProjectFactsBuilder facts(@Nullable List<Map<String, Object>> facts) {
        set("facts", facts);
        return this;
    }
}
