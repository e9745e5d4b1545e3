package org.transferadvisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.transferadvisor.facts.Basis;
import org.transferadvisor.facts.Range;

/** Sections 8 and 9 of the specification, with the article's own numbers. */
class CostsTest {

    private static Case sized(double size) {
        return Case.project()
                .candidate(Map.of(
                        "model",
                        "a model",
                        "parametersB",
                        size,
                        "similarity",
                        Map.of("semantic", 0.8, "distribution", 0.8, "task", 0.8)));
    }

    private static Advice.Cost cost(Advice advice, String strategy) {
        return advice.costs().stream()
                .filter(each -> each.strategy().equals(strategy))
                .findFirst()
                .orElseThrow();
    }

    private static void assertRange(Range range, double low, double high) {
        assertThat(range.low()).isCloseTo(low, within(low * 1e-9 + 1e-12));
        assertThat(range.high()).isCloseTo(high, within(high * 1e-9 + 1e-12));
    }

    // ---- hours and compute (§5.2) ----

    @ParameterizedTest
    @CsvSource({
        "FEATURE_EXTRACTION, 8, 0.5, 2",
        "LINEAR_PROBE, 8, 1, 5",
        "FULL_FINE_TUNING, 8, 50, 200",
        "LORA, 8, 5, 20",
        "LORA, 64, 10, 40",
        "QLORA, 8, 3, 10",
        "ADAPTERS, 8, 10, 30",
        "PROMPT_TUNING, 8, 1, 5",
        "PREFIX_TUNING, 8, 1, 5",
        "IA3, 8, 1, 5",
    })
    void hoursAt7BAndTenTimesThatAt70B(String strategy, int rank, double low, double high) {
        Advice seven = sized(7).with("/adaptation/loraRank", rank).advise();
        assertRange(cost(seven, strategy).gpuHours(), low, high);
        assertRange(cost(seven, strategy).compute(), low * 5, high * 5);
        Advice seventy = sized(70).with("/adaptation/loraRank", rank).advise();
        assertRange(cost(seventy, strategy).gpuHours(), low * 10, high * 10);
        assertRange(cost(seventy, strategy).adaptation(), low * 10 * 5 * 2, high * 10 * 5 * 3);
    }

    @ParameterizedTest
    @CsvSource({"1, 4.375, 17.5", "8, 5, 20", "36, 7.5, 30", "64, 10, 40", "1024, 95.7142857143, 382.857142857"})
    void theHoursOfLoraLieOnTheLineThroughTheTwoPublishedRanks(int rank, double low, double high) {
        Range hours = cost(sized(7).with("/adaptation/loraRank", rank).advise(), "LORA")
                .gpuHours();
        assertRange(hours, low, high);
        assertRange(
                cost(sized(7).with("/adaptation/loraRank", rank).advise(), "FULL_FINE_TUNING")
                        .gpuHours(),
                50,
                200);
    }

    @Test
    void otherGpusTakeTheirShareOfTheHoursAtTheirPrice() {
        Range compute = cost(sized(7).with("/hardware/gpu", "H100-80GB").advise(), "LORA")
                .compute();
        assertRange(compute, 5 * 312.0 / 989 * 1.38, 20 * 312.0 / 989 * 4.76);
        Range stated = cost(
                        sized(7).with("/hardware/gpu", "H100-80GB")
                                .with("/hardware/pricePerGpuHour", 2)
                                .advise(),
                        "LORA")
                .compute();
        assertRange(stated, 5 * 312.0 / 989 * 2, 20 * 312.0 / 989 * 2);
    }

    @Test
    void strategiesOfSeveralSteps() {
        Case facts =
                sized(7).with("/task/targetQuality", "NEAR_FULL_FINE_TUNING").with("/serving/variants", 5);
        Advice advice = facts.advise();
        assertThat(advice.peft().winner()).isEqualTo("LORA");
        assertRange(cost(advice, "TRANSFER_THEN_DISTILL").gpuHours(), 5 + 5, 20 + 20);
        assertRange(cost(advice, "TRANSFER_THEN_QUANTIZE").gpuHours(), 5 + 0.5, 20 + 2);
        assertRange(cost(advice, "MULTI_SOURCE_TRANSFER").gpuHours(), 5 * 2, 20 * 2);
        assertRange(cost(advice, "DOMAIN_PRETRAINING").compute(), 100_000 + 25, 1_000_000 + 100);
        assertRange(cost(advice, "DOMAIN_PRETRAINING").adaptation(), 100_000 + 25 * 6, 1_000_000 + 100 * 7);
        assertThat(cost(advice, "DOMAIN_PRETRAINING").gpuHours()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "2, 2", "3, 3", "4, 3"})
    void multiSourceTransferTriesTwoOrThreeSources(int candidates, int sources) {
        Case facts =
                sized(7).with("/task/targetQuality", "NEAR_FULL_FINE_TUNING").with("/serving/variants", 5);
        for (int i = 1; i < candidates; i++) {
            facts = facts.candidate(Map.of("model", "other " + i, "parametersB", 700));
        }
        assertRange(cost(facts.advise(), "MULTI_SOURCE_TRANSFER").gpuHours(), 5 * sources, 20 * sources);
    }

    @Test
    void aModelOfOnesOwnCostsItsDevelopmentOnceOrIsUnknown() {
        Case none = sized(7).with("/modelMatch", "NONE");
        assertThat(cost(none.advise(), "HYBRID").compute()).isNull();
        Advice stated = none.with("/fromScratch/developmentCost", Map.of("low", 100, "high", 400))
                .advise();
        assertThat(cost(stated, "HYBRID").compute()).isEqualTo(new Range(100.0, 200.0, 400.0));
        assertThat(cost(stated, "HYBRID").adaptation()).isEqualTo(new Range(100.0, 200.0, 400.0));
        assertThat(stated.viability().costs().adaptation()).isEqualTo(new Range(100.0, 200.0, 400.0));
        assertThat(none.advise().viability().unknown())
                .contains(new Advice.Unknown("costs.adaptation", "/fromScratch/developmentCost"));
    }

    // ---- memory (§7.4, §9 of the specification) ----

    @ParameterizedTest
    @CsvSource({
        "FULL_FINE_TUNING, 7, 113.284781808, 2",
        "FULL_FINE_TUNING, 70, 1122.32184006, 16",
        "LORA, 7, 15.6389569055, 1",
        "LORA, 70, 145.863591037, 2",
        "QLORA, 7, 5.27895690552, 1",
        "QLORA, 70, 42.2635910374, 1",
        "ADAPTERS, 7, 17.7891779424, 1",
        "FEATURE_EXTRACTION, 70, 141, 2",
        "LINEAR_PROBE, 70, 141, 2",
    })
    void memory(String strategy, double size, double gb, long gpus) {
        Advice.Cost cost = cost(sized(size).with("/hardware/count", gpus).advise(), strategy);
        assertThat(cost.trainingMemoryGb()).isCloseTo(gb, within(1e-8));
        assertThat(cost.gpusNeeded()).isEqualTo(gpus);
        assertThat(cost.fits()).isTrue();
        if (gpus > 1) {
            assertThat(cost(sized(size).with("/hardware/count", gpus - 1).advise(), strategy)
                            .fits())
                    .isFalse();
        }
        assertThat(cost(sized(size).advise(), strategy).fits()).isNull();
    }

    /**
     * LoRA in 16 bits by LLaMA-Factory's table of hardware; QLoRA by table 6 of its paper (arXiv:2305.14314), and at 70B by
     * LLaMA-Factory's.
     */
    @ParameterizedTest
    @CsvSource({
        "LORA, 7, 16",
        "LORA, 14, 32",
        "LORA, 30, 64",
        "LORA, 70, 160",
        "QLORA, 7, 5",
        "QLORA, 13, 10",
        "QLORA, 33, 21",
        "QLORA, 65, 41",
        "QLORA, 70, 48",
    })
    void memoryIsWithinAFifthOfPublicFigures(String strategy, double size, double publicGb) {
        double computed = cost(sized(size).advise(), strategy).trainingMemoryGb();
        assertThat(computed).isCloseTo(publicGb, within(publicGb * 0.2));
    }

    /** Published counts: see lora_trainable_params.csv of the data, and the LoRA paper's table 2 for RoBERTa. */
    @ParameterizedTest
    @CsvSource({
        "Llama-2-7B, 8, 4194304",
        "Llama-3.2-3B, 32, 9175040",
        "Llama-3.2-3B, 64, 18350080",
        "RoBERTa-base, 8, 294912",
        "Llama-2-70B, 16, 32768000",
    })
    void lowRankParametersOfKnownModels(String model, int rank, double count) {
        Advice advice = Case.project()
                .with("/adaptation/loraRank", rank)
                .candidate(Map.of("model", model))
                .advise();
        assertThat(cost(advice, "LORA").trainedParameters()).isEqualTo(count);
        assertThat(cost(advice, "FULL_FINE_TUNING").trainedParameters()).isNull();
        assertThat(cost(sized(7).advise(), "LORA").trainedParameters())
                .isCloseTo(7e9 * Math.sqrt(0.001 * 0.01) * 1, within(1.0));
    }

    @Test
    void lowRankParametersAgreeWithThePublishedCounts() throws java.io.IOException {
        java.nio.file.Path data = java.nio.file.Path.of("../shared/data/lora_trainable_params.csv");
        org.junit.jupiter.api.Assumptions.assumeTrue(java.nio.file.Files.exists(data));
        int compared = 0;
        for (String line : java.nio.file.Files.readAllLines(data)
                .subList(1, java.nio.file.Files.readAllLines(data).size())) {
            String[] cells = line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1);
            if (cells[6].isEmpty() || cells[1].contains("DoRA")) {
                continue;
            }
            double count = 0;
            for (String widths : cells[3].split("\\+", -1)) {
                String[] sizes = widths.split("x", -1);
                count += org.transferadvisor.costs.Training.matrixPair(
                        Double.parseDouble(sizes[0]), Double.parseDouble(sizes[1]), Double.parseDouble(cells[4]));
            }
            count *= Double.parseDouble(cells[2]);
            double published = Double.parseDouble(cells[6]);
            assertThat(count)
                    .as(line)
                    .isCloseTo(published, within(published * (cells[7].contains("rounds") ? 0.02 : 0.01)));
            compared++;
        }
        assertThat(compared).isGreaterThan(8);
    }

    @Test
    void theArticlesOwnMemoryStandsBeside() {
        Advice advice = sized(70).advise();
        assertRange(cost(advice, "LORA").statedMemoryGb(), 40, 80);
        assertRange(cost(advice, "QLORA").statedMemoryGb(), 24, 40);
        assertRange(cost(advice, "FULL_FINE_TUNING").statedMemoryGb(), 640, 640);
        assertThat(cost(advice, "ADAPTERS").statedMemoryGb()).isNull();
    }

    // ---- storage (§7.2) ----

    @Test
    void tenVariantsOf70B() {
        Advice advice = sized(70).with("/serving/variants", 10).advise();
        assertRange(cost(advice, "FULL_FINE_TUNING").storageGb(), 1400, 1400);
        double lora = 140 + 10 * 140 * Math.sqrt(0.001 * 0.01);
        assertRange(cost(advice, "LORA").storageGb(), lora, lora);
        assertRange(cost(advice, "TRANSFER_THEN_DISTILL").storageGb(), 140, 140);
        assertRange(cost(advice, "TRANSFER_THEN_QUANTIZE").storageGb(), 350, 350);
        double adapters = 140 + 10 * 140 * Math.sqrt(0.01 * 0.05);
        assertRange(cost(advice, "ADAPTERS").storageGb(), adapters, adapters);
    }

    // ---- selection (§5.1) ----

    @Test
    void selectionOfTheArticlesExample() {
        Advice advice =
                Case.project().with("/economics/weeklyProjectCost", 50_000).advise();
        assertThat(part(advice, "selection", "engineers' time"))
                .isEqualTo(new Range(
                        3000.0, part(advice, "selection", "engineers' time").likely(), 24000.0));
        assertThat(part(advice, "selection", "opportunity")).isEqualTo(Range.exactly(100_000));
        assertRange(part(advice, "selection", "evaluation compute"), 100, 1000);
        assertThat(advice.viability().unknown()).noneMatch(each -> each.amount().equals("costs.selection"));
        Case ten = Case.project();
        for (int i = 0; i < 10; i++) {
            ten = ten.candidate(Map.of("model", "m" + i, "parametersB", 1));
        }
        assertRange(part(ten.advise(), "selection", "evaluation compute"), 1000, 10_000);
        assertThat(ten.advise().viability().unknown())
                .contains(new Advice.Unknown("costs.selection", "/economics/weeklyProjectCost"));
    }

    @Test
    void theSharesOfACategorySumToOne() {
        Advice advice =
                Case.project().with("/economics/weeklyProjectCost", 50_000).advise();
        for (String category : List.of("selection", "risk", "data")) {
            double sum = advice.viability().parts().stream()
                    .filter(each -> each.category().equals(category))
                    .mapToDouble(Advice.CostPart::share)
                    .sum();
            assertThat(sum).isCloseTo(1, within(1e-9));
        }
    }

    // ---- data (§5.3) ----

    /** 5,000 images at $0.50, 30% for quality assurance, 80 hours at $150: $15,250. */
    @Test
    void theArticlesDatasetCosts15250() {
        Advice advice = Case.project()
                .with("/task/type", "IMAGE_CLASSIFICATION")
                .with("/data/annotationCostPerSample", 0.5)
                .with("/data/formatConversionHours", 80)
                .with("/economics/engineerHourlyRate", 150)
                .advise();
        assertThat(part(advice, "data", "annotation")).isEqualTo(Range.exactly(3250));
        assertThat(part(advice, "data", "format conversion")).isEqualTo(Range.exactly(12_000));
        assertThat(advice.viability().costs().data()).isEqualTo(Range.exactly(15_250));
    }

    @Test
    void whatIsAnnotatedAlreadyIsNotPaidAgain() {
        Case facts = Case.project().with("/task/type", "IMAGE_CLASSIFICATION").with("/data/annotationCostPerSample", 1);
        assertThat(part(facts.with("/data/alreadyLabeled", 4000).advise(), "data", "annotation"))
                .isEqualTo(Range.exactly(1300));
        assertThat(part(facts.with("/data/alreadyLabeled", 5000).advise(), "data", "annotation"))
                .isEqualTo(Range.exactly(0));
        Case unknown = Case.project();
        assertThat(unknown.advise().viability().unknown())
                .contains(new Advice.Unknown("costs.data", "/data/annotationCostPerSample"));
        Advice annotated = unknown.with("/data/alreadyLabeled", 5000).advise();
        assertThat(part(annotated, "data", "annotation")).isEqualTo(Range.exactly(0));
        assertThat(annotated.viability().unknown())
                .noneMatch(each -> each.amount().equals("costs.data"));
    }

    // ---- inference (§3.2, §3.3) ----

    @Test
    void anApiCostsByTheToken() {
        Advice advice = Case.project()
                .with("/serving/requestsPerMonth", 1_000_000)
                .candidate(Map.of("model", "x", "access", "API", "pricePerMillionTokens", 2, "hostedFineTuning", true))
                .advise();
        assertThat(cost(advice, advice.recommendation().strategy()).inferencePerMonth())
                .isEqualTo(Range.exactly(1000));
        assertThat(advice.viability().costs().inference()).isEqualTo(Range.exactly(12_000));
        assertThat(advice.viability().unknown())
                .contains(
                        new Advice.Unknown("costs.adaptation", "/candidates/0/fineTuningPricePerMillionTokens"),
                        new Advice.Unknown("costs.adaptation", "/data/tokensPerSample"));
    }

    /** 25,000 samples of 80 tokens three times are 6 million tokens, $30 at $5 a million, and there are two to three runs. */
    @Test
    void hostedFineTuningCostsByTheToken() {
        Advice advice = Case.project()
                .with("/data/labeledSamples", 25_000)
                .with("/data/tokensPerSample", 80)
                .candidate(Map.of(
                        "model", "x", "access", "API", "fineTuningPricePerMillionTokens", 5, "hostedFineTuning", true))
                .advise();
        assertThat(cost(advice, "HOSTED_FINE_TUNING").compute()).isEqualTo(Range.exactly(30));
        assertThat(cost(advice, "HOSTED_FINE_TUNING").adaptation().low()).isEqualTo(60);
        assertThat(cost(advice, "HOSTED_FINE_TUNING").adaptation().high()).isEqualTo(90);
    }

    /** 10^9 requests of 500 tokens on 7B: 2*7e9*5e11 / (312e12*0.4) / 3600 = 15,580.0 hours, far above the floor of 730. */
    @Test
    void hostedWeightsCostTheLargerOfLoadAndFloor() {
        Case few = sized(7).with("/serving/gpu", "A100-80GB").with("/serving/requestsPerMonth", 1000);
        assertRange(cost(few.advise(), "FULL_FINE_TUNING").inferencePerMonth(), 730 * 5, 730 * 5);
        Case many = sized(7).with("/serving/gpu", "A100-80GB").with("/serving/requestsPerMonth", 1e9);
        double hours = 2 * 7e9 * 5e11 / (312e12 * 0.4) / 3600;
        assertRange(cost(many.advise(), "FULL_FINE_TUNING").inferencePerMonth(), hours * 5, hours * 5 * 4);
        assertRange(cost(many.advise(), "LORA").inferencePerMonth(), hours * 5 * 1.05, hours * 5 * 1.05 * 4);
        assertRange(cost(many.advise(), "ADAPTERS").inferencePerMonth(), hours * 5 * 1.1, hours * 5 * 1.1 * 4);
        assertRange(cost(many.advise(), "PROMPT_TUNING").inferencePerMonth(), hours * 5 * 1.02, hours * 5 * 1.02 * 4);
        assertRange(cost(many.advise(), "TRANSFER_THEN_DISTILL").inferencePerMonth(), hours * 0.5, hours * 0.5 * 4);
        assertRange(cost(many.advise(), "TRANSFER_THEN_QUANTIZE").inferencePerMonth(), hours * 2.5, hours * 2.5 * 4);
    }

    /** 70B in 16 bits with headroom: 168 GB, three A100-80GB a copy; quantised 42 GB, one. */
    @Test
    void theFloorCountsCopiesAndGpus() {
        Advice advice = sized(70)
                .with("/serving/gpu", "A100-80GB")
                .with("/serving/requestsPerMonth", 1)
                .with("/serving/variants", 4)
                .advise();
        assertRange(cost(advice, "FULL_FINE_TUNING").inferencePerMonth(), 730 * 4 * 3 * 5, 730 * 4 * 3 * 5);
        assertRange(cost(advice, "LORA").inferencePerMonth(), 730 * 3 * 5, 730 * 3 * 5);
        assertRange(cost(advice, "TRANSFER_THEN_QUANTIZE").inferencePerMonth(), 730 * 4 * 5, 730 * 4 * 5);
        assertRange(cost(advice, "TRANSFER_THEN_DISTILL").inferencePerMonth(), 730 * 4 * 5, 730 * 4 * 5);
    }

    @Test
    void aMixtureOfExpertsLoadsByItsActiveParametersAndStandsByAllOfThem() {
        Case moe = Case.project()
                .candidate(Map.of("model", "moe", "parametersB", 70, "activeParametersB", 7))
                .with("/serving/gpu", "A100-80GB")
                .with("/serving/requestsPerMonth", 1e9);
        double hours = 2 * 7e9 * 5e11 / (312e12 * 0.4) / 3600;
        assertRange(cost(moe.advise(), "FULL_FINE_TUNING").inferencePerMonth(), hours * 5, hours * 5 * 4);
        assertRange(
                cost(moe.with("/serving/requestsPerMonth", 1).advise(), "FULL_FINE_TUNING")
                        .inferencePerMonth(),
                730 * 3 * 5,
                730 * 3 * 5);
    }

    /** 7B in 16 bits with headroom takes 16.8 GB: two V100s of 16 GB at 0.16 cost less than any single GPU. */
    @Test
    void withoutAStatedGpuTheCheapestThatHoldsTheModelServes() {
        Case facts = sized(7).with("/serving/requestsPerMonth", 1);
        assertThat(cost(facts.advise(), "LORA").inferencePerMonth().likely()).isCloseTo(730 * 0.16 * 2, within(1e-6));
        Case stated = facts.with("/serving/gpu", "A100-80GB");
        assertRange(
                cost(stated.with("/serving/shared", true).advise(), "LORA").inferencePerMonth(),
                730 * 16.8 / 80 * 5,
                730 * 16.8 / 80 * 5);
        assertRange(
                cost(stated.with("/serving/pricePerGpuHour", 2).advise(), "LORA")
                        .inferencePerMonth(),
                730 * 2,
                730 * 2);
        assertRange(
                cost(facts.with("/hardware/gpu", "A100-80GB").advise(), "LORA").inferencePerMonth(), 730 * 5, 730 * 5);
    }

    @Test
    void eachFurtherVariantTakesOneRunMore() {
        assertRange(cost(sized(7).advise(), "LORA").adaptation(), 5 * 5 * 2, 20 * 5 * 3);
        assertRange(cost(sized(7).with("/serving/variants", 4).advise(), "LORA").adaptation(), 5 * 5 * 5, 20 * 5 * 6);
    }

    @Test
    void aSmallProjectHasLessToLose() {
        Range whole = sized(7).advise().viability().costs().risk();
        assertRange(
                sized(7).with("/budget/project", 115_000)
                        .advise()
                        .viability()
                        .costs()
                        .risk(),
                whole.low() / 10,
                whole.high() / 10);
        assertRange(
                sized(7).with("/budget/project", 1_150_000)
                        .advise()
                        .viability()
                        .costs()
                        .risk(),
                whole.low(),
                whole.high());
        assertRange(
                sized(7).with("/budget/project", 2_000_000)
                        .advise()
                        .viability()
                        .costs()
                        .risk(),
                whole.low(),
                whole.high());
    }

    @Test
    void gpusThatShareNothingHoldTheWholeModelOrNoneDoes() {
        Case facts = sized(70).with("/hardware/count", 4);
        assertThat(cost(facts.advise(), "LORA").gpusNeeded()).isEqualTo(2);
        assertThat(cost(facts.advise(), "LORA").memoryPerGpuGb())
                .isCloseTo((145.863591037 - 2.32184006) / 4 + 2.32184006, within(1e-6));
        Advice.Cost alone = cost(facts.with("/hardware/sharding", "NONE").advise(), "LORA");
        assertThat(alone.gpusNeeded()).isNull();
        assertThat(alone.fits()).isFalse();
        assertThat(alone.memoryPerGpuGb()).isCloseTo(145.863591037, within(1e-6));
    }

    @Test
    void hoursAreToldOnTheGpusAtHand() {
        Advice.Cost cost = cost(
                sized(7).with("/hardware/gpu", "H100-80GB")
                        .with("/hardware/count", 4)
                        .advise(),
                "LORA");
        assertRange(cost.gpuHours(), 5, 20);
        assertRange(cost.deviceHours(), 5 * 312.0 / 989, 20 * 312.0 / 989);
        assertRange(cost.wallClockHours(), 5 * 312.0 / 989 / 4, 20 * 312.0 / 989 / 4);
    }

    @Test
    void aLicenceIsPaidByTheMonth() {
        Advice advice = Case.project()
                .candidate(Map.of(
                        "model",
                        "licensed",
                        "access",
                        "PROPRIETARY_LICENSE",
                        "parametersB",
                        7,
                        "licenseCostPerMonth",
                        9000))
                .with("/serving/gpu", "A100-80GB")
                .with("/serving/requestsPerMonth", 1)
                .advise();
        assertRange(cost(advice, "FULL_FINE_TUNING").inferencePerMonth(), 730 * 5 + 9000, 730 * 5 + 9000);
    }

    @Test
    void withoutTrafficInferenceIsUnknownNotZero() {
        Advice advice = sized(7).advise();
        assertThat(cost(advice, "LORA").inferencePerMonth()).isNull();
        assertThat(advice.viability().costs().inference()).isNull();
        assertThat(advice.viability().unknown())
                .contains(new Advice.Unknown("costs.inference", "/serving/requestsPerMonth"));
        assertThat(advice.viability().partial()).isTrue();
        Advice idle = sized(7).with("/serving/gpu", "A100-80GB")
                .with("/serving/requestsPerMonth", 0)
                .advise();
        assertRange(idle.viability().costs().inference(), 730 * 5 * 12, 730 * 5 * 12);
    }

    // ---- measured figures (section 14 of the specification) ----

    /** 6*7e9*(5000*1000*3) / (312e12*u) / 3600 hours. */
    @Test
    void measuredHoursCountOperations() {
        Case facts = sized(7).with("/data/tokensPerSample", 1000);
        Advice advice = Case.advisor().advise(facts.document(), Basis.MEASURED);
        double at100 = 6 * 7e9 * 5000 * 1000 * 3 / 312e12 / 3600;
        assertThat(advice.basis()).isEqualTo("MEASURED");
        assertRange(cost(advice, "FULL_FINE_TUNING").gpuHours(), at100 / 0.6, at100 / 0.05);
        assertThat(cost(advice, "FULL_FINE_TUNING").gpuHours().likely()).isCloseTo(at100 / 0.25, within(1e-9));
        assertRange(cost(advice, "LORA").gpuHours(), at100 * 4 / 6 / 0.6, at100 * 4 / 6 / 0.05);
        assertRange(cost(advice, "QLORA").gpuHours(), at100 * 4 / 6 / 0.6, at100 * 4 / 6 / 0.05 * 1.66);
        assertRange(cost(advice, "FEATURE_EXTRACTION").gpuHours(), at100 * 2 / 6 / 3 / 0.6, at100 * 2 / 6 / 3 / 0.05);
        assertRange(cost(advice, "FULL_FINE_TUNING").compute(), at100 / 0.6 * 0.6, at100 / 0.05 * 2.5);
    }

    @Test
    void eachBasisShowsTheOther() {
        Case facts = sized(7).with("/data/tokensPerSample", 1000);
        Advice.Cost published = facts.advise().costs().get(0);
        Advice.Cost measured =
                Case.advisor().advise(facts.document(), Basis.MEASURED).costs().get(0);
        assertThat(published.otherBasis().basis()).isEqualTo("MEASURED");
        assertThat(published.otherBasis().note()).isNull();
        assertThat(measured.otherBasis().note()).isNull();
        assertThat(published.otherBasis().gpuHours()).isEqualTo(measured.gpuHours());
        assertThat(published.otherBasis().compute()).isEqualTo(measured.compute());
        assertThat(measured.otherBasis().compute()).isEqualTo(published.compute());
        assertThat(facts.advise().costs().get(1).otherBasis()).isNull();
    }

    @Test
    void contestedFiguresAreNamed() {
        Case facts = sized(7).with("/data/tokensPerSample", 1000);
        assertThat(Case.message(facts.advise(), "FIGURE_CONTESTED")).contains("§5.2");
        assertThat(Case.codes(facts.advise()))
                .filteredOn(each -> each.equals("FIGURE_CONTESTED"))
                .hasSize(2);
        Advice stated = sized(7).with("/hardware/pricePerGpuHour", 3).advise();
        assertThat(Case.codes(stated)).doesNotContain("FIGURE_CONTESTED");
    }

    @Test
    void withoutTokensThePublishedHoursServeAndTheAdviceSaysSo() {
        Advice advice = Case.advisor().advise(sized(7).document(), Basis.MEASURED);
        assertRange(cost(advice, "LORA").gpuHours(), 5, 20);
        assertRange(cost(advice, "LORA").compute(), 5 * 0.6, 20 * 2.5);
        assertThat(Case.codes(advice)).contains("MEASURED_NEEDS_TOKENS");
        assertThat(Case.codes(sized(7).advise())).doesNotContain("MEASURED_NEEDS_TOKENS");
        Advice published = sized(7).advise();
        assertThat(published.costs().get(0).otherBasis().gpuHours())
                .isEqualTo(published.costs().get(0).gpuHours());
        assertThat(published.costs().get(0).otherBasis().note()).contains("/data/tokensPerSample");
    }

    @Test
    void thePriceOfTheTableIsListedWithItsOwnSource() {
        assertThat(withoutNotes(sized(7).advise()))
                .contains(
                        new Advice.Assumption("/hardware/pricePerGpuHour", Range.exactly(5), "5.2", "PUBLISHED", null));
        assertThat(withoutNotes(sized(7).with("/hardware/gpu", "L40S").advise()))
                .contains(new Advice.Assumption(
                        "/hardware/pricePerGpuHour", new Range(0.4, 0.92, 1.95), "gpu-pricing", "MEASURED", null));
        assertThat(withoutNotes(Case.advisor().advise(sized(7).document(), Basis.MEASURED)))
                .contains(new Advice.Assumption(
                        "/hardware/pricePerGpuHour", new Range(0.6, 1.48, 2.5), "gpu-pricing", "MEASURED", null));
    }

    private static List<Advice.Assumption> withoutNotes(Advice advice) {
        return advice.assumptions().stream()
                .map(each -> new Advice.Assumption(each.fact(), each.value(), each.source(), each.basis(), null))
                .toList();
    }

    @Test
    void whereTheArticleContradictsItselfANoteSaysSo() {
        assertThat(sized(7).advise().assumptions())
                .anyMatch(each -> each.fact().equals("/hardware/pricePerGpuHour")
                        && each.note().contains("§7.4"));
        assertThat(sized(7).with("/task/type", "IMAGE_CLASSIFICATION").advise().assumptions())
                .anyMatch(each -> each.fact().equals("/economics/weeksFromScratch")
                        && each.note().contains("82.0%"));
        assertThat(cost(sized(7).advise(), "FEATURE_EXTRACTION").note()).contains("$5");
    }

    // ---- whatever the project ----

    @Test
    void everyRangeIsOrderedEveryTotalIsTheSumOfItsPartsAndNothingIsNaN() {
        for (Case facts : RandomProjects.of(43, 200)) {
            Advice advice = facts.with("/serving/requestsPerMonth", 12345).advise();
            Map<String, Range> categories = new java.util.HashMap<>();
            Advice.Costs costs = advice.viability().costs();
            categories.put("selection", costs.selection());
            categories.put("adaptation", costs.adaptation());
            categories.put("data", costs.data());
            categories.put("inference", costs.inference());
            categories.put("risk", costs.risk());
            double total = 0;
            for (Map.Entry<String, Range> category : categories.entrySet()) {
                double sum = advice.viability().parts().stream()
                        .filter(each -> each.category().equals(category.getKey()))
                        .mapToDouble(each -> each.amount().likely())
                        .sum();
                assertThat(category.getValue() == null ? 0 : category.getValue().likely())
                        .isCloseTo(sum, within(Math.abs(sum) * 1e-9 + 1e-9));
                total += sum;
            }
            assertThat(costs.total().likely()).isCloseTo(total, within(total * 1e-9));
            assertThat(new org.transferadvisor.report.JsonReport().line(advice))
                    .doesNotContain("NaN")
                    .doesNotContain("Infinity");
        }
    }

    @Test
    void moreSamplesAreNeverCheaperAndMoreVariantsNeverTakeLess() {
        for (double size : new double[] {0.1, 7, 70}) {
            double data = 0;
            for (long samples : new long[] {0, 1, 999, 1000, 50_000, 1_000_000}) {
                double now = sized(size)
                        .with("/task/type", "OBJECT_DETECTION")
                        .with("/data/labeledSamples", samples)
                        .advise()
                        .viability()
                        .costs()
                        .data()
                        .likely();
                assertThat(now).isGreaterThanOrEqualTo(data);
                data = now;
            }
            for (String strategy : List.of("FULL_FINE_TUNING", "LORA", "TRANSFER_THEN_DISTILL")) {
                double storage = 0;
                for (int variants = 1; variants < 14; variants++) {
                    double now = cost(
                                    sized(size)
                                            .with("/serving/variants", variants)
                                            .advise(),
                                    strategy)
                            .storageGb()
                            .likely();
                    assertThat(now).isGreaterThanOrEqualTo(storage);
                    storage = now;
                }
            }
        }
    }

    @Test
    void hugeInputsGiveADefinedAnswer() {
        Advice advice = sized(1e15)
                .with("/serving/requestsPerMonth", 1e15)
                .with("/serving/tokensPerRequest", 1e15)
                .with("/data/labeledSamples", 1_000_000_000_000_000L)
                .with("/data/tokensPerSample", 1e15)
                .with("/economics/annualMaintenanceSavings", 1e15)
                .with("/hardware/pricePerGpuHour", 1e15)
                .advise();
        assertThat(advice.viability().costs().total().high()).isFinite().isPositive();
        assertThat(advice.viability().tlEvs()).isNotNull();
    }

    private static Range part(Advice advice, String category, String part) {
        return advice.viability().parts().stream()
                .filter(each -> each.category().equals(category) && each.part().equals(part))
                .map(Advice.CostPart::amount)
                .findFirst()
                .orElseThrow();
    }
}
