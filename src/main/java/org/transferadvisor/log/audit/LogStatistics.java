package org.transferadvisor.log.audit;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.log.entry.Entry;
import org.transferadvisor.log.entry.Recorded;
import org.transferadvisor.log.store.Filter;
import org.transferadvisor.log.store.LogStore;
import org.transferadvisor.rulebook.RulebookFiles;

/**
 * What the decisions of a log are like, all together.
 *
 * @param decisions how many there are
 * @param months how many of each month recommended each strategy, month by month; at most the last {@link #MOST_MONTHS}
 * @param strategies how many recommended each strategy
 * @param verdicts how many had each verdict
 * @param findings how many had each finding
 * @param assumed how many rest on each fact that was assumed
 * @param silent ids of the rules of the last decision's rulebook that fired in no decision by it
 * @param rules how many rules that rulebook has
 * @param rulebook the digest of that rulebook; null where there is no decision or it is not kept
 * @param by how many decisions are by that rulebook
 */
public record LogStatistics(
        long decisions,
        Map<YearMonth, Map<String, Integer>> months,
        Map<String, Integer> strategies,
        Map<String, Integer> verdicts,
        Map<String, Integer> findings,
        Map<String, Integer> assumed,
        List<String> silent,
        int rules,
        @Nullable String rulebook,
        int by) {

    /** The most months that are told apart. */
    public static final int MOST_MONTHS = 24;

    /** Those of a log. */
    public static LogStatistics of(LogStore store) {
        SortedMap<String, BitSet> strategies = store.having(Entry.STRATEGY);
        Recorded[] last = new Recorded[1];
        store.decisions(Filter.ALL, true, 1, each -> last[0] = each);
        String rulebook = last[0] == null ? null : last[0].entry().text(Entry.RULEBOOK);
        Map<String, String> files = rulebook == null ? null : store.rulebook(rulebook);
        BitSet decided = new BitSet();
        strategies.values().forEach(decided::or);
        BitSet by = rulebook == null
                ? new BitSet()
                : (BitSet) store.having(Entry.RULEBOOK).get(rulebook).clone();
        by.and(decided);
        List<String> rules = files == null ? List.of() : rules(files);
        return new LogStatistics(
                decided.cardinality(),
                months(store, last[0], strategies),
                counted(strategies),
                counted(store.having(Entry.VERDICT)),
                counted(store.having(Entry.FINDINGS)),
                counted(store.having(Entry.ASSUMED)),
                silent(rules, store.having(Entry.RULES), by),
                rules.size(),
                files == null ? null : rulebook,
                by.cardinality());
    }

    private static List<String> rules(Map<String, String> files) {
        return RulebookFiles.of(files).model().rules().stream()
                .map(each -> each.id())
                .filter(each -> !each.isEmpty())
                .sorted()
                .toList();
    }

    private static List<String> silent(List<String> rules, Map<String, BitSet> fired, BitSet by) {
        return rules.stream()
                .filter(each -> !fired.containsKey(each) || !fired.get(each).intersects(by))
                .toList();
    }

    /** The most frequent first. */
    private static Map<String, Integer> counted(Map<String, BitSet> having) {
        Map<String, Integer> counted = new LinkedHashMap<>();
        having.entrySet().stream()
                .sorted((one, other) -> Integer.compare(
                        other.getValue().cardinality(), one.getValue().cardinality()))
                .forEach(each -> counted.put(each.getKey(), each.getValue().cardinality()));
        return counted;
    }

    private static Map<YearMonth, Map<String, Integer>> months(
            LogStore store, @Nullable Recorded last, SortedMap<String, BitSet> strategies) {
        Map<YearMonth, Map<String, Integer>> months = new TreeMap<>();
        Recorded first = store.first();
        if (first == null || last == null) {
            return months;
        }
        YearMonth end = month(last.time());
        List<YearMonth> all = new ArrayList<>();
        for (YearMonth each = month(first.time()); !each.isAfter(end); each = each.plusMonths(1)) {
            all.add(each);
        }
        for (YearMonth each : all.subList(Math.max(0, all.size() - MOST_MONTHS), all.size())) {
            int from = store.firstFrom(start(each));
            int until = store.firstFrom(start(each.plusMonths(1)));
            Map<String, Integer> counts = new TreeMap<>();
            strategies.forEach((strategy, numbers) -> {
                int count = numbers.get(Math.min(from, until), until).cardinality();
                if (count > 0) {
                    counts.put(strategy, count);
                }
            });
            months.put(each, counts);
        }
        return months;
    }

    private static YearMonth month(Instant time) {
        return YearMonth.from(time.atZone(ZoneOffset.UTC));
    }

    private static long start(YearMonth month) {
        return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }
}
