package org.transferadvisor.facts.input;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.Basis;
import org.transferadvisor.facts.ProjectFacts;
import org.transferadvisor.facts.Range;
import org.transferadvisor.facts.RecordFields;
import org.transferadvisor.facts.reading.Change;
import org.transferadvisor.facts.reading.Contract;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.facts.reading.FactPath;
import org.transferadvisor.facts.reading.JsonSchema;
import org.transferadvisor.facts.reading.Node;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reading.RefusedException;
import org.transferadvisor.facts.reading.Suggestion;
import org.transferadvisor.facts.reading.Words;
import org.transferadvisor.facts.reference.ReferenceData;

/** Makes the facts of a project from a facts file or from records that a program built, with one set of checks for both. */
public final class FactsReader {

    private static final String ALREADY_LABELED = "/data/alreadyLabeled";

    /** The fields of a candidate that tell its size. */
    private static final List<String> SIZED_BY = List.of("model", "parametersB", "activeParametersB", "access");

    private static final Contract<ProjectFacts> WRITTEN = Contract.of(ProjectFacts.class);
    private static final Contract<ProjectFacts> BUILT = Contract.withLikely(ProjectFacts.class);

    private final ReferenceData reference;
    private final Words words;
    private final Defaults defaults;

    private FactsReader(ReferenceData reference, Words words, Defaults defaults) {
        this.reference = reference;
        this.words = words;
        this.defaults = defaults;
    }

    /**
     * A reader for the words and defaults of one rulebook.
     *
     * @throws RefusedException where the table of defaults does not fit the facts file
     */
    public static FactsReader of(ReferenceData reference, Words words) {
        return new FactsReader(reference, words, Defaults.of(reference, WRITTEN, words));
    }

    /**
     * Reads the facts of a document.
     *
     * @throws RefusedException with everything that is wrong with it
     */
    public CaseFacts read(Document document) {
        return read(Objects.requireNonNull(document, "document"), WRITTEN);
    }

    /**
     * Checks and completes facts that a program built.
     *
     * @throws RefusedException with everything that is wrong with them
     */
    public CaseFacts read(ProjectFacts facts) {
        return read(Document.ofValue("facts", plain(Objects.requireNonNull(facts, "facts")), ""), BUILT);
    }

    /**
     * Reads the facts that an advice carries. A program may have built them, so that a range may state its likely value.
     *
     * @throws RefusedException with everything that is wrong with them
     */
    public CaseFacts readBack(Document document) {
        return read(Objects.requireNonNull(document, "facts"), BUILT);
    }

    /**
     * Makes records of a document before any rulebook is known, for programs that hand them on. What only a rulebook can tell,
     * such as ids of its tables, is checked by {@link #read(ProjectFacts)}.
     *
     * @throws RefusedException with everything that is wrong with it, whatever the rulebook
     */
    public static ProjectFacts bind(Document document) {
        List<Problem> problems = new ArrayList<>(document.problems());
        problems.addAll(BUILT.check(document.root(), "", document.name(), Words.OPEN));
        if (document.root() instanceof Node.Mapping root) {
            crossChecks(document.name(), root, problems);
            if (problems.isEmpty()) {
                return BUILT.bindStated(plain(root));
            }
        }
        throw new RefusedException(problems);
    }

    private CaseFacts read(Document document, Contract<ProjectFacts> contract) {
        List<Problem> problems = new ArrayList<>(document.problems());
        problems.addAll(contract.check(document.root(), "", document.name(), words));
        if (document.root() instanceof Node.Mapping root) {
            crossChecks(document.name(), root, problems);
            boolean sound = problems.isEmpty();
            Map<String, Object> values = sound ? plain(root) : candidatesAlone(root);
            Map<String, Object> given = sound ? contract.arranged(values) : Map.of();
            List<Defaulted> filled = defaults.fill(values);
            sizeChecks(document.name(), root, values, problems);
            if (problems.isEmpty()) {
                return new CaseFacts(contract.bind(values), List.copyOf(filled), Basis.PUBLISHED, given);
            }
        }
        throw new RefusedException(problems);
    }

    @SuppressWarnings("unchecked") // a mapping is a map from text
    private static Map<String, Object> plain(Node.Mapping mapping) {
        return (Map<String, Object>) Objects.requireNonNull(mapping.plain());
    }

    /** What can be completed of facts that are wrong elsewhere, so that all mistakes are found at once. */
    private static Map<String, Object> candidatesAlone(Node.Mapping root) {
        List<Object> candidates = new ArrayList<>();
        for (Node each : candidates(root)) {
            candidates.add(each instanceof Node.Mapping candidate ? plain(candidate) : new LinkedHashMap<>());
        }
        return new LinkedHashMap<>(Map.of("candidates", candidates));
    }

    private static List<Node> candidates(Node.Mapping root) {
        return root.get("candidates") instanceof Node.Sequence list ? list.items() : List.of();
    }

    // ---- what concerns several fields ----

    /**
     * What has to be changed along with other facts: of fewer samples, no more than all can exist already.
     *
     * @param changed facts of which some were changed
     * @return the change; null where there is none to make
     */
    public static @Nullable Change along(Document changed) {
        TooManyLabeled labeled = TooManyLabeled.in(changed.root());
        return labeled == null
                ? null
                : new Change(
                        FactPath.of(ALREADY_LABELED),
                        Node.of(labeled.all().plain()),
                        ALREADY_LABELED + "=" + labeled.all().shown());
    }

    /** More samples that exist already than there are. */
    private record TooManyLabeled(Node.Numeric some, Node.Numeric all) {

        static @Nullable TooManyLabeled in(Node root) {
            return root instanceof Node.Mapping facts
                            && facts.get("data") instanceof Node.Mapping data
                            && data.get("labeledSamples") instanceof Node.Numeric all
                            && data.get("alreadyLabeled") instanceof Node.Numeric some
                            && all.value().signum() >= 0 // else that is what is wrong
                            && some.value().compareTo(all.value()) > 0
                    ? new TooManyLabeled(some, all)
                    : null;
        }
    }

    private static void crossChecks(String file, Node.Mapping root, List<Problem> problems) {
        TooManyLabeled labeled = TooManyLabeled.in(root);
        if (labeled != null) {
            problems.add(problem(
                    file,
                    labeled.some(),
                    ALREADY_LABELED,
                    Problem.quoted(labeled.some().shown()) + " is more than the "
                            + labeled.all().shown() + " samples in all",
                    "at most labeledSamples"));
        }
        Node.Entry candidates = root.entries().get("candidates");
        boolean none = root.get("candidates") == null
                || root.get("candidates") instanceof Node.Sequence list
                        && list.items().isEmpty();
        if (none && root.get("modelMatch") == null) {
            Node at = candidates == null ? root : candidates.value();
            problems.add(problem(
                    file,
                    at,
                    "/candidates",
                    "there are no candidates, and no `modelMatch` either",
                    "source models to choose from, or modelMatch HIGH_QUALITY, PARTIAL or NONE"));
        }
        duplicates(file, candidates(root), problems);
        configs(file, candidates(root), problems);
        halfDescribed(file, root, problems);
    }

    /** A config file is read by the command line, which puts its figures in the place of its path. */
    private static void configs(String file, List<Node> candidates, List<Problem> problems) {
        for (int i = 0; i < candidates.size(); i++) {
            if (candidates.get(i) instanceof Node.Mapping candidate
                    && candidate.get("config") instanceof Node.Text config) {
                problems.add(problem(
                        file,
                        config,
                        "/candidates/" + i + "/config",
                        "the file " + Problem.quoted(config.value()) + " is not read here",
                        "the figures themselves: parametersB, layers, hiddenSize, keyValueSize, vocabularySize",
                        "only the command line reads a config.json"));
            }
        }
    }

    private static void halfDescribed(String file, Node.Mapping root, List<Problem> problems) {
        if (root.get("hardware") instanceof Node.Mapping hardware) {
            missing(file, hardware, "memoryGb", "teraflops", problems);
            missing(file, hardware, "teraflops", "memoryGb", problems);
        }
    }

    private static void missing(
            String file, Node.Mapping hardware, String there, String missing, List<Problem> problems) {
        Node stated = hardware.get(there);
        if (isValue(stated) && !isValue(hardware.get(missing))) {
            problems.add(problem(
                    file,
                    stated,
                    "/hardware/" + missing,
                    "the field `" + missing + "` is missing, and `" + there + "` is stated",
                    "both of them, or neither where the GPU table knows the GPU"));
        }
    }

    private static boolean isValue(@Nullable Node node) {
        return node != null && !(node instanceof Node.Nothing);
    }

    private static void duplicates(String file, List<Node> candidates, List<Problem> problems) {
        Map<String, Node> first = new HashMap<>();
        for (int i = 0; i < candidates.size(); i++) {
            if (candidates.get(i) instanceof Node.Mapping candidate
                    && candidate.get("model") instanceof Node.Text name) {
                Node other = first.putIfAbsent(name.value(), name);
                if (other != null) {
                    problems.add(problem(
                            file,
                            name,
                            "/candidates/" + i + "/model",
                            "the candidate " + Problem.quoted(name.value()) + " stands twice",
                            "each model once"
                                    + (other.place().line() == 0
                                            ? ""
                                            : "; the first is in line "
                                                    + other.place().line())));
                }
            }
        }
    }

    /** Checks the sizes of the candidates, stated or from the model table, of those whose fields are sound. */
    private void sizeChecks(String file, Node.Mapping root, Map<String, Object> values, List<Problem> problems) {
        Set<String> wrong = problems.stream().map(Problem::pointer).collect(Collectors.toSet());
        List<Node> nodes = candidates(root);
        for (int i = 0; i < nodes.size(); i++) {
            String pointer = "/candidates/" + i;
            boolean sound = SIZED_BY.stream().noneMatch(field -> wrong.contains(pointer + "/" + field));
            if (!sound || !(nodes.get(i) instanceof Node.Mapping node)) {
                continue;
            }
            Map<?, ?> candidate = (Map<?, ?>) ((List<?>) values.get("candidates")).get(i);
            Double all = number(candidate.get("parametersB"));
            Double active = number(candidate.get("activeParametersB"));
            if (all == null && "OPEN_WEIGHTS".equals(candidate.get("access"))) {
                problems.add(noSize(file, node, pointer, String.valueOf(candidate.get("model"))));
            }
            if (all != null && active != null && active > all) {
                problems.add(moreActive(file, node, pointer, active, all));
            }
        }
    }

    private static @Nullable Double number(@Nullable Object value) {
        return value instanceof Number number ? (Double) number.doubleValue() : null;
    }

    private Problem noSize(String file, Node candidate, String pointer, String model) {
        boolean known = reference.row("models", model) != null;
        return problem(
                file,
                candidate,
                pointer + "/parametersB",
                "the field `parametersB` is missing: the model table "
                        + (known
                                ? "knows " + Problem.quoted(model) + ", but not its size"
                                : "does not know " + Problem.quoted(model)),
                "the size in billions of parameters, or a model "
                        + (known ? "whose size the table knows" : "that the table knows"),
                known ? null : Suggestion.of(model, words.ids("models")));
    }

    /** One of the two sizes may be the table's, which the file does not show. */
    private static Problem moreActive(String file, Node.Mapping candidate, String pointer, double active, double all) {
        Node stated = candidate.get("activeParametersB");
        Node whole = candidate.get("parametersB");
        String table = " (from the model table)";
        String hint = stated != null && whole != null ? null : "state parametersB and activeParametersB both";
        return problem(
                file,
                stated != null ? stated : whole != null ? whole : candidate,
                pointer + (stated != null ? "/activeParametersB" : "/parametersB"),
                "`" + plain(active) + "` billion active parameters" + (stated == null ? table : "")
                        + " are more than the " + plain(all) + " in all" + (whole == null ? table : ""),
                "at most as many active ones as in all",
                hint);
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    private static Problem problem(String file, Node at, String pointer, String message, String allowed) {
        return problem(file, at, pointer, message, allowed, null);
    }

    private static Problem problem(
            String file, Node at, String pointer, String message, String allowed, @Nullable String hint) {
        return new Problem(file, at.place().line(), at.place().column(), pointer, message, allowed, hint);
    }

    // ---- records that a program built ----

    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof Record fact && !(value instanceof Range)) {
            Map<String, Object> fields = new LinkedHashMap<>();
            for (String name : RecordFields.of(fact).names()) {
                Object field = plain(RecordFields.of(fact).get(fact, name));
                if (field != null) {
                    fields.put(name, field);
                }
            }
            return fields;
        }
        return value instanceof List<?> list
                ? list.stream().map(FactsReader::plain).toList()
                : value;
    }

    // ---- schema ----

    /** The JSON Schema of a facts file, draft 2020-12, in plain Java. */
    public Map<String, Object> schema() {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", JsonSchema.DIALECT);
        schema.put("title", "Facts of one project");
        schema.putAll(JsonSchema.of(WRITTEN, words));
        schema.put(
                "anyOf",
                List.of(
                        stated("modelMatch", Map.of("type", "string")),
                        stated("candidates", JsonSchema.ordered("type", "array", "minItems", BigDecimal.ONE))));
        return unmodifiable(schema);
    }

    private static Map<String, Object> unmodifiable(Map<?, ?> map) {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((name, value) -> copy.put(String.valueOf(name), unmodifiable(value)));
        return Collections.unmodifiableMap(copy);
    }

    private static Object unmodifiable(Object value) {
        return value instanceof Map<?, ?> map
                ? unmodifiable(map)
                : value instanceof List<?> list
                        ? list.stream().map(FactsReader::unmodifiable).toList()
                        : value;
    }

    private static Map<String, Object> stated(String field, Map<String, Object> value) {
        return JsonSchema.ordered("required", List.of(field), "properties", Map.of(field, value));
    }
}
