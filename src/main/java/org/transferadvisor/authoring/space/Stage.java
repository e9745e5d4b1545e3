package org.transferadvisor.authoring.space;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.transferadvisor.Conclusions;
import org.transferadvisor.facts.RecordFields;

/**
 * A step on the way to a decision: conclusions that say in words all that later rules make of the facts behind them. Two
 * projects for which a step says the same, and whose other facts are equal, are decided the same.
 *
 * @param fields the kinds of conclusion with the fields that later rules look at
 * @param rules names of the rules that can matter to it, those behind earlier steps included
 * @param kinds kinds of fact that those rules look for
 * @param looks what each of its own rules looks at
 * @param computed the facts that its own rules only compute with, so that their thresholds here are not known
 * @param sight what its own rules see in the value of a fact
 * @param needs the earlier steps that it looks at, by place in the list of steps
 */
public record Stage(
        Map<String, List<String>> fields,
        Set<String> rules,
        Set<String> kinds,
        List<Look> looks,
        Set<String> computed,
        Sight sight,
        List<Integer> needs) {

    /**
     * What one rule looks at.
     *
     * @param pointers facts of the file
     * @param kinds kinds of conclusion of earlier steps
     * @param required conclusions of earlier steps without which it cannot fire
     */
    public record Look(Set<String> pointers, Set<String> kinds, List<Required> required) {}

    /**
     * A conclusion that must be there.
     *
     * @param kind kind of conclusion
     * @param values what some of its fields must be, as text
     */
    public record Required(String kind, Map<String, String> values) {

        /** Whether something said meets it, as far as its step tells its fields. */
        public boolean agrees(Said said, List<String> fields) {
            return said.kind().equals(kind)
                    && (said.values().size() != fields.size()
                            || values.entrySet().stream().allMatch(each -> {
                                int field = fields.indexOf(each.getKey());
                                return field < 0 || said.values().get(field).equals(each.getValue());
                            }));
        }
    }

    /**
     * One conclusion, as far as later rules look at it.
     *
     * @param kind kind of conclusion
     * @param values its fields as text, in the order of the step's fields
     */
    public record Said(String kind, List<String> values) implements Comparable<Said> {
        @Override
        public int compareTo(Said other) {
            return toString().compareTo(other.toString());
        }
    }

    /** What the step says in some conclusions, in a fixed order. */
    public List<Said> said(Conclusions conclusions) {
        List<Said> said = new ArrayList<>();
        for (Object each : conclusions.all()) {
            List<String> looked = fields.get(each.getClass().getSimpleName());
            if (looked != null) {
                said.add(shown(each, looked));
            }
        }
        Collections.sort(said);
        return said;
    }

    private static Said shown(Object conclusion, List<String> fields) {
        String kind = conclusion.getClass().getSimpleName();
        if (!(conclusion instanceof Record record)) {
            return new Said(kind, List.of(conclusion.toString()));
        }
        RecordFields known = RecordFields.of(record);
        return new Said(
                kind,
                fields.stream()
                        .map(field -> String.valueOf(known.get(record, field)))
                        .toList());
    }

    /** The facts that its rules read themselves, without those behind earlier steps. */
    public Set<String> pointers() {
        Set<String> pointers = new TreeSet<>();
        looks.forEach(look -> pointers.addAll(look.pointers()));
        return pointers;
    }
}
