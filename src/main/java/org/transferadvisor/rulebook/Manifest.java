package org.transferadvisor.rulebook;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.Field;
import org.transferadvisor.facts.reading.Contract;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.facts.reading.Node;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reading.RefusedException;
import org.transferadvisor.facts.reading.Words;

/**
 * What {@code rulebook.yaml} says: name and version of the rulebook, and the sources that rules and figures may cite.
 */
public record Manifest(
        @Field(about = "name of the rulebook", required = true)
        String name,

        @Field(about = "its version", required = true) String version,

        @Field(about = "what it is", longest = 1000) @Nullable
        String about,

        @Field(about = "sources besides the article") @Nullable
        List<Cited> sources,

        @Field(about = "the article that the rules implement", required = true)
        Article article) {

    /** One section or source. */
    public record Cited(
            @Field(about = "id that rules and figures cite", required = true)
            String id,

            @Field(about = "title", required = true) String title,

            @Field(about = "the sentence or data that it is cited for", required = true, longest = 1000)
            String cites,

            @Field(about = "when it was published or collected") @Nullable
            Object date) {}

    /** The article. */
    public record Article(
            @Field(about = "title", required = true) String title,

            @Field(about = "author", required = true) String author,

            @Field(about = "year", required = true) Object year,

            @Field(about = "DOI", required = true) String doi,

            @Field(about = "licence", required = true) String licence,

            @Field(about = "sections cited", required = true)
            List<Cited> sections) {}

    private static final Words NONE = Words.of(table -> Set.of(), Map.of());

    /**
     * What came of reading a manifest.
     *
     * @param manifest what it says; null where it is broken
     * @param titles of the sections and sources that it lists, as far as it can be read; null where it cannot
     * @param problems what is wrong with it
     */
    public record Reading(
            @Nullable Manifest manifest, @Nullable Map<String, String> titles, List<Problem> problems) {}

    /**
     * Reads the manifest.
     *
     * @throws RefusedException with everything that is wrong with it
     */
    public static Manifest read(String text) {
        return orRefuse(reading(text));
    }

    /** The manifest of a document that was read before. */
    static Manifest of(Document document) {
        return orRefuse(reading(document));
    }

    private static Manifest orRefuse(Reading reading) {
        if (reading.manifest() == null || !reading.problems().isEmpty()) {
            throw new RefusedException(reading.problems());
        }
        return reading.manifest();
    }

    /** Reads as much of the manifest as can be read. */
    public static Reading reading(String text) {
        try {
            return reading(Document.of(RulebookFiles.MANIFEST, text));
        } catch (RefusedException e) {
            return new Reading(null, null, e.problems());
        }
    }

    private static Reading reading(Document document) {
        Contract<Manifest> contract = Contract.of(Manifest.class);
        List<Problem> problems = new ArrayList<>(document.problems());
        problems.addAll(contract.check(document.root(), "", document.name(), NONE));
        Map<String, String> titles = titles(document.root(), problems);
        Manifest manifest =
                problems.isEmpty() ? contract.bind((Map<?, ?>) document.root().plain()) : null;
        return new Reading(manifest, titles, List.copyOf(problems));
    }

    /** Titles by id, sections first; the second of two with one id is a problem. */
    private static Map<String, String> titles(Node root, List<Problem> problems) {
        Map<String, String> titles = new LinkedHashMap<>();
        if (root instanceof Node.Mapping top) {
            if (top.get("article") instanceof Node.Mapping article) {
                titles(article.get("sections"), titles, problems);
            }
            titles(top.get("sources"), titles, problems);
        }
        return titles;
    }

    private static void titles(@Nullable Node list, Map<String, String> titles, List<Problem> problems) {
        for (Node each : list instanceof Node.Sequence sequence ? sequence.items() : List.<Node>of()) {
            if (!(each instanceof Node.Mapping cited) || !(cited.get("id") instanceof Node.Text id)) {
                continue;
            }
            String title = cited.get("title") instanceof Node.Text text ? text.value() : "";
            if (titles.putIfAbsent(id.value(), title) != null) {
                problems.add(new Problem(
                        RulebookFiles.MANIFEST,
                        id.place().line(),
                        id.place().column(),
                        "",
                        "the source " + Problem.quoted(id.value()) + " stands twice",
                        "each id once, among the article's sections and the other sources",
                        null));
            }
        }
    }

    /** Titles of all sections and sources by id, sections first. */
    public Map<String, String> titles() {
        Map<String, String> titles = new LinkedHashMap<>();
        article.sections().forEach(each -> titles.put(each.id(), each.title()));
        (sources == null ? List.<Cited>of() : sources).forEach(each -> titles.put(each.id(), each.title()));
        return titles;
    }

    /** All sections and sources by id with what they are cited for, sections first. */
    Map<String, Rulebook.Source> cited() {
        Map<String, Rulebook.Source> cited = new LinkedHashMap<>();
        article.sections()
                .forEach(each -> cited.put(
                        each.id(),
                        new Rulebook.Source(
                                each.id(), each.title(), each.cites().strip(), true)));
        if (sources != null) {
            sources.forEach(each -> cited.put(
                    each.id(),
                    new Rulebook.Source(each.id(), each.title(), each.cites().strip(), false)));
        }
        return Collections.unmodifiableMap(cited);
    }
}
