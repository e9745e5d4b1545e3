package org.transferadvisor.facts;

import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.meaning.OnePer;

/**
 * What the model is to do (§4, §7.3).
 *
 * <pre>{@code
 * new Task("TEXT_CLASSIFICATION", "financial", 12L, "STABLE", "SUPERVISED", "ACCEPTABLE_VARIATION")
 * }</pre>
 */
@OnePer({})
public record Task(
        @Field(about = "kind of task", required = true, ids = "task-types", section = "4.2")
        String type,

        @Field(about = "domain, such as financial; some have a published accuracy gain", section = "4.3") @Nullable
        String domain,

        @Field(about = "kinds that a classifier tells apart", min = 2) @Nullable
        Long classes,

        @Field(
                about = "what answers rest on: lasting skills, facts that change, or documents",
                oneOf = {"STABLE", "CHANGING", "IN_DOCUMENTS"})
        @Nullable
        String knowledge,

        @Field(
                about = "what training aims at; PREFERENCE is DPO and its kin, on pairs of answers",
                oneOf = {"SUPERVISED", "PREFERENCE"})
        @Nullable
        String objective,

        @Field(
                about = "quality aimed at; NEAR_FULL_FINE_TUNING is 95% or more of full fine-tuning",
                oneOf = {"MAXIMUM", "NEAR_FULL_FINE_TUNING", "ACCEPTABLE_VARIATION"},
                section = "7.3")
        @Nullable
        String targetQuality) {}
