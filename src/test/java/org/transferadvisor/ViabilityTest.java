package org.transferadvisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.transferadvisor.costs.Viability;
import org.transferadvisor.facts.Range;

/** Section 10 of the specification: benefits, success, TL-EVS and verdict; break-evens and the findings that need money. */
class ViabilityTest {

    private static Case measured(double similarity) {
        return Case.project()
                .candidate(Map.of(
                        "model",
                        "a model",
                        "parametersB",
                        7,
                        "similarity",
                        Map.of("semantic", similarity, "distribution", similarity, "task", similarity)));
    }

    /** §4.1: sixteen weeks at $100,000 are worth $1,600,000. */
    @Test
    void timeToProduction() {
        Advice advice = Case.project()
                .with("/task/type", "TEXT_CLASSIFICATION")
                .with("/economics/weeklyRevenue", 100_000)
                .advise();
        assertThat(advice.viability().benefits().time()).isEqualTo(Range.exactly(1_600_000));
        Advice slower = Case.project()
                .with("/economics/weeksFromScratch", 3)
                .with("/economics/weeksTransfer", 5)
                .with("/economics/weeklyRevenue", 100_000)
                .advise();
        assertThat(slower.viability().benefits().time()).isEqualTo(Range.exactly(0));
        assertThat(Case.project().advise().viability().unknown())
                .contains(
                        new Advice.Unknown("benefits.time", "/economics/weeklyRevenue"),
                        new Advice.Unknown("benefits.time", "/economics/weeksFromScratch"),
                        new Advice.Unknown("benefits.time", "/economics/weeksTransfer"));
    }

    /** §4.2: 50,000 samples less 500, at 10 to 100 dollars: 495,000 to 4,950,000. */
    @Test
    void dataThatNeedsNoAnnotation() {
        Case imaging = Case.project().with("/task/type", "MEDICAL_IMAGING").with("/data/labeledSamples", 500);
        Range data = Viability.data(Range.exactly(50_000), 500, Range.between(10, 100));
        assertThat(data.low()).isEqualTo(495_000);
        assertThat(data.high()).isEqualTo(4_950_000);
        assertThat(imaging.advise().viability().benefits().data().low()).isEqualTo(495_000);
        assertThat(imaging.with("/data/labeledSamples", 600_000)
                        .advise()
                        .viability()
                        .benefits()
                        .data())
                .isEqualTo(Range.exactly(0));
    }

    @Test
    void accuracyAndMaintenance() {
        Case facts = Case.project().with("/task/domain", "medical-imaging");
        assertThat(facts.with("/economics/accuracyPointValue", 1000)
                        .advise()
                        .viability()
                        .benefits()
                        .accuracy())
                .isEqualTo(Range.exactly(18_000));
        assertThat(facts.with("/economics/accuracyPointValue", 1000)
                        .with("/economics/accuracyGainPoints", -2)
                        .advise()
                        .viability()
                        .benefits()
                        .accuracy())
                .isEqualTo(Range.exactly(-2000));
        assertThat(Case.project()
                        .with("/economics/annualMaintenanceSavings", 2400)
                        .with("/serving/horizonMonths", 6)
                        .advise()
                        .viability()
                        .benefits()
                        .maintenance())
                .isEqualTo(Range.exactly(1200));
        assertThat(Case.project()
                        .with("/task/domain", "anything else")
                        .advise()
                        .viability()
                        .unknown())
                .contains(
                        new Advice.Unknown("benefits.accuracy", "/economics/accuracyGainPoints"),
                        new Advice.Unknown("benefits.accuracy", "/economics/accuracyPointValue"));
    }

    /** §6.3: the four published ranges sum to 175,000 to 1,150,000. */
    @Test
    void theCostOfNegativeTransfer() {
        double low = 0;
        double high = 0;
        for (String id : new String[] {"compute", "debugging", "delay", "rebuild"}) {
            Range value = (Range) Case.advisor()
                    .rulebook()
                    .reference()
                    .row("figures", "negative-transfer-" + id)
                    .cell("value");
            low += value.low();
            high += value.high();
        }
        assertThat(low).isEqualTo(175_000);
        assertThat(high).isEqualTo(1_150_000);
        Range risk = Case.project().advise().viability().costs().risk();
        assertThat(risk.low()).isCloseTo(0.15 * 175_000, within(1e-6));
        assertThat(risk.high()).isCloseTo(0.20 * 1_150_000, within(1e-6));
        Advice strong = measured(0.9).advise();
        assertThat(strong.viability().costs().risk().high()).isCloseTo(0.05 * 1_150_000, within(1e-6));
        assertThat(strong.viability().parts().stream()
                        .filter(each -> each.category().equals("risk")))
                .hasSize(4);
    }

    @ParameterizedTest
    @CsvSource({"0.4, 0.5", "0.7, 0.78", "0, 0.1561", "1, 0.9263"})
    void successFollowsTheLogisticCurve(double dps, double probability) {
        assertThat(measured(dps).advise().viability().successProbability()).isEqualTo(probability);
    }

    @Test
    void withoutMeasurementOrModelSuccessIsEven() {
        assertThat(Case.project().advise().viability().successProbability()).isEqualTo(0.5);
        assertThat(Case.project()
                        .candidate(Map.of("model", "BERT-base"))
                        .advise()
                        .viability()
                        .successProbability())
                .isEqualTo(0.5);
    }

    @Test
    void theScoreIsBenefitsOverCostsTimesSuccess() {
        Advice advice =
                measured(0.7).with("/economics/annualMaintenanceSavings", 1e6).advise();
        Advice.Viability viability = advice.viability();
        assertThat(viability.tlEvs().low())
                .isCloseTo(1e6 / viability.costs().total().high() * 0.78, within(1e-9));
        assertThat(viability.tlEvs().likely())
                .isCloseTo(1e6 / viability.costs().total().likely() * 0.78, within(1e-9));
        assertThat(viability.tlEvs().high())
                .isCloseTo(1e6 / viability.costs().total().low() * 0.78, within(1e-9));
    }

    /** The maintenance savings at which each end of the score crosses 1, and a dollar to each side. */
    @Test
    void theVerdictTurnsWhereTheScoreCrossesOne() {
        Case facts = measured(0.7);
        Range costs = facts.advise().viability().costs().total();
        double likely = costs.likely() / 0.78;
        double sure = costs.high() / 0.78;
        assertThat(verdict(facts.with("/economics/annualMaintenanceSavings", likely - 1)))
                .isEqualTo("DO_NOT_PROCEED");
        assertThat(verdict(facts.with("/economics/annualMaintenanceSavings", likely + 1)))
                .isEqualTo("PILOT_FIRST");
        assertThat(verdict(facts.with("/economics/annualMaintenanceSavings", sure - 1)))
                .isEqualTo("PILOT_FIRST");
        assertThat(verdict(facts.with("/economics/annualMaintenanceSavings", sure + 1)))
                .isEqualTo("PROCEED");
        assertThat(verdict(facts)).isEqualTo("NOT_ASSESSED");
        assertThat(facts.advise().viability().tlEvs()).isNull();
    }

    @Test
    void theDangerZoneCapsTheVerdict() {
        Case danger =
                measured(0.45).with("/data/labeledSamples", 999).with("/economics/annualMaintenanceSavings", 1e12);
        assertThat(verdict(danger)).isEqualTo("PILOT_FIRST");
        assertThat(danger.advise().viability().reason()).contains("danger zone");
        assertThat(verdict(danger.with("/data/labeledSamples", 1000))).isEqualTo("PROCEED");
        assertThat(verdict(danger.with("/economics/annualMaintenanceSavings", 1)))
                .isEqualTo("DO_NOT_PROCEED");
    }

    private static String verdict(Case facts) {
        return facts.advise().viability().verdict();
    }

    // ---- transfer or a purpose-built model (§3.3) ----

    private static Case sentiment(double requests) {
        return Case.project()
                .with("/task/type", "TEXT_CLASSIFICATION")
                .with("/data/alreadyLabeled", 5000)
                .with("/budget/compute", 20_000)
                .with("/serving/requestsPerMonth", requests)
                .with("/serving/tokensPerRequest", 100)
                .with("/serving/gpu", "A100-80GB")
                .with("/fromScratch", Map.of("parametersB", 0.002, "developmentCost", 100_000))
                .candidate(Map.of(
                        "model", "BERT-base", "similarity", Map.of("semantic", 0.9, "distribution", 0.9, "task", 0.9)));
    }

    @Test
    void inferenceOutweighsTransferAtHighVolume() {
        Advice many = sentiment(1e12).advise();
        assertThat(Case.message(many, "INFERENCE_OUTWEIGHS_TRANSFER")).contains("55 times");
        assertThat(Case.codes(many)).contains("COMPRESSION_BRIDGES_INFERENCE");
        Advice few = sentiment(1e6).advise();
        assertThat(Case.codes(few)).doesNotContain("INFERENCE_OUTWEIGHS_TRANSFER", "COMPRESSION_BRIDGES_INFERENCE");
    }

    @Test
    void anApiMayBeOutweighedToo() {
        Case api = sentiment(1e12)
                .with(
                        "/candidates",
                        java.util.List.of(Map.of("model", "api", "access", "API", "pricePerMillionTokens", 2)));
        assertThat(Case.message(api.advise(), "INFERENCE_OUTWEIGHS_TRANSFER")).contains("api has is unknown");
        assertThat(Case.codes(api.with("/serving/requestsPerMonth", 1).advise()))
                .doesNotContain("INFERENCE_OUTWEIGHS_TRANSFER");
    }

    /** Equal sizes: a request costs the same, so only what is paid once differs. */
    @Test
    void withoutASavingByRequestThereIsNoBreakEven() {
        Advice same = sentiment(1e6)
                .with("/fromScratch", Map.of("parametersB", 0.11, "developmentCost", 1))
                .advise();
        assertThat(same.breakEvens()).noneMatch(each -> each.name().equals("PURPOSE_BUILT_AGAINST_TRANSFER"));
        assertThat(Case.message(same, "INFERENCE_OUTWEIGHS_TRANSFER")).contains("costs no less");
    }

    @Test
    void theBreakEvenOfAPurposeBuiltModelIsWhereTheTotalsMeetByLoadAlone() {
        Advice advice = sentiment(1e6).advise();
        Advice.BreakEven crossing = breakEven(advice, "PURPOSE_BUILT_AGAINST_TRANSFER");
        Advice.Costs costs = advice.viability().costs();
        double fixed = costs.selection().likely()
                + costs.adaptation().likely()
                + costs.data().likely();
        double perToken = 2 * 1e9 / (312e12 * 0.2) / 3600 * 5;
        double saved = (0.11 - 0.002) * perToken * 100 * 12;
        assertThat(crossing.value()).isCloseTo((100_000 - fixed) / saved, within(crossing.value() * 1e-6));
        assertThat(crossing.current()).isEqualTo(1e6);
    }

    // ---- an API or GPUs (§3.2) ----

    private static Case both(double price) {
        return Case.project()
                .with("/serving/gpu", "A100-80GB")
                .candidate(Map.of("model", "api", "access", "API", "pricePerMillionTokens", price))
                .candidate(Map.of("model", "open", "parametersB", 7));
    }

    /** One A100 stands ready: 730 hours at $5 are $3,650, which $2 a million reach at 1.825 billion tokens. */
    @Test
    void hostingAgainstAnApi() {
        Advice.BreakEven crossing = breakEven(both(2).advise(), "HOSTING_AGAINST_API");
        assertThat(crossing.value()).isEqualTo(1.825e9);
        assertThat(crossing.current()).isNull();
        assertThat(Case.message(both(2).advise(), "API_BREAK_EVEN")).contains("serving.requestsPerMonth");
        Case traffic = both(2).with("/serving/tokensPerRequest", 1);
        assertThat(Case.message(
                        traffic.with("/serving/requestsPerMonth", 1.825e9).advise(), "API_BREAK_EVEN"))
                .contains("hosting is cheaper");
        assertThat(Case.message(
                        traffic.with("/serving/requestsPerMonth", 1.824e9).advise(), "API_BREAK_EVEN"))
                .contains("the API is cheaper");
    }

    /** A token of 7B costs 14e9 / (312e12 * 0.2) / 3600 hours at $5: $0.3116 a million. */
    @ParameterizedTest
    @CsvSource({"0.31, true", "0.32, false"})
    void hostingIsNeverCheaperThanAnApiBelowTheCostOfAToken(double price, boolean never) {
        Advice advice = both(price).advise();
        assertThat(Case.message(advice, "API_BREAK_EVEN").contains("never")).isEqualTo(never);
        assertThat(advice.breakEvens().stream().anyMatch(each -> each.name().equals("HOSTING_AGAINST_API")))
                .isEqualTo(!never);
    }

    @Test
    void withoutBothKindsOfCandidateThereIsNoSuchBreakEven() {
        assertThat(Case.codes(measured(0.8).advise())).doesNotContain("API_BREAK_EVEN");
        assertThat(Case.codes(
                        Case.project().candidate(Map.of("model", "gpt-4o")).advise()))
                .doesNotContain("API_BREAK_EVEN");
    }

    // ---- portfolios (§7.2, §10.2) ----

    @Test
    void portfolios() {
        Advice advice = measured(0.8)
                .with("/portfolio/modelsInDomain", 12)
                .with("/serving/variants", 3)
                .advise();
        Advice.BreakEven pretraining = breakEven(advice, "DOMAIN_PRETRAINING_AGAINST_ADAPTATION");
        assertThat(pretraining.current()).isEqualTo(12);
        double runs = Math.sqrt(6) + 2;
        double spared = (100 * 5 - 10 * 5) * runs;
        assertThat(pretraining.value()).isEqualTo(Math.ceil(Math.sqrt(1e5 * 1e6) / spared));
        assertThat(breakEven(advice, "ADAPTERS_AGAINST_COPIES").value()).isEqualTo(2);
    }

    @Test
    void runsAfterPretrainingAreWhatTheComputeBudgetPays() {
        Case facts = measured(0.6).with("/modelMatch", "PARTIAL").with("/budget/domainAdaptation", 200_000);
        Advice enough = facts.with("/budget/compute", 5000).advise();
        assertThat(enough.recommendation().strategy()).isEqualTo("DOMAIN_PRETRAINING");
        assertThat(Case.codes(enough)).doesNotContain("ITERATIONS_EXCEED_BUDGET");
        assertThat(Case.message(facts.with("/budget/compute", 20).advise(), "ITERATIONS_EXCEED_BUDGET"))
                .startsWith("After pre-training, 2 runs of");
    }

    private static Advice.BreakEven breakEven(Advice advice, String name) {
        return advice.breakEvens().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
