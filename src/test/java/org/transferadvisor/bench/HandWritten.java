package org.transferadvisor.bench;

/** What the rules say, as a programmer would write it down. */
final class HandWritten implements Decider {

    @Override
    public String decide(Situation s) {
        return leaf(s) + " " + (s.dps() > 0.7 ? "STRONG" : s.dps() >= 0.4 ? "MODERATE" : "LIMITED") + " " + winner(s);
    }

    private static String leaf(Situation s) {
        if (s.match().equals("NONE")) {
            return "FROM_SCRATCH_OR_HYBRID";
        }
        if (s.match().equals("PARTIAL")) {
            return s.adaptationBudget() > 50_000 ? "DOMAIN_PRETRAINING" : "MULTI_SOURCE_TRANSFER";
        }
        if (s.samples() < 1000) {
            return "FEATURE_EXTRACTION_OR_PROMPT_TUNING";
        }
        if (s.samples() <= 10_000) {
            return s.compute() < 1000
                    ? "LORA_OR_QLORA"
                    : s.compute() <= 10_000 ? "PEFT_METHOD_SELECTION" : "FULL_FINE_TUNING_REGULARIZED";
        }
        return switch (s.requirement()) {
            case "LATENCY" -> "TRANSFER_THEN_DISTILL";
            case "THROUGHPUT" -> "TRANSFER_THEN_QUANTIZE";
            default -> "FULL_FINE_TUNING";
        };
    }

    private static String winner(Situation s) {
        int lora = 0;
        int full = 0;
        int prompt = 0;
        prompt += s.compute() < 100 ? 1 : 0;
        lora += s.compute() >= 100 && s.compute() < 1000 ? 1 : 0;
        full += s.compute() > 10_000 ? 1 : 0;
        lora += "NEAR_FULL_FINE_TUNING".equals(s.quality()) ? 1 : 0;
        full += "MAXIMUM".equals(s.quality()) ? 1 : 0;
        prompt += "ACCEPTABLE_VARIATION".equals(s.quality()) ? 1 : 0;
        prompt += s.access().equals("API") ? 1 : 0;
        lora += !s.access().equals("API") && s.size() >= 7 ? 1 : 0;
        full += !s.access().equals("API") && s.size() < 7 ? 1 : 0;
        lora += s.variants() > 3 && s.variants() <= 10 ? 1 : 0;
        full += s.variants() == 1 ? 1 : 0;
        prompt += s.variants() > 10 ? 1 : 0;
        lora += "MULTI_TENANT".equals(s.deployment()) ? 1 : 0;
        full += "SINGLE_TENANT".equals(s.deployment()) ? 1 : 0;
        prompt += "CLOUD_API".equals(s.deployment()) ? 1 : 0;
        lora += s.samples() >= 1000 && s.samples() <= 100_000 ? 1 : 0;
        full += s.samples() >= 10_000 ? 1 : 0;
        prompt += s.samples() >= 100 && s.samples() < 1000 ? 1 : 0;
        return lora >= full && lora >= prompt ? "LORA" : prompt >= full ? "PROMPT_TUNING" : "FULL_FINE_TUNING";
    }
}
