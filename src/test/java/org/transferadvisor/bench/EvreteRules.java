package org.transferadvisor.bench;

import java.util.List;
import java.util.function.Predicate;
import org.evrete.KnowledgeService;
import org.evrete.api.ActivationMode;
import org.evrete.api.Knowledge;
import org.evrete.api.RuntimeContext;
import org.evrete.api.StatelessSession;
import org.evrete.api.builders.LhsBuilder;
import org.evrete.api.builders.RuleSetBuilder;
import org.jspecify.annotations.Nullable;

/** The decisions as rules on Evrete's engine, which has nothing to count with: the votes are counted in Java. */
final class EvreteRules implements Decider {

    private final KnowledgeService service = new KnowledgeService();
    private final Knowledge knowledge;

    /** One vote. */
    public record Ballot(String column, String factor) {}

    /** A leaf of the tree. */
    public record Reached(String leaf) {}

    /** A band of proximity. */
    public record Banded(String band) {}

    /** The situation with the getters that the engine asks for. */
    public static final class Asked {
        private final Situation situation;

        Asked(Situation situation) {
            this.situation = situation;
        }

        /** The whole. */
        public Situation getAll() {
            return situation;
        }

        /** Labelled samples. */
        public long getSamples() {
            return situation.samples();
        }

        /** Compute budget, USD. */
        public double getCompute() {
            return situation.compute();
        }

        /** Match. */
        public String getMatch() {
            return situation.match();
        }

        /** Domain Proximity Score. */
        public double getDps() {
            return situation.dps();
        }

        /** Quality aimed at. */
        public @Nullable String getQuality() {
            return situation.quality();
        }

        /** Variants. */
        public long getVariants() {
            return situation.variants();
        }

        /** Deployment. */
        public @Nullable String getDeployment() {
            return situation.deployment();
        }
    }

    EvreteRules() {
        RuleSetBuilder<Knowledge> rules = service.newKnowledge().builder();
        // What no rule matches the engine does not keep.
        for (Class<?> kept : List.of(Ballot.class, Reached.class, Banded.class)) {
            rules.newRule("keep " + kept.getSimpleName()).forEach("$kept", kept).execute(context -> {});
        }
        leaf(rules, "NONE", s -> true, "FROM_SCRATCH_OR_HYBRID");
        leaf(rules, "PARTIAL", s -> s.adaptationBudget() > 50_000, "DOMAIN_PRETRAINING");
        leaf(rules, "PARTIAL", s -> s.adaptationBudget() <= 50_000, "MULTI_SOURCE_TRANSFER");
        leaf(rules, "HIGH_QUALITY", s -> s.samples() < 1000, "FEATURE_EXTRACTION_OR_PROMPT_TUNING");
        medium(rules, s -> s.compute() < 1000, "LORA_OR_QLORA");
        medium(rules, s -> s.compute() >= 1000 && s.compute() <= 10_000, "PEFT_METHOD_SELECTION");
        medium(rules, s -> s.compute() > 10_000, "FULL_FINE_TUNING_REGULARIZED");
        large(rules, "LATENCY", "TRANSFER_THEN_DISTILL");
        large(rules, "THROUGHPUT", "TRANSFER_THEN_QUANTIZE");
        large(rules, "QUALITY", "FULL_FINE_TUNING");
        rule(rules, "dps", v -> (double) v > 0.7, new Banded("STRONG"));
        rule(rules, "dps", v -> (double) v >= 0.4 && (double) v <= 0.7, new Banded("MODERATE"));
        rule(rules, "dps", v -> (double) v < 0.4, new Banded("LIMITED"));
        vote(rules, "compute", v -> (double) v < 100, "PROMPT_TUNING");
        vote(rules, "compute", v -> (double) v >= 100 && (double) v < 1000, "LORA");
        vote(rules, "compute", v -> (double) v > 10_000, "FULL_FINE_TUNING");
        vote(rules, "quality", "NEAR_FULL_FINE_TUNING"::equals, "LORA");
        vote(rules, "quality", "MAXIMUM"::equals, "FULL_FINE_TUNING");
        vote(rules, "quality", "ACCEPTABLE_VARIATION"::equals, "PROMPT_TUNING");
        vote(rules, "all", v -> open(v) && ((Situation) v).size() >= 7, "LORA");
        vote(rules, "all", v -> open(v) && ((Situation) v).size() < 7, "FULL_FINE_TUNING");
        vote(rules, "all", v -> !open(v), "PROMPT_TUNING");
        vote(rules, "variants", v -> (long) v > 3 && (long) v <= 10, "LORA");
        vote(rules, "variants", v -> (long) v == 1, "FULL_FINE_TUNING");
        vote(rules, "variants", v -> (long) v > 10, "PROMPT_TUNING");
        vote(rules, "deployment", "MULTI_TENANT"::equals, "LORA");
        vote(rules, "deployment", "SINGLE_TENANT"::equals, "FULL_FINE_TUNING");
        vote(rules, "deployment", "CLOUD_API"::equals, "PROMPT_TUNING");
        vote(rules, "samples", v -> (long) v >= 1000 && (long) v <= 100_000, "LORA");
        vote(rules, "samples", v -> (long) v >= 10_000, "FULL_FINE_TUNING");
        vote(rules, "samples", v -> (long) v >= 100 && (long) v < 1000, "PROMPT_TUNING");
        knowledge = rules.build();
    }

    private static boolean open(Object situation) {
        return !((Situation) situation).access().equals("API");
    }

    private static void leaf(RuleSetBuilder<Knowledge> rules, String match, Predicate<Situation> when, String leaf) {
        LhsBuilder<Knowledge> lhs = rules.newRule(leaf).forEach("$s", Asked.class);
        lhs.where((Object[] v) -> match.equals(v[0]), "$s.match")
                .where((Object[] v) -> when.test((Situation) v[0]), "$s.all")
                .execute(context -> context.insert(new Reached(leaf)));
    }

    private static void medium(RuleSetBuilder<Knowledge> rules, Predicate<Situation> when, String leaf) {
        leaf(rules, "HIGH_QUALITY", s -> s.samples() >= 1000 && s.samples() <= 10_000 && when.test(s), leaf);
    }

    private static void large(RuleSetBuilder<Knowledge> rules, String requirement, String leaf) {
        leaf(rules, "HIGH_QUALITY", s -> s.samples() > 10_000 && s.requirement().equals(requirement), leaf);
    }

    private static void vote(RuleSetBuilder<Knowledge> rules, String field, Predicate<Object> when, String column) {
        rule(rules, field, when, new Ballot(column, field));
    }

    private static <C extends RuntimeContext<C>> void rule(
            RuleSetBuilder<C> rules, String field, Predicate<Object> when, Object conclusion) {
        LhsBuilder<C> lhs = rules.newRule(conclusion.toString()).forEach("$s", Asked.class);
        lhs.where((Object[] v) -> when.test(v[0]), "$s." + field).execute(context -> context.insert(conclusion));
    }

    @Override
    public String decide(Situation s) {
        StatelessSession session = knowledge.newStatelessSession(ActivationMode.CONTINUOUS);
        session.insert(new Asked(s));
        Seen seen = new Seen();
        session.fire((handle, each) -> seen.add(each));
        return seen.leaf + " " + seen.band + " " + seen.winner();
    }

    @Override
    public void close() {
        service.shutdown();
    }

    /** What the session ended with. */
    private static final class Seen {
        private String leaf = "";
        private String band = "";
        private int lora;
        private int full;
        private int prompt;

        void add(Object each) {
            if (each instanceof Reached reached) {
                leaf = reached.leaf();
            } else if (each instanceof Banded banded) {
                band = banded.band();
            } else if (each instanceof Ballot ballot) {
                lora += ballot.column().equals("LORA") ? 1 : 0;
                full += ballot.column().equals("FULL_FINE_TUNING") ? 1 : 0;
                prompt += ballot.column().equals("PROMPT_TUNING") ? 1 : 0;
            }
        }

        String winner() {
            return lora >= full && lora >= prompt ? "LORA" : prompt >= full ? "PROMPT_TUNING" : "FULL_FINE_TUNING";
        }
    }
}
