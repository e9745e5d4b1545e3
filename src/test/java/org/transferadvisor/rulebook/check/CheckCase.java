package org.transferadvisor.rulebook.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.transferadvisor.Rulebooks;
import org.transferadvisor.rulebook.model.Place;
import org.transferadvisor.rulebook.model.SourceText;

/**
 * One case of {@code check/cases.yaml}: an edit that a check must find, and a near miss.
 *
 * @param check what must find it
 * @param fires the rulebook that it must find something in
 * @param file where
 * @param at the place there; line 0 where the case does not say
 * @param says part of the message
 * @param hint part of the hint; empty where the case does not say
 * @param near the rulebook of which nothing may be said
 */
record CheckCase(Check check, Rulebooks fires, String file, Place at, String says, String hint, Rulebooks near) {

    private static final Path FOLDER = Path.of("src/test/resources/check");

    /** Two tiers and what one of them means, beside the shipped figures. */
    static Rulebooks few() {
        Rulebooks rulebook = Rulebooks.withoutRules().with("few.drl", text("few.drl"));
        rulebook = rulebook.replace("rulebook.yaml", "version: 1.0.0", "version: 1.0.1");
        String recommendations = rulebook.text("reference/recommendations.yaml");
        return rulebook.with(
                "reference/recommendations.yaml", recommendations.replaceAll("usedBy: [\\w-]+", "usedBy: none"));
    }

    static List<CheckCase> all() {
        try {
            List<CheckCase> cases = new ArrayList<>();
            YAMLMapper.builder().build().readTree(text("cases.yaml")).forEach(each -> cases.add(of(each)));
            return cases;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CheckCase of(JsonNode node) {
        Check check = Arrays.stream(Check.values())
                .filter(each -> each.id().equals(node.path("check").asText()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no check: " + node.path("check")));
        Rulebooks fires = edited(node.path("fires"));
        String file = node.path("file").asText(node.path("fires").fieldNames().next());
        return new CheckCase(
                check,
                fires,
                file,
                place(file, fires.text(file), node.path("at").asText()),
                node.path("says").asText(),
                node.path("hint").asText(),
                edited(node.path("near")));
    }

    private static Rulebooks edited(JsonNode edits) {
        Rulebooks rulebook = few();
        for (var file : edits.properties()) {
            if (file.getValue().isTextual()) {
                rulebook = rulebook.with(file.getKey(), file.getValue().asText());
                continue;
            }
            for (var edit : file.getValue().properties()) {
                String text = edit.getValue().asText();
                rulebook = edit.getKey().equals("+")
                        ? rulebook.append(file.getKey(), text)
                        : rulebook.replace(file.getKey(), edit.getKey(), text);
            }
        }
        return rulebook;
    }

    private static Place place(String file, String text, String at) {
        if (at.isEmpty()) {
            return Place.of(file);
        }
        int marker = at.indexOf(">>");
        String before = marker < 0 ? "" : at.substring(0, marker);
        String word = marker < 0 ? at : at.substring(marker + 2);
        int from = text.indexOf(before);
        int found = text.indexOf(word, from + before.length());
        if (from < 0 || found < 0) {
            throw new IllegalArgumentException("not in the file: " + at);
        }
        return new SourceText(file, text).place(found);
    }

    private static String text(String file) {
        try {
            return Files.readString(FOLDER.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return check.id() + ": " + says;
    }
}
