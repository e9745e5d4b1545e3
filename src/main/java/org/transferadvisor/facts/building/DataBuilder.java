package org.transferadvisor.facts.building;

import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.Data;
import org.transferadvisor.facts.Range;
import org.transferadvisor.facts.reading.RefusedException;

/**
 * Builds {@link Data}. Written by BuilderSourcesTest from what the record says of its fields: not edited by hand.
 *
 * <pre>{@code
 * ProjectFacts.builder().data(data ->
 *         data.labeledSamples(8_000).alreadyLabeled(6_000).annotationCostPerSample(0.5, 2).sensitive(true));
 * }</pre>
 */
public final class DataBuilder extends SectionBuilder<Data> {

    DataBuilder(String pointer, @Nullable Data from) {
        super(Data.class, pointer, from);
    }

    /**
     * Labelled samples that the project will train on (§9.1); required.
     *
     * @param labeledSamples a whole number from 0 up
     * @return this builder
     */
    public DataBuilder labeledSamples(long labeledSamples) {
        set("labeledSamples", labeledSamples);
        return this;
    }

    /**
     * How many of them exist already (§5.3).
     *
     * @param alreadyLabeled a whole number from 0 up
     * @return this builder
     */
    public DataBuilder alreadyLabeled(long alreadyLabeled) {
        set("alreadyLabeled", alreadyLabeled);
        return this;
    }

    /**
     * Tokens in one sample.
     *
     * @param tokensPerSample a number above 0
     * @return this builder
     */
    public DataBuilder tokensPerSample(double tokensPerSample) {
        set("tokensPerSample", tokensPerSample);
        return this;
    }

    /**
     * USD to annotate one sample (§5.3).
     *
     * @param annotationCostPerSample a number from 0 up
     * @return this builder
     * @throws RefusedException where no range has these ends
     */
    public DataBuilder annotationCostPerSample(double annotationCostPerSample) {
        range("annotationCostPerSample", annotationCostPerSample, annotationCostPerSample);
        return this;
    }

    /**
     * USD to annotate one sample (§5.3).
     *
     * @param low a number from 0 up
     * @param high a number from 0 up, not below {@code low}
     * @return this builder
     * @throws RefusedException where no range has these ends
     */
    public DataBuilder annotationCostPerSample(double low, double high) {
        range("annotationCostPerSample", low, high);
        return this;
    }

    /**
     * USD to annotate one sample (§5.3).
     *
     * @param annotationCostPerSample a number from 0 up at either end
     * @return this builder
     */
    public DataBuilder annotationCostPerSample(@Nullable Range annotationCostPerSample) {
        set("annotationCostPerSample", annotationCostPerSample);
        return this;
    }

    /**
     * Engineering hours of format conversion (§5.3).
     *
     * @param formatConversionHours a number from 0 up
     * @return this builder
     * @throws RefusedException where no range has these ends
     */
    public DataBuilder formatConversionHours(double formatConversionHours) {
        range("formatConversionHours", formatConversionHours, formatConversionHours);
        return this;
    }

    /**
     * Engineering hours of format conversion (§5.3).
     *
     * @param low a number from 0 up
     * @param high a number from 0 up, not below {@code low}
     * @return this builder
     * @throws RefusedException where no range has these ends
     */
    public DataBuilder formatConversionHours(double low, double high) {
        range("formatConversionHours", low, high);
        return this;
    }

    /**
     * Engineering hours of format conversion (§5.3).
     *
     * @param formatConversionHours a number from 0 up at either end
     * @return this builder
     */
    public DataBuilder formatConversionHours(@Nullable Range formatConversionHours) {
        set("formatConversionHours", formatConversionHours);
        return this;
    }

    /**
     * Must the data stay inside the organisation? (§3.2)
     *
     * @param sensitive true or false
     * @return this builder
     */
    public DataBuilder sensitive(boolean sensitive) {
        set("sensitive", sensitive);
        return this;
    }

    /**
     * Tokens of the domain's text without labels, for domain pre-training.
     *
     * @param unlabeledTokens a number from 0 up
     * @return this builder
     */
    public DataBuilder unlabeledTokens(double unlabeledTokens) {
        set("unlabeledTokens", unlabeledTokens);
        return this;
    }
}
