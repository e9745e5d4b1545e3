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
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reading.RefusedException;
import org.transferadvisor.facts.reading.Words;

/**
 * What {@code rulebook.yaml} says: name and version of the rulebook, and the sources that rules and figures may cite.
 */
record Manifest(
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
    record Cited(
            @Field(about = "id that rules and figures cite", required = true)
            String id,

            @Field(about = "title", required = true) String title,

            @Field(about = "the sentence or data that it is cited for", required = true, longest = 1000)
            String cites,

            @Field(about = "when it was published or collected") @Nullable
            Object date) {}

    /** The article. */
    record Article(
            @Field(about = "title", required = true) String title,

            @Field(about = "author", required = true) String author,

            @Field(about = "year", required = true) Object year,

            @Field(about = "DOI", required = true) String doi,

            @Field(about = "licence", required = true) String licence,

            @Field(about = "sections cited", required = true)
            List<Cited> sections) {}

    private static final Words NONE = Words.of(table -> Set.of(), Map.of());

    /**
     * Reads the manifest.
     *
     * @throws RefusedException with everything that is wrong with it
     */
    static Manifest read(String text) {
        Document document = Document.of(RulebookFiles.MANIFEST, text);
        Contract<Manifest> contract = Contract.of(Manifest.class);
        List<Problem> problems = new ArrayList<>(document.problems());
        problems.addAll(contract.check(document.root(), "", document.name(), NONE));
        if (!problems.isEmpty()) {
            throw new RefusedException(problems);
        }
        Manifest manifest = contract.bind((Map<?, ?>) document.root().plain());
        manifest.titles();
        return manifest;
    }

    /**
     * Titles of all sections and sources by id, sections first.
     *
     * @throws RefusedException where an id stands twice
     */
    Map<String, String> titles() {
        Map<String, String> titles = new LinkedHashMap<>();
        List<Cited> all = new ArrayList<>(article.sections());
        all.addAll(sources == null ? List.of() : sources);
        for (Cited each : all) {
            if (titles.putIfAbsent(each.id(), each.title()) != null) {
                throw new RefusedException(List.of(new Problem(
                        RulebookFiles.MANIFEST,
                        0,
                        0,
                        "",
                        "the source " + Problem.quoted(each.id()) + " stands twice",
                        "each id once, among the article's sections and the other sources",
                        null)));
            }
        }
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
