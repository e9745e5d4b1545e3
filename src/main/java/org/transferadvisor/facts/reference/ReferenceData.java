package org.transferadvisor.facts.reference;

import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.facts.reading.Node;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reading.RefusedException;
import org.transferadvisor.facts.reading.Suggestion;
import org.transferadvisor.facts.reading.Words;

/** The reference tables of one rulebook, checked. */
public final class ReferenceData {

    /** The tables and the records that their rows become. */
    private static final Map<String, Class<? extends Record>> TABLES = tables();

    /** Tables that no rule matches: they fill gaps before a session starts, write training configurations, or are for readers. */
    private static final Set<String> NO_FACTS = Set.of(
            "defaults",
            "published",
            "access-models",
            "recommendations",
            "calculations",
            "training-settings",
            "model-families",
            "task-heads",
            "training-tools",
            "tool-keys");

    /** The ids of a table that cannot be read: what refers to it is no mistake of its own. */
    private static final Set<String> ANY = new AbstractSet<>() {
        @Override
        public boolean contains(Object id) {
            return true;
        }

        @Override
        public Iterator<String> iterator() {
            return Collections.emptyIterator();
        }

        @Override
        public int size() {
            return 0;
        }
    };

    private final SortedMap<String, Map<String, Row>> rows;
    private final ModelNames modelNames;

    private ReferenceData(SortedMap<String, Map<String, Row>> rows) {
        this.rows = rows;
        this.modelNames = new ModelNames(rows.getOrDefault("models", Map.of()).values());
    }

    private static Map<String, Class<? extends Record>> tables() {
        Map<String, Class<? extends Record>> tables = new LinkedHashMap<>();
        tables.put("task-types", TaskType.class);
        tables.put("domains", Domain.class);
        tables.put("strategies", Strategy.class);
        tables.put("gpus", Gpu.class);
        tables.put("models", SourceModel.class);
        tables.put("fields", SubjectField.class);
        tables.put("proximities", ProximityEstimate.class);
        tables.put("optimizers", Optimizer.class);
        tables.put("stacks", TrainingStack.class);
        tables.put("figures", Figure.class);
        tables.put("published", Figure.class);
        tables.put("access-models", AccessModel.class);
        tables.put("recommendations", Recommendation.class);
        tables.put("proximity-weights", ProximityWeights.class);
        tables.put("criterion-weights", CriterionWeight.class);
        tables.put("defaults", Default.class);
        tables.put("calculations", CalculationText.class);
        tables.put("training-settings", TrainingSettings.class);
        tables.put("model-families", ModelFamily.class);
        tables.put("task-heads", TaskHead.class);
        tables.put("training-tools", TrainingTool.class);
        tables.put("tool-keys", ToolKey.class);
        return tables;
    }

    /**
     * What came of reading the tables.
     *
     * @param data what could be read; rows that are wrong are left out
     * @param ids the ids of each table that can be read, wrong rows included
     * @param whole whether every table is there and can be read
     * @param problems what is wrong with any table
     */
    public record Reading(ReferenceData data, Map<String, Set<String>> ids, boolean whole, List<Problem> problems) {}

    /**
     * Reads the tables.
     *
     * @param texts YAML by path, such as {@code reference/gpus.yaml}; of one table that of a base after what adds to it
     * @param sources the ids that a figure may name as its source
     * @throws RefusedException with everything that is wrong with any table
     */
    public static ReferenceData of(Map<String, String> texts, Set<String> sources) {
        return orRefuse(read(texts, sources));
    }

    /**
     * The tables of documents that were read before.
     *
     * @param parsed tables by path, such as {@code reference/gpus.yaml}; that of a base after what adds to it
     * @param sources the ids that a figure may name as its source
     * @throws RefusedException with everything that is wrong with any table
     */
    public static ReferenceData parsed(List<Document> parsed, Set<String> sources) {
        Map<String, List<Document>> tables = new LinkedHashMap<>();
        parsed.forEach(each -> tables.computeIfAbsent(table(each.name()), any -> new ArrayList<>())
                .add(each));
        return orRefuse(read(tables, sources, new ArrayList<>()));
    }

    private static ReferenceData orRefuse(Reading reading) {
        if (!reading.problems().isEmpty()) {
            throw new RefusedException(reading.problems());
        }
        return reading.data();
    }

    /**
     * Reads as much of the tables as can be read.
     *
     * @param texts YAML by path, such as {@code reference/gpus.yaml}; of one table that of a base after what adds to it
     * @param sources the ids that a figure may name as its source; null where they are not known and any will do
     */
    public static Reading read(Map<String, String> texts, @Nullable Set<String> sources) {
        List<Problem> problems = new ArrayList<>();
        return read(documents(texts, problems), sources, problems);
    }

    private static Reading read(
            Map<String, List<Document>> documents, @Nullable Set<String> sources, List<Problem> problems) {
        Map<String, Set<String>> ids = new LinkedHashMap<>();
        documents.forEach((table, layers) -> {
            Set<String> all = new LinkedHashSet<>();
            upwards(layers).forEach(each -> all.addAll(TableReader.ids(each)));
            ids.put(table, all);
        });
        Words words =
                Words.of(table -> isReadable(documents.get(table)) ? ids.getOrDefault(table, Set.of()) : ANY, Map.of());
        SortedMap<String, Map<String, Row>> rows = new TreeMap<>();
        documents.forEach((table, layers) -> {
            Map<String, TableReader.Read> read = Map.of();
            for (Document each : upwards(layers)) {
                problems.addAll(each.problems());
                read = new TableReader<>(table, TABLES.get(table), each, sources, words, problems).rows(read);
            }
            Map<String, Row> found = new LinkedHashMap<>();
            read.forEach((id, each) -> found.put(id, each.row()));
            rows.put(table, found);
        });
        if (problems.isEmpty()) {
            problems.addAll(RowsTogether.check(rows, documents));
        }
        ids.values().removeIf(Set::isEmpty);
        boolean whole = documents.keySet().containsAll(TABLES.keySet())
                && documents.values().stream().allMatch(ReferenceData::isReadable);
        return new Reading(new ReferenceData(rows), ids, whole, List.copyOf(problems));
    }

    /** That of the base first. */
    private static List<Document> upwards(List<Document> layers) {
        List<Document> upwards = new ArrayList<>(layers);
        Collections.reverse(upwards);
        return upwards;
    }

    private static boolean isReadable(@Nullable List<Document> layers) {
        return layers != null
                && layers.stream().allMatch(each -> each.root().place().line() > 0);
    }

    private static String table(String path) {
        return path.replaceAll("^(?:.*:)?reference/|\\.yaml$", "");
    }

    private static Map<String, List<Document>> documents(Map<String, String> texts, List<Problem> problems) {
        Map<String, List<Document>> documents = new LinkedHashMap<>();
        texts.forEach((path, text) -> {
            String table = table(path);
            if (!TABLES.containsKey(table)) {
                problems.add(new Problem(
                        path,
                        0,
                        0,
                        "",
                        Problem.quoted(table) + " is no reference table",
                        String.join(", ", TABLES.keySet()),
                        Suggestion.of(table, TABLES.keySet())));
                return;
            }
            List<Document> layers = documents.computeIfAbsent(table, any -> new ArrayList<>());
            try {
                layers.add(Document.of(path, text));
            } catch (RefusedException e) {
                problems.addAll(e.problems());
                layers.add(new Document(path, Node.of(Map.of("rows", List.of())), List.of()));
            }
        });
        for (String table : TABLES.keySet()) {
            if (!documents.containsKey(table)) {
                problems.add(new Problem(
                        "reference/" + table + ".yaml",
                        0,
                        0,
                        "",
                        "the table is missing",
                        "a file with its rows",
                        null));
            }
        }
        return documents;
    }

    /** Names of all tables. */
    public static Set<String> tableNames() {
        return Collections.unmodifiableSet(TABLES.keySet());
    }

    /** Type of a table's rows; null where there is no such table. */
    public static @Nullable Class<? extends Record> typeOf(String table) {
        return TABLES.get(table);
    }

    /** Names of the tables whose rows are facts of that kind, for rules to match. */
    public static List<String> tablesOf(Class<? extends Record> type) {
        return TABLES.keySet().stream()
                .filter(table -> TABLES.get(table) == type && !NO_FACTS.contains(table))
                .toList();
    }

    /** The rows of one table in the order of its file. */
    public List<Row> rows(String table) {
        return List.copyOf(rows.getOrDefault(table, Map.of()).values());
    }

    /** One row, that of a source model also by a name that people write in place of its id; null where the table has none. */
    public @Nullable Row row(String table, String id) {
        Row row = rows.getOrDefault(table, Map.of()).get(id);
        return row == null && table.equals("models") ? modelNames.row(id) : row;
    }

    /** Ids of one table in the order of its file. */
    public Set<String> ids(String table) {
        return Collections.unmodifiableSet(
                new LinkedHashSet<>(rows.getOrDefault(table, Map.of()).keySet()));
    }

    /**
     * The rows that rules match, by table and in the order of the files. Defaults are not among them, as they fill the gaps of
     * a project's facts before a session starts; nor are tables that are only read by people.
     *
     * @param models the source models that the project names; other rows of the model table are left out
     * @param taskType what the model is to do, whose modality tells which weights of proximity count; null for all of them
     */
    public List<Row> facts(Set<String> models, @Nullable String taskType) {
        List<Row> facts = new ArrayList<>();
        rows.forEach((table, each) -> {
            if (table.equals("proximity-weights") && taskType != null) {
                facts.add(proximityWeights(taskType));
            } else if (table.equals("models")) {
                models.stream().map(modelNames::called).filter(Objects::nonNull).forEach(facts::add);
            } else if (!NO_FACTS.contains(table)) {
                facts.addAll(each.values());
            }
        });
        return facts;
    }

    /** The weights of proximity for a task: those of its modality, else those of all projects. */
    public Row proximityWeights(String taskType) {
        Map<String, Row> weights = rows.getOrDefault("proximity-weights", Map.of());
        Row type = row("task-types", taskType);
        Row own = type == null ? null : weights.get(((TaskType) type.value()).modality());
        return Objects.requireNonNull(own == null ? weights.get(ProximityWeights.USUAL) : own, "the check demands it");
    }
}
