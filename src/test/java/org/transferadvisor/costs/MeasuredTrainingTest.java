package org.transferadvisor.costs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.transferadvisor.Advice;
import org.transferadvisor.Case;
import org.transferadvisor.facts.Basis;
import org.transferadvisor.facts.Range;
import org.transferadvisor.facts.reference.Row;

/**
 * What is computed for runs whose settings are known, against what was measured. The tables stand in {@code src/docs/truth.md};
 * {@code mvn test -Dgolden.update=true} writes them anew.
 */
class MeasuredTrainingTest {

    private static final Path GUIDE = Path.of("src/docs/truth.md");
    private static final Map<String, Double> TERAFLOPS = Map.of("H100 80GB", 989.0, "A100 80GB", 312.0, "L40S", 362.0);

    /** Rows of a table by column. */
    private static List<Map<String, String>> rows(String file) throws IOException {
        List<String> lines = Files.readAllLines(Path.of("src/test/resources/measured", file));
        String[] columns = lines.get(0).split(",", -1);
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", columns.length);
            Map<String, String> row = new HashMap<>();
            for (int i = 0; i < columns.length; i++) {
                row.put(columns[i], cells[i]);
            }
            rows.add(row);
        }
        return rows;
    }

    // ---- memory ----

    private static Advice.Cost memory(Map<String, String> row) {
        Map<String, Object> model = new HashMap<>();
        model.put("model", "Measured");
        model.put("promptInterface", true);
        model.put("parametersB", Double.valueOf(row.get("parametersB")));
        for (String size : List.of("layers", "hiddenSize", "keyValueSize", "vocabularySize")) {
            model.put(size, Long.valueOf(row.get(size)));
        }
        Case run = Case.project()
                .candidate(model)
                .with("/adaptation/microBatch", Integer.valueOf(row.get("microBatch")))
                .with("/adaptation/sequenceLength", Integer.valueOf(row.get("sequenceLength")))
                .with("/adaptation/gradientCheckpointing", Boolean.valueOf(row.get("gradientCheckpointing")))
                .with("/adaptation/stack", row.get("stack"))
                .with("/adaptation/optimizer", row.get("optimizer"));
        return cost(
                row.get("loraRank").isEmpty()
                        ? run
                        : run.with("/adaptation/loraRank", Integer.valueOf(row.get("loraRank"))),
                Basis.PUBLISHED,
                row.get("method"));
    }

    private static Advice.Cost cost(Case run, Basis basis, String method) {
        return Case.advisor().advise(run.document(), basis).costs().stream()
                .filter(each -> each.strategy().equals(method))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void memoryIsWithinAThirdOfEveryMeasurementAndATenthOfHalfOfThem() throws IOException {
        List<Double> off = new ArrayList<>();
        List<List<String>> table =
                new ArrayList<>(List.of(List.of("method", "rank", "measured", "computed", "off by")));
        for (Map<String, String> row : rows("training-memory.csv")) {
            double measured = Double.parseDouble(row.get("measuredGb"));
            double computed = memory(row).trainingMemoryGb();
            double error = (computed - measured) / measured;
            assertThat(Math.abs(error))
                    .as(row.get("method") + " " + row.get("loraRank"))
                    .isLessThanOrEqualTo(0.35);
            off.add(Math.abs(error));
            table.add(List.of(
                    row.get("method"), row.get("loraRank"), figure(measured), figure(computed), percent(error)));
        }
        assertThat(median(off)).isLessThanOrEqualTo(0.10);
        stands("memory", table);
    }

    // ---- hours ----

    private static Case run(Map<String, String> row) {
        return Case.project()
                .candidate(Map.of("model", "Measured", "parametersB", Double.valueOf(row.get("parametersB"))))
                .with("/data/labeledSamples", 1000)
                .with("/data/tokensPerSample", Double.parseDouble(row.get("trainingTokens")) / 1000)
                .with("/adaptation/epochs", 1)
                .with("/adaptation/stack", row.get("stack"))
                .with("/hardware/gpu", row.get("gpu"))
                .with("/hardware/memoryGb", 80)
                .with("/hardware/teraflops", TERAFLOPS.get(row.get("gpu")));
    }

    @Test
    void measuredHoursLieInTheRangeForTheSoftwareUsed() throws IOException {
        List<Double> factors = new ArrayList<>();
        List<List<String>> table = new ArrayList<>(List.of(List.of(
                "method", "size", "tokens", "GPU, software", "measured", "by measured basis", "by published basis")));
        for (Map<String, String> row : rows("training-hours.csv")) {
            double measured = Double.parseDouble(row.get("gpuHours"));
            Range counted = cost(run(row), Basis.MEASURED, row.get("method")).deviceHours();
            assertThat(measured)
                    .as(row.get("method") + " on " + row.get("gpu") + ": " + counted)
                    .isBetween(counted.low() * 0.9, counted.high() * 1.1);
            factors.add(Math.max(measured / counted.likely(), counted.likely() / measured));
            table.add(List.of(
                    row.get("method"),
                    row.get("parametersB") + "B",
                    String.format(Locale.ROOT, "%.1e", Double.valueOf(row.get("trainingTokens"))),
                    row.get("gpu") + ", " + row.get("stack"),
                    figure(measured),
                    range(counted),
                    range(cost(run(row), Basis.PUBLISHED, row.get("method")).deviceHours())));
        }
        assertThat(median(factors)).isLessThanOrEqualTo(2);
        stands("hours", table);
    }

    // ---- methods ----

    @Test
    void whatWasMeasuredStandsBesideWhatTheArticleSays() throws IOException {
        List<List<String>> table = new ArrayList<>(List.of(List.of(
                "method", "memory, §7.1", "memory, measured", "quality, §7.1", "quality, measured", "time, measured")));
        for (String method : List.of("LORA", "ADAPTERS", "PREFIX_TUNING", "PROMPT_TUNING", "IA3")) {
            Row published = Case.advisor().rulebook().reference().row("strategies", method);
            table.add(List.of(
                    String.valueOf(published.cell("name")),
                    range((Range) published.cell("memoryShare")),
                    measured(method, "memory"),
                    range((Range) published.cell("performance")),
                    measured(method, "performance"),
                    measured(method, "time")));
        }
        stands("methods", table);
    }

    private static String measured(String method, String what) {
        String id = "measured-" + method.toLowerCase(Locale.ROOT).replace('_', '-') + "-" + what;
        return range((Range)
                Case.advisor().rulebook().reference().row("published", id).cell("value"));
    }

    // ---- inputs ----

    @Test
    void whatOneFactChangesIsTold() throws IOException {
        Case base = Case.project()
                .candidate(Map.of("model", "Llama-3.1-8B"))
                .with("/data/labeledSamples", 10_000)
                .with("/data/tokensPerSample", 500)
                .with("/hardware/count", 1);
        Map<String, UnaryOperator<Case>> changes = new LinkedHashMap<>();
        changes.put("as it is", facts -> facts);
        changes.put("`data.tokensPerSample` 2,000 in place of 500", facts -> facts.with("/data/tokensPerSample", 2000));
        changes.put("`adaptation.sequenceLength` 8,192", facts -> facts.with("/adaptation/sequenceLength", 8192));
        changes.put("`adaptation.microBatch` 8", facts -> facts.with("/adaptation/microBatch", 8));
        changes.put(
                "`adaptation.gradientCheckpointing` false",
                facts -> facts.with("/adaptation/gradientCheckpointing", false));
        changes.put("`adaptation.stack` PLAIN", facts -> facts.with("/adaptation/stack", "PLAIN"));
        changes.put("`adaptation.stack` TUNED", facts -> facts.with("/adaptation/stack", "TUNED"));
        changes.put("`adaptation.loraRank` 64 in place of 8", facts -> facts.with("/adaptation/loraRank", 64));
        changes.put("`adaptation.optimizer` ADAMW_8BIT", facts -> facts.with("/adaptation/optimizer", "ADAMW_8BIT"));
        changes.put("`adaptation.epochs` 1", facts -> facts.with("/adaptation/epochs", 1));
        changes.put("`hardware.gpu` L40S", facts -> facts.with("/hardware/gpu", "L40S"));
        List<List<String>> table = new ArrayList<>(List.of(List.of("fact", "memory, GB", "×", "hours", "×")));
        Advice.Cost as = cost(base, Basis.MEASURED, "LORA");
        changes.forEach((name, change) -> {
            Advice.Cost cost = cost(change.apply(base), Basis.MEASURED, "LORA");
            table.add(List.of(
                    name,
                    figure(cost.trainingMemoryGb()),
                    figure(cost.trainingMemoryGb() / as.trainingMemoryGb()),
                    range(cost.deviceHours()),
                    figure(cost.deviceHours().likely() / as.deviceHours().likely())));
        });
        assertThat(table).hasSize(changes.size() + 1);
        stands("inputs", table);
    }

    // ---- the document ----

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
    }

    private static String figure(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : value < 1000 ? "%.1f" : "%,.0f", value);
    }

    private static String range(Range range) {
        return range.low().equals(range.high())
                ? figure(range.likely())
                : figure(range.low()) + " – **" + figure(range.likely()) + "** – " + figure(range.high());
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%+.0f%%", share * 100);
    }

    /** That a table of the document says what was computed. */
    private static synchronized void stands(String name, List<List<String>> table) throws IOException {
        StringBuilder text = new StringBuilder();
        for (List<String> row : table) {
            text.append("| ").append(String.join(" | ", row)).append(" |\n");
            if (row == table.get(0)) {
                text.append("| --- ".repeat(row.size())).append("|\n");
            }
        }
        String start = "<!-- " + name + ": start -->\n";
        String end = "<!-- " + name + ": end -->";
        String guide = Files.readString(GUIDE);
        String before = guide.substring(0, guide.indexOf(start) + start.length());
        String after = guide.substring(guide.indexOf(end));
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(GUIDE, before + text + after);
        } else {
            assertThat(guide.substring(before.length(), guide.length() - after.length()))
                    .isEqualTo(text.toString());
        }
    }
}
