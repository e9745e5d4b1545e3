package org.transferadvisor.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.authoring.comparison.Difference;
import org.transferadvisor.authoring.comparison.Edit;
import org.transferadvisor.authoring.comparison.RulebookDiff;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.rulebook.Sentence;
import org.transferadvisor.rulebook.layers.OwnChange;

/** Writes what differs between two rulebooks. */
public final class RulebookDiffReport {

    /** One line of a list, and what stands below it. */
    private record Item(String text, List<String> below) {}

    private final RulebookDiff diff;
    private final List<OwnChange> conflicts;

    /** A writer for one comparison. */
    public RulebookDiffReport(RulebookDiff diff) {
        this(diff, List.of());
    }

    /**
     * A writer for the comparison of a rulebook with what it extends.
     *
     * @param conflicts changes of the new rulebook under which its base has changed
     */
    public RulebookDiffReport(RulebookDiff diff, List<OwnChange> conflicts) {
        this.diff = diff;
        this.conflicts = List.copyOf(conflicts);
    }

    /** Whether the base has changed under a change of the new rulebook. */
    public boolean conflicts() {
        return !conflicts.isEmpty();
    }

    /** As JSON. */
    public String json() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("before", diff.before());
        document.put("after", diff.after());
        if (!conflicts.isEmpty()) {
            document.put("conflicts", conflicts.stream().map(this::plain).toList());
        }
        document.put("edits", diff.edits());
        document.put("warnings", diff.warnings());
        document.put("searched", diff.searched());
        document.put("examples", diff.examples().stream().map(this::plain).toList());
        document.put("changed", diff.changed());
        document.put("matrix", diff.matrix());
        document.put("projects", diff.projects().stream().map(this::plain).toList());
        return new JsonReport().pretty(document) + "\n";
    }

    private Map<String, Object> plain(OwnChange each) {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("what", each.what());
        plain.put("place", each.place().file() + ":" + each.place().line());
        plain.put("then", each.then());
        plain.put("theirs", each.theirs());
        plain.put("ours", each.ours());
        return plain;
    }

    /** Then, theirs and ours; of two that are the same the second is not written again. */
    private static Item conflict(OwnChange each) {
        List<String> below = new ArrayList<>();
        add(below, "then, when ours was written", each.then(), "nothing of that name");
        add(below, "theirs, as the base is now", each.theirs(), "nothing of that name");
        add(below, "ours", each.ours(), "taken away");
        String place = each.place().file() + ":" + each.place().line();
        return new Item(
                "the base has changed " + each.named() + ", which this rulebook " + each.verb() + " (" + place + ")",
                below);
    }

    private static void add(List<String> below, String title, @Nullable String text, String absent) {
        below.add(title + ":");
        (text == null ? absent : text).lines().forEach(line -> below.add("  " + line));
    }

    private Map<String, Object> plain(Difference each) {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("project", each.project());
        plain.put("facts", each.facts());
        plain.put("changes", each.changes());
        plain.put("before", each.before());
        plain.put("after", each.after());
        return plain;
    }

    /** As text. */
    public String text() {
        StringBuilder text = new StringBuilder();
        sections().forEach((title, items) -> {
            text.append(text.isEmpty() ? "" : "\n").append(title).append('\n');
            for (Item item : items) {
                text.append("  ").append(Problem.shown(item.text())).append('\n');
                item.below().forEach(each -> text.append("      ")
                        .append(Problem.shown(each))
                        .append('\n'));
            }
        });
        return text.toString();
    }

    /** As Markdown. */
    public String markdown() {
        MarkdownText text = new MarkdownText();
        text.heading(1, "What differs between two rulebooks");
        sections().forEach((title, items) -> {
            text.heading(2, title);
            for (Item item : items) {
                text.item(MarkdownText.plain(item.text()));
                item.below().forEach(each -> text.line("  - " + MarkdownText.plain(each)));
            }
            text.line("");
        });
        return text.text();
    }

    private Map<String, List<Item>> sections() {
        Map<String, List<Item>> sections = new LinkedHashMap<>();
        sections.put(
                "Rulebooks",
                List.of(
                        item("before: " + named(diff.before(), diff.after())),
                        item("after: " + named(diff.after(), diff.before()))));
        if (!conflicts.isEmpty()) {
            sections.put(
                    "To be settled before anything is advised",
                    conflicts.stream().map(RulebookDiffReport::conflict).toList());
        }
        sections.put("Rules", edits(diff.edits().rules()));
        sections.put("Figures and other reference data", edits(diff.edits().rows()));
        sections.put("Sources", edits(diff.edits().sources()));
        if (!diff.warnings().isEmpty()) {
            sections.put(
                    "Warnings",
                    diff.warnings().stream().map(RulebookDiffReport::item).toList());
        }
        List<Item> examples = new ArrayList<>();
        diff.examples().forEach(each -> examples.add(example(each)));
        examples.add(item((examples.isEmpty() ? "no project found; " : "") + "searched: " + diff.searched()));
        sections.put("Smallest projects that they advise differently", examples);
        if (!diff.projects().isEmpty()) {
            sections.put("Recommendations of the projects given", matrix());
            sections.put("Costs and TL-EVS of the projects given, likely", amounts());
        }
        return sections;
    }

    private static Item item(String text) {
        return new Item(text, List.of());
    }

    private static String named(RulebookDiff.Identity each, RulebookDiff.Identity other) {
        return each.name() + " " + each.version() + ", digest " + ShortDigest.of(each.digest(), other.digest());
    }

    private static List<Item> edits(List<Edit> edits) {
        List<Item> items = new ArrayList<>();
        for (Edit each : edits) {
            List<String> below = new ArrayList<>();
            for (Edit.Detail detail : each.details()) {
                below.add(detail.part() + ", before: " + Objects.requireNonNullElse(detail.before(), "absent"));
                below.add(detail.part() + ", after:  " + Objects.requireNonNullElse(detail.after(), "absent"));
            }
            String kind = each.kind().name().toLowerCase(java.util.Locale.ROOT);
            items.add(new Item(kind + " " + each.what() + " (" + each.places() + ")", below));
        }
        return items.isEmpty() ? List.of(item("no difference")) : items;
    }

    private static Item example(Difference each) {
        List<String> below = new ArrayList<>();
        each.changes().forEach(change -> below.add(change.part() + ": " + change.before() + " → " + change.after()));
        if (each.ofAmounts()) {
            below.addAll(amounts(each));
        }
        return new Item(new JsonReport().line(each.facts()), below);
    }

    private List<Item> matrix() {
        List<Item> items = new ArrayList<>();
        items.add(item(diff.changed() + " of " + diff.projects().size() + " projects are recommended something else"));
        diff.matrix()
                .forEach((before, targets) -> targets.forEach((after, count) -> items.add(
                        item(count + ": " + before + (before.equals(after) ? ", the same in both" : " → " + after)))));
        return items;
    }

    private List<Item> amounts() {
        return diff.projects().stream()
                .map(each -> new Item(each.project(), amounts(each)))
                .toList();
    }

    private static List<String> amounts(Difference each) {
        return List.of(
                change(
                        "adaptation",
                        each.before().adaptationCost(),
                        each.after().adaptationCost(),
                        "usd"),
                change("all costs", each.before().totalCost(), each.after().totalCost(), "usd"),
                change("TL-EVS", each.before().tlEvs(), each.after().tlEvs(), null));
    }

    private static String change(
            String what, @Nullable Double before, @Nullable Double after, @Nullable String format) {
        String old = Sentence.show(before, format);
        return what + ": " + old + (Objects.equals(before, after) ? "" : " → " + Sentence.show(after, format));
    }
}
