package org.transferadvisor.authoring.comparison;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.Conclusions;
import org.transferadvisor.UndecidedException;
import org.transferadvisor.conclusions.ChosenStrategy;
import org.transferadvisor.conclusions.CostTotal;
import org.transferadvisor.conclusions.Finding;
import org.transferadvisor.conclusions.Leaf;
import org.transferadvisor.conclusions.PeftWinner;
import org.transferadvisor.conclusions.SelectedModel;
import org.transferadvisor.conclusions.TlEvs;
import org.transferadvisor.conclusions.TotalCosts;
import org.transferadvisor.conclusions.Verdict;
import org.transferadvisor.facts.Range;
import org.transferadvisor.facts.reading.RefusedException;

/**
 * What one rulebook says of one project, in short.
 *
 * @param said the recommendation in words by part: leaf, strategy, adaptation, model, winner, verdict, findings; for a project
 *     that the rulebook refuses or leaves undecided, the reason alone
 * @param adaptationCost likely USD of adaptation; null where unknown
 * @param totalCost likely USD of everything known; null where unknown
 * @param tlEvs likely score; null where unknown
 */
public record Advised(
        Map<String, String> said,
        @Nullable Double adaptationCost,
        @Nullable Double totalCost,
        @Nullable Double tlEvs) {

    private static final String NONE = "none";

    /** What follows from conclusions. */
    static Advised of(Conclusions all) {
        try {
            Map<String, String> said = new LinkedHashMap<>();
            ChosenStrategy chosen = all.only(ChosenStrategy.class);
            SelectedModel model = all.only(SelectedModel.class);
            Leaf leaf = all.only(Leaf.class);
            PeftWinner winner = all.only(PeftWinner.class);
            Verdict verdict = all.only(Verdict.class);
            said.put("leaf", leaf == null ? NONE : leaf.id());
            said.put("strategy", chosen == null ? NONE : chosen.strategy());
            said.put("adaptation", chosen == null ? NONE : Objects.requireNonNullElse(chosen.adaptation(), NONE));
            said.put("model", model == null ? NONE : model.model());
            said.put("winner", winner == null ? NONE : winner.column());
            said.put("verdict", verdict == null ? NONE : verdict.word());
            said.put("findings", findings(all));
            TotalCosts total = all.only(TotalCosts.class);
            TlEvs score = all.only(TlEvs.class);
            Range adaptation = all.all(CostTotal.class).stream()
                    .filter(each -> each.category().equals("adaptation"))
                    .map(CostTotal::amount)
                    .findFirst()
                    .orElse(null);
            return new Advised(
                    said,
                    adaptation == null ? null : adaptation.likely(),
                    total == null ? null : total.amount().likely(),
                    score == null ? null : score.score().likely());
        } catch (UndecidedException e) {
            return without("undecided", String.valueOf(e.getMessage()));
        }
    }

    /** Nothing but why facts were refused. */
    static Advised of(RefusedException refusal) {
        return without("refused", refusal.problems().get(0).message());
    }

    private static Advised without(String part, String reason) {
        return new Advised(Map.of(part, reason), null, null, null);
    }

    private static String findings(Conclusions all) {
        List<String> codes = all.all(Finding.class).stream()
                .map(Finding::code)
                .distinct()
                .sorted()
                .toList();
        return codes.isEmpty() ? NONE : String.join(", ", codes);
    }

    /** Strategy, adaptation and model, or why there are none. */
    public String recommendation() {
        String strategy = said.get("strategy");
        if (strategy == null) {
            Map.Entry<String, String> reason = said.entrySet().iterator().next();
            return reason.getKey() + ": " + reason.getValue();
        }
        String adaptation = said.getOrDefault("adaptation", NONE);
        return strategy + (adaptation.equals(NONE) ? "" : " by " + adaptation) + ", "
                + (NONE.equals(said.get("model")) ? "no model" : said.get("model"));
    }
}
