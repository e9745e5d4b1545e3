package org.transferadvisor.explain.whynot.search;

import java.util.List;
import java.util.stream.Stream;
import org.transferadvisor.explain.whynot.Unmet;
import org.transferadvisor.explain.whynot.Way;

/**
 * Keeps an explanation short: the best of several ways in full, the next few by their failed conditions alone, the others by
 * name. Where the input alone can open a way, those that take another rulebook are only named.
 */
final class Trimmed {

    private static final int MOST = 3;

    private Trimmed() {}

    /** The ways shown. */
    static List<Way> of(List<Way> ways) {
        return shown(ways).map(way -> way.equals(ways.get(0)) ? way : flat(way)).toList();
    }

    /** Ids of the rules that are only named. */
    static List<String> others(List<Way> ways) {
        List<Way> shown = shown(ways).toList();
        return ways.stream()
                .filter(way -> !shown.contains(way))
                .map(Way::rule)
                .sorted()
                .toList();
    }

    private static Stream<Way> shown(List<Way> ways) {
        boolean open = !ways.isEmpty() && ways.get(0).obstacles() < WaySearch.RULEBOOK;
        return ways.stream()
                .filter(way -> !open || way.obstacles() < WaySearch.RULEBOOK)
                .limit(MOST);
    }

    private static Way flat(Way way) {
        return new Way(
                way.rule(),
                way.name(),
                way.source(),
                way.file(),
                way.line(),
                way.obstacles(),
                way.unmet().stream()
                        .map(each -> new Unmet(
                                each.condition(),
                                each.line(),
                                each.kind(),
                                each.closest(),
                                each.because(),
                                each.gaps(),
                                List.of(),
                                each.ways().stream().map(Way::rule).toList()))
                        .toList());
    }
}
