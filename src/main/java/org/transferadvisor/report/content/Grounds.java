package org.transferadvisor.report.content;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.transferadvisor.Advice;
import org.transferadvisor.report.block.Block;
import org.transferadvisor.report.topic.FactWords;
import org.transferadvisor.report.topic.Words;

/** Follows the firings of an advice back to the facts that they rest on. */
final class Grounds {

    private final Advice advice;
    private final Map<String, Advice.Firing> byId = new HashMap<>();
    private final Map<String, List<Advice.Firing>> concluding = new HashMap<>();

    Grounds(Advice advice) {
        this.advice = advice;
        for (Advice.Firing firing : advice.trace()) {
            byId.put(firing.id(), firing);
            firing.concluded().forEach(fact -> concluding
                    .computeIfAbsent(fact, any -> new ArrayList<>())
                    .add(firing));
        }
    }

    /** Ids of the firings that led to the recommendation. */
    Set<String> led() {
        return behind(advice.recommendation().because());
    }

    /** Some firings and all that they rest on. */
    Set<String> behind(Collection<String> firings) {
        Set<String> found = new LinkedHashSet<>(firings);
        Deque<String> open = new ArrayDeque<>(firings);
        while (!open.isEmpty()) {
            Advice.Firing firing = byId.get(open.remove());
            if (firing != null) {
                firing.matched().stream()
                        .flatMap(fact -> concluding.getOrDefault(fact, List.of()).stream())
                        .filter(each -> found.add(each.id()))
                        .forEach(each -> open.add(each.id()));
            }
        }
        return found;
    }

    /** What the recommendation rests on as a tree; what stands in it several times is opened once. */
    List<Block.Reason> reasons(Words words) {
        Set<String> opened = new LinkedHashSet<>();
        return advice.recommendation().because().stream()
                .filter(byId::containsKey)
                .map(each -> reason(byId.get(each), opened, words))
                .toList();
    }

    private Block.Reason reason(Advice.Firing firing, Set<String> opened, Words words) {
        List<Block.Reason> below = new ArrayList<>();
        if (opened.add(firing.id())) {
            for (String id : firing.matched()) {
                List<Advice.Firing> by = concluding.getOrDefault(id, List.of());
                if (by.isEmpty()) {
                    below.add(new Block.Reason(FactWords.named(firing, id, advice.facts()), null, List.of()));
                }
                by.stream()
                        .filter(each -> !each.id().equals(firing.id()))
                        .forEach(each -> below.add(reason(each, opened, words)));
            }
        }
        return new Block.Reason(words.text(firing.because()), firing.id(), List.copyOf(below));
    }
}
