package org.transferadvisor.spark;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.Advice;
import org.transferadvisor.Advisor;
import org.transferadvisor.UndecidedException;
import org.transferadvisor.authoring.scenarios.AdviceFields;
import org.transferadvisor.facts.Basis;
import org.transferadvisor.facts.Range;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reading.RefusedException;
import org.transferadvisor.report.JsonReport;

/** Answers lines of facts, one after the other. */
record Answering(Rules rules, Plan plan) implements MapPartitionsFunction<Row, Row> {

    @Override
    public Iterator<Row> call(Iterator<Row> lines) {
        Advisor advisor = rules.advisor();
        Task task = new Task(
                advisor,
                plan,
                plan.chosen(advisor.rulebook()),
                plan.margin() ? Margins.of(rules) : null,
                new Basis(plan.basis()),
                new JsonReport());
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return lines.hasNext();
            }

            @Override
            public Row next() {
                return task.answer(lines.next());
            }
        };
    }

    /** What the lines of one task share. */
    private record Task(
            Advisor advisor,
            Plan plan,
            @Nullable AdviceFields chosen,
            @Nullable Margins margins,
            Basis basis,
            JsonReport json) {

        Row answer(Row line) {
            String file = line.getString(0);
            Long number = line.isNullAt(1) ? null : line.getLong(1);
            byte[] facts = line.isNullAt(2) ? new byte[0] : line.getAs(2);
            String name = (file == null ? "facts" : file) + (number == null ? "" : ", line " + number);
            List<@Nullable Object> cells = new ArrayList<>();
            cells.add(file);
            cells.add(number);
            try {
                if (facts.length > Document.LARGEST) {
                    throw new RefusedException(List.of(new Problem(
                            name,
                            0,
                            0,
                            "",
                            "the line is too long",
                            "at most " + Document.LARGEST / 1_000_000 + " MB",
                            null)));
                }
                Document document = Document.of(name, facts);
                Advice advice = advisor.advise(document, basis);
                told(advice, cells);
                chosen(advice, file, number, cells);
                if (margins != null) {
                    cells.add(margins.least(document));
                    cells.add(facts);
                }
            } catch (RefusedException e) {
                refused(
                        e.getMessage(),
                        e.problems().stream()
                                .map(each -> RowFactory.create(
                                        each.line(),
                                        each.column(),
                                        each.pointer(),
                                        each.message(),
                                        each.allowed(),
                                        each.hint()))
                                .toArray(Row[]::new),
                        cells);
            } catch (UndecidedException e) {
                refused(e.getMessage(), new Row[0], cells);
            }
            return RowFactory.create(cells.toArray());
        }

        private static void told(Advice advice, List<@Nullable Object> cells) {
            Range costs = advice.viability().costs().total();
            cells.add(advice.project());
            cells.add(advice.recommendation().strategy());
            cells.add(advice.recommendation().adaptation());
            cells.add(advice.recommendation().model());
            cells.add(advice.viability().verdict());
            cells.add(costs == null ? null : RowFactory.create(costs.low(), costs.likely(), costs.high()));
            cells.add(advice.findings().stream().map(Advice.Finding::code).toArray(String[]::new));
            cells.add(null);
            cells.add(null);
        }

        private void chosen(
                Advice advice, @Nullable String file, @Nullable Long number, List<@Nullable Object> cells) {
            if (plan.line()) {
                Map<String, @Nullable Object> line = new LinkedHashMap<>();
                line.put(Columns.FILE, file);
                line.put(Columns.LINE, number);
                if (chosen != null) {
                    line.putAll(chosen.of(advice));
                }
                if (plan.whole()) {
                    line.put(Columns.ADVICE, advice);
                }
                cells.add(json.bytes(line));
                return;
            }
            if (chosen != null) {
                Map<String, @Nullable Class<?>> kinds = chosen.kinds();
                chosen.of(advice).forEach((path, value) -> cells.add(cell(value, kinds.get(path))));
            }
            if (plan.whole()) {
                cells.add(new String(json.bytes(advice), StandardCharsets.UTF_8));
            }
        }

        private @Nullable Object cell(@Nullable Object value, @Nullable Class<?> kind) {
            if (value == null || value instanceof String && kind != null || value instanceof Boolean && kind != null) {
                return value;
            }
            if (value instanceof Number number && kind != null) {
                return value instanceof Double ? number : (Object) number.longValue();
            }
            return json.line(value);
        }

        private void refused(@Nullable String message, Row[] problems, List<@Nullable Object> cells) {
            cells.subList(2, cells.size()).clear();
            while (cells.size() < Columns.ALWAYS.length() - 2) {
                cells.add(null);
            }
            cells.add(String.valueOf(message));
            cells.add(problems);
            int width = Columns.of(plan, advisor.rulebook()).length();
            while (cells.size() < width) {
                cells.add(null);
            }
        }
    }
}
