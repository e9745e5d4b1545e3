package org.transferadvisor.report.topic;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.Advice;
import org.transferadvisor.facts.reference.CriterionWeight;
import org.transferadvisor.facts.reference.Row;
import org.transferadvisor.report.block.Chart;
import org.transferadvisor.report.block.Figures;
import org.transferadvisor.report.block.Table;
import org.transferadvisor.rulebook.Rulebook;
import org.transferadvisor.rulebook.tree.ProximityLines;

/** The candidates: how near they are to the domain (§6) and how they rank (§9.3). */
public final class Models {

    /** How many of the best candidates a chart draws; it draws the selected one in any case. */
    private static final int DRAWN = 12;

    private Models() {}

    /** The candidates with their scores and the parts of these, best first. */
    public static Table table(Advice advice, Words words) {
        Table.Builder table = Table.of("Candidates, best score first")
                .words("model")
                .figures("score", "DPS")
                .words("band");
        List<String> parts = parts(advice);
        parts.forEach(table::figures);
        for (Advice.Model model : advice.models()) {
            List<String> row = new ArrayList<>(List.of(
                    model.model(),
                    Figures.score(model.score()),
                    Figures.score(model.dps()),
                    model.band() == null ? "-" : words.of(model.band())));
            parts.forEach(part -> row.add(Figures.score(model.parts().get(part))));
            table.row(row, model.selected(), null);
        }
        return table.build();
    }

    private static List<String> parts(Advice advice) {
        return advice.models().isEmpty()
                ? List.of()
                : List.copyOf(advice.models().get(0).parts().keySet());
    }

    /** Why candidates are not eligible. */
    public static List<String> reasons(Advice advice) {
        return advice.models().stream()
                .filter(model -> model.reason() != null)
                .map(model -> model.model() + " is not eligible: " + model.reason() + ".")
                .toList();
    }

    /** The best candidates and the selected one, with what each criterion adds to their score by its weight. */
    public static Chart.Stacked scores(Advice advice, Rulebook rulebook) {
        List<String> parts = parts(advice);
        List<Advice.Model> scored =
                advice.models().stream().filter(model -> model.score() != null).toList();
        List<Advice.Model> drawn = new ArrayList<>(scored.subList(0, Math.min(DRAWN, scored.size())));
        List<Advice.Model> more = scored.subList(drawn.size(), scored.size()).stream()
                .filter(Advice.Model::selected)
                .toList();
        drawn.addAll(more);
        List<Chart.Stack> rows = drawn.stream()
                .map(model -> new Chart.Stack(
                        model.model(),
                        parts.stream()
                                .map(part -> model.parts().getOrDefault(part, 0.0) * weight(rulebook, part))
                                .toList(),
                        Objects.requireNonNull(model.score()),
                        model.selected()))
                .toList();
        String note = rows.size() == scored.size()
                ? ""
                : "The best " + DRAWN + " of " + scored.size() + " candidates"
                        + (more.isEmpty() ? "" : " and the one selected") + " are drawn.";
        return new Chart.Stacked(parts, rows, note);
    }

    private static double weight(Rulebook rulebook, String criterion) {
        Row row = rulebook.reference().row("criterion-weights", criterion);
        return row != null && row.value() instanceof CriterionWeight weight ? weight.weight() : 0;
    }

    /** The chart of the candidates whose proximity was measured; null where none was. */
    public static Chart.@Nullable Proximity proximity(Advice advice, ProximityLines lines) {
        List<Chart.Candidate> measured = advice.models().stream()
                .filter(model -> model.dps() != null)
                .map(model -> new Chart.Candidate(model.model(), Objects.requireNonNull(model.dps()), model.selected()))
                .toList();
        Double volume = Given.number(advice, "/data/labeledSamples");
        if (measured.isEmpty() || volume == null) {
            return null;
        }
        List<String> corners = new ArrayList<>();
        for (boolean similarity : new boolean[] {false, true}) {
            for (boolean data : new boolean[] {false, true}) {
                corners.add(lines.corners().stream()
                        .filter(each -> each.highSimilarity() == similarity && each.highVolume() == data)
                        .map(ProximityLines.Corner::name)
                        .findFirst()
                        .orElse(""));
            }
        }
        return new Chart.Proximity(
                lines.sides(), lines.bands(), Given.volumeLine(advice), volume, List.copyOf(corners), measured);
    }

    /** The candidates by proximity. */
    public static Table proximity(Advice advice, Words words) {
        Table.Builder table = Table.of("Candidates by proximity")
                .words("model")
                .figures("DPS")
                .words("band", "quadrant");
        for (Advice.Model model : advice.models()) {
            table.row(
                    List.of(
                            model.model(),
                            Figures.score(model.dps()),
                            model.band() == null ? "-" : words.of(model.band()),
                            model.quadrant() == null ? "not measured" : words.of(model.quadrant())),
                    model.selected(),
                    null);
        }
        return table.build();
    }
}
