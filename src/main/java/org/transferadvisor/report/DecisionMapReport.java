package org.transferadvisor.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.report.block.Block;
import org.transferadvisor.report.block.Chart;
import org.transferadvisor.report.block.Section;
import org.transferadvisor.report.block.Table;
import org.transferadvisor.report.topic.Names;
import org.transferadvisor.rulebook.Rulebook;

/** Writes what is decided on one project over values of its facts, two facts a map, as an HTML page. */
public final class DecisionMapReport {

    private final Rulebook rulebook;
    private final String project;

    /** A writer for a project by its name. */
    public DecisionMapReport(Rulebook rulebook, String project) {
        this.rulebook = rulebook;
        this.project = project;
    }

    /**
     * The page.
     *
     * @param axes the values of each fact, by its path; one fact at least
     * @param strategies the strategy at each combination, the last fact's values the quickest to change; null where the facts
     *     are refused
     */
    public String html(Map<String, List<String>> axes, List<@Nullable String> strategies) {
        List<String> facts = List.copyOf(axes.keySet());
        List<String> across = axes.get(facts.get(facts.size() - 1));
        String down = facts.size() < 2 ? "" : facts.get(facts.size() - 2);
        List<String> rows = facts.size() < 2 ? List.of("") : axes.get(down);
        Set<String> decided = new LinkedHashSet<>();
        strategies.forEach(each -> {
            if (each != null) {
                decided.add(each);
            }
        });
        List<String> words = List.copyOf(decided);
        List<Section> sections = new ArrayList<>();
        int size = across.size() * rows.size();
        for (int from = 0; from < strategies.size(); from += size) {
            String title = from == 0 && strategies.size() == size ? "All combinations" : fixed(axes, from / size);
            List<List<Integer>> cells = new ArrayList<>();
            for (int row = 0; row < rows.size(); row++) {
                List<Integer> line = new ArrayList<>();
                for (int column = 0; column < across.size(); column++) {
                    line.add(words.indexOf(strategies.get(from + row * across.size() + column)));
                }
                cells.add(line);
            }
            Chart.Field field = new Chart.Field(
                    facts.get(facts.size() - 1),
                    across,
                    down,
                    rows,
                    words.stream().map(Names.of(rulebook)::of).toList(),
                    cells);
            sections.add(section("map-" + from / size, title, field));
        }
        return new HtmlReport(rulebook)
                .write(
                        "Decisions on " + project,
                        "one project over values of its facts",
                        sections,
                        String.format(
                                Locale.ROOT,
                                "%,d combinations by the rulebook %s %s.",
                                strategies.size(),
                                rulebook.name(),
                                rulebook.version()));
    }

    private static Section section(String id, String title, Chart.Field field) {
        Table.Builder table = Table.of("Strategies").words(field.down().isEmpty() ? "Fact" : field.down());
        table.words(field.columns().toArray(String[]::new));
        for (int row = field.rows().size() - 1; row >= 0; row--) {
            List<String> cells = new ArrayList<>(List.of(field.rows().get(row)));
            field.cells()
                    .get(row)
                    .forEach(each ->
                            cells.add(each < 0 ? "refused" : field.words().get(each)));
            table.row(cells, false, null);
        }
        String seen = "What is recommended for " + field.columns().size() + " values of " + field.across()
                + (field.down().isEmpty() ? "" : " and " + field.rows().size() + " of " + field.down());
        return new Section(id, title, List.of(), List.of(new Block.Figure(seen, seen, field, table.build())), false);
    }

    /** What the facts that a map does not show are at in one of the maps. */
    private static String fixed(Map<String, List<String>> axes, int map) {
        List<String> facts = List.copyOf(axes.keySet());
        Map<String, String> at = new LinkedHashMap<>();
        int rest = map;
        for (int i = facts.size() - 3; i >= 0; i--) {
            List<String> values = axes.get(facts.get(i));
            at.put(facts.get(i), values.get(rest % values.size()));
            rest /= values.size();
        }
        List<String> shown = new ArrayList<>();
        at.forEach((fact, value) -> shown.add(0, fact + " = " + value));
        return String.join(", ", shown);
    }
}
