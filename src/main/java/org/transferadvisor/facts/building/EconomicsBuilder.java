package org.transferadvisor.facts.building;

import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.Economics;
import org.transferadvisor.facts.Range;
import org.transferadvisor.facts.reading.RefusedException;

/**
 * Builds {@link Economics}. Written by BuilderSourcesTest from what the record says of its fields: not edited by hand.
 *
 * <pre>{@code
 * ProjectFacts.builder().economics(worth ->
 *         worth.weeklyRevenue(15_000).weeklyProjectCost(10_000).engineerHourlyRate(90));
 * }</pre>
 */
public final class EconomicsBuilder extends SectionBuilder<Economics> {

    EconomicsBuilder(String pointer, @Nullable Economics from) {
        super(Economics.class, pointer, from);
    }

    /**
     * USD a week once in production (§4.1).
     *
     * @param weeklyRevenue a number from 0 up
     * @return this builder
     */
    public EconomicsBuilder weeklyRevenue(double weeklyRevenue) {
        set("weeklyRevenue", weeklyRevenue);
        return this;
    }

    /**
     * Weeks to production from scratch (§4.1).
     *
     * @param weeksFromScratch a number from 0 up
     * @return this builder
     */
    public EconomicsBuilder weeksFromScratch(double weeksFromScratch) {
        set("weeksFromScratch", weeksFromScratch);
        return this;
    }

    /**
     * Weeks to production with transfer learning (§4.1).
     *
     * @param weeksTransfer a number from 0 up
     * @return this builder
     */
    public EconomicsBuilder weeksTransfer(double weeksTransfer) {
        set("weeksTransfer", weeksTransfer);
        return this;
    }

    /**
     * Accuracy gained by transfer, percentage points (§4.3).
     *
     * @param accuracyGainPoints a number from -100 to 100
     * @return this builder
     */
    public EconomicsBuilder accuracyGainPoints(double accuracyGainPoints) {
        set("accuracyGainPoints", accuracyGainPoints);
        return this;
    }

    /**
     * USD that one percentage point is worth over the horizon (§4.3).
     *
     * @param accuracyPointValue a number from 0 up
     * @return this builder
     */
    public EconomicsBuilder accuracyPointValue(double accuracyPointValue) {
        set("accuracyPointValue", accuracyPointValue);
        return this;
    }

    /**
     * USD a year saved in maintenance (§9.2).
     *
     * @param annualMaintenanceSavings a number from 0 up
     * @return this builder
     */
    public EconomicsBuilder annualMaintenanceSavings(double annualMaintenanceSavings) {
        set("annualMaintenanceSavings", annualMaintenanceSavings);
        return this;
    }

    /**
     * USD that a week of the project costs (§5.1).
     *
     * @param weeklyProjectCost a number from 0 up
     * @return this builder
     */
    public EconomicsBuilder weeklyProjectCost(double weeklyProjectCost) {
        set("weeklyProjectCost", weeklyProjectCost);
        return this;
    }

    /**
     * Weeks of model selection (§5.1).
     *
     * @param selectionWeeks a number from 0 up
     * @return this builder
     */
    public EconomicsBuilder selectionWeeks(double selectionWeeks) {
        set("selectionWeeks", selectionWeeks);
        return this;
    }

    /**
     * Engineering hours of model selection (§5.1).
     *
     * @param selectionHours a number from 0 up
     * @return this builder
     * @throws RefusedException where no range has these ends
     */
    public EconomicsBuilder selectionHours(double selectionHours) {
        range("selectionHours", selectionHours, selectionHours);
        return this;
    }

    /**
     * Engineering hours of model selection (§5.1).
     *
     * @param low a number from 0 up
     * @param high a number from 0 up, not below {@code low}
     * @return this builder
     * @throws RefusedException where no range has these ends
     */
    public EconomicsBuilder selectionHours(double low, double high) {
        range("selectionHours", low, high);
        return this;
    }

    /**
     * Engineering hours of model selection (§5.1).
     *
     * @param selectionHours a number from 0 up at either end
     * @return this builder
     */
    public EconomicsBuilder selectionHours(@Nullable Range selectionHours) {
        set("selectionHours", selectionHours);
        return this;
    }

    /**
     * USD an hour of an engineer (§5.1).
     *
     * @param engineerHourlyRate a number from 0 up
     * @return this builder
     * @throws RefusedException where no range has these ends
     */
    public EconomicsBuilder engineerHourlyRate(double engineerHourlyRate) {
        range("engineerHourlyRate", engineerHourlyRate, engineerHourlyRate);
        return this;
    }

    /**
     * USD an hour of an engineer (§5.1).
     *
     * @param low a number from 0 up
     * @param high a number from 0 up, not below {@code low}
     * @return this builder
     * @throws RefusedException where no range has these ends
     */
    public EconomicsBuilder engineerHourlyRate(double low, double high) {
        range("engineerHourlyRate", low, high);
        return this;
    }

    /**
     * USD an hour of an engineer (§5.1).
     *
     * @param engineerHourlyRate a number from 0 up at either end
     * @return this builder
     */
    public EconomicsBuilder engineerHourlyRate(@Nullable Range engineerHourlyRate) {
        set("engineerHourlyRate", engineerHourlyRate);
        return this;
    }
}
