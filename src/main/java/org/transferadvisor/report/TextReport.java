package org.transferadvisor.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.Advice;
import org.transferadvisor.facts.Range;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.rulebook.Sentence;

/** Writes an advice as text for a terminal. */
public final class TextReport {

    private static final String BOLD = "\u001b[1m";
    private static final String DIM = "\u001b[2m";
    private static final String YELLOW = "\u001b[33m";
    private static final String RESET = "\u001b[0m";
    private static final int NARROWEST = 60;
    private static final int WIDEST = 120;

    private final int width;
    private final boolean color;

    /**
     * A writer.
     *
     * @param width columns of the terminal; brought into 60 to 120
     * @param color whether to use colour and weight
     */
    public TextReport(int width, boolean color) {
        this.width = Math.min(WIDEST, Math.max(NARROWEST, width));
        this.color = color;
    }

    /** The whole report, ending with a line end. */
    public String write(Advice advice) {
        return new Page().write(advice);
    }

    /** One report under way. */
    private final class Page {

        private final StringBuilder text = new StringBuilder();

        String write(Advice advice) {
            title(advice);
            path(advice);
            votes(advice.peft());
            models(advice);
            viability(advice);
            uncertainty(advice.uncertainty());
            costs(advice);
            breakEvens(advice);
            findings(advice);
            assumptions(advice);
            sources(advice);
            footer(advice);
            return text.toString();
        }

        private void title(Advice advice) {
            Layout.wrap(advice.project(), width).forEach(each -> line(styled(each, BOLD)));
            line("");
            paragraph(advice.recommendation().summary(), "");
            line("");
            Advice.Recommendation chosen = advice.recommendation();
            labelled("Strategy", chosen.strategy());
            if (chosen.adaptation() != null) {
                labelled("Adaptation", chosen.adaptation());
            }
            labelled("Source model", chosen.model() == null ? "none selected" : chosen.model());
            if (advice.viability().verdict() != null) {
                labelled("Verdict", advice.viability().verdict());
            }
        }

        private void path(Advice advice) {
            heading("Decision path", "§9.1");
            String indent = "  ";
            for (int i = 0; i < advice.decisionPath().size(); i++) {
                Advice.Step step = advice.decisionPath().get(i);
                String branch = i == 0 ? "" : "└─ ";
                String start = indent + branch + step.question() + " ";
                line(Layout.cut(
                        start + styled(step.answer(), BOLD), width + (color ? BOLD.length() + RESET.length() : 0)));
                indent += i == 0 ? "" : "   ";
                paragraph(styled(fact(step.fact()), DIM), indent + "   ");
            }
            line(indent + "└─ " + styled(advice.recommendation().leaf(), BOLD));
        }

        private String fact(String fact) {
            return fact.startsWith("/") ? fact : "from the " + fact;
        }

        private void votes(Advice.Peft peft) {
            heading("PEFT selection framework", "§7.3");
            List<String> columns = List.copyOf(peft.tally().keySet());
            List<String> header = new ArrayList<>(List.of("factor", "value"));
            header.addAll(columns);
            List<List<String>> rows = new ArrayList<>();
            Map<String, Set<String>> favors = new LinkedHashMap<>();
            Map<String, String> values = new LinkedHashMap<>();
            for (Advice.Vote vote : peft.votes()) {
                favors.computeIfAbsent(vote.factor(), any -> new LinkedHashSet<>())
                        .add(vote.favors());
                values.put(vote.factor(), Sentence.show(vote.value(), null));
            }
            favors.forEach((factor, voted) -> {
                List<String> row = new ArrayList<>(List.of(factor, values.getOrDefault(factor, "")));
                columns.forEach(column -> row.add(voted.contains(column) ? "x" : "."));
                rows.add(row);
            });
            List<String> sums = new ArrayList<>(List.of("votes", ""));
            columns.forEach(column -> sums.add(String.valueOf(peft.tally().get(column))));
            rows.add(sums);
            table(header, rows, 2);
            if (peft.winner() != null) {
                paragraph("Winner: " + peft.winner(), "  ");
            }
            if (!peft.alternatives().isEmpty()) {
                List<String> others = peft.alternatives().stream()
                        .map(each -> each.strategy() + " (" + Sentence.show(each.performance(), "percent")
                                + (Boolean.TRUE.equals(each.safe()) ? ", safe" : "") + ")")
                        .toList();
                paragraph("Also possible, with quality against full fine-tuning: " + String.join(", ", others), "  ");
            }
        }

        private void models(Advice advice) {
            if (advice.models().isEmpty()) {
                return;
            }
            heading("Source models", "§9.3");
            List<String> parts = List.copyOf(advice.models().get(0).parts().keySet());
            int names = parts.stream().mapToInt(String::length).sum();
            int most = Math.max(5, (width - 52) / Math.max(1, parts.size()) - 1);
            List<String> header = new ArrayList<>(List.of("", "model", "score", "DPS", "band"));
            boolean roomy = names + parts.size() + 52 <= width;
            parts.forEach(part -> header.add(roomy ? part : Layout.cut(part, most + 1)));
            List<List<String>> rows = new ArrayList<>();
            for (Advice.Model model : advice.models()) {
                List<String> row = new ArrayList<>(List.of(
                        model.selected() ? "*" : "",
                        Layout.cut(Problem.shown(model.model()), 24),
                        figure(model.score()),
                        model.dps() == null ? "-" : figure(model.dps()),
                        model.band() == null ? "-" : model.band()));
                model.parts().values().forEach(part -> row.add(figure(part)));
                rows.add(row);
            }
            table(header, rows, 2);
            advice.models().stream()
                    .filter(model -> model.reason() != null)
                    .forEach(model -> paragraph(model.model() + " is not eligible: " + model.reason() + ".", "  "));
        }

        private void costs(Advice advice) {
            if (advice.costs().stream().noneMatch(each -> each.compute() != null || each.inferencePerMonth() != null)) {
                return;
            }
            heading(
                    "One run of each strategy, low to high",
                    "§5.2, " + advice.basis().toLowerCase(Locale.ROOT) + " figures");
            List<List<String>> rows = new ArrayList<>();
            for (Advice.Cost cost : advice.costs()) {
                rows.add(List.of(
                        cost.strategy(),
                        show(cost.gpuHours(), "hours"),
                        money(cost.compute()),
                        cost.trainingMemoryGb() == null ? "?" : Sentence.show(cost.trainingMemoryGb(), "gb"),
                        cost.gpusNeeded() == null ? "?" : String.valueOf(cost.gpusNeeded()),
                        cost.fits() == null ? "?" : cost.fits() ? "yes" : "no"));
            }
            table(List.of("strategy", "GPU-hours", "compute", "memory", "GPUs", "fits"), rows, 1);
            Advice.OtherBasis other = advice.costs().get(0).otherBasis();
            if (other != null) {
                paragraph(
                        "On the " + other.basis().toLowerCase(Locale.ROOT) + " figures "
                                + advice.costs().get(0).strategy()
                                + " takes " + show(other.gpuHours(), "hours") + " GPU-hours and "
                                + show(other.compute(), "usd") + ".",
                        "  ");
            }
            List<String> stated = advice.costs().stream()
                    .filter(each -> each.statedMemoryGb() != null)
                    .map(each -> each.strategy() + " " + show(each.statedMemoryGb(), "gb"))
                    .toList();
            if (!stated.isEmpty()) {
                paragraph(
                        "Memory is computed, activations excluded. The article's own figures, in proportion: "
                                + String.join(", ", stated) + ".",
                        "  ");
            }
            advice.costs().stream()
                    .filter(each -> each.trainedParameters() != null)
                    .findFirst()
                    .ifPresent(each -> paragraph(
                            each.strategy() + " on the query and value projections trains "
                                    + Sentence.show(each.trainedParameters(), "count") + " parameters.",
                            "  "));
            heading("All runs planned, storage and serving of each strategy", "§2.3, §3.3, §10.2");
            List<List<String>> totals = new ArrayList<>();
            for (Advice.Cost cost : advice.costs()) {
                totals.add(List.of(
                        cost.strategy(),
                        money(cost.adaptation()),
                        show(cost.storageGb(), "gb"),
                        money(cost.inferencePerMonth())));
            }
            table(List.of("strategy", "all runs", "storage", "inference a month"), totals, 1);
        }

        private void viability(Advice advice) {
            Advice.Viability viability = advice.viability();
            heading("Does it pay?", "§9.2");
            if (viability.verdict() != null) {
                line("  " + styled(viability.verdict(), BOLD));
            }
            if (viability.reason() != null) {
                paragraph(viability.reason(), "  ");
            }
            Map<String, Range> amounts = new LinkedHashMap<>();
            Advice.Benefits benefits = viability.benefits();
            put(amounts, "gain: time", benefits.time());
            put(amounts, "gain: data", benefits.data());
            put(amounts, "gain: accuracy", benefits.accuracy());
            put(amounts, "gain: maintenance", benefits.maintenance());
            put(amounts, "all gains", benefits.total());
            Advice.Costs costs = viability.costs();
            put(amounts, "cost: selection", costs.selection());
            put(amounts, "cost: adaptation", costs.adaptation());
            put(amounts, "cost: data", costs.data());
            put(amounts, "cost: inference", costs.inference());
            put(amounts, "cost: risk", costs.risk());
            put(amounts, "all costs", costs.total());
            bars(amounts);
            if (viability.tlEvs() != null) {
                paragraph(
                        "TL-EVS = gains / costs x " + Sentence.show(viability.successProbability(), "percent")
                                + " probability of success = "
                                + figure(viability.tlEvs().low()) + " to "
                                + figure(viability.tlEvs().high()) + ", likely "
                                + figure(viability.tlEvs().likely()) + ".",
                        "  ");
            }
            shares(viability);
            if (!viability.unknown().isEmpty()) {
                List<String> missing = viability.unknown().stream()
                        .map(each -> each.amount() + " (state " + each.fact() + ")")
                        .toList();
                paragraph("Not known, and not in the sums: " + String.join(", ", missing) + ".", "  ");
            }
        }

        private void put(Map<String, Range> amounts, String name, @Nullable Range amount) {
            if (amount != null) {
                amounts.put(name, amount);
            }
        }

        /** Amounts as aligned columns with a bar from low to high and a mark where the likely value is. */
        private void bars(Map<String, Range> amounts) {
            double largest =
                    amounts.values().stream().mapToDouble(Range::high).max().orElse(0);
            List<List<String>> rows = new ArrayList<>();
            int room = width - 62;
            amounts.forEach((name, amount) -> rows.add(List.of(
                    name,
                    Sentence.show(amount.low(), "usd"),
                    Sentence.show(amount.likely(), "usd"),
                    Sentence.show(amount.high(), "usd"),
                    room < 8 || largest <= 0 ? "" : bar(amount, largest, room))));
            if (!rows.isEmpty()) {
                int[] widths = widths(List.of("", "low", "likely", "high", ""), rows);
                line(styled(row(List.of("", "low", "likely", "high"), widths, 1), DIM));
                for (List<String> each : rows) {
                    line(row(each.subList(0, 4), widths, 1) + (each.get(4).isEmpty() ? "" : "  " + each.get(4)));
                }
            }
        }

        private String bar(Range amount, double largest, int room) {
            int low = place(amount.low(), largest, room);
            int likely = place(amount.likely(), largest, room);
            int high = place(amount.high(), largest, room);
            StringBuilder bar = new StringBuilder();
            for (int i = 0; i <= high; i++) {
                bar.append(i == likely ? '●' : i < low ? ' ' : '─');
            }
            return bar.toString();
        }

        private int place(double amount, double largest, int room) {
            return (int) Math.round(Math.max(0, amount) / largest * (room - 1));
        }

        /** What a category with several parts is made of. */
        private void shares(Advice.Viability viability) {
            Map<String, List<String>> shares = new LinkedHashMap<>();
            viability.parts().forEach(part -> shares.computeIfAbsent(part.category(), any -> new ArrayList<>())
                    .add(part.part() + " " + Sentence.show(Math.round(part.share() * 100) / 100.0, "percent")));
            shares.forEach((category, parts) -> {
                if (parts.size() > 1) {
                    paragraph("Of " + category + ": " + String.join(", ", parts) + ".", "  ");
                }
            });
        }

        private void uncertainty(Advice.@Nullable Uncertainty found) {
            if (found == null) {
                return;
            }
            heading("How sure is that?", Sentence.show(found.draws(), "count") + " draws, seed " + found.seed());
            List<List<String>> rows = new ArrayList<>();
            rows.add(percentiles("total cost", found.totalCost(), "usd"));
            if (found.tlEvs() != null) {
                rows.add(percentiles("TL-EVS", found.tlEvs(), null));
            }
            table(List.of("", "5%", "25%", "50%", "75%", "95%"), rows, 1);
            String above = found.probabilityAboveOne() == null
                    ? ""
                    : "TL-EVS exceeds 1 in " + Sentence.show(found.probabilityAboveOne(), "percent")
                            + " of the draws. ";
            paragraph(
                    above + "The same strategy is recommended in " + Sentence.show(found.sameStrategy(), "percent")
                            + ".",
                    "  ");
            tornado(found);
        }

        private List<String> percentiles(String name, Advice.Percentiles at, @Nullable String format) {
            List<String> row = new ArrayList<>(List.of(name));
            for (Double each : List.of(at.p5(), at.p25(), at.p50(), at.p75(), at.p95())) {
                row.add(format == null ? figure(each) : Sentence.show(each, format));
            }
            return row;
        }

        /** What moves the result most, as bars between its values at the ends of each range. */
        private void tornado(Advice.Uncertainty found) {
            if (found.drivers().isEmpty()) {
                return;
            }
            String format = found.tlEvs() == null ? "usd" : null;
            paragraph(
                    "What moves " + (format == null ? "TL-EVS" : "the total cost")
                            + " most, each at its low and its high end, all others likely:",
                    "  ");
            double least = found.drivers().stream()
                    .mapToDouble(each -> Math.min(each.atLow(), each.atHigh()))
                    .min()
                    .orElse(0);
            double most = found.drivers().stream()
                    .mapToDouble(each -> Math.max(each.atLow(), each.atHigh()))
                    .max()
                    .orElse(1);
            int names = Math.min(
                    38,
                    found.drivers().stream()
                            .mapToInt(each -> Layout.width(each.fact()))
                            .max()
                            .orElse(0));
            int room = width - names - 28;
            for (Advice.Driver each : found.drivers()) {
                int from = span(Math.min(each.atLow(), each.atHigh()), least, most, room);
                int to = span(Math.max(each.atLow(), each.atHigh()), least, most, room);
                line("  " + Layout.left(Layout.cut(Problem.shown(each.fact()), names), names)
                        + Layout.right(driver(each.atLow(), format), 11)
                        + Layout.right(driver(each.atHigh(), format), 11)
                        + "  " + " ".repeat(from) + "█".repeat(Math.max(1, to - from)));
            }
        }

        private String driver(double value, @Nullable String format) {
            return format == null ? figure(value) : money(value);
        }

        private int span(double value, double least, double most, int room) {
            return most <= least ? 0 : (int) Math.round((value - least) / (most - least) * Math.max(1, room));
        }

        private void breakEvens(Advice advice) {
            if (advice.breakEvens().isEmpty()) {
                return;
            }
            heading("Break-evens", "");
            for (Advice.BreakEven each : advice.breakEvens()) {
                paragraph(
                        each.because() + " "
                                + (each.current() == null
                                        ? ""
                                        : "Here: " + Sentence.show(each.current(), "count") + ". ")
                                + cited(each.source()),
                        "  ");
            }
        }

        private void findings(Advice advice) {
            if (advice.findings().isEmpty()) {
                return;
            }
            heading("Findings", "");
            for (Advice.Finding finding : advice.findings()) {
                String style = finding.severity().equals("WARNING") ? BOLD + YELLOW : BOLD;
                line("  " + styled(finding.severity() + "  " + finding.code(), style) + "  "
                        + styled(cited(finding.source()), DIM));
                paragraph(finding.message(), "    ");
            }
        }

        /** What stood in, by source; a value that stood in for the same fact of several candidates stands once. */
        private void assumptions(Advice advice) {
            if (advice.assumptions().isEmpty()) {
                return;
            }
            heading("In place of what the project does not state", "");
            Map<String, Map<String, Set<String>>> bySource = new LinkedHashMap<>();
            int left = 0;
            for (Advice.Assumption each : advice.assumptions()) {
                if (onlyCompared(advice.recommendation(), each.fact())) {
                    left++;
                    continue;
                }
                bySource.computeIfAbsent(each.basis() + ", " + cited(each.source()), any -> new LinkedHashMap<>())
                        .computeIfAbsent(
                                each.fact().replaceFirst("^/candidates/\\d+/", "/candidates/*/"),
                                any -> new LinkedHashSet<>())
                        .add(Sentence.show(each.value(), null));
            }
            bySource.forEach((source, facts) -> {
                line("  " + source);
                List<String> items = new ArrayList<>();
                facts.forEach((fact, values) -> items.add(fact + " = " + String.join(" or ", values)));
                paragraph(String.join("; ", items), "    ");
            });
            if (left > 0) {
                paragraph(
                        "and " + left + " figures of strategies that are only compared; --format json lists them.",
                        "  ");
            }
            Set<String> notes = new LinkedHashSet<>();
            advice.assumptions().stream()
                    .filter(each -> each.note() != null && each.fact().startsWith("/"))
                    .forEach(each -> notes.add(
                            each.fact().replaceFirst("^/candidates/\\d+/", "/candidates/*/") + ": " + each.note()));
            Advice.Cost first = advice.costs().isEmpty() ? null : advice.costs().get(0);
            if (first != null && first.note() != null && first.gpuHours() != null) {
                notes.add("hours of " + first.strategy() + ": " + first.note());
            }
            if (!notes.isEmpty()) {
                line("  Notes");
                notes.forEach(each -> paragraph(each, "    "));
            }
        }

        /** Whether a figure belongs to a strategy that is not part of the recommendation. */
        private boolean onlyCompared(Advice.Recommendation chosen, String fact) {
            return fact.startsWith("strategies/")
                    && !fact.startsWith("strategies/" + chosen.strategy() + "/")
                    && !fact.startsWith("strategies/" + chosen.adaptation() + "/");
        }

        private void sources(Advice advice) {
            heading("Sources", "");
            int widest = advice.sources().stream()
                    .mapToInt(each -> Layout.width(cited(each.id())))
                    .max()
                    .orElse(0);
            for (Advice.Source source : advice.sources()) {
                String start = "  " + Layout.left(cited(source.id()), widest) + "  ";
                List<String> lines = Layout.wrap(source.title(), width - start.length());
                line(start + lines.get(0));
                lines.stream().skip(1).forEach(each -> line(" ".repeat(start.length()) + each));
            }
        }

        private void footer(Advice advice) {
            line("");
            Advice.RulebookIdentity rulebook = advice.rulebook();
            paragraph(
                    "Rulebook " + rulebook.name() + " " + rulebook.version() + ", digest "
                            + rulebook.digest().substring(0, 12) + ". Decision " + advice.id() + " of "
                            + advice.decidedAt() + ". " + advice.trace().size()
                            + " firings of rules lie behind it; --format json shows them.",
                    "");
        }

        // ---- parts ----

        private void heading(String title, String section) {
            line("");
            line(styled(title, BOLD) + (section.isEmpty() ? "" : "  " + styled(section, DIM)));
        }

        private void labelled(String label, String value) {
            line("  " + Layout.left(label, 14) + Problem.shown(value));
        }

        private void paragraph(String content, String indent) {
            boolean dim = content.startsWith(DIM);
            String plain = dim ? content.substring(DIM.length(), content.length() - RESET.length()) : content;
            Layout.wrap(plain, width - indent.length())
                    .forEach(each -> line(indent + (dim ? styled(each, DIM) : each)));
        }

        /** A table; from the column given on, columns are aligned to the right. */
        private void table(List<String> header, List<List<String>> rows, int rightFrom) {
            int[] widths = widths(header, rows);
            line(styled(row(header, widths, rightFrom), DIM));
            rows.forEach(each -> line(row(each, widths, rightFrom)));
        }

        private int[] widths(List<String> header, List<List<String>> rows) {
            int[] widths = new int[header.size()];
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Layout.width(header.get(i));
                for (List<String> row : rows) {
                    widths[i] = Math.max(widths[i], Layout.width(row.get(i)));
                }
            }
            return widths;
        }

        private String row(List<String> cells, int[] widths, int rightFrom) {
            StringBuilder row = new StringBuilder(" ");
            for (int i = 0; i < cells.size(); i++) {
                String cell = cells.get(i);
                row.append(' ').append(i >= rightFrom ? Layout.right(cell, widths[i]) : Layout.left(cell, widths[i]));
            }
            return row.toString().stripTrailing();
        }

        private String cited(String source) {
            return Character.isDigit(source.charAt(0)) ? "§" + source : source;
        }

        private String figure(@Nullable Double value) {
            return value == null ? "-" : String.format(Locale.ROOT, "%.3f", value);
        }

        private String show(@Nullable Range range, @Nullable String format) {
            return range == null ? "unknown" : Sentence.show(range, format);
        }

        /** Dollars in short, for columns. */
        private String money(@Nullable Range range) {
            if (range == null) {
                return "unknown";
            }
            String low = money(range.low());
            return range.low().equals(range.high()) ? low : low + " to " + money(range.high());
        }

        private String money(double amount) {
            return amount >= 1e6
                    ? String.format(Locale.ROOT, "$%.1fM", amount / 1e6)
                    : amount >= 1e4 ? String.format(Locale.ROOT, "$%.0fK", amount / 1e3) : Sentence.show(amount, "usd");
        }

        private String styled(String content, String style) {
            return color ? style + content + RESET : content;
        }

        private void line(String content) {
            text.append(content).append('\n');
        }
    }
}
