package org.transferadvisor.report.topic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.Advice;
import org.transferadvisor.Advisor;
import org.transferadvisor.facts.Basis;
import org.transferadvisor.facts.Range;
import org.transferadvisor.facts.reading.Change;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.report.block.Chart;
import org.transferadvisor.report.block.Figures;
import org.transferadvisor.report.block.Table;

/**
 * What each strategy takes on disk for other numbers of variants (§2.3, §7.2): the project advised on again with each.
 *
 * @param current the project's number
 * @param variants numbers of variants, ascending
 * @param gb GB for each of them, by id of the strategy
 */
public record StorageByVariants(long current, List<Long> variants, Map<String, List<Range>> gb) {

    private static final List<Long> SHOWN = List.of(1L, 2L, 5L, 10L, 20L, 50L);

    /** Without any: nothing was computed. */
    public static final StorageByVariants NONE = new StorageByVariants(1, List.of(), Map.of());

    /** Copies the lists, so that the record does not change. */
    public StorageByVariants {
        variants = List.copyOf(variants);
    }

    /**
     * Runs a project with other numbers of variants.
     *
     * @param advice the project's own advice
     */
    public static StorageByVariants of(Advisor advisor, Document document, Basis basis, Advice advice) {
        Double stated = Given.number(advice, "/serving/variants");
        if (stated == null || advice.costs().stream().allMatch(each -> each.storageGb() == null)) {
            return NONE;
        }
        TreeSet<Long> variants = new TreeSet<>(SHOWN);
        variants.add(stated.longValue());
        Map<String, List<Range>> gb = new LinkedHashMap<>();
        for (long each : variants) {
            Document changed = Change.apply(document, Change.parse("serving.variants=" + each));
            for (Advice.Cost cost : advisor.advise(changed, basis).costs()) {
                if (cost.storageGb() != null) {
                    gb.computeIfAbsent(cost.strategy(), any -> new ArrayList<>())
                            .add(cost.storageGb());
                }
            }
        }
        gb.values().removeIf(each -> each.size() != variants.size());
        Map<String, List<Range>> ordered = new LinkedHashMap<>();
        advice.costs().forEach(cost -> {
            List<Range> found = gb.get(cost.strategy());
            if (found != null) {
                ordered.put(cost.strategy(), List.copyOf(found));
            }
        });
        return new StorageByVariants(stated.longValue(), List.copyOf(variants), ordered);
    }

    /** Strategies by numbers of variants. */
    public Table table(Advice advice, Names names) {
        Table.Builder table = Table.of("GB on disk by number of variants").words("strategy");
        variants.forEach(each -> table.figures(Figures.count(each.doubleValue()) + (each == current ? " (here)" : "")));
        gb.forEach((strategy, sizes) -> {
            List<String> row = new ArrayList<>(List.of(names.of(strategy)));
            sizes.forEach(each -> row.add(Figures.show(each, "gb").replace(" GB", "")));
            table.row(row, strategy.equals(advice.recommendation().strategy()), null);
        });
        return table.build();
    }

    /** The recommended strategy with those that take most and least; null where nothing was computed. */
    public Chart.@Nullable Lines lines(Advice advice, Names names) {
        if (gb.isEmpty()) {
            return null;
        }
        Comparator<Map.Entry<String, List<Range>>> atEnd = Comparator.comparingDouble(
                each -> each.getValue().get(variants.size() - 1).likely());
        String chosen = advice.recommendation().strategy();
        Map<List<Range>, List<String>> lines = new LinkedHashMap<>();
        if (gb.containsKey(chosen)) {
            lines.put(Objects.requireNonNull(gb.get(chosen)), new ArrayList<>(List.of(chosen)));
        }
        for (Map.Entry<String, List<Range>> each : List.of(
                gb.entrySet().stream().max(atEnd).orElseThrow(),
                gb.entrySet().stream().min(atEnd).orElseThrow())) {
            lines.computeIfAbsent(each.getValue(), any -> new ArrayList<>(List.of(each.getKey())));
        }
        List<Chart.Series> series = new ArrayList<>();
        lines.forEach((sizes, strategies) -> {
            List<Chart.Point> points = new ArrayList<>();
            for (int i = 0; i < variants.size(); i++) {
                points.add(new Chart.Point(
                        variants.get(i).doubleValue(), sizes.get(i).likely()));
            }
            series.add(new Chart.Series(names.of(strategies.get(0)), points, strategies.contains(chosen)));
        });
        return new Chart.Lines(
                "variants",
                series,
                List.of(new Chart.Mark("here: " + Figures.count((double) current), (double) current, null)),
                Chart.Unit.GB,
                true);
    }
}
