package org.transferadvisor.measure.tables;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.transferadvisor.facts.reading.Node;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.measure.shapes.ModelShape;

/** Puts what a list or a config says into a table: cells of rows that are there, and new rows. */
public final class Import {

    private static final String PRICE = "pricePerHour";
    private static final String MEASURED_PRICE = "measuredPricePerHour";
    private static final String UNSTATED = "not stated";
    private static final Map<String, String> GENERAL = Map.of(
            "TEXT", "general-text",
            "IMAGE", "general-vision",
            "AUDIO", "general-speech",
            "MULTIMODAL", "general-multimodal",
            "SERIES", "general-series",
            "TABLE", "general-table");

    private final ReferenceTable table;
    private final String source;
    private final List<Map<String, Object>> added = new ArrayList<>();
    private final List<Listed.Refused> refused = new ArrayList<>();

    /**
     * An import.
     *
     * @param table where to
     * @param source id of the source in the rulebook
     */
    public Import(ReferenceTable table, String source) {
        this.table = table;
        this.source = source;
    }

    /** Lines that could not be taken, and why. */
    public List<Listed.Refused> refused() {
        return List.copyOf(refused);
    }

    /** Rows that are new. */
    public List<Map<String, Object>> added() {
        return List.copyOf(added);
    }

    /** Prices of GPUs: of several offers for one the lowest, the middle and the highest. */
    public void gpus(List<Listed.Line> lines) {
        Map<String, List<Listed.Line>> offers = new LinkedHashMap<>();
        lines.forEach(each -> offers.computeIfAbsent(Columns.plain(each.id()), any -> new ArrayList<>())
                .add(each));
        offers.values().forEach(this::gpu);
    }

    private void gpu(List<Listed.Line> offers) {
        Listed.Line first = offers.get(0);
        List<Double> prices = offers.stream()
                .map(each -> ((Number) each.values().get("price")).doubleValue())
                .sorted()
                .toList();
        double middle = (prices.get((prices.size() - 1) / 2) + prices.get(prices.size() / 2)) / 2;
        Object price = prices.get(0).equals(prices.get(prices.size() - 1))
                ? prices.get(0)
                : ordered("low", prices.get(0), "likely", middle, "high", prices.get(prices.size() - 1));
        String date = offers.stream()
                .map(each -> String.valueOf(each.values().get("date")))
                .max(String::compareTo)
                .orElseThrow();
        if (table.has(first.id())) {
            boolean published = table.cell(first.id(), PRICE) instanceof Node.Mapping cell
                    && cell.get("basis") instanceof Node.Text basis
                    && basis.value().equals("PUBLISHED");
            table.set(first.id(), published ? MEASURED_PRICE : PRICE, cell(price, "MEASURED", date));
            return;
        }
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", first.id());
        for (String figure : List.of("memoryGb", "teraflops")) {
            offers.stream()
                    .map(each -> each.values().get(figure))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .ifPresent(each -> row.put(figure, each));
        }
        row.put(PRICE, price);
        add(first.number(), row, "MEASURED", date);
    }

    /** Models: figures of those that the table has, rows for the others. */
    public void models(List<Listed.Line> lines) {
        Set<String> columns = table.columns();
        for (Listed.Line line : lines) {
            Map<String, Object> values = new LinkedHashMap<>(line.values());
            String date = String.valueOf(values.remove("date"));
            values.keySet().retainAll(columns);
            if (table.has(line.id())) {
                // what a row is called and who made it stays; figures are what a list brings
                values.forEach((column, value) -> {
                    if (value instanceof Number) {
                        table.set(line.id(), column, cell(value, "PUBLISHED", date));
                    }
                });
                continue;
            }
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("id", line.id());
            int slash = line.id().indexOf('/');
            row.put("maker", slash > 0 ? line.id().substring(0, slash) : UNSTATED);
            row.putAll(values);
            boolean hosted = !row.containsKey("parametersB");
            complete(row, hosted ? "API" : "OPEN_WEIGHTS", hosted);
            add(line.number(), row, "PUBLISHED", date);
        }
    }

    /** The row of a model from its config. */
    public void model(String id, ModelShape shape, String maker, String license, String date) {
        if (table.has(id)) {
            refused.add(new Listed.Refused(
                    0, "the row " + Problem.quoted(id) + " stands there already; --name gives another"));
            return;
        }
        add(0, row(id, shape, maker, license), "PUBLISHED", date);
    }

    /** The cells of a model's row. */
    public static Map<String, Object> row(String id, ModelShape shape, String maker, String license) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", id);
        row.put("maker", maker);
        row.put("modality", shape.modality());
        row.put("license", license);
        row.putAll(shape.candidate());
        complete(row, "OPEN_WEIGHTS", shape.promptInterface());
        return row;
    }

    /** Fills what a list seldom says, and puts the cells in the order of the table. */
    private static void complete(Map<String, Object> row, String access, boolean prompt) {
        String general = GENERAL.get(String.valueOf(row.get("modality")));
        if (general != null) {
            row.putIfAbsent("trainedOn", general);
        }
        row.putIfAbsent("access", access);
        row.putIfAbsent("license", UNSTATED);
        row.putIfAbsent("promptInterface", prompt);
        row.putIfAbsent("hostedFineTuning", false);
    }

    private void add(long line, Map<String, Object> cells, String basis, String date) {
        Map<String, Object> row = new LinkedHashMap<>();
        Set<String> columns = table.columns();
        columns.stream().filter(cells::containsKey).forEach(each -> row.put(each, cells.get(each)));
        row.put("source", source);
        row.put("basis", basis);
        row.put("date", date);
        List<String> wrong = table.wrong(row);
        if (!wrong.isEmpty()) {
            refused.add(new Listed.Refused(
                    line, Problem.quoted(String.valueOf(cells.get("id"))) + ": " + String.join("; ", wrong)));
            return;
        }
        table.add(row);
        added.add(Collections.unmodifiableMap(row));
    }

    private Map<String, Object> cell(Object value, String basis, String date) {
        return ordered("value", value, "source", source, "basis", basis, "date", date);
    }

    private static Map<String, Object> ordered(Object... namesAndValues) {
        Map<String, Object> ordered = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            ordered.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return ordered;
    }
}
