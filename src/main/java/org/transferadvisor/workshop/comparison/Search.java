package org.transferadvisor.workshop.comparison;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.Advisor;
import org.transferadvisor.conclusions.ChosenStrategy;
import org.transferadvisor.conclusions.Finding;
import org.transferadvisor.conclusions.Leaf;
import org.transferadvisor.conclusions.PeftWinner;
import org.transferadvisor.conclusions.SelectedModel;
import org.transferadvisor.conclusions.Verdict;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.facts.reading.Node;
import org.transferadvisor.rulebook.Rulebook;
import org.transferadvisor.workshop.space.Dimension;
import org.transferadvisor.workshop.space.FactSpace;

/**
 * Looks for the smallest projects on which two rulebooks disagree: first projects that state no more than they must, then
 * those with one fact more or other, then two. The values come from the thresholds and words of both rulebooks.
 */
final class Search {

    private static final List<Class<? extends Record>> RECOMMENDED = List.of(
            Leaf.class, ChosenStrategy.class, SelectedModel.class, PeftWinner.class, Verdict.class, Finding.class);

    /** A fact and one of its values. */
    private record Setting(String pointer, @Nullable Object value) {}

    private final Advisor before;
    private final Advisor after;
    private final int most;
    private final List<List<Setting>> dimensions;
    private final Set<Integer> touched;
    private int run;

    /**
     * Prepares the search.
     *
     * @param edits what was edited; facts that edited rules and rows tell apart are combined with all others
     * @param most how many projects to run at the most
     */
    Search(Advisor before, Advisor after, Edits edits, int most) {
        this.before = before;
        this.after = after;
        this.most = most;
        this.dimensions = new ArrayList<>();
        this.touched = new LinkedHashSet<>();
        Set<String> edited = new HashSet<>();
        edits.rules().forEach(each -> edited.add(each.what()));
        Map<String, Dimension> old = byPointer(before.rulebook());
        Map<String, Dimension> now = byPointer(after.rulebook());
        Set<String> pointers = new LinkedHashSet<>(old.keySet());
        pointers.addAll(now.keySet());
        for (String pointer : pointers) {
            Set<Setting> settings = new LinkedHashSet<>();
            for (Dimension each : sides(old.get(pointer), now.get(pointer))) {
                each.values().forEach(value -> settings.add(new Setting(pointer, value)));
                each.near().forEach(value -> settings.add(new Setting(pointer, value)));
            }
            if (isTouched(old.get(pointer), now.get(pointer), edited)) {
                touched.add(dimensions.size());
            }
            dimensions.add(List.copyOf(settings));
        }
    }

    private static List<Dimension> sides(@Nullable Dimension old, @Nullable Dimension now) {
        List<Dimension> sides = new ArrayList<>();
        if (old != null) {
            sides.add(old);
        }
        if (now != null) {
            sides.add(now);
        }
        return sides;
    }

    private static boolean isTouched(@Nullable Dimension old, @Nullable Dimension now, Set<String> edited) {
        return old == null
                || now == null
                || !old.values().equals(now.values())
                || !old.near().equals(now.near())
                || old.rules().stream().anyMatch(edited::contains)
                || now.rules().stream().anyMatch(edited::contains);
    }

    private static Map<String, Dimension> byPointer(Rulebook rulebook) {
        Map<String, Dimension> byPointer = new TreeMap<>();
        FactSpace.of(rulebook).dimensions(RECOMMENDED).stream()
                .filter(each -> !each.isList())
                .forEach(each -> byPointer.put(each.pointer(), each));
        return byPointer;
    }

    /** How many projects were run. */
    int run() {
        return run;
    }

    /** How many facts were varied. */
    int facts() {
        return dimensions.size();
    }

    /**
     * The smallest difference of each kind.
     *
     * @param wanted how many kinds are enough
     */
    List<Difference> find(int wanted) {
        Map<String, Difference> kinds = new LinkedHashMap<>();
        List<Map<String, Object>> bases = bases();
        look(bases, kinds);
        if (kinds.size() < wanted) {
            look(singles(bases), kinds);
        }
        if (kinds.size() < wanted) {
            pairs(bases, wanted, kinds);
        }
        return kinds.values().stream()
                .sorted(Comparator.comparing((Difference each) -> !each.ofRecommendation())
                        .thenComparing(Difference::ofAmounts))
                .limit(wanted)
                .toList();
    }

    private List<Map<String, Object>> singles(List<Map<String, Object>> bases) {
        List<Map<String, Object>> projects = new ArrayList<>();
        bases.forEach(base -> dimensions.forEach(settings -> settings.forEach(each -> projects.add(with(base, each)))));
        return projects;
    }

    private void pairs(List<Map<String, Object>> bases, int wanted, Map<String, Difference> kinds) {
        for (int first : touched) {
            for (int second = 0; second < dimensions.size(); second++) {
                if (second == first || touched.contains(second) && second < first) {
                    continue;
                }
                List<Map<String, Object>> projects = new ArrayList<>();
                for (Map<String, Object> base : bases) {
                    for (Setting one : dimensions.get(first)) {
                        for (Setting other : dimensions.get(second)) {
                            projects.add(with(with(base, one), other));
                        }
                    }
                }
                look(projects, kinds);
                if (kinds.size() >= wanted || run >= most) {
                    return;
                }
            }
        }
    }

    private void look(List<Map<String, Object>> projects, Map<String, Difference> kinds) {
        List<Map<String, Object>> allowed =
                projects.stream().distinct().limit(Math.max(0, most - run)).toList();
        run += allowed.size();
        List<Difference> differing = allowed.parallelStream()
                .map(this::compared)
                .filter(Difference::any)
                .toList();
        differing.forEach(each -> kinds.putIfAbsent(each.kind(), each));
    }

    private Difference compared(Map<String, Object> facts) {
        Document document = new Document("project", Node.of(facts), List.of());
        return new Difference(
                String.valueOf(facts.get("project")), facts, Advised.of(before, document), Advised.of(after, document));
    }

    // ---- projects ----

    /** Projects that state no more than they must: one for each match, and one with a measured candidate. */
    private List<Map<String, Object>> bases() {
        List<Map<String, Object>> bases = new ArrayList<>();
        Map<String, Object> base = new LinkedHashMap<>();
        base.put("project", "A difference");
        base.put("task", Map.of("type", first("/task/type", "task-types")));
        base.put("data", Map.of("labeledSamples", middle("/data/labeledSamples")));
        base.put("budget", Map.of("compute", middle("/budget/compute")));
        for (Setting each : settings("/modelMatch")) {
            if (each.value() != null) {
                bases.add(with(base, each));
            }
        }
        Map<String, Object> candidate = new LinkedHashMap<>();
        candidate.put("model", "Model A");
        candidate.put("parametersB", BigDecimal.ONE);
        for (Setting each : settings("/candidates/*/similarity")) {
            if (each.value() != null) {
                Map<String, Object> measured = new LinkedHashMap<>(base);
                measured.put("candidates", List.of(candidate));
                bases.add(with(measured, each));
            }
        }
        return bases;
    }

    private List<Setting> settings(String pointer) {
        return dimensions.stream()
                .filter(each -> !each.isEmpty() && each.get(0).pointer().equals(pointer))
                .findFirst()
                .orElse(List.of());
    }

    private String first(String pointer, String table) {
        return settings(pointer).stream()
                .map(Setting::value)
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .findFirst()
                .orElseGet(() ->
                        before.rulebook().reference().ids(table).iterator().next());
    }

    /** A value between the lines, where there are some. */
    private Object middle(String pointer) {
        List<Object> values = settings(pointer).stream()
                .map(Setting::value)
                .filter(Objects::nonNull)
                .toList();
        return values.isEmpty() ? BigDecimal.valueOf(1000) : values.get(values.size() / 2);
    }

    /** The same facts with one set to another value; an entry of a list is its first. */
    private static Map<String, Object> with(Map<String, Object> facts, Setting setting) {
        List<String> steps =
                List.of(setting.pointer().substring(1).replace("*", "0").split("/"));
        Map<String, Object> changed = new LinkedHashMap<>(facts);
        put(changed, steps, setting.value());
        return changed;
    }

    private static void put(Map<String, Object> into, List<String> steps, @Nullable Object value) {
        String step = steps.get(0);
        if (steps.size() == 1) {
            if (value == null) {
                into.remove(step);
            } else {
                into.put(step, value);
            }
            return;
        }
        boolean list = steps.get(1).equals("0");
        Object below = into.get(step);
        if (list) {
            List<Object> items = new ArrayList<>(below instanceof List<?> there ? there : List.of());
            if (steps.size() == 2) {
                if (value != null) {
                    items.add(0, value);
                }
            } else if (!items.isEmpty()) {
                Map<String, Object> item = copy(items.get(0));
                put(item, steps.subList(2, steps.size()), value);
                items.set(0, item);
            }
            if (items.isEmpty()) {
                into.remove(step);
            } else {
                into.put(step, items);
            }
            return;
        }
        Map<String, Object> section = copy(below);
        put(section, steps.subList(1, steps.size()), value);
        if (section.isEmpty()) {
            into.remove(step);
        } else {
            into.put(step, section);
        }
    }

    private static Map<String, Object> copy(@Nullable Object section) {
        Map<String, Object> copy = new LinkedHashMap<>();
        if (section instanceof Map<?, ?> there) {
            there.forEach((name, value) -> copy.put(String.valueOf(name), value));
        }
        return copy;
    }
}
