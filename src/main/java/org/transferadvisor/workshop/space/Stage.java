package org.transferadvisor.workshop.space;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A step on the way to a decision: conclusions that say in words all that later rules make of the facts behind them. Two
 * projects for which a step says the same, and whose other facts are equal, are decided the same.
 *
 * @param fields the kinds of conclusion with the fields that later rules look at
 * @param rules names of the rules that can matter to it, those behind earlier steps included
 * @param kinds kinds of fact that those rules look for
 * @param looks what each of its own rules looks at
 * @param computed the facts that its own rules only compute with, so that their thresholds here are not known
 * @param needs the earlier steps that it looks at, by place in the list of steps
 */
public record Stage(
        Map<String, List<String>> fields,
        Set<String> rules,
        Set<String> kinds,
        List<Look> looks,
        Set<String> computed,
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
    public record Required(String kind, Map<String, String> values) {}

    /** The facts that its rules read themselves, without those behind earlier steps. */
    public Set<String> pointers() {
        Set<String> pointers = new TreeSet<>();
        looks.forEach(look -> pointers.addAll(look.pointers()));
        return pointers;
    }
}
