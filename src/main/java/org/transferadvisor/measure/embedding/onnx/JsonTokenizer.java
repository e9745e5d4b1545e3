package org.transferadvisor.measure.embedding.onnx;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.measure.embedding.TokenCounter;
import org.transferadvisor.measure.reading.Refusal;

/** A tokenizer read from a {@code tokenizer.json}. */
public final class JsonTokenizer implements TokenCounter {

    private static final String KEEPS = "DJL_CACHE_DIR";

    private final HuggingFaceTokenizer tokenizer;

    /** Reads one. */
    public JsonTokenizer(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            tokenizer = read(in, Map.of("padding", "false", "truncation", "false"));
        } catch (IOException | RuntimeException e) {
            throw Refusal.of(
                    file.toString(),
                    "the tokenizer cannot be read: " + Problem.shown(String.valueOf(e.getMessage())),
                    TokenCounter.KIND,
                    null);
        }
    }

    /** Reads one so that nothing is asked of the network, and its library is kept in the user's cache. */
    static HuggingFaceTokenizer read(InputStream in, Map<String, String> options) throws IOException {
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        if (System.getenv(KEEPS) == null && System.getProperty(KEEPS) == null) {
            String cache = System.getenv("XDG_CACHE_HOME");
            Path home = cache == null || cache.isEmpty()
                    ? Path.of(System.getProperty("user.home"), ".cache")
                    : Path.of(cache);
            System.setProperty(KEEPS, home.resolve("transfer-advisor").toString());
        }
        return HuggingFaceTokenizer.newInstance(in, options);
    }

    @Override
    public int tokens(String text) {
        return tokenizer.encode(text).getIds().length;
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}
