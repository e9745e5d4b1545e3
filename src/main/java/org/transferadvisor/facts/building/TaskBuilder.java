package org.transferadvisor.facts.building;

import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.Task;

/**
 * Builds {@link Task}. Written by BuilderSourcesTest from what the record says of its fields: not edited by hand.
 *
 * <pre>{@code
 * ProjectFacts.builder().task(task -> task.type("TEXT_CLASSIFICATION").domain("finance"));
 * }</pre>
 */
public final class TaskBuilder extends SectionBuilder<Task> {

    TaskBuilder(String pointer, @Nullable Task from) {
        super(Task.class, pointer, from);
    }

    /**
     * Kind of task (§4.2); required.
     *
     * @param type an id in the rulebook's reference/task-types.yaml
     * @return this builder
     */
    public TaskBuilder type(@Nullable String type) {
        set("type", type);
        return this;
    }

    /**
     * Domain, such as financial; some have a published accuracy gain (§4.3).
     *
     * @param domain text of 1 to 200 characters
     * @return this builder
     */
    public TaskBuilder domain(@Nullable String domain) {
        set("domain", domain);
        return this;
    }

    /**
     * Kinds that a classifier tells apart.
     *
     * @param classes a whole number from 2 up
     * @return this builder
     */
    public TaskBuilder classes(long classes) {
        set("classes", classes);
        return this;
    }

    /**
     * What answers rest on: lasting skills, facts that change, or documents.
     *
     * @param knowledge one of {@code STABLE}, {@code CHANGING}, {@code IN_DOCUMENTS}
     * @return this builder
     */
    public TaskBuilder knowledge(@Nullable String knowledge) {
        set("knowledge", knowledge);
        return this;
    }

    /**
     * What training aims at; PREFERENCE is DPO and its kin, on pairs of answers.
     *
     * @param objective one of {@code SUPERVISED}, {@code PREFERENCE}
     * @return this builder
     */
    public TaskBuilder objective(@Nullable String objective) {
        set("objective", objective);
        return this;
    }

    /**
     * Quality aimed at; NEAR_FULL_FINE_TUNING is 95% or more of full fine-tuning (§7.3).
     *
     * @param targetQuality one of {@code MAXIMUM}, {@code NEAR_FULL_FINE_TUNING}, {@code ACCEPTABLE_VARIATION}
     * @return this builder
     */
    public TaskBuilder targetQuality(@Nullable String targetQuality) {
        set("targetQuality", targetQuality);
        return this;
    }
}
