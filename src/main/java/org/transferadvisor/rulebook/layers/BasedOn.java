package org.transferadvisor.rulebook.layers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.Field;
import org.transferadvisor.facts.reading.Contract;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reading.RefusedException;
import org.transferadvisor.facts.reading.Sha256;
import org.transferadvisor.facts.reading.Words;
import org.transferadvisor.rulebook.RulebookFiles;

/**
 * What the base of a rulebook said when each of its changes was written, as {@code basedOn.yaml} keeps it.
 *
 * @param changes by what was changed
 */
public record BasedOn(@Field(about = "what was kept") List<Kept> changes) {

    private static final String HEAD = """
            # Kept by `advisor rules diff DIR --settle`: what the base said when each change of this rulebook was written.
            # Where the base has changed since, nothing is advised until the change is settled again. Not to be edited.
            """;

    /**
     * What the base said of one thing.
     *
     * @param change as {@link OwnChange#what}
     * @param digest SHA-256 of the text without its white space, hexadecimal
     * @param text as the base had it; null where it had no such thing
     */
    public record Kept(
            @Field(about = "rules/ and an id, or table and row", required = true, longest = 1000)
            String change,

            @Field(about = "SHA-256 of the text without its white space", required = true)
            String digest,

            @Field(about = "as the base had it", longest = 100_000) @Nullable
            String text) {}

    /**
     * What was kept, by what was changed.
     *
     * @param problems takes what is wrong with the file
     */
    static Map<String, Kept> read(RulebookFiles files, List<Problem> problems) {
        Map<String, Kept> kept = new LinkedHashMap<>();
        String text = files.text(RulebookFiles.BASED_ON);
        if (text.isEmpty()) {
            return kept;
        }
        try {
            Document document = Document.of(RulebookFiles.BASED_ON, text);
            Contract<BasedOn> contract = Contract.of(BasedOn.class);
            List<Problem> found = new ArrayList<>(document.problems());
            found.addAll(contract.check(document.root(), "", document.name(), Words.of(table -> Set.of(), Map.of())));
            if (found.isEmpty()) {
                contract.bind((Map<?, ?>) document.root().plain())
                        .changes()
                        .forEach(each -> kept.put(each.change(), each));
            }
            problems.addAll(found);
        } catch (RefusedException e) {
            problems.addAll(e.problems());
        }
        return kept;
    }

    /** The file that says of each change that it was held against the base as it is. */
    public static String settled(List<OwnChange> changes) {
        List<Map<String, Object>> kept = new ArrayList<>();
        for (OwnChange each : changes) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("change", each.what());
            entry.put("digest", digest(each.theirs()));
            if (each.theirs() != null) {
                entry.put("text", each.theirs());
            }
            kept.add(entry);
        }
        try {
            return HEAD
                    + YAMLMapper.builder()
                            .enable(YAMLGenerator.Feature.LITERAL_BLOCK_STYLE, YAMLGenerator.Feature.MINIMIZE_QUOTES)
                            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER, YAMLGenerator.Feature.SPLIT_LINES)
                            .build()
                            .writeValueAsString(Map.of("changes", kept));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps of text are written", e);
        }
    }

    static String digest(@Nullable String text) {
        return Sha256.hex(text == null ? "" : text.replaceAll("\\s+", " ").strip());
    }
}
