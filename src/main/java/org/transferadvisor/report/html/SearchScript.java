package org.transferadvisor.report.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import org.transferadvisor.facts.reading.Sha256;

/**
 * The one script of a page, which searches the rules that fired. Without it the page is whole, but for the search.
 *
 * @param text its text
 * @param hash what a policy names it by, and runs no other
 */
public record SearchScript(String text, String hash) {

    private static final String RESOURCE = "/templates/search.js";

    /** Reads it. */
    public static SearchScript read() {
        try (InputStream stream = Objects.requireNonNull(SearchScript.class.getResourceAsStream(RESOURCE))) {
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return new SearchScript(text, hashOf(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a policy names a script or a style in a page by. */
    public static String hashOf(String text) {
        return "sha256-" + Base64.getEncoder().encodeToString(Sha256.of(text));
    }
}
