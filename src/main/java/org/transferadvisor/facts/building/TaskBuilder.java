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
     * Domain, such as finance; some have a published accuracy gain (§4.3).
     *
     * @param domain text of 1 to 200 characters
     * @return this builder
     */
    public TaskBuilder domain(@Nullable String domain) {
        set("domain", domain);
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
