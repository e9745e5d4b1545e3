package org.transferadvisor.facts;

import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.meaning.OnePer;

/**
 * What the outcome is worth and what people cost (§4, §5.1, §9.2).
 *
 * <pre>{@code
 * new Economics(
 *         15_000.0, 26.0, 8.0, 3.5, 20_000.0, 60_000.0, 10_000.0, 2.0, Range.between(40, 80), Range.exactly(90))
 * }</pre>
 */
@OnePer({})
public record Economics(
        @Field(about = "USD a week once in production", min = 0, section = "4.1") @Nullable
        Double weeklyRevenue,

        @Field(about = "weeks to production from scratch", min = 0, section = "4.1") @Nullable
        Double weeksFromScratch,

        @Field(about = "weeks to production with transfer learning", min = 0, section = "4.1") @Nullable
        Double weeksTransfer,

        @Field(about = "accuracy gained by transfer, percentage points", min = -100, max = 100, section = "4.3")
        @Nullable
        Double accuracyGainPoints,

        @Field(about = "USD that one percentage point is worth over the horizon", min = 0, section = "4.3") @Nullable
        Double accuracyPointValue,

        @Field(about = "USD a year saved in maintenance", min = 0, section = "9.2") @Nullable
        Double annualMaintenanceSavings,

        @Field(about = "USD that a week of the project costs", min = 0, section = "5.1") @Nullable
        Double weeklyProjectCost,

        @Field(about = "weeks of model selection", min = 0, section = "5.1") @Nullable
        Double selectionWeeks,

        @Field(about = "engineering hours of model selection, number or range", min = 0, section = "5.1") @Nullable
        Range selectionHours,

        @Field(about = "USD an hour of an engineer, number or range", min = 0, section = "5.1") @Nullable
        Range engineerHourlyRate) {}
