package org.transferadvisor;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.Field;
import org.transferadvisor.facts.Range;
import org.transferadvisor.rulebook.Manifest;
import org.transferadvisor.rulebook.Rulebook;

/**
 * The answer for one project: what is recommended, what it costs, and what every statement rests on. Immutable. The same
 * facts and the same rulebook give an equal advice, but for {@code id} and {@code decidedAt}. Amounts that cannot be known
 * are {@code null}, never 0; money is in US dollars, sizes in billions of parameters, shares from 0 to 1. Serializable, for caches and
 * clusters whose members run the same version.
 *
 * <pre>{@code
 * try (Advisor advisor = Advisor.create()) {
 *     Advice advice = advisor.advise(Path.of("facts-samples/bank-fraud-detection.json"));
 *     System.out.println(advice.recommendation().summary());
 *     advice.decisionPath().forEach(step -> System.out.println(step.question() + " " + step.answer()));
 *     for (Advice.Cost cost : advice.costs()) {
 *         System.out.println(cost.strategy() + (cost.compute() == null ? ": not known" : ": $" + cost.compute().likely()));
 *     }
 *     System.out.println(advice.viability().verdict() + ", since " + advice.viability().reason());
 *     advice.findings().forEach(finding -> System.out.println(finding.severity() + " " + finding.message()));
 *     advice.assumptions().forEach(assumed -> System.out.println(assumed.fact() + " taken as " + assumed.value()));
 *     advice.trace().forEach(firing -> System.out.println(firing.because() + " (§" + firing.source() + ")"));
 * }
 * }</pre>
 *
 * @param project name of the project
 * @param id unique id of this decision
 * @param decidedAt when it was made, UTC, ISO 8601
 * @param rulebook the rules that were in force
 * @param engine name and version of the rules engine that ran them
 * @param software the program that asked it
 * @param request who asked, and what for; null where nobody said
 * @param factsDigest SHA-256 over what {@code input} says, hexadecimal: tells whether the facts in an advice are those that it
 *     was made from
 * @param basis which figures it is computed on, {@code PUBLISHED} or {@code MEASURED}
 * @param recommendation strategy and source model
 * @param decisionPath the questions of the decision tree with the project's answers (§9.1)
 * @param peft the votes of the PEFT selection framework (§7.3)
 * @param models the candidates, best score first (§9.3)
 * @param costs the strategies compared, the recommended first (§5.2)
 * @param viability whether the project pays (§9.2)
 * @param breakEvens where one way becomes cheaper than another (§3.2, §3.3, §7.2, §10.2)
 * @param uncertainty how sure the figures are; null where it was not asked for
 * @param findings what a reader should know besides, the gravest first
 * @param nextSteps what to do next, in order
 * @param assumptions what stood in for facts that the project did not state
 * @param sources the sections and other sources that this advice cites, by id
 * @param input the facts as they were given, before any default, in plain Java and in the order of the schema: with the same
 *     rulebook and basis they give this advice again
 * @param facts every fact that the trace names, by id
 * @param trace every firing that stood at the end
 */
@JsonSerialize(using = AdviceSerializer.class)
public record Advice(
        String project,
        String id,
        String decidedAt,
        RulebookIdentity rulebook,
        String engine,
        Software software,
        @Nullable Request request,
        String factsDigest,
        String basis,
        Recommendation recommendation,
        List<Step> decisionPath,
        Peft peft,
        List<Model> models,
        List<Cost> costs,
        Viability viability,
        List<BreakEven> breakEvens,
        @Nullable Uncertainty uncertainty,
        List<Finding> findings,
        List<NextStep> nextSteps,
        List<Assumption> assumptions,
        List<Source> sources,
        Map<String, Object> input,
        Map<String, Fact> facts,
        List<Firing> trace)
        implements Serializable {

    /**
     * Which rules decided.
     *
     * @param name name of the rulebook
     * @param version its version
     * @param digest SHA-256 over every file of it that can change an outcome, hexadecimal
     * @param bases the rulebook that it extends, the one that this extends, and so on; null where it stands by itself
     * @param approvedBy who approved it as it is, in their order; null where nobody did
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RulebookIdentity(
            String name,
            String version,
            String digest,
            @Nullable List<BaseIdentity> bases,
            @Nullable List<String> approvedBy)
            implements Serializable {

        /**
         * Copies the lists, so that the record does not change.
         *
         * @param name name of the rulebook
         * @param version its version
         * @param digest SHA-256 over every file of it that can change an outcome, hexadecimal
         * @param bases the rulebooks that it extends; null where it stands by itself
         * @param approvedBy who approved it; null where nobody did
         */
        public RulebookIdentity {
            bases = bases == null ? null : List.copyOf(bases);
            approvedBy = approvedBy == null ? null : List.copyOf(approvedBy);
        }

        /**
         * One that stands by itself and was approved by nobody.
         *
         * @param name name of the rulebook
         * @param version its version
         * @param digest SHA-256 over every file of it that can change an outcome, hexadecimal
         */
        public RulebookIdentity(String name, String version, String digest) {
            this(name, version, digest, null, null);
        }

        static RulebookIdentity of(Rulebook rulebook) {
            List<BaseIdentity> bases = rulebook.layers().stream()
                    .skip(1)
                    .map(each -> new BaseIdentity(each.name(), each.version(), each.digest()))
                    .toList();
            List<String> by =
                    rulebook.approvals().stream().map(Manifest.Approval::by).toList();
            return new RulebookIdentity(
                    rulebook.name(),
                    rulebook.version(),
                    rulebook.digest(),
                    bases.isEmpty() ? null : bases,
                    by.isEmpty() ? null : by);
        }

        /**
         * The rulebook and those that it extends, in words.
         *
         * @return such as {@code house 1.2.0 over transfer-learning-economics 1.0.0}
         */
        public String named() {
            StringBuilder named = new StringBuilder(name).append(' ').append(version);
            (bases == null ? List.<BaseIdentity>of() : bases).forEach(each -> named.append(" over ")
                    .append(each.name())
                    .append(' ')
                    .append(each.version()));
            return named.toString();
        }
    }

    /**
     * A rulebook that another one extends.
     *
     * @param name name of the rulebook
     * @param version its version
     * @param digest SHA-256 over every file of it that can change an outcome, hexadecimal
     */
    public record BaseIdentity(String name, String version, String digest) implements Serializable {}

    /**
     * The program that made an advice.
     *
     * @param version its version
     * @param build SHA-256 over its classes, the first digits: tells two builds of one version apart
     * @param java version of the Java that ran it
     */
    public record Software(String version, String build, String java) implements Serializable {}

    /**
     * What an advice was asked for. Both are kept and shown; no rule reads them.
     *
     * @param by who asked
     * @param purpose what for
     */
    public record Request(
            @Field(about = "who asked") @Nullable String by,
            @Field(about = "what for") @Nullable String purpose) implements Serializable {

        /** What was said, by field. */
        Map<String, Object> stated() {
            Map<String, Object> stated = new LinkedHashMap<>();
            if (by != null) {
                stated.put("by", by);
            }
            if (purpose != null) {
                stated.put("purpose", purpose);
            }
            return stated;
        }
    }

    /**
     * What to do.
     *
     * @param leaf leaf of the decision tree
     * @param strategy id of the strategy
     * @param adaptation id of the method of its transfer step, where it has one
     * @param model the source model, where one is selected
     * @param teacher the model that teaches, where one is distilled
     * @param student the candidate that learns from it; null where none does, or where it is a model of its own
     * @param summary one sentence that a manager understands
     * @param because ids of the firings that it rests on directly
     * @param byTheTree what the article's tree and framework alone give (§9.1, §7)
     * @param replacedBecause codes of the steps that changed it, in their order; empty where the project can carry out the tree's
     * @param decisiveAssumptions the assumed facts that the decision rests on
     * @param byProximity what each band of proximity would lead to, where the selected model's is estimated; empty else
     * @param alsoConsider other ways that are worth a try before
     */
    public record Recommendation(
            String leaf,
            String strategy,
            @Nullable String adaptation,
            @Nullable String model,
            @Nullable String teacher,
            @Nullable String student,
            String summary,
            List<String> because,
            ByTheTree byTheTree,
            List<String> replacedBecause,
            List<DecisiveAssumption> decisiveAssumptions,
            List<ByProximity> byProximity,
            List<AlsoConsider> alsoConsider)
            implements Serializable {}

    /**
     * What the article's tree and framework alone give.
     *
     * @param leaf leaf of the decision tree
     * @param strategy id of the strategy
     * @param adaptation id of the method of its transfer step, where it has one
     */
    public record ByTheTree(
            String leaf, String strategy, @Nullable String adaptation) implements Serializable {}

    /**
     * An assumed fact that the decision rests on.
     *
     * @param fact JSON pointer of the fact
     * @param value what was assumed
     * @param couldChange what stating it could change
     */
    public record DecisiveAssumption(String fact, String value, String couldChange) implements Serializable {}

    /**
     * What would be recommended in one band of proximity.
     *
     * @param band {@code STRONG}, {@code MODERATE} or {@code LIMITED}
     * @param leaf leaf of the decision tree
     * @param strategy id of the strategy, after all steps
     * @param adaptation id of the method of its transfer step, where it has one
     */
    public record ByProximity(
            String band,
            String leaf,
            String strategy,
            @Nullable String adaptation) implements Serializable {}

    /**
     * Another way that is worth a try before.
     *
     * @param strategy its id
     * @param code of the finding that says so
     * @param because why
     */
    public record AlsoConsider(String strategy, String code, String because) implements Serializable {}

    /**
     * One question of the decision tree.
     *
     * @param question in the article's words
     * @param answer the project's answer
     * @param fact JSON pointer of the fact that gave it, or the derived fact
     * @param rule id of the rule
     * @param source section of the article
     * @param assumed whether the fact is assumed, neither stated nor measured
     */
    public record Step(String question, String answer, String fact, String rule, String source, boolean assumed)
            implements Serializable {}

    /**
     * The PEFT selection framework.
     *
     * @param winner column with the most votes
     * @param tally votes by column
     * @param votes each vote cast
     * @param alternatives other methods that would serve the project (§7.1)
     */
    public record Peft(
            @Nullable String winner, Map<String, Long> tally, List<Vote> votes, List<Alternative> alternatives)
            implements Serializable {}

    /**
     * One vote.
     *
     * @param factor id of the factor
     * @param value the fact voted on
     * @param favors id of the column
     * @param rule id of the rule
     */
    public record Vote(String factor, Object value, String favors, String rule) implements Serializable {}

    /**
     * Another method that would serve the project.
     *
     * @param strategy id of the method
     * @param performance quality reached, as a share of full fine-tuning's
     * @param safe whether even the low end reaches the quality aimed at; null where the project aims at none
     * @param rule id of the rule
     * @param source section of the article
     */
    public record Alternative(
            String strategy, Range performance, @Nullable Boolean safe, String rule, String source)
            implements Serializable {}

    /**
     * One candidate.
     *
     * @param model its name
     * @param dps Domain Proximity Score; of an estimate its likely value
     * @param proximityBasis whether that was {@code MEASURED} or is {@code ESTIMATED}
     * @param proximity its range, of an estimate or as measured; null where only one value is known
     * @param band band of that score
     * @param quadrant quadrant of the proximity chart
     * @param score weighted score
     * @param parts the criteria, unweighted, by id
     * @param eligible whether it passes the filters
     * @param reason why not; null where eligible
     * @param selected whether it is the one recommended
     */
    public record Model(
            String model,
            @Nullable Double dps,
            @Nullable String proximityBasis,
            @Nullable Range proximity,
            @Nullable String band,
            @Nullable String quadrant,
            @Nullable Double score,
            Map<String, Double> parts,
            boolean eligible,
            @Nullable String reason,
            boolean selected)
            implements Serializable {}

    /**
     * What one strategy takes. Ranges and figures are null where they cannot be known.
     *
     * @param strategy id of the strategy
     * @param gpuHours GPU-hours of one A100-80GB for one run
     * @param compute USD for one run
     * @param adaptation USD for all runs planned
     * @param deviceHours GPU-hours of one run on the project's kind of GPU
     * @param wallClockHours hours of one run on all GPUs at hand; null where the project does not say how many
     * @param trainingMemoryGb GB of GPU memory on a single GPU
     * @param memoryPerGpuGb GB on each of the GPUs at hand, or else of those needed
     * @param memoryParts what the memory is made of
     * @param gpusNeeded GPUs of the project's kind to hold that; null where no number does
     * @param fits whether they are at hand
     * @param storageGb GB on disk for all variants
     * @param inferencePerMonth USD a month
     * @param statedMemoryGb GB that the article states, in proportion to the size of the model
     * @param memoryExcessGb GB that {@code trainingMemoryGb} takes beyond that; below 0 where it takes less
     * @param trainedParameters how many parameters a low-rank method trains, where the model table knows the model
     * @param note what a reader should know of its figures; null where there is nothing
     * @param otherBasis hours and compute on the other figures; for the recommended strategy only
     */
    public record Cost(
            String strategy,
            @Nullable Range gpuHours,
            @Nullable Range compute,
            @Nullable Range adaptation,
            @Nullable Range deviceHours,
            @Nullable Range wallClockHours,
            @Nullable Double trainingMemoryGb,
            @Nullable Double memoryPerGpuGb,
            @Nullable MemoryParts memoryParts,
            @Nullable Long gpusNeeded,
            @Nullable Boolean fits,
            @Nullable Range storageGb,
            @Nullable Range inferencePerMonth,
            @Nullable Range statedMemoryGb,
            @Nullable Range memoryExcessGb,
            @Nullable Double trainedParameters,
            @Nullable String note,
            @Nullable OtherBasis otherBasis)
            implements Serializable {}

    /**
     * What GPU memory holds in training, GB, all GPUs together.
     *
     * @param weights weights that stay as they are
     * @param trained what is trained: weights, gradients, optimiser state
     * @param activations activations, on each GPU
     * @param overhead what is besides, on each GPU
     */
    public record MemoryParts(Double weights, Double trained, Double activations, Double overhead)
            implements Serializable {}

    /**
     * One run on the other figures.
     *
     * @param basis {@code PUBLISHED} or {@code MEASURED}
     * @param gpuHours GPU-hours of one A100-80GB
     * @param compute USD
     * @param note what a reader should know of the hours; null where there is nothing
     */
    public record OtherBasis(
            String basis,
            @Nullable Range gpuHours,
            @Nullable Range compute,
            @Nullable String note) implements Serializable {}

    /**
     * Whether the project pays.
     *
     * @param benefits USD over the horizon
     * @param costs USD over the horizon
     * @param parts what each category of costs is made of
     * @param successProbability 0 to 1
     * @param tlEvs the economic viability score
     * @param verdict in a word
     * @param reason the verdict in a sentence
     * @param partial whether something that belongs to it is unknown
     * @param unknown what is, and the fact that would tell
     */
    public record Viability(
            Benefits benefits,
            Costs costs,
            List<CostPart> parts,
            @Nullable Double successProbability,
            @Nullable Range tlEvs,
            @Nullable String verdict,
            @Nullable String reason,
            boolean partial,
            List<Unknown> unknown)
            implements Serializable {}

    /** What the project gains, USD over the horizon. */
    public record Benefits(
            @Nullable Range time,
            @Nullable Range data,
            @Nullable Range accuracy,
            @Nullable Range maintenance,
            @Nullable Range total)
            implements Serializable {}

    /** What the project costs, USD over the horizon. */
    public record Costs(
            @Nullable Range selection,
            @Nullable Range adaptation,
            @Nullable Range data,
            @Nullable Range inference,
            @Nullable Range risk,
            @Nullable Range total)
            implements Serializable {}

    /**
     * One part of a category of costs.
     *
     * @param category such as {@code selection}
     * @param part what is paid for
     * @param amount USD over the horizon
     * @param share its likely amount as a share of the category's, 0 to 1
     */
    public record CostPart(String category, String part, Range amount, Double share) implements Serializable {}

    /**
     * Where one way becomes cheaper than another.
     *
     * @param name what is compared
     * @param value the crossing
     * @param unit unit of the crossing
     * @param current where the project is; null where it does not say
     * @param amount unit of what the ways take; null where the rulebook does not state them
     * @param ways the two ways, the one that takes less below the crossing first; empty where not stated
     * @param because how it comes about
     * @param rule id of the rule
     * @param source section of the article
     */
    public record BreakEven(
            String name,
            Double value,
            String unit,
            @Nullable Double current,
            @Nullable String amount,
            List<Way> ways,
            String because,
            String rule,
            String source)
            implements Serializable {}

    /**
     * One way that a break-even compares.
     *
     * @param name the way
     * @param fixed amount before the first unit
     * @param perUnit amount that each unit adds
     */
    public record Way(String name, Double fixed, Double perUnit) implements Serializable {}

    /**
     * An amount that could not be computed.
     *
     * @param amount which
     * @param fact JSON pointer of the fact that would give it
     */
    public record Unknown(String amount, String fact) implements Serializable {}

    /**
     * What becomes of the project when every range takes values at random, log-normally distributed with its ends as the
     * 5th and 95th percentile; a range that starts at 0 has the shape of a triangle.
     *
     * @param draws how many projects were drawn
     * @param seed of the draws; the same gives the same
     * @param totalCost USD over the horizon
     * @param tlEvs the economic viability score; null where no benefit is known
     * @param probabilityAboveOne share of draws whose score exceeds 1; null where no benefit is known
     * @param sameStrategy share of draws for which the same strategy is recommended
     * @param drivers the facts and figures that move the score most, or the total cost where there is no score
     */
    public record Uncertainty(
            int draws,
            long seed,
            Percentiles totalCost,
            @Nullable Percentiles tlEvs,
            @Nullable Double probabilityAboveOne,
            Double sameStrategy,
            List<Driver> drivers)
            implements Serializable {}

    /** What so many per cent of the draws do not exceed. */
    public record Percentiles(Double p5, Double p25, Double p50, Double p75, Double p95) implements Serializable {}

    /**
     * What one range does when all others have their likely value.
     *
     * @param fact JSON pointer, or table, row and column of the figure
     * @param range its values
     * @param atLow the score at its low end
     * @param atHigh the score at its high end
     */
    public record Driver(String fact, Range range, Double atLow, Double atHigh) implements Serializable {}

    /**
     * Something that a reader should know.
     *
     * @param code stable id
     * @param severity {@code WARNING}, {@code ADVICE} or {@code INFO}
     * @param message one or two sentences with the project's own figures
     * @param rule id of the rule
     * @param source section of the article
     */
    public record Finding(String code, String severity, String message, String rule, String source)
            implements Serializable {}

    /**
     * What to do next.
     *
     * @param what the step
     * @param because why, with the project's own figures
     * @param rule id of the rule
     * @param source section of the article
     * @param command how this program helps with it, {@code FACTS} standing for the facts file; null where it does not
     */
    public record NextStep(
            String what,
            String because,
            String rule,
            String source,
            @Nullable String command) implements Serializable {}

    /**
     * What stood in for a fact that the project did not state, or a figure of the rulebook that the article does not give.
     *
     * @param fact JSON pointer, or id of the figure
     * @param value number, range, text or boolean
     * @param source id of a section or source
     * @param basis {@code PUBLISHED}, {@code MEASURED} or {@code ASSUMPTION}
     * @param note what a reader should know of it, such as where the article contradicts itself; null where there is nothing
     */
    public record Assumption(
            String fact,
            Object value,
            String source,
            String basis,
            @Nullable String note) implements Serializable {}

    /**
     * The same under another identity, for a decision that was made already and is made again.
     *
     * @param other the identity
     * @param at when it was made
     * @return the advice under that identity
     */
    @API(status = API.Status.INTERNAL)
    public Advice identifiedAs(String other, String at) {
        return new Advice(
                project,
                other,
                at,
                rulebook,
                engine,
                software,
                request,
                factsDigest,
                basis,
                recommendation,
                decisionPath,
                peft,
                models,
                costs,
                viability,
                breakEvens,
                uncertainty,
                findings,
                nextSteps,
                assumptions,
                sources,
                input,
                facts,
                trace);
    }

    /** The same with what was found of its uncertainty. */
    Advice with(Uncertainty found) {
        return with(request, found);
    }

    /** The same with who asked, and what for. */
    Advice with(Request asked) {
        return with(asked, uncertainty);
    }

    private Advice with(@Nullable Request asked, @Nullable Uncertainty found) {
        return new Advice(
                project,
                id,
                decidedAt,
                rulebook,
                engine,
                software,
                asked,
                factsDigest,
                basis,
                recommendation,
                decisionPath,
                peft,
                models,
                costs,
                viability,
                breakEvens,
                found,
                findings,
                nextSteps,
                assumptions,
                sources,
                input,
                facts,
                trace);
    }

    /**
     * A section of the article or another source that the advice cites.
     *
     * @param id as statements cite it, such as {@code 9.1}
     * @param title its title
     */
    public record Source(String id, String title) implements Serializable {}

    /**
     * A fact that the trace names.
     *
     * @param type kind of fact, as rules name it
     * @param pointer JSON pointer of a fact of the input, empty for the file as a whole; null for all others
     * @param values what it says, field by field; what is unknown is left out
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Fact(String type, @Nullable String pointer, Map<String, Object> values) implements Serializable {}

    /**
     * One rule that fired, and stood at the end.
     *
     * @param id of this firing: the id of its rule and the words that tell what it concluded, the same as long as these are
     * @param rule id of the rule
     * @param file file of the rulebook
     * @param line line of the rule in it
     * @param source section of the article
     * @param because the rule's sentence with the figures of the case
     * @param pointers JSON pointers of what the rule reads of the input; null where it reads nothing of it
     * @param matched ids of the facts that it matched: a JSON pointer or {@code project} for the input, {@code table/row} for the
     *     reference data, else the type of a conclusion with the words that identify it
     * @param concluded ids of the facts that it concluded
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Firing(
            String id,
            String rule,
            String file,
            int line,
            String source,
            String because,
            @Nullable List<String> pointers,
            List<String> matched,
            List<String> concluded)
            implements Serializable {}
}
