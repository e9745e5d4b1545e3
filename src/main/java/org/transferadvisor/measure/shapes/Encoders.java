package org.transferadvisor.measure.shapes;

/** Text encoders, and models of an encoder and a decoder. */
final class Encoders {

    private Encoders() {}

    static Count bert(Config config) {
        double width = config.number("hidden_size");
        double layers = config.number("num_hidden_layers");
        double vocabulary = config.number("vocab_size");
        double embedded = config.number("embedding_size", width);
        double parameters =
                (vocabulary + config.number("max_position_embeddings") + config.number("type_vocab_size", 2)) * embedded
                        + 2 * embedded
                        + (embedded == width ? 0 : Count.linear(embedded, width))
                        + layers * Count.layer(width, config.number("intermediate_size"))
                        + ("electra".equals(config.text("model_type")) ? 0 : Count.linear(width, width));
        return Count.dense(parameters, layers, width, vocabulary);
    }

    static Count distilBert(Config config) {
        double width = config.number("dim");
        double layers = config.number("n_layers");
        double vocabulary = config.number("vocab_size");
        double parameters = (vocabulary + config.number("max_position_embeddings")) * width
                + 2 * width
                + layers * Count.layer(width, config.number("hidden_dim"));
        return Count.dense(parameters, layers, width, vocabulary);
    }

    /** Positions by their distance, in a table of their own; the first version has maps for them in every layer. */
    static Count deberta(Config config) {
        double width = config.number("hidden_size");
        double layers = config.number("num_hidden_layers");
        double vocabulary = config.number("vocab_size");
        boolean first = "deberta".equals(config.text("model_type"));
        double buckets = config.number("position_buckets", 0);
        double distances = buckets > 0 ? buckets : config.number("max_position_embeddings", 512);
        double layer = Count.layer(width, config.number("intermediate_size"));
        boolean shared = config.flag("share_att_key", false);
        if (first) {
            layer += -width + width * width + Count.linear(width, width); // no offset for keys; maps for distances
        } else if (!shared) {
            layer += 2 * Count.linear(width, width);
        }
        double kernel = config.number("conv_kernel_size", 0);
        double positions =
                config.flag("position_biased_input", true) ? config.number("max_position_embeddings", 512) : 0;
        double parameters = (vocabulary + positions + config.number("type_vocab_size", 0)) * width
                + 2 * width
                + 2 * distances * width
                + (config.has("norm_rel_ebd") ? 2 * width : 0)
                + (kernel > 0 ? width * width * kernel + 3 * width : 0)
                + layers * layer;
        return Count.dense(parameters, layers, width, vocabulary);
    }

    static Count t5(Config config) {
        double width = config.number("d_model");
        double encoders = config.number("num_layers");
        double decoders = config.number("num_decoder_layers", encoders);
        double heads = config.number("num_heads");
        double attention = 4 * width * heads * config.number("d_kv");
        String kind = config.text("feed_forward_proj");
        boolean gated = kind != null && kind.startsWith("gated");
        double inner = (gated ? 3 : 2) * width * config.number("d_ff");
        double vocabulary = config.number("vocab_size");
        double parameters = vocabulary * width * (config.flag("tie_word_embeddings", true) ? 1 : 2)
                + encoders * (attention + inner + 2 * width)
                + decoders * (2 * attention + inner + 3 * width)
                + 2 * config.number("relative_attention_num_buckets", 32) * heads
                + 2 * width;
        return new Count(parameters, 0, encoders + decoders, width, heads * config.number("d_kv"), vocabulary);
    }

    static Count bart(Config config) {
        double width = config.number("d_model");
        double vocabulary = config.number("vocab_size");
        double parameters = (vocabulary + 2 * (config.number("max_position_embeddings") + 2)) * width + 4 * width;
        return both(config, parameters, Count.linear(width, width));
    }

    /** Sound through two convolutions; keys have no offset. */
    static Count whisper(Config config) {
        double width = config.number("d_model");
        double parameters = 3 * config.number("num_mel_bins", 80) * width
                + width
                + 3 * width * width
                + width
                + (config.number("max_source_positions", 1_500) + config.number("max_target_positions", 448)) * width
                + config.number("vocab_size") * width
                + 4 * width;
        return both(config, parameters, width * width);
    }

    private static Count both(Config config, double others, double keys) {
        double width = config.number("d_model");
        double encoders = config.number("encoder_layers");
        double decoders = config.number("decoder_layers");
        double attention = 3 * Count.linear(width, width) + keys;
        double encoderInner = config.number("encoder_ffn_dim");
        double decoderInner = config.number("decoder_ffn_dim");
        double parameters = others
                + encoders
                        * (attention
                                + Count.linear(width, encoderInner)
                                + Count.linear(encoderInner, width)
                                + 4 * width)
                + decoders
                        * (2 * attention
                                + Count.linear(width, decoderInner)
                                + Count.linear(decoderInner, width)
                                + 6 * width);
        return Count.dense(parameters, encoders + decoders, width, config.number("vocab_size"));
    }
}
