package org.transferadvisor.authoring.comparison;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * One project on which two rulebooks say something else.
 *
 * @param project its name, or the file that it comes from
 * @param facts its facts in plain Java, as a facts file states them
 * @param before what the old rulebook says
 * @param after what the new one says
 */
public record Difference(String project, Map<String, Object> facts, Advised before, Advised after) {

    /**
     * One part of what is said.
     *
     * @param part such as {@code strategy}
     * @param before in the old rulebook
     * @param after in the new one
     */
    public record Change(String part, String before, String after) {}

    /** The parts of the recommendation that differ. */
    public List<Change> changes() {
        Map<String, Change> changes = new LinkedHashMap<>();
        before.said().keySet().forEach(part -> changes.put(part, change(part)));
        after.said().keySet().forEach(part -> changes.putIfAbsent(part, change(part)));
        List<Change> differing = new ArrayList<>(changes.values());
        differing.removeIf(each -> each.before().equals(each.after()));
        return List.copyOf(differing);
    }

    private Change change(String part) {
        return new Change(
                part, before.said().getOrDefault(part, "nothing"), after.said().getOrDefault(part, "nothing"));
    }

    /** Whether the two recommend something else: strategy, adaptation or model. */
    boolean ofRecommendation() {
        return !before.recommendation().equals(after.recommendation());
    }

    /** Whether anything differs, an amount included. */
    boolean any() {
        return !before.equals(after);
    }

    /** What distinguishes this kind of difference from others: findings tell kinds apart only where nothing else differs. */
    String kind() {
        List<Change> changes = changes();
        List<Change> telling =
                changes.stream().filter(each -> !each.part().equals("findings")).toList();
        String kind = (telling.isEmpty() ? changes : telling)
                .stream().map(Change::toString).collect(Collectors.joining("\n"));
        return kind.isEmpty() ? "amounts" : kind;
    }

    /** Whether amounts alone differ. */
    public boolean ofAmounts() {
        return changes().isEmpty()
                && !(Objects.equals(before.totalCost(), after.totalCost())
                        && Objects.equals(before.tlEvs(), after.tlEvs())
                        && Objects.equals(before.adaptationCost(), after.adaptationCost()));
    }
}
