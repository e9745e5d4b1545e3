package org.transferadvisor.authoring.comparison;

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
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.Advisor;
import org.transferadvisor.authoring.Progress;
import org.transferadvisor.authoring.space.Dimension;
import org.transferadvisor.authoring.space.Draft;
import org.transferadvisor.authoring.space.FactSpace;
import org.transferadvisor.conclusions.ChosenStrategy;
import org.transferadvisor.conclusions.Finding;
import org.transferadvisor.conclusions.Leaf;
import org.transferadvisor.conclusions.PeftWinner;
import org.transferadvisor.conclusions.SelectedModel;
import org.transferadvisor.conclusions.Verdict;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.rulebook.Rulebook;

/**
 * Looks for the smallest projects on which two rulebooks disagree: first projects that state no more than they must, then
 * those with one fact more or other, then two. The values come from the thresholds and words of both rulebooks.
 */
final class Search {

    private static final List<Class<? extends Record>> RECOMMENDED = List.of(
            Leaf.class, ChosenStrategy.class, SelectedModel.class, PeftWinner.class, Verdict.class, Finding.class);

    private static final String DECLARED = "/facts/";

    /** A fact and one of its values. */
    private record Setting(String pointer, @Nullable Object value) {}

    private final Advisor before;
    private final Advisor after;
    private final int most;
    private final Progress progress;
    private final AtomicLong done = new AtomicLong();
    private final List<List<Setting>> dimensions;
    private final Set<Integer> touched;
    private int run;

    /**
     * Prepares the search.
     *
     * @param edits what was edited; facts that edited rules and rows tell apart are combined with all others
     * @param most how many projects to run at the most
     * @param progress who wants to know how far it has come
     */
    Search(Advisor before, Advisor after, Edits edits, int most, Progress progress) {
        this.progress = progress;
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
        List<Draft> bases = bases();
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

    private List<Draft> singles(List<Draft> bases) {
        List<Draft> projects = new ArrayList<>();
        bases.forEach(base -> dimensions.forEach(settings -> settings.forEach(each -> projects.add(with(base, each)))));
        return projects;
    }

    private void pairs(List<Draft> bases, int wanted, Map<String, Difference> kinds) {
        for (int first : touched) {
            for (int second = 0; second < dimensions.size(); second++) {
                if (second == first || touched.contains(second) && second < first) {
                    continue;
                }
                List<Draft> projects = new ArrayList<>();
                for (Draft base : bases) {
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

    private void look(List<Draft> projects, Map<String, Difference> kinds) {
        List<Draft> allowed = projects.stream()
                .collect(Collectors.toMap(Draft::toString, each -> each, (one, same) -> one, LinkedHashMap::new))
                .values()
                .stream()
                .limit(Math.max(0, most - run))
                .toList();
        run += allowed.size();
        List<Difference> differing = allowed.parallelStream()
                .map(draft -> {
                    progress.at("projects that may differ", done.incrementAndGet(), most);
                    return compared(draft);
                })
                .filter(Difference::any)
                .toList();
        differing.forEach(each -> kinds.putIfAbsent(each.kind(), each));
    }

    private Difference compared(Draft draft) {
        Document document = draft.document();
        return new Difference(
                String.valueOf(draft.get("/project")),
                draft.facts(),
                Advised.of(before, document),
                Advised.of(after, document));
    }

    // ---- projects ----

    /** Projects that state no more than they must: one for each match, and one with a measured candidate. */
    private List<Draft> bases() {
        Draft base = Draft.smallest("A difference", before.rulebook().reference())
                .with("/task/type", first("/task/type", "task-types"))
                .with("/data/labeledSamples", middle("/data/labeledSamples"))
                .with("/budget/compute", middle("/budget/compute"));
        List<Draft> bases = new ArrayList<>();
        for (Setting each : settings("/modelMatch")) {
            if (each.value() != null) {
                bases.add(with(base, each));
            }
        }
        for (Setting each : settings("/candidates/*/similarity")) {
            if (each.value() != null) {
                bases.add(with(base.with("/candidates/0", Draft.candidate(0)), each));
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

    /** The same facts with one set to another value; an entry of a list is its first, and none where there is none. */
    private static Draft with(Draft facts, Setting setting) {
        String pointer = setting.pointer();
        int entry = pointer.indexOf("/*/");
        if (entry >= 0 && facts.get(pointer.substring(0, entry) + "/0") == null) {
            return facts;
        }
        if (pointer.startsWith(DECLARED)) {
            return setting.value() == null ? facts : facts.with(DECLARED + next(facts), setting.value());
        }
        return facts.with(pointer.replace("*", "0"), setting.value());
    }

    /** The place at which a fact of a declared type is added. */
    private static int next(Draft facts) {
        int place = 0;
        while (facts.get(DECLARED + place) != null) {
            place++;
        }
        return place;
    }
}
