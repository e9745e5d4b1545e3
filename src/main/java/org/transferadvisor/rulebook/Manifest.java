package org.transferadvisor.rulebook;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.Field;
import org.transferadvisor.facts.reading.Contract;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.facts.reading.Node;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reading.RefusedException;
import org.transferadvisor.facts.reading.Words;

/**
 * What {@code rulebook.yaml} says: name and version of the rulebook, the sources that rules and figures may cite, and who answers for it.
 * One that extends another adds its sources to that one's.
 */
public record Manifest(
        @Field(about = "name of the rulebook", required = true)
        String name,

        @Field(about = "its version", required = true) String version,

        @Field(about = "what it is", longest = 1000) @Nullable
        String about,

        @Field(
                name = Manifest.EXTENDS,
                about = "the rulebook that it extends: built-in, or a folder seen from this one")
        @Nullable
        String base,

        @Field(about = "ids of rules of the base that are taken away", maxItems = 1000) @Nullable
        List<String> disabled,

        @Field(about = "who answers for it") @Nullable String owner,

        @Field(about = "the day from which it is in force, such as 2026-07-01") @Nullable
        String effectiveFrom,

        @Field(about = "who approved which content of it; written by `rules approve`") @Nullable
        List<Approval> approvals,

        @Field(about = "sources besides the article") @Nullable
        List<Cited> sources,

        @Field(about = "the article that the rules implement") @Nullable
        Article article) {

    /** The field that names the rulebook which this one extends. */
    static final String EXTENDS = "extends";

    static final String DISABLED = "disabled";
    static final String APPROVALS = "approvals";

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

    /**
     * That somebody approved it.
     *
     * @param by who
     * @param at when, in UTC
     * @param version its version then
     * @param digest its digest then, which leaves approvals out
     */
    public record Approval(
            @Field(about = "who approved it", required = true)
            String by,

            @Field(about = "when, in UTC", required = true) String at,

            @Field(about = "its version then", required = true)
            String version,

            @Field(about = "its digest then", required = true)
            String digest) {}

    /** What a rulebook calls itself. */
    public record Named(String name, String version) {}

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

    /** The manifest of documents that were read before, that of a base after what extends it. */
    static Manifest of(List<Document> documents) {
        Reading reading = reading(documents);
        if (reading.manifest() == null || !reading.problems().isEmpty()) {
            throw new RefusedException(reading.problems());
        }
        return reading.manifest();
    }

    /** Reads as much of the manifest as can be read, together with those of the rulebooks that it extends. */
    public static Reading reading(RulebookFiles files) {
        try {
            return reading(documents(files));
        } catch (RefusedException e) {
            return new Reading(null, null, e.problems());
        }
    }

    /** The manifests of a rulebook and of those that it extends. */
    static List<Document> documents(RulebookFiles files) {
        return files.paths().stream()
                .filter(each -> RulebookFiles.local(each).equals(RulebookFiles.MANIFEST))
                .map(each -> Document.of(each, files.text(each)))
                .toList();
    }

    private static Reading reading(List<Document> documents) {
        Contract<Manifest> contract = Contract.of(Manifest.class);
        List<Problem> problems = new ArrayList<>();
        Map<String, String> titles = new LinkedHashMap<>();
        Manifest composed = null;
        for (int i = documents.size() - 1; i >= 0; i--) {
            Document document = documents.get(i);
            List<Problem> found = new ArrayList<>(document.problems());
            found.addAll(contract.check(document.root(), "", document.name(), NONE));
            titles.putAll(titles(document, found));
            if (document.root() instanceof Node.Mapping top) {
                article(document, top, i + 1 < documents.size(), found);
                date(document, top, found);
            }
            Manifest own =
                    found.isEmpty() ? contract.bind((Map<?, ?>) document.root().plain()) : null;
            problems.addAll(found);
            composed = own == null || composed == null ? own : own.over(composed);
        }
        return new Reading(problems.isEmpty() ? composed : null, titles, List.copyOf(problems));
    }

    /** It stands in the lowest manifest and in no other. */
    private static void article(Document document, Node.Mapping top, boolean based, List<Problem> problems) {
        Node article = top.get("article");
        if (based == (article != null)) {
            problems.add(problem(
                    document,
                    article == null ? top.place() : article.place(),
                    "/article",
                    article == null ? "the field `article` is missing" : "the article is that of the base",
                    based ? "sources besides it, in `sources`" : "the article that the rules implement: an object"));
        }
    }

    private static void date(Document document, Node.Mapping top, List<Problem> problems) {
        if (top.get("effectiveFrom") instanceof Node.Text day) {
            try {
                LocalDate.parse(day.value());
            } catch (DateTimeParseException e) {
                problems.add(problem(
                        document,
                        day.place(),
                        "/effectiveFrom",
                        Problem.quoted(day.value()) + " is no day",
                        "a day such as 2026-07-01"));
            }
        }
    }

    private static Problem problem(
            Document document, Node.Place place, String pointer, String message, String allowed) {
        return new Problem(document.name(), place.line(), place.column(), pointer, message, allowed, null);
    }

    /** The same with the article and the sources of its base; a source of its own takes the place of one of that id. */
    private Manifest over(Manifest lower) {
        Map<String, Cited> all = new LinkedHashMap<>();
        Stream.of(lower.sources(), sources)
                .flatMap(each -> each == null ? Stream.empty() : each.stream())
                .forEach(each -> all.put(each.id(), each));
        return new Manifest(
                name,
                version,
                about,
                base,
                disabled,
                owner,
                later(lower.effectiveFrom()),
                approvals,
                List.copyOf(all.values()),
                lower.article());
    }

    /** Neither it nor its base is in force before its day. */
    private @Nullable String later(@Nullable String other) {
        return effectiveFrom == null || other != null && other.compareTo(effectiveFrom) > 0 ? other : effectiveFrom;
    }

    /** What a manifest that was read calls its rulebook. */
    static Named named(Document manifest) {
        Node name = manifest.at("/name");
        Node version = manifest.at("/version");
        return new Named(name == null ? "" : name.shown(), version == null ? "" : version.shown());
    }

    /** Titles by id, sections first; the second of two with one id is a problem. */
    private static Map<String, String> titles(Document document, List<Problem> problems) {
        Map<String, String> titles = new LinkedHashMap<>();
        if (document.root() instanceof Node.Mapping top) {
            if (top.get("article") instanceof Node.Mapping article) {
                titles(article.get("sections"), titles, document, problems);
            }
            titles(top.get("sources"), titles, document, problems);
        }
        return titles;
    }

    private static void titles(
            @Nullable Node list, Map<String, String> titles, Document document, List<Problem> problems) {
        for (Node each : list instanceof Node.Sequence sequence ? sequence.items() : List.<Node>of()) {
            if (!(each instanceof Node.Mapping cited) || !(cited.get("id") instanceof Node.Text id)) {
                continue;
            }
            String title = cited.get("title") instanceof Node.Text text ? text.value() : "";
            if (titles.putIfAbsent(id.value(), title) != null) {
                problems.add(problem(
                        document,
                        id.place(),
                        "",
                        "the source " + Problem.quoted(id.value()) + " stands twice",
                        "each id once, among the article's sections and the other sources"));
            }
        }
    }

    /** The article, which every manifest has that was read with its bases. */
    @Override
    public Article article() {
        return Objects.requireNonNull(article, "read with its bases");
    }

    /** Who approved the content of that digest. */
    public List<Approval> approvalsOf(String digest) {
        return approvals == null
                ? List.of()
                : approvals.stream()
                        .filter(each -> each.digest().equals(digest))
                        .toList();
    }

    /** Titles of all sections and sources by id, sections first. */
    public Map<String, String> titles() {
        Map<String, String> titles = new LinkedHashMap<>();
        article().sections().forEach(each -> titles.put(each.id(), each.title()));
        (sources == null ? List.<Cited>of() : sources).forEach(each -> titles.put(each.id(), each.title()));
        return titles;
    }

    /** All sections and sources by id with what they are cited for, sections first. */
    Map<String, Rulebook.Source> cited() {
        Map<String, Rulebook.Source> cited = new LinkedHashMap<>();
        article()
                .sections()
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
