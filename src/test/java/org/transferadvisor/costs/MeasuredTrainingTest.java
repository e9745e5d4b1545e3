package org.transferadvisor.costs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.transferadvisor.Advice;
import org.transferadvisor.Case;
import org.transferadvisor.facts.Basis;

/** What is computed for runs whose settings are known, against what was measured. */
class MeasuredTrainingTest {

    private static final Path DATA = Path.of("../shared/data");

    /** Rows of a table by column. */
    private static List<Map<String, String>> rows(String file) throws IOException {
        Path path = DATA.resolve(file);
        assumeTrue(Files.exists(path), "the measurements are not beside the project");
        List<String> lines = Files.readAllLines(path);
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

    private static Case run(Map<String, String> row) {
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
        return row.get("loraRank").isEmpty()
                ? run
                : run.with("/adaptation/loraRank", Integer.valueOf(row.get("loraRank")));
    }

    private static double memory(Map<String, String> row) {
        return run(row).advise().costs().stream()
                .filter(each -> each.strategy().equals(row.get("method")))
                .findFirst()
                .map(Advice.Cost::trainingMemoryGb)
                .orElseThrow();
    }

    @Test
    void memoryIsWithinAThirdOfEveryMeasurementAndATenthOfHalfOfThem() throws IOException {
        List<Double> off = new ArrayList<>();
        for (Map<String, String> row : rows("training_memory_measured.csv")) {
            double measured = Double.parseDouble(row.get("measuredGb"));
            double error = Math.abs(memory(row) - measured) / measured;
            assertThat(error).as(row.get("method") + " " + row.get("loraRank")).isLessThanOrEqualTo(0.35);
            off.add(error);
        }
        off.sort(null);
        double median = (off.get((off.size() - 1) / 2) + off.get(off.size() / 2)) / 2;
        assertThat(median).isLessThanOrEqualTo(0.10);
    }

    @Test
    void measuredHoursLieInTheRangeForTheSoftwareUsed() throws IOException {
        Map<String, Double> teraflops = Map.of("H100 80GB", 989.0, "A100 80GB", 312.0, "L40S", 362.0);
        for (Map<String, String> row : rows("training_hours_measured.csv")) {
            double measured = Double.parseDouble(row.get("gpuHours"));
            Case run = Case.project()
                    .candidate(Map.of("model", "Measured", "parametersB", Double.valueOf(row.get("parametersB"))))
                    .with("/data/labeledSamples", 1000)
                    .with("/data/tokensPerSample", Double.parseDouble(row.get("trainingTokens")) / 1000)
                    .with("/adaptation/epochs", 1)
                    .with("/adaptation/stack", row.get("stack"))
                    .with("/hardware/gpu", row.get("gpu"))
                    .with("/hardware/memoryGb", 80)
                    .with("/hardware/teraflops", teraflops.get(row.get("gpu")));
            Advice.Cost cost = Case.advisor().advise(run.document(), Basis.MEASURED).costs().stream()
                    .filter(each -> each.strategy().equals(row.get("method")))
                    .findFirst()
                    .orElseThrow();
            assertThat(measured)
                    .as(row.get("method") + " on " + row.get("gpu") + ": " + cost.deviceHours())
                    .isBetween(
                            cost.deviceHours().low() * 0.9, cost.deviceHours().high() * 1.1);
        }
    }
}
