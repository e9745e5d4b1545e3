package org.transferadvisor.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.Advice;
import org.transferadvisor.Advisor;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.facts.reading.FactPath;
import org.transferadvisor.facts.reading.Node;
import org.transferadvisor.facts.reference.Row;

/**
 * What a measured proximity means: the advice at both ends of its interval.
 *
 * @param model the candidate
 * @param low at the lower end
 * @param likely at the measured figure
 * @param high at the upper end
 * @param sentence the same for people
 */
public record Meaning(String model, End low, End likely, End high, String sentence) {

    private static final String PROBE = """
            {"project": "Measured", "task": {"type": "OTHER"}, "data": {"labeledSamples": 5000},
             "budget": {"compute": 5000}, "candidates": []}
            """;

    /**
     * The advice at one proximity of the candidate.
     *
     * @param proximity the Domain Proximity Score
     * @param band its band
     * @param strategy what is recommended; null where no project was given
     * @param source the model that it starts from
     */
    public record End(
            double proximity,
            @Nullable String band,
            @Nullable String strategy,
            @Nullable String source) {}

    /**
     * Advises at both ends.
     *
     * @param facts the project, with what was measured; null where only the band can be told
     * @param model the candidate
     * @param proximity its measured figure
     */
    public static Meaning of(Advisor advisor, @Nullable Document facts, String model, Measurement.Figure proximity) {
        End low = end(advisor, facts, model, proximity.low());
        End likely = end(advisor, facts, model, proximity.value());
        End high = end(advisor, facts, model, proximity.high());
        return new Meaning(model, low, likely, high, sentence(advisor, model, List.of(low, likely, high)));
    }

    private static End end(Advisor advisor, @Nullable Document facts, String model, double proximity) {
        Document project = facts == null ? Document.of("probe.json", PROBE) : facts;
        Map<String, Object> alike = new LinkedHashMap<>();
        List.of("semantic", "distribution", "task").forEach(part -> alike.put(part, proximity));
        Node root = project.root();
        int place = place(root, model);
        List<String> path = List.of("candidates", String.valueOf(place));
        if (facts == null) {
            root = new FactPath(path).set(root, Node.of(Map.of("model", model, "parametersB", 1)));
        }
        List<String> similarity = new ArrayList<>(path);
        similarity.add("similarity");
        root = new FactPath(similarity).set(root, Node.of(alike));
        Advice advice = advisor.advise(new Document(project.name(), root, project.problems()));
        String band = advice.models().stream()
                .filter(each -> each.model().equals(model))
                .map(Advice.Model::band)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        Advice.Recommendation recommended = advice.recommendation();
        return facts == null
                ? new End(proximity, band, null, null)
                : new End(proximity, band, recommended.strategy(), recommended.model());
    }

    /** Where a candidate stands in a project; past the last where it does not. */
    public static int place(Node facts, String model) {
        Node candidates = new FactPath(List.of("candidates")).in(facts);
        List<Node> all = candidates instanceof Node.Sequence list ? list.items() : List.of();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i) instanceof Node.Mapping each
                    && each.get("model") instanceof Node.Text name
                    && name.value().equals(model)) {
                return i;
            }
        }
        return all.size();
    }

    private static String sentence(Advisor advisor, String model, List<End> ends) {
        End low = ends.get(0);
        End high = ends.get(2);
        StringBuilder text = new StringBuilder();
        boolean oneBand = Objects.equals(low.band, high.band);
        text.append(
                oneBand
                        ? String.format(
                                Locale.ROOT,
                                "From %.2f to %.2f the proximity of %s is %s throughout",
                                low.proximity,
                                high.proximity,
                                model,
                                said(low.band))
                        : String.format(
                                Locale.ROOT,
                                "The proximity of %s is not settled: %s at %.2f, %s at %.2f",
                                model,
                                said(low.band),
                                low.proximity,
                                said(high.band),
                                high.proximity));
        if (low.strategy == null) {
            return text.append('.').toString();
        }
        boolean same =
                ends.stream().map(each -> advised(advisor, each)).distinct().count() == 1;
        return text.append(same ? "; at both ends the recommendation is " : "; the recommendation is ")
                .append(advised(advisor, low))
                .append(
                        same
                                ? "."
                                : " at the lower end, " + advised(advisor, ends.get(1))
                                        + " at the measured figure, and " + advised(advisor, high)
                                        + " at the upper end: more samples would settle it.")
                .toString();
    }

    private static String said(@Nullable String band) {
        return band == null ? "unknown" : band.toLowerCase(Locale.ROOT);
    }

    private static String advised(Advisor advisor, End end) {
        Row row = advisor.rulebook().reference().row("strategies", String.valueOf(end.strategy));
        Object name = row == null ? null : row.cell("name");
        return (name == null ? end.strategy : name) + (end.source == null ? "" : " from " + end.source);
    }
}
