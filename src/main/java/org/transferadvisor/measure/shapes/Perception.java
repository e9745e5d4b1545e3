package org.transferadvisor.measure.shapes;

import java.util.Collections;
import java.util.List;

/** Models of images, of images with text, and of sound. */
final class Perception {

    private Perception() {}

    private static double patches(Config config, double image, double patch) {
        double side = Math.floor(config.number("image_size", image) / Math.max(1, config.number("patch_size", patch)));
        return side * side;
    }

    private static double patchMap(Config config, double width, double patch) {
        double side = config.number("patch_size", patch);
        return config.number("num_channels", 3) * side * side * width;
    }

    static Count vit(Config config) {
        double width = config.number("hidden_size");
        double layers = config.number("num_hidden_layers");
        String kind = config.first("architectures");
        boolean classifier = kind != null && kind.endsWith("ForImageClassification");
        double parameters = patchMap(config, width, 16)
                + width
                + (patches(config, 224, 16) + 2) * width
                + layers * Count.layer(width, config.number("intermediate_size"))
                + 2 * width
                + Count.linear(width, classifier ? config.size("id2label", 2) : width);
        return Count.dense(parameters, layers, width, 0);
    }

    static Count dinoV2(Config config) {
        double width = config.number("hidden_size");
        double layers = config.number("num_hidden_layers");
        double inner = config.number("mlp_ratio", 4) * width;
        double layer = Count.layer(width, inner) + 2 * width;
        if (config.flag("use_swiglu_ffn", false)) {
            double gated = Math.floor((Math.floor(inner * 2 / 3) + 7) / 8) * 8;
            layer += Count.linear(width, 2 * gated)
                    + Count.linear(gated, width)
                    - Count.linear(width, inner)
                    - Count.linear(inner, width);
        }
        double parameters = patchMap(config, width, 14)
                + width
                + (patches(config, 518, 14) + 3) * width
                + layers * layer
                + 2 * width;
        return Count.dense(parameters, layers, width, 0);
    }

    static Count clip(Config config) {
        Config text = config.part("text_config");
        Config vision = config.part("vision_config");
        double projected = config.number("projection_dim", 512);
        double textWidth = text.number("hidden_size", 512);
        double width = vision.number("hidden_size", 768);
        double vocabulary = text.number("vocab_size", 49_408);
        double layers = vision.number("num_hidden_layers", 12);
        double parameters = (vocabulary + text.number("max_position_embeddings", 77)) * textWidth
                + text.number("num_hidden_layers", 12) * Count.layer(textWidth, text.number("intermediate_size", 2_048))
                + 2 * textWidth
                + patchMap(vision, width, 32)
                + (patches(vision, 224, 32) + 2) * width
                + layers * Count.layer(width, vision.number("intermediate_size", 3_072))
                + 4 * width
                + projected * (textWidth + width)
                + 1;
        return Count.dense(parameters, layers, width, vocabulary);
    }

    static Count siglip(Config config) {
        Config text = config.part("text_config");
        double textWidth = text.number("hidden_size", 768);
        double vocabulary = text.number("vocab_size", 32_000);
        Count vision = siglipVision(config.part("vision_config"));
        double parameters = (vocabulary + text.number("max_position_embeddings", 64)) * textWidth
                + text.number("num_hidden_layers", 12) * Count.layer(textWidth, text.number("intermediate_size", 3_072))
                + 2 * textWidth
                + Count.linear(textWidth, text.number("projection_size", textWidth))
                + 2;
        return Count.dense(parameters + vision.parameters(), vision.layers(), vision.hiddenSize(), vocabulary);
    }

    private static Count siglipVision(Config vision) {
        double width = vision.number("hidden_size", 768);
        double layers = vision.number("num_hidden_layers", 12);
        double inner = vision.number("intermediate_size", 3_072);
        double pooling = width
                + 4 * Count.linear(width, width)
                + 2 * width
                + Count.linear(width, inner)
                + Count.linear(inner, width);
        double parameters = patchMap(vision, width, 16)
                + width
                + patches(vision, 224, 16) * width
                + layers * Count.layer(width, inner)
                + 2 * width
                + (vision.flag("vision_use_head", true) ? pooling : 0);
        return Count.dense(parameters, layers, width, 0);
    }

    /** Gemma 3 with eyes: a language model, the tower of SigLIP without its head, and a map between them. */
    static Count gemma3(Config config) {
        Config text = config.part("text_config");
        Count language = Decoders.gemma3(text);
        Config vision = config.part("vision_config");
        Count tower = siglipVision(vision);
        double map = tower.hiddenSize() + tower.hiddenSize() * language.hiddenSize();
        return language.plus(tower.parameters() + map);
    }

    static Count wav2vec2(Config config) {
        double width = config.number("hidden_size");
        double layers = config.number("num_hidden_layers");
        List<Double> sizes = config.numbers("conv_dim", Collections.nCopies(7, 512.0));
        List<Double> kernels = config.numbers("conv_kernel", List.of(10.0, 3.0, 3.0, 3.0, 3.0, 2.0, 2.0));
        boolean offsets = config.flag("conv_bias", false);
        boolean normed = "layer".equals(config.text("feat_extract_norm"));
        double parameters = 0;
        double in = 1;
        for (int i = 0; i < Math.min(sizes.size(), kernels.size()); i++) {
            parameters += in * sizes.get(i) * kernels.get(i)
                    + (offsets ? sizes.get(i) : 0)
                    + (normed || i == 0 ? 2 * sizes.get(i) : 0);
            in = sizes.get(i);
        }
        double reach = config.number("num_conv_pos_embeddings", 128);
        double groups = Math.max(1, config.number("num_conv_pos_embedding_groups", 16));
        parameters += 2 * in
                + Count.linear(in, width)
                + width
                + width * (width / groups) * reach
                + width
                + reach
                + 2 * width
                + layers * Count.layer(width, config.number("intermediate_size"));
        return Count.dense(parameters, layers, width, 0);
    }
}
