package org.transferadvisor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Sound projects of every kind, drawn from a seed. Numbers prefer the places where the article draws its lines. */
public final class RandomProjects {

    private static final double[] SAMPLES = {
        0, 99, 100, 499, 500, 999, 1000, 5000, 9999, 10000, 10001, 100000, 100001, 2e6
    };
    private static final double[] DOLLARS = {
        0, 50, 99.99, 100, 999.99, 1000, 5000, 10000, 10001, 49999, 50000, 50001, 1e6
    };
    private static final double[] SHARES = {0, 0.2, 0.3999, 0.4, 0.4999, 0.5, 0.5001, 0.6, 0.7, 0.7001, 0.85, 1};
    private static final String[] KNOWN = {
        "BERT-base",
        "FinBERT",
        "Llama-3.1-8B",
        "Llama-2-70B",
        "Mixtral-8x7B",
        "gpt-4o",
        "claude-haiku-4-5",
        "CLIP-ViT-L-14"
    };

    private final Random random;

    /** Writes them as JSON Lines, for tests outside of this build: seed, how many, and the file. */
    public static void main(String[] arguments) throws IOException {
        List<String> lines = of(Long.parseLong(arguments[0]), Integer.parseInt(arguments[1])).stream()
                .map(each -> each.json().replace("\n", ""))
                .toList();
        Files.write(Path.of(arguments[2]), lines);
    }

    private RandomProjects(long seed) {
        random = new Random(seed);
    }

    /** So many projects, always the same for the same seed. */
    public static List<Case> of(long seed, int count) {
        RandomProjects projects = new RandomProjects(seed);
        List<Case> cases = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            cases.add(projects.next(i));
        }
        return cases;
    }

    /** So many projects that may state any fact of the contract, always the same for the same seed. */
    public static List<Case> wide(long seed, int count) {
        RandomProjects projects = new RandomProjects(seed);
        List<Case> cases = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            cases.add(projects.widened(projects.next(i)));
        }
        return cases;
    }

    private Case widened(Case narrow) {
        Case facts = maybe(narrow, "/task/classes", 2 + random.nextInt(300));
        facts = maybe(facts, "/task/domain", anyOf("domains"));
        facts = maybe(facts, "/task/knowledge", word("STABLE", "CHANGING", "IN_DOCUMENTS"));
        facts = maybe(facts, "/task/objective", word("SUPERVISED", "PREFERENCE"));
        facts = maybe(facts, "/data/unlabeledTokens", number(0, 1e6, 1e9, 1e12));
        facts = maybe(facts, "/serving/tokensPerRequest", number(1, 500, 20000));
        facts = maybe(facts, "/serving/horizonMonths", 1 + random.nextInt(120));
        facts = maybe(facts, "/serving/gpu", anyOf("gpus"));
        facts = maybe(facts, "/serving/pricePerGpuHour", number(0, 1.5, 12));
        facts = maybe(facts, "/serving/shared", random.nextBoolean());
        facts = maybe(facts, "/hardware/gpu", anyOf("gpus"));
        facts = maybe(facts, "/hardware/sharding", word("FULL", "NONE"));
        facts = maybe(facts, "/adaptation/sequenceLength", (int) number(1, 512, 4096, 32768, 1e6));
        facts = maybe(facts, "/adaptation/microBatch", 1 + random.nextInt(16));
        facts = maybe(facts, "/adaptation/gradientCheckpointing", random.nextBoolean());
        facts = maybe(facts, "/adaptation/optimizer", anyOf("optimizers"));
        facts = maybe(facts, "/adaptation/stack", word("PLAIN", "TYPICAL", "TUNED"));
        facts = maybe(facts, "/adaptation/epochs", number(0.1, 1, 3, 100));
        facts = maybe(facts, "/economics/weeksFromScratch", number(0, 4, 60));
        facts = maybe(facts, "/economics/weeksTransfer", number(0, 4, 60));
        facts = maybe(facts, "/economics/selectionHours", Map.of("low", 0, "high", 10));
        if (random.nextInt(6) == 0) {
            facts = facts.with("/hardware/gpu", "A card of one's own")
                    .with("/hardware/memoryGb", number(4, 24, 200))
                    .with("/hardware/teraflops", number(10, 100, 2000));
        }
        int more = random.nextInt(3);
        for (int i = 0; i < more; i++) {
            Map<String, Object> candidate = wideCandidate(i);
            facts = facts.json().contains("\"" + candidate.get("model") + "\"") ? facts : facts.candidate(candidate);
        }
        return facts;
    }

    private Map<String, Object> wideCandidate(int number) {
        Map<String, Object> candidate = new LinkedHashMap<>();
        boolean known = random.nextBoolean();
        candidate.put("model", known ? anyOf("models") : "Another model " + number);
        if (!known) {
            candidate.put("access", word("OPEN_WEIGHTS", "API", "PROPRIETARY_LICENSE"));
            candidate.put("parametersB", number(0.01, 7, 700));
            candidate.put("promptInterface", random.nextBoolean());
            candidate.put("hostedFineTuning", random.nextBoolean());
            maybe(candidate, "activeParametersB", number(0.001, 0.01));
            maybe(candidate, "pricePerMillionTokens", number(0, 3));
            maybe(candidate, "fineTuningPricePerMillionTokens", number(0, 25));
            maybe(candidate, "layers", 1 + random.nextInt(100));
            maybe(candidate, "hiddenSize", 64 * (1 + random.nextInt(200)));
            maybe(candidate, "keyValueSize", 64 * (1 + random.nextInt(20)));
            maybe(candidate, "vocabularySize", 1000 * (1 + random.nextInt(250)));
            maybe(candidate, "trainedOn", anyOf("fields"));
        }
        if (random.nextInt(3) == 0) {
            candidate.put("similarity", Map.of("semantic", number(SHARES), "distribution", number(SHARES)));
        }
        maybe(candidate, "benchmark", number(SHARES));
        return candidate;
    }

    private void maybe(Map<String, Object> candidate, String field, Object value) {
        if (random.nextBoolean()) {
            candidate.put(field, value);
        }
    }

    /** The id of any row of a table. */
    private String anyOf(String table) {
        return word(Case.advisor().rulebook().reference().ids(table).toArray(new String[0]));
    }

    private Case next(int number) {
        Case facts = Case.project()
                .with("/project", "Project " + number)
                .with(
                        "/task/type",
                        word(Case.advisor()
                                .rulebook()
                                .reference()
                                .ids("task-types")
                                .toArray(new String[0])))
                .with("/data/labeledSamples", (long) number(SAMPLES))
                .with("/budget/compute", number(DOLLARS));
        facts = maybe(facts, "/task/targetQuality", word("MAXIMUM", "NEAR_FULL_FINE_TUNING", "ACCEPTABLE_VARIATION"));
        facts = maybe(facts, "/budget/domainAdaptation", number(DOLLARS));
        facts = maybe(facts, "/budget/project", number(DOLLARS));
        facts = maybe(facts, "/serving/requirement", word("LATENCY", "THROUGHPUT", "QUALITY"));
        facts = maybe(facts, "/serving/deployment", word("SINGLE_TENANT", "MULTI_TENANT", "CLOUD_API"));
        facts = maybe(facts, "/serving/variants", 1 + random.nextInt(13));
        facts = maybe(facts, "/serving/regulated", random.nextBoolean());
        facts = maybe(facts, "/data/sensitive", random.nextBoolean());
        facts = maybe(facts, "/hardware/count", 1 + random.nextInt(8));
        facts = maybe(facts, "/hardware/gpu", word("A100-80GB", "L40S", "V100-16GB"));
        facts = maybe(facts, "/adaptation/loraRank", 1 + random.nextInt(128));
        facts = maybe(facts, "/portfolio/modelsInDomain", 1 + random.nextInt(12));
        facts = maybe(facts, "/maxParametersB", number(1, 8, 70));
        facts = maybe(facts, "/data/tokensPerSample", number(1, 500, 5000));
        facts = maybe(facts, "/data/annotationCostPerSample", Map.of("low", 0.5, "high", 5));
        facts = maybe(facts, "/serving/requestsPerMonth", number(0, 1000, 1e6, 1e9, 1e13));
        facts = maybe(facts, "/hardware/pricePerGpuHour", number(0, 1.5, 12));
        facts = maybe(facts, "/economics/weeklyRevenue", number(0, 1000, 1e6));
        facts = maybe(facts, "/economics/weeklyProjectCost", number(0, 50000));
        facts = maybe(facts, "/economics/accuracyPointValue", number(0, 1e5));
        facts = maybe(facts, "/economics/accuracyGainPoints", number(-3, 0, 8));
        facts = maybe(facts, "/economics/annualMaintenanceSavings", number(0, 1e5, 1e7));
        facts = maybe(facts, "/fromScratch/parametersB", number(0.002, 1));
        facts = maybe(facts, "/fromScratch/developmentCost", number(0, 1e5));
        int candidates = random.nextInt(4);
        for (int i = 0; i < candidates; i++) {
            facts = facts.candidate(candidate(i));
        }
        if (candidates > 0 && random.nextBoolean()) {
            return facts.without("modelMatch");
        }
        return facts.with("/modelMatch", word("HIGH_QUALITY", "HIGH_QUALITY", "PARTIAL", "NONE"));
    }

    private Map<String, Object> candidate(int number) {
        Map<String, Object> candidate = new LinkedHashMap<>();
        boolean known = random.nextBoolean();
        candidate.put("model", known ? KNOWN[number * 3 + random.nextInt(number == 2 ? 2 : 3)] : "Model " + number);
        if (!known) {
            String access = word("OPEN_WEIGHTS", "API", "PROPRIETARY_LICENSE");
            candidate.put("access", access);
            if (access.equals("OPEN_WEIGHTS") || random.nextBoolean()) {
                candidate.put("parametersB", number(0.1, 1, 6.99, 7, 13, 70, 400));
            }
            candidate.put("promptInterface", random.nextBoolean());
        }
        if (random.nextInt(3) > 0) {
            candidate.put(
                    "similarity",
                    random.nextBoolean()
                            ? same(number(SHARES))
                            : Map.of(
                                    "semantic",
                                    number(SHARES),
                                    "distribution",
                                    number(SHARES),
                                    "task",
                                    number(SHARES)));
        }
        if (random.nextBoolean()) {
            candidate.put("benchmark", number(SHARES));
        }
        if (random.nextBoolean()) {
            candidate.put("ecosystem", number(SHARES));
        }
        return candidate;
    }

    private static Map<String, Object> same(double share) {
        return Map.of("semantic", share, "distribution", share, "task", share);
    }

    private Case maybe(Case facts, String pointer, Object value) {
        return random.nextBoolean() ? facts.with(pointer, value) : facts;
    }

    private double number(double... of) {
        return of[random.nextInt(of.length)];
    }

    private String word(String... of) {
        return of[random.nextInt(of.length)];
    }
}
