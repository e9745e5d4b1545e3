package org.transferadvisor.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** What the tree of §9.1, the votes of §7.3 and the bands of §6.2 decide on. */
public record Situation(
        String match,
        double adaptationBudget,
        long samples,
        double compute,
        String requirement,
        double dps,
        @Nullable String quality,
        double size,
        String access,
        long variants,
        @Nullable String deployment) {

    /** So many, always the same for the same seed. */
    static List<Situation> random(long seed, int count) {
        Random random = new Random(seed);
        List<Situation> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(new Situation(
                    one(random, "HIGH_QUALITY", "HIGH_QUALITY", "HIGH_QUALITY", "PARTIAL", "NONE"),
                    one(random, 0, 50_000, 50_001),
                    (long) one(random, 0, 99, 100, 999, 1000, 10_000, 10_001, 100_000, 100_001),
                    one(random, 0, 99.5, 100, 999.5, 1000, 10_000, 10_000.5),
                    one(random, "LATENCY", "THROUGHPUT", "QUALITY"),
                    one(random, 0.1, 0.3999, 0.4, 0.55, 0.7, 0.7001, 0.9),
                    one(random, "MAXIMUM", "NEAR_FULL_FINE_TUNING", "ACCEPTABLE_VARIATION", null),
                    one(random, 0.1, 6.99, 7, 70),
                    one(random, "API", "OPEN_WEIGHTS", "OPEN_WEIGHTS"),
                    (long) one(random, 1, 2, 3, 4, 10, 11),
                    one(random, "MULTI_TENANT", "SINGLE_TENANT", "CLOUD_API", null)));
        }
        return all;
    }

    private static String one(Random random, String... of) {
        return of[random.nextInt(of.length)];
    }

    private static double one(Random random, double... of) {
        return of[random.nextInt(of.length)];
    }
}
