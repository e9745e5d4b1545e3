package org.transferadvisor.rulebook.compiled;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.transferadvisor.rulebook.drl.Condition;
import org.transferadvisor.rulebook.drl.DrlFile;
import org.transferadvisor.rulebook.drl.DrlRule;
import org.transferadvisor.rulebook.drl.Insertion;
import org.transferadvisor.rulebook.drl.SourceText;

/**
 * Layers of rules: each after those whose conclusions it reads. What rules conclude does not depend on the order in which they
 * fire, but how long it takes does: a rule that gathers conclusions before all of them are there gathers them again each time
 * that one is added, which takes as many times as long as there are conclusions.
 */
public final class Layers {

    private static final Pattern COMMENT_OR_STRING =
            Pattern.compile("(\"(?:[^\"\\\\\\n]|\\\\.)*\")|//[^\\n]*|/\\*(?s:.*?)\\*/");

    private final List<DrlRule> rules = new ArrayList<>();
    private final List<Set<Integer>> feeds = new ArrayList<>();
    private final Map<DrlRule, Integer> layers = new HashMap<>();

    private Layers(List<DrlFile> files) {
        files.forEach(file -> rules.addAll(file.rules()));
        Map<String, List<Integer>> readers = new HashMap<>();
        for (int i = 0; i < rules.size(); i++) {
            Set<String> read = new HashSet<>();
            rules.get(i).conditions().forEach(each -> collect(each, read));
            for (String type : read) {
                readers.computeIfAbsent(type, any -> new ArrayList<>()).add(i);
            }
        }
        for (DrlRule each : rules) {
            Set<Integer> fed = new HashSet<>();
            for (Insertion conclusion : each.insertions()) {
                fed.addAll(readers.getOrDefault(conclusion.type(), List.of()));
            }
            feeds.add(fed);
        }
        settle();
    }

    /** The kinds of fact of the session that a condition reads. */
    private static void collect(Condition condition, Set<String> types) {
        if (condition instanceof Condition.Match match) {
            if (match.from() == null) {
                types.add(match.type().substring(match.type().lastIndexOf('.') + 1));
            }
        } else if (condition instanceof Condition.And and) {
            and.conditions().forEach(each -> collect(each, types));
        } else if (condition instanceof Condition.Or or) {
            or.conditions().forEach(each -> collect(each, types));
        } else if (condition instanceof Condition.Not not) {
            collect(not.condition(), types);
        } else if (condition instanceof Condition.Exists exists) {
            collect(exists.condition(), types);
        } else if (condition instanceof Condition.Gather gather) {
            collect(gather.condition(), types);
        }
    }

    /** Raises each rule above those that feed it. Rules that lead back to each other share a layer, below all that they lead to. */
    private void settle() {
        int[] circle = circles();
        int[] layer = new int[rules.size()];
        boolean risen = true;
        while (risen) {
            risen = false;
            for (int from = 0; from < layer.length; from++) {
                for (int to : feeds.get(from)) {
                    if (circle[to] != circle[from] && layer[circle[to]] <= layer[circle[from]]) {
                        layer[circle[to]] = layer[circle[from]] + 1;
                        risen = true;
                    }
                }
            }
        }
        for (int i = 0; i < layer.length; i++) {
            layers.put(rules.get(i), layer[circle[i]]);
        }
    }

    /** For each rule the first of those that it leads to and that lead back to it, itself where there are none. */
    private int[] circles() {
        List<BitSet> reached =
                IntStream.range(0, rules.size()).mapToObj(this::reached).toList();
        return IntStream.range(0, rules.size())
                .map(rule -> reached.get(rule).stream()
                        .filter(each -> reached.get(each).get(rule))
                        .findFirst()
                        .orElse(rule))
                .toArray();
    }

    private BitSet reached(int from) {
        BitSet reached = new BitSet();
        Deque<Integer> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
            for (int each : feeds.get(open.pop())) {
                if (!reached.get(each)) {
                    reached.set(each);
                    open.push(each);
                }
            }
        }
        return reached;
    }

    /**
     * The same rules with their layers written into them, for the compiler. No line moves.
     *
     * @param files rules that passed their check
     * @return DRL by path
     */
    public static SortedMap<String, String> written(List<DrlFile> files) {
        Layers layers = new Layers(files);
        SortedMap<String, String> texts = new TreeMap<>();
        files.forEach(file -> texts.put(file.path(), layers.written(file)));
        return texts;
    }

    private String written(DrlFile file) {
        SourceText code = new SourceText(withoutComments(file.text()));
        SortedMap<Integer, Integer> places = new TreeMap<>(Comparator.reverseOrder());
        for (DrlRule each : file.rules()) {
            places.put(code.offset(code.findName("when", each.place())), layers.get(each));
        }
        StringBuilder text = new StringBuilder(file.text());
        places.forEach((place, layer) -> text.insert(place, layer == 0 ? "" : "salience -" + layer + " "));
        return text.toString();
    }

    /** The text with blanks in place of comments, so that no word of them is taken for one of the language. */
    private static String withoutComments(String text) {
        return COMMENT_OR_STRING
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group(1) != null ? found.group() : found.group().replaceAll("[^\\n]", " ")));
    }
}
