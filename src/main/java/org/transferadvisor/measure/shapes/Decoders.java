package org.transferadvisor.measure.shapes;

/** Language models that write one token after the other. */
final class Decoders {

    private Decoders() {}

    /** What the families differ in. */
    private static final class Plan {

        private final Config config;
        private final double width;
        private final double layers;
        private final double vocabulary;
        private final double heads;
        private double keyHeads;
        private double headSize;
        private double norms = 2;
        private double attentionExtra;
        private double experts;
        private double used;
        private double expertInner;
        private double shared;
        private double denseLayers;
        private double expertOffsets;
        private boolean tied;

        Plan(Config config) {
            this.config = config;
            this.width = config.number("hidden_size");
            this.layers = config.number("num_hidden_layers");
            this.vocabulary = config.number("vocab_size");
            this.heads = config.number("num_attention_heads");
            this.keyHeads = config.number("num_key_value_heads", heads);
            this.headSize = config.number("head_dim", Math.floor(width / Math.max(1, heads)));
            this.tied = config.flag("tie_word_embeddings", false);
        }

        Plan offsets(boolean queries, boolean output) {
            attentionExtra += queries ? (heads + 2 * keyHeads) * headSize : 0;
            attentionExtra += output ? width : 0;
            return this;
        }

        /** Most mixtures: so many experts in every layer but the first ones. */
        Plan experts(double many, double perToken, double inner, double sharedInner, double dense) {
            experts = many;
            used = perToken;
            expertInner = inner;
            shared = sharedInner;
            denseLayers = dense;
            return this;
        }

        Count count() {
            double attention = (2 * heads + 2 * keyHeads) * headSize * width + attentionExtra;
            return count(attention, keyHeads * headSize);
        }

        Count count(double attention, double keyValueSize) {
            double inner = 3 * width * (experts > 0 && denseLayers == 0 ? 0 : config.number("intermediate_size"));
            double expert = 3 * width * expertInner + expertOffsets;
            double mixture = experts == 0 ? 0 : experts * expert + experts * width + 3 * width * shared;
            double mixed = experts == 0 ? 0 : Math.max(0, layers - denseLayers);
            double parameters = vocabulary * width * (tied ? 1 : 2)
                    + layers * (attention + norms * width)
                    + mixed * mixture
                    + (layers - mixed) * inner
                    + width;
            return new Count(parameters, mixed * (experts - used) * expert, layers, width, keyValueSize, vocabulary);
        }
    }

    static Count llama(Config config) {
        boolean offsets = config.flag("attention_bias", false);
        Plan plan = new Plan(config).offsets(offsets, offsets);
        double mlp = config.flag("mlp_bias", false) ? 2 * config.number("intermediate_size") + plan.width : 0;
        return plan.count().plus(plan.layers * mlp);
    }

    static Count mistral(Config config) {
        Plan plan = new Plan(config);
        plan.keyHeads = config.number("num_key_value_heads", 8);
        return plan.count();
    }

    static Count mixtral(Config config) {
        Plan plan = new Plan(config);
        plan.keyHeads = config.number("num_key_value_heads", 8);
        return plan.experts(
                        config.number("num_local_experts", 8),
                        config.number("num_experts_per_tok", 2),
                        config.number("intermediate_size"),
                        0,
                        0)
                .count();
    }

    static Count qwen2(Config config) {
        return new Plan(config).offsets(true, false).count();
    }

    static Count qwen2Mixture(Config config) {
        Plan plan = new Plan(config).offsets(true, false);
        double shared = config.number("shared_expert_intermediate_size");
        return plan.experts(
                        config.number("num_experts"),
                        config.number("num_experts_per_tok"),
                        config.number("moe_intermediate_size"),
                        shared,
                        config.size("mlp_only_layers", 0))
                .count()
                .plus(plan.layers * plan.width); // the gate of the shared expert
    }

    static Count qwen3(Config config) {
        return qwen3Plan(config).count();
    }

    static Count qwen3Mixture(Config config) {
        return qwen3Plan(config)
                .experts(
                        config.either("num_experts", "num_local_experts"),
                        config.number("num_experts_per_tok", 8),
                        config.number("moe_intermediate_size"),
                        0,
                        config.size("mlp_only_layers", 0))
                .count();
    }

    private static Plan qwen3Plan(Config config) {
        Plan plan = new Plan(config);
        plan.headSize = config.number("head_dim", 128);
        plan.offsets(config.flag("attention_bias", false), config.flag("attention_bias", false));
        plan.attentionExtra += 2 * plan.headSize;
        return plan;
    }

    static Count gemma(Config config) {
        return gemmaPlan(config, 2).count();
    }

    static Count gemma2(Config config) {
        return gemmaPlan(config, 4).count();
    }

    static Count gemma3(Config config) {
        Plan plan = gemmaPlan(config, 4);
        plan.attentionExtra += 2 * plan.headSize;
        return plan.count();
    }

    private static Plan gemmaPlan(Config config, double norms) {
        Plan plan = new Plan(config);
        plan.headSize = config.number("head_dim", 256);
        plan.tied = config.flag("tie_word_embeddings", true);
        plan.norms = norms;
        return plan;
    }

    static Count phi3(Config config) {
        return new Plan(config).count();
    }

    /** LayerNorm with offsets, one a layer; offsets everywhere, also at the output. */
    static Count phi(Config config) {
        Plan plan = new Plan(config);
        double inner = config.number("intermediate_size", 4 * plan.width);
        double layer = (2 * plan.heads + 2 * plan.keyHeads) * plan.headSize * plan.width
                + (plan.heads + 2 * plan.keyHeads) * plan.headSize
                + plan.width
                + Count.linear(plan.width, inner)
                + Count.linear(inner, plan.width)
                + 2 * plan.width;
        double parameters = plan.vocabulary * plan.width * 2 + plan.vocabulary + plan.layers * layer + 2 * plan.width;
        return new Count(parameters, 0, plan.layers, plan.width, plan.keyHeads * plan.headSize, plan.vocabulary);
    }

    static Count phiMixture(Config config) {
        Plan plan = new Plan(config);
        plan.norms = 4;
        boolean offsets = config.flag("attention_bias", false);
        return plan.offsets(offsets, offsets)
                .experts(
                        config.number("num_local_experts", 16),
                        config.number("num_experts_per_tok", 2),
                        config.number("intermediate_size"),
                        0,
                        0)
                .count()
                .plus(plan.width + (config.flag("lm_head_bias", false) ? plan.vocabulary : 0));
    }

    static Count falcon(Config config) {
        double width = config.number("hidden_size");
        double layers = config.either("num_hidden_layers", "n_layer");
        double heads = config.either("num_attention_heads", "n_head");
        boolean later = config.flag("new_decoder_architecture", false);
        double keyHeads = later
                ? config.has("num_kv_heads") ? config.number("num_kv_heads") : config.number("n_head_kv", heads)
                : config.flag("multi_query", true) ? 1 : heads;
        double headSize = Math.floor(width / Math.max(1, heads));
        double norms = later || !config.flag("parallel_attn", true) ? 4 : 2;
        boolean offsets = config.flag("bias", false);
        double inner = config.number("ffn_hidden_size", 4 * width);
        double layer = (2 * heads + 2 * keyHeads) * headSize * width + 2 * inner * width + norms * width;
        layer += offsets ? (heads + 2 * keyHeads) * headSize + 2 * width + inner : 0;
        double vocabulary = config.number("vocab_size");
        double parameters =
                vocabulary * width * (config.flag("tie_word_embeddings", true) ? 1 : 2) + layers * layer + 2 * width;
        return new Count(parameters, 0, layers, width, keyHeads * headSize, vocabulary);
    }

    static Count gpt2(Config config) {
        double width = config.either("n_embd", "hidden_size");
        double layers = config.either("n_layer", "num_hidden_layers");
        double vocabulary = config.number("vocab_size");
        double parameters = (vocabulary + config.number("n_positions", 1_024)) * width
                + layers * Count.layer(width, config.number("n_inner", 4 * width))
                + 2 * width;
        return Count.dense(parameters, layers, width, vocabulary);
    }

    static Count gptNeoX(Config config) {
        double width = config.number("hidden_size");
        double layers = config.number("num_hidden_layers");
        double vocabulary = config.number("vocab_size");
        double parameters = vocabulary * width * (config.flag("tie_word_embeddings", false) ? 1 : 2)
                + layers * Count.layer(width, config.number("intermediate_size"))
                + 2 * width;
        return Count.dense(parameters, layers, width, vocabulary);
    }

    /** Keys and values through a narrow latent; the first layers dense, then many small experts and shared ones. */
    static Count deepSeek(Config config) {
        Plan plan = new Plan(config);
        double latent = config.number("kv_lora_rank");
        double rotary = config.number("qk_rope_head_dim");
        double plain = config.number("qk_nope_head_dim");
        double value = config.number("v_head_dim");
        double queryRank = config.number("q_lora_rank", 0);
        double query = plan.heads * (plain + rotary);
        double attention = (queryRank == 0 ? plan.width * query : queryRank * (plan.width + 1 + query))
                + plan.width * (latent + rotary)
                + latent
                + latent * plan.heads * (plain + value)
                + plan.heads * value * plan.width;
        double experts = config.number("n_routed_experts");
        double inner = config.number("moe_intermediate_size");
        plan.experts(
                experts,
                config.number("num_experts_per_tok"),
                inner,
                config.number("n_shared_experts", 0) * inner,
                config.number("first_k_dense_replace", 0));
        boolean corrected = "noaux_tc".equals(config.text("topk_method"));
        return plan.count(attention, latent + rotary).plus(corrected ? experts * (plan.layers - plan.denseLayers) : 0);
    }

    /** Offsets everywhere, a sink for each head. */
    static Count gptOss(Config config) {
        Plan plan = new Plan(config).offsets(true, true);
        plan.headSize = config.number("head_dim", 64);
        plan.attentionExtra = (plan.heads + 2 * plan.keyHeads) * plan.headSize + plan.width + plan.heads;
        double inner = config.number("intermediate_size");
        double experts = config.number("num_local_experts");
        plan.expertOffsets = 2 * inner + plan.width;
        return plan.experts(experts, config.number("num_experts_per_tok", 4), inner, 0, 0)
                .count()
                .plus(plan.layers * experts);
    }
}
